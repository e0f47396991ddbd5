//! What sheets and columns mean after a change: set by hand, or recognised anew where nobody set it.
//!
//! Nothing notes who set a meaning. A meaning is one set by hand if it is not what recognising gives.

use crate::dates::DayOrder;
use crate::grid::{Grid, MAX_COLUMNS};
use crate::recognise::{self, Column, SheetMapping, as_table, heading_text};
use crate::words::{Field, Table, heads};

/// The most columns that are listed though they have no heading.
const MAX_LISTED: usize = 1_000;

/// What recognising gives for a sheet that holds what is said of it.
pub(super) fn recognised(grid: &Grid, sheet: &SheetMapping) -> SheetMapping {
    match sheet.table {
        Some(table) => as_table(grid, table),
        None => recognise::sheet(grid).0,
    }
}

/// Whether a change in this row may change what is recognised: it is one of the headings, or above them.
pub(super) fn may_concern(sheet: &SheetMapping, row: usize) -> bool {
    sheet.n_head_rows == 0 || sheet.table == Some(Table::Report) || row < sheet.first_row()
}

/// A sheet whose headings changed: `before` and `after` are what recognising gives. What was set by hand stays.
pub(super) fn again(
    sheet: &SheetMapping,
    before: &SheetMapping,
    after: SheetMapping,
    grid: &Grid,
) -> SheetMapping {
    let mut new = after;
    if before.table != sheet.table {
        new.table = sheet.table;
    }
    if sheet.table == Some(Table::Report) && sheet.columns != before.columns {
        new.columns.clone_from(&sheet.columns);
        return new;
    }
    for column in &sheet.columns {
        let was = before
            .columns
            .iter()
            .find(|other| other.index == column.index);
        let is_by_hand = match was {
            Some(was) => (was.field, &was.language) != (column.field, &column.language),
            None => column.field.is_some(),
        };
        if is_by_hand {
            mean(
                &mut new,
                grid,
                column.index,
                column.field,
                column.language.clone(),
            );
        }
        if let Some(order) = column.order {
            at(&mut new, grid, column.index).order = Some(order);
        }
    }
    new
}

/// A sheet that holds another table.
pub(super) fn as_other_table(
    sheet: &SheetMapping,
    grid: &Grid,
    table: Option<Table>,
) -> SheetMapping {
    let Some(table) = table else {
        return SheetMapping {
            table,
            ..sheet.clone()
        };
    };
    let mut new = as_table(grid, table);
    for column in &mut new.columns {
        let old = sheet
            .columns
            .iter()
            .find(|other| other.index == column.index);
        column.order = old.and_then(|old| old.order);
    }
    new
}

/// A sheet with another meaning of a column; `None` if the table has no such field.
pub(super) fn with_field(
    sheet: &SheetMapping,
    grid: &Grid,
    index: u32,
    field: Option<Field>,
    language: Option<String>,
) -> Option<SheetMapping> {
    let table = sheet.table?;
    let mut new = sheet.clone();
    if table == Table::Report {
        // Of a report, columns have no field: they are read or not. The first one names the properties.
        let key = sheet.columns.first()?.index;
        if index == key {
            return None;
        }
        if field.is_none() {
            new.columns.retain(|column| column.index != index);
        } else {
            new.columns.retain(|column| {
                column.index == index || language.is_none() || column.language != language
            });
            at(&mut new, grid, index).language = language;
            new.columns
                .sort_by_key(|column| (column.index != key, column.index));
        }
        return Some(new);
    }
    let is_known = |field| heads(table).iter().any(|head| head.field == field);
    if !field.is_none_or(is_known) {
        return None;
    }
    mean(&mut new, grid, index, field, language);
    Some(new)
}

/// A sheet with an order of day and month for a column.
pub(super) fn with_order(
    sheet: &SheetMapping,
    grid: &Grid,
    index: u32,
    order: DayOrder,
) -> SheetMapping {
    let mut new = sheet.clone();
    at(&mut new, grid, index).order = Some(order);
    new
}

/// Gives a column a meaning and takes it from another one that has it.
fn mean(
    sheet: &mut SheetMapping,
    grid: &Grid,
    index: u32,
    field: Option<Field>,
    language: Option<String>,
) {
    let language = language.filter(|_| field.is_some_and(Field::is_text));
    for other in &mut sheet.columns {
        if field.is_some() && other.field == field && other.language == language {
            (other.field, other.language) = (None, None);
        }
    }
    let column = at(sheet, grid, index);
    (column.field, column.language) = (field, language);
}

/// A column of a sheet, which is added if it is not there.
fn at<'a>(sheet: &'a mut SheetMapping, grid: &Grid, index: u32) -> &'a mut Column {
    let place = sheet
        .columns
        .iter()
        .position(|column| column.index == index);
    let place = place.unwrap_or_else(|| {
        let place = sheet
            .columns
            .iter()
            .take_while(|column| column.index < index)
            .count();
        let column = unread(sheet, grid, index);
        sheet.columns.insert(place, column);
        place
    });
    &mut sheet.columns[place]
}

fn unread(sheet: &SheetMapping, grid: &Grid, index: u32) -> Column {
    let (row, n) = (sheet.head_row as usize, sheet.n_head_rows as usize);
    Column {
        index,
        heading: heading_text(grid, row, n, index as usize),
        ..Column::default()
    }
}

/// A sheet with all of its columns, also those without a heading. Of a report, those that are read: which they are says that.
pub(super) fn complete(sheet: &SheetMapping, grid: &Grid) -> SheetMapping {
    let mut new = sheet.clone();
    if sheet.table != Some(Table::Report) {
        let n = grid.n_columns().min(MAX_LISTED).min(MAX_COLUMNS as usize);
        for index in 0..n as u32 {
            at(&mut new, grid, index);
        }
    }
    new
}
