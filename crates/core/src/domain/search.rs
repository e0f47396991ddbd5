//! Finding words in the texts of all activities.
//!
//! The first search folds all texts into a second copy; from then on a search is a substring search (`memchr::memmem`) in each row.
//! With the sample of 100,000 activities (22 MB of text) the first search takes some 90 ms natively and each further word 3 ms.

use std::sync::OnceLock;

use fixedbitset::FixedBitSet;
use memchr::memmem::Finder;

use super::fold::fold_into;
use super::text::TextColumn;

/// The folded texts of a dataset, made by the first search. They follow from the dataset's texts, so they count neither when datasets are
/// compared nor when they are cloned.
#[derive(Debug, Default)]
pub(super) struct Search {
    folded: OnceLock<TextColumn>,
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
    /// The rows that hold a folded word in a text of any of these columns, which are always the same.
    pub(super) fn holding(&self, columns: &[&TextColumn], word: &str) -> FixedBitSet {
        let folded = self.folded.get_or_init(|| fold_rows(columns));
        let finder = Finder::new(word);
        let mut found = FixedBitSet::with_capacity(folded.len());
        found.extend(
            (0..folded.len()).filter(|row| finder.find(folded.get(*row, 0).as_bytes()).is_some()),
        );
        found
    }
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
