//! The timeline standing, for narrow containers: months down, tracks beside them. The tray is the page's, below.
//!
//! Up to [`MAX_NAMED`] activities are all named, in a column at the right, each at its start and under its initiative's number; a
//! month grows until the names that begin in it have room. More than that cannot be named on a phone, so then each initiative is
//! a narrow column under its number (`overview.rs`); choosing one ([`Lane::is_open`]) gives the sheet to its activities, with their
//! names, and leaves the others their numbers, as long as there are not too many to be listed.

use super::axis::Axis;
use super::days::{MonthPart, Window};
use super::element::{Element, Piece};
use super::glyph::{Bar, STUB_PX, Time};
use super::measure::{TypeSizes, width_px};
use super::overview::Overview;
use super::pack::pack;
use super::row::{Name, SEAL_GAP_PX, SEAL_PX, seal};
use super::scene::{Anchor, MarkKey, Role, Scene, Tone};
use super::sheet::{Region, Sheet};
use super::span::Span;
use super::timeline::{Activities, Choice, Lane, TimelineInput};

/// Up to so many activities are named though no lane is open.
pub const MAX_NAMED: usize = 24;
/// Of open lanes so many are listed. More would be a table, which the page has.
const MAX_LISTED: usize = 120;
/// The least height of a month beside names.
const MONTH_PX: f64 = 27.0;
/// From one track to the next beside names, where there is room.
const TRACK_PX: f64 = 15.0;
const BAR_SHARE: f64 = 0.62;
/// From one number to the next in the head.
const SEAL_PITCH_PX: f64 = 30.0;
/// Above the first month and below the last: room for what goes on.
pub(super) const END_PX: f64 = STUB_PX + 6.0;
/// What stands between two names.
const NAME_GAP_PX: f64 = 8.0;

/// An activity that is seen.
pub(super) struct Seen {
    /// The index of its lane.
    lane: usize,
    pub(super) activity: usize,
    pub(super) span: Span,
    pub(super) track: usize,
}

/// The activities of those lanes that are seen, by time, packed into tracks; and how many tracks there are.
///
/// Tracks are packed by days, before it is known how long the months are: a diamond takes `diamond_days` to each side.
pub(super) fn seen(
    lanes: &[(usize, &Lane)],
    window: Window,
    diamond_days: i32,
    told: &dyn Activities,
) -> (Vec<Seen>, usize) {
    let mut seen: Vec<Seen> = Vec::new();
    for (index, lane) in lanes {
        for activity in lane.days.seen(window) {
            if let Some(span) = Span::of(told.when(activity), window.period)
                && span
                    .segments
                    .iter()
                    .any(|s| s.from < window.to && s.to > window.from)
            {
                seen.push(Seen {
                    lane: *index,
                    activity,
                    span,
                    track: 0,
                });
            }
        }
    }
    let rank = |s: &Seen| (s.span.from().max(window.from), s.span.to(), s.activity);
    seen.sort_by_key(rank);
    let extents = seen.iter().map(|s| {
        let widen = if s.span.is_day { diamond_days } else { 0 };
        (
            f64::from(s.span.from().0 - widen),
            f64::from(s.span.to().0 + widen),
        )
    });
    let (tracks, n) = pack(extents.collect::<Vec<_>>(), 2.0);
    seen.iter_mut()
        .zip(tracks)
        .for_each(|(s, track)| s.track = track);
    (seen, n)
}

/// The standing form, laid out.
pub(super) enum Standing {
    Named(Named),
    Overview(Overview),
}

/// Lays the timeline out standing.
pub(super) fn stand(width: f64, input: TimelineInput, told: &dyn Activities) -> Standing {
    let window = Window::new(input.period, input.window);
    let n: usize = input.lanes.iter().map(|l| l.days.n_dated()).sum();
    let n_open: usize = input
        .lanes
        .iter()
        .filter(|l| l.is_open)
        .map(|l| l.days.n_seen(window))
        .sum();
    let has_open = input.lanes.iter().any(|l| l.is_open);
    if n <= MAX_NAMED {
        Standing::Named(Named::new(width, input, window, false, told))
    } else if has_open && n_open <= MAX_LISTED {
        Standing::Named(Named::new(width, input, window, true, told))
    } else {
        Standing::Overview(Overview::new(width, input, window, told))
    }
}

impl Standing {
    pub(super) fn scene(&self, choice: &Choice<'_>) -> Scene {
        match self {
            Self::Named(named) => named.scene(choice),
            Self::Overview(overview) => overview.scene(choice),
        }
    }
}

/// The names of the months that are seen, beside their beginnings, and how wide they are.
pub(super) struct Scale {
    /// For each month its name and, below that of the first month of a year that is seen, the year.
    names: Vec<(String, Option<String>)>,
    pub(super) width: f64,
    size_px: f64,
}

impl Scale {
    pub(super) fn new(input: &TimelineInput, parts: &[MonthPart]) -> Self {
        let size_px = input.type_px.axis_px;
        let mut names = Vec::new();
        for (i, part) in parts.iter().enumerate() {
            let month = input
                .month_labels
                .get(part.index)
                .map(|l| l.0.clone())
                .unwrap_or_default();
            let year = input
                .year_labels
                .iter()
                .rev()
                .find(|(index, _)| *index <= part.index);
            let year = year
                .filter(|(index, _)| i == 0 || *index == part.index)
                .map(|(_, text)| text.clone());
            names.push((month, year));
        }
        let texts = names
            .iter()
            .flat_map(|(month, year)| core::iter::once(month).chain(year));
        let width = texts
            .map(|n| width_px(n, size_px, false))
            .fold(0.0, f64::max)
            .ceil()
            + 8.0;
        Self {
            names,
            width,
            size_px,
        }
    }

    /// How much room the names of a month take from its beginning.
    fn depth(&self, index: usize) -> f64 {
        let n_lines = if self
            .names
            .get(index)
            .is_some_and(|(_, year)| year.is_some())
        {
            2.0
        } else {
            1.0
        };
        n_lines * self.size_px * 1.25 + 6.0
    }

    fn pieces(&self, time: &Time, parts: &[MonthPart]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for ((month, year), part) in self.names.iter().zip(parts) {
            let mut y = time.px(part.from) + self.size_px + 3.0;
            for text in core::iter::once(month).chain(year) {
                // A sliver of a month at the edge of what is seen has no room for its name.
                if y <= time.px(part.to) {
                    pieces.push(Piece::text(
                        Role::AxisText,
                        Tone::Plain,
                        (0.0, y),
                        self.size_px,
                        text.clone(),
                    ));
                }
                y += self.size_px * 1.25;
            }
        }
        pieces
    }
}

/// The axis of months with those heights, from `top` down.
pub(super) fn standing_time(window: Window, top: f64, heights: &[f64]) -> Time {
    let axis = window.axis(top, heights.iter().copied());
    Time {
        axis,
        window,
        start_px: top,
        end_px: top + heights.iter().sum::<f64>(),
        is_standing: true,
    }
}

/// How many activities a zoomed view leaves out above and below.
pub(super) fn out_of_sight<'a>(
    lanes: impl Iterator<Item = &'a Lane>,
    time: &Time,
    size: f64,
) -> Vec<Piece> {
    let (mut before, mut after) = (0, 0);
    for lane in lanes {
        let (n_before, n_after) = lane.days.n_out_of_sight(time.window);
        (before, after) = (before + n_before, after + n_after);
    }
    let text =
        |y: f64, content: String| Piece::text(Role::Note, Tone::Plain, (0.0, y), size, content);
    let before = (before > 0).then(|| text(time.start_px - 3.0, format!("↑ {before}")));
    let after = (after > 0).then(|| text(time.end_px + size, format!("↓ {after}")));
    before.into_iter().chain(after).collect()
}

/// The least height of each month that is seen: zooming in stretches them, so that the sheet stays about as high.
pub(super) fn least_heights(
    window: Window,
    parts: &[MonthPart],
    scale: &Scale,
    month_px: f64,
) -> Vec<f64> {
    let shares: f64 = parts.iter().map(|p| p.share).sum();
    let month_px = month_px * window.period.n_months() as f64 / shares;
    let height = |(i, part): (usize, &MonthPart)| match month_px * part.share {
        height if part.share == 1.0 => height.max(scale.depth(i)),
        height => height,
    };
    parts.iter().enumerate().map(height).collect()
}

/// A sheet with the lines of its months up to `right`, and their names; zoomed in, also of days or weeks.
pub(super) fn ruled_sheet(
    width: f64,
    height: f64,
    right: f64,
    time: &Time,
    parts: &[MonthPart],
    scale: &Scale,
) -> Sheet {
    let size = scale.size_px;
    let length = |p: &MonthPart| time.px(p.to) - time.px(p.from);
    let ticks = time.window.ticks(
        parts
            .iter()
            .map(|p| length(p) / p.share)
            .fold(f64::MAX, f64::min),
    );
    // Numbers of days stand where they are clear of the month's name, which is at its beginning.
    let numbers: Vec<Piece> = ticks
        .labels
        .iter()
        .map(|(day, number)| (time.axis.px(*day) + size * 0.35, number))
        .filter(|(y, _)| {
            let mut months = parts.iter().enumerate();
            months.all(|(i, p)| {
                !(-size..scale.depth(i) + 0.8 * size).contains(&(y - time.px(p.from)))
            })
        })
        .map(|(y, number)| {
            let text = Piece::text(
                Role::AxisText,
                Tone::Plain,
                (scale.width - 4.0, y),
                size,
                number.clone(),
            );
            text.anchored(Anchor::End)
        })
        .collect();
    let sheet = Sheet::new(
        width,
        height,
        Axis::pixels(),
        time.axis.clone().with_mesh(ticks.strong, ticks.light),
    );
    sheet.mesh(Region {
        left: 0.0,
        top: time.start_px,
        right,
        bottom: time.end_px,
    });
    sheet.back(
        scale
            .pieces(time, parts)
            .into_iter()
            .chain(numbers)
            .collect(),
    );
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
pub(super) struct Named {
    width: f64,
    input: TimelineInput,
    parts: Vec<MonthPart>,
    scale: Scale,
    time: Time,
    /// None where all lanes are named.
    head: Option<Head>,
    seen: Vec<Seen>,
    labels: Vec<Label>,
    pitch: f64,
    left: f64,
    /// One lane alone needs no number at each of its activities.
    has_seals: bool,
}

/// The lanes that are named.
fn named(input: &TimelineInput, only_open: bool) -> Vec<(usize, &Lane)> {
    input
        .lanes
        .iter()
        .enumerate()
        .filter(|(_, l)| l.is_open || !only_open)
        .collect()
}

impl Named {
    fn new(
        width: f64,
        input: TimelineInput,
        window: Window,
        only_open: bool,
        told: &dyn Activities,
    ) -> Self {
        let type_px = input.type_px;
        let parts = window.months();
        let scale = Scale::new(&input, &parts);
        let lanes = named(&input, only_open);
        let (seen, n_tracks) = seen(&lanes, window, 8, told);
        let pitch = TRACK_PX.min((width * 0.36) / n_tracks.max(1) as f64);
        let left = scale.width + pitch * n_tracks.max(1) as f64 + 10.0;
        let has_seals = lanes.len() > 1;
        let text_left = left
            + if has_seals {
                SEAL_PX + SEAL_GAP_PX
            } else {
                0.0
            };
        let head = only_open.then(|| Head::new(width, &input));

        let mut labels: Vec<Label> = Vec::new();
        let mut heights = least_heights(window, &parts, &scale, MONTH_PX);
        let mut needed = vec![0.0; parts.len()];
        for s in &seen {
            let room = width - text_left;
            let name = |text: &str, n_lines| Name::new(text, type_px, room, n_lines);
            let (title, note) = (
                name(&told.title(s.activity), 3),
                name(&told.note(s.activity), 2),
            );
            let height = (title.height() + note.height()).max(SEAL_PX + 2.0) + NAME_GAP_PX;
            let from = s.span.from().max(window.from);
            let month = parts.iter().position(|p| from < p.to).unwrap_or(0);
            needed[month] += height;
            labels.push(Label {
                month,
                top: 0.0,
                height,
                title,
                note,
            });
        }
        heights
            .iter_mut()
            .zip(&needed)
            .for_each(|(height, needed)| *height = height.max(*needed));
        let time = standing_time(
            window,
            head.as_ref().map_or(0.0, |h| h.height) + END_PX,
            &heights,
        );
        let mut free = time.start_px;
        for (s, label) in seen.iter().zip(&mut labels) {
            // At its start, below the one before, and so that all that begin in the month end with it.
            let latest = time.px(parts[label.month].to) - needed[label.month];
            needed[label.month] -= label.height;
            label.top = (time.px(s.span.from().max(window.from)) + 2.0)
                .min(latest)
                .max(free);
            free = label.top + label.height;
        }
        Self {
            width,
            parts,
            scale,
            time,
            head,
            seen,
            labels,
            pitch,
            left,
            has_seals,
            input,
        }
    }

    fn scene(&self, choice: &Choice<'_>) -> Scene {
        let Self {
            width,
            input,
            parts,
            scale,
            time,
            pitch,
            left,
            ..
        } = self;
        let type_px = input.type_px;
        let free = self
            .labels
            .last()
            .map_or(time.start_px, |l| l.top + l.height);
        let bottom = (time.end_px + END_PX).max(free);
        let sheet = ruled_sheet(*width, bottom, left - 6.0, time, parts, scale);
        let lanes = named(input, self.head.is_some())
            .into_iter()
            .map(|(_, lane)| lane);
        sheet.back(out_of_sight(lanes, time, type_px.axis_px));
        if self.seen.is_empty() {
            let x = scale.width + pitch / 2.0;
            sheet.back(vec![Piece::line_px(
                Role::Empty,
                Tone::Plain,
                (x, time.start_px),
                (x, time.end_px),
            )]);
        }
        let every = || self.seen.iter().zip(&self.labels);
        match &self.head {
            None => every().for_each(|(s, label)| sheet.draw(&self.mark(s, label, None, choice))),
            Some(head) => {
                for (i, lane) in input.lanes.iter().enumerate() {
                    sheet.draw(&head.mark(i, lane, choice.lane(i), type_px));
                    for (s, label) in every().filter(|(s, _)| s.lane == i) {
                        sheet.draw(&self.mark(s, label, Some(lane.key), choice));
                    }
                }
            }
        }
        sheet.finish()
    }

    fn mark(
        &self,
        s: &Seen,
        label: &Label,
        parent: Option<MarkKey>,
        choice: &Choice<'_>,
    ) -> Element {
        let Self {
            width, pitch, left, ..
        } = self;
        let type_px = self.input.type_px;
        let tone = (choice.tone)(s.activity);
        let hit = [
            left - 4.0,
            label.top - 2.0,
            width - left + 4.0,
            label.height - 2.0,
        ];
        let mut mark = Element::mark(MarkKey::Activity(s.activity), parent, hit);
        let bar = BAR_SHARE * pitch;
        let near_px = self.scale.width + pitch * s.track as f64 + (pitch - bar) / 2.0;
        mark.pieces.extend(self.time.pieces(
            &s.span,
            Bar {
                near_px,
                thickness_px: bar,
                tone,
            },
        ));
        let mut text_left = *left;
        if self.has_seals {
            let number = self.input.lanes[s.lane].number;
            mark.pieces.extend(seal(
                number,
                choice.lane(s.lane),
                *left,
                label.top,
                type_px.axis_px,
            ));
            text_left += SEAL_PX + SEAL_GAP_PX;
        }
        let note_top = label.top + label.title.height();
        // Where only chosen activities are named, bold would say nothing.
        let bold = tone == Tone::Chosen && self.head.is_none();
        mark.pieces.extend(
            label
                .title
                .pieces(Role::Label, tone, text_left, label.top)
                .map(|line| line.bold(bold)),
        );
        mark.pieces.extend(
            label
                .note
                .pieces(Role::Note, tone, text_left, note_top)
                .map(|line| line.bold(false)),
        );
        mark
    }
}

/// The numbers of all lanes above the months, in rows.
struct Head {
    height: f64,
    /// Left edge and top of each number's cell, which is [`SEAL_PITCH_PX`] square.
    cells: Vec<(f64, f64)>,
}

impl Head {
    fn new(width: f64, input: &TimelineInput) -> Self {
        let per_row = (width / SEAL_PITCH_PX).floor().max(1.0) as usize;
        let cell = |i: usize| {
            (
                (i % per_row) as f64 * SEAL_PITCH_PX,
                (i / per_row) as f64 * SEAL_PITCH_PX,
            )
        };
        let n = input.lanes.len();
        Self {
            height: n.div_ceil(per_row) as f64 * SEAL_PITCH_PX,
            cells: (0..n).map(cell).collect(),
        }
    }

    fn mark(&self, index: usize, lane: &Lane, tone: Tone, type_px: TypeSizes) -> Element {
        let (x, y) = self.cells.get(index).copied().unwrap_or_default();
        let mut mark = Element::mark(lane.key, None, [x, y, SEAL_PITCH_PX, SEAL_PITCH_PX]);
        mark.pieces.extend(seal(
            lane.number,
            tone,
            x,
            y + (SEAL_PITCH_PX - SEAL_PX) / 2.0,
            type_px.axis_px,
        ));
        mark
    }
}
