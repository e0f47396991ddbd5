//! A crowded lane: how many activities lie where, month by month, instead of a mark for each.
//!
//! Its outline is the number of bars that would lie over each other: solid what is certain, hatched on it what is possible. One scale
//! serves all lanes of a picture. What is chosen stands at the bottom, so that its height can be read.

use std::sync::Arc;

use super::density::Density;
use super::element::Piece;
use super::glyph::Time;
use super::measure::{TypeSizes, width_px};
use super::scene::{Anchor, Role, Tone};

/// How far the highest outline of a lying picture reaches.
pub(super) const CROWD_PX: f64 = 36.0;
/// Steps of an outline are at least that wide, and whole days.
const STEP_PX: f64 = 7.0;
/// What there is at all is seen.
const MIN_PX: f64 = 1.0;

/// What is seen of a month, in steps of whole days.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The month's index in the period.
    pub(super) month: usize,
    /// Days from the first of the period, and where they begin; the last is the end.
    edges: Vec<(usize, f64)>,
}

impl Part {
    pub(super) fn start_px(&self) -> f64 {
        self.edges.first().map_or(0.0, |e| e.1)
    }

    pub(super) fn end_px(&self) -> f64 {
        self.edges.last().map_or(0.0, |e| e.1)
    }

    /// How many there are on a day of each step, on the average.
    fn means(&self, counts: &[u32]) -> Vec<f64> {
        let mean = |edges: &[(usize, f64)]| {
            let days = counts.get(edges[0].0..edges[1].0).unwrap_or_default();
            days.iter().map(|n| f64::from(*n)).sum::<f64>() / days.len().max(1) as f64
        };
        self.edges.windows(2).map(mean).collect()
    }

    /// Whether anything at all lies in it.
    pub(super) fn has(&self, density: &Density) -> bool {
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

/// The months that are seen, in steps.
pub(super) fn parts(time: &Time) -> Vec<Part> {
    let first = time.window.period.first_day().0;
    let part = |part: &super::days::MonthPart| {
        let n_days = part.to.0 - part.from.0;
        let n = ((time.px(part.to) - time.px(part.from)) / STEP_PX) as i32;
        let n = n.clamp(1, n_days.max(1));
        let edge = |k: i32| {
            let day = yearline_core::domain::Day(part.from.0 + n_days * k / n);
            ((day.0 - first).max(0).unsigned_abs() as usize, time.px(day))
        };
        Part {
            month: part.index,
            edges: (0..=n).map(edge).collect(),
        }
    };
    time.window.months().iter().map(part).collect()
}

/// The most that lies in one step of any of those lanes; at least 1.
pub(super) fn most(parts: &[Part], lanes: impl Iterator<Item = Arc<Density>>) -> f64 {
    let mut most = 1.0;
    for lane in lanes {
        for part in parts {
            let sums = part
                .means(&lane.certain)
                .into_iter()
                .zip(part.means(&lane.possible))
                .map(|(c, p)| c + p);
            most = sums.fold(most, f64::max);
        }
    }
    most
}

/// Where the outline of a lane stands, and on what scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outline {
    /// What it stands on: a height, or where time runs down a place from the left.
    pub(super) base_px: f64,
    /// How far one activity reaches from there.
    pub(super) unit_px: f64,
    pub(super) is_standing: bool,
}

impl Outline {
    /// What lies in a month of a lane; `chosen` is none where nothing is chosen at all.
    pub(super) fn pieces(
        self,
        part: &Part,
        whole: &Density,
        chosen: Option<&Density>,
    ) -> Vec<Piece> {
        let (certain, possible) = (part.means(&whole.certain), part.means(&whole.possible));
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
                let (sure, maybe) = (part.means(&chosen.certain), part.means(&chosen.possible));
                let (rest, rest_maybe) = (less(&certain, &sure), less(&possible, &maybe));
                vec![
                    (Role::Solid, Tone::Chosen, sure),
                    (Role::Solid, Tone::Quiet, rest),
                    (Role::Hatched, Tone::Chosen, maybe),
                    (Role::Hatched, Tone::Quiet, rest_maybe),
                ]
            }
        };
        let mut below = vec![0.0; part.edges.len() - 1];
        let mut pieces = Vec::new();
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
                pieces.push(Piece::area(role, tone, self.corners(part, &below, &above)));
            }
            below = above;
        }
        pieces
    }

    /// Along the upper steps and back along the lower ones.
    fn corners(self, part: &Part, below: &[f64], above: &[f64]) -> Vec<(f64, f64)> {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        let at = |along: f64, reach: f64| {
            if self.is_standing {
                (self.base_px + reach, along)
            } else {
                (along, self.base_px - reach)
            }
        };
        let mut step = |from: f64, to: f64, reach: f64| {
            // Steps of the same height are one.
            let is_level = corners.last().is_some_and(|c| *c == at(from, reach));
            if is_level {
                corners.pop();
            } else {
                corners.push(at(from, reach));
            }
            corners.push(at(to, reach));
        };
        let edges = part.edges.windows(2).map(|e| (e[0].1, e[1].1));
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

/// How the counts of months are written, for a whole picture alike: in one line, broken before the plus, or not at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Counts {
    pub(super) n_lines: usize,
    size_px: f64,
}

impl Counts {
    /// So that all of those have room in that width.
    pub(super) fn new(
        counts: impl Iterator<Item = String>,
        room_px: f64,
        type_px: TypeSizes,
    ) -> Self {
        let size_px = type_px.axis_px;
        let fits = |text: &str| width_px(text, size_px, false) <= room_px - 3.0;
        let mut n_lines = 1;
        for count in counts {
            if !fits(&count) {
                n_lines = n_lines.max(2);
                if !broken(&count).into_iter().all(|line| fits(&line)) {
                    return Self {
                        n_lines: 0,
                        size_px,
                    };
                }
            }
        }
        Self { n_lines, size_px }
    }

    pub(super) fn height(self) -> f64 {
        self.n_lines as f64 * self.size_px * 1.2
    }

    /// A count over a month, from that top edge down to [`Counts::height`] below it; none where of the month too little is seen.
    pub(super) fn pieces(self, count: &str, tone: Tone, part: &Part, top_px: f64) -> Vec<Piece> {
        let mut lines = match self.n_lines {
            0 => Vec::new(),
            1 => vec![count.to_owned()],
            _ => broken(count),
        };
        let (from, to) = (part.start_px(), part.end_px());
        let middle_px = (from + to) / 2.0;
        if lines
            .iter()
            .any(|line| width_px(line, self.size_px, false) > to - from)
        {
            lines.clear();
        }
        let first =
            top_px + self.height() - lines.len() as f64 * self.size_px * 1.2 + self.size_px * 0.9;
        let line = |(i, line): (usize, String)| {
            let at = (middle_px, first + i as f64 * self.size_px * 1.2);
            Piece::text(Role::Note, tone, at, self.size_px, line).anchored(Anchor::Middle)
        };
        lines.into_iter().enumerate().map(line).collect()
    }
}

/// `10+12` as `10`, `+12`.
pub(super) fn broken(value: &str) -> Vec<String> {
    match value.split_once('+') {
        Some((a, b)) if !a.is_empty() => vec![a.to_owned(), format!("+{b}")],
        _ => vec![value.to_owned()],
    }
}
