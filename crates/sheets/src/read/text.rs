//! `.csv` and `.tsv`: which encoding, which separator, then the `csv` crate.
//!
//! The encoding is never guessed beyond doubt: a byte order mark, else UTF-8 without a fault, else UTF-16 by its zeros, else
//! GB 18030 if nearly all of its pairs are those of Chinese text. Anything else is a fault: "é" of a Western code page is a
//! Chinese character in GB 18030.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use yearline_core::ingest::{Code, Expected};

use super::{Collector, Read, fault, is_error, note};
use crate::grid::{Form, Grid, Value, Workbook};

/// Reads a table.
pub(super) fn read(bytes: &[u8], name: &str, form: Form) -> Read<Workbook> {
    let (text, encoding) = decode(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(fault(Code::EmptyFile, "", Expected::Json));
    }
    let mut workbook = Workbook::default();
    if encoding == GB18030 {
        workbook.notes.push(note(
            Code::OtherEncoding,
            None,
            encoding.name(),
            Expected::Cells(1),
        ));
    }
    let (separator, text, n_skipped) = separator(text, form);
    let mut grid = Grid {
        name: name.to_owned(),
        ..Grid::default()
    };
    let mut collector = Collector::default();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    // Rows are counted as a spreadsheet counts them when it opens the file; the csv crate leaves out empty lines.
    let mut record = csv::StringRecord::new();
    let mut row = n_skipped;
    let mut line = 1;
    while reader
        .read_record(&mut record)
        .map_err(|error| fault(Code::NotATable, &error.to_string(), Expected::DateWords))?
    {
        let begins = record.position().map_or(line, csv::Position::line);
        row += u32::try_from(begins.saturating_sub(line)).unwrap_or(0);
        for (column, field) in record.iter().enumerate() {
            // The page's own tables begin such cells with an invisible character, so that a spreadsheet keeps them as text.
            let field = field.trim_start_matches('\u{2060}');
            if !field.is_empty() {
                let value = if is_error(field) {
                    Value::Error(field.to_owned())
                } else {
                    Value::Text(field.to_owned())
                };
                collector.put(&mut grid, (row, column as u32), value)?;
            }
        }
        let n_lines = record
            .iter()
            .map(|field| field.matches('\n').count() as u64)
            .sum::<u64>();
        line = begins + n_lines + 1;
        row += 1;
    }
    workbook.grids.push(grid);
    Ok(workbook)
}

fn decode(bytes: &[u8]) -> Read<(String, &'static Encoding)> {
    if let Some((encoding, n)) = Encoding::for_bom(bytes) {
        let (text, has_faults) = encoding.decode_without_bom_handling(&bytes[n..]);
        return if has_faults {
            Err(not_text())
        } else {
            Ok((text.into_owned(), encoding))
        };
    }
    if let Ok(text) = core::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return Ok((text.to_owned(), encoding_rs::UTF_8));
    }
    // Of UTF-16 with Latin letters and separators in it, every other byte is zero.
    let n_zeros = |odd: usize| {
        bytes
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (n_zeros(0), n_zeros(1));
    if even + odd > 0 {
        let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
        let (text, has_faults) = encoding.decode_without_bom_handling(bytes);
        let is_text = !has_faults && !text.contains('\0') && bytes.len().is_multiple_of(2);
        return if is_text {
            Ok((text.into_owned(), encoding))
        } else {
            Err(not_text())
        };
    }
    let (text, has_faults) = GB18030.decode_without_bom_handling(bytes);
    if has_faults || !looks_chinese(bytes) {
        return Err(not_text());
    }
    Ok((text.into_owned(), GB18030))
}

/// Whether the pairs of bytes are those of Chinese text: of the characters in use, nearly all have two high bytes.
fn looks_chinese(bytes: &[u8]) -> bool {
    let (mut n, mut n_high) = (0usize, 0usize);
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] < 0x81 {
            i += 1;
            continue;
        }
        n += 1;
        n_high += usize::from(bytes.get(i + 1).is_some_and(|b| *b >= 0xa1));
        i += 2;
    }
    n > 0 && n_high * 10 >= n * 8
}

fn not_text() -> Box<yearline_core::ingest::Diagnostic> {
    fault(Code::NotUtf8, "", Expected::Json)
}

/// The separator, the text without a line that only names it (`sep=;`), and how many lines that are.
fn separator(text: &str, form: Form) -> (u8, &str, u32) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(named) = first.trim().strip_prefix("sep=")
        && let [separator] = named.as_bytes()
    {
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        return (*separator, rest, 1);
    }
    let candidates = match form {
        Form::Tsv => [b'\t', b',', b';'],
        _ => [b',', b';', b'\t'],
    };
    // The separator that cuts most of the first rows into the same number of fields, and into more of them.
    let score = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let sizes: Vec<usize> = reader
            .records()
            .take(20)
            .flatten()
            .map(|r| r.len())
            .collect();
        let n_like = |n: usize| sizes.iter().filter(|size| **size == n).count();
        sizes
            .iter()
            .filter(|n| **n > 1)
            .map(|n| (n_like(*n) * 100 / sizes.len().max(1), *n))
            .max()
    };
    let best = candidates
        .into_iter()
        .rev()
        .max_by_key(|separator| score(*separator));
    (best.unwrap_or(b','), text, 0)
}
