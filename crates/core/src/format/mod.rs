//! The file format, once: a year of activities as a Data Package v2 with inline tables.
//!
//! These types are what `ingest` reads, what the synthetic sample is written through, and what the JSON Schema in `data/`
//! and the Table Schemas are made from (feature `schema`). The descriptions in the schemas are the doc comments here. What a
//! type cannot say (unique identifiers, references, dates within the period) is checked by `ingest`.
//!
//! Texts are borrowed from the file where serde_json allows it, so that reading a hundred thousand rows copies few of them.

mod names;
mod part;
#[cfg(feature = "schema")]
pub mod schema;
mod text;

use std::borrow::Cow;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::{Basis, Decimal, Place, Qualifier};
pub use names::names_of;
pub use part::part_of;
pub use text::{Str, Text};

/// The only version of the format that is read.
pub const FORMAT: u32 = 1;

/// The profile of a Data Package v2.
pub const PACKAGE_PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// The names of the tables, in the order in which they refer to one another.
pub const TABLES: [&str; 4] = ["initiatives", "kinds", "activities", "figures"];

/// A year of activities as a Data Package v2 with inline resources. Strict in what the format gives meaning to, open wherever
/// a Data Package is open: unknown properties of the package, of its resources and of their rows are allowed. References
/// between rows, unique identifiers and the EDTF of dates are beyond a JSON Schema and are checked by the reader of the file.
///
/// `R` are the resources: their rows for who writes a file, their raw JSON for who reads one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(title = "Yearline dataset, format 1")
)]
pub struct Package<'a, R> {
    /// The Data Package profile.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(required, extend("const" = PACKAGE_PROFILE)))]
    pub schema: Option<String>,
    /// The stable name of the dataset, without the year.
    #[serde(borrow)]
    pub name: Id<'a>,
    /// The title, a string so that every Data Package tool reads it; `yearline.title` says it in every language.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub title: Option<Text<'a>>,
    /// What the data are, where they come from, and who translated or summarised them; `yearline.description` says it in
    /// every language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// The version of this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Filled>,
    /// When this file was made, as an RFC 3339 date and time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time", "pattern" = schema::DATE_TIME)))]
    pub created: Option<String>,
    /// What the data were taken from; the first is the report that places refer to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Source<'a>>,
    /// Who made the data and who wrote the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub contributors: Vec<Contributor<'a>>,
    /// The licences of the data, only where they are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub licenses: Vec<License>,
    /// What this format adds to the Data Package.
    pub yearline: Yearline<'a>,
    /// The tables. `initiatives`, `kinds`, `activities` and `figures` must be there once each, in any order; others may
    /// follow.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Resources"))]
    pub resources: R,
}

/// The object `yearline` of the package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Yearline<'a> {
    /// The version of this format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub format: u32,
    /// The period that the report covers, in EDTF, such as `2022` or `2021-09/2022-08`.
    #[serde(borrow)]
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub period: Cow<'a, str>,
    /// The BCP 47 tags of the languages of the texts, the first being the one to fall back on.
    #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true), inner(regex(pattern = schema::LANGUAGE))))]
    pub languages: Vec<String>,
    /// The title of the page, in every language. Stands in for the package’s `title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text<'a>>,
    /// The package’s `description`, in every language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
}

/// One source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Source<'a> {
    /// What the source is.
    #[serde(borrow)]
    pub title: Text<'a>,
    /// The date of the source, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date", "pattern" = schema::DATE)))]
    pub date: Option<String>,
    /// How many paragraphs the report has; the places of rows lie within it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub paragraphs: Option<u16>,
    /// Where the source can be read, if it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<Filled>,
    /// What the Data Package profile has no place for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yearline: Option<Titled<'a>>,
}

/// One contributor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Contributor<'a> {
    /// The name, or plain words where the source gives none.
    #[serde(borrow)]
    pub title: Text<'a>,
    /// What the contributor did, such as `author`, `compiler` or `translator`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub roles: Vec<Filled>,
    /// What the Data Package profile has no place for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yearline: Option<Titled<'a>>,
}

/// The object `yearline` of a source or a contributor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Titled<'a> {
    /// The `title`, in every language.
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text<'a>>,
}

/// One licence, by name or by address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(extend("anyOf" = [{"required": ["name"]}, {"required": ["path"]}]))
)]
pub struct License {
    /// Its name, such as `CC-BY-4.0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Filled>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<Filled>,
    /// Its title, for readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Filled>,
}

/// One row of `initiatives`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Initiative<'a> {
    /// Identifies the initiative; activities refer to it.
    #[serde(borrow)]
    pub id: Id<'a>,
    /// The number of the initiative in the report, counted from 1; it fixes the order on the page.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub number: u16,
    /// A short name, used as a row label.
    pub title: Text<'a>,
    /// What the initiative is about, in one or two sentences.
    pub summary: Text<'a>,
}

/// One row of `kinds`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Kind<'a> {
    /// Identifies the kind; activities refer to it.
    #[serde(borrow)]
    pub id: Id<'a>,
    /// The name of the kind.
    pub title: Text<'a>,
}

/// One row of `activities`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(extend(
        "if" = {"properties": {"when_basis": {"const": "implied"}}, "required": ["when_basis"]},
        "then" = {"required": ["when_note"], "properties": {"when_note": {"not": {"type": "null"}}}}
    ))
)]
pub struct Activity<'a> {
    /// Identifies the activity; figures and addresses refer to it.
    #[serde(borrow)]
    pub id: Id<'a>,
    /// The `id` of the initiative that the activity belongs to.
    pub initiative: Id<'a>,
    /// The `id` of the kind of the activity.
    pub kind: Id<'a>,
    /// A short name.
    pub title: Text<'a>,
    /// What the report says, in one to three plain sentences, and what is unclear about it.
    pub summary: Text<'a>,
    /// When it took place, in EDTF (ISO 8601-2:2019), levels 0 to 2. A day `2022-09-10`; a month `2022-09`; somewhere in the
    /// year and no closer `2022-XX` (never `2022`); something that lasted `2022-03/2022-06`, with an approximate start
    /// `2022-03~/2022-06` or no end named `2022-03~/..`; something that took place once within a span, one of a set
    /// `[2022-10..2022-12]`. It must overlap the period of the package; with the basis `period` it must not be dated closer
    /// than the report's period. Both are checked by the reader of the file, as is the EDTF itself.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub when: Cow<'a, str>,
    /// What the date rests on: the report says so (`stated`); it follows from something the report names, and `when_note`
    /// says from what (`implied`); only the report's own period (`period`).
    pub when_basis: Basis,
    /// From what the date follows, and what is unclear about it. Required where `when_basis` is `implied`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when_note: Option<Text<'a>>,
    /// Where in the report the activity stands.
    pub source: Place,
}

/// One row of `figures`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Figure<'a> {
    /// Identifies the figure.
    #[serde(borrow)]
    pub id: Id<'a>,
    /// The `id` of the activity that the figure belongs to.
    pub activity: Id<'a>,
    /// What is counted.
    pub title: Text<'a>,
    /// The number that the report gives, as a JSON number.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub value: Decimal,
    /// How the number is to be read: `exact`; `at-least`, the number itself included; `more-than`, the number itself
    /// excluded; `about`.
    pub qualifier: Qualifier,
    /// The thing counted. Figures of different units are never added, so one kind of thing has one unit, spelt the same.
    pub unit: Text<'a>,
    /// What is unclear about the figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// Where in the report the figure stands.
    pub source: Place,
}

/// A table as it is written: a Data Resource with its rows inline.
#[cfg(feature = "schema")]
#[derive(Clone, Debug, Serialize)]
pub struct Resource<'a, Row> {
    /// The name by which it is found, one of [`TABLES`].
    pub name: &'a str,
    /// The type of the resource: `table`.
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// What it holds.
    pub description: &'a str,
    /// Its columns, for other Data Package tools.
    pub schema: schema::TableSchema,
    /// The rows.
    pub data: Vec<Row>,
}

/// An identifier: lower-case letters, digits, dot, underscore and hyphen, beginning with a letter or digit. It stands in
/// addresses, so it should never change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(extend("pattern" = schema::ID)))]
pub struct Id<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// A string with at least one character that is not white space.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(extend("pattern" = schema::FILLED)))]
pub struct Filled(pub String);
