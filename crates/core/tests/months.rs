//! From EDTF to months: tables of what each form means, and an oracle that tries every day.

use edtf_core::{Bound, Edtf};
use proptest::prelude::*;
use yearline_core::domain::{Day, MonthSet, Period, When, WhenError};

/// Draws the months of 2022 (or of 2024 for leap days): `#` certain, `/` possible, `.` neither.
fn months(text: &str, year: &str) -> String {
    let period = Period::parse(year).unwrap_or_else(|e| panic!("{year}: {e:?}"));
    match When::parse(text, period) {
        Ok(when) => (0..period.n_months())
            .map(
                |i| match (when.certain.contains(i), when.possible.contains(i)) {
                    (true, true) => '#',
                    (false, true) => '/',
                    (false, false) => '.',
                    (true, false) => '!',
                },
            )
            .collect(),
        Err(e) => match e {
            WhenError::NotEdtf(_) => "not EDTF".into(),
            WhenError::OutsidePeriod => "outside".into(),
        },
    }
}

#[test]
fn edtf_becomes_months() {
    #[rustfmt::skip]
    let table = [
        // once
        ("2022-05-04",                  "....#......."),
        ("2022-05",                     "....#......."),
        ("2022-05~",                    "..../......."),
        ("2022-05?",                    "..../......."),
        ("2022-05-04%",                 "..../......."),
        ("2022-05-XX",                  "....#......."),
        ("2022-05-04T10:00:00Z",        "....#......."),
        ("2022",                        "////////////"),
        ("2022-XX",                     "////////////"),
        ("2022-XX-XX",                  "////////////"),
        ("2022-1X",                     ".........///"),
        ("2022-0X",                     "/////////..."),
        ("202X",                        "////////////"),
        ("2022-X2",                     "./........./"),
        ("202X-03",                     "../........."),
        ("XXXX-12-25",                  ".........../"),
        ("2022-XX-31",                  "/./././/././"),
        // seasons, quarters, quadrimesters, semestrals
        ("2022-21",                     "..///......."),
        ("2022-34",                     "...///......"),
        ("2022-39",                     "........////"),
        ("2022-41",                     "......//////"),
        // lasted
        ("2022-03/2022-06",             "..####......"),
        ("2022-03-01/2022-06-30",       "..####......"),
        ("2022-03-31/2022-04-01",       "..##........"),
        ("2022-03-15/2022-03-15",       "..#........."),
        ("2022-03/2022-03",             "..#........."),
        ("2022-03~/..",                 "../#########"),
        ("2022-03-28~/..",              "../#########"),
        ("2022-03/..",                  "..##########"),
        ("2022-03-31/..",               "..##########"),
        ("2022/2022-03",                "//#........."),
        ("2022-11/2022",                "..........#/"),
        ("2022-03/",                    "..#/////////"),
        ("/2022-03",                    "//#........."),
        ("../2022-03",                  "###........."),
        ("2022-03-10/2022-06~",         "..###/......"),
        ("2022-03~/2022-03~",           "../........."),
        // across years
        ("2021-11-05/2022-02-03",       "##.........."),
        ("2021-11/2022-02",             "##.........."),
        ("2022-11-20/2023-02",          "..........##"),
        ("2020/2024",                   "############"),
        // sets
        ("[2022-10..2022-12]",          ".........///"),
        ("[2022-03,2022-09]",           "../...../..."),
        ("[2022-05-01..2022-05-09]",    "....#......."),
        ("[2022-05,2022-05]",           "....#......."),
        ("[2021-12,2022-01]",           "/..........."),
        ("[..2022-02]",                 "//.........."),
        ("[2022-11..]",                 "..........//"),
        ("{2022-03,2022-09}",           "..#.....#..."),
        ("{2022-03..2022-05}",          "..###......."),
        ("{2021..2023}",                "////////////"),
        ("{2022-11..}",                 "..........##"),
        ("{2022-03~,2022-09}",          "../.....#..."),
        ("{2022-03-04,2022-XX}",        "//#/////////"),
        // faults
        ("2023-01",                     "outside"),
        ("2022-06/2022-03",             "not EDTF"),
        ("2021-01/2021-12",             "outside"),
        ("2022-13",                     "not EDTF"),
        ("2022-02-29",                  "not EDTF"),
        ("March",                       "not EDTF"),
        ("",                            "not EDTF"),
    ];
    let got: Vec<_> = table
        .iter()
        .map(|(text, _)| (*text, months(text, "2022")))
        .collect();
    let want: Vec<_> = table
        .iter()
        .map(|(text, want)| (*text, (*want).to_owned()))
        .collect();
    for (got, want) in got.iter().zip(&want) {
        assert_eq!(got, want);
    }
}

#[test]
fn leap_days_and_other_periods() {
    #[rustfmt::skip]
    let table = [
        ("2024-02-29",            "2024",            ".#.........."),
        ("2024-02-29/2024-03-01", "2024",            ".##........."),
        ("2022-12-20/2023-01-10", "2022-09/2023-08", "...##......."),
        ("2023",                  "2022-09/2023-08", "....////////"),
        ("2022-XX",               "2022-09/2023-08", "////........"),
    ];
    for (text, period, want) in table {
        assert_eq!(months(text, period), want, "{text} in {period}");
    }
}

#[test]
fn the_days_certainly_under_way() {
    let year = Period::parse("2022").unwrap_or_else(|e| panic!("{e:?}"));
    let sure = |text| {
        When::parse(text, year)
            .ok()
            .and_then(|w| w.sure)
            .map(|(a, b)| {
                let end = |d: Day| {
                    if d == Day::MAX {
                        "..".into()
                    } else {
                        d.to_string()
                    }
                };
                format!("{} {}", end(a), end(b))
            })
    };
    assert_eq!(sure("2022-03~/.."), Some("2022-04-01 ..".into()));
    assert_eq!(
        sure("2022-03/2022-06"),
        Some("2022-03-01 2022-06-30".into())
    );
    assert_eq!(sure("2022-03-04"), Some("2022-03-04 2022-03-04".into()));
    assert_eq!(sure("2022-03"), None);
    assert_eq!(sure("2022-03/"), Some("2022-03-01 2022-03-31".into()));
    assert_eq!(sure("2022-03~/"), None);
    assert_eq!(sure("2022-03~/2022-04~"), None);
}

/// Every day that an EDTF date may be, by the days of the years around.
fn days_of(text: &str) -> Vec<Day> {
    let bounds = Edtf::parse(text)
        .unwrap_or_else(|e| panic!("{text}: {e}"))
        .bounds();
    let day = |bound| match bound {
        Bound::Date(d) => Day::from_civil(d.year as i32, d.month, d.day)
            .unwrap_or_else(|| panic!("{text}: no day")),
        _ => panic!("{text}: no bounds"),
    };
    (day(bounds.earliest).0..=day(bounds.latest).0)
        .map(Day)
        .collect()
}

/// What is certain and what is possible, from a question that is asked of every choice: was it so in that month?
fn months_of<C>(
    period: Period,
    choices: &[C],
    was_in: impl Fn(&C, Day, Day) -> bool,
) -> (MonthSet, MonthSet) {
    let months_where = |all: bool| {
        let is_it = |first, last| {
            let mut answers = choices.iter().map(|c| was_in(c, first, last));
            if all {
                answers.all(|a| a)
            } else {
                answers.any(|a| a)
            }
        };
        period
            .months()
            .enumerate()
            .filter(|(_, m)| is_it(m.first_day(), m.last_day()))
            .map(|(i, _)| i)
            .collect()
    };
    (months_where(true), months_where(false))
}

fn assert_months(text: &str, period: Period, (certain, possible): (MonthSet, MonthSet)) {
    match When::parse(text, period) {
        Ok(when) => {
            assert_eq!(when.possible, possible, "{text}: possible");
            assert_eq!(when.certain, certain, "{text}: certain");
        }
        Err(WhenError::OutsidePeriod) => assert_eq!(possible, MonthSet::EMPTY, "{text}"),
        // A set whose range runs backwards, say.
        Err(WhenError::NotEdtf(_)) => {}
    }
}

/// A date without qualifier, from the years around 2022: a day, a month or a year.
fn date() -> impl Strategy<Value = String> {
    let year = 2021..=2023;
    let month = || 1..=12u8;
    prop_oneof![
        6 => (year.clone(), month(), 1..=28u8).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        6 => (year.clone(), month()).prop_map(|(y, m)| format!("{y}-{m:02}")),
        1 => year.prop_map(|y: i32| y.to_string()),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    let periods = ["2022", "2021-09/2022-08", "2022-02", "2022/2023"];
    prop::sample::select(periods.to_vec())
        .prop_map(|p| Period::parse(p).unwrap_or_else(|e| panic!("{p}: {e:?}")))
}

/// A set of dates and of ranges of dates, without its brackets.
fn members() -> impl Strategy<Value = String> {
    let month = || 1..=12u8;
    let range =
        (month(), month()).prop_map(|(a, b)| format!("2022-{:02}..2022-{:02}", a.min(b), a.max(b)));
    let days = (month(), 1..=28u8, 0..40i32).prop_map(|(m, d, n)| {
        let first = Day::from_civil(2022, m, d).unwrap_or_else(|| panic!("{m} {d}"));
        format!("{first}..{}", Day(first.0 + n))
    });
    prop::collection::vec(prop_oneof![4 => date(), 1 => range, 1 => days], 1..4)
        .prop_map(|m| m.join(","))
}

/// The days of each value that a set denotes, as `edtf_core` enumerates them.
fn days_by_member(set: &str) -> Vec<Vec<Day>> {
    let set = Edtf::parse(set).unwrap_or_else(|e| panic!("{set}: {e}"));
    let values = set.values().unwrap_or_else(|e| panic!("{e}"));
    values.map(|value| days_of(&value.to_string())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_date_is_some_day_of_it(text in date(), period in period()) {
        let choices = days_of(&text);
        assert_months(&text, period, months_of(period, &choices, |day, first, last| (first..=last).contains(day)));
    }

    #[test]
    fn an_interval_is_under_way_from_any_start_to_any_end_after_it(a in date(), b in date(), period in period()) {
        let text = format!("{a}/{b}");
        prop_assume!(Edtf::parse(&text).is_ok());
        let (starts, ends) = (days_of(&a), days_of(&b));
        let choices: Vec<(Day, Day)> =
            starts.iter().flat_map(|s| ends.iter().filter(move |e| s <= e).map(move |e| (*s, *e))).collect();
        let under_way = |&(start, end): &(Day, Day), first, last| start <= last && end >= first;
        assert_months(&text, period, months_of(period, &choices, under_way));
    }

    #[test]
    fn an_open_end_is_not_reached_and_an_unknown_one_is_anywhere(
        date in date(), period in period(), from_start in any::<bool>(), open in any::<bool>(),
    ) {
        let known = days_of(&date);
        let far = if open { 0..=0 } else { 0..=40 };
        // Ends that lie far beyond the period, or anywhere between there and the known one, month by month.
        let choices: Vec<(Day, Day)> = known.iter().flat_map(|&day| far.clone().map(move |n| {
            let far = 1200 - 30 * n;
            if from_start { (day, Day(day.0 + far)) } else { (Day(day.0 - far), day) }
        })).collect();
        let dots = if open { ".." } else { "" };
        let text = if from_start { format!("{date}/{dots}") } else { format!("{dots}/{date}") };
        let under_way = |&(start, end): &(Day, Day), first, last| start <= last && end >= first;
        assert_months(&text, period, months_of(period, &choices, under_way));
    }

    #[test]
    fn one_of_a_set_is_some_day_of_some_member(members in members(), period in period()) {
        let text = format!("[{members}]");
        prop_assume!(Edtf::parse(&text).is_ok());
        let choices: Vec<Day> = days_by_member(&text).concat();
        assert_months(&text, period, months_of(period, &choices, |day, first, last| (first..=last).contains(day)));
    }

    #[test]
    fn all_of_a_set_is_some_day_of_every_member(members in members(), period in period()) {
        let text = format!("{{{members}}}");
        prop_assume!(Edtf::parse(&text).is_ok());
        // What is chosen for one member is independent of the others: each has its own certainty.
        let mut both = (MonthSet::EMPTY, MonthSet::EMPTY);
        for days in days_by_member(&text) {
            let (certain, possible) = months_of(period, &days, |day, first, last| (first..=last).contains(day));
            both = (both.0 | certain, both.1 | possible);
        }
        assert_months(&text, period, both);
    }

    #[test]
    fn unspecified_digits_are_any_digit(mask in "202[1-3X]-(0[1-9X]|1[0-2X]|X[0-2X])(-([012][1-9X]|X[0-9X]|3[01X]))?", period in period()) {
        let Ok(edtf) = Edtf::parse(&mask) else { return Ok(()) };
        let values = edtf.values().unwrap_or_else(|e| panic!("{mask}: {e}"));
        let choices: Vec<Day> = values.flat_map(|value| days_of(&value.to_string())).collect();
        let (certain, possible) = months_of(period, &choices, |day, first, last| (first..=last).contains(day));
        assert_months(&mask, period, (certain, possible));
    }

    #[test]
    fn a_qualifier_leaves_every_month_possible_and_none_certain(date in date(), mark in "[~?%]", period in period()) {
        let (plain, marked) = (When::parse(&date, period), When::parse(&format!("{date}{mark}"), period));
        prop_assert_eq!(plain.map(|w| w.possible), marked.map(|w| w.possible));
        prop_assert_eq!(marked.map_or(MonthSet::EMPTY, |w| w.certain), MonthSet::EMPTY);
    }
}
