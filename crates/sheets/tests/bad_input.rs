//! Bad input: a clear sentence each, and no panic.

use yearline_core::domain::Lang;
use yearline_core::ingest::{Code, Diagnostic, Severity};
use yearline_core::text::Locale;
use yearline_sheets::draft::Draft;
use yearline_sheets::{Assembled, assemble, read, recognise, write};

fn fault(bytes: &[u8], name: &str) -> Code {
    match read::read(bytes, name) {
        Ok(book) => panic!("{name} was read: {book:?}"),
        Err(fault) => {
            for lang in Lang::ALL {
                let words = Locale::new(lang).diagnostic(&fault);
                assert!(
                    !words.wrong.is_empty() && !words.remedy.is_empty(),
                    "{name} {fault:?}"
                );
            }
            fault.code
        }
    }
}

fn template() -> Vec<u8> {
    let bytes = include_bytes!("../../../data/2022.json");
    let data = yearline_core::ingest::read(bytes)
        .dataset
        .unwrap_or_else(|| panic!("the shipped dataset"));
    write::workbook(&Draft::of(&data)).unwrap_or_else(|e| panic!("{e}"))
}

fn table(csv: &str) -> Assembled {
    let book = read::read(csv.as_bytes(), "activities.csv").unwrap_or_else(|e| panic!("{e:?}"));
    let mut mapping = recognise(&book);
    mapping.title = Some("A year".to_owned());
    mapping.period = Some("2022".to_owned());
    assemble(&book, &mapping)
}

fn errors(assembled: &Assembled) -> Vec<String> {
    let is_error = |d: &&Diagnostic| d.severity == Severity::Error;
    let line = |d: &Diagnostic| {
        format!(
            "{} {}",
            d.code.as_str(),
            d.cell.as_ref().map(ToString::to_string).unwrap_or_default()
        )
    };
    assembled
        .diagnostics
        .iter()
        .filter(is_error)
        .map(line)
        .collect()
}

#[test]
fn files_that_are_no_workbook() {
    let xlsx = template();
    for (bytes, name, code) in [
        (&b""[..], "year.xlsx", Code::EmptyFile),
        (b"\n\n", "year.csv", Code::EmptyFile),
        (&xlsx[..xlsx.len() / 2], "year.xlsx", Code::DamagedWorkbook),
        (&xlsx[..100], "year.xlsx", Code::DamagedWorkbook),
        (b"PK\x03\x04 not a zip", "year.ods", Code::DamagedWorkbook),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off",
            "year.xls",
            Code::DamagedWorkbook,
        ),
        (b"%PDF-1.7", "year.xlsx", Code::NotATable),
        (
            b"<html><table><tr><td>1</td></tr></table>",
            "year.xls",
            Code::NotATable,
        ),
        (b"{\"name\": 1}", "year.xlsx", Code::NotATable),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "report.doc",
            Code::NotATable,
        ),
        (b"caf\xe9, ol\xe9\n1,2", "latin.csv", Code::NotUtf8),
        (b"a\0b\0c", "odd.csv", Code::NotUtf8),
    ] {
        assert_eq!(
            fault(bytes, name),
            code,
            "{name}: {:?}",
            &bytes[..bytes.len().min(20)]
        );
    }
}

#[test]
fn a_wrong_ending_is_said_and_the_file_read() {
    let book = read::read(&template(), "year.csv").unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(book.notes[0].code, Code::WrongEnding);
    assert_eq!(book.grids.len(), 5);
}

#[test]
fn bytes_that_were_changed_never_panic() {
    let xlsx = template();
    let mut seed = 1u32;
    for _ in 0..60 {
        let mut bytes = xlsx.clone();
        for _ in 0..8 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize % bytes.len();
            bytes[at] ^= (seed >> 24) as u8;
        }
        if let Ok(book) = read::read(&bytes, "year.xlsx") {
            let _assembled = assemble(&book, &recognise(&book));
        }
    }
}

#[test]
fn no_sheet_of_activities() {
    let book = read::read(b"a,b\n1,2\n", "x.csv").unwrap_or_else(|e| panic!("{e:?}"));
    let assembled = assemble(&book, &recognise(&book));
    assert_eq!(
        errors(&assembled),
        ["no-sheet ", "missing-property ", "missing-property "]
    );
}

#[test]
fn a_column_that_is_missing_is_said_once() {
    let rows: String = (1..50).map(|i| format!("Talk {i},2022-03\n")).collect();
    let assembled = table(&format!("Title,Date\n{rows}"));
    assert_eq!(
        errors(&assembled),
        [
            "missing-column activities!1:1",
            "missing-column activities!1:1"
        ]
    );
    let n_missing = assembled
        .diagnostics
        .iter()
        .filter(|d| d.code == Code::MissingField)
        .count();
    assert_eq!(n_missing, 0, "{:#?}", assembled.diagnostics);
}

#[test]
fn faults_are_in_their_cells() {
    let assembled = table(
        "Title,Initiative,Kind,Date,Summary,Value,Unit,Source\n\
         Talk,Outreach,Talks,2022-03,A talk.,400+,people,6.2\n\
         ,Outreach,Talks,later,x,many,people,6.3\n\
         Walk,Outreach,Talks,2023-03,x,5,,somewhere\n",
    );
    assert_eq!(
        errors(&assembled),
        [
            "missing-field activities!A3",
            "bad-date activities!D3",
            "bad-value activities!F3",
            "date-outside-period activities!D4",
            "missing-unit activities!G4",
        ]
    );
    let place = assembled
        .diagnostics
        .iter()
        .find(|d| d.code == Code::WrongType);
    assert_eq!(
        place
            .and_then(|d| d.cell.as_ref())
            .map(ToString::to_string)
            .as_deref(),
        Some("activities!H4")
    );
}

#[test]
fn references_suggest_the_title_that_is_meant() {
    let xlsx = template();
    let mut book = read::read(&xlsx, "year.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
    let grid = book
        .grids
        .iter_mut()
        .find(|grid| grid.name == "Activities")
        .unwrap_or_else(|| panic!("activities"));
    let mapping = recognise(&read::read(&xlsx, "year.xlsx").unwrap_or_else(|e| panic!("{e:?}")));
    let initiative = grid.rows[0]
        .iter()
        .position(|cell| cell.text().starts_with("Initiative"))
        .unwrap_or(0);
    let written = grid.get(1, initiative).text();
    grid.set(
        1,
        initiative,
        yearline_sheets::Value::Text(format!("{written}s")),
    );
    let assembled = assemble(&book, &mapping);
    let fault = assembled
        .diagnostics
        .iter()
        .find(|d| d.code == Code::UnknownReference);
    let words = fault
        .map(|d| Locale::new(Lang::En).diagnostic(d))
        .unwrap_or_else(|| panic!("{:?}", errors(&assembled)));
    assert!(words.remedy.contains(&written), "{words:?}");
    assert!(words.place.starts_with("Activities!"), "{words:?}");
    assert_eq!(errors(&assembled).len(), 1);
}

#[test]
fn long_texts_full_width_digits_and_mixed_dates() {
    let long = "长".repeat(30_000);
    let assembled = table(&format!(
        "标题,工作,类别,日期,摘要,数量,单位,来源\n讲座,一,讲座,２０２２年３月,{long},４００,人,６．２\n课程,一,课程,44625,x,,,6\n"
    ));
    assert_eq!(errors(&assembled), Vec::<String>::new());
    assert!(
        assembled
            .diagnostics
            .iter()
            .any(|d| d.code == Code::TextTooLong)
    );
    let data = assembled.dataset.unwrap_or_else(|| panic!("a year"));
    let dates: Vec<&str> = data.activities().map(|activity| activity.edtf()).collect();
    assert_eq!(dates, ["2022-03", "2022-03-05"]);
    assert_eq!(data.figures()[0].value.as_str(), "400");
}

#[test]
fn more_faults_than_are_listed_are_counted() {
    let rows: String = (1..400).map(|i| format!("Talk {i},O,T,later\n")).collect();
    let assembled = table(&format!("Title,Initiative,Kind,Date\n{rows}"));
    assert!(assembled.diagnostics.len() <= 2 * yearline_core::ingest::MAX_DIAGNOSTICS);
    assert!(assembled.n_more >= 199, "{}", assembled.n_more);
    assert!(assembled.has_error());
}
