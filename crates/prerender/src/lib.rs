//! What a built page holds before its program runs, and where the program never comes: the year as plain HTML, in each language, and
//! what the page says of itself to programs. Written when the project is built, from the same dataset by the same code that
//! reads and words it in the browser.
//!
//! - [`put`]: the page with a year in it: `<html lang>`, title, description, Open Graph, JSON-LD, and the text.
//! - [`oembed`], [`manifest`]: the small files beside it.
//! - [`dataset_of`], [`icon_of`]: what a page says of its own parts.
//!
//! Texts of a dataset are only ever text: everything is written by one type that escapes it.

mod beside;
mod body;
mod head;
mod html;
mod messages;
mod place;
mod waiting;
mod year;

pub use beside::{manifest, oembed};
pub use place::{Misfit, dataset_of, icon_of, put};
pub use year::Year;
