//! Open squares: one for each activity without a month.

use super::element::Piece;
use super::scene::{Role, Tone};

/// Side of a square.
pub(super) const SIDE_PX: f64 = 9.0;
/// From one square to the next.
pub(super) const PITCH_PX: f64 = 13.0;
/// More than these are not counted at a glance: the number stands for them.
pub(super) const MAX_SQUARES: usize = 15;

/// One square.
pub(super) fn square(tone: Tone, left: f64, top: f64) -> Piece {
    Piece::rect_px(Role::Open, tone, [left, top, SIDE_PX, SIDE_PX])
}

/// Squares in rows of that many, from the top left.
pub(super) fn squares(
    tones: impl Iterator<Item = Tone>,
    left: f64,
    top: f64,
    per_row: usize,
) -> impl Iterator<Item = Piece> {
    let per_row = per_row.max(1);
    tones.enumerate().map(move |(i, tone)| {
        square(
            tone,
            left + (i % per_row) as f64 * PITCH_PX,
            top + (i / per_row) as f64 * PITCH_PX,
        )
    })
}
