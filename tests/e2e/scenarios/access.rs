//! axe-core (wcag2a to wcag22aa) finds nothing: in every state of the page, light and dark, on an office screen and a phone.

use serde_json::{Value, json};

use super::scenarios;
use crate::page::Page;

scenarios![
    axe_finds_nothing_light_on_a_screen needs Minutes,
    axe_finds_nothing_dark_on_a_screen needs Media & Minutes,
    axe_finds_nothing_light_on_a_phone needs Minutes,
    axe_finds_nothing_dark_on_a_phone needs Media & Minutes,
    axe_finds_nothing_in_chinese needs Minutes,
];

const RUN: &str = "const done = arguments[0]; \
    axe.run(document, {preload: false, resultTypes: ['violations'], \
        runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}})\
    .then(r => done(r.violations.map(v => ({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(n => \
        ({target: n.target.join(' '), html: n.html.slice(0, 160), why: n.failureSummary}))}))), e => done([{id: String(e), nodes: []}]))";

/// What axe-core finds, readably.
pub(super) fn findings(page: &Page<'_>, state: &str) -> Vec<String> {
    let axe = page.world.axe.as_deref();
    let axe = axe.unwrap_or_else(|| {
        panic!("no axe-core; YEARLINE_AXE names the file, `cargo xtask test` fetches it")
    });
    page.settled();
    page.js(&format!("{axe};\nwindow.axe = axe;"), json!([]));
    let found = page.js_async(RUN, json!([]));
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    found
        .as_array()
        .into_iter()
        .flatten()
        .map(|violation| {
            let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
            // One of each sort: what differs by its number only is told once.
            let mut sorts: Vec<String> = Vec::new();
            let some: Vec<String> = nodes
                .iter()
                .filter(|n| {
                    let sort = text(&n["target"]).replace(|c: char| c.is_ascii_digit(), "");
                    let is_new = !sorts.contains(&sort);
                    sorts.push(sort);
                    is_new
                })
                .take(12)
                .map(|n| {
                    let why = text(&n["why"])
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ");
                    format!(
                        "    {}\n      {}\n      {why}",
                        text(&n["target"]),
                        text(&n["html"])
                    )
                })
                .collect();
            format!(
                "{state}: {} ({}): {}; {} places\n{}",
                text(&violation["id"]),
                text(&violation["impact"]),
                text(&violation["help"]),
                nodes.len(),
                some.join("\n")
            )
        })
        .collect()
}

fn states(page: &Page<'_>, size: (u32, u32), more: &str) {
    page.sized(size.0, size.1);
    let mut found = Vec::new();
    page.open(&format!("?{more}"));
    found.extend(findings(page, "loaded"));
    page.click("#open-lanes");
    page.click("#chip-initiative-3");
    page.click("#chip-month-8");
    page.has("#include-undated");
    found.extend(findings(page, "filtered, lanes open"));
    page.open(&format!("?{more}&initiative=4&q=zebra&theme=pink"));
    page.has(".widen");
    found.extend(findings(page, "nothing found, bad parameter"));
    page.open(&format!("?{more}&item=epidemic-service"));
    page.has("#activity");
    found.extend(findings(page, "activity open"));
    page.go(&format!("?{more}&data=/broken/many-faults"));
    page.has("#report");
    found.extend(findings(page, "faults"));
    page.open(&format!("?{more}&data=/broken/remarks"));
    page.click("#report summary");
    found.extend(findings(page, "remarks"));
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
}

const SCREEN: (u32, u32) = (1366, 768);
const PHONE: (u32, u32) = (390, 844);

fn axe_finds_nothing_light_on_a_screen(page: &Page<'_>) {
    page.media("", &[("prefers-color-scheme", "light")]);
    states(page, SCREEN, "lang=en");
}

fn axe_finds_nothing_dark_on_a_screen(page: &Page<'_>) {
    page.media("", &[("prefers-color-scheme", "dark")]);
    states(page, SCREEN, "lang=en");
}

fn axe_finds_nothing_light_on_a_phone(page: &Page<'_>) {
    page.media("", &[("prefers-color-scheme", "light")]);
    states(page, PHONE, "lang=en");
}

fn axe_finds_nothing_dark_on_a_phone(page: &Page<'_>) {
    page.media("", &[("prefers-color-scheme", "dark")]);
    states(page, PHONE, "lang=en");
}

fn axe_finds_nothing_in_chinese(page: &Page<'_>) {
    page.open("?lang=zh-Hans&data=data/sample.json");
    let mut found = findings(page, "the sample in Chinese");
    page.open("?lang=zh-Hans&embed=1");
    found.extend(findings(page, "embedded"));
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
}
