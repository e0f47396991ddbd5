//! Dates as spreadsheets count them: days since an epoch, or ISO 8601 in OpenDocument.

use yearline_core::domain::Day;

use crate::grid::{Epoch, Value};

/// The day of a serial number; `None` for a time without a day, and for the day that Excel invented, 29 February 1900.
///
/// ```
/// use yearline_sheets::Epoch;
/// use yearline_sheets::dates::serial::day;
/// let iso = |serial, epoch| day(serial, epoch).map(|day| day.civil());
/// assert_eq!(iso(44625.0, Epoch::Y1900), Some((2022, 3, 5)));
/// assert_eq!(iso(43163.0, Epoch::Y1904), Some((2022, 3, 5)));
/// assert_eq!(iso(1.0, Epoch::Y1900), Some((1900, 1, 1)));
/// assert_eq!(iso(60.0, Epoch::Y1900), None);
/// ```
#[must_use]
pub fn day(serial: f64, epoch: Epoch) -> Option<Day> {
    // The last day of the year 9999.
    const LAST: f64 = 2_958_465.0;
    if !(0.0..=LAST).contains(&serial) {
        return None;
    }
    let whole = serial.floor() as i32;
    match epoch {
        Epoch::Y1900 => match whole {
            0 | 60 => None,
            1..=59 => Some(Day(whole - 25_568)),
            _ => Some(Day(whole - 25_569)),
        },
        Epoch::Y1904 => Some(Day(whole - 24_107)),
    }
}

/// A serial number that a cell shows as a date; a time of day is left out.
#[must_use]
pub fn value(serial: f64, epoch: Epoch, is_month: bool) -> Value {
    day(serial, epoch).map_or(Value::Number(serial), |day| Value::Date {
        day: iso_day(day),
        is_month,
    })
}

/// A date in ISO 8601, `2022-03-05T00:00:00`; a time of day is left out.
#[must_use]
pub fn iso(text: &str, is_month: bool) -> Value {
    match text.get(..10) {
        Some(day) if yearline_core::domain::Month::parse(&day[..7]).is_some() => Value::Date {
            day: day.to_owned(),
            is_month,
        },
        _ => Value::Text(text.to_owned()),
    }
}

pub(super) fn iso_day(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}-{month:02}-{day:02}")
}
