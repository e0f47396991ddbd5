//! Which grid is which table, and which column is which field: by their names, in English and Chinese.
//!
//! The result is a [`Mapping`], a plain value: it can be shown, set by hand, kept, and applied again to next year's workbook of
//! the same build. A workbook need not come from the template: a sheet of activities is found by its columns, whatever its name.

mod report;

use serde::{Deserialize, Serialize};

use crate::dates::{self, Dated, DayOrder};
use crate::grid::{Grid, Value, Workbook};
use crate::words::{Field, Table, heading, language_of, pieces};
pub(crate) use report::property;
use report::report;

/// What a column is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The column, from 0.
    pub index: u32,
    /// Its heading, as it is written.
    pub heading: String,
    /// What it means; `None` if it is not read.
    pub field: Option<Field>,
    /// The language of its texts; `None` where they are the same in every language.
    pub language: Option<String>,
    /// Which of day and month comes first in its dates; `None` until somebody says.
    pub order: Option<DayOrder>,
}

/// What a sheet is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetMapping {
    /// The name of the sheet.
    pub sheet: String,
    /// What it holds; `None` if it is not read.
    pub table: Option<Table>,
    /// The first row of the headings, from 0.
    pub head_row: u32,
    /// How many rows the headings have: 0 to 2.
    pub n_head_rows: u32,
    /// Its columns that have a heading. Of a report, the first one names the properties and the others have their values.
    pub columns: Vec<Column>,
}

impl SheetMapping {
    /// The first row below the headings.
    #[must_use]
    pub fn first_row(&self) -> usize {
        (self.head_row + self.n_head_rows) as usize
    }

    /// The columns of a field.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Column> {
        self.columns
            .iter()
            .filter(move |column| column.field == Some(field))
    }
}

/// What the sheets of a workbook are, and what it does not say itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// Each sheet, in order.
    pub sheets: Vec<SheetMapping>,
    /// The title, said by hand where no sheet has it.
    pub title: Option<String>,
    /// The period, said by hand where no sheet has it.
    pub period: Option<String>,
}

impl Mapping {
    /// Says for every column of dates which of day and month comes first.
    pub fn set_order(&mut self, order: DayOrder) {
        let columns = self.sheets.iter_mut().flat_map(|sheet| &mut sheet.columns);
        for column in columns {
            if matches!(column.field, Some(Field::When | Field::Start | Field::End)) {
                column.order = Some(order);
            }
        }
    }

    /// Takes over what an earlier mapping says of sheets with the same name and the same headings.
    pub fn apply(&mut self, earlier: &Self) {
        for sheet in &mut self.sheets {
            let is_same = |other: &&SheetMapping| {
                let headings = |sheet: &SheetMapping| -> Vec<String> {
                    sheet
                        .columns
                        .iter()
                        .map(|column| column.heading.clone())
                        .collect()
                };
                other.sheet == sheet.sheet && headings(other) == headings(sheet)
            };
            if let Some(same) = earlier.sheets.iter().find(is_same) {
                *sheet = same.clone();
            }
        }
        self.title = self.title.take().or_else(|| earlier.title.clone());
        self.period = self.period.take().or_else(|| earlier.period.clone());
    }
}

/// How many rows are looked at for headings: above them may stand a title and a remark.
const MAX_ABOVE: usize = 15;
/// A heading longer than this is a sentence.
const MAX_HEADING: usize = 60;

/// Recognises the sheets of a workbook.
#[must_use]
pub fn recognise(workbook: &Workbook) -> Mapping {
    let mut sheets: Vec<(SheetMapping, usize)> = workbook.grids.iter().map(sheet).collect();
    // Activities may stand in several sheets, one for each initiative say. Of every other table one is read: the most alike.
    for table in [
        Table::Initiatives,
        Table::Kinds,
        Table::Figures,
        Table::Report,
    ] {
        let best = sheets
            .iter()
            .enumerate()
            .filter(|(_, (sheet, _))| sheet.table == Some(table))
            .max_by_key(|(i, (_, score))| (*score, usize::MAX - i))
            .map(|(i, _)| i);
        for (i, (sheet, _)) in sheets.iter_mut().enumerate() {
            if sheet.table == Some(table) && Some(i) != best {
                sheet.table = None;
            }
        }
    }
    Mapping {
        sheets: sheets.into_iter().map(|(sheet, _)| sheet).collect(),
        title: None,
        period: None,
    }
}

/// The headings of a grid for a table that somebody has chosen by hand. Where none is known, those that look like headings have no
/// meaning yet.
#[must_use]
pub fn as_table(grid: &Grid, table: Table) -> SheetMapping {
    let found = if table == Table::Report {
        report(grid)
    } else {
        headings(grid, table)
    };
    let mut sheet = match found {
        Some((sheet, _)) => sheet,
        None if table == Table::Report => SheetMapping::default(),
        None => unknown_headings(grid),
    };
    sheet.sheet.clone_from(&grid.name);
    sheet.table = Some(table);
    sheet
}

/// The first row that looks like one of headings, though none of them is known: short texts in most columns, and no date among them.
fn unknown_headings(grid: &Grid) -> SheetMapping {
    let above = || grid.rows.iter().take(MAX_ABOVE);
    let n_filled = |row: &[Value]| row.iter().filter(|cell| !cell.is_blank()).count();
    let widest = above().map(|row| n_filled(row)).max().unwrap_or(0);
    let is_heading = |cell: &Value| {
        let is_short = |text: &str| text.chars().count() <= MAX_HEADING;
        let is_date = || {
            matches!(
                dates::read(cell, &dates::Context::default()),
                Dated::Read { .. }
            )
        };
        matches!(cell, Value::Text(text) if is_short(text)) && !is_date()
    };
    let are_headings = |row: &Vec<Value>| {
        n_filled(row) * 2 > widest && row.iter().all(|cell| cell.is_blank() || is_heading(cell))
    };
    let Some(row) = above().position(are_headings) else {
        return SheetMapping::default();
    };
    let columns = (0..grid.rows[row].len()).map(|index| Column {
        index: index as u32,
        heading: heading_text(grid, row, 1, index),
        ..Column::default()
    });
    SheetMapping {
        head_row: row as u32,
        n_head_rows: 1,
        columns: columns
            .filter(|column| !column.heading.is_empty())
            .collect(),
        ..SheetMapping::default()
    }
}

/// What a grid most likely is, and how well that fits.
pub(crate) fn sheet(grid: &Grid) -> (SheetMapping, usize) {
    let tables = [
        Table::Activities,
        Table::Figures,
        Table::Initiatives,
        Table::Kinds,
    ];
    let by_heads = tables.into_iter().filter_map(|table| {
        let (sheet, n_fields) = headings(grid, table)?;
        let is_named = is_named(&grid.name, table);
        let has = |field| sheet.of(field).next().is_some();
        let is_alike = match table {
            Table::Activities => {
                let is_dated = has(Field::When) || has(Field::Start);
                has(Field::Title) && (is_dated || (has(Field::Kind) && has(Field::Initiative)))
            }
            Table::Figures => has(Field::Value) && (has(Field::Unit) || has(Field::Activity)),
            // Their columns are those of any list: the name has to say it, or the numbered titles of few columns.
            Table::Initiatives => {
                has(Field::Title)
                    && has(Field::Number)
                    && has(Field::Summary)
                    && sheet.columns.len() < 8
            }
            _ => false,
        };
        let is_it = is_alike || (is_named && has(Field::Title)) || (is_named && has(Field::Value));
        is_it.then_some((sheet, n_fields + if is_named { 20 } else { 0 }))
    });
    let by_properties =
        report(grid).filter(|(_, n)| *n >= 3 || is_named(&grid.name, Table::Report));
    let by_properties = by_properties.map(|(sheet, n)| {
        (
            sheet,
            n + if is_named(&grid.name, Table::Report) {
                20
            } else {
                0
            },
        )
    });
    let best = by_heads
        .chain(by_properties)
        .max_by_key(|(_, score)| *score);
    let (mut sheet, score) = best.unwrap_or_else(|| {
        // Not recognised: its headings are kept for who sets it by hand.
        let found = headings(grid, Table::Activities);
        let mut sheet = found.map_or_else(|| unknown_headings(grid), |(sheet, _)| sheet);
        sheet.table = None;
        (sheet, 0)
    });
    sheet.sheet.clone_from(&grid.name);
    if grid.is_hidden {
        sheet.table = None;
    }
    (sheet, score)
}

/// Whether the name of a sheet is that of a table.
fn is_named(name: &str, table: Table) -> bool {
    let names = table.sheet_names().1;
    let pieces = pieces(name);
    let is_it = |piece: &String| {
        let contains =
            |name: &&str| !name.is_ascii() && name.chars().count() > 1 && piece.contains(*name);
        names.contains(&piece.as_str()) || names.iter().any(contains)
    };
    pieces.iter().any(is_it)
}

/// The headings of a table in a grid, if it has any: in one row, or in two of which the second says more of the first.
fn headings(grid: &Grid, table: Table) -> Option<(SheetMapping, usize)> {
    let n_rows = grid.rows.len().min(MAX_ABOVE);
    let mut best: Option<(SheetMapping, usize)> = None;
    for row in 0..n_rows {
        for n_head_rows in [1, 2] {
            if n_head_rows == 2 && !is_second_row(grid, row + 1, table) {
                continue;
            }
            let columns = columns(grid, row, n_head_rows, table);
            let n_fields = columns
                .iter()
                .filter(|column| column.field.is_some())
                .count();
            let is_better = best.as_ref().is_none_or(|(_, n)| n_fields > *n);
            if n_fields > 0 && is_better {
                let sheet = SheetMapping {
                    sheet: grid.name.clone(),
                    table: Some(table),
                    head_row: row as u32,
                    n_head_rows: n_head_rows as u32,
                    columns,
                };
                best = Some((sheet, n_fields));
            }
        }
    }
    // One known word may stand in any row of any sheet.
    best.filter(|(_, n)| *n > 1 || table == Table::Kinds)
}

/// Whether a row can be the second one of headings: every cell of it is a known word.
fn is_second_row(grid: &Grid, row: usize, table: Table) -> bool {
    let Some(cells) = grid.rows.get(row) else {
        return false;
    };
    let mut n = 0;
    let is_known = cells.iter().filter(|cell| !cell.is_blank()).all(|cell| {
        n += 1;
        let text = cell.text();
        let (field, language) = heading(table, &text);
        let is_language = || {
            pieces(&text)
                .iter()
                .any(|piece| language_of(piece, &text).is_some())
        };
        field.is_some() || language.is_some() || is_language()
    });
    is_known && n > 0
}

/// The heading of a column: of two rows, both; of merged cells, the first.
pub(crate) fn heading_text(grid: &Grid, row: usize, n_head_rows: usize, column: usize) -> String {
    let mut parts: Vec<String> = Vec::new();
    for row in row..row + n_head_rows {
        let value = grid.get_merged(row, column);
        let part = match value {
            Value::Text(_) | Value::Number(_) => value.text(),
            _ => String::new(),
        };
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(" · ")
}

fn columns(grid: &Grid, row: usize, n_head_rows: usize, table: Table) -> Vec<Column> {
    let n_columns = (row..row + n_head_rows)
        .filter_map(|row| grid.rows.get(row))
        .map(Vec::len)
        .max()
        .unwrap_or(0);
    let mut columns: Vec<Column> = (0..n_columns)
        .filter_map(|index| {
            let text = heading_text(grid, row, n_head_rows, index);
            if text.is_empty() {
                return None;
            }
            let is_short = text.chars().count() <= MAX_HEADING;
            // The second row says more of the first: "Date" over "Start" and "End" is a start and an end.
            let lower = heading_text(grid, row + n_head_rows - 1, 1, index);
            let (field, language) = if is_short {
                heading(table, &text)
            } else {
                (None, None)
            };
            let field = match heading(table, &lower).0 {
                Some(more) if n_head_rows == 2 => Some(more),
                _ => field,
            };
            Some(Column {
                index: index as u32,
                heading: text,
                field,
                language: language.filter(|_| field.is_some_and(Field::is_text)),
                order: None,
            })
        })
        .collect();
    tell_apart(grid, row + n_head_rows, &mut columns);
    columns
}

/// Says the language of texts that have several columns, by the letters of the heading, then by the letters of the column.
/// Of two columns with the same meaning the first is read.
fn tell_apart(grid: &Grid, first_row: usize, columns: &mut [Column]) {
    for i in 0..columns.len() {
        let Some(field) = columns[i].field else {
            continue;
        };
        let others = || (0..columns.len()).filter(|j| *j != i && columns[*j].field == Some(field));
        if field.is_text() && columns[i].language.is_none() && others().next().is_some() {
            let by_letters = if is_chinese(&columns[i].heading) {
                "zh-Hans"
            } else {
                "en"
            };
            let by_column = language_of_column(grid, first_row, columns[i].index as usize);
            let is_taken =
                |tag: &str| others().any(|j| columns[j].language.as_deref() == Some(tag));
            let tag = [by_column.unwrap_or(by_letters), by_letters]
                .into_iter()
                .find(|tag| !is_taken(tag));
            columns[i].language = tag.map(str::to_owned);
            if tag.is_none() {
                columns[i].field = None;
                continue;
            }
        }
        let is_there = (0..i)
            .any(|j| columns[j].field == Some(field) && columns[j].language == columns[i].language);
        if is_there {
            columns[i].field = None;
        }
    }
}

/// Whether a text has Chinese characters.
pub(crate) fn is_chinese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'))
}

/// The language of the texts of a column, by their letters: Chinese if most of the first ones have Chinese characters.
pub(crate) fn language_of_column(
    grid: &Grid,
    first_row: usize,
    column: usize,
) -> Option<&'static str> {
    let texts = grid
        .rows
        .iter()
        .skip(first_row)
        .filter_map(|row| match row.get(column) {
            Some(Value::Text(text)) if !text.trim().is_empty() => Some(text),
            _ => None,
        });
    let (mut n, mut n_chinese) = (0, 0);
    for text in texts.take(50) {
        n += 1;
        n_chinese += usize::from(is_chinese(text));
    }
    (n > 0).then_some(if n_chinese * 2 > n { "zh-Hans" } else { "en" })
}
