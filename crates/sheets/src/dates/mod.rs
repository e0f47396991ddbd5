//! A date as people write it → EDTF, with the precision that it has and no more.
//!
//! What can be read is read in English and Chinese, in digits and in words, as one time, a span, several times or one of
//! several. What cannot be read without a guess is not: an order of day and month that may be either is asked about, a
//! holiday is listed, and all else is unreadable. Every result has been read by the EDTF reader of the product.
//!
//! Choices that a reader of this code may wonder about; `docs/data.md` says them to authors:
//! - The early, middle and late part of a month are its days 1 to 10, 11 to 20 and from 21 on, as 旬 are: "3月底" is
//!   `[2022-03-21..2022-03-31]`. As the end of a span it is the month, approximately: "since the end of March" is `2022-03~/..`.
//! - A bare year is some time in it: `2022-XX`.
//! - A span ("3月至6月") lasted; a list ("3月、9月") took place in each; "or" is one of a set.
//! - Winter is listed, not read: "winter 2022" may begin or end in that year.
//!
//! It knows nothing of sheets. Reading order: `words`, `lex` (words and numbers), `point` (one time), `phrase` (spans and lists),
//! [`serial`].

mod lex;
mod phrase;
mod point;
pub mod serial;
mod words;

use edtf_core::Edtf;
use serde::{Deserialize, Serialize};
use yearline_core::domain::Period;

use crate::grid::{Epoch, Value};
use phrase::Reader;

/// Which of day and month comes first in `03/04/2022`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// What a date is read with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The period of the report, for dates without a year.
    pub period: Option<Period>,
    /// What is known of the order of day and month in the column.
    pub order: Option<DayOrder>,
    /// From which day the workbook counts.
    pub epoch: Epoch,
}

/// What came of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dated {
    /// EDTF.
    Read {
        /// The expression.
        edtf: String,
        /// Whether its year is that of the period and not of the cell.
        year_taken: bool,
    },
    /// It depends on the order of day and month.
    Ambiguous {
        /// EDTF if the day comes first.
        day_first: String,
        /// EDTF if the month comes first.
        month_first: String,
    },
    /// A time that has a name and no dates: a holiday, a term, a season across two years.
    Named,
    /// Nothing that can be read without a guess.
    Unreadable,
}

/// The longest text that is looked at, in bytes: a date that is longer is a paragraph.
const MAX_LEN: usize = 200;

/// Reads a cell that is not blank.
///
/// ```
/// use yearline_core::domain::Period;
/// use yearline_sheets::{dates, Value};
/// let context = dates::Context { period: Period::parse("2022").ok(), ..Default::default() };
/// let read = |text: &str| dates::read(&Value::Text(text.to_owned()), &context);
/// let edtf = |edtf: &str, year_taken| dates::Dated::Read { edtf: edtf.to_owned(), year_taken };
/// assert_eq!(read("2022年3月5日"), edtf("2022-03-05", false));
/// assert_eq!(read("3月底以来"), edtf("2022-03~/..", true));
/// assert_eq!(read("暑假"), dates::Dated::Named);
/// ```
#[must_use]
pub fn read(value: &Value, context: &Context) -> Dated {
    match value {
        Value::Empty | Value::Bool(_) | Value::Error(_) => Dated::Unreadable,
        Value::Date { .. } => of_edtf(value.text(), false),
        Value::Number(number) => number_as_date(*number, context),
        Value::Text(text) => text_as_date(text, context),
    }
}

fn of_edtf(edtf: String, year_taken: bool) -> Dated {
    if Edtf::parse(&edtf).is_ok() {
        Dated::Read { edtf, year_taken }
    } else {
        Dated::Unreadable
    }
}

/// A number: a year, `202203`, `20220305`, or the serial number of a day.
fn number_as_date(number: f64, context: &Context) -> Dated {
    let whole = number.floor() as u32;
    if number.fract() == 0.0 {
        let (year, month, day) = match whole {
            1900..=2100 => return of_edtf(format!("{whole}-XX"), false),
            190_001..=210_012 => (whole / 100, whole % 100, None),
            19_000_101..=21_001_231 => (whole / 10_000, whole / 100 % 100, Some(whole % 100)),
            _ => (0, 0, None),
        };
        if year > 0 {
            let edtf = match day {
                None => format!("{year}-{month:02}"),
                Some(day) => format!("{year}-{month:02}-{day:02}"),
            };
            return of_edtf(edtf, false);
        }
    }
    // From 1954 on: a smaller number in a column of dates is something else.
    if !(20_000.0..80_000.0).contains(&number) {
        return Dated::Unreadable;
    }
    serial::day(number, context.epoch).map_or(Dated::Unreadable, |day| {
        of_edtf(serial::iso_day(day), false)
    })
}

fn text_as_date(text: &str, context: &Context) -> Dated {
    let plain = lex::plain(text);
    if plain.is_empty() || plain.len() > MAX_LEN {
        return Dated::Unreadable;
    }
    if let Some(edtf) = as_edtf(&plain) {
        return Dated::Read {
            edtf,
            year_taken: false,
        };
    }
    if let Ok(number) = plain.parse::<f64>()
        && !plain.contains('.')
    {
        return number_as_date(number, context);
    }
    let lower = plain.to_lowercase();
    let (outside, inside) = lex::without_brackets(&lower);
    let dated = phrase(&outside, context);
    // "暑假（7月至8月）" and "National Day (1 October)" have their dates in brackets.
    match (&dated, inside) {
        (Dated::Named | Dated::Unreadable, Some(inside)) => match phrase(&inside, context) {
            Dated::Unreadable => dated,
            other => other,
        },
        _ => dated,
    }
}

/// A text that is EDTF already. A bare year is some time in it; a time of day is left out.
fn as_edtf(plain: &str) -> Option<String> {
    let written = plain.to_ascii_uppercase();
    match Edtf::parse(&written).ok()? {
        Edtf::DateTime(_) => written.get(..10).map(str::to_owned),
        _ if written.len() == 4 && written.bytes().all(|b| b.is_ascii_digit()) => {
            Some(format!("{written}-XX"))
        }
        _ => Some(written),
    }
}

/// A text in words or digits, in both orders of day and month where it depends on them.
fn phrase(text: &str, context: &Context) -> Dated {
    if lex::is_named(text) {
        return Dated::Named;
    }
    let Some(tokens) = lex::tokens(text) else {
        return Dated::Unreadable;
    };
    let read = |order| {
        let mut reader = Reader::new(context.period, order);
        let edtf = reader.read(&tokens)?;
        Edtf::parse(&edtf).ok()?;
        Some((edtf, reader.year_taken, reader.depends_on_order))
    };
    let order = context.order.unwrap_or(DayOrder::DayFirst);
    let first = read(order);
    let is_open = context.order.is_none() && first.as_ref().is_none_or(|(_, _, depends)| *depends);
    let second = if is_open {
        read(DayOrder::MonthFirst)
    } else {
        None
    };
    match (first, second) {
        (Some((day_first, ..)), Some((month_first, ..))) if day_first != month_first => {
            Dated::Ambiguous {
                day_first,
                month_first,
            }
        }
        (Some((edtf, year_taken, _)), _) | (None, Some((edtf, year_taken, _))) => {
            Dated::Read { edtf, year_taken }
        }
        (None, None) => Dated::Unreadable,
    }
}
