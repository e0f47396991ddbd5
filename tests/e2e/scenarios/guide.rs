//! The pictures of `docs/data.md`: a table with faults on its way to a year, as its ten steps say it. They are kept under
//! `target/screenshots/guide/`; CONTRIBUTING.md says how they come into `docs/pictures/`.

use super::scenarios;
use super::sheets::{is_titled, on_disk, open};
use super::workbook::{FAULTY, go_to, status, type_into};
use crate::page::{Page, key};

scenarios![the_steps_of_an_author];

/// The other tables of the year.
const BESIDE: [(&str, &str); 3] = [
    (
        "Report.csv",
        "Title,Our year 2022\nPeriod,2022\nLanguages,en\n",
    ),
    (
        "Initiatives.csv",
        "Identifier,Number,Title,Summary\noutreach,1,Outreach,Doors and days for schools.\nresearch,2,Research,Talks about what was found.\n",
    ),
    (
        "Kinds.csv",
        "Identifier,Title\ntalks,Talks\nvisits,Visits\n",
    ),
];

/// Wide enough for a table of faults, and still legible in a document.
const WIDTH: u32 = 960;

fn the_steps_of_an_author(page: &Page<'_>) {
    page.sized(WIDTH, 900);
    page.open("?lang=en&theme=light");
    let files: Vec<_> = [("Activities.csv", FAULTY)]
        .iter()
        .chain(&BESIDE)
        .map(|(name, text)| on_disk(page, name, text.as_bytes()))
        .collect();
    open(page, &files);
    page.has_focus("workbook-title");

    // A sheet and a column that are not recognised are set by hand.
    page.enter("#workbook-table", "A");
    page.has("#workbook-columns summary");
    page.click("#workbook-columns summary");
    page.enter("#column-1", "T");
    page.until(
        "the column is the title",
        "return document.querySelector('#column-1').selectedOptions[0].textContent === 'Title'",
    );
    status(page, "The page below stays as it was");
    page.picture_of("#workbook-columns", "guide/columns");
    page.click("#workbook-columns summary");

    // What is left to correct, and a cell of it.
    page.picture_of(".fault-scroll", "guide/faults");
    go_to(page, "Activities!D3", "cell-2-3");
    type_into(page, "May 2022");
    go_to(page, "Activities!C4", "cell-3-2");
    page.press(&[key::ENTER]);
    page.has("#cells textarea");
    page.press(&["V", "i", "s", "i", "t", "s"]);
    page.picture_of(".cells-scroll", "guide/cell");
    page.press(&[key::ENTER]);

    // The year, and what can be done with it.
    is_titled(page, "Our year 2022");
    status(page, "The page below shows it.");
    page.click("#workbook-check");
    page.has_no("#workbook-body");
    page.picture_of("#workbook", "guide/save");
    page.click("#workbook-close");
    page.has_no("#workbook");
    page.picture_of("#matrix", "guide/year");
}
