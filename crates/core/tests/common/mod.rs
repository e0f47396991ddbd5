//! A small valid dataset, and every way in which it can be spoilt: shared by the tests of `ingest` and of the schema.

#![allow(dead_code, reason = "each test crate uses a part of it")]

use serde_json::{Value, json};
use yearline_core::ingest::Code;
use yearline_core::ingest::Severity::{self, Error, Warning};

/// A dataset without fault: one of everything.
pub(crate) fn base() -> Value {
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "little-year",
        "title": "A little year",
        "description": "A dataset for tests.",
        "version": "1.0.0",
        "created": "2026-11-23T00:00:00Z",
        "sources": [{"title": "A report", "date": "2023-02-17", "paragraphs": 4, "path": "https://example.org/report"}],
        "contributors": [{"title": "Somebody", "roles": ["author"]}],
        "licenses": [{"name": "CC0-1.0"}],
        "yearline": {
            "format": 1, "period": "2022", "languages": ["en", "zh-Hans"],
            "title": {"en": "A little year", "zh-Hans": "小年"}
        },
        "resources": [
            {"name": "initiatives", "data": [
                {"id": "first", "number": 1, "title": {"en": "The first", "zh-Hans": "第一"}, "summary": "One."},
                {"id": "second", "number": 2, "title": {"en": "The second", "zh-Hans": "第二"}, "summary": "Two."}
            ]},
            {"name": "kinds", "data": [
                {"id": "talks", "title": {"en": "Talks", "zh-Hans": "宣讲"}},
                {"id": "meetings", "title": {"en": "Meetings", "zh-Hans": "会议"}}
            ]},
            {"name": "activities", "data": [
                {"id": "service", "initiative": "first", "kind": "talks", "title": {"en": "Service", "zh-Hans": "服务"},
                 "summary": {"en": "They served.", "zh-Hans": "他们服务。"}, "when": "2022-03~/..", "when_basis": "stated",
                 "when_note": "Since the end of March.", "source": {"paragraph": 2, "sentence": 1}},
                {"id": "congress", "initiative": "second", "kind": "meetings", "title": {"en": "Study", "zh-Hans": "学习"},
                 "summary": "They studied.", "when": "[2022-10..2022-12]", "when_basis": "implied",
                 "when_note": "After the congress.", "source": {"paragraph": 3, "sentence": 2}},
                {"id": "review", "initiative": "second", "kind": "meetings", "title": "Review",
                 "summary": "They reviewed.", "when": "2022-XX", "when_basis": "period", "source": {"paragraph": 4, "sentence": 1}}
            ]},
            {"name": "figures", "data": [
                {"id": "people", "activity": "service", "title": {"en": "People", "zh-Hans": "人数"}, "value": 400,
                 "qualifier": "more-than", "unit": {"en": "people", "zh-Hans": "人"}, "note": "A floor.",
                 "source": {"paragraph": 2, "sentence": 1}},
                {"id": "meetings", "activity": "review", "title": "Meetings", "value": 2.5, "qualifier": "about",
                 "unit": "meetings", "source": {"paragraph": 4, "sentence": 2}}
            ]}
        ]
    })
}

/// As a file that a person would look at.
pub(crate) fn written(value: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_else(|e| panic!("{e}"))
}

/// What is done to the base.
pub(crate) enum Spoiling {
    /// Another value at that JSON pointer (RFC 6901); `-` as the last step adds to an array.
    Put(&'static str, Value),
    /// Nothing at that pointer.
    Drop(&'static str),
    /// The bytes are these.
    Bytes(Vec<u8>),
    /// In the written text, the first of these strings becomes the second.
    Swap(&'static str, &'static str),
}

/// One way to spoil it, and the fault that has to be found.
pub(crate) struct Spoilt {
    pub(crate) how: Spoiling,
    pub(crate) code: Code,
    pub(crate) severity: Severity,
    pub(crate) path: &'static str,
    /// Whether a JSON Schema can see it.
    pub(crate) is_structural: bool,
}

impl Spoilt {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match &self.how {
            Spoiling::Bytes(bytes) => bytes.clone(),
            Spoiling::Swap(before, after) => {
                let text = String::from_utf8(written(&base())).unwrap_or_default();
                assert!(text.contains(before), "{before} is not in the base");
                text.replacen(before, after, 1).into_bytes()
            }
            Spoiling::Put(pointer, value) => {
                let mut base = base();
                put(&mut base, pointer, value.clone());
                written(&base)
            }
            Spoiling::Drop(pointer) => {
                let mut base = base();
                let (parent, name) = split(&mut base, pointer);
                match parent {
                    Value::Object(members) => assert!(
                        members.remove(name).is_some(),
                        "{pointer} is not in the base"
                    ),
                    Value::Array(elements) => {
                        elements.remove(name.parse().unwrap_or_else(|e| panic!("{pointer}: {e}")));
                    }
                    _ => panic!("{pointer} leads into a value without parts"),
                }
                written(&base)
            }
        }
    }
}

fn split<'v, 'p>(value: &'v mut Value, pointer: &'p str) -> (&'v mut Value, &'p str) {
    let (parent, name) = pointer
        .rsplit_once('/')
        .unwrap_or_else(|| panic!("{pointer} is no pointer"));
    (
        value
            .pointer_mut(parent)
            .unwrap_or_else(|| panic!("{parent} is not in the base")),
        name,
    )
}

pub(crate) fn put(value: &mut Value, pointer: &str, new: Value) {
    if pointer.is_empty() {
        *value = new;
        return;
    }
    let (parent, name) = split(value, pointer);
    match parent {
        Value::Object(members) => {
            members.insert(name.to_owned(), new);
        }
        Value::Array(elements) if name == "-" => elements.push(new),
        Value::Array(elements) => {
            elements[name
                .parse::<usize>()
                .unwrap_or_else(|e| panic!("{pointer}: {e}"))] = new
        }
        _ => panic!("{pointer} leads into a value without parts"),
    }
}

fn spoilt(how: Spoiling, code: Code, severity: Severity, path: &'static str) -> Spoilt {
    Spoilt {
        how,
        code,
        severity,
        path,
        is_structural: true,
    }
}

/// Every fault that can be found, each on its own.
pub(crate) fn all() -> Vec<Spoilt> {
    [
        of_the_file(),
        of_the_package(),
        of_the_tables(),
        of_the_rows(),
        of_dates(),
        of_figures(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn beyond_a_schema(list: Vec<Spoilt>) -> impl Iterator<Item = Spoilt> {
    list.into_iter().map(|s| Spoilt {
        is_structural: false,
        ..s
    })
}

fn of_the_file() -> Vec<Spoilt> {
    use Spoiling::{Bytes, Put, Swap};
    let file = |bytes: &[u8], code| spoilt(Bytes(bytes.to_vec()), code, Error, "$");
    let whole = || written(&base());
    let mut list: Vec<Spoilt> = beyond_a_schema(vec![
        file(b"", Code::EmptyFile),
        file(b"\xef\xbb\xbf \n\t", Code::EmptyFile),
        file(
            b"<!doctype html><title>404</title>",
            Code::HtmlInsteadOfJson,
        ),
        file(b"\xef\xbb\xbf\n  <html>", Code::HtmlInsteadOfJson),
        file(b"\xff\xfe{\0}\0", Code::NotUtf8),
        file(b"{\"name\": \"\xe9t\xe9\"}", Code::NotUtf8),
        file(
            &vec![b' '; yearline_core::ingest::MAX_BYTES + 1],
            Code::TooLarge,
        ),
        file(&whole()[..whole().len() / 2], Code::Truncated),
        file(b"{\"name\": \"a", Code::Truncated),
        file("[".repeat(100_000).as_bytes(), Code::TooDeep),
        file(b"{\"name\": NaN}", Code::NotJson),
        file(b"{\"name\": \"\\ud800\"}", Code::NotJson),
        file(b"year,month\n2022,03", Code::NotJson),
        spoilt(
            Swap("\"value\": 400", "\"value\": 1,000"),
            Code::NotJson,
            Error,
            "$",
        ),
        spoilt(
            Swap("\"number\": 2", "\"number\": 3, \"number\": 2"),
            Code::DuplicateName,
            Error,
            "$.resources[0].data[1].number",
        ),
        spoilt(
            Swap("\"value\": 400", "\"value\": 1e400"),
            Code::BadValue,
            Error,
            "$.resources[3].data[0].value",
        ),
        spoilt(
            Swap("\"value\": 400", "\"value\": -1e999999999"),
            Code::BadValue,
            Error,
            "$.resources[3].data[0].value",
        ),
    ])
    .collect();
    list.push(spoilt(
        Put("", json!([1, 2])),
        Code::NotAnObject,
        Error,
        "$",
    ));
    list.push(spoilt(
        Put("", json!("year")),
        Code::NotAnObject,
        Error,
        "$",
    ));
    list
}

fn of_the_package() -> Vec<Spoilt> {
    use Spoiling::{Drop, Put};
    let mut list = vec![
        spoilt(Drop("/name"), Code::MissingField, Warning, "$.name"),
        spoilt(
            Put("/name", json!("Little Year")),
            Code::BadId,
            Warning,
            "$.name",
        ),
        spoilt(Put("/title", json!(7)), Code::WrongType, Error, "$.title"),
        spoilt(
            Put("/version", json!(1)),
            Code::WrongType,
            Warning,
            "$.version",
        ),
        spoilt(
            Put("/version", json!(" ")),
            Code::MissingText,
            Warning,
            "$.version",
        ),
        spoilt(
            Put("/description", json!({})),
            Code::MissingText,
            Warning,
            "$.description",
        ),
        spoilt(
            Put("/sources", json!("report")),
            Code::WrongType,
            Warning,
            "$.sources",
        ),
        spoilt(
            Put("/sources/0", json!("report")),
            Code::WrongType,
            Warning,
            "$.sources[0]",
        ),
        spoilt(
            Drop("/sources/0/title"),
            Code::MissingField,
            Warning,
            "$.sources[0].title",
        ),
        spoilt(
            Put("/sources/0/date", json!("17.2.2023")),
            Code::BadDate,
            Warning,
            "$.sources[0].date",
        ),
        spoilt(
            Put("/sources/0/paragraphs", json!(0)),
            Code::BadPlace,
            Warning,
            "$.sources[0].paragraphs",
        ),
        spoilt(
            Put("/sources/0/paragraphs", json!("4")),
            Code::WrongType,
            Warning,
            "$.sources[0].paragraphs",
        ),
        spoilt(
            Put("/contributors/0/roles", json!("author")),
            Code::WrongType,
            Warning,
            "$.contributors[0].roles",
        ),
        spoilt(
            Put("/contributors/0/roles/0", json!(1)),
            Code::WrongType,
            Warning,
            "$.contributors[0].roles[0]",
        ),
        spoilt(
            Put("/licenses/0", json!({})),
            Code::MissingField,
            Warning,
            "$.licenses[0].name",
        ),
        spoilt(Drop("/yearline"), Code::MissingField, Error, "$.yearline"),
        spoilt(
            Put("/yearline", json!([])),
            Code::WrongType,
            Error,
            "$.yearline",
        ),
        spoilt(
            Drop("/yearline/format"),
            Code::MissingField,
            Error,
            "$.yearline.format",
        ),
        spoilt(
            Put("/yearline/format", json!(2)),
            Code::UnknownFormat,
            Error,
            "$.yearline.format",
        ),
        spoilt(
            Put("/yearline/format", json!("1")),
            Code::WrongType,
            Error,
            "$.yearline.format",
        ),
        spoilt(
            Drop("/yearline/period"),
            Code::MissingField,
            Error,
            "$.yearline.period",
        ),
        spoilt(
            Put("/yearline/period", json!(2022)),
            Code::WrongType,
            Error,
            "$.yearline.period",
        ),
        spoilt(
            Put("/yearline/period", json!("")),
            Code::MissingText,
            Error,
            "$.yearline.period",
        ),
        spoilt(
            Drop("/yearline/languages"),
            Code::MissingField,
            Error,
            "$.yearline.languages",
        ),
        spoilt(
            Put("/yearline/languages", json!([])),
            Code::NoLanguage,
            Error,
            "$.yearline.languages",
        ),
        spoilt(
            Put("/yearline/languages", json!("en")),
            Code::WrongType,
            Error,
            "$.yearline.languages",
        ),
        spoilt(
            Put("/yearline/languages/-", json!("English!")),
            Code::BadLanguage,
            Error,
            "$.yearline.languages[2]",
        ),
        spoilt(
            Put("/yearline/languages/-", json!("en")),
            Code::BadLanguage,
            Error,
            "$.yearline.languages[2]",
        ),
        spoilt(
            Put("/yearline/languages/-", json!(1)),
            Code::WrongType,
            Error,
            "$.yearline.languages[2]",
        ),
        spoilt(
            Put("/yearline/title", json!(1)),
            Code::WrongType,
            Warning,
            "$.yearline.title",
        ),
        spoilt(Drop("/resources"), Code::MissingField, Error, "$.resources"),
        spoilt(
            Put("/resources", json!({})),
            Code::WrongType,
            Error,
            "$.resources",
        ),
    ];
    list.extend(beyond_a_schema(vec![
        spoilt(
            Put("/sources/0/date", json!("2023-02-30")),
            Code::BadDate,
            Warning,
            "$.sources[0].date",
        ),
        spoilt(
            Put("/sources/0/path", json!("javascript:alert(1)")),
            Code::BadUrl,
            Warning,
            "$.sources[0].path",
        ),
        spoilt(
            Put("/sources/0/path", json!("java\nscript:alert(1)")),
            Code::BadUrl,
            Warning,
            "$.sources[0].path",
        ),
        spoilt(
            Put("/sources/0/path", json!("//example.org")),
            Code::BadUrl,
            Warning,
            "$.sources[0].path",
        ),
        spoilt(
            Put("/sources/0/path", json!("data:text/html,hello")),
            Code::BadUrl,
            Warning,
            "$.sources[0].path",
        ),
        spoilt(
            Put("/Description", json!("x")),
            Code::UnknownField,
            Warning,
            "$.Description",
        )
        .without_description(),
        spoilt(
            Put("/yearline/period", json!("last year")),
            Code::BadPeriod,
            Error,
            "$.yearline.period",
        ),
        spoilt(
            Put("/yearline/period", json!("2022/..")),
            Code::BadPeriod,
            Error,
            "$.yearline.period",
        ),
        spoilt(
            Put("/yearline/period", json!("2020/2024")),
            Code::PeriodTooLong,
            Error,
            "$.yearline.period",
        ),
        spoilt(
            Put("/yearline/title", json!({"en": "A little year"})),
            Code::MissingTranslation,
            Warning,
            "$.yearline.title",
        ),
        spoilt(
            Put("/title", json!("x".repeat(20_000))),
            Code::TextTooLong,
            Warning,
            "$.title",
        ),
    ]));
    list
}

fn of_the_tables() -> Vec<Spoilt> {
    use Spoiling::{Drop, Put};
    let resource = |name| json!({"name": name, "data": []});
    let mut list = vec![
        spoilt(
            Drop("/resources/3"),
            Code::MissingResource,
            Warning,
            "$.resources",
        ),
        spoilt(
            Put("/resources/-", resource("figures")),
            Code::DuplicateResource,
            Error,
            "$.resources[4]",
        ),
        spoilt(
            Put("/resources/-", resource("kinds")),
            Code::DuplicateResource,
            Error,
            "$.resources[4]",
        ),
        spoilt(
            Put("/resources/-", json!("kinds")),
            Code::WrongType,
            Warning,
            "$.resources[4]",
        ),
        spoilt(
            Drop("/resources/1/data"),
            Code::MissingField,
            Error,
            "$.resources[1].data",
        ),
        spoilt(
            Put("/resources/1/data", json!("kinds.csv")),
            Code::WrongType,
            Error,
            "$.resources[1].data",
        ),
        spoilt(
            Put("/resources/1/data/0", json!(["talks"])),
            Code::WrongType,
            Error,
            "$.resources[1].data[0]",
        ),
        spoilt(
            Put(
                "/resources/1",
                json!({"name": "kinds", "path": "kinds.csv"}),
            ),
            Code::WrongType,
            Error,
            "$.resources[1].path",
        ),
        spoilt(
            Put("/resources/3/name", json!("numbers")),
            Code::MissingResource,
            Warning,
            "$.resources",
        ),
    ];
    list.extend(beyond_a_schema(vec![
        spoilt(
            Put("/resources/2/data", json!([])),
            Code::EmptyDataset,
            Warning,
            "$.resources[2].data",
        )
        .without_figures(),
        spoilt(
            Put("/resources/1/data", many_kinds()),
            Code::TooManyRows,
            Error,
            "$.resources[1].data[999]",
        ),
    ]));
    list
}

fn of_the_rows() -> Vec<Spoilt> {
    use Spoiling::{Drop, Put};
    let mut list = vec![
        spoilt(
            Drop("/resources/0/data/0/title"),
            Code::MissingField,
            Error,
            "$.resources[0].data[0].title",
        ),
        spoilt(
            Put("/resources/0/data/0/title", json!(null)),
            Code::MissingField,
            Error,
            "$.resources[0].data[0].title",
        ),
        spoilt(
            Put("/resources/0/data/0/title", json!(["x"])),
            Code::WrongType,
            Error,
            "$.resources[0].data[0].title",
        ),
        spoilt(
            Put("/resources/0/data/0/title", json!("  ")),
            Code::MissingText,
            Error,
            "$.resources[0].data[0].title",
        ),
        spoilt(
            Put("/resources/0/data/0/title/zh-Hans", json!(1)),
            Code::WrongType,
            Error,
            "$.resources[0].data[0].title['zh-Hans']",
        ),
        spoilt(
            Put("/resources/0/data/0/title/zh-Hans", json!("")),
            Code::MissingTranslation,
            Warning,
            "$.resources[0].data[0].title",
        ),
        spoilt(
            Drop("/resources/0/data/0/summary"),
            Code::MissingField,
            Warning,
            "$.resources[0].data[0].summary",
        ),
        spoilt(
            Put("/resources/0/data/1/number", json!(0)),
            Code::BadNumber,
            Error,
            "$.resources[0].data[1].number",
        ),
        spoilt(
            Put("/resources/0/data/1/number", json!(1.5)),
            Code::BadNumber,
            Error,
            "$.resources[0].data[1].number",
        ),
        spoilt(
            Put("/resources/0/data/1/number", json!("2")),
            Code::WrongType,
            Error,
            "$.resources[0].data[1].number",
        ),
        spoilt(
            Drop("/resources/2/data/0/kind"),
            Code::MissingField,
            Error,
            "$.resources[2].data[0].kind",
        ),
        spoilt(
            Put("/resources/2/data/0/id", json!("Service 1")),
            Code::BadId,
            Error,
            "$.resources[2].data[0].id",
        )
        .without_figures(),
        spoilt(
            Put("/resources/2/data/0/id", json!("-service")),
            Code::BadId,
            Error,
            "$.resources[2].data[0].id",
        )
        .without_figures(),
        spoilt(
            Drop("/resources/2/data/0/source"),
            Code::MissingField,
            Warning,
            "$.resources[2].data[0].source",
        ),
        spoilt(
            Put("/resources/2/data/0/source", json!("p. 6")),
            Code::WrongType,
            Warning,
            "$.resources[2].data[0].source",
        ),
        spoilt(
            Put("/resources/2/data/0/source/paragraph", json!(0)),
            Code::BadPlace,
            Warning,
            "$.resources[2].data[0].source.paragraph",
        ),
        spoilt(
            Put("/resources/2/data/0/source/sentence", json!(1.5)),
            Code::BadPlace,
            Warning,
            "$.resources[2].data[0].source.sentence",
        ),
        spoilt(
            Drop("/resources/2/data/0/source/paragraph"),
            Code::MissingField,
            Warning,
            "$.resources[2].data[0].source.paragraph",
        ),
    ];
    list.extend(beyond_a_schema(vec![
        spoilt(
            Put("/resources/0/data/0/title", json!({"de": "Erstes"})),
            Code::MissingText,
            Error,
            "$.resources[0].data[0].title",
        ),
        spoilt(
            Put("/resources/0/data/0/title", json!({"en": "First"})),
            Code::MissingTranslation,
            Warning,
            "$.resources[0].data[0].title",
        ),
        spoilt(
            Put("/resources/0/data/0/title/en", json!("年".repeat(501))),
            Code::TextTooLong,
            Warning,
            "$.resources[0].data[0].title.en",
        ),
        spoilt(
            Put("/resources/0/data/0/Sumary", json!("One.")),
            Code::UnknownField,
            Warning,
            "$.resources[0].data[0].Sumary",
        )
        .without("/resources/0/data/0/summary"),
        spoilt(
            Put("/resources/0/data/1/id", json!("first")),
            Code::DuplicateId,
            Error,
            "$.resources[0].data[1].id",
        )
        .without_activities(),
        spoilt(
            Put("/resources/0/data/1/number", json!(1)),
            Code::DuplicateNumber,
            Error,
            "$.resources[0].data[1].number",
        ),
        spoilt(
            Put("/resources/0/data/1/number", json!(1000)),
            Code::BadNumber,
            Error,
            "$.resources[0].data[1].number",
        ),
        spoilt(
            Put("/resources/2/data/0/id", json!("a".repeat(65))),
            Code::BadId,
            Error,
            "$.resources[2].data[0].id",
        )
        .without_figures(),
        spoilt(
            Put("/resources/2/data/0/initiative", json!("frist")),
            Code::UnknownReference,
            Error,
            "$.resources[2].data[0].initiative",
        ),
        spoilt(
            Put("/resources/2/data/0/kind", json!("rest")),
            Code::UnknownReference,
            Error,
            "$.resources[2].data[0].kind",
        ),
        spoilt(
            Put("/resources/3/data/0/activity", json!("first")),
            Code::UnknownReference,
            Error,
            "$.resources[3].data[0].activity",
        ),
        spoilt(
            Put("/resources/2/data/0/source/paragraph", json!(5)),
            Code::BadPlace,
            Warning,
            "$.resources[2].data[0].source.paragraph",
        ),
    ]));
    list
}

fn of_dates() -> Vec<Spoilt> {
    use Spoiling::{Drop, Put};
    const WHEN: &str = "/resources/2/data/2/when";
    const PATH: &str = "$.resources[2].data[2].when";
    let mut list = vec![
        spoilt(Drop(WHEN), Code::MissingField, Error, PATH),
        spoilt(Put(WHEN, json!(2022)), Code::WrongType, Error, PATH),
        spoilt(Put(WHEN, json!("")), Code::MissingText, Error, PATH),
        spoilt(
            Drop("/resources/2/data/2/when_basis"),
            Code::MissingField,
            Error,
            "$.resources[2].data[2].when_basis",
        ),
        spoilt(
            Put("/resources/2/data/2/when_basis", json!("guess")),
            Code::BadEnum,
            Error,
            "$.resources[2].data[2].when_basis",
        ),
        spoilt(
            Drop("/resources/2/data/1/when_note"),
            Code::MissingBasisNote,
            Warning,
            "$.resources[2].data[1].when_note",
        ),
        spoilt(
            Put("/resources/2/data/1/when_note", json!(" ")),
            Code::MissingBasisNote,
            Warning,
            "$.resources[2].data[1].when_note",
        ),
        spoilt(
            Put("/resources/2/data/0/when_note", json!("")),
            Code::MissingText,
            Warning,
            "$.resources[2].data[0].when_note",
        ),
    ];
    list.extend(beyond_a_schema(vec![
        spoilt(Put(WHEN, json!("March 2022")), Code::BadDate, Error, PATH),
        spoilt(Put(WHEN, json!("2022-13")), Code::BadDate, Error, PATH),
        spoilt(
            Put(WHEN, json!("2022-06/2022-03")),
            Code::BadDate,
            Error,
            PATH,
        ),
        spoilt(
            Put(WHEN, json!("2023-XX")),
            Code::DateOutsidePeriod,
            Error,
            PATH,
        ),
        spoilt(Put(WHEN, json!("2022")), Code::YearOnly, Warning, PATH),
        spoilt(
            Put(WHEN, json!("2022-05")),
            Code::PeriodBasisDated,
            Error,
            PATH,
        ),
        spoilt(
            Put(WHEN, json!("2022-01/2022-12")),
            Code::PeriodBasisDated,
            Error,
            PATH,
        ),
        spoilt(
            Put(WHEN, json!(format!("[{}2022]", "2022-01,".repeat(100)))),
            Code::TextTooLong,
            Error,
            PATH,
        ),
    ]));
    list
}

fn of_figures() -> Vec<Spoilt> {
    use Spoiling::{Drop, Put};
    vec![
        spoilt(
            Put("/resources/3/data/0/value", json!("400+")),
            Code::BadValue,
            Error,
            "$.resources[3].data[0].value",
        ),
        spoilt(
            Put("/resources/3/data/0/value", json!([400])),
            Code::WrongType,
            Error,
            "$.resources[3].data[0].value",
        ),
        spoilt(
            Drop("/resources/3/data/0/value"),
            Code::MissingField,
            Error,
            "$.resources[3].data[0].value",
        ),
        spoilt(
            Drop("/resources/3/data/0/qualifier"),
            Code::MissingField,
            Error,
            "$.resources[3].data[0].qualifier",
        ),
        spoilt(
            Put("/resources/3/data/0/qualifier", json!("over")),
            Code::BadEnum,
            Error,
            "$.resources[3].data[0].qualifier",
        ),
        spoilt(
            Drop("/resources/3/data/0/unit"),
            Code::MissingUnit,
            Error,
            "$.resources[3].data[0].unit",
        ),
        spoilt(
            Put("/resources/3/data/0/unit", json!("")),
            Code::MissingUnit,
            Error,
            "$.resources[3].data[0].unit",
        ),
        spoilt(
            Put("/resources/3/data/0/unit", json!(5)),
            Code::WrongType,
            Error,
            "$.resources[3].data[0].unit",
        ),
        spoilt(
            Put("/resources/3/data/0/note", json!(5)),
            Code::WrongType,
            Warning,
            "$.resources[3].data[0].note",
        ),
    ]
}

/// One more than there may be, the first two being those that activities refer to.
fn many_kinds() -> Value {
    let named = ["talks".to_owned(), "meetings".to_owned()];
    let others = (0..998).map(|i| format!("kind-{i}"));
    named
        .into_iter()
        .chain(others)
        .map(|id| json!({"id": id, "title": "Kind"}))
        .collect()
}

impl Spoilt {
    /// With something else taken away first, so that the fault stands alone.
    fn without(self, pointer: &'static str) -> Self {
        self.after(|base| {
            let (parent, name) = split(base, pointer);
            parent.as_object_mut().map(|members| members.remove(name));
        })
    }

    fn without_description(self) -> Self {
        self.without("/description")
    }

    /// Without what refers to the activities.
    fn without_figures(self) -> Self {
        self.after(|base| put(base, "/resources/3/data", json!([])))
    }

    /// Without what refers to the second initiative.
    fn without_activities(self) -> Self {
        self.after(|base| {
            for row in 0..3 {
                put(
                    base,
                    &format!("/resources/2/data/{row}/initiative"),
                    json!("first"),
                );
            }
        })
    }

    fn after(self, prepare: impl Fn(&mut Value)) -> Self {
        let mut value: Value =
            serde_json::from_slice(&self.bytes()).unwrap_or_else(|e| panic!("{e}"));
        prepare(&mut value);
        Self {
            how: Spoiling::Bytes(written(&value)),
            ..self
        }
    }
}
