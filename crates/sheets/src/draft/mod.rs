//! A dataset on its way into a file: rows with whatever stands in them, right or wrong, and the head of the package.
//!
//! The names and the order of the properties are those of [`yearline_core::format`]. A draft of a dataset that the page shows
//! has no fault; one that was assembled from a workbook may have any, and the checks of the file find them.

mod json;

use serde::Serialize;
use yearline_core::domain::{self, Dataset, Period, Place};
use yearline_core::format::{Activity, Figure, Initiative, Kind, Text, names_of};

/// A text of a draft.
pub type Words = Text<'static>;

/// What stands in a field of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text for the reader.
    Words(Words),
    /// An identifier, a date, a word of a list.
    Word(String),
    /// A number, with the digits that it is written with. What is no number is written as a string, and found to be wrong.
    Number(String),
    /// A place in the report.
    Place {
        /// The paragraph, as it is written.
        paragraph: Option<String>,
        /// The sentence, as it is written.
        sentence: Option<String>,
    },
}

/// A row: its fields by their names in the format, in the order of the format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(pub Vec<(&'static str, Content)>);

impl Row {
    /// What stands in a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Content> {
        self.0
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, content)| content)
    }

    fn sort(&mut self, names: &[&str]) {
        self.0
            .sort_by_key(|(name, _)| names.iter().position(|n| n == name));
    }
}

/// A source of the report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// What it is.
    pub title: Option<Words>,
    /// Its date.
    pub date: Option<String>,
    /// How many paragraphs it has, as written.
    pub paragraphs: Option<String>,
    /// Where it can be read.
    pub path: Option<String>,
}

/// Somebody who had a hand in the dataset.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contributor {
    /// Their name.
    pub title: Option<Words>,
    /// What they did.
    pub roles: Vec<String>,
}

/// A licence.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct License {
    /// Its short name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// What is said of the dataset as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The stable name, without the year.
    pub name: Option<String>,
    /// The title.
    pub title: Option<Words>,
    /// What the data are.
    pub description: Option<Words>,
    /// The version of the file.
    pub version: Option<String>,
    /// When it was made.
    pub created: Option<String>,
    /// The period, in EDTF.
    pub period: Option<String>,
    /// The languages, as tags.
    pub languages: Vec<String>,
    /// What the data were taken from.
    pub sources: Vec<Source>,
    /// Who made it.
    pub contributors: Vec<Contributor>,
    /// The licences.
    pub licenses: Vec<License>,
}

/// A dataset on its way into a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What is said of it as a whole.
    pub head: Head,
    /// The rows of the tables, in the order of [`TABLES`](yearline_core::format::TABLES).
    pub tables: [Vec<Row>; 4],
}

/// The names of the fields of each table.
pub(crate) fn fields_of(table: usize) -> &'static [&'static str] {
    match table {
        0 => names_of::<Initiative<'_>>(),
        1 => names_of::<Kind<'_>>(),
        2 => names_of::<Activity<'_>>(),
        _ => names_of::<Figure<'_>>(),
    }
}

/// A word of the format, as it is written in a file.
fn word_of(value: impl Serialize) -> String {
    let json = serde_json::to_string(&value).unwrap_or_default();
    json.trim_matches('"').to_owned()
}

impl Draft {
    /// The draft of a dataset. What the page does not keep of a file is not in it: properties that the format gives no
    /// meaning to, the descriptions of the tables, and of a licence all but one of its name, title and address.
    #[must_use]
    pub fn of(dataset: &Dataset) -> Self {
        let meta = dataset.meta();
        let languages = &meta.languages;
        let words = |text: &domain::Text| words_of(languages, text.slots());
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let head = Head {
            name: filled(&meta.name),
            title: words(&meta.title),
            description: words(&meta.description),
            version: filled(&meta.version),
            created: filled(&meta.created),
            period: Some(period_text(meta.period)),
            languages: languages.clone(),
            sources: meta
                .sources
                .iter()
                .map(|source| Source {
                    title: words(&source.title),
                    date: source.date.map(|day| day.to_string()),
                    paragraphs: source.n_paragraphs.map(|n| n.to_string()),
                    path: source.url.clone(),
                })
                .collect(),
            contributors: meta
                .contributors
                .iter()
                .map(|contributor| Contributor {
                    title: words(&contributor.title),
                    roles: contributor.roles.clone(),
                })
                .collect(),
            licenses: meta
                .licenses
                .iter()
                .map(|license| {
                    let is_address =
                        license.starts_with("https://") || license.starts_with("http://");
                    let (path, name) = if is_address {
                        (Some(license), None)
                    } else {
                        (None, Some(license))
                    };
                    License {
                        name: name.cloned(),
                        path: path.cloned(),
                        title: None,
                    }
                })
                .collect(),
        };
        let mut rows = Rows::default();
        let initiatives = dataset.initiatives().iter().map(|initiative| {
            rows.word("id", &initiative.id);
            rows.0
                .push(("number", Content::Number(initiative.number.to_string())));
            rows.words("title", words(&initiative.title));
            rows.words("summary", words(&initiative.summary));
            rows.take(0)
        });
        let initiatives = initiatives.collect();
        let kinds = dataset.kinds().iter().map(|kind| {
            rows.word("id", &kind.id);
            rows.words("title", words(&kind.title));
            rows.take(1)
        });
        let kinds = kinds.collect();
        let activities = dataset.activities().map(|activity| {
            let [title, summary, note] = activity
                .texts()
                .map(|slots| words_of(languages, slots.into_iter()));
            rows.word("id", activity.id());
            rows.word("initiative", &activity.initiative().id);
            rows.word("kind", &activity.kind().id);
            rows.words("title", title);
            rows.words("summary", summary);
            rows.word("when", activity.edtf());
            rows.word("when_basis", &word_of(activity.basis()));
            rows.words("when_note", note);
            rows.place(activity.source());
            rows.take(2)
        });
        let activities = activities.collect();
        let ids: Vec<String> = dataset
            .activities()
            .map(|activity| activity.id().to_owned())
            .collect();
        let figures = dataset.figures().iter().map(|figure| {
            rows.word("id", &figure.id);
            rows.word(
                "activity",
                ids.get(figure.activity).map_or("", String::as_str),
            );
            rows.words("title", words(&figure.title));
            rows.0
                .push(("value", Content::Number(figure.value.as_str().to_owned())));
            rows.word("qualifier", &word_of(figure.qualifier));
            rows.words("unit", words(&figure.unit));
            rows.words("note", words(&figure.note));
            rows.place(figure.source);
            rows.take(3)
        });
        let figures = figures.collect();
        Self {
            head,
            tables: [initiatives, kinds, activities, figures],
        }
    }
}

/// A row that is being filled.
#[derive(Default)]
struct Rows(Vec<(&'static str, Content)>);

impl Rows {
    fn word(&mut self, name: &'static str, word: &str) {
        self.0.push((name, Content::Word(word.to_owned())));
    }

    fn words(&mut self, name: &'static str, words: Option<Words>) {
        if let Some(words) = words {
            self.0.push((name, Content::Words(words)));
        }
    }

    fn place(&mut self, place: Option<Place>) {
        if let Some(place) = place {
            let content = Content::Place {
                paragraph: Some(place.paragraph.to_string()),
                sentence: place.sentence.map(|n| n.to_string()),
            };
            self.0.push(("source", content));
        }
    }

    fn take(&mut self, table: usize) -> Row {
        let mut row = Row(std::mem::take(&mut self.0));
        row.sort(fields_of(table));
        row
    }
}

impl Row {
    /// From fields in any order.
    pub(crate) fn of(table: usize, fields: Vec<(&'static str, Content)>) -> Self {
        Rows(fields).take(table)
    }
}

/// A text from one slot for each language: a plain string where all are the same.
pub(crate) fn words_of<'a>(
    languages: &[String],
    slots: impl Iterator<Item = Option<&'a str>>,
) -> Option<Words> {
    let filled: Vec<(&String, &str)> = languages
        .iter()
        .zip(slots)
        .filter_map(|(language, slot)| {
            Some((language, slot.filter(|text| !text.trim().is_empty())?))
        })
        .collect();
    let (_, first) = filled.first()?;
    if filled.len() == languages.len() && filled.iter().all(|(_, text)| text == first) {
        return Some(Text::Same((*first).to_owned().into()));
    }
    let texts = filled
        .into_iter()
        .map(|(language, text)| (language.clone().into(), text.to_owned().into()))
        .collect();
    Some(Text::ByLanguage(texts))
}

/// A period in EDTF, as short as it can be said.
fn period_text(period: Period) -> String {
    let (begin, end) = (period.begin(), period.end());
    match period.year() {
        Some(year) => format!("{year:04}"),
        None if !period.is_whole_months() => format!("{begin}/{end}"),
        None if begin.month() == end.month() => begin.month().to_string(),
        None => format!("{}/{}", begin.month(), end.month()),
    }
}
