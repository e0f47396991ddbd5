//! Twenty thousand activities: the page stays a page. What it draws and lists is bounded, says how much it stands for, and leads to every
//! single one.

use serde_json::json;
use yearline_core::domain::{Dataset, Figure, Lang};
use yearline_core::ingest;

use super::scenarios;
use crate::many::{N, bytes};
use crate::page::{Page, key};

scenarios![
    the_page_has_no_more_elements_than_a_browser_likes,
    a_choice_is_shown_everywhere,
    a_crowd_is_walked_through_by_keyboard,
    a_crowd_says_how_many_it_is,
    zooming_in_shows_single_activities,
    the_mouse_drags_what_is_zoomed,
    every_row_can_be_scrolled_to,
    paper_says_what_is_left_out needs Media,
    an_initiative_lists_its_first_and_on_demand_all,
    figures_are_listed_in_part_and_on_demand_all,
    an_activity_opens_from_a_report_of_many_sentences,
];

const QUERY: &str = "?data=/many.json";

fn dataset(page: &Page<'_>) -> Dataset {
    ingest::read(&bytes(&page.world.dist))
        .dataset
        .expect("the made-up year has no fault")
}

fn n_elements(page: &Page<'_>) -> u64 {
    page.js("return document.querySelectorAll('*').length", json!([]))
        .as_u64()
        .unwrap_or(u64::MAX)
}

#[track_caller]
fn has_few_elements(page: &Page<'_>, state: &str) {
    page.settled();
    let n = n_elements(page);
    assert!(n < 6000, "{n} elements, {state}");
}

fn the_page_has_no_more_elements_than_a_browser_likes(page: &Page<'_>) {
    page.open(QUERY);
    has_few_elements(page, "loaded");
    page.click("#chip-initiative-3");
    page.says(
        &page
            .world
            .sentence(&dataset(page), Lang::En, "initiative=4"),
    );
    has_few_elements(page, "one initiative");
    page.click("#open-lanes");
    has_few_elements(page, "all lanes open");
    page.click("#zoom-in");
    page.click("#zoom-in");
    has_few_elements(page, "zoomed in");
    page.sized(390, 844);
    has_few_elements(page, "on a phone");
}

fn a_choice_is_shown_everywhere(page: &Page<'_>) {
    page.open(QUERY);
    let data = dataset(page);
    page.click("#chip-month-4");
    page.says(&page.world.sentence(&data, Lang::En, "month=2022-05"));
    page.until(
        "the matrix, the charts and the timeline show it",
        "return ['#matrix', '#charts', '#timeline'].every(part => document.querySelector(part + ' .t-chosen'))",
    );
    page.eventually(
        "all rows lie in May",
        || {
            page.texts("#table tbody tr:not([hidden]) td.when")
                .iter()
                .all(|when| when.contains("May"))
        },
        true,
    );
    page.click("#clear-all");
    page.says(&page.world.sentence(&data, Lang::En, ""));
    page.until(
        "nothing is quiet",
        "return !document.querySelector('.scene.is-filtered, .matrix.is-filtered')",
    );
}

fn a_crowd_is_walked_through_by_keyboard(page: &Page<'_>) {
    page.open(QUERY);
    page.has("#timeline-cell-0-11");
    page.focus("timeline-initiative-0");
    page.press(&[key::RIGHT]);
    page.has_focus("timeline-cell-0-0");
    page.press(&[key::END]);
    page.has_focus("timeline-cell-0-11");
    page.press(&[key::LEFT, key::RIGHT]);
    page.has_focus("timeline-cell-0-11");
    page.press(&[key::ENTER]);
    page.has_query("data=/many.json&initiative=1&month=2022-12");
    page.has_focus("timeline-cell-0-11");
    page.eventually(
        "it is pressed",
        || page.attribute("#timeline-cell-0-11", "aria-pressed"),
        Some("true".to_owned()),
    );
    page.press(&[key::ESCAPE]);
    page.has_focus("timeline-initiative-0");
    // Its activities stand in the table.
    page.eventually(
        "the table has them",
        || {
            page.texts("#table tbody tr:not([hidden]) td.number")
                .iter()
                .all(|n| n.starts_with("1."))
        },
        true,
    );
}

fn a_crowd_says_how_many_it_is(page: &Page<'_>) {
    page.open(QUERY);
    let data = dataset(page);
    let own = |a: &yearline_core::domain::Activity<'_>| a.initiative_index() == 0;
    let certain = data
        .activities()
        .filter(own)
        .filter(|a| a.when().certain.contains(4))
        .count();
    let possible = data
        .activities()
        .filter(own)
        .filter(|a| a.when().possible.contains(4))
        .count();
    let undated = data
        .activities()
        .filter(own)
        .filter(|a| data.undated().contains(a.index()))
        .count();
    // What has no month is possible in every one, and is no part of the crowd.
    let possible = possible - certain - undated;
    let name = page.name_of("#timeline-cell-0-4");
    assert!(
        name.ends_with(&format!("May 2022: {certain} certain, {possible} possible")),
        "{name}"
    );
    let written = page.js(
        "return document.querySelector('g:has(> #timeline-cell-0-4)').textContent",
        json!([]),
    );
    assert_eq!(written, format!("{certain}+{possible}"));
}

fn zooming_in_shows_single_activities(page: &Page<'_>) {
    page.open("?data=/many.json&initiative=1&q=evening%20190");
    // Few enough are chosen to be named under the outline of all.
    page.eventually(
        "they are named",
        || page.count("#timeline .mark[id^=timeline-activity-]") > 0,
        true,
    );
    page.has("#timeline-cell-0-0");
    page.focus("timeline-initiative-0");
    let first = page.js(
        "return document.querySelector('#timeline .mark[id^=timeline-activity-]').id",
        json!([]),
    );
    page.focus(first.as_str().unwrap_or_default());
    page.press(&[key::ENTER]);
    page.has("#timeline + #activity");
}

fn the_mouse_drags_what_is_zoomed(page: &Page<'_>) {
    page.open(QUERY);
    page.click("#zoom-in");
    let in_sight = || page.text("#visible-range").unwrap_or_default();
    page.eventually("zoomed", || in_sight().is_empty(), false);
    let before = in_sight();
    let query = page.query();
    page.drag("#timeline-cell-0-5", -120);
    page.eventually("it has moved", || in_sight() != before, true);
    assert_eq!(page.query(), query, "what was dragged was not clicked");
}

fn every_row_can_be_scrolled_to(page: &Page<'_>) {
    page.open(QUERY);
    assert!(page.count("#table tbody tr:not([hidden])") <= 300);
    assert!(
        page.text("#table .rest")
            .is_some_and(|t| t.starts_with("Rows 1 to 40 of 20,000.")),
        "{:?}",
        page.text("#table .rest")
    );
    page.click("#all-rows");
    page.until(
        "there is room for all rows",
        "return document.querySelector('#table').offsetHeight > 500000",
    );
    assert_eq!(
        page.attribute("#table table", "aria-rowcount").as_deref(),
        Some("20001")
    );
    for share in [0.5, 0.93, 0.1] {
        page.js(
            "const r = document.querySelector('#table table').getBoundingClientRect(); scrollTo(0, scrollY + r.top + r.height * arguments[0])",
            json!([share]),
        );
        let want = (N as f64 * share) as i64;
        page.until_with(
            "the rows in sight are those of that place",
            "const row = [...document.querySelectorAll('#table tr[aria-rowindex]')].find(r => r.getBoundingClientRect().top > innerHeight / 3 && \
                r.getBoundingClientRect().top < innerHeight); return !!row && Math.abs(row.ariaRowIndex - arguments[0]) < 40",
            json!([want]),
        );
        assert!(page.count("#table tbody tr:not([hidden])") < 400);
    }
    has_few_elements(page, "scrolled through the table");
}

fn paper_says_what_is_left_out(page: &Page<'_>) {
    page.open(QUERY);
    page.media("print", &[]);
    let seen = |selector: &str| {
        page.js(
            "return !!document.querySelector(arguments[0])?.checkVisibility()",
            json!(selector),
        )
    };
    assert_eq!(
        seen("#table .rest"),
        true,
        "how many rows are left out is printed"
    );
    assert_eq!(seen("#all-rows"), false, "there is nothing to press");
    page.media("", &[]);
}

fn an_initiative_lists_its_first_and_on_demand_all(page: &Page<'_>) {
    page.open(&format!("{QUERY}&view=initiative&initiative=2"));
    let n = dataset(page)
        .activities()
        .filter(|a| a.initiative_index() == 1)
        .count();
    assert!(n > 300, "{n}");
    page.eventually("the first", || page.count(".initiative-list > li"), 300);
    press(page, ".initiative-list + .rest button");
    page.eventually("all of them", || page.count(".initiative-list > li"), n);
    assert_eq!(page.count(".initiative-list + .rest"), 0);
    assert_eq!(
        page.count(".initiative-list > li:nth-child(300) > button:focus"),
        1,
        "the keyboard goes on from the last one that was there"
    );
}

fn an_activity_opens_from_a_report_of_many_sentences(page: &Page<'_>) {
    page.open(QUERY);
    // The row may be out of view, where WebKit's `innerText` is empty.
    let title = page.js(
        "return document.querySelector('#table tbody tr:not([hidden]) th.name button').textContent",
        json!([]),
    );
    let title = title.as_str().unwrap_or_default().to_owned();
    page.click("#table tbody tr:not([hidden]) th.name button");
    page.eventually("it opens", || page.text("#activity h2"), Some(title));
    assert_eq!(
        page.count(".report-map"),
        0,
        "a map of thousands of sentences would be a wall"
    );
    has_few_elements(page, "with an activity");
}

fn figures_are_listed_in_part_and_on_demand_all(page: &Page<'_>) {
    page.open(QUERY);
    let data = dataset(page);
    let of_first = |f: &&Figure| data.activity(f.activity).initiative_index() == 0;
    let n = data.figures().iter().filter(of_first).count();
    let lines = || page.count(".chapter:has(#chapter-0) .chapter-figures li");
    page.eventually("the first figures of a chapter", lines, 12);
    let all = ".chapter:has(#chapter-0) .rest button";
    assert_eq!(page.text(all), Some(format!("Show all {n} figures")));
    press(page, all);
    page.eventually("all of them", lines, n);
    assert_eq!(
        page.count(".chapter:has(#chapter-0) :focus > .chapter-figures"),
        1,
        "the keyboard goes on from the list"
    );
    page.open("?data=/many.json&view=figures");
    page.eventually(
        "the first cards of each initiative",
        || page.count("#figures .figure"),
        60 * data.initiatives().len(),
    );
    page.open("?data=/many.json&present=2");
    page.eventually(
        "as many as a slide has room for",
        || page.count("#slides .figure"),
        6,
    );
    assert_eq!(
        page.text("#slides .figures + .rest"),
        Some(format!("{} more figures on the page", n - 6))
    );
}

/// Presses a button by keyboard.
fn press(page: &Page<'_>, button: &str) {
    page.js(
        "document.querySelector(arguments[0]).focus()",
        json!([button]),
    );
    page.press(&[key::ENTER]);
}
