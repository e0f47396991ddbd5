//! Days, months, and the period that a dataset covers.
//!
//! The calendar is the proleptic Gregorian one of ISO 8601, written by hand: whole days and months are two published formulas, and a date
//! library would bring clock times and time zones, which no report has.

use core::fmt;

use edtf_core::{Bound, BoundDate, Edtf};
use serde::{Deserialize, Serialize};

use super::month_set::MonthSet;

/// A calendar day, counted from 1970-01-01 (day 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// Before every day that a dataset can name: where an interval without a beginning starts.
    pub const MIN: Self = Self(i32::MIN / 4);
    /// After every day that a dataset can name: where an interval without an end stops.
    pub const MAX: Self = Self(i32::MAX / 4);

    /// The day of a civil date; `None` if the calendar has no such day or the year is beyond ±9999.
    #[must_use]
    pub fn from_civil(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::new(year, month)?;
        (1..=month.n_days())
            .contains(&day)
            .then(|| Self(month.first_day().0 + i32::from(day) - 1))
    }

    /// Year, month (1 to 12) and day of the month (from 1).
    #[must_use]
    pub fn civil(self) -> (i32, u8, u8) {
        // Howard Hinnant's civil_from_days: years begin in March, so that the leap day comes last.
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let mp = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month as u8, day as u8)
    }

    /// The month that the day lies in.
    #[must_use]
    pub fn month(self) -> Month {
        let (year, month, _) = self.civil();
        Month { year, month }
    }

    /// From the bound of an EDTF expression; beyond ±9999 it is [`Day::MIN`] or [`Day::MAX`].
    pub(crate) fn from_bound(bound: BoundDate) -> Self {
        match i32::try_from(bound.year) {
            Ok(year @ -9999..=9999) => {
                Self::from_civil(year, bound.month, bound.day).unwrap_or(Self::MIN)
            }
            _ if bound.year < 0 => Self::MIN,
            _ => Self::MAX,
        }
    }
}

/// ISO 8601: `2022-03-04`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A calendar month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    year: i32,
    month: u8,
}

impl Month {
    /// `None` unless `month` is 1 to 12 and the year within ±9999.
    #[must_use]
    pub fn new(year: i32, month: u8) -> Option<Self> {
        ((1..=12).contains(&month) && (-9999..=9999).contains(&year))
            .then_some(Self { year, month })
    }

    /// Reads `2022-03`, and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The year, astronomical numbering.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    #[must_use]
    pub fn number(self) -> u8 {
        self.month
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Day {
        // Howard Hinnant's days_from_civil, for the first of a month.
        let year = self.year - i32::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let mp = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * mp + 2) / 5;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era - 719_468)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Day {
        Day(self.first_day().0 + i32::from(self.n_days()) - 1)
    }

    /// 28 to 31.
    #[must_use]
    pub fn n_days(self) -> u8 {
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 => {
                28 + u8::from(self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0))
            }
            _ => 31,
        }
    }

    /// The month `n` months later, or earlier where `n` is negative.
    #[must_use]
    pub fn plus(self, n: i32) -> Self {
        let months = self.year * 12 + i32::from(self.month) - 1 + n;
        Self {
            year: months.div_euclid(12),
            month: (months.rem_euclid(12) + 1) as u8,
        }
    }

    /// How many months after `other` this one is; negative when it is before.
    #[must_use]
    pub fn since(self, other: Self) -> i32 {
        (self.year - other.year) * 12 + i32::from(self.month) - i32::from(other.month)
    }
}

/// ISO 8601: `2022-03`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It is not EDTF.
    NotEdtf,
    /// It has no first or no last month.
    Unbounded,
    /// More than [`Period::MAX_MONTHS`] months.
    TooLong,
}

/// The days that a dataset covers, and the months that they touch, from one to [`Period::MAX_MONTHS`].
///
/// A period may begin or end within a month, as a British fiscal year does. Counts and columns are of months all the same, so its first
/// and its last month may lie in it in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    begin: Day,
    end: Day,
    first: Month,
    n_months: u8,
}

impl Period {
    /// Two years: a matrix with more columns cannot be read, and a [`MonthSet`] has a bit for each month.
    pub const MAX_MONTHS: usize = 24;

    /// Reads an EDTF date or interval: `2022`, `2022-09/2023-08`, `2022-04-06/2023-04-05`.
    ///
    /// # Errors
    /// [`PeriodError`] says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let bounds = Edtf::parse(text)
            .map_err(|_| PeriodError::NotEdtf)?
            .bounds();
        let (Bound::Date(first), Bound::Date(last)) = (bounds.earliest, bounds.latest) else {
            return Err(PeriodError::Unbounded);
        };
        let (first, last) = (Day::from_bound(first), Day::from_bound(last));
        // `Day` has no years beyond ±9999.
        if [first, last]
            .iter()
            .any(|day| matches!(*day, Day::MIN | Day::MAX))
        {
            return Err(PeriodError::Unbounded);
        }
        let (begin, end) = (first, last);
        let (first, last) = (first.month(), last.month());
        match usize::try_from(last.since(first) + 1) {
            Ok(n @ 1..=Self::MAX_MONTHS) => Ok(Self {
                begin,
                end,
                first,
                n_months: n as u8,
            }),
            _ => Err(PeriodError::TooLong),
        }
    }

    /// The EDTF expression that says no more than that it was some time in the period: `2022-XX`.
    #[must_use]
    pub fn some_time(self) -> String {
        let (first, last) = (self.month(0), self.month(self.n_months() - 1));
        match self.year() {
            None if !self.is_whole_months() => format!("[{}..{}]", self.begin(), self.end()),
            Some(year) => format!("{year:04}-XX"),
            None if first == last => first.to_string(),
            None => format!("[{first}..{last}]"),
        }
    }

    /// The months in order.
    pub fn months(self) -> impl ExactSizeIterator<Item = Month> + DoubleEndedIterator {
        (0..i32::from(self.n_months)).map(move |i| self.first.plus(i))
    }

    /// How many months it has.
    #[must_use]
    pub fn n_months(self) -> usize {
        usize::from(self.n_months)
    }

    /// The month of that index; an index past the end continues the count.
    #[must_use]
    pub fn month(self, index: usize) -> Month {
        self.first.plus(index as i32)
    }

    /// The index of a month in the period.
    #[must_use]
    pub fn index_of(self, month: Month) -> Option<usize> {
        usize::try_from(month.since(self.first))
            .ok()
            .filter(|&i| i < self.n_months())
    }

    /// Its first day.
    #[must_use]
    pub fn begin(self) -> Day {
        self.begin
    }

    /// Its last day.
    #[must_use]
    pub fn end(self) -> Day {
        self.end
    }

    /// Whether it begins with the first day of a month and ends with the last of one.
    #[must_use]
    pub fn is_whole_months(self) -> bool {
        self.begin == self.first_day() && self.end == self.last_day()
    }

    /// Whether one of the days from `first` to `last`, both included, lies in it.
    #[must_use]
    pub fn meets(self, first: Day, last: Day) -> bool {
        first <= self.end && last >= self.begin
    }

    /// The first day of the first month: where pictures begin.
    #[must_use]
    pub fn first_day(self) -> Day {
        self.first.first_day()
    }

    /// The last day of the last month: where pictures end.
    #[must_use]
    pub fn last_day(self) -> Day {
        self.month(self.n_months() - 1).last_day()
    }

    /// The calendar year that the period is, if it is one.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        let is_year = self.n_months == 12 && self.first.month == 1 && self.is_whole_months();
        is_year.then_some(self.first.year)
    }

    /// The year to name at the month of that index: at the first month and at each January, where the period has months of two years.
    #[must_use]
    pub fn year_at(self, index: usize) -> Option<i32> {
        let month = self.month(index);
        let is_mixed = self.first.year != self.month(self.n_months() - 1).year;
        (is_mixed && (index == 0 || month.month == 1)).then_some(month.year)
    }

    /// All months of the period.
    #[must_use]
    pub fn all(self) -> MonthSet {
        MonthSet((1u32 << self.n_months) - 1)
    }

    /// The months that the days from `first` to `last`, both included, touch.
    #[must_use]
    pub fn months_touched(self, first: Day, last: Day) -> MonthSet {
        if first > last || last < self.first_day() || first > self.last_day() {
            return MonthSet::EMPTY;
        }
        let a = first.max(self.first_day()).month().since(self.first) as u32;
        let b = last.min(self.last_day()).month().since(self.first) as u32;
        MonthSet(((1u32 << (b - a + 1)) - 1) << a)
    }
}

/// EDTF, as short as it can be: `2022`, `2022-09/2023-08`, `2022-04-06/2023-04-05`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.month(self.n_months() - 1));
        match self.year() {
            Some(year) => write!(f, "{year:04}"),
            None if !self.is_whole_months() => write!(f, "{}/{}", self.begin, self.end),
            None if first == last => first.fmt(f),
            None => write!(f, "{first}/{last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_civil_dates_are_inverse_over_four_centuries() {
        let (first, last) = (Day::from_civil(1799, 12, 31), Day::from_civil(2201, 1, 1));
        let (Some(first), Some(last)) = (first, last) else {
            panic!("both are dates")
        };
        for n in first.0..=last.0 {
            let (y, m, d) = Day(n).civil();
            assert_eq!(Day::from_civil(y, m, d), Some(Day(n)), "{y}-{m}-{d}");
        }
    }

    #[test]
    fn the_epoch_and_leap_days_are_those_of_the_calendar() {
        assert_eq!(Day::from_civil(1970, 1, 1), Some(Day(0)));
        assert_eq!(
            Day::from_civil(2000, 2, 29)
                .map(|d| d.to_string())
                .as_deref(),
            Some("2000-02-29")
        );
        assert_eq!(Day::from_civil(1900, 2, 29), None);
        assert_eq!(Day::from_civil(2022, 13, 1), None);
    }

    #[test]
    fn a_period_is_read_as_months() {
        let read = |s| Period::parse(s).map(|p| (p.month(0).to_string(), p.n_months()));
        assert_eq!(read("2022"), Ok(("2022-01".into(), 12)));
        assert_eq!(read("2022-09/2023-08"), Ok(("2022-09".into(), 12)));
        assert_eq!(read("2022-05"), Ok(("2022-05".into(), 1)));
        assert_eq!(read("2022/2023"), Ok(("2022-01".into(), 24)));
        assert_eq!(read("2022-04-06/2023-04-05"), Ok(("2022-04".into(), 13)));
        assert_eq!(read("2022/2024"), Err(PeriodError::TooLong));
        assert_eq!(read("2022/.."), Err(PeriodError::Unbounded));
        assert_eq!(read("Y-20000"), Err(PeriodError::Unbounded));
        assert_eq!(read("last year"), Err(PeriodError::NotEdtf));
    }

    #[test]
    fn a_period_keeps_its_days() {
        for text in [
            "2022",
            "2022-05",
            "2022-09/2023-08",
            "2022-04-06/2023-04-05",
            "2022-01-02/2022-12-31",
            "2022-05-04/2022-05-04",
        ] {
            let period = Period::parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!(period.to_string(), text);
            assert_eq!(Period::parse(&period.to_string()), Ok(period));
        }
        let year = |text| Period::parse(text).map(Period::year);
        assert_eq!(year("2022-01-01/2022-12-31"), Ok(Some(2022)));
        assert_eq!(year("2022-01-02/2022-12-31"), Ok(None));
    }

    #[test]
    fn the_year_is_named_where_it_begins() {
        let years = |text| {
            let period = Period::parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
            (0..period.n_months())
                .filter_map(|i| period.year_at(i).map(|year| (i, year)))
                .collect::<Vec<_>>()
        };
        assert_eq!(years("2022"), []);
        assert_eq!(years("2022-03/2022-06"), []);
        assert_eq!(years("2022-09/2024-08"), [(0, 2022), (4, 2023), (16, 2024)]);
        assert_eq!(years("2022-04-06/2023-04-05"), [(0, 2022), (9, 2023)]);
        assert_eq!(years("2022/2023"), [(0, 2022), (12, 2023)]);
    }
}
