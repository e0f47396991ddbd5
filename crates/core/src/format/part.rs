//! A part of a file: the same file with the rows of some activities and of their figures.
//!
//! What is not left out stays as it was written, also what this format gives no meaning to. So rows are only looked into as far as it takes
//! to tell which activity they are about.

use std::borrow::Cow;
use std::collections::HashSet;

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::value::RawValue;

/// An object whose values stay as they are written, in the order of the file.
type Raw<'a> = IndexMap<Cow<'a, str>, &'a RawValue>;

/// What tells of a row which activity it is about.
#[derive(Deserialize)]
struct Row<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, default)]
    activity: Option<Cow<'a, str>>,
}

/// The file of a dataset with those of its activities, by their identifiers, and with the figures of these. Initiatives and kinds are all
/// there, since they say what the others are a part of.
///
/// # Errors
/// If the file is not a dataset.
pub fn part_of(file: &str, ids: &HashSet<&str>) -> serde_json::Result<String> {
    let package: Raw<'_> = serde_json::from_str(file.trim_start_matches('\u{feff}'))?;
    let mut written = Vec::new();
    for (name, value) in &package {
        let value = if name == "resources" {
            let resources: Vec<Raw<'_>> = serde_json::from_str(value.get())?;
            let parts = resources.iter().map(|r| part_of_table(r, ids));
            format!(
                "[\n{}\n]",
                parts.collect::<Result<Vec<_>, _>>()?.join(",\n")
            )
        } else {
            value.get().to_owned()
        };
        written.push(format!("{}: {value}", serde_json::to_string(name)?));
    }
    Ok(format!("{{\n{}\n}}\n", written.join(",\n")))
}

fn part_of_table(table: &Raw<'_>, ids: &HashSet<&str>) -> serde_json::Result<String> {
    let name: Option<Cow<'_, str>> = match table.get("name") {
        Some(name) => serde_json::from_str(name.get())?,
        None => None,
    };
    let is_part = |row: &Row<'_>| match (name.as_deref(), &row.activity) {
        (Some("activities"), _) => ids.contains(&*row.id),
        (Some("figures"), Some(activity)) => ids.contains(&**activity),
        _ => true,
    };
    let mut written = Vec::new();
    for (column, value) in table {
        let value = if column == "data" && matches!(name.as_deref(), Some("activities" | "figures"))
        {
            let rows: Vec<&RawValue> = serde_json::from_str(value.get())?;
            let mut part = Vec::new();
            for row in rows {
                if is_part(&serde_json::from_str(row.get())?) {
                    part.push(row.get());
                }
            }
            format!("[\n{}\n]", part.join(",\n"))
        } else {
            value.get().to_owned()
        };
        written.push(format!("{}: {value}", serde_json::to_string(column)?));
    }
    Ok(format!("{{{}}}", written.join(", ")))
}
