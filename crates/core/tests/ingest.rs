//! Every fault of a file, found, placed and weighed; and nothing that panics.

mod common;

use std::collections::BTreeSet;

use common::{all, base, put, written};
use proptest::prelude::*;
use serde_json::{Value, json};
use yearline_core::domain::Placement;
use yearline_core::ingest::{
    Code, Diagnostic, Expected, LineColumn, MAX_DIAGNOSTICS, MAX_FOUND, Reading, Severity,
    SyntaxFault, read, read_carefully,
};

/// `error missing-field $.name`, as a table has it.
fn brief(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|d| format!("{:?} {} {}", d.severity, d.code.as_str(), d.path))
        .collect()
}

fn read_value(value: &Value) -> Reading {
    read(&written(value))
}

#[test]
fn the_base_is_without_fault_and_becomes_a_dataset() {
    let reading = read_value(&base());
    assert_eq!(brief(&reading.diagnostics), [""; 0]);
    let Some(data) = reading.dataset else {
        panic!("no dataset")
    };
    assert_eq!(data.meta().name, "little-year");
    assert_eq!(
        (data.meta().title.get(0), data.meta().title.get(1)),
        ("A little year", "小年")
    );
    assert_eq!(
        data.meta().sources[0].url.as_deref(),
        Some("https://example.org/report")
    );
    assert_eq!(
        data.meta().sources[0]
            .date
            .map(|d| d.to_string())
            .as_deref(),
        Some("2023-02-17")
    );
    assert_eq!(
        (
            data.initiatives().len(),
            data.kinds().len(),
            data.figures().len()
        ),
        (2, 2, 2)
    );
    let placed: Vec<_> = data
        .activities()
        .map(|a| (a.id(), a.number(), a.title(1), a.placement()))
        .collect();
    assert_eq!(
        placed,
        [
            ("service", "1.1".to_owned(), "服务", Placement::Certain),
            ("congress", "2.1".to_owned(), "学习", Placement::Narrowed),
            ("review", "2.2".to_owned(), "Review", Placement::Undated),
        ]
    );
    assert_eq!(
        data.activity(0)
            .figures()
            .map(|f| f.value.to_f64())
            .collect::<Vec<_>>(),
        [400.0]
    );
}

#[test]
fn each_fault_is_found_alone_in_its_place_and_weighed() {
    for spoilt in all() {
        let reading = read(&spoilt.bytes());
        let want = format!(
            "{:?} {} {}",
            spoilt.severity,
            spoilt.code.as_str(),
            spoilt.path
        );
        // What depends on the fault may be reported with it, but the fault itself is told once and no error comes with a warning.
        let got = brief(&reading.diagnostics);
        assert_eq!(
            got.iter().filter(|g| **g == want).count(),
            1,
            "{want}\n{got:#?}"
        );
        assert_eq!(
            reading.dataset.is_none(),
            spoilt.severity == Severity::Error,
            "{want}\n{got:#?}"
        );
    }
}

#[test]
fn hardly_a_fault_draws_another_after_it() {
    let together: Vec<String> = all()
        .iter()
        .filter_map(|s| {
            let got = brief(&read(&s.bytes()).diagnostics);
            (got.len() > 1).then(|| got.join(", "))
        })
        .collect();
    assert_eq!(
        together,
        [
            // A row that is none has no identifier, and another row refers to it.
            "Error wrong-type $.resources[1].data[0], Error unknown-reference $.resources[2].data[0].kind",
            // A misspelt heading: what is missing, and where it may have gone.
            "Warning missing-field $.resources[0].data[0].summary, Warning unknown-field $.resources[0].data[0].Sumary",
        ]
    );
}

#[test]
fn every_code_is_produced_by_some_fault() {
    let met: BTreeSet<Code> = all().iter().map(|s| s.code).collect();
    let never: Vec<_> = Code::ALL
        .iter()
        .filter(|c| !c.is_of_sheets() && !met.contains(c))
        .collect();
    assert!(never.is_empty(), "{never:?}");
    let names: BTreeSet<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    assert!(names.iter().all(|n| {
        n.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }));
}

#[test]
fn a_fault_shows_what_stands_at_its_place() {
    for spoilt in all() {
        let bytes = spoilt.bytes();
        let Ok(text) = std::str::from_utf8(&bytes) else {
            continue;
        };
        for d in read(&bytes).diagnostics {
            assert!(d.found.chars().count() <= MAX_FOUND, "{d:?}");
            let Some(place) = d.place else { continue };
            let line = text
                .trim_start_matches('\u{feff}')
                .split('\n')
                .nth(place.line - 1)
                .unwrap_or_default();
            let rest: String = line.chars().skip(place.column - 1).collect();
            let first = d
                .found
                .trim_end_matches('…')
                .chars()
                .take(6)
                .take_while(|c| *c != ' ')
                .collect::<String>();
            assert!(rest.starts_with(&first), "{d:?}: {rest}");
        }
    }
}

#[test]
fn a_fault_of_syntax_is_named_with_its_line_and_column() {
    let syntax = |fault| Expected::Syntax(fault);
    #[rustfmt::skip]
    let table = [
        ("{\"a\": 1,\n}",           1, 8,  syntax(SyntaxFault::TrailingComma)),
        ("[1,\n 2,\n]",             2, 3,  syntax(SyntaxFault::TrailingComma)),
        ("[{}\n{}]",                2, 1,  syntax(SyntaxFault::MissingComma)),
        ("{\"a\": 1\n \"b\": 2}",   2, 2,  syntax(SyntaxFault::MissingComma)),
        ("{\"年年\" 1}",             1, 7,  syntax(SyntaxFault::MissingColon)),
        ("{\"a\": , \"b\": 1}",     1, 7,  syntax(SyntaxFault::MissingValue)),
        ("{\"a\": }",               1, 7,  syntax(SyntaxFault::MissingValue)),
        ("{a: 1}",                  1, 2,  syntax(SyntaxFault::MissingName)),
        ("[1}",                     1, 3,  syntax(SyntaxFault::WrongBracket)),
        ("{'a': 1}",                1, 2,  syntax(SyntaxFault::WrongQuotes)),
        ("{“a”: 1}",                1, 2,  syntax(SyntaxFault::WrongQuotes)),
        ("{\"a\": “b”}",            1, 7,  syntax(SyntaxFault::WrongQuotes)),
        ("{} // the end",           1, 4,  syntax(SyntaxFault::Comment)),
        ("{/* a */}",               1, 2,  syntax(SyntaxFault::Comment)),
        ("{\"a\": None}",           1, 7,  syntax(SyntaxFault::UnknownWord)),
        ("{\"a\": -Infinity}",      1, 7,  syntax(SyntaxFault::UnknownWord)),
        ("{\"a\": 01}",             1, 7,  syntax(SyntaxFault::BadNumber)),
        ("{\"a\": +1}",             1, 7,  syntax(SyntaxFault::BadNumber)),
        ("{\"a\": 2022-03}",        1, 7,  syntax(SyntaxFault::BadNumber)),
        ("{\"a\": 400+}",           1, 7,  syntax(SyntaxFault::BadNumber)),
        ("{\"a\": 1,000}",          1, 9,  syntax(SyntaxFault::BadNumber)),
        ("{\"a\": \"b\nc\"}",       1, 9,  syntax(SyntaxFault::ControlCharacter)),
        ("{\"a\": \"c:\\dir\"}",    1, 10, syntax(SyntaxFault::BadEscape)),
        ("{\"a\": \"\\ud83d!\"}",   1, 8,  syntax(SyntaxFault::LoneSurrogate)),
        ("{}\n{}",                  2, 1,  syntax(SyntaxFault::AfterTheEnd)),
        ("{\"a\": ;}",              1, 7,  syntax(SyntaxFault::Stray)),
        ("{\"a\": [1, {\"b\": 2",   1, 18, Expected::Closing("}]}".to_owned())),
        ("{\"a\": tr",              1, 9,  Expected::Closing("}".to_owned())),
        ("\u{feff}{\"a\": \"b",     1, 9,  Expected::Closing("\"}".to_owned())),
    ];
    for (text, line, column, expected) in table {
        let reading = read(text.as_bytes());
        let got: Vec<_> = reading
            .diagnostics
            .iter()
            .map(|d| (d.place, d.expected.clone()))
            .collect();
        assert_eq!(
            got,
            [(Some(LineColumn { line, column }), expected)],
            "{text}"
        );
    }
}

#[test]
fn all_faults_of_a_file_are_told_in_its_order() {
    let mut value = base();
    put(&mut value, "/yearline/period", json!("2022/2025"));
    put(&mut value, "/resources/0/data/1/number", json!("two"));
    put(&mut value, "/resources/2/data/0/when", json!("spring"));
    put(&mut value, "/resources/2/data/0/initiative", json!("fisrt"));
    put(&mut value, "/resources/2/data/0/when_basis", json!("entry"));
    put(&mut value, "/resources/2/data/1/kind", json!(null));
    put(&mut value, "/resources/3/data/0/unit", json!(""));
    put(&mut value, "/resources/3/data/0/value", json!("400+"));
    let reading = read_value(&value);
    assert_eq!(
        brief(&reading.diagnostics),
        [
            "Error wrong-type $.resources[0].data[1].number",
            "Error unknown-reference $.resources[2].data[0].initiative",
            "Error bad-date $.resources[2].data[0].when",
            "Error bad-enum $.resources[2].data[0].when_basis",
            "Error missing-field $.resources[2].data[1].kind",
            "Error missing-unit $.resources[3].data[0].unit",
            "Error bad-value $.resources[3].data[0].value",
            "Error period-too-long $.yearline.period",
        ]
    );
    assert!(reading.diagnostics.is_sorted_by_key(|d| d.place));
    assert_eq!(
        reading.diagnostics[1].expected,
        Expected::Reference {
            resource: "initiatives".into(),
            near: Some("first".to_owned())
        }
    );
    assert_eq!(reading.diagnostics[2].expected, Expected::Edtf { read: 0 });
    let sheet = reading.diagnostics[4]
        .path
        .sheet()
        .map(|s| (s.resource.to_owned(), s.row, s.column));
    assert_eq!(
        sheet,
        Some(("activities".to_owned(), Some(3), Some("kind".to_owned())))
    );
}

#[test]
fn a_list_of_faults_has_an_end_and_errors_go_before_warnings() {
    let mut value = base();
    let row = value
        .pointer("/resources/2/data/2")
        .cloned()
        .unwrap_or_default();
    let rows: Vec<Value> = (0..500)
        .map(|i| {
            let mut row = row.clone();
            put(&mut row, "/id", json!(format!("a{i}")));
            put(&mut row, "/when", json!("2022"));
            put(
                &mut row,
                "/kind",
                if i == 499 {
                    json!("nothing")
                } else {
                    json!("talks")
                },
            );
            row
        })
        .collect();
    put(&mut value, "/resources/2/data", rows.into());
    put(&mut value, "/resources/3/data", json!([]));
    let reading = read_value(&value);
    assert!(reading.dataset.is_none());
    assert_eq!(
        (reading.diagnostics.len(), reading.n_more),
        (MAX_DIAGNOSTICS, 301)
    );
    let last = brief(&reading.diagnostics[MAX_DIAGNOSTICS - 1..]);
    assert_eq!(
        last,
        ["Error unknown-reference $.resources[2].data[499].kind"]
    );
}

#[test]
fn a_wrong_heading_is_told_once_a_table() {
    let mut value = base();
    for (table, row) in [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2)] {
        let row = value
            .pointer_mut(&format!("/resources/{table}/data/{row}"))
            .and_then(Value::as_object_mut);
        let Some(row) = row else { panic!("{table}") };
        if let Some(summary) = row.remove("summary") {
            row.insert("Sumary".to_owned(), summary);
        }
    }
    let reading = read_value(&value);
    let unknown: Vec<_> = reading
        .diagnostics
        .iter()
        .filter(|d| d.code == Code::UnknownField)
        .collect();
    assert_eq!(
        unknown
            .iter()
            .map(|d| d.path.to_string())
            .collect::<Vec<_>>(),
        [
            "$.resources[0].data[0].Sumary",
            "$.resources[2].data[0].Sumary"
        ]
    );
    assert!(
        unknown
            .iter()
            .all(|d| d.expected == Expected::Near("summary".to_owned()))
    );
    assert!(reading.dataset.is_some());
}

#[test]
fn what_a_file_may_do_is_done_without_a_word() {
    let mut value = base();
    // Resources and fields of others, in any order; languages of others; nothing where nothing is needed.
    put(
        &mut value,
        "/resources/-",
        json!({"name": "budget", "path": "budget.csv"}),
    );
    put(&mut value, "/keywords", json!(["year"]));
    put(&mut value, "/description", json!(null));
    put(
        &mut value,
        "/resources/0/data/0/title/de",
        json!("Das erste"),
    );
    put(&mut value, "/resources/2/data/2/when_note", json!(null));
    put(&mut value, "/resources/3/data", json!([]));
    if let Some(resources) = value
        .pointer_mut("/resources")
        .and_then(Value::as_array_mut)
    {
        resources.reverse();
    }
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(written(&value));
    let reading = read(&bytes);
    assert_eq!(brief(&reading.diagnostics), [""; 0]);
    assert_eq!(reading.dataset.map(|d| d.n_activities()), Some(3));
}

#[test]
fn initiatives_stand_by_their_numbers() {
    let mut value = base();
    put(&mut value, "/resources/0/data/0/number", json!(9));
    let Some(data) = read_value(&value).dataset else {
        panic!("no dataset")
    };
    assert_eq!(
        data.initiatives()
            .iter()
            .map(|i| i.number)
            .collect::<Vec<_>>(),
        [2, 9]
    );
    assert_eq!(
        data.activities()
            .map(|a| a.initiative().id.as_str())
            .collect::<Vec<_>>(),
        ["first", "second", "second"]
    );
}

#[test]
fn an_excerpt_is_safe_to_show() {
    let mut value = base();
    put(
        &mut value,
        "/resources/2/data/0/kind",
        json!("a\u{202e}b\u{200b}"),
    );
    let reading = read_value(&value);
    assert_eq!(reading.diagnostics[0].found, "\"a\u{fffd}b\u{fffd}\"");
}

#[test]
fn a_long_text_is_cut_for_showing() {
    let mut value = base();
    put(
        &mut value,
        "/resources/2/data/2/title",
        json!("年".repeat(4_000_000)),
    );
    let Some(data) = read_value(&value).dataset else {
        panic!("no dataset")
    };
    assert_eq!(
        data.activity(2).title(0).chars().count(),
        yearline_core::ingest::MAX_TITLE + 1
    );
}

#[test]
fn a_file_made_to_be_slow_is_read_all_the_same() {
    let names = |n: usize| -> Value {
        (0..n)
            .map(|i| (format!("summaru{i}"), json!(i)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let mut value = base();
    put(&mut value, "/resources/2/data/0", names(100_000));
    put(&mut value, "/resources/2/data/1/title", names(100_000));
    put(
        &mut value,
        "/yearline/languages",
        (0..100_000).map(|i| json!(format!("aa-{i}"))).collect(),
    );
    if let Some(resources) = value
        .pointer_mut("/resources")
        .and_then(Value::as_array_mut)
    {
        resources.extend((0..100_000).map(|i| json!({"name": format!("actvities{i}")})));
    }
    let reading = read_value(&value);
    assert_eq!(reading.diagnostics.len(), MAX_DIAGNOSTICS);
}

#[test]
fn the_first_reading_gives_what_the_second_gives() {
    for file in ["../../data/2022.json", "../../data/sample.json"] {
        let bytes = std::fs::read(file).unwrap_or_else(|e| panic!("{file}: {e}"));
        assert!(read(&bytes).dataset.is_some(), "{file}");
        assert!(read(&bytes) == read_carefully(&bytes), "{file}");
    }
    // What is referred to may stand behind what refers to it.
    let mut value = base();
    if let Some(resources) = value["resources"].as_array_mut() {
        resources.reverse();
    }
    let head = serde_json::to_string(&value["yearline"]).unwrap_or_default();
    let (tables, head) = (
        value["resources"].to_string(),
        format!("\"yearline\": {head}"),
    );
    for text in [
        format!(r#"{{"name": "x", "title": "X", {head}, "resources": {tables}}}"#),
        format!(r#"{{"name": "x", "title": "X", "resources": {tables}, {head}}}"#),
        format!(r#"{{"name": "x", {head}, "resources": {tables}, "title": "X"}}"#),
    ] {
        let reading = read(text.as_bytes());
        assert!(
            reading.dataset.is_some(),
            "{:?}",
            brief(&reading.diagnostics)
        );
        assert!(reading == read_carefully(text.as_bytes()), "{text}");
    }
    for spoilt in all() {
        let bytes = spoilt.bytes();
        assert!(
            read(&bytes) == read_carefully(&bytes),
            "{} {}",
            spoilt.code.as_str(),
            spoilt.path
        );
    }
}

#[test]
fn a_name_that_stands_twice_is_a_fault_wherever_the_format_gives_it_meaning() {
    #[rustfmt::skip]
    let table = [
        ("\"name\": \"little-year\"", "\"name\": \"other\"",   "$.name"),
        ("\"period\": \"2022\"",      "\"period\": \"2023\"",  "$.yearline.period"),
        ("\"id\": \"first\"",         "\"id\": \"third\"",     "$.resources[0].data[0].id"),
        ("\"paragraph\": 2",          "\"paragraph\": 3",      "$.resources[2].data[0].source.paragraph"),
        ("\"en\": \"Service\"",       "\"EN\": \"Services\"",  "$.resources[2].data[0].title"),
        ("\"name\": \"kinds\"",       "\"name\": \"sorts\"",   "$.resources[1].name"),
    ];
    let text = String::from_utf8(written(&base())).unwrap_or_default();
    for (once, again, path) in table {
        let (before, after) = text
            .split_once(once)
            .unwrap_or_else(|| panic!("{once} is not in the base"));
        let twice = format!("{before}{again}, {once}{after}");
        let found = brief(&read(twice.as_bytes()).diagnostics);
        assert!(
            found
                .iter()
                .any(|f| f.starts_with(&format!("Error duplicate-name {path}"))),
            "{once}: {found:?}"
        );
    }
    // What nobody reads may stand as often as it likes.
    let twice = text.replacen('{', "{\"keywords\": [], \"keywords\": [], ", 1);
    assert_eq!(brief(&read(twice.as_bytes()).diagnostics), [""; 0]);
}

/// `cargo test --release --test ingest -- --ignored --nocapture`
#[test]
#[ignore = "a measurement, not a check"]
fn a_hundred_thousand_activities_are_read_in_good_time() {
    let mut value = base();
    let rows = value
        .pointer("/resources/2/data")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let rows: Vec<Value> = (0..100_000)
        .map(|i| {
            let mut row = rows[i % rows.len()].clone();
            put(&mut row, "/id", json!(format!("activity-{i}")));
            row
        })
        .collect();
    put(&mut value, "/resources/2/data", rows.into());
    put(&mut value, "/resources/3/data", json!([]));
    let bytes = written(&value);
    let start = std::time::Instant::now();
    let reading = read(&bytes);
    println!("{} bytes in {:?}", bytes.len(), start.elapsed());
    assert_eq!(reading.dataset.map(|d| d.n_activities()), Some(100_000));
}

/// Any JSON, a few levels deep, with the names of the format among its names.
fn any_json() -> impl Strategy<Value = Value> {
    let names = [
        "id",
        "number",
        "title",
        "when",
        "when_basis",
        "value",
        "data",
        "name",
        "resources",
        "yearline",
        "en",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[0-9XY~?%/.,{}\\[\\]-]{0,20}".prop_map(Value::from),
        prop::sample::select(vec![
            "activities",
            "kinds",
            "first",
            "2022",
            "2022-XX",
            "period"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        let name = prop_oneof![
            prop::sample::select(names.to_vec()).prop_map(str::to_owned),
            ".{0,6}"
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Every place of a value, as pointers.
fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Array(elements) => {
            elements
                .iter()
                .enumerate()
                .for_each(|(i, e)| pointers(e, &format!("{here}/{i}"), all));
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, v)| {
                pointers(v, &format!("{here}/{}", name.replace('~', "~0")), all)
            });
        }
        _ => {}
    }
}

fn assert_sound(bytes: &[u8]) -> Result<(), TestCaseError> {
    let reading = read(bytes);
    // The first reading passes over no fault that the second one finds.
    prop_assert!(
        reading == read_carefully(bytes),
        "{:?}",
        brief(&reading.diagnostics)
    );
    let has_error = reading
        .diagnostics
        .iter()
        .any(|d| d.severity == Severity::Error);
    prop_assert_eq!(
        reading.dataset.is_some(),
        !has_error,
        "{:?}",
        brief(&reading.diagnostics)
    );
    prop_assert!(reading.diagnostics.len() <= MAX_DIAGNOSTICS);
    prop_assert!(reading.diagnostics.is_sorted_by_key(|d| d.place));
    for d in &reading.diagnostics {
        prop_assert!(d.found.chars().count() <= MAX_FOUND);
        let _ = (d.path.to_string(), d.path.sheet());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        assert_sound(&bytes)?;
    }

    #[test]
    fn arbitrary_json_is_read(value in any_json()) {
        assert_sound(&written(&value))?;
    }

    #[test]
    fn a_file_with_anything_anywhere_is_read(
        places in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4),
    ) {
        let mut value = base();
        for (index, new) in places {
            let mut all = Vec::new();
            pointers(&value, "", &mut all);
            if let Some(old) = value.pointer_mut(index.get(all.as_slice()).as_str()) {
                *old = new;
            }
        }
        assert_sound(&written(&value))?;
    }

    #[test]
    fn a_file_with_bytes_changed_and_cut_is_read(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        end in any::<prop::sample::Index>(), whole in any::<bool>(),
    ) {
        let mut bytes = written(&base());
        for (index, byte) in changes {
            let i = index.index(bytes.len());
            bytes[i] = byte;
        }
        if !whole {
            bytes.truncate(end.index(bytes.len()));
        }
        assert_sound(&bytes)?;
    }
}
