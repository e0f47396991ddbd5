//! Files that are not what they should be: told in full, in the reader's language, with a way back; never a blank page.

use serde_json::json;
use yearline_core::domain::Lang;
use yearline_core::ingest::{self, Code, Severity};
use yearline_core::text::Locale;

use super::scenarios;
use crate::broken::{self, FAULTY};
use crate::page::Page;

scenarios![
    each_fault_of_a_file_is_told_and_leads_back,
    several_faults_are_told_at_once_in_both_languages,
    a_file_with_remarks_is_shown_with_them,
    a_file_with_a_byte_order_mark_is_shown,
    a_year_without_activities_is_shown,
    a_title_of_ten_megabytes_does_no_harm,
    the_texts_of_a_file_are_only_ever_texts,
    a_missing_file_is_told,
    a_server_error_is_told,
    a_body_that_breaks_off_is_told needs Length,
    an_address_that_is_none_is_told,
    another_origin_is_read_where_it_allows_it,
    another_origin_that_does_not_allow_it_is_told,
    the_policy_of_the_host_is_told_as_a_reason,
];

/// What the program finds in a file, as the table on the page has to tell it: severity and place, found, wrong, remedy.
fn told(bytes: &[u8], lang: Lang) -> Vec<String> {
    let locale = Locale::new(lang);
    let line = |cells: &[&str]| {
        let cells: Vec<String> = cells
            .iter()
            .map(|c| c.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        cells.join(" | ")
    };
    ingest::read(bytes)
        .diagnostics
        .iter()
        .map(|d| {
            let said = locale.diagnostic(d);
            let severity = if d.severity == Severity::Error {
                locale.messages.fault
            } else {
                locale.messages.remark
            };
            line(&[
                &format!("{severity} {}", said.place),
                &d.found,
                &said.wrong,
                &said.remedy,
            ])
        })
        .collect()
}

/// The rows of the table on the page, also where it is folded away.
fn rows(page: &Page<'_>) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#report tbody tr')]\
        .map(r => [...r.cells].map(c => c.textContent.replace(/\\s+/g, ' ').trim()).join(' | '))";
    crate::page::strings(&page.js(script, json!([])))
}

/// Nothing is shown but the report, and its button leads to the built-in year.
#[track_caller]
fn leads_back(page: &Page<'_>) {
    assert!(
        page.text("#report").is_some_and(|t| t.len() > 40),
        "the page is not blank"
    );
    assert_eq!(page.role_of("#report"), "alert");
    assert_eq!(
        page.count("#sentence"),
        0,
        "nothing is shown that was not read"
    );
    page.click("#builtin");
    page.shows_a_year();
    page.says(&page.world.said(""));
    page.has_no("#report");
    page.has_query("");
}

fn each_fault_of_a_file_is_told_and_leads_back(page: &Page<'_>) {
    for (name, code) in FAULTY {
        let bytes = broken::bytes(name, &page.world.dist).expect("a file of that name");
        let codes: Vec<Code> = ingest::read(&bytes)
            .diagnostics
            .iter()
            .map(|d| d.code)
            .collect();
        assert!(codes.contains(code), "{name}: {codes:?}");
        page.go(&format!("?data=/broken/{name}"));
        page.has("#report");
        page.eventually(name, || rows(page), told(&bytes, Lang::En));
        assert!(
            page.text("#report .report-title")
                .is_some_and(|t| t.contains(name)),
            "the file is named"
        );
        leads_back(page);
    }
}

fn several_faults_are_told_at_once_in_both_languages(page: &Page<'_>) {
    let bytes = broken::bytes("many-faults", &page.world.dist).expect("a file of that name");
    for (lang, tag) in [(Lang::En, "en"), (Lang::ZhHans, "zh-Hans")] {
        page.go(&format!("?lang={tag}&data=/broken/many-faults"));
        page.has("#report");
        page.eventually(tag, || rows(page), told(&bytes, lang));
        assert!(rows(page).len() >= 8, "{:#?}", rows(page));
        page.eventually(
            "the page's language",
            || page.attribute("html", "lang"),
            Some(tag.to_owned()),
        );
    }
    let table = page.texts("#report thead th");
    assert_eq!(table, ["位置", "读到", "问题", "如何修改"]);
}

fn a_file_with_remarks_is_shown_with_them(page: &Page<'_>) {
    let bytes = broken::bytes("remarks", &page.world.dist).expect("a file of that name");
    page.open("?data=/broken/remarks");
    page.has("#report");
    assert_eq!(rows(page), told(&bytes, Lang::En));
    assert!(
        rows(page).len() >= 3 && rows(page).iter().all(|r| r.starts_with("Remark")),
        "{:#?}",
        rows(page)
    );
    assert!(
        page.text("#report .report-title")
            .is_some_and(|t| t.ends_with("is shown, with remarks"))
    );
    page.has_rows(77);
    page.click_named("button", "Dismiss");
    page.has_no("#report");
    page.has_rows(77);
}

fn a_file_with_a_byte_order_mark_is_shown(page: &Page<'_>) {
    page.open("?data=/broken/byte-order-mark");
    page.says(&page.world.said(""));
    assert_eq!(page.count("#report"), 0);
}

fn a_year_without_activities_is_shown(page: &Page<'_>) {
    page.open("?data=/broken/no-activities");
    assert!(
        page.text("#sentence")
            .is_some_and(|t| t.starts_with("No activities"))
    );
    assert!(
        page.text("#matrix h2")
            .is_some_and(|t| t.contains("No activities yet"))
    );
    page.click("#chip-initiative-0");
    page.has_query("data=/broken/no-activities&initiative=1");
}

fn a_title_of_ten_megabytes_does_no_harm(page: &Page<'_>) {
    page.go("?data=/broken/long-title");
    page.has("#report");
    let wrong = rows(page).join("\n");
    assert!(wrong.contains("The text is too long."), "{wrong}");
    assert!(
        page.text("body").is_some_and(|t| t.len() < 200_000),
        "the page does not carry it along"
    );
    // Whether it is shown, shortened, or not at all: the way back is there.
    page.click_named("button", "Back to the built-in year");
    page.shows_a_year();
    page.says(&page.world.said(""));
}

fn the_texts_of_a_file_are_only_ever_texts(page: &Page<'_>) {
    page.open("?data=/broken/scripts&item=history-review");
    page.has("#activity");
    assert!(
        page.text("#activity-title")
            .is_some_and(|t| t.starts_with("<img src=x"))
    );
    assert_eq!(page.count(".page img, .page script"), 0);
    assert_ne!(page.js("return document.title", json!([])), "owned");
}

fn a_missing_file_is_told(page: &Page<'_>) {
    page.allow_error("404");
    page.go("?data=data/2031.json");
    page.has("#report");
    let text = page.text("#report").unwrap_or_default();
    assert!(
        text.contains("data/2031.json could not be fetched") && text.contains("no such file (404)"),
        "{text}"
    );
    assert_eq!(page.count("main, [role=main]"), 1);
    assert_eq!(page.count("h1"), 1);
    leads_back(page);
}

fn a_server_error_is_told(page: &Page<'_>) {
    page.allow_error("500");
    page.go("?data=/broken/error");
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|t| t.contains("error (500)"))
    );
    leads_back(page);
}

fn a_body_that_breaks_off_is_told(page: &Page<'_>) {
    page.allow_error("ERR_CONTENT_LENGTH_MISMATCH");
    page.go("?data=/broken/half");
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|t| t.contains("could not be fetched"))
    );
    leads_back(page);
}

fn an_address_that_is_none_is_told(page: &Page<'_>) {
    for address in ["javascript:alert(1)", "http://", "ftp://example.org/x.json"] {
        page.go(&format!("?data={address}"));
        page.has("#report");
        let text = page.text("#report").unwrap_or_default();
        assert!(
            text.contains("The address of the data cannot be fetched."),
            "{address}: {text}"
        );
        leads_back(page);
    }
}

fn another_origin_is_read_where_it_allows_it(page: &Page<'_>) {
    let other = &page.world.other.origin;
    page.allow_origin(other);
    page.go_lax(&format!("?data={other}/shared/2022.json"));
    page.shows_a_year();
    page.says(&page.world.said(""));
    assert_eq!(page.count("#report"), 0);
}

fn another_origin_that_does_not_allow_it_is_told(page: &Page<'_>) {
    let other = &page.world.other.origin;
    page.allow_origin(other);
    page.allow_error("CORS policy");
    page.allow_error("ERR_FAILED");
    page.go_lax(&format!("?data={other}/private/2022.json"));
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|t| t.contains("Access-Control-Allow-Origin"))
    );
    leads_back(page);
}

fn the_policy_of_the_host_is_told_as_a_reason(page: &Page<'_>) {
    let other = &page.world.other.origin;
    page.allow_origin(other);
    page.allow_error("Content Security Policy");
    page.allow_error("forbidden by the policy: connect-src");
    page.go(&format!("?data={other}/shared/2022.json"));
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|t| t.contains("could not be fetched"))
    );
    leads_back(page);
}
