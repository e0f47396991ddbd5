//! How search compares letters: without case, without diacritics, without width.
//!
//! "Café", "CAFE" and "ＣＡＦＥ" are the same to a reader who searches. Chinese has neither case nor diacritics and is
//! compared as it is, so a query matches by substring in every script.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters of `text` as search compares them; white space becomes single spaces.
///
/// ```
/// assert_eq!(yearline::domain::fold::fold("  Éloge\tSTRAẞE Ｙ２０"), "eloge strasse y20");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// As [`fold`], appended to what `folded` holds.
pub fn fold_into(text: &str, folded: &mut String) {
    let start = folded.len();
    let mut gap = false;
    let mut put = |c: char| {
        if c.is_whitespace() {
            gap = true;
            return;
        }
        if gap && folded.len() > start {
            folded.push(' ');
        }
        gap = false;
        folded.push(c);
    };
    for c in text.chars() {
        if c.is_ascii() {
            put(c.to_ascii_lowercase());
            continue;
        }
        // Full-width forms (U+FF01 to U+FF5E) stand 0xFEE0 above ASCII.
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        };
        for c in core::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            // Letters that the standard does not take apart, although readers do.
            match c {
                'ß' => ['s', 's'].into_iter().for_each(&mut put),
                'æ' => ['a', 'e'].into_iter().for_each(&mut put),
                'œ' => ['o', 'e'].into_iter().for_each(&mut put),
                'ø' => put('o'),
                'đ' => put('d'),
                'ł' => put('l'),
                'ı' => put('i'),
                c => put(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_a_reader_takes_for_the_same_fold_to_the_same() {
        #[rustfmt::skip]
        let table = [
            ("Café",            "cafe"),
            ("CAFE\u{301}",     "cafe"),
            ("Łódź",            "lodz"),
            ("Straße",          "strasse"),
            ("  two\n\twords ", "two words"),
            ("２０２２年",        "2022年"),
            ("“红船”先锋",       "“红船”先锋"),
            ("İstanbul",        "istanbul"),
            ("",                ""),
        ];
        for (text, want) in table {
            assert_eq!(fold(text), want, "{text}");
        }
    }
}
