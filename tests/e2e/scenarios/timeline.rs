//! The timeline: by keyboard, by buttons, by wheel; and it never takes the page's own scrolling.

use serde_json::json;

use super::scenarios;
use crate::page::{Page, key};

scenarios![
    an_activity_opens_by_keyboard_and_gives_the_focus_back,
    a_click_on_a_mark_opens_its_activity,
    buttons_zoom_and_move,
    keys_zoom_and_move,
    the_wheel_scrolls_the_page needs Wheel,
    ctrl_and_the_wheel_zoom needs Wheel,
    a_finger_scrolls_the_page,
    a_lane_opens_with_its_initiative,
    the_timeline_stands_on_a_phone,
];

/// What is in sight, as the page says it; empty where it is the whole period.
fn in_sight(page: &Page<'_>) -> String {
    page.text("#visible-range").unwrap_or_default()
}

fn an_activity_opens_by_keyboard_and_gives_the_focus_back(page: &Page<'_>) {
    page.open("");
    page.focus("timeline-initiative-0");
    page.press(&[key::DOWN, key::DOWN, key::DOWN, key::RIGHT]);
    page.has_focus("timeline-activity-18");
    page.press(&[key::ENTER]);
    page.has_query("item=epidemic-service");
    page.has("#timeline + #activity");
    page.has_focus("activity-title");
    assert_eq!(
        page.text("#activity-title").as_deref(),
        Some("Epidemic service by members and cadres")
    );
    page.press(&[key::ESCAPE]);
    page.has_no("#activity");
    page.has_query("");
    page.has_focus("timeline-activity-18");
    page.press(&[key::ESCAPE]);
    page.has_focus("timeline-initiative-3");
    page.press(&[key::UP]);
    page.has_focus("timeline-initiative-2");
}

fn a_click_on_a_mark_opens_its_activity(page: &Page<'_>) {
    page.open("");
    page.click_mark("timeline-activity-70");
    page.has_query("item=teachers-day");
    page.has("#timeline + #activity");
    assert!(
        page.text(".activity-when")
            .is_some_and(|t| t.contains("September"))
    );
}

fn buttons_zoom_and_move(page: &Page<'_>) {
    page.open("");
    assert_eq!(in_sight(page), "");
    for inert in ["#zoom-out", "#pan-back", "#pan-on"] {
        assert_eq!(
            page.attribute(inert, "aria-disabled").as_deref(),
            Some("true"),
            "{inert}"
        );
    }
    page.click_named("button", "Zoom in");
    page.eventually(
        "half of the year",
        || in_sight(page),
        "2 April 2022 – 1 October 2022".to_owned(),
    );
    page.click_named("button", "Later");
    page.eventually(
        "the last half",
        || in_sight(page).ends_with("31 December 2022"),
        true,
    );
    page.click_named("button", "Earlier");
    page.click_named("button", "Earlier");
    page.eventually(
        "the first half",
        || in_sight(page).starts_with("1 January 2022"),
        true,
    );
    page.click_named("button", "Whole period");
    page.eventually("all", || in_sight(page), String::new());
    page.has_focus("zoom-in");
}

fn keys_zoom_and_move(page: &Page<'_>) {
    page.open("");
    page.focus("timeline-initiative-0");
    page.press(&["+"]);
    page.eventually("zoomed", || in_sight(page).is_empty(), false);
    page.has_focus("timeline-initiative-0");
    page.press(&[key::PAGE_DOWN]);
    page.eventually(
        "moved",
        || in_sight(page).ends_with("31 December 2022"),
        true,
    );
    page.press(&["-"]);
    page.eventually("out again", || in_sight(page), String::new());
    page.press(&["+", "+", "+", "+", "+", "+", "+", "+"]);
    page.eventually("at most two weeks", || in_sight(page).is_empty(), false);
    assert!(
        page.count("#timeline svg.scene .mark") >= 10,
        "every lane is still there"
    );
    page.press(&["0"]);
    page.eventually("all", || in_sight(page), String::new());
}

fn scroll_y(page: &Page<'_>) -> f64 {
    page.js("return scrollY", json!([]))
        .as_f64()
        .unwrap_or_default()
}

fn into_sight(page: &Page<'_>) -> f64 {
    page.js(
        "document.querySelector('.timeline').scrollIntoView({block: 'start'})",
        json!([]),
    );
    page.settled();
    scroll_y(page)
}

fn the_wheel_scrolls_the_page(page: &Page<'_>) {
    page.open("");
    let before = into_sight(page);
    page.wheel(".timeline", -300.0, 0);
    page.eventually(
        "the page has moved",
        || scroll_y(page) < before - 100.0,
        true,
    );
    assert_eq!(in_sight(page), "", "nothing is zoomed");
}

fn ctrl_and_the_wheel_zoom(page: &Page<'_>) {
    page.open("");
    let before = into_sight(page);
    page.wheel(".timeline", -120.0, 2);
    page.eventually("zoomed in", || in_sight(page).is_empty(), false);
    assert_eq!(scroll_y(page), before, "the page stays");
    page.wheel(".timeline", 120.0, 2);
    page.wheel(".timeline", 120.0, 2);
    page.eventually("zoomed out", || in_sight(page), String::new());
}

fn a_finger_scrolls_the_page(page: &Page<'_>) {
    page.sized(390, 844);
    page.open("");
    let action = page.js(
        "return getComputedStyle(document.querySelector('.timeline')).touchAction",
        json!([]),
    );
    let action = action.as_str().unwrap_or_default();
    assert!(
        ["auto", "manipulation"].contains(&action) || action.contains("pan-y"),
        "touch-action: {action}"
    );
}

fn a_lane_opens_with_its_initiative(page: &Page<'_>) {
    page.open("");
    let height = || {
        let height = page.js(
            "return document.querySelector('#timeline svg.scene').getBoundingClientRect().height",
            json!([]),
        );
        height.as_f64().unwrap_or_default()
    };
    page.eventually(
        "each activity has a mark",
        || page.count("#timeline .mark[id^=timeline-activity-]"),
        77,
    );
    let closed = height();
    page.click("#open-lanes");
    page.eventually("room for every name", || height() > closed * 1.5, true);
    page.click("#open-lanes");
    page.eventually("closed again", height, closed);
    // On its name: the middle of the lane belongs to its activities.
    page.click("g:has(> #timeline-initiative-3) text");
    page.has_query("initiative=4");
    page.until(
        "its undated activities are named",
        "return document.querySelector('#timeline svg.scene').textContent.includes('commended')",
    );
    page.eventually(
        "it alone is open",
        || height() > closed && height() < closed * 1.5,
        true,
    );
}

fn the_timeline_stands_on_a_phone(page: &Page<'_>) {
    page.sized(390, 844);
    page.open("");
    let size = "const r = document.querySelector('#timeline svg.scene').getBoundingClientRect(); return r.height > r.width";
    page.until("it stands", size);
    assert_eq!(
        page.texts(".undated-list details").len(),
        10,
        "the undated, by initiative"
    );
    page.click(".undated-list details:nth-of-type(4) summary");
    page.click(".undated-list details:nth-of-type(4) li button");
    page.has("dialog#activity[open]");
    page.press(&[key::ESCAPE]);
    page.has_no("#activity");
    page.eventually(
        "the focus is back",
        || page.focused().starts_with("undated-"),
        true,
    );
}
