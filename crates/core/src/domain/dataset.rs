//! The dataset: columns inside, a small API of values outside.
//!
//! A dataset is built once, by [`DatasetBuilder`](super::DatasetBuilder), and never changes. Inside, an activity is an index into columns
//! (one array a field), and every value that a filter can choose has a *posting*: the set of activities that have it. So a
//! filter is arithmetic on bits, at sixty activities as at a hundred thousand.
//!
//! Architecture invariant: only this file, the builder and the activity see a column. What others hold is an [`Activity`], a pair of a reference
//! and an index.

use super::bits::Bits;

use super::activity::Activity;
use super::calendar::{Day, MonthSet, Period};
use super::postings::Postings;
use super::record::{Basis, Figure, Initiative, Kind, Meta, Place};
use super::search::Search;
use super::text::{Lang, TextColumn, serving_index};
use super::when::{Edge, Shape, When};

/// The numbers of an activity's place in time, as columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WhenColumns {
    pub(super) shape: Vec<Shape>,
    pub(super) days: Vec<(Day, Day)>,
    /// Whether the days that are drawn solid are all of them.
    pub(super) is_sure: Vec<bool>,
    /// The days that are drawn solid, of those activities where they are others, by index.
    pub(super) sure: Vec<(u32, (Day, Day))>,
    pub(super) edges: Vec<(Edge, Edge)>,
    pub(super) certain: Vec<MonthSet>,
    pub(super) possible: Vec<MonthSet>,
}

impl WhenColumns {
    pub(super) fn push(&mut self, when: &When) {
        let days = (when.first, when.last);
        match when.sure {
            Some(sure) if sure != days => self.sure.push((self.shape.len() as u32, sure)),
            _ => {}
        }
        self.is_sure.push(when.sure == Some(days));
        self.shape.push(when.shape);
        self.days.push(days);
        self.edges.push((when.start, when.end));
        self.certain.push(when.certain);
        self.possible.push(when.possible);
    }

    /// The days that an activity is drawn solid on.
    pub(super) fn sure_of(&self, index: usize) -> Option<(Day, Day)> {
        if self.is_sure[index] {
            return Some(self.days[index]);
        }
        let place = self
            .sure
            .binary_search_by_key(&(index as u32), |(index, _)| *index)
            .ok()?;
        Some(self.sure[place].1)
    }
}

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
    pub(super) when: WhenColumns,
    pub(super) basis: Vec<Basis>,
    pub(super) source: Vec<Option<Place>>,
    pub(super) search: Search,
    pub(super) postings: Postings,
}

impl Dataset {
    /// What is said of it as a whole.
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

    /// The activity of that index.
    ///
    /// # Panics
    /// When there is none: indexes come from the dataset itself.
    #[must_use]
    pub fn activity(&self, index: usize) -> Activity<'_> {
        assert!(
            index < self.n_activities(),
            "activity {index} of {}",
            self.n_activities()
        );
        Activity { data: self, index }
    }

    /// All activities in the order of the file.
    pub fn activities(&self) -> impl ExactSizeIterator<Item = Activity<'_>> {
        (0..self.n_activities()).map(|index| Activity { data: self, index })
    }

    /// The activity with that identifier.
    #[must_use]
    pub fn activity_by_id(&self, id: &str) -> Option<Activity<'_>> {
        self.activities().find(|a| a.id() == id)
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
    pub fn of_initiative(&self, index: usize) -> &Bits {
        &self.postings.initiatives[index]
    }

    /// The activities of a kind.
    #[must_use]
    pub fn of_kind(&self, index: usize) -> &Bits {
        &self.postings.kinds[index]
    }

    /// The activities that surely lie in a month.
    #[must_use]
    pub fn certain_in(&self, month: usize) -> &Bits {
        &self.postings.certain[month]
    }

    /// The activities with a month that may lie in this one; the certain ones are among them, the undated are not.
    #[must_use]
    pub fn possible_in(&self, month: usize) -> &Bits {
        &self.postings.possible[month]
    }

    /// The activities that have no month.
    #[must_use]
    pub fn undated(&self) -> &Bits {
        &self.postings.undated
    }

    /// The activities that are narrowed to months and certain in none.
    #[must_use]
    pub fn narrowed(&self) -> &Bits {
        &self.postings.narrowed
    }

    /// No activity, as a set of the right size.
    #[must_use]
    pub fn none(&self) -> Bits {
        Bits::none(self.n_activities())
    }

    /// Every activity.
    #[must_use]
    pub fn every(&self) -> Bits {
        Bits::every(self.n_activities())
    }

    /// The activities whose folded text, in any language, holds a folded word.
    #[must_use]
    pub fn holding(&self, word: &str) -> Bits {
        self.search
            .holding(&[&self.titles, &self.summaries, &self.notes], word)
    }
}
