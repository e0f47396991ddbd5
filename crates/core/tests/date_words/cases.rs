//! Datasets of one activity, and what is said of it.

use serde_json::json;
use yearline_core::domain::{Dataset, Lang};
use yearline_core::ingest::{Reading, read};
use yearline_core::text::Locale;

pub(crate) fn reading(period: &str, whens: &[&str]) -> Reading {
    let row = json!({"id": "i", "number": 1, "title": "I", "summary": "I"});
    let activity = |(i, when): (usize, &&str)| {
        json!({
            "id": format!("a{i}"), "initiative": "i", "kind": "k", "title": "A", "summary": "A",
            "when": when, "when_basis": "stated", "source": {"paragraph": 1},
        })
    };
    let activities: Vec<_> = whens.iter().enumerate().map(activity).collect();
    let file = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "words",
        "title": "Words",
        "yearline": {"format": 1, "period": period, "languages": ["en"]},
        "resources": [
            {"name": "initiatives", "data": [row]},
            {"name": "kinds", "data": [{"id": "k", "title": "K"}]},
            {"name": "activities", "data": activities},
            {"name": "figures", "data": []},
        ],
    });
    read(file.to_string().as_bytes())
}

pub(crate) fn dataset(period: &str, when: &str) -> Option<Dataset> {
    dataset_of(period, &[when])
}

pub(crate) fn dataset_of(period: &str, whens: &[&str]) -> Option<Dataset> {
    reading(period, whens).dataset
}

/// The words in the table, and the sentence.
pub(crate) fn words(data: &Dataset, lang: Lang) -> (String, String) {
    let (locale, activity) = (Locale::new(lang), data.activity(0));
    (
        locale.when(activity, data.period()),
        locale.when_sentence(activity, data.period()),
    )
}
