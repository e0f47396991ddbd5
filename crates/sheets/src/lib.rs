//! Spreadsheets as a way into Yearline and out of it: for the people who own the data and have never seen JSON.
//!
//! Bytes in, values out. This crate opens no file and knows no browser, so the same code runs in a worker of the page, in
//! `cargo xtask check` and in tests. Reading order:
//! 1. [`grid`]: a workbook as plain grids of values, whatever file it came from.
//! 2. [`read`] (feature `read`): the bytes of a file → a [`Workbook`] and remarks on it.
//! 3. [`words`]: the headings and words of both languages, in one place.
//! 4. [`recognise`](mod@recognise): which grid is which table and which column is which field → a [`Mapping`], which can be set by hand.
//! 5. [`dates`]: a date as people write it → EDTF, with the precision that it has and no more.
//! 6. [`assemble`](mod@assemble): grids and a mapping → a [`Draft`] and everything that is wrong with it, each in its cell. The rules about
//!    meaning are those of [`yearline_core::ingest`]; here their places are only translated.
//! 7. [`edit`]: changes by hand, which can be taken back; [`correct`]: those that correct a fault.
//! 8. [`draft`]: a dataset on its way into a file; its canonical JSON.
//! 9. [`write`](mod@write) (feature `write`): a draft → a workbook, and the empty template.
//!
//! Nothing here panics on input. A [`Diagnostic`](yearline_core::ingest::Diagnostic) is the same value as for a JSON file, with the
//! cell in it.

pub mod assemble;
pub mod correct;
pub mod dates;
pub mod draft;
pub mod edit;
pub mod grid;
#[cfg(feature = "read")]
pub mod read;
pub mod recognise;
pub mod words;
#[cfg(feature = "write")]
pub mod write;

pub use assemble::{Assembled, assemble};
pub use correct::corrections;
pub use draft::Draft;
pub use edit::{Change, OpenBook};
pub use grid::{Epoch, Form, Grid, Value, Workbook};
pub use recognise::{Column, Mapping, SheetMapping, recognise};
pub use words::{Field, Table};
