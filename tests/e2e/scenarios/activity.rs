//! An activity with its evidence: below what was used, or as a dialog on a phone.

use serde_json::{Value, json};

use super::scenarios;
use crate::page::{Page, done, key};

scenarios![
    it_opens_below_its_row_and_closes_to_it,
    the_reader_is_not_moved_by_opening_and_closing,
    in_a_short_window_its_beginning_is_seen,
    its_title_comes_before_what_can_be_done,
    closing_is_going_back,
    a_closed_one_does_not_open_again_by_going_back,
    it_opens_as_a_dialog_on_a_phone,
    previous_and_next_go_through_what_is_shown,
    it_tells_its_evidence,
    undated_activities_say_so,
    its_link_is_copied,
    a_link_that_cannot_be_copied_is_shown,
    its_initiative_and_kind_can_be_chosen,
    it_follows_when_the_page_becomes_narrow,
];

fn it_opens_below_its_row_and_closes_to_it(page: &Page<'_>) {
    page.open("");
    page.click("#row-18");
    page.has_query("item=epidemic-service");
    page.has("tr:has(#row-18) + tr section#activity");
    assert_eq!(page.count("#activity"), 1);
    page.has_focus("activity-title");
    assert_eq!(page.role_of("#activity"), "region");
    assert_eq!(
        page.name_of("#activity"),
        "Epidemic service by members and cadres"
    );
    page.until(
        "it is in sight",
        "const r = document.getElementById('activity-title').getBoundingClientRect(); \
        return r.top >= 0 && r.bottom <= innerHeight",
    );
    page.click("#activity-close");
    page.has_no("#activity");
    page.has_focus("row-18");
    page.has_query("");
}

/// Where an element is in the window, in whole pixels.
fn top_of(page: &Page<'_>, selector: &str) -> i64 {
    let script =
        "return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().top)";
    page.js(script, json!([selector]))
        .as_i64()
        .unwrap_or(i64::MIN)
}

fn is_in_sight(page: &Page<'_>, selector: &str) {
    page.until_with(
        &format!("{selector} is in sight"),
        "const r = document.querySelector(arguments[0]).getBoundingClientRect(); \
        return r.top >= 0 && r.bottom <= innerHeight",
        json!([selector]),
    );
}

fn the_reader_is_not_moved_by_opening_and_closing(page: &Page<'_>) {
    let openers = [
        ("", "#row-2"),
        ("", "#row-60"),
        ("?view=timeline&initiative=4", "#timeline-activity-18"),
        ("?view=initiative", "#initiative-activity-18"),
        ("?view=charts", "[id^=by-unit-figure]"),
        ("?embed=1&view=table", "#row-40"),
    ];
    for (query, opener) in openers {
        page.open(query);
        page.has(opener);
        let id = page.attribute(opener, "id").unwrap_or_default();
        let opener = format!("#{id}");
        let opener = opener.as_str();
        done(page.centred(opener));
        // Parts are laid out when they come into view.
        page.settled();
        let before = top_of(page, opener);
        if opener.starts_with("#row") || opener.starts_with("#init") {
            page.click(opener);
        } else {
            page.click_mark(&opener[1..]);
        }
        page.has_focus("activity-title");
        is_in_sight(page, "#activity-title");
        if opener.starts_with("#row") {
            is_in_sight(page, opener);
        }
        page.click("#activity-close");
        page.has_no("#activity");
        page.has_focus(&opener[1..]);
        is_in_sight(page, opener);
        page.settled();
        let moved = (top_of(page, opener) - before).abs();
        assert!(moved < 80, "{query} {opener}: moved by {moved} pixels");
    }
}

fn in_a_short_window_its_beginning_is_seen(page: &Page<'_>) {
    page.sized(844, 390);
    for (query, opener) in [
        ("", "#row-18"),
        ("", "#row-70"),
        ("?view=figures", "#figure-3"),
    ] {
        page.open(query);
        page.click(opener);
        page.has_focus("activity-title");
        is_in_sight(page, "#activity-title");
        is_in_sight(page, "#activity-path");
        // As the next one too, from its end.
        page.js(
            "document.querySelector('#activity .foot').scrollIntoView({block: 'end'})",
            json!([]),
        );
        page.js(
            "document.getElementById('activity-next').click()",
            json!([]),
        );
        page.settled();
        page.has_focus("activity-title");
        is_in_sight(page, "#activity-title");
        is_in_sight(page, "#activity-path");
    }
}

fn its_title_comes_before_what_can_be_done(page: &Page<'_>) {
    for width in [390, 1366] {
        page.sized(width, 800);
        page.open("");
        page.click("#row-18");
        page.has_focus("activity-title");
        for id in ["activity-previous", "activity-next", "activity-close"] {
            page.press(&[key::TAB]);
            page.has_focus(id);
        }
    }
}

/// Opens another site's page, and tells where it lies. Firefox keeps no empty page in the history.
fn come_from_elsewhere(page: &Page<'_>) -> Value {
    page.host("");
    page.js("return location.href", json!([]))
}

fn closing_is_going_back(page: &Page<'_>) {
    page.sized(390, 844);
    let before = come_from_elsewhere(page);
    page.open("?initiative=4");
    let items = [
        "epidemic-service",
        "red-boat-vanguard",
        "epidemic-commendation",
    ];
    for (row, item) in [18, 19, 20].into_iter().zip(items) {
        page.click(&format!("#row-{row}"));
        page.has_query(&format!("initiative=4&item={item}"));
        page.click("#activity-next");
        page.click("#activity-close");
        page.has_no("#activity");
        page.has_query("initiative=4");
    }
    // One press leaves the page.
    page.back();
    page.eventually(
        "the page before",
        || page.js("return location.href", json!([])),
        before,
    );
}

fn a_closed_one_does_not_open_again_by_going_back(page: &Page<'_>) {
    let before = come_from_elsewhere(page);
    page.open("");
    page.click("#row-18");
    page.has_query("item=epidemic-service");
    // A choice while it is open stays when it is closed, as a step of its own.
    page.click("#activity-kind");
    page.has_query("kind=service&item=epidemic-service");
    page.click("#activity-close");
    page.has_query("kind=service");
    page.back();
    page.has_query("");
    page.has_no("#activity");
    page.says(&page.world.said(""));
    page.back();
    page.eventually(
        "the page before",
        || page.js("return location.href", json!([])),
        before,
    );
    // One that came with the link.
    page.open("?item=epidemic-service");
    page.click("#activity-kind");
    page.has_query("kind=service&item=epidemic-service");
    page.click("#activity-close");
    page.has_query("kind=service");
    page.back();
    page.has_query("");
    page.has_no("#activity");
}

fn it_opens_as_a_dialog_on_a_phone(page: &Page<'_>) {
    page.sized(390, 844);
    page.open("");
    page.click("#row-18");
    page.until(
        "a modal dialog",
        "return !!document.querySelector('dialog#activity:modal')",
    );
    page.has_focus("activity-title");
    assert_eq!(page.role_of("#activity"), "dialog");
    assert_eq!(
        page.name_of("#activity"),
        "Epidemic service by members and cadres"
    );
    // The focus stays inside, however often the tab key is pressed.
    page.press(&[key::TAB; 30]);
    page.until(
        "the focus is inside, or with the browser",
        "const e = document.activeElement; \
        return e === document.body || document.getElementById('activity').contains(e)",
    );
    page.press(&[key::ESCAPE]);
    page.has_no("#activity");
    page.has_query("");
    page.has_focus("row-18");
    page.click("#row-18");
    page.has("dialog#activity[open]");
    page.click("#activity-close");
    page.has_no("#activity");
    page.has_focus("row-18");
}

fn previous_and_next_go_through_what_is_shown(page: &Page<'_>) {
    page.open("?initiative=4");
    page.click("#row-18");
    page.eventually(
        "position",
        || page.text(".activity-position"),
        Some("activity 1 of 4".to_owned()),
    );
    assert_eq!(
        page.attribute("#activity-previous", "aria-disabled")
            .as_deref(),
        Some("true")
    );
    let steps = page.n_steps();
    for (n, item) in [
        (2, "red-boat-vanguard"),
        (3, "epidemic-commendation"),
        (4, "company-aid"),
    ] {
        page.click("#activity-next");
        page.has_query(&format!("initiative=4&item={item}"));
        page.eventually(
            "position",
            || page.text(".activity-position"),
            Some(format!("activity {n} of 4")),
        );
    }
    assert_eq!(
        page.attribute("#activity-next", "aria-disabled").as_deref(),
        Some("true")
    );
    assert_eq!(
        page.n_steps(),
        steps,
        "moving along is no step of the history"
    );
    page.click("#activity-previous");
    page.has_query("initiative=4&item=epidemic-commendation");
}

fn it_tells_its_evidence(page: &Page<'_>) {
    page.open("?item=congress-report-study");
    let text = page.text("#activity").unwrap_or_default();
    for said in [
        "October",
        "December",
        "It follows from something the report names.",
        "Paragraph",
        "Where it stands in the report",
    ] {
        assert!(text.contains(said), "{said:?} is missing in {text:?}");
    }
    page.open("?item=epidemic-service");
    let text = page.text("#activity").unwrap_or_default();
    for said in ["March", "The report states it.", "more than", "400"] {
        assert!(text.contains(said), "{said:?} is missing in {text:?}");
    }
}

fn undated_activities_say_so(page: &Page<'_>) {
    page.open("?item=red-lectures");
    let text = page.text("#activity").unwrap_or_default();
    assert!(text.contains("Only the period of the report."), "{text}");
    assert!(text.contains("more than") && text.contains("200"), "{text}");
    let when = page.text(".activity-when").unwrap_or_default();
    assert!(when.contains("no month"), "{when}");
}

fn its_link_is_copied(page: &Page<'_>) {
    page.open("?item=red-lectures");
    page.js(
        "window.copied = []; navigator.clipboard.writeText = t => { window.copied.push(t); return Promise.resolve() }",
        json!([]),
    );
    page.click_named("button", "Copy link");
    page.click_named("button", "Copied");
    let copied = page.js("return window.copied[0]", json!([]));
    assert_eq!(
        copied,
        format!("{}/college/year/?item=red-lectures", page.world.site.origin)
    );
}

/// The browser refuses, or the page is not served over https, or a file is shown that no link leads to.
fn a_link_that_cannot_be_copied_is_shown(page: &Page<'_>) {
    let refusals = [
        "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))",
        "Object.defineProperty(window, 'isSecureContext', {value: false})",
    ];
    for refusal in refusals {
        page.open("?embed=1&theme=light&view=table&item=red-lectures");
        page.js(refusal, json!([]));
        page.click("#activity-copy");
        page.has(".by-hand textarea");
        let selected = "const e = document.activeElement; return e.value.slice(e.selectionStart, e.selectionEnd)";
        page.eventually(
            "the whole page with the same activity, selected",
            || page.js(selected, json!([])),
            json!(format!(
                "{}/college/year/?theme=light&item=red-lectures",
                page.world.site.origin
            )),
        );
        assert_eq!(page.text("#activity-copy").as_deref(), Some("Copy link"));
    }
    page.open("");
    let file = page.browser.downloads.with_file_name("own.json");
    std::fs::copy(page.world.dist.join("data/2022.json"), &file).unwrap_or_else(|e| panic!("{e}"));
    page.enter("#open-file", &file.to_string_lossy());
    page.has_focus("title");
    page.click("#row-2");
    page.click("#activity-copy");
    page.until(
        "it is told",
        "return document.querySelector('#activity .foot').innerText.includes('No link leads to the file')",
    );
    assert_eq!(page.text("#activity-copy").as_deref(), Some("Copy link"));
}

fn its_initiative_and_kind_can_be_chosen(page: &Page<'_>) {
    page.open("?item=epidemic-service");
    page.click(".activity-path button");
    page.has_query("initiative=4&item=epidemic-service");
    page.click(".activity-kind button");
    page.has_query("initiative=4&kind=service&item=epidemic-service");
    page.says(&page.world.said("initiative=4&kind=service"));
}

fn it_follows_when_the_page_becomes_narrow(page: &Page<'_>) {
    page.open("?item=epidemic-service");
    page.has("section#activity");
    page.sized(390, 844);
    page.has("dialog#activity[open]");
    page.eventually("one of it", || page.count("#activity"), 1);
    page.sized(1366, 768);
    page.has("section#activity");
    page.has_no("dialog");
    assert_eq!(
        page.text("#activity-title").as_deref(),
        Some("Epidemic service by members and cadres")
    );
}
