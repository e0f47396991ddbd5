//! The words and numbers of a date, in both languages, before anything is made of them.

use super::words::{HAN, MONTHS, NAMED, NOTHING, english};

/// A part of a date, or a word about one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, and how many digits it was written with; 0 for one in Chinese characters.
    Number(u32, usize),
    /// `2022-03`, `2022/3`, `03/2022`.
    YearMonth(u32, u32),
    /// `2022-03-05`, `5-Mar-22`.
    YearMonthDay(u32, u32, u32),
    /// `03/04`, `3.4.2022`: which of the first two is the day is not known here.
    Pair(u32, u32, Option<u32>),
    /// The name of a month.
    MonthName(u32),
    Quarter(u32),
    Half(u32),
    /// Spring, summer, autumn: 21 to 23.
    Season(u32),
    /// The early, middle or late part: 0 to 2.
    Third(u32),
    /// 旬-words need no "of", English ones have it.
    Of,
    /// First, second …, as a word.
    Ordinal(u32),
    QuarterWord,
    HalfWord,
    Year,
    Month,
    Day,
    /// This year, 今年.
    ThisYear,
    /// The whole year, 全年.
    AllYear,
    /// 至, to, a dash.
    To,
    And,
    Or,
    Comma,
    Since,
    From,
    Until,
    By,
    Between,
    /// 起, 以来, onwards.
    Onwards,
    /// 至今, to the present.
    Now,
    /// 之间.
    Within,
    /// 前 after "底": by the end of.
    Before,
    /// About, 左右.
    About,
    /// A question mark.
    Uncertain,
}

/// Half-width, in one kind of dash and space, without white space around it.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\n' | '\r' | '\t' => ' ',
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' => '-',
            '\u{301c}' | '\u{223c}' => '~',
            '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{200e}' | '\u{200f}' => continue,
            '。' => '.',
            c => c,
        };
        if c != ' ' || !plain.ends_with(' ') {
            plain.push(c);
        }
    }
    plain.trim().to_owned()
}

/// The text outside its first brackets, and what is in them. A weekday in brackets is nothing.
pub(super) fn without_brackets(text: &str) -> (String, Option<String>) {
    let begin = text.find(['(', '[', '【']);
    let Some(begin) = begin else {
        return (text.to_owned(), None);
    };
    let rest = &text[begin..];
    let Some(end) = rest.find([')', ']', '】']) else {
        return (text.to_owned(), None);
    };
    let inside = rest[..end].trim_start_matches(['(', '[', '【']).trim();
    let after = rest[end..].trim_start_matches([')', ']', '】']);
    let outside = format!("{} {}", text[..begin].trim(), after.trim());
    (outside.trim().to_owned(), Some(inside.to_owned()))
}

/// Whether a text names a time without dates.
pub(super) fn is_named(text: &str) -> bool {
    NAMED.iter().any(|name| {
        if name.is_ascii() {
            let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphabetic() || c == 's');
            text.match_indices(name).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                before.is_none_or(|c| !c.is_ascii_alphabetic())
                    && is_edge(text[at + name.len()..].chars().next())
            })
        } else {
            text.contains(name)
        }
    })
}

/// A month by its English name or the beginning of it.
fn month_name(word: &str) -> Option<u32> {
    let is_it = |name: &str| {
        word.len() >= 3 && (name.starts_with(word) || (word == "sept" && name == "september"))
    };
    MONTHS
        .iter()
        .position(|name| is_it(name))
        .map(|m| m as u32 + 1)
}

/// The tokens of a text in small letters; `None` if it has a word that is not known.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (n, found): (usize, Vec<Token>) = match c {
            ' ' | '.' => (1, vec![]),
            ',' | ';' | '；' | '，' => (c.len_utf8(), vec![Token::Comma]),
            '&' | '+' => (1, vec![Token::And]),
            '-' | '~' => {
                let n = rest
                    .bytes()
                    .take_while(|b| matches!(b, b'-' | b'~'))
                    .count();
                (n, vec![Token::To])
            }
            '?' => (1, vec![Token::Uncertain]),
            '0'..='9' => number(rest)?,
            'a'..='z' => {
                let n = rest
                    .bytes()
                    .take_while(|b| b.is_ascii_alphanumeric())
                    .count();
                (n, word(&rest[..n])?)
            }
            _ => han(rest)?,
        };
        tokens.extend(found);
        rest = &rest[n..];
    }
    Some(tokens)
}

fn word(word: &str) -> Option<Vec<Token>> {
    if let Some(month) = month_name(word) {
        return Some(vec![Token::MonthName(month)]);
    }
    if let Some(tokens) = english(word) {
        return Some(tokens.to_vec());
    }
    NOTHING.contains(&word).then(Vec::new)
}

/// How many digits a text begins with, and their number.
fn digits(text: &str) -> (usize, u32) {
    let n = text.bytes().take_while(u8::is_ascii_digit).count();
    (n, text[..n.min(9)].parse().unwrap_or(0))
}

/// A number, and the numeric date that it begins, if it does.
fn number(text: &str) -> Option<(usize, Vec<Token>)> {
    let (n, first) = digits(text);
    let rest = &text[n..];
    if n > 8 {
        return None;
    }
    if n == 8 {
        return Some((
            n,
            vec![Token::YearMonthDay(
                first / 10_000,
                first / 100 % 100,
                first % 100,
            )],
        ));
    }
    if n == 6 {
        return Some((n, vec![Token::YearMonth(first / 100, first % 100)]));
    }
    // A time of day is left out: 14:00, 14:00:30.
    if let Some(after) = rest.strip_prefix(':') {
        let (m, _) = digits(after);
        let seconds = after[m..].strip_prefix(':').map_or(0, |s| digits(s).0 + 1);
        return Some((n + 1 + m + seconds, vec![]));
    }
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'));
    if let Some(separator) = separator
        && let Some(found) = numeric_date((n, first), &rest[1..], separator)
    {
        return Some((n + found.0, vec![found.1]));
    }
    let suffix = ["st", "nd", "rd", "th"]
        .into_iter()
        .find(|s| rest.starts_with(s));
    match suffix {
        Some(suffix) => Some((n + suffix.len(), vec![Token::Number(first, n)])),
        None => Some((n, vec![Token::Number(first, n)])),
    }
}

/// A date that begins with that number and separator; how many bytes follow the number, and what it is.
fn numeric_date((n, first): (usize, u32), rest: &str, separator: char) -> Option<(usize, Token)> {
    let (m, second) = digits(rest);
    let after = &rest[m..];
    let third = after
        .strip_prefix(separator)
        .map(digits)
        .filter(|(k, _)| *k > 0);
    let is_month = |month: u32| (1..=12).contains(&month);
    let is_followed_by_unit = after.starts_with(['月', '日', '号', '季']);
    match (n, m, third) {
        (4, 1 | 2, Some((k @ (1 | 2), day))) if is_month(second) => {
            Some((1 + m + 1 + k, Token::YearMonthDay(first, second, day)))
        }
        (4, 1 | 2, _) if is_month(second) && !is_followed_by_unit => {
            Some((1 + m, Token::YearMonth(first, second)))
        }
        (1 | 2, 4, None) if is_month(first) => Some((1 + m, Token::YearMonth(second, first))),
        (1 | 2, 1 | 2, Some((k @ 4, year))) => {
            Some((1 + m + 1 + k, Token::Pair(first, second, Some(year))))
        }
        (1 | 2, 1 | 2, Some((k @ 2, year))) if separator != '-' => {
            Some((1 + m + 1 + k, Token::Pair(first, second, Some(2000 + year))))
        }
        // With a dash between them they may as well be a span.
        (1 | 2, 1 | 2, None) if separator != '-' && !is_followed_by_unit => {
            Some((1 + m, Token::Pair(first, second, None)))
        }
        // 5-Mar-22, as Excel writes it.
        (1 | 2, 0, _) if separator == '-' => {
            let k = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let month = month_name(&rest[..k])?;
            let year = rest[k..].strip_prefix('-')?;
            let (d, year) = digits(year);
            let year = match d {
                4 => year,
                2 => 2000 + year,
                _ => return None,
            };
            Some((1 + k + 1 + d, Token::YearMonthDay(year, month, first)))
        }
        _ => None,
    }
}

/// A Chinese word or number.
fn han(text: &str) -> Option<(usize, Vec<Token>)> {
    for weekday in ["星期", "礼拜", "周"] {
        if let Some(rest) = text.strip_prefix(weekday) {
            let c = rest
                .chars()
                .next()
                .filter(|c| "一二三四五六日天".contains(*c))?;
            return Some((weekday.len() + c.len_utf8(), vec![]));
        }
    }
    for nothing in ["第", "的", "在", "于", "上午", "下午", "晚上", "·"] {
        if text.starts_with(nothing) {
            return Some((nothing.len(), vec![]));
        }
    }
    let word = HAN.iter().find(|(word, _)| text.starts_with(word));
    if let Some((word, tokens)) = word {
        return Some((word.len(), tokens.to_vec()));
    }
    let is_digit = |c: char| "〇零一二三四五六七八九十".contains(c);
    let n: usize = text
        .chars()
        .take_while(|c| is_digit(*c))
        .map(char::len_utf8)
        .sum();
    if n == 0 {
        return None;
    }
    chinese_number(&text[..n]).map(|number| (n, vec![Token::Number(number, 0)]))
}

/// 三, 十一, 二十五, 二〇二二.
fn chinese_number(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '〇' | '零' => Some(0),
        c => "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|d| d as u32 + 1),
    };
    if let Some((tens, units)) = text.split_once('十') {
        let one = |part: &str, without: u32| match part.chars().count() {
            0 => Some(without),
            1 => part.chars().next().and_then(digit),
            _ => None,
        };
        return Some(one(tens, 1)? * 10 + one(units, 0)?);
    }
    let n = text.chars().count();
    // Two digits side by side are no number that anybody writes.
    if n != 1 && n != 4 {
        return None;
    }
    text.chars()
        .try_fold(0, |number, c| Some(number * 10 + digit(c)?))
}
