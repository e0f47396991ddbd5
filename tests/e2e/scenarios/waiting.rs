//! A file that is slow, or never comes; a network that goes away.

use serde_json::json;
use yearline_core::domain::Lang;

use super::scenarios;
use crate::page::Page;

scenarios![
    a_slow_file_can_be_called_off,
    a_slow_file_can_be_asked_for_again,
    after_a_minute_the_page_gives_up,
    a_quick_file_is_never_called_slow,
    offline_is_told_and_the_year_stays needs Network,
    what_is_shown_stays_while_another_file_is_on_its_way,
];

/// Makes the page's own clock run so many times as fast, so that nobody has to wait a minute.
fn hurry(page: &Page<'_>, times: u32) {
    page.early(&format!(
        "const wait = window.setTimeout; window.setTimeout = (f, ms, ...a) => wait(f, ms / {times}, ...a)"
    ));
}

fn a_slow_file_can_be_called_off(page: &Page<'_>) {
    hurry(page, 10);
    page.go("?data=/broken/silent");
    page.has(".loading [role=status]");
    page.eventually(
        "it says so",
        || page.text(".loading b"),
        Some("Still waiting for the data file.".to_owned()),
    );
    page.click("#cancel");
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|t| t.contains("Fetching was called off."))
    );
    page.has_no(".loading");
    page.click("#builtin");
    page.shows_a_year();
    page.says(&page.world.said(""));
}

fn a_slow_file_can_be_asked_for_again(page: &Page<'_>) {
    hurry(page, 10);
    page.go("?data=/at-first/silent/again");
    page.click("#retry");
    page.shows_a_year();
    page.says(&page.world.said(""));
    assert_eq!(page.count("#report"), 0);
    // After a fault as well.
    page.allow_error("500");
    page.go("?data=/at-first/error/again");
    page.click("#try-again");
    page.shows_a_year();
    page.says(&page.world.said(""));
    page.has_no("#report");
}

fn after_a_minute_the_page_gives_up(page: &Page<'_>) {
    hurry(page, 50);
    page.go("?data=/broken/silent");
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|t| t.contains("Nothing came within a minute."))
    );
    page.has_no(".loading");
    page.click("#builtin");
    page.shows_a_year();
}

fn a_quick_file_is_never_called_slow(page: &Page<'_>) {
    page.early(
        "window.slow = 0; addEventListener('DOMContentLoaded', () => new MutationObserver(() => { \
            if (document.querySelector('#cancel')) window.slow += 1; }).observe(document.body, {childList: true, subtree: true}))",
    );
    page.open("");
    assert_eq!(page.js("return window.slow", json!([])), 0);
}

fn offline_is_told_and_the_year_stays(page: &Page<'_>) {
    page.allow_error("ERR_INTERNET_DISCONNECTED");
    page.open("");
    page.offline(true);
    // All but a new file goes on without a network. It is one that no scenario has fetched, or the browser would have it.
    page.click("#chip-initiative-3");
    page.says(&page.world.said("initiative=4"));
    page.js(
        "history.pushState(null, '', '?data=data/sample.json%3Foffline'); dispatchEvent(new PopStateEvent('popstate'))",
        json!([]),
    );
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|t| t.contains("the network is away"))
    );
    page.has_rows(77);
    page.offline(false);
    page.click("#try-again");
    page.says(&page.world.sentence(&page.world.sample, Lang::En, ""));
    page.has_no("#report");
}

fn what_is_shown_stays_while_another_file_is_on_its_way(page: &Page<'_>) {
    hurry(page, 10);
    page.open("");
    page.js(
        "history.pushState(null, '', '?data=/broken/silent'); dispatchEvent(new PopStateEvent('popstate'))",
        json!([]),
    );
    page.has("#cancel");
    page.has_rows(77);
    // Not by the browser's button: WebKit's passes over what a script added by itself.
    page.js("history.back()", json!([]));
    page.has_no("#cancel");
    page.shows_a_year();
    page.says(&page.world.said(""));
    assert_eq!(
        page.count("#report"),
        0,
        "a file that nobody asks for any more is no fault"
    );
}
