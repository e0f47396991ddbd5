//! The first reading, of files without a fault: straight into the types of the format, and from there into columns.
//!
//! It says nothing of what is wrong. Wherever there would be something to say, even a warning, it gives up, and the second
//! reading goes through the file again. A test holds the two to the same dataset.
//!
//! Architecture invariant: the rows of `activities` are never all in memory. Each fills the columns of a [`DatasetBuilder`]
//! as it is read, and is gone.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer as _};
use serde_json::value::RawValue;

use super::code::Code;
use super::rules::{self, Ids, MAX_KINDS, MAX_NUMBER, MAX_TEXT, MAX_TITLE, Unique, Violation};
use crate::domain::{
    ActivityRow, Basis, Contributor, Dataset, DatasetBuilder, Figure, Initiative, Kind, Meta,
    Origin, Period, Place, Text, TextRow,
};
use crate::format::{self, Filled, TABLES};

/// Why the first reading gave up.
#[derive(Debug)]
struct Unusual;

impl From<serde_json::Error> for Unusual {
    fn from(_: serde_json::Error) -> Self {
        Self
    }
}

impl From<Violation> for Unusual {
    fn from(_: Violation) -> Self {
        Self
    }
}

impl From<(usize, Violation)> for Unusual {
    fn from(_: (usize, Violation)) -> Self {
        Self
    }
}

type Strict<T> = Result<T, Unusual>;

/// A resource: the rows of a table stay unread until all that they refer to is known.
#[derive(Deserialize)]
struct Resource<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    data: Option<&'a RawValue>,
}

/// The dataset of a file about which there is nothing to say.
pub(super) fn read(text: &str) -> Option<Dataset> {
    dataset(text).ok()
}

fn dataset(text: &str) -> Strict<Dataset> {
    let package: format::Package<'_, Vec<Resource<'_>>> = serde_json::from_str(text)?;
    let meta = meta(&package)?;
    let context = Context {
        period: meta.period,
        last_paragraph: meta
            .sources
            .first()
            .and_then(|s| s.n_paragraphs)
            .unwrap_or(u16::MAX),
    };
    let languages = meta.languages.clone();
    let [initiatives, kinds, activities, figures] = tables(&package.resources)?;

    let (initiatives, initiative_ids) = initiative_rows(initiatives, &languages)?;
    let (kinds, kind_ids) = kind_rows(kinds, &languages)?;

    let mut builder = DatasetBuilder::new(meta, initiatives, kinds);
    let mut ids = Ids::new(TABLES[2], "id", activities.0);
    let n_activities = for_each_row(activities.1, |i, row: format::Activity<'_>| {
        let when = rules::when(&row.when, Some(context.period))?.ok_or(Unusual)?;
        rules::not_year_only(&row.when)?;
        rules::basis(row.when_basis, &when, context.period)?;
        if row.when_basis == Basis::Implied && row.when_note.is_none() {
            return Err(Unusual);
        }
        let mut slots = [const { Vec::new() }; 3];
        let [in_title, in_summary, in_note] = &mut slots;
        builder.push_activity(ActivityRow {
            id: &row.id.0,
            initiative: initiative_ids.resolve(&row.initiative.0, false)?,
            kind: kind_ids.resolve(&row.kind.0, false)?,
            title: text_row(&row.title, &languages, MAX_TITLE, in_title)?,
            summary: text_row(&row.summary, &languages, MAX_TEXT, in_summary)?,
            edtf: &row.when,
            when,
            basis: row.when_basis,
            note: match &row.when_note {
                Some(note) => text_row(note, &languages, MAX_TEXT, in_note)?,
                None => TextRow::Same(""),
            },
            source: Some(context.place(row.source)?),
        });
        own_id(row.id, i, &mut ids)
    })?;
    if n_activities == 0 {
        return Err(Unusual);
    }

    let mut figure_ids = Ids::new(TABLES[3], "id", figures.0);
    for_each_row(figures.1, |i, row: format::Figure<'_>| {
        builder.push_figure(Figure {
            id: row.id.0.clone().into_owned(),
            activity: ids.resolve(&row.activity.0, false)?,
            title: whole_text(&row.title, &languages, MAX_TITLE)?,
            value: row.value,
            qualifier: row.qualifier,
            unit: whole_text(&row.unit, &languages, MAX_TITLE)?,
            note: row.note.map_or(Ok(Text::default()), |note| {
                whole_text(&note, &languages, MAX_TEXT)
            })?,
            source: Some(context.place(row.source)?),
        });
        own_id(row.id, i, &mut figure_ids)
    })?;
    Ok(builder.finish())
}

/// What places refer to.
#[derive(Clone, Copy)]
struct Context {
    period: Period,
    last_paragraph: u16,
}

impl Context {
    fn place(self, place: Place) -> Strict<Place> {
        rules::between(
            place.paragraph.into(),
            (1, self.last_paragraph),
            Code::BadPlace,
        )?;
        if let Some(sentence) = place.sentence {
            rules::between(sentence.into(), (1, u16::MAX), Code::BadPlace)?;
        }
        Ok(place)
    }
}

fn meta(package: &format::Package<'_, Vec<Resource<'_>>>) -> Strict<Meta> {
    let ours = &package.yearline;
    rules::format(ours.format.into())?;
    let mut languages: Vec<String> = Vec::new();
    for tag in &ours.languages {
        rules::language(tag, &languages)?;
        languages.push(tag.clone());
    }
    if languages.is_empty() {
        return Err(Unusual);
    }
    let titled = |plain: Option<&format::Text<'_>>,
                  ours: Option<&format::Text<'_>>,
                  limit|
     -> Strict<Option<Text>> {
        let read = |text: &format::Text<'_>| whole_text(text, &languages, limit);
        let (plain, ours) = (plain.map(read).transpose()?, ours.map(read).transpose()?);
        Ok(ours.or(plain))
    };
    let title_of = |plain: &format::Text<'_>, ours: &Option<format::Titled<'_>>| {
        let ours = ours.as_ref().and_then(|ours| ours.title.as_ref());
        titled(Some(plain), ours, MAX_TITLE)?.ok_or(Unusual)
    };
    let source = |source: &format::Source<'_>| -> Strict<Origin> {
        let n_paragraphs = source.paragraphs;
        let n_paragraphs =
            n_paragraphs.map(|n| rules::between(n.into(), (1, u16::MAX), Code::BadPlace));
        source
            .path
            .as_ref()
            .map_or(Ok(()), |path| rules::url(&path.0))?;
        Ok(Origin {
            title: title_of(&source.title, &source.yearline)?,
            date: source.date.as_deref().map(rules::day).transpose()?,
            url: source.path.as_ref().map(|path| path.0.clone()),
            n_paragraphs: n_paragraphs.transpose()?,
        })
    };
    let contributor = |contributor: &format::Contributor<'_>| -> Strict<Contributor> {
        let role = |role: &Filled| -> Strict<String> {
            rules::not_blank(&role.0)?;
            Ok(role.0.chars().take(MAX_TITLE).collect())
        };
        Ok(Contributor {
            title: title_of(&contributor.title, &contributor.yearline)?,
            roles: contributor.roles.iter().map(role).collect::<Strict<_>>()?,
        })
    };
    let license = |license: &format::License| {
        let name = license
            .name
            .as_ref()
            .or(license.title.as_ref())
            .or(license.path.as_ref());
        words(&name.ok_or(Unusual)?.0)
    };
    rules::not_blank(&ours.period)?;
    rules::id(&package.name.0)?;
    Ok(Meta {
        name: package.name.0.clone().into_owned(),
        title: titled(package.title.as_ref(), ours.title.as_ref(), MAX_TITLE)?.ok_or(Unusual)?,
        description: titled(
            package.description.as_ref(),
            ours.description.as_ref(),
            MAX_TEXT,
        )?
        .unwrap_or_default(),
        version: package
            .version
            .as_ref()
            .map_or(Ok(String::new()), |version| words(&version.0))?,
        created: package
            .created
            .as_ref()
            .map_or(Ok(String::new()), |created| words(created))?,
        period: rules::period(&ours.period)?,
        sources: package.sources.iter().map(source).collect::<Strict<_>>()?,
        contributors: package
            .contributors
            .iter()
            .map(contributor)
            .collect::<Strict<_>>()?,
        licenses: package
            .licenses
            .iter()
            .map(license)
            .collect::<Strict<_>>()?,
        languages,
    })
}

/// The index and the rows of the resource of each table: all are there, each once.
fn tables<'a>(resources: &[Resource<'a>]) -> Strict<[(usize, &'a RawValue); 4]> {
    let find = |table: &str| {
        let mut found = resources
            .iter()
            .enumerate()
            .filter(|(_, resource)| resource.name == table);
        match (found.next(), found.next()) {
            (
                Some((
                    i,
                    Resource {
                        data: Some(rows), ..
                    },
                )),
                None,
            ) => Ok((i, *rows)),
            _ => Err(Unusual),
        }
    };
    let [initiatives, kinds, activities, figures] = TABLES.map(find);
    Ok([initiatives?, kinds?, activities?, figures?])
}

/// The initiatives by their numbers, whatever the order of their rows.
fn initiative_rows<'a>(
    (resource, rows): (usize, &'a RawValue),
    languages: &[String],
) -> Strict<(Vec<Initiative>, Ids<'a>)> {
    let mut ids = Ids::new(TABLES[0], "id", resource);
    let mut numbers = Unique::new(TABLES[0], "number", resource);
    let mut initiatives: Vec<Initiative> = Vec::new();
    for_each_row(rows, |i, row: format::Initiative<'a>| {
        initiatives.push(Initiative {
            id: row.id.0.clone().into_owned(),
            number: rules::between(row.number.into(), (1, MAX_NUMBER), Code::BadNumber)?,
            title: whole_text(&row.title, languages, MAX_TITLE)?,
            summary: whole_text(&row.summary, languages, MAX_TEXT)?,
        });
        numbers.insert(row.number, i, Code::DuplicateNumber)?;
        own_id(row.id, i, &mut ids)
    })?;
    initiatives.sort_by_key(|initiative| initiative.number);
    ids.renumber(initiatives.iter().map(|initiative| &*initiative.id));
    if initiatives.is_empty() {
        Err(Unusual)
    } else {
        Ok((initiatives, ids))
    }
}

fn kind_rows<'a>(
    (resource, rows): (usize, &'a RawValue),
    languages: &[String],
) -> Strict<(Vec<Kind>, Ids<'a>)> {
    let mut ids = Ids::new(TABLES[1], "id", resource);
    let mut kinds: Vec<Kind> = Vec::new();
    for_each_row(rows, |i, row: format::Kind<'a>| {
        let title = whole_text(&row.title, languages, MAX_TITLE)?;
        kinds.push(Kind {
            id: row.id.0.clone().into_owned(),
            title,
        });
        own_id(row.id, i, &mut ids)
    })?;
    if kinds.is_empty() || kinds.len() > MAX_KINDS {
        Err(Unusual)
    } else {
        Ok((kinds, ids))
    }
}

fn own_id<'a>(id: format::Id<'a>, row: usize, ids: &mut Ids<'a>) -> Strict<()> {
    rules::id(&id.0)?;
    Ok(ids.insert(id.0, row, Code::DuplicateId)?)
}

/// A string that is shown as it is.
fn words(text: &str) -> Strict<String> {
    rules::not_blank(text)?;
    rules::fits(text, MAX_TITLE)?;
    Ok(text.to_owned())
}

/// A text in all of the dataset's languages.
fn whole_text(text: &format::Text<'_>, languages: &[String], limit: usize) -> Strict<Text> {
    let mut slots = Vec::new();
    Ok(match text_row(text, languages, limit, &mut slots)? {
        TextRow::Same(text) => Text::same(text, languages.len()),
        TextRow::Each(slots) => {
            Text::from_slots(slots.iter().map(|slot| slot.map(str::to_owned)).collect())
        }
    })
}

/// The same, in slots that are lent.
fn text_row<'t>(
    text: &'t format::Text<'_>,
    languages: &[String],
    limit: usize,
    slots: &'t mut Vec<Option<&'t str>>,
) -> Strict<TextRow<'t>> {
    let check = |text: &'t str| -> Strict<&'t str> {
        rules::not_blank(text)?;
        rules::fits(text, limit)?;
        Ok(text)
    };
    match text {
        format::Text::Same(text) => Ok(TextRow::Same(check(text)?)),
        format::Text::ByLanguage(texts) => {
            for language in languages {
                let in_it = texts
                    .iter()
                    .find(|(tag, _)| tag.eq_ignore_ascii_case(language));
                slots.push(Some(check(&in_it.ok_or(Unusual)?.1)?));
            }
            Ok(TextRow::Each(slots))
        }
    }
}

/// Shows every row of a table with its index, and tells how many there are. No row is there any longer when the next is read.
fn for_each_row<'a, Row: Deserialize<'a>>(
    rows: &'a RawValue,
    show: impl FnMut(usize, Row) -> Strict<()>,
) -> Strict<usize> {
    let mut deserializer = serde_json::Deserializer::from_str(rows.get());
    Ok(deserializer.deserialize_seq(EachRow {
        show,
        row: PhantomData,
    })?)
}

struct EachRow<Row, Show> {
    show: Show,
    row: PhantomData<Row>,
}

impl<'a, Row: Deserialize<'a>, Show: FnMut(usize, Row) -> Strict<()>> Visitor<'a>
    for EachRow<Row, Show>
{
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of rows")
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut rows: A) -> Result<usize, A::Error> {
        let mut n = 0;
        while let Some(row) = rows.next_element()? {
            (self.show)(n, row).map_err(|Unusual| A::Error::custom("a rule is broken"))?;
            n += 1;
        }
        Ok(n)
    }
}
