//! A crowded lane: the number of activities along time, month by month, instead of a mark for each.
//!
//! Its outline is as high as the number of bars that would overlap: solid for certain ones, hatched on top for possible ones. All
//! lanes of a picture share one scale. What is chosen is at the bottom, so that its height can be read.

use std::sync::Arc;

use yearline_core::domain::Day;

use super::density::Density;
use super::glyph::Time;
use super::input::{Choice, Lane};
use super::window::MonthPart;
use crate::element::{Element, MarkElements, font, polygon, text};
use crate::measure::{TypeSizes, break_count, width_px};
use crate::scene::{Anchor, MarkKey, Role, Tone};

/// The height of the highest outline in a horizontal timeline.
pub(crate) const CROWD_PX: f64 = 36.0;
/// Steps of an outline are whole days and at least this wide.
const STEP_PX: f64 = 7.0;
/// The least height of a step that is not empty.
const MIN_PX: f64 = 1.0;

/// The part of a month that is in view, in steps of whole days.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MonthSteps {
    /// The month's index in the period.
    pub(crate) month: usize,
    /// The days at which steps begin, counted from the first of the period, with their pixels. The last is the end.
    edges: Vec<(usize, f64)>,
}

impl MonthSteps {
    pub(crate) fn start_px(&self) -> f64 {
        self.edges.first().map_or(0.0, |e| e.1)
    }

    pub(crate) fn end_px(&self) -> f64 {
        self.edges.last().map_or(0.0, |e| e.1)
    }

    /// The average count of a day in each step.
    fn means(&self, counts: &[u32]) -> Vec<f64> {
        let mean = |edges: &[(usize, f64)]| {
            let days = counts.get(edges[0].0..edges[1].0).unwrap_or_default();
            days.iter().map(|n| f64::from(*n)).sum::<f64>() / days.len().max(1) as f64
        };
        self.edges.windows(2).map(mean).collect()
    }

    /// Whether there is any activity in it.
    pub(crate) fn has(&self, density: &Density) -> bool {
        let (first, last) = (
            self.edges.first().map_or(0, |e| e.0),
            self.edges.last().map_or(0, |e| e.0),
        );
        let any = |counts: &[u32]| {
            counts
                .get(first..last)
                .unwrap_or_default()
                .iter()
                .any(|n| *n > 0)
        };
        any(&density.certain) || any(&density.possible)
    }
}

/// The months in view, in steps.
pub(crate) fn months(time: &Time) -> Vec<MonthSteps> {
    let first = time.window.period.first_day().0;
    let steps = |part: &MonthPart| {
        let n_days = part.to.0 - part.from.0;
        let n = ((time.px(part.to) - time.px(part.from)) / STEP_PX) as i32;
        let n = n.clamp(1, n_days.max(1));
        let edge = |k: i32| {
            let day = Day(part.from.0 + n_days * k / n);
            ((day.0 - first).max(0).unsigned_abs() as usize, time.px(day))
        };
        MonthSteps {
            month: part.index,
            edges: (0..=n).map(edge).collect(),
        }
    };
    time.window.months().iter().map(steps).collect()
}

/// The highest step of any of those lanes; at least 1.
pub(crate) fn most(months: &[MonthSteps], lanes: impl Iterator<Item = Arc<Density>>) -> f64 {
    let mut most = 1.0;
    for lane in lanes {
        for month in months {
            let sums = month
                .means(&lane.certain)
                .into_iter()
                .zip(month.means(&lane.possible))
                .map(|(c, p)| c + p);
            most = sums.fold(most, f64::max);
        }
    }
    most
}

/// The place and scale of a lane's outline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outline {
    /// Its baseline: a distance from the top, or from the left if time runs down.
    pub(crate) base_px: f64,
    /// The height of one activity.
    pub(crate) unit_px: f64,
    pub(crate) is_vertical: bool,
}

impl Outline {
    /// The outline of a lane in one month. `chosen` is `None` if nothing is chosen at all.
    fn draw(self, month: &MonthSteps, whole: &Density, chosen: Option<&Density>) -> Vec<Element> {
        let (certain, possible) = (month.means(&whole.certain), month.means(&whole.possible));
        let less = |all: &[f64], some: &[f64]| {
            all.iter()
                .zip(some)
                .map(|(a, s)| (a - s).max(0.0))
                .collect()
        };
        let layers: Vec<(Role, Tone, Vec<f64>)> = match chosen {
            None => vec![
                (Role::Solid, Tone::Plain, certain),
                (Role::Hatched, Tone::Plain, possible),
            ],
            Some(chosen) => {
                let (sure, maybe) = (month.means(&chosen.certain), month.means(&chosen.possible));
                let (rest, rest_maybe) = (less(&certain, &sure), less(&possible, &maybe));
                vec![
                    (Role::Solid, Tone::Chosen, sure),
                    (Role::Solid, Tone::Quiet, rest),
                    (Role::Hatched, Tone::Chosen, maybe),
                    (Role::Hatched, Tone::Quiet, rest_maybe),
                ]
            }
        };
        let mut below = vec![0.0; month.edges.len() - 1];
        let mut elements = Vec::new();
        for (role, tone, counts) in layers {
            let reach = |n: f64| {
                if n > 0.0 {
                    (n * self.unit_px).max(MIN_PX)
                } else {
                    0.0
                }
            };
            let above: Vec<f64> = below
                .iter()
                .zip(&counts)
                .map(|(below, n)| below + reach(*n))
                .collect();
            if counts.iter().any(|n| *n > 0.0) {
                elements.push(polygon(role, tone, self.corners(month, &below, &above)));
            }
            below = above;
        }
        elements
    }

    /// The corners of a layer: along its upper steps and back along its lower ones.
    fn corners(self, month: &MonthSteps, below: &[f64], above: &[f64]) -> Vec<(f64, f64)> {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        let at = |along: f64, reach: f64| {
            if self.is_vertical {
                (self.base_px + reach, along)
            } else {
                (along, self.base_px - reach)
            }
        };
        let mut step = |from: f64, to: f64, reach: f64| {
            // Neighbouring steps of the same height are joined.
            let is_level = corners.last().is_some_and(|c| *c == at(from, reach));
            if is_level {
                corners.pop();
            } else {
                corners.push(at(from, reach));
            }
            corners.push(at(to, reach));
        };
        let edges = month.edges.windows(2).map(|e| (e[0].1, e[1].1));
        edges
            .clone()
            .zip(above)
            .for_each(|((from, to), reach)| step(from, to, *reach));
        edges
            .zip(below)
            .rev()
            .for_each(|((from, to), reach)| step(to, from, *reach));
        corners
    }
}

/// A crowded lane with its outline.
pub(crate) struct CrowdedLane<'a> {
    pub(crate) index: usize,
    pub(crate) lane: &'a Lane,
    pub(crate) outline: Outline,
    pub(crate) max_marks: usize,
}

impl CrowdedLane<'_> {
    /// A mark for each month that has activities. If there are more months than `max_marks`, they belong to the lane's own mark.
    pub(crate) fn marks(
        &self,
        months: &[MonthSteps],
        choice: &Choice<'_>,
        own_mark: &mut MarkElements,
        hit: impl Fn(&MonthSteps) -> [f64; 4],
        labels: impl Fn(&MonthSteps) -> Vec<Element>,
    ) -> Vec<MarkElements> {
        let (whole, chosen) = (self.lane.days.whole(), (choice.chosen)(self.index));
        let mut marks = Vec::new();
        for month in months.iter().filter(|month| month.has(&whole)) {
            let shapes = self.outline.draw(month, &whole, chosen.as_deref());
            if months.len() > self.max_marks {
                own_mark.extend(shapes);
                continue;
            }
            let key = MarkKey::Cell(self.index, month.month);
            let mut mark = MarkElements::new(key, Some(self.lane.key), hit(month));
            mark.extend(shapes);
            mark.extend(labels(month));
            marks.push(mark);
        }
        marks
    }
}

/// How the counts of months are written, alike in a whole picture: in one line, broken before the plus, or not at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Counts {
    n_lines: usize,
    size_px: f64,
}

impl Counts {
    /// The way in which all of those fit into that width.
    pub(crate) fn new(
        counts: impl Iterator<Item = String>,
        room_px: f64,
        type_px: TypeSizes,
    ) -> Self {
        let size_px = type_px.axis_px;
        let fits = |text: &String| width_px(text, size_px, false) <= room_px - 3.0;
        let mut n_lines = 1;
        for count in counts.filter(|count| !fits(count)) {
            n_lines = if break_count(&count).iter().all(fits) {
                2
            } else {
                0
            };
            if n_lines == 0 {
                break;
            }
        }
        Self { n_lines, size_px }
    }

    fn line_px(self) -> f64 {
        self.size_px * 1.2
    }

    pub(crate) fn height(self) -> f64 {
        self.n_lines as f64 * self.line_px()
    }

    /// A count over a month, bottom-aligned in the [`Counts::height`] below that top edge. Nothing if too little of the month is in
    /// view.
    pub(crate) fn draw(
        self,
        count: &str,
        tone: Tone,
        month: &MonthSteps,
        top_px: f64,
    ) -> Vec<Element> {
        let lines = match self.n_lines {
            0 => Vec::new(),
            1 => vec![count.to_owned()],
            _ => break_count(count),
        };
        let (from, to) = (month.start_px(), month.end_px());
        let is_wider = |line: &String| width_px(line, self.size_px, false) > to - from;
        if lines.iter().any(is_wider) {
            return Vec::new();
        }
        let first =
            top_px + self.height() - lines.len() as f64 * self.line_px() + self.size_px * 0.9;
        let line = |(i, line): (usize, String)| {
            let at = ((from + to) / 2.0, first + i as f64 * self.line_px());
            let font = font(self.size_px).anchored(Anchor::Middle);
            text(Role::Note, tone, at, font, line)
        };
        lines.into_iter().enumerate().map(line).collect()
    }
}
