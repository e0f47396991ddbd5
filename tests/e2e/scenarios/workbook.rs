//! A workbook that is open on the page: its faults lead to their cells, where they are corrected, until the year is shown.

use serde_json::json;

use super::access::findings;
use super::scenarios;
use super::sheets::{fixture, is_titled, on_disk, open};
use crate::page::{Page, key};

scenarios![
    a_year_is_corrected_by_keyboard_alone,
    a_fault_leads_to_its_cell_and_is_corrected_by_a_click,
    a_date_is_asked_about_once,
    cells_are_walked_through_as_in_a_spreadsheet,
    the_last_row_goes_on_and_later_rows_are_reached,
    the_year_that_is_shown_is_corrected_in_a_table,
    a_workbook_fits_on_a_phone,
    a_draft_survives_a_page_that_is_gone,
    a_draft_is_thrown_away,
    a_draft_is_of_what_was_changed_and_not_saved,
    a_frame_has_no_workbook,
    a_year_is_saved_as_a_page_in_one_file needs Disk,
    axe_finds_nothing_in_a_workbook needs Minutes,
];

/// A table with a column that nobody recognises, a date that nobody can read, and a row without a kind.
pub(super) const FAULTY: &str = "Initiative,Deed,Kind,Date,Summary,Source\n\
    1. Outreach,Open day,Talks,2022-03-05,The doors were open.,1.1\n\
    2. Research,Lecture,Talks,some day,Somebody spoke.,1.2\n\
    1. Outreach,Visit,,2022-06,Pupils came.,1.3\n";

fn faulty(page: &Page<'_>) {
    open_table(page, FAULTY);
}

/// The same with the headings that are known.
fn recognised(page: &Page<'_>) {
    open_table(page, &FAULTY.replace("Deed", "Title"));
}

fn open_table(page: &Page<'_>, table: &str) {
    open(page, &[on_disk(page, "Activities.csv", table.as_bytes())]);
    page.has("#workbook");
    page.has_focus("workbook-title");
}

/// Waits until what was changed has been checked, and until the status then says this.
pub(super) fn status(page: &Page<'_>, says: &str) {
    page.until_with(
        &format!("the status says {says:?}"),
        "return document.querySelector('#workbook-status')?.textContent.includes(arguments[0])",
        json!([says]),
    );
}

/// Presses the tab key until the element with that id has the focus.
fn tab_to(page: &Page<'_>, id: &str) {
    for _ in 0..60 {
        if page.focused() == id {
            return;
        }
        page.press(&[key::TAB]);
    }
    panic!("#{id} is not reached by the tab key");
}

/// Has the cell that the focus is in say something else.
pub(super) fn type_into(page: &Page<'_>, text: &str) {
    page.press(&[key::ENTER]);
    page.has("#cells textarea");
    // What stands there is selected, so what is typed takes its place.
    let letters: Vec<String> = text.chars().map(String::from).collect();
    page.press(&letters.iter().map(String::as_str).collect::<Vec<_>>());
    page.press(&[key::ENTER]);
    page.has_no("#cells textarea");
}

/// Goes to the cell of a fault by its button.
pub(super) fn go_to(page: &Page<'_>, place: &str, cell: &str) {
    let focus = "const button = [...document.querySelectorAll('.fault-place')].find(b => b.textContent === arguments[0]); \
        button?.focus(); return !!button";
    assert_eq!(page.js(focus, json!([place])), true, "a button {place}");
    page.press(&[key::ENTER]);
    page.has_focus(cell);
}

fn a_year_is_corrected_by_keyboard_alone(page: &Page<'_>) {
    page.open("?lang=en");
    let before = page.world.said("");
    faulty(page);
    page.says(&before);
    // What no sheet says.
    tab_to(page, "workbook-year-title");
    page.enter("#workbook-year-title", "A year of corrections");
    page.press(&[key::TAB]);
    page.enter("#workbook-period", "2022");
    page.press(&[key::TAB]);
    page.until(
        "both are kept",
        "return document.querySelector('#workbook-undo:not([aria-disabled])') && document.querySelector('#workbook-period').value === '2022'",
    );
    // What the sheet is, and what a column of it means.
    tab_to(page, "workbook-table");
    page.enter("#workbook-table", "A");
    page.has("#workbook-columns summary");
    page.js(
        "document.querySelector('#workbook-columns summary').focus()",
        json!([]),
    );
    page.press(&[key::ENTER]);
    tab_to(page, "column-1");
    page.enter("#column-1", "T");
    page.until(
        "the column is the title",
        "return document.querySelector('#column-1').selectedOptions[0].textContent === 'Title'",
    );
    // Two cells.
    go_to(page, "Activities!D3", "cell-2-3");
    type_into(page, "May 2022");
    go_to(page, "Activities!C4", "cell-3-2");
    type_into(page, "Visits");
    is_titled(page, "A year of corrections");
    status(page, "The page below shows it.");
    page.has_rows(3);
    // The last one is taken back, and made again; what is shown stays up meanwhile.
    page.has_focus("cell-4-2");
    page.press_with(key::CONTROL, "z");
    status(page, "The page below stays as it was");
    is_titled(page, "A year of corrections");
    page.press_with(key::CONTROL, "y");
    status(page, "The page below shows it.");
    // Saved, and opened again.
    tab_back_to(page, "workbook-save");
    page.press(&[key::ENTER]);
    let (name, bytes) = page.downloaded();
    assert_eq!(name, "Activities.xlsx");
    page.open("?lang=en");
    open(page, &[on_disk(page, "again.xlsx", &bytes)]);
    is_titled(page, "A year of corrections");
    page.has_rows(3);
    status(page, "The page below shows it.");
}

/// The same backwards.
fn tab_back_to(page: &Page<'_>, id: &str) {
    for _ in 0..60 {
        if page.focused() == id {
            return;
        }
        page.press_with(key::SHIFT, key::TAB);
    }
    panic!("#{id} is not reached by the tab key backwards");
}

fn a_fault_leads_to_its_cell_and_is_corrected_by_a_click(page: &Page<'_>) {
    page.open("?lang=en");
    // An initiative that is misspelt, beside a sheet that lists them.
    let tables = [
        (
            "Initiatives.csv",
            "Number,Title,Summary\n1,Outreach,Visits.\n",
        ),
        ("Kinds.csv", "Title\nTalks\n"),
        ("Report.csv", "Title,A small year\nPeriod,2022\n"),
        (
            "Activities.csv",
            "Initiative,Title,Kind,Date,Summary,Source\nOutreech,Open day,Talks,2022-03-05,The doors were open.,1.1\n",
        ),
    ];
    let files: Vec<_> = tables
        .iter()
        .map(|(name, text)| on_disk(page, name, text.as_bytes()))
        .collect();
    open(page, &files);
    page.has_focus("workbook-title");
    go_to(page, "Activities!A2", "cell-1-0");
    page.until(
        "the cell is that of the sheet",
        "return document.querySelector('#cell-1-0').textContent === 'Outreech'",
    );
    assert_eq!(
        page.attribute("#cell-1-0", "aria-invalid").as_deref(),
        Some("true")
    );
    page.click(".fault-correct");
    is_titled(page, "A small year");
    page.until(
        "the cell says it",
        "return document.querySelector('#cell-1-0').textContent === 'Outreach'",
    );
    assert_eq!(page.attribute("#cell-1-0", "aria-invalid"), None);
    // The button is gone with the fault: the keyboard goes on in the list, where the remarks are left.
    page.has_focus("workbook-faults");
}

fn a_date_is_asked_about_once(page: &Page<'_>) {
    page.open("?lang=en");
    let table = "Initiative,Title,Kind,Date,Summary,Source\n\
        1. Outreach,Open day,Talks,03/04/2022,The doors were open.,1.1\n\
        1. Outreach,Lecture,Talks,05/06/2022,Somebody spoke.,1.2\n";
    let report = "Title,A year of dates\nPeriod,2022\n";
    let files = [("Activities.csv", table), ("Report.csv", report)]
        .map(|(name, text)| on_disk(page, name, text.as_bytes()));
    open(page, &files);
    page.has_focus("workbook-title");
    assert_eq!(page.count(".fault-correct"), 2, "day first, or month first");
    page.click(".fault-correct");
    is_titled(page, "A year of dates");
    let dates = || {
        let text = page.text("#table").unwrap_or_default();
        ["3 April", "5 June"].map(|date| text.contains(date))
    };
    page.eventually("the table has both dates", dates, [true, true]);
}

fn cells_are_walked_through_as_in_a_spreadsheet(page: &Page<'_>) {
    page.open("?lang=en");
    recognised(page);
    go_to(page, "Activities!D3", "cell-2-3");
    for (key, cell) in [
        (key::LEFT, "cell-2-2"),
        (key::UP, "cell-1-2"),
        (key::HOME, "cell-1-0"),
        (key::END, "cell-1-5"),
    ] {
        page.press(&[key]);
        page.has_focus(cell);
    }
    page.press_with(key::CONTROL, key::END);
    page.has_focus("cell-4-5");
    page.press_with(key::CONTROL, key::HOME);
    page.has_focus("cell-0-0");
    assert_eq!(page.count("#cells [tabindex='0']"), 1, "one tab stop");
    // A letter begins to write, Escape takes it back.
    page.press(&["x"]);
    page.has("#cells textarea");
    page.press(&[key::ESCAPE]);
    page.has_focus("cell-0-0");
    assert_eq!(page.text("#cell-0-0").as_deref(), Some("Initiative"));
    // A press goes there, a second one edits.
    page.click("#cell-1-1");
    page.has_focus("cell-1-1");
    page.click("#cell-1-1");
    page.has("#cell-1-1 textarea");
    page.press(&[key::ESCAPE]);
    page.has_focus("cell-1-1");
    // Names of rows and columns are those of a spreadsheet.
    assert_eq!(page.role_of("#cell-0-0"), "gridcell");
    assert_eq!(
        page.texts("#cells thead th"),
        ["A", "B", "C", "D", "E", "F"]
    );
}

fn the_last_row_goes_on_and_later_rows_are_reached(page: &Page<'_>) {
    page.open("?lang=en");
    let row = |n: usize| format!("1. Outreach,Talk {n},Talks,2022-03-05,Somebody spoke.,1.1\n");
    let rows: String = (1..=30).map(row).collect();
    let table = format!("Initiative,Title,Kind,Date,Summary,Source\n{rows}");
    open_table(page, &table);
    page.has("#cells");
    page.click("#rows-later");
    page.until(
        "the later rows are there, with one tab stop among them",
        "return document.querySelector('#cells tbody th').textContent === '26' && document.querySelectorAll('#cells [tabindex=\"0\"]').length === 1",
    );
    page.press(&[key::TAB]);
    page.has_focus("row-insert");
    tab_to(page, "cell-0-0");
    // Below the last row another one is begun, and nothing is below that while it is empty.
    page.press_with(key::CONTROL, key::END);
    page.has_focus("cell-6-5");
    page.press(&[key::HOME]);
    page.has_focus("cell-6-0");
    for cell in ["cell-7-0", "cell-8-0"] {
        type_into(page, "1. Outreach");
        page.has_focus(cell);
    }
    page.press(&[key::ENTER]);
    page.has("#cells textarea");
    page.press(&[key::ENTER]);
    page.has_focus("cell-8-0");
    // A row that is gone does not take the keyboard with it.
    for _ in 0..2 {
        page.press_with(key::CONTROL, "z");
    }
    page.has_focus("cell-6-0");
    assert_eq!(page.count("#cells tbody tr"), 7);
    // Who has the focus nowhere, as after a click on a text, is not led into the cells.
    page.js(
        "document.activeElement.blur(); document.querySelector('#workbook-redo').click()",
        json!([]),
    );
    page.until(
        "the row is there again",
        "return document.querySelectorAll('#cells tbody tr').length === 8",
    );
    page.settled();
    assert_eq!(page.focused(), "");
}

fn the_year_that_is_shown_is_corrected_in_a_table(page: &Page<'_>) {
    page.open("?lang=en");
    page.click("#as-table");
    page.has("#workbook");
    status(page, "The page below shows it.");
    page.click("#workbook-check");
    page.has("#cells");
    page.until(
        "its activities are there",
        "return !!document.querySelector('#cell-1-0')?.textContent",
    );
    page.click("#workbook-close");
    page.has_no("#workbook");
    page.has_focus("title");
}

fn a_workbook_fits_on_a_phone(page: &Page<'_>) {
    page.sized(360, 740);
    for lang in ["en", "zh-Hans"] {
        page.open(&format!("?lang={lang}"));
        recognised(page);
        page.until(
            "its cells are there",
            "return !!document.querySelector('#cell-1-0')?.textContent",
        );
        let wide = page.js(
            "return [...document.querySelectorAll('#workbook *')].filter(e => !e.closest('.cells-scroll, .fault-scroll') \
                && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))",
            json!([]),
        );
        assert_eq!(wide, json!([]), "{lang}");
        page.picture(&format!("workbook-360-{lang}"));
    }
}

/// Waits until a draft says that, or until none does.
fn draft_says(page: &Page<'_>, text: &str, is_said: bool) {
    let script = "const [text, isSaid, done] = arguments; const look = () => { const open = indexedDB.open('yearline', 1); \
        open.onsuccess = () => { const all = open.result.transaction('drafts').objectStore('drafts').getAll(); \
            all.onsuccess = () => { open.result.close(); \
                const is = all.result.some(d => new TextDecoder().decode(d.content).includes(text)); \
                is === isSaid ? done(true) : setTimeout(look, 50) } } }; look()";
    assert_eq!(page.js_async(script, json!([text, is_said])), true);
}

/// Leaves a draft behind: a workbook with faults, in which one cell was changed, in a tab that was closed.
fn leave_a_draft(page: &Page<'_>) {
    page.in_a_tab_that_is_closed(|| {
        page.open("?lang=en");
        recognised(page);
        go_to(page, "Activities!D3", "cell-2-3");
        type_into(page, "May 2022");
        draft_says(page, "May 2022", true);
    });
    page.open("?lang=en");
    page.has(".draft-offer");
}

fn a_draft_survives_a_page_that_is_gone(page: &Page<'_>) {
    leave_a_draft(page);
    page.says(&page.world.said(""));
    assert_eq!(page.count("#workbook"), 0, "it is not opened by itself");
    let text = page.text(".draft-offer").unwrap_or_default();
    assert!(text.contains("Activities.csv was not saved"), "{text}");
    page.click(".draft-offer .tool");
    page.has_focus("workbook-title");
    page.has_no(".draft-offer");
    page.until(
        "the change is there",
        "return document.querySelector('#cell-2-3')?.textContent === 'May 2022'",
    );
    // It can still be taken back.
    page.click("#workbook-undo");
    page.until(
        "the cell is as it was",
        "return document.querySelector('#cell-2-3')?.textContent === 'some day'",
    );
}

fn a_draft_is_thrown_away(page: &Page<'_>) {
    leave_a_draft(page);
    // Nobody is asked in a frame.
    page.open("?lang=en&embed=1");
    page.settled();
    assert_eq!(page.count(".draft-offer"), 0);
    page.open("?lang=zh-Hans");
    page.has(".draft-offer");
    let found = findings(page, "a draft is offered");
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
    page.click(".draft-offer .plain");
    page.has_no(".draft-offer");
    page.has_focus("title");
    page.until(
        "there is none left",
        "return new Promise(done => { const open = indexedDB.open('yearline', 1); open.onsuccess = () => { \
            const n = open.result.transaction('drafts').objectStore('drafts').count(); \
            n.onsuccess = () => { open.result.close(); done(n.result === 0) } } })",
    );
}

fn a_draft_is_of_what_was_changed_and_not_saved(page: &Page<'_>) {
    leave_a_draft(page);
    // The file is opened again after a crash: what was corrected in it is still offered, and not in its place.
    recognised(page);
    assert_eq!(page.count(".draft-offer"), 1);
    go_to(page, "Activities!D3", "cell-2-3");
    type_into(page, "June 2022");
    draft_says(page, "June 2022", true);
    draft_says(page, "May 2022", true);
    page.open("?lang=en");
    page.has(".draft-offer + .draft-offer");
    // What was saved is not offered.
    page.click(".draft-offer .tool");
    page.has_focus("workbook-title");
    page.until(
        "the newest comes first",
        "return document.querySelector('#cell-2-3')?.textContent === 'June 2022'",
    );
    page.click("#workbook-save");
    page.downloaded();
    draft_says(page, "June 2022", false);
    page.open("?lang=en");
    page.has(".draft-offer");
    assert_eq!(page.count(".draft-offer"), 1);
}

fn a_frame_has_no_workbook(page: &Page<'_>) {
    page.open("?lang=en&embed=1");
    assert_eq!(page.count("#as-table, #workbook"), 0);
}

fn a_year_is_saved_as_a_page_in_one_file(page: &Page<'_>) {
    page.open("?lang=en");
    let table = FAULTY
        .replace("Deed", "Title")
        .replace("some day", "May 2022")
        .replace("Visit,,", "Visit </script>,Visits,");
    let report = "Title,A year <in> one file\nPeriod,2022\n";
    let files = [("Activities.csv", table.as_str()), ("Report.csv", report)]
        .map(|(name, text)| on_disk(page, name, text.as_bytes()));
    open(page, &files);
    is_titled(page, "A year <in> one file");
    page.click("#save-page");
    let (name, bytes) = page.downloaded();
    assert!(name.ends_with(".html"), "{name}");
    let text = String::from_utf8_lossy(&bytes);
    let of_another = page.world.report.meta().title.get(0);
    assert!(
        !text.contains(of_another),
        "nothing is left of another year"
    );
    let file = on_disk(page, "saved.html", &bytes);
    page.allow_origin("file://");
    page.go_to(&format!("file://{}?lang=en", file.display()));
    page.shows_a_year();
    is_titled(page, "A year <in> one file");
    page.has_rows(3);
    let has_title = || {
        page.text("#table")
            .is_some_and(|t| t.contains("Visit </script>"))
    };
    page.eventually("the title of an activity", has_title, true);
}

fn axe_finds_nothing_in_a_workbook(page: &Page<'_>) {
    let mut found = Vec::new();
    for (look, size) in [
        ("lang=en&theme=light", (1366, 768)),
        ("lang=zh-Hans&theme=dark", (390, 844)),
    ] {
        page.sized(size.0, size.1);
        page.open(&format!("?{look}"));
        recognised(page);
        page.js(
            "document.querySelector('#workbook-columns').open = true",
            json!([]),
        );
        page.picture(&format!("workbook-faults-{}", size.0));
        found.extend(findings(page, "faults of a workbook"));
        go_to(page, "Activities!D3", "cell-2-3");
        page.press(&[key::ENTER]);
        page.has("#cells textarea");
        page.picture(&format!("workbook-cell-{}", size.0));
        found.extend(findings(page, "a cell that is edited"));
        page.press(&[key::ESCAPE]);
        page.open(&format!("?{look}"));
        open(page, &[fixture("libreoffice-2022.xlsx")]);
        page.has("#workbook");
        page.has_no(".loading");
        found.extend(findings(page, "a workbook that is shown"));
        page.click("#workbook-check");
        page.has("#cells");
        page.picture(&format!("workbook-right-{}", size.0));
        found.extend(findings(page, "a workbook without a fault, unfolded"));
    }
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
}
