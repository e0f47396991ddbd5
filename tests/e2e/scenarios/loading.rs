//! The page comes up, whole, quietly and from its own host alone.

use serde_json::json;
use yearline_core::domain::Lang;

use super::scenarios;
use crate::page::Page;
use crate::site::POLICY;

scenarios![
    the_page_shows_the_year,
    the_browser_holds_the_page_to_the_policy,
    another_dataset_shows_by_its_path,
    nothing_is_shown_before_what_stands_above_it,
    only_the_dataset_that_is_asked_for_is_fetched,
    the_page_speaks_the_language_that_the_reader_prefers needs Languages,
];

fn the_page_shows_the_year(page: &Page<'_>) {
    page.open("");
    assert_eq!(
        page.text("h1").as_deref(),
        Some("A college’s year of party building, 2022")
    );
    assert_eq!(
        page.js("return document.title", json!([])),
        "A college’s year of party building, 2022"
    );
    page.says(&page.world.said(""));
    let sentence = page.text("#sentence").unwrap_or_default();
    assert!(
        sentence.starts_with("All 77 activities are shown."),
        "{sentence}"
    );
    assert_eq!(page.count("[id^=chip-initiative-]"), 10);
    assert!(
        page.name_of("#chip-initiative-3")
            .starts_with("4 Epidemic and business aid")
    );
    assert_eq!(
        page.count("[id^=chip-month-]"),
        13,
        "twelve months, and none"
    );
    for part in [
        "figures",
        "filters",
        "initiatives",
        "matrix",
        "charts",
        "timeline",
        "table",
    ] {
        assert!(
            page.text(&format!("#{part}"))
                .is_some_and(|text| !text.is_empty()),
            "{part} is empty"
        );
    }
    let order = "return [...document.querySelectorAll('main > section')].map(s => s.id).filter(Boolean).join(' ')";
    assert_eq!(
        page.js(order, json!([])),
        "figures filters initiatives matrix charts timeline table"
    );
    page.has_rows(77);
    assert!(
        page.text(".standfirst")
            .is_some_and(|t| t.contains("17 February 2023")),
        "the source's date is told"
    );
    assert_eq!(
        page.attribute("#announcement", "aria-live").as_deref(),
        Some("polite")
    );
    assert_eq!(
        page.query(),
        "",
        "nothing is chosen, so the address has nothing to say"
    );
}

fn the_browser_holds_the_page_to_the_policy(page: &Page<'_>) {
    // Guards the other scenarios: they prove nothing if the policy is not in force, or if nobody would hear of its breach.
    assert!(POLICY.starts_with("default-src 'none'"));
    page.allow_error("Content Security Policy");
    page.allow_error("forbidden by the policy");
    page.open("");
    page.js(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s)",
        json!([]),
    );
    page.until(
        "the breach is noted",
        "return window.violations.length === 1 && window.ran === undefined",
    );
}

fn another_dataset_shows_by_its_path(page: &Page<'_>) {
    page.open("?data=data/sample.json");
    page.says(&page.world.sentence(&page.world.sample, Lang::En, ""));
    assert!(
        page.text("h1")
            .is_some_and(|t| t.contains("Fernhill Community College"))
    );
    assert_eq!(page.count("[id^=chip-initiative-]"), 12);
    page.has_rows(300);
    page.click_named("button", "Back to the built-in year");
    page.says(&page.world.said(""));
    page.has_query("");
}

/// A page that takes no other's place is seen while it is built: what comes too early would move.
fn nothing_is_shown_before_what_stands_above_it(page: &Page<'_>) {
    page.early(
        "window.came = []; new MutationObserver(() => { for (const e of document.querySelectorAll('main > section[id], .sheet footer')) { \
            const name = e.id || 'footer'; if (!e.closest('#static') && !window.came.includes(name)) window.came.push(name) } \
        }).observe(document, {childList: true, subtree: true})",
    );
    page.open("?data=/shared/2022.json");
    assert_eq!(
        page.js("return window.came.join(' ')", json!([])),
        "figures filters initiatives matrix charts timeline table footer"
    );
}

fn only_the_dataset_that_is_asked_for_is_fetched(page: &Page<'_>) {
    let fetched = "return performance.getEntriesByType('resource').map(r => r.name).filter(n => n.includes('/data/'))\
        .map(n => n.split('/').pop())";
    for (query, want) in [("", "2022.json"), ("?data=data/sample.json", "sample.json")] {
        page.open(query);
        assert_eq!(page.js(fetched, json!([])), json!([want]), "{query}");
    }
}

fn the_page_speaks_the_language_that_the_reader_prefers(page: &Page<'_>) {
    for (languages, lang) in [
        ("zh-CN,en", "zh-Hans"),
        ("fr,zh-SG", "zh-Hans"),
        ("fr-FR", "en"),
        ("en-GB", "en"),
    ] {
        page.prefers(languages);
        page.open("");
        page.eventually(
            languages,
            || page.attribute("html", "lang"),
            Some(lang.to_owned()),
        );
        assert_eq!(page.query(), "", "a preference is no choice");
    }
}
