//! A file that the reader opens or drops: checked in the browser, while the last good year stays up.

use std::path::PathBuf;

use serde_json::json;
use yearline_core::domain::Lang;

use super::scenarios;
use crate::broken;
use crate::page::Page;

scenarios![
    an_opened_file_is_shown,
    a_faulty_file_is_told_and_the_last_good_year_stays,
    a_file_is_dropped_on_the_page,
    what_becomes_of_a_file_is_seen_and_has_the_focus,
    the_same_file_can_be_opened_again,
];

/// A file of its own for this browser, outside of its downloads.
fn on_disk(page: &Page<'_>, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = page.browser.downloads.with_file_name("files");
    let file = folder.join(name);
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&file, bytes))
        .unwrap_or_else(|e| panic!("{e}"));
    file
}

fn sample(page: &Page<'_>) -> Vec<u8> {
    std::fs::read(page.world.dist.join("data/sample.json")).unwrap_or_else(|e| panic!("{e}"))
}

fn open_file(page: &Page<'_>, name: &str, bytes: &[u8]) {
    page.enter("#open-file", &on_disk(page, name, bytes).to_string_lossy());
}

fn an_opened_file_is_shown(page: &Page<'_>) {
    page.open("?initiative=4&theme=dark");
    open_file(page, "next year.json", &sample(page));
    page.says(&page.world.sentence(&page.world.sample, Lang::En, ""));
    page.has_query("theme=dark");
    page.has_rows(300);
    assert_eq!(page.count("#report"), 0);
    page.click_named("button", "Back to the built-in year");
    page.says(&page.world.said(""));
    page.has_query("theme=dark");
}

fn a_faulty_file_is_told_and_the_last_good_year_stays(page: &Page<'_>) {
    page.open("?initiative=4");
    let bytes = broken::bytes("many-faults", &page.world.dist).expect("a file of that name");
    open_file(page, "draft.json", &bytes);
    page.has("#report");
    let text = page.text("#report").unwrap_or_default();
    assert!(
        text.contains("draft.json is not shown")
            && text.contains("The page below stays as it was."),
        "{text}"
    );
    page.says(&page.world.said("initiative=4"));
    page.has_query("initiative=4");
    // Mended, it is shown, and the report is gone.
    open_file(page, "draft.json", &sample(page));
    page.says(&page.world.sentence(&page.world.sample, Lang::En, ""));
    page.has_no("#report");
}

/// Beside the column of the content, too.
fn a_file_is_dropped_on_the_page(page: &Page<'_>) {
    page.open("");
    let drag = "const [kind, name, text] = arguments; const files = new DataTransfer(); \
        files.items.add(new File([text], name, {type: 'application/json'})); \
        const event = new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}); \
        return !document.documentElement.dispatchEvent(event)";
    let sample = String::from_utf8(sample(page)).unwrap_or_default();
    assert_eq!(
        page.js(drag, json!(["dragover", "x.json", "x"])),
        true,
        "the page takes files"
    );
    page.has(".drop-note.is-shown");
    assert_eq!(
        page.js(drag, json!(["drop", "dropped.json", sample])),
        true,
        "the browser does not open it instead"
    );
    page.says(&page.world.sentence(&page.world.sample, Lang::En, ""));
    page.has_no(".drop-note.is-shown");
    page.js(drag, json!(["drop", "empty.json", ""]));
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|t| t.contains("empty.json is not shown"))
    );
    page.has_rows(300);
}

/// Opening a file is done in the foot of the page; what becomes of it stands at its top.
fn what_becomes_of_a_file_is_seen_and_has_the_focus(page: &Page<'_>) {
    let sees = |id: &str| {
        page.has_focus(id);
        page.until_with(
            &format!("{id} is in sight"),
            "const r = document.getElementById(arguments[0]).getBoundingClientRect(); \
            return r.top >= 0 && r.bottom <= innerHeight",
            json!([id]),
        );
    };
    let to_the_foot = || page.js("scrollTo(0, document.body.scrollHeight)", json!([]));
    page.open("");
    to_the_foot();
    open_file(page, "faulty.json", b"{");
    sees("report-title");
    page.click("#dismiss");
    sees("title");
    to_the_foot();
    open_file(page, "next.json", &sample(page));
    sees("title");
    to_the_foot();
    page.click_named("button", "Back to the built-in year");
    page.says(&page.world.said(""));
    sees("title");
    page.open("?month=2022-13&q=x&kind=dances");
    page.click(".address-fault button");
    sees("address-faults");
    page.click(".address-fault button");
    sees("title");
    page.open("?month=2022-03");
    page.click("#include-undated");
    sees("sentence");
}

fn the_same_file_can_be_opened_again(page: &Page<'_>) {
    page.open("");
    for _ in 0..2 {
        open_file(page, "same.json", b"{");
        page.has("#report");
        page.click_named("button", "Dismiss");
        page.has_no("#report");
    }
}
