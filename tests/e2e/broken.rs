//! Datasets that are not what they should be, and how they come.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use yearline_core::ingest::Code;

use crate::site::Reply;

/// A file that comes, but has faults: its name below `/broken/` and a fault that must be told.
pub(crate) const FAULTY: &[(&str, Code)] = &[
    ("empty", Code::EmptyFile),
    ("html", Code::HtmlInsteadOfJson),
    ("broken-off", Code::Truncated),
    ("deep", Code::TooDeep),
    ("nan", Code::NotJson),
    ("surrogate", Code::NotJson),
    ("too-large-a-number", Code::BadValue),
    ("latin-1", Code::NotUtf8),
    ("list", Code::NotAnObject),
    ("other-json", Code::MissingField),
    ("many-faults", Code::UnknownReference),
];

/// The bytes of a file by its name; `None` where it is none of bytes.
pub(crate) fn bytes(name: &str, dist: &Path) -> Option<Vec<u8>> {
    let good = || fs::read(dist.join("data/2022.json")).unwrap_or_default();
    let text = || String::from_utf8(good()).unwrap_or_default();
    let swapped = |before: &str, after: &str| {
        let text = text();
        assert!(text.contains(before), "the dataset holds no {before}");
        text.replacen(before, after, 1).into_bytes()
    };
    Some(match name {
        "empty" => Vec::new(),
        "html" => b"<!doctype html>\n<html><title>Please log in</title></html>".to_vec(),
        "broken-off" => {
            let good = good();
            good[..good.len() / 2].to_vec()
        }
        "deep" => "[".repeat(200_000).into_bytes(),
        "nan" => swapped("\"value\": 400", "\"value\": NaN"),
        "too-large-a-number" => swapped("\"value\": 400", "\"value\": 1e400"),
        "surrogate" => swapped("\"Traffic manners\"", "\"Traffic \\ud83d manners\""),
        "latin-1" => b"{\"name\": \"caf\xe9\"}".to_vec(),
        "list" => b"[1, 2]".to_vec(),
        "other-json" => b"{\"type\": \"FeatureCollection\", \"features\": []}".to_vec(),
        "long-title" => edited(dist, |data| {
            data["yearline"]["title"] =
                json!({"en": "year ".repeat(2_000_000), "zh-Hans": "年".repeat(3_000_000)});
        }),
        "byte-order-mark" => [b"\xef\xbb\xbf".as_slice(), &good()].concat(),
        "many-faults" => edited(dist, |data| {
            let activities = table(data, "activities");
            activities[0]["initiative"] = json!("party-histroy");
            activities[1]["id"] = activities[2]["id"].clone();
            activities[3]["when"] = json!("2022-13");
            activities[4]["when"] = json!("2021-05");
            activities[5]["when_basis"] = json!("guess");
            activities[6]["title"] = json!("");
            let figures = table(data, "figures");
            figures[0]["value"] = json!("24");
            figures[1].as_object_mut().expect("a row").remove("unit");
        }),
        "remarks" => edited(dist, |data| {
            let activities = table(data, "activities");
            let summary = activities[0]
                .as_object_mut()
                .expect("a row")
                .remove("summary");
            activities[0]["sumary"] = summary.unwrap_or_default();
            activities[1]
                .as_object_mut()
                .expect("a row")
                .remove("source");
            activities[2]["title"] = json!({"en": "English only"});
        }),
        "scripts" => edited(dist, |data| {
            let evil = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
            data["yearline"]["title"] = json!({"en": evil, "zh-Hans": evil});
            let activities = table(data, "activities");
            for language in ["en", "zh-Hans"] {
                activities[0]["title"][language] = json!(evil);
                activities[0]["summary"][language] = json!(evil);
            }
        }),
        "no-activities" => edited(dist, |data| {
            table(data, "activities").clear();
            table(data, "figures").clear();
        }),
        _ => return None,
    })
}

/// What a server answers below `/broken/`.
pub(crate) fn reply(name: &str, dist: &Path) -> Reply {
    const JSON: &str = "application/json";
    match name {
        "silent" => Reply::Silence,
        "half" => Reply::Half(JSON, bytes("byte-order-mark", dist).unwrap_or_default()),
        "error" => Reply::Full(
            500,
            "text/html",
            Vec::new(),
            b"<h1>Internal error</h1>".to_vec(),
        ),
        "html" => Reply::Full(
            200,
            "text/html",
            Vec::new(),
            bytes(name, dist).unwrap_or_default(),
        ),
        _ => match bytes(name, dist) {
            Some(bytes) => Reply::Full(200, JSON, Vec::new(), bytes),
            None => Reply::Full(404, "text/html", Vec::new(), b"<h1>Not found</h1>".to_vec()),
        },
    }
}

/// The report's dataset, changed.
fn edited(dist: &Path, edit: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut data: Value =
        serde_json::from_slice(&fs::read(dist.join("data/2022.json")).unwrap_or_default())
            .expect("the dataset is JSON");
    edit(&mut data);
    serde_json::to_vec(&data).expect("a value can be written")
}

fn table<'v>(data: &'v mut Value, name: &str) -> &'v mut Vec<Value> {
    data["resources"]
        .as_array_mut()
        .expect("resources")
        .iter_mut()
        .find(|r| r["name"] == name)
        .and_then(|r| r["data"].as_array_mut())
        .expect("a table of that name")
}
