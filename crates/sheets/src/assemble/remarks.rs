//! What is said of sheets and columns as a whole: what is hidden, merged, calculated, missing or not read.

use yearline_core::ingest::{Cell, Code, Diagnostic, Expected, Severity};

use super::Context;
use super::findings::Findings;
use crate::grid::Grid;
use crate::recognise::SheetMapping;
use crate::words::{Field, Table};

/// What is worth knowing of each sheet that is read, and that the others are not.
pub(super) fn on_sheets(context: &Context<'_>, findings: &mut Findings) {
    let mut remark = |code, cell, found: &str, n| {
        let expected = Expected::Cells(n);
        findings.report(Diagnostic::of_sheet(
            code,
            Severity::Warning,
            Some(cell),
            found,
            expected,
        ));
    };
    for grid in context
        .workbook
        .grids
        .iter()
        .filter(|grid| !grid.rows.is_empty())
    {
        let sheet = context
            .mapping
            .sheets
            .iter()
            .find(|sheet| sheet.sheet == grid.name);
        if sheet.is_none_or(|sheet| sheet.table.is_none()) {
            let code = if grid.is_hidden {
                Code::HiddenSheet
            } else {
                Code::UnusedSheet
            };
            remark(code, Cell::sheet(&grid.name), "", 1);
            continue;
        }
        if let Some(first) = grid.hidden_rows.first() {
            let rows = grid.hidden_rows.iter().take(8);
            let rows: Vec<String> = rows.map(|row| (row + 1).to_string()).collect();
            let cell = Cell::row(&grid.name, *first);
            remark(
                Code::HiddenRows,
                cell,
                &rows.join(", "),
                grid.hidden_rows.len(),
            );
        }
        if let Some(first) = grid.merged.first() {
            let cell = Cell::at(&grid.name, first.first.0, first.first.1);
            remark(Code::MergedCells, cell, "", grid.merged.len());
        }
        if let Some(&(row, column)) = grid.formulas.first() {
            let cell = Cell::at(&grid.name, row, column);
            let found = grid.get(row as usize, column as usize).text();
            remark(Code::FormulaValues, cell, &found, grid.formulas.len());
        }
    }
}

/// Which columns a table needs, and which the page can do without but asks for.
fn needed(table: Table) -> (&'static [Field], &'static [Field]) {
    match table {
        Table::Initiatives | Table::Kinds => (&[Field::Title], &[]),
        Table::Activities => (
            &[Field::Title, Field::Initiative, Field::Kind],
            &[Field::Summary, Field::When, Field::Source],
        ),
        Table::Figures => (
            &[Field::Title, Field::Activity, Field::Value, Field::Unit],
            &[Field::Source],
        ),
        Table::Report => (&[], &[]),
    }
}

/// Columns that are missing, and columns that are not read.
pub(super) fn on_columns(context: &Context<'_>, findings: &mut Findings) {
    for table in Table::ALL {
        let (required, wanted) = needed(table);
        for (grid, sheet) in context.sheets(table) {
            let has = |field: Field| {
                let others: &[Field] = match field {
                    Field::When => &[Field::Start, Field::End],
                    Field::Source => &[Field::Paragraph],
                    // What is counted may have no other name than its unit.
                    Field::Title if table == Table::Figures => &[Field::Unit],
                    _ => &[],
                };
                sheet.of(field).next().is_some()
                    || others.iter().any(|other| sheet.of(*other).next().is_some())
            };
            let severity = |field| {
                if required.contains(&field) {
                    Severity::Error
                } else {
                    Severity::Warning
                }
            };
            for field in required
                .iter()
                .chain(wanted)
                .copied()
                .filter(|field| !has(*field))
            {
                findings.missing_column(&grid.name, sheet.head_row, table, field, severity(field));
            }
            if table != Table::Report {
                unused_columns(grid, sheet, findings);
            }
        }
    }
}

/// Columns with something in them that are not read, also those without a heading.
fn unused_columns(grid: &Grid, sheet: &SheetMapping, findings: &mut Findings) {
    let is_filled = |index: usize| {
        (sheet.first_row()..grid.rows.len()).any(|row| !grid.get(row, index).is_blank())
    };
    let mut is_read = vec![false; grid.n_columns()];
    for column in sheet.columns.iter().filter(|column| column.field.is_some()) {
        if let Some(is_read) = is_read.get_mut(column.index as usize) {
            *is_read = true;
        }
    }
    let unread = is_read.iter().enumerate().filter(|(_, is_read)| !**is_read);
    for index in unread
        .map(|(index, _)| index)
        .filter(|index| is_filled(*index))
    {
        let column = sheet
            .columns
            .iter()
            .find(|column| column.index as usize == index);
        let heading = column.map_or("", |column| column.heading.as_str());
        let cell = Some(Cell::at(&grid.name, sheet.head_row, index as u32));
        let same = sheet.table.and_then(|table| {
            let field = crate::words::heading(table, heading).0?;
            sheet.of(field).next()
        });
        let (code, expected) = match same {
            Some(same) => (Code::SameColumn, Expected::Near(same.heading.clone())),
            None => (Code::UnusedColumn, Expected::Cells(1)),
        };
        findings.report(Diagnostic::of_sheet(
            code,
            Severity::Warning,
            cell,
            heading,
            expected,
        ));
    }
}
