//! What a click on "correct" does: the fault is gone after it.

mod datasets;

use yearline_core::ingest::{Code, Diagnostic, Expected, Severity};
use yearline_sheets::edit::{Change, OpenBook};
use yearline_sheets::{Value, corrections, read};

const HEAD: &str =
    "Title,Initiative,Kind,Date,Start,End,Basis,Summary,Source,Value,Qualifier,Unit,Date";

fn table(row: &str) -> OpenBook {
    let csv = format!("{HEAD}\n{row}\n");
    let book = read::read(csv.as_bytes(), "activities.csv").unwrap_or_else(|e| panic!("{e:?}"));
    let mut book = OpenBook::new(book);
    assert!(book.apply(&Change::Title("A year".to_owned())));
    assert!(book.apply(&Change::Period("2022".to_owned())));
    book
}

/// The first fault of that code; and what is wrong if there is none.
fn fault(book: &OpenBook, code: Code) -> Result<Diagnostic, Vec<Code>> {
    let diagnostics = book.assemble().diagnostics;
    let found = diagnostics.iter().find(|d| d.code == code).cloned();
    found.ok_or_else(|| diagnostics.iter().map(|d| d.code).collect())
}

fn cell(row: u32, column: u32, text: &str) -> Change {
    Change::Cell {
        sheet: "activities".to_owned(),
        row,
        column,
        text: text.to_owned(),
    }
}

fn orders() -> Vec<Change> {
    use yearline_sheets::dates::DayOrder::{DayFirst, MonthFirst};
    let order = |order| Change::Order {
        sheet: "activities".to_owned(),
        column: 3,
        order,
    };
    vec![order(DayFirst), order(MonthFirst)]
}

#[test]
fn each_correction_takes_its_fault_away() {
    #[rustfmt::skip]
    let table_of_faults: Vec<(&str, Code, Vec<Change>)> = vec![
        ("T,O,K,03/04/2022,,,stated,s,1,,,", Code::DayOrder, orders()),
        ("T,O,K,2022-03,,,period,s,1,,,", Code::PeriodBasisDated, vec![cell(1, 3, "2022-XX")]),
        // A start and an end are not one cell.
        ("T,O,K,,2022-03,2022-04,period,s,1,,,", Code::PeriodBasisDated, vec![]),
        ("T,O,K,2022-03,,,guess,s,1,,,", Code::BadEnum, vec![cell(1, 6, "stated"), cell(1, 6, "implied"), cell(1, 6, "period")]),
        ("T,O,K,2022-03,,,stated,s,1,4,exactish,people", Code::BadEnum, vec![cell(1, 10, "exact"), cell(1, 10, "at-least"), cell(1, 10, "more-than"), cell(1, 10, "about")]),
        // Nobody but the author knows.
        ("T,O,K,later,,,stated,s,1,,,", Code::BadDate, vec![]),
        ("T,O,K,summer holidays,,,stated,s,1,,,", Code::NamedTime, vec![]),
        ("T,O,K,2021-03,,,stated,s,1,,,", Code::DateOutsidePeriod, vec![]),
        ("T,O,K,2022-03,,,implied,s,1,,,", Code::MissingBasisNote, vec![]),
        (",O,K,2022-03,,,stated,s,1,,,", Code::MissingField, vec![]),
        ("T,O,K,2022-03,,,stated,s,1,many,,people", Code::BadValue, vec![]),
        ("T,O,K,2022-03,,,stated,s,see annex,,,", Code::WrongType, vec![]),
        ("T,O,K,2022-03,,,stated,s,1,#REF!,,people", Code::FormulaError, vec![]),
        ("T,O,K,2022-03,,,stated,s,1,,,,x", Code::SameColumn, vec![]),
    ];
    for (row, code, want) in table_of_faults {
        let open = table(row);
        let found = fault(&open, code).unwrap_or_else(|codes| panic!("{row}: {codes:?}"));
        let changes = corrections(&found);
        assert_eq!(changes, want, "{row}: {found:?}");
        for change in changes {
            let mut book = open.clone();
            assert!(book.apply(&change), "{change:?}");
            let after = fault(&book, code).map(|d| d.cell);
            assert!(after.is_err(), "{row}: {change:?} leaves {after:?}");
        }
    }
}

#[test]
fn a_reference_that_is_misspelt_becomes_the_title_that_is_meant() {
    let data = datasets::report();
    let xlsx = datasets::xlsx(&data);
    let mut read = read::read(&xlsx, "year.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
    let grid = read
        .grids
        .iter_mut()
        .find(|grid| grid.name == "Activities")
        .unwrap_or_else(|| panic!("activities"));
    let column = (0..grid.n_columns())
        .find(|c| grid.get(0, *c).text().starts_with("Initiative"))
        .unwrap_or(0);
    let right = grid.get(1, column).text();
    grid.set(1, column, Value::Text(format!("{right}s")));
    let mut book = OpenBook::new(read);
    let found = fault(&book, Code::UnknownReference).unwrap_or_else(|codes| panic!("{codes:?}"));
    let changes = corrections(&found);
    let [Change::Cell { text, .. }] = changes.as_slice() else {
        panic!("{changes:?}");
    };
    assert_eq!(*text, right);
    assert!(book.apply(&changes[0]));
    assert!(book.assemble().dataset == Some(data));
}

#[test]
fn what_stands_in_no_cell_has_no_correction() {
    for (code, expected) in [
        (Code::WrongEnding, Expected::Near(".xlsx".to_owned())),
        (Code::YearOnly, Expected::Write("2022-XX".to_owned())),
    ] {
        let fault = Diagnostic::of_sheet(code, Severity::Warning, None, "x", expected);
        assert_eq!(corrections(&fault), []);
    }
}
