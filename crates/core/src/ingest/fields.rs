//! Reading one property after another, each by its type, and reporting what is not as it should be.
//!
//! Every method gives `None` where there is nothing to be had, and has then reported why, if it is a fault. None of them stops
//! anything: a row is read to its end whatever its first column was.

use std::borrow::Cow;

use super::code::{Code, Severity};
use super::columns::{Column, Need};
use super::diagnostic::{Expected, Type};
use super::findings::{Fault, Findings};
use super::json::{Kind, Value};
use super::near::nearest;
use super::path::Trail;
use crate::domain::Text;

/// The longest identifier, in characters.
pub const MAX_ID: usize = 64;
/// The longest title, name or unit that is shown, in characters.
pub const MAX_TITLE: usize = 500;
/// The longest summary, note or description that is shown, in characters.
pub const MAX_TEXT: usize = 10_000;

/// An object of the file, with its properties at hand.
pub(super) struct Row<'t, 'a> {
    pub(super) trail: Trail<'t>,
    pub(super) value: Value<'a>,
    members: Vec<(Cow<'a, str>, Value<'a>)>,
    columns: &'static [Column],
}

impl<'a> Row<'_, 'a> {
    /// The property of that name; `null` is as good as nothing. Of several the last one, as everywhere on the web.
    pub(super) fn get(&self, name: &str) -> Option<Value<'a>> {
        let (_, value) = self.members.iter().rfind(|(n, _)| n == name)?;
        (value.kind() != Kind::Null).then_some(*value)
    }

    fn need(&self, name: &str) -> Need {
        self.columns
            .iter()
            .find(|c| c.name == name)
            .map_or(Need::Optional, |c| c.need)
    }

    /// How grave it is when this property is not as it should be.
    pub(super) fn severity(&self, name: &str) -> Severity {
        if self.need(name) == Need::Required {
            Severity::Error
        } else {
            Severity::Warning
        }
    }
}

/// Whether an identifier is written as one.
pub(super) fn is_id(id: &str) -> bool {
    let may_begin = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let may_stand = |b: u8| may_begin(b) || matches!(b, b'.' | b'_' | b'-');
    id.len() <= MAX_ID && id.bytes().all(may_stand) && id.bytes().next().is_some_and(may_begin)
}

/// What every check needs: where faults go, and the languages of the dataset.
#[derive(Default)]
pub(super) struct Checker {
    pub(super) findings: Findings,
    /// Empty until they are known, and if they are not to be known.
    pub(super) languages: Vec<String>,
    /// The names that have been compared with ours already: a wrong heading is wrong in every row.
    met: Vec<String>,
}

/// How many unknown names are remembered, and compared with ours.
const MAX_MET: usize = 64;

impl Checker {
    /// Reports a fault of a property that is there.
    pub(super) fn fault(
        &mut self,
        row: &Row<'_, '_>,
        name: &str,
        (code, severity): (Code, Severity),
        value: Value<'_>,
        expected: Expected,
    ) {
        self.fault_at(
            Trail::Key(&row.trail, name),
            (code, severity),
            value,
            expected,
        );
    }

    /// Reports a fault of a value.
    pub(super) fn fault_at(
        &mut self,
        trail: Trail<'_>,
        (code, severity): (Code, Severity),
        value: Value<'_>,
        expected: Expected,
    ) {
        self.findings.report(Fault {
            code,
            severity,
            trail,
            at: value.at(),
            written: value.raw(),
            expected,
        });
    }

    /// Reports a property that is not there.
    pub(super) fn missing(
        &mut self,
        row: &Row<'_, '_>,
        name: &str,
        (code, severity): (Code, Severity),
        expected: Expected,
    ) {
        let trail = Trail::Key(&row.trail, name);
        self.findings.report(Fault {
            code,
            severity,
            trail,
            at: row.value.at(),
            written: "",
            expected,
        });
    }

    fn wrong_type(&mut self, row: &Row<'_, '_>, name: &str, value: Value<'_>, wanted: Type) {
        self.fault(
            row,
            name,
            (Code::WrongType, row.severity(name)),
            value,
            Expected::Type(wanted),
        );
    }

    /// Takes an object apart, and looks for names that are nearly ours.
    pub(super) fn row<'t, 'a>(
        &mut self,
        value: Value<'a>,
        trail: Trail<'t>,
        columns: &'static [Column],
        severity: Severity,
    ) -> Option<Row<'t, 'a>> {
        if value.kind() != Kind::Object {
            self.fault_at(
                trail,
                (Code::WrongType, severity),
                value,
                Expected::Type(Type::Object),
            );
            return None;
        }
        let row = Row {
            trail,
            value,
            members: value.members().collect(),
            columns,
        };
        let is_ours = |name: &str| columns.iter().any(|c| c.name == name);
        // Only what is not there can have been misspelt. Asked once: an object may have a million names.
        let mut absent: Option<Vec<&'static str>> = None;
        for (name, value) in row.members.iter().filter(|(name, _)| !is_ours(name)) {
            if self.met.len() == MAX_MET {
                break;
            }
            if self.met.iter().any(|met| met == name) {
                continue;
            }
            let absent = absent.get_or_insert_with(|| {
                columns
                    .iter()
                    .map(|c| c.name)
                    .filter(|name| row.get(name).is_none())
                    .collect()
            });
            if let Some(near) = nearest(name, absent.iter().copied()) {
                let expected = Expected::Near(near.to_owned());
                self.fault(
                    &row,
                    name,
                    (Code::UnknownField, Severity::Warning),
                    *value,
                    expected,
                );
            }
            self.met.push(name.chars().take(MAX_ID).collect());
        }
        Some(row)
    }

    /// Another table begins: its headings are its own.
    pub(super) fn forget_names(&mut self) {
        self.met.clear();
    }

    /// A property of any type.
    pub(super) fn value<'a>(
        &mut self,
        row: &Row<'_, 'a>,
        name: &str,
        wanted: Type,
    ) -> Option<Value<'a>> {
        let value = row.get(name);
        if value.is_none() && row.need(name) != Need::Optional {
            self.missing(
                row,
                name,
                (Code::MissingField, row.severity(name)),
                Expected::Type(wanted),
            );
        }
        value
    }

    /// A string that says something.
    pub(super) fn string<'a>(
        &mut self,
        row: &Row<'_, 'a>,
        name: &str,
    ) -> Option<(Cow<'a, str>, Value<'a>)> {
        let value = self.value(row, name, Type::String)?;
        let Some(string) = value.string() else {
            self.wrong_type(row, name, value, Type::String);
            return None;
        };
        if string.trim().is_empty() {
            self.fault(
                row,
                name,
                (Code::MissingText, row.severity(name)),
                value,
                Expected::Text,
            );
            return None;
        }
        Some((string, value))
    }

    /// A string that is shown as it is.
    pub(super) fn words(&mut self, row: &Row<'_, '_>, name: &str) -> Option<String> {
        let (string, value) = self.string(row, name)?;
        Some(
            self.cut(Trail::Key(&row.trail, name), &string, value, MAX_TITLE)
                .into_owned(),
        )
    }

    /// No more of a text than fits its place: a title of ten megabytes must not hold up the page.
    fn cut<'s>(
        &mut self,
        trail: Trail<'_>,
        text: &'s str,
        value: Value<'_>,
        limit: usize,
    ) -> Cow<'s, str> {
        // No text has more characters than bytes, so most are never counted.
        let end = if text.len() > limit {
            text.char_indices().nth(limit)
        } else {
            None
        };
        let Some((end, _)) = end else {
            return Cow::Borrowed(text);
        };
        self.fault_at(
            trail,
            (Code::TextTooLong, Severity::Warning),
            value,
            Expected::AtMost(limit),
        );
        Cow::Owned(format!("{}…", &text[..end]))
    }

    /// An identifier; the one that is badly written is given too, so that what refers to it is not reported as well.
    pub(super) fn id<'a>(&mut self, row: &Row<'_, 'a>, name: &str) -> Option<Cow<'a, str>> {
        let (id, value) = self.string(row, name)?;
        if !is_id(&id) {
            self.fault(
                row,
                name,
                (Code::BadId, row.severity(name)),
                value,
                Expected::Id,
            );
        }
        Some(id)
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        row: &Row<'_, '_>,
        name: &str,
        among: &[(&str, T)],
    ) -> Option<T> {
        let (word, value) = self.string(row, name)?;
        let chosen = among
            .iter()
            .find(|(w, _)| *w == word)
            .map(|&(_, meaning)| meaning);
        if chosen.is_none() {
            let words = among.iter().map(|(w, _)| (*w).to_owned()).collect();
            self.fault(
                row,
                name,
                (Code::BadEnum, row.severity(name)),
                value,
                Expected::OneOf(words),
            );
        }
        chosen
    }

    /// A whole number of that range; outside it, a fault of that code.
    pub(super) fn integer(
        &mut self,
        row: &Row<'_, '_>,
        name: &str,
        (least, most): (u16, u16),
        code: Code,
    ) -> Option<u16> {
        let value = self.value(row, name, Type::Integer)?;
        let Some(number) = value.number() else {
            self.wrong_type(row, name, value, Type::Integer);
            return None;
        };
        if number.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&number) {
            return Some(number as u16);
        }
        let between = Expected::Between(least.into(), most.into());
        self.fault(row, name, (code, row.severity(name)), value, between);
        None
    }

    /// A text in one language or several.
    pub(super) fn text(&mut self, row: &Row<'_, '_>, name: &str, limit: usize) -> Option<Text> {
        self.value(row, name, Type::Text)?;
        self.text_or(row, name, limit, (Code::MissingText, row.severity(name)))
    }

    /// A text in one language or several; if there is none, a fault of that code.
    pub(super) fn text_or(
        &mut self,
        row: &Row<'_, '_>,
        name: &str,
        limit: usize,
        missing: (Code, Severity),
    ) -> Option<Text> {
        let Some(value) = row.get(name) else {
            self.missing(row, name, missing, Expected::Text);
            return None;
        };
        match value.kind() {
            Kind::String => {
                let text = value.string().unwrap_or_default();
                if text.trim().is_empty() {
                    self.fault(row, name, missing, value, Expected::Text);
                    return None;
                }
                let text = self.cut(Trail::Key(&row.trail, name), &text, value, limit);
                Some(Text::same(&text, self.languages.len()))
            }
            Kind::Object => self.text_map(row, name, value, limit, missing),
            _ => {
                self.wrong_type(row, name, value, Type::Text);
                None
            }
        }
    }

    fn text_map(
        &mut self,
        row: &Row<'_, '_>,
        name: &str,
        value: Value<'_>,
        limit: usize,
        missing: (Code, Severity),
    ) -> Option<Text> {
        let mut slots: Vec<Option<String>> = vec![None; self.languages.len()];
        let mut is_whole = true;
        let here = Trail::Key(&row.trail, name);
        for (tag, value) in value.members() {
            let trail = Trail::Key(&here, &tag);
            let Some(text) = value.string() else {
                self.fault_at(
                    trail,
                    (Code::WrongType, missing.1),
                    value,
                    Expected::Type(Type::String),
                );
                is_whole = false;
                continue;
            };
            let language = self
                .languages
                .iter()
                .position(|l| l.eq_ignore_ascii_case(&tag));
            // A language that the dataset does not name is nobody's to read.
            if let Some(slot) = language
                .and_then(|l| slots.get_mut(l))
                .filter(|_| !text.trim().is_empty())
            {
                *slot = Some(self.cut(trail, &text, value, limit).into_owned());
            }
        }
        if !is_whole || self.languages.is_empty() {
            // What else it lacks is not to be known. No fault is left untold: either has been.
            return Some(Text::from_slots(slots));
        }
        let lacking: Vec<String> = self
            .languages
            .iter()
            .zip(&slots)
            .filter(|(_, slot)| slot.is_none())
            .map(|(l, _)| l.clone())
            .collect();
        if lacking.len() == slots.len() {
            self.fault(row, name, missing, value, Expected::Languages(lacking));
            return None;
        }
        if !lacking.is_empty() {
            let code = (Code::MissingTranslation, Severity::Warning);
            self.fault(row, name, code, value, Expected::Languages(lacking));
        }
        Some(Text::from_slots(slots))
    }
}
