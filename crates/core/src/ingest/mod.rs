//! From bytes to a dataset, and to everything that is wrong with them.
//!
//! [`read`] never stops at the first fault: who writes next year's file gets the whole list, each fault with its place in the
//! JSON and in the spreadsheet that it was made from. It never panics, whatever the bytes.
//!
//! This room has no words: a [`Diagnostic`] is a code and typed parameters, and what is said of it in which language is the
//! work of `text`. Nor does it fetch anything.
//!
//! Reading order: [`code`] (what can be wrong, and how grave it is), [`diagnostic`] (one fault), [`path`] (where), [`columns`] (the
//! names of the format); then inwards `syntax` (is it JSON?), `json` (values that know where they stand) and `literal` (what is written in one), `fields` (one
//! property after another), `package`, `tables` and `activities` (what each means), `swift` (rows without a fault), `stream` (files without a fault, while they come in), `findings` (the list of faults), `near` (what was
//! probably meant).
//!
//! Architecture invariant: the rows of a file are never all in memory as values. Each is looked at in place, in the text, fills
//! the columns of a [`DatasetBuilder`](crate::domain::DatasetBuilder), and is gone.

mod activities;
pub mod code;
pub mod columns;
mod cursor;
pub mod diagnostic;
mod fields;
mod findings;
mod json;
mod literal;
mod names;
mod near;
mod package;
pub mod path;
mod stream;
mod swift;
mod syntax;
mod tables;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Expected, MAX_FOUND, Slip, TextPlace, Type};
pub use fields::{MAX_ID, MAX_TEXT, MAX_TITLE};
pub use findings::MAX_DIAGNOSTICS;
pub use package::{FORMAT, MAX_LANGUAGES};
pub use path::{Path, Sheet, Step};
pub use stream::Stream;
pub use tables::MAX_KINDS;

use crate::domain::Dataset;
use fields::Checker;
use findings::{Places, alone};
use json::{Json, Kind};

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
    match text_of(bytes).and_then(|text| Ok((text, json_of(text)?))) {
        Ok((text, json)) => read_json(text, &json),
        Err(diagnostic) => Reading::alone(*diagnostic),
    }
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
    core::str::from_utf8(bytes).map_err(|e| {
        let (valid, rest) = bytes.split_at(e.valid_up_to());
        let place = Places::new(core::str::from_utf8(valid).unwrap_or_default()).of(valid.len());
        let written: Vec<String> = rest.iter().take(4).map(|b| format!("{b:02X}")).collect();
        Box::new(alone(
            Code::NotUtf8,
            Some(place),
            &written.join(" "),
            Expected::Json,
        ))
    })
}

fn json_of(text: &str) -> Result<Json<'_>, Box<Diagnostic>> {
    let place = |at| Some(Places::new(text).of(at));
    let begin = text.trim_start();
    let at = text.len() - begin.len();
    if begin.is_empty() {
        return Err(Box::new(alone(Code::EmptyFile, None, "", Expected::Json)));
    }
    if begin.starts_with('<') {
        return Err(Box::new(alone(
            Code::HtmlInsteadOfJson,
            place(at),
            begin,
            Expected::Json,
        )));
    }
    Json::new(text).map_err(|fault| {
        let line = text[fault.at..].lines().next().unwrap_or_default();
        Box::new(alone(fault.code, place(fault.at), line, fault.expected))
    })
}

fn read_json(text: &str, json: &Json<'_>) -> Reading {
    let top = json.top();
    if top.kind() != Kind::Object {
        let place = Places::new(text).of(top.at());
        return Reading::alone(alone(
            Code::NotAnObject,
            Some(place),
            top.raw(),
            Expected::Type(Type::Object),
        ));
    }
    let mut checker = Checker::default();
    let dataset = checker
        .package(top)
        .and_then(|package| checker.fill(package));
    let (diagnostics, n_more) = checker.findings.finish(text);
    Reading {
        dataset,
        diagnostics,
        n_more,
    }
}
