//! The rows of a sheet: each cell by what its column is.

use std::collections::HashSet;

use yearline_core::ingest::{Cell, Code, Expected};

use super::findings::{Findings, Origin};
use super::refs::Refs;
use super::values::{amount, half_width, is_of_one_row, place};
use super::{Context, slug};
use crate::dates::{self, Dated};
use crate::draft::{Content, Row, Words, words_of};
use crate::grid::{Grid, Value};
use crate::recognise::SheetMapping;
use crate::words::{BASES, Field, QUALIFIERS, Table, choice};

/// Rows with where they came from.
pub(super) type Rows = Vec<(Row, Origin)>;

/// One row of a sheet, read by its columns.
pub(super) struct Reader<'a> {
    context: &'a Context<'a>,
    grid: &'a Grid,
    sheet: &'a SheetMapping,
    row: usize,
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

    fn cell_at(&self, column: u32) -> Cell {
        Cell::at(&self.grid.name, self.row as u32, column)
    }

    fn row_cell(&self) -> Cell {
        Cell::row(&self.grid.name, self.row as u32)
    }

    fn value_at(&self, field: Field, column: u32) -> &'a Value {
        if is_of_one_row(field) {
            self.grid.get(self.row, column as usize)
        } else {
            self.grid.get_merged(self.row, column as usize)
        }
    }

    /// The value of a field in the first of its columns, and its cell, filled or not.
    fn value(&self, field: Field) -> Option<(&'a Value, Cell)> {
        let column = self.sheet.of(field).next()?;
        Some((
            self.value_at(field, column.index),
            self.cell_at(column.index),
        ))
    }

    /// A text that is not blank.
    pub(super) fn text(&self, field: Field) -> Option<(String, Cell)> {
        let (value, cell) = self.value(field)?;
        let text = value.text();
        (!text.is_empty()).then_some((text, cell))
    }

    /// A text for the reader: from a column for each language, or one for all.
    fn words(&self, field: Field) -> Option<Words> {
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
struct Making<'a> {
    reader: Reader<'a>,
    fields: Vec<(&'static str, Content)>,
    origin: Origin,
}

impl<'a> Making<'a> {
    fn new(reader: Reader<'a>, findings: &mut Findings) -> Self {
        let mut origin = Origin {
            row: Some(reader.row_cell()),
            ..Origin::default()
        };
        for column in &reader.sheet.columns {
            let Some(field) = column.field else {
                continue;
            };
            let Some(property) = field.property() else {
                continue;
            };
            let name = match (field, &column.language) {
                (Field::Paragraph, _) => "source.paragraph".to_owned(),
                (Field::Sentence, _) => "source.sentence".to_owned(),
                (_, Some(language)) => format!("{property}.{language}"),
                (_, None) => property.to_owned(),
            };
            let cell = reader.cell_at(column.index);
            if let Value::Error(error) = reader.value_at(field, column.index)
                && origin.blamed.insert(property)
            {
                findings.error(Code::FormulaError, &cell, error, Expected::Cells(1));
            }
            origin.cells.push((name, cell));
        }
        Self {
            reader,
            fields: Vec::new(),
            origin,
        }
    }

    fn put(&mut self, name: &'static str, content: Content) {
        self.fields.push((name, content));
    }

    fn words(&mut self, field: Field) -> Option<Words> {
        let words = self.reader.words(field)?;
        if let Some(name) = field.property() {
            self.put(name, Content::Words(words.clone()));
        }
        Some(words)
    }

    /// The identifier of the cell, or one made from the title.
    fn id(&mut self, ids: &mut Ids, title: Option<&Words>, findings: &mut Findings) -> String {
        if let Some((id, _)) = self.reader.text(Field::Id) {
            self.put("id", Content::Word(id.clone()));
            ids.taken.insert(id.clone());
            return id;
        }
        let title = title
            .map(|title| plain_title(title, &self.reader.context.languages))
            .unwrap_or_default();
        let id = ids.made(&title);
        let cell = match self.reader.value(Field::Id) {
            Some((_, cell)) => cell,
            None => Cell {
                column: None,
                ..self.reader.row_cell()
            },
        };
        findings.count(Code::IdsMade, &cell, &id);
        self.put("id", Content::Word(id.clone()));
        id
    }

    /// The row of another table that a cell means.
    fn reference(
        &mut self,
        field: Field,
        refs: &Refs,
        resource: &'static str,
        findings: &mut Findings,
    ) {
        let (Some(name), Some((written, cell))) = (field.property(), self.reader.text(field))
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
    fn place(&mut self) {
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
    fn choice(
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

    fn finish(self, table: usize) -> (Row, Origin) {
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
    fn of(context: &Context<'_>, table: Table, prefix: &'static str) -> Self {
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
fn each_row<'a>(context: &'a Context<'a>, table: Table, mut show: impl FnMut(Reader<'a>)) {
    for (grid, sheet) in context.sheets(table) {
        for row in sheet.first_row()..grid.rows.len() {
            let reader = Reader::new(context, grid, sheet, row);
            let is_filled = sheet.columns.iter().any(|column| {
                column.field.is_some() && !grid.get(row, column.index as usize).is_blank()
            });
            if is_filled {
                show(reader);
            }
        }
    }
}

pub(super) fn initiatives(context: &Context<'_>, findings: &mut Findings) -> Rows {
    let mut rows = Rows::new();
    let mut ids = Ids::of(context, Table::Initiatives, "i");
    each_row(context, Table::Initiatives, |reader| {
        let mut making = Making::new(reader, findings);
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
    each_row(context, Table::Kinds, |reader| {
        let mut making = Making::new(reader, findings);
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
    each_row(context, Table::Activities, |reader| {
        let mut making = Making::new(reader, findings);
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

/// What a date of a cell is in EDTF; `None` after a fault has been reported.
fn date(making: &mut Making<'_>, field: Field, findings: &mut Findings) -> Option<String> {
    let column = making.reader.sheet.of(field).next()?;
    let (value, cell) = making.reader.value(field)?;
    if value.is_blank() || matches!(value, Value::Error(_)) {
        return None;
    }
    let context = dates::Context {
        period: making.reader.context.period,
        order: column.order,
        epoch: making.reader.context.epoch,
    };
    let written = value.text();
    let code = match dates::read(value, &context) {
        Dated::Read { edtf, year_taken } => {
            if year_taken {
                findings.count(Code::YearTaken, &cell, &format!("{written} → {edtf}"));
            }
            return Some(edtf);
        }
        Dated::Ambiguous {
            day_first,
            month_first,
        } => {
            findings.ask_order(&cell, &written, day_first, month_first);
            making.origin.blamed.insert("when");
            return Some(written);
        }
        Dated::Named => Code::NamedTime,
        Dated::Unreadable => Code::BadDate,
    };
    findings.error(code, &cell, &written, Expected::DateWords);
    making.origin.blamed.insert("when");
    Some(written)
}

/// The date of an activity and what it rests on.
fn when(making: &mut Making<'_>, findings: &mut Findings) {
    let single = date(making, Field::When, findings);
    let start = date(making, Field::Start, findings);
    let end = date(making, Field::End, findings);
    let is_broken = making.origin.blamed.contains("when");
    let mut edtf = match (single, start, end) {
        (Some(single), _, _) => Some(single),
        (None, Some(start), Some(end)) if start == end => Some(start),
        (None, Some(start), Some(end)) => Some(format!("{}/{}", endpoint(&start), endpoint(&end))),
        (None, Some(start), None) if is_whole(&start) => Some(start),
        (None, Some(start), None) => {
            // A sheet that has no column for the end has dates, not starts.
            if let (Some((_, cell)), false) = (making.reader.value(Field::End), is_broken) {
                findings.count(Code::OpenStart, &cell, &start);
                Some(format!("{}/", endpoint(&start)))
            } else {
                Some(start)
            }
        }
        (None, None, Some(end)) if is_whole(&end) => Some(end),
        (None, None, Some(end)) => Some(format!("/{}", endpoint(&end))),
        (None, None, None) => None,
    };
    let mut basis = making.choice(Field::Basis, &BASES);
    if basis.is_none() && !making.origin.blamed.contains("when_basis") {
        let has_column = making.reader.sheet.of(Field::Basis).next();
        let cell = match has_column {
            Some(column) => making.reader.cell_at(column.index),
            None => making.reader.row_cell(),
        };
        basis = Some(
            if edtf.is_some() || is_broken {
                "stated"
            } else {
                "period"
            }
            .to_owned(),
        );
        findings.count(Code::BasisTaken, &cell, "");
    }
    let is_undated = edtf.is_none() && !is_broken && basis.as_deref() == Some("period");
    if let (true, Some(period)) = (is_undated, making.reader.context.period) {
        edtf = Some(period.some_time());
    }
    // "2022" in a period that is not the year 2022, and a basis that says that only the period is known.
    if let Some(edtf) = edtf {
        making.put("when", Content::Word(edtf));
    }
    if let Some(basis) = basis {
        making.put("when_basis", Content::Word(basis));
    }
}

/// Whether an expression is more than one date: then it is no start or end of another.
fn is_whole(edtf: &str) -> bool {
    edtf.contains(['/', '[', '{'])
}

/// A date as the end of an interval: a part of a month is the month, approximately; some time in a year is the year.
fn endpoint(edtf: &str) -> String {
    let inner = edtf.trim_matches(['[', ']']);
    if let Some((first, last)) = inner.split_once("..")
        && let (Some(a), Some(b)) = (first.get(..7), last.get(..7))
        && a == b
    {
        return format!("{a}~");
    }
    edtf.strip_suffix("-XX")
        .filter(|year| year.len() == 4)
        .unwrap_or(edtf)
        .to_owned()
}

/// The figure in the row of an activity, if it has one.
fn figure_in(
    making: &Making<'_>,
    activity: &str,
    ids: &mut Ids,
    findings: &mut Findings,
) -> Option<(Row, Origin)> {
    let (value, cell) = making.reader.value(Field::Value)?;
    if value.is_blank() || matches!(value, Value::Error(_)) {
        return None;
    }
    let mut figure = Making {
        reader: Reader::new(
            making.reader.context,
            making.reader.grid,
            making.reader.sheet,
            making.reader.row,
        ),
        fields: Vec::new(),
        origin: Origin {
            row: making.origin.row.clone(),
            cells: making.origin.cells.clone(),
            blamed: HashSet::new(),
        },
    };
    // The title of a figure is its unit here, and the cells of the activity's title are not to blame for it.
    figure.origin.cells.retain(|(name, _)| {
        !["title", "summary", "id"]
            .iter()
            .any(|field| name.starts_with(field))
    });
    figure.put("id", Content::Word(ids.made(&format!("{activity} figure"))));
    figure.put("activity", Content::Word(activity.to_owned()));
    let unit = count(&mut figure, value, &cell, findings);
    if let Some(unit) = unit {
        figure.put("title", Content::Words(unit));
    }
    // A figure without a unit has no title either; it is said once.
    figure.origin.blamed.insert("title");
    figure.place();
    Some(figure.finish(3))
}

/// The number of a figure, how it is to be read, and what it counts.
fn count(
    making: &mut Making<'_>,
    value: &Value,
    cell: &Cell,
    findings: &mut Findings,
) -> Option<Words> {
    let amount = amount(value);
    making.put("value", Content::Number(amount.digits));
    let written = making.choice(Field::Qualifier, &QUALIFIERS);
    let qualifier = written
        .or_else(|| amount.qualifier.map(str::to_owned))
        .unwrap_or_else(|| {
            findings.count(Code::ExactTaken, cell, "");
            "exact".to_owned()
        });
    making.put("qualifier", Content::Word(qualifier));
    let unit = making
        .reader
        .words(Field::Unit)
        .or_else(|| amount.unit.map(|unit| Words::Same(unit.into())));
    if let Some(unit) = &unit {
        making.put("unit", Content::Words(unit.clone()));
    }
    unit
}

pub(super) fn figures(
    context: &Context<'_>,
    activities: &Refs,
    inline: &Rows,
    findings: &mut Findings,
) -> Rows {
    let mut rows = Rows::new();
    let mut ids = Ids::of(context, Table::Figures, "f");
    let known = inline.iter().filter_map(|(row, _)| match row.get("id") {
        Some(Content::Word(id)) => Some(id.clone()),
        _ => None,
    });
    ids.taken.extend(known);
    each_row(context, Table::Figures, |reader| {
        let mut making = Making::new(reader, findings);
        let title = making.words(Field::Title);
        making.reference(Field::Activity, activities, "activities", findings);
        let unit = match making.reader.value(Field::Value) {
            Some((value, cell)) if !value.is_blank() && !matches!(value, Value::Error(_)) => {
                count(&mut making, value, &cell, findings)
            }
            _ => {
                if let Some(word) = making.choice(Field::Qualifier, &QUALIFIERS) {
                    making.put("qualifier", Content::Word(word));
                }
                making.words(Field::Unit)
            }
        };
        if title.is_none()
            && let Some(unit) = &unit
        {
            making.put("title", Content::Words(unit.clone()));
        }
        let named = title.or(unit);
        making.id(&mut ids, named.as_ref(), findings);
        making.words(Field::Note);
        making.place();
        rows.push(making.finish(3));
    });
    rows
}
