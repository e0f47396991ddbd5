//! Finding words in whatever a reader sees of an activity.
//!
//! The first search folds all texts into a second copy; from then on a search is a substring search (`memchr::memmem`) in each row.
//! With the sample of 100,000 activities (22 MB of text) the first search takes some 90 ms natively and each further word 3 ms.

use std::sync::OnceLock;

use fixedbitset::FixedBitSet;
use memchr::memmem::Finder;

use super::dataset::Dataset;
use super::fold::fold_into;
use super::text::{Text, TextColumn};

/// The folded texts of a dataset, made by the first search. They follow from the dataset's texts, so they count neither when datasets are
/// compared nor when they are cloned.
#[derive(Debug, Default)]
pub(super) struct Search {
    folded: OnceLock<Folded>,
}

/// The texts of each row, in all languages.
#[derive(Debug)]
struct Folded {
    activities: TextColumn,
    initiatives: Vec<String>,
    kinds: Vec<String>,
    figures: Vec<String>,
}

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

impl Search {
    /// The activities of a dataset, always the same, that hold a folded word: in their own texts, or in those of their figures, their
    /// initiative or their kind.
    pub(super) fn holding(&self, data: &Dataset, word: &str) -> FixedBitSet {
        let folded = self.folded.get_or_init(|| Folded::of(data));
        let finder = Finder::new(word);
        let holds = |text: &str| finder.find(text.as_bytes()).is_some();
        let mut found = data.none();
        let activities = &folded.activities;
        found.extend((0..activities.len()).filter(|row| holds(activities.get(*row, 0))));
        for (index, _) in hits(&folded.initiatives, holds) {
            found.union_with(data.of_initiative(index));
        }
        for (index, _) in hits(&folded.kinds, holds) {
            found.union_with(data.of_kind(index));
        }
        found.extend(hits(&folded.figures, holds).map(|(index, _)| data.figures()[index].activity));
        found
    }
}

fn hits<'a>(
    texts: &'a [String],
    holds: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = (usize, &'a String)> {
    texts
        .iter()
        .enumerate()
        .filter(move |(_, text)| holds(text))
}

impl Folded {
    fn of(data: &Dataset) -> Self {
        let initiatives = data.initiatives().iter();
        let kinds = data.kinds().iter();
        let figures = data.figures().iter();
        Self {
            activities: fold_rows(&[&data.titles, &data.summaries, &data.notes]),
            initiatives: initiatives
                .map(|i| fold_texts(&[&i.title, &i.summary]))
                .collect(),
            kinds: kinds.map(|k| fold_texts(&[&k.title])).collect(),
            figures: figures
                .map(|f| fold_texts(&[&f.title, &f.unit, &f.note]))
                .collect(),
        }
    }
}

fn fold_texts(texts: &[&Text]) -> String {
    let mut folded = String::new();
    for text in texts.iter().flat_map(|text| text.slots()).flatten() {
        fold_into(text, &mut folded);
        folded.push('\n');
    }
    folded
}

/// One text a row: all texts of the row, folded, a line each. A word has no line break, so none reaches from one text into the next.
fn fold_rows(columns: &[&TextColumn]) -> TextColumn {
    let mut folded = TextColumn::new(1);
    let mut row_text = String::new();
    for row in 0..columns.first().map_or(0, |column| column.len()) {
        row_text.clear();
        for text in columns.iter().flat_map(|column| column.slots(row)) {
            fold_into(text, &mut row_text);
            row_text.push('\n');
        }
        folded.push_same(&row_text);
    }
    folded.shrink();
    folded
}
