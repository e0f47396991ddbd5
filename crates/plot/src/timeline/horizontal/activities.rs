//! The activities of one lane, packed into tracks, in the first of these forms that has room:
//!
//! 1. named bars, if they are few or the lane is open;
//! 2. thin bars without names;
//! 3. merged bars, where those that look the same are one bar with a count;
//! 4. a crowd ([`crowd`](crate::timeline::crowd)), if there are too many for a mark each.

use super::context::LaneContext;
use crate::columns::Columns;
use crate::measure::TypeSizes;
use crate::timeline::crowd::CROWD_PX;
use crate::timeline::glyph::{Bar, Time};
use crate::timeline::input::{Activities, Lane};
use crate::timeline::item::{Caption, PlacedItem};
use crate::timeline::span::Span;
use crate::timeline::tracks::{pack, pack_unsorted};

/// A closed lane names its activities in at most this many tracks.
const MAX_NAMED_TRACKS: usize = 3;
/// If more activities than these are in view, their names have no notes.
const MAX_NOTES: usize = 12;
/// If more activities than these are named in a lane, none of the names is bold.
const MAX_BOLD: usize = 3;
/// Thickness of a bar below its name.
const NAMED_BAR_PX: f64 = 11.0;
/// Thickness of a bar without name, and from one such track to the next.
const THIN_PX: (f64, f64) = (6.0, 9.0);
/// The same in a lane of more than [`MANY_TRACKS`] tracks.
const THINNEST_PX: (f64, f64) = (5.0, 7.0);
const MANY_TRACKS: usize = 7;
/// No bar can be followed among more thin tracks than these, so activities that look the same are merged.
const MAX_THIN_TRACKS: usize = 16;
/// Merged activities take at most this many tracks, as each has its count above it. Beyond that they are a crowd.
const MAX_MERGED_TRACKS: usize = 6;
/// Merging is not tried for more activities than these.
const MAX_TO_MERGE: usize = 400;
/// From one name to the next on the same line.
const NAME_GAP_PX: f64 = 14.0;

/// The activities of a lane with their places, by time.
#[derive(Clone, Debug)]
pub(crate) struct PlacedActivities {
    pub(crate) items: Vec<PlacedItem>,
    /// The baseline of the crowd, if it is one.
    pub(crate) crowd_base_px: Option<f64>,
    pub(crate) bottom: f64,
    /// How many are before and after the viewport.
    pub(crate) n_before: usize,
    pub(crate) n_after: usize,
}

/// An activity in view, or several that are drawn as one, with the extent of its bar.
#[derive(Clone, Debug)]
struct InView {
    members: Vec<usize>,
    span: Span,
    bar: (f64, f64),
}

impl InView {
    fn placed(self, track: Track, extent: (f64, f64), caption: Option<Caption>) -> PlacedItem {
        let Track { top, height, bar } = track;
        PlacedItem {
            members: self.members.into(),
            span: self.span,
            bar,
            hit: [extent.0, top, extent.1 - extent.0, height],
            caption,
        }
    }
}

/// The place of an item across time: its hit area and its bar.
struct Track {
    top: f64,
    height: f64,
    bar: Bar,
}

/// Those of these activities that are in view, by time.
fn in_view(
    indexes: impl Iterator<Item = usize>,
    time: &Time,
    activities: &dyn Activities,
    thickness_px: f64,
) -> Vec<InView> {
    let find = |activity| {
        let span = Span::of(activities.when(activity), time.window.period)?;
        let bar = time.extent(&span, thickness_px)?;
        Some(InView {
            members: vec![activity],
            span,
            bar,
        })
    };
    let mut found: Vec<InView> = indexes.filter_map(find).collect();
    found.sort_by_key(|s| (s.span.from(), s.span.to(), s.members[0]));
    found
}

/// Places the activities of a lane whose top edge is there.
pub(crate) fn place(
    lane: &Lane,
    context: &LaneContext,
    activities: &dyn Activities,
    top: f64,
) -> PlacedActivities {
    let (n_before, n_after) = lane.days.n_out_of_view(context.time.window);
    let mut crowd_base_px = None;
    let (items, bottom) = place_marks(lane, context, activities, top).unwrap_or_else(|| {
        let base = top + 8.0 + context.counts.height() + 3.0 + CROWD_PX;
        crowd_base_px = Some(base);
        if lane.named.is_empty() {
            return (Vec::new(), base + 8.0);
        }
        // A few chosen activities are named even in a crowd.
        let indexes = lane.named.iter().copied();
        let few = in_view(indexes, &context.time, activities, NAMED_BAR_PX);
        NamedTracks::new(&few, false, context, activities).place(few, context.type_px, base + 8.0)
    });
    // The line that says how many are out of view.
    let out_of_view = if n_before + n_after > 0 {
        context.type_px.axis_px + 6.0
    } else {
        0.0
    };
    PlacedActivities {
        items,
        crowd_base_px,
        bottom: bottom + out_of_view,
        n_before,
        n_after,
    }
}

/// Items and the bottom edge of the last track.
type Items = (Vec<PlacedItem>, f64);

/// A mark for each activity, or for those that look the same. `None` if there are too many.
fn place_marks(
    lane: &Lane,
    context: &LaneContext,
    activities: &dyn Activities,
    top: f64,
) -> Option<Items> {
    let n_in_view = lane.days.n_in_view(context.time.window);
    let has_room = n_in_view <= context.max_marks;
    if !has_room && n_in_view > MAX_TO_MERGE {
        return None;
    }
    let of_lane = |thickness_px| {
        let indexes = lane.days.in_view(context.time.window);
        in_view(indexes, &context.time, activities, thickness_px)
    };
    if has_room {
        let found = of_lane(NAMED_BAR_PX);
        let mut tracks = NamedTracks::new(&found, found.len() <= MAX_NOTES, context, activities);
        if !lane.is_open && tracks.n > MAX_NAMED_TRACKS {
            tracks = NamedTracks::new(&found, false, context, activities);
        }
        if lane.is_open || tracks.n <= MAX_NAMED_TRACKS {
            return Some(tracks.place(found, context.type_px, top + 7.0));
        }
    }
    let found = of_lane(THIN_PX.0);
    if has_room && let Some(thin) = place_thin(&found, top + 10.0) {
        return Some(thin);
    }
    place_merged(found, context, activities, top + 7.0)
}

/// Where text may be: also in the gap before the undated column, which holds only stubs.
fn text_room(context: &LaneContext) -> (f64, f64) {
    let time = &context.time;
    (time.start_px + 1.0, time.end_px + Columns::GAP - 6.0)
}

/// Tracks of bars with their names above.
struct NamedTracks {
    captions: Vec<Caption>,
    extents: Vec<(f64, f64)>,
    tracks: Vec<usize>,
    n: usize,
}

impl NamedTracks {
    fn new(
        found: &[InView],
        with_notes: bool,
        context: &LaneContext,
        activities: &dyn Activities,
    ) -> Self {
        let room = text_room(context);
        let mut captions = Vec::new();
        let mut extents = Vec::new();
        for s in found {
            let title = activities.title(s.members[0]);
            let note = with_notes.then(|| activities.note(s.members[0]));
            let width = room.1 - room.0;
            let mut caption = Caption::new(&title, note.as_deref(), context.type_px, width);
            caption.may_be_bold = found.len() <= MAX_BOLD;
            extents.push(caption.place(s.bar, room));
            captions.push(caption);
        }
        // In the order of time, not of the names' left edges, so that the tracks read from the top down.
        let (tracks, n) = pack(extents.iter().copied(), NAME_GAP_PX);
        Self {
            captions,
            extents,
            tracks,
            n,
        }
    }

    fn place(self, found: Vec<InView>, type_px: TypeSizes, top: f64) -> Items {
        let line = type_px.label_line();
        let pitch = line + NAMED_BAR_PX + 8.0;
        let bottom = top + self.n as f64 * pitch;
        let captions = self.captions.into_iter();
        let places = self.tracks.into_iter().zip(self.extents);
        let items = found.into_iter().zip(captions).zip(places);
        let items = items.map(|((s, mut caption), (track, extent))| {
            let track_top = top + track as f64 * pitch;
            caption.baseline = track_top + type_px.label_px;
            let track = Track {
                top: track_top - 2.0,
                height: pitch,
                bar: Bar {
                    near_px: track_top + line + 1.0,
                    thickness_px: NAMED_BAR_PX,
                },
            };
            s.placed(track, extent, Some(caption))
        });
        (items.collect(), bottom)
    }
}

/// Thin tracks without names. `None` if there are too many of them.
fn place_thin(found: &[InView], top: f64) -> Option<Items> {
    let extents: Vec<_> = found.iter().map(|s| s.bar).collect();
    let (tracks, n) = pack_unsorted(&extents, 2.0);
    if n > MAX_THIN_TRACKS {
        return None;
    }
    let (thickness_px, pitch) = if n > MANY_TRACKS {
        THINNEST_PX
    } else {
        THIN_PX
    };
    let items = found.iter().zip(tracks).map(|(s, track)| {
        let track_top = top + track as f64 * pitch;
        let track = Track {
            top: track_top,
            height: pitch,
            bar: Bar {
                near_px: track_top + (pitch - thickness_px) / 2.0,
                thickness_px,
            },
        };
        s.clone().placed(track, s.bar, None)
    });
    Some((items.collect(), top + n as f64 * pitch + 8.0))
}

/// One bar for those that look the same, with their count above. `None` if there are still too many.
fn place_merged(
    found: Vec<InView>,
    context: &LaneContext,
    activities: &dyn Activities,
    top: f64,
) -> Option<Items> {
    let mut merged: Vec<InView> = Vec::new();
    for s in found {
        // Diamonds that would overlap are merged, from the first of their days to the last.
        let looks_same = |m: &&mut InView| {
            if s.span.is_day {
                m.span.is_day && s.bar.0 - m.bar.0 < (m.bar.1 - m.bar.0) / 2.0
            } else {
                m.span == s.span
            }
        };
        match merged.iter_mut().rev().find(looks_same) {
            Some(same) => same.members.extend(s.members),
            None => merged.push(s),
        }
        if merged.len() > context.max_marks {
            return None;
        }
    }
    let room = text_room(context);
    let mut captions: Vec<Option<Caption>> = Vec::new();
    let mut extents = Vec::new();
    for m in &merged {
        let n = m.members.len();
        let mut caption = (n > 1).then(|| Caption::count(n, activities, context.type_px));
        extents.push(caption.as_mut().map_or(m.bar, |c| c.place(m.bar, room)));
        captions.push(caption);
    }
    let (tracks, n) = pack_unsorted(&extents, 4.0);
    if n > MAX_MERGED_TRACKS {
        return None;
    }
    let axis_px = context.type_px.axis_px;
    let line = axis_px + 2.0;
    let pitch = line + THIN_PX.1 + 2.0;
    let places = extents.into_iter().zip(tracks);
    let items = merged.into_iter().zip(captions).zip(places);
    let items = items.map(|((m, mut caption), (extent, track))| {
        let track_top = top + track as f64 * pitch;
        if let Some(caption) = &mut caption {
            caption.baseline = track_top + axis_px - 1.0;
        }
        let track = Track {
            top: track_top,
            height: pitch,
            bar: Bar {
                near_px: track_top + line,
                thickness_px: THIN_PX.0,
            },
        };
        m.placed(track, extent, caption)
    });
    Some((items.collect(), top + n as f64 * pitch + 6.0))
}
