//! `.ods`: values by calamine; what is hidden, merged or calculated, and how a date is shown, by a look at the XML.
//!
//! The look comes first: a cell of OpenDocument may say that it is repeated a million times, and calamine would repeat it.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Ods, OdsError, Reader as _, SheetVisible};
use quick_xml::events::{BytesStart, Event};
use yearline_core::ingest::{Code, Diagnostic, Expected};

use super::xml::{attribute, part, reader};
use super::{Collector, MAX_CELLS, MAX_SPAN, Read, bounds, damaged, fault, is_error, note, xls};
use crate::grid::{Epoch, Grid, Merged, Value, Workbook};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Read<Workbook> {
    let mut zip = bounds::open(bytes)?;
    let has_macros = zip.file_names().flatten().any(|name| {
        name.starts_with("Basic/") && name.ends_with(".xml") && !name.contains("script-lc")
    });
    // Where there is a password, the content is no XML.
    if let Some(manifest) = part(&mut zip, "META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(fault(Code::PasswordProtected, "", Expected::DateWords));
    }
    let Some(content) = part(&mut zip, "content.xml")? else {
        return Err(damaged(&"content.xml"));
    };
    let looks = look(&content)?;
    within_bounds(&looks)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(fault_of)?;
    let mut workbook = Workbook::default();
    if has_macros {
        workbook
            .notes
            .push(note(Code::MacrosIgnored, None, "", Expected::Cells(1)));
    }
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut collector = Collector::default();
    for (name, is_hidden) in sheets {
        let range = book.worksheet_range(&name).map_err(fault_of)?;
        let mut grid = Grid {
            is_hidden,
            ..Grid::default()
        };
        let look = looks.iter().find(|look| look.name == name);
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let at = (first_row + row as u32, first_column + column as u32);
            let mut value = xls::value(data, Epoch::Y1900);
            match &mut value {
                Value::Date { is_month, .. } => {
                    *is_month = look.is_some_and(|look| look.months.contains(&at));
                }
                // calamine gives the text that is shown for a formula without a value.
                Value::Text(text)
                    if is_error(text) && look.is_some_and(|look| look.formulas.contains(&at)) =>
                {
                    value = Value::Error(std::mem::take(text));
                }
                _ => {}
            }
            collector.put(&mut grid, at, value)?;
        }
        if let Some(look) = look {
            for (at, formula) in &look.unsaved {
                collector.put(&mut grid, *at, Value::Error(formula.clone()))?;
            }
            let is_filled = |at: &(u32, u32)| !grid.get(at.0 as usize, at.1 as usize).is_blank();
            let formulas = look.formulas.iter().copied().filter(is_filled).collect();
            let merged = look
                .merged
                .iter()
                .copied()
                .filter(|m| is_filled(&m.first))
                .collect();
            let hidden = look.hidden_rows.iter().copied();
            grid.hidden_rows = hidden
                .filter(|row| !grid.is_blank_row(*row as usize))
                .collect();
            grid.formulas = formulas;
            grid.merged = merged;
        }
        grid.name = name;
        workbook.grids.push(grid);
    }
    Ok(workbook)
}

fn fault_of(error: OdsError) -> Box<Diagnostic> {
    match error {
        OdsError::Password => fault(Code::PasswordProtected, "", Expected::DateWords),
        other => damaged(&other),
    }
}

/// What a look at the XML of a sheet tells.
#[derive(Default)]
struct Look {
    name: String,
    hidden_rows: Vec<u32>,
    merged: Vec<Merged>,
    formulas: Vec<(u32, u32)>,
    /// Formulas that nobody has calculated.
    unsaved: Vec<((u32, u32), String)>,
    /// Dates that are shown as a month.
    months: HashSet<(u32, u32)>,
    /// How many cells have something in them, repeated ones as often as they are.
    n_filled: usize,
    /// How many places its rows have up to their last filled cell.
    span: usize,
    /// Where the next row begins, and the row and column that are being read.
    next_row: u32,
    row_repeats: u32,
    column: u32,
    filled_up_to: u32,
    n_in_row: usize,
}

fn within_bounds(looks: &[Look]) -> Read<()> {
    let filled = looks
        .iter()
        .fold(0, |n: usize, look| n.saturating_add(look.n_filled));
    let span = looks
        .iter()
        .fold(0, |n: usize, look| n.saturating_add(look.span));
    if filled > MAX_CELLS || span > MAX_SPAN {
        return Err(fault(Code::TooManyCells, "", Expected::AtMost(MAX_CELLS)));
    }
    Ok(())
}

/// How often an element says that it is repeated.
fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name)
        .and_then(|n| n.parse().ok())
        .unwrap_or(1)
}

/// The cell that is being read.
#[derive(Default)]
struct CellLook {
    repeats: u32,
    has_value: bool,
    /// The day of a date.
    date: Option<String>,
    formula: Option<String>,
    spans: (u32, u32),
    text: String,
}

fn look(content: &[u8]) -> Read<Vec<Look>> {
    let mut xml = reader(content);
    let mut looks: Vec<Look> = Vec::new();
    let mut cell: Option<CellLook> = None;
    loop {
        match xml.read_event().map_err(|error| damaged(&error))? {
            Event::Start(element) => match element.local_name().as_ref() {
                "table" => looks.push(Look {
                    name: attribute(&element, "name").unwrap_or_default(),
                    ..Look::default()
                }),
                "table-row" => {
                    if let Some(look) = looks.last_mut() {
                        look.begin_row(&element);
                    }
                }
                "table-cell" | "covered-table-cell" => {
                    let value = attribute(&element, "value-type");
                    let date = attribute(&element, "date-value");
                    cell = Some(CellLook {
                        repeats: repeats(&element, "number-columns-repeated"),
                        has_value: value.is_some(),
                        date,
                        formula: attribute(&element, "formula"),
                        spans: (
                            repeats(&element, "number-rows-spanned"),
                            repeats(&element, "number-columns-spanned"),
                        ),
                        text: String::new(),
                    });
                }
                _ => {}
            },
            Event::Text(text) => {
                if let Some(cell) = cell.as_mut().filter(|cell| cell.text.len() < 64) {
                    cell.text.extend(text.as_ref().chars().take(64));
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => {
                    if let (Some(look), Some(cell)) = (looks.last_mut(), cell.take()) {
                        look.end_cell(&cell);
                    }
                }
                "table-row" => {
                    if let Some(look) = looks.last_mut() {
                        look.end_row();
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(looks),
            _ => {}
        }
    }
}

impl Look {
    fn begin_row(&mut self, element: &BytesStart<'_>) {
        self.row_repeats = repeats(element, "number-rows-repeated");
        self.column = 0;
        self.filled_up_to = 0;
        self.n_in_row = 0;
        let is_hidden = attribute(element, "visibility").is_some_and(|v| v != "visible");
        if is_hidden {
            // Of a repeated row only the first few are listed: it is empty, or nobody reads it.
            let n = self.row_repeats.min(1000);
            self.hidden_rows
                .extend(self.next_row..self.next_row.saturating_add(n));
        }
    }

    fn end_cell(&mut self, cell: &CellLook) {
        let at = (self.next_row, self.column);
        self.column = self.column.saturating_add(cell.repeats);
        if !cell.has_value && cell.text.trim().is_empty() {
            if let Some(formula) = &cell.formula {
                // It begins with the name of its language: `of:=A1*2`.
                let formula = formula.split_once(":=").map_or("", |(_, formula)| formula);
                self.unsaved.push((at, format!("={formula}")));
            }
            return;
        }
        self.filled_up_to = self.column;
        self.n_in_row = self.n_in_row.saturating_add(cell.repeats as usize);
        if cell.formula.is_some() {
            self.formulas.push(at);
        }
        if cell.spans != (1, 1) {
            let last = (
                at.0.saturating_add(cell.spans.0.max(1) - 1),
                at.1.saturating_add(cell.spans.1.max(1) - 1),
            );
            self.merged.push(Merged { first: at, last });
        }
        if cell.date.is_some() && is_month_only(&cell.text) {
            self.months.insert(at);
        }
    }

    fn end_row(&mut self) {
        let n = self.row_repeats as usize;
        self.n_filled = self
            .n_filled
            .saturating_add(self.n_in_row.saturating_mul(n));
        if self.filled_up_to > 0 {
            self.span = self
                .span
                .saturating_add((self.filled_up_to as usize).saturating_mul(n));
        }
        self.next_row = self.next_row.saturating_add(self.row_repeats);
    }
}

/// Whether a date is shown with its year and month and without its day.
fn is_month_only(shown: &str) -> bool {
    let groups: Vec<&str> = shown
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let has_month_name = shown.chars().filter(char::is_ascii_alphabetic).count() >= 3;
    match groups.len() {
        _ if shown.contains(['日', '号']) => false,
        1 => has_month_name,
        2 => !has_month_name && groups.iter().any(|group| group.len() == 4),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_month_only;

    #[test]
    fn a_date_that_shows_no_day_is_a_month() {
        for (shown, want) in [
            ("2022年3月", true),
            ("2022年1月", true),
            ("Mar 22", true),
            ("March 2022", true),
            ("03/2022", true),
            ("2022-03-01", false),
            ("1 March 2022", false),
            ("01/03/22", false),
            ("3月1日", false),
            ("2022年3月1日", false),
        ] {
            assert_eq!(is_month_only(shown), want, "{shown}");
        }
    }
}
