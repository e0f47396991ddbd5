//! An activity's place in time, in words that claim no more than the data.

use crate::domain::{Activity, Basis, Day, Edge, Lang, MonthSet, Period, Placement, Shape, When};

use super::locale::Locale;
use super::plain::DateForm;

/// The conjunction between months.
#[derive(Clone, Copy)]
enum Join {
    Or,
    And,
}

impl Locale {
    /// The period: "2022", or "September 2022 to August 2023".
    #[must_use]
    pub fn period(self, period: Period) -> String {
        match (period.year(), self.lang) {
            (Some(year), _) => year.to_string(),
            (None, Lang::En) => format!(
                "{} to {}",
                self.month(period, 0),
                self.month(period, period.n_months() - 1)
            ),
            (None, Lang::ZhHans) => {
                format!(
                    "{}至{}",
                    self.month(period, 0),
                    self.month(period, period.n_months() - 1)
                )
            }
        }
    }

    /// A month of the period with its year.
    #[must_use]
    pub fn month(self, period: Period, index: usize) -> String {
        self.date(period.month(index).first_day(), DateForm::Month)
    }

    /// Months as a sentence has them: "March to June", "March and May to July 2022".
    #[must_use]
    pub fn months(self, period: Period, months: MonthSet) -> String {
        self.joined(period, months, Join::And)
    }

    fn joined(self, period: Period, months: MonthSet, join: Join) -> String {
        let runs: Vec<String> = months
            .runs()
            .into_iter()
            .map(|(a, b)| {
                let month = |i| self.date_within(period, period.month(i).first_day(), true);
                let (first, last) = (month(a), month(b));
                match self.lang {
                    _ if a == b => first,
                    Lang::En => format!("{first} to {last}"),
                    Lang::ZhHans => format!("{first}至{last}"),
                }
            })
            .collect();
        match (join, self.lang, runs.as_slice()) {
            (Join::Or, Lang::En, [head @ .., last]) if !head.is_empty() => {
                format!("{} or {last}", head.join(", "))
            }
            (Join::Or, Lang::ZhHans, [head @ .., last]) if !head.is_empty() => {
                format!("{}或{last}", head.join("、"))
            }
            _ => self.list(&runs),
        }
    }

    /// A day or its month, without the year where the period is that one year.
    fn date_within(self, period: Period, day: Day, is_month: bool) -> String {
        let is_inside = period.year() == Some(day.civil().0);
        let form = match (is_month, is_inside) {
            (false, true) => DateForm::DayOfYear,
            (false, false) => DateForm::Day,
            (true, true) => DateForm::MonthName,
            (true, false) => DateForm::Month,
        };
        self.date(day, form)
    }

    /// When an activity took place, in a few words without a full stop: "from about March", "once, October to December".
    #[must_use]
    pub fn when(self, activity: Activity<'_>, period: Period) -> String {
        if activity.placement() == Placement::Undated {
            return self.messages.no_month.to_owned();
        }
        self.when_placed(&activity.when(), period)
    }

    fn when_placed(self, when: &When, period: Period) -> String {
        match when.shape {
            Shape::Day => self.date_within(period, when.first, false),
            Shape::Lasted => self.lasted(when, period),
            Shape::Each => match self.lang {
                Lang::En => format!("in {}", self.joined(period, when.possible, Join::And)),
                Lang::ZhHans => self.joined(period, when.possible, Join::And),
            },
            Shape::Once => {
                let months = self.joined(period, when.possible, Join::Or);
                let about = when.start == Edge::Approximate;
                match (self.lang, when.possible.len()) {
                    (Lang::En, 1) if about => format!("about {months}"),
                    (Lang::En, 1) => format!("in {months}"),
                    (Lang::En, _) => format!("once, {months}"),
                    (Lang::ZhHans, 1) if about => format!("{months}前后"),
                    (Lang::ZhHans, 1) => months,
                    (Lang::ZhHans, _) => format!("{months}之间一次"),
                }
            }
        }
    }

    fn lasted(self, when: &When, period: Period) -> String {
        // A month without a day starts on its first and ends on its last day, so such days are written as months.
        let start_is_month = when.first == when.first.month().first_day() && when.first != Day::MIN;
        let end_is_month = when.last == when.last.month().last_day() && when.last != Day::MAX;
        let whole_months = (start_is_month || matches!(when.start, Edge::Open | Edge::Unknown))
            && (end_is_month || matches!(when.end, Edge::Open | Edge::Unknown));
        let date = |day, edge| {
            let is_month = whole_months || edge == Edge::Approximate;
            self.date_within(period, day, is_month)
        };
        let (start, end) = (date(when.first, when.start), date(when.last, when.end));
        let about = |edge: Edge, text: &str| match (edge, self.lang) {
            (Edge::Approximate, Lang::En) => format!("about {text}"),
            (Edge::Approximate, Lang::ZhHans) => format!("约{text}"),
            _ => text.to_owned(),
        };
        let same = when.first != Day::MIN && when.last != Day::MAX && start == end;
        match self.lang {
            Lang::En => {
                let from = match when.start {
                    Edge::Open => "from before this period".to_owned(),
                    Edge::Unknown => "from an unknown start".to_owned(),
                    edge => format!("from {}", about(edge, &start)),
                };
                match when.end {
                    _ if same && when.start == Edge::Named && when.end == Edge::Named => {
                        if whole_months {
                            format!("during {start}")
                        } else {
                            start
                        }
                    }
                    Edge::Open => format!("{from}, no end named"),
                    Edge::Unknown => format!("{from}, end not known"),
                    edge => format!("{from} to {}", about(edge, &end)),
                }
            }
            Lang::ZhHans => {
                let from = match when.start {
                    Edge::Open => "此前已开始".to_owned(),
                    Edge::Unknown => "开始时间不明".to_owned(),
                    edge => about(edge, &start),
                };
                match when.end {
                    _ if same && when.start == Edge::Named && when.end == Edge::Named => start,
                    Edge::Open => format!("{from}起，未写明结束"),
                    Edge::Unknown => format!("{from}起，结束时间不明"),
                    edge if matches!(when.start, Edge::Open | Edge::Unknown) => {
                        format!("{from}，至{}", about(edge, &end))
                    }
                    edge => format!("{from}至{}", about(edge, &end)),
                }
            }
        }
    }

    /// The same as a sentence, with the year and with which months are certain: "Some time in October to December 2022."
    #[must_use]
    pub fn when_sentence(self, activity: Activity<'_>, period: Period) -> String {
        let whole = self.period(period);
        let when = activity.when();
        if activity.placement() == Placement::Undated {
            return match self.lang {
                Lang::En => format!("Some time in {whole}. The report gives no month."),
                Lang::ZhHans => format!("{whole}年内，报告未写明月份。").replace("月年内", "月内"),
            };
        }
        let words = self.when_placed(&when, period);
        let year = period
            .year()
            .map(|y| y.to_string())
            .filter(|y| !words.contains(y.as_str()));
        let dated = match (self.lang, year) {
            (_, None) => words.clone(),
            (Lang::ZhHans, Some(year)) => format!("{year}年：{words}"),
            // The year comes after the last month, so before ", no end named".
            (Lang::En, Some(year)) => match words
                .split_once(", no end")
                .or_else(|| words.split_once(", end not"))
            {
                Some((head, _)) => format!("{head} {year}{}", &words[head.len()..]),
                None => format!("{words} {year}"),
            },
        };
        let only_possible = when.possible.without(when.certain);
        let list = |months: MonthSet| self.joined(period, months, Join::And);
        let sentence = match (self.lang, when.shape) {
            (Lang::ZhHans, _) => format!("{dated}。"),
            (Lang::En, Shape::Once) if when.possible.len() > 1 => {
                format!("Some time in {}.", dated.trim_start_matches("once, "))
            }
            (Lang::En, Shape::Day) => format!("On {dated}."),
            (Lang::En, _) => format!("{}.", capitalised(&dated)),
        };
        if when.shape != Shape::Lasted || only_possible.is_empty() || when.certain.is_empty() {
            return sentence;
        }
        let (possible, certain) = (list(only_possible), list(when.certain));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_in_words_as_in_edtf() {
        let year = Period::parse("2022").unwrap_or_else(|e| panic!("{e:?}"));
        #[rustfmt::skip]
        let table = [
            ("2022-03~/..",            "from about March, no end named",        "约3月起，未写明结束"),
            ("2022-03/2022-06",        "from March to June",                    "3月至6月"),
            ("2022-03/2022-03",        "during March",                          "3月"),
            ("2022-03-04/2022-06-20",  "from 4 March to 20 June",               "3月4日至6月20日"),
            ("2022-03-04/2022-06-30",  "from 4 March to 30 June",               "3月4日至6月30日"),
            ("2021-11/2022-02",        "from November 2021 to February",        "2021年11月至2月"),
            ("2022-03/",               "from March, end not known",             "3月起，结束时间不明"),
            ("/2022-03",               "from an unknown start to March",        "开始时间不明，至3月"),
            ("../2022-03",             "from before this period to March",      "此前已开始，至3月"),
            ("2022-05-04",             "4 May",                                 "5月4日"),
            ("2022-09",                "in September",                          "9月"),
            ("2022-09~",               "about September",                       "9月前后"),
            ("[2022-10..2022-12]",     "once, October to December",             "10月至12月之间一次"),
            ("[2022-03,2022-09]",      "once, March or September",              "3月或9月之间一次"),
            ("{2022-03,2022-09}",      "in March and September",                "3月和9月"),
        ];
        for (edtf, en, zh) in table {
            let when = When::parse(edtf, year).unwrap_or_else(|e| panic!("{edtf}: {e}"));
            assert_eq!(Locale::new(Lang::En).when_placed(&when, year), en, "{edtf}");
            assert_eq!(
                Locale::new(Lang::ZhHans).when_placed(&when, year),
                zh,
                "{edtf}"
            );
        }
    }
}
