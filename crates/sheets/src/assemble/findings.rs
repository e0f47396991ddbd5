//! What was found, each fault once: in the cell where it is, or once for a column where all of it has the fault.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use indexmap::IndexMap;
use yearline_core::format::TABLES;
use yearline_core::ingest::{Cell, Code, Diagnostic, Expected, Path, Severity, Sheet, Step};

use super::rows::Reader;
use crate::grid::Grid;
use crate::words::{Field, Table, label};

/// How many faults are told in full.
const MAX: usize = yearline_core::ingest::MAX_DIAGNOSTICS;

/// The columns of a sheet by the names that faults have for their fields: `title.en`, `source.paragraph`.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) sheet: String,
    pub(super) columns: Vec<(String, u32)>,
}

/// Where a row of the dataset came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// The sheet, and the row of it; `None` for a row that no sheet has.
    pub(super) row: Option<(Rc<Named>, u32)>,
    /// Columns of the sheet that have nothing to do with the row, by their index.
    pub(super) without: Vec<u32>,
    /// Fields about which everything is said already.
    pub(super) blamed: HashSet<&'static str>,
}

impl Origin {
    /// The row of the sheet.
    pub(super) fn row_cell(&self) -> Option<Cell> {
        let (named, row) = self.row.as_ref()?;
        Some(Cell::row(&named.sheet, *row))
    }

    /// The columns that have to do with the row.
    fn columns(&self) -> impl Iterator<Item = (&str, u32)> {
        let columns = self.row.iter().flat_map(|(named, _)| &named.columns);
        let columns = columns.map(|(name, column)| (name.as_str(), *column));
        columns.filter(|(_, column)| !self.without.contains(column))
    }

    /// How many columns a field has here.
    fn n_columns(&self, name: &str) -> usize {
        self.columns().filter(|(n, _)| *n == name).count()
    }

    /// The cell of a field, of a part of it, or where it would be.
    fn cell(&self, column: &str) -> Option<Cell> {
        let (named, row) = self.row.as_ref()?;
        let find = |name: &str| self.columns().find(|(n, _)| *n == name);
        let field = column.split('.').next().unwrap_or(column);
        let begins = |name: &str| {
            name.strip_prefix(field)
                .is_some_and(|rest| rest.starts_with('.'))
        };
        let found = find(column)
            .or_else(|| find(field))
            .or_else(|| self.columns().find(|(name, _)| begins(name)));
        Some(match found {
            Some((_, column)) => Cell::at(&named.sheet, *row, column),
            None => Cell::row(&named.sheet, *row),
        })
    }
}

/// What is said once for many cells.
struct Tally {
    code: Code,
    first: Cell,
    found: String,
    n: usize,
}

/// A date of a column that depends on the order of day and month: the first one, and how many there are.
struct Asked {
    cell: Cell,
    written: String,
    day_first: String,
    month_first: String,
    n: usize,
}

/// All that was found so far.
#[derive(Default)]
pub(super) struct Findings {
    diagnostics: Vec<Diagnostic>,
    tallies: Vec<Tally>,
    orders: IndexMap<(String, u32), Asked>,
    /// Tables and properties whose column a sheet lacks: said once, not for each row.
    missing: HashSet<(String, &'static str)>,
}

impl Findings {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn error(&mut self, code: Code, cell: &Cell, written: &str, expected: Expected) {
        self.report(Diagnostic::of_sheet(
            code,
            Severity::Error,
            Some(cell.clone()),
            written,
            expected,
        ));
    }

    /// Counts something that is said once for a column, or for a sheet where it has no column.
    pub(super) fn count(
        &mut self,
        code: Code,
        reader: &Reader<'_>,
        column: Option<u32>,
        found: impl FnOnce() -> String,
    ) {
        let sheet = &reader.grid.name;
        let is_it = |tally: &&mut Tally| {
            let first = &tally.first;
            tally.code == code && first.column == column && first.sheet == *sheet
        };
        if let Some(tally) = self.tallies.iter_mut().find(is_it) {
            tally.n += 1;
        } else {
            self.tallies.push(Tally {
                code,
                first: Cell {
                    column,
                    ..reader.row_cell()
                },
                found: found(),
                n: 1,
            });
        }
    }

    /// Counts a date that depends on the order of day and month.
    pub(super) fn ask_order(
        &mut self,
        cell: &Cell,
        written: &str,
        day_first: String,
        month_first: String,
    ) {
        let key = (cell.sheet.clone(), cell.column.unwrap_or(0));
        self.orders
            .entry(key)
            .and_modify(|asked| asked.n += 1)
            .or_insert_with(|| Asked {
                cell: cell.clone(),
                written: written.to_owned(),
                day_first,
                month_first,
                n: 1,
            });
    }

    /// Reports a column that a sheet lacks.
    pub(super) fn missing_column(
        &mut self,
        sheet: &str,
        head_row: u32,
        table: Table,
        field: Field,
        severity: Severity,
    ) {
        if let Some(property) = field.property() {
            self.missing.insert((sheet.to_owned(), property));
        }
        let expected = Expected::Column(label(table, field));
        let cell = Cell::row(sheet, head_row);
        self.report(Diagnostic::of_sheet(
            Code::MissingColumn,
            severity,
            Some(cell),
            "",
            expected,
        ));
    }

    /// Takes over a fault that the rules of the file found, with its place in the workbook.
    pub(super) fn translate(
        &mut self,
        mut diagnostic: Diagnostic,
        origins: &[Vec<Origin>; 4],
        head_cells: &HashMap<String, Cell>,
    ) {
        diagnostic.place = None;
        let place = diagnostic.path.sheet();
        match place {
            Some(Sheet {
                resource,
                row: None,
                ..
            }) => {
                // What is said of a whole table: it is empty, or not there.
                let table = TABLES.iter().position(|table| *table == resource);
                let first = table
                    .and_then(|table| origins[table].iter().find_map(|origin| origin.row.as_ref()));
                diagnostic.cell = first.map(|(named, _)| Cell::sheet(&named.sheet));
            }
            Some(Sheet {
                resource,
                row: Some(row),
                column,
            }) => {
                let table = TABLES.iter().position(|table| *table == resource);
                let origin = table.and_then(|table| origins[table].get(row.checked_sub(2)?));
                let Some(origin) = origin else {
                    return self.report(diagnostic);
                };
                let column = column.unwrap_or_default();
                let field = column.split('.').next().unwrap_or_default();
                if origin.blamed.contains(field) || self.is_missing(origin, field, &diagnostic) {
                    return;
                }
                // A row that no sheet has was made of the activities: that it says little is said once.
                if origin.row.is_none() && diagnostic.severity == Severity::Warning {
                    return;
                }
                diagnostic.cell = origin.cell(&column);
                // A date of two cells, a start and an end, is not corrected in one of them: the row is to blame.
                if let (Expected::Write(_), Some(cell), 2..) = (
                    &diagnostic.expected,
                    &mut diagnostic.cell,
                    origin.n_columns(&column),
                ) {
                    cell.column = None;
                }
            }
            None => {
                diagnostic.cell = cell_of_head(&diagnostic.path, head_cells);
                let field = match diagnostic.path.steps().last() {
                    Some(Step::Key(key)) if key == "title" => Some(Field::Title),
                    Some(Step::Key(key)) if key == "period" => Some(Field::Period),
                    _ => None,
                };
                if let (Code::MissingField, Some(field)) = (diagnostic.code, field) {
                    diagnostic.code = Code::MissingProperty;
                    diagnostic.expected = Expected::Column(label(Table::Report, field));
                }
            }
        }
        if let Expected::Elsewhere(path) = &diagnostic.expected
            && let Some(cell) = cell_of(path, origins)
        {
            diagnostic.expected = Expected::ElsewhereCell(cell);
        }
        self.report(diagnostic);
    }

    /// Whether it is the fault of a column that is not there.
    fn is_missing(&self, origin: &Origin, field: &str, diagnostic: &Diagnostic) -> bool {
        let is_absence = diagnostic.found.is_empty();
        let sheet = origin
            .row
            .as_ref()
            .map(|(named, _)| named.sheet.as_str())
            .unwrap_or_default();
        is_absence
            && self
                .missing
                .iter()
                .any(|(s, property)| s == sheet && *property == field)
    }

    /// Everything in the order of the workbook, and how many were left out. Errors are never left out for remarks.
    pub(super) fn finish(
        mut self,
        notes: Vec<Diagnostic>,
        grids: &[Grid],
    ) -> (Vec<Diagnostic>, usize) {
        for tally in self.tallies {
            let Tally {
                code,
                first,
                found,
                n,
            } = tally;
            let expected = Expected::Cells(n);
            self.diagnostics.push(Diagnostic::of_sheet(
                code,
                Severity::Warning,
                Some(first),
                &found,
                expected,
            ));
        }
        for (_, asked) in self.orders {
            let Asked {
                cell,
                written,
                day_first,
                month_first,
                n,
            } = asked;
            let expected = Expected::DayOrder {
                day_first,
                month_first,
                n,
            };
            let code = Code::DayOrder;
            self.diagnostics.push(Diagnostic::of_sheet(
                code,
                Severity::Error,
                Some(cell),
                &written,
                expected,
            ));
        }
        self.diagnostics.extend(notes);
        let sheet_of = |cell: &Cell| grids.iter().position(|grid| grid.name == cell.sheet);
        // What is said of the file comes first, then sheet by sheet; in a sheet what is said of all of it, then row by row.
        self.diagnostics.sort_by_key(|d| {
            d.cell
                .as_ref()
                .map(|cell| (sheet_of(cell), cell.row, cell.column))
        });
        let n_all = self.diagnostics.len();
        let n_errors = self
            .diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .count();
        let mut room = MAX.saturating_sub(n_errors);
        let mut errors_left = MAX;
        self.diagnostics.retain(|d| {
            let left = if d.severity == Severity::Error {
                &mut errors_left
            } else {
                &mut room
            };
            let is_reported = *left > 0;
            *left = left.saturating_sub(1);
            is_reported
        });
        let n_left_out = n_all - self.diagnostics.len();
        (self.diagnostics, n_left_out)
    }
}

/// The cell of a place in a table.
fn cell_of(path: &Path, origins: &[Vec<Origin>; 4]) -> Option<Cell> {
    let sheet = path.sheet()?;
    let table = TABLES.iter().position(|table| *table == sheet.resource)?;
    let origin = origins[table].get(sheet.row?.checked_sub(2)?)?;
    origin.cell(&sheet.column.unwrap_or_default())
}

/// The cell of a property of the package: by its name, or by the first part of it that is known.
fn cell_of_head(path: &Path, cells: &HashMap<String, Cell>) -> Option<Cell> {
    let mut steps: Vec<String> = path
        .steps()
        .iter()
        .map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(index) => index.to_string(),
        })
        .collect();
    steps.retain(|step| step != "yearline");
    while !steps.is_empty() {
        if let Some(cell) = cells.get(&steps.join(".")) {
            return Some(cell.clone());
        }
        steps.pop();
    }
    cells.get("").cloned()
}
