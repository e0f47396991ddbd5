//! What is said of the dataset as a whole, and where its tables are.

use serde::de::IgnoredAny;

use super::fields::Need::{Optional, Required, Wanted};
use super::fields::{Checker, Column, Row};
use super::raw::{Kind, Raw};
use crate::domain::{Contributor, Meta, Origin, Period, Text};
use crate::format::{self, TABLES};
use crate::ingest::code::{Code, Severity};
use crate::ingest::diagnostic::{Expected, Type};
use crate::ingest::path::Trail;
use crate::ingest::rules::{self, MAX_TEXT, MAX_TITLE, Violation};
use crate::ingest::suggest::nearest;

/// How many unknown resources are compared with ours by name.
const MAX_COMPARED: usize = 100;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

/// The rows of a table, with the index of its resource; `None` if they are not to be had.
pub(super) type Table<'a> = Option<(usize, Raw<'a>)>;

/// What is known of a package, whatever its faults.
pub(super) struct Package<'a> {
    /// `None` if something that it needs is at fault.
    pub(super) meta: Option<Meta>,
    pub(super) period: Option<Period>,
    /// How many paragraphs the report has: places refer to the first source.
    pub(super) n_paragraphs: Option<u16>,
    /// Those of [`TABLES`].
    pub(super) tables: [Table<'a>; 4],
}

impl<'a> Checker<'a> {
    /// Reads all of a package but the rows of its tables.
    pub(super) fn package(&mut self, top: Raw<'a>) -> Option<Package<'a>> {
        let package = self.row::<format::Package<'a, IgnoredAny>>(top, Trail::Top, ERROR)?;
        let ours = self.value(&package, ("yearline", Required), Type::Object);
        let ours = ours.and_then(|v| {
            self.row::<format::Yearline<'a>>(v, Trail::Key(&Trail::Top, "yearline"), ERROR)
        });
        let ours = ours.as_ref();
        let mut period = None;
        if let Some(ours) = ours {
            self.format(ours);
            self.read_languages(ours);
            let text = self.string(ours, ("period", Required));
            period = text.and_then(|text| self.check(ours, "period", ERROR, rules::period(&text)));
        }
        // The title may be left out where `yearline` has one.
        let title = self.titled(&package, ours, ("title", Required), MAX_TITLE);
        let description = self.titled(&package, ours, ("description", Optional), MAX_TEXT);
        let sources = self.list(&package, "sources", Self::source);
        let n_paragraphs = sources.first().and_then(|s| s.n_paragraphs);
        let contributors = self.list(&package, "contributors", Self::contributor);
        let licenses = self.list(&package, "licenses", Self::license);
        let name = self.id(&package, ("name", Wanted));
        let version = self.words(&package, ("version", Optional));
        let created = self.words(&package, ("created", Optional));
        let tables = self.resources(&package);
        let meta = title.zip(period).map(|(title, period)| Meta {
            name: name.unwrap_or_default().into_owned(),
            title,
            description: description.unwrap_or_default(),
            version: version.unwrap_or_default(),
            created: created.unwrap_or_default(),
            period,
            languages: self.languages.clone(),
            sources,
            contributors,
            licenses,
        });
        Some(Package {
            meta,
            period,
            n_paragraphs,
            tables,
        })
    }

    fn format(&mut self, ours: &Row<'_, 'a>) {
        let Some(value) = self.value(ours, ("format", Required), Type::Integer) else {
            return;
        };
        let of_type = value.number().ok_or(Violation {
            code: Code::WrongType,
            expected: Expected::Type(Type::Integer),
        });
        self.check(ours, "format", ERROR, of_type.and_then(rules::format));
    }

    fn read_languages(&mut self, ours: &Row<'_, 'a>) {
        let Some(list) = self.array(ours, ("languages", Required)) else {
            return;
        };
        let here = Trail::Key(&ours.trail, "languages");
        let mut n = 0;
        let mut is_full = false;
        list.for_each_element(|value| {
            let trail = Trail::Index(&here, n);
            n += 1;
            if is_full {
                return;
            }
            let Some(tag) = value.string() else {
                self.fault(
                    trail,
                    (Code::WrongType, ERROR),
                    value,
                    Expected::Type(Type::String),
                );
                return;
            };
            match rules::language(&tag, &self.languages) {
                Ok(()) => self.languages.push(tag.into_owned()),
                Err(Violation { code, expected }) => {
                    // One more than there may be is reported once.
                    is_full = matches!(expected, Expected::AtMost(_));
                    self.fault(trail, (code, ERROR), value, expected);
                }
            }
        });
        if n == 0 {
            self.fault(here, (Code::NoLanguage, ERROR), list, Expected::Language);
        }
    }

    /// A text that the profile of Data Packages wants as one string, so that its other languages stand under `yearline`.
    fn titled(
        &mut self,
        plain: &Row<'_, 'a>,
        ours: Option<&Row<'_, 'a>>,
        (name, need): Column,
        limit: usize,
    ) -> Option<Text> {
        let in_every = ours.filter(|ours| ours.get(name).is_some());
        let in_every = in_every.and_then(|ours| self.text(ours, (name, Optional), limit));
        // The plain one is checked too, and needed if there is no other.
        let plain = if in_every.is_some() && plain.get(name).is_none() {
            None
        } else {
            self.text(plain, (name, need), limit)
        };
        in_every.or(plain)
    }

    /// The elements of a list that can be read, in order.
    fn list<T>(
        &mut self,
        package: &Row<'_, 'a>,
        name: &'static str,
        mut read: impl FnMut(&mut Self, Raw<'a>, Trail<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(list) = self.array(package, (name, Optional)) else {
            return Vec::new();
        };
        let here = Trail::Key(&package.trail, name);
        let elements = list.elements().into_iter().enumerate();
        elements
            .filter_map(|(i, value)| read(self, value, Trail::Index(&here, i)))
            .collect()
    }

    /// The title of a source or a contributor, in every language.
    fn title_of(&mut self, row: &Row<'_, 'a>) -> Option<Text> {
        let trail = Trail::Key(&row.trail, "yearline");
        let ours = row
            .get("yearline")
            .and_then(|v| self.row::<format::Titled<'a>>(v, trail, WARNING));
        self.titled(row, ours.as_ref(), ("title", Wanted), MAX_TITLE)
    }

    fn source(&mut self, value: Raw<'a>, trail: Trail<'_>) -> Option<Origin> {
        let row = self.row::<format::Source<'a>>(value, trail, WARNING)?;
        let title = self.title_of(&row);
        let n_paragraphs = self.integer(
            &row,
            ("paragraphs", Optional),
            (1, u16::MAX),
            Code::BadPlace,
        );
        let date = self.string(&row, ("date", Optional));
        let date = date.and_then(|date| self.check(&row, "date", WARNING, rules::day(&date)));
        let url = self.string(&row, ("path", Optional));
        let url = url.and_then(|url| {
            self.check(&row, "path", WARNING, rules::url(&url))
                .map(|()| url)
        });
        Some(Origin {
            title: title.unwrap_or_default(),
            date,
            url: url.map(|url| url.into_owned()),
            n_paragraphs,
        })
    }

    fn contributor(&mut self, value: Raw<'a>, trail: Trail<'_>) -> Option<Contributor> {
        let row = self.row::<format::Contributor<'a>>(value, trail, WARNING)?;
        let title = self.title_of(&row);
        let roles = self.list(&row, "roles", |checker, value, trail| {
            let (code, expected) = match value.string() {
                None => (Code::WrongType, Expected::Type(Type::String)),
                Some(role) => match rules::not_blank(&role) {
                    Ok(()) => return Some(role.chars().take(MAX_TITLE).collect()),
                    Err(Violation { code, expected }) => (code, expected),
                },
            };
            checker.fault(trail, (code, WARNING), value, expected);
            None
        });
        Some(Contributor {
            title: title?,
            roles,
        })
    }

    fn license(&mut self, value: Raw<'a>, trail: Trail<'_>) -> Option<String> {
        let row = self.row::<format::License>(value, trail, WARNING)?;
        let known = ["name", "title", "path"]
            .into_iter()
            .find(|name| row.get(name).is_some());
        self.words(&row, (known.unwrap_or("name"), Wanted))
    }

    /// Where the rows of each table are.
    fn resources(&mut self, package: &Row<'_, 'a>) -> [Table<'a>; 4] {
        let mut tables = [None; 4];
        let Some(list) = self.array(package, ("resources", Required)) else {
            return tables;
        };
        let here = Trail::Key(&package.trail, "resources");
        let mut first_of: [Option<usize>; 4] = [None; 4];
        let mut strangers = Vec::new();
        for (i, resource) in list.elements().into_iter().enumerate() {
            let trail = Trail::Index(&here, i);
            if resource.kind() != Kind::Object {
                self.fault(
                    trail,
                    (Code::WrongType, WARNING),
                    resource,
                    Expected::Type(Type::Object),
                );
                continue;
            }
            let members = resource.members();
            let get = |name: &str| {
                members
                    .iter()
                    .rfind(|(n, _)| n == name)
                    .map(|(_, value)| *value)
            };
            let Some((value, name)) = get("name").and_then(|v| Some((v, v.string()?))) else {
                continue;
            };
            let Some(t) = TABLES.iter().position(|table| *table == name) else {
                // Other resources are none of our business, unless one is ours by another name.
                strangers.push((i, value, name));
                continue;
            };
            let trail = Trail::Resource(&here, i, TABLES[t]);
            if let Some(first) = first_of[t] {
                let first = Trail::Resource(&here, first, TABLES[t]).to_path();
                self.fault(
                    trail,
                    (Code::DuplicateResource, ERROR),
                    resource,
                    Expected::Elsewhere(first),
                );
                continue;
            }
            for name in ["name", "data"] {
                let mut twice = members.iter().filter(|(n, _)| n == name).skip(1);
                if let Some((_, value)) = twice.next() {
                    let code = (Code::DuplicateName, ERROR);
                    self.fault(Trail::Key(&trail, name), code, *value, Expected::Once);
                }
            }
            first_of[t] = Some(i);
            let present = |name| {
                get(name)
                    .filter(|v| v.kind() != Kind::Null)
                    .map(|v| (name, v))
            };
            tables[t] = match present("data").or_else(|| present("path")) {
                Some(("data", rows)) if rows.kind() == Kind::Array => Some((i, rows)),
                // The rows stand in the file itself, not in another one.
                Some((name, value)) => {
                    self.fault(
                        Trail::Key(&trail, name),
                        (Code::WrongType, ERROR),
                        value,
                        Expected::Rows,
                    );
                    None
                }
                None => {
                    let code = (Code::MissingField, severity_of(t));
                    self.missing(Trail::Key(&trail, "data"), code, resource, Expected::Rows);
                    None
                }
            };
        }
        let absent = TABLES
            .iter()
            .zip(first_of)
            .filter(|(_, first)| first.is_none());
        let absent: Vec<&'static str> = absent.map(|(table, _)| *table).collect();
        for (i, value, name) in strangers.into_iter().take(MAX_COMPARED) {
            if let Some(near) = nearest(&name, absent.iter().copied()) {
                let resource = Trail::Index(&here, i);
                let near = Expected::Near(near.to_owned());
                self.fault(
                    Trail::Key(&resource, "name"),
                    (Code::UnknownField, WARNING),
                    value,
                    near,
                );
            }
        }
        for (t, table) in TABLES.into_iter().enumerate() {
            if first_of[t].is_none() {
                let code = (Code::MissingResource, severity_of(t));
                self.missing(here, code, package.value, Expected::Resource(table.into()));
            }
        }
        tables
    }
}

/// A year may lack figures, and nothing else.
fn severity_of(table: usize) -> Severity {
    if TABLES[table] == "figures" {
        WARNING
    } else {
        ERROR
    }
}
