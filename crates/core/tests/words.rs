//! Diagnostics in both languages: where, what is wrong, what to do.

use yearline_core::domain::Lang;
use yearline_core::ingest::{Code, Diagnostic, Severity, read};
use yearline_core::text::Locale;

fn messages(bytes: &str) -> Vec<(Code, [String; 3], [String; 3])> {
    let message = |lang, d: &Diagnostic| {
        let words = Locale::new(lang).diagnostic(d);
        [words.place, words.wrong, words.remedy]
    };
    read(bytes.as_bytes())
        .diagnostics
        .iter()
        .map(|d| (d.code, message(Lang::En, d), message(Lang::ZhHans, d)))
        .collect()
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_diagnostic_has_cause_and_remedy_in_both_languages() {
    let whole = include_str!("../../../data/2022.json");
    let spoilt = [
        "".to_owned(),
        "<!doctype html>".to_owned(),
        "[]".to_owned(),
        "{\"name\": \"x\",}".to_owned(),
        "{'name': 1}".to_owned(),
        "{\"name\": NaN}".to_owned(),
        "{\"name\": \"\\ud800\"}".to_owned(),
        whole[..whole.len() / 2].to_owned(),
        whole.replace("\"2022-03~/..\"", "\"2022-13\""),
        whole.replace("\"2022-03~/..\"", "\"2023-03\""),
        whole.replace("\"value\": 400", "\"value\": \"400+\""),
        whole.replace("\"format\": 1", "\"format\": 2"),
        whole.replace("\"period\": \"2022\"", "\"period\": \"last year\""),
        whole.replace("\"more-than\"", "\"over\""),
        whole.replace("\"kind\": \"talks\"", "\"kind\": \"talk\""),
        whole.replace("\"when_basis\": \"stated\"", "\"when_basis\": \"period\""),
        whole.replace("\"number\": 2,", "\"number\": 1,"),
    ];
    for text in spoilt {
        let faults = messages(&text);
        assert!(!faults.is_empty(), "{}", &text[..text.len().min(60)]);
        for (code, en, zh) in faults {
            assert!(
                en.iter().all(|part| !part.is_empty() && !has_chinese(part)),
                "{code:?}: {en:?}"
            );
            assert!(
                has_chinese(&zh[1]) && has_chinese(&zh[2]),
                "{code:?}: {zh:?}"
            );
            assert!(
                en[1].ends_with('.') && en[2].ends_with('.') || en[2].ends_with('?'),
                "{code:?}: {en:?}"
            );
        }
    }
}

#[test]
fn a_place_is_given_as_in_a_spreadsheet() {
    let whole = include_str!("../../../data/2022.json");
    let reading = read(
        whole
            .replace("\"value\": 400", "\"value\": \"400+\"")
            .as_bytes(),
    );
    let fault = reading
        .diagnostics
        .iter()
        .find(|d| d.severity == Severity::Error)
        .unwrap_or_else(|| panic!("a fault"));
    let words = Locale::new(Lang::En).diagnostic(fault);
    assert!(
        words
            .place
            .starts_with("figures, row 2, column value (line "),
        "{}",
        words.place
    );
    assert_eq!(
        words.remedy,
        "Write the bare number; “more than” belongs into the column qualifier."
    );
    assert_eq!(fault.found, "\"400+\"");
}
