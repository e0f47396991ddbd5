//! What all lanes of a horizontal timeline share.

use crate::columns::Columns;
use crate::measure::TypeSizes;
use crate::timeline::crowd::{Counts, MonthSteps};
use crate::timeline::glyph::Time;

/// What all lanes of a horizontal timeline share.
#[derive(Clone, Debug)]
pub(crate) struct LaneContext {
    pub(crate) columns: Columns,
    pub(crate) time: Time,
    pub(crate) type_px: TypeSizes,
    /// How many squares of undated activities are in a row; 0 if only numbers have room. It is the same for all closed lanes, so
    /// that a square always stands for one activity.
    pub(crate) squares_per_row: usize,
    /// How many activities of a lane have a mark each.
    pub(crate) max_marks: usize,
    /// The months of crowded lanes, how their counts are written, and the height of one activity.
    pub(crate) crowd_months: Vec<MonthSteps>,
    pub(crate) counts: Counts,
    pub(crate) crowd_unit_px: f64,
}
