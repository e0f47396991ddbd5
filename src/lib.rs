//! Yearline: an organisation's year of activities as honest charts and a timeline, in the browser.
//!
//! One JSON file, a Data Package, goes in; a page that can be filtered, linked to, printed and embedded comes out. All of it runs in the
//! reader's browser: no server, no third party. The program knows nothing of any organisation.
//!
//! # Layers
//!
//! Each layer is a crate, so the compiler keeps them apart:
//!
//! - [`yearline_core`]: what a year is. No browser, no pixels.
//! - [`yearline_plot`]: counts and a width become a [`Scene`](yearline_plot::scene::Scene), through plotters.
//! - this crate, the application in Leptos:
//!   - [`app`]: the page in the order in which it is read;
//!   - [`state`]: signals and memos, as `Copy` structs given by context;
//!   - [`components`]: one visible thing a file;
//!   - [`export`]: what a reader takes along, as files and texts;
//!   - [`embed`]: the page inside another one, in the protocols that websites size their frames by;
//!   - [`browser`]: thin adapters for what neither Leptos nor gloo offers.
//!
//! # Architecture Invariants
//!
//! - **Honest months.** What is not known is shown as not known: a month tells what surely took place in it, what possibly did, and how
//!   many activities have no month. A filter by month sets those aside, counts them and offers them; it never drops them.
//! - **"More than 400" is data.** A value keeps its qualifier, is drawn with an open end, and is never added to anything.
//! - **Colour means one thing**: what the reader chose. Certain is solid, possible is hatched, no month is an open square.
//! - **State and address are the same thing**: [`state::Session::change`] is the only way to change either.
//! - **What is drawn is bounded**, however large the dataset ([`yearline_plot::timeline::MARK_BUDGET`]).
//! - **Input never panics**: a fault is a value with a code, a path and a remedy, shown once, where the reader is.
//! - **The host page** of a frame hears how tall the page is, and what is shown only if its origin is known; it may ask for a view,
//!   never for data, and hears nothing of a file that a reader opened ([`embed`]).
//! - **Text of a dataset is only ever text**: components render text nodes and attributes, never markup from data.

// The types of views nest deeply where they are not erased: natively.
#![recursion_limit = "256"]

pub mod app;
pub mod browser;
pub mod components;
pub mod embed;
pub mod export;
pub mod state;
