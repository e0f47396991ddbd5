//! The correction of a fault, where there is one: the change that a click makes.
//!
//! It knows what a [`Diagnostic`] says and not the workbook, so it is there without the readers and writers.

use yearline_core::ingest::{Code, Diagnostic, Expected};

use crate::dates::DayOrder;
use crate::edit::Change;

/// The changes of which each corrects a fault of a workbook; several where somebody has to choose, as between two orders of day and
/// month. None where nothing but the author knows what is right.
///
/// ```
/// use yearline_core::ingest::{Cell, Code, Diagnostic, Expected, Severity};
/// use yearline_sheets::{Change, corrections};
/// let cell = Some(Cell::at("Activities", 4, 3));
/// let write = Expected::Write("2022-XX".to_owned());
/// let fault = Diagnostic::of_sheet(Code::YearOnly, Severity::Warning, cell, "2022", write);
/// let text = "2022-XX".to_owned();
/// assert_eq!(corrections(&fault), [Change::Cell { sheet: "Activities".to_owned(), row: 4, column: 3, text }]);
/// ```
#[must_use]
pub fn corrections(diagnostic: &Diagnostic) -> Vec<Change> {
    let Some(cell) = &diagnostic.cell else {
        return Vec::new();
    };
    let Some(column) = cell.column else {
        return Vec::new();
    };
    let write = |text: &String| {
        Some(Change::Cell {
            sheet: cell.sheet.clone(),
            row: cell.row?,
            column,
            text: text.clone(),
        })
    };
    let order = |order| Change::Order {
        sheet: cell.sheet.clone(),
        column,
        order,
    };
    match &diagnostic.expected {
        Expected::Write(text) => write(text).into_iter().collect(),
        Expected::Reference {
            near: Some(near), ..
        } => write(near).into_iter().collect(),
        // Of two columns with the same meaning, the name is that of the other one.
        Expected::Near(near) if diagnostic.code != Code::SameColumn => {
            write(near).into_iter().collect()
        }
        Expected::OneOf(words) if diagnostic.code == Code::BadEnum => {
            words.iter().filter_map(write).collect()
        }
        Expected::DayOrder { .. } => {
            vec![order(DayOrder::DayFirst), order(DayOrder::MonthFirst)]
        }
        _ => Vec::new(),
    }
}
