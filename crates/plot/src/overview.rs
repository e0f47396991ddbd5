//! The standing timeline of many activities: a narrow column for each lane, under its number. A crowded one is an outline.

use super::crowd::{self, Outline, Part};
use super::days::{MonthPart, Window};
use super::element::{Element, Piece};
use super::glyph::{Bar, Time};
use super::measure::width_px;
use super::placed::PlacedItem;
use super::row::{SEAL_PX, seal};
use super::scene::{Anchor, MarkKey, Role, Scene, Tone};
use super::standing::{
    END_PX, Scale, least_heights, out_of_sight, ruled_sheet, seen, standing_time,
};
use super::timeline::{Activities, Choice, Lane, TimelineInput, max_marks};
use crate::axis::Place;

/// The least height of a month.
const MONTH_PX: f64 = 40.0;
/// The widest track, and the narrowest that is told from the next.
const TRACK_PX: (f64, f64) = (9.0, 1.0);
/// Between columns.
const GAP_PX: f64 = 4.0;

/// The overview, laid out.
pub(super) struct Overview {
    width: f64,
    input: TimelineInput,
    parts: Vec<MonthPart>,
    scale: Scale,
    time: Time,
    pitch: f64,
    head: f64,
    /// For each lane its marks; none where it is a crowd.
    lanes: Vec<Option<Vec<PlacedItem>>>,
    crowd_parts: Vec<Part>,
    crowd_unit_px: f64,
    max_marks: usize,
}

impl Overview {
    pub(super) fn new(
        width: f64,
        input: TimelineInput,
        window: Window,
        told: &dyn Activities,
    ) -> Self {
        let type_px = input.type_px;
        let parts = window.months();
        let scale = Scale::new(&input, &parts);
        let pitch = (width - scale.width) / input.lanes.len().max(1) as f64;
        // Where columns are narrower than a seal, numbers stand without their squares, on two levels.
        let head = if pitch >= SEAL_PX + 1.0 {
            SEAL_PX + 8.0
        } else {
            type_px.axis_px * 3.0
        };
        let heights = least_heights(window, &parts, &scale, MONTH_PX);
        let time = standing_time(window, head + END_PX, &heights);
        let max_marks = max_marks(&input, window);
        let lane = |(i, lane): (usize, &Lane)| {
            if lane.days.n_seen(window) > max_marks {
                return None;
            }
            let (seen, n_tracks) = seen(&[(i, lane)], window, 3, told);
            let room = (pitch - GAP_PX) / n_tracks.max(1) as f64;
            if room < TRACK_PX.1 / 2.0 && n_tracks > 16 {
                return None;
            }
            let track = room.clamp(TRACK_PX.1, TRACK_PX.0);
            let first = scale.width + pitch * (i as f64 + 0.5) - track * n_tracks as f64 / 2.0;
            let placed = seen.into_iter().map(|s| {
                let near = first + track * s.track as f64;
                let bar = Bar {
                    near_px: near,
                    thickness_px: (track - 1.0).max(0.8),
                    tone: Tone::Plain,
                };
                let (from, to) = time.extent(&s.span, bar.thickness_px).unwrap_or_default();
                PlacedItem::single(s.activity, s.span, bar, [near, from, track, to - from])
            });
            Some(placed.collect())
        };
        let lanes: Vec<Option<Vec<PlacedItem>>> =
            input.lanes.iter().enumerate().map(lane).collect();
        let crowd_parts = crowd::parts(&time);
        let crowds = lanes
            .iter()
            .zip(&input.lanes)
            .filter(|(placed, _)| placed.is_none());
        let most = crowd::most(&crowd_parts, crowds.map(|(_, lane)| lane.days.whole()));
        let crowd_unit_px = (pitch - GAP_PX) / most;
        Self {
            width,
            input,
            parts,
            scale,
            time,
            pitch,
            head,
            lanes,
            crowd_parts,
            crowd_unit_px,
            max_marks,
        }
    }

    pub(super) fn scene(&self, choice: &Choice<'_>) -> Scene {
        let Self {
            width,
            input,
            parts,
            scale,
            time,
            pitch,
            head,
            ..
        } = self;
        let type_px = input.type_px;
        let bottom = time.end_px + END_PX;
        let sheet = ruled_sheet(*width, bottom, *width, time, parts, scale);
        sheet.back(out_of_sight(input.lanes.iter(), time, type_px.axis_px));
        for (i, (lane, placed)) in input.lanes.iter().zip(&self.lanes).enumerate() {
            let left = scale.width + pitch * i as f64;
            sheet.back(vec![Piece::line_px(
                Role::Rule,
                Tone::Plain,
                (left, 0.0),
                (left, bottom),
            )]);
            let middle = left + pitch / 2.0;
            let tone = choice.lane(i);
            let mut mark = Element::mark(lane.key, None, [left, 0.0, *pitch, *head]);
            if *pitch >= SEAL_PX + 1.0 {
                mark.pieces.extend(seal(
                    lane.number,
                    tone,
                    middle - SEAL_PX / 2.0,
                    2.0,
                    type_px.axis_px,
                ));
            } else {
                let y = type_px.axis_px * if i % 2 == 0 { 1.1 } else { 2.4 };
                let number = lane.number.to_string();
                let x = middle.min(width - width_px(&number, type_px.axis_px, false) / 2.0);
                let text =
                    Piece::text(Role::SealText, Tone::Plain, (x, y), type_px.axis_px, number);
                mark.pieces.push(text.anchored(Anchor::Middle));
            }
            if lane.days.n_dated() == 0 {
                sheet.back(vec![Piece::line_px(
                    Role::Empty,
                    tone,
                    (middle, time.start_px),
                    (middle, time.end_px),
                )]);
            }
            let marks = match placed {
                Some(placed) => placed
                    .iter()
                    .map(|p| p.mark(lane.key, time, choice))
                    .collect(),
                None => self.crowd(i, lane, left + GAP_PX / 2.0, &mut mark, choice),
            };
            sheet.draw(&mark);
            marks.iter().for_each(|mark| sheet.draw(mark));
        }
        let y = Place::Px(time.start_px);
        sheet.back(vec![Piece::line(
            Role::Baseline,
            Tone::Plain,
            (Place::Px(0.0), y),
            (Place::Px(*width), y),
        )]);
        sheet.finish()
    }

    /// The months of a crowded lane, a mark each; where even these are too many, they belong to the lane's own.
    fn crowd(
        &self,
        index: usize,
        lane: &Lane,
        left: f64,
        head: &mut Element,
        choice: &Choice<'_>,
    ) -> Vec<Element> {
        let outline = Outline {
            base_px: left,
            unit_px: self.crowd_unit_px,
            is_standing: true,
        };
        let (whole, chosen) = (lane.days.whole(), choice.chosen(index));
        let mut marks = Vec::new();
        for part in self.crowd_parts.iter().filter(|part| part.has(&whole)) {
            let pieces = outline.pieces(part, &whole, chosen.as_deref());
            if self.crowd_parts.len() > self.max_marks {
                head.pieces.extend(pieces);
                continue;
            }
            let hit = [
                left,
                part.start_px(),
                self.pitch - GAP_PX,
                part.end_px() - part.start_px(),
            ];
            let mut mark = Element::mark(MarkKey::Cell(index, part.month), Some(lane.key), hit);
            mark.pieces.extend(pieces);
            marks.push(mark);
        }
        marks
    }
}
