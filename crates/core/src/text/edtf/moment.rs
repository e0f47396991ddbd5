//! What a date of EDTF says, before any language says it: a moment, or the few that are left open.

use edtf_core::{
    Bound, Date, DateField, Edtf, Precision, Qualifier, Set, SetElement, SetKind, YearKind,
};

use super::super::phrase::Point;
use crate::domain::{Day, Month};

/// More alternatives than this are not listed: the mask is shown as it is written.
const MAX_LISTED: usize = 4;

/// A time that a language has a name for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Moment {
    /// A year, a month, a day.
    Point(Point),
    /// A season, a quarter, a half year, or a year that is known to some of its digits; and the months or years that it has.
    Named(Name, Point, Point),
    /// One month of a year, one day of a month or a year, and nothing says which.
    Some(Unit, Point),
    /// A date with unspecified digits that no words are shorter than.
    Mask(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// The code of a part of the year in ISO 8601-2, 4.8.
    PartOfYear(u8),
    /// A year with significant digits, `2022S3`.
    Estimate(i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Month,
    Day,
}

/// `~`, `?` and `%`, where they qualify a date as a whole, or parts of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Doubt {
    Whole(Qualifier),
    /// Of year, month and day.
    Parts([Qualifier; 3]),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    One(Moment),
    Range(Moment, Moment),
    OnOrBefore(Moment),
    OnOrAfter(Moment),
}

/// An alternative or a member of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) kind: Kind,
    pub(super) doubt: Doubt,
    pub(super) first: Day,
    pub(super) last: Day,
    /// Whether its days are those that are written, and not only its months.
    pub(super) is_by_day: bool,
}

/// What a date says: one moment, or the few that its unspecified digits leave open.
pub(super) fn items_of(date: Date) -> Vec<Item> {
    let (first, last) = days_of(date);
    let doubt = doubt(date);
    let is_certain = doubt == Doubt::Whole(Qualifier::default());
    let is_by_day = date.precision() == Precision::Day && is_certain;
    let item = |kind| Item {
        kind,
        doubt,
        first,
        last,
        is_by_day,
    };
    let runs = if date.has_unspecified() {
        runs_of(date)
    } else {
        Vec::new()
    };
    if runs.is_empty() || runs.len() > MAX_LISTED {
        return vec![item(Kind::One(moment(date)))];
    }
    let of_run = |(a, b): (Point, Point)| match a == b {
        true => item(Kind::One(Moment::Point(a))),
        false => item(Kind::Range(Moment::Point(a), Moment::Point(b))),
    };
    runs.into_iter().map(of_run).collect()
}

pub(super) fn items_of_set(set: &Set) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for element in &set.elements {
        let new = match *element {
            SetElement::Date(date) if set.kind == SetKind::OneMember => items_of(date),
            SetElement::Date(date) => vec![item(Kind::One(moment(date)), date, date)],
            SetElement::Range(a, b) if a == b => items_of(a),
            SetElement::Range(a, b) => vec![item(Kind::Range(moment(a), moment(b)), a, b)],
            SetElement::OnOrBefore(date) => vec![Item {
                first: Day::MIN,
                ..item(Kind::OnOrBefore(moment(date)), date, date)
            }],
            SetElement::OnOrAfter(date) => vec![Item {
                last: Day::MAX,
                ..item(Kind::OnOrAfter(moment(date)), date, date)
            }],
        };
        for item in new {
            if !items.contains(&item) {
                items.push(item);
            }
        }
    }
    items
}

pub(super) fn item(kind: Kind, from: Date, to: Date) -> Item {
    let doubt = doubt(from);
    Item {
        kind,
        doubt,
        first: days_of(from).0,
        last: days_of(to).1,
        is_by_day: from.precision() == Precision::Day
            && doubt == Doubt::Whole(Qualifier::default()),
    }
}

fn days_of(date: Date) -> (Day, Day) {
    let bounds = Edtf::Date(date).bounds();
    let day = |bound, unbounded| match bound {
        Bound::Date(day) => Day::from_bound(day),
        _ => unbounded,
    };
    (day(bounds.earliest, Day::MIN), day(bounds.latest, Day::MAX))
}

fn doubt(date: Date) -> Doubt {
    let of = |field: Option<DateField>| field.map(|field| field.qualifier);
    let year = date.year.qualifier;
    let (month, day) = (of(date.month), of(date.day));
    if [month, day].into_iter().flatten().all(|q| q == year) {
        Doubt::Whole(year)
    } else {
        Doubt::Parts([year, month.unwrap_or_default(), day.unwrap_or_default()])
    }
}

/// Whether a number of two digits is one that a field may be.
fn may_be(field: DateField, number: u8) -> bool {
    let digits = [number / 10, number % 10];
    field
        .digits
        .iter()
        .zip(digits)
        .all(|(digit, n)| digit.is_none_or(|d| d == n))
}

/// The month of a date, if both year and month are written and within the calendar of a dataset.
fn month_of(date: Date) -> Option<Month> {
    let year = i32::try_from(date.year.value()?).ok()?;
    Month::new(year, date.month?.value()?)
}

/// The runs of months, days or years that unspecified digits leave open; none where there are too many gaps or nothing to say.
fn runs_of(date: Date) -> Vec<(Point, Point)> {
    let year = date.year.value().and_then(|year| i32::try_from(year).ok());
    let is_partly_known = |field: DateField| field.digits != [None, None];
    let points: Vec<Point> = match (year, date.month, date.day) {
        // A decade, a century.
        (None, None, None) => return decade(date).into_iter().collect(),
        (Some(year), Some(month), None) if is_partly_known(month) => (1..=12)
            .filter(|n| may_be(month, *n))
            .filter_map(|n| Month::new(year, n).map(Point::Month))
            .collect(),
        (Some(_), Some(_), Some(day)) if is_partly_known(day) => (1..=31)
            .filter(|n| may_be(day, *n))
            .filter_map(|n| month_of(date).and_then(|m| Day::from_civil(m.year(), m.number(), n)))
            .map(Point::Day)
            .collect(),
        _ => Vec::new(),
    };
    let runs = points.chunk_by(|a, b| a.is_before(*b));
    let ends = |run: &[Point]| Some((*run.first()?, *run.last()?));
    runs.filter_map(ends).collect()
}

/// The years of `202X`, if only the last digits are unspecified.
fn decade(date: Date) -> Option<(Point, Point)> {
    let YearKind::Standard {
        negative: false,
        digits,
    } = date.year.kind
    else {
        return None;
    };
    let n_known = digits.iter().take_while(|digit| digit.is_some()).count();
    let has_gap = digits.iter().skip(n_known).any(Option::is_some);
    let year = |unspecified: i64| {
        let digit = |d: &Option<u8>| d.map_or(unspecified, i64::from);
        Point::Year(digits.iter().fold(0, |year, d| year * 10 + digit(d)))
    };
    (!has_gap && date.year.significant_digits.is_none()).then(|| (year(0), year(9)))
}

/// One moment for a date.
pub(super) fn moment(date: Date) -> Moment {
    let mask = || {
        let mut plain = date;
        plain.year.qualifier = Qualifier::default();
        for field in [&mut plain.month, &mut plain.day].into_iter().flatten() {
            field.qualifier = Qualifier::default();
        }
        Moment::Mask(Edtf::Date(plain).to_string())
    };
    let Some(year) = date.year.value() else {
        return mask();
    };
    if date.year.significant_digits.is_some() {
        let (first, last) = days_of(date);
        let of = |day: Day| Point::Year(day.civil().0.into());
        let is_bounded = first != Day::MIN && last != Day::MAX && date.month.is_none();
        return if is_bounded {
            Moment::Named(Name::Estimate(year), of(first), of(last))
        } else {
            mask()
        };
    }
    let is_any = |field: DateField| field.digits == [None, None];
    let month = month_of(date);
    match (date.precision(), date.month, date.day) {
        (Precision::Year, ..) => Moment::Point(Point::Year(year)),
        (Precision::Season, Some(field), _) => {
            let (first, last) = days_of(date);
            let of = |day: Day| Point::Month(day.month());
            match field.value() {
                Some(code) if first != Day::MIN && last != Day::MAX => {
                    Moment::Named(Name::PartOfYear(code), of(first), of(last))
                }
                _ => mask(),
            }
        }
        (_, Some(field), None) if is_any(field) => Moment::Some(Unit::Month, Point::Year(year)),
        (_, Some(field), Some(day)) if is_any(field) && is_any(day) => {
            Moment::Some(Unit::Day, Point::Year(year))
        }
        (_, Some(_), None) => month.map_or_else(mask, |m| Moment::Point(Point::Month(m))),
        (_, Some(_), Some(day)) if is_any(day) => {
            month.map_or_else(mask, |m| Moment::Some(Unit::Day, Point::Month(m)))
        }
        (_, Some(_), Some(day)) => month
            .zip(day.value())
            .and_then(|(m, day)| Day::from_civil(m.year(), m.number(), day))
            .map_or_else(mask, |day| Moment::Point(Point::Day(day))),
        (_, None, _) => mask(),
    }
}

impl Moment {
    pub(super) fn is_by_day(&self) -> bool {
        matches!(
            self,
            Self::Point(Point::Day(_)) | Self::Some(Unit::Day, _) | Self::Mask(_)
        )
    }

    pub(super) fn preposition(&self) -> &'static str {
        if self.is_by_day() { "on " } else { "in " }
    }
}
