//! The table: the twin of every chart.

use serde_json::json;

use super::scenarios;
use crate::page::Page;

scenarios![
    a_column_sorts_both_ways,
    what_has_no_month_comes_last_by_date,
    names_are_in_the_order_of_their_language,
    the_order_stands_in_the_address,
    the_table_is_downloaded_as_shown,
    the_table_is_downloaded_in_chinese,
];

fn sorted(page: &Page<'_>) -> Vec<String> {
    page.js(
        "return [...document.querySelectorAll('#table th[aria-sort]')].map(h => h.innerText.trim() + ' ' + h.getAttribute('aria-sort'))",
        json!([]),
    )
    .as_array()
    .into_iter()
    .flatten()
    .map(|v| v.as_str().unwrap_or_default().replace([' ', '↑', '↓', '\u{a0}'], ""))
    .collect()
}

fn head(column: usize) -> String {
    format!("#table thead th:nth-child({column}) button")
}

fn a_column_sorts_both_ways(page: &Page<'_>) {
    page.open("");
    assert_eq!(sorted(page), ["No.ascending"]);
    let numbers = || page.texts("#table tbody tr:not([hidden]) td.number");
    let ascending = numbers();
    assert_eq!(
        (
            ascending[0].as_str(),
            ascending[ascending.len() - 1].as_str()
        ),
        ("1.1", "10.11")
    );
    page.click(&head(1));
    page.eventually("sign", || sorted(page), vec!["No.descending".to_owned()]);
    let mut turned = ascending.clone();
    turned.reverse();
    page.eventually("turned round", numbers, turned);
    page.click(&head(2));
    page.eventually(
        "sign",
        || sorted(page),
        vec!["Activityascending".to_owned()],
    );
    let titles = page.texts("#table tbody tr:not([hidden]) th.name");
    let letters = |t: &String| {
        t.to_lowercase()
            .trim_start_matches(['“', '”'])
            .chars()
            .next()
    };
    assert!(
        letters(&titles[20]) <= letters(&titles[70]),
        "{:?} before {:?}",
        titles[20],
        titles[70]
    );
    // A filter keeps the order.
    page.click("#chip-initiative-3");
    page.eventually(
        "filtered",
        || page.count("#table tbody tr:not([hidden])"),
        4,
    );
    assert_eq!(sorted(page), ["Activityascending"]);
}

fn what_has_no_month_comes_last_by_date(page: &Page<'_>) {
    page.open("");
    page.click(&head(4));
    page.eventually("sign", || sorted(page), vec!["Whenascending".to_owned()]);
    let first = page.texts("#table tbody tr:not([hidden]):nth-child(-n+4) th.name");
    assert_eq!(
        first,
        [
            "Micro-lesson contest",
            "Epidemic service by members and cadres",
            "Teachers’ Day commendation",
            "Congress report studied in the branches"
        ]
    );
    page.click(&head(4));
    page.eventually("sign", || sorted(page), vec!["Whendescending".to_owned()]);
    let last = page.texts("#table tbody tr:not([hidden]):nth-last-child(-n+73) .when");
    assert!(
        last.iter().all(|when| when == "no month"),
        "what has no month is nowhere in the year, so it stays last: {last:?}"
    );
}

fn names_are_in_the_order_of_their_language(page: &Page<'_>) {
    for lang in ["en", "zh-Hans"] {
        page.go(&format!(
            "?data=/cases/15-chinese-order&lang={lang}&view=table&sort=activity"
        ));
        page.shows_a_year();
        let titles = page.texts("#table tbody tr:not([hidden]) th.name");
        let sorted = page.js(
            "return arguments[0].sort(new Intl.Collator('zh-Hans', {numeric: true}).compare)",
            json!([titles.clone()]),
        );
        assert_eq!(json!(titles), sorted, "on a page in {lang}");
    }
}

fn the_order_stands_in_the_address(page: &Page<'_>) {
    page.open("");
    page.click(&head(6));
    page.has_query("sort=figures");
    page.click(&head(6));
    page.has_query("sort=figures~desc");
    page.back();
    page.eventually("sign", || sorted(page), vec!["Figuresascending".to_owned()]);
    page.open("?sort=when~desc");
    assert_eq!(sorted(page), ["Whendescending"]);
    page.open("?sort=colour");
    assert_eq!(sorted(page), ["No.ascending"]);
    page.has(".address-fault");
}

fn the_table_is_downloaded_as_shown(page: &Page<'_>) {
    page.open("?initiative=4");
    page.click(&head(1));
    page.eventually("sign", || sorted(page), vec!["No.descending".to_owned()]);
    page.click("#download-csv");
    let (name, bytes) = page.downloaded();
    assert_eq!(name, "college-party-building-year-2022.csv");
    assert!(
        bytes.starts_with(b"\xef\xbb\xbf"),
        "spreadsheets know it as UTF-8"
    );
    let text = String::from_utf8(bytes).unwrap_or_default();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(lines.len(), 6, "headings, four activities, the end: {text}");
    assert!(
        lines[0].starts_with("id,No.,Initiative,Activity,Kind,When,EDTF,"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].starts_with("company-aid,\u{2060}4.4,Epidemic and business aid,"),
        "{}",
        lines[1]
    );
    assert!(
        lines[4].starts_with("epidemic-service,\u{2060}4.1,") && lines[4].contains("2022-03~/.."),
        "{}",
        lines[4]
    );
    assert!(lines[4].contains("more than 400"), "{}", lines[4]);
}

fn the_table_is_downloaded_in_chinese(page: &Page<'_>) {
    page.open("?lang=zh-Hans&kind=talks");
    page.click("#download-csv");
    let (_, bytes) = page.downloaded();
    let text = String::from_utf8(bytes).unwrap_or_default();
    assert_eq!(text.matches("\r\n").count(), 10);
    assert!(
        text.contains("红色理论宣讲") && text.contains("超过200"),
        "{text}"
    );
}
