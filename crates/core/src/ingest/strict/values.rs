//! Values that have nothing wrong with them, or the end of the first reading.

use super::super::code::Code;
use super::super::rules::{self, Ids, MAX_LANGUAGES, MAX_TITLE, Violation};
use crate::domain::{Text, TextRow};
use crate::format;

/// Why the first reading gave up.
#[derive(Debug)]
pub(super) struct Unusual;

impl From<serde_json::Error> for Unusual {
    fn from(_: serde_json::Error) -> Self {
        Self
    }
}

impl From<Violation> for Unusual {
    fn from(_: Violation) -> Self {
        Self
    }
}

impl From<(usize, Violation)> for Unusual {
    fn from(_: (usize, Violation)) -> Self {
        Self
    }
}

pub(super) type Strict<T> = Result<T, Unusual>;

/// The way out of serde's reading.
pub(super) fn give_up<E: serde::de::Error>(_: Unusual) -> E {
    E::custom("there is something to say")
}

/// The identifier of a row is one, and no earlier row has it.
pub(super) fn own_id<'a>(id: format::Id<'a>, row: usize, ids: &mut Ids<'a>) -> Strict<()> {
    rules::id(&id.0)?;
    Ok(ids.insert(id.0, row, Code::DuplicateId)?)
}

/// A string that is shown as it is.
pub(super) fn words(text: &str) -> Strict<String> {
    rules::not_blank(text)?;
    rules::fits(text, MAX_TITLE)?;
    Ok(text.to_owned())
}

/// A text in all of the dataset's languages.
pub(super) fn whole_text(
    text: &format::Text<'_>,
    languages: &[String],
    limit: usize,
) -> Strict<Text> {
    let mut slots = [None; MAX_LANGUAGES];
    Ok(match text_row(text, languages, limit, &mut slots)? {
        TextRow::Same(text) => Text::same(text, languages.len()),
        TextRow::Each(slots) => {
            Text::from_slots(slots.iter().map(|slot| slot.map(str::to_owned)).collect())
        }
    })
}

/// The same, in slots that are lent.
pub(super) fn text_row<'t>(
    text: &'t format::Text<'_>,
    languages: &[String],
    limit: usize,
    slots: &'t mut [Option<&'t str>; MAX_LANGUAGES],
) -> Strict<TextRow<'t>> {
    let check = |text: &'t str| -> Strict<&'t str> {
        rules::not_blank(text)?;
        rules::fits(text, limit)?;
        Ok(text)
    };
    match text {
        format::Text::Same(text) => Ok(TextRow::Same(check(text)?)),
        format::Text::ByLanguage(texts) => {
            let slots = &mut slots[..languages.len()];
            for (slot, language) in slots.iter_mut().zip(languages) {
                let in_it = texts
                    .iter()
                    .find(|(tag, _)| tag.eq_ignore_ascii_case(language));
                *slot = Some(check(&in_it.ok_or(Unusual)?.1)?);
            }
            Ok(TextRow::Each(slots))
        }
    }
}
