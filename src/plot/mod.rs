//! From summaries and a width to pictures, through plotters.
//!
//! This room knows places and roles; it knows neither colours nor the page. Words come to it as strings. So all of it is tested
//! natively, by comparing [`scene::Scene`]s.

pub mod bars;
pub mod columns;
pub mod figures;
pub mod measure;
pub mod months;
pub mod scene;
pub mod standing;
pub mod svg;
pub mod timeline;

mod axis;
mod backend;
mod days;
mod element;
mod glyph;
mod lane;
mod pack;
mod placed;
mod row;
mod sheet;
mod span;
mod tray;

pub use measure::TypeSizes;
