//! The timeline standing, for narrow containers: months down, tracks beside them. The tray is the page's, below.
//!
//! Up to [`MAX_NAMED`] activities are all named, in a column at the right, each at its start and under its initiative's number; a
//! month grows until the names that begin in it have room. More than that cannot be named on a phone, so then each initiative is
//! a narrow column under its number; choosing one ([`Lane::is_open`]) gives the sheet to its activities, with their names, and
//! leaves the others their numbers.

use super::axis::{Axis, Place};
use super::days::{MonthPart, Window};
use super::element::{Element, Piece};
use super::glyph::{Bar, STUB_PX, Time};
use super::measure::{TypeSizes, width_px};
use super::pack::pack;
use super::row::{Name, SEAL_GAP_PX, SEAL_PX, seal};
use super::scene::{Anchor, MarkKey, Role, Scene, Tone};
use super::sheet::{Region, Sheet, usable_width};
use super::span::Span;
use super::timeline::{Item, Lane, TimelineInput};
use crate::domain::order;

/// Up to so many activities are named though no lane is open.
pub const MAX_NAMED: usize = 24;
/// The least height of a month beside names, and of one without.
const MONTH_PX: f64 = 27.0;
const BARE_MONTH_PX: f64 = 40.0;
/// From one track to the next beside names, where there is room.
const TRACK_PX: f64 = 15.0;
const BAR_SHARE: f64 = 0.62;
/// From one number to the next in the head.
const SEAL_PITCH_PX: f64 = 30.0;
/// Above the first month and below the last: room for what goes on.
const END_PX: f64 = STUB_PX + 6.0;
/// What stands between two names.
const NAME_GAP_PX: f64 = 8.0;

/// An activity that is seen.
struct Seen<'a> {
    lane: &'a Lane,
    item: &'a Item,
    span: Span,
    track: usize,
}

/// The activities of those lanes that are seen, by time, packed into tracks; and how many tracks there are.
///
/// Tracks are packed by days, before it is known how long the months are: a diamond takes `diamond_days` to each side.
fn seen<'a>(lanes: &[&'a Lane], window: Window, diamond_days: i32) -> (Vec<Seen<'a>>, usize) {
    let mut seen: Vec<Seen<'a>> = Vec::new();
    for lane in lanes {
        for item in &lane.items {
            if let Some(span) = Span::of(item.when, window.period)
                && span.segments.iter().any(|s| s.from < window.to && s.to > window.from)
            {
                seen.push(Seen { lane, item, span, track: 0 });
            }
        }
    }
    let rank = |s: &Seen| (s.span.from().max(window.from), s.span.to(), s.item.key);
    order::sort(&mut seen, &|a, b| rank(a).cmp(&rank(b)));
    let extents = seen.iter().map(|s| {
        let widen = if s.span.is_day { diamond_days } else { 0 };
        (f64::from(s.span.from().0 - widen), f64::from(s.span.to().0 + widen))
    });
    let (tracks, n) = pack(extents.collect::<Vec<_>>(), 2.0);
    seen.iter_mut().zip(tracks).for_each(|(s, track)| s.track = track);
    (seen, n)
}

/// Draws the timeline standing. A width that is no width gives an empty scene.
///
/// Marks: where all activities are named, these by time; else each lane, then its activities by time with the lane as their
/// parent.
#[must_use]
pub fn timeline_standing(width: f64, input: &TimelineInput) -> Scene {
    let Some(width) = usable_width(width) else { return Scene::default() };
    let window = Window::new(input.period, input.window);
    let every: Vec<&Lane> = input.lanes.iter().collect();
    let open: Vec<&Lane> = input.lanes.iter().filter(|l| l.is_open).collect();
    let n: usize = every.iter().map(|l| l.items.len()).sum();
    if n <= MAX_NAMED {
        named(width, input, window, &every, false)
    } else if open.is_empty() {
        overview(width, input, window)
    } else {
        named(width, input, window, &open, true)
    }
}

/// The names of the months that are seen, beside their beginnings, and how wide they are.
struct Scale {
    /// For each month its name and, below that of the first month of a year that is seen, the year.
    names: Vec<(String, Option<String>)>,
    width: f64,
    size_px: f64,
}

impl Scale {
    fn new(input: &TimelineInput, parts: &[MonthPart]) -> Self {
        let size_px = input.type_px.axis_px;
        let mut names = Vec::new();
        for (i, part) in parts.iter().enumerate() {
            let month = input.month_labels.get(part.index).map(|l| l.0.clone()).unwrap_or_default();
            let year = input.year_labels.iter().rev().find(|(index, _)| *index <= part.index);
            let year = year.filter(|(index, _)| i == 0 || *index == part.index).map(|(_, text)| text.clone());
            names.push((month, year));
        }
        let texts = names.iter().flat_map(|(month, year)| core::iter::once(month).chain(year));
        let width = texts.map(|n| width_px(n, size_px, false)).fold(0.0, f64::max).ceil() + 8.0;
        Self { names, width, size_px }
    }

    /// How much room the names of a month take from its beginning.
    fn depth(&self, index: usize) -> f64 {
        let n_lines = if self.names.get(index).is_some_and(|(_, year)| year.is_some()) { 2.0 } else { 1.0 };
        n_lines * self.size_px * 1.25 + 6.0
    }

    fn pieces(&self, time: &Time, parts: &[MonthPart]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for ((month, year), part) in self.names.iter().zip(parts) {
            let mut y = time.px(part.from) + self.size_px + 3.0;
            for text in core::iter::once(month).chain(year) {
                // A sliver of a month at the edge of what is seen has no room for its name.
                if y <= time.px(part.to) {
                    pieces.push(Piece::text(Role::AxisText, Tone::Plain, (0.0, y), self.size_px, text.clone()));
                }
                y += self.size_px * 1.25;
            }
        }
        pieces
    }
}

/// The axis of months with those heights, from `top` down.
fn standing_time(window: Window, top: f64, heights: &[f64]) -> Time {
    let axis = window.axis(top, heights.iter().copied());
    Time { axis, window, start_px: top, end_px: top + heights.iter().sum::<f64>(), is_standing: true }
}

/// How many activities of those lanes a zoomed view leaves out above and below.
fn out_of_sight(lanes: &[&Lane], time: &Time, size: f64) -> Vec<Piece> {
    let spans = || lanes.iter().flat_map(|l| &l.items).filter_map(|i| Span::of(i.when, time.window.period));
    let before = spans().filter(|s| s.to() <= time.window.from).count();
    let after = spans().filter(|s| s.from() >= time.window.to).count();
    let text = |y: f64, content: String| Piece::text(Role::Note, Tone::Plain, (0.0, y), size, content);
    let before = (before > 0).then(|| text(time.start_px - 3.0, format!("↑ {before}")));
    let after = (after > 0).then(|| text(time.end_px + size, format!("↓ {after}")));
    before.into_iter().chain(after).collect()
}

/// The least height of each month that is seen: zooming in stretches them, so that the sheet stays about as high.
fn least_heights(window: Window, parts: &[MonthPart], scale: &Scale, month_px: f64) -> Vec<f64> {
    let shares: f64 = parts.iter().map(|p| p.share).sum();
    let month_px = month_px * window.period.n_months() as f64 / shares;
    let height = |(i, part): (usize, &MonthPart)| match month_px * part.share {
        height if part.share == 1.0 => height.max(scale.depth(i)),
        height => height,
    };
    parts.iter().enumerate().map(height).collect()
}

/// A sheet with the lines of its months up to `right`, and their names; zoomed in, also of days or weeks.
fn ruled_sheet(width: f64, height: f64, right: f64, time: &Time, parts: &[MonthPart], scale: &Scale) -> Sheet {
    let size = scale.size_px;
    let length = |p: &MonthPart| time.px(p.to) - time.px(p.from);
    let ticks = time.window.ticks(parts.iter().map(|p| length(p) / p.share).fold(f64::MAX, f64::min));
    // Numbers of days stand where they are clear of the month's name, which is at its beginning.
    let numbers: Vec<Piece> = ticks
        .labels
        .iter()
        .map(|(day, number)| (time.axis.px(*day) + size * 0.35, number))
        .filter(|(y, _)| {
            let mut months = parts.iter().enumerate();
            months.all(|(i, p)| !(-size..scale.depth(i) + 0.8 * size).contains(&(y - time.px(p.from))))
        })
        .map(|(y, number)| {
            let text = Piece::text(Role::AxisText, Tone::Plain, (scale.width - 4.0, y), size, number.clone());
            text.anchored(Anchor::End)
        })
        .collect();
    let sheet = Sheet::new(width, height, Axis::pixels(), time.axis.clone().with_mesh(ticks.strong, ticks.light));
    sheet.mesh(Region { left: 0.0, top: time.start_px, right, bottom: time.end_px });
    sheet.back(scale.pieces(time, parts).into_iter().chain(numbers).collect());
    sheet
}

/// A name in the column at the right.
struct Label {
    /// Which of the months that are seen it begins in.
    month: usize,
    top: f64,
    height: f64,
    title: Name,
    note: Name,
}

/// Activities beside their names; with the numbers of all lanes above where there are more activities than these.
fn named(width: f64, input: &TimelineInput, window: Window, lanes: &[&Lane], has_head: bool) -> Scene {
    let type_px = input.type_px;
    let parts = window.months();
    let scale = Scale::new(input, &parts);
    let (seen, n_tracks) = seen(lanes, window, 8);
    let pitch = TRACK_PX.min((width * 0.36) / n_tracks.max(1) as f64);
    let left = scale.width + pitch * n_tracks.max(1) as f64 + 10.0;
    // One lane alone needs no number at each of its activities.
    let has_seals = lanes.len() > 1;
    let text_left = left + if has_seals { SEAL_PX + SEAL_GAP_PX } else { 0.0 };
    let head = if has_head { Head::new(width, input) } else { Head::default() };

    let mut labels: Vec<Label> = Vec::new();
    let mut heights = least_heights(window, &parts, &scale, MONTH_PX);
    let mut needed = vec![0.0; parts.len()];
    for s in &seen {
        let room = width - text_left;
        let (title, note) = (Name::new(&s.item.title, type_px, room, 3), Name::new(&s.item.note, type_px, room, 2));
        let height = (title.height() + note.height()).max(SEAL_PX + 2.0) + NAME_GAP_PX;
        let from = s.span.from().max(window.from);
        let month = parts.iter().position(|p| from < p.to).unwrap_or(0);
        needed[month] += height;
        labels.push(Label { month, top: 0.0, height, title, note });
    }
    heights.iter_mut().zip(&needed).for_each(|(height, needed)| *height = height.max(*needed));
    let time = standing_time(window, head.height + END_PX, &heights);
    let mut free = time.start_px;
    for (s, label) in seen.iter().zip(&mut labels) {
        // At its start, below the one before, and so that all that begin in the month end with it.
        let latest = time.px(parts[label.month].to) - needed[label.month];
        needed[label.month] -= label.height;
        label.top = (time.px(s.span.from().max(window.from)) + 2.0).min(latest).max(free);
        free = label.top + label.height;
    }
    let bottom = (time.end_px + END_PX).max(free);

    let sheet = ruled_sheet(width, bottom, left - 6.0, &time, &parts, &scale);
    sheet.back(out_of_sight(lanes, &time, type_px.axis_px));
    if seen.is_empty() {
        let x = scale.width + pitch / 2.0;
        sheet.back(vec![Piece::line_px(Role::Empty, Tone::Plain, (x, time.start_px), (x, time.end_px))]);
    }
    let mark = |s: &Seen<'_>, label: &Label, parent: Option<MarkKey>| {
        let tone = s.item.tone;
        let hit = [left - 4.0, label.top - 2.0, width - left + 4.0, label.height - 2.0];
        let mut mark = Element::mark(s.item.key, parent, hit);
        let bar = BAR_SHARE * pitch;
        let near_px = scale.width + pitch * s.track as f64 + (pitch - bar) / 2.0;
        mark.pieces.extend(time.pieces(&s.span, Bar { near_px, thickness_px: bar, tone }));
        if has_seals {
            mark.pieces.extend(seal(s.lane.number, s.lane.tone, left, label.top, type_px.axis_px));
        }
        let note_top = label.top + label.title.height();
        // Where only chosen activities are named, bold would say nothing.
        let bold = tone == Tone::Chosen && !has_head;
        mark.pieces.extend(label.title.pieces(Role::Label, tone, text_left, label.top).map(|line| line.bold(bold)));
        mark.pieces.extend(label.note.pieces(Role::Note, tone, text_left, note_top).map(|line| line.bold(false)));
        mark
    };
    if has_head {
        for (i, lane) in input.lanes.iter().enumerate() {
            sheet.draw(&head.mark(i, lane, type_px));
            for (s, label) in seen.iter().zip(&labels).filter(|(s, _)| s.lane.key == lane.key) {
                sheet.draw(&mark(s, label, Some(lane.key)));
            }
        }
    } else {
        seen.iter().zip(&labels).for_each(|(s, label)| sheet.draw(&mark(s, label, None)));
    }
    sheet.finish()
}

/// The numbers of all lanes above the months, in rows.
#[derive(Default)]
struct Head {
    height: f64,
    /// Left edge and top of each number's cell, which is [`SEAL_PITCH_PX`] square.
    cells: Vec<(f64, f64)>,
}

impl Head {
    fn new(width: f64, input: &TimelineInput) -> Self {
        let per_row = (width / SEAL_PITCH_PX).floor().max(1.0) as usize;
        let cell = |i: usize| ((i % per_row) as f64 * SEAL_PITCH_PX, (i / per_row) as f64 * SEAL_PITCH_PX);
        let n = input.lanes.len();
        Self { height: n.div_ceil(per_row) as f64 * SEAL_PITCH_PX, cells: (0..n).map(cell).collect() }
    }

    fn mark(&self, index: usize, lane: &Lane, type_px: TypeSizes) -> Element {
        let (x, y) = self.cells.get(index).copied().unwrap_or_default();
        let mut mark = Element::mark(lane.key, None, [x, y, SEAL_PITCH_PX, SEAL_PITCH_PX]);
        mark.pieces.extend(seal(lane.number, lane.tone, x, y + (SEAL_PITCH_PX - SEAL_PX) / 2.0, type_px.axis_px));
        mark
    }
}

/// A narrow column for each lane, under its number.
fn overview(width: f64, input: &TimelineInput, window: Window) -> Scene {
    let type_px = input.type_px;
    let parts = window.months();
    let scale = Scale::new(input, &parts);
    let pitch = (width - scale.width) / input.lanes.len().max(1) as f64;
    // Where columns are narrower than a seal, numbers stand without their squares, on two levels.
    let has_seals = pitch >= SEAL_PX + 1.0;
    let head = if has_seals { SEAL_PX + 8.0 } else { type_px.axis_px * 3.0 };
    let heights = least_heights(window, &parts, &scale, BARE_MONTH_PX);
    let time = standing_time(window, head + END_PX, &heights);
    let bottom = time.end_px + END_PX;

    let sheet = ruled_sheet(width, bottom, width, &time, &parts, &scale);
    sheet.back(out_of_sight(&input.lanes.iter().collect::<Vec<_>>(), &time, type_px.axis_px));
    for (i, lane) in input.lanes.iter().enumerate() {
        let left = scale.width + pitch * i as f64;
        sheet.back(vec![Piece::line_px(Role::Rule, Tone::Plain, (left, 0.0), (left, bottom))]);
        let middle = left + pitch / 2.0;
        let mut mark = Element::mark(lane.key, None, [left, 0.0, pitch, head]);
        if has_seals {
            mark.pieces.extend(seal(lane.number, lane.tone, middle - SEAL_PX / 2.0, 2.0, type_px.axis_px));
        } else {
            let y = type_px.axis_px * if i % 2 == 0 { 1.1 } else { 2.4 };
            let number = lane.number.to_string();
            let x = middle.min(width - width_px(&number, type_px.axis_px, false) / 2.0);
            let text = Piece::text(Role::SealText, Tone::Plain, (x, y), type_px.axis_px, number);
            mark.pieces.push(text.anchored(Anchor::Middle));
        }
        sheet.draw(&mark);
        if lane.items.is_empty() {
            sheet.back(vec![Piece::line_px(Role::Empty, lane.tone, (middle, time.start_px), (middle, time.end_px))]);
        }
        let (seen, n_tracks) = seen(&[lane], window, 3);
        let track = ((pitch - 4.0) / n_tracks.max(1) as f64).clamp(1.0, 9.0);
        let first = middle - track * n_tracks as f64 / 2.0;
        for s in &seen {
            let near = first + track * s.track as f64;
            let bar = Bar { near_px: near, thickness_px: (track - 1.0).max(0.8), tone: s.item.tone };
            let (from, to) = time.extent(&s.span, bar.thickness_px).unwrap_or_default();
            let mut mark = Element::mark(s.item.key, Some(lane.key), [near, from, track, to - from]);
            mark.pieces.extend(time.pieces(&s.span, bar));
            sheet.draw(&mark);
        }
    }
    let y = Place::Px(time.start_px);
    sheet.back(vec![Piece::line(Role::Baseline, Tone::Plain, (Place::Px(0.0), y), (Place::Px(width), y))]);
    sheet.finish()
}
