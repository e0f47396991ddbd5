//! A workbook that is being corrected: changes to its cells and to what its columns mean, which can be taken back and made again.
//!
//! It does not know who makes the changes, nor what is wrong: [`assemble`](fn@crate::assemble) tells that after each one.
//! Reading order: [`Change`] and [`OpenBook`] here, `rows` (rows in the place of others), `columns` (what columns mean then),
//! `snapshot` (feature `snapshot`: the whole as bytes).

mod columns;
mod rows;
#[cfg(feature = "snapshot")]
mod snapshot;

use serde::{Deserialize, Serialize};

use crate::assemble::{Assembled, assemble};
use crate::dates::DayOrder;
use crate::grid::{Grid, MAX_COLUMNS, MAX_ROWS, Value, Workbook};
use crate::recognise::{Mapping, SheetMapping, recognise};
use crate::words::{Field, Table};
use rows::Rows;
#[cfg(feature = "snapshot")]
pub use snapshot::DraftError;

/// How many changes can be taken back.
const MAX_UNDO: usize = 1_000;

/// A change by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// What stands in a cell, as it would be typed. Row and column count from 0, and may lie beyond the last ones.
    Cell {
        /// The name of the sheet.
        sheet: String,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
        /// What is typed; empty clears the cell.
        text: String,
    },
    /// What a sheet holds; `None`: it is not read.
    Table {
        /// The name of the sheet.
        sheet: String,
        /// Its table.
        table: Option<Table>,
    },
    /// What a column means; `None`: it is not read.
    Field {
        /// The name of the sheet.
        sheet: String,
        /// The column, from 0.
        column: u32,
        /// Its meaning. Another column of the sheet with the same meaning and language loses it.
        field: Option<Field>,
        /// The language of its texts; `None`: the same in every language.
        language: Option<String>,
    },
    /// Which of day and month comes first in the dates of a column.
    Order {
        /// The name of the sheet.
        sheet: String,
        /// The column, from 0.
        column: u32,
        /// The order.
        order: DayOrder,
    },
    /// Takes a row out.
    RemoveRow {
        /// The name of the sheet.
        sheet: String,
        /// The row, from 0.
        row: u32,
    },
    /// Puts an empty row in, before this one.
    InsertRow {
        /// The name of the sheet.
        sheet: String,
        /// The row, from 0.
        row: u32,
    },
    /// The title of the dataset, where no sheet has it.
    Title(String),
    /// The period of the report, where no sheet has it.
    Period(String),
}

/// What a change is taken back by: what stood there before, and what the sheets meant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Patch {
    rows: Option<Rows>,
    mapping: Option<Mapping>,
}

/// A workbook on the page: its cells, what they mean, and the changes by hand.
///
/// ```
/// use yearline_sheets::edit::{Change, OpenBook};
/// use yearline_sheets::{Grid, Value, Workbook};
/// let mut grid = Grid { name: "Activities".to_owned(), ..Grid::default() };
/// grid.set(0, 0, Value::Text("Title".to_owned()));
/// let mut book = OpenBook::new(Workbook { grids: vec![grid], ..Workbook::default() });
/// let (sheet, text) = ("Activities".to_owned(), "Open day".to_owned());
/// assert!(book.apply(&Change::Cell { sheet, row: 1, column: 0, text }));
/// assert_eq!(book.rows("Activities", 1, 10), [["Open day"]]);
/// assert!(book.undo());
/// assert_eq!(book.workbook().grids[0].rows.len(), 1);
/// assert!(book.redo() && !book.redo());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OpenBook {
    workbook: Workbook,
    mapping: Mapping,
    undo: Vec<Patch>,
    redo: Vec<Patch>,
}

impl OpenBook {
    /// A workbook as it was read, with what is recognised in it.
    #[must_use]
    pub fn new(mut workbook: Workbook) -> Self {
        // What is marked in a grid is in order, whatever file it came from.
        for grid in &mut workbook.grids {
            grid.formulas.sort_unstable();
            grid.formulas.dedup();
            grid.hidden_rows.sort_unstable();
            grid.hidden_rows.dedup();
        }
        Self {
            mapping: recognise(&workbook),
            workbook,
            undo: Vec::new(),
            redo: Vec::new(),
        }
    }

    /// The workbook as it is now.
    #[must_use]
    pub fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// What its sheets and columns mean now.
    #[must_use]
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// How many changes can be taken back.
    #[must_use]
    pub fn n_undo(&self) -> usize {
        self.undo.len()
    }

    /// How many changes can be made again.
    #[must_use]
    pub fn n_redo(&self) -> usize {
        self.redo.len()
    }

    /// The dataset that it makes, and what is wrong.
    #[must_use]
    pub fn assemble(&self) -> Assembled {
        assemble(&self.workbook, &self.mapping)
    }

    /// The grids, each with what it is and with all of its columns, also those without a heading. Of a report only the columns that
    /// are read are there.
    pub fn sheets(&self) -> impl Iterator<Item = (&Grid, SheetMapping)> {
        let sheets = self.workbook.grids.iter().zip(&self.mapping.sheets);
        sheets.map(|(grid, sheet)| (grid, columns::complete(sheet, grid)))
    }

    /// The texts of some rows of a sheet, as a table shows them, each row up to its last filled cell. At the end of the sheet there
    /// are fewer.
    #[must_use]
    pub fn rows(&self, sheet: &str, first: u32, n: u32) -> Vec<Vec<String>> {
        let Some((_, grid)) = self.grid(sheet) else {
            return Vec::new();
        };
        let rows = grid.rows.iter().skip(first as usize).take(n as usize);
        rows.map(|row| row.iter().map(Value::shown).collect())
            .collect()
    }

    /// Makes a change; `false` if it changes nothing.
    pub fn apply(&mut self, change: &Change) -> bool {
        let Some(inverse) = self.change(change) else {
            return false;
        };
        self.redo.clear();
        self.undo.push(inverse);
        if self.undo.len() > MAX_UNDO {
            self.undo.remove(0);
        }
        true
    }

    /// Takes the last change back; `false` if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(patch) = self.undo.pop() else {
            return false;
        };
        let inverse = self.exchange(patch);
        self.redo.push(inverse);
        true
    }

    /// Makes the change again that was taken back last; `false` if there is none.
    pub fn redo(&mut self) -> bool {
        let Some(patch) = self.redo.pop() else {
            return false;
        };
        let inverse = self.exchange(patch);
        self.undo.push(inverse);
        true
    }

    fn grid(&self, sheet: &str) -> Option<(usize, &Grid)> {
        let mut grids = self.workbook.grids.iter().enumerate();
        grids.find(|(_, grid)| grid.name == sheet)
    }

    /// Exchanges what stands there for what stood there.
    fn exchange(&mut self, patch: Patch) -> Patch {
        Patch {
            rows: patch
                .rows
                .and_then(|rows| rows.exchange(&mut self.workbook.grids)),
            mapping: patch
                .mapping
                .map(|mapping| std::mem::replace(&mut self.mapping, mapping)),
        }
    }

    /// Makes a change and gives what takes it back; `None` if it changes nothing.
    fn change(&mut self, change: &Change) -> Option<Patch> {
        match change {
            Change::Cell {
                sheet,
                row,
                column,
                text,
            } => {
                let (at, grid) = self.grid(sheet)?;
                let (row, column) = (*row as usize, *column as usize);
                let is_within = row < MAX_ROWS as usize && column < MAX_COLUMNS as usize;
                let is_same = grid.get(row, column).shown() == text.trim();
                if !is_within || is_same {
                    return None;
                }
                let rows = Rows::of_cell(at, grid, row, column, Value::typed(text));
                self.change_rows(rows)
            }
            Change::RemoveRow { sheet, row } => {
                let (at, grid) = self.grid(sheet)?;
                let rows = Rows::without(at, grid, *row as usize)?;
                self.change_rows(rows)
            }
            Change::InsertRow { sheet, row } => {
                let (at, grid) = self.grid(sheet)?;
                let rows = Rows::with_one_more(at, grid, *row as usize)?;
                self.change_rows(rows)
            }
            Change::Table { sheet, table } => {
                let (at, grid) = self.grid(sheet)?;
                let new = columns::as_other_table(self.mapping.sheets.get(at)?, grid, *table);
                let mut mapping = self.mapping.clone();
                if *table == Some(Table::Report) {
                    // One report is read.
                    let others = mapping.sheets.iter_mut();
                    for other in others.filter(|other| other.table == Some(Table::Report)) {
                        other.table = None;
                    }
                }
                mapping.sheets[at] = new;
                self.change_mapping(mapping)
            }
            Change::Field {
                sheet,
                column,
                field,
                language,
            } => {
                let (at, grid) = self.grid(sheet)?;
                let sheet = self.mapping.sheets.get(at)?;
                let is_within = *column < MAX_COLUMNS;
                let new = columns::with_field(sheet, grid, *column, *field, language.clone())
                    .filter(|_| is_within)?;
                self.change_sheet(at, new)
            }
            Change::Order {
                sheet,
                column,
                order,
            } => {
                let (at, grid) = self.grid(sheet)?;
                let sheet = self.mapping.sheets.get(at)?;
                let is_within = *column < MAX_COLUMNS && sheet.table != Some(Table::Report);
                let new = is_within.then(|| columns::with_order(sheet, grid, *column, *order))?;
                self.change_sheet(at, new)
            }
            Change::Title(text) => {
                let title = said(text);
                self.change_mapping(Mapping {
                    title,
                    ..self.mapping.clone()
                })
            }
            Change::Period(text) => {
                let period = said(text);
                self.change_mapping(Mapping {
                    period,
                    ..self.mapping.clone()
                })
            }
        }
    }

    /// Exchanges rows. Where headings are among them, what is recognised is recognised anew.
    fn change_rows(&mut self, rows: Rows) -> Option<Patch> {
        let (at, first) = (rows.grid(), rows.first());
        let sheet = self.mapping.sheets.get(at)?;
        let before = columns::may_concern(sheet, first)
            .then(|| columns::recognised(&self.workbook.grids[at], sheet));
        let rows = Some(rows.exchange(&mut self.workbook.grids)?);
        let grid = &self.workbook.grids[at];
        let new = before.map(|before| {
            let mut after = columns::recognised(grid, sheet);
            // A sheet that begins to look like a table is read as one, unless one of it is read already.
            let is_taken = |table| self.mapping.sheets.iter().any(|s| s.table == Some(table));
            if sheet.table.is_none() {
                after.table = after
                    .table
                    .filter(|table| *table == Table::Activities || !is_taken(*table));
            }
            columns::again(sheet, &before, after, grid)
        });
        let is_new = new.as_ref().is_some_and(|new| new != sheet);
        let mapping = new.filter(|_| is_new).map(|new| {
            let old = self.mapping.clone();
            self.mapping.sheets[at] = new;
            old
        });
        Some(Patch { rows, mapping })
    }

    fn change_sheet(&mut self, at: usize, new: SheetMapping) -> Option<Patch> {
        let mut mapping = self.mapping.clone();
        mapping.sheets[at] = new;
        self.change_mapping(mapping)
    }

    fn change_mapping(&mut self, mapping: Mapping) -> Option<Patch> {
        if mapping == self.mapping {
            return None;
        }
        let mapping = Some(std::mem::replace(&mut self.mapping, mapping));
        Some(Patch {
            rows: None,
            mapping,
        })
    }
}

/// What is said by hand; nothing where that is blank.
fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
