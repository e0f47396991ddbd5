//! Grids and a mapping → a draft of a dataset, and everything that is wrong with it, each in its cell.
//!
//! What a cell means is decided here: dates, references, places, numbers with words. What a dataset has to be is decided by the
//! rules of [`yearline_core::ingest`], which read the draft as the file that it will be; their places are translated from table,
//! row and column into sheet and cell. Where this crate has said already what is wrong with a cell, it is not said again.
//!
//! Reading order: `findings` (what was found, and where rows came from), `report` (the head), `rows` (one sheet's rows),
//! `when` and `figures` (what takes more than a cell), `refs` (rows that are meant by their titles), `values` (numbers and places),
//! `remarks` (what is said of sheets and columns as a whole).

mod figures;
mod findings;
mod refs;
mod remarks;
mod report;
mod rows;
mod values;
mod when;

use yearline_core::domain::{Dataset, Period};
use yearline_core::ingest::{self, Cell, Code, Diagnostic, Expected, Severity};

use crate::draft::{Draft, Row};
use crate::grid::{Epoch, Grid, Workbook};
use crate::recognise::{Mapping, SheetMapping, is_chinese, language_of_column};
use crate::words::{Field, Table};
use findings::{Findings, Origin};
pub(crate) use refs::Refs;

/// What came of a workbook.
#[derive(Clone, Debug)]
pub struct Assembled {
    /// The draft, right or wrong.
    pub draft: Draft,
    /// The row of the workbook that each row of the draft came from; `None` for what was made of other rows.
    pub rows: [Vec<Option<Cell>>; 4],
    /// The draft as a file.
    pub json: String,
    /// The dataset, if there is no error.
    pub dataset: Option<Dataset>,
    /// What is wrong, sheet by sheet and row by row; errors and remarks together.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are.
    pub n_more: usize,
}

impl Assembled {
    /// Whether anything has to be mended before it can be shown.
    #[must_use]
    pub fn has_error(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }
}

/// What the rows of all sheets are read with.
struct Context<'a> {
    workbook: &'a Workbook,
    mapping: &'a Mapping,
    epoch: Epoch,
    period: Option<Period>,
    languages: Vec<String>,
}

/// A sheet and what it is.
type Sheet<'a> = (&'a Grid, &'a SheetMapping);

impl<'a> Context<'a> {
    /// The sheets of a table.
    fn sheets(&self, table: Table) -> Vec<Sheet<'a>> {
        let (workbook, mapping) = (self.workbook, self.mapping);
        let of_table = mapping
            .sheets
            .iter()
            .filter(move |sheet| sheet.table == Some(table));
        of_table
            .filter_map(|sheet| {
                Some((
                    workbook
                        .grids
                        .iter()
                        .find(|grid| grid.name == sheet.sheet)?,
                    sheet,
                ))
            })
            .collect()
    }
}

/// Makes a dataset of a workbook.
#[must_use]
pub fn assemble(workbook: &Workbook, mapping: &Mapping) -> Assembled {
    let mut findings = Findings::default();
    let mut context = Context {
        workbook,
        mapping,
        epoch: workbook.epoch,
        period: None,
        languages: Vec::new(),
    };
    let (mut head, head_cells) = report::read(&context, &mut findings);
    if head.languages.is_empty() {
        head.languages = languages_of(&context);
        let found = head.languages.clone();
        let cell = context
            .sheets(Table::Activities)
            .first()
            .map(|(grid, _)| Cell::sheet(&grid.name));
        let note = Diagnostic::of_sheet(
            Code::LanguagesTaken,
            Severity::Warning,
            cell,
            "",
            Expected::OneOf(found),
        );
        findings.report(note);
    }
    context.languages.clone_from(&head.languages);
    context.period = head
        .period
        .as_deref()
        .and_then(|period| Period::parse(period).ok());
    remarks::on_sheets(&context, &mut findings);
    remarks::on_columns(&context, &mut findings);

    let mut tables: [Vec<(Row, Origin)>; 4] = Default::default();
    tables[0] = rows::initiatives(&context, &mut findings);
    tables[1] = rows::kinds(&context, &mut findings);
    if tables[0].is_empty() {
        tables[0] = refs::from_activities(&context, Table::Initiatives, &mut findings);
    }
    if tables[1].is_empty() {
        tables[1] = refs::from_activities(&context, Table::Kinds, &mut findings);
    }
    let refs = |rows: &[(Row, Origin)]| Refs::of(rows.iter().map(|(row, _)| row));
    let (initiatives, kinds) = (refs(&tables[0]), refs(&tables[1]));
    let (activities, mut amounts) = rows::activities(&context, &initiatives, &kinds, &mut findings);
    if !context.sheets(Table::Figures).is_empty() {
        let activities = refs(&activities);
        let figures = figures::figures(&context, &activities, &amounts, &mut findings);
        amounts.extend(figures);
    }
    (tables[2], tables[3]) = (activities, amounts);
    let has_activities = !context.sheets(Table::Activities).is_empty();
    if !has_activities {
        let expected = Expected::Resource("activities".into());
        findings.report(Diagnostic::of_sheet(
            Code::NoSheet,
            Severity::Error,
            None,
            "",
            expected,
        ));
    }

    let mut origins: [Vec<Origin>; 4] = Default::default();
    let mut draft = Draft {
        head,
        ..Draft::default()
    };
    for (table, rows) in tables.into_iter().enumerate() {
        for (row, origin) in rows {
            draft.tables[table].push(row);
            origins[table].push(origin);
        }
    }
    let json = draft.to_json();
    let reading = ingest::read(json.as_bytes());
    // Without a sheet of activities all tables are empty, and that it is missing has been said.
    let is_said =
        |diagnostic: &Diagnostic| diagnostic.code == Code::EmptyDataset && !has_activities;
    for diagnostic in reading.diagnostics.into_iter().filter(|d| !is_said(d)) {
        findings.translate(diagnostic, &origins, &head_cells);
    }
    let (notes, n_more) = (workbook.notes.clone(), reading.n_more);
    let (diagnostics, n_left_out) = findings.finish(notes, &workbook.grids);
    let has_error = diagnostics.iter().any(|d| d.severity == Severity::Error);
    let rows = origins.map(|origins| origins.iter().map(Origin::row_cell).collect());
    Assembled {
        draft,
        rows,
        json,
        dataset: reading.dataset.filter(|_| !has_error),
        diagnostics,
        n_more: n_more + n_left_out,
    }
}

/// The languages of the columns, or else of the letters in them.
fn languages_of(context: &Context<'_>) -> Vec<String> {
    let tables = [
        Table::Activities,
        Table::Initiatives,
        Table::Kinds,
        Table::Figures,
    ];
    let sheets = || tables.into_iter().flat_map(|table| context.sheets(table));
    let mut languages: Vec<String> = Vec::new();
    for tag in sheets()
        .flat_map(|(_, sheet)| &sheet.columns)
        .filter_map(|column| column.language.as_ref())
    {
        if !languages.contains(tag) {
            languages.push(tag.clone());
        }
    }
    if languages.is_empty() {
        let by_letters = sheets().find_map(|(grid, sheet)| {
            let title = sheet.of(Field::Title).next()?;
            language_of_column(grid, sheet.first_row(), title.index as usize)
        });
        languages.push(by_letters.unwrap_or("en").to_owned());
    }
    languages
}

/// An identifier from a title: small Latin letters, digits and hyphens, of whole words; `None` where too little is left.
fn slug(title: &str) -> Option<String> {
    const MAX: usize = 40;
    if is_chinese(title) {
        return None;
    }
    let mut slug = String::new();
    let words = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    for word in words {
        if !slug.is_empty() && slug.len() + word.len() + 1 > MAX {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(MAX).map(|c| c.to_ascii_lowercase()));
    }
    (slug.len() >= 3).then_some(slug)
}
