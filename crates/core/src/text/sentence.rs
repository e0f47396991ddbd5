//! The sentence about the selection: in the live region, at the top of a printed page, as alternative text of a picture.

use crate::domain::{Dataset, Filter, Lang, Selection, Split};

use super::locale::Locale;

/// The most words of an announcement.
pub const MAX_ANNOUNCED: usize = 25;

/// How many words a text has; two Chinese characters count as one.
#[must_use]
pub fn n_words(text: &str) -> usize {
    let is_chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let n_chinese = text.chars().filter(is_chinese).count();
    let rest: String = text
        .chars()
        .map(|c| if is_chinese(&c) { ' ' } else { c })
        .collect();
    let words = rest.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
        + n_chinese.div_ceil(2)
}

/// A dataset and the selection from it that the sentence describes.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The dataset.
    pub data: &'a Dataset,
    /// What the reader chose.
    pub filter: &'a Filter,
    /// What the filter leaves.
    pub selection: &'a Selection,
}

impl Locale {
    /// The filter, one phrase for each facet: "initiative 4, Epidemic response", "March to June".
    #[must_use]
    pub fn criteria(self, data: &Dataset, filter: &Filter) -> Vec<String> {
        let language = data.language(self.lang);
        let mut criteria = Vec::new();
        let numbers: Vec<String> = filter
            .initiatives
            .iter()
            .map(|&i| data.initiatives()[i].number.to_string())
            .collect();
        match (filter.initiatives.as_slice(), self.lang) {
            ([], _) => {}
            ([one], Lang::En) => {
                let initiative = &data.initiatives()[*one];
                criteria.push(format!(
                    "initiative {}, {}",
                    initiative.number,
                    initiative.title.get(language)
                ));
            }
            ([one], Lang::ZhHans) => {
                let initiative = &data.initiatives()[*one];
                criteria.push(format!(
                    "第{}项工作“{}”",
                    initiative.number,
                    initiative.title.get(language)
                ));
            }
            (_, Lang::En) => criteria.push(format!("initiatives {}", self.list(&numbers))),
            (_, Lang::ZhHans) => criteria.push(format!("第{}项工作", self.list(&numbers))),
        }
        let months = self.months(data.period(), filter.months);
        let months = match (data.period().year(), self.lang) {
            (None, _) => months,
            (Some(year), Lang::En) => format!("{months} {year}"),
            (Some(year), Lang::ZhHans) => format!("{year}年{months}"),
        };
        match (filter.months.is_empty(), filter.undated, self.lang) {
            (true, false, _) => {}
            (false, false, _) => criteria.push(months),
            (true, true, Lang::En) => criteria.push("those with no month".to_owned()),
            (true, true, Lang::ZhHans) => criteria.push("未写明月份的活动".to_owned()),
            (false, true, Lang::En) => criteria.push(format!("{months}, and those with no month")),
            (false, true, Lang::ZhHans) => criteria.push(format!("{months}，以及未写明月份的活动")),
        }
        if !filter.kinds.is_empty() {
            let kinds: Vec<String> = filter
                .kinds
                .iter()
                .map(|&k| data.kinds()[k].title.get(language).to_owned())
                .collect();
            criteria.push(match self.lang {
                Lang::En if kinds.len() == 1 => format!("kind: {}", kinds[0]),
                Lang::En => format!("kinds: {}", self.list(&kinds)),
                Lang::ZhHans => format!("类别：{}", self.list(&kinds)),
            });
        }
        let words = self.quoted_words(&filter.query);
        if !words.is_empty() {
            criteria.push(match self.lang {
                Lang::En => format!("containing {words}"),
                Lang::ZhHans => format!("包含{words}"),
            });
        }
        criteria
    }

    /// The words of a search. Each is found wherever it stands, so each is quoted by itself: “red” and “lecture”.
    #[must_use]
    pub fn quoted_words(self, query: &str) -> String {
        let words: Vec<String> = query
            .split_whitespace()
            .map(|word| format!("“{word}”"))
            .collect();
        self.list(&words)
    }

    /// The first part of the sentence, which is set in bold: "4 of 77 activities".
    #[must_use]
    pub fn count_of(self, shown: Shown<'_>) -> String {
        let (n, all) = (shown.selection.n(), shown.data.n_activities());
        match (shown.selection.is_filtered, self.lang) {
            (false, Lang::En) if all == 0 => "No activities".to_owned(),
            (false, Lang::En) if all == 1 => "The only activity".to_owned(),
            (false, Lang::En) => format!("All {}", self.activities(all)),
            (false, Lang::ZhHans) if all == 0 => "没有活动".to_owned(),
            (false, Lang::ZhHans) if all == 1 => "仅有1项活动".to_owned(),
            (false, Lang::ZhHans) => format!("全部{}", self.activities(all)),
            (true, Lang::En) => format!("{} of {}", self.count(n), self.activities(all)),
            (true, Lang::ZhHans) => format!("{}中的{}项", self.activities(all), self.count(n)),
        }
    }

    /// The rest of the sentence: the filter, how many activities have a month, how many were set aside.
    #[must_use]
    pub fn rest_of(self, shown: Shown<'_>) -> String {
        let split = Split::of(shown.data, &shown.selection.shown);
        let criteria = self.criteria(shown.data, shown.filter);
        let mut rest = match (criteria.is_empty(), self.lang) {
            (true, Lang::En) if shown.data.n_activities() == 0 => " yet.".to_owned(),
            (true, Lang::En) if shown.data.n_activities() == 1 => " is shown.".to_owned(),
            (true, Lang::En) => " are shown.".to_owned(),
            (true, Lang::ZhHans) => "。".to_owned(),
            (false, Lang::En) => format!(": {}.", criteria.join("; ")),
            (false, Lang::ZhHans) => format!("：{}。", criteria.join("；")),
        };
        let sentence = match self.lang {
            Lang::En => placed_en(self, split),
            Lang::ZhHans => placed_zh(self, split),
        };
        if self.lang == Lang::En && !sentence.is_empty() {
            rest.push(' ');
        }
        rest += &sentence;
        let aside = shown.selection.n_set_aside();
        if aside > 0 {
            rest += &self.set_aside(aside);
        }
        rest
    }

    /// The whole sentence.
    #[must_use]
    pub fn sentence(self, shown: Shown<'_>) -> String {
        self.count_of(shown) + &self.rest_of(shown)
    }

    /// What a screen reader says after a choice: the sentence in at most [`MAX_ANNOUNCED`] words, so that it is heard to its end.
    #[must_use]
    pub fn announcement(self, shown: Shown<'_>) -> String {
        let count = self.count_of(shown);
        let criteria = self.criteria(shown.data, shown.filter);
        let aside = match (shown.selection.n_set_aside(), self.lang) {
            (0, _) => String::new(),
            (1, Lang::En) => " 1 more has no month.".to_owned(),
            (n, Lang::En) => format!(" {} more have no month.", self.count(n)),
            (n, Lang::ZhHans) => format!("另有{}项未写明月份。", self.count(n)),
        };
        let n_filters = criteria.len();
        let criteria = match (n_filters, self.lang) {
            (0, Lang::En) => ".".to_owned(),
            (0, Lang::ZhHans) => "。".to_owned(),
            (_, Lang::En) => format!(": {}.", criteria.join("; ")),
            (_, Lang::ZhHans) => format!("：{}。", criteria.join("；")),
        };
        let whole = format!("{count}{criteria}{aside}");
        if n_words(&whole) <= MAX_ANNOUNCED {
            return whole;
        }
        match self.lang {
            Lang::En if n_filters == 1 => format!("{count}, by 1 filter.{aside}"),
            Lang::En => format!("{count}, by {} filters.{aside}", self.count(n_filters)),
            Lang::ZhHans => format!("{count}，共{}个筛选条件。{aside}", self.count(n_filters)),
        }
    }

    /// How many activities a filter by month sets aside because they have none.
    fn set_aside(self, n: usize) -> String {
        match self.lang {
            Lang::En if n == 1 => {
                " 1 more has no month in the report and may belong here.".to_owned()
            }
            Lang::En => format!(
                " {} more have no month in the report and may belong here.",
                self.count(n)
            ),
            Lang::ZhHans => format!(
                "另有{}项在报告中未写明月份，可能也属于这里。",
                self.count(n)
            ),
        }
    }
}

fn placed_en(locale: Locale, split: Split) -> String {
    let count = |n| locale.count(n);
    match (split.placed(), split.undated) {
        (0, 0) => String::new(),
        (1, 0) if split.n() == 1 => "It is placed in months.".to_owned(),
        (_, 0) => format!("All {} are placed in months.", count(split.n())),
        (0, 1) => "It has no month in the report.".to_owned(),
        (0, n) => format!("None of the {} has a month in the report.", count(n)),
        (placed, undated) => format!(
            "{} {} placed in months, {} {} no month in the report.",
            count(placed),
            if placed == 1 { "is" } else { "are" },
            count(undated),
            if undated == 1 { "has" } else { "have" },
        ),
    }
}

fn placed_zh(locale: Locale, split: Split) -> String {
    let count = |n| locale.count(n);
    match (split.placed(), split.undated) {
        (0, 0) => String::new(),
        (1, 0) => "这项活动能归入月份。".to_owned(),
        (placed, 0) => format!("这{}项活动都能归入月份。", count(placed)),
        (0, 1) => "这项活动在报告中未写明月份。".to_owned(),
        (0, undated) => format!("这{}项活动在报告中都未写明月份。", count(undated)),
        (placed, undated) => format!(
            "其中{}项能归入月份，{}项在报告中未写明月份。",
            count(placed),
            count(undated)
        ),
    }
}
