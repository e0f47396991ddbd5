//! One lane of the horizontal timeline: the place of its name, its activities and its undated column, and their marks.

use super::activities::{PlacedActivities, place};
use super::context::LaneContext;
use super::undated::{LaneBand, UndatedNames, undated_marks};
use crate::element::{Element, MarkElements, font, line, text};
use crate::row::{BADGE_GAP_PX, BADGE_PX, Name, badge};
use crate::scene::{Anchor, Role, Tone};
use crate::timeline::crowd::{CROWD_PX, CrowdedLane, MonthSteps, Outline};
use crate::timeline::glyph::STUB_PX;
use crate::timeline::input::{Activities, Choice, Lane};

/// From the top of a lane to its badge.
const TOP_PX: f64 = 9.0;
/// The least height of a lane.
const MIN_LANE_PX: f64 = 40.0;

/// A lane with its place.
#[derive(Clone, Debug)]
pub(crate) struct PlacedLane {
    pub(crate) band: LaneBand,
    name: Name,
    pub(crate) activities: PlacedActivities,
    undated: UndatedNames,
}

impl PlacedLane {
    pub(crate) fn new(
        index: usize,
        lane: &Lane,
        context: &LaneContext,
        activities: &dyn Activities,
        top: f64,
    ) -> Self {
        let type_px = context.type_px;
        let name_width = context.columns.label - BADGE_PX - BADGE_GAP_PX - STUB_PX - 4.0;
        let name = Name::new(&lane.label, type_px, name_width, 3);
        let placed = place(lane, context, activities, top);
        let months_bottom = if lane.days.n_dated() == 0 {
            top
        } else {
            placed.bottom
        };
        let undated = UndatedNames::new(lane, context, activities, months_bottom);
        let middle = top + TOP_PX + BADGE_PX / 2.0;
        let name_bottom = middle - type_px.label_line() / 2.0 + name.height() + TOP_PX;
        let bottom = (top + MIN_LANE_PX)
            .max(name_bottom)
            .max(placed.bottom)
            .max(undated.bottom);
        let band = LaneBand {
            index,
            top,
            height: (bottom - top).ceil(),
            middle,
        };
        Self {
            band,
            name,
            activities: placed,
            undated,
        }
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.band.top + self.band.height
    }

    /// What no mark owns: the ground of undated names, the dotted line of an empty lane, and how many activities are out of view at either side.
    pub(crate) fn back(
        &self,
        lane: &Lane,
        context: &LaneContext,
        choice: &Choice<'_>,
    ) -> Vec<Element> {
        let (left, right) = (
            context.columns.months_left(),
            context.columns.months_right(),
        );
        let LaneBand { index, middle, .. } = self.band;
        let tone = choice.lane(index);
        let ground = self.undated.ground(context, self.bottom());
        if lane.days.n_dated() == 0 && ground.is_none() {
            return vec![line(Role::Empty, tone, (left, middle), (right, middle))];
        }
        let y = match ground {
            Some(_) => self.activities.bottom - 6.0,
            None => self.bottom() - 6.0,
        };
        let (n_before, n_after) = (self.activities.n_before, self.activities.n_after);
        let note = |x: f64, anchor, s: String| {
            let font = font(context.type_px.axis_px).anchored(anchor);
            text(Role::Note, tone, (x, y), font, s)
        };
        let before =
            (n_before > 0).then(|| note(left + 4.0, Anchor::Start, format!("‹ {n_before}")));
        let after = (n_after > 0).then(|| note(right - 4.0, Anchor::End, format!("{n_after} ›")));
        ground.into_iter().chain(before).chain(after).collect()
    }

    /// The lane, its activities by time, and its undated activities.
    pub(crate) fn marks(
        &self,
        lane: &Lane,
        context: &LaneContext,
        choice: &Choice<'_>,
    ) -> Vec<MarkElements> {
        let (type_px, band) = (context.type_px, self.band);
        let tone = choice.lane(band.index);
        let head_width = context.columns.label - STUB_PX - 2.0;
        let mut head = MarkElements::new(lane.key, None, [0.0, band.top, head_width, band.height]);
        let badge_top = band.middle - BADGE_PX / 2.0;
        head.extend(badge(lane.number, tone, (0.0, badge_top), type_px.axis_px));
        let name_top = band.middle - type_px.label_line() / 2.0;
        let (bold, name_left) = (tone == Tone::Chosen, BADGE_PX + BADGE_GAP_PX);
        head.extend(
            self.name
                .draw(Role::Label, tone, bold, (name_left, name_top)),
        );

        let (undated, count) = undated_marks(&self.undated, band, lane, context, choice);
        head.extend(count);
        let crowd = self.crowd(lane, context, choice, &mut head);
        let items = self.activities.items.iter();
        let mut marks = vec![head];
        marks.extend(crowd);
        marks.extend(items.map(|item| item.mark(lane.key, &context.time, choice)));
        marks.extend(undated);
        marks
    }

    /// The months of the lane, if it is crowded.
    fn crowd(
        &self,
        lane: &Lane,
        context: &LaneContext,
        choice: &Choice<'_>,
        head: &mut MarkElements,
    ) -> Vec<MarkElements> {
        let Some(base_px) = self.activities.crowd_base_px else {
            return Vec::new();
        };
        let crowd = CrowdedLane {
            index: self.band.index,
            lane,
            outline: Outline {
                base_px,
                unit_px: context.crowd_unit_px,
                is_vertical: false,
            },
            max_marks: context.max_marks,
        };
        let top = base_px - CROWD_PX - 3.0 - context.counts.height();
        let hit = |month: &MonthSteps| {
            let (left, right) = (month.start_px(), month.end_px());
            [left, top - 3.0, right - left, base_px - top + 5.0]
        };
        let labels = |month: &MonthSteps| {
            let (count, tone) = (choice.month)(self.band.index, month.month);
            context.counts.draw(&count, tone, month, top)
        };
        crowd.marks(&context.crowd_months, choice, head, hit, labels)
    }
}
