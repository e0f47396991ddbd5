//! What is looked at in an open workbook: the sheet, some of its rows, and the cell that the keyboard is at.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::ingest::{Cell, Diagnostic, Severity};
use yearline_sheets_worker::Request;

use super::OpenWorkbook;
use crate::browser::focus;

/// How many rows are looked at together.
pub const N_ROWS: u32 = 25;

/// A cell by its row and column, both counted from 0.
pub type At = (u32, u32);

/// The id of the element of a cell. It is that of its place among the rows that are looked at, which are the same elements for all rows.
#[must_use]
pub fn cell_id((row, column): At) -> String {
    format!("cell-{}-{column}", row % N_ROWS)
}

impl OpenWorkbook {
    /// How many rows and columns of the sheet there are to be looked at, tracked. One row more than are filled, so that something can be
    /// written below, and where the keyboard is at.
    #[must_use]
    pub fn size(self) -> At {
        let (n_rows, n_columns) = self
            .with_sheet(|sheet| (sheet.n_rows, sheet.n_columns))
            .unwrap_or_default();
        (n_rows.max(self.at.get().0) + 1, n_columns.max(1))
    }

    /// The faults and remarks of the sheet that is looked at, by cell, tracked.
    #[must_use]
    pub fn faults_by_cell(self) -> HashMap<At, Diagnostic> {
        let name = self.with_sheet(|sheet| sheet.mapping.sheet.clone());
        let mut by_cell: HashMap<At, Diagnostic> = HashMap::new();
        self.diagnostics.with(|diagnostics| {
            for diagnostic in diagnostics {
                let Some(Cell {
                    sheet,
                    row: Some(row),
                    column: Some(column),
                }) = &diagnostic.cell
                else {
                    continue;
                };
                let is_worse = |before: &Diagnostic| {
                    before.severity == Severity::Warning && diagnostic.severity == Severity::Error
                };
                if Some(sheet) == name.as_ref()
                    && by_cell.get(&(*row, *column)).is_none_or(is_worse)
                {
                    by_cell.insert((*row, *column), diagnostic.clone());
                }
            }
        });
        by_cell
    }

    /// Looks at another sheet.
    pub fn look_at_sheet(self, sheet: usize) {
        self.editing.set(None);
        self.sheet.set(sheet);
        self.at.set((0, 0));
        self.look_from(0);
    }

    /// Looks at the rows from that one on. The cell of the keyboard is one of them, or the grid could not be reached.
    pub fn look_from(self, first: u32) {
        self.editing.set(None);
        self.first.set(first);
        self.at
            .update(|(row, _)| *row = (*row).clamp(first, first + N_ROWS - 1));
        self.ask_for_rows();
    }

    pub(super) fn ask_for_rows(self) {
        self.ask(Request::Rows {
            sheet: self.sheet_name(),
            first: self.first.get_untracked(),
            n: N_ROWS,
        });
    }

    /// Leads the reader to a cell, or to the first one of a row, a column or a sheet.
    pub fn show_cell(self, cell: &Cell) {
        if let Some(at) = self.find_cell(cell) {
            self.go_to(at);
        }
    }

    /// Looks at a cell, or at the first one of a row, a column or a sheet, and tells where it is.
    pub(super) fn find_cell(self, cell: &Cell) -> Option<At> {
        let sheet = self.book.with_untracked(|book| {
            let sheets = &book.as_ref()?.sheets;
            sheets.iter().position(|s| s.mapping.sheet == cell.sheet)
        })?;
        if sheet != self.sheet.get_untracked() {
            self.look_at_sheet(sheet);
        }
        let at = (cell.row.unwrap_or(0), cell.column.unwrap_or(0));
        self.look_at(at);
        Some(at)
    }

    /// Puts the keyboard on a cell of the sheet that is looked at.
    pub fn go_to(self, at: At) {
        self.look_at(at);
        spawn_local(async move {
            // Effects make it a tab stop before.
            tick().await;
            focus::show(&cell_id(at));
        });
    }

    /// Makes that cell the one of the keyboard, among the rows that are looked at.
    fn look_at(self, (row, column): At) {
        let first = row - row % N_ROWS;
        if first != self.first.get_untracked() {
            self.look_from(first);
        }
        self.at.set((row, column));
    }

    /// Goes to a cell that there is, where rows or columns have gone.
    pub(super) fn stay_within(self) {
        let Some((n_rows, n_columns)) =
            untrack(|| self.with_sheet(|sheet| (sheet.n_rows, sheet.n_columns)))
        else {
            return;
        };
        let (row, column) = self.at.get_untracked();
        if row > n_rows || column >= n_columns.max(1) {
            self.look_at((row.min(n_rows), column.min(n_columns.saturating_sub(1))));
        }
    }
}
