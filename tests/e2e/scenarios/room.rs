//! Whatever a file holds, however wide the window is and however large the reader's letters are: nothing scrolls sideways, and nothing is
//! cut off. The files are those of `tests/cases/`, each of which broke the page once, the report's year and the synthetic one.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::scenarios;
use crate::page::{Page, strings};

scenarios![
    everything_has_room_in_english needs Minutes,
    everything_has_room_in_chinese needs Minutes,
    everything_has_room_in_letters_of_24_px_in_english needs Letters & Minutes,
    everything_has_room_in_letters_of_24_px_in_chinese needs Letters & Minutes,
    everything_has_room_in_letters_of_32_px_in_english needs Letters & Minutes,
    everything_has_room_in_letters_of_32_px_in_chinese needs Letters & Minutes,
    an_embedded_activity_has_room_for_long_words,
    a_long_search_has_room,
];

const WIDTHS: [u32; 9] = [320, 390, 640, 700, 768, 900, 1024, 1366, 1920];
const NO_ROOM: &str = include_str!("room.js");

/// Opens all that can be opened: every figure, every lane, every fold and an activity.
const OPEN_ALL: &str = "document.querySelector('#figures [aria-expanded=false]')?.click(); \
    document.querySelector('#open-lanes')?.click(); \
    document.querySelectorAll('details').forEach(fold => { fold.open = true }); \
    document.querySelector('#row-0')?.click()";

fn files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut files: Vec<String> = names
        .filter(|name| name.ends_with(".json"))
        .map(|name| format!("/cases/{name}"))
        .collect();
    files.sort();
    files.extend(["data/2022.json".to_owned(), "data/sample.json".to_owned()]);
    files
}

#[track_caller]
fn has_room(page: &Page<'_>, height: u32, what: &str) {
    for width in WIDTHS {
        page.sized(width, height);
        page.settled();
        let what = format!("{what} at {width}");
        page.eventually(&what, || strings(&page.js(NO_ROOM, json!([]))), Vec::new());
    }
}

fn walk(page: &Page<'_>, lang: &str, letters_px: u32) {
    page.letters(letters_px);
    for file in files() {
        let query = format!("?data={file}&lang={lang}");
        page.sized(1366, 800);
        page.open(&query);
        has_room(page, 800, &query);
        page.js(OPEN_ALL, json!([]));
        page.has("#activity");
        has_room(page, 800, &format!("{query}, all open"));
        page.open(&format!("{query}&view=initiative"));
        has_room(page, 800, &format!("{query}, initiatives"));
    }
}

fn everything_has_room_in_english(page: &Page<'_>) {
    walk(page, "en", 16);
}

fn everything_has_room_in_chinese(page: &Page<'_>) {
    walk(page, "zh-Hans", 16);
}

fn everything_has_room_in_letters_of_24_px_in_english(page: &Page<'_>) {
    walk(page, "en", 24);
}

fn everything_has_room_in_letters_of_24_px_in_chinese(page: &Page<'_>) {
    walk(page, "zh-Hans", 24);
}

fn everything_has_room_in_letters_of_32_px_in_english(page: &Page<'_>) {
    walk(page, "en", 32);
}

fn everything_has_room_in_letters_of_32_px_in_chinese(page: &Page<'_>) {
    walk(page, "zh-Hans", 32);
}

fn an_embedded_activity_has_room_for_long_words(page: &Page<'_>) {
    for view in ["activity", "table", "matrix", "charts", "timeline"] {
        let query = format!("?data=/cases/17-long-words.json&embed=1&view={view}&item=a1");
        page.go(&query);
        page.has("#activity");
        has_room(page, 256, &query);
    }
}

fn a_long_search_has_room(page: &Page<'_>) {
    let word = "annual_report_of_the_college_2022_final_version".repeat(3);
    page.open(&format!("?q={word}"));
    has_room(page, 800, "a long search");
}
