//! Rows of another sheet that are meant by their titles, their numbers or their identifiers.

use std::collections::HashMap;

use indexmap::IndexMap;
use yearline_core::domain::fold;
use yearline_core::format::Text;
use yearline_core::ingest::{Cell, Code, Diagnostic, Expected, Path, Severity, Step};

use super::Context;
use super::findings::{Findings, Origin};
use super::rows::{Ids, Reader};
use crate::draft::{Content, Row};
use crate::words::{Field, Table};

/// Names longer than this are not compared.
const MAX_LEN: usize = 120;
/// How many names a wrong one is compared with.
const MAX_COMPARED: usize = 1000;

/// What the rows of a table may be called by.
#[derive(Default)]
pub(crate) struct Refs {
    /// Identifiers as they are.
    ids: HashMap<String, String>,
    /// Titles, folded; `None` where two rows have the same.
    titles: IndexMap<String, Option<String>>,
    /// As they are written, to suggest one.
    written: Vec<String>,
    numbers: HashMap<String, String>,
}

impl Refs {
    pub(crate) fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut refs = Self::default();
        for row in rows {
            let Some(Content::Word(id)) = row.get("id") else {
                continue;
            };
            refs.ids.insert(id.clone(), id.clone());
            if let Some(Content::Number(number)) = row.get("number") {
                refs.numbers.insert(number.clone(), id.clone());
            }
            let titles = match row.get("title") {
                Some(Content::Words(Text::Same(title))) => vec![title.to_string()],
                Some(Content::Words(Text::ByLanguage(texts))) => {
                    texts.iter().map(|(_, text)| text.to_string()).collect()
                }
                _ => vec![],
            };
            for title in titles {
                let entry = refs.titles.entry(key(&title));
                let is_other = |known: &mut Option<String>| {
                    if known.as_deref() != Some(id) {
                        *known = None;
                    }
                };
                entry
                    .and_modify(is_other)
                    .or_insert_with(|| Some(id.clone()));
                refs.written.push(title);
            }
        }
        refs
    }

    /// Whether there is nothing to refer to.
    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The identifier that a cell means.
    pub(crate) fn resolve(&self, written: &str) -> Option<&str> {
        let by_title = |written: &str| self.titles.get(&key(written)).and_then(Option::as_deref);
        let (number, rest) = numbering(written);
        self.ids
            .get(written)
            .map(String::as_str)
            .or_else(|| by_title(written))
            .or_else(|| {
                if rest.is_empty() {
                    None
                } else {
                    by_title(rest)
                }
            })
            .or_else(|| {
                let number = number.filter(|_| rest.is_empty())?;
                self.numbers.get(&number.to_string()).map(String::as_str)
            })
    }

    /// The title that looks most like what is written.
    pub(super) fn nearest(&self, written: &str) -> Option<&str> {
        let wanted = key(written);
        if wanted.len() > MAX_LEN || self.written.len() > MAX_COMPARED {
            return None;
        }
        let distance = |title: &&String| strsim::osa_distance(&key(title), &wanted);
        let best = self.written.iter().min_by_key(distance)?;
        let n = wanted.chars().count();
        (distance(&best) * 3 <= n).then_some(best)
    }
}

/// A title without what does not tell it from others: letters' case and marks, white space, punctuation.
fn key(title: &str) -> String {
    fold::fold(title)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The number that a title begins with, `3.`, `三、`, `（三）`, and the rest.
pub(super) fn numbering(title: &str) -> (Option<u32>, &str) {
    let text = title.trim();
    let inner = text.trim_start_matches(['(', '（', '第', '#']);
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let n: usize = inner
        .chars()
        .take_while(|c| is_number(*c))
        .map(char::len_utf8)
        .sum();
    let (number, after) = inner.split_at(n);
    let rest =
        after.trim_start_matches([')', '）', '.', '．', '、', ':', '：', '项', ' ', '\u{3000}']);
    let is_apart = rest.len() < after.len() || after.is_empty();
    let value = number.parse().ok().or_else(|| chinese(number));
    match value {
        Some(value) if is_apart => (Some(value), rest),
        _ => (None, text),
    }
}

/// 三, 十二.
fn chinese(text: &str) -> Option<u32> {
    let digit = |part: &str| {
        let mut chars = part.chars();
        let at = "一二三四五六七八九"
            .chars()
            .position(|d| Some(d) == chars.clone().next())?;
        chars.next();
        chars.next().is_none().then_some(at as u32 + 1)
    };
    match text.split_once('十') {
        Some((tens, units)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let units = if units.is_empty() { 0 } else { digit(units)? };
            Some(tens * 10 + units)
        }
        None => digit(text),
    }
}

/// The rows of a table that has no sheet, from the cells of the activities, in the order in which they come.
pub(super) fn from_activities(
    context: &Context<'_>,
    table: Table,
    findings: &mut Findings,
) -> Vec<(Row, Origin)> {
    let field = if table == Table::Initiatives {
        Field::Initiative
    } else {
        Field::Kind
    };
    let mut found: IndexMap<String, (String, Cell)> = IndexMap::new();
    for (grid, sheet) in context.sheets(Table::Activities) {
        for row in sheet.first_row()..grid.rows.len() {
            if grid.is_blank_row(row) {
                continue;
            }
            let reader = Reader::new(context, grid, sheet, row);
            if let Some((text, column)) = reader.text(field) {
                let name = || (text.clone(), reader.cell_at(column));
                found.entry(key(&text)).or_insert_with(name);
            }
        }
    }
    // "3. Outreach" says its number, if every one of them does and none twice.
    let numbered: Vec<(Option<u32>, &str)> =
        found.values().map(|(text, _)| numbering(text)).collect();
    let mut numbers: Vec<u32> = numbered
        .iter()
        .filter_map(|(number, rest)| number.filter(|_| !rest.is_empty()))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let are_numbered = table == Table::Initiatives && numbers.len() == found.len();
    let mut ids = Ids::new(if table == Table::Initiatives {
        "i"
    } else {
        "k"
    });
    let rows: Vec<(Row, Origin)> = found
        .values()
        .zip(&numbered)
        .enumerate()
        .map(|(i, ((text, _), (number, rest)))| {
            let title = if are_numbered {
                (*rest).to_owned()
            } else {
                text.clone()
            };
            let mut fields = vec![("id", Content::Word(ids.made(&title)))];
            if table == Table::Initiatives {
                let number = number.filter(|_| are_numbered).unwrap_or(i as u32 + 1);
                fields.push(("number", Content::Number(number.to_string())));
            }
            fields.push(("title", Content::Words(Text::Same(title.into()))));
            let index = table.index().unwrap_or(0);
            (Row::of(index, fields), Origin::default())
        })
        .collect();
    if let Some((_, (_, cell))) = found.first() {
        let cell = Cell {
            row: None,
            ..cell.clone()
        };
        let names: Vec<&str> = found
            .values()
            .take(12)
            .map(|(text, _)| text.as_str())
            .collect();
        let n = Expected::Cells(found.len());
        let mut note = Diagnostic::of_sheet(
            Code::RowsMade,
            Severity::Warning,
            Some(cell),
            &names.join(", "),
            n,
        );
        note.path = Path::new(vec![Step::Key(table.name().to_owned())], None);
        findings.report(note);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::numbering;

    #[test]
    fn a_title_may_begin_with_its_number() {
        for (title, want) in [
            ("3. Outreach", (Some(3), "Outreach")),
            ("三、党史学习", (Some(3), "党史学习")),
            ("（十二）对外交流", (Some(12), "对外交流")),
            ("3", (Some(3), "")),
            ("20th Congress", (None, "20th Congress")),
            ("一带一路", (None, "一带一路")),
            ("Outreach", (None, "Outreach")),
        ] {
            assert_eq!(numbering(title), want, "{title}");
        }
    }
}
