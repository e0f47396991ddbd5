//! The page by keyboard alone: from the first tab to the file that is taken along, in every engine.

use std::collections::BTreeSet;

use serde_json::json;
use yearline_core::domain::Placement;

use super::scenarios;
use crate::page::{Page, key, strings};

scenarios![
    the_whole_way_by_keyboard_alone,
    every_stop_is_seen_and_none_is_a_trap,
    every_stop_is_seen_on_a_phone,
    the_focus_is_never_lost,
    lanes_are_walked_as_the_data_has_them,
    up_and_down_lead_to_what_is_above_and_below,
];

/// Presses the tab key until a stop is reached, which a condition on the element `e` tells.
#[track_caller]
fn tab_to(page: &Page<'_>, what: &str, condition: &str) {
    const MOST: usize = 250;
    let script = format!("const e = document.activeElement; return {condition}");
    for _ in 0..MOST {
        if page.js(&script, json!([])) == true {
            return;
        }
        page.press(&[key::TAB]);
    }
    panic!(
        "the tab key does not come to {what}; it is at {:?}",
        page.focused()
    );
}

fn the_whole_way_by_keyboard_alone(page: &Page<'_>) {
    page.open("");
    page.press(&[key::TAB, key::ENTER]);
    page.has_focus("filters");
    // Filter.
    tab_to(page, "the initiative", "e.id === 'chip-initiative-3'");
    page.press(&[" "]);
    page.has_query("initiative=4");
    page.says(&page.world.said("initiative=4"));
    page.has_focus("chip-initiative-3");
    // From any picture to its table, and an activity from there.
    tab_to(page, "the matrix", "!!e.closest('.matrix')");
    page.press(&["t"]);
    page.has_focus("table-headline");
    tab_to(page, "the activity", "e.id === 'row-18'");
    page.press(&[key::ENTER]);
    page.has_query("initiative=4&item=epidemic-service");
    page.has_focus("activity-title");
    // Its evidence.
    let text = page.text("#activity").unwrap_or_default();
    for said in ["March", "The report states it.", "more than", "400"] {
        assert!(text.contains(said), "{said:?} is missing in {text:?}");
    }
    tab_to(page, "the next one", "e.id === 'activity-next'");
    page.press(&[key::ENTER]);
    page.has_query("initiative=4&item=red-boat-vanguard");
    page.has_focus("activity-title");
    // Back.
    page.press(&[key::ESCAPE]);
    page.has_no("#activity");
    page.has_query("initiative=4");
    page.eventually("a row", || page.focused().starts_with("row-"), true);
    // And take it along.
    tab_to(page, "the table's file", "e.id === 'download-csv'");
    page.press(&[key::ENTER]);
    let (name, bytes) = page.downloaded();
    assert!(name.ends_with(".csv"), "{name}");
    let text = String::from_utf8(bytes).unwrap_or_default();
    assert_eq!(
        text.trim_end().lines().count(),
        5,
        "a head and four activities: {text}"
    );
}

/// What the tab key can come to, and in each stop: is it in the window, is it covered, is there a ring around it or a mark of its own.
const STOPS: &str = "window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]\
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}) && !e.closest('[inert]')); \
    return stops.length";
const AT: &str = "const e = document.activeElement; if (!e || e === document.body) return null; \
    const r = e.getBoundingClientRect(), style = getComputedStyle(e); \
    const [x, y] = [Math.max(r.left, 0) + Math.min(r.width, 40) / 2, Math.max(r.top, 0) + Math.min(r.height, 24) / 2]; \
    const faults = []; \
    if (r.bottom < 4 || r.top > innerHeight - 4 || r.right < 1 || r.left > innerWidth - 1) faults.push(`out of the window: ${r.top} to ${r.bottom}`); \
    else { const hit = document.elementFromPoint(x, y), own = e.closest('.mark-place') ?? e, label = e.labels?.[0]; \
        if (hit && !own.contains(hit) && !hit.contains(e) && !label?.contains(hit) && !hit.matches('svg, svg *')) \
            faults.push(`covered by ${hit.tagName}.${hit.className}`) } \
    const ringed = [e, ...e.querySelectorAll(':scope > *, .r-hit'), ...(e.labels ?? [])]; \
    const hasRing = ringed.some(r => { const s = getComputedStyle(r); \
        return parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none' || s.stroke !== 'none' && parseFloat(s.strokeWidth) >= 2 && r instanceof SVGElement }); \
    if (!hasRing) faults.push('no ring'); \
    return [stops.indexOf(e), e.id || e.textContent.trim().slice(0, 30) || e.tagName, faults]";

fn walk_all_stops(page: &Page<'_>) {
    let n = page.js(STOPS, json!([])).as_u64().unwrap_or_default() as usize;
    assert!(n > 20, "{n} stops");
    let (mut met, mut faults) = (BTreeSet::new(), Vec::new());
    // The browser's own stops come after the last one.
    for _ in 0..n + 5 {
        page.press(&[key::TAB]);
        let at = page.js(AT, json!([]));
        let Some(index) = at[0].as_i64() else {
            if met.len() >= n {
                break;
            }
            continue;
        };
        met.insert(index);
        for fault in strings(&at[2]) {
            faults.push(format!("{}: {fault}", at[1]));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    let names = page.js(
        "return stops.filter((_, i) => !arguments[0].includes(i)).map(e => e.id || e.outerHTML.slice(0, 80))",
        json!([met]),
    );
    assert_eq!(names, json!([]), "not reached of {n}");
    assert_eq!(met.len(), n);
}

fn every_stop_is_seen_and_none_is_a_trap(page: &Page<'_>) {
    page.open("?initiative=4");
    walk_all_stops(page);
}

fn every_stop_is_seen_on_a_phone(page: &Page<'_>) {
    page.sized(390, 700);
    page.open("?initiative=4&lang=zh-Hans");
    walk_all_stops(page);
}

/// A choice takes away what had the focus, or moves it: the keyboard goes on from a place that is there, and seen.
fn the_focus_is_never_lost(page: &Page<'_>) {
    let cases: &[(&str, &str, &[&str])] = &[
        ("?initiative=4", "#clear-all", &[key::ENTER]),
        ("?initiative=4", ".chosen .chip-chosen", &[key::ENTER]),
        ("?initiative=4&q=zebra", ".widen button", &[key::ENTER]),
        ("?month=2022-09", "#include-undated", &[key::ENTER]),
        ("", "#figures [aria-expanded=false]", &[key::ENTER]),
        ("", "#open-lanes", &[key::ENTER]),
        ("", "#timeline-activity-70", &["+", "+", "+", "0"]),
        ("?item=epidemic-service", "#activity-close", &[key::ENTER]),
        ("?item=epidemic-service", "#activity-next", &[key::ENTER]),
        ("", "#chip-month-8", &[" "]),
        ("?view=table", "#table thead button", &[key::ENTER]),
        ("?theme=light", "#theme-dark", &[key::ENTER]),
        ("?lang=en", "#lang-zh-Hans", &[key::ENTER]),
        ("", "#present", &[key::ENTER]),
    ];
    for (query, selector, keys) in cases {
        page.open(query);
        page.has(selector);
        page.js(
            "document.querySelector(arguments[0]).focus()",
            json!([selector]),
        );
        page.until_with(
            "it has the focus",
            "return document.activeElement === document.querySelector(arguments[0])",
            json!([selector]),
        );
        page.press(keys);
        page.settled();
        page.settled();
        page.until(
            &format!("the focus is somewhere after {selector} of {query:?}"),
            "const e = document.activeElement, r = e?.getBoundingClientRect(); \
            return !!e && e !== document.body && e.isConnected && r.bottom > 0 && r.top < innerHeight",
        );
    }
    // While a word is typed, each letter is another choice.
    page.open("");
    page.focus("search");
    page.press(&["z", "e", "b", "r", "a"]);
    page.has_query("q=zebra");
    page.has_focus("search");
    // A step of the history takes the row away that has the focus.
    page.open("");
    page.click("#chip-initiative-3");
    page.has_query("initiative=4");
    page.focus("row-18");
    page.js("history.back()", json!([]));
    page.has_query("");
    page.has_focus("row-18");
}

/// The marks of each lane are those of its activities: first those with a month, by time, then those without.
fn lanes_are_walked_as_the_data_has_them(page: &Page<'_>) {
    page.open("");
    page.click("#open-lanes");
    let data = &page.world.report;
    page.eventually(
        "all lanes open",
        || page.count("#timeline .mark[id^=timeline-activity-]"),
        data.n_activities(),
    );
    page.js(
        "window.met = []; document.addEventListener('focusin', e => window.met.push(e.target.id))",
        json!([]),
    );
    page.focus("timeline-initiative-0");
    for (i, _) in data.initiatives().iter().enumerate() {
        let own: Vec<_> = data
            .activities()
            .filter(|a| a.initiative_index() == i)
            .collect();
        let has_no_month =
            |a: &&yearline_core::domain::Activity<'_>| a.placement() == Placement::Undated;
        page.js("window.met = []", json!([]));
        let mut keys = vec![key::RIGHT; own.len() + 1];
        keys.push(key::END);
        page.press(&keys);
        let met = strings(&page.js("return window.met", json!([])));
        let (undated, dated): (Vec<_>, Vec<_>) = own.iter().partition(|a| has_no_month(a));
        let ids = |list: &[&yearline_core::domain::Activity<'_>]| -> BTreeSet<String> {
            let id = |a: &&yearline_core::domain::Activity<'_>| {
                format!("timeline-activity-{}", a.index())
            };
            list.iter().map(id).collect()
        };
        let (first, last) = met.split_at(dated.len().min(met.len()));
        assert_eq!(
            first.iter().cloned().collect::<BTreeSet<_>>(),
            ids(&dated),
            "lane {i}"
        );
        assert_eq!(
            last.iter().cloned().collect::<BTreeSet<_>>(),
            ids(&undated),
            "lane {i}"
        );
        // By time: none begins before the one before it.
        let begins = page.js(
            "return arguments[0].map(id => document.querySelector(`#${id} > :first-child`).getBoundingClientRect().left)",
            json!([first]),
        );
        let begins: Vec<f64> = begins
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(serde_json::Value::as_f64)
            .collect();
        assert!(begins.is_sorted(), "lane {i}: {begins:?}");
        // Back to its name and on to the next one.
        page.press(&[key::HOME, key::LEFT]);
        page.has_focus(&format!("timeline-initiative-{i}"));
        page.press(&[key::DOWN]);
    }
    page.press(&[key::HOME]);
    page.has_focus("timeline-initiative-0");
    page.press(&[key::END]);
    page.has_focus("timeline-initiative-9");
    page.press(&[key::ESCAPE, key::ESCAPE]);
    page.has_focus("timeline-headline");
}

fn up_and_down_lead_to_what_is_above_and_below(page: &Page<'_>) {
    page.open("");
    let middle = |id: &str| {
        let script = "const r = document.querySelector(`#${arguments[0]} > :first-child`).getBoundingClientRect(); return r.left + r.width / 2";
        page.js(script, json!([id])).as_f64().unwrap_or_default()
    };
    let lane_of = |id: &str| {
        let index = id.rsplit('-').next().and_then(|n| n.parse::<usize>().ok());
        index
            .filter(|_| id.contains("-activity-"))
            .map(|a| page.world.report.activity(a).initiative_index())
    };
    page.focus("timeline-activity-18");
    let lane = lane_of("timeline-activity-18").unwrap_or_default();
    for (pressed, want) in [(key::DOWN, lane + 1), (key::UP, lane)] {
        let before = page.focused();
        page.press(&[pressed]);
        let now = page.focused();
        assert_eq!(lane_of(&now), Some(want), "{now} from {before}");
        let marks = strings(&page.js(
            "return [...document.querySelectorAll('#timeline .mark[id^=timeline-activity-]')].map(m => m.id)",
            json!([]),
        ));
        let distance = |id: &String| (middle(id) - middle(&before)).abs();
        let nearest = marks
            .iter()
            .filter(|id| lane_of(id) == Some(want))
            .map(distance)
            .fold(f64::INFINITY, f64::min);
        assert!(
            distance(&now) < nearest + 1.0,
            "{now} is not the nearest to {before}"
        );
    }
}
