//! `.xlsx`: values by calamine; what is hidden, merged or calculated by a look at the XML of the sheets, which calamine does
//! not tell.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use quick_xml::events::Event;
use yearline_core::ingest::{Code, Expected};

use super::bounds::{self, Archive};
use super::xml::{attribute, part, reader, reference};
use super::{Collector, Read, damaged, fault, note};
use crate::dates::serial;
use crate::grid::{Epoch, Grid, MAX_ROWS, Merged, Value, Workbook};

/// How much of a formula is told, in characters.
const MAX_FORMULA: usize = 80;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Read<Workbook> {
    let mut zip = bounds::open(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault_of)?;
    let mut workbook = Workbook {
        epoch: if book.has_1904_epoch() {
            Epoch::Y1904
        } else {
            Epoch::Y1900
        },
        ..Workbook::default()
    };
    let has_macros = zip
        .file_names()
        .flatten()
        .any(|name| name.ends_with("vbaProject.bin"));
    if has_macros {
        workbook
            .notes
            .push(note(Code::MacrosIgnored, None, "", Expected::Cells(1)));
    }
    let parts = parts_of_sheets(&mut zip)?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut collector = Collector::default();
    for (name, is_hidden) in sheets {
        let mut grid = Grid {
            is_hidden,
            ..Grid::default()
        };
        values(&mut book, &name, workbook.epoch, &mut grid, &mut collector)?;
        grid.name = name;
        if let Some(path) = parts.get(&grid.name)
            && let Some(xml) = part(&mut zip, path)?
        {
            facts(&xml, &mut grid, &mut collector)?;
        }
        workbook.grids.push(grid);
    }
    Ok(workbook)
}

fn values(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    epoch: Epoch,
    grid: &mut Grid,
    collector: &mut Collector,
) -> Read<()> {
    let mut cells = book.worksheet_cells_reader(name).map_err(fault_of)?;
    let is_month: Vec<bool> = cells.styles().iter().map(shows_month_only).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(fault_of)? {
        let value = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(n) => Value::Number(*n as f64),
            DataRef::Float(n) => Value::Number(*n),
            DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(text.clone()),
            DataRef::SharedString(text) => Value::Text((*text).to_owned()),
            DataRef::Bool(value) => Value::Bool(*value),
            DataRef::DateTime(at) if at.is_duration() => Value::Number(at.as_f64()),
            DataRef::DateTime(at) => {
                let is_month = is_month.get(style).copied().unwrap_or(false);
                serial::value(at.as_f64(), epoch, is_month)
            }
            DataRef::DateTimeIso(text) => serial::iso(text, false),
            DataRef::Error(error) => Value::Error(error.to_string()),
        };
        collector.put(grid, cell.get_position(), value)?;
    }
    Ok(())
}

fn fault_of(error: XlsxError) -> Box<yearline_core::ingest::Diagnostic> {
    match error {
        XlsxError::Password => fault(Code::PasswordProtected, "", Expected::DateWords),
        other => damaged(&other),
    }
}

/// Whether a cell of this style shows a year and a month and no day.
fn shows_month_only(style: &Style) -> bool {
    let Some(format) = &style.number_format else {
        return false;
    };
    // The formats of East Asia that have no code in the file (ECMA-376, 18.8.30), and `mmm-yy`.
    if matches!(format.format_id, Some(17 | 27 | 36 | 50 | 52 | 57)) {
        return true;
    }
    is_month_format(&format.format_code)
}

/// Whether a format code has a year and a month and no day; what is quoted, escaped or in brackets does not count.
pub(super) fn is_month_format(code: &str) -> bool {
    let (mut has_year, mut has_month, mut has_day) = (false, false, false);
    let mut chars = code.split(';').next().unwrap_or_default().chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let _quoted = chars.by_ref().find(|c| *c == '"');
            }
            '[' => {
                let _bracketed = chars.by_ref().find(|c| *c == ']');
            }
            '\\' | '_' | '*' => {
                let _escaped = chars.next();
            }
            'y' | 'Y' | 'e' => has_year = true,
            'm' | 'M' => has_month = true,
            'd' | 'D' => has_day = true,
            _ => {}
        }
    }
    has_year && has_month && !has_day
}

/// The part of the zip for each sheet, by the name of the sheet.
fn parts_of_sheets(zip: &mut Archive<'_>) -> Read<HashMap<String, String>> {
    let (Some(book), Some(rels)) = (
        part(zip, "xl/workbook.xml")?,
        part(zip, "xl/_rels/workbook.xml.rels")?,
    ) else {
        return Ok(HashMap::new());
    };
    let mut targets = HashMap::new();
    each(&rels, "Relationship", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, path);
        }
    })?;
    let mut parts = HashMap::new();
    each(&book, "sheet", |element| {
        if let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some(path) = targets.get(&id)
        {
            parts.insert(name, path.clone());
        }
    })?;
    Ok(parts)
}

fn each(
    xml: &[u8],
    name: &str,
    mut show: impl FnMut(&quick_xml::events::BytesStart<'_>),
) -> Read<()> {
    let mut xml = reader(xml);
    loop {
        match xml.read_event().map_err(|error| damaged(&error))? {
            Event::Start(element) if element.local_name().as_ref() == name => show(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What is hidden, merged or calculated in a sheet, of what has a value. A formula that nobody has calculated is an error, with its text.
fn facts(xml: &[u8], grid: &mut Grid, collector: &mut Collector) -> Read<()> {
    let mut xml = reader(xml);
    let (mut row, mut next_row, mut column) = (0, 0, 0);
    let mut next_column = 0;
    let mut is_number = false;
    let mut formula: Option<String> = None;
    loop {
        match xml.read_event().map_err(|error| damaged(&error))? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    let written = attribute(&element, "r").and_then(|r| r.parse::<u32>().ok());
                    row = written.and_then(|r| r.checked_sub(1)).unwrap_or(next_row);
                    next_row = row.saturating_add(1);
                    next_column = 0;
                    let is_hidden =
                        matches!(attribute(&element, "hidden").as_deref(), Some("1" | "true"));
                    if is_hidden && row < MAX_ROWS && !grid.is_blank_row(row as usize) {
                        grid.hidden_rows.push(row);
                    }
                }
                "c" => {
                    let written = attribute(&element, "r").and_then(|r| reference(&r));
                    column = written.map_or(next_column, |(_, column)| column);
                    next_column = column.saturating_add(1);
                    // A formula whose value is a text without letters says that it is a text.
                    is_number = attribute(&element, "t").is_none_or(|t| t == "n");
                }
                "f" if is_number && grid.get(row as usize, column as usize).is_blank() => {
                    formula = Some("=".to_owned());
                }
                "f" if !grid.get(row as usize, column as usize).is_blank() => {
                    grid.formulas.push((row, column));
                }
                "mergeCell" => {
                    let range = attribute(&element, "ref").unwrap_or_default();
                    let corners = range.split_once(':');
                    let corners = corners.and_then(|(a, b)| Some((reference(a)?, reference(b)?)));
                    if let Some((first, last)) = corners
                        && !grid.get(first.0 as usize, first.1 as usize).is_blank()
                    {
                        grid.merged.push(Merged { first, last });
                    }
                }
                _ => {}
            },
            Event::Text(text) => {
                if let Some(formula) = &mut formula {
                    formula.extend(text.as_ref().chars().take(MAX_FORMULA));
                }
            }
            Event::End(element) if element.local_name().as_ref() == "f" => {
                if let Some(formula) = formula.take() {
                    collector.put(grid, (row, column), Value::Error(formula))?;
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_without_a_day_shows_the_month_only() {
        for (code, want) in [
            ("mmm-yy", true),
            ("yyyy\"年\"m\"月\"", true),
            ("yyyy\"年\"m\"月\";@", true),
            ("[$-804]yyyy/m", true),
            ("yyyy\"年\"m\"月\"d\"日\"", false),
            ("yyyy-mm-dd", false),
            ("d-mmm-yy", false),
            ("m\"月\"d\"日\"", false),
            ("hh:mm", false),
            ("General", false),
            ("\"day of\" yyyy-mm", true),
        ] {
            assert_eq!(is_month_format(code), want, "{code}");
        }
    }
}
