//! The page as one file, opened from a disk.

use std::fs;

use serde_json::{Value, json};
use yearline_core::domain::Lang;

use super::scenarios;
use crate::page::Page;

scenarios![
    one_file_does_what_the_page_does,
    one_file_holds_all_that_it_needs needs Disk,
    one_file_tells_its_year_without_scripts needs Scripts,
];

pub(super) fn open(page: &Page<'_>, query: &str) {
    assert!(
        page.world.single.is_file(),
        "no {} (`cargo xtask build --single-file` makes it)",
        page.world.single.display()
    );
    page.allow_origin("file://");
    page.go_to(&format!("file://{}{query}", page.world.single.display()));
}

fn one_file_does_what_the_page_does(page: &Page<'_>) {
    open(page, "?theme=dark");
    page.shows_a_year();
    page.says(&page.world.said(""));
    assert_eq!(page.js("return location.protocol", json!([])), "file:");
    page.click("#chip-initiative-3");
    page.says(&page.world.said("initiative=4"));
    page.has_query("theme=dark&initiative=4");
    page.click("#row-18");
    page.has("#activity");
    page.click("#activity-close");
    page.has_no("#activity");
    page.click_named("button", "中文");
    page.says(
        &page
            .world
            .sentence(&page.world.report, Lang::ZhHans, "initiative=4"),
    );
    page.picture("single-file");
    page.back();
    page.says(&page.world.said("initiative=4"));
    page.click("#embed-timeline");
    page.has("#embed[open]");
    page.press(&[crate::page::key::ESCAPE]);
    page.has_no("#embed[open]");
    // What it holds can be taken out of it: the dataset whole, its table, its pictures.
    page.click_named("button", "Download the data (JSON)");
    let (name, bytes) = page.downloaded();
    assert_eq!(name, "2022.json");
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).expect("it is JSON");
    assert_eq!(
        read(&bytes),
        read(&fs::read(page.world.dist.join("data/2022.json")).unwrap_or_default())
    );
    page.click_named("button", "CSV");
    assert!(page.downloaded().0.ends_with(".csv"));
    // And another year put into it.
    let sample = page.world.dist.join("data/sample.json");
    page.enter("#open-file", &sample.to_string_lossy());
    page.says(&page.world.sentence(&page.world.sample, Lang::En, ""));
    page.click_named("button", "Back to the built-in year");
    page.says(&page.world.said(""));
    // An address that it cannot follow is told.
    page.allow_error("from origin 'null' has been blocked");
    page.allow_error("violates the following Content Security Policy");
    page.allow_error("forbidden by the policy: connect-src");
    page.allow_error("net::ERR_FAILED");
    page.allow_error("URL scheme \"file\" is not supported");
    open(page, "?data=nowhere.json");
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|text| text.contains("nowhere.json could not be fetched"))
    );
    page.click("#builtin");
    page.shows_a_year();
    page.says(&page.world.said(""));
}

fn one_file_holds_all_that_it_needs(page: &Page<'_>) {
    open(page, "?initiative=4&item=epidemic-service&lang=zh-Hans");
    page.shows_a_year();
    page.has("#activity");
    assert_eq!(
        page.count("script[src], link[rel=stylesheet], link[rel=manifest], link[rel=preload], link[rel=modulepreload]"),
        0
    );
    let policy = page
        .attribute("meta[http-equiv='Content-Security-Policy']", "content")
        .unwrap_or_default();
    assert!(
        policy.starts_with("default-src 'none'; script-src 'sha256-")
            && !policy.contains("unsafe-inline"),
        "{policy}"
    );
    // The policy is in force, and lets nothing run that is not there already.
    page.allow_error("Content Security Policy");
    page.allow_error("forbidden by the policy");
    page.js(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s)",
        json!([]),
    );
    page.until(
        "the breach is noted",
        "return window.violations.length === 1 && window.ran === undefined",
    );
}

fn one_file_tells_its_year_without_scripts(page: &Page<'_>) {
    let scripts = |off: bool| {
        page.cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": off}),
        )
    };
    scripts(true).unwrap_or_else(|e| panic!("{e}"));
    open(page, "");
    let shown = page.cdp(
        "Runtime.evaluate",
        json!({"expression": "document.body.innerText", "returnByValue": true}),
    );
    scripts(false).unwrap_or_else(|e| panic!("{e}"));
    let shown = shown.unwrap_or_else(|e| panic!("{e}"))["result"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let data = &page.world.report;
    for lang in Lang::ALL {
        let language = data.language(lang);
        assert!(shown.contains(data.meta().title.get(language)), "{shown}");
        for activity in data.activities() {
            for said in [activity.title(language), activity.summary(language)] {
                assert!(shown.contains(said), "{said}");
            }
        }
    }
    assert!(!shown.contains("\"resources\""), "the data are no text");
}
