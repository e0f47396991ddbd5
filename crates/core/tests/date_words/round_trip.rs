//! Any value, said and read back.

use proptest::prelude::*;
use yearline_core::domain::Lang;

use crate::cases;
use crate::reader::{self, Date, End, Item, Value};

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
