//! A workbook that is corrected by hand: every change can be taken back and made again.

mod datasets;

use proptest::prelude::*;
use yearline_core::ingest::Code;
use yearline_sheets::dates::DayOrder;
use yearline_sheets::edit::{Change, DraftError, OpenBook};
use yearline_sheets::grid::Merged;
use yearline_sheets::{Field, Grid, Mapping, Table, Value, Workbook, read};

fn grid(name: &str, rows: &[&[&str]]) -> Grid {
    let mut grid = Grid {
        name: name.to_owned(),
        ..Grid::default()
    };
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            grid.set(r, c, Value::typed(text));
        }
    }
    grid
}

/// Two sheets with something of everything that can be marked in them.
fn workbook() -> Workbook {
    let mut activities = grid(
        "Activities",
        &[
            &["A year of a college"],
            &["Initiative", "Title", "Kind", "Date", "Summary", "Person"],
            &["Outreach", "Talk", "Talks", "03/04/2022", "A talk.", "Ann"],
            &["", "Visit", "Talks", "2022-05", "A visit."],
            &["", "Walk", "Walks", "x", "A walk."],
            &["Research", "Prize", "Events", "44625", "A prize.", "Bob"],
        ],
    );
    activities.set(4, 3, Value::Error("#REF!".to_owned()));
    activities.merged = vec![Merged {
        first: (2, 0),
        last: (4, 0),
    }];
    activities.formulas = vec![(2, 1), (4, 3), (5, 4)];
    activities.hidden_rows = vec![3];
    let report = grid(
        "Report",
        &[
            &["Property", "Value", "Note"],
            &["Title", "A year", "of the page"],
            &["Period", "2022"],
        ],
    );
    Workbook {
        grids: vec![activities, report],
        ..Workbook::default()
    }
}

fn book() -> OpenBook {
    OpenBook::new(workbook())
}

fn cell(sheet: &str, row: u32, column: u32, text: &str) -> Change {
    let (sheet, text) = (sheet.to_owned(), text.to_owned());
    Change::Cell {
        sheet,
        row,
        column,
        text,
    }
}

fn state(book: &OpenBook) -> (Workbook, Mapping) {
    (book.workbook().clone(), book.mapping().clone())
}

fn field(book: &OpenBook, sheet: usize, column: u32) -> Option<Field> {
    let columns = &book.mapping().sheets[sheet].columns;
    columns
        .iter()
        .find(|c| c.index == column)
        .and_then(|c| c.field)
}

#[test]
fn typed_text_becomes_what_a_spreadsheet_takes_it_for_without_a_guess() {
    let text = |text: &str| Value::Text(text.to_owned());
    for (typed, want) in [
        ("", Value::Empty),
        (" \n", Value::Empty),
        ("400", Value::Number(400.0)),
        (" 400 ", Value::Number(400.0)),
        ("-0.5", Value::Number(-0.5)),
        ("007", text("007")),
        ("1.10", text("1.10")),
        (".5", text(".5")),
        ("1e5", text("1e5")),
        ("1,200", text("1,200")),
        ("4００", text("4００")),
        ("12345678901234567890", text("12345678901234567890")),
        ("0.1234567890123456789", text("0.1234567890123456789")),
        ("NaN", text("NaN")),
        ("inf", text("inf")),
        ("TRUE", text("TRUE")),
        ("=1+1", text("=1+1")),
        ("#REF!", text("#REF!")),
        ("2022-03-05", text("2022-03-05")),
        ("3月底", text("3月底")),
        ("'quoted", text("'quoted")),
    ] {
        assert_eq!(Value::typed(typed), want, "{typed:?}");
    }
}

#[test]
fn a_typed_cell_is_no_formula_any_more() {
    let mut book = book();
    assert!(book.apply(&cell("Activities", 4, 3, "2022-06")));
    assert_eq!(book.workbook().grids[0].formulas, [(2, 1), (5, 4)]);
    assert!(book.undo());
    assert_eq!(state(&book), state(&self::book()));
    // What is there already is no change, so its formula stays.
    assert!(!book.apply(&cell("Activities", 4, 3, "#REF!")));
    assert!(!book.apply(&cell("Activities", 2, 1, "Talk")));
    assert!(!book.apply(&cell("Nowhere", 0, 0, "x")));
    assert!(!book.apply(&cell("Activities", u32::MAX, 0, "x")));
    assert_eq!((book.n_undo(), book.n_redo()), (0, 1));
}

#[test]
fn rows_move_with_what_is_marked_in_them() {
    let marks = |book: &OpenBook| {
        let grid = &book.workbook().grids[0];
        let merged: Vec<(u32, u32)> = grid.merged.iter().map(|m| (m.first.0, m.last.0)).collect();
        (merged, grid.formulas.clone(), grid.hidden_rows.clone())
    };
    let sheet = || "Activities".to_owned();
    for (change, merged, formulas, hidden) in [
        (
            Change::InsertRow {
                sheet: sheet(),
                row: 0,
            },
            (3, 5),
            vec![(3, 1), (5, 3), (6, 4)],
            vec![4],
        ),
        (
            Change::InsertRow {
                sheet: sheet(),
                row: 3,
            },
            (2, 5),
            vec![(2, 1), (5, 3), (6, 4)],
            vec![4],
        ),
        (
            Change::InsertRow {
                sheet: sheet(),
                row: 6,
            },
            (2, 4),
            vec![(2, 1), (4, 3), (5, 4)],
            vec![3],
        ),
        (
            Change::RemoveRow {
                sheet: sheet(),
                row: 0,
            },
            (1, 3),
            vec![(1, 1), (3, 3), (4, 4)],
            vec![2],
        ),
        (
            Change::RemoveRow {
                sheet: sheet(),
                row: 3,
            },
            (2, 3),
            vec![(2, 1), (3, 3), (4, 4)],
            vec![],
        ),
        (
            Change::RemoveRow {
                sheet: sheet(),
                row: 5,
            },
            (2, 4),
            vec![(2, 1), (4, 3)],
            vec![3],
        ),
        // The first row of merged cells leaves their value to the next one.
        (
            Change::RemoveRow {
                sheet: sheet(),
                row: 2,
            },
            (2, 3),
            vec![(3, 3), (4, 4)],
            vec![2],
        ),
    ] {
        let mut book = book();
        assert!(book.apply(&change), "{change:?}");
        assert_eq!(marks(&book), (vec![merged], formulas, hidden), "{change:?}");
        if change
            == (Change::RemoveRow {
                sheet: sheet(),
                row: 2,
            })
        {
            assert_eq!(
                book.rows("Activities", 2, 1),
                [["Outreach", "Visit", "Talks", "2022-05", "A visit."]]
            );
        }
        assert!(book.undo());
        assert_eq!(state(&book), state(&self::book()), "{change:?}");
    }
}

#[test]
fn a_grid_ends_with_its_last_filled_cell() {
    let mut book = book();
    for (row, column, text) in [(9, 2, "far"), (9, 2, ""), (5, 5, ""), (8, 0, "x")] {
        assert!(book.apply(&cell("Activities", row, column, text)));
    }
    assert_eq!(book.workbook().grids[0].rows.len(), 9);
    assert_eq!(book.workbook().grids[0].rows[5].len(), 5);
    for n_rows in [6, 6, 10, 6] {
        assert!(book.undo());
        assert_eq!(book.workbook().grids[0].rows.len(), n_rows);
    }
    assert_eq!(state(&book), state(&self::book()));
}

#[test]
fn a_heading_that_is_corrected_is_recognised_and_what_was_set_by_hand_stays() {
    let mut book = book();
    assert_eq!(field(&book, 0, 5), None);
    // Nobody set it by hand: it is what its heading says.
    assert!(book.apply(&cell("Activities", 1, 5, "Date note")));
    assert_eq!(field(&book, 0, 5), Some(Field::WhenNote));
    let set = Change::Field {
        sheet: "Activities".to_owned(),
        column: 4,
        field: Some(Field::WhenNote),
        language: None,
    };
    assert!(book.apply(&set));
    assert_eq!(
        (field(&book, 0, 4), field(&book, 0, 5)),
        (Some(Field::WhenNote), None)
    );
    assert!(book.apply(&cell("Activities", 1, 2, "Category")));
    assert!(book.apply(&cell("Activities", 1, 4, "Abstract")));
    assert_eq!(
        (field(&book, 0, 4), field(&book, 0, 5)),
        (Some(Field::WhenNote), None)
    );
    assert_eq!(field(&book, 0, 2), Some(Field::Kind));
    assert_eq!(book.mapping().sheets[0].columns[4].heading, "Abstract");
    while book.undo() {}
    assert_eq!(state(&book), state(&self::book()));
}

#[test]
fn a_sheet_without_headings_is_recognised_once_they_are_typed() {
    let rows: &[&[&str]] = &[
        &["Talk", "2022-03", "Talks", "Outreach"],
        &["Walk", "2022-04", "Walks", "Outreach"],
    ];
    let grids = vec![grid("Sheet1", rows)];
    let mut book = OpenBook::new(Workbook {
        grids,
        ..Workbook::default()
    });
    assert_eq!(book.mapping().sheets[0].table, None);
    assert!(book.apply(&Change::InsertRow {
        sheet: "Sheet1".to_owned(),
        row: 0
    }));
    for (column, heading) in ["Title", "Date", "Kind", "Initiative"]
        .into_iter()
        .enumerate()
    {
        assert!(book.apply(&cell("Sheet1", 0, column as u32, heading)));
    }
    let sheet = &book.mapping().sheets[0];
    assert_eq!(
        (sheet.table, sheet.first_row()),
        (Some(Table::Activities), 1)
    );
    assert_eq!(book.assemble().draft.tables[2].len(), 2);
    while book.undo() {}
    assert_eq!(book.mapping().sheets[0].table, None);
}

#[test]
fn a_sheet_with_unknown_headings_can_be_set_by_hand() {
    let rows: &[&[&str]] = &[
        &["Titre", "Quand", "", "Genre", "Projet"],
        &["Conférence", "2022-03", "?", "Conférences", "Public"],
    ];
    let grids = vec![grid("Année", rows)];
    let mut book = OpenBook::new(Workbook {
        grids,
        ..Workbook::default()
    });
    let sheet = || "Année".to_owned();
    let table = Some(Table::Activities);
    assert!(book.apply(&Change::Table {
        sheet: sheet(),
        table
    }));
    for (column, field) in [
        (0, Field::Title),
        (1, Field::When),
        (3, Field::Kind),
        (4, Field::Initiative),
        (2, Field::Summary),
    ] {
        let (field, language) = (Some(field), None);
        assert!(
            book.apply(&Change::Field {
                sheet: sheet(),
                column,
                field,
                language
            }),
            "{column}"
        );
    }
    let (_, complete) = book.sheets().next().unwrap_or_else(|| panic!("a sheet"));
    let columns: Vec<(u32, &str)> = complete
        .columns
        .iter()
        .map(|c| (c.index, c.heading.as_str()))
        .collect();
    assert_eq!(
        columns,
        [
            (0, "Titre"),
            (1, "Quand"),
            (2, ""),
            (3, "Genre"),
            (4, "Projet")
        ]
    );
    assert!(book.apply(&Change::Title("Une année".to_owned())));
    assert!(book.apply(&Change::Period("2022".to_owned())));
    let assembled = book.assemble();
    assert!(assembled.dataset.is_some(), "{:#?}", assembled.diagnostics);
    // A table does not have every field.
    let (field, language) = (Some(Field::Period), None);
    assert!(!book.apply(&Change::Field {
        sheet: sheet(),
        column: 2,
        field,
        language
    }));
    assert!(book.apply(&Change::Table {
        sheet: sheet(),
        table: None
    }));
    assert!(
        book.assemble()
            .diagnostics
            .iter()
            .any(|d| d.code == Code::UnusedSheet)
    );
}

#[test]
fn an_order_of_day_and_month_is_said_once_for_a_column() {
    let mut book = book();
    let asked = |book: &OpenBook| {
        book.assemble()
            .diagnostics
            .iter()
            .filter(|d| d.code == Code::DayOrder)
            .count()
    };
    assert_eq!(asked(&book), 1);
    let order = Change::Order {
        sheet: "Activities".to_owned(),
        column: 3,
        order: DayOrder::DayFirst,
    };
    assert!(book.apply(&order) && !book.apply(&order));
    assert_eq!(asked(&book), 0);
}

#[test]
fn columns_of_a_report_are_read_or_not() {
    let mut book = book();
    let change = |column, field, language: Option<&str>| Change::Field {
        sheet: "Report".to_owned(),
        column,
        field,
        language: language.map(str::to_owned),
    };
    let indices = |book: &OpenBook| -> Vec<u32> {
        book.mapping().sheets[1]
            .columns
            .iter()
            .map(|c| c.index)
            .collect()
    };
    assert_eq!(indices(&book), [0, 1]);
    assert!(book.apply(&change(2, Some(Field::Value), Some("zh-Hans"))));
    assert_eq!(indices(&book), [0, 1, 2]);
    assert!(book.apply(&change(1, None, None)));
    assert_eq!(indices(&book), [0, 2]);
    assert!(
        !book.apply(&change(0, None, None)),
        "the names of the properties are needed"
    );
    // Columns that were set by hand stay so.
    assert!(book.apply(&cell("Report", 1, 1, "Another year")));
    assert_eq!(indices(&book), [0, 2]);
}

#[test]
fn the_shipped_datasets_come_back_equal_after_an_edit_and_its_undo() {
    for data in datasets::shipped() {
        let xlsx = datasets::xlsx(&data);
        let read = read::read(&xlsx, "year.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
        let mut book = OpenBook::new(read);
        assert!(book.assemble().dataset.as_ref() == Some(&data));
        assert!(book.apply(&cell("Activities", 1, 0, "Another title")));
        let after = book.assemble().dataset;
        assert!(after.is_some() && after.as_ref() != Some(&data));
        let snapshot = book.snapshot();
        let mut restored = OpenBook::restore(&snapshot).unwrap_or_else(|e| panic!("{e:?}"));
        assert!(restored == book);
        for book in [&mut book, &mut restored] {
            assert!(book.undo());
            assert!(book.assemble().dataset.as_ref() == Some(&data));
        }
    }
}

#[test]
fn bytes_that_are_no_draft_are_refused() {
    let mut open = book();
    assert!(open.apply(&cell("Activities", 3, 1, "Tour")));
    let snapshot = open.snapshot();
    assert_eq!(OpenBook::restore(b""), Err(DraftError::Damaged));
    assert_eq!(OpenBook::restore(b"{}"), Err(DraftError::Damaged));
    assert_eq!(
        OpenBook::restore(&snapshot[..snapshot.len() - 1]),
        Err(DraftError::Damaged)
    );
    assert_eq!(
        OpenBook::restore(&[&snapshot[..], b"x"].concat()),
        Err(DraftError::Damaged)
    );
    let mut other = snapshot.clone();
    other[3] = 99;
    assert_eq!(OpenBook::restore(&other), Err(DraftError::OtherVersion(99)));
    // A changed byte gives a fault or a workbook that can be worked with.
    for at in 0..snapshot.len() {
        for bit in [1, 0x40, 0x80] {
            let mut bytes = snapshot.clone();
            bytes[at] ^= bit;
            if let Ok(mut book) = OpenBook::restore(&bytes) {
                let _undone = book.undo();
                let _assembled = book.assemble();
                let _sheets = book.sheets().count();
                let sheet = book.workbook().grids.first().map(|grid| grid.name.clone());
                let sheet = sheet.unwrap_or_default();
                let _removed = book.apply(&Change::RemoveRow { sheet, row: 2 });
            }
        }
    }
}

fn changes() -> impl Strategy<Value = Change> {
    let sheet = prop_oneof![4 => Just("Activities"), 2 => Just("Report"), 1 => Just("Nowhere")]
        .prop_map(str::to_owned);
    let texts = prop::sample::select(vec![
        "",
        "Title",
        "Date",
        "Kind",
        "标题",
        "Value 内容 (en)",
        "2022-03",
        "03/04/2022",
        "400",
        "a title",
        "Period",
    ]);
    let fields = prop::option::of(prop::sample::select(vec![
        Field::Title,
        Field::When,
        Field::Start,
        Field::Kind,
        Field::Summary,
        Field::Value,
    ]));
    let tables = prop::option::of(prop::sample::select(Table::ALL.to_vec()));
    let languages = prop::option::of(prop::sample::select(vec![
        "en".to_owned(),
        "zh-Hans".to_owned(),
    ]));
    prop_oneof![
        6 => (sheet.clone(), 0u32..9, 0u32..8, texts).prop_map(|(sheet, row, column, text)| cell(&sheet, row, column, text)),
        2 => (sheet.clone(), 0u32..8).prop_map(|(sheet, row)| Change::RemoveRow { sheet, row }),
        2 => (sheet.clone(), 0u32..8).prop_map(|(sheet, row)| Change::InsertRow { sheet, row }),
        1 => (sheet.clone(), tables).prop_map(|(sheet, table)| Change::Table { sheet, table }),
        2 => (sheet.clone(), 0u32..9, fields, languages).prop_map(|(sheet, column, field, language)| Change::Field { sheet, column, field, language }),
        1 => (sheet, 0u32..9, any::<bool>()).prop_map(|(sheet, column, day)| Change::Order { sheet, column, order: if day { DayOrder::DayFirst } else { DayOrder::MonthFirst } }),
        1 => "[ab ]{0,3}".prop_map(Change::Title),
        1 => Just(Change::Period("2022".to_owned())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_is_changed_can_be_taken_back_and_made_again(changes in prop::collection::vec(changes(), 1..25)) {
        let mut book = book();
        let mut states = vec![state(&book)];
        for change in &changes {
            if book.apply(change) {
                states.push(state(&book));
            }
            let grids = &book.workbook().grids;
            for (grid, sheet) in grids.iter().zip(&book.mapping().sheets) {
                let n = grid.rows.len() as u32;
                prop_assert!(grid.formulas.is_sorted() && grid.formulas.iter().all(|(row, _)| *row < n));
                prop_assert!(grid.hidden_rows.is_sorted() && grid.hidden_rows.iter().all(|row| *row < n));
                prop_assert!(grid.rows.iter().all(|row| row.last().is_none_or(|cell| !cell.is_blank())));
                prop_assert!(sheet.columns.iter().enumerate().all(|(i, column)| sheet.columns[..i].iter().all(|other| other.index != column.index)));
            }
            // Whatever stands there, it can be looked at and saved.
            let _assembled = book.assemble();
            let restored = OpenBook::restore(&book.snapshot());
            prop_assert!(restored.as_ref() == Ok(&book));
        }
        prop_assert_eq!(book.n_undo() + 1, states.len());
        for was in states.iter().rev().skip(1) {
            prop_assert!(book.undo());
            prop_assert!(&state(&book) == was);
        }
        prop_assert!(!book.undo());
        for is in states.iter().skip(1) {
            prop_assert!(book.redo());
            prop_assert!(&state(&book) == is);
        }
        prop_assert!(!book.redo());
    }
}
