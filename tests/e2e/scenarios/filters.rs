//! Choosing by initiative, by month, by both, by words; seeing what is chosen, and taking it back.

use serde_json::json;
use yearline_core::domain::Lang;

use super::scenarios;
use crate::page::{Page, done, key, strings};

scenarios![
    every_choice_is_announced_once_and_shortly,
    an_initiative_is_chosen_by_its_chip,
    several_initiatives_are_chosen_one_by_one,
    a_month_is_chosen_by_its_chip,
    a_range_of_months_is_chosen_with_shift,
    a_month_offers_the_activities_that_have_none,
    an_initiative_and_a_month_are_chosen_by_their_field,
    the_head_of_a_month_chooses_it,
    a_kind_is_chosen_by_its_chip,
    all_is_taken_back_at_once,
    a_search_finds_words_in_both_languages,
    a_search_does_not_mind_case_or_accents,
    a_search_finds_what_only_looks_different,
    an_input_method_is_waited_for needs Composition,
    typing_is_one_step_of_the_history,
    nothing_found_offers_to_widen,
    chips_are_chosen_by_keyboard,
];

fn pressed(page: &Page<'_>, id: &str) -> bool {
    page.attribute(&format!("#{id}"), "aria-pressed").as_deref() == Some("true")
}

/// The page shows what a query says: address, sentence, table, and what stands before the sentence.
#[track_caller]
fn shows(page: &Page<'_>, query: &str) {
    page.has_query(query);
    page.says(&page.world.said(query));
    page.has_rows(page.world.n_shown(query));
}

fn an_initiative_is_chosen_by_its_chip(page: &Page<'_>) {
    page.open("");
    page.click("#chip-initiative-3");
    shows(page, "initiative=4");
    let sentence = page.text("#sentence").unwrap_or_default();
    assert!(
        sentence.starts_with(
            "4 of 77 activities: initiative 4, Epidemic and business aid. 1 is placed"
        ),
        "{sentence}"
    );
    assert!(pressed(page, "chip-initiative-3"));
    assert!(pressed(page, "matrix-4-0"), "the row of the matrix");
    assert!(pressed(page, "by-initiative-initiative-3"), "the bar");
    assert!(
        page.texts("#table tbody tr:not([hidden]) td.number")
            .iter()
            .all(|n| n.starts_with("4."))
    );
    assert_eq!(page.texts(".chosen .chip-chosen").len(), 1);
    page.click("#chip-initiative-3");
    shows(page, "");
    page.has_no(".chosen");
}

fn several_initiatives_are_chosen_one_by_one(page: &Page<'_>) {
    page.open("");
    page.click("#chip-initiative-8");
    page.click("#chip-initiative-3");
    shows(page, "initiative=4~9");
    assert_eq!(page.count(".chosen .chip-chosen"), 2);
    page.click(".chosen .chip-chosen");
    shows(page, "initiative=9");
    page.has_focus("filters");
}

fn a_month_is_chosen_by_its_chip(page: &Page<'_>) {
    page.open("");
    assert_eq!(page.role_of("#chip-month-8"), "button");
    assert!(
        page.name_of("#chip-month-8").starts_with("September"),
        "{}",
        page.name_of("#chip-month-8")
    );
    page.click("#chip-month-8");
    shows(page, "month=2022-09");
    // The report's only dates that touch September: the service since March, the contest before the congress, Teachers' Day.
    page.has_rows(3);
    assert!(
        pressed(page, "chip-month-8")
            && pressed(page, "matrix-0-9")
            && pressed(page, "by-month-month-8")
    );
}

fn a_range_of_months_is_chosen_with_shift(page: &Page<'_>) {
    page.open("");
    page.click("#chip-month-2");
    page.has_query("month=2022-03");
    page.click_with(key::SHIFT, "#chip-month-5");
    shows(page, "month=2022-03..2022-06");
    assert_eq!(page.count("[id^=chip-month-][aria-pressed=true]"), 4);
    assert_eq!(
        page.count(".chosen .chip-chosen"),
        1,
        "a range is one choice"
    );
    page.click_with(key::SHIFT, "#chip-month-0");
    shows(page, "month=2022-01..2022-03");
    page.click(".chosen .chip-chosen");
    shows(page, "");
}

fn a_month_offers_the_activities_that_have_none(page: &Page<'_>) {
    page.open("");
    page.click("#chip-month-11");
    shows(page, "month=2022-12");
    let sentence = page.text("#sentence").unwrap_or_default();
    assert!(
        sentence.ends_with("73 more have no month in the report and may belong here."),
        "{sentence}"
    );
    page.click("#include-undated");
    shows(page, "month=2022-12~none");
    page.has_rows(75);
    assert!(pressed(page, "chip-month-none"));
    page.has_no("#include-undated");
    page.click("#chip-month-11");
    shows(page, "month=none");
    page.has_rows(73);
}

fn an_initiative_and_a_month_are_chosen_by_their_field(page: &Page<'_>) {
    page.open("");
    page.click("#matrix-10-9");
    shows(page, "initiative=10&month=2022-09");
    assert_eq!(
        page.texts("#table tbody tr:not([hidden]) th.name"),
        ["Teachers’ Day commendation"]
    );
    assert!(pressed(page, "matrix-10-9"));
    page.click("#matrix-10-13");
    shows(page, "initiative=10&month=none");
    page.click("#matrix-10-13");
    shows(page, "");
    page.click("#matrix-4-0");
    shows(page, "initiative=4");
}

fn the_head_of_a_month_chooses_it(page: &Page<'_>) {
    page.open("");
    page.click("#matrix-0-10");
    shows(page, "month=2022-10");
    page.click("#matrix-0-13");
    shows(page, "month=2022-10~none");
    page.click("#matrix-0-10");
    page.click("#matrix-0-13");
    shows(page, "");
}

fn a_kind_is_chosen_by_its_chip(page: &Page<'_>) {
    page.open("");
    page.click(".facet-kinds summary");
    page.click("#chip-kind-1");
    shows(page, "kind=talks");
    page.has_rows(9);
    assert!(
        page.texts("#table tbody tr:not([hidden]) td.kind")
            .iter()
            .all(|kind| kind == "Talks and lectures")
    );
    page.click("#chip-kind-1");
    shows(page, "");
}

fn all_is_taken_back_at_once(page: &Page<'_>) {
    page.open("?initiative=4&month=2022-03..2022-06~none&kind=service&q=epidemic");
    shows(
        page,
        "initiative=4&month=2022-03..2022-06~none&kind=service&q=epidemic",
    );
    assert_eq!(page.count(".chosen .chip-chosen"), 5);
    page.click("#clear-all");
    shows(page, "");
    page.has_focus("filters");
    assert_eq!(
        page.js("return document.getElementById('search').value", json!([])),
        ""
    );
}

fn a_search_finds_words_in_both_languages(page: &Page<'_>) {
    page.open("");
    page.enter("#search", "red boat");
    shows(page, "q=red boat");
    assert!(page.count("#table tbody tr:not([hidden])") >= 3);
    page.open("?lang=zh-Hans");
    page.enter("#search", "红船");
    page.has_query("lang=zh-Hans&q=红船");
    page.says(
        &page
            .world
            .sentence(&page.world.report, Lang::ZhHans, "q=红船"),
    );
    let titles = page.texts("#table tbody tr:not([hidden]) th.name");
    assert!(
        titles.len() >= 3 && titles.iter().any(|t| t.contains("红船")),
        "{titles:?}"
    );
    // The other language's words are found as well: a reader may have them from elsewhere.
    page.open("?q=红船");
    shows(page, "q=红船");
    assert!(page.count("#table tbody tr:not([hidden])") >= 3);
}

fn a_search_does_not_mind_case_or_accents(page: &Page<'_>) {
    page.open("?q=CAMPUS");
    shows(page, "q=CAMPUS");
    let n = page.count("#table tbody tr:not([hidden])");
    assert!(n > 0 && n < 77);
    for same in ["campus", "Cámpùs", "ｃａｍｐｕｓ"] {
        page.open(&format!("?q={same}"));
        page.eventually(same, || page.count("#table tbody tr:not([hidden])"), n);
    }
}

fn a_search_finds_what_only_looks_different(page: &Page<'_>) {
    for words in [
        "governors'",
        "工作日志",
        "biodiversity",
        "co-operation",
        "efficient",
        "manuscripts",
        "mentors",
        "chronicle",
    ] {
        page.go(&format!("?data=/cases/06-search&q={words}"));
        page.shows_a_year();
        page.has_rows(1);
    }
    page.go("?data=/cases/06-search&q=mentors elsewhere");
    page.shows_a_year();
    let sentence = page.text("#sentence").unwrap_or_default();
    assert!(sentence.contains("“mentors” and “elsewhere”"), "{sentence}");
}

/// Pinyin: what is composed is no search yet, is not announced and stands in no address; what comes of it is searched for once.
fn an_input_method_is_waited_for(page: &Page<'_>) {
    page.open("?lang=zh-Hans");
    let before = page.text("#sentence");
    page.js(
        "window.announced = []; new MutationObserver(() => window.announced.push(document.getElementById('announcement').textContent))\
            .observe(document.getElementById('announcement'), {subtree: true, childList: true, characterData: true})",
        json!([]),
    );
    page.focus("search");
    for composed in ["d", "da", "dang", "dang'j", "dang'jian"] {
        let n = composed.len();
        done(page.browser.cdp(
            "Input.imeSetComposition",
            json!({"text": composed, "selectionStart": n, "selectionEnd": n}),
        ));
        page.settled();
        assert_eq!(
            page.js("return document.getElementById('search').value", json!([])),
            composed
        );
    }
    // Longer than the page takes to write an address.
    page.js_async("setTimeout(arguments[0], 120)", json!([]));
    page.has_query("lang=zh-Hans");
    assert_eq!(page.text("#sentence"), before);
    assert_eq!(page.js("return window.announced", json!([])), json!([]));
    done(
        page.browser
            .cdp("Input.insertText", json!({"text": "党建"})),
    );
    page.has_query("lang=zh-Hans&q=党建");
    page.settled();
    let announced = strings(&page.js("return [...new Set(window.announced)]", json!([])));
    assert_eq!(announced.len(), 1, "{announced:?}");
    assert_eq!(page.n_steps(), 1);
}

fn typing_is_one_step_of_the_history(page: &Page<'_>) {
    page.open("");
    page.enter("#search", "theory");
    page.has_query("q=theory");
    assert_eq!(page.n_steps(), 1, "one step, not one a letter");
    assert_eq!(page.focused(), "search", "typing goes on");
    page.back();
    shows(page, "");
    assert_eq!(
        page.js("return document.getElementById('search').value", json!([])),
        ""
    );
}

fn nothing_found_offers_to_widen(page: &Page<'_>) {
    page.open("?initiative=4&q=zebra");
    let sentence = page.text("#sentence").unwrap_or_default();
    assert!(sentence.starts_with("0 of 77 activities"), "{sentence}");
    assert!(page.text("#table .nothing").is_some_and(|t| !t.is_empty()));
    page.has_rows(0);
    let offers = page.texts(".widen .chip");
    assert_eq!(
        offers,
        [
            "any initiative: 0 activities",
            "without the search: 4 activities"
        ]
    );
    page.click(".widen .chip:nth-child(2)");
    shows(page, "initiative=4");
    page.has_no(".widen");
    page.has_focus("filters");
}

fn chips_are_chosen_by_keyboard(page: &Page<'_>) {
    page.open("");
    page.focus("chip-initiative-3");
    page.press(&[" "]);
    shows(page, "initiative=4");
    page.has_focus("chip-initiative-3");
    page.press(&[key::TAB, key::ENTER]);
    shows(page, "initiative=4~5");
    page.has_focus("chip-initiative-4");
}

/// One live region, always the same node, with one short message for each change.
fn every_choice_is_announced_once_and_shortly(page: &Page<'_>) {
    page.open("");
    assert_eq!(page.count("[aria-live]"), 1);
    assert_eq!(page.text("#announcement").as_deref(), Some(""));
    page.js(
        "window.region = document.getElementById('announcement'); window.announced = []; \
            new MutationObserver(() => window.announced.push(region.textContent))\
                .observe(region, {subtree: true, childList: true, characterData: true})",
        json!([]),
    );
    let steps = [
        "#chip-initiative-3",
        "#chip-month-2",
        "#by-kind-kind-0",
        "#clear-all",
    ];
    for (n, step) in steps.into_iter().enumerate() {
        match step.strip_prefix("#by-kind") {
            Some(_) => page.click_mark(&step[1..]),
            None => page.click(step),
        }
        page.until_with(
            "the announcement",
            "return window.announced.length > arguments[0]",
            json!([n]),
        );
        page.settled();
    }
    let announced = page.js("return window.announced", json!([]));
    let announced = announced.as_array().cloned().unwrap_or_default();
    assert_eq!(announced.len(), steps.len(), "{announced:?}");
    for said in &announced {
        let said = said.as_str().unwrap_or_default();
        assert!(said.split_whitespace().count() <= 25, "{said}");
        assert!(said.contains("77"), "{said}");
    }
    let is_same = "return window.region === document.getElementById('announcement')";
    assert_eq!(page.js(is_same, json!([])), true);
}
