//! The order of texts as readers of a language expect it: by its alphabet or by sound, numbers as numbers.
//!
//! Such an order needs tables of each language. A browser has them as `Intl.Collator`: the page hands it in with [`set_sort`]. Natively,
//! where nobody reads a table, a simple order stands in: by the letters as search compares them, digits by their value.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use super::fold::fold;

/// Sorts different texts by the rules of a language, given by its BCP 47 tag.
pub type SortTexts = fn(language: &str, texts: &[&str]) -> Vec<String>;

static SORT: OnceLock<SortTexts> = OnceLock::new();

/// Sets the function that sorts texts; see the module's documentation. Only the first call has an effect.
pub fn set_sort(sort: SortTexts) {
    let _ = SORT.set(sort);
}

/// The rank of each text in the order of a language. What opens a quotation or a bracket at the start of a text is passed over.
#[must_use]
pub fn ranks<'a>(language: &str, texts: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let keys: Vec<&str> = texts.map(without_opening).collect();
    let different: BTreeSet<&str> = keys.iter().copied().collect();
    let different: Vec<&str> = different.into_iter().collect();
    let sorted = SORT.get().copied().unwrap_or(sort_simply)(language, &different);
    let rank_of: HashMap<&str, usize> = sorted
        .iter()
        .enumerate()
        .map(|(rank, text)| (text.as_str(), rank))
        .collect();
    // A sort gives back what it was given; were it not so, the others would still be in order.
    keys.iter()
        .map(|key| rank_of.get(key).copied().unwrap_or(usize::MAX))
        .collect()
}

fn without_opening(text: &str) -> &str {
    let text = text.trim();
    let key = text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\''
                    | '('
                    | '['
                    | '“'
                    | '‘'
                    | '„'
                    | '‚'
                    | '«'
                    | '‹'
                    | '「'
                    | '『'
                    | '《'
                    | '〈'
                    | '（'
                    | '【'
                    | '〔'
                    | '［'
                    | '〝'
            )
    });
    if key.is_empty() { text } else { key }
}

fn sort_simply(_: &str, texts: &[&str]) -> Vec<String> {
    let mut texts: Vec<(String, &str)> = texts.iter().map(|text| (fold(text), *text)).collect();
    texts.sort_by(|a, b| compare_naturally(&a.0, &b.0).then_with(|| a.1.cmp(b.1)));
    texts.into_iter().map(|(_, text)| text.to_owned()).collect()
}

/// Compares runs of digits by their value, and all else letter by letter.
fn compare_naturally(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (digits_a, digits_b) = (leading_digits(a), leading_digits(b));
        if digits_a > 0 && digits_b > 0 {
            let value = |text: &str, n: usize| text[..n].trim_start_matches('0').to_owned();
            let (x, y) = (value(a, digits_a), value(b, digits_b));
            let order = x.len().cmp(&y.len()).then_with(|| x.cmp(&y));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (&a[digits_a..], &b[digits_b..]);
            continue;
        }
        let (mut rest_a, mut rest_b) = (a.chars(), b.chars());
        match (rest_a.next(), rest_b.next()) {
            (None, None) => return Ordering::Equal,
            (x, y) if x != y => return x.cmp(&y),
            _ => (a, b) = (rest_a.as_str(), rest_b.as_str()),
        }
    }
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_by_value_and_quotes_passed_over() {
        let sorted = [
            "Apple",
            "“Banana”",
            "cherry",
            "Day 2",
            "Day 10",
            "day 10b",
            "第2讲",
            "《第10讲》",
        ];
        let ranks = ranks("en", sorted.into_iter());
        assert!(ranks.is_sorted(), "{ranks:?}");
        let equal = super::ranks("en", ["“A”", "A”", "b"].into_iter());
        assert_eq!(equal, [0, 0, 1]);
    }
}
