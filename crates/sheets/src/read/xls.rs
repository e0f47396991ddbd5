//! `.xls`: the binary workbook of older Excel, of WPS and of many programs on the web, by calamine.
//!
//! What rows are hidden, and whether a date shows a month only, calamine does not tell of this form.

use std::io::Cursor;

use calamine::{Data, Reader as _, SheetType, SheetVisible, Xls, XlsError, XlsxError};
use yearline_core::ingest::{Code, Diagnostic, Expected};

use super::{Collector, Read, damaged, fault, note};
use crate::dates::serial;
use crate::grid::{Epoch, Grid, Merged, Value, Workbook};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Read<Workbook> {
    // A newer workbook with a password is wrapped in the same container as an older one.
    if let Err(XlsxError::Password) = calamine::Xlsx::new(Cursor::new(bytes)).map(|_| ()) {
        return Err(fault(Code::PasswordProtected, "", Expected::DateWords));
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(fault_of)?;
    let mut workbook = Workbook {
        epoch: if book.has_1904_epoch() {
            Epoch::Y1904
        } else {
            Epoch::Y1900
        },
        ..Workbook::default()
    };
    if book.vba_project().is_ok_and(|project| project.is_some()) {
        workbook
            .notes
            .push(note(Code::MacrosIgnored, None, "", Expected::Cells(1)));
    }
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut collector = Collector::default();
    for (name, is_hidden) in sheets {
        let range = book.worksheet_range(&name).map_err(fault_of)?;
        let mut grid = Grid {
            is_hidden,
            ..Grid::default()
        };
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let at = (first_row + row as u32, first_column + column as u32);
            collector.put(&mut grid, at, value(data, workbook.epoch))?;
        }
        if let Ok(formulas) = book.worksheet_formula(&name) {
            let (first_row, first_column) = formulas.start().unwrap_or_default();
            for (row, column, formula) in formulas.used_cells() {
                let at = (first_row + row as u32, first_column + column as u32);
                if !formula.is_empty() && !grid.get(at.0 as usize, at.1 as usize).is_blank() {
                    grid.formulas.push(at);
                }
            }
        }
        for merged in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            let (first, last) = (merged.start, merged.end);
            if !grid.get(first.0 as usize, first.1 as usize).is_blank() {
                grid.merged.push(Merged { first, last });
            }
        }
        grid.name = name;
        workbook.grids.push(grid);
    }
    Ok(workbook)
}

pub(super) fn value(data: &Data, epoch: Epoch) -> Value {
    match data {
        Data::Empty => Value::Empty,
        Data::Int(n) => Value::Number(*n as f64),
        Data::Float(n) => Value::Number(*n),
        Data::String(text) | Data::DurationIso(text) => Value::Text(text.clone()),
        Data::Bool(value) => Value::Bool(*value),
        Data::DateTime(at) if at.is_duration() => Value::Number(at.as_f64()),
        Data::DateTime(at) => serial::value(at.as_f64(), epoch, false),
        Data::DateTimeIso(text) => serial::iso(text, false),
        Data::Error(error) => Value::Error(error.to_string()),
    }
}

fn fault_of(error: XlsError) -> Box<Diagnostic> {
    match error {
        XlsError::Password => fault(Code::PasswordProtected, "", Expected::DateWords),
        other => damaged(&other),
    }
}
