//! How an activity looks: bars, diamonds, caps, joins and stubs, with time running to the right or down.

use super::axis::{Axis, Place};
use super::days::Window;
use super::element::Piece;
use super::scene::{Role, Tone};
use super::span::{Segment, Span};
use yearline_core::domain::Day;

/// How far an end that goes on runs out of the months.
pub(super) const STUB_PX: f64 = 10.0;
/// The shortest bar that is seen as one.
const MIN_BAR_PX: f64 = 3.0;

/// The axis of days on a sheet, and which way it runs.
#[derive(Clone, Debug)]
pub(super) struct Time {
    pub(super) axis: Axis,
    pub(super) window: Window,
    /// Where the days that are seen begin and end.
    pub(super) start_px: f64,
    pub(super) end_px: f64,
    /// Whether time runs down instead of to the right.
    pub(super) is_standing: bool,
}

/// The place of a bar across its time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    /// Its upper edge, or its left one where time runs down.
    pub(super) near_px: f64,
    pub(super) thickness_px: f64,
    pub(super) tone: Tone,
}

impl Bar {
    fn diamond_radius(self) -> f64 {
        diamond_radius(self.thickness_px)
    }

    /// How far a cap stands out to each side: less on thin tracks, which have neighbours.
    fn cap(self) -> f64 {
        (self.thickness_px / 4.0).clamp(0.5, 2.0)
    }

    fn middle(self) -> f64 {
        self.near_px + self.thickness_px / 2.0
    }
}

/// How far a diamond reaches from its middle, on tracks of bars that thick: a little further than a bar.
fn diamond_radius(thickness_px: f64) -> f64 {
    thickness_px / 2.0 + (thickness_px / 2.0).min(1.5)
}

fn at(day: Day) -> Place {
    Place::At(f64::from(day.0))
}

impl Time {
    pub(super) fn px(&self, day: Day) -> f64 {
        self.axis.px(f64::from(day.0))
    }

    fn is_seen(&self, from: Day, to: Day) -> bool {
        from < self.window.to && to > self.window.from
    }

    /// From where to where along time an activity is drawn, stubs and all. `None` where nothing of it is seen.
    pub(super) fn extent(&self, span: &Span, thickness_px: f64) -> Option<(f64, f64)> {
        let mut seen = span.segments.iter().filter(|s| self.is_seen(s.from, s.to));
        let first = seen.next()?;
        let last = seen.next_back().unwrap_or(first);
        let (from, to) = (self.px(first.from), self.px(last.to));
        if span.is_day {
            let (middle, radius) = ((from + to) / 2.0, diamond_radius(thickness_px));
            return Some((middle - radius, middle + radius));
        }
        let before =
            if span.before.is_some() && self.window.shows_start() && first.from == self.window.from
            {
                STUB_PX
            } else {
                0.0
            };
        let after = if span.after.is_some() && self.window.shows_end() && last.to == self.window.to
        {
            STUB_PX
        } else {
            0.0
        };
        Some((from - before, to.max(from + MIN_BAR_PX) + after))
    }

    /// The pieces of an activity.
    pub(super) fn pieces(&self, span: &Span, bar: Bar) -> Vec<Piece> {
        if span.is_day {
            return self.diamond(span, bar).into_iter().collect();
        }
        let mut pieces = Vec::new();
        let seen: Vec<&Segment> = span
            .segments
            .iter()
            .filter(|s| self.is_seen(s.from, s.to))
            .collect();
        for pair in seen.windows(2) {
            if pair[0].to < pair[1].from {
                pieces.push(self.line(
                    bar.tone,
                    (at(pair[0].to), bar.middle()),
                    (at(pair[1].from), bar.middle()),
                ));
            }
        }
        for segment in &seen {
            let (from, to) = (self.px(segment.from), self.px(segment.to));
            let to = if to - from < MIN_BAR_PX {
                Place::Px(from + MIN_BAR_PX)
            } else {
                at(segment.to)
            };
            pieces.push(self.rect(segment.role, bar, (at(segment.from), to)));
        }
        let (is_first, is_last) = (
            |s: &Segment| s.from == span.from(),
            |s: &Segment| s.to == span.to(),
        );
        for (i, segment) in seen.iter().enumerate() {
            // Between two months that touch one cap is enough.
            let is_shared = i > 0 && seen[i - 1].to == segment.from;
            if segment.is_capped {
                let (near, far) = (
                    bar.near_px - bar.cap(),
                    bar.near_px + bar.thickness_px + bar.cap(),
                );
                let goes_on = (
                    is_first(segment) && span.before.is_some(),
                    is_last(segment) && span.after.is_some(),
                );
                if segment.from >= self.window.from && !goes_on.0 && !is_shared {
                    pieces.push(self.line(
                        bar.tone,
                        (at(segment.from), near),
                        (at(segment.from), far),
                    ));
                }
                if segment.to <= self.window.to && !goes_on.1 {
                    pieces.push(self.line(bar.tone, (at(segment.to), near), (at(segment.to), far)));
                }
            }
        }
        if let (Some(role), true, Some(first)) =
            (span.before, self.window.shows_start(), seen.first())
            && is_first(first)
        {
            let stub = (Place::Px(self.start_px - STUB_PX), Place::Px(self.start_px));
            pieces.push(self.rect(role, bar, stub));
        }
        if let (Some(role), true, Some(last)) = (span.after, self.window.shows_end(), seen.last())
            && is_last(last)
        {
            let stub = (Place::Px(self.end_px), Place::Px(self.end_px + STUB_PX));
            pieces.push(self.rect(role, bar, stub));
        }
        pieces
    }

    fn diamond(&self, span: &Span, bar: Bar) -> Option<Piece> {
        let segment = span
            .segments
            .first()
            .filter(|s| self.is_seen(s.from, s.to))?;
        let (day, middle) = (
            Place::At(f64::from(segment.from.0) + 0.5),
            Place::Px(bar.middle()),
        );
        let point = if self.is_standing {
            (middle, day)
        } else {
            (day, middle)
        };
        Some(Piece::diamond(
            segment.role,
            bar.tone,
            point,
            bar.diamond_radius(),
        ))
    }

    fn rect(&self, role: Role, bar: Bar, along: (Place, Place)) -> Piece {
        let across = (
            Place::Px(bar.near_px),
            Place::Px(bar.near_px + bar.thickness_px),
        );
        if self.is_standing {
            Piece::rect(role, bar.tone, across, along)
        } else {
            Piece::rect(role, bar.tone, along, across)
        }
    }

    /// A cap or a join, from (along, across) to (along, across).
    fn line(&self, tone: Tone, from: (Place, f64), to: (Place, f64)) -> Piece {
        let turn = |(along, across): (Place, f64)| {
            if self.is_standing {
                (Place::Px(across), along)
            } else {
                (along, Place::Px(across))
            }
        };
        Piece::line(Role::Cap, tone, turn(from), turn(to))
    }
}
