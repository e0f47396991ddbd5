//! A draft → a workbook, and the empty template.
//!
//! The sheets and headings are those of [`words`](crate::words), so a workbook that is written here is recognised again. Texts have
//! a column for each language, side by side. References are written by titles, where a title means one row, and chosen from
//! lists. Cells of dates are text, so that no spreadsheet makes a day of `2022-03`.

mod labels;
mod limits;
mod notes;
mod rest;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};
use yearline_core::format::Text;

use crate::assemble::Assembled;
use crate::draft::{Content, Draft, Words};
use crate::edit::OpenBook;
use crate::grid::Value;
use crate::words::{BASES, Field, QUALIFIERS, Table, label};
use labels::Labels;
use limits::{fitting, is_too_long, sheet_name};
use notes::note;
use rest::Rest;

/// How many rows beyond the filled ones have lists to choose from.
const SPARE_ROWS: usize = 500;
/// The width of a column, in characters of the standard font.
const WIDE: f64 = 48.0;
const MEDIUM: f64 = 26.0;
const NARROW: f64 = 13.0;

/// The columns of a table's sheet, in order. Identifiers come last: who writes a year need not think of them.
fn fields(table: Table) -> &'static [Field] {
    match table {
        Table::Initiatives => &[Field::Number, Field::Title, Field::Summary, Field::Id],
        Table::Kinds => &[Field::Title, Field::Id],
        Table::Activities => &[
            Field::Title,
            Field::Initiative,
            Field::Kind,
            Field::When,
            Field::Basis,
            Field::Summary,
            Field::WhenNote,
            Field::Paragraph,
            Field::Sentence,
            Field::Id,
        ],
        Table::Figures => &[
            Field::Activity,
            Field::Title,
            Field::Value,
            Field::Qualifier,
            Field::Unit,
            Field::Note,
            Field::Paragraph,
            Field::Sentence,
            Field::Id,
        ],
        Table::Report => &[],
    }
}

/// One column of a sheet.
struct Column {
    field: Field,
    /// The index of the language, where there are several.
    language: Option<usize>,
    heading: String,
}

/// Writes the workbook of a draft.
///
/// # Errors
/// What the writer refuses: a text of more than 32,767 characters.
///
/// ```
/// use yearline_sheets::{assemble, draft::Draft, read, recognise, write};
/// let bytes = include_bytes!("../../../../data/2022.json");
/// let dataset = yearline_core::ingest::read(bytes).dataset.unwrap();
/// let xlsx = write::workbook(&Draft::of(&dataset)).unwrap();
/// let book = read::read(&xlsx, "2022.xlsx").unwrap();
/// assert_eq!(assemble(&book, &recognise(&book)).dataset, Some(dataset));
/// ```
pub fn workbook(draft: &Draft) -> Result<Vec<u8>, XlsxError> {
    Writer::new(draft).write()
}

/// Writes the empty template, with columns for these languages.
///
/// # Errors
/// As [`workbook`].
pub fn template(languages: &[&str]) -> Result<Vec<u8>, XlsxError> {
    let mut draft = Draft::default();
    draft.head.languages = languages.iter().map(|tag| (*tag).to_owned()).collect();
    workbook(&draft)
}

/// Writes an open workbook: its draft as the template has it, and what the draft has no place for.
///
/// # Errors
/// As [`workbook`], but for texts that are too long: they are cut, and listed whole in a sheet of their own.
pub fn open_book(book: &OpenBook, assembled: &Assembled) -> Result<Vec<u8>, XlsxError> {
    let mut writer = Writer::new(&assembled.draft);
    writer.rest = Some(Rest::of(book, assembled));
    writer.write()
}

struct Writer<'a> {
    draft: &'a Draft,
    rest: Option<Rest>,
    languages: &'a [String],
    head: Format,
    text: Format,
    number: Format,
}

impl<'a> Writer<'a> {
    fn new(draft: &'a Draft) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            draft,
            rest: None,
            languages: &draft.head.languages,
            head: top()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Thin),
            // `@` keeps what is typed as it is typed.
            text: top().set_text_wrap().set_num_format("@"),
            number: top(),
        }
    }

    fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The same dataset gives the same bytes: a workbook has to say when it was made.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        book.set_properties(
            &DocProperties::new()
                .set_author("Yearline")
                .set_creation_datetime(&made),
        );
        for table in Table::ALL {
            let sheet = book.add_worksheet();
            sheet.set_name(table.sheet_names().0)?;
            match table {
                Table::Report => self.report(sheet)?,
                _ => self.table(sheet, table)?,
            }
        }
        let mut names: Vec<String> = Table::ALL
            .iter()
            .map(|table| table.sheet_names().0.to_lowercase())
            .collect();
        for grid in self.rest.iter().flat_map(|rest| &rest.sheets) {
            let sheet = book.add_worksheet();
            let name = sheet_name(&grid.name, &names);
            names.push(name.to_lowercase());
            sheet.set_name(name)?;
            sheet.set_hidden(grid.is_hidden);
            for (r, row) in grid.rows.iter().enumerate() {
                for (c, value) in row.iter().enumerate() {
                    self.value(sheet, (r as u32, c as u16), value)?;
                }
            }
        }
        book.save_to_buffer()
    }

    /// The columns of a table, with one for each language of a text.
    fn columns(&self, table: Table) -> Vec<Column> {
        let of_field = |field: &Field| {
            let name = label(table, *field);
            if field.is_text() && self.languages.len() > 1 {
                let each = self.languages.iter().enumerate().map(|(i, tag)| Column {
                    field: *field,
                    language: Some(i),
                    heading: format!("{name} ({tag})"),
                });
                each.collect()
            } else {
                vec![Column {
                    field: *field,
                    language: None,
                    heading: name,
                }]
            }
        };
        fields(table).iter().flat_map(of_field).collect()
    }

    fn table(&self, sheet: &mut Worksheet, table: Table) -> Result<(), XlsxError> {
        let columns = self.columns(table);
        let rows = table
            .index()
            .map_or(&[][..], |index| &self.draft.tables[index]);
        let labels = [
            Labels::of(&self.draft.tables[0], self.languages),
            Labels::of(&self.draft.tables[1], self.languages),
            Labels::of(&self.draft.tables[2], self.languages),
        ];
        for (c, column) in columns.iter().enumerate() {
            let c = c as u16;
            sheet.write_string_with_format(0, c, &column.heading, &self.head)?;
            let (en, zh) = note(table, column.field);
            let text = format!("{en}\n\n{zh}");
            sheet.insert_note(
                0,
                c,
                &Note::new(text)
                    .set_author("Yearline")
                    .set_width(320)
                    .set_height(190),
            )?;
            sheet.set_column_width(c, width(column.field))?;
            let is_number = matches!(
                column.field,
                Field::Number | Field::Value | Field::Paragraph | Field::Sentence
            );
            sheet.set_column_format(c, if is_number { &self.number } else { &self.text })?;
            if let Some(list) = self.list(column.field)? {
                let last = (rows.len() + SPARE_ROWS) as u32;
                sheet.add_data_validation(1, c, last, c, &list)?;
            }
        }
        for (r, row) in rows.iter().enumerate() {
            for (c, column) in columns.iter().enumerate() {
                let label_of = |labels: &Labels, id: &str| labels.label(id);
                let text = match (
                    column.field,
                    column.field.property().and_then(|name| row.get(name)),
                ) {
                    (Field::Initiative, Some(Content::Word(id))) => Some(label_of(&labels[0], id)),
                    (Field::Kind, Some(Content::Word(id))) => Some(label_of(&labels[1], id)),
                    (Field::Activity, Some(Content::Word(id))) => Some(label_of(&labels[2], id)),
                    (field, Some(content)) => self.cell(field, content, column.language),
                    (_, None) => None,
                };
                if let Some(text) = text {
                    self.put(sheet, (r as u32 + 1, c as u16), column.field, &text)?;
                }
            }
        }
        let beside = match (&self.rest, table.index()) {
            (Some(rest), Some(index)) => &rest.columns[index][..],
            _ => &[],
        };
        for (c, (heading, values)) in (columns.len() as u16..).zip(beside) {
            sheet.write_string_with_format(0, c, fitting(heading), &self.head)?;
            for (r, value) in (1..).zip(values) {
                self.value(sheet, (r, c), value)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_row_height(0, 32)?;
        Ok(())
    }

    /// A value as it was read.
    fn value(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        value: &Value,
    ) -> Result<(), XlsxError> {
        match value {
            Value::Empty => return Ok(()),
            Value::Number(number) if number.is_finite() => {
                sheet.write_number_with_format(row, column, *number, &self.number)?
            }
            Value::Bool(value) => sheet.write_boolean(row, column, *value)?,
            other => {
                let text = match other {
                    Value::Text(text) => text.clone(),
                    other => other.shown(),
                };
                sheet.write_string_with_format(row, column, fitting(&text), &self.text)?
            }
        };
        Ok(())
    }

    /// What is written for a field's content.
    fn cell(&self, field: Field, content: &Content, language: Option<usize>) -> Option<String> {
        match (field, content) {
            (Field::Paragraph, Content::Place { paragraph, .. }) => paragraph.clone(),
            (Field::Sentence, Content::Place { sentence, .. }) => sentence.clone(),
            // What is no place stands in the first of its two columns.
            (Field::Sentence, Content::Word(_)) => None,
            (Field::Basis, Content::Word(word)) => Some(in_both(&BASES, word)),
            (Field::Qualifier, Content::Word(word)) => Some(in_both(&QUALIFIERS, word)),
            (_, Content::Word(word) | Content::Number(word)) => Some(word.clone()),
            (_, Content::Words(words)) => self.text_in(words, language),
            _ => None,
        }
    }

    /// A text in a language; in the only column there is, the first that it has.
    fn text_in(&self, words: &Words, language: Option<usize>) -> Option<String> {
        match (words, language) {
            (Text::Same(text), _) => Some(text.to_string()),
            (Text::ByLanguage(texts), None) => texts.first().map(|(_, text)| text.to_string()),
            (Text::ByLanguage(texts), Some(language)) => {
                let tag = self.languages.get(language)?;
                let own = texts.iter().find(|(l, _)| l.eq_ignore_ascii_case(tag));
                own.map(|(_, text)| text.to_string())
            }
        }
    }

    /// A number as one, if a spreadsheet keeps its digits; all else as a text.
    fn put(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        field: Field,
        text: &str,
    ) -> Result<(), XlsxError> {
        let is_number = matches!(
            field,
            Field::Number | Field::Value | Field::Paragraph | Field::Sentence
        );
        let number = text
            .parse::<f64>()
            .ok()
            .filter(|n| is_number && n.to_string() == text && n.abs() < 1e15);
        match number {
            Some(number) => sheet.write_number_with_format(row, column, number, &self.number)?,
            None => {
                // What is cut is listed whole; without a list nothing is cut.
                let text = if self.rest.is_some() {
                    fitting(text)
                } else {
                    text
                };
                sheet.write_string_with_format(row, column, text, &self.text)?
            }
        };
        Ok(())
    }

    /// What can be chosen in a column.
    fn list(&self, field: Field) -> Result<Option<DataValidation>, XlsxError> {
        let words = |words: &[(&str, (&str, &str), &[&str])]| -> Vec<String> {
            words
                .iter()
                .map(|(word, ..)| in_both(words, word))
                .collect()
        };
        let title_column = |table| {
            let at = self
                .columns(table)
                .iter()
                .position(|column| column.field == Field::Title);
            yearline_core::ingest::cell::column_letters(at.unwrap_or(0) as u32)
        };
        let rows_of = |table: Table| {
            let last = 1
                + SPARE_ROWS
                + table
                    .index()
                    .map_or(0, |index| self.draft.tables[index].len());
            let (name, letters) = (table.sheet_names().0, title_column(table));
            Formula::new(format!("={name}!${letters}$2:${letters}${last}"))
        };
        let list = match field {
            Field::Basis => DataValidation::new().allow_list_strings(&words(&BASES))?,
            Field::Qualifier => DataValidation::new().allow_list_strings(&words(&QUALIFIERS))?,
            Field::Initiative => {
                DataValidation::new().allow_list_formula(rows_of(Table::Initiatives))
            }
            Field::Kind => DataValidation::new().allow_list_formula(rows_of(Table::Kinds)),
            Field::Activity => DataValidation::new().allow_list_formula(rows_of(Table::Activities)),
            _ => return Ok(None),
        };
        // Other words are possible: an identifier, a title in another language.
        let list = list.set_error_style(DataValidationErrorStyle::Warning);
        Ok(Some(list))
    }

    fn report(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let n_values = self.languages.len().max(1);
        sheet.write_string_with_format(0, 0, "Property 项目", &self.head)?;
        for language in 0..n_values {
            let heading = match self.languages.get(language) {
                Some(tag) if n_values > 1 => format!("Value 内容 ({tag})"),
                _ => "Value 内容".to_owned(),
            };
            sheet.write_string_with_format(0, language as u16 + 1, heading, &self.head)?;
            sheet.set_column_width(language as u16 + 1, WIDE)?;
            sheet.set_column_format(language as u16 + 1, &self.text)?;
        }
        let note_column = n_values as u16 + 1;
        sheet.write_string_with_format(0, note_column, "Note 说明", &self.head)?;
        sheet.set_column_width(0, MEDIUM)?;
        sheet.set_column_width(note_column, WIDE)?;
        for (r, (field, values)) in self.properties().into_iter().enumerate() {
            let r = r as u32 + 1;
            sheet.write_string_with_format(r, 0, label(Table::Report, field), &self.head)?;
            for (c, value) in values.iter().enumerate() {
                if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
                    self.put(sheet, (r, c as u16 + 1), field, value)?;
                }
            }
            let (en, zh) = note(Table::Report, field);
            if !en.is_empty() {
                sheet.write_string_with_format(
                    r,
                    note_column,
                    format!("{en}\n{zh}"),
                    &self.text,
                )?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }

    /// The rows of the report: a property and its values, in each language where it is a text.
    fn properties(&self) -> Vec<(Field, Vec<Option<String>>)> {
        let head = &self.draft.head;
        let words = |words: Option<&Words>| -> Vec<Option<String>> {
            let several = self.languages.len() > 1;
            let each = |i: usize| words.and_then(|words| self.text_in(words, several.then_some(i)));
            (0..self.languages.len().max(1)).map(each).collect()
        };
        let one = |text: Option<&str>| vec![text.map(str::to_owned)];
        let mut rows = vec![(Field::Title, words(head.title.as_ref()))];
        if head.contributors.is_empty() {
            rows.push((Field::Organisation, words(None)));
        }
        rows.push((Field::Period, one(head.period.as_deref())));
        rows.push((Field::Languages, one(Some(&head.languages.join(", ")))));
        rows.push((Field::Description, words(head.description.as_ref())));
        rows.push((Field::Name, one(head.name.as_deref())));
        rows.push((Field::Version, one(head.version.as_deref())));
        rows.push((Field::Created, one(head.created.as_deref())));
        let none = [crate::draft::Source::default()];
        let sources = if head.sources.is_empty() {
            &none[..]
        } else {
            &head.sources
        };
        for source in sources {
            rows.push((Field::SourceTitle, words(source.title.as_ref())));
            rows.push((Field::SourceDate, one(source.date.as_deref())));
            rows.push((Field::SourceParagraphs, one(source.paragraphs.as_deref())));
            rows.push((Field::SourcePath, one(source.path.as_deref())));
        }
        for contributor in &head.contributors {
            rows.push((Field::Contributor, words(contributor.title.as_ref())));
            rows.push((Field::Roles, one(Some(&contributor.roles.join(", ")))));
        }
        for license in &head.licenses {
            // An address without a name before it stands in the row of the name: it begins a licence.
            let first = license.name.as_ref().or(license.path.as_ref());
            let path = license.path.as_ref().filter(|_| license.name.is_some());
            for (field, text) in [
                (Field::License, first),
                (Field::LicensePath, path),
                (Field::LicenseTitle, license.title.as_ref()),
            ] {
                if text.is_some() {
                    rows.push((field, one(text.map(String::as_str))));
                }
            }
        }
        rows
    }
}

/// A word of a list as the template writes it: `implied 推断`.
fn in_both(words: &[(&str, (&str, &str), &[&str])], word: &str) -> String {
    let entry = words.iter().find(|(w, ..)| *w == word);
    entry.map_or_else(|| word.to_owned(), |(_, (en, zh), _)| format!("{en} {zh}"))
}

fn width(field: Field) -> f64 {
    match field {
        Field::Summary | Field::WhenNote | Field::Note => WIDE,
        Field::Title | Field::Initiative | Field::Activity | Field::When | Field::Id => MEDIUM,
        _ => NARROW,
    }
}
