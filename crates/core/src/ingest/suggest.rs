//! Which name was probably meant.

/// The candidate that looks most like `written`, if one does; of two that are equally near, the first in the alphabet.
pub(super) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if written.len() > MAX_LEN {
        return None;
    }
    let written = plain(written);
    let distance = |candidate: &str| {
        let candidate = plain(candidate);
        let limit = match written.len().min(candidate.len()) {
            0..=3 => 0,
            4..=5 => 1,
            _ => 2,
        };
        let is_comparable = !written.is_empty() && written.len().abs_diff(candidate.len()) <= limit;
        is_comparable
            .then(|| strsim::osa_distance(&written, &candidate))
            .filter(|distance| *distance <= limit)
    };
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(candidate)?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// Names longer than this are not compared.
const MAX_LEN: usize = 80;

/// Letters and digits only, in lower case: `When Basis`, `whenBasis` and `when_basis` are one name.
fn plain(name: &str) -> String {
    name.chars()
        .take(MAX_LEN)
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Activity, names_of};

    #[test]
    fn a_misspelling_finds_its_name_and_another_word_does_not() {
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
            let names = names_of::<Activity>().iter().copied();
            assert_eq!(nearest(written, names), want, "{written}");
        }
    }
}
