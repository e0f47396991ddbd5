//! What the compiler cannot hold: names, file sizes, colours, and where markup and patches of the document may be written. Which layer
//! may know which is Cargo's.

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

/// The code of a Rust file without its comments, so that a module may say what it does not do.
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

/// Words that only this project used for things that the field has names for.
const OWN_WORDS: [&str; 12] = [
    "desk", "heard", "kept", "lying", "seal", "sight", "slip", "standing", "swift", "told", "tray",
    "unsaid",
];

#[test]
fn names_are_the_fields_own() {
    let sources = [files("src", ".rs"), files("crates", ".rs")].concat();
    let mut found = Vec::new();
    for (path, content) in sources.iter().filter(|(path, _)| !path.contains("/tests/")) {
        for (n, line) in code(content).lines().enumerate() {
            let defines = [
                "fn ", "struct ", "enum ", "trait ", "mod ", "const ", "let ",
            ]
            .iter()
            .filter_map(|keyword| line.split(keyword).nth(1))
            .map(|rest| rest.trim_start_matches("mut "))
            .filter_map(|rest| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
            })
            .any(|name| {
                let words = name.to_ascii_lowercase();
                words.split('_').any(|word| OWN_WORDS.contains(&word))
            });
            if defines {
                found.push(format!("{path}:{}: {}", n + 1, line.trim()));
            }
        }
    }
    assert_none("a name that the field does not have", &found);
}

/// Where a view type of our own writes elements, with its reason at the top.
const OWN_VIEWS: [&str; 1] = ["src/components/scene_view/shapes.rs"];

#[test]
fn components_leave_the_document_to_leptos() {
    const WAYS: [&str; 9] = [
        "set_attribute",
        "remove_attribute",
        "set_text_content",
        "set_inner_text",
        "create_element",
        "append_child",
        "insert_before",
        "class_list",
        "clone_node",
    ];
    let mut found = Vec::new();
    for (path, content) in [files("src/components", ".rs"), files("src/state", ".rs")].concat() {
        let code = code(&content);
        if OWN_VIEWS.contains(&path.as_str()) {
            assert!(
                content.starts_with("//!") && content.contains("Why:"),
                "{path} says why"
            );
        } else {
            found.extend(
                WAYS.iter()
                    .filter(|way| has_word(&code, way))
                    .map(|way| format!("{path}: {way}")),
            );
        }
    }
    assert_none("a component that patches the document", &found);
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
fn no_file_is_two_modules_in_one() {
    const MOST: usize = 500;
    let found: Vec<String> = [
        files("src", ".rs"),
        files("crates", ".rs"),
        files("xtask/src", ".rs"),
    ]
    .concat()
    .into_iter()
    .map(|(path, content)| (path, content.lines().count()))
    .filter(|(path, n)| *n > MOST && !path.contains("/tests/"))
    .map(|(path, n)| format!("{path}: {n} lines"))
    .collect();
    assert_none("longer than 500 lines", &found);
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
fn nothing_writes_markup_from_a_string() {
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
        found.extend(
            WAYS.iter()
                .filter(|way| has_word(&code, way))
                .map(|way| format!("{path}: {way}")),
        );
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

#[test]
fn the_first_scripts_are_read_by_old_browsers() {
    let script = ["head.js", "offline.js"]
        .map(|name| fs::read_to_string(root().join(name)).expect("it is read"))
        .concat();
    // Chromium 77 and Safari 13 parse none of the first four. The others are functions that they lack, where the program could start.
    let young = [
        "?.",
        "??",
        "||=",
        "&&=",
        ".at(",
        "findLast",
        "checkVisibility",
        ":is(",
    ];
    let code = script
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let found: Vec<&str> = code
        .filter(|line| young.iter().any(|word| line.contains(word)))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}
