//! Reading one property after another, each by its type, and reporting what is not as it should be.
//!
//! Every method gives `None` where there is nothing to be had, and has then reported why, if it is a fault. None of them
//! stops anything: a row is read to its end whatever its first column was.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{CowStrDeserializer, Error};

use super::raw::{Kind, Raw};
use crate::domain::Text;
use crate::format::names_of;
use crate::ingest::code::{Code, Severity};
use crate::ingest::diagnostic::{Expected, Type};
use crate::ingest::findings::{Fault, Findings};
use crate::ingest::path::Trail;
use crate::ingest::rules::{self, MAX_ID, MAX_TITLE, Violation};
use crate::ingest::suggest::nearest;

/// Whether a property may be left out, and how grave its faults are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Without it the row cannot be shown without a guess: its fault is an error.
    Required,
    /// The format asks for it, and the page can say that it is missing: its fault is a warning.
    Wanted,
    /// It may be left out; a fault in it is a warning.
    Optional,
}

impl Need {
    pub(super) fn severity(self) -> Severity {
        if self == Self::Required {
            Severity::Error
        } else {
            Severity::Warning
        }
    }
}

/// A property by its name.
pub(super) type Column = (&'static str, Need);

/// An object of the file, with its properties at hand.
pub(super) struct Row<'t, 'a> {
    pub(super) trail: Trail<'t>,
    pub(super) value: Raw<'a>,
    members: Vec<(Cow<'a, str>, Raw<'a>)>,
}

impl<'a> Row<'_, 'a> {
    /// The property of that name; `null` is as good as nothing. Of several the last one, as everywhere on the web.
    pub(super) fn get(&self, name: &str) -> Option<Raw<'a>> {
        let (_, value) = self.members.iter().rfind(|(n, _)| n == name)?;
        (value.kind() != Kind::Null).then_some(*value)
    }
}

/// What every check needs: where faults go, and the languages of the dataset.
pub(super) struct Checker<'a> {
    pub(super) findings: Findings,
    /// Empty until they are known, and if they are not to be known.
    pub(super) languages: Vec<String>,
    file: &'a str,
    /// The names that have been compared with ours already: a wrong heading is wrong in every row.
    compared: Vec<String>,
}

/// How many unknown names are remembered, and compared with ours.
const MAX_COMPARED: usize = 64;

impl<'a> Checker<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self {
            findings: Findings::default(),
            languages: Vec::new(),
            file,
            compared: Vec::new(),
        }
    }

    /// Reports a fault of a value.
    pub(super) fn fault(
        &mut self,
        trail: Trail<'_>,
        (code, severity): (Code, Severity),
        value: Raw<'a>,
        expected: Expected,
    ) {
        let (at, written) = (value.offset_in(self.file), value.text());
        self.findings.report(Fault {
            code,
            severity,
            trail,
            at,
            written,
            expected,
        });
    }

    /// Reports a property that is not there, at the object that lacks it.
    pub(super) fn missing(
        &mut self,
        trail: Trail<'_>,
        (code, severity): (Code, Severity),
        within: Raw<'a>,
        expected: Expected,
    ) {
        let at = within.offset_in(self.file);
        self.findings.report(Fault {
            code,
            severity,
            trail,
            at,
            written: "",
            expected,
        });
    }

    /// Reports the rule that a property breaks, if it does.
    pub(super) fn check<T>(
        &mut self,
        row: &Row<'_, 'a>,
        name: &str,
        severity: Severity,
        rule: Result<T, Violation>,
    ) -> Option<T> {
        match (rule, row.get(name)) {
            (Ok(value), _) => Some(value),
            (Err(Violation { code, expected }), Some(value)) => {
                self.fault(
                    Trail::Key(&row.trail, name),
                    (code, severity),
                    value,
                    expected,
                );
                None
            }
            (Err(_), None) => None,
        }
    }

    fn wrong_type(
        &mut self,
        row: &Row<'_, 'a>,
        (name, need): Column,
        value: Raw<'a>,
        wanted: Type,
    ) {
        let code = (Code::WrongType, need.severity());
        self.fault(
            Trail::Key(&row.trail, name),
            code,
            value,
            Expected::Type(wanted),
        );
    }

    /// Takes an object of type `T` apart, and looks for names that come twice or are nearly ours.
    pub(super) fn row<'t, T: Deserialize<'a>>(
        &mut self,
        value: Raw<'a>,
        trail: Trail<'t>,
        severity: Severity,
    ) -> Option<Row<'t, 'a>> {
        if value.kind() != Kind::Object {
            self.fault(
                trail,
                (Code::WrongType, severity),
                value,
                Expected::Type(Type::Object),
            );
            return None;
        }
        let names = names_of::<T>();
        let row = Row {
            trail,
            value,
            members: value.members(),
        };
        let mut is_there = vec![false; names.len()];
        // Only what is not there can have been misspelt. Asked once: an object may have a million names.
        let mut absent: Option<Vec<&'static str>> = None;
        for (name, value) in &row.members {
            let here = Trail::Key(&row.trail, name);
            if let Some(known) = names.iter().position(|n| n == name) {
                if std::mem::replace(&mut is_there[known], true) {
                    self.fault(
                        here,
                        (Code::DuplicateName, Severity::Error),
                        *value,
                        Expected::Once,
                    );
                }
                continue;
            }
            if self.compared.len() == MAX_COMPARED || self.compared.iter().any(|c| c == name) {
                continue;
            }
            let absent = absent.get_or_insert_with(|| {
                // Nobody reads `$schema`.
                let is_absent = |name: &&str| row.get(name).is_none() && !name.starts_with('$');
                names.iter().copied().filter(is_absent).collect()
            });
            if let Some(near) = nearest(name, absent.iter().copied()) {
                let near = Expected::Near(near.to_owned());
                self.fault(here, (Code::UnknownField, Severity::Warning), *value, near);
            }
            self.compared.push(name.chars().take(MAX_ID).collect());
        }
        Some(row)
    }

    /// Another table begins: its headings are its own.
    pub(super) fn forget_names(&mut self) {
        self.compared.clear();
    }

    /// A property of any type.
    pub(super) fn value(
        &mut self,
        row: &Row<'_, 'a>,
        (name, need): Column,
        wanted: Type,
    ) -> Option<Raw<'a>> {
        let value = row.get(name);
        if value.is_none() && need != Need::Optional {
            let code = (Code::MissingField, need.severity());
            self.missing(
                Trail::Key(&row.trail, name),
                code,
                row.value,
                Expected::Type(wanted),
            );
        }
        value
    }

    /// An array; of anything else, and of nothing, `None`.
    pub(super) fn array(&mut self, row: &Row<'_, 'a>, column: Column) -> Option<Raw<'a>> {
        let value = self.value(row, column, Type::Array)?;
        if value.kind() != Kind::Array {
            self.wrong_type(row, column, value, Type::Array);
            return None;
        }
        Some(value)
    }

    /// A string that says something.
    pub(super) fn string(&mut self, row: &Row<'_, 'a>, column: Column) -> Option<Cow<'a, str>> {
        let value = self.value(row, column, Type::String)?;
        let Some(string) = value.string() else {
            self.wrong_type(row, column, value, Type::String);
            return None;
        };
        self.check(
            row,
            column.0,
            column.1.severity(),
            rules::not_blank(&string),
        )?;
        Some(string)
    }

    /// A string that is shown as it is.
    pub(super) fn words(&mut self, row: &Row<'_, 'a>, column: Column) -> Option<String> {
        let string = self.string(row, column)?;
        let value = row.get(column.0)?;
        Some(
            self.cut(Trail::Key(&row.trail, column.0), &string, value, MAX_TITLE)
                .into_owned(),
        )
    }

    /// No more of a text than fits its place: a title of ten megabytes must not hold up the page.
    fn cut<'s>(
        &mut self,
        trail: Trail<'_>,
        text: &'s str,
        value: Raw<'a>,
        limit: usize,
    ) -> Cow<'s, str> {
        match rules::fits(text, limit) {
            Ok(()) => Cow::Borrowed(text),
            Err((end, Violation { code, expected })) => {
                self.fault(trail, (code, Severity::Warning), value, expected);
                Cow::Owned(format!("{}…", &text[..end]))
            }
        }
    }

    /// An identifier; one that is badly written is given too, so that what refers to it is not reported as well.
    pub(super) fn id(&mut self, row: &Row<'_, 'a>, column: Column) -> Option<Cow<'a, str>> {
        let id = self.string(row, column)?;
        self.check(row, column.0, column.1.severity(), rules::id(&id));
        Some(id)
    }

    /// One of the words of an enum.
    pub(super) fn choice<T: Deserialize<'a>>(
        &mut self,
        row: &Row<'_, 'a>,
        column: Column,
    ) -> Option<T> {
        let word = self.string(row, column)?;
        let word: CowStrDeserializer<'_, Error> = word.into_deserializer();
        let chosen = T::deserialize(word).map_err(|_| Violation {
            code: Code::BadEnum,
            expected: Expected::OneOf(
                names_of::<T>()
                    .iter()
                    .map(|word| (*word).to_owned())
                    .collect(),
            ),
        });
        self.check(row, column.0, column.1.severity(), chosen)
    }

    /// A whole number of that range; outside it, a fault of that code.
    pub(super) fn integer(
        &mut self,
        row: &Row<'_, 'a>,
        column: Column,
        range: (u16, u16),
        code: Code,
    ) -> Option<u16> {
        let value = self.value(row, column, Type::Integer)?;
        let Some(number) = value.number() else {
            self.wrong_type(row, column, value, Type::Integer);
            return None;
        };
        self.check(
            row,
            column.0,
            column.1.severity(),
            rules::between(number, range, code),
        )
    }

    /// A text in one language or several.
    pub(super) fn text(&mut self, row: &Row<'_, 'a>, column: Column, limit: usize) -> Option<Text> {
        self.value(row, column, Type::Text)?;
        self.text_or(row, column, limit, Code::MissingText)
    }

    /// A text in one language or several; if there is none, a fault of that code.
    pub(super) fn text_or(
        &mut self,
        row: &Row<'_, 'a>,
        column: Column,
        limit: usize,
        missing: Code,
    ) -> Option<Text> {
        let here = Trail::Key(&row.trail, column.0);
        let missing = (missing, column.1.severity());
        let Some(value) = row.get(column.0) else {
            self.missing(here, missing, row.value, Expected::Text);
            return None;
        };
        match value.kind() {
            Kind::String => {
                let text = value.string().unwrap_or_default();
                if rules::not_blank(&text).is_err() {
                    self.fault(here, missing, value, Expected::Text);
                    return None;
                }
                let text = self.cut(here, &text, value, limit);
                Some(Text::same(&text, self.languages.len()))
            }
            Kind::Object => self.text_by_language(here, value, limit, missing),
            _ => {
                self.wrong_type(row, column, value, Type::Text);
                None
            }
        }
    }

    fn text_by_language(
        &mut self,
        here: Trail<'_>,
        value: Raw<'a>,
        limit: usize,
        missing: (Code, Severity),
    ) -> Option<Text> {
        let n_languages = self.languages.len();
        let mut slots: Vec<Option<String>> = vec![None; n_languages];
        let mut is_there = vec![false; n_languages];
        let mut is_whole = true;
        for (tag, value) in value.members() {
            let trail = Trail::Key(&here, &tag);
            let language = self
                .languages
                .iter()
                .position(|l| l.eq_ignore_ascii_case(&tag));
            if let Some(language) = language
                && std::mem::replace(&mut is_there[language], true)
            {
                self.fault(
                    trail,
                    (Code::DuplicateName, Severity::Error),
                    value,
                    Expected::Once,
                );
            }
            let Some(text) = value.string() else {
                self.fault(
                    trail,
                    (Code::WrongType, missing.1),
                    value,
                    Expected::Type(Type::String),
                );
                is_whole = false;
                continue;
            };
            // A language that the dataset does not name is nobody's to read.
            if let Some(language) = language
                && rules::not_blank(&text).is_ok()
            {
                slots[language] = Some(self.cut(trail, &text, value, limit).into_owned());
            }
        }
        if !is_whole || self.languages.is_empty() {
            // What else it lacks is not to be known, and one fault of it has been reported.
            return Some(Text::from_slots(slots));
        }
        let lacking = self
            .languages
            .iter()
            .zip(&slots)
            .filter(|(_, slot)| slot.is_none());
        let lacking: Vec<String> = lacking.map(|(language, _)| language.clone()).collect();
        if lacking.len() == n_languages {
            self.fault(here, missing, value, Expected::Languages(lacking));
            return None;
        }
        if !lacking.is_empty() {
            let code = (Code::MissingTranslation, Severity::Warning);
            self.fault(here, code, value, Expected::Languages(lacking));
        }
        Some(Text::from_slots(slots))
    }
}
