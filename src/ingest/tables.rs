//! The rows of the four tables: each is looked at once, from its first column to its last, and goes into the dataset if
//! nothing is wrong with the file so far.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use edtf_core::Edtf;

use super::code::{Code, Severity};
use super::columns::{ACTIVITIES, FIGURES, INITIATIVES, KINDS, PLACE, Table};
use super::diagnostic::{Expected, Type};
use super::fields::{Checker, MAX_TEXT, MAX_TITLE, Row};
use super::json::{Kind, Value};
use super::near::nearest;
use super::package::{Package, n_chars_before};
use super::path::{Path, Trail};
use crate::domain::{
    ActivityRow, Basis, Dataset, DatasetBuilder, Figure, Initiative, Kind as Sort, Period, Place, Qualifier, When,
    WhenError,
};

/// The most kinds that a dataset may have; initiatives are bounded by their numbers.
pub const MAX_KINDS: usize = 999;

/// The longest date, in characters.
const MAX_DATE: usize = 200;

/// How many identifiers a wrong one is compared with.
const MAX_COMPARED: usize = 1000;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

const BASES: [(&str, Basis); 3] = [("stated", Basis::Stated), ("implied", Basis::Implied), ("period", Basis::Period)];

const QUALIFIERS: [(&str, Qualifier); 4] = [
    ("exact", Qualifier::Exact),
    ("at-least", Qualifier::AtLeast),
    ("more-than", Qualifier::MoreThan),
    ("about", Qualifier::About),
];

/// A resource of the package: its index, and its rows.
type Found<'a> = Option<(usize, Value<'a>)>;

/// The identifiers of a table.
struct Ids<'a> {
    table: &'static Table,
    /// The index of its resource; `None` if the table could not be read, and then what refers to it is not to blame.
    resource: Option<usize>,
    /// To which row each belongs, first come.
    rows: HashMap<Cow<'a, str>, usize>,
}

impl<'a> Ids<'a> {
    fn of(table: &'static Table, found: Found<'_>) -> Self {
        Self { table, resource: found.map(|(index, _)| index), rows: HashMap::new() }
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
    /// Fills a dataset from the rows of a package: `None` if anything in the file is an error.
    pub(super) fn fill(&mut self, package: Package<'_>) -> Option<Dataset> {
        let [initiatives, kinds, activities, figures] = package.tables;
        let (initiatives, initiative_ids) = self.initiatives(initiatives);
        let (kinds, kind_ids) = self.kinds(kinds);
        let mut activity_ids = Ids::of(&ACTIVITIES, activities);
        let meta = package.meta.filter(|_| !self.findings.has_error());
        let mut builder = meta.map(|meta| DatasetBuilder::new(meta, initiatives, kinds));
        self.each_row(&ACTIVITIES, activities, |checker, i, row| {
            let id = checker.own_id(row, i, &mut activity_ids);
            let initiative = checker.reference(row, "initiative", &initiative_ids);
            let kind = checker.reference(row, "kind", &kind_ids);
            let title = checker.text(row, "title", MAX_TITLE);
            let summary = checker.text(row, "summary", MAX_TEXT);
            let when = checker.when(row, package.period);
            let basis = checker.basis(row, package.period, when.as_ref().map(|(_, when)| *when));
            let note = match basis {
                Some(Basis::Implied) => checker.text_or(row, "when_note", MAX_TEXT, (Code::MissingBasisNote, WARNING)),
                _ => checker.text(row, "when_note", MAX_TEXT),
            };
            let source = checker.place(row, package.n_paragraphs);
            let (Some(id), Some(initiative), Some(kind), Some((edtf, when))) = (id, initiative, kind, when) else {
                return;
            };
            let (Some(title), Some(basis), Some(builder)) = (title, basis, builder.as_mut()) else { return };
            let (summary, note) = (summary.unwrap_or_default(), note.unwrap_or_default());
            // One error in the file, and there will be no dataset: the rows after it are only checked.
            if !checker.findings.has_error() {
                let (id, edtf) = (&id, &edtf);
                builder.push_activity(ActivityRow {
                    id,
                    initiative,
                    kind,
                    title,
                    summary,
                    edtf,
                    when,
                    basis,
                    note,
                    source,
                });
            }
        });
        let mut figure_ids = Ids::of(&FIGURES, figures);
        self.each_row(&FIGURES, figures, |checker, i, row| {
            let figure = checker.figure(row, i, &mut figure_ids, &activity_ids, package.n_paragraphs);
            if let (Some(figure), Some(builder)) = (figure, builder.as_mut()) {
                builder.push_figure(figure);
            }
        });
        builder.filter(|_| !self.findings.has_error()).map(DatasetBuilder::finish)
    }

    /// Shows every row that is one, with its index.
    fn each_row<'a>(
        &mut self,
        table: &'static Table,
        found: Found<'a>,
        mut read: impl FnMut(&mut Self, usize, &Row<'_, 'a>),
    ) {
        let Some((resource, list)) = found else { return };
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
    fn initiatives<'a>(&mut self, found: Found<'a>) -> (Vec<Initiative>, Ids<'a>) {
        let mut ids = Ids::of(&INITIATIVES, found);
        let mut numbers: HashMap<u16, usize> = HashMap::new();
        let mut initiatives: Vec<Initiative> = Vec::new();
        self.each_row(&INITIATIVES, found, |checker, i, row| {
            let id = checker.own_id(row, i, &mut ids);
            let number = checker.integer(row, "number", (1, 999), Code::BadNumber);
            if let (Some(number), Some(value)) = (number, row.get("number")) {
                let first = *numbers.entry(number).or_insert(i);
                if first != i {
                    let elsewhere = Expected::Elsewhere(ids.path(first, "number"));
                    checker.fault(row, "number", (Code::DuplicateNumber, ERROR), value, elsewhere);
                }
            }
            let title = checker.text(row, "title", MAX_TITLE);
            let summary = checker.text(row, "summary", MAX_TEXT).unwrap_or_default();
            if let (Some(id), Some(number), Some(title)) = (id, number, title) {
                let place = initiatives.partition_point(|other| other.number <= number);
                initiatives.insert(place, Initiative { id: id.into_owned(), number, title, summary });
            }
        });
        for (place, initiative) in initiatives.iter().enumerate() {
            if let Some(row) = ids.rows.get_mut(initiative.id.as_str()) {
                *row = place;
            }
        }
        (initiatives, ids)
    }

    fn kinds<'a>(&mut self, found: Found<'a>) -> (Vec<Sort>, Ids<'a>) {
        let mut ids = Ids::of(&KINDS, found);
        let mut kinds: Vec<Sort> = Vec::new();
        self.each_row(&KINDS, found, |checker, i, row| {
            let id = checker.own_id(row, i, &mut ids);
            let title = checker.text(row, "title", MAX_TITLE);
            if let (Some(id), Some(title)) = (id, title) {
                kinds.push(Sort { id: id.into_owned(), title });
            }
            if i == MAX_KINDS {
                checker.fault_at(row.trail, (Code::TooManyRows, ERROR), row.value, Expected::AtMost(MAX_KINDS));
            }
        });
        (kinds, ids)
    }

    fn figure<'a>(
        &mut self,
        row: &Row<'_, 'a>,
        i: usize,
        ids: &mut Ids<'a>,
        activities: &Ids<'_>,
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
    fn own_id<'a>(&mut self, row: &Row<'_, 'a>, i: usize, ids: &mut Ids<'a>) -> Option<Cow<'a, str>> {
        let id = self.id(row, "id")?;
        match ids.rows.entry(id.clone()) {
            Entry::Vacant(free) => {
                free.insert(i);
            }
            Entry::Occupied(taken) => {
                let first = *taken.get();
                let (value, elsewhere) = (row.get("id")?, Expected::Elsewhere(ids.path(first, "id")));
                self.fault(row, "id", (Code::DuplicateId, ERROR), value, elsewhere);
            }
        }
        Some(id)
    }

    /// The row of another table that is meant.
    fn reference(&mut self, row: &Row<'_, '_>, name: &str, ids: &Ids<'_>) -> Option<usize> {
        let (id, value) = self.string(row, name)?;
        let known = ids.rows.get(&id).copied();
        if known.is_none() && ids.resource.is_some() {
            let near = if ids.rows.len() <= MAX_COMPARED && self.findings.has_room() {
                nearest(&id, ids.rows.keys().map(AsRef::as_ref)).map(str::to_owned)
            } else {
                None
            };
            let expected = Expected::Reference { resource: ids.table.name, near };
            self.fault(row, name, (Code::UnknownReference, ERROR), value, expected);
        }
        known
    }

    /// The date of an activity, as written and as months.
    fn when<'a>(&mut self, row: &Row<'_, 'a>, period: Option<Period>) -> Option<(Cow<'a, str>, When)> {
        let (text, value) = self.string(row, "when")?;
        if text.chars().nth(MAX_DATE).is_some() {
            self.fault(row, "when", (Code::TextTooLong, ERROR), value, Expected::AtMost(MAX_DATE));
            return None;
        }
        let read = match period {
            Some(period) => When::parse(&text, period).map(Some),
            // Without a period a date has no months, but it has a syntax.
            None => Edtf::parse(&text).map(|_| None).map_err(WhenError::NotEdtf),
        };
        match (read, period) {
            (Ok(when), _) => {
                if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
                    let some_time_in_it = Expected::Write(format!("{text}-XX"));
                    self.fault(row, "when", (Code::YearOnly, WARNING), value, some_time_in_it);
                }
                when.map(|when| (text, when))
            }
            (Err(WhenError::NotEdtf(e)), _) => {
                let read = n_chars_before(&text, e.offset);
                self.fault(row, "when", (Code::BadDate, ERROR), value, Expected::Edtf { read });
                None
            }
            (Err(WhenError::OutsidePeriod), period) => {
                let expected = period.map_or(Expected::Bounded, Expected::Within);
                self.fault(row, "when", (Code::DateOutsidePeriod, ERROR), value, expected);
                None
            }
        }
    }

    /// What a date rests on. Who says that only the period is known cannot know a month.
    fn basis(&mut self, row: &Row<'_, '_>, period: Option<Period>, when: Option<When>) -> Option<Basis> {
        let basis = self.choice(row, "when_basis", &BASES)?;
        if let (Basis::Period, Some(period), Some(when), Some(value)) = (basis, period, when, row.get("when")) {
            let is_all = when.possible == period.all();
            let is_dated = !when.certain.is_empty() && period.n_months() > 1;
            if !is_all || is_dated {
                let write = Expected::Write(some_time_in(period));
                self.fault(row, "when", (Code::PeriodBasisDated, ERROR), value, write);
            }
        }
        Some(basis)
    }

    /// Where the report says so.
    fn place(&mut self, row: &Row<'_, '_>, n_paragraphs: Option<u16>) -> Option<Place> {
        let value = self.value(row, "source", Type::Place)?;
        if value.kind() != Kind::Object {
            self.fault(row, "source", (Code::WrongType, WARNING), value, Expected::Type(Type::Place));
            return None;
        }
        let place = self.row(value, Trail::Key(&row.trail, "source"), PLACE, WARNING)?;
        let last = n_paragraphs.unwrap_or(u16::MAX);
        let paragraph = self.integer(&place, "paragraph", (1, last), Code::BadPlace);
        let sentence = self.integer(&place, "sentence", (1, u16::MAX), Code::BadPlace);
        Some(Place { paragraph: paragraph?, sentence })
    }
}

/// The EDTF expression that says of a period no more than that it was some time in it.
fn some_time_in(period: Period) -> String {
    let (first, last) = (period.month(0), period.month(period.n_months() - 1));
    match period.year() {
        Some(year) => format!("{year:04}-XX"),
        None if first == last => first.to_string(),
        None => format!("[{first}..{last}]"),
    }
}
