//! A workbook as plain grids of values. It does not know which file they came from, nor what the columns mean.

use serde::{Deserialize, Serialize};
use yearline_core::ingest::Diagnostic;

/// The last row and column that are looked at: what Excel has.
pub(crate) const MAX_ROWS: u32 = 1_048_576;
/// See [`MAX_ROWS`].
pub(crate) const MAX_COLUMNS: u32 = 16_384;

/// What a file is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Office Open XML.
    Xlsx,
    /// The older binary workbook of Excel.
    Xls,
    /// OpenDocument.
    Ods,
    /// A table with commas or semicolons.
    Csv,
    /// A table with tabs.
    Tsv,
}

impl Form {
    /// The ending of its files, with the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => ".xlsx",
            Self::Xls => ".xls",
            Self::Ods => ".ods",
            Self::Csv => ".csv",
            Self::Tsv => ".tsv",
        }
    }
}

/// From which day a workbook counts its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Epoch {
    /// 1 January 1900 is 1; Excel counts a 29 February 1900 that never was.
    #[default]
    Y1900,
    /// 1 January 1904 is 0: older files of Excel on a Mac.
    Y1904,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text, as it is written.
    Text(String),
    /// A number.
    Number(f64),
    /// A truth value.
    Bool(bool),
    /// A date, as a spreadsheet counts or writes it.
    Date {
        /// The day, `2022-03-05`.
        day: String,
        /// Whether the cell shows the month only: who typed "March 2022" into Excel has the first of March in the cell.
        is_month: bool,
    },
    /// A formula that gave no value: `#REF!`.
    Error(String),
}

impl Value {
    /// Whether nothing is in the cell that anybody sees.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// As a text without white space around it; empty for an empty cell and for an error.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty | Self::Error(_) => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Bool(value) => value.to_string(),
            Self::Date { day, is_month } => match is_month {
                true => day.get(..7).unwrap_or(day).to_owned(),
                false => day.clone(),
            },
        }
    }

    /// As a table shows it: [`text`](Self::text), and of a formula without a value its error.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Error(error) => error.clone(),
            other => other.text(),
        }
    }

    /// What somebody typed, as a spreadsheet would take it, but without a guess: a number only where it shows the same digits
    /// again, so that `007`, `1.10` and long numbers keep theirs. Dates stay as they are typed; [`dates`](crate::dates) reads them.
    ///
    /// ```
    /// use yearline_sheets::Value;
    /// assert_eq!(Value::typed("400"), Value::Number(400.0));
    /// assert_eq!(Value::typed("007"), Value::Text("007".to_owned()));
    /// assert_eq!(Value::typed(" "), Value::Empty);
    /// ```
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let written = text.trim();
        if written.is_empty() {
            return Self::Empty;
        }
        let is_in_digits = written
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
        let number = written.parse::<f64>().ok();
        number
            .filter(|n| is_in_digits && n.abs() < 1e15 && n.to_string() == written)
            .map_or_else(|| Self::Text(text.to_owned()), Self::Number)
    }
}

/// A rectangle of cells whose merged value stands in its first cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// First row and column, from 0.
    pub first: (u32, u32),
    /// Last row and column.
    pub last: (u32, u32),
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// The name of the sheet; of a table that is a file, the name of the file without its ending.
    pub name: String,
    /// Whether the spreadsheet program hides it.
    pub is_hidden: bool,
    /// The cells, row by row, from A1 on. Rows are as long as their last filled cell.
    pub rows: Vec<Vec<Value>>,
    /// Rows that the spreadsheet program hides and that have something in them, from 0.
    pub hidden_rows: Vec<u32>,
    /// Merged cells that have a value.
    pub merged: Vec<Merged>,
    /// Cells whose value a formula gave: row and column, from 0, in order.
    pub formulas: Vec<(u32, u32)>,
}

impl Grid {
    /// The value of a cell, both counted from 0.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> &Value {
        const EMPTY: &Value = &Value::Empty;
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .unwrap_or(EMPTY)
    }

    /// The value of a cell; of a merged one that is empty itself, the value of the first.
    #[must_use]
    pub fn get_merged(&self, row: usize, column: usize) -> &Value {
        let own = self.get(row, column);
        if !own.is_blank() || self.merged.is_empty() {
            return own;
        }
        let covers = |m: &&Merged| {
            (m.first.0 as usize..=m.last.0 as usize).contains(&row)
                && (m.first.1 as usize..=m.last.1 as usize).contains(&column)
        };
        self.merged
            .iter()
            .find(covers)
            .map_or(own, |m| self.get(m.first.0 as usize, m.first.1 as usize))
    }

    /// Puts a value into a cell, which may lie beyond the last one. For edits by hand.
    pub fn set(&mut self, row: usize, column: usize, value: Value) {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Value::Empty);
        }
        cells[column] = value;
    }

    /// How many columns the longest row has.
    #[must_use]
    pub fn n_columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Whether no cell of a row has anything in it.
    #[must_use]
    pub fn is_blank_row(&self, row: usize) -> bool {
        self.rows
            .get(row)
            .is_none_or(|cells| cells.iter().all(Value::is_blank))
    }

    /// Drops empty cells at the ends of rows and empty rows at the end.
    #[cfg(feature = "read")]
    pub(crate) fn trim(&mut self) {
        for row in &mut self.rows {
            while row.last().is_some_and(Value::is_blank) {
                row.pop();
            }
        }
        while self.rows.last().is_some_and(Vec::is_empty) {
            self.rows.pop();
        }
    }
}

/// A file as grids, or several files of one table each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// The sheets, in order.
    pub grids: Vec<Grid>,
    /// From which day its dates are counted.
    pub epoch: Epoch,
    /// What is worth knowing of the file before it is a dataset.
    pub notes: Vec<Diagnostic>,
}

impl Workbook {
    /// Adds the sheets of another file, so that several tables make one workbook.
    pub fn add(&mut self, other: Self) {
        if self.grids.is_empty() {
            self.epoch = other.epoch;
        }
        self.grids.extend(other.grids);
        self.notes.extend(other.notes);
    }
}
