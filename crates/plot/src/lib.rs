//! Charts as data: counts or activities and a width become a [`Scene`](scene::Scene).
//!
//! Plotters draws: its drawing area, its rectangles, paths, polygons and texts, its mesh and its axis labels. We lay out, decide what
//! is certain and what is possible, and give plotters the axis of months, which are equally wide though not equally long. Instead of
//! pixels our drawing backend keeps shapes with a role, a tone and the mark that they belong to, so that the page can show them as
//! SVG elements, tests can compare them and the export can write them.
//!
//! This crate knows places and roles, but no colours, no page and no language: text comes to it as strings. All of it is tested
//! natively (`tests/scenes.rs`).
//!
//! # From input to scene
//! 1. A caller has counts or activities, text for them, and a width: [`bars::bars`], [`months::months`], [`figures::figures`],
//!    [`timeline::Timeline`].
//! 2. A layout places rows, lanes, tracks and names, with widths of text from a table ([`measure`]).
//! 3. Elements of plotters' (`element.rs`) are drawn on a sheet (`sheet.rs`) over our backend (`backend.rs`). Role and tone travel
//!    through plotters as a colour.
//! 4. The page shows the scene as SVG elements with classes, and [`svg::write`] writes it as a file. Both use [`svg`]'s
//!    description of a shape.
//!
//! # What shapes mean
//! Solid is certain, hatched is possible, an open square is undated. The tone says one thing: what the reader chose.
//!
//! # Invariants
//! - Lengths are CSS pixels, rounded to tenths by the backend. No shape leaves its scene, and no number is NaN or infinite. An
//!   unusable width gives an empty scene.
//! - A mark's first shape is its hit area. Children follow their parent. Keys are unique in a scene.
//! - Whole months are on [`columns::Columns`], so that timeline and matrix are aligned.
//! - Names are broken and packed as if they were bold, so that choosing something, which makes it bold, moves nothing.
//! - Not used on purpose: colours, titles and legends (the page has them in HTML), and plotters' text measuring and series labels
//!   (they would reach into the page).
//!
//! # Files
//! Each uses only those before it: `scene`, `measure`, `svg`, `columns`, `backend`, `axis`, `element`, `sheet`, `row` and `squares`,
//! then the charts `bars`, `months`, `matrix`, `figures` and [`timeline`], which do not know each other. [`qr`] stands by itself.

pub mod bars;
pub mod columns;
pub mod figures;
pub mod matrix;
pub mod measure;
pub mod months;
pub mod qr;
pub mod scene;
pub mod svg;
pub mod timeline;

mod axis;
mod backend;
mod element;
mod row;
mod sheet;
mod squares;

pub use measure::TypeSizes;
pub use timeline::density;
