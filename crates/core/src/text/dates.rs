//! An activity's place in time, in words that claim no more than the data.

use edtf_core::Edtf;

use crate::domain::{Activity, Basis, Lang, MonthSet, Period, Placement, Shape, When};

use super::edtf;
use super::locale::Locale;
use super::phrase::{Phrase, Point};
use super::plain::DateForm;

impl Locale {
    /// The period: "2022", "September 2022 to August 2023", "6 April 2022 to 5 April 2023".
    #[must_use]
    pub fn period(self, period: Period) -> String {
        if let Some(year) = period.year() {
            return year.to_string();
        }
        let (first, last) = self.period_ends(period);
        self.run(first, last).written(self.lang, None)
    }

    /// The period inside a Chinese sentence, where a bare year needs its word: "2022年". In English it is the same as [`Self::period`].
    #[must_use]
    pub fn period_in_sentence(self, period: Period) -> String {
        match (period.year(), self.lang) {
            (Some(year), Lang::ZhHans) => format!("{year}年"),
            _ => self.period(period),
        }
    }

    /// What the period begins and ends with: months, or days where it has months in part.
    fn period_ends(self, period: Period) -> (Point, Point) {
        if period.is_whole_months() {
            let last = period.month(period.n_months() - 1);
            (Point::Month(period.month(0)), Point::Month(last))
        } else {
            (Point::Day(period.begin()), Point::Day(period.end()))
        }
    }

    /// "March to June", or one date where both are the same.
    fn run(self, first: Point, last: Point) -> Phrase {
        let to = if self.is_chinese() { "至" } else { " to " };
        if first == last {
            Phrase::of(first)
        } else {
            Phrase::of(first).text(to).point(last)
        }
    }

    /// A month of the period with its year.
    #[must_use]
    pub fn month(self, period: Period, index: usize) -> String {
        self.date(period.month(index).first_day(), DateForm::Month)
    }

    /// Months as a sentence has them: "March to June", "March and May to July"; with their years where the period is not one year.
    #[must_use]
    pub fn months(self, period: Period, months: MonthSet) -> String {
        let month = |index| Point::Month(period.month(index));
        let runs = months.runs().into_iter();
        let runs = runs.map(|(a, b)| self.run(month(a), month(b))).collect();
        let list = match self.lang {
            Lang::En => Phrase::list(runs, ", ", " and "),
            Lang::ZhHans => Phrase::list(runs, "、", "和"),
        };
        list.written(self.lang, period.year())
    }

    /// When several activities took place, from the first to the last: by days if each has one, else by months.
    pub(super) fn when_all(self, whens: &[When], period: Period) -> String {
        let is_by_day = whens
            .iter()
            .all(|when| when.shape == Shape::Day && !when.is_outside);
        let days = whens.iter().map(|when| when.first);
        match (days.clone().min(), days.max()) {
            (Some(first), Some(last)) if is_by_day => self
                .run(Point::Day(first), Point::Day(last))
                .written(self.lang, period.year()),
            _ => {
                let months = whens.iter().fold(MonthSet::EMPTY, |m, w| m | w.possible);
                self.months(period, months)
            }
        }
    }

    /// When an activity took place, in a few words without a full stop: "from about March", "once, between October and December".
    ///
    /// The year is left out where the period is that year and nothing lies in another.
    #[must_use]
    pub fn when(self, activity: Activity<'_>, period: Period) -> String {
        if activity.placement() == Placement::Undated {
            return self.messages.no_month.to_owned();
        }
        self.when_placed(activity.edtf(), &activity.when(), period, period.year())
            .0
    }

    /// The words of a value, and whether they begin with a bare day.
    fn when_placed(
        self,
        value: &str,
        when: &When,
        period: Period,
        known_year: Option<i32>,
    ) -> (String, bool) {
        let Ok(value) = Edtf::parse(value) else {
            return (value.to_owned(), false);
        };
        let words = edtf::words(&value, period, self.lang);
        let (is_before, is_after) = (when.first < period.begin(), when.last > period.end());
        let in_year = period.year().is_some();
        let sides = if when.is_outside {
            (is_before, is_after)
        } else {
            (words.may_be_before, words.may_be_after)
        };
        let side = match (sides, self.lang) {
            ((false, false), _) => None,
            ((true, false), Lang::En) => Some("before"),
            ((false, true), Lang::En) => Some("after"),
            ((true, true), Lang::En) => Some("before or after"),
            ((true, false), Lang::ZhHans) => Some("之前"),
            ((false, true), Lang::ZhHans) => Some("之后"),
            ((true, true), Lang::ZhHans) => Some("之前或之后"),
        };
        let mut text = words.phrase.written(self.lang, known_year);
        if let Some(side) = side {
            text += &match (self.lang, when.is_outside, in_year) {
                (Lang::En, true, _) => format!(", {side} this period"),
                (Lang::En, false, true) => format!("; perhaps {side} this year"),
                (Lang::En, false, false) => format!("; perhaps {side} this period"),
                (Lang::ZhHans, true, _) => format!("，在本时段{side}"),
                (Lang::ZhHans, false, true) => format!("；也可能在本年{side}"),
                (Lang::ZhHans, false, false) => format!("；也可能在本时段{side}"),
            };
        }
        (text, words.is_day)
    }

    /// The same as a sentence, with the year and with which months are certain: "Once, between October and December 2022."
    #[must_use]
    pub fn when_sentence(self, activity: Activity<'_>, period: Period) -> String {
        if activity.placement() == Placement::Undated {
            let whole = self.period_in_sentence(period);
            return match (self.lang, period.year()) {
                (Lang::En, Some(_)) => format!("Some time in {whole}. The report gives no month."),
                (Lang::En, None) => {
                    format!("Some time from {whole}. The report gives no month.")
                }
                (Lang::ZhHans, _) => format!("{whole}内，报告未写明月份。"),
            };
        }
        let when = activity.when();
        let (words, is_day) = self.when_placed(activity.edtf(), &when, period, None);
        let sentence = match self.lang {
            Lang::ZhHans => format!("{words}。"),
            Lang::En if is_day => format!("On {words}."),
            Lang::En => format!("{}.", capitalised(&words)),
        };
        let only_possible = when.possible.without(when.certain);
        if when.shape != Shape::Lasted || only_possible.is_empty() || when.certain.is_empty() {
            return sentence;
        }
        let possible = self.months(period, only_possible);
        let certain = self.months(period, when.certain);
        match self.lang {
            Lang::En => format!("{sentence} Possible: {possible}. Certain: {certain}."),
            Lang::ZhHans => format!("{sentence}可能：{possible}；确定：{certain}。"),
        }
    }

    /// What a date rests on.
    #[must_use]
    pub fn basis(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Stated => self.messages.basis_stated,
            Basis::Implied => self.messages.basis_implied,
            Basis::Period => self.messages.basis_period,
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        core::iter::once(first.to_ascii_uppercase())
            .chain(chars)
            .collect()
    })
}
