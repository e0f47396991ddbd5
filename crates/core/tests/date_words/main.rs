//! The words of dates: tables in both languages, and a reader that gets the value back out of the English words.

mod cases;

mod reader;
mod round_trip;

use yearline_core::domain::{Lang, Period};
use yearline_core::ingest::{Code, Severity, read};
use yearline_core::text::Locale;

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
        ("2022", include_str!("../../../../data/2022.json")),
        ("sample", include_str!("../../../../data/sample.json")),
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
        (include_str!("../../../../tests/cases/X1-year-twice.json"), [
            ("From November 2022 to February 2023.", "2022年11月至2023年2月。"),
            ("From June 2021, no end named.", "2021年6月起，未写明结束。"),
        ].as_slice()),
        (include_str!("../../../../tests/cases/X2-invented-days.json"), &[
            ("From March to 15 June 2022.", "2022年3月至6月15日。"),
            ("From 5 March to June 2022.", "2022年3月5日至6月。"),
            ("On 4 and 11 May 2022.", "2022年5月4日和11日。"),
            ("About 4 May 2022.", "2022年5月4日前后。"),
            (
                "From spring (March to May) to 15 June 2022. Possible: March to April. Certain: May to June.",
                "春季（2022年3月至5月）至6月15日。可能：3月至4月；确定：5月至6月。",
            ),
        ]),
        (include_str!("../../../../tests/cases/10-two-years.json"), &[
            ("In September 2022 and September 2023.", "2022年9月和2023年9月。"),
        ]),
        (include_str!("../../../../tests/cases/11-fiscal-year.json"), &[
            ("On 3 April 2022, before this period.", "2022年4月3日，在本时段之前。"),
            ("On 20 April 2023, after this period.", "2023年4月20日，在本时段之后。"),
        ]),
        (include_str!("../../../../tests/cases/12-over-the-edge.json"), &[
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
