//! From bytes to a dataset, and to everything that is wrong with them.
//!
//! [`read`] never stops at the first fault: who writes next year's file gets the whole list, each fault with its place in the
//! JSON and in the spreadsheet that it was made from. It never panics, whatever the bytes.
//!
//! A file is read twice at most. The first reading, `strict`, is quick and knows files without a fault only. What it gives
//! up is read again by `careful`, which finds all faults. Both read the types and names of [`format`](crate::format), and
//! both keep the same rules, which stand once, in `rules`.
//!
//! A [`Diagnostic`] is a code and typed parameters. What is said of it in which language is the work of `text`.
//!
//! Reading order: [`code`] (what can be wrong, and how grave it is), [`diagnostic`] (one fault), [`path`] (where),
//! [`cell`] (where, in a workbook that a crate above this one read); then
//! `rules`, `strict`, `careful`; and what these use: `syntax` (what is wrong with a text that is not JSON), `findings` (the
//! list of faults), `suggest` (what was probably meant).

mod careful;
pub mod cell;
pub mod code;
pub mod diagnostic;
mod findings;
pub mod path;
mod rules;
mod strict;
mod suggest;
mod syntax;

pub use crate::format::FORMAT;
pub use cell::{Cell, column_letters};
pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Expected, LineColumn, MAX_FOUND, SyntaxFault, Type};
pub use findings::MAX_DIAGNOSTICS;
pub use path::{Path, Sheet, Step};
pub use rules::{MAX_ID, MAX_KINDS, MAX_LANGUAGES, MAX_TEXT, MAX_TITLE};

use crate::domain::Dataset;
use findings::{Places, alone};

/// The largest file, in bytes: some two hundred thousand activities.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The dataset, if the file has no error.
    pub dataset: Option<Dataset>,
    /// What is wrong with the file, in its order; at most [`MAX_DIAGNOSTICS`].
    pub diagnostics: Vec<Diagnostic>,
    /// How many more faults there are. No error is among them while a warning is told: warnings make room.
    pub n_more: usize,
}

impl Reading {
    fn alone(diagnostic: Diagnostic) -> Self {
        Self {
            dataset: None,
            diagnostics: vec![diagnostic],
            n_more: 0,
        }
    }
}

/// Reads a file.
///
/// ```
/// use yearline_core::ingest::{Code, read};
/// let reading = read(b"<!doctype html>");
/// assert!(reading.dataset.is_none());
/// assert_eq!(reading.diagnostics[0].code, Code::HtmlInsteadOfJson);
/// ```
#[must_use]
pub fn read(bytes: &[u8]) -> Reading {
    let text = match text_of(bytes) {
        Ok(text) => text,
        Err(diagnostic) => return Reading::alone(*diagnostic),
    };
    match strict::read(text) {
        Some(dataset) => Reading {
            dataset: Some(dataset),
            diagnostics: Vec::new(),
            n_more: 0,
        },
        None => careful::read(text),
    }
}

/// Reads a file by the second reading only, which gives the same [`Reading`] in more time: for tests.
#[doc(hidden)]
#[must_use]
pub fn read_carefully(bytes: &[u8]) -> Reading {
    text_of(bytes).map_or_else(|diagnostic| Reading::alone(*diagnostic), careful::read)
}

fn text_of(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        return Err(Box::new(alone(
            Code::TooLarge,
            None,
            "",
            Expected::AtMost(MAX_BYTES),
        )));
    }
    // Spreadsheets and some editors put a byte order mark before UTF-8.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = core::str::from_utf8(bytes).map_err(|e| {
        let (valid, rest) = bytes.split_at(e.valid_up_to());
        let place = Places::new(core::str::from_utf8(valid).unwrap_or_default()).of(valid.len());
        let written: Vec<String> = rest.iter().take(4).map(|b| format!("{b:02X}")).collect();
        Box::new(alone(
            Code::NotUtf8,
            Some(place),
            &written.join(" "),
            Expected::Json,
        ))
    })?;
    if text.trim_start().is_empty() {
        return Err(Box::new(alone(Code::EmptyFile, None, "", Expected::Json)));
    }
    Ok(text)
}
