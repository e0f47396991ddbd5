//! The head of a dataset: from a sheet of properties, or said by hand.

use std::collections::HashMap;

use yearline_core::domain::Period;
use yearline_core::ingest::{Cell, Code, Expected};

use super::{Context, Findings, slug};
use crate::dates::{self, Dated};
use crate::draft::{Contributor, Head, License, Source, Words, words_of};
use crate::grid::{Grid, Value};
use crate::recognise::{Column, property};
use crate::words::{Field, Table, language_of, pieces};

/// One property as it stands in its row.
struct Property<'a> {
    field: Field,
    row: usize,
    grid: &'a Grid,
    values: &'a [Column],
}

impl Property<'_> {
    /// The value in the first column that has one, and its cell.
    fn first(&self) -> Option<(&Value, Cell)> {
        let column = self
            .values
            .iter()
            .find(|column| !self.grid.get(self.row, column.index as usize).is_blank())?;
        let value = self.grid.get(self.row, column.index as usize);
        Some((
            value,
            Cell::at(&self.grid.name, self.row as u32, column.index),
        ))
    }

    fn text(&self) -> Option<String> {
        self.first()
            .map(|(value, _)| value.text())
            .filter(|text| !text.is_empty())
    }

    /// The text in every language that has a column; one without a language is the same in each.
    fn words(&self, languages: &[String]) -> Option<Words> {
        let own = |language: &String| {
            self.values
                .iter()
                .filter(|column| column.language.as_ref() == Some(language))
                .map(|column| self.grid.get(self.row, column.index as usize).text())
                .find(|text| !text.is_empty())
        };
        let slots: Vec<Option<String>> = languages.iter().map(own).collect();
        if slots.iter().all(Option::is_none) {
            return self.text().map(|text| Words::Same(text.into()));
        }
        words_of(languages, slots.iter().map(Option::as_deref))
    }
}

/// Reads the head, and where its properties stand; the empty name is where a missing one belongs.
pub(super) fn read(
    context: &Context<'_>,
    findings: &mut Findings,
) -> (Head, HashMap<String, Cell>) {
    let mut head = Head::default();
    let mut cells = HashMap::new();
    if let Some((grid, sheet)) = context.sheets(Table::Report).first()
        && let Some((key, values)) = sheet.columns.split_first()
    {
        cells.insert(String::new(), Cell::sheet(&grid.name));
        let properties: Vec<Property<'_>> = (sheet.first_row()..grid.rows.len())
            .filter_map(|row| {
                Some(Property {
                    field: property(grid, row, key.index as usize)?,
                    row,
                    grid,
                    values,
                })
            })
            .collect();
        // The languages first: texts need them.
        let languages = properties
            .iter()
            .find(|p| p.field == Field::Languages)
            .and_then(Property::text);
        if let Some(languages) = languages {
            head.languages = tags(&languages);
        }
        let mut known = head.languages.clone();
        if known.is_empty() {
            known.extend(values.iter().filter_map(|column| column.language.clone()));
            head.languages.clone_from(&known);
        }
        for property in &properties {
            read_property(&mut head, property, &known, &mut cells, findings);
        }
    }
    if let Some(title) = &context.mapping.title {
        head.title = Some(Words::Same(title.clone().into()));
    }
    if let Some(period) = &context.mapping.period {
        head.period =
            Some(period_of(&Value::Text(period.clone())).unwrap_or_else(|| period.clone()));
    }
    if head.name.is_none() {
        let title = head.title.as_ref().map(|title| match title {
            Words::Same(text) => text.to_string(),
            Words::ByLanguage(texts) => texts
                .first()
                .map(|(_, text)| text.to_string())
                .unwrap_or_default(),
        });
        head.name = Some(
            title
                .and_then(|title| slug(&title))
                .unwrap_or_else(|| "our-year".to_owned()),
        );
    }
    (head, cells)
}

fn read_property(
    head: &mut Head,
    property: &Property<'_>,
    languages: &[String],
    cells: &mut HashMap<String, Cell>,
    findings: &mut Findings,
) {
    let Some((value, cell)) = property.first() else {
        return;
    };
    if let Value::Error(error) = value {
        findings.error(Code::FormulaError, &cell, error, Expected::Cells(1));
        return;
    }
    let words = || property.words(languages);
    let text = property.text();
    let last_source = head.sources.len().checked_sub(1);
    let name = match property.field {
        Field::Title => {
            head.title = words();
            "title".to_owned()
        }
        Field::Description => {
            head.description = words();
            "description".to_owned()
        }
        Field::Organisation => {
            head.contributors.push(Contributor {
                title: words(),
                roles: vec!["author".to_owned()],
            });
            format!("contributors.{}", head.contributors.len() - 1)
        }
        Field::Period => {
            head.period = period_of(value).or(text);
            "period".to_owned()
        }
        Field::Languages => "languages".to_owned(),
        Field::Name => {
            head.name = text;
            "name".to_owned()
        }
        Field::Version => {
            head.version = text;
            "version".to_owned()
        }
        Field::Created => {
            head.created = text;
            "created".to_owned()
        }
        Field::SourceTitle => {
            head.sources.push(Source {
                title: words(),
                ..Source::default()
            });
            format!("sources.{}", head.sources.len() - 1)
        }
        Field::SourceDate | Field::SourceParagraphs | Field::SourcePath => {
            let i = last_source.unwrap_or_else(|| {
                head.sources.push(Source::default());
                0
            });
            let source = &mut head.sources[i];
            let name = match property.field {
                Field::SourceDate => {
                    source.date = day_of(value).or(text);
                    "date"
                }
                Field::SourceParagraphs => {
                    source.paragraphs = text;
                    "paragraphs"
                }
                _ => {
                    source.path = text;
                    "path"
                }
            };
            format!("sources.{i}.{name}")
        }
        Field::Contributor => {
            head.contributors.push(Contributor {
                title: words(),
                roles: Vec::new(),
            });
            format!("contributors.{}", head.contributors.len() - 1)
        }
        Field::Roles => {
            let Some(contributor) = head.contributors.last_mut() else {
                return;
            };
            let roles = text.unwrap_or_default();
            contributor.roles = roles
                .split([',', '、', '，', ';'])
                .map(|role| role.trim().to_owned())
                .filter(|role| !role.is_empty())
                .collect();
            format!("contributors.{}.roles", head.contributors.len() - 1)
        }
        Field::License => {
            // A licence may be known by its address only.
            let is_address = text.as_deref().is_some_and(|text| text.starts_with("http"));
            let (path, name) = if is_address {
                (text, None)
            } else {
                (None, text)
            };
            head.licenses.push(License {
                name,
                path,
                title: None,
            });
            format!("licenses.{}", head.licenses.len() - 1)
        }
        Field::LicensePath | Field::LicenseTitle => {
            // An address that has no name before it is a licence of its own.
            let is_address = property.field == Field::LicensePath;
            let is_free = |license: &License| {
                if is_address {
                    license.path.is_none()
                } else {
                    license.title.is_none()
                }
            };
            if head.licenses.last().is_none_or(|license| !is_free(license)) {
                head.licenses.push(License::default());
            }
            if let Some(license) = head.licenses.last_mut() {
                *(if is_address {
                    &mut license.path
                } else {
                    &mut license.title
                }) = text;
            }
            format!("licenses.{}", head.licenses.len() - 1)
        }
        _ => return,
    };
    cells.insert(name, cell);
}

/// Languages by their tags or names, with commas between them.
fn tags(text: &str) -> Vec<String> {
    text.split([',', '、', '，', ';', '/'])
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
        .map(|tag| {
            let named = pieces(tag)
                .iter()
                .find_map(|piece| language_of(piece, &format!("({tag})")));
            named.unwrap_or_else(|| tag.to_owned())
        })
        .collect()
}

/// A period as people write it: a year, a school year in words, EDTF.
fn period_of(value: &Value) -> Option<String> {
    let context = dates::Context::default();
    match dates::read(value, &context) {
        Dated::Read { edtf, .. } => {
            let period = edtf.strip_suffix("-XX").unwrap_or(&edtf);
            Period::parse(period).ok().map(|_| period.to_owned())
        }
        _ => None,
    }
}

fn day_of(value: &Value) -> Option<String> {
    match dates::read(value, &dates::Context::default()) {
        Dated::Read { edtf, .. } => Some(edtf),
        _ => None,
    }
}
