//! Every mark of every picture is reached by keyboard, and says what it is.

use serde_json::json;

use super::scenarios;
use crate::page::{Page, key, strings};

scenarios![
    each_picture_is_one_stop_of_the_tab_key,
    arrows_reach_every_mark_of_a_chart,
    arrows_reach_every_mark_of_the_timeline,
    arrows_reach_every_field_of_the_matrix,
    every_mark_has_a_name_and_a_role,
    enter_chooses_a_mark_and_the_focus_stays,
    the_focus_stays_when_the_picture_is_drawn_anew,
    marks_and_fields_show_their_names,
    escape_goes_back_to_the_headline,
];

fn shows_name_of(page: &Page<'_>, selector: &str) {
    let want = page.name_of(selector);
    page.eventually("the note", || page.text(".tooltip"), Some(want));
}

fn mouse_over(page: &Page<'_>, selector: &str) {
    let script = "const r = document.querySelector(arguments[0]).getBoundingClientRect(); \
        return [r.x + r.width / 2, r.y + r.height / 2]";
    let at = page.js(script, json!([selector]));
    let [x, y] = [0, 1].map(|n| at[n].as_f64().unwrap_or_default());
    page.point_at(x, y);
}

/// WCAG 2.2, 1.4.13: on hover and on focus, dismissible, hoverable, persistent.
fn marks_and_fields_show_their_names(page: &Page<'_>) {
    page.open("?initiative=4");
    let id = ids(page, "[id^=timeline-activity-]")
        .into_iter()
        .next_back()
        .unwrap_or_default();
    for selector in [format!("#{id}").as_str(), "#by-kind-kind-1", "#matrix-4-3"] {
        page.js("document.activeElement.blur()", json!([]));
        let is_seen = || {
            let script = "const { top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect(); \
                return top >= 0 && bottom <= innerHeight";
            page.js(script, json!([selector])) == true
        };
        page.eventually(
            "it stays in the window, though parts above it may still grow",
            || is_seen() || { page.centred(selector).is_err() },
            true,
        );
        page.settled();
        mouse_over(page, selector);
        shows_name_of(page, selector);
        page.until(
            "it is in the window",
            "const r = document.querySelector('.tooltip').getBoundingClientRect(); \
            return r.left >= 0 && r.right <= innerWidth && r.top >= 0 && r.bottom <= innerHeight",
        );
        // The pointer may move onto it, and it stays.
        mouse_over(page, ".tooltip");
        page.js_async("setTimeout(arguments[0], 400)", json!([]));
        assert_eq!(page.count(".tooltip"), 1, "{selector}");
        page.press(&[key::ESCAPE]);
        page.has_no(".tooltip");
        page.point_at(1.0, 1.0);
    }
    // By keyboard, and Escape leaves the focus where it is.
    page.focus("by-kind-kind-0");
    page.press(&[key::DOWN]);
    page.has_focus("by-kind-kind-1");
    shows_name_of(page, "#by-kind-kind-1");
    page.press(&[key::ESCAPE]);
    page.has_no(".tooltip");
    page.has_focus("by-kind-kind-1");
}

fn escape_goes_back_to_the_headline(page: &Page<'_>) {
    page.open("");
    for (mark, headline) in [
        ("by-kind-kind-1", "charts-headline"),
        ("matrix-4-3", "matrix-headline"),
        ("timeline-initiative-2", "timeline-headline"),
    ] {
        page.focus(mark);
        page.press(&[key::ESCAPE, key::ESCAPE]);
        page.has_focus(headline);
    }
}

/// Presses keys from a mark on, and gives the ids of all that had the focus.
fn walk(page: &Page<'_>, from: &str, keys: &[&str]) -> Vec<String> {
    page.js(
        "window.met = []; document.addEventListener('focusin', e => window.met.push(e.target.id))",
        json!([]),
    );
    page.focus(from);
    page.press(keys);
    strings(&page.js("return window.met", json!([])))
}

fn ids(page: &Page<'_>, selector: &str) -> Vec<String> {
    strings(&page.js(
        "return [...document.querySelectorAll(arguments[0])].map(e => e.id)",
        json!(selector),
    ))
}

/// What is in the first list only.
fn without(all: &[String], some: &[String]) -> Vec<String> {
    all.iter()
        .filter(|id| !some.contains(id))
        .cloned()
        .collect()
}

fn each_picture_is_one_stop_of_the_tab_key(page: &Page<'_>) {
    page.open("");
    let stops = "return [...document.querySelectorAll('svg.scene, table.matrix')].map(p => [p.id || p.getAttribute('aria-label'), \
        p.querySelectorAll('[tabindex=\"0\"]').length, \
        [...p.querySelectorAll('button')].filter(b => b.tabIndex >= 0).length])";
    let stops = page.js(stops, json!([]));
    let pictures = stops.as_array().cloned().unwrap_or_default();
    assert!(pictures.len() >= 6, "{stops}");
    for picture in pictures {
        assert_eq!(picture[1], 1, "stops of {}", picture[0]);
    }
    // And the tab key itself goes in once and out again.
    page.js(
        "document.querySelector('#chart-by-kind figcaption button').focus()",
        json!([]),
    );
    page.press(&[key::TAB]);
    page.has_focus("by-kind-kind-0");
    page.press(&[key::DOWN, key::DOWN]);
    page.has_focus("by-kind-kind-2");
    page.press(&[key::TAB]);
    assert!(
        !page.focused().starts_with("by-kind-"),
        "{}",
        page.focused()
    );
    page.press(&[key::SHIFT]);
    page.js(
        "document.querySelector('#chart-by-kind figcaption button').focus()",
        json!([]),
    );
    page.press(&[key::TAB]);
    page.has_focus("by-kind-kind-2");
}

fn arrows_reach_every_mark_of_a_chart(page: &Page<'_>) {
    page.open("");
    for chart in ["by-initiative", "by-kind", "by-month", "by-unit"] {
        let all = ids(page, &format!("#chart-{chart} .mark"));
        assert!(!all.is_empty(), "{chart}");
        let met = walk(page, &all[0], &vec![key::RIGHT; all.len() + 2]);
        assert_eq!(without(&all, &met), Vec::<String>::new(), "{chart}, right");
        assert_eq!(
            page.focused(),
            all[all.len() - 1],
            "{chart}: it does not go round"
        );
        page.press(&[key::HOME]);
        page.has_focus(&all[0]);
        page.press(&[key::END, key::LEFT]);
        page.has_focus(&all[all.len() - 2]);
    }
}

fn arrows_reach_every_mark_of_the_timeline(page: &Page<'_>) {
    page.open("");
    page.click("#open-lanes");
    page.eventually(
        "all lanes open",
        || page.count("#timeline .mark[id^=timeline-activity-]"),
        77,
    );
    let all = ids(page, "#timeline svg.scene .mark");
    let lanes = all
        .iter()
        .filter(|id| id.starts_with("timeline-initiative-"))
        .count();
    assert_eq!(lanes, 10);
    let mut keys = Vec::new();
    for _ in 0..lanes {
        // Into the lane, along it to its end, back to its beginning and out, and on to the next one.
        keys.push(key::RIGHT);
        keys.extend(vec![key::RIGHT; 14]);
        keys.extend([key::HOME, key::LEFT, key::DOWN]);
    }
    let met = walk(page, &all[0], &keys);
    assert_eq!(without(&all, &met), Vec::<String>::new(), "not reached");
}

fn arrows_reach_every_field_of_the_matrix(page: &Page<'_>) {
    page.open("");
    let all = ids(page, "table.matrix button:not(.chapter-link)");
    assert_eq!(all.len(), 13 + 10 * 14);
    let mut keys = vec![key::END, key::HOME, key::RIGHT];
    for row in 0..11 {
        keys.extend(vec![if row % 2 == 0 { key::RIGHT } else { key::LEFT }; 13]);
        keys.push(key::DOWN);
    }
    let met = walk(page, "matrix-0-1", &keys);
    assert_eq!(without(&all, &met), Vec::<String>::new(), "not reached");
    // From a name the tab key reaches the way to its chapter, and leaves the matrix from there.
    page.focus("matrix-4-0");
    page.press(&[key::TAB]);
    page.has_focus("matrix-read-3");
    page.focus("matrix-4-3");
    page.press(&[key::ENTER]);
    page.has_query("initiative=4&month=2022-03");
    page.has_focus("matrix-4-3");
}

fn every_mark_has_a_name_and_a_role(page: &Page<'_>) {
    page.open("?initiative=4");
    let nameless = "return [...document.querySelectorAll('.mark')]\
        .filter(m => m.getAttribute('role') !== 'button' || !(m.getAttribute('aria-label') ?? '').trim()).map(m => m.id)";
    assert_eq!(strings(&page.js(nameless, json!([]))), Vec::<String>::new());
    let table = [
        (
            "#by-initiative-initiative-3",
            "4 Epidemic and business aid: 4 (1 in a certain month, 3 without a month)",
        ),
        (
            "#by-kind-kind-1",
            "Talks and lectures: 9 (9 without a month)",
        ),
        ("#by-month-undated-0", "No month given: 73 activities"),
        (
            "#matrix-10-9",
            "10 Civility and the campus, September 2022: 1 certain",
        ),
    ];
    for (mark, want) in table {
        assert_eq!(page.role_of(mark), "button", "{mark}");
        assert_eq!(page.name_of(mark), want, "{mark}");
    }
    let activity = page.name_of("#timeline-activity-18");
    assert!(
        activity.contains("Epidemic service by members and cadres") && activity.contains("March"),
        "{activity}"
    );
}

fn enter_chooses_a_mark_and_the_focus_stays(page: &Page<'_>) {
    page.open("");
    page.focus("by-initiative-initiative-0");
    page.press(&[key::DOWN, key::DOWN, key::DOWN, key::ENTER]);
    page.has_query("initiative=4");
    page.says(&page.world.said("initiative=4"));
    page.has_focus("by-initiative-initiative-3");
    page.press(&[" "]);
    page.has_query("");
    page.has_focus("by-initiative-initiative-3");
}

fn the_focus_stays_when_the_picture_is_drawn_anew(page: &Page<'_>) {
    page.open("");
    page.focus("by-month-month-8");
    page.sized(900, 768);
    page.settled();
    page.has_focus("by-month-month-8");
    page.js("history.pushState(null, '', '?lang=zh-Hans'); dispatchEvent(new PopStateEvent('popstate'))", json!([]));
    page.eventually(
        "the language",
        || page.attribute("html", "lang"),
        Some("zh-Hans".to_owned()),
    );
    page.settled();
    page.has_focus("by-month-month-8");
}
