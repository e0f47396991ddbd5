//! The months of a vertical timeline: their names, their heights, and the sheet with their lines.

use crate::axis::Axis;
use crate::element::{Element, font, text};
use crate::measure::width_px;
use crate::scene::{Anchor, Role, Tone};
use crate::sheet::{Region, Sheet};
use crate::timeline::glyph::{STUB_PX, Time};
use crate::timeline::input::{Lane, TimelineInput};
use crate::timeline::window::{MonthPart, Window};

/// Above the first month and below the last: room for stubs.
pub(crate) const END_PX: f64 = STUB_PX + 6.0;

/// The months in view with their names, beside their beginnings.
#[derive(Clone, Debug)]
pub(crate) struct MonthNames {
    parts: Vec<MonthPart>,
    /// For each month its name and, below that of the first month of a year in view, the year.
    names: Vec<(String, Option<String>)>,
    /// Width of the widest name, with the gap to its right.
    pub(crate) width: f64,
    size_px: f64,
}

/// A month's name and, if there is one, its year.
fn lines((month, year): &(String, Option<String>)) -> impl Iterator<Item = &String> {
    [month].into_iter().chain(year)
}

impl MonthNames {
    pub(crate) fn new(input: &TimelineInput, window: Window) -> Self {
        let size_px = input.type_px.axis_px;
        let parts = window.months();
        let name = |(i, part): (usize, &MonthPart)| {
            let month = input.month_labels.get(part.index).map(|l| l.0.clone());
            let mut years = input.year_labels.iter().rev();
            let year = years.find(|(first, _)| *first <= part.index);
            let year = year.filter(|(first, _)| i == 0 || *first == part.index);
            (
                month.unwrap_or_default(),
                year.map(|(_, name)| name.clone()),
            )
        };
        let names: Vec<_> = parts.iter().enumerate().map(name).collect();
        let widths = names.iter().flat_map(lines);
        let widest = widths
            .map(|n| width_px(n, size_px, false))
            .fold(0.0, f64::max);
        Self {
            parts,
            names,
            width: widest.ceil() + 8.0,
            size_px,
        }
    }

    pub(crate) fn n_months(&self) -> usize {
        self.parts.len()
    }

    /// The index of the month in view, of which `from` is the first day in view.
    pub(crate) fn index_of(&self, from: yearline_core::domain::Day) -> usize {
        self.parts.iter().position(|p| from < p.to).unwrap_or(0)
    }

    /// The end of a month in view.
    pub(crate) fn end_px(&self, index: usize, time: &Time) -> f64 {
        time.px(self.parts[index].to)
    }

    /// How much room the name of a month takes from its beginning.
    fn depth(&self, index: usize) -> f64 {
        let n_lines = lines(&self.names[index]).count();
        n_lines as f64 * self.size_px * 1.25 + 6.0
    }

    /// The least height of each month in view. Zooming in stretches months, so that the sheet keeps about the same height.
    pub(crate) fn least_heights(&self, window: Window, month_px: f64) -> Vec<f64> {
        let shares: f64 = self.parts.iter().map(|p| p.share).sum();
        let month_px = month_px * window.period.n_months() as f64 / shares;
        let height = |(i, part): (usize, &MonthPart)| match month_px * part.share {
            height if part.share == 1.0 => height.max(self.depth(i)),
            height => height,
        };
        self.parts.iter().enumerate().map(height).collect()
    }

    fn draw(&self, time: &Time) -> Vec<Element> {
        let mut elements = Vec::new();
        for (name, part) in self.names.iter().zip(&self.parts) {
            let mut y = time.px(part.from) + self.size_px + 3.0;
            for line in lines(name) {
                // Too little of a month at the edge of the viewport has no room for its name.
                if y <= time.px(part.to) {
                    let font = font(self.size_px);
                    elements.push(text(Role::AxisText, Tone::Plain, (0.0, y), font, line));
                }
                y += self.size_px * 1.25;
            }
        }
        elements
    }

    /// Numbers of days, where they are clear of the names of months.
    fn draw_days(&self, time: &Time, labels: &[(f64, String)]) -> Vec<Element> {
        let size = self.size_px;
        let is_clear = |y: f64| {
            let mut months = self.parts.iter().enumerate();
            months.all(|(i, p)| {
                let from_start = y - time.px(p.from);
                !(-size..self.depth(i) + 0.8 * size).contains(&from_start)
            })
        };
        let days = labels.iter().filter_map(|(day, number)| {
            let at = (self.width - 4.0, time.scale.px(*day) + size * 0.35);
            let font = font(size).anchored(Anchor::End);
            is_clear(at.1).then(|| text(Role::AxisText, Tone::Plain, at, font, number))
        });
        days.collect()
    }

    /// A sheet with the lines of the months up to `right` and their names; zoomed in also those of days or weeks.
    pub(crate) fn sheet(&self, size: (f64, f64), right: f64, time: &Time) -> Sheet {
        let month_px = |p: &MonthPart| (time.px(p.to) - time.px(p.from)) / p.share;
        let shortest = self.parts.iter().map(month_px).fold(f64::MAX, f64::min);
        let ticks = time.window.ticks(shortest);
        let sheet = Sheet::new(size.0, size.1);
        let region = Region {
            left: 0.0,
            top: time.start_px,
            right,
            bottom: time.end_px,
        };
        let mesh = Axis::with_mesh(&time.scale, &ticks.strong, &ticks.light);
        sheet.mesh(region, Axis::default(), mesh);
        sheet.draw(self.draw(time));
        sheet.draw(self.draw_days(time, &ticks.labels));
        sheet
    }
}

/// The time axis of months with those heights, from `top` down.
pub(crate) fn vertical_time(window: Window, top: f64, heights: &[f64]) -> Time {
    Time {
        scale: window.scale(top, heights.iter().copied()),
        window,
        start_px: top,
        end_px: top + heights.iter().sum::<f64>(),
        is_vertical: true,
    }
}

/// How many activities are out of view above and below.
pub(crate) fn out_of_view<'a>(
    lanes: impl Iterator<Item = &'a Lane>,
    time: &Time,
    size: f64,
) -> Vec<Element> {
    let counts = lanes.map(|lane| lane.days.n_out_of_view(time.window));
    let (before, after) = counts.fold((0, 0), |sum, n| (sum.0 + n.0, sum.1 + n.1));
    let note = |y: f64, s: String| text(Role::Note, Tone::Plain, (0.0, y), font(size), s);
    let before = (before > 0).then(|| note(time.start_px - 3.0, format!("↑ {before}")));
    let after = (after > 0).then(|| note(time.end_px + size, format!("↓ {after}")));
    before.into_iter().chain(after).collect()
}
