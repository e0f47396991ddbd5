//! A phrase with dates in it, which says each year and each month once and where the language has it.
//!
//! English writes what two dates share after the second ("from 4 to 20 March 2022"), Chinese before the first ("2022年3月4日至20日").

use std::borrow::Cow;

use crate::domain::{Day, Lang, Month};

use super::plain::{DateForm, date};

/// A date, as precisely as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// A year, which may be beyond ±9999.
    Year(i64),
    /// A month.
    Month(Month),
    /// A day.
    Day(Day),
}

impl Point {
    fn year(self) -> i64 {
        match self {
            Self::Year(year) => year,
            Self::Month(month) => month.year().into(),
            Self::Day(day) => day.civil().0.into(),
        }
    }

    /// Whether the other is the next month, or the next day.
    pub(super) fn is_before(self, other: Self) -> bool {
        match (self, other) {
            (Self::Month(a), Self::Month(b)) => a.plus(1) == b,
            (Self::Day(a), Self::Day(b)) => a.0 + 1 == b.0,
            _ => false,
        }
    }

    fn is_year(self) -> bool {
        matches!(self, Self::Year(_))
    }

    /// Whether the month of one of the two is enough for both.
    fn shares_month(self, other: Self) -> bool {
        matches!((self, other), (Self::Day(a), Self::Day(b)) if a.month() == b.month())
    }

    fn written(self, lang: Lang, has_month: bool, has_year: bool) -> String {
        match (self, lang) {
            (Self::Year(year), Lang::En) => year.to_string(),
            (Self::Year(year), Lang::ZhHans) => format!("{year}年"),
            (Self::Month(month), _) if has_year => date(lang, month.first_day(), DateForm::Month),
            (Self::Month(month), _) => date(lang, month.first_day(), DateForm::MonthName),
            (Self::Day(day), _) if has_year => date(lang, day, DateForm::Day),
            (Self::Day(day), _) if has_month => date(lang, day, DateForm::DayOfYear),
            (Self::Day(day), Lang::En) => day.civil().2.to_string(),
            (Self::Day(day), Lang::ZhHans) => format!("{}日", day.civil().2),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Text(Cow<'static, str>),
    Point(Point),
}

/// Words and dates, in the order in which they are said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Phrase(Vec<Part>);

/// Between two days only these leave the month to one of them.
const JOINTS: [&str; 9] = [" to ", " and ", " or ", ", ", "至", "和", "或", "、", "–"];

impl Phrase {
    /// A date alone.
    pub(super) fn of(point: Point) -> Self {
        Self(vec![Part::Point(point)])
    }

    /// The phrase with words after it.
    pub(super) fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Part::Text(text.into()));
        self
    }

    /// The phrase with a date after it.
    pub(super) fn point(mut self, point: Point) -> Self {
        self.0.push(Part::Point(point));
        self
    }

    /// The phrase with another after it.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Phrases as a list: "a, b and c".
    pub(super) fn list(items: Vec<Self>, comma: &'static str, last: &'static str) -> Self {
        let n = items.len();
        let mut list = Self::default();
        for (i, item) in items.into_iter().enumerate() {
            list = match i {
                0 => item,
                _ => list.text(if i + 1 == n { last } else { comma }).then(item),
            };
        }
        list
    }

    /// Whether all its dates lie in that year.
    fn is_within(&self, year: i32) -> bool {
        self.0.iter().all(|part| match part {
            Part::Text(_) => true,
            Part::Point(point) => point.year() == i64::from(year),
        })
    }

    /// The phrase in that language; without the year where all of it lies in the year that the reader knows already.
    pub(super) fn written(&self, lang: Lang, known_year: Option<i32>) -> String {
        let is_known = known_year.is_some_and(|year| self.is_within(year));
        let dates: Vec<(usize, Point)> = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(at, part)| match part {
                Part::Point(point) => Some((at, *point)),
                Part::Text(_) => None,
            })
            .collect();
        let mut out = String::new();
        let mut n_before = 0;
        for part in &self.0 {
            let point = match part {
                Part::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Part::Point(point) => *point,
            };
            let (before, after) = (&dates[..n_before], &dates[n_before + 1..]);
            let (previous, next) = (before.last(), after.first());
            // A bare year says the year of the other date of a pair; among more dates it would not be clear of which.
            let may_say = |other: Point| !other.is_year() || dates.len() == 2;
            let says_year = |other: Option<&(usize, Point)>| {
                other.is_some_and(|(_, o)| o.year() == point.year() && may_say(*o))
            };
            // The date that says for this one what both share.
            let (sayer, is_said) = match lang {
                Lang::En => {
                    let is_after_year = previous.is_some_and(|o| o.1.is_year());
                    let is_said = says_year(next) || (is_after_year && says_year(previous));
                    (next, is_said)
                }
                Lang::ZhHans => (previous, says_year(previous)),
            };
            let shares_month = sayer.is_some_and(|(at, other)| {
                let here = dates[n_before].0;
                let joint = self.0.get(here.min(*at) + 1);
                let is_joint =
                    matches!(joint, Some(Part::Text(text)) if JOINTS.contains(&text.as_ref()));
                here.abs_diff(*at) == 2 && is_joint && point.shares_month(*other)
            });
            let is_same_year = is_said && previous.is_some_and(|o| !o.1.is_year());
            if lang == Lang::ZhHans && point.is_year() && is_same_year {
                out.push_str("同年");
            } else {
                out.push_str(&point.written(lang, !shares_month, !is_known && !is_said));
            }
            n_before += 1;
        }
        out
    }
}
