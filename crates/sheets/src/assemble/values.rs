//! Numbers with words in them, and places in the report.

use crate::draft::Content;
use crate::grid::Value;
use crate::words::{Field, QUALIFIERS, choice};

/// A number as people write one: its digits, how it is to be read, and what is counted, as far as the cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    /// The digits, or the whole text where there is no number in it.
    pub(super) digits: String,
    pub(super) qualifier: Option<&'static str>,
    pub(super) unit: Option<String>,
}

/// Reads a number. `400余人` is more than 400 people; `1,200` is a thousand two hundred.
pub(super) fn amount(value: &Value) -> Amount {
    let text = match value {
        Value::Number(number) => {
            return Amount {
                digits: number.to_string(),
                ..Amount::default()
            };
        }
        other => half_width(&other.text()),
    };
    let as_it_is = || Amount {
        digits: text.clone(),
        ..Amount::default()
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let (Some(begin), Some(end)) = (text.find(is_digit), text.rfind(is_digit)) else {
        return as_it_is();
    };
    let begin = begin - usize::from(text[..begin].ends_with('-'));
    let (before, number, after) = (
        text[..begin].trim(),
        &text[begin..=end],
        text[end + 1..].trim(),
    );
    let Some(digits) = without_separators(number) else {
        return as_it_is();
    };
    let mut amount = Amount {
        digits,
        ..Amount::default()
    };
    if !before.is_empty() {
        amount.qualifier = choice(&QUALIFIERS, before);
        if amount.qualifier.is_none() {
            return as_it_is();
        }
    }
    let mut rest = after;
    // 万 and thousands of other words would change the number: they are not read.
    for (word, ..) in QUALIFIERS {
        let words: &[&str] = match word {
            "more-than" => &["余", "多", "+"],
            "at-least" => &["以上"],
            "about" => &["左右"],
            _ => &[],
        };
        for written in words {
            if let Some(after) = rest.strip_prefix(written) {
                amount.qualifier = amount.qualifier.or(Some(word));
                rest = after.trim();
            }
            if let Some(before) = rest.strip_suffix(written) {
                amount.qualifier = amount.qualifier.or(Some(word));
                rest = before.trim();
            }
        }
    }
    let is_multiple = ["万", "千", "百", "亿", "k", "K", "m", "M", "%", "％"]
        .iter()
        .any(|word| rest.starts_with(word));
    if is_multiple || rest.chars().any(is_digit) {
        return as_it_is();
    }
    if !rest.is_empty() {
        amount.unit = Some(rest.to_owned());
    }
    amount
}

/// Digits with at most one point, from `1,200.50` or `1 200`; `None` if the commas do not part thousands.
fn without_separators(number: &str) -> Option<String> {
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let groups: Vec<&str> = whole
        .split([',', ' ', '\u{a0}', '\u{2009}', '\u{202f}'])
        .collect();
    let are_thousands = groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !are_thousands
        || !groups.iter().all(|group| are_digits(group))
        || !decimals.is_none_or(are_digits)
    {
        return None;
    }
    let whole = groups.concat();
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    Some(match decimals {
        Some(decimals) => format!("{sign}{whole}.{decimals}"),
        None => format!("{sign}{whole}"),
    })
}

/// Full-width digits and signs as half-width ones.
pub(super) fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    text.chars().map(half).collect::<String>().trim().to_owned()
}

/// A place from one cell, `6.2`, `第6段第2句`, `para 6, sentence 2`; as it is written where it is none.
pub(super) fn place(text: &str) -> Content {
    let text = half_width(text);
    let known = |c: char| {
        c.is_ascii_alphabetic() || c.is_whitespace() || "第段落句自然行,.:;/-—()¶§节".contains(c)
    };
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .collect();
    let is_place = text.chars().all(|c| c.is_ascii_digit() || known(c));
    match numbers.as_slice() {
        [paragraph] if is_place => Content::Place {
            paragraph: Some((*paragraph).to_owned()),
            sentence: None,
        },
        [paragraph, sentence] if is_place => Content::Place {
            paragraph: Some((*paragraph).to_owned()),
            sentence: Some((*sentence).to_owned()),
        },
        _ => Content::Word(text),
    }
}

/// Whether a column stands for one value of the row and not for all rows that a merged cell covers.
pub(super) fn is_of_one_row(field: Field) -> bool {
    matches!(
        field,
        Field::Id | Field::Number | Field::Value | Field::Qualifier | Field::Unit
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_their_words() {
        for (written, digits, qualifier, unit) in [
            ("400", "400", None, None),
            ("４００", "400", None, None),
            ("1,200", "1200", None, None),
            ("12,34", "12,34", None, None),
            ("1.10", "1.10", None, None),
            ("400余", "400", Some("more-than"), None),
            ("400余人", "400", Some("more-than"), Some("人")),
            ("400多人次", "400", Some("more-than"), Some("人次")),
            ("400+", "400", Some("more-than"), None),
            ("超过400人", "400", Some("more-than"), Some("人")),
            (
                "more than 400 pupils",
                "400",
                Some("more-than"),
                Some("pupils"),
            ),
            ("about 30", "30", Some("about"), None),
            ("约30场", "30", Some("about"), Some("场")),
            ("30人左右", "30", Some("about"), Some("人")),
            ("至少 5", "5", Some("at-least"), None),
            ("≥5", "5", Some("at-least"), None),
            ("500人以上", "500", Some("at-least"), Some("人")),
            ("1.2万", "1.2万", None, None),
            ("3-5", "3-5", None, None),
            ("85%", "85%", None, None),
            ("many", "many", None, None),
        ] {
            let want = Amount {
                digits: digits.to_owned(),
                qualifier,
                unit: unit.map(str::to_owned),
            };
            assert_eq!(amount(&Value::Text(written.to_owned())), want, "{written}");
        }
    }

    #[test]
    fn places_are_read_in_their_forms() {
        let at = |paragraph: &str, sentence: Option<&str>| Content::Place {
            paragraph: Some(paragraph.to_owned()),
            sentence: sentence.map(str::to_owned),
        };
        for (written, want) in [
            ("6", at("6", None)),
            ("6.2", at("6", Some("2"))),
            ("６．２", at("6", Some("2"))),
            ("第6段第2句", at("6", Some("2"))),
            ("para 6, sentence 2", at("6", Some("2"))),
            ("¶6", at("6", None)),
            ("1.2.3", Content::Word("1.2.3".to_owned())),
            ("见附件", Content::Word("见附件".to_owned())),
        ] {
            assert_eq!(place(written), want, "{written}");
        }
    }
}
