//! The dataset: columns inside, a small API of values outside.
//!
//! A dataset is built once, by [`DatasetBuilder`](super::DatasetBuilder), and never changes. Inside, an activity is an index into columns
//! (one array a field), and every value that a filter can choose has a *posting*: the set of activities that have it. A filter is
//! therefore set arithmetic, with sixty activities and with a hundred thousand.
//!
//! **Architecture invariant:** only this module, the builder and [`activity`](super::activity) see a column. Everybody else holds an
//! [`Activity`](super::Activity), a reference to the dataset and an index.

use fixedbitset::FixedBitSet;

use super::calendar::Period;
use super::postings::Postings;
use super::record::{Basis, Figure, Initiative, Kind, Meta, Place};
use super::search::Search;
use super::text::{Lang, TextColumn, serving_index};
use super::when::When;

/// A year of activities.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    pub(super) meta: Meta,
    pub(super) initiatives: Vec<Initiative>,
    pub(super) kinds: Vec<Kind>,
    pub(super) figures: Vec<Figure>,
    pub(super) ids: TextColumn,
    pub(super) edtf: TextColumn,
    pub(super) titles: TextColumn,
    pub(super) summaries: TextColumn,
    pub(super) notes: TextColumn,
    pub(super) initiative: Vec<u16>,
    pub(super) ordinal: Vec<u32>,
    pub(super) kind: Vec<u16>,
    pub(super) when: Vec<When>,
    pub(super) basis: Vec<Basis>,
    pub(super) source: Vec<Option<Place>>,
    pub(super) search: Search,
    pub(super) postings: Postings,
}

impl Dataset {
    /// Title, period, languages, sources: what holds for the whole.
    #[must_use]
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The whole months that it covers.
    #[must_use]
    pub fn period(&self) -> Period {
        self.meta.period
    }

    /// Which of its languages serves a reader of that one.
    #[must_use]
    pub fn language(&self, lang: Lang) -> usize {
        serving_index(&self.meta.languages, lang)
    }

    /// The initiatives in their order.
    #[must_use]
    pub fn initiatives(&self) -> &[Initiative] {
        &self.initiatives
    }

    /// The kinds in their order.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The figures in their order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// How many activities there are.
    #[must_use]
    pub fn n_activities(&self) -> usize {
        self.initiative.len()
    }

    /// The index of the initiative with that number.
    #[must_use]
    pub fn initiative_by_number(&self, number: u16) -> Option<usize> {
        self.initiatives.iter().position(|i| i.number == number)
    }

    /// The index of the kind with that identifier.
    #[must_use]
    pub fn kind_by_id(&self, id: &str) -> Option<usize> {
        self.kinds.iter().position(|k| k.id == id)
    }

    /// The activities of an initiative.
    #[must_use]
    pub fn of_initiative(&self, index: usize) -> &FixedBitSet {
        &self.postings.initiatives[index]
    }

    /// The activities of a kind.
    #[must_use]
    pub fn of_kind(&self, index: usize) -> &FixedBitSet {
        &self.postings.kinds[index]
    }

    /// The activities that are certain in a month.
    #[must_use]
    pub fn certain_in(&self, month: usize) -> &FixedBitSet {
        &self.postings.certain[month]
    }

    /// The activities that are possible in a month: the certain ones are among them, the undated are not.
    #[must_use]
    pub fn possible_in(&self, month: usize) -> &FixedBitSet {
        &self.postings.possible[month]
    }

    /// The activities that have no month.
    #[must_use]
    pub fn undated(&self) -> &FixedBitSet {
        &self.postings.undated
    }

    /// The activities that are narrowed to months and certain in none.
    #[must_use]
    pub fn narrowed(&self) -> &FixedBitSet {
        &self.postings.narrowed
    }

    /// The empty set, with room for every activity.
    #[must_use]
    pub fn none(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.n_activities())
    }

    /// Every activity.
    #[must_use]
    pub fn every(&self) -> FixedBitSet {
        let mut every = self.none();
        every.insert_range(..);
        every
    }

    /// The activities that hold a word in any language, in their texts or in those of their figures, initiative or kind; the word is folded
    /// already.
    #[must_use]
    pub fn holding(&self, word: &str) -> FixedBitSet {
        self.search.holding(self, word)
    }
}
