//! What is shown is shared, saved and cited. What is saved is read by programs that had no hand in it.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use ical::property::Property;
use serde_json::json;
use yearline_core::domain::{Activity, Dataset, Lang, Placement};
use yearline_core::ingest::{self, Code};
use yearline_core::text::Locale;
use yearline_core::url::ViewState;

use super::access::findings;
use super::embed::FRAME;
use super::export::Png;
use super::scenarios;
use crate::page::{Page, key};

scenarios![
    the_link_is_copied needs Clipboard,
    a_link_that_cannot_be_copied_is_selected,
    the_link_goes_to_the_share_sheet,
    a_share_sheet_that_refuses_leaves_the_link,
    in_a_frame_the_link_is_that_of_the_whole_page,
    no_link_leads_to_a_file_of_the_reader,
    the_code_is_read_by_another_program,
    the_data_of_a_choice_is_a_dataset,
    the_data_of_a_spreadsheet_is_a_dataset,
    the_calendar_is_read_by_another_program,
    the_calendar_of_a_month_says_what_it_leaves_out,
    the_year_is_cited_in_three_forms,
    the_dialog_is_used_by_keyboard,
    axe_finds_nothing_in_it needs Media & Minutes,
];

fn open(page: &Page<'_>, query: &str) {
    page.open(query);
    page.click("#share-selection");
    page.has("#share[open]");
}

fn value(page: &Page<'_>, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0]).value";
    let value = page.js(script, json!(selector));
    value.as_str().unwrap_or_default().to_owned()
}

/// The text that the reader only needs to copy: selected, in the field that has the focus.
fn selected(page: &Page<'_>) -> String {
    let script = "const e = document.activeElement; return e.value?.slice(e.selectionStart, e.selectionEnd) ?? ''";
    page.js(script, json!([]))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn the_link_is_copied(page: &Page<'_>) {
    page.allow_clipboard();
    open(page, "?initiative=4&q=aid");
    let link = format!(
        "{}/college/year/?initiative=4&q=aid",
        page.world.site.origin
    );
    assert_eq!(value(page, "#share-address"), link);
    page.click("#share-copy");
    page.until_with(
        "it is on the clipboard",
        "return navigator.clipboard.readText().then(text => text === arguments[0])",
        json!([link]),
    );
    page.eventually(
        "it says so",
        || page.text("#share-copy"),
        Some("Copied".to_owned()),
    );
}

fn a_link_that_cannot_be_copied_is_selected(page: &Page<'_>) {
    open(page, "?initiative=4&lang=en");
    let refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))";
    page.js(refuse, json!([]));
    page.click("#share-copy");
    page.has("#share .by-hand textarea");
    let link = value(page, "#share-address");
    page.eventually("it is selected", || selected(page), link);
    assert_eq!(page.text("#share-copy").as_deref(), Some("Copy link"));
}

fn the_link_goes_to_the_share_sheet(page: &Page<'_>) {
    page.early("navigator.share = data => { window.shared = data; return Promise.resolve() }");
    open(page, "?initiative=4&lang=en");
    page.click("#share-by");
    page.until("it is shared", "return !!window.shared");
    let shared = page.js("return window.shared", json!([]));
    let said = page.world.said("initiative=4");
    assert_eq!(
        shared,
        json!({
            "title": "A college’s year of party building, 2022",
            "text": said,
            "url": format!("{}/college/year/?lang=en&initiative=4", page.world.site.origin),
        })
    );
    assert_eq!(page.count("#share .by-hand"), 0);
}

fn a_share_sheet_that_refuses_leaves_the_link(page: &Page<'_>) {
    page.early("navigator.share = () => Promise.reject(new DOMException('', window.refusal))");
    open(page, "?lang=en");
    // Who closes the sheet wants nothing more.
    page.js("window.refusal = 'AbortError'", json!([]));
    page.click("#share-by");
    page.settled();
    assert_eq!(page.count("#share .by-hand"), 0);
    page.js("window.refusal = 'NotAllowedError'", json!([]));
    page.click("#share-by");
    page.has("#share .by-hand textarea");
    let link = value(page, "#share-address");
    page.eventually("it is selected", || selected(page), link);
}

fn in_a_frame_the_link_is_that_of_the_whole_page(page: &Page<'_>) {
    let address = format!("{}/college/year/", page.world.site.origin);
    page.host(&format!(
        "<iframe title=\"The year\" src=\"{address}?view=timeline&amp;initiative=4&amp;theme=light&amp;lang=en&amp;embed=1\" width=\"700\" height=\"900\"></iframe>\
         <script defer src=\"{address}embed.js\"></script>"
    ));
    page.framed_year(FRAME);
    let closed = page.fits(FRAME);
    page.within(FRAME, |page| {
        // By the keyboard: where the frame's foot is below the window, the pointer of Firefox's driver does not reach it.
        page.press_in_frame("share-frame");
        page.has("section#share");
        page.has_focus("share-title");
        let link = value(page, "#share-address");
        assert_eq!(link, format!("{address}?lang=en&theme=light&initiative=4"));
    });
    assert!(page.fits(FRAME) > closed, "the frame grows with it");
    page.within(FRAME, |page| {
        page.press(&[key::ESCAPE]);
        page.has_no("#share");
        page.has_focus("share-frame");
    });
    assert_eq!(page.fits(FRAME), closed);
}

fn no_link_leads_to_a_file_of_the_reader(page: &Page<'_>) {
    page.open("?lang=en");
    let file = page.browser.downloads.with_file_name("own.json");
    std::fs::copy(page.world.dist.join("data/2022.json"), &file).unwrap_or_else(|e| panic!("{e}"));
    page.enter("#open-file", &file.to_string_lossy());
    page.has_focus("title");
    page.click("#share-selection");
    page.has("#share[open]");
    let text = page.text("#share .share-link").unwrap_or_default();
    assert!(
        text.contains("No link leads to the file that you opened"),
        "{text}"
    );
    assert_eq!(page.count("#share-address, #share-copy, #share .qr"), 0);
    assert!(!value(page, "#share-citation").contains("http"));
    page.click("#share-ics");
    let calendar = String::from_utf8(page.downloaded().1).unwrap_or_default();
    assert!(
        calendar.contains("BEGIN:VEVENT") && !calendar.contains("http"),
        "{calendar}"
    );
}

fn the_code_is_read_by_another_program(page: &Page<'_>) {
    for query in [
        "?theme=light",
        "?theme=dark&lang=zh-Hans&initiative=4~9&month=2022-03..2022-06&q=青年",
    ] {
        open(page, query);
        let shot = BASE64
            .decode(page.shot_of("#share .qr"))
            .unwrap_or_default();
        let link = value(page, "#share-address");
        assert_eq!(
            decoded(&Png::read(&shot)),
            [link.as_str()],
            "{query}: on the screen"
        );
        page.click("#share-code-png");
        let (name, bytes) = page.downloaded();
        assert_eq!(name, "college-party-building-year-2022-qr.png");
        let png = Png::read(&bytes);
        assert!(
            png.width >= 1_024 && png.width == png.height,
            "{}",
            png.width
        );
        assert_eq!(decoded(&png), [link.as_str()], "{query}: saved");
        page.click("#share-code-svg");
        let svg = String::from_utf8(page.downloaded().1).unwrap_or_default();
        let svg = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{e}"));
        let title = svg.descendants().find(|node| node.has_tag_name("title"));
        assert_eq!(title.and_then(|title| title.text()), Some(&*link));
    }
}

/// What another program reads in a QR code.
fn decoded(png: &Png) -> Vec<String> {
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(png.width, png.height, |x, y| {
        let [red, green, blue, _] = png.at(x, y).map(u16::from);
        u8::try_from((red + green + blue) / 3).unwrap_or(u8::MAX)
    });
    let read = |grid: &rqrr::Grid<_>| grid.decode().unwrap_or_else(|e| panic!("{e}")).1;
    image.detect_grids().iter().map(read).collect()
}

/// The dataset that the page hands over, read strictly: without a fault, and without a remark but that it is empty where it is.
fn data_of(page: &Page<'_>) -> Dataset {
    page.click("#share-json");
    let (name, bytes) = page.downloaded();
    assert!(name.ends_with(".json"), "{name}");
    let reading = ingest::read(&bytes);
    let is_empty = |data: &Dataset| data.n_activities() == 0;
    let is_empty = reading.dataset.as_ref().is_some_and(is_empty);
    let codes: Vec<Code> = reading.diagnostics.iter().map(|d| d.code).collect();
    let allowed: &[Code] = if is_empty { &[Code::EmptyDataset] } else { &[] };
    assert_eq!(codes, allowed, "{:?}", reading.diagnostics);
    reading
        .dataset
        .unwrap_or_else(|| panic!("{name} is no dataset"))
}

/// The identifiers of activities.
fn ids<'a>(activities: impl Iterator<Item = Activity<'a>>) -> BTreeSet<String> {
    activities.map(|a| a.id().to_owned()).collect()
}

fn the_data_of_a_choice_is_a_dataset(page: &Page<'_>) {
    let table = [
        ("", &page.world.report),
        ("initiative=4~9", &page.world.report),
        ("month=2022-10&q=study", &page.world.report),
        ("q=nothing-has-this", &page.world.report),
        (
            "data=data/sample.json&initiative=2&kind=talks",
            &page.world.sample,
        ),
    ];
    for (query, whole) in table {
        open(page, &format!("?{query}"));
        let part = data_of(page);
        let filter = ViewState::parse(query).0.filter(whole).0;
        let selection = filter.select(whole);
        let want = ids(selection.shown.ones().map(|a| whole.activity(a)));
        assert_eq!(ids(part.activities()), want, "{query}");
        assert_eq!(part.meta(), whole.meta(), "{query}");
        assert_eq!(part.initiatives(), whole.initiatives(), "{query}");
        let n_figures = |a: usize| whole.activity(a).figures().count();
        let want: usize = selection.shown.ones().map(n_figures).sum();
        assert_eq!(part.figures().len(), want, "{query}");
    }
}

fn the_data_of_a_spreadsheet_is_a_dataset(page: &Page<'_>) {
    page.open("?lang=en");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/sheets/tests/files/");
    page.enter("#open-file", &format!("{folder}libreoffice-2022.xlsx"));
    page.until(
        "it is shown",
        "return !document.querySelector('.loading') && [...document.querySelectorAll('footer button')].some(b => b.innerText === 'Back to the built-in year')",
    );
    page.click("#chip-initiative-3");
    page.says(&page.world.said("initiative=4"));
    page.click("#share-selection");
    let part = data_of(page);
    assert_eq!(part.n_activities(), page.world.n_shown("initiative=4"));
}

/// What the page hands over, as another program reads it.
fn calendar_of(page: &Page<'_>) -> IcalCalendar {
    page.click("#share-ics");
    let (name, bytes) = page.downloaded();
    assert_eq!(name, "college-party-building-year-2022.ics");
    let text = String::from_utf8(bytes).unwrap_or_default();
    for line in text.split("\r\n") {
        assert!(
            line.len() <= 75 && !line.contains('\n'),
            "a line is folded: {line}"
        );
    }
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().and_then(Result::ok);
    calendar.unwrap_or_else(|| panic!("no calendar: {text}"))
}

fn property(properties: &[Property], name: &str) -> String {
    let found = properties.iter().find(|p| p.name == name);
    let value = found.and_then(|p| p.value.clone()).unwrap_or_default();
    ["\\,", "\\;", "\\n"]
        .iter()
        .zip([",", ";", "\n"])
        .fold(value, |value, (escaped, plain)| {
            value.replace(escaped, plain)
        })
}

fn the_calendar_is_read_by_another_program(page: &Page<'_>) {
    for (query, lang) in [("?lang=en", Lang::En), ("?lang=zh-Hans", Lang::ZhHans)] {
        open(page, query);
        let calendar = calendar_of(page);
        let report = &page.world.report;
        let n_undated = report.undated().count_ones(..);
        let n_dated = report.n_activities() - n_undated;
        let description = property(&calendar.properties, "X-WR-CALDESC");
        assert_eq!(
            description,
            Locale::new(lang).calendar_description(n_dated, n_undated)
        );
        assert!(
            page.text("#share")
                .is_some_and(|text| text.contains(&description))
        );
        let title = report.meta().title.get(report.language(lang));
        assert_eq!(property(&calendar.properties, "X-WR-CALNAME"), title);
        let dated = report
            .activities()
            .filter(|a| a.placement() != Placement::Undated);
        let titles: Vec<&str> = dated.map(|a| a.title(report.language(lang))).collect();
        assert_eq!(calendar.events.len(), n_dated);
        let named = |event: &IcalEvent| {
            let summary = property(&event.properties, "SUMMARY");
            titles.iter().any(|title| summary.starts_with(title))
        };
        assert!(calendar.events.iter().all(named), "{:?}", calendar.events);
        // The epidemic service began some time in March and went on to the end of the year at least.
        let service = calendar
            .events
            .iter()
            .find(|e| property(&e.properties, "UID").starts_with("epidemic-service@"))
            .unwrap_or_else(|| panic!("{:?}", calendar.events));
        let of = |name| property(&service.properties, name);
        assert_eq!([of("DTSTART"), of("DTEND")], ["20220301", "20230101"]);
        assert_eq!([of("STATUS"), of("TRANSP")], ["TENTATIVE", "TRANSPARENT"]);
        assert_eq!(
            of("URL"),
            format!(
                "{}/college/year/{query}&item=epidemic-service",
                page.world.site.origin
            )
        );
    }
}

fn the_calendar_of_a_month_says_what_it_leaves_out(page: &Page<'_>) {
    open(page, "?lang=en&initiative=4&month=2022-10");
    let calendar = calendar_of(page);
    assert_eq!(calendar.events.len(), 1);
    assert_eq!(
        property(&calendar.properties, "X-WR-CALDESC"),
        "1 activity with a month. 3 activities have no month and are not in this calendar."
    );
}

fn choose_style(page: &Page<'_>, name: &str) {
    page.js(
        "const list = document.getElementById('share-style'); \
         list.value = [...list.options].find(option => option.text === arguments[0]).value; \
         list.dispatchEvent(new Event('change', {bubbles: true}))",
        json!([name]),
    );
}

/// A text whose dates of access are as long as they are: the day on which the test runs is none of its affair.
fn without_today(page: &Page<'_>, text: &str) -> String {
    let today = page.js(
        "const now = new Date(), two = n => String(n).padStart(2, '0'); \
         return [`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`, \
            now.toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric'})]",
        json!([]),
    );
    crate::page::strings(&today)
        .iter()
        .fold(text.to_owned(), |text, day| text.replace(day, "TODAY"))
}

fn the_year_is_cited_in_three_forms(page: &Page<'_>) {
    // The theme is no part of what is cited.
    open(page, "?lang=en&theme=dark&initiative=4");
    let link = format!(
        "{}/college/year/?lang=en&initiative=4",
        page.world.site.origin
    );
    let table = [
        (
            "In words",
            format!(
                "Yearline. A college’s year of party building, 2022 [data set]. Version 1.0.1. 23 November 2026. {link} (accessed TODAY)"
            ),
        ),
        (
            "BibTeX",
            format!(
                "@misc{{college-party-building-year-2022,\n  author = {{{{Yearline}}}},\n  title = {{{{A college’s year of party building, 2022}}}},\n  \
                 year = {{2026}},\n  version = {{1.0.1}},\n  url = {{{link}}},\n  urldate = {{TODAY}}\n}}"
            ),
        ),
        (
            "GB/T 7714-2015",
            format!(
                "Yearline. A college’s year of party building, 2022[DS/OL]. (2026-11-23)[TODAY]. {link}."
            ),
        ),
    ];
    page.js(
        "window.copied = []; navigator.clipboard.writeText = t => { window.copied.push(t); return Promise.resolve() }",
        json!([]),
    );
    for (name, want) in table {
        choose_style(page, name);
        page.eventually(
            name,
            || without_today(page, &value(page, "#share-citation")),
            want,
        );
        page.click("#share-copy-citation");
        page.eventually(
            "it is copied",
            || page.js("return window.copied.at(-1)", json!([])),
            json!(value(page, "#share-citation")),
        );
        page.eventually(
            "it says so",
            || page.text("#share-copy-citation"),
            Some("Copied".to_owned()),
        );
    }
    choose_style(page, "In words");
    page.eventually(
        "that was another one",
        || page.text("#share-copy-citation"),
        Some("Copy".to_owned()),
    );
}

fn the_dialog_is_used_by_keyboard(page: &Page<'_>) {
    page.open("?lang=en");
    for opener in ["share-selection", "share-page"] {
        page.focus(opener);
        page.press(&[key::ENTER]);
        page.has("#share[open]");
        assert_eq!(page.name_of("#share"), "Share, save, cite");
        page.press(&[key::ESCAPE]);
        page.has_no("#share");
        page.has_focus(opener);
    }
}

fn axe_finds_nothing_in_it(page: &Page<'_>) {
    let mut found = Vec::new();
    for (scheme, size, query) in [
        ("light", (1366, 900), "?initiative=4"),
        ("dark", (360, 800), "?lang=zh-Hans"),
    ] {
        page.media("", &[("prefers-color-scheme", scheme)]);
        page.sized(size.0, size.1);
        open(page, query);
        found.extend(findings(page, scheme));
        page.picture(&format!("share-{scheme}"));
        page.press(&[key::ESCAPE]);
        page.click("#image-by-kind");
        page.has("#image-by-kind-forms");
        found.extend(findings(page, "the forms of a picture"));
        page.open(&format!("{query}&embed=1&view=matrix"));
        page.click("#share-frame");
        page.has("section#share");
        found.extend(findings(page, "in a frame"));
        page.picture(&format!("share-in-place-{scheme}"));
    }
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
}
