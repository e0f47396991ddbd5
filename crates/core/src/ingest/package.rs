//! What is said of the dataset as a whole, and where its tables are.

use edtf_core::Edtf;

use super::code::{Code, Severity};
use super::columns::{CONTRIBUTOR, IN_EVERY_LANGUAGE, LICENSE, PACKAGE, SOURCE, TABLES, YEARLINE};
use super::diagnostic::{Expected, Type};
use super::fields::{Checker, MAX_TEXT, MAX_TITLE, Row};
use super::json::{Kind, Value};
use super::near::nearest;
use super::path::Trail;
use crate::domain::{Contributor, Day, Meta, Month, Origin, Period, PeriodError, Text};

/// The only version of the format that is read.
pub const FORMAT: u32 = 1;

/// The most languages that a dataset may have: each is a button.
pub const MAX_LANGUAGES: usize = 20;

/// How many unknown resources are compared with ours by name.
const MAX_STRANGERS: usize = 100;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

/// What is known of a package, whatever its faults.
pub(super) struct Package<'a> {
    /// `None` if something that it needs is at fault.
    pub(super) meta: Option<Meta>,
    pub(super) period: Option<Period>,
    /// How many paragraphs the report has: places refer to the first source.
    pub(super) n_paragraphs: Option<u16>,
    /// The rows of each of [`TABLES`], with the index of their resource.
    pub(super) tables: [Option<(usize, Value<'a>)>; 4],
}

impl Checker {
    /// Reads all of a package but the rows of its tables.
    pub(super) fn package<'a>(&mut self, top: Value<'a>) -> Option<Package<'a>> {
        let package = self.row(top, Trail::Top, PACKAGE, ERROR)?;
        let ours = self.value(&package, "yearline", Type::Object);
        let ours =
            ours.and_then(|v| self.row(v, Trail::Key(&Trail::Top, "yearline"), YEARLINE, ERROR));
        let mut period = None;
        if let Some(ours) = &ours {
            self.format(ours);
            self.read_languages(ours);
            period = self.period(ours);
        }
        let named = ours.as_ref();
        let title = self.titled(&package, named, "title", MAX_TITLE);
        let description = self.titled(&package, named, "description", MAX_TEXT);
        let sources = self.list(&package, "sources", Self::source);
        let n_paragraphs = sources.first().and_then(|s| s.n_paragraphs);
        let contributors = self.list(&package, "contributors", Self::contributor);
        let licenses = self.list(&package, "licenses", Self::license);
        let name = self.id(&package, "name");
        let version = self.words(&package, "version");
        let created = self.words(&package, "created");
        let tables = self.tables(&package);
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

    fn format(&mut self, ours: &Row<'_, '_>) {
        let Some(value) = self.value(ours, "format", Type::Integer) else {
            return;
        };
        match value.number() {
            None => self.fault(
                ours,
                "format",
                (Code::WrongType, ERROR),
                value,
                Expected::Type(Type::Integer),
            ),
            Some(version) if version == f64::from(FORMAT) => {}
            Some(_) => {
                let readable = Expected::OneOf(vec![FORMAT.to_string()]);
                self.fault(
                    ours,
                    "format",
                    (Code::UnknownFormat, ERROR),
                    value,
                    readable,
                );
            }
        }
    }

    fn read_languages(&mut self, ours: &Row<'_, '_>) {
        let Some(list) = self.value(ours, "languages", Type::Array) else {
            return;
        };
        if list.kind() != Kind::Array {
            self.fault(
                ours,
                "languages",
                (Code::WrongType, ERROR),
                list,
                Expected::Type(Type::Array),
            );
            return;
        }
        let here = Trail::Key(&ours.trail, "languages");
        let mut languages: Vec<String> = Vec::new();
        let mut n = 0;
        for (i, value) in list.elements().enumerate() {
            n += 1;
            let trail = Trail::Index(&here, i);
            let Some(tag) = value.string() else {
                self.fault_at(
                    trail,
                    (Code::WrongType, ERROR),
                    value,
                    Expected::Type(Type::String),
                );
                continue;
            };
            if !is_language_tag(&tag) {
                self.fault_at(trail, (Code::BadLanguage, ERROR), value, Expected::Language);
            } else if let Some(first) = languages.iter().position(|l| l.eq_ignore_ascii_case(&tag))
            {
                let first = Trail::Index(&here, first).to_path();
                self.fault_at(
                    trail,
                    (Code::BadLanguage, ERROR),
                    value,
                    Expected::Elsewhere(first),
                );
            } else if languages.len() == MAX_LANGUAGES {
                self.fault_at(
                    trail,
                    (Code::BadLanguage, ERROR),
                    value,
                    Expected::AtMost(MAX_LANGUAGES),
                );
                break;
            } else {
                languages.push(tag.into_owned());
            }
        }
        if n == 0 {
            self.fault(
                ours,
                "languages",
                (Code::NoLanguage, ERROR),
                list,
                Expected::Language,
            );
        }
        self.languages = languages;
    }

    fn period(&mut self, ours: &Row<'_, '_>) -> Option<Period> {
        let (text, value) = self.string(ours, "period")?;
        let (code, expected) = match Period::parse(&text) {
            Ok(period) => return Some(period),
            Err(PeriodError::TooLong) => {
                (Code::PeriodTooLong, Expected::AtMost(Period::MAX_MONTHS))
            }
            Err(PeriodError::Unbounded) => (Code::BadPeriod, Expected::Bounded),
            Err(PeriodError::NotEdtf) => {
                let offset = Edtf::parse(&text).err().map_or(0, |e| e.offset);
                (
                    Code::BadPeriod,
                    Expected::Edtf {
                        read: n_chars_before(&text, offset),
                    },
                )
            }
        };
        self.fault(ours, "period", (code, ERROR), value, expected);
        None
    }

    /// A text that the profile of Data Packages wants as one string, so that its other languages stand under `yearline`.
    fn titled(
        &mut self,
        plain: &Row<'_, '_>,
        ours: Option<&Row<'_, '_>>,
        name: &str,
        limit: usize,
    ) -> Option<Text> {
        match ours.filter(|ours| ours.get(name).is_some()) {
            Some(ours) => {
                let in_every = self.text(ours, name, limit);
                // The plain one is checked too, and needed if the other is at fault.
                let one = if in_every.is_some() && plain.get(name).is_none() {
                    None
                } else {
                    self.text(plain, name, limit)
                };
                in_every.or(one)
            }
            None => self.text(plain, name, limit),
        }
    }

    /// The elements of a list that can be read, in order.
    fn list<T>(
        &mut self,
        package: &Row<'_, '_>,
        name: &str,
        mut read: impl FnMut(&mut Self, Value<'_>, Trail<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(list) = self.value(package, name, Type::Array) else {
            return Vec::new();
        };
        if list.kind() != Kind::Array {
            self.fault(
                package,
                name,
                (Code::WrongType, WARNING),
                list,
                Expected::Type(Type::Array),
            );
        }
        let here = Trail::Key(&package.trail, name);
        list.elements()
            .enumerate()
            .filter_map(|(i, value)| read(self, value, Trail::Index(&here, i)))
            .collect()
    }

    /// The title of a source or a contributor, in every language.
    fn title_of(&mut self, row: &Row<'_, '_>) -> Option<Text> {
        let trail = Trail::Key(&row.trail, "yearline");
        let ours = row
            .get("yearline")
            .and_then(|v| self.row(v, trail, IN_EVERY_LANGUAGE, WARNING));
        self.titled(row, ours.as_ref(), "title", MAX_TITLE)
    }

    fn source(&mut self, value: Value<'_>, trail: Trail<'_>) -> Option<Origin> {
        let row = self.row(value, trail, SOURCE, WARNING)?;
        let title = self.title_of(&row);
        let n_paragraphs = self.integer(&row, "paragraphs", (1, u16::MAX), Code::BadPlace);
        let date = self.string(&row, "date").and_then(|(text, value)| {
            let day = day(&text);
            if day.is_none() {
                self.fault(&row, "date", (Code::BadDate, WARNING), value, Expected::Day);
            }
            day
        });
        let url = self.string(&row, "path").and_then(|(url, value)| {
            if is_safe_url(&url) {
                return Some(url.into_owned());
            }
            self.fault(&row, "path", (Code::BadUrl, WARNING), value, Expected::Url);
            None
        });
        Some(Origin {
            title: title.unwrap_or_default(),
            date,
            url,
            n_paragraphs,
        })
    }

    fn contributor(&mut self, value: Value<'_>, trail: Trail<'_>) -> Option<Contributor> {
        let row = self.row(value, trail, CONTRIBUTOR, WARNING)?;
        let title = self.title_of(&row);
        let roles = self.list(&row, "roles", |checker, value, trail| {
            let fault = match value.string() {
                None => (Code::WrongType, Expected::Type(Type::String)),
                Some(role) if role.trim().is_empty() => (Code::MissingText, Expected::Text),
                Some(role) => return Some(role.chars().take(MAX_TITLE).collect()),
            };
            checker.fault_at(trail, (fault.0, WARNING), value, fault.1);
            None
        });
        Some(Contributor {
            title: title?,
            roles,
        })
    }

    fn license(&mut self, value: Value<'_>, trail: Trail<'_>) -> Option<String> {
        let row = self.row(value, trail, LICENSE, WARNING)?;
        let known = ["name", "title", "path"]
            .into_iter()
            .find(|name| row.get(name).is_some());
        if known.is_none() {
            self.missing(
                &row,
                "name",
                (Code::MissingField, WARNING),
                Expected::Type(Type::String),
            );
        }
        self.words(&row, known?)
    }

    /// Where the rows of each table are.
    fn tables<'a>(&mut self, package: &Row<'_, 'a>) -> [Option<(usize, Value<'a>)>; 4] {
        let mut tables = [None; 4];
        let Some(list) = self.value(package, "resources", Type::Array) else {
            return tables;
        };
        if list.kind() != Kind::Array {
            self.fault(
                package,
                "resources",
                (Code::WrongType, ERROR),
                list,
                Expected::Type(Type::Array),
            );
            return tables;
        }
        let here = Trail::Key(&package.trail, "resources");
        let mut met: [Option<usize>; 4] = [None; 4];
        let mut strangers = Vec::new();
        for (i, resource) in list.elements().enumerate() {
            let trail = Trail::Index(&here, i);
            if resource.kind() != Kind::Object {
                self.fault_at(
                    trail,
                    (Code::WrongType, WARNING),
                    resource,
                    Expected::Type(Type::Object),
                );
                continue;
            }
            let Some(name) = resource.get("name").and_then(Value::string) else {
                continue;
            };
            let Some(t) = TABLES.iter().position(|table| table.name == name) else {
                // Other resources are none of our business, unless one is ours by another name.
                strangers.push((i, resource));
                continue;
            };
            let trail = Trail::Resource(&here, i, TABLES[t].name);
            if let Some(first) = met[t] {
                let first = Trail::Resource(&here, first, TABLES[t].name).to_path();
                self.fault_at(
                    trail,
                    (Code::DuplicateResource, ERROR),
                    resource,
                    Expected::Elsewhere(first),
                );
                continue;
            }
            met[t] = Some(i);
            tables[t] = self
                .rows_of(resource, trail, TABLES[t].name)
                .map(|rows| (i, rows));
        }
        for (i, resource) in strangers.into_iter().take(MAX_STRANGERS) {
            let Some(value) = resource.get("name") else {
                continue;
            };
            let name = value.string().unwrap_or_default();
            let absent = TABLES
                .iter()
                .zip(&met)
                .filter(|(_, met)| met.is_none())
                .map(|(table, _)| table.name);
            if let Some(near) = nearest(&name, absent) {
                let trail = Trail::Index(&here, i);
                let near = Expected::Near(near.to_owned());
                self.fault_at(
                    Trail::Key(&trail, "name"),
                    (Code::UnknownField, WARNING),
                    value,
                    near,
                );
            }
        }
        for (table, _) in TABLES.iter().zip(&met).filter(|(_, met)| met.is_none()) {
            let severity = if table.need == super::columns::Need::Required {
                ERROR
            } else {
                WARNING
            };
            self.missing(
                package,
                "resources",
                (Code::MissingResource, severity),
                Expected::Resource(table.name),
            );
        }
        tables
    }

    /// The rows of a resource: they stand in the file itself, not in another one.
    fn rows_of<'a>(
        &mut self,
        resource: Value<'a>,
        trail: Trail<'_>,
        name: &'static str,
    ) -> Option<Value<'a>> {
        let present = |property| {
            resource
                .get(property)
                .filter(|v| v.kind() != Kind::Null)
                .map(|v| (property, v))
        };
        let Some((property, rows)) = present("data").or_else(|| present("path")) else {
            let severity = if name == super::columns::FIGURES.name {
                WARNING
            } else {
                ERROR
            };
            self.findings.report(super::findings::Fault {
                code: Code::MissingField,
                severity,
                trail: Trail::Key(&trail, "data"),
                at: resource.at(),
                written: "",
                expected: Expected::Rows,
            });
            return None;
        };
        if property == "data" && rows.kind() == Kind::Array {
            return Some(rows);
        }
        self.fault_at(
            Trail::Key(&trail, property),
            (Code::WrongType, ERROR),
            rows,
            Expected::Rows,
        );
        None
    }
}

/// How many characters stand before that byte.
pub(super) fn n_chars_before(text: &str, offset: usize) -> usize {
    text.char_indices()
        .take_while(|&(at, _)| at < offset)
        .count()
}

/// The shape of a BCP 47 tag (RFC 5646, 2.1): `en`, `zh-Hans`, `pt-BR`. Whether the subtags are registered is not asked.
fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let is_primary =
        |s: &str| (2..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic());
    let is_other =
        |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= 35 && subtags.next().is_some_and(is_primary) && subtags.all(is_other)
}

/// A day of the calendar, `2023-02-17`.
fn day(text: &str) -> Option<Day> {
    let (month, day) = text.rsplit_once('-')?;
    let month = Month::parse(month)?;
    let is_day = day.len() == 2 && day.bytes().all(|b| b.is_ascii_digit());
    Day::from_civil(
        month.year(),
        month.number(),
        day.parse().ok().filter(|_| is_day)?,
    )
}

/// Whether a link may lead there: the schemes that a reader can be sent to, and nothing that a browser would skip over on its
/// way to another scheme.
fn is_safe_url(url: &str) -> bool {
    let (scheme, rest) = url.split_once(':').unwrap_or_default();
    let is_web = ["https", "http"]
        .iter()
        .any(|s| scheme.eq_ignore_ascii_case(s))
        && rest.starts_with("//");
    let is_mail = scheme.eq_ignore_ascii_case("mailto") && rest.contains('@');
    (is_web || is_mail) && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}
