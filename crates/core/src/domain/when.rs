//! From an EDTF expression to months: in which months an activity is *certain*, and in which only *possible*.
//!
//! EDTF is ISO 8601-2:2019, Annex A; [`edtf_core`] reads it, levels 0 to 2. What an expression says about a month is written here by
//! hand: the standard gives an expression's bounds and no library goes further, and this rule is what the product is about.
//! `tests/months.rs` compares it with an oracle that tries every day. The rules:
//!
//! - **An interval** (`2022-03/2022-06`) is something that lasted. It is certain in a month if it was under way on some day of that month
//!   wherever its ends may lie, and possible if it was under way for some choice of the ends.
//! - `..` is an end that was not reached: still going on, so certain up to the end of the period. An empty end is one that nobody knows,
//!   so nothing after the start is certain.
//! - **A date, or one of a set** (`2022-05`, `[2022-10..2022-12]`) took place once: certain in a month only if it cannot lie in another.
//! - **All of a set** (`{2022-03,2022-09}`) took place in each of its members.
//! - **A period that begins or ends within a month** has that month as a column all the same, and what is said of a month is said of the
//!   whole month.
//! - **`~`, `?` and `%`** make the whole month that they qualify possible and no month certain. They never extend into a neighbouring
//!   month: an author who means that writes a set.

use core::fmt;

use edtf_core::{
    Bound, Date, Edtf, Interval, IntervalEndpoint, ParseError, Precision, Set, SetElement, SetKind,
    YearKind,
};

use super::calendar::{Day, Month, Period};
use super::month_set::MonthSet;

/// The shape of an activity in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// On one named day.
    Day,
    /// Once, somewhere within a span (of a month, of a year, of one of a set).
    Once,
    /// Lasted from a start to an end.
    Lasted,
    /// Took place in each of several spans.
    Each,
}

/// How well one end of an activity that lasted is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// As precisely as it is written.
    Named,
    /// Qualified by `~`, `?` or `%`.
    Approximate,
    /// `..`: no end was reached.
    Open,
    /// Empty: there is an end, and nobody knows when.
    Unknown,
}

/// An activity's place in time, seen from one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Its shape.
    pub shape: Shape,
    /// The earliest day that it may touch; [`Day::MIN`] where its start is open or unknown.
    pub first: Day,
    /// The latest day that it may touch; [`Day::MAX`] where its end is open or unknown.
    pub last: Day,
    /// The first and the last day on which it was certainly under way, as precisely as its ends are written (a start "in March" counts from
    /// 1 March). Only for what lasted, and for a named day.
    pub sure: Option<(Day, Day)>,
    /// How well the start is known.
    pub start: Edge,
    /// How well the end is known.
    pub end: Edge,
    /// The months of the period in which it is certain.
    pub certain: MonthSet,
    /// The months of the period in which it is possible; the certain ones are among them.
    pub possible: MonthSet,
    /// Whether all its days lie outside the period, though in a month that the period has in part: 3 April, of a period from 6 April on.
    pub is_outside: bool,
}

/// Why a text does not place an activity in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenError {
    /// It is not EDTF; the error has the byte and the reason.
    NotEdtf(ParseError),
    /// No month of the period is possible.
    OutsidePeriod,
}

impl fmt::Display for WhenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEdtf(e) => write!(f, "{} (character {})", e.message, e.offset + 1),
            Self::OutsidePeriod => f.write_str("no month of the period is possible"),
        }
    }
}

impl core::error::Error for WhenError {}

/// The days that a date may be, from `first` to `last`.
#[derive(Clone, Copy)]
struct Span {
    first: Day,
    last: Day,
    qualified: bool,
}

impl Span {
    fn of(date: Date) -> Self {
        let bounds = Edtf::Date(date).bounds();
        let first = match bounds.earliest {
            Bound::Date(d) => Day::from_bound(d),
            _ => Day::MIN,
        };
        let last = match bounds.latest {
            Bound::Date(d) => Day::from_bound(d),
            _ => Day::MAX,
        };
        let qualified = date.is_uncertain() || date.is_approximate();
        Self {
            first,
            last,
            qualified,
        }
        .widened()
    }

    /// A qualified span covers the months of its ends completely.
    fn widened(self) -> Self {
        if !self.qualified {
            return self;
        }
        let mut widened = self;
        if self.first != Day::MIN {
            widened.first = self.first.month().first_day();
        }
        if self.last != Day::MAX {
            widened.last = self.last.month().last_day();
        }
        widened
    }

    /// The month that a single event within the span must lie in, if there is only one.
    fn certain(self, period: Period) -> MonthSet {
        let bounded = self.first != Day::MIN && self.last != Day::MAX;
        if bounded && !self.qualified && self.first.month() == self.last.month() {
            period.months_touched(self.first, self.last)
        } else {
            MonthSet::EMPTY
        }
    }
}

fn edge(is_qualified: bool) -> Edge {
    if is_qualified {
        Edge::Approximate
    } else {
        Edge::Named
    }
}

/// Whether a member of a set is precise to the month or the day.
fn names_months(element: &SetElement) -> bool {
    let (SetElement::Date(date)
    | SetElement::Range(date, _)
    | SetElement::OnOrBefore(date)
    | SetElement::OnOrAfter(date)) = element;
    matches!(date.precision(), Precision::Month | Precision::Day)
}

/// The months of the period that an event of that date may lie in.
fn possible(date: Date, period: Period) -> MonthSet {
    let span = Span::of(date);
    let touched = period.months_touched(span.first, span.last);
    if !date.has_unspecified() {
        return touched;
    }
    // Unspecified digits may leave gaps between the first day and the last: `2022-X2` is February or December.
    touched
        .indexes()
        .filter(|&i| may_lie_in(date, period.month(i), |_| true))
        .collect()
}

/// Whether a day of the period is one that the date may be.
fn may_be_inside(date: Date, period: Period) -> bool {
    let span = Span::of(date);
    let is_inside = |day| period.meets(day, day);
    period.meets(span.first, span.last)
        && (!date.has_unspecified()
            || period
                .months()
                .any(|month| may_lie_in(date, month, is_inside)))
}

/// Whether the date may be a day of that month, among the days asked for.
fn may_lie_in(date: Date, month: Month, is_asked: impl Fn(Day) -> bool) -> bool {
    let fits = |digits: &[Option<u8>], number: u32| {
        let units = core::iter::successors(Some(number), |n| Some(n / 10));
        digits
            .iter()
            .rev()
            .zip(units)
            .all(|(digit, n)| digit.is_none_or(|d| u32::from(d) == n % 10))
    };
    let is_year = match date.year.kind {
        YearKind::Standard { negative, digits } => {
            negative == (month.year() < 0) && fits(&digits, month.year().unsigned_abs())
        }
        YearKind::Big { .. } | YearKind::Exponential { .. } => true,
    };
    // A season has no digits to compare: its bounds decide.
    let is_season = date.precision() == Precision::Season;
    let is_month = date
        .month
        .is_none_or(|m| is_season || fits(&m.digits, month.number().into()));
    let is_day = (1..=month.n_days()).any(|day| {
        let is_it = date.day.is_none_or(|d| fits(&d.digits, day.into()));
        is_it && is_asked(Day(month.first_day().0 + i32::from(day) - 1))
    });
    is_year && is_month && is_day
}

impl When {
    /// Reads an EDTF expression.
    ///
    /// # Errors
    /// [`WhenError`]: the text is not EDTF (an interval that runs backwards is not), or no month of the period is possible.
    ///
    /// ```
    /// use yearline_core::domain::{MonthSet, Period, When};
    /// let year = Period::parse("2022").unwrap();
    /// // "Since the end of March": possible in March, certain from April on.
    /// let service = When::parse("2022-03~/..", year).unwrap();
    /// assert_eq!(service.possible.without(service.certain), MonthSet::only(2));
    /// assert_eq!(service.certain.len(), 9);
    /// ```
    pub fn parse(text: &str, period: Period) -> Result<Self, WhenError> {
        let when = match Edtf::parse(text).map_err(WhenError::NotEdtf)? {
            Edtf::Date(date) => Self::once(date, period),
            Edtf::DateTime(at) => Self::once(at.date, period),
            Edtf::Interval(interval) => Self::lasted(interval, period),
            Edtf::Set(set) => Self::of_set(&set, period),
        };
        if when.possible.is_empty() {
            Err(WhenError::OutsidePeriod)
        } else {
            Ok(when)
        }
    }

    fn once(date: Date, period: Period) -> Self {
        let span = Span::of(date);
        let is_day =
            date.precision() == Precision::Day && !date.has_unspecified() && !span.qualified;
        let edge = edge(span.qualified);
        Self {
            shape: if is_day { Shape::Day } else { Shape::Once },
            first: span.first,
            last: span.last,
            sure: is_day.then_some((span.first, span.last)),
            start: edge,
            end: edge,
            certain: span.certain(period),
            possible: possible(date, period),
            is_outside: !may_be_inside(date, period),
        }
    }

    fn lasted(interval: Interval, period: Period) -> Self {
        // The earliest and the latest day of each end. `None` is an end that nobody knows.
        let end_of = |endpoint: IntervalEndpoint, unbounded: Day| match endpoint {
            IntervalEndpoint::Date(d) => {
                let span = Span::of(d);
                (Some((span.first, span.last)), edge(span.qualified))
            }
            IntervalEndpoint::Open => (Some((unbounded, unbounded)), Edge::Open),
            IntervalEndpoint::Unknown => (None, Edge::Unknown),
            IntervalEndpoint::OnOrBefore(d) => {
                (Some((Day::MIN, Span::of(d).last)), Edge::Approximate)
            }
            IntervalEndpoint::OnOrAfter(d) => {
                (Some((Span::of(d).first, Day::MAX)), Edge::Approximate)
            }
        };
        let (start_days, start) = end_of(interval.start, Day::MIN);
        let (end_days, end) = end_of(interval.end, Day::MAX);
        // An unknown end may be any day on its side of the known one: a start is not after its end.
        let (start_first, mut start_last) =
            start_days.unwrap_or((Day::MIN, end_days.map_or(Day::MAX, |(_, last)| last)));
        let (mut end_first, end_last) =
            end_days.unwrap_or((start_days.map_or(Day::MIN, |(first, _)| first), Day::MAX));
        // Nor may two known ends cross: in `2022/2022-03` the start is at the latest the last day of March.
        start_last = start_last.min(end_last);
        end_first = end_first.max(start_first);
        // The month of an approximate end stays possible: certainty begins with the next month, or ends with the previous one.
        if start == Edge::Approximate && start_last != Day::MAX {
            start_last = start_last.month().plus(1).first_day();
        }
        if end == Edge::Approximate && end_first != Day::MIN {
            end_first = Day(end_first.month().first_day().0 - 1);
        }
        // Under way on some day of month m for every choice of the ends: the latest start is not after m's last day, and the earliest
        // end is not before its first day.
        let certain = period
            .months()
            .enumerate()
            .filter(|(_, m)| start_last <= m.last_day() && end_first >= m.first_day())
            .map(|(i, _)| i)
            .collect();
        let sure_first = if start == Edge::Named {
            start_first
        } else {
            start_last
        };
        let sure_last = if end == Edge::Named {
            end_last
        } else {
            end_first
        };
        let sure = match (start, end) {
            (Edge::Unknown, Edge::Unknown) => None,
            // Beside an unknown end only the known one is sure, as precisely as it is written.
            (Edge::Unknown, Edge::Named) => end_days,
            (Edge::Named, Edge::Unknown) => start_days,
            (Edge::Unknown, _) | (_, Edge::Unknown) => None,
            _ => Some((sure_first, sure_last)).filter(|(first, last)| first <= last),
        };
        Self {
            shape: Shape::Lasted,
            first: start_first,
            last: end_last,
            sure,
            start,
            end,
            certain,
            possible: period.months_touched(start_first, end_last),
            is_outside: !period.meets(start_first, end_last),
        }
    }

    fn of_set(set: &Set, period: Period) -> Self {
        let spans: Vec<Span> = set
            .elements
            .iter()
            .map(|element| match *element {
                SetElement::Date(d) => Span::of(d),
                SetElement::OnOrBefore(d) => Span {
                    first: Day::MIN,
                    ..Span::of(d)
                },
                SetElement::OnOrAfter(d) => Span {
                    last: Day::MAX,
                    ..Span::of(d)
                },
                SetElement::Range(a, b) => {
                    let (a, b) = (Span::of(a), Span::of(b));
                    Span {
                        first: a.first,
                        last: b.last,
                        qualified: a.qualified || b.qualified,
                    }
                }
            })
            .collect();
        let first = spans.iter().map(|s| s.first).min().unwrap_or(Day::MIN);
        let last = spans.iter().map(|s| s.last).max().unwrap_or(Day::MAX);
        let qualified = spans.iter().any(|s| s.qualified);
        let possible =
            spans
                .iter()
                .zip(&set.elements)
                .fold(MonthSet::EMPTY, |months, (span, element)| {
                    months
                        | match element {
                            SetElement::Date(date) => possible(*date, period),
                            _ => period.months_touched(span.first, span.last),
                        }
                });
        let is_outside = !spans
            .iter()
            .zip(&set.elements)
            .any(|(span, element)| match element {
                SetElement::Date(date) => may_be_inside(*date, period),
                _ => period.meets(span.first, span.last),
            });
        let (shape, certain) = match set.kind {
            SetKind::OneMember => (
                Shape::Once,
                Span {
                    first,
                    last,
                    qualified,
                }
                .certain(period),
            ),
            SetKind::AllMembers => {
                // A range in an all-of set names every unit in it, an unbounded one up to the edge of the period.
                let certain = spans.iter().zip(&set.elements).fold(
                    MonthSet::EMPTY,
                    |months, (span, element)| {
                        months
                            | match element {
                                SetElement::Date(_) => span.certain(period),
                                // A range of years names years, and no month of them.
                                _ if span.qualified || !names_months(element) => MonthSet::EMPTY,
                                _ => period.months_touched(span.first, span.last),
                            }
                    },
                );
                (Shape::Each, certain)
            }
        };
        let edge = edge(qualified);
        Self {
            shape,
            first,
            last,
            sure: None,
            start: edge,
            end: edge,
            certain,
            possible,
            is_outside,
        }
    }
}
