//! The rules about meaning: what a value has to be beyond its type. Each is written once, for both readings.
//!
//! A rule takes typed values and knows nothing of JSON, of places or of how grave a fault is.

use std::borrow::Cow;

use edtf_core::Edtf;
use indexmap::IndexMap;
use indexmap::map::Entry;

use super::code::Code;
use super::diagnostic::Expected;
use super::path::{Path, Step};
use super::suggest::nearest;
use crate::domain::{Basis, Day, Month, Period, PeriodError, When, WhenError};

/// The longest identifier, in characters.
pub const MAX_ID: usize = 64;
/// The longest title, name or unit that is shown, in characters.
pub const MAX_TITLE: usize = 500;
/// The longest summary, note or description that is shown, in characters.
pub const MAX_TEXT: usize = 10_000;
/// The longest date, in characters.
pub(super) const MAX_DATE: usize = 200;
/// The most languages that a dataset may have: each is a button.
pub const MAX_LANGUAGES: usize = 20;
/// The most kinds that a dataset may have; initiatives are bounded by their numbers.
pub const MAX_KINDS: usize = 999;
/// The highest number of an initiative.
pub(super) const MAX_NUMBER: u16 = 999;

/// How many identifiers a wrong one is compared with.
const MAX_COMPARED: usize = 1000;

/// A rule that a value breaks, and what should stand there.
#[derive(Debug)]
pub(super) struct Violation {
    pub(super) code: Code,
    pub(super) expected: Expected,
}

type Rule<T = ()> = Result<T, Violation>;

fn violation<T>(code: Code, expected: Expected) -> Rule<T> {
    Err(Violation { code, expected })
}

/// An identifier is written as one.
pub(super) fn id(id: &str) -> Rule {
    let may_begin = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let may_follow = |b: u8| may_begin(b) || matches!(b, b'.' | b'_' | b'-');
    let is_id = id.len() <= MAX_ID
        && id.bytes().all(may_follow)
        && id.bytes().next().is_some_and(may_begin);
    if is_id {
        Ok(())
    } else {
        violation(Code::BadId, Expected::Id)
    }
}

/// A text says something.
pub(super) fn not_blank(text: &str) -> Rule {
    if text.trim().is_empty() {
        violation(Code::MissingText, Expected::Text)
    } else {
        Ok(())
    }
}

/// A text fits its place; else how many of its bytes do.
pub(super) fn fits(text: &str, limit: usize) -> Result<(), (usize, Violation)> {
    // No text has more characters than bytes, so most are never counted.
    let end = if text.len() > limit {
        text.char_indices().nth(limit)
    } else {
        None
    };
    match end {
        None => Ok(()),
        Some((end, _)) => Err((
            end,
            Violation {
                code: Code::TextTooLong,
                expected: Expected::AtMost(limit),
            },
        )),
    }
}

/// A whole number lies in a range; outside it, a violation of that code.
pub(super) fn between(number: f64, (least, most): (u16, u16), code: Code) -> Rule<u16> {
    if number.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&number) {
        Ok(number as u16)
    } else {
        violation(code, Expected::Between(least.into(), most.into()))
    }
}

/// The format is the one that is read.
pub(super) fn format(version: f64) -> Rule {
    let readable = crate::format::FORMAT;
    if version == f64::from(readable) {
        Ok(())
    } else {
        violation(
            Code::UnknownFormat,
            Expected::OneOf(vec![readable.to_string()]),
        )
    }
}

/// A language's tag can be added to those that are there. Whether its subtags are registered is not asked (RFC 5646, 2.1).
pub(super) fn language(tag: &str, languages: &[String]) -> Rule {
    let mut subtags = tag.split('-');
    let is_primary =
        |s: &str| (2..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic());
    let is_other =
        |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_tag = tag.len() <= 35 && subtags.next().is_some_and(is_primary) && subtags.all(is_other);
    if !is_tag {
        violation(Code::BadLanguage, Expected::Language)
    } else if let Some(first) = languages.iter().position(|l| l.eq_ignore_ascii_case(tag)) {
        let key = |name: &str| Step::Key(name.to_owned());
        let first = Path::new(
            vec![key("yearline"), key("languages"), Step::Index(first)],
            None,
        );
        violation(Code::BadLanguage, Expected::Elsewhere(first))
    } else if languages.len() == MAX_LANGUAGES {
        violation(Code::BadLanguage, Expected::AtMost(MAX_LANGUAGES))
    } else {
        Ok(())
    }
}

/// A period that can be drawn.
pub(super) fn period(text: &str) -> Rule<Period> {
    Period::parse(text).or_else(|error| match error {
        PeriodError::TooLong => {
            violation(Code::PeriodTooLong, Expected::AtMost(Period::MAX_MONTHS))
        }
        PeriodError::Unbounded => violation(Code::BadPeriod, Expected::Bounded),
        PeriodError::NotEdtf => {
            let offset = Edtf::parse(text).err().map_or(0, |e| e.offset);
            violation(
                Code::BadPeriod,
                Expected::Edtf {
                    read: n_chars_before(text, offset),
                },
            )
        }
    })
}

/// A day of the calendar, `2023-02-17`.
pub(super) fn day(text: &str) -> Rule<Day> {
    let day = || {
        let (month, day) = text.rsplit_once('-')?;
        let month = Month::parse(month)?;
        let is_day = day.len() == 2 && day.bytes().all(|b| b.is_ascii_digit());
        Day::from_civil(
            month.year(),
            month.number(),
            day.parse().ok().filter(|_| is_day)?,
        )
    };
    day().map_or_else(|| violation(Code::BadDate, Expected::Day), Ok)
}

/// A link leads where a reader can be sent: by its scheme, and with nothing in it that a browser would skip over on its way to
/// another scheme.
pub(super) fn url(url: &str) -> Rule {
    let (scheme, rest) = url.split_once(':').unwrap_or_default();
    let is_web = ["https", "http"]
        .iter()
        .any(|s| scheme.eq_ignore_ascii_case(s))
        && rest.starts_with("//");
    let is_mail = scheme.eq_ignore_ascii_case("mailto") && rest.contains('@');
    if (is_web || is_mail) && !url.chars().any(|c| c.is_control() || c.is_whitespace()) {
        Ok(())
    } else {
        violation(Code::BadUrl, Expected::Url)
    }
}

/// A date that EDTF reads, with a month in the period. Without a period a date has no months, but it has a syntax.
pub(super) fn when(text: &str, period: Option<Period>) -> Rule<Option<When>> {
    if text.chars().nth(MAX_DATE).is_some() {
        return violation(Code::TextTooLong, Expected::AtMost(MAX_DATE));
    }
    let when = match period {
        Some(period) => When::parse(text, period).map(Some),
        None => Edtf::parse(text).map(|_| None).map_err(WhenError::NotEdtf),
    };
    when.or_else(|error| match error {
        WhenError::NotEdtf(e) => violation(
            Code::BadDate,
            Expected::Edtf {
                read: n_chars_before(text, e.offset),
            },
        ),
        WhenError::OutsidePeriod => violation(
            Code::DateOutsidePeriod,
            period.map_or(Expected::Bounded, Expected::Within),
        ),
    })
}

/// A date lies within the days of the period, not only in a month that the period has in part.
pub(super) fn inside(when: &When, period: Period) -> Rule {
    if when.is_outside {
        violation(Code::DateOutsidePeriod, Expected::Within(period))
    } else {
        Ok(())
    }
}

/// A date is no bare year, which can be read as "all through the year".
pub(super) fn not_year_only(text: &str) -> Rule {
    if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        violation(Code::YearOnly, Expected::Write(format!("{text}-XX")))
    } else {
        Ok(())
    }
}

/// Who says that only the period is known cannot know a month.
pub(super) fn basis(basis: Basis, when: &When, period: Period) -> Rule {
    let is_all = when.possible == period.all();
    let is_dated = !when.certain.is_empty() && period.n_months() > 1;
    if basis == Basis::Period && (!is_all || is_dated) {
        violation(Code::PeriodBasisDated, Expected::Write(period.some_time()))
    } else {
        Ok(())
    }
}

/// How many characters stand before that byte.
fn n_chars_before(text: &str, offset: usize) -> usize {
    text.char_indices()
        .take_while(|&(at, _)| at < offset)
        .count()
}

/// Values that only one row of a table may have, each with its row.
pub(super) struct Unique<K> {
    table: &'static str,
    column: &'static str,
    /// The index of the table's resource.
    resource: usize,
    rows: IndexMap<K, usize>,
}

impl<K: std::hash::Hash + Eq> Unique<K> {
    pub(super) fn new(table: &'static str, column: &'static str, resource: usize) -> Self {
        Self {
            table,
            column,
            resource,
            rows: IndexMap::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes the value of a row; if an earlier row has it, a violation of that code.
    pub(super) fn insert(&mut self, value: K, row: usize, code: Code) -> Rule {
        match self.rows.entry(value) {
            Entry::Vacant(vacant) => {
                vacant.insert(row);
                Ok(())
            }
            Entry::Occupied(first) => {
                let key = |name: &str| Step::Key(name.to_owned());
                let steps = vec![
                    key("resources"),
                    Step::Index(self.resource),
                    key("data"),
                    Step::Index(*first.get()),
                    key(self.column),
                ];
                violation(
                    code,
                    Expected::Elsewhere(Path::new(steps, Some(self.table))),
                )
            }
        }
    }
}

/// The identifiers of a table.
pub(super) type Ids<'a> = Unique<Cow<'a, str>>;

impl Ids<'_> {
    /// The row that an identifier in another table refers to; if there is none and somebody asks, the one probably meant.
    pub(super) fn resolve(&self, id: &str, suggest: bool) -> Rule<usize> {
        if let Some(row) = self.rows.get(id) {
            return Ok(*row);
        }
        let is_compared = suggest && self.rows.len() <= MAX_COMPARED;
        let near = is_compared
            .then(|| nearest(id, self.rows.keys().map(|id| &**id)))
            .flatten();
        let near = near.map(str::to_owned);
        violation(
            Code::UnknownReference,
            Expected::Reference {
                resource: self.table.into(),
                near,
            },
        )
    }

    /// Lets identifiers stand for the places of their rows in another order.
    pub(super) fn renumber<'i>(&mut self, ids: impl Iterator<Item = &'i str>) {
        for (place, id) in ids.enumerate() {
            if let Some(row) = self.rows.get_mut(id) {
                *row = place;
            }
        }
    }
}
