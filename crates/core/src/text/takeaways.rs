//! What a chart shows, in a sentence: for who hears it instead of seeing it. It follows the filter, as the chart does.
//!
//! Certain and possible are never added up, so a month is compared by what is certain in it.

use crate::domain::{Lang, MatrixRow, Period};

use super::locale::Locale;

impl Locale {
    /// Of bars with names and counts: which is longest and which shortest. Bars of zero do not count.
    #[must_use]
    pub fn takeaway_of_bars(self, bars: &[(String, usize)]) -> String {
        let counts = || bars.iter().map(|(_, n)| *n).filter(|n| *n > 0);
        let (Some(most), Some(fewest)) = (counts().max(), counts().min()) else {
            return self.messages.nothing.to_owned();
        };
        let those = |wanted: usize| -> Vec<String> {
            let named = bars.iter().filter(|(_, n)| *n == wanted);
            named.map(|(name, _)| name.clone()).collect()
        };
        let largest = self.extreme(self.messages.most, &those(most), most);
        if most == fewest {
            return largest;
        }
        let smallest = self.extreme(self.messages.fewest, &those(fewest), fewest);
        format!("{largest}{}{smallest}", self.space_between_sentences())
    }

    /// Of months: which has most certain activities, and how many have no month.
    #[must_use]
    pub fn takeaway_of_months(self, period: Period, row: &MatrixRow) -> String {
        if row.n == 0 {
            return self.messages.nothing.to_owned();
        }
        let most = row
            .months
            .iter()
            .map(|cell| cell.certain)
            .max()
            .unwrap_or(0);
        let undated = match self.lang {
            Lang::En => format!(
                "{} of {} have no month.",
                self.count(row.undated),
                self.count(row.n)
            ),
            Lang::ZhHans => format!(
                "{}项中有{}项未注明月份。",
                self.count(row.n),
                self.count(row.undated)
            ),
        };
        if most == 0 {
            return undated;
        }
        let months: Vec<String> = (0..row.months.len())
            .filter(|m| row.months[*m].certain == most)
            .map(|m| self.month(period, m))
            .collect();
        let largest = self.extreme(self.messages.most_certain, &months, most);
        format!("{largest}{}{undated}", self.space_between_sentences())
    }

    /// Of figures by unit, with how many figures each unit has.
    #[must_use]
    pub fn takeaway_of_units(self, units: &[(String, usize)]) -> String {
        let n_figures: usize = units.iter().map(|(_, n)| n).sum();
        let all = match self.lang {
            Lang::En if n_figures == 1 => "One figure.".to_owned(),
            Lang::En if units.len() == 1 => {
                format!("{} figures in one unit.", self.count(n_figures))
            }
            Lang::En => format!(
                "{} figures in {} units.",
                self.count(n_figures),
                self.count(units.len())
            ),
            Lang::ZhHans => format!(
                "{}个数字，{}种单位。",
                self.count(n_figures),
                self.count(units.len())
            ),
        };
        if units.len() < 2 {
            return all;
        }
        format!(
            "{all}{}{}",
            self.space_between_sentences(),
            self.takeaway_of_bars(units)
        )
    }

    /// "Most: April and May, 4 each." More than three that are alike are counted instead of named.
    fn extreme(self, what: &str, names: &[String], n: usize) -> String {
        const MAX_NAMED: usize = 3;
        let n_each = self.count(n);
        let text = match (self.lang, names) {
            (Lang::En, [one]) => format!("{one}, {n_each}."),
            (Lang::En, some) if some.len() <= MAX_NAMED => {
                format!("{}, {n_each} each.", self.list(some))
            }
            (Lang::En, some) => format!("{} of them, {n_each} each.", self.count(some.len())),
            (Lang::ZhHans, [one]) => format!("{one}，{n_each}。"),
            (Lang::ZhHans, some) if some.len() <= MAX_NAMED => {
                format!("{}，各{n_each}。", self.list(some))
            }
            (Lang::ZhHans, some) => format!("共{}个，各{n_each}。", self.count(some.len())),
        };
        self.named(what, &text)
    }

    fn space_between_sentences(self) -> &'static str {
        if self.is_chinese() { "" } else { " " }
    }
}
