//! An open workbook as bytes, for a draft that outlives the page.
//!
//! The bytes are those of `postcard`, which gives every number back to the last bit (serde_json does not, and has no infinity) and
//! writes no names. So they can be read by the same version only, and begin with it.

use super::OpenBook;
use crate::grid::{Grid, MAX_COLUMNS, MAX_ROWS};
use crate::recognise::SheetMapping;

/// What the bytes begin with, before the version.
const MAGIC: &[u8] = b"YLW";
/// Counts the forms that the bytes have had. To be raised with every change of [`OpenBook`] or of a type in it.
const VERSION: u8 = 1;

/// Why bytes are no workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// Another version of this program wrote them.
    OtherVersion(u8),
    /// They are cut off, changed, or were none.
    Damaged,
}

impl OpenBook {
    /// The workbook with all that was set by hand and what can be taken back.
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        // Everything in it is a plain value, and memory is the only thing that could run out.
        bytes.extend(postcard::to_allocvec(self).unwrap_or_default());
        bytes
    }

    /// What [`snapshot`](Self::snapshot) gave.
    ///
    /// # Errors
    /// Bytes of another version, and bytes that are no workbook.
    pub fn restore(bytes: &[u8]) -> Result<Self, DraftError> {
        let content = match bytes.strip_prefix(MAGIC).and_then(<[u8]>::split_first) {
            Some((&VERSION, content)) => content,
            Some((version, _)) => return Err(DraftError::OtherVersion(*version)),
            None => return Err(DraftError::Damaged),
        };
        let (book, rest): (Self, _) =
            postcard::take_from_bytes(content).map_err(|_| DraftError::Damaged)?;
        if rest.is_empty() && book.is_sound() {
            Ok(book)
        } else {
            Err(DraftError::Damaged)
        }
    }

    /// Whether it holds together: changed bytes may be a value all the same.
    fn is_sound(&self) -> bool {
        let (grids, sheets) = (&self.workbook.grids, &self.mapping.sheets);
        grids.len() == sheets.len()
            && grids.iter().zip(sheets).all(|(grid, sheet)| {
                grid.name == sheet.sheet && is_sound_grid(grid) && is_sound_sheet(sheet)
            })
    }
}

fn is_sound_grid(grid: &Grid) -> bool {
    let is_cell = |(row, column): (u32, u32)| row < MAX_ROWS && column < MAX_COLUMNS;
    grid.rows.len() <= MAX_ROWS as usize
        && grid.n_columns() <= MAX_COLUMNS as usize
        && grid.formulas.is_sorted()
        && grid.formulas.iter().all(|cell| is_cell(*cell))
        && grid.hidden_rows.is_sorted()
        && grid.hidden_rows.iter().all(|row| *row < MAX_ROWS)
        && grid
            .merged
            .iter()
            .all(|merged| is_cell(merged.first) && is_cell(merged.last))
}

fn is_sound_sheet(sheet: &SheetMapping) -> bool {
    let is_column = |index: u32| index < MAX_COLUMNS;
    sheet.head_row < MAX_ROWS
        && sheet.n_head_rows <= 2
        && sheet.columns.iter().all(|column| is_column(column.index))
}
