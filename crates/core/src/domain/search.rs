//! Finding words in the texts of all activities.
//!
//! Nothing is kept of a text but the text itself: it is searched where it lies, letters of ASCII in either case. Only the rows whose
//! letters fold in other ways (an accent, a full-width form) are kept folded beside, made when somebody first searches. Who
//! types on narrows down what was found before.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::bits::Bits;
use super::needle::Needle;

use super::fold::{fold_into, is_plain};
use super::text::TextColumn;

/// What searching needs, and what was found last. It says nothing of a dataset, so it is no part of what makes two the same.
#[derive(Debug, Default)]
pub(super) struct Search {
    folded: OnceLock<Folded>,
    last: Mutex<Vec<(String, Bits)>>,
}

/// How many words are remembered with what they were found in.
const MAX_WORDS: usize = 4;

impl Clone for Search {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Search {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The rows that can't be searched as they are written.
#[derive(Debug, Default)]
struct Folded {
    rows: Vec<usize>,
    texts: TextColumn,
}

impl Folded {
    fn of(columns: &[&TextColumn]) -> Self {
        let mut folded = Self {
            texts: TextColumn::new(1),
            ..Self::default()
        };
        let is_simple = |column: &&&TextColumn| column.arena().is_ascii();
        let others: Vec<_> = columns.iter().filter(|column| !is_simple(column)).collect();
        let n_rows = if others.is_empty() {
            0
        } else {
            columns.first().map_or(0, |column| column.len())
        };
        let mut scratch = String::new();
        for row in 0..n_rows {
            if others
                .iter()
                .all(|column| is_plain(&column.arena()[column.bytes_of(row)]))
            {
                continue;
            }
            scratch.clear();
            for text in columns.iter().flat_map(|column| column.slots(row)) {
                fold_into(text, &mut scratch);
                scratch.push('\n');
            }
            folded.rows.push(row);
            folded.texts.push([Some(scratch.as_str())]);
        }
        folded
    }
}

impl Search {
    /// The rows of the columns that hold a folded word in any of their texts.
    pub(super) fn holding(&self, columns: &[&TextColumn], word: &str) -> Bits {
        let n_rows = columns.first().map_or(0, |column| column.len());
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = last.iter().find(|(known, _)| known == word) {
            return found.clone();
        }
        let Some(needle) = Needle::new(word) else {
            return Bits::every(n_rows);
        };
        let folded = self.folded.get_or_init(|| Folded::of(columns));
        // The word that this one was typed on from leaves less to look at.
        let wider = last
            .iter()
            .filter(|(known, _)| word.contains(known.as_str()))
            .max_by_key(|(known, _)| known.len());
        let mut found = Bits::none(n_rows);
        match wider
            .map(|(_, found)| found)
            .filter(|found| found.count_ones(..) < n_rows / 4)
        {
            Some(wider) => wider
                .ones()
                .filter(|&row| stands_in_row(&needle, columns, row))
                .for_each(|row| found.insert(row)),
            None => columns
                .iter()
                .for_each(|column| find_all(&needle, column, &mut found)),
        }
        for (i, &row) in folded.rows.iter().enumerate() {
            if needle.find(folded.texts.get(i, 0).as_bytes(), 0).is_some() {
                found.insert(row);
            }
        }
        // Punctuation of full width is found by that of ASCII too. Nobody searches for it often, so no text is kept for that.
        if word.contains(|c: char| c.is_ascii_punctuation()) {
            find_folding(columns, word, &mut found);
        }
        if last.len() == MAX_WORDS {
            last.remove(0);
        }
        last.push((word.to_owned(), found.clone()));
        found
    }
}

/// Puts in the rows that hold the word once their texts are folded.
fn find_folding(columns: &[&TextColumn], word: &str, found: &mut Bits) {
    let mut folded = String::new();
    for row in 0..found.len() {
        let mut texts = columns
            .iter()
            .flat_map(|column| column.slots(row))
            .filter(|text| !text.is_ascii());
        let holds = |text: &str| {
            folded.clear();
            fold_into(text, &mut folded);
            folded.contains(word)
        };
        if !found.contains(row) && texts.any(holds) {
            found.insert(row);
        }
    }
}

/// Whether a text of a row holds the word. The texts of a row lie side by side, and a word may not reach from one into the next.
fn stands_in_row(needle: &Needle, columns: &[&TextColumn], row: usize) -> bool {
    columns.iter().any(|column| {
        let bytes = column.bytes_of(row);
        let text = &column.arena().as_bytes()[..bytes.end];
        let (mut from, mut slot) = (bytes.start, row * column.n_slots());
        while let Some(at) = needle.find(text, from) {
            slot = column.slot_at(at, slot);
            if at + needle.len() <= column.end_of(slot) {
                return true;
            }
            from = at + 1;
        }
        false
    })
}

/// Puts in the rows of a column that hold the word: the whole arena is walked once.
fn find_all(needle: &Needle, column: &TextColumn, found: &mut Bits) {
    let text = column.arena().as_bytes();
    let (mut from, mut slot) = (0, 0);
    while let Some(at) = needle.find(text, from) {
        slot = column.slot_at(at, slot);
        if at + needle.len() > column.end_of(slot) {
            from = at + 1;
            continue;
        }
        // The rest of the row can add nothing.
        let row = column.row_of(slot);
        found.insert(row);
        from = column.bytes_of(row).end;
    }
}
