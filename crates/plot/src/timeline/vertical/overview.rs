//! The vertical timeline of many activities: a narrow column for each lane, under its number. A crowded lane is an outline.

use super::activities::in_tracks;
use super::months::{END_PX, MonthNames, out_of_view, vertical_time};
use crate::element::{MarkElements, font, line, text};
use crate::measure::width_px;
use crate::row::{BADGE_PX, badge};
use crate::scene::{Anchor, Role, Scene, Tone};
use crate::timeline::crowd::{self, CrowdedLane, MonthSteps, Outline};
use crate::timeline::glyph::{Bar, Time};
use crate::timeline::input::{Activities, Choice, Lane, TimelineInput, max_marks};
use crate::timeline::item::PlacedItem;
use crate::timeline::window::Window;

/// The least height of a month.
const MONTH_PX: f64 = 40.0;
/// The narrowest track that can be distinguished from the next, and the widest track.
const TRACK_PX: (f64, f64) = (1.0, 9.0);
/// Lanes with more tracks than these are crowds if the tracks are too narrow.
const MANY_TRACKS: usize = 16;
/// Between columns.
const GAP_PX: f64 = 4.0;

/// The overview, laid out.
#[derive(Clone, Debug)]
pub(crate) struct Overview {
    width: f64,
    input: TimelineInput,
    months: MonthNames,
    time: Time,
    /// From one column to the next.
    pitch: f64,
    head_height: f64,
    /// The activities of each lane; `None` if it is a crowd.
    lanes: Vec<Option<Vec<PlacedItem>>>,
    crowd_months: Vec<MonthSteps>,
    crowd_unit_px: f64,
    max_marks: usize,
}

impl Overview {
    pub(crate) fn new(
        width: f64,
        input: TimelineInput,
        window: Window,
        activities: &dyn Activities,
    ) -> Self {
        let months = MonthNames::new(&input, window);
        let pitch = (width - months.width) / input.lanes.len().max(1) as f64;
        let head_height = if has_badges(pitch) {
            BADGE_PX + 8.0
        } else {
            input.type_px.axis_px * 3.0
        };
        let heights = months.least_heights(window, MONTH_PX);
        let time = vertical_time(window, head_height + END_PX, &heights);
        let max_marks = max_marks(&input, window);
        let place = |(i, lane): (usize, &Lane)| {
            if lane.days.n_in_view(window) > max_marks {
                return None;
            }
            let (found, n_tracks) = in_tracks(&[(i, lane)], window, 3, activities);
            let room = (pitch - GAP_PX) / n_tracks.max(1) as f64;
            if room < TRACK_PX.0 / 2.0 && n_tracks > MANY_TRACKS {
                return None;
            }
            let track = room.clamp(TRACK_PX.0, TRACK_PX.1);
            let first = months.width + pitch * (i as f64 + 0.5) - track * n_tracks as f64 / 2.0;
            let items = found.into_iter().map(|s| {
                let bar = Bar {
                    near_px: first + track * s.track as f64,
                    thickness_px: (track - 1.0).max(0.8),
                };
                let (from, to) = time.extent(&s.span, bar.thickness_px).unwrap_or_default();
                PlacedItem {
                    members: [s.activity].into(),
                    span: s.span,
                    bar,
                    hit: [bar.near_px, from, track, to - from],
                    caption: None,
                }
            });
            Some(items.collect())
        };
        let lanes: Vec<Option<Vec<PlacedItem>>> =
            input.lanes.iter().enumerate().map(place).collect();
        let crowd_months = crowd::months(&time);
        let crowds = lanes.iter().zip(&input.lanes);
        let crowds = crowds.filter(|(items, _)| items.is_none());
        let most = crowd::most(&crowd_months, crowds.map(|(_, lane)| lane.days.whole()));
        Self {
            width,
            months,
            time,
            pitch,
            head_height,
            lanes,
            crowd_months,
            crowd_unit_px: (pitch - GAP_PX) / most,
            max_marks,
            input,
        }
    }

    pub(crate) fn scene(&self, choice: &Choice<'_>) -> Scene {
        let (width, input, time) = (self.width, &self.input, &self.time);
        let bottom = time.end_px + END_PX;
        let sheet = self.months.sheet((width, bottom), width, time);
        sheet.draw(out_of_view(input.lanes.iter(), time, input.type_px.axis_px));
        for (i, (lane, items)) in input.lanes.iter().zip(&self.lanes).enumerate() {
            let left = self.months.width + self.pitch * i as f64;
            let down = |role, tone, x, (from, to)| line(role, tone, (x, from), (x, to));
            sheet.draw([down(Role::Rule, Tone::Plain, left, (0.0, bottom))]);
            let tone = choice.lane(i);
            let mut head = self.head_mark(i, lane, left, tone);
            if lane.days.n_dated() == 0 {
                let middle = left + self.pitch / 2.0;
                let months = (time.start_px, time.end_px);
                sheet.draw([down(Role::Empty, tone, middle, months)]);
            }
            let marks = match items {
                Some(items) => (items.iter())
                    .map(|item| item.mark(lane.key, time, choice))
                    .collect(),
                None => self.crowd(i, lane, left + GAP_PX / 2.0, &mut head, choice),
            };
            sheet.draw_mark(head);
            marks.into_iter().for_each(|mark| sheet.draw_mark(mark));
        }
        let y = time.start_px;
        sheet.draw([line(Role::Baseline, Tone::Plain, (0.0, y), (width, y))]);
        sheet.finish()
    }

    /// The mark of a lane, with its number.
    fn head_mark(&self, index: usize, lane: &Lane, left: f64, tone: Tone) -> MarkElements {
        let axis_px = self.input.type_px.axis_px;
        let middle = left + self.pitch / 2.0;
        let hit = [left, 0.0, self.pitch, self.head_height];
        let mut mark = MarkElements::new(lane.key, None, hit);
        if has_badges(self.pitch) {
            let at = (middle - BADGE_PX / 2.0, 2.0);
            mark.extend(badge(lane.number, tone, at, axis_px));
        } else {
            let number = lane.number.to_string();
            let y = axis_px * if index.is_multiple_of(2) { 1.1 } else { 2.4 };
            let x = middle.min(self.width - width_px(&number, axis_px, false) / 2.0);
            let font = font(axis_px).anchored(Anchor::Middle);
            mark.push(text(Role::BadgeText, Tone::Plain, (x, y), font, number));
        }
        mark
    }

    /// The months of a crowded lane whose outline has its left edge there.
    fn crowd(
        &self,
        index: usize,
        lane: &Lane,
        left: f64,
        head: &mut MarkElements,
        choice: &Choice<'_>,
    ) -> Vec<MarkElements> {
        let crowd = CrowdedLane {
            index,
            lane,
            outline: Outline {
                base_px: left,
                unit_px: self.crowd_unit_px,
                is_vertical: true,
            },
            max_marks: self.max_marks,
        };
        let hit = |month: &MonthSteps| {
            let (top, bottom) = (month.start_px(), month.end_px());
            [left, top, self.pitch - GAP_PX, bottom - top]
        };
        crowd.marks(&self.crowd_months, choice, head, hit, |_| Vec::new())
    }
}

/// Whether columns are wide enough for badges. If not, numbers are written without them, on two levels.
fn has_badges(pitch: f64) -> bool {
    pitch >= BADGE_PX + 1.0
}
