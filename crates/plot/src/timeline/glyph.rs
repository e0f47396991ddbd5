//! How an activity is drawn along time: as a bar, a diamond, caps, joins and stubs. Time runs to the right or down.
//!
//! It knows nothing of lanes, names or what else is on the sheet. Solid is certain, hatched is possible, and this is the only place
//! that draws it for single activities.

use yearline_core::domain::Day;

use super::span::{Segment, Span};
use super::window::Window;
use crate::axis::Scale;
use crate::element::{Element, diamond, line, rect};
use crate::scene::{Role, Tone};

/// How far an activity that continues outside the period reaches out of the months.
pub(crate) const STUB_PX: f64 = 10.0;
/// The shortest bar that is recognised as one.
const MIN_BAR_PX: f64 = 3.0;

/// The time axis of a sheet, and its direction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Time {
    /// From days to pixels.
    pub(crate) scale: Scale,
    pub(crate) window: Window,
    /// Where the days in view begin and end.
    pub(crate) start_px: f64,
    pub(crate) end_px: f64,
    /// Whether time runs down instead of to the right.
    pub(crate) is_vertical: bool,
}

/// The place of a bar across the direction of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bar {
    /// Its upper edge, or its left one if time runs down.
    pub(crate) near_px: f64,
    pub(crate) thickness_px: f64,
}

impl Bar {
    /// How far a cap reaches beyond each side: less on thin tracks, which have neighbours.
    fn cap_px(self) -> f64 {
        (self.thickness_px / 4.0).clamp(0.5, 2.0)
    }

    fn middle_px(self) -> f64 {
        self.near_px + self.thickness_px / 2.0
    }
}

/// How far a diamond reaches from its middle on a track of bars that thick: a little further than a bar.
fn diamond_radius(thickness_px: f64) -> f64 {
    thickness_px / 2.0 + (thickness_px / 2.0).min(1.5)
}

impl Time {
    pub(crate) fn px(&self, day: Day) -> f64 {
        self.scale.px(f64::from(day.0))
    }

    fn in_view<'s>(&self, span: &'s Span) -> Vec<&'s Segment> {
        let Window { from, to, .. } = self.window;
        let segments = span.segments.iter();
        segments.filter(|s| s.from < to && s.to > from).collect()
    }

    /// From where to where along time an activity is drawn, including stubs. `None` if it is not in view.
    pub(crate) fn extent(&self, span: &Span, thickness_px: f64) -> Option<(f64, f64)> {
        let segments = self.in_view(span);
        let (first, last) = (segments.first()?, segments.last()?);
        let (from, to) = (self.px(first.from), self.px(last.to));
        if span.is_day {
            let (middle, radius) = ((from + to) / 2.0, diamond_radius(thickness_px));
            return Some((middle - radius, middle + radius));
        }
        let window = self.window;
        let has_before = span.before.is_some() && window.shows_start() && first.from == window.from;
        let has_after = span.after.is_some() && window.shows_end() && last.to == window.to;
        let stub = |is_there| if is_there { STUB_PX } else { 0.0 };
        let to = to.max(from + MIN_BAR_PX);
        Some((from - stub(has_before), to + stub(has_after)))
    }

    /// The elements of an activity.
    pub(crate) fn draw(&self, span: &Span, bar: Bar, tone: Tone) -> Vec<Element> {
        let segments = self.in_view(span);
        let (Some(&first), Some(&last)) = (segments.first(), segments.last()) else {
            return Vec::new();
        };
        if span.is_day {
            let middle = self.scale.px(f64::from(first.from.0) + 0.5);
            let at = self.turn((middle, bar.middle_px()));
            return vec![diamond(
                first.role,
                tone,
                at,
                diamond_radius(bar.thickness_px),
            )];
        }
        let mut elements = Vec::new();
        for pair in segments.windows(2).filter(|p| p[0].to < p[1].from) {
            let (from, to) = (self.px(pair[0].to), self.px(pair[1].from));
            let middle = bar.middle_px();
            elements.push(self.line(tone, (from, middle), (to, middle)));
        }
        for segment in &segments {
            let (from, to) = (self.px(segment.from), self.px(segment.to));
            elements.push(self.rect(segment.role, bar, tone, (from, to.max(from + MIN_BAR_PX))));
        }
        let continues_before = |s: &Segment| s.from == span.from() && span.before.is_some();
        let continues_after = |s: &Segment| s.to == span.to() && span.after.is_some();
        for (i, segment) in segments.iter().enumerate().filter(|(_, s)| s.is_capped) {
            let cap = |day: Day| {
                let near = bar.near_px - bar.cap_px();
                let far = bar.near_px + bar.thickness_px + bar.cap_px();
                self.line(tone, (self.px(day), near), (self.px(day), far))
            };
            // Two months that touch share one cap.
            let is_shared = i > 0 && segments[i - 1].to == segment.from;
            if segment.from >= self.window.from && !continues_before(segment) && !is_shared {
                elements.push(cap(segment.from));
            }
            if segment.to <= self.window.to && !continues_after(segment) {
                elements.push(cap(segment.to));
            }
        }
        if let Some(role) = span.before.filter(|_| first.from == span.from())
            && self.window.shows_start()
        {
            let stub = (self.start_px - STUB_PX, self.start_px);
            elements.push(self.rect(role, bar, tone, stub));
        }
        if let Some(role) = span.after.filter(|_| last.to == span.to())
            && self.window.shows_end()
        {
            let stub = (self.end_px, self.end_px + STUB_PX);
            elements.push(self.rect(role, bar, tone, stub));
        }
        elements
    }

    /// From (along time, across it) to (x, y).
    fn turn(&self, (along, across): (f64, f64)) -> (f64, f64) {
        if self.is_vertical {
            (across, along)
        } else {
            (along, across)
        }
    }

    fn rect(&self, role: Role, bar: Bar, tone: Tone, along: (f64, f64)) -> Element {
        let across = (bar.near_px, bar.near_px + bar.thickness_px);
        if self.is_vertical {
            rect(role, tone, across, along)
        } else {
            rect(role, tone, along, across)
        }
    }

    /// A cap or a join, between two points (along time, across it).
    fn line(&self, tone: Tone, from: (f64, f64), to: (f64, f64)) -> Element {
        line(Role::Cap, tone, self.turn(from), self.turn(to))
    }
}
