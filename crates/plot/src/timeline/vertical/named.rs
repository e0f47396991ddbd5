//! The vertical timeline with names: a column at the right has the name of each activity, at its start and under the number of its
//! initiative. A month grows until the names that begin in it have room.

use super::activities::{TrackedActivity, in_tracks};
use super::months::{END_PX, MonthNames, out_of_view, vertical_time};
use crate::element::{MarkElements, line};
use crate::measure::TypeSizes;
use crate::row::{BADGE_GAP_PX, BADGE_PX, Name, badge};
use crate::scene::{MarkKey, Role, Scene, Tone};
use crate::timeline::glyph::{Bar, Time};
use crate::timeline::input::{Activities, Choice, Lane, TimelineInput};
use crate::timeline::window::Window;

/// The least height of a month.
const MONTH_PX: f64 = 27.0;
/// From one track to the next, if there is room.
const TRACK_PX: f64 = 15.0;
/// The thickness of a bar, as a share of its track.
const BAR_SHARE: f64 = 0.62;
/// From one number to the next in the head.
const BADGE_PITCH_PX: f64 = 30.0;
/// Between two names.
const NAME_GAP_PX: f64 = 8.0;

/// A name in the column at the right.
#[derive(Clone, Debug)]
struct Label {
    /// In which of the months in view the activity begins.
    month: usize,
    top: f64,
    height: f64,
    title: Name,
    note: Name,
}

/// The vertical timeline with names, laid out.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    width: f64,
    input: TimelineInput,
    months: MonthNames,
    time: Time,
    /// `None` if all lanes are named.
    head: Option<Head>,
    activities: Vec<TrackedActivity>,
    labels: Vec<Label>,
    /// From one track to the next.
    pitch: f64,
    /// Left edge of the names with their badges.
    left: f64,
    /// Whether each activity has the number of its lane; not if there is only one lane.
    has_badges: bool,
}

/// The lanes whose activities are named.
fn named_lanes(input: &TimelineInput, only_open: bool) -> Vec<(usize, &Lane)> {
    let lanes = input.lanes.iter().enumerate();
    lanes.filter(|(_, l)| l.is_open || !only_open).collect()
}

impl Named {
    /// With the names of all activities, or with those of open lanes and the numbers of the others in a head.
    pub(crate) fn new(
        width: f64,
        input: TimelineInput,
        window: Window,
        only_open: bool,
        source: &dyn Activities,
    ) -> Self {
        let months = MonthNames::new(&input, window);
        let lanes = named_lanes(&input, only_open);
        let (activities, n_tracks) = in_tracks(&lanes, window, 8, source);
        let n_tracks = n_tracks.max(1) as f64;
        let pitch = TRACK_PX.min((width * 0.36) / n_tracks);
        let left = months.width + pitch * n_tracks + 10.0;
        let has_badges = lanes.len() > 1;
        let badge_width = if has_badges {
            BADGE_PX + BADGE_GAP_PX
        } else {
            0.0
        };
        let head = only_open.then(|| Head::new(width, &input));

        let room = width - (left + badge_width);
        let name = |text: &str, n_lines| Name::new(text, input.type_px, room, n_lines);
        let mut labels: Vec<Label> = Vec::new();
        let mut needed = vec![0.0; months.n_months()];
        for s in &activities {
            let title = name(&source.title(s.activity), 3);
            let note = name(&source.note(s.activity), 2);
            let height = (title.height() + note.height()).max(BADGE_PX + 2.0) + NAME_GAP_PX;
            let month = months.index_of(s.span.from().max(window.from));
            needed[month] += height;
            labels.push(Label {
                month,
                top: 0.0,
                height,
                title,
                note,
            });
        }
        let mut heights = months.least_heights(window, MONTH_PX);
        for (height, needed) in heights.iter_mut().zip(&needed) {
            *height = height.max(*needed);
        }
        let head_height = head.as_ref().map_or(0.0, |h| h.height);
        let time = vertical_time(window, head_height + END_PX, &heights);
        let mut free = time.start_px;
        for (s, label) in activities.iter().zip(&mut labels) {
            // At its start, below the one before, and early enough for all that begin in the month to end with it.
            let latest = months.end_px(label.month, &time) - needed[label.month];
            needed[label.month] -= label.height;
            let start = time.px(s.span.from().max(window.from)) + 2.0;
            label.top = start.min(latest).max(free);
            free = label.top + label.height;
        }
        Self {
            width,
            months,
            time,
            head,
            activities,
            labels,
            pitch,
            left,
            has_badges,
            input,
        }
    }

    pub(crate) fn scene(&self, choice: &Choice<'_>) -> Scene {
        let (input, time) = (&self.input, &self.time);
        let labels_end = self
            .labels
            .last()
            .map_or(time.start_px, |l| l.top + l.height);
        let bottom = (time.end_px + END_PX).max(labels_end);
        let sheet = self
            .months
            .sheet((self.width, bottom), self.left - 6.0, time);
        let lanes = named_lanes(input, self.head.is_some()).into_iter();
        let lanes = lanes.map(|(_, lane)| lane);
        sheet.draw(out_of_view(lanes, time, input.type_px.axis_px));
        if self.activities.is_empty() {
            let x = self.months.width + self.pitch / 2.0;
            let (from, to) = ((x, time.start_px), (x, time.end_px));
            sheet.draw([line(Role::Empty, Tone::Plain, from, to)]);
        }
        let every = || self.activities.iter().zip(&self.labels);
        let Some(head) = &self.head else {
            every().for_each(|(s, label)| sheet.draw_mark(self.mark(s, label, None, choice)));
            return sheet.finish();
        };
        for (i, lane) in input.lanes.iter().enumerate() {
            sheet.draw_mark(head.mark(i, lane, choice.lane(i), input.type_px));
            for (s, label) in every().filter(|(s, _)| s.lane == i) {
                sheet.draw_mark(self.mark(s, label, Some(lane.key), choice));
            }
        }
        sheet.finish()
    }

    fn mark(
        &self,
        s: &TrackedActivity,
        label: &Label,
        parent: Option<MarkKey>,
        choice: &Choice<'_>,
    ) -> MarkElements {
        let (left, pitch) = (self.left, self.pitch);
        let tone = (choice.tone)(s.activity);
        let hit = [
            left - 4.0,
            label.top - 2.0,
            self.width - left + 4.0,
            label.height - 2.0,
        ];
        let mut mark = MarkElements::new(MarkKey::Activity(s.activity), parent, hit);
        let thickness_px = BAR_SHARE * pitch;
        let track_left = self.months.width + pitch * s.track as f64;
        let bar = Bar {
            near_px: track_left + (pitch - thickness_px) / 2.0,
            thickness_px,
        };
        mark.extend(self.time.draw(&s.span, bar, tone));
        let mut text_left = left;
        if self.has_badges {
            let number = self.input.lanes[s.lane].number;
            let axis_px = self.input.type_px.axis_px;
            mark.extend(badge(
                number,
                choice.lane(s.lane),
                (left, label.top),
                axis_px,
            ));
            text_left += BADGE_PX + BADGE_GAP_PX;
        }
        // If only chosen activities are named, bold would distinguish nothing.
        let bold = tone == Tone::Chosen && self.head.is_none();
        let title_at = (text_left, label.top);
        mark.extend(label.title.draw(Role::Label, tone, bold, title_at));
        let note_at = (text_left, label.top + label.title.height());
        mark.extend(label.note.draw(Role::Note, tone, false, note_at));
        mark
    }
}

/// The numbers of all lanes above the months, in rows of cells of [`BADGE_PITCH_PX`].
#[derive(Clone, Debug)]
struct Head {
    per_row: usize,
    height: f64,
}

impl Head {
    fn new(width: f64, input: &TimelineInput) -> Self {
        let per_row = (width / BADGE_PITCH_PX).floor().max(1.0) as usize;
        let n_rows = input.lanes.len().div_ceil(per_row);
        Self {
            per_row,
            height: n_rows as f64 * BADGE_PITCH_PX,
        }
    }

    fn mark(&self, index: usize, lane: &Lane, tone: Tone, type_px: TypeSizes) -> MarkElements {
        let x = (index % self.per_row) as f64 * BADGE_PITCH_PX;
        let y = (index / self.per_row) as f64 * BADGE_PITCH_PX;
        let hit = [x, y, BADGE_PITCH_PX, BADGE_PITCH_PX];
        let mut mark = MarkElements::new(lane.key, None, hit);
        let badge_top = y + (BADGE_PITCH_PX - BADGE_PX) / 2.0;
        mark.extend(badge(lane.number, tone, (x, badge_top), type_px.axis_px));
        mark
    }
}
