//! An open workbook that is saved: the same dataset when it is opened again, and nothing lost that somebody wrote.

mod datasets;

use yearline_core::ingest::Code;
use yearline_sheets::edit::{Change, OpenBook};
use yearline_sheets::{Field, Table, Value, Workbook, read, write};

fn table(name: &str, csv: &str) -> Workbook {
    read::read(csv.as_bytes(), &format!("{name}.csv")).unwrap_or_else(|e| panic!("{e:?}"))
}

fn saved(book: &OpenBook) -> Vec<u8> {
    write::open_book(book, &book.assemble()).unwrap_or_else(|e| panic!("{e}"))
}

fn opened(bytes: &[u8]) -> OpenBook {
    OpenBook::new(read::read(bytes, "year.xlsx").unwrap_or_else(|e| panic!("{e:?}")))
}

/// Every text of a workbook, cell by cell.
fn texts(book: &OpenBook) -> Vec<String> {
    let cells = book
        .workbook()
        .grids
        .iter()
        .flat_map(|grid| &grid.rows)
        .flatten();
    cells
        .map(Value::shown)
        .filter(|text| !text.is_empty())
        .collect()
}

/// A workbook with something of everything that is not read.
fn odd() -> OpenBook {
    let mut workbook = table(
        "Activities",
        "Our year 2022,,,,,,,,,,,\n\
         Title,Initiative,Kind,Date,Start,Basis,Summary,Person in charge,Source,Paragraph,Number,Unit,,Title\n\
         Talk,Outreach,Talks,2022-03,2022-02,stated,A talk.,Ann,see annex,6,400+,people,loose,Other name\n\
         Walk,Outreach,Walks,2022-04,,stated,A walk.,Bob,7.1,,,walkers,,\n\
         ,,,,,,,Sum: 2,,,,,,\n",
    );
    workbook.add(table("Report", "Property,Value,Value (zh-Hans),Note\nTitle,A year,,mine\nTitle,Our year,,\nPeriod,2022,2023,\nLanguages,en,,\nPhone,12345,,\n"));
    workbook.add(table("Addresses", "Who,Where\nAnn,Room 7\n"));
    workbook.add(table(
        "Old",
        "Title,Initiative,Kind,Date\nOld talk,Outreach,Talks,2021-03\n",
    ));
    let mut book = OpenBook::new(workbook);
    assert!(book.apply(&Change::Table {
        sheet: "Old".to_owned(),
        table: None
    }));
    book
}

#[test]
fn a_workbook_from_the_template_is_saved_as_the_template() {
    for data in datasets::shipped() {
        let xlsx = datasets::xlsx(&data);
        assert!(saved(&opened(&xlsx)) == xlsx);
    }
}

#[test]
fn what_is_not_read_is_saved_beside_the_dataset() {
    let book = odd();
    let before = book.assemble();
    let again = opened(&saved(&book));
    let after = again.assemble();
    assert!(before.dataset.is_some(), "{:#?}", before.diagnostics);
    assert_eq!(after.draft, before.draft);
    let sheets: Vec<(&str, bool)> = again
        .workbook()
        .grids
        .iter()
        .map(|g| (g.name.as_str(), g.is_hidden))
        .collect();
    assert_eq!(
        sheets,
        [
            ("Report", false),
            ("Initiatives", false),
            ("Kinds", false),
            ("Activities", false),
            ("Figures", false),
            ("Addresses", false),
            // It would be read.
            ("Old", true),
            ("Not read 未读取", false),
        ]
    );
    // What is read is said in other words: 400+, 6 and 2022-03 stand in columns of the template.
    let is_said_so = ["400+", "7.1"];
    let there = texts(&again);
    let is_heading = |text: &str| {
        [
            "Title",
            "Initiative",
            "Kind",
            "Date",
            "Start",
            "Basis",
            "Summary",
            "Source",
            "Paragraph",
            "Number",
            "Unit",
            "Property",
            "Value",
            "Value (zh-Hans)",
            "Note",
            "Period",
            "Languages",
        ]
        .contains(&text)
    };
    for text in texts(&book) {
        let is_there = there
            .iter()
            .any(|other| *other == text || other.starts_with(&format!("{text} ")));
        assert!(
            is_there || is_heading(&text) || is_said_so.contains(&text.as_str()),
            "{text} is lost: {there:#?}"
        );
    }
    let list = again.rows("Not read 未读取", 0, 100);
    let list: Vec<String> = list.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        list,
        [
            "Where it stood 原位置 | What stood there 原文",
            "Activities!A1 | Our year 2022",
            "Activities!L4 | walkers",
            "Activities!H5 | Sum: 2",
            "Report!B2 | A year",
            "Report!D2 | mine",
            "Report!C4 | 2023",
            "Report!A6 | Phone",
            "Report!B6 | 12345",
        ]
    );
    // Saved once more, it is the same.
    let list_of = |book: &OpenBook| book.rows("Not read 未读取", 0, 100);
    let third = opened(&saved(&again));
    assert_eq!(third.assemble().draft, before.draft);
    assert_eq!(list_of(&third), list_of(&again));
}

#[test]
fn a_workbook_with_faults_is_saved_with_them() {
    let csv = "Title,Initiative,Kind,Date,Basis,Summary,Source,Value,Unit\n\
               Talk,Outreach,Talks,later,guess,A talk.,see annex,many,people\n\
               ,Outreach,Talks,2022-03,stated,#REF!,9,4,people\n";
    let mut book = OpenBook::new(table("plan", csv));
    assert!(book.apply(&Change::Title("A year".to_owned())));
    assert!(book.apply(&Change::Period("2022".to_owned())));
    let codes = |book: &OpenBook| {
        let mut codes: Vec<Code> = book.assemble().diagnostics.iter().map(|d| d.code).collect();
        codes.retain(|code| {
            matches!(
                code,
                Code::BadDate
                    | Code::BadEnum
                    | Code::WrongType
                    | Code::BadValue
                    | Code::MissingField
            )
        });
        codes.sort_unstable();
        codes
    };
    let again = opened(&saved(&book));
    assert!(codes(&book).len() >= 5, "{:?}", codes(&book));
    assert_eq!(
        again.assemble().draft.head.title,
        book.assemble().draft.head.title
    );
    let there = texts(&again);
    for text in [
        "later",
        "guess",
        "see annex",
        "many",
        "#REF!",
        "plan!F3",
        "A year",
        "2022",
    ] {
        assert!(
            there
                .iter()
                .any(|other| other == text || other.starts_with(&format!("{text} "))),
            "{text}: {there:#?}"
        );
    }
    for code in codes(&book) {
        // An identifier, or a column that the sheet had not, may be asked for beyond that.
        assert!(codes(&again).contains(&code), "{code:?}");
    }
}

#[test]
fn what_was_set_by_hand_is_read_again_from_its_new_headings() {
    let mut book = OpenBook::new(table(
        "Jahr",
        "Titel,Wann,Art,Projekt\nVortrag,2022-03,Vorträge,Alle\n",
    ));
    let sheet = || "Jahr".to_owned();
    assert!(book.apply(&Change::Table {
        sheet: sheet(),
        table: Some(Table::Activities)
    }));
    for (column, field) in (0..).zip([Field::Title, Field::When, Field::Kind, Field::Initiative]) {
        assert!(book.apply(&Change::Field {
            sheet: sheet(),
            column,
            field: Some(field),
            language: None
        }));
    }
    assert!(book.apply(&Change::Title("Ein Jahr".to_owned())));
    assert!(book.apply(&Change::Period("2022".to_owned())));
    let before = book.assemble();
    assert!(before.dataset.is_some(), "{:#?}", before.diagnostics);
    assert!(opened(&saved(&book)).assemble().dataset == before.dataset);
}

#[test]
fn texts_that_no_cell_holds_are_listed_whole() {
    let long = "长".repeat(40_000);
    let mut book = OpenBook::new(table(
        "Activities",
        &format!("Title,Initiative,Kind,Date,Summary\nTalk,Outreach,Talks,2022-03,{long}\n"),
    ));
    assert!(book.apply(&Change::Title("A year".to_owned())));
    let again = opened(&saved(&book));
    let pieces = again.rows("Not read 未读取", 1, 100);
    let whole: String = pieces.iter().map(|row| row[1].as_str()).collect();
    assert!(whole == long && pieces.len() == 4);
    // Of a dataset that is written, nothing may be cut.
    assert!(write::workbook(&book.assemble().draft).is_err());
}

#[test]
fn sheets_get_names_that_excel_takes() {
    let mut workbook = table(
        "x",
        "Title,Initiative,Kind,Date\nTalk,Outreach,Talks,2022-03\n",
    );
    let name = "a/very*long[name] of a sheet that: nobody could read";
    for name in [
        name,
        &format!("{name} twice"),
        "report",
        "'",
        "2022年工作一览",
    ] {
        let mut other = table("other", "Who,Where\nAnn,Room 7\n");
        name.clone_into(&mut other.grids[0].name);
        workbook.add(other);
    }
    let again = opened(&saved(&OpenBook::new(workbook)));
    let names: Vec<&str> = again
        .workbook()
        .grids
        .iter()
        .skip(5)
        .map(|grid| grid.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "a very long name  of a sheet th",
            "a very long name  of a sheet 2",
            "report 2",
            "Sheet",
            "2022年工作一览"
        ]
    );
}
