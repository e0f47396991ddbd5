//! A draft as a file: JSON in one form, whatever the draft came from.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;
use yearline_core::format::{FORMAT, PACKAGE_PROFILE, TABLES, Text};

use super::{Content, Contributor, Draft, Row, Source, Words};

impl Draft {
    /// The dataset as a file: properties in the order of the format, an indent of two spaces, a line break at the end.
    #[must_use]
    pub fn to_json(&self) -> String {
        let package = Package { draft: self };
        let mut json = serde_json::to_string_pretty(&package).unwrap_or_default();
        json.push('\n');
        json
    }
}

/// A number if it is one in JSON, else a string.
fn number<S: Serializer>(written: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let raw = serde_json::from_str::<serde_json::Number>(written)
        .ok()
        .and_then(|_| RawValue::from_string(written.to_owned()).ok());
    match raw {
        Some(raw) => raw.serialize(serializer),
        None => serializer.serialize_str(written),
    }
}

struct Number<'a>(&'a str);

impl Serialize for Number<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(self.0, serializer)
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Words(words) => words.serialize(serializer),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Number(written) => number(written, serializer),
            Self::Place {
                paragraph,
                sentence,
            } => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in [("paragraph", paragraph), ("sentence", sentence)] {
                    if let Some(value) = value {
                        map.serialize_entry(name, &Number(value))?;
                    }
                }
                map.end()
            }
        }
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, content)| (name, content)))
    }
}

/// The package around a draft. Its properties are in the order of [`yearline_core::format::Package`].
struct Package<'a> {
    draft: &'a Draft,
}

/// A text that the profile of Data Packages wants as one string: the first language, and where there are others, all of them
/// under `yearline`.
fn plain(words: &Words) -> (&str, Option<&Words>) {
    match words {
        Text::Same(text) => (text, None),
        Text::ByLanguage(texts) => (texts.first().map_or("", |(_, text)| text), Some(words)),
    }
}

impl Serialize for Package<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let head = &self.draft.head;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("$schema", PACKAGE_PROFILE)?;
        let title = head.title.as_ref().map(plain);
        let description = head.description.as_ref().map(plain);
        for (name, text) in [
            ("name", head.name.as_deref()),
            ("title", title.map(|(text, _)| text)),
            ("description", description.map(|(text, _)| text)),
            ("version", head.version.as_deref()),
            ("created", head.created.as_deref()),
        ] {
            if let Some(text) = text {
                map.serialize_entry(name, text)?;
            }
        }
        if !head.sources.is_empty() {
            map.serialize_entry("sources", &head.sources)?;
        }
        if !head.contributors.is_empty() {
            map.serialize_entry("contributors", &head.contributors)?;
        }
        if !head.licenses.is_empty() {
            map.serialize_entry("licenses", &head.licenses)?;
        }
        map.serialize_entry(
            "yearline",
            &Yearline {
                format: FORMAT,
                period: head.period.as_deref(),
                languages: &head.languages,
                title: title.and_then(|(_, words)| words),
                description: description.and_then(|(_, words)| words),
            },
        )?;
        let resources: Vec<Resource<'_>> = TABLES
            .iter()
            .zip(&self.draft.tables)
            .map(|(name, data)| Resource {
                name,
                kind: "table",
                data,
            })
            .collect();
        map.serialize_entry("resources", &resources)?;
        map.end()
    }
}

#[derive(Serialize)]
struct Yearline<'a> {
    format: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'a str>,
    languages: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a Words>,
}

#[derive(Serialize)]
struct Resource<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    data: &'a [Row],
}

#[derive(Serialize)]
struct Titled<'a> {
    title: &'a Words,
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let title = self.title.as_ref().map(plain);
        if let Some((text, _)) = title {
            map.serialize_entry("title", text)?;
        }
        if let Some(date) = &self.date {
            map.serialize_entry("date", date)?;
        }
        if let Some(paragraphs) = &self.paragraphs {
            map.serialize_entry("paragraphs", &Number(paragraphs))?;
        }
        if let Some(path) = &self.path {
            map.serialize_entry("path", path)?;
        }
        if let Some((_, Some(title))) = title {
            map.serialize_entry("yearline", &Titled { title })?;
        }
        map.end()
    }
}

impl Serialize for Contributor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let title = self.title.as_ref().map(plain);
        if let Some((text, _)) = title {
            map.serialize_entry("title", text)?;
        }
        if !self.roles.is_empty() {
            map.serialize_entry("roles", &self.roles)?;
        }
        if let Some((_, Some(title))) = title {
            map.serialize_entry("yearline", &Titled { title })?;
        }
        map.end()
    }
}
