//! A sheet of properties, one a row: what is said of the report as a whole.

use super::{Column, MAX_HEADING, SheetMapping};
use crate::grid::{Grid, Value};
use crate::words::{Field, Table, heading, language_of, pieces};

/// A sheet of properties: a column of names, and beside it their values in one or several languages.
pub(super) fn report(grid: &Grid) -> Option<(SheetMapping, usize)> {
    let key_column = (0..3).max_by_key(|column| (n_properties(grid, *column), 3 - column))?;
    let n = n_properties(grid, key_column);
    if n == 0 {
        return None;
    }
    let first = (0..grid.rows.len()).find(|row| property(grid, *row, key_column).is_some())?;
    // The row above the first property may say the languages of the columns.
    let head_row = first.checked_sub(1).filter(|row| {
        let cells = grid.rows.get(*row);
        cells.is_some_and(|cells| {
            cells
                .iter()
                .skip(key_column + 1)
                .any(|cell| !cell.is_blank())
        })
    });
    let mut columns = vec![Column {
        index: key_column as u32,
        heading: head_row.map_or_else(String::new, |row| grid.get(row, key_column).text()),
        ..Column::default()
    }];
    for index in key_column + 1..grid.n_columns() {
        let text = head_row.map_or_else(String::new, |row| grid.get(row, index).text());
        let found = pieces(&text);
        let is_note = found.iter().any(|p| {
            ["note", "notes", "说明", "备注", "remark", "hint", "提示"].contains(&p.as_str())
        });
        let language = found.iter().find_map(|piece| language_of(piece, &text));
        let is_value = language.is_some()
            || found
                .iter()
                .any(|p| ["value", "内容", "值", "content"].contains(&p.as_str()));
        let is_first = columns.len() == 1;
        if !is_note
            && (is_value || (is_first && head_row.is_none()) || (is_first && text.is_empty()))
        {
            columns.push(Column {
                index: index as u32,
                heading: text,
                language,
                ..Column::default()
            });
        }
    }
    let sheet = SheetMapping {
        sheet: grid.name.clone(),
        table: Some(Table::Report),
        head_row: head_row.unwrap_or(first) as u32,
        n_head_rows: u32::from(head_row.is_some()),
        columns,
    };
    Some((sheet, n))
}

/// The property that a row of a report is about.
pub(crate) fn property(grid: &Grid, row: usize, key_column: usize) -> Option<Field> {
    match grid.get(row, key_column) {
        Value::Text(text) if text.chars().count() <= MAX_HEADING => heading(Table::Report, text).0,
        _ => None,
    }
}

fn n_properties(grid: &Grid, column: usize) -> usize {
    let mut found: Vec<Field> = (0..grid.rows.len().min(200))
        .filter(|row| {
            let beside = grid.rows.get(*row).map_or(0, |cells| {
                cells.iter().filter(|cell| !cell.is_blank()).count()
            });
            beside <= 8
        })
        .filter_map(|row| property(grid, row, column))
        .collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}
