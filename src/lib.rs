//! Yearline: an organisation's year of activities as honest charts and a timeline, in the browser.
//!
//! One JSON file, a Data Package, goes in; a page that can be filtered, linked to, printed and embedded comes out. All of it runs in the
//! reader's browser: no server, no third party. The program knows nothing of any organisation.
//!
//! # The rooms
//!
//! The arrows are imports: a room knows those to its left, never those to its right.
//!
//! ```text
//! domain ← ingest, url, plot, text ← state ← ui
//!                  url ← frame     ← state
//!                             browser ← state, ui
//! ```
//!
//! In reading order:
//!
//! - [`domain`]: what a year is. EDTF becomes months that are certain, possible or neither; activities are columns and posting
//!   sets; a filter becomes a selection by bit arithmetic; a selection becomes counts. No pixels, no page, no words.
//!   What every one of a hundred thousand activities goes through lies in a crate of its own, `yearline-kernels`, compiled for speed.
//! - [`ingest`]: bytes, as they come in, become a dataset, or all that is wrong with them: code, path, place, what was found, what was expected.
//! - [`url`]: the view state, and its form in an address.
//! - [`text`]: what the page says, in English and Chinese: words, sentences, headlines, dates, faults.
//! - [`plot`]: summaries and a width become a [`plot::scene::Scene`], through plotters with a drawing backend of ours that keeps
//!   shapes as data. A scene knows places and roles, never colours.
//! - [`frame`]: the page as a guest in another one: the messages of its host and those that it is sent, in all dialects of the scripts that
//!   websites size frames by.
//! - [`browser`]: the only place that names `web_sys` or `js_sys`.
//! - [`state`]: all signals and memos, once. What can be derived is derived.
//! - [`ui`]: what is seen, one visible thing a file, on Leptos' signals and owners. Elements are made by `ui/el.rs`, which is not generic:
//!   Leptos' own elements are, and made the page twice as large.
//!
//! What needs a browser or draws is there with the feature `page` alone, which is on unless it is switched off. `static/`
//! does without: it writes what a built page holds before its program runs, by the same `domain`, `ingest` and `text`.
//!
//! # What holds throughout
//!
//! - **Honest months.** What is not known is shown as not known: a month tells what surely took place in it, what possibly did, and how
//!   many activities have no month. A filter by month sets those aside, counts them and offers them; it never drops them.
//! - **"More than 400" is data.** A value keeps its qualifier, is drawn with an open end, and is never added to anything.
//! - **Colour means one thing**: what the reader chose. Certain is solid, possible is hatched, no month is an open square, in every picture.
//! - **State and address are the same thing**: [`state::Session::change`] is the only way to change either. The address is written
//!   right after the frame that shows the change.
//! - **What is seen comes first.** Parts of the page are built one after the other, and follow a choice in the order in which they are seen
//!   (`ui/pace.rs`); what is drawn is bounded, however large the dataset ([`plot::timeline::MARK_BUDGET`]).
//! - **Input never panics**: a fault is a value with a code, a path and a remedy, shown once, where the reader is.
//! - **The host of a frame** hears how tall the page is, and what is shown only if its origin is known; it may ask for a view, never for data, and
//!   hears nothing of a file that a reader opened ([`frame`]).
//! - **Text of a dataset is only ever text**: what is written as markup, pictures for one, goes through `browser::markup`, which escapes it.
//! - `tests/house.rs` holds the code to the arrows above.

// What every row of a file goes through, in a page that is compiled for size: see xtask/src/library.rs.

pub mod browser;
pub mod embed;
pub mod state;
pub mod ui;
