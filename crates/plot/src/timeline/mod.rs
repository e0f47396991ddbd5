//! The timeline: horizontal, with a lane for each initiative, for containers of at least
//! [`NARROW_BELOW`](crate::columns::Columns::NARROW_BELOW) pixels, and vertical for narrower ones.
//!
//! - An activity that **lasted** is a bar: solid while it was certainly under way, hatched while it may have been. If it continues
//!   before or after the period, a stub reaches out of the months.
//! - One that took place **once, within** some months is hatched between caps, or solid between caps if there is only one month.
//! - One on a **named day** is a diamond.
//! - One in **several months with gaps** is joined by a thin line.
//!
//! # Many activities
//! A picture has at most [`MARK_BUDGET`] marks, however many activities there are. As long as they fit, each activity has its own
//! mark, named or thin. In a lane where they do not fit, those that look the same become one mark with a count. If that does not
//! help either, the lane is a crowd: a mark for each month with the counts of the matrix, over an outline of the number of
//! activities along time. Zooming in leaves fewer in view, so it takes a lane back through these forms.
//!
//! # Input, layout, scene
//! 1. [`TimelineInput`] and [`Activities`] are what the caller knows.
//! 2. [`Timeline::horizontal`] and [`Timeline::vertical`] lay it out: they measure and pack. The result depends on the dataset, the
//!    language, the width, the days in view and the open lanes.
//! 3. [`Timeline::scene`] draws it with what is chosen, and measures nothing.
//!
//! # Files
//! Each uses only those before it: `span` (solid and hatched days), `window` (the viewport), [`density`] (activities by day),
//! `input`, `tracks` (packing), `glyph` (one activity along time), `crowd` (a crowded lane), `item` (the mark of an activity), then
//! `horizontal` and `vertical`, and this one.

mod crowd;
pub mod density;
mod glyph;
mod horizontal;
mod input;
mod item;
mod span;
mod tracks;
mod vertical;
mod window;

pub use input::{Activities, Choice, Lane, MARK_BUDGET, TimelineInput};

use self::horizontal::Horizontal;
use self::vertical::Vertical;
use crate::scene::Scene;
use crate::sheet::usable_width;

/// A timeline, laid out.
#[derive(Clone, Debug, Default)]
pub struct Timeline(Layout);

#[derive(Clone, Debug, Default)]
enum Layout {
    /// Without a usable width.
    #[default]
    Empty,
    Horizontal(Box<Horizontal>),
    Vertical(Box<Vertical>),
}

impl Timeline {
    /// Lays out a horizontal timeline. An unusable width gives an empty scene.
    #[must_use]
    pub fn horizontal(width: f64, input: TimelineInput, activities: &dyn Activities) -> Self {
        let layout =
            |width| Layout::Horizontal(Box::new(Horizontal::new(width, input, activities)));
        Self(usable_width(width).map_or(Layout::Empty, layout))
    }

    /// Lays out a vertical timeline. An unusable width gives an empty scene.
    #[must_use]
    pub fn vertical(width: f64, input: TimelineInput, activities: &dyn Activities) -> Self {
        let layout = |width| Layout::Vertical(Box::new(Vertical::new(width, input, activities)));
        Self(usable_width(width).map_or(Layout::Empty, layout))
    }

    /// Draws it.
    ///
    /// Marks are in this order: each lane, then its activities by time, then its undated ones; the lane is their parent. A vertical
    /// timeline that names all activities has marks only for these, by time.
    #[must_use]
    pub fn scene(&self, choice: &Choice<'_>) -> Scene {
        match &self.0 {
            Layout::Empty => Scene::default(),
            Layout::Horizontal(horizontal) => horizontal.scene(choice),
            Layout::Vertical(vertical) => vertical.scene(choice),
        }
    }
}
