//! The band above the lanes: years if there are several, months, days when zoomed in, and the heading of the undated column.

use super::context::LaneContext;
use crate::element::{Element, font, text};
use crate::measure::{names_that_fit, width_px, wrap};
use crate::scene::{Role, Tone};
use crate::timeline::input::TimelineInput;
use crate::timeline::window::Ticks;

/// From the labels to the lanes.
pub(crate) const LABEL_GAP_PX: f64 = 6.0;

/// The band above the lanes.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) height: f64,
    /// Height of one line of axis labels.
    pub(crate) line: f64,
    /// How many lines of days are below the months: one or none.
    pub(crate) n_day_lines: f64,
    /// Names of months, at their middle.
    pub(crate) months: Vec<(f64, String)>,
    /// First days of years, with their names.
    years: Vec<(f64, String)>,
    undated: Vec<String>,
}

impl Head {
    pub(crate) fn new(
        input: &TimelineInput,
        context: &LaneContext,
        ticks: &Ticks,
        month_px: f64,
    ) -> Self {
        let axis_px = input.type_px.axis_px;
        let line = (axis_px * 1.5).ceil();
        let parts = context.time.window.months();
        let fits = |text: &str, room: f64| width_px(text, axis_px, false) <= room - 4.0;
        let label = |index: usize| match input.month_labels.get(index) {
            Some((long, short)) => (long.as_str(), short.as_str()),
            None => ("", ""),
        };
        let labels = parts.iter().map(|p| label(p.index));
        let (is_long, every) = names_that_fit(labels, axis_px, month_px);
        let months = parts.iter().filter(|p| p.index % every == 0);
        let months = months.filter_map(|p| {
            let (long, short) = label(p.index);
            let text = if is_long { long } else { short };
            let middle = f64::from(p.from.0 + p.to.0) / 2.0;
            // At the edge of a zoomed view there may be too little of a month for its name.
            (p.share == 1.0 || fits(text, month_px * p.share)).then(|| (middle, text.to_owned()))
        });
        let mut years: Vec<(f64, String)> = Vec::new();
        for (index, name) in &input.year_labels {
            let Some(first) = parts.iter().find(|p| p.index >= *index) else {
                continue;
            };
            let day = f64::from(first.from.0);
            // Of two years that begin before the viewport only the later one is named.
            years.pop_if(|(before, _)| *before >= day);
            years.push((day, name.clone()));
        }
        let room = context.columns.undated - 24.0;
        let undated = wrap(&input.undated_heading, axis_px, room, 2);
        let n_day_lines = f64::from(u8::from(!ticks.labels.is_empty()));
        let n_year_lines = f64::from(u8::from(!years.is_empty()));
        let n_lines = (1.0 + n_day_lines + n_year_lines).max(undated.len() as f64);
        Self {
            height: n_lines * line + 10.0,
            line,
            n_day_lines,
            months: months.collect(),
            years,
            undated,
        }
    }

    /// The heading of the undated column and the years. Plotters writes the months and days.
    pub(crate) fn draw(&self, input: &TimelineInput, context: &LaneContext) -> Vec<Element> {
        let axis_px = input.type_px.axis_px;
        let label =
            |x: f64, y: f64, s: &str| text(Role::AxisText, Tone::Plain, (x, y), font(axis_px), s);
        // The baseline of plotters' lowest line, so that the heading is level with it.
        let lowest = self.height - LABEL_GAP_PX - 0.22 * axis_px;
        let mut elements = Vec::new();
        for (i, s) in self.undated.iter().rev().enumerate() {
            let y = lowest - i as f64 * self.line;
            elements.push(label(context.columns.undated_left() + 12.0, y, s));
        }
        elements.reverse();
        let y = lowest - (1.0 + self.n_day_lines) * self.line;
        // A year that begins right after another one moves as far as the other one needs.
        let mut free = f64::MIN;
        for (day, s) in &self.years {
            let x = (context.time.scale.px(*day) + 4.0).max(free);
            let end = x + width_px(s, axis_px, false);
            if end <= context.columns.months_right() {
                elements.push(label(x, y, s));
                free = end + 8.0;
            }
        }
        elements
    }
}
