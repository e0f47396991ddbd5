//! Files that real programs wrote; `files/make.py` makes them anew.

use std::path::Path;

use yearline_core::domain::Lang;
use yearline_core::ingest::{Code, Severity};
use yearline_core::text::Locale;
use yearline_sheets::dates::DayOrder;
use yearline_sheets::{Assembled, Epoch, Table, Workbook, assemble, read, recognise};

fn book(name: &str) -> Workbook {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    read::read(&bytes, name).unwrap_or_else(|e| panic!("{name}: {e:?}"))
}

/// What a workbook says of a year, with a title and a period said by hand.
fn assembled(book: &Workbook, order: Option<DayOrder>) -> Assembled {
    let mut mapping = recognise(book);
    mapping.title = mapping.title.or_else(|| Some("A year".to_owned()));
    mapping.period = Some("2022".to_owned());
    if let Some(order) = order {
        mapping.set_order(order);
    }
    assemble(book, &mapping)
}

/// Each fault as `code cell found`.
fn told(assembled: &Assembled) -> Vec<String> {
    let line = |d: &yearline_core::ingest::Diagnostic| {
        let cell = d.cell.as_ref().map(ToString::to_string).unwrap_or_default();
        let mark = if d.severity == Severity::Error {
            "✗ "
        } else {
            ""
        };
        format!("{mark}{} {cell} {}", d.code.as_str(), d.found)
            .trim()
            .to_owned()
    };
    assembled.diagnostics.iter().map(line).collect()
}

/// `title | when | basis` of each activity.
fn activities(assembled: &Assembled) -> Vec<String> {
    let rows = &assembled.draft.tables[2];
    let get = |row: &yearline_sheets::draft::Row, name: &str| match row.get(name) {
        Some(yearline_sheets::draft::Content::Word(word)) => word.clone(),
        Some(yearline_sheets::draft::Content::Words(words)) => match words {
            yearline_core::format::Text::Same(text) => text.to_string(),
            yearline_core::format::Text::ByLanguage(texts) => texts
                .iter()
                .map(|(tag, text)| format!("{tag}:{text}"))
                .collect::<Vec<_>>()
                .join("/"),
        },
        _ => String::new(),
    };
    rows.iter()
        .map(|row| {
            let fields = ["title", "initiative", "kind", "when", "when_basis"];
            fields.map(|name| get(row, name)).join(" | ")
        })
        .collect()
}

/// The Chinese workbook, whatever program saved it in whatever form, says the same.
const CHINESE: [&str; 5] = [
    "专题讲座 | i1 | k1 | 2022-03-05 | stated",
    "主题党日 | i1 | k2 | 2022-03~/2022-06 | stated",
    "社区服务 | i2 | k3 | 2022-03/ | stated",
    "暑期实践 | i2 | k3 | 暑假 | stated",
    "慰问 | i2 | k3 | 2022-XX | period",
];

#[test]
fn a_workbook_that_was_not_made_from_the_template_is_recognised() {
    let book = book("openpyxl-chinese.xlsx");
    let mapping = recognise(&book);
    let tables: Vec<Option<Table>> = mapping.sheets.iter().map(|sheet| sheet.table).collect();
    assert_eq!(tables, [Some(Table::Activities), None]);
    assert_eq!(
        (mapping.sheets[0].head_row, mapping.sheets[0].n_head_rows),
        (1, 1)
    );
    let assembled = assembled(&book, None);
    assert_eq!(activities(&assembled), CHINESE);
    let said = told(&assembled);
    for want in [
        "✗ named-time 2022活动台账!E6 暑假",
        "hidden-rows 2022活动台账!6:6 6",
        "hidden-sheet 旧数据",
        "merged-cells 2022活动台账!A1",
        "unused-column 2022活动台账!K2 负责人",
        "rows-made 2022活动台账!B:B 一、学习教育, 二、志愿服务",
        "languages-taken 2022活动台账",
    ] {
        assert!(
            said.iter().any(|line| line == want),
            "{want} is not among {said:#?}"
        );
    }
    let errors: Vec<&String> = said.iter().filter(|line| line.starts_with('✗')).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let titles: Vec<&str> = assembled.draft.tables[0]
        .iter()
        .filter_map(|row| match row.get("title") {
            Some(yearline_sheets::draft::Content::Words(yearline_core::format::Text::Same(
                text,
            ))) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["学习教育", "志愿服务"]);
    assert_eq!(
        assembled.draft.tables[3].len(),
        3,
        "figures stand in the rows of their activities"
    );
}

#[test]
fn a_fault_mended_by_hand_leaves_a_year() {
    let mut book = book("openpyxl-chinese.xlsx");
    let value = yearline_sheets::Value::Text("[2022-07..2022-08]".to_owned());
    book.grids[0].set(5, 4, value);
    let assembled = assembled(&book, None);
    assert!(!assembled.has_error(), "{:#?}", told(&assembled));
    let data = assembled.dataset.unwrap_or_else(|| panic!("a year"));
    assert_eq!((data.n_activities(), data.figures().len()), (5, 3));
}

#[test]
fn other_forms_of_the_same_workbook_say_the_same() {
    // A table that is a file has no merged cells: LibreOffice writes their value once, so the initiative is missing below it.
    let merged = |name: &str| book(name).grids[0].merged.len();
    assert_eq!(merged("libreoffice-chinese.ods"), 3);
    let ods = assembled(&book("libreoffice-chinese.ods"), None);
    assert_eq!(activities(&ods), CHINESE);
    assert!(
        told(&ods)
            .iter()
            .any(|line| line == "hidden-rows 2022活动台账!6:6 6"),
        "{:#?}",
        told(&ods)
    );
    let of = |name: &str| {
        let book = book(name);
        assembled(&book, None)
    };
    let utf8 = activities(&of("libreoffice-utf8.csv"));
    assert_eq!(utf8[0], CHINESE[0]);
    assert_eq!(activities(&of("libreoffice-utf16.csv")), utf8);
    let gb = of("gb18030.csv");
    assert_eq!(activities(&gb), utf8);
    assert!(
        told(&gb)
            .iter()
            .any(|line| line.starts_with("other-encoding")),
        "{:#?}",
        told(&gb)
    );
    let xls = of("xlwt.xls");
    assert_eq!(
        activities(&xls).last().map(String::as_str),
        Some("日期格 | i2 | k1 | 2022-03-05 | stated")
    );
}

#[test]
fn two_head_rows_months_and_serial_numbers() {
    let book = book("openpyxl-two-heads.xlsx");
    let mapping = recognise(&book);
    assert_eq!(
        (mapping.sheets[0].head_row, mapping.sheets[0].n_head_rows),
        (0, 2)
    );
    let assembled = assemble(&book, &mapping);
    assert_eq!(
        activities(&assembled),
        [
            "en:Talk/zh-Hans:讲座 | outreach | talks | 2022-03-05 | stated",
            "en:Course/zh-Hans:课程 | outreach | courses | 2022-03/2022-06 | stated",
            "en:Visit/zh-Hans:参观 | outreach | talks | 2022-03-05/2022-03-06 | stated",
        ]
    );
    assert!(!assembled.has_error(), "{:#?}", told(&assembled));
    let data = assembled.dataset.unwrap_or_else(|| panic!("a year"));
    assert_eq!(data.meta().languages, ["en", "zh-Hans"]);
    assert_eq!(
        data.meta().sources[0]
            .date
            .map(|day| day.to_string())
            .as_deref(),
        Some("2023-02-17")
    );
}

#[test]
fn days_may_be_counted_from_1904() {
    let book = book("openpyxl-1904.xlsx");
    assert_eq!(book.epoch, Epoch::Y1904);
    let said = activities(&assembled(&book, None));
    assert!(
        said.iter().all(|line| line.contains("2022-03-05")),
        "{said:?}"
    );
}

#[test]
fn formulas_have_the_values_that_were_saved() {
    for name in [
        "libreoffice-formulas.xlsx",
        "libreoffice-formulas.ods",
        "libreoffice-formulas.xls",
    ] {
        let book = book(name);
        let assembled = assembled(&book, None);
        let rows = activities(&assembled);
        assert_eq!(
            rows[0], "Talk | outreach | talks | 2022-03-05 | stated",
            "{name}"
        );
        let month = if name.ends_with(".xls") {
            "2022-05-01"
        } else {
            "2022-05"
        };
        assert_eq!(
            rows[2],
            format!("Walk | outreach | talks | {month} | stated"),
            "{name}: the cell shows a month"
        );
        let said = told(&assembled);
        assert!(
            said.iter()
                .any(|line| line.starts_with("formula-values Activities!")),
            "{name}: {said:#?}"
        );
        assert!(
            said.iter()
                .any(|line| line.starts_with("✗ formula-error Activities!F3 #DIV/0!")),
            "{name}: {said:#?}"
        );
        let is_hidden_told = said
            .iter()
            .any(|line| line == "hidden-rows Activities!3:3 3");
        assert_eq!(is_hidden_told, !name.ends_with(".xls"), "{name}: {said:#?}");
    }
}

#[test]
fn the_order_of_day_and_month_is_asked_once() {
    let book = book("semicolons.csv");
    let open = assembled(&book, None);
    let said = told(&open);
    let asked: Vec<&String> = said
        .iter()
        .filter(|line| line.contains("day-order"))
        .collect();
    assert_eq!(asked, ["✗ day-order semicolons!D3 03/04/2022"]);
    let rows = activities(&assembled(&book, Some(DayOrder::MonthFirst)));
    assert_eq!(
        rows,
        [
            "School talks | outreach | talks | 2022-03-05 | stated",
            "Open day | outreach | events | 2022-03-04 | stated",
            "Summer school | research | events | 2022-07/2022-08 | stated",
            "Prize | research | events | 2022-34 | stated",
        ]
    );
}

#[test]
fn formatted_rows_without_anything_in_them_are_nothing() {
    let book = book("openpyxl-empty-rows.xlsx");
    assert_eq!(book.grids[0].rows.len(), 5);
}

#[test]
fn every_fault_has_its_words_in_both_languages() {
    let mut seen = std::collections::BTreeSet::new();
    for name in [
        "openpyxl-chinese.xlsx",
        "openpyxl-two-heads.xlsx",
        "semicolons.csv",
        "gb18030.csv",
        "libreoffice-formulas.xlsx",
        "xlwt.xls",
    ] {
        let without_period = assemble(&book(name), &recognise(&book(name)));
        let with_period = assembled(&book(name), None);
        for d in without_period
            .diagnostics
            .iter()
            .chain(&with_period.diagnostics)
        {
            seen.insert(d.code);
            for lang in Lang::ALL {
                let words = Locale::new(lang).diagnostic(d);
                assert!(
                    !words.wrong.is_empty() && !words.place.contains("resources"),
                    "{name} {lang:?} {d:?}"
                );
                let is_said = !words.remedy.is_empty();
                assert!(is_said, "{name} {lang:?} {d:?}");
                let has_json = words.remedy.contains('{') || words.remedy.contains("\":");
                assert!(
                    !has_json,
                    "{name}: who writes a workbook has never seen JSON: {words:?}"
                );
            }
        }
    }
    let wanted = [
        Code::MissingProperty,
        Code::DayOrder,
        Code::NamedTime,
        Code::IdsMade,
        Code::BasisTaken,
        Code::YearTaken,
    ];
    for code in wanted {
        assert!(seen.contains(&code), "{code:?}");
    }
}

#[test]
fn a_year_that_libreoffice_saved_again_is_the_same_year() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/2022.json");
    let bytes = std::fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let shipped = yearline_core::ingest::read(&bytes).dataset;
    for name in ["libreoffice-2022.xlsx", "libreoffice-2022.ods"] {
        let book = book(name);
        let assembled = assemble(&book, &recognise(&book));
        assert!(
            assembled.diagnostics.is_empty(),
            "{name}: {:#?}",
            told(&assembled)
        );
        let shipped = shipped.as_ref().map(yearline_sheets::Draft::of);
        assert_eq!(
            Some(assembled.draft.to_json()),
            shipped.map(|draft| draft.to_json())
        );
    }
}
