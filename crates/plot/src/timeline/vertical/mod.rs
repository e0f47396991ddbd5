//! The vertical timeline, for narrow containers: months down, tracks beside them. The page lists undated activities below it.
//!
//! Up to [`MAX_NAMED`] activities are all named. More cannot be named on a phone, so then each initiative is a narrow column under
//! its number. An open lane ([`Lane::is_open`](super::Lane::is_open)) gives the sheet to its named activities, as long as they are
//! not too many to be listed, and leaves the other lanes their numbers.
//!
//! Files in order, each using only those before it: `months`, `activities`, then `named` and `overview`, and this one.

mod activities;
mod months;
mod named;
mod overview;

use self::named::Named;
use self::overview::Overview;
use super::input::{Activities, Choice, TimelineInput};
use super::window::Window;
use crate::scene::Scene;

/// Up to this many activities are named although no lane is open.
const MAX_NAMED: usize = 24;
/// At most this many activities of open lanes are listed. More would be a table, which the page has.
const MAX_LISTED: usize = 120;

/// The vertical timeline, laid out.
#[derive(Clone, Debug)]
pub(crate) enum Vertical {
    Named(Named),
    Overview(Overview),
}

impl Vertical {
    pub(crate) fn new(width: f64, input: TimelineInput, activities: &dyn Activities) -> Self {
        let window = Window::new(input.period, input.window);
        let n: usize = input.lanes.iter().map(|l| l.days.n_dated()).sum();
        let open = || input.lanes.iter().filter(|l| l.is_open);
        let n_open: usize = open().map(|l| l.days.n_in_view(window)).sum();
        let is_all_named = n <= MAX_NAMED;
        let is_open_named = open().next().is_some() && n_open <= MAX_LISTED;
        if is_all_named || is_open_named {
            let named = Named::new(width, input, window, !is_all_named, activities);
            Self::Named(named)
        } else {
            Self::Overview(Overview::new(width, input, window, activities))
        }
    }

    pub(crate) fn scene(&self, choice: &Choice<'_>) -> Scene {
        match self {
            Self::Named(named) => named.scene(choice),
            Self::Overview(overview) => overview.scene(choice),
        }
    }
}
