//! axe-core (wcag2a to wcag22aa, best practices) finds nothing: in every state of the page, in both languages, light and dark, on an office
//! screen and a phone.

use serde_json::{Value, json};

use super::scenarios;
use super::states::{each_part, each_state};
use crate::page::Page;

scenarios![
    axe_finds_nothing_in_english_light_on_a_screen needs Minutes,
    axe_finds_nothing_in_chinese_dark_on_a_screen needs Minutes,
    axe_finds_nothing_in_english_dark_on_a_phone needs Minutes,
    axe_finds_nothing_in_chinese_light_on_a_phone needs Minutes,
    axe_finds_nothing_in_the_colours_of_the_system needs Media & Minutes,
];

const RUN: &str = "const done = arguments[0]; \
    axe.run(document, {preload: false, resultTypes: ['violations'], \
        runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})\
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

fn in_every_state(page: &Page<'_>, (width, height): (u32, u32), query: &str) {
    page.sized(width, height);
    let mut found = Vec::new();
    each_state(page, query, |state| found.extend(findings(page, state)));
    if (width, height) == SCREEN {
        each_part(page, query, |state| found.extend(findings(page, state)));
    }
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
}

const SCREEN: (u32, u32) = (1366, 768);
const PHONE: (u32, u32) = (390, 844);

fn axe_finds_nothing_in_english_light_on_a_screen(page: &Page<'_>) {
    in_every_state(page, SCREEN, "lang=en&theme=light");
}

fn axe_finds_nothing_in_chinese_dark_on_a_screen(page: &Page<'_>) {
    in_every_state(page, SCREEN, "lang=zh-Hans&theme=dark");
}

fn axe_finds_nothing_in_english_dark_on_a_phone(page: &Page<'_>) {
    in_every_state(page, PHONE, "lang=en&theme=dark");
}

fn axe_finds_nothing_in_chinese_light_on_a_phone(page: &Page<'_>) {
    in_every_state(page, PHONE, "lang=zh-Hans&theme=light");
}

fn axe_finds_nothing_in_the_colours_of_the_system(page: &Page<'_>) {
    page.media("", &[("prefers-color-scheme", "dark")]);
    page.open("?lang=zh-Hans&data=data/sample.json");
    assert_eq!(
        findings(page, "the sample in Chinese"),
        Vec::<String>::new()
    );
}
