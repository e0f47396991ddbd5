//! The tables, in the order in which they refer to one another.

use std::fmt;
use std::marker::PhantomData;
use std::mem::take;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::super::code::Code;
use super::super::rules::{
    self, Ids, MAX_KINDS, MAX_LANGUAGES, MAX_NUMBER, MAX_TEXT, MAX_TITLE, Unique,
};
use super::values::{Strict, Unusual, give_up, own_id, text_row, whole_text};
use crate::domain::{
    ActivityRow, Basis, Dataset, DatasetBuilder, Figure, Initiative, Kind, Meta, Period, Place,
    Text, TextRow,
};
use crate::format::{self, TABLES};

/// The tables that were read, and those that wait for others.
pub(super) struct Tables<'a> {
    context: Context,
    languages: Vec<String>,
    meta: Option<Meta>,
    initiatives: Vec<Initiative>,
    kinds: Vec<Kind>,
    /// Filled from the first activity on.
    builder: Option<DatasetBuilder>,
    /// Of the tables that were read.
    ids: Vec<Ids<'a>>,
    /// The index of its resource, and its rows.
    waiting: [Option<(usize, &'a RawValue)>; 4],
}

/// What places refer to.
#[derive(Clone, Copy)]
struct Context {
    period: Period,
    last_paragraph: u16,
}

impl Context {
    fn place(self, place: Place) -> Strict<Place> {
        rules::between(
            place.paragraph.into(),
            (1, self.last_paragraph),
            Code::BadPlace,
        )?;
        if let Some(sentence) = place.sentence {
            rules::between(sentence.into(), (1, u16::MAX), Code::BadPlace)?;
        }
        Ok(place)
    }
}

impl<'a> Tables<'a> {
    pub(super) fn new(meta: Meta) -> Self {
        let last_paragraph = meta.sources.first().and_then(|source| source.n_paragraphs);
        Self {
            context: Context {
                period: meta.period,
                last_paragraph: last_paragraph.unwrap_or(u16::MAX),
            },
            languages: meta.languages.clone(),
            meta: Some(meta),
            initiatives: Vec::new(),
            kinds: Vec::new(),
            builder: None,
            ids: Vec::new(),
            waiting: [None; 4],
        }
    }

    /// Whether all that a table refers to was read, and nothing else.
    pub(super) fn is_next(&self, table: usize) -> bool {
        self.ids.len() == table
    }

    /// Holds the rows of a table until it is next; each table comes once.
    pub(super) fn wait(
        &mut self,
        table: usize,
        resource: usize,
        rows: Option<&'a RawValue>,
    ) -> Strict<()> {
        if self.ids.len() > table || self.waiting[table].is_some() {
            return Err(Unusual);
        }
        self.waiting[table] = Some((resource, rows.ok_or(Unusual)?));
        Ok(())
    }

    /// The dataset, once all tables are read.
    pub(super) fn finish(mut self) -> Strict<Dataset> {
        while self.ids.len() < TABLES.len() {
            let (resource, rows) = self.waiting[self.ids.len()].take().ok_or(Unusual)?;
            self.read_next(resource, rows)?;
        }
        // A table that was read already waits in vain.
        if self.waiting.iter().any(Option::is_some) {
            return Err(Unusual);
        }
        self.builder.map(DatasetBuilder::finish).ok_or(Unusual)
    }

    /// Reads the rows of the table that is next.
    pub(super) fn read_next<D: Deserializer<'a>>(
        &mut self,
        resource: usize,
        rows: D,
    ) -> Result<(), D::Error> {
        let table = self.ids.len();
        let mut ids = Ids::new(TABLES[table], "id", resource);
        match table {
            0 => self.initiatives(resource, rows, &mut ids)?,
            1 => self.kinds(rows, &mut ids)?,
            2 => self.activities(rows, &mut ids)?,
            _ => self.figures(rows, &mut ids)?,
        }
        // A year may have no figures.
        if ids.is_empty() && table < 3 {
            return Err(give_up(Unusual));
        }
        self.ids.push(ids);
        Ok(())
    }

    /// The initiatives by their numbers, whatever the order of their rows.
    fn initiatives<D: Deserializer<'a>>(
        &mut self,
        resource: usize,
        rows: D,
        ids: &mut Ids<'a>,
    ) -> Result<(), D::Error> {
        let mut numbers = Unique::new(TABLES[0], "number", resource);
        let Self {
            languages,
            initiatives,
            ..
        } = self;
        for_each_row(rows, |i, row: format::Initiative<'a>| {
            initiatives.push(Initiative {
                id: row.id.0.clone().into_owned(),
                number: rules::between(row.number.into(), (1, MAX_NUMBER), Code::BadNumber)?,
                title: whole_text(&row.title, languages, MAX_TITLE)?,
                summary: whole_text(&row.summary, languages, MAX_TEXT)?,
            });
            numbers.insert(row.number, i, Code::DuplicateNumber)?;
            own_id(row.id, i, ids)
        })?;
        initiatives.sort_by_key(|initiative| initiative.number);
        ids.renumber(initiatives.iter().map(|initiative| &*initiative.id));
        Ok(())
    }

    fn kinds<D: Deserializer<'a>>(&mut self, rows: D, ids: &mut Ids<'a>) -> Result<(), D::Error> {
        let Self {
            languages, kinds, ..
        } = self;
        for_each_row(rows, |i, row: format::Kind<'a>| {
            if i == MAX_KINDS {
                return Err(Unusual);
            }
            let title = whole_text(&row.title, languages, MAX_TITLE)?;
            kinds.push(Kind {
                id: row.id.0.clone().into_owned(),
                title,
            });
            own_id(row.id, i, ids)
        })
    }

    fn activities<D: Deserializer<'a>>(
        &mut self,
        rows: D,
        ids: &mut Ids<'a>,
    ) -> Result<(), D::Error> {
        let (initiatives, kinds) = (take(&mut self.initiatives), take(&mut self.kinds));
        let meta = self.meta.take().ok_or(Unusual).map_err(give_up)?;
        let builder = self
            .builder
            .insert(DatasetBuilder::new(meta, initiatives, kinds));
        let (context, languages, known) = (self.context, &self.languages, &self.ids);
        for_each_row(rows, |i, row: format::Activity<'a>| {
            let when = rules::when(&row.when, Some(context.period))?.ok_or(Unusual)?;
            rules::inside(&when, context.period)?;
            rules::not_year_only(&row.when)?;
            rules::basis(row.when_basis, &when, context.period)?;
            if row.when_basis == Basis::Implied && row.when_note.is_none() {
                return Err(Unusual);
            }
            let mut slots = [[None; MAX_LANGUAGES]; 3];
            let [in_title, in_summary, in_note] = &mut slots;
            builder.push_activity(ActivityRow {
                id: &row.id.0,
                initiative: known[0].resolve(&row.initiative.0, false)?,
                kind: known[1].resolve(&row.kind.0, false)?,
                title: text_row(&row.title, languages, MAX_TITLE, in_title)?,
                summary: text_row(&row.summary, languages, MAX_TEXT, in_summary)?,
                edtf: &row.when,
                when,
                basis: row.when_basis,
                note: match &row.when_note {
                    Some(note) => text_row(note, languages, MAX_TEXT, in_note)?,
                    None => TextRow::Same(""),
                },
                source: Some(context.place(row.source)?),
            });
            own_id(row.id, i, ids)
        })
    }

    fn figures<D: Deserializer<'a>>(&mut self, rows: D, ids: &mut Ids<'a>) -> Result<(), D::Error> {
        let builder = self.builder.as_mut().ok_or(Unusual).map_err(give_up)?;
        let (context, languages, known) = (self.context, &self.languages, &self.ids);
        for_each_row(rows, |i, row: format::Figure<'a>| {
            builder.push_figure(Figure {
                id: row.id.0.clone().into_owned(),
                activity: known[2].resolve(&row.activity.0, false)?,
                title: whole_text(&row.title, languages, MAX_TITLE)?,
                value: row.value,
                qualifier: row.qualifier,
                unit: whole_text(&row.unit, languages, MAX_TITLE)?,
                note: row.note.map_or(Ok(Text::default()), |note| {
                    whole_text(&note, languages, MAX_TEXT)
                })?,
                source: Some(context.place(row.source)?),
            });
            own_id(row.id, i, ids)
        })
    }
}

/// Shows every row of a table with its index. No row is there any longer when the next is read.
fn for_each_row<'a, D: Deserializer<'a>, Row: Deserialize<'a>>(
    rows: D,
    show: impl FnMut(usize, Row) -> Strict<()>,
) -> Result<(), D::Error> {
    rows.deserialize_seq(EachRow {
        show,
        row: PhantomData,
    })
}

struct EachRow<Row, Show> {
    show: Show,
    row: PhantomData<Row>,
}

impl<'a, Row: Deserialize<'a>, Show: FnMut(usize, Row) -> Strict<()>> Visitor<'a>
    for EachRow<Row, Show>
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of rows")
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut rows: A) -> Result<(), A::Error> {
        let mut n = 0;
        while let Some(row) = rows.next_element()? {
            (self.show)(n, row).map_err(give_up)?;
            n += 1;
        }
        Ok(())
    }
}
