//! The rows of the tables: each is looked at once, from its first column to its last.

use std::borrow::Cow;

use serde::Deserialize;

use super::fields::Need::{Optional, Required, Wanted};
use super::fields::{Checker, Need, Row};
use super::package::{Package, Table};
use super::raw::Kind as RawKind;
use super::raw::Raw;
use crate::domain::{
    ActivityRow, Basis, Dataset, DatasetBuilder, Decimal, Figure, Initiative, Kind, Period, Place,
    TextRow, When,
};
use crate::format::{self, TABLES};
use crate::ingest::code::{Code, Severity};
use crate::ingest::diagnostic::{Expected, Type};
use crate::ingest::path::Trail;
use crate::ingest::rules::{
    self, Ids, MAX_KINDS, MAX_NUMBER, MAX_TEXT, MAX_TITLE, Unique, Violation,
};

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

/// The identifiers of a table; `None` if it could not be read, and then what refers to it is not to blame.
type Known<'a> = Option<Ids<'a>>;

/// What the rows of activities and figures refer to.
struct Context<'a> {
    period: Option<Period>,
    n_paragraphs: Option<u16>,
    initiatives: Known<'a>,
    kinds: Known<'a>,
}

impl<'a> Checker<'a> {
    /// Fills a dataset from the rows of a package: `None` if anything in the file is an error.
    pub(super) fn tables(&mut self, package: Package<'a>) -> Option<Dataset> {
        let [initiatives, kinds, activities, figures] = package.tables;
        let (initiatives, initiative_ids) = self.initiatives(initiatives);
        let (kinds, kind_ids) = self.kinds(kinds);
        let context = Context {
            period: package.period,
            n_paragraphs: package.n_paragraphs,
            initiatives: initiative_ids,
            kinds: kind_ids,
        };
        // With an error in the file there will be no dataset: the rows are only checked.
        let meta = package.meta.filter(|_| !self.findings.has_error());
        let mut builder = meta.map(|meta| DatasetBuilder::new(meta, initiatives, kinds));
        let mut ids = known(TABLES[2], activities);
        self.for_each_row::<format::Activity<'a>>(TABLES[2], activities, |checker, i, row| {
            checker.activity(i, row, &context, &mut ids, &mut builder);
        });
        let mut figure_ids = known(TABLES[3], figures);
        self.for_each_row::<format::Figure<'a>>(TABLES[3], figures, |checker, i, row| {
            let figure = checker.figure(i, row, &context, &ids, &mut figure_ids);
            if let (Some(figure), Some(builder)) = (figure, builder.as_mut()) {
                builder.push_figure(figure);
            }
        });
        builder
            .filter(|_| !self.findings.has_error())
            .map(DatasetBuilder::finish)
    }

    /// Shows every row that is one, with its index.
    fn for_each_row<T: Deserialize<'a>>(
        &mut self,
        name: &'static str,
        table: Table<'a>,
        mut show: impl FnMut(&mut Self, usize, &Row<'_, 'a>),
    ) {
        let Some((resource, rows)) = table else {
            return;
        };
        self.forget_names();
        let resources = Trail::Key(&Trail::Top, "resources");
        let resource = Trail::Resource(&resources, resource, name);
        let data = Trail::Key(&resource, "data");
        let mut n = 0;
        rows.for_each_element(|value: Raw<'a>| {
            if let Some(row) = self.row::<T>(value, Trail::Index(&data, n), ERROR) {
                show(self, n, &row);
            }
            n += 1;
        });
        // A year may have no figures.
        if n == 0 && name != TABLES[3] {
            self.fault(data, (Code::EmptyDataset, WARNING), rows, Expected::Rows);
        }
    }

    /// The initiatives by their numbers, whatever the order of their rows; the identifiers tell the place in that order.
    fn initiatives(&mut self, table: Table<'a>) -> (Vec<Initiative>, Known<'a>) {
        let mut ids = known(TABLES[0], table);
        let mut numbers = Unique::new(
            TABLES[0],
            "number",
            table.map_or(0, |(resource, _)| resource),
        );
        let mut initiatives: Vec<Initiative> = Vec::new();
        self.for_each_row::<format::Initiative<'a>>(TABLES[0], table, |checker, i, row| {
            let id = checker.own_id(row, i, &mut ids);
            let number =
                checker.integer(row, ("number", Required), (1, MAX_NUMBER), Code::BadNumber);
            if let Some(number) = number {
                checker.check(
                    row,
                    "number",
                    ERROR,
                    numbers.insert(number, i, Code::DuplicateNumber),
                );
            }
            let title = checker.text(row, ("title", Required), MAX_TITLE);
            let summary = checker
                .text(row, ("summary", Wanted), MAX_TEXT)
                .unwrap_or_default();
            if let (Some(id), Some(number), Some(title)) = (id, number, title) {
                initiatives.push(Initiative {
                    id: id.into_owned(),
                    number,
                    title,
                    summary,
                });
            }
        });
        initiatives.sort_by_key(|initiative| initiative.number);
        if let Some(ids) = &mut ids {
            ids.renumber(initiatives.iter().map(|initiative| &*initiative.id));
        }
        (initiatives, ids)
    }

    fn kinds(&mut self, table: Table<'a>) -> (Vec<Kind>, Known<'a>) {
        let mut ids = known(TABLES[1], table);
        let mut kinds: Vec<Kind> = Vec::new();
        self.for_each_row::<format::Kind<'a>>(TABLES[1], table, |checker, i, row| {
            let id = checker.own_id(row, i, &mut ids);
            let title = checker.text(row, ("title", Required), MAX_TITLE);
            if let (Some(id), Some(title)) = (id, title) {
                kinds.push(Kind {
                    id: id.into_owned(),
                    title,
                });
            }
            if i == MAX_KINDS {
                checker.fault(
                    row.trail,
                    (Code::TooManyRows, ERROR),
                    row.value,
                    Expected::AtMost(MAX_KINDS),
                );
            }
        });
        (kinds, ids)
    }

    fn activity(
        &mut self,
        i: usize,
        row: &Row<'_, 'a>,
        context: &Context<'a>,
        ids: &mut Known<'a>,
        builder: &mut Option<DatasetBuilder>,
    ) {
        let id = self.own_id(row, i, ids);
        let initiative = self.reference(row, "initiative", &context.initiatives);
        let kind = self.reference(row, "kind", &context.kinds);
        let title = self.text(row, ("title", Required), MAX_TITLE);
        let summary = self.text(row, ("summary", Wanted), MAX_TEXT);
        let when = self.when(row, context.period);
        let basis: Option<Basis> = self.choice(row, ("when_basis", Required));
        if let (Some(basis), Some(period), Some((_, when))) = (basis, context.period, &when) {
            self.check(row, "when", ERROR, rules::basis(basis, when, period));
        }
        let note = match basis {
            Some(Basis::Implied) => self.text_or(
                row,
                ("when_note", Optional),
                MAX_TEXT,
                Code::MissingBasisNote,
            ),
            _ => self.text(row, ("when_note", Optional), MAX_TEXT),
        };
        let source = self.place(row, context.n_paragraphs);
        let (Some(id), Some(initiative), Some(kind), Some((edtf, when))) =
            (id, initiative, kind, when)
        else {
            return;
        };
        let (Some(title), Some(basis), Some(builder)) = (title, basis, builder) else {
            return;
        };
        if self.findings.has_error() {
            return;
        }
        let (summary, note) = (summary.unwrap_or_default(), note.unwrap_or_default());
        let slots = [&title, &summary, &note].map(|text| text.slots().collect::<Vec<_>>());
        let [title, summary, note] =
            [&slots[0], &slots[1], &slots[2]].map(|slots| TextRow::Each(slots));
        builder.push_activity(ActivityRow {
            id: &id,
            initiative,
            kind,
            title,
            summary,
            edtf: &edtf,
            when,
            basis,
            note,
            source,
        });
    }

    fn figure(
        &mut self,
        i: usize,
        row: &Row<'_, 'a>,
        context: &Context<'a>,
        activities: &Known<'a>,
        ids: &mut Known<'a>,
    ) -> Option<Figure> {
        let id = self.own_id(row, i, ids);
        let activity = self.reference(row, "activity", activities);
        let title = self.text(row, ("title", Required), MAX_TITLE);
        let value = self.amount(row);
        let qualifier = self.choice(row, ("qualifier", Required));
        let unit = self.text_or(row, ("unit", Required), MAX_TITLE, Code::MissingUnit);
        let note = self
            .text(row, ("note", Optional), MAX_TEXT)
            .unwrap_or_default();
        let source = self.place(row, context.n_paragraphs);
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
    fn amount(&mut self, row: &Row<'_, 'a>) -> Option<Decimal> {
        let value = self.value(row, ("value", Required), Type::Number)?;
        self.check(row, "value", ERROR, amount(value))
    }

    /// The date of an activity, as written and as months.
    fn when(&mut self, row: &Row<'_, 'a>, period: Option<Period>) -> Option<(Cow<'a, str>, When)> {
        let text = self.string(row, ("when", Required))?;
        let when = self.check(row, "when", ERROR, rules::when(&text, period))?;
        if let (Some(period), Some(when)) = (period, &when) {
            self.check(row, "when", WARNING, rules::inside(when, period));
        }
        self.check(row, "when", WARNING, rules::not_year_only(&text));
        when.map(|when| (text, when))
    }

    /// The identifier of a row, which no row before it has.
    fn own_id(&mut self, row: &Row<'_, 'a>, i: usize, ids: &mut Known<'a>) -> Option<Cow<'a, str>> {
        let id = self.id(row, ("id", Required))?;
        if let Some(ids) = ids {
            self.check(
                row,
                "id",
                ERROR,
                ids.insert(id.clone(), i, Code::DuplicateId),
            );
        }
        Some(id)
    }

    /// The row of another table that is meant.
    fn reference(
        &mut self,
        row: &Row<'_, 'a>,
        name: &'static str,
        ids: &Known<'a>,
    ) -> Option<usize> {
        let id = self.string(row, (name, Required))?;
        let resolved = ids.as_ref()?.resolve(&id, self.findings.has_room());
        self.check(row, name, ERROR, resolved)
    }

    /// Where the report says so.
    fn place(&mut self, row: &Row<'_, 'a>, n_paragraphs: Option<u16>) -> Option<Place> {
        let source: (&str, Need) = ("source", Wanted);
        let value = self.value(row, source, Type::Place)?;
        let trail = Trail::Key(&row.trail, source.0);
        if value.kind() != RawKind::Object {
            self.fault(
                trail,
                (Code::WrongType, WARNING),
                value,
                Expected::Type(Type::Place),
            );
            return None;
        }
        let place = self.row::<Place>(value, trail, WARNING)?;
        let last = n_paragraphs.unwrap_or(u16::MAX);
        let paragraph = self.integer(&place, ("paragraph", Wanted), (1, last), Code::BadPlace);
        let sentence = self.integer(
            &place,
            ("sentence", Optional),
            (1, u16::MAX),
            Code::BadPlace,
        );
        Some(Place {
            paragraph: paragraph?,
            sentence,
        })
    }
}

/// The number that a value is.
fn amount(value: Raw<'_>) -> Result<Decimal, Violation> {
    let (code, expected) = match value.kind() {
        RawKind::Number if value.text().len() > Decimal::MAX_LENGTH => {
            (Code::TextTooLong, Expected::AtMost(Decimal::MAX_LENGTH))
        }
        RawKind::Number => match Decimal::parse(value.text()) {
            Some(number) => return Ok(number),
            None => (Code::BadValue, Expected::Number),
        },
        // "400+" is what a spreadsheet makes of a number that somebody wanted to say more of.
        RawKind::String => (Code::BadValue, Expected::Number),
        _ => (Code::WrongType, Expected::Number),
    };
    Err(Violation { code, expected })
}

fn known<'a>(name: &'static str, table: Table<'a>) -> Known<'a> {
    table.map(|(resource, _)| Ids::new(name, "id", resource))
}
