//! What of a lane has no month: in the column beside the months open squares or a number, in an open lane names.
//!
//! The names of an open lane are set in columns across the whole width, below its months, on the ground of the undated column. In that
//! column alone they would make a lane ten times as tall, with nothing beside them.

use super::context::LaneContext;
use crate::columns::Columns;
use crate::element::{Element, MarkElements, font, rect_at, text};
use crate::measure::{TypeSizes, width_px};
use crate::row::{Name, chosen_or_plain};
use crate::scene::{MarkKey, Role, Tone};
use crate::squares::{MAX_SQUARES, PITCH_PX, SIDE_PX, per_row, square};
use crate::timeline::input::{Activities, Choice, Lane};

/// From the edges of the column to its content.
const PAD_PX: f64 = 12.0;
/// From a square to the name beside it.
const NAME_GAP_PX: f64 = 8.0;
/// The least height of a name in an open lane: a target of 24 px (WCAG 2.5.8).
const NAME_PX: f64 = 26.0;
/// The least width of a column of names, if there is room for it.
const NAME_COLUMN_PX: f64 = 220.0;
/// More lines than these say no more of a name.
const MAX_NAME_LINES: usize = 4;
/// Above and below the names.
const NAMES_PAD_PX: f64 = 6.0;

/// How many squares are in a row of all closed lanes; 0 if only numbers have room.
pub(crate) fn squares_per_row(columns: Columns, lanes: &[Lane], type_px: TypeSizes) -> usize {
    let value_width = |l: &Lane| width_px(&l.undated_value, type_px.value_px, true);
    let count = lanes.iter().map(value_width).fold(0.0, f64::max);
    let per_row = per_row(columns.undated - 2.0 * PAD_PX - count - 10.0);
    let numbers = lanes.iter().map(|l| l.days.undated().len());
    let most = numbers.filter(|n| *n <= MAX_SQUARES).max().unwrap_or(0);
    if most <= 2 * per_row { per_row } else { 0 }
}

/// A name in an open lane.
#[derive(Clone, Debug)]
struct PlacedName {
    activity: usize,
    name: Name,
    column: usize,
    top: f64,
    height: f64,
}

/// The names of an open lane's undated activities, in columns; empty if the lane is closed or there are too many.
#[derive(Clone, Debug)]
pub(crate) struct UndatedNames {
    names: Vec<PlacedName>,
    left: f64,
    column_px: f64,
    top: f64,
    pub(crate) bottom: f64,
}

impl UndatedNames {
    /// For a lane whose months end there.
    pub(crate) fn new(
        lane: &Lane,
        context: &LaneContext,
        activities: &dyn Activities,
        top: f64,
    ) -> Self {
        let undated = lane.days.undated();
        let left = context.columns.months_left();
        let width = context.columns.width - left;
        let n_fitting = (width / NAME_COLUMN_PX).floor().max(1.0);
        let column_px = width / n_fitting;
        let mut names = Vec::new();
        if lane.is_open && undated.len() <= context.max_marks {
            let room = column_px - 2.0 * PAD_PX - SIDE_PX - NAME_GAP_PX;
            for activity in undated {
                let title = activities.title(activity);
                let name = Name::plain(&title, context.type_px, room, MAX_NAME_LINES);
                let height = (name.height() + 8.0).max(NAME_PX);
                names.push(PlacedName {
                    activity,
                    name,
                    column: 0,
                    top: 0.0,
                    height,
                });
            }
        }
        let mut bottom = top;
        if !names.is_empty() {
            let first_top = top + NAMES_PAD_PX;
            let heights: Vec<f64> = names.iter().map(|n| n.height).collect();
            for (name, (column, from_top)) in names
                .iter_mut()
                .zip(in_columns(&heights, n_fitting as usize))
            {
                (name.column, name.top) = (column, first_top + from_top);
                bottom = bottom.max(name.top + name.height + NAMES_PAD_PX);
            }
        }
        Self {
            names,
            left,
            column_px,
            top,
            bottom,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The ground of the names, down to the bottom edge of the lane.
    pub(crate) fn ground(&self, context: &LaneContext, lane_bottom: f64) -> Option<Element> {
        // The column beside the months has it already.
        let width = context.columns.undated_left() - self.left;
        // The lines between lanes stay.
        let ground = [
            self.left,
            self.top + 1.0,
            width,
            lane_bottom - self.top - 2.0,
        ];
        (!self.is_empty()).then(|| rect_at(Role::Undated, Tone::Plain, ground))
    }

    fn marks(&self, lane: &Lane, context: &LaneContext, choice: &Choice<'_>) -> Vec<MarkElements> {
        let mark = |n: &PlacedName| {
            let left = self.left + n.column as f64 * self.column_px;
            let tone = (choice.tone)(n.activity);
            let hit = [left, n.top, self.column_px, n.height];
            let mut mark = MarkElements::new(MarkKey::Activity(n.activity), Some(lane.key), hit);
            let name_top = n.top + (n.height - n.name.height()) / 2.0;
            let square_top = name_top + (context.type_px.label_line() - SIDE_PX) / 2.0;
            mark.push(square(tone, left + PAD_PX, square_top));
            let text_left = left + PAD_PX + SIDE_PX + NAME_GAP_PX;
            // Never bold: the name of a chosen lane is bold already, and a whole bold list would be too loud.
            mark.extend(n.name.draw(Role::Label, tone, false, (text_left, name_top)));
            mark
        };
        self.names.iter().map(mark).collect()
    }
}

/// The column and the top of each of these heights, in as low columns as it takes, each read from the top down.
fn in_columns(heights: &[f64], n_columns: usize) -> Vec<(usize, f64)> {
    let place = |limit: f64| {
        let (mut column, mut top) = (0, 0.0);
        let places = heights.iter().map(|height| {
            if top > 0.0 && top + height > limit {
                (column, top) = (column + 1, 0.0);
            }
            let place = (column, top);
            top += height;
            place
        });
        places.collect::<Vec<_>>()
    };
    let total: f64 = heights.iter().sum();
    let mut limit = heights
        .iter()
        .copied()
        .fold(total / n_columns as f64, f64::max);
    loop {
        let places = place(limit);
        if places.last().is_none_or(|(column, _)| *column < n_columns) {
            return places;
        }
        // At the latest all are in one column.
        limit += NAME_PX / 2.0;
    }
}

/// The vertical place of a lane.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LaneBand {
    pub(crate) index: usize,
    pub(crate) top: f64,
    pub(crate) height: f64,
    /// The middle of the badge and of the first line of the name.
    pub(crate) middle: f64,
}

/// The marks of undated activities, and their number where it belongs to the lane's own mark.
pub(crate) fn undated_marks(
    names: &UndatedNames,
    band: LaneBand,
    lane: &Lane,
    context: &LaneContext,
    choice: &Choice<'_>,
) -> (Vec<MarkElements>, Option<Element>) {
    if !names.is_empty() {
        return (names.marks(lane, context, choice), None);
    }
    let (columns, value_px) = (context.columns, context.type_px.value_px);
    let left = columns.undated_left();
    let tone = chosen_or_plain(choice.lane(band.index) == Tone::Chosen);
    let at = (left + PAD_PX, band.middle + value_px * 0.35);
    let value_font = font(value_px).bold(true);
    let count = text(Role::Value, tone, at, value_font, &*lane.undated_value);
    let (n, per_row) = (lane.days.undated().len(), context.squares_per_row);
    if n == 0 {
        return (Vec::new(), Some(count));
    }
    if n > MAX_SQUARES || per_row == 0 {
        let hit = [left, band.top, columns.undated, band.height];
        let mut mark = MarkElements::new(MarkKey::UndatedOf(band.index), Some(lane.key), hit);
        mark.push(count);
        return (vec![mark], None);
    }
    let n_rows = n.div_ceil(per_row);
    let row_px = if n_rows == 1 { 24.0 } else { PITCH_PX };
    let right = columns.width - PAD_PX + PITCH_PX - SIDE_PX;
    let marks = lane.days.undated().enumerate().map(|(i, activity)| {
        let (row, column) = (i / per_row, i % per_row);
        let n_in_row = per_row.min(n - row * per_row);
        let x = right - (n_in_row - column) as f64 * PITCH_PX;
        let y = band.middle + (row as f64 - n_rows as f64 / 2.0) * row_px;
        let hit = [x - 2.0, y, PITCH_PX, row_px];
        let mut mark = MarkElements::new(MarkKey::Activity(activity), Some(lane.key), hit);
        let tone = (choice.tone)(activity);
        mark.push(square(tone, x, y + (row_px - SIDE_PX) / 2.0));
        mark
    });
    (marks.collect(), Some(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_down_in_columns_that_are_as_low_as_can_be() {
        type Case = (&'static [f64], usize, &'static [(usize, f64)]);
        let table: [Case; 5] = [
            (&[], 3, &[]),
            (&[26.0], 3, &[(0, 0.0)]),
            (&[26.0, 42.0, 26.0], 3, &[(0, 0.0), (1, 0.0), (2, 0.0)]),
            (
                &[26.0, 26.0, 26.0, 26.0],
                2,
                &[(0, 0.0), (0, 26.0), (1, 0.0), (1, 26.0)],
            ),
            (&[26.0, 42.0], 1, &[(0, 0.0), (0, 26.0)]),
        ];
        for (heights, n_columns, want) in table {
            assert_eq!(in_columns(heights, n_columns), want, "{heights:?}");
        }
    }
}
