//! What is missing in a file: its name, where it belongs, and an example of what to write.

use crate::domain::Lang;
use crate::ingest::{Code, Diagnostic, Expected, Path, Step, Type};

use super::Locale;

/// What is wrong and what to do where a property is not there; `None` for all other faults.
pub(super) fn missing_words(locale: Locale, d: &Diagnostic) -> Option<(String, String)> {
    if !d.found.is_empty() || !matches!(d.code, Code::MissingField | Code::MissingText) {
        return None;
    }
    let (Step::Key(name), parents) = d.path.steps().split_last()? else {
        return None;
    };
    let example = example(name, &d.expected);
    let place = place(locale, &d.path, parents);
    Some(match locale.lang {
        Lang::En => (
            format!("“{name}” is missing."),
            format!("Write \"{name}\": {example} {place}."),
        ),
        Lang::ZhHans => (
            format!("缺少“{name}”。"),
            format!("请在{place}写 \"{name}\": {example}。"),
        ),
    })
}

/// The object that lacks it.
fn place(locale: Locale, path: &Path, parents: &[Step]) -> String {
    let within = parents.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    let is_cell = path.sheet().is_some_and(|s| s.row.is_some());
    let is_of_row = is_cell && matches!(parents.last(), Some(Step::Index(_)));
    match (locale.lang, within) {
        (Lang::En, _) if is_of_row => "in this row".to_owned(),
        (Lang::ZhHans, _) if is_of_row => "这一行中".to_owned(),
        (Lang::En, None) => "at the top level of the file, within the outermost braces".to_owned(),
        (Lang::ZhHans, None) => "文件最外层的花括号内".to_owned(),
        (Lang::En, Some(key)) => format!("within “{key}”"),
        (Lang::ZhHans, Some(key)) => format!("“{key}”中"),
    }
}

/// A value that could stand there.
fn example(name: &str, expected: &Expected) -> &'static str {
    match name {
        "yearline" => "{\"format\": 1, \"period\": \"2022\", \"languages\": [\"en\"]}",
        "format" => "1",
        "period" => "\"2022\"",
        "languages" => "[\"en\"]",
        "resources" => "[{\"name\": \"initiatives\", \"data\": […]}, …]",
        "name" => "\"our-year\"",
        "title" => "\"Our year\"",
        "data" => "[ … ]",
        "id" => "\"open-day-2\"",
        "initiative" | "kind" | "activity" => "\"…\"",
        "when" => "\"2022-03\"",
        "when_basis" => "\"stated\"",
        "qualifier" => "\"exact\"",
        "value" => "400",
        "unit" => "\"people\"",
        "source" => "{\"paragraph\": 6, \"sentence\": 2}",
        "paragraph" => "6",
        "number" => "1",
        _ => match expected {
            Expected::Type(Type::Object) => "{ … }",
            Expected::Type(Type::Array) | Expected::Rows => "[ … ]",
            Expected::Type(Type::Number | Type::Integer) | Expected::Number => "1",
            _ => "\"…\"",
        },
    }
}
