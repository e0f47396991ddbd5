//! Open squares: one for each undated activity.

use super::element::{Element, rect_at};
use super::scene::{Role, Tone};

/// Side of a square.
pub(crate) const SIDE_PX: f64 = 9.0;
/// From one square to the next.
pub(crate) const PITCH_PX: f64 = 13.0;
/// More squares than these are not counted at a glance, so the number stands alone.
pub(crate) const MAX_SQUARES: usize = 15;

/// How many squares fit into a row, or rows into a height.
pub(crate) fn per_row(room_px: f64) -> usize {
    ((room_px + PITCH_PX - SIDE_PX) / PITCH_PX).floor().max(0.0) as usize
}

/// One square.
pub(crate) fn square(tone: Tone, left: f64, top: f64) -> Element {
    rect_at(Role::Open, tone, [left, top, SIDE_PX, SIDE_PX])
}

/// Squares in rows of that many, from the top left.
pub(crate) fn squares(
    tones: impl Iterator<Item = Tone>,
    (left, top): (f64, f64),
    per_row: usize,
) -> impl Iterator<Item = Element> {
    let per_row = per_row.max(1);
    tones.enumerate().map(move |(i, tone)| {
        let (row, column) = ((i / per_row) as f64, (i % per_row) as f64);
        square(tone, left + column * PITCH_PX, top + row * PITCH_PX)
    })
}
