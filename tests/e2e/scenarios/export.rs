//! A picture that is taken along shows what the screen shows, says what its signs mean, and which year it is.

use serde_json::json;

use super::scenarios;
use crate::page::Page;

scenarios![
    the_pixels_are_those_of_the_screen needs Raster,
    the_pixels_of_a_choice_in_the_dark_are_those_of_the_screen needs Raster,
    its_signs_are_explained_and_its_year_is_named,
    a_file_of_the_reader_has_no_address,
];

/// The pictures of the page, and the buttons that export them.
const PICTURES: [(&str, &str); 5] = [
    (
        "#chart-by-initiative svg.scene",
        "#chart-by-initiative figcaption button",
    ),
    (
        "#chart-by-kind svg.scene",
        "#chart-by-kind figcaption button",
    ),
    (
        "#chart-by-month svg.scene",
        "#chart-by-month figcaption button",
    ),
    (
        "#chart-by-unit svg.scene",
        "#chart-by-unit figcaption button",
    ),
    (
        "#timeline svg.scene",
        "#timeline .actions button:first-child",
    ),
];

/// Neither the pointer nor the focus marks anything in the picture, and it begins at a whole pixel, as in the exported one.
const ALIGN: &str = "document.activeElement?.blur(); const picture = document.querySelector(arguments[0]); \
    Object.assign(picture.style, { position: 'relative', left: '0px', top: '0px' }); picture.scrollIntoView({ block: 'center' }); \
    const { left, top } = picture.getBoundingClientRect(); \
    Object.assign(picture.style, { left: `${Math.round(left) - left}px`, top: `${Math.round(top) - top}px` })";

const COMPARE: &str = include_str!("export.js");

fn exported(page: &Page<'_>, button: &str) -> String {
    page.click(button);
    String::from_utf8(page.downloaded().1).unwrap_or_default()
}

fn compares(page: &Page<'_>, query: &str) {
    page.open(query);
    page.sized(1100, 900);
    for (picture, button) in PICTURES {
        let file = exported(page, button);
        // The pointer is not to rest on a mark, which would show its name.
        page.point_at(1.0, 1.0);
        // Parts that come into view are laid out and may move the picture once more.
        for _ in 0..2 {
            page.js(ALIGN, json!(picture));
            page.settled();
        }
        let shot = page.shot_of(picture);
        let seen = page.js_async(COMPARE, json!([file, shot]));
        let [differing, marked] = ["differing", "marked"].map(|n| seen[n].as_f64());
        let is_same =
            matches!((differing, marked), (Some(d), Some(m)) if m > 100.0 && d < m * 0.005);
        assert!(is_same, "{query}, {picture}: {seen}");
    }
}

fn the_pixels_are_those_of_the_screen(page: &Page<'_>) {
    compares(page, "?theme=light");
    compares(page, "?theme=light&lang=zh-Hans");
}

fn the_pixels_of_a_choice_in_the_dark_are_those_of_the_screen(page: &Page<'_>) {
    compares(page, "?theme=dark&initiative=3&month=2022-10..2022-12");
}

fn its_signs_are_explained_and_its_year_is_named(page: &Page<'_>) {
    page.open("?lang=en&data=/cases/X2-invented-days.json");
    let timeline = exported(page, "#timeline .actions button:first-child");
    for said in [
        "somewhere in the hatching",
        " · 2022 · ",
        "data=/cases/X2-invented-days.json",
    ] {
        assert!(timeline.contains(said), "no {said:?} in {timeline}");
    }
    let lines = timeline.split("<line ").skip(1);
    let bare: Vec<&str> = lines
        .filter(|l| !l.split('>').next().is_some_and(|l| l.contains("stroke=")))
        .collect();
    assert!(bare.is_empty(), "lines without a stroke: {bare:?}");
}

fn a_file_of_the_reader_has_no_address(page: &Page<'_>) {
    page.open("?lang=en");
    let name = "01-units.json";
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/");
    page.enter("#open-file", &format!("{folder}{name}"));
    page.until(
        "the file is shown",
        "return document.querySelector('h1')?.textContent === 'Min'",
    );
    let picture = exported(page, "#timeline .actions button:first-child");
    assert!(!picture.contains(&page.world.site.origin), "{picture}");
}
