//! A year of so many activities that no page could hold an element for each.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// How many there are.
pub(crate) const N: usize = 20_000;

/// The report's dataset with made-up activities instead of its own: days, months, spans and guesses spread by fixed strides.
pub(crate) fn bytes(dist: &Path) -> Vec<u8> {
    let report = fs::read(dist.join("data/2022.json")).unwrap_or_default();
    let mut package: Value = serde_json::from_slice(&report).unwrap_or_default();
    let ids = |package: &Value, table: usize| -> Vec<Value> {
        let rows = package["resources"][table]["data"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        rows.iter().map(|row| row["id"].clone()).collect()
    };
    let (initiatives, kinds) = (ids(&package, 0), ids(&package, 1));
    let row = |i: usize| {
        let (month, day) = (i * 7 % 12 + 1, i / 5 * 11 % 28 + 1);
        let (when, basis) = match i % 5 {
            0 => (format!("2022-{month:02}"), "stated"),
            1 => (
                format!(
                    "2022-{month:02}-{day:02}/2022-{:02}-28",
                    (month + 1).min(12)
                ),
                "stated",
            ),
            2 => (format!("2022-{month:02}~"), "implied"),
            3 if i.is_multiple_of(4) => ("2022-XX".to_owned(), "period"),
            _ => (format!("2022-{month:02}-{day:02}"), "stated"),
        };
        json!({
            "id": format!("made-up-{i}"), "initiative": initiatives[i / 7 % initiatives.len()], "kind": kinds[i / 3 % kinds.len()],
            "title": {"en": format!("Evening {i}"), "zh-Hans": format!("第{i}场")}, "summary": "Made up.",
            "when": when, "when_basis": basis, "when_note": "Made up.", "source": {"paragraph": 2 + i % 9, "sentence": 1 + i / 9 % 500},
        })
    };
    package["resources"][2]["data"] = (0..N).map(row).collect();
    // More of them than anybody would read in a row.
    let figure = |i: usize| {
        json!({
            "id": format!("figure-{i}"), "activity": format!("made-up-{}", i * 8), "title": {"en": format!("guests of evening {i}"), "zh-Hans": format!("第{i}场来宾")},
            "value": 20 + i % 300, "qualifier": "exact", "unit": {"en": "people", "zh-Hans": "人"},
            "source": {"paragraph": 2, "sentence": 1},
        })
    };
    package["resources"][3]["data"] = (0..N / 8).map(figure).collect();
    serde_json::to_vec(&package).unwrap_or_default()
}
