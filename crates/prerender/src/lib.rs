//! What a built page holds before its program runs, and where the program never comes: the whole page in each language, and what it says
//! of itself to programs. Written when the project is built, from the dataset that the page ships with, by the application's own
//! components (Leptos' `ssr`), so there is one description of the page.
//!
//! The page is not hydrated: it is there in two languages and its pictures in three forms, of which the program needs one. The program
//! renders its own and takes the place of this one in one step (`head.js`).
//!
//! - [`put`]: the page with a year in it: `<html lang>`, title, description, Open Graph, JSON-LD, and the text.
//! - [`oembed`], [`manifest`]: the small files beside it.
//! - [`dataset_of`], [`icon_of`]: what a page says of its own parts.
//!
//! Texts of a dataset are only ever text: Leptos and `Html` escape them.

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
