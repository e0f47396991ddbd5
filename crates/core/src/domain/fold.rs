//! How search compares letters: without case, without diacritics, without width.
//!
//! "Café", "CAFE" and "ＣＡＦＥ" are the same to a reader who searches. Chinese has neither case nor diacritics and is
//! compared as it is, so a query matches by substring in every script.

use std::borrow::Cow;
use std::sync::OnceLock;

/// Lower case, and letters taken apart from their marks (Unicode's NFD).
static PLATFORM: OnceLock<fn(&str) -> String> = OnceLock::new();

/// Says how to write a text in lower case with its letters taken apart from their marks (NFD).
///
/// A browser can do it, and the tables that it takes would be a sixth of the page. So the page gives its browser's way, once, before
/// anything is read; natively a crate does it. Texts of ASCII or of Chinese do not ask.
pub fn set_platform(lower_and_decompose: fn(&str) -> String) {
    // A second call changes nothing: what was folded before and after has to be comparable.
    let _ = PLATFORM.set(lower_and_decompose);
}

#[cfg(not(target_arch = "wasm32"))]
fn default_platform(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect::<String>().to_lowercase()
}

#[cfg(target_arch = "wasm32")]
fn default_platform(text: &str) -> String {
    text.to_owned()
}

/// The letters of `text` as search compares them; white space becomes single spaces.
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

/// As [`fold`], appended to what `folded` holds.
pub fn fold_into(text: &str, folded: &mut String) {
    let start = folded.len();
    let mut gap = false;
    let mut put = |c: char| {
        if matches!(c, ' ' | '\t'..='\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{3000}') {
            gap = true;
            return;
        }
        if gap && folded.len() > start {
            folded.push(' ');
        }
        gap = false;
        folded.push(c);
    };
    let text = if text.chars().any(is_composed) {
        Cow::Owned(
            PLATFORM
                .get()
                .map_or_else(|| default_platform(text), |platform| platform(text)),
        )
    } else {
        Cow::Borrowed(text)
    };
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => put(c.to_ascii_lowercase()),
            _ if is_mark(c) => {}
            // Full-width forms (U+FF01 to U+FF5E) stand 0xFEE0 above ASCII.
            '\u{ff01}'..='\u{ff5e}' => put(char::from_u32(c as u32 - 0xfee0)
                .unwrap_or(c)
                .to_ascii_lowercase()),
            // Letters that the standard does not take apart, although readers do.
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

/// Whether a text is compared as it is written, but for white space, the case of ASCII's letters, and punctuation of full width.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        at += match lead {
            0..0x80 => 1,
            // U+3000 to U+9FFF: kana, Chinese, and their punctuation.
            0xe3..=0xe9 => 3,
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if !is_composed(c) && !is_mark(c) && !is_wide_letter(c) => c.len_utf8(),
                _ => return false,
            },
        };
    }
    true
}

/// Letters and digits of full width.
fn is_wide_letter(c: char) -> bool {
    matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

/// Whether a letter may have a case or a mark: beyond ASCII, and neither punctuation nor Chinese.
fn is_composed(c: char) -> bool {
    !c.is_ascii()
        && !matches!(c, '\u{2000}'..='\u{206f}' | '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{ffef}')
}

/// Marks that combine with the letter before them: the blocks that Unicode keeps for such.
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
