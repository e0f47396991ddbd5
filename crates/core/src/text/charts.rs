//! The texts of charts: the counts beside the marks, and the accessible name of each mark.

use crate::domain::{
    Activity, Cell, Dataset, Figure, Lang, Matrix, Month, Place, Qualifier, Split,
};

use super::locale::Locale;
use super::plain::MINUS;

/// The value of a figure and its unit, to be written one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number, after the sign of its currency if it has one.
    pub number: String,
    /// The unit, with the space that parts it from the number; empty where nothing follows.
    pub unit: String,
}

/// Where the sign of a currency ends that a unit begins with, such as `€`, `US$` or `€` of `€ million`; 0 if there is none.
fn currency_end(unit: &str) -> usize {
    let is_sign = |c: char| {
        matches!(
            c,
            '$' | '£' | '¤' | '¥' | '฿' | '\u{20a0}'..='\u{20cf}' | '＄' | '￡' | '￥' | '￦'
        )
    };
    let country = unit.bytes().take_while(u8::is_ascii_uppercase).count();
    match unit[country..].chars().next() {
        Some(c) if country <= 3 && is_sign(c) => country + c.len_utf8(),
        _ => 0,
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

impl Locale {
    /// The count of a bar: "10", or "2 of 10" where something is chosen.
    #[must_use]
    pub fn part_of(self, selected: usize, whole: usize, is_filtered: bool) -> String {
        match (is_filtered && selected > 0 && selected < whole, self.lang) {
            (false, _) => self.count(whole),
            (true, Lang::En) => format!("{} of {}", self.count(selected), self.count(whole)),
            (true, Lang::ZhHans) => format!("{}/{}", self.count(selected), self.count(whole)),
        }
    }

    /// The counts of a month, never added up: "1+4"; "+4" if none is certain; empty if there is none.
    #[must_use]
    pub fn cell(self, cell: Cell) -> String {
        match (cell.certain, cell.possible) {
            (0, 0) => String::new(),
            (certain, 0) => self.count(certain),
            (0, possible) => format!("+{}", self.count(possible)),
            (certain, possible) => format!("{}+{}", self.count(certain), self.count(possible)),
        }
    }

    /// The same in words: "1 certain, 4 possible".
    #[must_use]
    pub fn cell_words(self, cell: Cell) -> String {
        let (certain, possible) = (self.count(cell.certain), self.count(cell.possible));
        match (cell.certain, cell.possible, self.lang) {
            (0, 0, Lang::En) => "nothing known".to_owned(),
            (0, 0, Lang::ZhHans) => "没有已知活动".to_owned(),
            (_, 0, Lang::En) => format!("{certain} certain"),
            (0, _, Lang::En) => format!("{possible} possible"),
            (_, _, Lang::En) => format!("{certain} certain, {possible} possible"),
            (_, 0, Lang::ZhHans) => format!("{certain}项确定"),
            (0, _, Lang::ZhHans) => format!("{possible}项可能"),
            (_, _, Lang::ZhHans) => format!("{certain}项确定，{possible}项可能"),
        }
    }

    /// "2 without a month".
    #[must_use]
    pub fn undated_words(self, n: usize) -> String {
        match self.lang {
            Lang::En => format!("{} without a month", self.count(n)),
            Lang::ZhHans => format!("{}项未写月份", self.count(n)),
        }
    }

    /// A split in words: "1 in a certain month, 3 without a month".
    #[must_use]
    pub fn split_words(self, split: Split) -> String {
        let mut parts = Vec::new();
        let mut put = |n: usize, en: &str, zh: &str| {
            if n > 0 {
                parts.push(match self.lang {
                    Lang::En => format!("{} {en}", self.count(n)),
                    Lang::ZhHans => format!("{}项{zh}", self.count(n)),
                });
            }
        };
        put(split.certain, "in a certain month", "月份确定");
        put(split.narrowed, "narrowed to some months", "限于若干月");
        put(split.undated, "without a month", "未写月份");
        parts.join(self.comma())
    }

    /// "4 Epidemic response"; "4 战疫服务".
    #[must_use]
    pub fn initiative_name(self, data: &Dataset, index: usize) -> String {
        let initiative = &data.initiatives()[index];
        format!(
            "{} {}",
            initiative.number,
            initiative.title.get(data.language(self.lang))
        )
    }

    /// A name and what it is: "Source: The college's report".
    #[must_use]
    pub fn named(self, name: &str, text: &str) -> String {
        match self.lang {
            Lang::En => format!("{name}: {text}"),
            Lang::ZhHans => format!("{name}：{text}"),
        }
    }

    /// A count and what it is made of: "3 (1 in a certain month, 2 without a month)".
    #[must_use]
    pub fn in_detail(self, count: &str, parts: &str) -> String {
        match self.lang {
            Lang::En => format!("{count} ({parts})"),
            Lang::ZhHans => format!("{count}（{parts}）"),
        }
    }

    /// The accessible name of an activity's mark: number, title, when.
    #[must_use]
    pub fn activity_name(self, data: &Dataset, activity: Activity<'_>) -> String {
        let language = data.language(self.lang);
        let name = format!("{} {}", activity.number(), activity.title(language));
        self.named(&name, &self.when(activity, data.period()))
    }

    /// The accessible name of a mark for several activities of an initiative: how many, when, and how many of them are selected.
    #[must_use]
    pub fn merged(
        self,
        data: &Dataset,
        first: usize,
        members: &[usize],
        n_chosen: Option<usize>,
    ) -> String {
        let one = data.activity(first);
        let whens = || members.iter().map(|a| data.activity(*a).when());
        let when = if members
            .iter()
            .all(|a| data.activity(*a).edtf() == one.edtf())
        {
            self.when(one, data.period())
        } else {
            self.when_all(&whens().collect::<Vec<_>>(), data.period())
        };
        let n = match n_chosen.filter(|n| *n > 0 && *n < members.len()) {
            Some(chosen) => self.part_of(chosen, members.len(), true),
            None => self.activities(members.len()),
        };
        let text = [n, when].join(self.comma());
        self.named(&self.initiative_name(data, one.initiative_index()), &text)
    }

    /// The total row of the matrix as one phrase, for screen readers.
    #[must_use]
    pub fn matrix_total(self, data: &Dataset, matrix: &Matrix) -> String {
        let months: Vec<String> = matrix
            .total
            .months
            .iter()
            .enumerate()
            .filter(|(_, c)| !c.is_empty())
            .map(|(m, c)| self.named(&self.month(data.period(), m), &self.cell_words(*c)))
            .collect();
        months.join(self.semicolon())
    }

    /// The words before a figure; empty for an exact one.
    #[must_use]
    pub fn qualifier(self, qualifier: Qualifier) -> &'static str {
        match qualifier {
            Qualifier::Exact => "",
            Qualifier::AtLeast => self.messages.at_least,
            Qualifier::MoreThan => self.messages.more_than,
            Qualifier::About => self.messages.about,
        }
    }

    /// A figure in one phrase: "more than 400 people: party members and cadres". A title that only repeats the unit is left out.
    #[must_use]
    pub fn figure(self, figure: &Figure, language: usize) -> String {
        let counted = self.figure_amount(figure, language);
        if figure.is_titled_by_unit(language) {
            counted
        } else {
            self.named(&counted, figure.title.get(language))
        }
    }

    /// The value of a figure with its qualifier, for where its unit stands elsewhere: "more than 400".
    #[must_use]
    pub fn figure_value(self, figure: &Figure) -> String {
        self.qualified(figure.qualifier, &self.number(&figure.value))
    }

    /// The value of a figure with its qualifier and its unit: "more than 400 people", "about −12.5 %", "€1,250,000".
    #[must_use]
    pub fn figure_amount(self, figure: &Figure, language: usize) -> String {
        let Amount { number, unit } = self.amount(figure, language);
        self.qualified(figure.qualifier, &(number + &unit))
    }

    fn qualified(self, qualifier: Qualifier, value: &str) -> String {
        match (self.qualifier(qualifier), self.lang) {
            ("", _) => value.to_owned(),
            (qualifier, Lang::En) => format!("{qualifier} {value}"),
            (qualifier, Lang::ZhHans) => format!("{qualifier}{value}"),
        }
    }

    /// The value of a figure and its unit, apart, so that they can be set in different sizes.
    ///
    /// A sign of a currency stands in front of the number, also where more of the unit follows it: "€1.5 million" of "€ million".
    #[must_use]
    pub fn amount(self, figure: &Figure, language: usize) -> Amount {
        let number = self.number(&figure.value);
        let unit = figure.unit.get(language).trim();
        let (sign, unit) = unit.split_at(currency_end(unit));
        let number = match number.strip_prefix(MINUS) {
            Some(unsigned) => format!("{MINUS}{sign}{unsigned}"),
            None => format!("{sign}{number}"),
        };
        // Chinese writes no space between a number and a Chinese word or a sign, but one before Latin letters.
        let is_apart = sign.is_empty()
            && unit.starts_with(|c: char| match self.lang {
                Lang::En => !is_cjk(c),
                Lang::ZhHans => c.is_alphanumeric() && !is_cjk(c),
            });
        let space = if is_apart { " " } else { "" };
        Amount {
            number,
            unit: format!("{space}{unit}"),
        }
    }

    /// A place in the report, short: "¶6, s. 2"; "第6段第2句".
    #[must_use]
    pub fn place_short(self, place: Place) -> String {
        match (self.lang, place.sentence) {
            (Lang::En, None) => format!("¶{}", place.paragraph),
            (Lang::En, Some(sentence)) => format!("¶{}, s. {sentence}", place.paragraph),
            (Lang::ZhHans, None) => format!("第{}段", place.paragraph),
            (Lang::ZhHans, Some(sentence)) => format!("第{}段第{sentence}句", place.paragraph),
        }
    }

    /// A place in the report, in words: "Paragraph 6, sentence 2".
    #[must_use]
    pub fn place(self, place: Place) -> String {
        match (self.lang, place.sentence) {
            (Lang::En, None) => format!("Paragraph {}", place.paragraph),
            (Lang::En, Some(sentence)) => {
                format!("Paragraph {}, sentence {sentence}", place.paragraph)
            }
            (Lang::ZhHans, _) => self.place_short(place),
        }
    }

    /// "activity 1 of 4", within the selection.
    #[must_use]
    pub fn position(self, position: usize, n: usize) -> String {
        match self.lang {
            Lang::En => format!("activity {} of {}", self.count(position), self.count(n)),
            Lang::ZhHans => format!("第{}项，共{}项", self.count(position), self.count(n)),
        }
    }

    /// "Show all 12 figures".
    #[must_use]
    pub fn all_figures(self, n: usize) -> String {
        match self.lang {
            Lang::En => format!("Show all {} figures", self.count(n)),
            Lang::ZhHans => format!("显示全部{}个数字", self.count(n)),
        }
    }

    /// The label of a unit of which not all figures are drawn: "sessions, the 8 largest of 120".
    #[must_use]
    pub fn largest(self, unit: &str, n: usize, all: usize) -> String {
        let (n, all) = (self.count(n), self.count(all));
        match self.lang {
            Lang::En => format!("{unit}, the {n} largest of {all}"),
            Lang::ZhHans => format!("{unit}（共{all}个，最大的{n}个）"),
        }
    }

    /// Which rows of a large table are rendered: "Rows 1 to 40 of 10,000. The CSV file has all of them."
    #[must_use]
    pub fn rows(self, from: usize, n: usize, all: usize) -> String {
        let (first, last, all) = (self.count(from + 1), self.count(from + n), self.count(all));
        match self.lang {
            Lang::En => format!("Rows {first} to {last} of {all}. The CSV file has all of them."),
            Lang::ZhHans => format!("第{first}至{last}行，共{all}行。CSV文件含全部各行。"),
        }
    }

    /// "Show all 10,000 rows".
    #[must_use]
    pub fn all_rows(self, n: usize) -> String {
        match self.lang {
            Lang::En => format!("Show all {} rows", self.count(n)),
            Lang::ZhHans => format!("显示全部{}行", self.count(n)),
        }
    }

    /// "Show all 10,000 activities".
    #[must_use]
    pub fn all_activities(self, n: usize) -> String {
        match self.lang {
            Lang::En => format!("Show all {}", self.activities(n)),
            Lang::ZhHans => format!("显示全部{}", self.activities(n)),
        }
    }

    /// What opens the activities of an initiative: "Its 9 activities"; "Its activities, 3 of 9 chosen".
    #[must_use]
    pub fn own_activities(self, n_chosen: usize, n: usize, is_filtered: bool) -> String {
        let (chosen, all) = (self.count(n_chosen), self.count(n));
        match (is_filtered && n_chosen < n, self.lang, n) {
            (true, Lang::En, _) => format!("Its activities, {chosen} of {all} chosen"),
            (true, Lang::ZhHans, _) => format!("所含活动，已选{chosen}/{all}项"),
            (false, Lang::En, 0) => "No activities".to_owned(),
            (false, Lang::En, 1) => "Its activity".to_owned(),
            (false, Lang::En, _) => format!("Its {all} activities"),
            (false, Lang::ZhHans, 0) => "没有活动".to_owned(),
            (false, Lang::ZhHans, _) => format!("所含{all}项活动"),
        }
    }

    /// The message about a part of the address that cannot be used.
    #[must_use]
    pub fn url_fault(self, param: &str, value: &str) -> String {
        let of_dataset = ["initiative", "kind", "item"].contains(&param);
        // Only a month that was understood can lie outside the period.
        let is_outside = param == "month" && Month::parse(value).is_some();
        match self.lang {
            Lang::En if is_outside => format!(
                "The address asks for {param}={value}, which lies outside the period of this dataset. It is left out."
            ),
            Lang::En if of_dataset => format!(
                "The address asks for {param}={value}, which this dataset does not have. It is left out."
            ),
            Lang::En => {
                format!("Part of the address was not understood: {param}={value}. It is left out.")
            }
            Lang::ZhHans if is_outside => {
                format!("地址要求 {param}={value}，但该月在本数据集的时段之外，已忽略。")
            }
            Lang::ZhHans if of_dataset => {
                format!("地址要求 {param}={value}，但本数据集中没有，已忽略。")
            }
            Lang::ZhHans => format!("地址中有一部分无法理解：{param}={value}，已忽略。"),
        }
    }

    /// What the selection would be without one facet: "any month: 12 activities"; "without the search: 12 activities".
    #[must_use]
    pub fn without(self, facet: &str, n: usize) -> String {
        let is_search = facet == self.messages.search;
        let name = match self.lang {
            Lang::En if is_search => "without the search".to_owned(),
            Lang::En => format!("any {}", facet.to_ascii_lowercase()),
            Lang::ZhHans if is_search => "不搜索".to_owned(),
            Lang::ZhHans => format!("不限{facet}"),
        };
        self.named(&name, &self.activities(n))
    }
}
