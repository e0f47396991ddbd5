//! Where in a workbook something stands: `Activities!F17`.

use core::fmt;

use serde::{Deserialize, Serialize};

/// A cell of a sheet, a row of it, or the sheet as a whole.
///
/// ```
/// use yearline_core::ingest::Cell;
/// assert_eq!(Cell::at("Activities", 16, 5).to_string(), "Activities!F17");
/// assert_eq!(Cell::row("Activities", 16).to_string(), "Activities!17:17");
/// assert_eq!(Cell::sheet("Activities").to_string(), "Activities");
/// assert_eq!(Cell::at("Next year", 0, 27).to_string(), "'Next year'!AB1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// The name of the sheet.
    pub sheet: String,
    /// The row, from 0. `None` where the column or the sheet as a whole is meant.
    pub row: Option<u32>,
    /// The column, from 0. `None` where the row or the sheet as a whole is meant.
    pub column: Option<u32>,
}

impl Cell {
    /// A cell, both counted from 0.
    #[must_use]
    pub fn at(sheet: &str, row: u32, column: u32) -> Self {
        Self {
            sheet: sheet.to_owned(),
            row: Some(row),
            column: Some(column),
        }
    }

    /// A row, counted from 0.
    #[must_use]
    pub fn row(sheet: &str, row: u32) -> Self {
        Self {
            sheet: sheet.to_owned(),
            row: Some(row),
            column: None,
        }
    }

    /// A sheet as a whole.
    #[must_use]
    pub fn sheet(sheet: &str) -> Self {
        Self {
            sheet: sheet.to_owned(),
            row: None,
            column: None,
        }
    }
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut n = u64::from(column) + 1;
    while n > 0 {
        letters.push(b'A' + ((n - 1) % 26) as u8);
        n = (n - 1) / 26;
    }
    letters.iter().rev().map(|&b| char::from(b)).collect()
}

/// A reference as spreadsheets write it; the name in quotes where they would need them.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_plain = self.sheet.chars().all(|c| c.is_alphanumeric() || c == '_');
        if is_plain {
            f.write_str(&self.sheet)?;
        } else {
            write!(f, "'{}'", self.sheet.replace('\'', "''"))?;
        }
        match (self.row, self.column) {
            (None, None) => Ok(()),
            (Some(row), None) => write!(f, "!{0}:{0}", row + 1),
            (None, Some(column)) => write!(f, "!{0}:{0}", column_letters(column)),
            (Some(row), Some(column)) => write!(f, "!{}{}", column_letters(column), row + 1),
        }
    }
}
