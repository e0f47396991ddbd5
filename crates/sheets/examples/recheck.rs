//! How long an edit takes in a workbook of 10,000 rows, with everything checked again:
//! `cargo run --release -p yearline-sheets --example recheck [ROWS]`.

use std::time::Instant;

use yearline_sheets::edit::{Change, OpenBook};
use yearline_sheets::{Grid, Value, Workbook};

const HEAD: [&str; 10] = [
    "Title (en)",
    "标题 (zh-Hans)",
    "Initiative",
    "Kind",
    "Date",
    "Basis",
    "Summary (en)",
    "摘要 (zh-Hans)",
    "Source",
    "Value",
];

fn workbook(n: usize) -> Workbook {
    let mut grid = Grid {
        name: "Activities".to_owned(),
        ..Grid::default()
    };
    let row = |i: usize| {
        let (month, day) = (i % 12 + 1, i % 28 + 1);
        [
            format!("Open day {i}"),
            format!("开放日 {i}"),
            format!("Initiative {}", i % 20),
            format!("Kind {}", i % 9),
            format!(
                "{day} {} 2022",
                [
                    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct",
                    "Nov", "Dec"
                ][month - 1]
            ),
            "stated".to_owned(),
            "The college was open, and people came to see how its pupils live and work.".to_owned(),
            "学院开放，人们前来了解学生的学习和生活。".to_owned(),
            format!("{}.{}", i % 40 + 1, i % 5 + 1),
            format!("{} people", i % 400),
        ]
    };
    let rows = std::iter::once(HEAD.map(str::to_owned)).chain((0..n).map(row));
    for (r, row) in rows.enumerate() {
        for (c, text) in row.into_iter().enumerate() {
            grid.set(r, c, Value::Text(text));
        }
    }
    Workbook {
        grids: vec![grid],
        ..Workbook::default()
    }
}

fn main() {
    let n = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(10_000);
    let mut book = OpenBook::new(workbook(n));
    for change in [
        Change::Title("A year".to_owned()),
        Change::Period("2022".to_owned()),
    ] {
        book.apply(&change);
    }
    let timed = |name: &str, run: &mut dyn FnMut()| {
        let mut times: Vec<u128> = (0..7)
            .map(|_| {
                let at = Instant::now();
                run();
                at.elapsed().as_millis()
            })
            .collect();
        times.sort_unstable();
        println!("{name:<28} {:>5} ms", times[3]);
    };
    let edit = |row: u32, column: u32, text: &str| Change::Cell {
        sheet: "Activities".to_owned(),
        row,
        column,
        text: text.to_owned(),
    };
    let mut i = 0;
    timed("edit", &mut || {
        i += 1;
        book.apply(&edit(i, 0, "Another title"));
    });
    timed("check, no fault", &mut || {
        assert!(book.assemble().dataset.is_some())
    });
    let bytes = book.snapshot();
    timed(&format!("snapshot, {} bytes", bytes.len()), &mut || {
        assert_eq!(book.snapshot().len(), bytes.len())
    });
    timed("restore", &mut || {
        assert!(OpenBook::restore(&bytes).is_ok())
    });
    book.apply(&edit(2, 4, "later"));
    timed("check, one fault", &mut || {
        assert!(book.assemble().has_error())
    });
    for row in 3..300 {
        book.apply(&edit(row, 4, "later"));
        book.apply(&edit(row, 3, ""));
    }
    timed("check, many faults", &mut || {
        assert!(book.assemble().has_error())
    });
}
