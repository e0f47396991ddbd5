//! Rows that are exchanged for others, with what is marked in them. What is taken out is what puts it back.
//!
//! It does not know why rows are exchanged.

use serde::{Deserialize, Serialize};

use crate::grid::{Grid, Merged, Value};

/// Rows of a grid to put in the place of others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Rows {
    /// The grid, by its place in the workbook.
    grid: usize,
    /// The first row that goes out.
    first: usize,
    /// How many rows go out.
    n: usize,
    /// The rows that come in.
    rows: Vec<Vec<Value>>,
    /// The cells of them whose value a formula gave.
    formulas: Vec<(u32, u32)>,
    /// Those of them that are hidden.
    hidden_rows: Vec<u32>,
    /// All merged cells of the grid from then on, where they change.
    merged: Option<Vec<Merged>>,
}

impl Rows {
    /// A value for a cell, which may lie beyond the last one. Its value is typed from then on, whatever it was.
    pub(super) fn of_cell(at: usize, grid: &Grid, row: usize, column: usize, value: Value) -> Self {
        let n_rows = grid.rows.len();
        let mut cells = grid.rows.get(row).cloned().unwrap_or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Value::Empty);
        }
        cells[column] = value;
        while cells.last().is_some_and(Value::is_blank) {
            cells.pop();
        }
        let mut first = row.min(n_rows);
        let mut rows = vec![Vec::new(); row - first];
        if !cells.is_empty() || row + 1 < n_rows {
            rows.push(cells);
        } else {
            // Without its last row a grid ends with the one before that has something in it.
            while first > 0 && grid.rows[first - 1].is_empty() {
                first -= 1;
            }
            rows.clear();
        }
        let n = (row + 1).min(n_rows).max(first) - first;
        let stays = |row: u32| (row as usize) < first + rows.len();
        let formulas = grid
            .formulas
            .iter()
            .copied()
            .filter(|&(r, c)| r as usize == row && c as usize != column && stays(r));
        let hidden_rows = grid.hidden_rows.iter().copied();
        Self {
            grid: at,
            first,
            n,
            formulas: formulas.collect(),
            hidden_rows: hidden_rows
                .filter(|&r| r as usize == row && stays(r))
                .collect(),
            merged: None,
            rows,
        }
    }

    /// No row in the place of one. The value of merged cells that begin in it goes on to the next row.
    pub(super) fn without(at: usize, grid: &Grid, row: usize) -> Option<Self> {
        grid.rows.get(row)?;
        let here = row as u32;
        let (mut n, mut rows) = (1, Vec::new());
        for merged in &grid.merged {
            let value = grid.get(row, merged.first.1 as usize);
            if merged.first.0 != here || merged.last.0 == here || value.is_blank() {
                continue;
            }
            if rows.is_empty() {
                n = 2.min(grid.rows.len() - row);
                rows.push(grid.rows.get(row + 1).cloned().unwrap_or_default());
            }
            let (column, next) = (merged.first.1 as usize, &mut rows[0]);
            if next.len() <= column {
                next.resize(column + 1, Value::Empty);
            }
            if next[column].is_blank() {
                next[column] = value.clone();
            }
        }
        let next = (here + 1..here + n as u32).next();
        let formulas = grid.formulas.iter().filter(|(r, _)| Some(*r) == next);
        let hidden_rows = grid.hidden_rows.iter().filter(|r| Some(**r) == next);
        let merged = grid.merged.iter().filter_map(|merged| {
            let mut merged = *merged;
            merged.first.0 -= u32::from(merged.first.0 > here);
            merged.last.0 = merged
                .last
                .0
                .checked_sub(u32::from(merged.last.0 >= here))?;
            (merged.first.0 <= merged.last.0 && merged.first != merged.last).then_some(merged)
        });
        Some(Self {
            grid: at,
            first: row,
            n,
            rows,
            formulas: formulas.map(|(_, column)| (here, *column)).collect(),
            hidden_rows: hidden_rows.map(|_| here).collect(),
            merged: Some(merged.collect()),
        })
    }

    /// An empty row before one, or after the last one.
    pub(super) fn with_one_more(at: usize, grid: &Grid, row: usize) -> Option<Self> {
        if row > grid.rows.len() {
            return None;
        }
        let here = row as u32;
        let merged = grid.merged.iter().map(|merged| {
            let mut merged = *merged;
            merged.first.0 += u32::from(merged.first.0 >= here);
            merged.last.0 += u32::from(merged.last.0 >= here);
            merged
        });
        Some(Self {
            grid: at,
            first: row,
            n: 0,
            rows: vec![Vec::new()],
            formulas: Vec::new(),
            hidden_rows: Vec::new(),
            merged: Some(merged.collect()),
        })
    }

    /// The place of the grid.
    pub(super) fn grid(&self) -> usize {
        self.grid
    }

    /// The first row that is exchanged.
    pub(super) fn first(&self) -> usize {
        self.first
    }

    /// Exchanges the rows and gives what changes them back; `None` if the workbook has no such grid.
    pub(super) fn exchange(self, grids: &mut [Grid]) -> Option<Self> {
        let grid = grids.get_mut(self.grid)?;
        let first = self.first.min(grid.rows.len());
        let n = self.n.min(grid.rows.len() - first);
        let n_after = self.rows.len();
        let span = Span { first, n, n_after };
        let formulas = span.exchange(&mut grid.formulas, self.formulas);
        let hidden_rows = span.exchange(&mut grid.hidden_rows, self.hidden_rows);
        let merged = self
            .merged
            .map(|merged| std::mem::replace(&mut grid.merged, merged));
        let rows = grid.rows.splice(first..first + n, self.rows).collect();
        Some(Self {
            grid: self.grid,
            first,
            n: n_after,
            rows,
            formulas,
            hidden_rows,
            merged,
        })
    }
}

/// Something that is marked in a row.
trait Mark: Copy {
    fn row(self) -> u32;
    fn in_row(self, row: u32) -> Self;
}

impl Mark for u32 {
    fn row(self) -> u32 {
        self
    }

    fn in_row(self, row: u32) -> Self {
        row
    }
}

impl Mark for (u32, u32) {
    fn row(self) -> u32 {
        self.0
    }

    fn in_row(self, row: u32) -> Self {
        (row, self.1)
    }
}

/// Rows that go out, and how many come in.
struct Span {
    first: usize,
    n: usize,
    n_after: usize,
}

impl Span {
    /// Exchanges the marks of these rows, which are in order, and moves those below.
    fn exchange<M: Mark>(&self, marks: &mut Vec<M>, new: Vec<M>) -> Vec<M> {
        let before = |row: usize| marks.partition_point(|mark| (mark.row() as usize) < row);
        let begin = before(self.first);
        let end = before(self.first + self.n).max(begin);
        for mark in &mut marks[end..] {
            let row = mark.row() as usize + self.n_after - self.n.min(mark.row() as usize);
            *mark = mark.in_row(row as u32);
        }
        marks.splice(begin..end, new).collect()
    }
}
