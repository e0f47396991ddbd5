//! Periods that are no calendar year, and what lies over their edges.

use super::scenarios;
use crate::page::Page;

scenarios![
    texts_of_a_dataset_have_their_own_language_and_direction,
    a_period_of_days_is_told_by_its_days,
    a_period_of_two_years_names_each_year,
    a_date_says_its_years_once,
];

fn a_period_of_days_is_told_by_its_days(page: &Page<'_>) {
    for (lang, period, first) in [
        (
            "en",
            "6 April 2022 to 5 April 2023",
            "On 3 April 2022, before this period.",
        ),
        (
            "zh-Hans",
            "2022年4月6日至2023年4月5日",
            "2022年4月3日，在本时段之前。",
        ),
    ] {
        page.go(&format!(
            "?data=/cases/11-fiscal-year.json&lang={lang}&item=a1"
        ));
        page.eventually(
            "masthead",
            || page.text(".mast-name b"),
            Some(period.into()),
        );
        page.eventually("when", || page.text(".activity-when"), Some(first.into()));
        // It is shown, and not without a remark.
        page.has("#report");
        assert_eq!(page.count("#report tbody tr"), 2);
    }
}

fn a_period_of_two_years_names_each_year(page: &Page<'_>) {
    for (width, lang) in [(320, "en"), (390, "zh-Hans"), (1366, "en")] {
        page.sized(width, 800);
        page.go(&format!(
            "?data=/cases/10-two-years.json&lang={lang}&item=a1"
        ));
        for place in [".matrix thead", ".months", "#activity .strip"] {
            page.has(&format!("{place} .year-mark"));
            let years = page.texts(&format!("{place} .year-mark"));
            let named: Vec<(usize, &str)> = years
                .iter()
                .map(|year| year.trim())
                .enumerate()
                .filter(|(_, year)| !year.is_empty())
                .collect();
            assert_eq!(named, [(0, "2022"), (4, "2023"), (16, "2024")], "{place}");
        }
    }
}

fn a_date_says_its_years_once(page: &Page<'_>) {
    for (case, lang, when) in [
        (
            "X1-year-twice",
            "en",
            [
                "From November 2022 to February 2023.",
                "From June 2021, no end named.",
            ]
            .as_slice(),
        ),
        (
            "X1-year-twice",
            "zh-Hans",
            &["2022年11月至2023年2月。", "2021年6月起，未写明结束。"],
        ),
        (
            "12-over-the-edge",
            "en",
            &["Once, between December 2022 and February 2023; perhaps after this year."],
        ),
    ] {
        for (i, want) in when.iter().enumerate() {
            let item = i + 1;
            page.go(&format!(
                "?data=/cases/{case}.json&lang={lang}&item=a{item}"
            ));
            let said = || page.text(".activity-when");
            page.eventually(case, said, Some((*want).to_owned()));
        }
    }
    page.go("?data=/cases/12-over-the-edge.json&lang=en&view=table");
    page.has("#table tbody tr:not([hidden]) td.when");
    assert_eq!(
        page.texts("#table tbody tr:not([hidden]) td.when")[0],
        "once, between December 2022 and February 2023; perhaps after this year"
    );
}

/// Arabic titles on an English page: read from the right, with their punctuation at their end, and named as Arabic.
fn texts_of_a_dataset_have_their_own_language_and_direction(page: &Page<'_>) {
    page.go("?data=/cases/14-arabic.json&lang=en");
    for selector in [
        "h1",
        "#matrix .row-title",
        "#table tbody th.name button",
        "#chip-kind-0 .chip-title",
    ] {
        page.has(selector);
        let looks = page.js(
            "const e = document.querySelector(arguments[0]); return [e.lang, e.dir, getComputedStyle(e).direction]",
            serde_json::json!([selector]),
        );
        assert_eq!(
            looks,
            serde_json::json!(["ar", "auto", "rtl"]),
            "{selector}"
        );
    }
    let marks = "return [...document.querySelectorAll('#timeline text.r-label')].every(t => getComputedStyle(t).unicodeBidi === 'plaintext')";
    assert_eq!(page.js(marks, serde_json::json!([])), true);
}
