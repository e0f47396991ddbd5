//! The rows of a sheet: each cell by what its column is.

use std::collections::HashSet;
use std::rc::Rc;

use yearline_core::ingest::{Cell, Code, Expected};

use super::figures::figure_in;
use super::findings::{Findings, Named, Origin};
use super::refs::Refs;
use super::values::{half_width, is_of_one_row, place};
use super::when::when;
use super::{Context, slug};
use crate::draft::{Content, Row, Words, words_of};
use crate::grid::{Grid, Value};
use crate::recognise::SheetMapping;
use crate::words::{Field, Table, choice};

/// Rows with where they came from.
pub(super) type Rows = Vec<(Row, Origin)>;

/// One row of a sheet, read by its columns.
pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) grid: &'a Grid,
    pub(super) sheet: &'a SheetMapping,
    pub(super) row: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        context: &'a Context<'a>,
        grid: &'a Grid,
        sheet: &'a SheetMapping,
        row: usize,
    ) -> Self {
        Self {
            context,
            grid,
            sheet,
            row,
        }
    }

    /// The names that faults have for the fields of its columns.
    fn named(&self) -> Named {
        let columns = self.sheet.columns.iter().filter_map(|column| {
            let field = column.field?;
            let property = field.property()?;
            let name = match (field, &column.language) {
                (Field::Paragraph, _) => "source.paragraph".to_owned(),
                (Field::Sentence, _) => "source.sentence".to_owned(),
                (_, Some(language)) => format!("{property}.{language}"),
                (_, None) => property.to_owned(),
            };
            Some((name, column.index))
        });
        Named {
            sheet: self.grid.name.clone(),
            columns: columns.collect(),
        }
    }

    pub(super) fn cell_at(&self, column: u32) -> Cell {
        Cell::at(&self.grid.name, self.row as u32, column)
    }

    pub(super) fn row_cell(&self) -> Cell {
        Cell::row(&self.grid.name, self.row as u32)
    }

    fn value_at(&self, field: Field, column: u32) -> &'a Value {
        if is_of_one_row(field) {
            self.grid.get(self.row, column as usize)
        } else {
            self.grid.get_merged(self.row, column as usize)
        }
    }

    /// The value of a field in the first of its columns, and the column, filled or not.
    pub(super) fn value(&self, field: Field) -> Option<(&'a Value, u32)> {
        let column = self.sheet.of(field).next()?.index;
        Some((self.value_at(field, column), column))
    }

    /// A text that is not blank, and its column.
    pub(super) fn text(&self, field: Field) -> Option<(String, u32)> {
        let (value, column) = self.value(field)?;
        let text = value.text();
        (!text.is_empty()).then_some((text, column))
    }

    /// A text for the reader: from a column for each language, or one for all.
    pub(super) fn words(&self, field: Field) -> Option<Words> {
        let languages = &self.context.languages;
        let mut slots: Vec<Option<String>> = vec![None; languages.len()];
        let mut same = None;
        for column in self.sheet.of(field) {
            let text = self.value_at(field, column.index).text();
            if text.is_empty() {
                continue;
            }
            let slot = column
                .language
                .as_ref()
                .map(|tag| languages.iter().position(|l| l.eq_ignore_ascii_case(tag)));
            match slot {
                Some(Some(slot)) => slots[slot] = Some(text),
                // A language that the workbook does not list is not read.
                Some(None) => {}
                None => same = Some(text),
            }
        }
        if slots.iter().all(Option::is_none) {
            return same.map(|text| Words::Same(text.into()));
        }
        words_of(languages, slots.iter().map(Option::as_deref))
    }
}

/// A row that is being made.
pub(super) struct Making<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) fields: Vec<(&'static str, Content)>,
    pub(super) origin: Origin,
}

impl<'a> Making<'a> {
    pub(super) fn new(reader: Reader<'a>, named: &Rc<Named>, findings: &mut Findings) -> Self {
        let mut origin = Origin {
            row: Some((Rc::clone(named), reader.row as u32)),
            ..Origin::default()
        };
        for column in &reader.sheet.columns {
            let Some((field, property)) = column.field.and_then(|f| Some((f, f.property()?)))
            else {
                continue;
            };
            if let Value::Error(error) = reader.value_at(field, column.index)
                && origin.blamed.insert(property)
            {
                let cell = reader.cell_at(column.index);
                findings.error(Code::FormulaError, &cell, error, Expected::Cells(1));
            }
        }
        Self {
            reader,
            fields: Vec::new(),
            origin,
        }
    }

    pub(super) fn put(&mut self, name: &'static str, content: Content) {
        self.fields.push((name, content));
    }

    pub(super) fn words(&mut self, field: Field) -> Option<Words> {
        let words = self.reader.words(field)?;
        if let Some(name) = field.property() {
            self.put(name, Content::Words(words.clone()));
        }
        Some(words)
    }

    /// The identifier of the cell, or one made from the title.
    pub(super) fn id(
        &mut self,
        ids: &mut Ids,
        title: Option<&Words>,
        findings: &mut Findings,
    ) -> String {
        if let Some((id, _)) = self.reader.text(Field::Id) {
            self.put("id", Content::Word(id.clone()));
            ids.taken.insert(id.clone());
            return id;
        }
        let title = title
            .map(|title| plain_title(title, &self.reader.context.languages))
            .unwrap_or_default();
        let id = ids.made(&title);
        let column = self.reader.value(Field::Id).map(|(_, column)| column);
        findings.count(Code::IdsMade, &self.reader, column, || id.clone());
        self.put("id", Content::Word(id.clone()));
        id
    }

    /// The row of another table that a cell means.
    pub(super) fn reference(
        &mut self,
        field: Field,
        refs: &Refs,
        resource: &'static str,
        findings: &mut Findings,
    ) {
        let (Some(name), Some((written, column))) = (field.property(), self.reader.text(field))
        else {
            return;
        };
        let content = match refs.resolve(&written) {
            Some(id) => id.to_owned(),
            None => {
                // Where the other table could not be read at all, what refers to it is not to blame.
                if !refs.is_empty() && self.origin.blamed.insert(name) {
                    let near = refs.nearest(&written).map(str::to_owned);
                    let resource = resource.into();
                    let cell = self.reader.cell_at(column);
                    findings.error(
                        Code::UnknownReference,
                        &cell,
                        &written,
                        Expected::Reference { resource, near },
                    );
                }
                written
            }
        };
        self.put(name, Content::Word(content));
    }

    /// Where the report says so: in two columns, or in one.
    pub(super) fn place(&mut self) {
        let number = |field| self.reader.text(field).map(|(text, _)| half_width(&text));
        let (paragraph, sentence) = (number(Field::Paragraph), number(Field::Sentence));
        if paragraph.is_some() || sentence.is_some() {
            self.put(
                "source",
                Content::Place {
                    paragraph,
                    sentence,
                },
            );
        } else if let Some((text, _)) = self.reader.text(Field::Source) {
            self.put("source", place(&text));
        }
    }

    /// A word of a list; as it is written where it is none of them.
    pub(super) fn choice(
        &mut self,
        field: Field,
        words: &[(
            &'static str,
            (&'static str, &'static str),
            &'static [&'static str],
        )],
    ) -> Option<String> {
        let (written, _) = self.reader.text(field)?;
        let word = choice(words, &written).map_or(written, str::to_owned);
        Some(word)
    }

    pub(super) fn finish(self, table: usize) -> (Row, Origin) {
        (Row::of(table, self.fields), self.origin)
    }
}

fn plain_title(title: &Words, languages: &[String]) -> String {
    match title {
        Words::Same(text) => text.to_string(),
        Words::ByLanguage(texts) => {
            let english = texts.iter().find(|(tag, _)| tag.starts_with("en"));
            let first = || {
                texts
                    .iter()
                    .find(|(tag, _)| languages.first().is_some_and(|l| l == tag))
            };
            english
                .or_else(first)
                .map(|(_, text)| text.to_string())
                .unwrap_or_default()
        }
    }
}

/// Identifiers that are made, each once.
pub(super) struct Ids {
    prefix: &'static str,
    pub(super) taken: HashSet<String>,
    n: usize,
}

impl Ids {
    pub(super) fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            taken: HashSet::new(),
            n: 0,
        }
    }

    /// Those that the cells of a table have already are not made again.
    pub(super) fn of(context: &Context<'_>, table: Table, prefix: &'static str) -> Self {
        let mut ids = Self::new(prefix);
        for (grid, sheet) in context.sheets(table) {
            for row in sheet.first_row()..grid.rows.len() {
                let id = Reader::new(context, grid, sheet, row).text(Field::Id);
                ids.taken.extend(id.map(|(id, _)| id));
            }
        }
        ids
    }

    /// One from a title, or by counting where the title has no Latin letters.
    pub(super) fn made(&mut self, title: &str) -> String {
        self.n += 1;
        let base = slug(title).unwrap_or_else(|| format!("{}{}", self.prefix, self.n));
        let mut id = base.clone();
        let mut n = 2;
        while !self.taken.insert(id.clone()) {
            id = format!("{base}-{n}");
            n += 1;
        }
        id
    }
}

/// The rows of a table's sheets that are not blank.
pub(super) fn each_row<'a>(
    context: &'a Context<'a>,
    table: Table,
    mut show: impl FnMut(Reader<'a>, &Rc<Named>),
) {
    for (grid, sheet) in context.sheets(table) {
        let named = Rc::new(Reader::new(context, grid, sheet, 0).named());
        for row in sheet.first_row()..grid.rows.len() {
            let reader = Reader::new(context, grid, sheet, row);
            let is_filled = sheet.columns.iter().any(|column| {
                column.field.is_some() && !grid.get(row, column.index as usize).is_blank()
            });
            if is_filled {
                show(reader, &named);
            }
        }
    }
}

pub(super) fn initiatives(context: &Context<'_>, findings: &mut Findings) -> Rows {
    let mut rows = Rows::new();
    let mut ids = Ids::of(context, Table::Initiatives, "i");
    each_row(context, Table::Initiatives, |reader, named| {
        let mut making = Making::new(reader, named, findings);
        let title = making.words(Field::Title);
        making.id(&mut ids, title.as_ref(), findings);
        let written = making
            .reader
            .text(Field::Number)
            .map(|(text, _)| half_width(&text));
        // Without numbers the rows are in the order of the report.
        let number = written.unwrap_or_else(|| (rows.len() + 1).to_string());
        making.put("number", Content::Number(number));
        making.words(Field::Summary);
        rows.push(making.finish(0));
    });
    rows
}

pub(super) fn kinds(context: &Context<'_>, findings: &mut Findings) -> Rows {
    let mut rows = Rows::new();
    let mut ids = Ids::of(context, Table::Kinds, "k");
    each_row(context, Table::Kinds, |reader, named| {
        let mut making = Making::new(reader, named, findings);
        let title = making.words(Field::Title);
        making.id(&mut ids, title.as_ref(), findings);
        rows.push(making.finish(1));
    });
    rows
}

/// The activities, and the figures that stand in their rows.
pub(super) fn activities(
    context: &Context<'_>,
    initiatives: &Refs,
    kinds: &Refs,
    findings: &mut Findings,
) -> (Rows, Rows) {
    let (mut rows, mut figures) = (Rows::new(), Rows::new());
    let mut ids = Ids::of(context, Table::Activities, "a");
    let mut figure_ids = Ids::of(context, Table::Figures, "f");
    each_row(context, Table::Activities, |reader, named| {
        let mut making = Making::new(reader, named, findings);
        let title = making.words(Field::Title);
        let id = making.id(&mut ids, title.as_ref(), findings);
        making.reference(Field::Initiative, initiatives, "initiatives", findings);
        making.reference(Field::Kind, kinds, "kinds", findings);
        making.words(Field::Summary);
        when(&mut making, findings);
        making.words(Field::WhenNote);
        making.place();
        if let Some((row, origin)) = figure_in(&making, &id, &mut figure_ids, findings) {
            figures.push((row, origin));
        }
        rows.push(making.finish(2));
    });
    (rows, figures)
}
