//! The Data Package around the rows: its head, and each table's Table Schema. The same as in `data/2022.json`.

use std::fmt::Write;

use super::initiatives::INITIATIVES;
use super::text::{map, string, text};
use super::when;

/// The name of a column, its Table Schema type, what it holds, and its constraints.
pub(crate) type Field = (&'static str, &'static str, &'static str, &'static str);

const ID: &str = r#"{"required": true, "unique": true, "pattern": "^[a-z0-9][a-z0-9._-]*$"}"#;
const REFERENCE: &str = r#"{"required": true, "pattern": "^[a-z0-9][a-z0-9._-]*$"}"#;
const REQUIRED: &str = r#"{"required": true}"#;
const SOURCE: &str = "Where the report says so: paragraph and sentence, both counted from 1";

/// The columns of `initiatives`.
pub(crate) const INITIATIVE_FIELDS: &[Field] = &[
    (
        "id",
        "string",
        "Stable, unique identifier of the initiative",
        ID,
    ),
    (
        "number",
        "integer",
        "Number of the initiative in the report",
        r#"{"required": true, "unique": true, "minimum": 1}"#,
    ),
    (
        "title",
        "object",
        "Short name, used as a row label (map of language tag to text)",
        REQUIRED,
    ),
    (
        "summary",
        "object",
        "What the initiative is about (map of language tag to text)",
        REQUIRED,
    ),
];

/// The columns of `kinds`.
pub(crate) const KIND_FIELDS: &[Field] = &[
    ("id", "string", "Stable, unique identifier of the kind", ID),
    (
        "title",
        "object",
        "Name of the kind (map of language tag to text)",
        REQUIRED,
    ),
];

/// The columns of `activities`.
pub(crate) const ACTIVITY_FIELDS: &[Field] = &[
    (
        "id",
        "string",
        "Stable, unique identifier of the activity",
        ID,
    ),
    (
        "initiative",
        "string",
        "Initiative that the activity belongs to",
        REFERENCE,
    ),
    ("kind", "string", "Kind of the activity", REFERENCE),
    (
        "title",
        "object",
        "Short name (map of language tag to text)",
        REQUIRED,
    ),
    (
        "summary",
        "object",
        "What the report says, and what is unclear about it (map of language tag to text)",
        REQUIRED,
    ),
    (
        "when",
        "string",
        "When it took place, in EDTF (ISO 8601-2:2019)",
        REQUIRED,
    ),
    (
        "when_basis",
        "string",
        "What the date rests on: the report's words, something the report names, or only its period",
        r#"{"required": true, "enum": ["stated", "implied", "period"]}"#,
    ),
    (
        "when_note",
        "object",
        "From what the date follows, and what is unclear about it; required where the basis is implied (map of \
         language tag to text)",
        "",
    ),
    ("source", "object", SOURCE, REQUIRED),
];

/// The columns of `figures`.
pub(crate) const FIGURE_FIELDS: &[Field] = &[
    (
        "id",
        "string",
        "Stable, unique identifier of the figure",
        ID,
    ),
    (
        "activity",
        "string",
        "Activity that the figure belongs to",
        REFERENCE,
    ),
    (
        "title",
        "object",
        "What is counted (map of language tag to text)",
        REQUIRED,
    ),
    (
        "value",
        "number",
        "The number that the report gives",
        REQUIRED,
    ),
    (
        "qualifier",
        "string",
        "How the number is to be read",
        r#"{"required": true, "enum": ["exact", "at-least", "more-than", "about"]}"#,
    ),
    (
        "unit",
        "object",
        "The thing counted; figures of different units are never added (map of language tag to text)",
        REQUIRED,
    ),
    (
        "note",
        "object",
        "What is unclear about the figure (map of language tag to text)",
        "",
    ),
    ("source", "object", SOURCE, REQUIRED),
];

/// A Data Resource with its Table Schema and its rows; `references` are columns and the resources they point to.
pub(crate) fn resource(
    name: &str,
    description: &str,
    fields: &[Field],
    references: &[(&str, &str)],
    rows: &[String],
) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, kind, description, constraints)| {
            let constraints = if constraints.is_empty() {
                String::new()
            } else {
                format!(r#", "constraints": {constraints}"#)
            };
            format!(
                r#"          {{"name": {}, "type": {}, "description": {}{constraints}}}"#,
                string(name),
                string(kind),
                string(description)
            )
        })
        .collect();
    let references: Vec<String> = references
        .iter()
        .map(|(column, resource)| {
            format!(r#"{{"fields": ["{column}"], "reference": {{"resource": "{resource}", "fields": ["id"]}}}}"#)
        })
        .collect();
    let references = if references.is_empty() {
        String::new()
    } else {
        format!(",\n        \"foreignKeys\": [{}]", references.join(", "))
    };
    let mut json =
        String::with_capacity(rows.iter().map(|row| row.len() + 12).sum::<usize>() + 4_096);
    let head = format!(
        r#"    {{
      "name": {},
      "type": "table",
      "description": {},
      "schema": {{
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [
{}
        ],
        "primaryKey": ["id"]{references}
      }},
      "data": [
"#,
        string(name),
        string(description),
        fields.join(",\n"),
    );
    json.push_str(&head);
    for (n, row) in rows.iter().enumerate() {
        json.push_str(if n == 0 { "        " } else { ",\n        " });
        json.push_str(row);
    }
    json.push_str(if rows.is_empty() {
        "      ]\n    }"
    } else {
        "\n      ]\n    }"
    });
    json
}

/// The whole package around its resources.
pub(crate) fn package(n_activities: usize, seed: u64, resources: &[String]) -> String {
    let title = text(
        "Fernhill Community College in 2024 (synthetic)",
        "蕨山社区学院的2024年（虚构数据）",
    );
    let about_en = format!(
        "Synthetic: the college, its twelve initiatives and every activity, date and figure in this file are made up \
         by a program (cargo xtask sample, {n_activities} activities, seed {seed}). It shows what a well-dated year \
         looks like; nothing in it happened."
    );
    let about_zh = format!(
        "虚构数据：文中的学院、十二项工作以及所有活动、日期和数字，均由程序生成（cargo xtask \
         sample，{n_activities}项活动，种子{seed}）。它只用来展示日期完整的一年是什么样子，其中没有任何真实事件。"
    );
    let source = text(
        "Annual report that does not exist (synthetic)",
        "并不存在的年度报告（虚构）",
    );
    let n_paragraphs = INITIATIVES.len() + 1;
    let mut json = String::new();
    // Writing to a String cannot fail.
    let _infallible = write!(
        json,
        r#"{{
  "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
  "name": "synthetic-college-year",
  "title": {title_en},
  "description": {description_en},
  "version": "1.0.0",
  "created": "2025-01-31T00:00:00Z",
  "sources": [
    {{"title": {source_en}, "date": "2025-01-31", "paragraphs": {n_paragraphs}, "yearline": {{"title": {source_map}}}}}
  ],
  "contributors": [
    {{"title": "Yearline", "roles": ["compiler", "translator"]}}
  ],
  "yearline": {{
    "format": 1,
    "period": "{year}",
    "languages": ["en", "zh-Hans"],
    "title": {title_map},
    "description": {description_map}
  }},
  "resources": [
{resources}
  ]
}}
"#,
        title_en = string(title.en),
        description_en = string(&about_en),
        source_en = string(source.en),
        source_map = source.json(),
        year = when::YEAR,
        title_map = title.json(),
        description_map = map(&about_en, &about_zh),
        resources = resources.join(",\n"),
    );
    json
}
