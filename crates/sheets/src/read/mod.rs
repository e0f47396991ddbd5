//! The bytes of a file → grids. What the file is, is decided by its content; the name only says so where the two differ.
//!
//! Every reader is bounded before it begins: by the size of the file, by what a zip says it unpacks to, by what it does unpack
//! to, and by the number of filled cells. A file that cannot be read is one [`Diagnostic`].

mod bounds;
mod ods;
mod text;
mod xls;
mod xlsx;
mod xml;

use yearline_core::ingest::{Cell, Code, Diagnostic, Expected, Severity};

use crate::grid::{Form, Grid, MAX_COLUMNS, MAX_ROWS, Value, Workbook};

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most bytes that a workbook may unpack to.
pub const MAX_UNPACKED: usize = 256 * 1000 * 1000;
/// The most filled cells of a file.
pub const MAX_CELLS: usize = 2_000_000;
/// The most places that a grid may span, filled or not: one filled cell far out must not make a grid of empty ones.
const MAX_SPAN: usize = 2 * MAX_CELLS;

/// A reader that gave up, in one sentence.
type Read<T> = Result<T, Box<Diagnostic>>;

/// A fault of the file as a whole.
fn fault(code: Code, found: &str, expected: Expected) -> Box<Diagnostic> {
    Box::new(Diagnostic::of_sheet(
        code,
        Severity::Error,
        None,
        found,
        expected,
    ))
}

fn note(code: Code, cell: Option<Cell>, found: &str, expected: Expected) -> Diagnostic {
    Diagnostic::of_sheet(code, Severity::Warning, cell, found, expected)
}

fn damaged(why: &dyn std::fmt::Display) -> Box<Diagnostic> {
    fault(Code::DamagedWorkbook, &why.to_string(), Expected::DateWords)
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// A workbook or a table.
    Tables(Form),
    /// A dataset of Yearline, or at least JSON.
    Json,
    /// Something else, by the name that people know it by.
    Other(&'static str),
}

/// What a file is, by its first bytes and, for a zip, by the names in it.
#[must_use]
pub fn sniff(bytes: &[u8], name: &str) -> Sniffed {
    const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if bytes.starts_with(b"PK") {
        return bounds::zip_form(bytes, name);
    }
    if bytes.starts_with(COMPOUND) {
        // A workbook with a password is one too, and a text document; the reader tells them apart.
        return match ending(name).as_str() {
            "doc" => Sniffed::Other("Word"),
            "ppt" => Sniffed::Other("PowerPoint"),
            _ => Sniffed::Tables(Form::Xls),
        };
    }
    for (magic, kind) in [
        (&b"%PDF"[..], "PDF"),
        (b"{\\rtf", "RTF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7z"),
        (b"\x1f\x8b", "gzip"),
    ] {
        if bytes.starts_with(magic) {
            return Sniffed::Other(kind);
        }
    }
    let begin = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begin = begin.trim_ascii_start();
    if begin.starts_with(b"{") && ending(name) != "csv" && ending(name) != "tsv" {
        return Sniffed::Json;
    }
    // Programs on the web hand out a web page or XML and call it .xls.
    if begin.starts_with(b"<") {
        return Sniffed::Other(if begin.starts_with(b"<?xml") {
            "XML"
        } else {
            "HTML"
        });
    }
    if ["tsv", "tab"].contains(&ending(name).as_str()) {
        Sniffed::Tables(Form::Tsv)
    } else {
        Sniffed::Tables(Form::Csv)
    }
}

/// Reads a workbook or a table.
///
/// # Errors
/// The one fault of a file that cannot be read.
pub fn read(bytes: &[u8], name: &str) -> Result<Workbook, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        return Err(fault(Code::TooLarge, "", Expected::AtMost(MAX_BYTES)));
    }
    if bytes.is_empty() {
        return Err(fault(Code::EmptyFile, "", Expected::Json));
    }
    let form = match sniff(bytes, name) {
        Sniffed::Tables(form) => form,
        Sniffed::Json => return Err(fault(Code::NotATable, "JSON", Expected::DateWords)),
        Sniffed::Other(kind) => return Err(fault(Code::NotATable, kind, Expected::DateWords)),
    };
    let mut workbook = match form {
        Form::Xlsx => xlsx::read(bytes)?,
        Form::Xls => xls::read(bytes)?,
        Form::Ods => ods::read(bytes)?,
        Form::Csv | Form::Tsv => text::read(bytes, stem(name), form)?,
    };
    let ending = ending(name);
    let is_right = match form {
        Form::Xlsx => ["xlsx", "xlsm", "xltx", "xltm", "et"].contains(&&*ending),
        Form::Xls => ["xls", "xlt", "et"].contains(&&*ending),
        Form::Ods => ["ods", "ots"].contains(&&*ending),
        // Spreadsheets write tables as .txt too, and a table that is called .csv may well have tabs.
        Form::Csv | Form::Tsv => ["csv", "tsv", "tab", "txt"].contains(&&*ending),
    };
    if !is_right && !ending.is_empty() {
        let expected = Expected::Near(form.ending().to_owned());
        workbook
            .notes
            .insert(0, note(Code::WrongEnding, None, name, expected));
    }
    for grid in &mut workbook.grids {
        grid.trim();
    }
    if workbook.grids.iter().all(|grid| grid.rows.is_empty()) {
        return Err(fault(Code::EmptyFile, "", Expected::Json));
    }
    Ok(workbook)
}

/// Whether a text is what a spreadsheet shows for a formula without a value. In a workbook such a text may be one; in a table
/// that a spreadsheet saved, and in a cell with a formula, it is none.
fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 9] = [
        "#DIV/0!", "#REF!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    ];
    ERRORS.contains(&text) || text.strip_prefix("Err:").is_some_and(|n| n.len() == 3)
}

/// The ending of a name, in small letters and without the dot.
fn ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, ending)) if ending.len() <= 5 => ending.to_ascii_lowercase(),
        _ => String::new(),
    }
}

fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        _ => name,
    }
}

/// Collects cells into grids and stops at too many of them.
#[derive(Default)]
struct Collector {
    n_filled: usize,
    span: usize,
}

impl Collector {
    /// Puts a value into a cell of a grid, unless it is blank or beyond the last cell that a spreadsheet has.
    fn put(&mut self, grid: &mut Grid, (row, column): (u32, u32), value: Value) -> Read<()> {
        if value.is_blank() || row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Ok(());
        }
        let (row, column) = (row as usize, column as usize);
        self.n_filled += 1;
        let in_row = grid.rows.get(row).map_or(0, Vec::len);
        self.span +=
            (row + 1).saturating_sub(grid.rows.len()) + (column + 1).saturating_sub(in_row);
        if self.n_filled > MAX_CELLS || self.span > MAX_SPAN {
            return Err(fault(Code::TooManyCells, "", Expected::AtMost(MAX_CELLS)));
        }
        grid.set(row, column, value);
        Ok(())
    }
}
