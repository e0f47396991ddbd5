//! Headlines, computed from counts alone, with their forms for ties and for empty datasets.

use crate::domain::{Basis, Dataset, Lang, Placement, Split};

use crate::url::{View, ViewState};

use super::locale::Locale;
use super::plain::DateForm;

impl Locale {
    /// The first sentence of the page: "10 initiatives and 78 activities, from a report of 17 February 2023."
    #[must_use]
    pub fn standfirst(self, data: &Dataset) -> String {
        let source = data.meta().sources.first();
        let date = source
            .and_then(|s| s.date)
            .map(|d| self.date(d, DateForm::Day));
        let (initiatives, activities) = (
            self.initiatives(data.initiatives().len()),
            self.activities(data.n_activities()),
        );
        match (self.lang, date) {
            (Lang::En, Some(date)) => {
                format!("{initiatives} and {activities}, from a report of {date}. ")
            }
            (Lang::En, None) => format!("{initiatives} and {activities}. "),
            (Lang::ZhHans, Some(date)) => {
                format!("{initiatives}、{activities}，来自{date}的报告。")
            }
            (Lang::ZhHans, None) => format!("{initiatives}、{activities}。"),
        }
    }

    /// The source and its date: "Source: The college's report, 17 February 2023". Empty if the dataset names no source.
    #[must_use]
    pub fn source_line(self, data: &Dataset) -> String {
        let Some(source) = data.meta().sources.first() else {
            return String::new();
        };
        let title = source.title.get(data.language(self.lang));
        let text = match (source.date, self.lang) {
            (Some(date), Lang::ZhHans) => format!("{title}（{}）", self.date(date, DateForm::Day)),
            (Some(date), Lang::En) => format!("{title}, {}", self.date(date, DateForm::Day)),
            (None, _) => title.to_owned(),
        };
        self.named(self.messages.source, &text)
    }

    /// The title of the document: what is shown, then the title of the year, since a tab or a bookmark shows the first words.
    #[must_use]
    pub fn document_title(self, data: &Dataset, state: &ViewState) -> String {
        let language = data.language(self.lang);
        let year = data.meta().title.get(language);
        let item = state.item.as_deref().and_then(|id| data.activity_by_id(id));
        let part = match (item, state.view) {
            (Some(activity), _) => activity.title(language).to_owned(),
            (None, View::Overview) => return year.to_owned(),
            (None, View::Initiative) => {
                let names: Vec<String> = state
                    .initiatives
                    .iter()
                    .filter_map(|number| data.initiative_by_number(*number))
                    .map(|index| self.initiative_name(data, index))
                    .collect();
                match names.as_slice() {
                    [] => self.messages.all_initiatives.to_owned(),
                    names => self.list(names),
                }
            }
            (None, view) => self.messages.part(view).to_owned(),
        };
        format!("{part} · {year}")
    }

    /// How much of the year is dated; the explanation of the signs follows it in the standfirst.
    #[must_use]
    pub fn datedness(self, data: &Dataset) -> String {
        let split = Split::of(data, &data.every());
        let of_ten = (split.undated * 10).checked_div(split.n()).unwrap_or(0);
        match (self.lang, of_ten, split.undated) {
            (Lang::En, 10.., 1) => {
                "The report names no month for it, so this page keeps three things apart: "
            },
            (Lang::En, 10.., _) => {
                "The report names a month for none of them, so this page keeps three things apart: "
            }
            (Lang::En, 9, _) => {
                "The report names a month for almost none of them, so this page keeps three things apart: "
            },
            (Lang::En, 5..=8, _) => {
                "The report names no month for most of them, so this page keeps three things apart: "
            },
            (Lang::En, _, 0) => "Two things are kept apart: ",
            (Lang::En, ..) => {
                "The report names no month for some of them, so this page keeps three things apart: "
            },
            (Lang::ZhHans, 10.., 1) => "这项活动没有写明月份，因此本页区分三种情形：",
            (Lang::ZhHans, 10.., _) => "其中都没有写明月份，因此本页区分三种情形：",
            (Lang::ZhHans, 9, _) => "其中几乎都没有写明月份，因此本页区分三种情形：",
            (Lang::ZhHans, 5..=8, _) => "其中多数没有写明月份，因此本页区分三种情形：",
            (Lang::ZhHans, _, 0) => "本页区分两种情形：",
            (Lang::ZhHans, ..) => "其中一部分没有写明月份，因此本页区分三种情形：",
        }
        .to_owned()
    }

    /// Above the figures: "12 figures, 3 of them a floor, not a total". A single one is a floor itself.
    #[must_use]
    pub fn figures_headline(self, n: usize, n_open: usize) -> String {
        let (all, open) = (self.count(n), self.count(n_open));
        match (self.lang, n, n_open) {
            (Lang::En, 0, _) => "No figures".to_owned(),
            (Lang::En, 1, 0) => "One figure".to_owned(),
            (Lang::En, 1, _) => "One figure, which is a floor, not a total".to_owned(),
            (Lang::En, n, open) if n == open => {
                format!("{all} figures, each of them a floor, not a total")
            }
            (Lang::En, _, 0) => format!("{all} figures, every one of them exact or rounded"),
            (Lang::En, _, _) => format!("{all} figures, {open} of them a floor, not a total"),
            (Lang::ZhHans, 0, _) => "没有数字".to_owned(),
            (Lang::ZhHans, _, 0) => format!("{all}个数字"),
            (Lang::ZhHans, 1, _) => "1个数字，只是下限".to_owned(),
            (Lang::ZhHans, n, open) if n == open => format!("{all}个数字，都只是下限"),
            (Lang::ZhHans, _, _) => format!("{all}个数字，其中{open}个只是下限"),
        }
    }

    /// Above the matrix: "4 of 77 activities can be placed in months".
    #[must_use]
    pub fn matrix_headline(self, data: &Dataset) -> String {
        let split = Split::of(data, &data.every());
        let (placed, all) = (split.placed(), split.n());
        match self.lang {
            Lang::En if all == 0 => "No activities yet".to_owned(),
            Lang::En if placed == 0 => "No activity can be placed in a month".to_owned(),
            Lang::En if all == 1 => "The only activity can be placed in months".to_owned(),
            Lang::En if placed == all => {
                format!("All {} can be placed in months", self.activities(all))
            }
            Lang::En => format!(
                "{} of {} can be placed in months",
                self.count(placed),
                self.activities(all)
            ),
            Lang::ZhHans if all == 0 => "还没有活动".to_owned(),
            Lang::ZhHans if placed == 0 => "没有一项活动能归入月份".to_owned(),
            Lang::ZhHans if all == 1 => "这项活动能归入月份".to_owned(),
            Lang::ZhHans if placed == all => format!("{}都能归入月份", self.activities(all)),
            Lang::ZhHans => format!(
                "{}中，{}项能归入月份",
                self.activities(all),
                self.count(placed)
            ),
        }
    }

    /// Above the charts: which initiative has the most activities.
    #[must_use]
    pub fn charts_headline(self, data: &Dataset) -> String {
        let language = data.language(self.lang);
        let counts: Vec<usize> = (0..data.initiatives().len())
            .map(|i| data.of_initiative(i).count_ones(..))
            .collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let top: Vec<String> = counts
            .iter()
            .zip(data.initiatives())
            .filter(|(n, _)| **n == most)
            .map(|(_, i)| i.title.get(language).to_owned())
            .collect();
        match (self.lang, most, top.as_slice()) {
            (Lang::En, 0, _) | (Lang::En, _, []) => "No activities yet".to_owned(),
            (Lang::En, _, [one]) if counts.len() == 1 => self.named(one, &self.activities(most)),
            (Lang::En, _, [one]) => format!(
                "{one}: {}, the most of any initiative",
                self.activities(most)
            ),
            (Lang::En, _, some) if some.len() == counts.len() => {
                format!("{} in every initiative", self.activities(most))
            }
            (Lang::En, _, [a, b]) => {
                format!("“{a}” and “{b}”: {} each, the most", self.activities(most))
            }
            (Lang::En, _, some) => {
                format!(
                    "{} initiatives have the most, {} each",
                    self.count(some.len()),
                    self.activities(most)
                )
            }
            (Lang::ZhHans, 0, _) | (Lang::ZhHans, _, []) => "还没有活动".to_owned(),
            (Lang::ZhHans, _, [one]) if counts.len() == 1 => {
                format!("“{one}”共有{}", self.activities(most))
            }
            (Lang::ZhHans, _, [one]) => format!("“{one}”活动最多，共{}", self.activities(most)),
            (Lang::ZhHans, _, some) if some.len() == counts.len() => {
                format!("每项工作各有{}", self.activities(most))
            }
            (Lang::ZhHans, _, [a, b]) => {
                format!("“{a}”和“{b}”活动最多，各{}", self.activities(most))
            }
            (Lang::ZhHans, _, some) => format!(
                "{}项工作并列最多，各{}",
                self.count(some.len()),
                self.activities(most)
            ),
        }
    }

    /// Above the timeline: what its dates are based on.
    #[must_use]
    pub fn timeline_headline(self, data: &Dataset) -> String {
        let placed = |basis| {
            data.activities()
                .filter(|a| a.basis() == basis && a.placement() != Placement::Undated)
                .count()
        };
        let (stated, implied) = (placed(Basis::Stated), placed(Basis::Implied));
        match self.lang {
            Lang::En => match (stated, implied) {
                (0, 0) => "No dates to draw".to_owned(),
                (1, 0) => "One date, as the report states it".to_owned(),
                (s, 0) => format!("{} dates, as the report states them", self.count(s)),
                (0, 1) => "One date, which follows from a named event".to_owned(),
                (0, i) => format!("{} dates, which follow from named events", self.count(i)),
                (s, i) => format!(
                    "{} stated, {} {}",
                    if s == 1 {
                        "One date is".to_owned()
                    } else {
                        format!("{} dates are", self.count(s))
                    },
                    // Beside "One", small numbers are words too.
                    match i {
                        2..=9 if s == 1 => [
                            "two", "three", "four", "five", "six", "seven", "eight", "nine"
                        ][i - 2]
                            .to_owned(),
                        1 => "one".to_owned(),
                        _ => self.count(i),
                    },
                    if i == 1 {
                        "follows from a named event"
                    } else {
                        "follow from named events"
                    },
                ),
            },
            Lang::ZhHans => match (stated, implied) {
                (0, 0) => "没有可画的日期".to_owned(),
                (s, 0) => format!("{}个日期，均为报告写明", self.count(s)),
                (0, i) => format!("{}个日期，由提到的事件推出", self.count(i)),
                (s, i) => format!(
                    "{}个日期为报告写明，{}个由提到的事件推出",
                    self.count(s),
                    self.count(i)
                ),
            },
        }
    }
}
