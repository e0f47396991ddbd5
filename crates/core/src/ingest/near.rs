//! Which name was probably meant.

/// The candidate that looks most like `written`, if one looks like it at all; of two that are equally near, the
/// first in the alphabet.
pub(super) fn nearest<'a>(
    written: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    if written.len() > MAX_LEN {
        return None;
    }
    let squashed = squash(written);
    candidates
        .filter_map(|candidate| {
            distance_within(&squashed, &squash(candidate)).map(|d| (d, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Names longer than this are not compared.
const MAX_LEN: usize = 80;

/// Letters and digits only, in lower case: `When Basis`, `whenBasis` and `when_basis` are one name.
fn squash(name: &str) -> Vec<char> {
    name.chars()
        .take(MAX_LEN)
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// How many letters have to be put in, taken out, changed or swapped with their neighbour (optimal string alignment), if it is
/// few for names of that length: none up to three letters, one up to five, else two.
fn distance_within(a: &[char], b: &[char]) -> Option<usize> {
    let limit = match a.len().min(b.len()) {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    };
    if a.is_empty() || a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = core::mem::replace(&mut last, row);
    }
    last.pop().filter(|&d| d <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelling_finds_its_name_and_another_word_does_not() {
        let columns = [
            "id",
            "initiative",
            "kind",
            "title",
            "summary",
            "when",
            "when_basis",
            "when_note",
            "source",
        ];
        #[rustfmt::skip]
        let table = [
            ("ID",          Some("id")),
            ("titel",       Some("title")),
            ("Title",       Some("title")),
            ("When Basis",  Some("when_basis")),
            ("whenNote",    Some("when_note")),
            ("initative",   Some("initiative")),
            ("kinds",       Some("kind")),
            ("sumary",      Some("summary")),
            ("where",       None),
            ("no",          None),
            ("place",       None),
            ("",            None),
            ("年",           None),
        ];
        for (written, want) in table {
            assert_eq!(nearest(written, columns.into_iter()), want, "{written}");
        }
    }
}
