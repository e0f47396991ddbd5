//! One lane of the lying timeline: where its name, its activities and its tray stand, and the marks that come of it.

use super::columns::Columns;
use super::crowd::{CROWD_PX, Outline};
use super::element::{Element, Piece};
use super::glyph::STUB_PX;
use super::measure::{TypeSizes, width_px};
use super::placed::{Placed, place};
use super::row::{Name, SEAL_GAP_PX, SEAL_PX, seal};
use super::scene::{Anchor, MarkKey, Role, Tone};
use super::timeline::{Activities, Choice, Ground, Lane};
use super::tray::{MAX_SQUARES, PITCH_PX, SIDE_PX, square};

/// From the top of a lane to its seal.
const TOP_PX: f64 = 9.0;
/// The lowest lane.
const LANE_PX: f64 = 40.0;
/// From the edges of the tray to what is in it.
const TRAY_PAD_PX: f64 = 12.0;
/// The least height of a name in an open tray: a target of 24 px (WCAG 2.5.8).
const NAME_PX: f64 = 26.0;
/// The tray may be narrow, and a list of cut names is none.
const MAX_NAME_LINES: usize = 5;

/// How the trays of closed lanes show what is in them: all of a picture alike, so that a square is a square everywhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TrayForm {
    /// How many squares stand in a row; none where only numbers have room.
    per_row: usize,
}

impl TrayForm {
    pub(super) fn new(columns: Columns, lanes: &[Lane], type_px: TypeSizes) -> Self {
        let count = lanes
            .iter()
            .map(|l| width_px(&l.undated_value, type_px.value_px, true))
            .fold(0.0, f64::max);
        let room = columns.tray - 2.0 * TRAY_PAD_PX - count - 10.0;
        let per_row = ((room + PITCH_PX - SIDE_PX) / PITCH_PX).floor().max(0.0) as usize;
        let most = lanes
            .iter()
            .map(|l| l.days.undated().len())
            .filter(|n| *n <= MAX_SQUARES)
            .max()
            .unwrap_or(0);
        Self {
            per_row: if most <= 2 * per_row { per_row } else { 0 },
        }
    }
}

/// A name in an open tray.
struct TrayName {
    activity: usize,
    name: Name,
    top: f64,
    height: f64,
}

/// A lane with its place.
pub(super) struct LaneLayout {
    pub(super) index: usize,
    pub(super) top: f64,
    pub(super) height: f64,
    name: Name,
    pub(super) placed: Placed,
    tray: Vec<TrayName>,
}

impl LaneLayout {
    pub(super) fn new(
        index: usize,
        lane: &Lane,
        ground: &Ground,
        told: &dyn Activities,
        top: f64,
    ) -> Self {
        let type_px = ground.type_px;
        let name_width = ground.columns.label - SEAL_PX - SEAL_GAP_PX - STUB_PX - 4.0;
        let name = Name::new(&lane.label, type_px, name_width, 3);
        let placed = place(lane, ground, told, top);

        let mut tray = Vec::new();
        let mut tray_bottom = top + 6.0;
        if lane.is_open && lane.days.undated().len() <= ground.max_marks {
            for activity in lane.days.undated() {
                let room = ground.columns.tray - 2.0 * TRAY_PAD_PX - SIDE_PX - 8.0;
                let name = Name::plain(&told.title(activity), type_px, room, MAX_NAME_LINES);
                let height = (name.height() + 8.0).max(NAME_PX);
                tray.push(TrayName {
                    activity,
                    name,
                    top: tray_bottom,
                    height,
                });
                tray_bottom += height;
            }
        }
        let name_bottom =
            top + TOP_PX + (SEAL_PX - type_px.label_line()) / 2.0 + name.height() + TOP_PX;
        let bottom = (top + LANE_PX)
            .max(name_bottom)
            .max(placed.bottom)
            .max(tray_bottom + 6.0);
        Self {
            index,
            top,
            height: (bottom - top).ceil(),
            name,
            placed,
            tray,
        }
    }

    /// The middle of the seal, at which the lane is read.
    fn middle(&self) -> f64 {
        self.top + TOP_PX + SEAL_PX / 2.0
    }

    /// What no mark owns: the dotted line of an empty lane, and how many activities a zoomed view leaves out at either side.
    pub(super) fn back(&self, lane: &Lane, ground: &Ground, choice: &Choice<'_>) -> Vec<Piece> {
        let (left, right) = (ground.columns.months_left(), ground.columns.months_right());
        let tone = choice.lane(self.index);
        if lane.days.n_dated() == 0 {
            let (from, to) = ((left, self.middle()), (right, self.middle()));
            return vec![Piece::line_px(Role::Empty, tone, from, to)];
        }
        let size = ground.type_px.axis_px;
        let y = self.top + self.height - 6.0;
        let mut pieces = Vec::new();
        if self.placed.n_before > 0 {
            let text = format!("‹ {}", self.placed.n_before);
            pieces.push(Piece::text(Role::Note, tone, (left + 4.0, y), size, text));
        }
        if self.placed.n_after > 0 {
            let text = format!("{} ›", self.placed.n_after);
            pieces.push(
                Piece::text(Role::Note, tone, (right - 4.0, y), size, text).anchored(Anchor::End),
            );
        }
        pieces
    }

    /// The lane, its activities by time, and what is in its tray.
    pub(super) fn marks(&self, lane: &Lane, ground: &Ground, choice: &Choice<'_>) -> Vec<Element> {
        let (type_px, tone) = (ground.type_px, choice.lane(self.index));
        let hit = [
            0.0,
            self.top,
            ground.columns.label - STUB_PX - 2.0,
            self.height,
        ];
        let mut head = Element::mark(lane.key, None, hit);
        head.pieces.extend(seal(
            lane.number,
            tone,
            0.0,
            self.top + TOP_PX,
            type_px.axis_px,
        ));
        let name_top = self.middle() - type_px.label_line() / 2.0;
        head.pieces.extend(
            self.name
                .pieces(Role::Label, tone, SEAL_PX + SEAL_GAP_PX, name_top),
        );

        let (tray, count) = self.tray_marks(lane, ground, choice);
        head.pieces.extend(count);
        let crowd = self.crowd(lane, ground, choice, &mut head);
        let items = self
            .placed
            .items
            .iter()
            .map(|p| p.mark(lane.key, &ground.time, choice));
        let items: Vec<Element> = items.collect();
        core::iter::once(head)
            .chain(crowd)
            .chain(items)
            .chain(tray)
            .collect()
    }

    /// The months of a crowded lane, a mark each; where even these are too many, they belong to the lane's own.
    fn crowd(
        &self,
        lane: &Lane,
        ground: &Ground,
        choice: &Choice<'_>,
        head: &mut Element,
    ) -> Vec<Element> {
        let Some(base_px) = self.placed.crowd_base_px else {
            return Vec::new();
        };
        let outline = Outline {
            base_px,
            unit_px: ground.crowd_unit_px,
            is_standing: false,
        };
        let (whole, chosen) = (lane.days.whole(), choice.chosen(self.index));
        let top = base_px - CROWD_PX - 3.0 - ground.counts.height();
        let mut marks = Vec::new();
        for part in ground.parts.iter().filter(|part| part.has(&whole)) {
            let mut pieces = outline.pieces(part, &whole, chosen.as_deref());
            if ground.parts.len() > ground.max_marks {
                head.pieces.extend(pieces);
                continue;
            }
            let (count, tone) = (choice.month)(self.index, part.month);
            pieces.extend(ground.counts.pieces(&count, tone, part, top));
            let hit = [
                part.start_px(),
                top - 3.0,
                part.end_px() - part.start_px(),
                base_px - top + 5.0,
            ];
            let mut mark =
                Element::mark(MarkKey::Cell(self.index, part.month), Some(lane.key), hit);
            mark.pieces.extend(pieces);
            marks.push(mark);
        }
        marks
    }

    /// The marks in the tray, and the count where it belongs to the lane's own mark.
    fn tray_marks(
        &self,
        lane: &Lane,
        ground: &Ground,
        choice: &Choice<'_>,
    ) -> (Vec<Element>, Option<Piece>) {
        let type_px = ground.type_px;
        let left = ground.columns.tray_left();
        let parent = Some(lane.key);
        if !self.tray.is_empty() {
            let marks = self.tray.iter().map(|t| {
                let tone = (choice.tone)(t.activity);
                let mut mark = Element::mark(
                    MarkKey::Activity(t.activity),
                    parent,
                    [left, t.top, ground.columns.tray, t.height],
                );
                let name_top = t.top + (t.height - t.name.height()) / 2.0;
                let square_top = name_top + (type_px.label_line() - SIDE_PX) / 2.0;
                mark.pieces
                    .push(square(tone, left + TRAY_PAD_PX, square_top));
                let text_left = left + TRAY_PAD_PX + SIDE_PX + 8.0;
                // Not bold: a chosen lane is bold already, and a list of it would shout.
                let name = t.name.pieces(Role::Label, tone, text_left, name_top);
                mark.pieces.extend(name.map(|line| line.bold(false)));
                mark
            });
            return (marks.collect(), None);
        }
        let at = (left + TRAY_PAD_PX, self.middle() + type_px.value_px * 0.35);
        let tone = if choice.lane(self.index) == Tone::Chosen {
            Tone::Chosen
        } else {
            Tone::Plain
        };
        let count = Piece::text(
            Role::Value,
            tone,
            at,
            type_px.value_px,
            lane.undated_value.clone(),
        )
        .bold(true);
        let (n, per_row) = (lane.days.undated().len(), ground.tray_form.per_row);
        if n == 0 {
            return (Vec::new(), Some(count));
        }
        if n > MAX_SQUARES || per_row == 0 {
            let hit = [left, self.top, ground.columns.tray, self.height];
            let mut mark = Element::mark(MarkKey::Tray(self.index), parent, hit);
            mark.pieces.push(count);
            return (vec![mark], None);
        }
        let n_rows = n.div_ceil(per_row);
        let row_px = if n_rows == 1 { 24.0 } else { PITCH_PX };
        let right = ground.columns.width - TRAY_PAD_PX + PITCH_PX - SIDE_PX;
        let marks = lane.days.undated().enumerate().map(|(i, activity)| {
            let (row, column) = (i / per_row, i % per_row);
            let in_row = per_row.min(n - row * per_row);
            let x = right - (in_row - column) as f64 * PITCH_PX;
            let y = self.middle() + (row as f64 - n_rows as f64 / 2.0) * row_px;
            let mut mark = Element::mark(
                MarkKey::Activity(activity),
                parent,
                [x - 2.0, y, PITCH_PX, row_px],
            );
            mark.pieces.push(square(
                (choice.tone)(activity),
                x,
                y + (row_px - SIDE_PX) / 2.0,
            ));
            mark
        });
        (marks.collect(), Some(count))
    }
}
