//! What a year of activities is, without a browser and without pixels: reading and checking a file, certain and possible months, filters
//! and counts, the view state in the address, and all texts in English and Chinese.
//!
//! Reading order; each module uses only those before it:
//! 1. [`domain`]: the dataset, and what a filter leaves of it.
//! 2. [`format`](mod@format): the file format as serde types, the source of its schemas.
//! 3. [`ingest`]: from the bytes of a file to a dataset and a list of diagnostics.
//! 4. [`url`]: the view state, read from an address and written to it.
//! 5. [`text`]: sentences, headlines, dates, diagnostics and markup in both languages.
//!
//! # Architecture invariants
//! - This crate does not know the browser. Whatever only a browser can do, a caller passes in as a function
//!   ([`domain::fold::set_decompose`]). All of it runs and is tested natively.
//! - It does not know how anything is drawn. Counts leave it as numbers, texts as strings; `yearline-plot` turns counts into scenes.
//! - It has no clock, no locale of a machine and no randomness: the same file, address and language always give the same result.
//! - Input never panics and never fails silently. [`ingest`] returns whatever could be read *and* all diagnostics, [`url`] the state *and*
//!   the faults.
//! - Certain and possible counts are never added up in anything that a reader sees, and figures of different units never.
//! - A [`domain::Dataset`] does not change once it is built. Indexes of activities, initiatives and kinds are its own and mean nothing for
//!   another one.

pub mod domain;
pub mod format;
pub mod ingest;
pub mod text;
pub mod url;
