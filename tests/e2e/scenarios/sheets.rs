//! Spreadsheets: a reader opens one, is told its faults by their cells, and takes the year along as one. A program of its own does the work.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use yearline_core::domain::{Dataset, Lang};
use yearline_core::ingest;

use super::access::findings;
use super::scenarios;
use crate::page::Page;

scenarios![
    a_workbook_of_libreoffice_is_shown,
    tables_are_dropped_together,
    faults_are_told_by_their_cells,
    the_year_is_taken_along_and_opened_again,
    the_empty_spreadsheet_is_at_hand,
    // The browser that says how far things moved also says which tasks were long.
    ten_thousand_rows_leave_the_page_free needs Shifts,
    reading_is_called_off,
    what_cannot_be_loaded_is_told,
    one_file_says_that_it_reads_none needs Disk,
    nothing_of_it_is_fetched_before,
    axe_finds_nothing_about_spreadsheets needs Minutes,
];

pub(super) fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/sheets/tests/files");
    folder.join(name)
}

pub(super) fn open(page: &Page<'_>, files: &[PathBuf]) {
    let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    page.enter("#open-file", &paths.join("\n"));
}

/// A file of its own for this browser, outside of its downloads.
pub(super) fn on_disk(page: &Page<'_>, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = page.browser.downloads.with_file_name("sheets");
    let file = folder.join(name);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, bytes))
        .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    file
}

const REPORT: &str = "Title,A year of tables\nPeriod,2022\n";

const INITIATIVES: [&str; 7] = [
    "Outreach", "Research", "Teaching", "Health", "Service", "Culture", "Sports",
];
const KINDS: [&str; 5] = ["Talks", "Visits", "Courses", "Meetings", "Prizes"];

/// A table of so many activities.
fn table(n: usize) -> String {
    let mut text = "Initiative,Title,Kind,Date,Summary,Source\n".to_owned();
    for i in 0..n {
        let (month, day) = (i % 12 + 1, i % 28 + 1);
        let _in_memory = writeln!(
            text,
            "{}. {},Activity {i},{},2022-{month:02}-{day:02},What was done the {i}th time.,{}.1",
            i % 7 + 1,
            INITIATIVES[i % 7],
            KINDS[i % 5],
            i % 40 + 1
        );
    }
    text
}

pub(super) fn is_titled(page: &Page<'_>, title: &str) {
    page.until_with(
        &format!("the year is {title:?}"),
        "return document.querySelector('h1')?.textContent === arguments[0] && !document.querySelector('.loading')",
        json!([title]),
    );
}

fn report(page: &Page<'_>) -> String {
    page.has("#report");
    page.text("#report").unwrap_or_default()
}

/// What is said of the workbook that is open.
fn workbook(page: &Page<'_>) -> String {
    page.has("#workbook");
    page.has_no(".loading");
    page.text("#workbook").unwrap_or_default()
}

fn a_workbook_of_libreoffice_is_shown(page: &Page<'_>) {
    for name in ["libreoffice-2022.xlsx", "libreoffice-2022.ods"] {
        page.open("?data=data/sample.json&initiative=2");
        open(page, &[fixture(name)]);
        page.says(&page.world.said(""));
        page.has_no("#report");
        page.has_no(".loading");
        page.has_focus("title");
    }
    page.click_named("button", "Back to the built-in year");
    page.says(&page.world.said(""));
}

fn tables_are_dropped_together(page: &Page<'_>) {
    page.open("");
    let drop = "const files = new DataTransfer(); \
        for (const [name, text] of arguments[0]) files.items.add(new File([text], name)); \
        const event = new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}); \
        return !document.documentElement.dispatchEvent(event)";
    let files = json!([["Activities.csv", table(30)], ["Report.csv", REPORT]]);
    assert_eq!(page.js(drop, json!([files])), true, "the page takes them");
    is_titled(page, "A year of tables");
    page.has_rows(30);
    // What is made of it can be kept.
    page.click("#download-opened");
    let (name, bytes) = page.downloaded();
    assert!(name.ends_with("2022.json"), "{name}");
    let made = ingest::read(&bytes).dataset.map(|data| data.n_activities());
    assert_eq!(made, Some(30));
}

fn faults_are_told_by_their_cells(page: &Page<'_>) {
    page.open("?initiative=4&lang=en");
    open(page, &[fixture("libreoffice-chinese.ods")]);
    let text = workbook(page);
    for said in [
        "Your spreadsheet: libreoffice-chinese.ods",
        "2022活动台账!E6",
        "暑假",
        "Title 标题",
        "The page below stays as it was until no fault is left.",
    ] {
        assert!(text.contains(said), "no {said:?} in {text}");
    }
    page.has_focus("workbook-title");
    page.says(&page.world.said("initiative=4"));
    // A damaged one is one sentence.
    let whole = fs::read(fixture("libreoffice-2022.xlsx")).unwrap_or_default();
    open(
        page,
        &[on_disk(page, "cut.xlsx", &whole[..whole.len() / 2])],
    );
    page.until(
        "it is about the other file",
        "return document.querySelector('#report')?.textContent.includes('cut.xlsx is not shown')",
    );
    page.says(&page.world.said("initiative=4"));
    // The one before is still open.
    assert!(workbook(page).contains("libreoffice-chinese.ods"));
    // In the reader's language.
    page.click("#dismiss");
    page.click_named("button", "中文");
    let text = workbook(page);
    assert!(
        text.contains("您的电子表格：libreoffice-chinese.ods") && text.contains("2022活动台账!E6"),
        "{text}"
    );
}

/// A dataset by what its file would hold.
fn rows(bytes: &[u8]) -> serde_json::Value {
    serde_json::from_slice(bytes).unwrap_or_else(|e| panic!("{e}"))
}

fn the_year_is_taken_along_and_opened_again(page: &Page<'_>) {
    for (query, data) in [
        ("?lang=en", &page.world.report),
        ("?lang=en&data=data/sample.json", &page.world.sample),
    ] {
        page.open(query);
        page.click("#download-sheets");
        let (name, workbook) = page.downloaded();
        assert!(name.ends_with(".xlsx"), "{name}");
        let said = page.world.sentence(data, Lang::En, "");
        let again = |workbook: &[u8]| {
            page.open("?lang=en&q=nothing-has-this");
            open(page, &[on_disk(page, "again.xlsx", workbook)]);
            page.says(&said);
            page.has_no("#report");
            page.click("#download-opened");
            let bytes = page.downloaded().1;
            let read: Option<Dataset> = ingest::read(&bytes).dataset;
            assert_eq!(read.map(|d| d.n_activities()), Some(data.n_activities()));
            rows(&bytes)
        };
        let first = again(&workbook);
        // From the opened one, too: nothing is lost on the way round.
        page.click("#download-sheets");
        let second = again(&page.downloaded().1);
        assert!(first == second, "{query}: the second time it differs");
    }
}

fn the_empty_spreadsheet_is_at_hand(page: &Page<'_>) {
    page.open("?lang=en");
    page.click("a[href='yearline-template.xlsx']");
    let (name, bytes) = page.downloaded();
    assert_eq!(name, "yearline-template.xlsx");
    open(page, &[on_disk(page, &name, &bytes)]);
    let text = workbook(page);
    assert!(
        text.contains("yearline-template.xlsx") && text.contains("The page below stays as it was"),
        "{text}"
    );
}

/// The long tasks of the page's thread (over 50 ms) from now on.
const WATCH_TASKS: &str = "window.tasks = []; performance.clearMarks(); \
    new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({type: 'longtask'})";

fn ten_thousand_rows_leave_the_page_free(page: &Page<'_>) {
    page.open("?lang=en");
    page.settled();
    let files = [
        on_disk(page, "Activities.csv", table(10_000).as_bytes()),
        on_disk(page, "Report.csv", REPORT.as_bytes()),
    ];
    page.js(WATCH_TASKS, json!([]));
    open(page, &files);
    is_titled(page, "A year of tables");
    page.settled();
    let spans = page.js(
        "const at = name => performance.getEntriesByName('yearline:' + name).at(-1).startTime; \
        const [begun, read] = [at('sheets-begun'), at('sheets-read')]; \
        return [read - begun, tasks.filter(t => t.startTime >= begun && t.startTime + t.duration <= read).map(t => t.duration), \
            tasks.filter(t => t.startTime + t.duration > read).map(t => t.duration)]",
        json!([]),
    );
    println!(
        "10,000 rows: read in {} ms; long tasks meanwhile: {}, when it is shown: {}",
        spans[0], spans[1], spans[2]
    );
    assert_eq!(spans[1], json!([]), "{spans}");
}

fn reading_is_called_off(page: &Page<'_>) {
    page.open("?lang=en&initiative=4");
    open(
        page,
        &[on_disk(page, "large.csv", table(150_000).as_bytes())],
    );
    page.has_focus("loading");
    assert!(
        page.text("#loading")
            .is_some_and(|text| text.contains("Reading the spreadsheet."))
    );
    assert_eq!(page.count("#retry"), 0);
    page.click("#cancel");
    page.has_no(".loading");
    page.has_focus("title");
    page.says(&page.world.said("initiative=4"));
    // The page is as ready as before.
    open(page, &[fixture("libreoffice-2022.ods")]);
    page.says(&page.world.said(""));
    page.has_no("#report");
}

fn what_cannot_be_loaded_is_told(page: &Page<'_>) {
    page.allow_error("404");
    page.allow_error("sheets-worker");
    let origin = &page.world.site.origin;
    page.go_to(&format!("{origin}/no-sheets/lost/?lang=en&initiative=4"));
    page.shows_a_year();
    open(page, &[fixture("libreoffice-2022.ods")]);
    let text = report(page);
    assert!(
        text.contains("libreoffice-2022.ods could not be read")
            && text.contains("could not be loaded"),
        "{text}"
    );
    page.click("#download-sheets");
    page.until(
        "the button says so too",
        "return document.querySelector('footer [role=status]')?.textContent.includes('could not be made')",
    );
    page.says(&page.world.said("initiative=4"));
    // The network is there again.
    page.js_async("fetch('/go/lost').then(() => arguments[0]())", json!([]));
    open(page, &[fixture("libreoffice-2022.ods")]);
    page.says(&page.world.said(""));
    page.has_no("#report");
}

fn one_file_says_that_it_reads_none(page: &Page<'_>) {
    let single = &page.world.single;
    assert!(
        single.is_file(),
        "no {} (`cargo xtask build --single-file` makes it)",
        single.display()
    );
    page.allow_origin("file://");
    page.go_to(&format!("file://{}?lang=en", single.display()));
    page.shows_a_year();
    assert_eq!(page.count("#download-sheets, a[href$='.xlsx']"), 0);
    open(page, &[fixture("libreoffice-2022.ods")]);
    let text = report(page);
    for said in [
        "libreoffice-2022.ods could not be read",
        "single file",
        "cargo xtask convert",
    ] {
        assert!(text.contains(said), "no {said:?} in {text}");
    }
    page.says(&page.world.said(""));
}

fn nothing_of_it_is_fetched_before(page: &Page<'_>) {
    let fetched = || {
        page.js(
            "return performance.getEntriesByType('resource').filter(e => e.name.includes('sheets-worker')).length",
            json!([]),
        )
    };
    page.open("?lang=en");
    page.settled();
    assert_eq!(fetched(), 0);
    open(page, &[fixture("libreoffice-2022.ods")]);
    page.has_no(".loading");
    page.until(
        "the program was fetched",
        "return performance.getEntriesByType('resource').some(e => e.name.includes('sheets-worker'))",
    );
}

fn axe_finds_nothing_about_spreadsheets(page: &Page<'_>) {
    let mut found = Vec::new();
    for (look, size) in [
        ("lang=en&theme=light", (1366, 768)),
        ("lang=zh-Hans&theme=dark", (390, 844)),
    ] {
        page.sized(size.0, size.1);
        page.open(&format!("?{look}"));
        found.extend(findings(page, "a foot with spreadsheets"));
        open(page, &[fixture("libreoffice-chinese.ods")]);
        page.has("#workbook");
        page.picture(&format!("sheets-faults-{}", size.0));
        found.extend(findings(page, "faults of a spreadsheet"));
        page.open(&format!("?{look}"));
        open(
            page,
            &[on_disk(page, "large.csv", table(150_000).as_bytes())],
        );
        page.has("#cancel");
        page.picture(&format!("sheets-reading-{}", size.0));
        // It may have come to its end by then.
        found.extend(findings(page, "a spreadsheet on its way"));
    }
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
}
