//! The page as it is heard: the tree that assistive technology gets, written line by line to `target/transcripts/`.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::scenarios;
use crate::page::{Page, done};

scenarios![the_page_is_heard_as_a_sensible_text needs Tree];

/// A line of the transcript.
#[derive(Debug)]
struct Line {
    depth: usize,
    role: String,
    name: String,
    more: String,
}

fn text(value: &Value) -> String {
    match &value["value"] {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// What is heard, in the order in which it is heard. What has neither a role nor a name of its own is passed over.
fn heard(page: &Page<'_>) -> Vec<Line> {
    let tree = done(page.cdp("Accessibility.getFullAXTree", json!({})));
    let nodes: Vec<&Value> = tree["nodes"].as_array().into_iter().flatten().collect();
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, *node)))
        .collect();
    let mut lines = Vec::new();
    let root = nodes.iter().find(|node| node["parentId"].is_null());
    let mut open: Vec<(usize, &Value)> = root.map(|root| (0, *root)).into_iter().collect();
    while let Some((depth, node)) = open.pop() {
        let role = text(&node["role"]);
        let is_silent = node["ignored"] == true
            || [
                "generic",
                "none",
                "InlineTextBox",
                "LineBreak",
                "paragraph",
                "ListMarker",
            ]
            .contains(&role.as_str());
        if !is_silent {
            let mut more = String::new();
            for property in node["properties"].as_array().into_iter().flatten() {
                let name = property["name"].as_str().unwrap_or_default();
                if [
                    "level", "pressed", "expanded", "checked", "disabled", "live", "modal",
                ]
                .contains(&name)
                {
                    let _in_memory = write!(more, " {name} {}", text(&property["value"]));
                }
            }
            let description = text(&node["description"]);
            if !description.is_empty() {
                let _in_memory = write!(more, " ({description})");
            }
            lines.push(Line {
                depth,
                role,
                name: text(&node["name"]),
                more,
            });
        }
        let inner = if is_silent { depth } else { depth + 1 };
        let children = node["childIds"].as_array().into_iter().flatten();
        let children: Vec<&Value> = children
            .filter_map(|id| by_id.get(id.as_str()?).copied())
            .collect();
        open.extend(children.into_iter().rev().map(|child| (inner, child)));
    }
    lines
}

fn write(name: &str, lines: &[Line]) {
    let mut all = String::new();
    for Line {
        depth,
        role,
        name,
        more,
    } in lines
    {
        let _in_memory = writeln!(all, "{}{role} {name:?}{more}", "  ".repeat(*depth));
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("transcripts");
    let file = folder.join(format!("{name}.txt"));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, all))
        .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
}

fn the_page_is_heard_as_a_sensible_text(page: &Page<'_>) {
    for (name, query) in [
        ("overview-en", "?lang=en&initiative=4"),
        ("overview-zh", "?lang=zh-Hans&initiative=4"),
        (
            "activity-en",
            "?lang=en&view=activity&item=epidemic-service",
        ),
        ("guest-en", "?lang=en&embed=1&view=timeline"),
    ] {
        page.open(query);
        let lines = heard(page);
        write(name, &lines);
        let of = |role: &str| lines.iter().filter(|l| l.role == role).collect::<Vec<_>>();
        // Everything that can be worked has a name, and pictures too.
        for role in [
            "button",
            "link",
            "checkbox",
            "textbox",
            "searchbox",
            "table",
            "navigation",
            "region",
            "img",
            "dialog",
        ] {
            let nameless: Vec<_> = of(role).into_iter().filter(|l| l.name.is_empty()).collect();
            assert!(
                nameless.is_empty(),
                "{name}: {role} without a name: {nameless:?}"
            );
        }
        let pictures = lines
            .iter()
            .filter(|l| l.role == "group" && l.more.contains("T leads"));
        let nameless: Vec<_> = pictures.filter(|l| l.name.is_empty()).collect();
        assert!(
            nameless.is_empty(),
            "{name}: a picture without a name: {nameless:?}"
        );
        assert_eq!(of("main").len(), 1, "{name}");
        // One headline of the page, and no level left out on the way down.
        let levels: Vec<u32> = of("heading")
            .iter()
            .filter_map(|l| {
                l.more
                    .split("level ")
                    .nth(1)?
                    .split(' ')
                    .next()?
                    .parse()
                    .ok()
            })
            .collect();
        assert_eq!(
            levels.iter().filter(|level| **level == 1).count(),
            1,
            "{name}: {levels:?}"
        );
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{name}: {levels:?}"
        );
        // Signs that are only seen are not spoken.
        let signs: Vec<_> = lines
            .iter()
            .filter(|l| {
                l.role == "StaticText"
                    && !l.name.is_empty()
                    && !l.name.chars().any(char::is_alphanumeric)
                    && l.name.chars().any(|c| "×→↑↓▸▾■□●✕".contains(c))
            })
            .collect();
        assert!(signs.is_empty(), "{name}: {signs:?}");
    }
    page.open("?lang=en&initiative=4");
    let lines = heard(page);
    let is_there = |role: &str, part: &str| {
        lines
            .iter()
            .any(|l| l.role == role && (l.name.contains(part) || l.more.contains(part)))
    };
    for (role, part) in [
        ("button", "4 Epidemic and business aid"),
        ("columnheader", "Activity"),
        ("rowheader", "Epidemic service by members and cadres"),
        ("status", ""),
    ] {
        assert!(is_there(role, part), "no {role} {part:?}");
    }
    // A picture says what it shows before how it is worked.
    let chart = lines
        .iter()
        .find(|l| l.role == "group" && l.more.contains("Arrow keys"));
    assert!(
        chart.is_some_and(|l| l.more.contains("Most: ")),
        "{chart:?}"
    );
    // What is chosen is heard where it is chosen.
    let chip = lines.iter().find(|l| {
        l.role == "button" && l.name.starts_with("4 Epidemic") && l.more.contains("pressed")
    });
    assert!(
        chip.is_some_and(|l| l.more.contains("pressed true")),
        "{chip:?}"
    );
}
