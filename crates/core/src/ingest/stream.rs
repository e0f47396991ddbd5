//! Reading a file while it comes in.
//!
//! A file whose head stands before its rows, as every tool writes it, can be read as it arrives: once the head is there, each row
//! of `activities` fills the columns and is forgotten. At the end the rest, head and tail without those rows, is read as a file of its
//! own, and has to say the same as it did when the rows were read.
//!
//! This works for files about which there is nothing to say. At the first thing that is unusual a [`Stream`] gives up, and the
//! file has to be read as a whole by [`super::read`], which has a name for everything. So a stream never finds a fault, and never
//! gives another dataset than `read` does; tests hold it to that.
//!
//! Architecture invariant: the text of the rows is never in memory as a whole.

use super::cursor::{Cursor, Stop};

use super::activities::{Begun, Filling};
use super::columns::ACTIVITIES;
use super::fields::Checker;
use super::json::Json;
use super::swift;
use super::tables::Ids;
use super::{Reading, read};
use crate::domain::DatasetBuilder;

/// A file that is coming in.
#[derive(Default)]
pub struct Stream {
    /// What is to be read: the head while it is incomplete, then the rows that came and are not read yet.
    text: String,
    /// The first bytes of a character whose last are still to come.
    cut: Vec<u8>,
    state: State,
}

#[derive(Default)]
enum State {
    /// The rows have not begun: up to that byte they were looked for.
    #[default]
    Head,
    HeadFrom(usize),
    Rows(Box<Rows>),
    /// The rows have ended.
    Tail(Box<Rows>),
    /// It has to be read as a whole.
    Unusual,
}

struct Rows {
    begun: Begun,
    filling: Filling,
    n: usize,
    /// Whether a comma or the bracket has to come next.
    is_past_row: bool,
    /// The file without the rows.
    rest: String,
}

impl core::fmt::Debug for Stream {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Stream")
    }
}

impl Stream {
    /// Takes what came next. False once the file has to be read as a whole: then nothing more needs to be given.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        if self.take(bytes).is_none() {
            self.state = State::Unusual;
            self.text = String::new();
        }
        !matches!(self.state, State::Unusual)
    }

    /// How many activities were read so far.
    #[must_use]
    pub fn n_activities(&self) -> usize {
        match &self.state {
            State::Rows(rows) | State::Tail(rows) => rows.n,
            _ => 0,
        }
    }

    /// The dataset of the file that has come in whole; `None` if it has to be read by [`super::read`].
    #[must_use]
    pub fn finish(self) -> Option<Reading> {
        if !self.cut.is_empty() {
            return None;
        }
        match self.state {
            // All of it is there still.
            State::Head | State::HeadFrom(_) => Some(read(self.text.as_bytes())),
            State::Tail(rows) => rows.finish(),
            State::Rows(_) | State::Unusual => None,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Option<()> {
        self.push_text(bytes)?;
        if self.text.len() > super::MAX_BYTES {
            return None;
        }
        loop {
            match &mut self.state {
                State::Head if self.text.is_empty() => return Some(()),
                State::Head => {
                    // A byte order mark is no part of the text.
                    if self.text.starts_with('\u{feff}') {
                        self.text.drain(..'\u{feff}'.len_utf8());
                    }
                    self.state = State::HeadFrom(0);
                }
                State::HeadFrom(from) => match rows_begin(&self.text, *from) {
                    Ok(at) => self.state = State::Rows(Rows::begin(&mut self.text, at)?),
                    Err(looked_up_to) => {
                        *from = looked_up_to;
                        return Some(());
                    }
                },
                State::Rows(rows) => {
                    if !rows.read(&mut self.text)? {
                        return Some(());
                    }
                    if let State::Rows(rows) = core::mem::take(&mut self.state) {
                        self.state = State::Tail(rows);
                    }
                }
                State::Tail(rows) => {
                    rows.rest.push_str(&self.text);
                    self.text.clear();
                    return Some(());
                }
                State::Unusual => return None,
            }
        }
    }

    /// Adds bytes to the text: `None` if they are none.
    fn push_text(&mut self, mut bytes: &[u8]) -> Option<()> {
        while !self.cut.is_empty() {
            let (first, rest) = bytes.split_first()?;
            self.cut.push(*first);
            bytes = rest;
            match core::str::from_utf8(&self.cut) {
                Ok(character) => {
                    self.text.push_str(character);
                    self.cut.clear();
                }
                Err(fault) if fault.error_len().is_some() => return None,
                Err(_) if bytes.is_empty() => return Some(()),
                Err(_) => {}
            }
        }
        match core::str::from_utf8(bytes) {
            Ok(text) => self.text.push_str(text),
            Err(fault) if fault.error_len().is_some() => return None,
            Err(fault) => {
                let (text, cut) = bytes.split_at(fault.valid_up_to());
                self.text.push_str(core::str::from_utf8(text).ok()?);
                self.cut.extend_from_slice(cut);
            }
        }
        Some(())
    }
}

/// Looks for the place where the rows of activities begin, behind `[`; else tells up to where that is certain. What it finds may
/// be something else that looks so: [`Rows::begin`] sees to that.
fn rows_begin(text: &str, from: usize) -> Result<usize, usize> {
    const NAME: &str = "\"activities\"";
    const DATA: &str = "\"data\"";
    let rest = text.get(from..).unwrap_or_default();
    let Some(name) = rest
        .match_indices(NAME)
        .map(|(at, _)| from + at)
        .find(|&at| is_value_of(text, at, "\"name\""))
    else {
        // The name may stand at the end by half, or its property may.
        return Err(text.floor_char_boundary(text.len().saturating_sub(NAME.len() + 32).max(from)));
    };
    for (at, _) in text[name..].match_indices(DATA) {
        let mut cursor = Cursor::new(text, name + at + DATA.len());
        match cursor.take(b':').and_then(|()| cursor.take(b'[')) {
            Ok(()) => return Ok(cursor.at()),
            Err(Stop::End) => break,
            Err(Stop::Other) => {}
        }
    }
    Err(name)
}

/// Whether what begins there is the value of that property.
fn is_value_of(text: &str, at: usize, property: &str) -> bool {
    let before = text[..at].trim_end().strip_suffix(':').unwrap_or_default();
    before.trim_end().ends_with(property)
}

impl Rows {
    /// Reads the head of the file, up to the bracket before the rows, which is taken from the text.
    fn begin(text: &mut String, at: usize) -> Option<Box<Self>> {
        let rows = text.split_off(at);
        let rest = core::mem::replace(text, rows);
        let closed = format!("{rest}]}}]}}");
        let json = Json::new(&closed).ok()?;
        let mut checker = Checker::default();
        let mut package = checker.package(json.top())?;
        let (_, list) = package.tables[2]?;
        if list.end() != rest.len() + 1 {
            return None;
        }
        let resource = package.tables[2];
        let begun = checker.begin(&mut package);
        begun.referred.context()?;
        let builder = DatasetBuilder::new(
            begun.meta.clone()?,
            begun.initiatives.clone(),
            begun.kinds.clone(),
        );
        let filling = Filling {
            builder: Some(builder),
            ids: Ids::of(&ACTIVITIES, resource),
        };
        Some(Box::new(Self {
            begun,
            filling,
            n: 0,
            is_past_row: false,
            rest,
        }))
    }

    /// Reads the rows that are whole and takes them from the text. Tells whether they have ended: `None` if one is unusual.
    fn read(&mut self, text: &mut String) -> Option<bool> {
        let (context, builder) = (
            self.begun.referred.context()?,
            self.filling.builder.as_mut()?,
        );
        let mut cursor = Cursor::new(text, 0);
        let mut has_ended = false;
        loop {
            // Tried on a copy: what is not there in whole is tried again from its beginning.
            let mut ahead = cursor;
            let step = if self.is_past_row {
                ahead.another(b']').map(|goes_on| has_ended = !goes_on)
            } else {
                swift::read(
                    &mut ahead,
                    context,
                    self.n,
                    &mut self.filling.ids.rows,
                    builder,
                )
                .map(|()| self.n += 1)
            };
            match step {
                Ok(()) => {}
                Err(Stop::End) => break,
                Err(Stop::Other) => return None,
            }
            self.is_past_row = !self.is_past_row;
            cursor = ahead;
            if has_ended {
                self.rest.push(']');
                break;
            }
        }
        let n_read = cursor.at();
        text.drain(..n_read);
        Some(has_ended)
    }

    /// Reads the rest, which has to say what it said before.
    fn finish(self) -> Option<Reading> {
        let json = Json::new(&self.rest).ok()?;
        let mut checker = Checker::default();
        let mut package = checker.package(json.top())?;
        let (figures, activities) = (package.tables[3], package.tables[2]?);
        let begun = checker.begin(&mut package);
        let (now, then) = (&begun.referred, &self.begun.referred);
        let is_same = (now.period, now.n_paragraphs, &now.languages)
            == (then.period, then.n_paragraphs, &then.languages)
            && (&begun.initiatives, &begun.kinds) == (&self.begun.initiatives, &self.begun.kinds)
            && activities.1.first().is_none();
        if !is_same || self.n == 0 {
            return None;
        }
        let mut filling = self.filling;
        // More may be said of the file behind its rows.
        filling.builder.as_mut()?.set_meta(begun.meta?);
        let dataset = checker.finish(figures, &begun.referred, filling)?;
        let (diagnostics, n_more) = checker.findings.finish(&self.rest);
        diagnostics.is_empty().then_some(Reading {
            dataset: Some(dataset),
            diagnostics,
            n_more,
        })
    }
}
