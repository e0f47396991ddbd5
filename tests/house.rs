//! The layout of the house: which room may name what, where colours stand, how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

use yearline_plot::scene::{Role, Tone};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder that ends so, as (path from the root, content). A folder that is not there has none.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            open.extend(entries.filter_map(|entry| entry.ok().map(|e| e.path())));
        } else if path.is_file() && path.to_string_lossy().ends_with(ending) {
            let content =
                fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let name = path
                .strip_prefix(root())
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            found.push((name, content));
        }
    }
    found.sort();
    found
}

/// The code of a Rust file without its comments, so that a room may say what it does not do.
fn code(content: &str) -> String {
    content
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word).any(|(at, _)| {
        !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next())
    })
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn the_arrows_point_one_way() {
    const PAGE: &[&str] = &["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen"];
    /// A room, and the names that it must not know.
    const ROOMS: &[(&str, &[&str])] = &[
        (
            "src/domain",
            &["ingest", "url", "plot", "text", "state", "browser", "ui"],
        ),
        (
            "src/ingest",
            &["url", "plot", "text", "state", "browser", "ui"],
        ),
        (
            "src/url",
            &["ingest", "plot", "text", "state", "browser", "ui"],
        ),
        (
            "src/url.rs",
            &["ingest", "plot", "text", "state", "browser", "ui"],
        ),
        ("src/text", &["plot", "state", "browser", "ui"]),
        ("src/plot", &["ingest", "url", "state", "browser", "ui"]),
        (
            "src/frame",
            &["domain", "ingest", "plot", "text", "state", "browser", "ui"],
        ),
        ("src/browser", &["ingest", "plot", "text", "state", "ui"]),
        ("src/state.rs", &["ui"]),
    ];
    let mut found = Vec::new();
    for (room, others) in ROOMS {
        for (path, content) in files(room, ".rs") {
            let code = code(&content);
            for other in *others {
                if [
                    format!("crate::{other}::"),
                    format!("crate::{other};"),
                    format!("use crate::{other}"),
                ]
                .iter()
                .any(|name| code.contains(name.as_str()))
                {
                    found.push(format!("{path} knows {other}"));
                }
            }
            let is_pure = !["src/browser", "src/state.rs"].contains(room);
            found.extend(
                PAGE.iter()
                    .filter(|name| is_pure && has_word(&code, name))
                    .map(|name| format!("{path} names {name}")),
            );
        }
    }
    assert_none("a room knows what it should not", &found);
}

#[test]
fn only_the_browser_room_names_the_browser() {
    let mut found = Vec::new();
    for (path, content) in files("src", ".rs") {
        if path.starts_with("src/browser") {
            continue;
        }
        let code = code(&content);
        found.extend(
            ["web_sys", "js_sys", "gloo"]
                .iter()
                .filter(|n| has_word(&code, n))
                .map(|name| format!("{path} names {name}")),
        );
    }
    assert_none("outside src/browser", &found);
}

#[test]
fn colours_stand_in_the_tokens_only() {
    let mut found = Vec::new();
    for (path, content) in [files("src", ".rs"), files("style", ".css")].concat() {
        if path == "style/tokens.css" {
            continue;
        }
        for (n, line) in content.lines().enumerate() {
            if hex_colour(line)
                || ["rgb(", "rgba(", "hsl(", "oklch("]
                    .iter()
                    .any(|f| line.contains(f))
            {
                found.push(format!("{path}:{}: {}", n + 1, line.trim()));
            }
        }
    }
    assert_none("a colour outside style/tokens.css", &found);
}

/// `#` and three, four, six or eight hexadecimal digits, at least one of them a letter or all of them together, and nothing that
/// makes a name of it (`#[test]`, `url(#face)` and `#42` are none).
fn hex_colour(line: &str) -> bool {
    line.match_indices('#').any(|(at, _)| {
        let digits: String = line[at + 1..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
            .collect();
        let before = line[..at].chars().next_back();
        matches!(digits.len(), 3 | 4 | 6 | 8)
            && digits.chars().all(|c| c.is_ascii_hexdigit())
            && !matches!(before, Some('(' | '&' | '/'))
            && (digits.len() > 4
                || before.is_none_or(|c| c.is_whitespace() || c == '"' || c == ':'))
    })
}

#[test]
fn every_style_sheet_is_linked_and_the_layers_are_declared_first() {
    const LAYERS: &str = "@layer reset, tokens, base, layout, components, print;";
    let index = fs::read_to_string(root().join("index.html")).expect("index.html is read");
    let linked: Vec<&str> = index
        .lines()
        .filter_map(|line| line.strip_prefix("<link data-trunk rel=\"css\" href=\""))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(linked.first(), Some(&"style/tokens.css"));

    let mut found = Vec::new();
    for (path, content) in files("style", ".css") {
        if linked.iter().filter(|link| **link == path).count() != 1 {
            found.push(format!("{path} is not linked once in index.html"));
        }
        if content.matches(LAYERS).count() != usize::from(path == "style/tokens.css") {
            found.push(format!(
                "{path}: the layers are declared once, in style/tokens.css"
            ));
        }
    }
    assert_none("style sheets", &found);
}

#[test]
fn a_component_sheet_says_what_it_styles_and_stays_in_its_layer() {
    let sheets = files("style/components", ".css");
    assert!(!sheets.is_empty());
    let found: Vec<String> = sheets
        .into_iter()
        .filter(|(_, content)| {
            let mut lines = content.lines();
            let has_comment = lines
                .next()
                .is_some_and(|line| line.starts_with("/* ") && line.ends_with(" */"));
            let opens_layer = lines.next() == Some("@layer components {");
            // Everything in the layer is indented, so only its closing brace is not.
            let outside: Vec<&str> = lines
                .filter(|line| !line.is_empty() && !line.starts_with("  "))
                .collect();
            !(has_comment && opens_layer && outside == ["}"])
        })
        .map(|(path, _)| path)
        .collect();
    assert_none(
        "no comment at the top, or rules outside @layer components",
        &found,
    );
}

#[test]
fn every_role_and_tone_has_its_rule() {
    let styles: String = files("style", ".css")
        .into_iter()
        .map(|(_, content)| content)
        .collect();
    let classes = Role::ALL
        .iter()
        .map(|r| r.class())
        .chain([Tone::Plain, Tone::Chosen, Tone::Quiet].map(Tone::class));
    let has_rule = |class: &str| {
        let selector = format!(".{class}");
        styles.match_indices(&selector).any(|(at, _)| {
            !styles[at + selector.len()..]
                .starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')
        })
    };
    let found: Vec<String> = classes
        .filter(|class| !has_rule(class))
        .map(|class| format!(".{class}"))
        .collect();
    assert_none("no rule in style/", &found);
}

#[test]
fn no_file_is_two_rooms_in_one() {
    const MOST: usize = 400;
    let long = [files("src", ".rs"), files("crates", ".rs")]
        .concat()
        .into_iter()
        .map(|(path, content)| (path, content.lines().count()));
    let found: Vec<String> = long
        .filter(|(_, n)| *n > MOST)
        .map(|(path, n)| format!("{path}: {n} lines"))
        .collect();
    assert_none("longer than 400 lines", &found);
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    let folders = ["src", "crates", "tests", "xtask/src"]
        .map(|folder| files(folder, ".rs"))
        .concat();
    let found: Vec<String> = folders
        .into_iter()
        .filter(|(_, content)| !content.starts_with("//!"))
        .map(|(path, _)| path)
        .collect();
    assert_none("no //! at the top", &found);
}

#[test]
fn no_class_or_style_escapes_the_content_security_policy() {
    // `style="…"` is refused by the policy; Leptos' `style:name=` and classes are not.
    let found: Vec<String> = files("src", ".rs")
        .into_iter()
        .filter(|(_, content)| code(content).contains(" style=\""))
        .map(|(path, _)| path)
        .collect();
    assert_none("an inline style", &found);
}

#[test]
fn markup_is_written_in_one_place_by_the_type_that_escapes_it() {
    const WAYS: [&str; 7] = [
        "inner_html",
        "set_inner_html",
        "outer_html",
        "set_outer_html",
        "insert_adjacent_html",
        "create_contextual_fragment",
        "DomParser",
    ];
    let mut found = Vec::new();
    for (path, content) in files("src", ".rs") {
        let code = code(&content);
        let is_the_place =
            |way: &str| path == "src/browser/dom.rs" && way == "insert_adjacent_html";
        found.extend(
            WAYS.iter()
                .filter(|way| has_word(&code, way) && !is_the_place(way))
                .map(|way| format!("{path}: {way}")),
        );
        if path == "src/browser/dom.rs"
            && !code.contains("insert_adjacent_html(\"beforeend\", markup.as_str())")
        {
            found.push(format!("{path} writes what is no Markup"));
        }
    }
    assert_none("HTML from a string", &found);
}

#[test]
fn the_tests_of_the_house_see_what_they_look_for() {
    for line in ["color: #fff;", "fill=\"#1a2b3c\"", "a { color:#12345678 }"] {
        assert!(hex_colour(line), "{line}");
    }
    for line in [
        "#[test]",
        "url(#hatch)",
        "issue #42",
        "r#\"text\"#",
        "href=\"#main\"",
    ] {
        assert!(!hex_colour(line), "{line}");
    }
    assert!(has_word("use leptos::prelude::*;", "leptos") && !has_word("leptos_router", "leptos"));
    assert!(!files("src", ".rs").is_empty() && Path::new(&root()).is_absolute());
}
