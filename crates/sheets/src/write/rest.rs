//! What an open workbook has that its dataset has no place for: columns and sheets that are not read, and single cells. Nothing that
//! somebody wrote is lost because it is saved.
//!
//! Columns stand beside those of their table, sheets after those of the template. All else is listed in a sheet of its own, with the
//! place where it stood. What would be read when the file is opened again is listed, or hidden, so that it means no more than it did.

use std::collections::HashMap;

use yearline_core::ingest::Cell;

use super::{fields, is_too_long, note};
use crate::assemble::Assembled;
use crate::edit::OpenBook;
use crate::grid::{Grid, Value};
use crate::recognise::{self, Column, SheetMapping, property};
use crate::words::{Field, Table, heading};

/// The sheet of what is listed.
const LIST: &str = "Not read 未读取";
/// Its headings.
const LIST_HEADS: [&str; 2] = ["Where it stood 原位置", "What stood there 原文"];
/// How much of a text stands in one cell of the list, in characters.
const PIECE: usize = 10_000;

/// What is written beside the dataset.
#[derive(Default)]
pub(super) struct Rest {
    /// For each table: headings, and a value for each row of the draft.
    pub(super) columns: [Vec<(String, Vec<Value>)>; 4],
    /// Further sheets.
    pub(super) sheets: Vec<Grid>,
    list: Vec<(Cell, String)>,
}

impl Rest {
    /// What is not in the draft of a workbook.
    pub(super) fn of(book: &OpenBook, assembled: &Assembled) -> Self {
        let mut rest = Self::default();
        let sheets = book.workbook().grids.iter().zip(&book.mapping().sheets);
        let mut has_report = false;
        for (grid, sheet) in sheets.filter(|(grid, _)| !grid.rows.is_empty()) {
            match sheet.table.map(|table| (table, table.index())) {
                Some((table, Some(index))) => {
                    let rows = &assembled.rows[index];
                    let languages = &assembled.draft.head.languages;
                    rest.of_table((grid, sheet), (table, index), rows, languages);
                }
                Some((_, None)) if !has_report => {
                    has_report = true;
                    rest.of_report(grid, sheet, &assembled.draft.head.languages);
                }
                _ => rest.sheets.push(grid.clone()),
            }
        }
        if !rest.list.is_empty() {
            let sheet = rest.listed();
            rest.sheets.push(sheet);
        }
        for grid in &mut rest.sheets {
            grid.is_hidden |= recognise::sheet(grid).0.table.is_some();
        }
        rest
    }

    fn list(&mut self, grid: &Grid, row: usize, column: usize) {
        let text = grid.get(row, column).shown();
        let cell = Cell::at(&grid.name, row as u32, column as u32);
        if !text.is_empty() {
            self.list.push((cell, text));
        }
    }

    fn listed(&self) -> Grid {
        let mut grid = Grid {
            name: LIST.to_owned(),
            rows: vec![LIST_HEADS.map(|head| Value::Text(head.to_owned())).to_vec()],
            ..Grid::default()
        };
        for (cell, text) in &self.list {
            let mut left = text.as_str();
            while !left.is_empty() {
                let end = left
                    .char_indices()
                    .nth(PIECE)
                    .map_or(left.len(), |(at, _)| at);
                let (piece, rest) = left.split_at(end);
                let row = [cell.to_string(), piece.to_owned()];
                grid.rows.push(row.map(Value::Text).to_vec());
                left = rest;
            }
        }
        grid
    }

    fn of_table(
        &mut self,
        (grid, sheet): (&Grid, &SheetMapping),
        (table, index): (Table, usize),
        rows: &[Option<Cell>],
        languages: &[String],
    ) {
        let is_here = |cell: &Cell| cell.sheet == grid.name;
        let row_of = |cell: &Cell| cell.row.map(|row| row as usize);
        let of_draft: HashMap<usize, usize> = rows
            .iter()
            .enumerate()
            .filter_map(|(i, cell)| Some((row_of(cell.as_ref().filter(|c| is_here(c))?)?, i)))
            .collect();
        let heads = sheet.head_row as usize..sheet.first_row();
        let fates: Vec<Fate> = (0..grid.n_columns())
            .map(|column| fate(sheet, table, column, languages))
            .collect();
        for row in (0..grid.rows.len()).filter(|row| !heads.contains(row)) {
            let place = of_draft.get(&row).copied();
            // Without a number, what is counted and how has no figure to stand in.
            let has_figure = || {
                let value = sheet
                    .of(Field::Value)
                    .next()
                    .map(|column| column.index as usize);
                value.is_some_and(|column| {
                    !matches!(grid.get(row, column), Value::Error(_) | Value::Empty)
                })
            };
            for (column, fate) in fates.iter().enumerate() {
                let own = grid.get(row, column);
                let is_in_draft = match fate {
                    Fate::Read(Field::Unit | Field::Qualifier) if table == Table::Activities => {
                        has_figure()
                    }
                    Fate::Read(_) => !matches!(own, Value::Error(_)),
                    _ => false,
                };
                match (place, fate) {
                    (Some(place), Fate::Beside(heading)) => {
                        let value = grid.get_merged(row, column);
                        if !value.is_blank() {
                            self.beside(index, heading, rows.len())[place] = value.clone();
                        }
                    }
                    (Some(_), _) if is_in_draft && !is_too_long(own) => {}
                    _ => self.list(grid, row, column),
                }
            }
        }
    }

    /// The values of a column beside a table.
    fn beside(&mut self, table: usize, heading: &str, n: usize) -> &mut Vec<Value> {
        let columns = &mut self.columns[table];
        let place = columns.iter().position(|(name, _)| name == heading);
        let place = place.unwrap_or_else(|| {
            columns.push((heading.to_owned(), vec![Value::Empty; n]));
            columns.len() - 1
        });
        &mut columns[place].1
    }

    fn of_report(&mut self, grid: &Grid, sheet: &SheetMapping, languages: &[String]) {
        let Some((key, values)) = sheet.columns.split_first() else {
            return;
        };
        let first_row = sheet.first_row();
        let field_of = |row: usize| {
            let is_below = row >= first_row;
            is_below
                .then(|| property(grid, row, key.index as usize))
                .flatten()
        };
        let heads = sheet.head_row as usize..first_row;
        for row in (0..grid.rows.len()).filter(|row| !heads.contains(row)) {
            let field = field_of(row);
            // Of a property that stands twice the last one is read; of the languages the first.
            let is_other = |other: usize| {
                field_of(other) == field
                    && !grid.get(other, first_value(grid, other, values)).is_blank()
            };
            let is_once = field.is_some_and(|field| !repeats(field));
            let is_overruled = is_once
                && if field == Some(Field::Languages) {
                    (first_row..row).any(is_other)
                } else {
                    (row + 1..grid.rows.len()).any(is_other)
                };
            let read = match field {
                Some(field) if !is_overruled => read_in_report(grid, row, field, values, languages),
                _ => Vec::new(),
            };
            for column in 0..grid.rows[row].len() {
                let value = grid.get(row, column);
                let text = value.text();
                let is_key = field.is_some() && column == key.index as usize;
                let is_note = field.is_some_and(|field| {
                    let (en, zh) = note(Table::Report, field);
                    text == format!("{en}\n{zh}")
                });
                let is_read = read.contains(&column) && !matches!(value, Value::Error(_));
                if !is_key && !is_note && (!is_read || is_too_long(value)) {
                    self.list(grid, row, column);
                }
            }
        }
    }
}

/// Whether a report may have a property several times.
fn repeats(field: Field) -> bool {
    use Field::{
        Contributor, License, LicensePath, LicenseTitle, Organisation, Roles, SourceDate,
        SourceParagraphs, SourcePath, SourceTitle,
    };
    matches!(
        field,
        Contributor
            | License
            | LicensePath
            | LicenseTitle
            | Organisation
            | Roles
            | SourceDate
            | SourceParagraphs
            | SourcePath
            | SourceTitle
    )
}

fn first_value(grid: &Grid, row: usize, values: &[Column]) -> usize {
    let mut columns = values.iter().map(|column| column.index as usize);
    columns
        .find(|column| !grid.get(row, *column).is_blank())
        .unwrap_or(usize::MAX)
}

/// The columns of a property whose values are in the draft.
fn read_in_report(
    grid: &Grid,
    row: usize,
    field: Field,
    values: &[Column],
    languages: &[String],
) -> Vec<usize> {
    let is_filled = |column: &&Column| !grid.get(row, column.index as usize).is_blank();
    let is_listed = |column: &&Column| {
        let language = column.language.as_ref();
        language.is_some_and(|language| languages.contains(language))
    };
    let by_language: Vec<usize> = values
        .iter()
        .filter(|column| field.is_text() && is_filled(column) && is_listed(column))
        .map(|column| column.index as usize)
        .collect();
    if !by_language.is_empty() {
        return by_language;
    }
    let first = first_value(grid, row, values);
    let text = grid.get(row, first).text();
    let is_same = |column: &usize| grid.get(row, *column).text() == text;
    let columns = values.iter().map(|column| column.index as usize);
    columns.filter(is_same).collect()
}

/// What becomes of a column.
enum Fate {
    /// It is read: what it says is in the draft.
    Read(Field),
    /// It stands beside the table, under this heading.
    Beside(String),
    /// Its cells are listed.
    Listed,
}

fn fate(sheet: &SheetMapping, table: Table, column: usize, languages: &[String]) -> Fate {
    let column = sheet
        .columns
        .iter()
        .find(|other| other.index as usize == column);
    let Some(column) = column else {
        return Fate::Beside(String::new());
    };
    let has = |field: Field| sheet.of(field).next().is_some();
    let beside = || Fate::Beside(column.heading.clone());
    if let Some(field) = column.field {
        // What another column says better is not read, and is not when the file is opened again.
        let is_passed_over = match field {
            Field::Start | Field::End => has(Field::When),
            Field::Source => has(Field::Paragraph) || has(Field::Sentence),
            _ => false,
        };
        let is_unlisted = column.language.as_ref().is_some_and(|tag| {
            !languages
                .iter()
                .any(|language| language.eq_ignore_ascii_case(tag))
        });
        // A text for all languages is read where none has its own.
        let is_fallback = field.is_text()
            && column.language.is_none()
            && sheet.of(field).any(|other| other.language.is_some());
        return if is_fallback {
            Fate::Listed
        } else if is_passed_over || is_unlisted {
            beside()
        } else {
            Fate::Read(field)
        };
    }
    match heading(table, &column.heading).0 {
        None => beside(),
        // The template has a column with the same meaning before it, and of two the first is read.
        Some(field)
            if fields(table).contains(&field) && (languages.len() < 2 || !field.is_text()) =>
        {
            beside()
        }
        Some(_) => Fate::Listed,
    }
}
