//! A workbook that is being corrected: changes to its cells and to what its columns mean, which can be taken back and made again.
//!
//! It does not know who makes the changes, nor what is wrong: [`assemble`](fn@crate::assemble) tells that after each one.

use serde::{Deserialize, Serialize};

use crate::dates::DayOrder;
use crate::words::{Field, Table};

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
