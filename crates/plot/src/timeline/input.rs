//! What a timeline is made from: the input of its layout, and the choice that it is drawn with.

use std::sync::Arc;

use yearline_core::domain::{Day, Period, When};

use super::density::{Density, LaneDays};
use super::window::Window;
use crate::measure::TypeSizes;
use crate::scene::{MarkKey, Tone};

/// The largest number of marks in a picture of ten or twelve lanes. They are SVG elements, and a browser redraws a thousand of
/// them within a frame, but not ten thousand.
pub const MARK_BUDGET: usize = 800;
/// What a lane has besides its activities: its own mark, and up to fifteen squares for undated activities.
const LANE_MARKS: usize = 17;

/// A timeline before it has a width.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineInput {
    /// The period of the dataset.
    pub period: Period,
    /// The first and last day in view. Days outside the period are ignored.
    pub window: (Day, Day),
    /// From the top down.
    pub lanes: Vec<Lane>,
    /// For each month of the period its name and the shortest form of it: `Jan`, `J`.
    pub month_labels: Vec<(String, String)>,
    /// If the period has several years: for each the index of its first month in the period, and its name.
    pub year_labels: Vec<(usize, String)>,
    /// The heading of the undated column, with its count if it is to have one.
    pub undated_heading: String,
    /// Font sizes.
    pub type_px: TypeSizes,
}

/// An initiative and its activities.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The initiative.
    pub key: MarkKey,
    /// Its number.
    pub number: u16,
    /// Its name.
    pub label: String,
    /// Whether all of its activities are named, as far as there is room.
    pub is_open: bool,
    /// Its activities by day.
    pub days: Arc<LaneDays>,
    /// The few chosen activities that are named even if the lane is crowded.
    pub named: Vec<usize>,
    /// The number of its undated activities, as text.
    pub undated_value: String,
}

/// What a layout asks about activities, by their index in the dataset. It asks only about those that are drawn or named.
pub trait Activities {
    /// Its place in time.
    fn when(&self, activity: usize) -> When;
    /// Its name.
    fn title(&self, activity: usize) -> String;
    /// Its date as text: `within October to December`.
    fn note(&self, activity: usize) -> String;
    /// The counts of a lane in a month as text: `12+3`. They count all of its activities, whatever is chosen.
    fn count(&self, lane: usize, month: usize) -> String;
    /// A part of a number as text: `5 of 12`.
    fn part(&self, n: usize, whole: usize) -> String;
}

/// What the reader chose, as far as the timeline shows it.
#[allow(missing_debug_implementations, reason = "it is made of closures")]
pub struct Choice<'a> {
    /// The tone of each lane.
    pub lanes: &'a [Tone],
    /// The tone of an activity.
    pub tone: &'a dyn Fn(usize) -> Tone,
    /// The chosen activities of a lane by day. `None` if nothing is chosen at all.
    pub chosen: &'a dyn Fn(usize) -> Option<Arc<Density>>,
    /// The label and tone of a month (second argument) in a crowded lane (first argument).
    pub month: &'a dyn Fn(usize, usize) -> (String, Tone),
    /// A part of a number as text: `5 of 12`.
    pub part: &'a dyn Fn(usize, usize) -> String,
}

impl Choice<'_> {
    pub(crate) fn lane(&self, index: usize) -> Tone {
        self.lanes.get(index).copied().unwrap_or_default()
    }
}

/// How many activities of one lane may have a mark each: all, as long as those of all lanes are within the budget.
pub(crate) fn max_marks(input: &TimelineInput, window: Window) -> usize {
    let open = || input.lanes.iter().filter(|l| l.is_open);
    let n_in_view: usize = input.lanes.iter().map(|l| l.days.n_in_view(window)).sum();
    let n_undated: usize = open().map(|l| l.days.undated().len()).sum();
    let left = MARK_BUDGET.saturating_sub(input.lanes.len() * LANE_MARKS);
    if n_in_view + n_undated <= left {
        usize::MAX
    } else {
        left / (input.lanes.len() + open().count()).max(1)
    }
}
