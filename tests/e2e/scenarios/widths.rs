//! From 320 to 1920 pixels the document never scrolls sideways.

use serde_json::json;

use super::scenarios;
use crate::page::{Page, strings};

scenarios![
    the_report_fits_every_width_in_english,
    the_report_fits_every_width_in_chinese,
    the_sample_fits_every_width_in_english,
    the_sample_fits_every_width_in_chinese,
    faults_fit_every_width,
    text_can_be_twice_as_large,
];

const WIDTHS: [(u32, u32); 7] = [
    (320, 640),
    (390, 844),
    (600, 800),
    (768, 1024),
    (1024, 768),
    (1366, 768),
    (1920, 1080),
];

/// What sticks out to the right, of the document, or of a part of it by more than the four pixels that it leaves uncut for outlines.
const OVERFLOW: &str = "const root = document.documentElement; \
    const clips = e => getComputedStyle(e).overflowX !== 'visible'; \
    const out = (e, edge) => { if (!e.checkVisibility() || e.getBoundingClientRect().right <= edge + 0.5) return false; \
        for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (clips(p)) return false; return true }; \
    const told = e => e.tagName + '#' + e.id + '.' + (e.getAttribute('class') ?? '') + ' to ' + Math.round(e.getBoundingClientRect().right); \
    const found = [...document.querySelectorAll('.block')].flatMap(part => [...part.querySelectorAll(':not(.vh)')]\
        .filter(e => out(e, part.getBoundingClientRect().right + 3.5)).slice(0, 4).map(e => part.id + ': ' + told(e))); \
    if (root.scrollWidth > root.clientWidth) found.push('document: ' + root.scrollWidth + ' in ' + root.clientWidth, \
        ...[...document.querySelectorAll('body *')].filter(e => out(e, root.clientWidth)).slice(0, 8).map(told)); \
    return found";

#[track_caller]
fn fits(page: &Page<'_>, what: &str) {
    page.settled();
    page.eventually(what, || strings(&page.js(OVERFLOW, json!([]))), Vec::new());
}

fn every_width(page: &Page<'_>, query: &str) {
    page.open(query);
    for (width, height) in WIDTHS {
        page.sized(width, height);
        fits(page, &format!("{query} at {width}"));
    }
    // An open activity, and every lane and figure open.
    page.click("#open-lanes");
    page.click("#row-0");
    page.has("#activity");
    for (width, height) in WIDTHS {
        page.sized(width, height);
        fits(page, &format!("{query} at {width}, all open"));
    }
}

fn the_report_fits_every_width_in_english(page: &Page<'_>) {
    every_width(page, "?lang=en");
}

fn the_report_fits_every_width_in_chinese(page: &Page<'_>) {
    every_width(page, "?lang=zh-Hans");
}

fn the_sample_fits_every_width_in_english(page: &Page<'_>) {
    every_width(page, "?lang=en&data=data/sample.json");
}

fn the_sample_fits_every_width_in_chinese(page: &Page<'_>) {
    every_width(page, "?lang=zh-Hans&data=data/sample.json");
}

fn faults_fit_every_width(page: &Page<'_>) {
    page.go("?data=/broken/many-faults");
    page.has("#report");
    for (width, height) in WIDTHS {
        page.sized(width, height);
        fits(page, &format!("faults at {width}"));
    }
    page.open("?initiative=4&q=zebra&theme=pink");
    for (width, height) in WIDTHS {
        page.sized(width, height);
        fits(page, &format!("nothing found at {width}"));
    }
}

fn text_can_be_twice_as_large(page: &Page<'_>) {
    // A browser's zoom of 200 % on an office screen leaves half of the pixels; of 400 %, 320 (WCAG 1.4.10).
    page.sized(683, 384);
    page.open("");
    fits(page, "at 200 %");
    page.sized(342, 192);
    fits(page, "at 400 %");
}
