//! The activities of a lane, packed into tracks: named where they are few or the lane is open, else as thin tracks; those merged
//! that could not be told apart where there are many; and a crowd where there are too many for a mark each.

use super::columns::Columns;
use super::crowd::CROWD_PX;
use super::density::LaneDays;
use super::element::{Element, Piece};
use super::glyph::{Bar, Time};
use super::measure::{TypeSizes, fit_bold, width_px};
use super::pack::pack;
use super::scene::{Anchor, MarkKey, Role, Tone};
use super::span::Span;
use super::timeline::{Activities, Choice, Ground, Lane};

/// A closed lane names its activities in up to that many tracks.
const MAX_NAMED_TRACKS: usize = 3;
/// Where more activities of a lane are seen, they are named without saying when: the bars do.
const MAX_NOTES: usize = 12;
/// A lane in which more are named than these has none of the names in bold.
const MAX_BOLD: usize = 3;
/// Height of a bar below its name.
const NAMED_BAR_PX: f64 = 11.0;
/// Height of a bar without name, and from one such track to the next; and both where a lane has many tracks.
const THIN_PX: (f64, f64) = (6.0, 9.0);
const THINNEST_PX: (f64, f64) = (5.0, 7.0);
/// More tracks than these are many.
const MANY_TRACKS: usize = 7;
/// More than these are a thicket, in which nothing can be followed: what cannot be told apart is merged.
const MAX_THIN_TRACKS: usize = 16;
/// Merged activities take up to so many tracks, since each has its count above it; beyond that they are a crowd.
const MAX_MERGED_TRACKS: usize = 6;
/// Of more activities than these it is not even tried to merge them.
const MAX_TO_MERGE: usize = 400;
/// From one name to the next on the same line.
const NAME_GAP_PX: f64 = 14.0;
/// Between a name and its note.
const NOTE_GAP_PX: f64 = 6.0;

/// A line of writing above a bar: the name and, more quietly, when.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    left: f64,
    baseline: f64,
    size_px: f64,
    title: String,
    note: Option<String>,
    note_width: f64,
    width: f64,
    /// Whether it ends where its bar ends, rather than beginning where it begins.
    is_at_end: bool,
    /// Whether it may be bold: among many, all chosen, bold would say nothing.
    may_be_bold: bool,
}

impl Caption {
    /// As wide as it needs to be, at most `room`: first the note goes, then the end of the name.
    fn new(title: &str, note: &str, with_note: bool, type_px: TypeSizes, room: f64) -> Self {
        let size_px = type_px.label_px;
        // As wide as bold, so that choosing an activity moves nothing.
        let title = fit_bold(title, size_px, room);
        let title_width = width_px(&title, size_px, true);
        let note_width = NOTE_GAP_PX + width_px(note, size_px, false);
        let note = (with_note && !note.is_empty() && title_width + note_width <= room)
            .then(|| note.to_owned());
        let width = title_width + if note.is_some() { note_width } else { 0.0 };
        Self {
            left: 0.0,
            baseline: 0.0,
            size_px,
            title,
            note,
            note_width,
            width,
            is_at_end: false,
            may_be_bold: true,
        }
    }

    /// How many a merged mark stands for: room for that, and for how many of them are chosen.
    fn count(n: usize, activities: &dyn Activities, type_px: TypeSizes) -> Self {
        let size_px = type_px.axis_px;
        let title = format!("×{n}");
        let width = width_px(&title, size_px, true).max(width_px(
            &activities.part(n - 1, n),
            size_px,
            true,
        ));
        let (left, baseline, note, note_width) = (0.0, 0.0, None, 0.0);
        Self {
            left,
            baseline,
            size_px,
            title,
            note,
            note_width,
            width,
            is_at_end: false,
            may_be_bold: true,
        }
    }

    /// Beside a bar from there to there, in that much room.
    fn beside(&mut self, (from, to): (f64, f64), (left, right): (f64, f64)) -> (f64, f64) {
        self.is_at_end = from.max(left) + self.width > right;
        self.left = if self.is_at_end {
            (to.min(right) - self.width).max(left)
        } else {
            from.max(left)
        };
        (from.min(self.left), to.max(self.left + self.width))
    }

    fn pieces(&self, tone: Tone) -> impl Iterator<Item = Piece> {
        let bold = tone == Tone::Chosen && self.may_be_bold;
        let (anchor, title_x, note_x) = if self.is_at_end {
            let right = self.left + self.width;
            let title_right = if self.note.is_some() {
                right - self.note_width
            } else {
                right
            };
            (Anchor::End, title_right, right)
        } else {
            let title_width = width_px(&self.title, self.size_px, bold);
            (
                Anchor::Start,
                self.left,
                self.left + title_width + NOTE_GAP_PX,
            )
        };
        let text = move |role, x: f64, s: &str| {
            Piece::text(role, tone, (x, self.baseline), self.size_px, s).anchored(anchor)
        };
        let title = text(Role::Label, title_x, &self.title).bold(bold);
        core::iter::once(title).chain(
            self.note
                .iter()
                .map(move |note| text(Role::Note, note_x, note)),
        )
    }
}

/// An activity with its place, or several that are drawn as one.
#[derive(Clone, Debug)]
pub(super) struct PlacedItem {
    members: Vec<usize>,
    span: Span,
    bar: Bar,
    hit: [f64; 4],
    caption: Option<Caption>,
}

impl PlacedItem {
    /// One activity without a name.
    pub(super) fn single(activity: usize, span: Span, bar: Bar, hit: [f64; 4]) -> Self {
        Self {
            members: vec![activity],
            span,
            bar,
            hit,
            caption: None,
        }
    }

    /// Its mark.
    pub(super) fn mark(&self, parent: MarkKey, time: &Time, choice: &Choice<'_>) -> Element {
        let n = self.members.len();
        let n_chosen = self
            .members
            .iter()
            .filter(|a| (choice.tone)(**a) == Tone::Chosen)
            .count();
        let first = self.members.first().copied().unwrap_or_default();
        let tone = if n_chosen > 0 {
            Tone::Chosen
        } else {
            (choice.tone)(first)
        };
        if n == 1 {
            let mut mark = Element::mark(MarkKey::Activity(first), Some(parent), self.hit);
            mark.pieces
                .extend(time.pieces(&self.span, Bar { tone, ..self.bar }));
            mark.pieces
                .extend(self.caption.iter().flat_map(|c| c.pieces(tone)));
            return mark;
        }
        let mut mark = Element::mark(MarkKey::Merged(first), Some(parent), self.hit);
        mark.members.clone_from(&self.members);
        let is_part = n_chosen > 0 && n_chosen < n;
        mark.pieces.extend(time.pieces(
            &self.span,
            Bar {
                tone: if is_part { Tone::Quiet } else { tone },
                ..self.bar
            },
        ));
        if is_part {
            // As thick a part of it as is chosen.
            let thickness_px = (self.bar.thickness_px * n_chosen as f64 / n as f64).max(1.5);
            let rest = self.bar.thickness_px - thickness_px;
            let near_px = self.bar.near_px + if self.span.is_day { rest / 2.0 } else { rest };
            mark.pieces.extend(time.pieces(
                &self.span,
                Bar {
                    near_px,
                    thickness_px,
                    tone,
                },
            ));
        }
        if let Some(caption) = &self.caption {
            let title = if is_part {
                (choice.part)(n_chosen, n)
            } else {
                caption.title.clone()
            };
            mark.pieces.extend(
                Caption {
                    title,
                    ..caption.clone()
                }
                .pieces(tone),
            );
        }
        mark
    }
}

/// The activities of a lane with their places, by time.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) items: Vec<PlacedItem>,
    /// Where a crowd stands, if it is one.
    pub(super) crowd_base_px: Option<f64>,
    pub(super) bottom: f64,
    /// How many lie before and after what is seen.
    pub(super) n_before: usize,
    pub(super) n_after: usize,
}

/// What is seen of an activity, or of several drawn as one: its span, and from where to where its bar goes.
#[derive(Clone, Debug)]
struct Seen {
    members: Vec<usize>,
    span: Span,
    bar: (f64, f64),
}

/// Those of these activities that are seen, by time.
fn seen(
    activities: impl Iterator<Item = usize>,
    time: &Time,
    told: &dyn Activities,
    thickness_px: f64,
) -> Vec<Seen> {
    let mut seen = Vec::new();
    for activity in activities {
        if let Some(span) = Span::of(told.when(activity), time.window.period)
            && let Some(bar) = time.extent(&span, thickness_px)
        {
            seen.push(Seen {
                members: vec![activity],
                span,
                bar,
            });
        }
    }
    let rank = |s: &Seen| (s.span.from(), s.span.to(), s.members[0]);
    seen.sort_by_key(rank);
    seen
}

/// Tracks for extents in any order, as [`pack`] gives them for sorted ones.
fn tracks(extents: &[(f64, f64)], gap: f64) -> (Vec<usize>, usize) {
    let mut order: Vec<usize> = (0..extents.len()).collect();
    order.sort_by(|&a, &b| extents[a].0.total_cmp(&extents[b].0));
    let (packed, n) = pack(order.iter().map(|&i| extents[i]), gap);
    let mut tracks = vec![0; extents.len()];
    order
        .iter()
        .zip(packed)
        .for_each(|(&i, track)| tracks[i] = track);
    (tracks, n)
}

/// Places the activities of a lane that begins at `top`.
pub(super) fn place(lane: &Lane, ground: &Ground, told: &dyn Activities, top: f64) -> Placed {
    let days: &LaneDays = &lane.days;
    let (n_before, n_after) = days.n_out_of_sight(ground.time.window);
    let marked = marks(lane, ground, told, top);
    let crowd_base_px = marked
        .is_none()
        .then(|| top + 8.0 + ground.counts.height() + 3.0 + CROWD_PX);
    let (items, bottom) = marked.unwrap_or_else(|| {
        let base = crowd_base_px.unwrap_or(top) + 8.0;
        if lane.named.is_empty() {
            return (Vec::new(), base);
        }
        // The few of a crowd that are chosen are named all the same.
        let few = seen(lane.named.iter().copied(), &ground.time, told, NAMED_BAR_PX);
        Named::new(&few, false, ground, told).placed(few, ground.type_px, base)
    });
    // A line for how many are out of sight.
    let out_of_sight = if n_before + n_after > 0 {
        ground.type_px.axis_px + 6.0
    } else {
        0.0
    };
    Placed {
        items,
        crowd_base_px,
        bottom: bottom + out_of_sight,
        n_before,
        n_after,
    }
}

/// A mark for each activity, or for those that look the same; none where there are too many.
fn marks(
    lane: &Lane,
    ground: &Ground,
    told: &dyn Activities,
    top: f64,
) -> Option<(Vec<PlacedItem>, f64)> {
    let n_seen = lane.days.n_seen(ground.time.window);
    let has_room = n_seen <= ground.max_marks;
    if !has_room && n_seen > MAX_TO_MERGE {
        return None;
    }
    let of_lane = || lane.days.seen(ground.time.window);
    if has_room {
        let seen = seen(of_lane(), &ground.time, told, NAMED_BAR_PX);
        let mut found = Named::new(&seen, seen.len() <= MAX_NOTES, ground, told);
        if !lane.is_open && found.n_tracks > MAX_NAMED_TRACKS {
            found = Named::new(&seen, false, ground, told);
        }
        if lane.is_open || found.n_tracks <= MAX_NAMED_TRACKS {
            return Some(found.placed(seen, ground.type_px, top + 7.0));
        }
    }
    let seen = seen(of_lane(), &ground.time, told, THIN_PX.0);
    if has_room && let Some(thin) = thin(&seen, top + 10.0) {
        return Some(thin);
    }
    merged(seen, ground, told, top + 7.0)
}

/// Names above bars.
struct Named {
    captions: Vec<Caption>,
    extents: Vec<(f64, f64)>,
    tracks: Vec<usize>,
    n_tracks: usize,
}

/// Where writing may stand: also in the gap before the tray, which is empty but for open ends.
fn room(ground: &Ground) -> (f64, f64) {
    (
        ground.time.start_px + 1.0,
        ground.time.end_px + Columns::GAP - 6.0,
    )
}

impl Named {
    fn new(seen: &[Seen], with_notes: bool, ground: &Ground, told: &dyn Activities) -> Self {
        let room = room(ground);
        let mut captions = Vec::new();
        let mut extents = Vec::new();
        for s in seen {
            let (title, note) = (told.title(s.members[0]), told.note(s.members[0]));
            let mut caption =
                Caption::new(&title, &note, with_notes, ground.type_px, room.1 - room.0);
            caption.may_be_bold = seen.len() <= MAX_BOLD;
            extents.push(caption.beside(s.bar, room));
            captions.push(caption);
        }
        // In the order of time, not of the names' left edges: so the rows read from the top down.
        let (tracks, n_tracks) = pack(extents.iter().copied(), NAME_GAP_PX);
        Self {
            captions,
            extents,
            tracks,
            n_tracks,
        }
    }

    fn placed(self, seen: Vec<Seen>, type_px: TypeSizes, top: f64) -> (Vec<PlacedItem>, f64) {
        let line = type_px.label_line();
        let pitch = line + NAMED_BAR_PX + 8.0;
        let bottom = top + self.n_tracks as f64 * pitch;
        let items = seen
            .into_iter()
            .zip(self.captions)
            .zip(self.tracks.iter().zip(&self.extents));
        let items = items.map(|((s, mut caption), (&track, &(from, to)))| {
            let track_top = top + track as f64 * pitch;
            caption.baseline = track_top + type_px.label_px;
            let bar = Bar {
                near_px: track_top + line + 1.0,
                thickness_px: NAMED_BAR_PX,
                tone: Tone::Plain,
            };
            let hit = [from, track_top - 2.0, to - from, pitch];
            PlacedItem {
                members: s.members,
                span: s.span,
                bar,
                hit,
                caption: Some(caption),
            }
        });
        (items.collect(), bottom)
    }
}

/// Thin tracks without names, unless there are too many of them.
fn thin(seen: &[Seen], top: f64) -> Option<(Vec<PlacedItem>, f64)> {
    let extents: Vec<_> = seen.iter().map(|s| s.bar).collect();
    let (tracks, n) = tracks(&extents, 2.0);
    if n > MAX_THIN_TRACKS {
        return None;
    }
    let (bar_px, track_px) = if n > MANY_TRACKS {
        THINNEST_PX
    } else {
        THIN_PX
    };
    let items = seen.iter().zip(tracks).map(|(s, track)| {
        let track_top = top + track as f64 * track_px;
        let near_px = track_top + (track_px - bar_px) / 2.0;
        let bar = Bar {
            near_px,
            thickness_px: bar_px,
            tone: Tone::Plain,
        };
        let hit = [s.bar.0, track_top, s.bar.1 - s.bar.0, track_px];
        PlacedItem {
            members: s.members.clone(),
            span: s.span.clone(),
            bar,
            hit,
            caption: None,
        }
    });
    Some((items.collect(), top + n as f64 * track_px + 8.0))
}

/// Those that look the same as one, with their count above; none where even so there are too many.
fn merged(
    seen: Vec<Seen>,
    ground: &Ground,
    told: &dyn Activities,
    top: f64,
) -> Option<(Vec<PlacedItem>, f64)> {
    let mut merged: Vec<Seen> = Vec::new();
    for s in seen {
        // Diamonds that would lie on each other are one, from the first of their days to the last.
        let is_alike = |m: &Seen| {
            if s.span.is_day {
                m.span.is_day && s.bar.0 - m.bar.0 < (m.bar.1 - m.bar.0) / 2.0
            } else {
                m.span == s.span
            }
        };
        match merged.iter_mut().rev().find(|m| is_alike(m)) {
            Some(alike) => alike.members.extend(s.members),
            None => merged.push(s),
        }
        if merged.len() > ground.max_marks {
            return None;
        }
    }
    let room = room(ground);
    let mut captions: Vec<Option<Caption>> = Vec::new();
    let mut extents = Vec::new();
    for m in &merged {
        let mut caption =
            (m.members.len() > 1).then(|| Caption::count(m.members.len(), told, ground.type_px));
        extents.push(
            caption
                .as_mut()
                .map_or(m.bar, |caption| caption.beside(m.bar, room)),
        );
        captions.push(caption);
    }
    let (tracks, n) = tracks(&extents, 4.0);
    if n > MAX_MERGED_TRACKS {
        return None;
    }
    let line = ground.type_px.axis_px + 2.0;
    let pitch = line + THIN_PX.1 + 2.0;
    let items = merged
        .into_iter()
        .zip(captions)
        .zip(extents.iter().zip(tracks));
    let items = items.map(|((m, mut caption), (&(from, to), track))| {
        let track_top = top + track as f64 * pitch;
        if let Some(caption) = &mut caption {
            caption.baseline = track_top + ground.type_px.axis_px - 1.0;
        }
        let bar = Bar {
            near_px: track_top + line,
            thickness_px: THIN_PX.0,
            tone: Tone::Plain,
        };
        let hit = [from, track_top, to - from, pitch];
        PlacedItem {
            members: m.members,
            span: m.span,
            bar,
            hit,
            caption,
        }
    });
    Some((items.collect(), top + n as f64 * pitch + 6.0))
}
