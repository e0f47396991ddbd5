//! The activities of a vertical timeline in view, packed into tracks.

use crate::timeline::input::{Activities, Lane};
use crate::timeline::span::Span;
use crate::timeline::tracks::pack;
use crate::timeline::window::Window;

/// An activity in view.
#[derive(Clone, Debug)]
pub(crate) struct TrackedActivity {
    /// The index of its lane.
    pub(crate) lane: usize,
    pub(crate) activity: usize,
    pub(crate) span: Span,
    pub(crate) track: usize,
}

/// The activities of those lanes that are in view, by time and packed into tracks, and the number of tracks.
///
/// Tracks are packed by days, before the heights of months are known: a diamond takes `diamond_days` to each side.
pub(crate) fn in_tracks(
    lanes: &[(usize, &Lane)],
    window: Window,
    diamond_days: i32,
    activities: &dyn Activities,
) -> (Vec<TrackedActivity>, usize) {
    let mut found: Vec<TrackedActivity> = Vec::new();
    for &(lane, Lane { days, .. }) in lanes {
        let spans = days.in_view(window).filter_map(|activity| {
            let span = Span::of(activities.when(activity), window.period)?;
            let mut segments = span.segments.iter();
            let is_in_view = segments.any(|s| s.from < window.to && s.to > window.from);
            is_in_view.then_some(TrackedActivity {
                lane,
                activity,
                span,
                track: 0,
            })
        });
        found.extend(spans);
    }
    found.sort_by_key(|s| (s.span.from().max(window.from), s.span.to(), s.activity));
    let extents = found.iter().map(|s| {
        let widen = if s.span.is_day { diamond_days } else { 0 };
        let (from, to) = (s.span.from().0 - widen, s.span.to().0 + widen);
        (f64::from(from), f64::from(to))
    });
    let (tracks, n) = pack(extents, 2.0);
    for (s, track) in found.iter_mut().zip(tracks) {
        s.track = track;
    }
    (found, n)
}
