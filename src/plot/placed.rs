//! The activities of a lane, packed into tracks: named where they are few or the lane is open, else as thin tracks.

use super::columns::Columns;
use super::element::Piece;
use super::glyph::{Bar, Time};
use super::measure::{TypeSizes, fit_bold, width_px};
use super::pack::pack;
use super::scene::{Anchor, Role, Tone};
use super::span::Span;
use super::timeline::{Ground, Item, Lane};
use crate::domain::order;

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
    fn new(item: &Item, with_note: bool, type_px: TypeSizes, room: f64) -> Self {
        let size_px = type_px.label_px;
        // As wide as bold, so that choosing an activity moves nothing.
        let title = fit_bold(&item.title, size_px, room);
        let title_width = width_px(&title, size_px, true);
        let note_width = NOTE_GAP_PX + width_px(&item.note, size_px, false);
        let note = (with_note && !item.note.is_empty() && title_width + note_width <= room).then(|| item.note.clone());
        let width = title_width + if note.is_some() { note_width } else { 0.0 };
        Self { left: 0.0, baseline: 0.0, size_px, title, note, note_width, width, is_at_end: false, may_be_bold: true }
    }

    pub(super) fn pieces(&self, tone: Tone) -> impl Iterator<Item = Piece> {
        let bold = tone == Tone::Chosen && self.may_be_bold;
        let (anchor, title_x, note_x) = if self.is_at_end {
            let right = self.left + self.width;
            let title_right = if self.note.is_some() { right - self.note_width } else { right };
            (Anchor::End, title_right, right)
        } else {
            let title_width = width_px(&self.title, self.size_px, bold);
            (Anchor::Start, self.left, self.left + title_width + NOTE_GAP_PX)
        };
        let text =
            move |role, x: f64, s: &str| Piece::text(role, tone, (x, self.baseline), self.size_px, s).anchored(anchor);
        let title = text(Role::Label, title_x, &self.title).bold(bold);
        core::iter::once(title).chain(self.note.iter().map(move |note| text(Role::Note, note_x, note)))
    }
}

/// An activity with its place.
#[derive(Clone, Debug)]
pub(super) struct PlacedItem<'a> {
    pub(super) item: &'a Item,
    pub(super) span: Span,
    pub(super) bar: Bar,
    pub(super) hit: [f64; 4],
    pub(super) caption: Option<Caption>,
}

/// The activities of a lane with their places, by time.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub(super) items: Vec<PlacedItem<'a>>,
    pub(super) bottom: f64,
    /// How many lie before and after what is seen.
    pub(super) n_before: usize,
    pub(super) n_after: usize,
}

/// An activity that is seen: its span, and from where to where its bar goes.
#[derive(Clone)]
struct Seen<'a> {
    item: &'a Item,
    span: Span,
    bar: (f64, f64),
}

/// The activities that are seen, by time, and how many lie before and after.
fn seen<'a>(items: &'a [Item], time: &Time, thickness_px: f64) -> (Vec<Seen<'a>>, usize, usize) {
    let (mut before, mut after) = (0, 0);
    let mut seen = Vec::new();
    for item in items {
        let Some(span) = Span::of(item.when, time.window.period) else { continue };
        match time.extent(&span, thickness_px) {
            Some(bar) => seen.push(Seen { item, span, bar }),
            None if span.to() <= time.window.from => before += 1,
            None => after += 1,
        }
    }
    let rank = |s: &Seen| (s.span.from(), s.span.to(), s.item.key);
    order::sort(&mut seen, &|a, b| rank(a).cmp(&rank(b)));
    (seen, before, after)
}

/// Tracks for extents in any order, as [`pack`] gives them for sorted ones.
fn tracks(extents: &[(f64, f64)], gap: f64) -> (Vec<usize>, usize) {
    let order = order::order(extents.len(), &|a, b| extents[a].0.total_cmp(&extents[b].0));
    let (packed, n) = pack(order.iter().map(|&i| extents[i]), gap);
    let mut tracks = vec![0; extents.len()];
    order.iter().zip(packed).for_each(|(&i, track)| tracks[i] = track);
    (tracks, n)
}

/// Places the activities of a lane that begins at `top`.
pub(super) fn place<'a>(lane: &'a Lane, ground: &Ground, top: f64) -> Placed<'a> {
    let (seen, n_before, n_after) = seen(&lane.items, &ground.time, NAMED_BAR_PX);
    let with_notes = seen.len() <= MAX_NOTES;
    let named = |with_notes| Named::new(&seen, with_notes, ground);
    let mut found = named(with_notes);
    if !lane.is_open && found.n_tracks > MAX_NAMED_TRACKS {
        found = named(false);
    }
    let (items, bottom) = if lane.is_open || found.n_tracks <= MAX_NAMED_TRACKS {
        found.placed(seen, ground.type_px, top + 7.0)
    } else {
        thin(&lane.items, ground, top + 10.0)
    };
    // A line for how many are out of sight.
    let out_of_sight = if n_before + n_after > 0 { ground.type_px.axis_px + 6.0 } else { 0.0 };
    Placed { items, bottom: bottom + out_of_sight, n_before, n_after }
}

/// Names above bars.
struct Named {
    captions: Vec<Caption>,
    extents: Vec<(f64, f64)>,
    tracks: Vec<usize>,
    n_tracks: usize,
}

impl Named {
    fn new(seen: &[Seen<'_>], with_notes: bool, ground: &Ground) -> Self {
        // Names may use the gap before the tray, which is empty but for open ends.
        let (left, right) = (ground.time.start_px + 1.0, ground.time.end_px + Columns::GAP - 6.0);
        let mut captions = Vec::new();
        let mut extents = Vec::new();
        for s in seen {
            let mut caption = Caption::new(s.item, with_notes, ground.type_px, right - left);
            let (from, to) = (s.bar.0.max(left), s.bar.1);
            caption.may_be_bold = seen.len() <= MAX_BOLD;
            caption.is_at_end = from + caption.width > right;
            caption.left = if caption.is_at_end { (to.min(right) - caption.width).max(left) } else { from };
            extents.push((s.bar.0.min(caption.left), to.max(caption.left + caption.width)));
            captions.push(caption);
        }
        // In the order of time, not of the names' left edges: so the rows read from the top down.
        let (tracks, n_tracks) = pack(extents.iter().copied(), NAME_GAP_PX);
        Self { captions, extents, tracks, n_tracks }
    }

    fn placed<'a>(self, seen: Vec<Seen<'a>>, type_px: TypeSizes, top: f64) -> (Vec<PlacedItem<'a>>, f64) {
        let line = type_px.label_line();
        let pitch = line + NAMED_BAR_PX + 8.0;
        let bottom = top + self.n_tracks as f64 * pitch;
        let items = seen.into_iter().zip(self.captions).zip(self.tracks.iter().zip(&self.extents));
        let items = items.map(|((s, mut caption), (&track, &(from, to)))| {
            let track_top = top + track as f64 * pitch;
            caption.baseline = track_top + type_px.label_px;
            let bar = Bar { near_px: track_top + line + 1.0, thickness_px: NAMED_BAR_PX, tone: s.item.tone };
            let hit = [from, track_top - 2.0, to - from, pitch];
            PlacedItem { item: s.item, span: s.span, bar, hit, caption: Some(caption) }
        });
        (items.collect(), bottom)
    }
}

/// Thin tracks without names.
fn thin<'a>(items: &'a [Item], ground: &Ground, top: f64) -> (Vec<PlacedItem<'a>>, f64) {
    let (seen, _, _) = seen(items, &ground.time, THIN_PX.0);
    let extents: Vec<_> = seen.iter().map(|s| s.bar).collect();
    let (tracks, n) = tracks(&extents, 2.0);
    let (bar_px, track_px) = if n > MANY_TRACKS { THINNEST_PX } else { THIN_PX };
    let items = seen.into_iter().zip(tracks).map(|(s, track)| {
        let track_top = top + track as f64 * track_px;
        let bar = Bar { near_px: track_top + (track_px - bar_px) / 2.0, thickness_px: bar_px, tone: s.item.tone };
        let hit = [s.bar.0, track_top, s.bar.1 - s.bar.0, track_px];
        PlacedItem { item: s.item, span: s.span, bar, hit, caption: None }
    });
    (items.collect(), top + n as f64 * track_px + 8.0)
}
