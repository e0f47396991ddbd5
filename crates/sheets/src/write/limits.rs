//! What a workbook of Excel can hold: how long a text, which names of sheets.

use crate::grid::Value;

/// The longest text of a cell, in units of UTF-16.
const MAX_UNITS: usize = 32_767;

pub(super) fn is_too_long(value: &Value) -> bool {
    // No text has more units than bytes.
    matches!(value, Value::Text(text) if text.len() > MAX_UNITS && text.encode_utf16().count() > MAX_UNITS)
}

/// As much of a text as fits.
pub(super) fn fitting(text: &str) -> &str {
    let mut n = 0;
    let end = text.char_indices().find(|(_, c)| {
        n += c.len_utf16();
        n > MAX_UNITS
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// A name that a sheet may have: without what Excel forbids in one, at most 31 units long, and not that of another sheet.
pub(super) fn sheet_name(wanted: &str, taken: &[String]) -> String {
    const MAX: usize = 31;
    let forbidden = ['[', ']', ':', '*', '?', '/', '\\', '\''];
    let cut = |text: &str, max: usize| {
        let mut n = 0;
        let fits = |c: &char| {
            n += c.len_utf16();
            n <= max
        };
        text.chars().take_while(fits).collect::<String>()
    };
    let plain = wanted.replace(forbidden, " ");
    let plain = match plain.trim() {
        "" => "Sheet",
        name => name,
    };
    let is_free = |name: &String| !taken.contains(&name.to_lowercase());
    let numbered = (2..).map(|n: u32| {
        let number = format!(" {n}");
        cut(plain, MAX - number.len()).trim_end().to_owned() + &number
    });
    std::iter::once(cut(plain, MAX))
        .chain(numbered)
        .find(is_free)
        .unwrap_or_default()
}
