//! The JSON Schema of the format, and the Table Schemas of its tables: both from the types of [`format`](super).

use std::borrow::Cow;

pub use schemars::JsonSchema;
use schemars::transform::{RecursiveTransform, Transform, transform_subschemas};
use schemars::{Schema, SchemaGenerator, json_schema, schema_for};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Activity, Figure, Initiative, Kind, Package, TABLES, Text, names_of};

/// The form of an identifier.
pub const ID: &str = "^[a-z0-9][a-z0-9._-]*$";
/// Something other than white space.
pub const FILLED: &str = r"\S";
/// The form of a BCP 47 tag.
pub const LANGUAGE: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";
/// The form of a day.
pub const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// The form of an RFC 3339 date and time.
pub const DATE_TIME: &str =
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";

/// The JSON Schema of a file.
#[must_use]
pub fn json_schema() -> Value {
    let mut schema = schema_for!(Package<'static, Resources>);
    // The types refuse unknown properties so that a misspelt one is looked at. In a file they are allowed.
    let mut open = RecursiveTransform(|schema: &mut Schema| {
        if schema.get("additionalProperties") == Some(&Value::Bool(false)) {
            schema.remove("additionalProperties");
        }
    });
    open.transform(&mut schema);
    unwrap_descriptions(&mut schema);
    schema.insert("$id".to_owned(), "urn:yearline:format:1".into());
    schema.to_value()
}

/// Doc comments are wrapped at the width of the source; a description is one line a paragraph.
fn unwrap_descriptions(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        let paragraphs: Vec<String> = text.split("\n\n").map(|p| p.replace('\n', " ")).collect();
        // What follows the first paragraph is for who reads the source.
        *text = paragraphs.into_iter().next().unwrap_or_default();
    }
    transform_subschemas(&mut unwrap_descriptions, schema);
}

/// The JSON Schema as it stands in `data/yearline.schema.json`.
#[must_use]
pub fn json_schema_text() -> String {
    format!("{:#}\n", json_schema())
}

impl JsonSchema for Text<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let filled = generator.subschema_for::<super::Filled>();
        json_schema!({
            "description": "A text for the reader: one non-empty string, or a non-empty map from a BCP 47 language tag to a \
                non-empty string. Plain text only; markup is shown as it stands.",
            "oneOf": [
                filled,
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": LANGUAGE},
                    "additionalProperties": filled
                }
            ]
        })
    }
}

/// The resources of a package: each table once, with its rows, and resources of others.
#[derive(Debug, Deserialize)]
pub struct Resources;

impl JsonSchema for Resources {
    fn schema_name() -> Cow<'static, str> {
        "Resources".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let rows = [
            generator.subschema_for::<Initiative>(),
            generator.subschema_for::<Kind>(),
            generator.subschema_for::<Activity>(),
            generator.subschema_for::<Figure>(),
        ];
        let named =
            |table: &str| json!({"properties": {"name": {"const": table}}, "required": ["name"]});
        let each_once: Vec<Value> = TABLES
            .iter()
            .map(|table| json!({"contains": named(table), "minContains": 1, "maxContains": 1}))
            .collect();
        let rows_of_each: Vec<Value> = TABLES
            .iter()
            .zip(rows)
            .map(|(table, row)| {
                // A year without activities or figures is one; without initiatives or kinds it says nothing.
                let least = usize::from(["initiatives", "kinds"].contains(table));
                let data = json!({"type": "array", "items": row, "minItems": least});
                json!({"if": named(table), "then": {"required": ["data"], "properties": {"data": data}}})
            })
            .collect();
        json_schema!({
            "type": "array",
            "items": {
                "description": "A Data Resource. The four of this format carry their rows inline in `data`; others may be added \
                    and are ignored.",
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"description": "The name by which it is found.", "type": "string", "minLength": 1},
                    "schema": {
                        "description": "The Table Schema of the rows, for other Data Package tools. Optional here: this format \
                            fixes the columns.",
                        "type": ["object", "string"]
                    },
                    "data": {"description": "The rows, inline."}
                },
                "allOf": rows_of_each
            },
            "allOf": each_once
        })
    }
}

/// A Table Schema (Data Package v2): the columns of a table for tools that do not know this format.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TableSchema {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<Field>,
    primary_key: [&'static str; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<Value>,
}

#[derive(Clone, Debug, Serialize)]
struct Field {
    name: &'static str,
    r#type: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Map::is_empty")]
    constraints: Map<String, Value>,
}

impl TableSchema {
    /// The Table Schema of a row's type; `references` are its columns that hold the `id` of another table's row.
    #[must_use]
    pub fn of<'de, Row: JsonSchema + Deserialize<'de>>(references: &[(&str, &str)]) -> Self {
        let mut schema = schema_for!(Row);
        unwrap_descriptions(&mut schema);
        let schema = schema.to_value();
        let foreign_keys = references.iter().map(|(column, table)| {
            json!({"fields": [column], "reference": {"resource": table, "fields": ["id"]}})
        });
        Self {
            profile: "https://datapackage.org/profiles/2.0/tableschema.json",
            fields: names_of::<Row>()
                .iter()
                .map(|name| Field::of(&schema, name))
                .collect(),
            primary_key: ["id"],
            foreign_keys: foreign_keys.collect(),
        }
    }
}

impl Field {
    fn of(schema: &Value, name: &'static str) -> Self {
        let property = &schema["properties"][name];
        // A column that may be left out is `anyOf` its type and null.
        let own = property["anyOf"].get(0).unwrap_or(property);
        let shape = own["$ref"]
            .as_str()
            .and_then(|pointer| schema.pointer(pointer.trim_start_matches('#')))
            .unwrap_or(own);
        let description = property["description"].as_str().unwrap_or_default();
        let is_number = |of: &str| shape["type"] == of;
        let r#type = match () {
            () if is_number("integer") => "integer",
            () if is_number("number") => "number",
            () if is_number("string") || shape.get("enum").is_some() || words(shape).is_some() => {
                "string"
            }
            // A text in several languages, or a place.
            () => "object",
        };
        let mut constraints = Map::new();
        if schema["required"]
            .as_array()
            .is_some_and(|all| all.iter().any(|n| n == name))
        {
            constraints.insert("required".to_owned(), true.into());
        }
        if ["id", "number"].contains(&name) {
            constraints.insert("unique".to_owned(), true.into());
        }
        for (keyword, value) in [
            ("enum", words(shape)),
            (
                "minimum",
                shape.get("minimum").or(property.get("minimum")).cloned(),
            ),
            ("pattern", shape.get("pattern").cloned()),
        ] {
            if let Some(value) = value {
                constraints.insert(keyword.to_owned(), value);
            }
        }
        Self {
            name,
            r#type,
            description: description.to_owned(),
            constraints,
        }
    }
}

/// The words of an enum: schemars writes those with a description of their own as `oneOf` constants.
fn words(shape: &Value) -> Option<Value> {
    if let Some(words) = shape.get("enum") {
        return Some(words.clone());
    }
    let words: Option<Vec<Value>> = shape["oneOf"]
        .as_array()?
        .iter()
        .map(|one| one.get("const").cloned())
        .collect();
    words.map(Value::Array)
}
