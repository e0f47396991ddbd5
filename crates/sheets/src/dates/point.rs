//! One time: a day, a month, a part of a month, a quarter, a half year, a season, a year.

use super::DayOrder;
use super::lex::Token;

/// What a time is, before its year is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A number whose unit another time says: the 3 of "3-6月", the 5 of "5-8 March".
    Bare(u32),
    /// A day whose month another time says.
    DayOnly(u32),
    Day(u32, u32),
    Month(u32),
    /// The early, middle or late part of a month.
    Third(u32, u32),
    Quarter(u32),
    Half(u32),
    Season(u32),
    Year,
    /// All through the year.
    AllYear,
}

/// The year of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Written(u32),
    /// This year: the period's.
    This,
    None,
}

/// One time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: Year,
    pub(super) what: What,
    pub(super) is_approximate: bool,
    pub(super) is_uncertain: bool,
    /// Written in digits only, `2022-03`: then a bare number after it is a month too.
    pub(super) is_numeric: bool,
    /// Whether it depends on the order of day and month.
    pub(super) depends_on_order: bool,
}

/// The parts of a time as they are found.
#[derive(Default)]
struct Parts {
    year: Option<Year>,
    month: Option<u32>,
    day: Option<u32>,
    third: Option<u32>,
    quarter: Option<u32>,
    half: Option<u32>,
    season: Option<u32>,
    bare: Option<u32>,
    is_all: bool,
}

impl Parts {
    fn is_empty(&self) -> bool {
        let numbers = [
            self.month,
            self.day,
            self.third,
            self.quarter,
            self.half,
            self.season,
            self.bare,
        ];
        self.year.is_none() && !self.is_all && numbers.iter().all(Option::is_none)
    }

    fn has_only_year(&self) -> bool {
        let numbers = [
            self.month,
            self.day,
            self.third,
            self.quarter,
            self.half,
            self.season,
            self.bare,
        ];
        !self.is_all && numbers.iter().all(Option::is_none)
    }

    fn what(&self) -> Option<What> {
        let found = (
            self.month,
            self.day,
            self.third,
            self.quarter,
            self.half,
            self.season,
            self.bare,
            self.is_all,
        );
        let what = match found {
            (Some(month), Some(day), None, None, None, None, None, false) => What::Day(month, day),
            (Some(month), None, Some(third), None, None, None, None, false) => {
                What::Third(month, third)
            }
            (Some(month), None, None, None, None, None, None, false) => What::Month(month),
            (None, Some(day), None, None, None, None, None, false) => What::DayOnly(day),
            (None, None, None, Some(quarter), None, None, None, false) => What::Quarter(quarter),
            (None, None, None, None, Some(half), None, None, false) => What::Half(half),
            (None, None, None, None, None, Some(season), None, false) => What::Season(season),
            (None, None, None, None, None, None, Some(bare), false) => What::Bare(bare),
            (None, None, None, None, None, None, None, true) => What::AllYear,
            (None, None, None, None, None, None, None, false) if self.year.is_some() => What::Year,
            // The end of a year, say, is nothing that EDTF has.
            _ => return None,
        };
        let is_right = match what {
            What::Day(month, day) => (1..=12).contains(&month) && (1..=31).contains(&day),
            What::Month(month) | What::Third(month, _) => (1..=12).contains(&month),
            What::Quarter(quarter) => (1..=4).contains(&quarter),
            What::Half(half) => (1..=2).contains(&half),
            _ => true,
        };
        is_right.then_some(what)
    }
}

/// Puts a value into a slot that is empty.
fn set<T>(slot: &mut Option<T>, value: T) -> bool {
    let is_free = slot.is_none();
    if is_free {
        *slot = Some(value);
    }
    is_free
}

/// Reads one time from the beginning of the tokens: the time, and how many tokens it took.
pub(super) fn read(tokens: &[Token], order: DayOrder) -> Option<(Point, usize)> {
    let mut parts = Parts::default();
    let (mut is_approximate, mut is_uncertain, mut is_numeric, mut depends_on_order) =
        (false, false, false, false);
    let mut i = 0;
    while let Some(&token) = tokens.get(i) {
        let next = tokens.get(i + 1).copied();
        let n = match token {
            Token::YearMonthDay(year, month, day) if parts.is_empty() => {
                parts.year = Some(Year::Written(year));
                (parts.month, parts.day) = (Some(month), Some(day));
                is_numeric = true;
                1
            }
            Token::YearMonth(year, month) if parts.is_empty() => {
                parts.year = Some(Year::Written(year));
                parts.month = Some(month);
                is_numeric = true;
                1
            }
            Token::Pair(a, b, year) if parts.is_empty() => {
                let may_be_month = |n: u32| (1..=12).contains(&n);
                depends_on_order = may_be_month(a) && may_be_month(b) && a != b;
                let is_day_first = match (may_be_month(a), may_be_month(b)) {
                    (true, false) => false,
                    (false, true) => true,
                    _ => order == DayOrder::DayFirst,
                };
                let (day, month) = if is_day_first { (a, b) } else { (b, a) };
                (parts.day, parts.month) = (Some(day), Some(month));
                parts.year = year.map(Year::Written);
                is_numeric = true;
                1
            }
            Token::Number(number, n_digits) => {
                match number_of(&mut parts, (number, n_digits), next) {
                    0 => break,
                    n => n,
                }
            }
            Token::MonthName(month) if set(&mut parts.month, month) => {
                // "5 March" has its number before it.
                if let Some(bare) = parts.bare.take() {
                    parts.day = Some(bare);
                }
                1
            }
            Token::Quarter(quarter) if set(&mut parts.quarter, quarter) => 1,
            Token::Half(half) if set(&mut parts.half, half) => 1,
            Token::Season(season) if set(&mut parts.season, season) => 1,
            Token::Ordinal(n) if next == Some(Token::QuarterWord) && set(&mut parts.quarter, n) => {
                2
            }
            Token::Ordinal(n) if next == Some(Token::HalfWord) && set(&mut parts.half, n) => 2,
            Token::Third(third) if set(&mut parts.third, third) => {
                match (next, tokens.get(i + 2)) {
                    // "mid-March"
                    (Some(Token::To), Some(Token::MonthName(_))) => 2,
                    _ => 1,
                }
            }
            Token::Of if !parts.is_empty() => 1,
            Token::Comma => match next {
                Some(Token::Number(_, 4))
                    if parts.year.is_none()
                        && (parts.month.is_some() || parts.bare.is_some())
                        && !is_numeric =>
                {
                    1
                }
                _ => break,
            },
            Token::ThisYear if set(&mut parts.year, Year::This) => {
                1 + usize::from(next == Some(Token::Year))
            }
            Token::AllYear if !parts.is_all && parts.has_only_year() => {
                parts.is_all = true;
                1 + usize::from(next == Some(Token::Year))
            }
            // "the first half of the year"
            Token::Year if parts.half.is_some() || parts.quarter.is_some() => 1,
            Token::About => {
                is_approximate = true;
                1
            }
            Token::Uncertain => {
                is_uncertain = true;
                1
            }
            _ => break,
        };
        i += n;
    }
    let point = Point {
        year: parts.year.unwrap_or(Year::None),
        what: parts.what()?,
        is_approximate,
        is_uncertain,
        is_numeric,
        depends_on_order,
    };
    Some((point, i))
}

/// What a number is, by what stands after it and what is known already; how many tokens that takes, 0 if it is not of this time.
fn number_of(parts: &mut Parts, (number, n_digits): (u32, usize), next: Option<Token>) -> usize {
    let is_year = n_digits == 4 || (n_digits == 0 && number > 1900);
    let ok = |is_set: bool, n: usize| if is_set { n } else { 0 };
    match next {
        Some(Token::Year) if is_year => ok(set(&mut parts.year, Year::Written(number)), 2),
        Some(Token::Year) if n_digits == 2 => {
            ok(set(&mut parts.year, Year::Written(2000 + number)), 2)
        }
        Some(Token::Month) => ok(set(&mut parts.month, number), 2),
        Some(Token::Day) => ok(set(&mut parts.day, number), 2),
        Some(Token::QuarterWord) => ok(set(&mut parts.quarter, number), 2),
        Some(Token::HalfWord) => ok(set(&mut parts.half, number), 2),
        _ if is_year => ok(set(&mut parts.year, Year::Written(number)), 1),
        Some(Token::MonthName(_)) if parts.month.is_none() => ok(set(&mut parts.day, number), 1),
        Some(Token::Of) if parts.month.is_none() => ok(set(&mut parts.day, number), 2),
        _ if parts.month.is_some() && parts.third.is_none() => ok(set(&mut parts.day, number), 1),
        _ if parts.has_only_year() => ok(set(&mut parts.bare, number), 1),
        _ => 0,
    }
}
