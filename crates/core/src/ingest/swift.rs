//! Rows of `activities` without a fault, read at one go.
//!
//! Most rows of most files have nothing to be said about them: every column is there, each as it should be. Such a row is read
//! here from its first byte to its last, straight into the columns. Of any other row nothing is taken, and nothing is said: it is
//! for the careful reading of `tables`, which knows what to call each fault.
//!
//! Architecture invariant: what is read here is exactly what the careful reading would make of it, without a finding. A test holds
//! the two together.

use std::borrow::Cow;

use super::cursor::{Cursor, Step, Stop};
use super::names::Names;

use super::activities::{BASES, MAX_DATE};
use super::fields::{MAX_TEXT, MAX_TITLE, is_id};
use super::package::MAX_LANGUAGES;
use crate::domain::{ActivityRow, Basis, DatasetBuilder, Period, Place, TextRow, When};

/// What a row refers to.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub(super) period: Period,
    pub(super) languages: &'c [String],
    /// The last paragraph of the report.
    pub(super) n_paragraphs: u16,
    pub(super) initiatives: &'c Names,
    pub(super) kinds: &'c Names,
}

/// A text as it is written in a row.
enum Written<'a> {
    Same(Cow<'a, str>),
    Each(Vec<Cow<'a, str>>),
}

/// The columns, in the order in which they are likely to stand.
const NAMES: [&str; 9] = [
    "id",
    "initiative",
    "kind",
    "title",
    "summary",
    "when",
    "when_basis",
    "when_note",
    "source",
];

/// The columns of a row, as they come.
#[derive(Default)]
struct Columns<'a> {
    id: Option<Cow<'a, str>>,
    initiative: Option<usize>,
    kind: Option<usize>,
    title: Option<Written<'a>>,
    summary: Option<Written<'a>>,
    when: Option<Cow<'a, str>>,
    basis: Option<Basis>,
    note: Option<Written<'a>>,
    source: Option<Place>,
}

/// Reads the row that begins there and adds it.
///
/// # Errors
/// Nothing was taken: the text ends in the middle of the row, or something of it is unusual.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    context: Context<'_>,
    number: usize,
    ids: &mut Names,
    builder: &mut DatasetBuilder,
) -> Step<()> {
    let mut columns = Columns::default();
    cursor.take(b'{')?;
    let mut likely = 0;
    loop {
        let column = cursor.name_among(&NAMES, likely)?;
        likely = column + 1;
        columns.take(column, cursor, context)?;
        if !cursor.another(b'}')? {
            break;
        }
    }
    columns
        .add(context, number, ids, builder)
        .ok_or(Stop::Other)
}

/// Puts a value in its place; a column that was there before is unusual.
fn put<T>(place: &mut Option<T>, value: T) -> Step<()> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(Stop::Other),
    }
}

/// The meaning of a reference or a word, which has one.
fn known<T>(meaning: Option<T>) -> Step<T> {
    meaning.ok_or(Stop::Other)
}

impl<'a> Columns<'a> {
    fn take(&mut self, column: usize, cursor: &mut Cursor<'a>, context: Context<'_>) -> Step<()> {
        match column {
            0 => put(&mut self.id, cursor.string()?),
            1 => put(
                &mut self.initiative,
                known(context.initiatives.get(&cursor.string()?))?,
            ),
            2 => put(&mut self.kind, known(context.kinds.get(&cursor.string()?))?),
            3 => put(&mut self.title, text(cursor, context.languages, MAX_TITLE)?),
            4 => put(
                &mut self.summary,
                text(cursor, context.languages, MAX_TEXT)?,
            ),
            5 => put(&mut self.when, cursor.string()?),
            6 => {
                let word = cursor.string()?;
                put(
                    &mut self.basis,
                    known(
                        BASES
                            .iter()
                            .find(|(w, _)| *w == word)
                            .map(|(_, basis)| *basis),
                    )?,
                )
            }
            7 => put(&mut self.note, text(cursor, context.languages, MAX_TEXT)?),
            8 => put(&mut self.source, place(cursor, context.n_paragraphs)?),
            _ => Err(Stop::Other),
        }
    }

    fn add(
        self,
        context: Context<'_>,
        number: usize,
        ids: &mut Names,
        builder: &mut DatasetBuilder,
    ) -> Option<()> {
        let (id, edtf, basis) = (self.id?, self.when?, self.basis?);
        // A bare year is remarked upon.
        if !is_id(&id) || edtf.len() == 4 || edtf.len() > MAX_DATE {
            return None;
        }
        let when = When::parse(&edtf, context.period).ok()?;
        match basis {
            Basis::Stated => {}
            Basis::Implied if self.note.is_some() => {}
            // Who says that only the period is known cannot know a month.
            Basis::Period if when.possible == context.period.all() && when.certain.is_empty() => {}
            _ => return None,
        }
        let (title, summary, source) = (self.title?, self.summary?, self.source?);
        let note = self.note.unwrap_or(Written::Same(Cow::Borrowed("")));
        let (initiative, kind) = (self.initiative?, self.kind?);
        ids.insert(&id, number).ok()?;
        let mut slots = [const { Vec::new() }; 3];
        let [in_title, in_summary, in_note] = &mut slots;
        builder.push_activity(ActivityRow {
            id: &id,
            initiative,
            kind,
            title: title.row(in_title),
            summary: summary.row(in_summary),
            edtf: &edtf,
            when,
            basis,
            note: note.row(in_note),
            source: Some(source),
        });
        Some(())
    }
}

impl Written<'_> {
    fn row<'r>(&'r self, slots: &'r mut Vec<Option<&'r str>>) -> TextRow<'r> {
        match self {
            Self::Same(text) => TextRow::Same(text),
            Self::Each(texts) => {
                slots.extend(texts.iter().map(|text| Some(&**text)));
                TextRow::Each(slots)
            }
        }
    }
}

/// A text in one language or in all of them.
fn text<'a>(cursor: &mut Cursor<'a>, languages: &[String], limit: usize) -> Step<Written<'a>> {
    let sound = |text: Cow<'a, str>| {
        // No text has more characters than bytes. One that has more bytes than it may have characters is looked at closely.
        if text.len() > limit || text.trim().is_empty() {
            Err(Stop::Other)
        } else {
            Ok(text)
        }
    };
    if cursor.peek()? != b'{' {
        return sound(cursor.string()?).map(Written::Same);
    }
    cursor.take(b'{')?;
    let mut texts = Vec::with_capacity(languages.len());
    // In the order of the dataset's languages, as who writes one row writes the next.
    for (i, language) in languages.iter().enumerate() {
        if cursor.name()? != language {
            return Err(Stop::Other);
        }
        texts.push(sound(cursor.string()?)?);
        if cursor.another(b'}')? != (i + 1 < languages.len()) {
            return Err(Stop::Other);
        }
    }
    if texts.is_empty() || texts.len() > MAX_LANGUAGES {
        Err(Stop::Other)
    } else {
        Ok(Written::Each(texts))
    }
}

/// Where the report says so.
fn place(cursor: &mut Cursor<'_>, n_paragraphs: u16) -> Step<Place> {
    let (mut paragraph, mut sentence) = (None, None);
    cursor.take(b'{')?;
    loop {
        let (part, most) = match cursor
            .name_among(&["paragraph", "sentence"], usize::from(paragraph.is_some()))?
        {
            0 => (&mut paragraph, n_paragraphs),
            _ => (&mut sentence, u16::MAX),
        };
        put(
            part,
            known(u16::try_from(cursor.count()?).ok().filter(|n| *n <= most))?,
        )?;
        if !cursor.another(b'}')? {
            break;
        }
    }
    Ok(Place {
        paragraph: known(paragraph)?,
        sentence,
    })
}
