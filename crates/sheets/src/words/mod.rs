//! The headings and words of both languages, in one place: what sheets, columns and values may be called, and how the template
//! calls them.
//!
//! A heading is compared piece by piece: "Title 标题 (en)" has the pieces `title`, `标题` and `en`. It does not know which sheet a
//! piece comes from; [`recognise`](mod@crate::recognise) does.

mod heads;

use heads::{ACTIVITIES, FIGURES, INITIATIVES, KINDS, LANGUAGES, REPORT};
pub use heads::{BASES, Head, QUALIFIERS};
use serde::{Deserialize, Serialize};
use yearline_core::format::TABLES;

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Table {
    /// One row for each initiative.
    Initiatives,
    /// One row for each kind of activity.
    Kinds,
    /// One row for each activity.
    Activities,
    /// One row for each figure.
    Figures,
    /// What is said of the report as a whole, one property a row.
    Report,
}

impl Table {
    /// All of them, in the order of the template.
    pub const ALL: [Self; 5] = [
        Self::Report,
        Self::Initiatives,
        Self::Kinds,
        Self::Activities,
        Self::Figures,
    ];

    /// Its index in [`TABLES`]; the report is no table.
    #[must_use]
    pub fn index(self) -> Option<usize> {
        match self {
            Self::Initiatives => Some(0),
            Self::Kinds => Some(1),
            Self::Activities => Some(2),
            Self::Figures => Some(3),
            Self::Report => None,
        }
    }

    /// The name of the table in a dataset.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.index().map_or("report", |index| TABLES[index])
    }

    /// The name of its sheet in the template, and other names that a sheet of it has, in small letters.
    #[must_use]
    #[rustfmt::skip]
    pub fn sheet_names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Initiatives => ("Initiatives", &["initiatives", "initiative", "projects", "programmes", "programs", "举措", "工作", "重点工作", "工作项目", "项目"]),
            Self::Kinds => ("Kinds", &["kinds", "kind", "types", "categories", "类别", "类型", "活动类别", "分类"]),
            Self::Activities => ("Activities", &["activities", "activity", "events", "活动", "活动表", "活动清单", "活动列表", "活动一览", "活动台账", "台账"]),
            Self::Figures => ("Figures", &["figures", "figure", "numbers", "statistics", "数字", "数据", "统计", "指标"]),
            Self::Report => ("Report", &["report", "about", "报告", "关于", "基本信息", "说明"]),
        }
    }
}

/// The meaning of a column, or of a row of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The identifier of the row.
    Id,
    /// The number of an initiative.
    Number,
    /// A short name.
    Title,
    /// One to three sentences.
    Summary,
    /// The initiative that an activity belongs to: its title, number or identifier.
    Initiative,
    /// The kind of an activity: its title or identifier.
    Kind,
    /// When it took place.
    When,
    /// When it began.
    Start,
    /// When it ended.
    End,
    /// What the date rests on.
    Basis,
    /// From what the date follows.
    WhenNote,
    /// The activity that a figure belongs to: its title or identifier.
    Activity,
    /// The number of a figure.
    Value,
    /// How the number is to be read.
    Qualifier,
    /// What is counted.
    Unit,
    /// What is unclear about a figure.
    Note,
    /// The paragraph of the report.
    Paragraph,
    /// The sentence of the paragraph.
    Sentence,
    /// Paragraph and sentence in one cell: `6.2`.
    Source,
    /// Of the report: the stable name of the dataset.
    Name,
    /// Of the report: what the data are.
    Description,
    /// Of the report: the organisation, its author.
    Organisation,
    /// Of the report: the period.
    Period,
    /// Of the report: the languages, as tags.
    Languages,
    /// Of the report: the version of the file.
    Version,
    /// Of the report: when the file was made.
    Created,
    /// Of the report: the title of a source; the rows after it are of the same source.
    SourceTitle,
    /// Of the report: the date of a source.
    SourceDate,
    /// Of the report: how many paragraphs a source has.
    SourceParagraphs,
    /// Of the report: where a source can be read.
    SourcePath,
    /// Of the report: who had a hand in it; the row after it says what they did.
    Contributor,
    /// Of the report: what they did, with commas.
    Roles,
    /// Of the report: a licence, by name.
    License,
    /// Of the report: where a licence can be read.
    LicensePath,
    /// Of the report: the title of a licence.
    LicenseTitle,
}

/// The fields of a table, in the order of the template.
#[must_use]
pub fn heads(table: Table) -> &'static [Head] {
    match table {
        Table::Initiatives => INITIATIVES,
        Table::Kinds => KINDS,
        Table::Activities => ACTIVITIES,
        Table::Figures => FIGURES,
        Table::Report => REPORT,
    }
}

/// How the template calls a field of a table, in English and Chinese.
#[must_use]
pub fn label(table: Table, field: Field) -> String {
    let head = heads(table).iter().find(|head| head.field == field);
    head.map_or_else(String::new, |head| {
        format!("{} {}", head.label.0, head.label.1)
    })
}

impl Field {
    /// Whether it is a text for the reader, which has a column for each language.
    #[must_use]
    pub fn is_text(self) -> bool {
        use Field::{
            Contributor, Description, Note, Organisation, SourceTitle, Summary, Title, Unit,
            WhenNote,
        };
        matches!(
            self,
            Title
                | Summary
                | WhenNote
                | Unit
                | Note
                | Description
                | Organisation
                | SourceTitle
                | Contributor
        )
    }

    /// The property of a row that it fills; `None` for what only a spreadsheet has.
    #[must_use]
    pub fn property(self) -> Option<&'static str> {
        Some(match self {
            Self::Id => "id",
            Self::Number => "number",
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Initiative => "initiative",
            Self::Kind => "kind",
            Self::When | Self::Start | Self::End => "when",
            Self::Basis => "when_basis",
            Self::WhenNote => "when_note",
            Self::Activity => "activity",
            Self::Value => "value",
            Self::Qualifier => "qualifier",
            Self::Unit => "unit",
            Self::Note => "note",
            Self::Paragraph | Self::Sentence | Self::Source => "source",
            _ => return None,
        })
    }
}

/// The word of the format that a cell means.
#[must_use]
pub fn choice(
    words: &[(
        &'static str,
        (&'static str, &'static str),
        &'static [&'static str],
    )],
    cell: &str,
) -> Option<&'static str> {
    let is_it = |written: &str,
                 (word, label, also): &(
        &'static str,
        (&'static str, &'static str),
        &'static [&'static str],
    )| {
        written == *word || written == label.0 || written == label.1 || also.contains(&written)
    };
    let whole = cell.trim().to_lowercase();
    words
        .iter()
        .find(|entry| is_it(&whole, entry))
        .or_else(|| {
            // The template writes both languages into one cell: "implied 推断".
            let pieces = pieces(cell);
            words
                .iter()
                .find(|entry| !pieces.is_empty() && pieces.iter().all(|piece| is_it(piece, entry)))
        })
        .map(|(word, ..)| *word)
}

/// The pieces of a heading: runs of Latin letters and runs of others, in small letters, without marks around them.
#[must_use]
pub fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            c => c,
        };
        let kind = match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '-' => Some(0),
            ' ' | '\u{a0}' if last == Some(0) => Some(0),
            c if c.is_alphabetic() => Some(1),
            _ => None,
        };
        if let Some(kind) = kind {
            let c = if c == '_' || c == '\u{a0}' { ' ' } else { c };
            match pieces.last_mut() {
                Some(piece) if last == Some(kind) => piece.extend(c.to_lowercase()),
                _ => pieces.push(c.to_lowercase().collect()),
            }
        }
        last = kind;
    }
    pieces
        .into_iter()
        .map(|piece| piece.trim_matches([' ', '-']).to_owned())
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// What a heading means in a table: its field, and the language that it names.
#[must_use]
pub fn heading(table: Table, text: &str) -> (Option<Field>, Option<String>) {
    let (mut field, mut language) = (None, None);
    for piece in pieces(text) {
        if field.is_none() {
            field = field_of(table, &piece);
            if field.is_some() {
                continue;
            }
        }
        if let Some(tag) = language_of(&piece, text) {
            language = language.or(Some(tag));
            continue;
        }
        // "english title", "英文标题", "标题中文"
        for &(name, tag) in LANGUAGES {
            let rest = piece
                .strip_prefix(name)
                .or_else(|| piece.strip_suffix(name))
                .map(str::trim);
            // Two letters at the end of a word are no language.
            if let Some(rest) = rest.filter(|rest| !rest.is_empty() && name.len() > 3)
                && let Some(found) = field_of(table, rest)
            {
                field = field.or(Some(found));
                language = language.or_else(|| Some(tag.to_owned()));
                break;
            }
        }
    }
    (field, language)
}

fn field_of(table: Table, piece: &str) -> Option<Field> {
    let is_it = |head: &&Head| {
        head.label.0.eq_ignore_ascii_case(piece)
            || head.label.1 == piece
            || head.also.contains(&piece)
    };
    heads(table).iter().find(is_it).map(|head| head.field)
}

/// The language that a piece names; any tag counts where it stands in brackets.
pub(crate) fn language_of(piece: &str, text: &str) -> Option<String> {
    if let Some((_, tag)) = LANGUAGES.iter().find(|(name, _)| *name == piece) {
        return Some((*tag).to_owned());
    }
    let in_brackets = [("(", ")"), ("（", "）"), ("[", "]")]
        .iter()
        .any(|(open, close)| {
            text.to_lowercase()
                .contains(&format!("{open}{piece}{close}"))
        });
    let is_known = piece == "en" || in_brackets;
    let mut subtags = piece.split('-');
    let is_tag = subtags
        .next()
        .is_some_and(|s| (2..=3).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_lowercase()))
        && subtags
            .all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    (is_known && is_tag).then(|| canonical_tag(piece))
}

/// A tag in the customary letters: `zh-Hant-TW`.
fn canonical_tag(tag: &str) -> String {
    let subtags = tag
        .split('-')
        .enumerate()
        .map(|(i, subtag)| match (i, subtag.len()) {
            (0, _) => subtag.to_owned(),
            (_, 4) => {
                let (first, rest) = subtag.split_at(1);
                first.to_ascii_uppercase() + rest
            }
            (_, 2) => subtag.to_ascii_uppercase(),
            _ => subtag.to_owned(),
        });
    subtags.collect::<Vec<_>>().join("-")
}
