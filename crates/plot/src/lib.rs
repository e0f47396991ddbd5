//! From summaries and a width to pictures, through plotters.
//!
//! This room knows places and roles; it knows neither colours nor the page. Words come to it as strings. So all of it is tested
//! natively, by comparing [`scene::Scene`]s (`tests/scenes.rs`).
//!
//! # The way of a picture
//! 1. A caller has counts or activities, words for them, and a width: [`bars::bars`], [`months::months`], [`figures::figures`],
//!    [`timeline::Timeline`].
//! 2. A layout says where rows, lanes, tracks and names stand, with widths of writing from a table ([`measure`]).
//! 3. A sheet (`sheet.rs`) sets up plotters: its areas, and axes of ours (`axis.rs`; `days.rs` for days). Plotters maps every
//!    coordinate, draws the mesh and writes axes.
//! 4. Marks are plotters elements (`element.rs`) that carry role, tone and key. The backend (`backend.rs`) keeps what is drawn as
//!    data.
//! 5. The page shows the [`scene::Scene`] as SVG elements with classes; [`svg::write`] writes it as a file for export.
//!
//! A timeline of many activities is bounded: see [`timeline`], with [`density`] for what is counted by day. It is laid out once and
//! drawn for each choice.
//!
//! # The grammar
//! Solid is certain, hatched is possible, an open square has no month. Tone says one thing: what the reader chose. `span.rs` is
//! the only place that decides what of an activity's time is solid and what is hatched; `glyph.rs` the only one that draws it.
//!
//! # Invariants
//! - Every length is CSS pixels, rounded to tenths by the backend. No shape leaves its scene; no number is NaN or infinite. A width
//!   that is no width gives an empty scene: plotters would draw rubbish.
//! - A mark's first shape is its hit area. Children follow their parent. Keys are unique in a scene.
//! - Whole months stand on [`columns::Columns`], so that timeline and matrix hang on the same lines.
//! - Names are broken and packed as if they were bold, so choosing something, which makes it bold, moves nothing.
//! - Deliberately absent: colours, titles and legends (HTML has them), plotters' text measuring and series labels (they would
//!   reach into the page), any DOM, any clock.

pub mod bars;
pub mod columns;
pub mod density;
pub mod figures;
pub mod measure;
pub mod months;
pub mod scene;
pub mod svg;
pub mod timeline;

mod axis;
mod backend;
mod crowd;
mod days;
mod element;
mod glyph;
mod lane;
mod overview;
mod pack;
mod placed;
mod row;
mod sheet;
mod span;
mod standing;
mod tray;

pub use measure::TypeSizes;
