//! How search compares letters: without case, without diacritics, without width.
//!
//! "Café", "CAFE" and "ＣＡＦＥ" are the same to a reader who searches. Chinese has neither case nor diacritics and stays as it is, so a
//! query matches by substring in every script.
//!
//! Taking a letter apart from its marks (Unicode's NFD) needs tables of some 100 KB. A browser has them: the page hands in its
//! `String.normalize` with [`set_decompose`] before it reads anything. Natively the `unicode-normalization` crate does the same. ASCII and
//! Chinese need neither.

use std::borrow::Cow;
use std::sync::OnceLock;

/// The function that [`set_decompose`] was given.
static LOWER_AND_DECOMPOSE: OnceLock<fn(&str) -> String> = OnceLock::new();

/// Sets the function that writes a text in lower case and in NFD; see the module's documentation.
///
/// Only the first call has an effect: texts that were folded in two ways could not be compared.
pub fn set_decompose(lower_and_decompose: fn(&str) -> String) {
    let _ = LOWER_AND_DECOMPOSE.set(lower_and_decompose);
}

#[cfg(not(target_arch = "wasm32"))]
fn lower_and_decompose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect::<String>().to_lowercase()
}

/// A page that sets no function has only ASCII folded.
#[cfg(target_arch = "wasm32")]
fn lower_and_decompose(text: &str) -> String {
    text.to_owned()
}

/// The letters of `text` as search compares them. Runs of white space become one space, and none is left at either end.
///
/// ```
/// assert_eq!(yearline_core::domain::fold::fold("  Éloge\tSTRAẞE Ｙ２０"), "eloge strasse y20");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Like [`fold`], appended to `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    let start = folded.len();
    let text = if !text.is_ascii() && text.chars().any(has_case_or_marks) {
        let function = LOWER_AND_DECOMPOSE.get().copied();
        Cow::Owned(function.unwrap_or(lower_and_decompose)(text))
    } else {
        Cow::Borrowed(text)
    };
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.push_str(word);
            continue;
        }
        for c in word.chars() {
            match c {
                c if is_mark(c) => {}
                // Full-width forms are ASCII, 0xFEE0 higher.
                '！'..='～' => folded.extend(char::from_u32(c as u32 - 0xfee0)),
                // Letters that Unicode does not decompose, although readers do.
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'đ' => folded.push('d'),
                'ł' => folded.push('l'),
                'ı' => folded.push('i'),
                c => folded.push(c),
            }
        }
    }
    folded[start..].make_ascii_lowercase();
}

/// Whether a letter may have a case or a mark: beyond ASCII, and neither punctuation nor Chinese.
fn has_case_or_marks(c: char) -> bool {
    !c.is_ascii()
        && !matches!(c, '\u{2000}'..='\u{206f}' | '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{ffef}')
}

/// Marks that combine with the letter before them, by Unicode's blocks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
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
