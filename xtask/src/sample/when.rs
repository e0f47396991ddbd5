//! When the made-up activities took place: every form of EDTF (ISO 8601-2:2019, levels 0 to 2) that the format of
//! the dataset knows, in the shares of a well-dated year.

use super::prng::SplitMix64;
use yearline_core::domain::Basis;

use super::text::{Text, text};

/// The year of the dataset; a leap year.
pub(crate) const YEAR: i32 = 2024;

/// How many days it has.
const N_DAYS: i64 = 366;

/// A form of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Day,
    Days,
    Month,
    Months,
    ApproximateDay,
    DoubtfulMonth,
    SomeDayOfMonth,
    ApproximateStart,
    OpenEnd,
    ApproximateStartOpenEnd,
    UnknownEnd,
    UnknownStart,
    OneMonthOf,
    OneDayOf,
    AllMonthsOf,
    AllDaysOf,
    Season,
    Quarter,
    FromLastYear,
    IntoNextYear,
    Undated,
}

/// Fifty activities take these forms, each so often; the next fifty again.
const DECK: [(Form, usize); 21] = [
    (Form::Day, 11),
    (Form::Days, 14),
    (Form::Month, 4),
    (Form::Months, 4),
    (Form::ApproximateDay, 1),
    (Form::DoubtfulMonth, 1),
    (Form::SomeDayOfMonth, 1),
    (Form::ApproximateStart, 1),
    (Form::OpenEnd, 1),
    (Form::ApproximateStartOpenEnd, 1),
    (Form::UnknownEnd, 1),
    (Form::UnknownStart, 1),
    (Form::OneMonthOf, 1),
    (Form::OneDayOf, 1),
    (Form::AllMonthsOf, 1),
    (Form::AllDaysOf, 1),
    (Form::Season, 1),
    (Form::Quarter, 1),
    (Form::FromLastYear, 1),
    (Form::IntoNextYear, 1),
    (Form::Undated, 1),
];

/// When something took place, and what that rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    /// In EDTF.
    pub(crate) edtf: String,
    /// What that rests on.
    pub(crate) basis: Basis,
    /// From what it follows, or what is unclear about it.
    pub(crate) note: Option<Text>,
}

/// Deals dates, fifty at a time.
#[derive(Debug)]
pub(crate) struct Calendar {
    deck: Vec<Form>,
    had_a_day: bool,
}

impl Calendar {
    /// A calendar from which nothing was dealt.
    pub(crate) fn new() -> Self {
        Self {
            deck: Vec::new(),
            had_a_day: false,
        }
    }

    /// The next activity's date; `busy` weighs the twelve months.
    pub(crate) fn deal(&mut self, random: &mut SplitMix64, busy: &[usize; 12]) -> When {
        if self.deck.is_empty() {
            self.deck = DECK
                .iter()
                .flat_map(|(form, n)| std::iter::repeat_n(*form, *n))
                .collect();
            random.shuffle(&mut self.deck);
        }
        let form = self.deck.pop().unwrap_or(Form::Day);
        let month = 1 + random.weighted(busy);
        // The one day that other years don't have is always there.
        let edtf = if form == Form::Day && !self.had_a_day {
            self.had_a_day = true;
            format!("{YEAR}-02-29")
        } else {
            edtf(form, month, random)
        };
        let (basis, note) = basis(form, random);
        When { edtf, basis, note }
    }
}

/// Writes a date of a form, near a month from 1 to 12.
fn edtf(form: Form, month: usize, random: &mut SplitMix64) -> String {
    let first = first_day_of(month);
    let day = first + random.below(28) as i64;
    match form {
        Form::Day => date(day),
        Form::Days => {
            // From a weekend to half a term.
            let n_days = *random.pick(&[1, 1, 2, 2, 4, 4, 6, 11, 18, 40]);
            format!("{}/{}", date(day), date((day + n_days).min(N_DAYS - 1)))
        }
        Form::Month => self::month(month),
        Form::Months => {
            let from = month.min(11);
            let last = random.between(from + 1, 12.min(from + 5));
            format!("{}/{}", self::month(from), self::month(last))
        }
        Form::ApproximateDay => format!("{}~", date(day)),
        Form::DoubtfulMonth => format!("{}{}", self::month(month), random.pick(&["?", "~", "%"])),
        Form::SomeDayOfMonth => format!("{}-XX", self::month(month)),
        Form::ApproximateStart => {
            let from = month.min(11);
            let last = random.between(from + 1, 12.min(from + 4));
            format!("{}~/{}", self::month(from), self::month(last))
        }
        Form::OpenEnd => format!(
            "{}/..",
            if random.percent(50) {
                date(day)
            } else {
                self::month(month)
            }
        ),
        Form::ApproximateStartOpenEnd => format!("{}~/..", self::month(month)),
        Form::UnknownEnd => format!("{}/", self::month(month)),
        Form::UnknownStart => format!("{}{}", random.pick(&["/", "../"]), self::month(month)),
        Form::OneMonthOf => {
            let from = month.min(11);
            let to = random.between(from + 1, 12.min(from + 3));
            format!("[{}..{}]", self::month(from), self::month(to))
        }
        Form::OneDayOf => {
            let week_later = (day + 7).min(N_DAYS - 1);
            format!("[{},{}]", date(day.min(N_DAYS - 8)), date(week_later))
        }
        Form::AllMonthsOf => {
            let (from, step) = (month.min(6), random.between(2, 3));
            let months: Vec<String> = (0..3).map(|n| self::month(from + n * step)).collect();
            format!("{{{}}}", months.join(","))
        }
        Form::AllDaysOf => {
            let day = day.min(N_DAYS - 15);
            format!("{{{},{},{}}}", date(day), date(day + 7), date(day + 14))
        }
        // Winter is left out: it belongs to two years.
        Form::Season => format!("{YEAR}-{}", random.between(21, 23)),
        Form::Quarter => format!("{YEAR}-{}", random.between(33, 36)),
        Form::FromLastYear => {
            format!(
                "{}/{}",
                date(-(random.between(1, 31) as i64)),
                date(random.between(10, 80) as i64)
            )
        }
        Form::IntoNextYear => {
            let start = N_DAYS - random.between(10, 70) as i64;
            format!(
                "{}/{}",
                date(start),
                date(N_DAYS + random.between(5, 50) as i64)
            )
        }
        Form::Undated => format!("{YEAR}-XX"),
    }
}

/// What a date of this form rests on.
fn basis(form: Form, random: &mut SplitMix64) -> (Basis, Option<Text>) {
    let implied = [
        text(
            "Made up: follows from the term calendar that the report names.",
            "虚构：由报告提到的学期校历推得。",
        ),
        text(
            "Made up: the report ties it to a public holiday.",
            "虚构：报告把它与一个公众假日相联系。",
        ),
        text(
            "Made up: the report says that it took place during the open week, whose dates it gives.",
            "虚构：报告说它在开放周期间举行，并写明了开放周的日期。",
        ),
    ];
    match form {
        Form::Undated => (
            Basis::Period,
            Some(text(
                "Made up: the report gives no month.",
                "虚构：报告未写明月份。",
            )),
        ),
        Form::ApproximateDay | Form::DoubtfulMonth | Form::SomeDayOfMonth => (
            Basis::Stated,
            Some(text(
                "Made up: the report gives no exact day.",
                "虚构：报告未写明确切日期。",
            )),
        ),
        Form::OpenEnd | Form::ApproximateStartOpenEnd | Form::UnknownEnd => (
            Basis::Stated,
            Some(text(
                "Made up: the report names no end.",
                "虚构：报告未写明结束时间。",
            )),
        ),
        Form::OneMonthOf | Form::OneDayOf => (
            Basis::Implied,
            Some(text(
                "Made up: it took place once, between two events that the report dates.",
                "虚构：只举行一次，时间在报告写明日期的两件事之间。",
            )),
        ),
        _ if random.percent(12) => (Basis::Implied, Some(*random.pick(&implied))),
        _ => (Basis::Stated, None),
    }
}

/// A month of the year, as EDTF.
fn month(month: usize) -> String {
    format!("{YEAR}-{month:02}")
}

/// The number, from 0, of the first day of a month from 1 to 12.
fn first_day_of(month: usize) -> i64 {
    (1..month as i64).map(|month| n_days_in(YEAR, month)).sum()
}

/// The day of this number, counted from 0 at the first of January; also in the year before and the year after.
fn date(day: i64) -> String {
    let (mut year, mut rest) = match day {
        ..0 => (YEAR - 1, day + 365),
        N_DAYS.. => (YEAR + 1, day - N_DAYS),
        _ => (YEAR, day),
    };
    let mut month = 1;
    while rest >= n_days_in(year, month) {
        rest -= n_days_in(year, month);
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    format!("{year}-{month:02}-{:02}", rest + 1)
}

fn n_days_in(year: i32, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year == YEAR => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_by_their_number() {
        let table = [
            (-31, "2023-12-01"),
            (-1, "2023-12-31"),
            (0, "2024-01-01"),
            (59, "2024-02-29"),
            (60, "2024-03-01"),
            (365, "2024-12-31"),
            (366, "2025-01-01"),
            (425, "2025-03-01"),
        ];
        for (day, expected) in table {
            assert_eq!(date(day), expected, "{day}");
        }
        assert_eq!(
            [first_day_of(1), first_day_of(3), first_day_of(12)],
            [0, 60, 335]
        );
    }

    #[test]
    fn the_deck_has_fifty_cards_and_all_are_dealt() {
        assert_eq!(DECK.iter().map(|(_, n)| n).sum::<usize>(), 50);
        let mut random = SplitMix64::new(1);
        let mut calendar = Calendar::new();
        let dealt: Vec<String> = (0..50)
            .map(|_| calendar.deal(&mut random, &[1; 12]).edtf)
            .collect();
        for sign in [
            "2024-02-29",
            "2024-XX",
            "~/..",
            "[",
            "{",
            "2023-",
            "2025-",
            "2024-2",
            "2024-3",
            "../",
            "?",
        ] {
            let is_there = dealt.iter().any(|edtf| edtf.contains(sign));
            let by_chance = ["../", "?"].contains(&sign);
            assert!(is_there || by_chance, "no `{sign}` in {dealt:?}");
        }
        assert!(calendar.deck.is_empty());
    }
}
