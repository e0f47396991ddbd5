//! The words of dates: tables in both languages, and a reader that gets the value back out of the English words.

mod cases {
    //! Datasets of one activity, and what is said of it.

    use serde_json::json;
    use yearline_core::domain::{Dataset, Lang};
    use yearline_core::ingest::{Reading, read};
    use yearline_core::text::Locale;

    pub(crate) fn reading(period: &str, whens: &[&str]) -> Reading {
        let row = json!({"id": "i", "number": 1, "title": "I", "summary": "I"});
        let activity = |(i, when): (usize, &&str)| {
            json!({
                "id": format!("a{i}"), "initiative": "i", "kind": "k", "title": "A", "summary": "A",
                "when": when, "when_basis": "stated", "source": {"paragraph": 1},
            })
        };
        let activities: Vec<_> = whens.iter().enumerate().map(activity).collect();
        let file = json!({
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "words",
            "title": "Words",
            "yearline": {"format": 1, "period": period, "languages": ["en"]},
            "resources": [
                {"name": "initiatives", "data": [row]},
                {"name": "kinds", "data": [{"id": "k", "title": "K"}]},
                {"name": "activities", "data": activities},
                {"name": "figures", "data": []},
            ],
        });
        read(file.to_string().as_bytes())
    }

    pub(crate) fn dataset(period: &str, when: &str) -> Option<Dataset> {
        dataset_of(period, &[when])
    }

    pub(crate) fn dataset_of(period: &str, whens: &[&str]) -> Option<Dataset> {
        reading(period, whens).dataset
    }

    /// The words in the table, and the sentence.
    pub(crate) fn words(data: &Dataset, lang: Lang) -> (String, String) {
        let (locale, activity) = (Locale::new(lang), data.activity(0));
        (
            locale.when(activity, data.period()),
            locale.when_sentence(activity, data.period()),
        )
    }
}

mod reader {
    //! What a reader takes from the English words: nothing but what they say.

    /// A date as it is written in EDTF, without its hyphens: year, month or part of the year, day, qualifier.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) struct Date {
        pub(crate) year: i32,
        pub(crate) month: u8,
        pub(crate) day: u8,
        pub(crate) mark: char,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Item {
        One(Date),
        Range(Date, Date),
        OnOrBefore(Date),
        OnOrAfter(Date),
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum End {
        Date(Date),
        Open,
        Unknown,
    }

    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) enum Value {
        OneOf(Vec<Item>),
        AllOf(Vec<Item>),
        Lasted(End, End),
    }

    pub(crate) const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// Parts of the year by name: their code, their first month and their last.
    const PARTS: [(&str, u8, u8, u8); 13] = [
        ("spring", 21, 3, 5),
        ("summer", 22, 6, 8),
        ("autumn", 23, 9, 11),
        ("winter", 24, 12, 2),
        ("the first quarter", 33, 1, 3),
        ("the second quarter", 34, 4, 6),
        ("the third quarter", 35, 7, 9),
        ("the fourth quarter", 36, 10, 12),
        ("the first four months", 37, 1, 4),
        ("the second four months", 38, 5, 8),
        ("the last four months", 39, 9, 12),
        ("the first half of the year", 40, 1, 6),
        ("the second half of the year", 41, 7, 12),
    ];

    /// A date as it is said: what is left out is 0, and stands at the next date or the one before.
    struct Reader<'w> {
        rest: &'w str,
        said: Vec<Date>,
    }

    impl Reader<'_> {
        fn eat(&mut self, words: &str) -> bool {
            let rest = self.rest.strip_prefix(words);
            self.rest = rest.unwrap_or(self.rest);
            rest.is_some()
        }

        fn number(&mut self) -> Option<i32> {
            let end = self
                .rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(self.rest.len());
            let number = self.rest[..end].parse().ok()?;
            self.rest = &self.rest[end..];
            Some(number)
        }

        fn month(&mut self) -> u8 {
            let month = (1..=12).find(|m| self.eat(MONTHS[usize::from(*m) - 1]));
            month.unwrap_or(0)
        }

        /// A year after a blank; 0 if there is none.
        fn year(&mut self) -> i32 {
            let rest = self.rest;
            let year = self.eat(" ").then(|| self.number()).flatten();
            if year.is_none() {
                self.rest = rest;
            }
            year.unwrap_or(0)
        }

        /// The index of the date that is said here.
        fn date(&mut self) -> usize {
            let mut marks = (false, false);
            loop {
                if self.eat("perhaps ") {
                    marks.0 = true;
                } else if self.eat("about ") {
                    marks.1 = true;
                } else if !(self.eat("in ") || self.eat("on ") || self.eat("some time in ")) {
                    break;
                }
            }
            let mark = match marks {
                (false, false) => ' ',
                (true, false) => '?',
                (false, true) => '~',
                (true, true) => '%',
            };
            let mut date = Date {
                year: 0,
                month: 0,
                day: 0,
                mark,
            };
            if let Some((_, code, first, last)) =
                PARTS.iter().copied().find(|part| self.eat(part.0))
            {
                assert!(self.eat(" ("), "{}", self.rest);
                let (from, begin) = (self.month(), self.year());
                assert!(self.eat(" to "), "{}", self.rest);
                let (to, end) = (self.month(), self.year());
                assert!(self.eat(")"), "{}", self.rest);
                assert_eq!((from, to), (first, last));
                (date.month, date.year) = (code, if begin > 0 { begin } else { end });
            } else if let Some(number) = self.number() {
                if number > 31 {
                    date.year = number;
                } else {
                    date.day = number as u8;
                    let after_day = self.rest;
                    date.month = if self.eat(" ") { self.month() } else { 0 };
                    // "4 and 11 May": the month is said by the next day.
                    if date.month == 0 {
                        self.rest = after_day;
                    } else {
                        date.year = self.year();
                    }
                }
            } else {
                date.month = self.month();
                assert_ne!(date.month, 0, "no date: {}", self.rest);
                date.year = self.year();
            }
            self.said.push(date);
            self.said.len() - 1
        }

        /// Fills in what other dates say.
        fn resolve(&mut self, known_year: Option<i32>) {
            let n_said = self.said.len();
            for i in (0..n_said).rev() {
                let next = self.said.get(i + 1).copied();
                let before = i.checked_sub(1).map(|i| self.said[i]);
                let date = &mut self.said[i];
                if date.month == 0 && date.day > 0 {
                    date.month = next.map_or(0, |next| next.month);
                }
                if date.year == 0 {
                    let is_bare = |d: &Date| d.month == 0 && d.day == 0;
                    let year_before = before.filter(|d| n_said == 2 && is_bare(d));
                    let year_after = next.filter(|d| n_said == 2 || !is_bare(d));
                    let from = year_after.or(year_before).map(|d| d.year);
                    date.year = from.or(known_year).unwrap_or(0);
                }
            }
        }
    }

    enum Shape {
        OneOf(Vec<(u8, usize, usize)>),
        AllOf(Vec<(u8, usize, usize)>),
        Lasted(Result<usize, End>, Result<usize, End>),
    }

    /// Reads words; the year that they leave out is known.
    pub(crate) fn value(words: &str, known_year: Option<i32>) -> Value {
        let mut reader = Reader {
            rest: words,
            said: Vec::new(),
        };
        let shape = shape(&mut reader);
        assert_eq!(reader.rest, "", "in “{words}”");
        reader.resolve(known_year);
        let at = |i: usize| reader.said[i];
        let items = |items: Vec<(u8, usize, usize)>| {
            let item = |(kind, a, b): (u8, usize, usize)| match kind {
                b'1' => Item::One(at(a)),
                b'-' => Item::Range(at(a), at(b)),
                b'<' => Item::OnOrBefore(at(a)),
                _ => Item::OnOrAfter(at(a)),
            };
            items.into_iter().map(item).collect()
        };
        let end = |end: Result<usize, End>| end.map_or_else(|end| end, |i| End::Date(at(i)));
        match shape {
            Shape::OneOf(said) => Value::OneOf(items(said)),
            Shape::AllOf(said) => Value::AllOf(items(said)),
            Shape::Lasted(a, b) => Value::Lasted(end(a), end(b)),
        }
    }

    fn shape(reader: &mut Reader<'_>) -> Shape {
        if reader.eat("during ") {
            let only = reader.date();
            return Shape::Lasted(Ok(only), Ok(only));
        }
        if reader.eat("from ") {
            let start = if reader.eat("an unknown start") {
                Err(End::Unknown)
            } else if reader.eat("before this period") {
                Err(End::Open)
            } else {
                Ok(reader.date())
            };
            let end = if reader.eat(", end not known") {
                Err(End::Unknown)
            } else if reader.eat(", no end named") {
                Err(End::Open)
            } else {
                assert!(reader.eat(" to "), "{}", reader.rest);
                Ok(reader.date())
            };
            return Shape::Lasted(start, end);
        }
        reader.eat("once, ");
        let mut items = Vec::new();
        let mut is_all = false;
        loop {
            let each = ["in each month ", "on each day ", "in each year "];
            let item = if reader.eat("between ") {
                let first = reader.date();
                assert!(reader.eat(" and "), "{}", reader.rest);
                (b'-', first, reader.date())
            } else if each.iter().any(|each| reader.eat(each)) {
                is_all = true;
                if reader.eat("up to ") {
                    (b'<', reader.date(), 0)
                } else {
                    assert!(reader.eat("from "), "{}", reader.rest);
                    let first = reader.date();
                    if reader.eat(" to ") {
                        (b'-', first, reader.date())
                    } else {
                        assert!(reader.eat(" on"), "{}", reader.rest);
                        (b'>', first, 0)
                    }
                }
            } else if reader.eat("in or before ") || reader.eat("on or before ") {
                (b'<', reader.date(), 0)
            } else if reader.eat("in or after ") || reader.eat("on or after ") {
                (b'>', reader.date(), 0)
            } else {
                (b'1', reader.date(), 0)
            };
            items.push(item);
            is_all |= reader.rest.starts_with(" and ");
            if !(reader.eat(", ") || reader.eat(" or ") || reader.eat(" and ")) {
                break;
            }
        }
        if is_all {
            Shape::AllOf(items)
        } else {
            Shape::OneOf(items)
        }
    }
}

use proptest::prelude::*;
use reader::{Date, End, Item, Value};
use yearline_core::domain::{Lang, Period};
use yearline_core::ingest::{Code, Severity, read};
use yearline_core::text::Locale;

fn edtf_of(date: Date) -> String {
    let Date {
        year,
        month,
        day,
        mark,
    } = date;
    let text = match (month, day) {
        (0, _) => format!("{year}"),
        (_, 0) => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    format!("{text}{mark}").trim_end().to_owned()
}

fn edtf(value: &Value) -> String {
    let end = |end: &End| match end {
        End::Date(date) => edtf_of(*date),
        End::Open => "..".to_owned(),
        End::Unknown => String::new(),
    };
    let items = |items: &[Item]| {
        let item = |item: &Item| match item {
            Item::One(date) => edtf_of(*date),
            Item::Range(a, b) => format!("{}..{}", edtf_of(*a), edtf_of(*b)),
            Item::OnOrBefore(date) => format!("..{}", edtf_of(*date)),
            Item::OnOrAfter(date) => format!("{}..", edtf_of(*date)),
        };
        items.iter().map(item).collect::<Vec<_>>().join(",")
    };
    match value {
        Value::OneOf(one) if matches!(one.as_slice(), [Item::One(_)]) => items(one),
        Value::OneOf(one) => format!("[{}]", items(one)),
        Value::AllOf(all) => format!("{{{}}}", items(all)),
        Value::Lasted(a, b) => format!("{}/{}", end(a), end(b)),
    }
}

fn year() -> impl Strategy<Value = i32> {
    prop_oneof![1 => 2020..=2021, 6 => Just(2022), 1 => 2023..=2024]
}

/// A year, a part of it, a month or a day; without a qualifier.
fn plain_date() -> impl Strategy<Value = Date> {
    let part = prop::sample::select(vec![21u8, 22, 23, 24, 33, 34, 35, 36, 37, 38, 39, 40, 41]);
    let month_and_day = prop_oneof![
        1 => Just((0, 0)),
        1 => part.prop_map(|part| (part, 0)),
        4 => (1u8..=12, Just(0)),
        // Few days, so that two dates often share a month.
        4 => (3u8..=6, 1u8..=30),
    ];
    (year(), month_and_day).prop_map(|(year, (month, day))| Date {
        year,
        month,
        day,
        mark: ' ',
    })
}

fn date() -> impl Strategy<Value = Date> {
    let mark = prop_oneof![4 => Just(' '), 1 => Just('~'), 1 => Just('?'), 1 => Just('%')];
    (plain_date(), mark).prop_map(|(date, mark)| Date { mark, ..date })
}

fn item() -> impl Strategy<Value = Item> {
    let bare = || plain_date().prop_filter("a bound is a year, a month or a day", |d| d.month < 21);
    prop_oneof![
        4 => date().prop_map(Item::One),
        2 => (bare(), bare()).prop_map(|(a, b)| Item::Range(a, b)),
        1 => bare().prop_map(Item::OnOrBefore),
        1 => bare().prop_map(Item::OnOrAfter),
    ]
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![6 => date().prop_map(End::Date), 1 => Just(End::Open), 1 => Just(End::Unknown)]
}

fn value() -> impl Strategy<Value = Value> {
    let items = || prop::collection::vec(item(), 2..4);
    prop_oneof![
        date().prop_map(|date| Value::OneOf(vec![Item::One(date)])),
        items().prop_map(Value::OneOf),
        items().prop_map(Value::AllOf),
        (end(), end()).prop_map(|(a, b)| Value::Lasted(a, b)),
    ]
}

/// Members that are written twice are one.
fn without_repetition(value: Value) -> Value {
    let items = |items: Vec<Item>| {
        let mut once: Vec<Item> = Vec::new();
        for item in items {
            let item = match item {
                Item::Range(a, b) if a == b => Item::One(a),
                other => other,
            };
            if !once.contains(&item) {
                once.push(item);
            }
        }
        once
    };
    match value {
        Value::OneOf(one) => Value::OneOf(items(one)),
        // All of one is that one.
        Value::AllOf(all) => match items(all) {
            one if matches!(one.as_slice(), [Item::One(_)]) => Value::OneOf(one),
            all => Value::AllOf(all),
        },
        // From a day to the same day is on that day.
        Value::Lasted(End::Date(a), End::Date(b)) if a == b && a.day > 0 && a.mark == ' ' => {
            Value::OneOf(vec![Item::One(a)])
        }
        other => other,
    }
}

/// Whether something that took place once may lie before the year 2022, and after it.
fn sides(value: &Value) -> (bool, bool) {
    let Value::OneOf(items) = value else {
        return (false, false);
    };
    // Only a winter leaves its year.
    let last_year = |d: &Date| d.year + i32::from(d.month == 24);
    items.iter().fold((false, false), |sides, item| {
        let (first, last) = match item {
            Item::One(date) => (date.year, last_year(date)),
            Item::Range(a, b) => (a.year, last_year(b)),
            Item::OnOrBefore(date) => (i32::MIN, last_year(date)),
            Item::OnOrAfter(date) => (date.year, i32::MAX),
        };
        (sides.0 || first < 2022, sides.1 || last > 2022)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, max_global_rejects: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reader_of_the_words_knows_the_value_and_no_more(value in value()) {
        let text = edtf(&value);
        let Some(data) = cases::dataset("2022", &text) else { return Err(TestCaseError::reject("not in 2022")) };
        let (short, sentence) = cases::words(&data, Lang::En);
        let value = without_repetition(value);

        let (short, sides_said) = short.split_once("; perhaps ").unwrap_or((&short, ""));
        prop_assert_eq!(&reader::value(short, Some(2022)), &value, "{}: {}", text, short);
        let said = (sides_said.contains("before"), sides_said.contains("after"));
        prop_assert_eq!(said, sides(&value), "{}: {}", text, sides_said);

        // The sentence says the same without help, and each year only where it is needed.
        let sentence = sentence.split_once(". Possible").map_or(&*sentence, |(when, _)| when).trim_end_matches('.');
        let sentence = sentence.split_once("; perhaps ").map_or(sentence, |(when, _)| when);
        let lower = sentence[..1].to_lowercase() + &sentence[1..];
        let sentence = lower.strip_prefix("on ").filter(|_| !short.starts_with("on ")).unwrap_or(&lower);
        prop_assert_eq!(&reader::value(sentence, None), &value, "{}: {}", text, sentence);
    }
}

/// Compares what is said in both languages with a table.
fn assert_said(
    period: &str,
    table: &[(&str, &str, &str)],
    said: impl Fn((String, String)) -> String,
) {
    for (when, en, zh) in table {
        let data = cases::dataset(period, when).unwrap_or_else(|| panic!("{when}"));
        assert_eq!(&said(cases::words(&data, Lang::En)), en, "{when}");
        assert_eq!(&said(cases::words(&data, Lang::ZhHans)), zh, "{when}");
    }
}

#[test]
fn dates_are_as_precise_in_words_as_in_edtf() {
    #[rustfmt::skip]
    let table = [
        ("2022-05-04",                       "4 May",                                                                                      "5月4日"),
        ("2022-05",                          "in May",                                                                                     "5月"),
        ("2022-05~",                         "about May",                                                                                  "5月前后"),
        ("2022-05?",                         "perhaps in May",                                                                             "可能在5月"),
        ("2022-05%",                         "perhaps about May",                                                                          "可能在5月前后"),
        ("2022-05-04~",                      "about 4 May",                                                                                "5月4日前后"),
        ("2022-05-04?",                      "perhaps on 4 May",                                                                           "可能在5月4日"),
        ("2022-05-XX",                       "on some day of May",                                                                         "5月某日"),
        ("2022-05-1X",                       "once, between 10 and 19 May",                                                                "5月10日至19日之间一次"),
        ("2022-05-X1",                       "once, on 1, 11, 21 or 31 May",                                                               "5月1日、11日、21日或31日一次"),
        ("2022-05-04T10:00:00Z",             "4 May at 10:00 UTC",                                                                         "5月4日10:00 UTC"),
        ("2022-XX",                          "once, in some month of 2022",                                                                "2022年某月一次"),
        ("2022-XX-XX",                       "once, on some day of 2022",                                                                  "2022年某日一次"),
        ("2022-1X",                          "once, between October and December",                                                         "10月至12月之间一次"),
        ("2022-X2",                          "once, in February or December",                                                              "2月或12月一次"),
        ("202X",                             "once, between 2020 and 2029; perhaps before or after this year",                             "2020年至2029年之间一次；也可能在本年之前或之后"),
        ("XXXX-12-25",                       "once, on a date of the form XXXX-12-25 (X is any digit); perhaps before or after this year", "形如XXXX-12-25的日期（X为任意数字）一次；也可能在本年之前或之后"),
        ("2022S3",                           "once, in about 2022 (2020 to 2029); perhaps before or after this year",                      "约2022年（2020年至2029年）一次；也可能在本年之前或之后"),
        ("?2022-05-04",                      "4 May (year: perhaps)",                                                                      "5月4日（年：可能）"),
        ("2022-05-~04",                      "4 May (day: about)",                                                                         "5月4日（日：约）"),
        ("2022-21",                          "once, in spring (March to May)",                                                             "春季（3月至5月）一次"),
        ("2022-24",                          "once, in winter (December 2022 to February 2023); perhaps after this year",                  "冬季（2022年12月至2023年2月）一次；也可能在本年之后"),
        ("2022-34",                          "once, in the second quarter (April to June)",                                                "第二季度（4月至6月）一次"),
        ("2022-41~",                         "once, about the second half of the year (July to December)",                                 "下半年（7月至12月）前后一次"),
        ("2022-03/2022-06",                  "from March to June",                                                                         "3月至6月"),
        ("2022-03-01/2022-06-30",            "from 1 March to 30 June",                                                                    "3月1日至6月30日"),
        ("2022-03/2022-06-15",               "from March to 15 June",                                                                      "3月至6月15日"),
        ("2022-03-05/2022-06",               "from 5 March to June",                                                                       "3月5日至6月"),
        ("2022-03-04/2022-03-20",            "from 4 to 20 March",                                                                         "3月4日至20日"),
        ("2022-03-15/2022-03-15",            "15 March",                                                                                   "3月15日"),
        ("2022-03/2022-03",                  "during March",                                                                               "3月期间"),
        ("2022-03~/..",                      "from about March, no end named",                                                             "约3月起，未写明结束"),
        ("2022-03-28~/..",                   "from about 28 March, no end named",                                                          "约3月28日起，未写明结束"),
        ("2021-06/..",                       "from June 2021, no end named",                                                               "2021年6月起，未写明结束"),
        ("2022/2022-03",                     "from some time in 2022 to March",                                                            "2022年某时至3月"),
        ("2022-11/2022",                     "from November to some time in 2022",                                                         "11月至同年某时"),
        ("2020/2024",                        "from 2020 to 2024",                                                                          "2020年至2024年"),
        ("2022-03/",                         "from March, end not known",                                                                  "3月起，结束时间不明"),
        ("/2022-03",                         "from an unknown start to March",                                                             "开始时间不明，至3月"),
        ("../2022-03",                       "from before this period to March",                                                           "此前已开始，至3月"),
        ("2022-03-10/2022-06~",              "from 10 March to about June",                                                                "3月10日至约6月"),
        ("2022-03?/2022-06%",                "from perhaps March to perhaps about June",                                                   "可能在3月至可能约在6月"),
        ("2022-21/2022-06-15",               "from spring (March to May) to 15 June",                                                      "春季（3月至5月）至6月15日"),
        ("2022-X2/2023-02",                  "from February or December 2022 to February 2023",                                            "2022年2月或12月至2023年2月"),
        ("2021-11-05/2022-02-03",            "from 5 November 2021 to 3 February 2022",                                                    "2021年11月5日至2022年2月3日"),
        ("2022-11/2023-02",                  "from November 2022 to February 2023",                                                        "2022年11月至2023年2月"),
        ("..2022-03/2022-06",                "from March or earlier to June",                                                              "3月或更早至6月"),
        ("2022-03/2022-06..",                "from March to June or later",                                                                "3月至6月或更晚"),
        ("[2022-10..2022-12]",               "once, between October and December",                                                         "10月至12月之间一次"),
        ("[2022-12..2023-02]",               "once, between December 2022 and February 2023; perhaps after this year",                     "2022年12月至2023年2月之间一次；也可能在本年之后"),
        ("[2021-11..2022-01]",               "once, between November 2021 and January 2022; perhaps before this year",                     "2021年11月至2022年1月之间一次；也可能在本年之前"),
        ("[2022-12,2023-03]",                "once, in December 2022 or March 2023; perhaps after this year",                              "2022年12月或2023年3月一次；也可能在本年之后"),
        ("[2021..2023]",                     "once, between 2021 and 2023; perhaps before or after this year",                             "2021年至2023年之间一次；也可能在本年之前或之后"),
        ("[2022-03,2022-09]",                "once, in March or September",                                                                "3月或9月一次"),
        ("[2022-05-01..2022-05-09]",         "once, between 1 and 9 May",                                                                  "5月1日至9日之间一次"),
        ("[2022-03-01..2022-03-09,2022-06]", "once, between 1 and 9 March or in June",                                                     "3月1日至9日之间或6月一次"),
        ("[2022-05,2022-05]",                "in May",                                                                                     "5月"),
        ("[..2022-02]",                      "once, in or before February; perhaps before this year",                                      "2月或更早一次；也可能在本年之前"),
        ("[2022-11-04..]",                   "once, on or after 4 November; perhaps after this year",                                      "11月4日或更晚一次；也可能在本年之后"),
        ("{2022-05-04,2022-05-11}",          "on 4 and 11 May",                                                                            "5月4日和11日"),
        ("{2022-03,2022-09}",                "in March and September",                                                                     "3月和9月"),
        ("{2022-03..2022-05}",               "in each month from March to May",                                                            "3月至5月每月"),
        ("{2022-05-01..2022-05-03}",         "on each day from 1 to 3 May",                                                                "5月1日至3日每天"),
        ("{2022-11..}",                      "in each month from November on",                                                             "11月起每月"),
        ("{2022-03~,2022-09}",               "about March and in September",                                                               "3月前后和9月"),
        ("{2022-12,2023-01}",                "in December 2022 and January 2023",                                                          "2022年12月和2023年1月"),
    ];
    assert_said("2022", &table, |(short, _)| short);
}

#[test]
fn a_sentence_says_each_year_once() {
    #[rustfmt::skip]
    let table = [
        ("2022-05-04",              "On 4 May 2022.",                                                                              "2022年5月4日。"),
        ("2022-05~",                "About May 2022.",                                                                             "2022年5月前后。"),
        ("2022-05-04~",             "About 4 May 2022.",                                                                           "2022年5月4日前后。"),
        ("2022-XX",                 "Once, in some month of 2022.",                                                                "2022年某月一次。"),
        ("2022-24",                 "Once, in winter (December 2022 to February 2023); perhaps after this year.",                  "冬季（2022年12月至2023年2月）一次；也可能在本年之后。"),
        ("2022-03/2022-06",         "From March to June 2022.",                                                                    "2022年3月至6月。"),
        ("2022-03/2022-06-15",      "From March to 15 June 2022.",                                                                 "2022年3月至6月15日。"),
        ("2022-03-05/2022-06",      "From 5 March to June 2022.",                                                                  "2022年3月5日至6月。"),
        ("2022-03~/..",             "From about March 2022, no end named. Possible: March. Certain: April to December.",           "约2022年3月起，未写明结束。可能：3月；确定：4月至12月。"),
        ("2021-06/..",              "From June 2021, no end named.",                                                               "2021年6月起，未写明结束。"),
        ("2022-11/2022",            "From November to some time in 2022. Possible: December. Certain: November.",                  "2022年11月至同年某时。可能：12月；确定：11月。"),
        ("../2022-03",              "From before this period to March 2022.",                                                      "此前已开始，至2022年3月。"),
        ("2022-21/2022-06-15",      "From spring (March to May) to 15 June 2022. Possible: March to April. Certain: May to June.", "春季（2022年3月至5月）至6月15日。可能：3月至4月；确定：5月至6月。"),
        ("2022-11/2023-02",         "From November 2022 to February 2023.",                                                        "2022年11月至2023年2月。"),
        ("[2022-10..2022-12]",      "Once, between October and December 2022.",                                                    "2022年10月至12月之间一次。"),
        ("[2022-12..2023-02]",      "Once, between December 2022 and February 2023; perhaps after this year.",                     "2022年12月至2023年2月之间一次；也可能在本年之后。"),
        ("[2021-11..2022-01]",      "Once, between November 2021 and January 2022; perhaps before this year.",                     "2021年11月至2022年1月之间一次；也可能在本年之前。"),
        ("[2022-12,2023-03]",       "Once, in December 2022 or March 2023; perhaps after this year.",                              "2022年12月或2023年3月一次；也可能在本年之后。"),
        ("{2022-05-04,2022-05-11}", "On 4 and 11 May 2022.",                                                                       "2022年5月4日和11日。"),
        ("{2022-12,2023-01}",       "In December 2022 and January 2023.",                                                          "2022年12月和2023年1月。"),
    ];
    assert_said("2022", &table, |(_, sentence)| sentence);
}

#[test]
fn a_period_within_months_tells_what_lies_outside_by_days() {
    #[rustfmt::skip]
    let table = [
        ("2022-04-03",               "On 3 April 2022, before this period.",                           "2022年4月3日，在本时段之前。"),
        ("2023-04-20",               "On 20 April 2023, after this period.",                           "2023年4月20日，在本时段之后。"),
        ("2022-04",                  "In April 2022.",                                                 "2022年4月。"),
        ("2022-04-07",               "On 7 April 2022.",                                               "2022年4月7日。"),
        ("[2022-04-01..2022-04-10]", "Once, between 1 and 10 April 2022; perhaps before this period.", "2022年4月1日至10日之间一次；也可能在本时段之前。"),
        ("[2022-04..2022-06]",       "Once, between April and June 2022.",                             "2022年4月至6月之间一次。"),
        ("2022-03-10/2022-04-03",    "From 10 March to 3 April 2022, before this period.",             "2022年3月10日至4月3日，在本时段之前。"),
        ("2022-03-10/2022-04-20",    "From 10 March to 20 April 2022.",                                "2022年3月10日至4月20日。"),
    ];
    assert_said("2022-04-06/2023-04-05", &table, |(_, sentence)| sentence);
}

#[test]
fn a_period_of_two_years_names_them() {
    #[rustfmt::skip]
    let table = [
        ("{2022-09,2023-09}",     "in September 2022 and September 2023",                   "2022年9月和2023年9月"),
        ("2022-09/2022-12",       "from September to December 2022",                        "2022年9月至12月"),
        ("2023-03-04/2023-03-09", "from 4 to 9 March 2023",                                 "2023年3月4日至9日"),
        ("2024-XX",               "once, in some month of 2024; perhaps after this period", "2024年某月一次；也可能在本时段之后"),
    ];
    assert_said("2022-09/2024-08", &table, |(short, _)| short);
}

#[test]
fn a_period_is_said_as_it_is_written() {
    #[rustfmt::skip]
    let table = [
        ("2022",                  "2022",                             "2022"),
        ("2022-05",               "May 2022",                         "2022年5月"),
        ("2022-03/2022-06",       "March to June 2022",               "2022年3月至6月"),
        ("2022-09/2023-08",       "September 2022 to August 2023",    "2022年9月至2023年8月"),
        ("2022-04-06/2023-04-05", "6 April 2022 to 5 April 2023",     "2022年4月6日至2023年4月5日"),
        ("2022-01-01/2022-12-31", "2022",                             "2022"),
    ];
    for (text, en, zh) in table {
        let period = Period::parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
        assert_eq!(Locale::new(Lang::En).period(period), en);
        assert_eq!(Locale::new(Lang::ZhHans).period(period), zh);
    }
}

#[test]
fn a_date_outside_is_a_fault_by_months_and_a_remark_by_days() {
    let found = |period, when| {
        let reading = cases::reading(period, &[when]);
        let outside = reading
            .diagnostics
            .into_iter()
            .find(|d| d.code == Code::DateOutsidePeriod);
        (outside, reading.dataset.is_some())
    };
    let fiscal = "2022-04-06/2023-04-05";
    for when in [
        "2022-04-03",
        "2023-04-20",
        "2022-03-10/2022-04-05",
        "{2022-04-03,2023-04-20}",
        "XXXX-04-03/2022-04-05",
        "2022-04-0X/2022-04-05",
    ] {
        let (outside, is_read) = found(fiscal, when);
        let outside = outside.unwrap_or_else(|| panic!("{when}: nothing is said"));
        assert!(is_read, "{when}");
        assert_eq!(outside.severity, Severity::Warning, "{when}");
        let remedy = Locale::new(Lang::En).diagnostic(&outside).remedy;
        assert_eq!(
            remedy,
            "Write a date within 6 April 2022 to 5 April 2023, or correct the period."
        );
    }
    for when in [
        "2022-04",
        "2022-04-06",
        "2023-04-05",
        "2022-03-10/2022-04-06",
        "[2022-04-01..2022-04-10]",
    ] {
        assert_eq!(found(fiscal, when), (None, true), "{when}");
    }
    let (outside, is_read) = found("2022", "2023-01");
    let outside = outside.unwrap_or_else(|| panic!("nothing is said"));
    assert_eq!((outside.severity, is_read), (Severity::Error, false));
    let remedy = Locale::new(Lang::ZhHans).diagnostic(&outside).remedy;
    assert_eq!(remedy, "请写2022年以内的日期，或更正时段。");
}

#[test]
fn no_activity_of_the_shipped_data_has_its_year_twice() {
    for (file, text) in [
        ("2022", include_str!("../../../data/2022.json")),
        ("sample", include_str!("../../../data/sample.json")),
    ] {
        let data = read(text.as_bytes()).dataset;
        let data = data.unwrap_or_else(|| panic!("{file} is read"));
        for activity in data.activities() {
            for lang in [Lang::En, Lang::ZhHans] {
                let sentence = Locale::new(lang).when_sentence(activity, data.period());
                let years = |year: i32| sentence.matches(&year.to_string()).count();
                let most = (2020..2030).map(years).max();
                assert_eq!(most, Some(1), "{file} {}: {sentence}", activity.id());
            }
        }
    }
}

#[test]
fn marks_and_the_csv_file_say_the_words_of_the_table() {
    for when in ["[2022-12..2023-02]", "2022-05-04~", "2021-06/..", "2022-24"] {
        let data = cases::dataset("2022", when).unwrap_or_else(|| panic!("{when}"));
        for lang in [Lang::En, Lang::ZhHans] {
            let (words, _) = cases::words(&data, lang);
            let locale = Locale::new(lang);
            let name = locale.activity_name(&data, data.activity(0));
            assert!(name.ends_with(&words), "{name}");
            assert!(locale.merged(&data, 0, &[0], None).ends_with(&words));
            assert!(locale.csv(&data, &[0]).contains(&words), "{when}");
        }
    }
}

#[test]
fn a_mark_of_several_activities_is_no_more_exact_than_they_are() {
    #[rustfmt::skip]
    let table = [
        (["2022-05-04", "2022-05-11"],      "4 to 11 May",                     "5月4日至11日"),
        (["2022-05-04", "2022-05-04"],      "4 May",                           "5月4日"),
        (["2022-05-04", "2022-06"],         "May to June",                     "5月至6月"),
        (["2022-03~/..", "2022-01-09"],     "January and March to December",   "1月和3月至12月"),
        (["../2022-02", "2022-01-09"],      "January to February",             "1月至2月"),
        (["2022-11-04/2023-02", "2022-11"], "November to December",            "11月至12月"),
    ];
    for (whens, en, zh) in table {
        let data = cases::dataset_of("2022", &whens).unwrap_or_else(|| panic!("{whens:?}"));
        for (lang, want) in [(Lang::En, en), (Lang::ZhHans, zh)] {
            let name = Locale::new(lang).merged(&data, 0, &[0, 1], None);
            let when = name.rsplit([',', '，']).next().unwrap_or_default();
            assert_eq!(when.trim(), want, "{whens:?}");
        }
    }
}

/// The files of `tests/cases` that are about dates and periods.
#[test]
fn the_cases_are_read_and_said_in_both_languages() {
    #[rustfmt::skip]
    let table = [
        (include_str!("../../../tests/cases/X1-year-twice.json"), [
            ("From November 2022 to February 2023.", "2022年11月至2023年2月。"),
            ("From June 2021, no end named.", "2021年6月起，未写明结束。"),
        ].as_slice()),
        (include_str!("../../../tests/cases/X2-invented-days.json"), &[
            ("From March to 15 June 2022.", "2022年3月至6月15日。"),
            ("From 5 March to June 2022.", "2022年3月5日至6月。"),
            ("On 4 and 11 May 2022.", "2022年5月4日和11日。"),
            ("About 4 May 2022.", "2022年5月4日前后。"),
            (
                "From spring (March to May) to 15 June 2022. Possible: March to April. Certain: May to June.",
                "春季（2022年3月至5月）至6月15日。可能：3月至4月；确定：5月至6月。",
            ),
        ]),
        (include_str!("../../../tests/cases/10-two-years.json"), &[
            ("In September 2022 and September 2023.", "2022年9月和2023年9月。"),
        ]),
        (include_str!("../../../tests/cases/11-fiscal-year.json"), &[
            ("On 3 April 2022, before this period.", "2022年4月3日，在本时段之前。"),
            ("On 20 April 2023, after this period.", "2023年4月20日，在本时段之后。"),
        ]),
        (include_str!("../../../tests/cases/12-over-the-edge.json"), &[
            (
                "Once, between December 2022 and February 2023; perhaps after this year.",
                "2022年12月至2023年2月之间一次；也可能在本年之后。",
            ),
            (
                "Once, between November 2021 and January 2022; perhaps before this year.",
                "2021年11月至2022年1月之间一次；也可能在本年之前。",
            ),
            (
                "Once, in winter (December 2022 to February 2023); perhaps after this year.",
                "冬季（2022年12月至2023年2月）一次；也可能在本年之后。",
            ),
            (
                "Once, in December 2022 or March 2023; perhaps after this year.",
                "2022年12月或2023年3月一次；也可能在本年之后。",
            ),
        ]),
    ];
    for (file, sentences) in table {
        let data = read(file.as_bytes()).dataset;
        let data = data.unwrap_or_else(|| panic!("{file}"));
        assert_eq!(data.n_activities(), sentences.len());
        for (activity, (en, zh)) in data.activities().zip(sentences) {
            let said = |lang| Locale::new(lang).when_sentence(activity, data.period());
            assert_eq!(&said(Lang::En), en);
            assert_eq!(&said(Lang::ZhHans), zh);
        }
    }
}
