//! Bad input: a clear sentence each, and no panic.

mod datasets;

use std::io::{Cursor, Read as _, Write as _};

use yearline_core::domain::Lang;
use yearline_core::ingest::{Code, Diagnostic, Severity};
use yearline_core::text::Locale;
use yearline_sheets::{Assembled, Workbook, assemble, read, recognise};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

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
    datasets::xlsx(&datasets::report())
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

/// A file that a real program wrote; `files/make_bad.py` makes them anew.
fn file(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn book(bytes: &[u8], name: &str) -> Workbook {
    read::read(bytes, name).unwrap_or_else(|e| panic!("{name}: {e:?}"))
}

/// What a year says of a workbook, with a title and a period said by hand.
fn year(book: &Workbook) -> Assembled {
    let mut mapping = recognise(book);
    mapping.title = Some("A year".to_owned());
    mapping.period = Some("2022".to_owned());
    assemble(book, &mapping)
}

/// A zip with another content for one of its parts.
fn with_part(zip: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(zip)).unwrap_or_else(|e| panic!("{e}"));
    let names: Vec<String> = old
        .file_names()
        .flatten()
        .map(|name| name.to_string())
        .collect();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    // Stored, so that a test need not compress forty megabytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for name in names {
        let mut content = Vec::new();
        let read = old
            .by_name(&name)
            .map(|mut file| file.read_to_end(&mut content));
        assert!(matches!(read, Ok(Ok(_))), "{name}");
        if name == part {
            content = change(&String::from_utf8_lossy(&content)).into_bytes();
        }
        let written = new
            .start_file(name, options)
            .map(|()| new.write_all(&content));
        assert!(matches!(written, Ok(Ok(()))));
    }
    new.finish()
        .map_or_else(|e| panic!("{e}"), Cursor::into_inner)
}

/// What is said, in both languages: what is wrong, and what to do.
fn said(diagnostic: &Diagnostic) -> [String; 2] {
    [Lang::En, Lang::ZhHans].map(|lang| {
        let words = Locale::new(lang).diagnostic(diagnostic);
        format!("{} {}", words.wrong, words.remedy)
    })
}

#[test]
fn a_file_that_cannot_be_read_is_one_clear_sentence() {
    let password = [
        "The workbook is protected by a password. Save a copy without a password and open that.",
        "工作簿设有密码。 请另存一份不带密码的副本再打开。",
    ];
    let cells = [
        "There are more filled cells than are read. At most 2000000 cells are read. Remove what is not part of the year.",
        "有内容的单元格过多。 最多读取 2000000 个单元格；请删去与本年度无关的内容。",
    ];
    let unpacks = [
        "The workbook unpacks to more than is read. At most 256 MB are read. Remove pictures and sheets that are not part of the year.",
        "工作簿解压后过大。 最多读取 256 MB；请删去图片和与本年度无关的工作表。",
    ];
    let damaged = [
        "The workbook is damaged or cut off. Save, copy or download it again. If a spreadsheet program still opens it, save it from there as .xlsx.",
        "工作簿已损坏或不完整。 请重新保存、复制或下载；若表格软件仍能打开，请另存为 .xlsx。",
    ];
    let large = [
        "The file is too large. At most 67 MB are read.",
        "文件太大。 最多读取 67 MB。",
    ];
    // Three cells that say that they are there a million times.
    let repeated = with_part(&file("libreoffice-macros.ods"), "content.xml", |xml| {
        let cells = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"3\"/>";
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"1000000\">{cells}</table:table-row>"
        );
        xml.replacen("</table:table>", &format!("{row}</table:table>"), 1)
    });
    // A zip that says that one of its parts is 512 MB long.
    let template = template();
    let mut bomb = template.clone();
    let directory = bomb
        .windows(4)
        .position(|bytes| bytes == b"PK\x01\x02")
        .unwrap_or(0);
    bomb[directory + 24..directory + 28].copy_from_slice(&(512u32 << 20).to_le_bytes());
    let many = "1,1\n".repeat(1_000_001).into_bytes();
    for (bytes, name, want) in [
        (file("msoffcrypto-password.xlsx"), "year.xlsx", password),
        (file("libreoffice-password.xlsx"), "year.xlsx", password),
        (file("libreoffice-password.xls"), "year.xls", password),
        (file("libreoffice-password.ods"), "year.ods", password),
        (many, "year.csv", cells),
        (repeated, "year.ods", cells),
        (bomb, "year.xlsx", unpacks),
        (
            template[..template.len() - 40].to_vec(),
            "year.xlsx",
            damaged,
        ),
        (
            file("libreoffice-password.ods")[..5_000].to_vec(),
            "year.ods",
            damaged,
        ),
        (
            file("libreoffice-formulas.xls")[..3_000].to_vec(),
            "year.xls",
            damaged,
        ),
        (vec![b' '; read::MAX_BYTES + 1], "year.csv", large),
    ] {
        let fault = read::read(&bytes, name)
            .err()
            .unwrap_or_else(|| panic!("{name} was read, of {} bytes", bytes.len()));
        assert_eq!(said(&fault), want, "{name}");
    }
}

#[test]
fn a_million_formatted_rows_without_anything_in_them_are_nothing() {
    use std::fmt::Write as _;
    let xlsx = with_part(
        &file("openpyxl-empty-rows.xlsx"),
        "xl/worksheets/sheet1.xml",
        |xml| {
            let mut rows = String::new();
            for row in 3_001..=1_048_576 {
                let _in_memory = write!(rows, "<row r=\"{row}\" s=\"1\" customFormat=\"1\"/>");
            }
            xml.replacen("</sheetData>", &format!("{rows}</sheetData>"), 1)
        },
    );
    assert!(xlsx.len() > 30_000_000);
    assert_eq!(book(&xlsx, "year.xlsx").grids[0].rows.len(), 5);
    let ods = file("libreoffice-empty-rows.ods");
    assert_eq!(book(&ods, "year.ods").grids[0].rows.len(), 2);
}

#[test]
fn macros_are_said_and_not_read() {
    for name in ["xlsxwriter-macros.xlsm", "libreoffice-macros.ods"] {
        let assembled = year(&book(&file(name), name));
        let note = assembled
            .diagnostics
            .iter()
            .find(|d| d.code == Code::MacrosIgnored);
        let note = note.unwrap_or_else(|| panic!("{name}: {:#?}", assembled.diagnostics));
        assert_eq!(
            said(note),
            [
                "The workbook has macros. They are not run and not read.",
                "工作簿含有宏。 宏不会运行，也不会读取。"
            ]
        );
        assert!(
            assembled.dataset.is_some(),
            "{name}: {:#?}",
            assembled.diagnostics
        );
        assert!(
            !assembled
                .diagnostics
                .iter()
                .any(|d| d.code == Code::WrongEnding)
        );
    }
}

#[test]
fn odd_cells_of_a_real_workbook() {
    let assembled = year(&book(&file("openpyxl-odd.xlsx"), "odd.xlsx"));
    let dates: Vec<_> = assembled.draft.tables[2]
        .iter()
        .map(|row| row.get("when").cloned())
        .collect();
    let word = |text: &str| Some(yearline_sheets::draft::Content::Word(text.to_owned()));
    // As text, as a date, as a number, in full-width digits; and a formula that nobody has calculated.
    let want = ["2022-03", "2022-03-05", "2022-03-05", "2022-03"].map(word);
    assert_eq!(dates[..4], want);
    assert_eq!(
        errors(&assembled),
        ["formula-error Activities!F5", "formula-error Activities!D6"]
    );
    let fault = assembled
        .diagnostics
        .iter()
        .find(|d| d.code == Code::FormulaError);
    assert_eq!(
        fault.map(said),
        Some([
            "The formula =200*2 was never calculated. Open the workbook in a spreadsheet program and save it there, or write the value.".to_owned(),
            "公式 =200*2 从未计算过。 请在表格软件中打开并保存，或直接填写值。".to_owned(),
        ])
    );
    let long = assembled
        .diagnostics
        .iter()
        .find(|d| d.code == Code::TextTooLong);
    assert_eq!(
        long.and_then(|d| d.cell.as_ref())
            .map(ToString::to_string)
            .as_deref(),
        Some("Activities!E4")
    );
}

#[test]
fn remarks_on_a_real_workbook_are_clear_sentences() {
    for (name, place, en, zh) in [
        (
            "openpyxl-chinese.xlsx",
            "旧数据",
            "This sheet is hidden. It is not read. Show it in the spreadsheet if it is part of the year, or say by hand what it holds.",
            "该工作表已隐藏。 未读取；如属本年度内容，请在表格中取消隐藏，或手动指定。",
        ),
        (
            "openpyxl-chinese.xlsx",
            "2022活动台账!6:6",
            "1 row is hidden: 6. Hidden rows are read like others. Delete what is not meant.",
            "有1行已隐藏：6。 隐藏行同样读取；不需要的请删除。",
        ),
        (
            "openpyxl-chinese.xlsx",
            "2022活动台账!A1",
            "3 groups of cells are merged. Their value counts for every row that they cover.",
            "有3处合并单元格。 其内容视为所覆盖的每一行的内容。",
        ),
        (
            "openpyxl-chinese.xlsx",
            "2022活动台账!K2",
            "This column is not read. Say what it is, if it matters.",
            "未读取该列。 如有需要，请手动指定其含义。",
        ),
        (
            "libreoffice-formulas.xlsx",
            "Activities!D2",
            "4 values are calculated by formulas. The values last saved are read. Check that they are up to date.",
            "有4个值由公式计算。 读取的是上次保存的结果，请确认已更新。",
        ),
        (
            "libreoffice-formulas.ods",
            "Activities!F3",
            "The formula gives no value but #DIV/0!. Correct the formula, or write the value.",
            "公式结果为错误值 #DIV/0!。 请更正公式，或直接填写值。",
        ),
    ] {
        let assembled = year(&book(&file(name), name));
        let at = |d: &&Diagnostic| {
            d.cell
                .as_ref()
                .is_some_and(|cell| cell.to_string() == place)
        };
        let all: Vec<[String; 2]> = assembled.diagnostics.iter().filter(at).map(said).collect();
        assert!(
            all.contains(&[en.to_owned(), zh.to_owned()]),
            "{name} {place}: {all:#?}"
        );
    }
}

#[test]
fn a_workbook_that_nobody_recognises_is_not_blamed_for_its_empty_tables() {
    let told = table("Colour,Weight\nred,3\n").diagnostics;
    let is = |code: Code| told.iter().any(|d| d.code == code);
    assert!(is(Code::NoSheet), "{told:#?}");
    assert!(!is(Code::EmptyDataset), "{told:#?}");
}
