//! The rows of the tables: each is looked at once, from its first column to its last.

use std::borrow::Cow;

use super::names::Names;

use super::code::{Code, Severity};
use super::columns::{FIGURES, INITIATIVES, KINDS, PLACE, Table};
use super::diagnostic::{Expected, Type};
use super::fields::{Checker, MAX_TEXT, MAX_TITLE, Row};
use super::json::{Kind, Value};
use super::near::nearest;
use super::path::{Path, Trail};
use crate::domain::{Figure, Initiative, Kind as Sort, Place, Qualifier};

/// The most kinds that a dataset may have; initiatives are bounded by their numbers.
pub const MAX_KINDS: usize = 999;

/// How many identifiers a wrong one is compared with.
const MAX_COMPARED: usize = 1000;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

const QUALIFIERS: [(&str, Qualifier); 4] = [
    ("exact", Qualifier::Exact),
    ("at-least", Qualifier::AtLeast),
    ("more-than", Qualifier::MoreThan),
    ("about", Qualifier::About),
];

/// A resource of the package: its index, and its rows.
pub(super) type Found<'a> = Option<(usize, Value<'a>)>;

/// The identifiers of a table.
pub(super) struct Ids {
    table: &'static Table,
    /// The index of its resource; `None` if the table could not be read, and then what refers to it is not to blame.
    resource: Option<usize>,
    /// To which row each belongs, first come.
    pub(super) rows: Names,
}

impl Ids {
    pub(super) fn of(table: &'static Table, found: Found<'_>) -> Self {
        Self {
            table,
            resource: found.map(|(index, _)| index),
            rows: Names::default(),
        }
    }

    /// The path of a column of one of its rows.
    fn path(&self, row: usize, column: &str) -> Path {
        let resources = Trail::Key(&Trail::Top, "resources");
        let resource = Trail::Resource(&resources, self.resource.unwrap_or(0), self.table.name);
        let data = Trail::Key(&resource, "data");
        let row = Trail::Index(&data, row);
        Trail::Key(&row, column).to_path()
    }
}

impl Checker {
    /// Shows every row that is one, with its index.
    pub(super) fn each_row<'a>(
        &mut self,
        table: &'static Table,
        found: Found<'a>,
        mut read: impl FnMut(&mut Self, usize, &Row<'_, 'a>),
    ) {
        let Some((resource, list)) = found else {
            return;
        };
        self.forget_names();
        let resources = Trail::Key(&Trail::Top, "resources");
        let resource = Trail::Resource(&resources, resource, table.name);
        let data = Trail::Key(&resource, "data");
        let mut n = 0;
        for value in list.elements() {
            if let Some(row) = self.row(value, Trail::Index(&data, n), table.columns, ERROR) {
                read(self, n, &row);
            }
            n += 1;
        }
        if n == 0 && table.name != FIGURES.name {
            self.fault_at(data, (Code::EmptyDataset, WARNING), list, Expected::Rows);
        }
    }

    /// The initiatives by their numbers, whatever the order of their rows; the identifiers tell the place in that order.
    pub(super) fn initiatives(&mut self, found: Found<'_>) -> (Vec<Initiative>, Ids) {
        let mut ids = Ids::of(&INITIATIVES, found);
        let mut numbers: Vec<(u16, usize)> = Vec::new();
        let mut initiatives: Vec<Initiative> = Vec::new();
        self.each_row(&INITIATIVES, found, |checker, i, row| {
            let id = checker.own_id(row, i, &mut ids);
            let number = checker.integer(row, "number", (1, 999), Code::BadNumber);
            if let (Some(number), Some(value)) = (number, row.get("number")) {
                let known = numbers
                    .iter()
                    .find(|(n, _)| *n == number)
                    .map(|(_, first)| *first);
                if known.is_none() {
                    numbers.push((number, i));
                }
                if let Some(first) = known {
                    let elsewhere = Expected::Elsewhere(ids.path(first, "number"));
                    checker.fault(
                        row,
                        "number",
                        (Code::DuplicateNumber, ERROR),
                        value,
                        elsewhere,
                    );
                }
            }
            let title = checker.text(row, "title", MAX_TITLE);
            let summary = checker.text(row, "summary", MAX_TEXT).unwrap_or_default();
            if let (Some(id), Some(number), Some(title)) = (id, number, title) {
                let place = initiatives.partition_point(|other| other.number <= number);
                initiatives.insert(
                    place,
                    Initiative {
                        id: id.into_owned(),
                        number,
                        title,
                        summary,
                    },
                );
            }
        });
        for (place, initiative) in initiatives.iter().enumerate() {
            ids.rows.renumber(&initiative.id, place);
        }
        (initiatives, ids)
    }

    pub(super) fn kinds(&mut self, found: Found<'_>) -> (Vec<Sort>, Ids) {
        let mut ids = Ids::of(&KINDS, found);
        let mut kinds: Vec<Sort> = Vec::new();
        self.each_row(&KINDS, found, |checker, i, row| {
            let id = checker.own_id(row, i, &mut ids);
            let title = checker.text(row, "title", MAX_TITLE);
            if let (Some(id), Some(title)) = (id, title) {
                kinds.push(Sort {
                    id: id.into_owned(),
                    title,
                });
            }
            if i == MAX_KINDS {
                checker.fault_at(
                    row.trail,
                    (Code::TooManyRows, ERROR),
                    row.value,
                    Expected::AtMost(MAX_KINDS),
                );
            }
        });
        (kinds, ids)
    }

    pub(super) fn figure(
        &mut self,
        row: &Row<'_, '_>,
        i: usize,
        ids: &mut Ids,
        activities: &Ids,
        n_paragraphs: Option<u16>,
    ) -> Option<Figure> {
        let id = self.own_id(row, i, ids);
        let activity = self.reference(row, "activity", activities);
        let title = self.text(row, "title", MAX_TITLE);
        let value = self.amount(row);
        let qualifier = self.choice(row, "qualifier", &QUALIFIERS);
        let unit = self.text_or(row, "unit", MAX_TITLE, (Code::MissingUnit, ERROR));
        let note = self.text(row, "note", MAX_TEXT).unwrap_or_default();
        let source = self.place(row, n_paragraphs);
        Some(Figure {
            id: id?.into_owned(),
            activity: activity?,
            title: title?,
            value: value?,
            qualifier: qualifier?,
            unit: unit?,
            note,
            source,
        })
    }

    /// The value of a figure.
    fn amount(&mut self, row: &Row<'_, '_>) -> Option<f64> {
        let value = self.value(row, "value", Type::Number)?;
        let code = match (value.kind(), value.number()) {
            (_, Some(number)) if number.is_finite() => return Some(number),
            // "400+" is what a spreadsheet makes of a number that somebody wanted to say more of.
            (Kind::Number | Kind::String, _) => Code::BadValue,
            _ => Code::WrongType,
        };
        self.fault(row, "value", (code, ERROR), value, Expected::Number);
        None
    }

    /// The identifier of a row, which no row before it has.
    pub(super) fn own_id<'a>(
        &mut self,
        row: &Row<'_, 'a>,
        i: usize,
        ids: &mut Ids,
    ) -> Option<Cow<'a, str>> {
        let id = self.id(row, "id")?;
        if let Err(first) = ids.rows.insert(&id, i) {
            let (value, elsewhere) = (row.get("id")?, Expected::Elsewhere(ids.path(first, "id")));
            self.fault(row, "id", (Code::DuplicateId, ERROR), value, elsewhere);
        }
        Some(id)
    }

    /// The row of another table that is meant.
    pub(super) fn reference(&mut self, row: &Row<'_, '_>, name: &str, ids: &Ids) -> Option<usize> {
        let (id, value) = self.string(row, name)?;
        let known = ids.rows.get(&id);
        if known.is_none() && ids.resource.is_some() {
            let near = if ids.rows.len() <= MAX_COMPARED && self.findings.has_room() {
                nearest(&id, ids.rows.iter()).map(str::to_owned)
            } else {
                None
            };
            let expected = Expected::Reference {
                resource: ids.table.name,
                near,
            };
            self.fault(row, name, (Code::UnknownReference, ERROR), value, expected);
        }
        known
    }

    /// Where the report says so.
    pub(super) fn place(&mut self, row: &Row<'_, '_>, n_paragraphs: Option<u16>) -> Option<Place> {
        let value = self.value(row, "source", Type::Place)?;
        if value.kind() != Kind::Object {
            self.fault(
                row,
                "source",
                (Code::WrongType, WARNING),
                value,
                Expected::Type(Type::Place),
            );
            return None;
        }
        let place = self.row(value, Trail::Key(&row.trail, "source"), PLACE, WARNING)?;
        let last = n_paragraphs.unwrap_or(u16::MAX);
        let paragraph = self.integer(&place, "paragraph", (1, last), Code::BadPlace);
        let sentence = self.integer(&place, "sentence", (1, u16::MAX), Code::BadPlace);
        Some(Place {
            paragraph: paragraph?,
            sentence,
        })
    }
}
