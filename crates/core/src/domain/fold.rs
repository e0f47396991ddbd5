//! How search compares letters: without case, diacritics and width, and without what only looks different.
//!
//! "Café", "CAFE" and "ＣＡＦＥ" are the same to a reader who searches; so are straight and curly quotes, all hyphens and dashes, a ligature
//! and its letters, a Kangxi radical and the character that looks like it. Soft hyphens and zero-width spaces, which word processors
//! leave behind, are not there at all. A query matches by substring in every script.
//!
//! Unicode's compatibility decomposition (NFKD) does most of it and needs tables of some 100 KB. A browser has them: the page hands in its
//! `String.normalize` with [`set_decompose`] before it reads anything. Natively the `unicode-normalization` crate does the same. ASCII and
//! common Chinese need neither.

use std::borrow::Cow;
use std::sync::OnceLock;

/// The function that [`set_decompose`] was given.
static LOWER_AND_DECOMPOSE: OnceLock<fn(&str) -> String> = OnceLock::new();

/// Sets the function that writes a text in NFKD and then in lower case; see the module's documentation.
///
/// Only the first call has an effect: texts that were folded in two ways could not be compared.
pub fn set_decompose(lower_and_decompose: fn(&str) -> String) {
    let _ = LOWER_AND_DECOMPOSE.set(lower_and_decompose);
}

#[cfg(not(target_arch = "wasm32"))]
fn lower_and_decompose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().collect::<String>().to_lowercase()
}

/// A page that sets no function has only ASCII folded.
#[cfg(target_arch = "wasm32")]
fn lower_and_decompose(text: &str) -> String {
    text.to_owned()
}

/// The letters of `text` as search compares them. Runs of white space become one space, and none is left at either end.
///
/// ```
/// use yearline_core::domain::fold::fold;
/// assert_eq!(fold("  Éloge\tSTRAẞE Ｙ２０"), "eloge strasse y20");
/// assert_eq!(fold("Governors’ co‑oper\u{ad}ation"), "governors' co-operation");
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
    let text = if !text.is_ascii() && text.chars().any(is_decomposed) {
        let function = LOWER_AND_DECOMPOSE.get().copied();
        // NFKD takes the accent that people type for an apostrophe as a space with an accent.
        Cow::Owned(function.unwrap_or(lower_and_decompose)(
            &text.replace('´', "'"),
        ))
    } else {
        Cow::Borrowed(text)
    };
    for word in text.split_whitespace() {
        let before = folded.len();
        if before > start {
            folded.push(' ');
        }
        let word_start = folded.len();
        if word.is_ascii() {
            folded.push_str(word);
            continue;
        }
        word.chars().for_each(|c| fold_char(c, folded));
        if folded.len() == word_start {
            // Nothing of it is seen, so it parts nothing.
            folded.truncate(before);
        }
    }
    folded[start..].make_ascii_lowercase();
}

fn fold_char(c: char, folded: &mut String) {
    match c {
        c if is_mark(c) || is_invisible(c) => {}
        // Full-width forms are ASCII, 0xFEE0 higher.
        '！'..='～' => folded.extend(char::from_u32(c as u32 - 0xfee0)),
        '‘' | '’' | '‚' | '‛' | '′' | '‵' | 'ʼ' | 'ʻ' | 'ʹ' | '`' | '‹' | '›' => {
            folded.push('\'')
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '〟' | '「' | '」' | '『' | '』' =>
        {
            folded.push('"');
        }
        // Hyphens, dashes and the minus sign.
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' => folded.push('-'),
        '•' | '‧' | '・' | '∙' | '⋅' => folded.push('·'),
        '〜' | '∼' => folded.push('~'),
        '⁄' | '∕' => folded.push('/'),
        // Letters that Unicode does not decompose, although readers do.
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ø' => folded.push('o'),
        'đ' => folded.push('d'),
        'ł' => folded.push('l'),
        'ı' => folded.push('i'),
        // The form of sigma at the end of a word.
        'ς' => folded.push('σ'),
        '\u{2e80}'..='\u{2eff}' => folded.push(character_of_radical(c)),
        c => folded.push(c),
    }
}

/// Whether NFKD may change a letter or give it another case. Not so: ASCII, most Chinese, and what [`fold_char`] does as NFKD would.
fn is_decomposed(c: char) -> bool {
    !c.is_ascii()
        && !matches!(c,
            '\u{3400}'..='\u{9fff}' | '\u{3001}'..='\u{301f}' | '！'..='～' | '\u{2012}'..='\u{2016}' | '\u{2018}'..='\u{201f}' | '·')
}

/// Marks that combine with the letter before them, by Unicode's blocks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// What takes no room: soft hyphens, zero-width spaces and joiners, marks of direction, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// The character that a radical of the supplementary block looks like. Text that was taken out of a PDF has radicals for characters; those
/// of the Kangxi block are decomposed by NFKD, these are not. From Unicode's `EquivalentUnifiedIdeograph.txt`, the characters in use.
fn character_of_radical(radical: char) -> char {
    const PAIRS: &str = "⺁厂⺇几⺌小⺎尢⺐尢⺓幺⺗心⺛旡⺝月⺟母⺠民⺡氵⺢水⺣灬⺤爫⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罒⺲罒⺳网⺶羊⺷羊⺹耂⺺肀⺻聿⺼月⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";
    let mut chars = PAIRS.chars();
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        if from == radical {
            return to;
        }
    }
    radical
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
            ("“红船”先锋",       "\"红船\"先锋"),
            ("「红船」先锋",       "\"红船\"先锋"),
            ("Governors’ day",  "governors' day"),
            ("rock´n’roll",     "rock'n'roll"),
            ("co‑operation",    "co-operation"),
            ("2022–23",         "2022-23"),
            ("co\u{ad}opera\u{200b}tion", "cooperation"),
            ("a \u{200b} b",    "a b"),
            ("\u{feff}\u{200e}", ""),
            ("eﬃcient ﬁle",     "efficient file"),
            ("⼯作⽇志",          "工作日志"),
            ("⻓⻋",              "长车"),
            ("\u{f900}\u{f901}",  "\u{8c48}\u{66f4}"),
            ("ｶﾞｲﾄﾞ",           "カ\u{3099}イト\u{3099}"),
            ("ガイド",            "カ\u{3099}イト\u{3099}"),
            ("5 m² … ½",        "5 m2 ... 1/2"),
            ("ΟΔΟΣ",            "οδοσ"),
            ("（２０２２）",       "(2022)"),
            ("李·白",            "李·白"),
            ("李・白",            "李·白"),
            ("−5",              "-5"),
            ("İstanbul",        "istanbul"),
            ("",                ""),
        ];
        for (text, want) in table {
            assert_eq!(fold(text), want, "{text}");
            assert_eq!(
                fold(&fold(text)),
                fold(text),
                "folded once is folded: {text}"
            );
        }
    }
}
