//! One activity: a reference to its dataset and an index; and how a dataset hands its activities out.

use super::dataset::Dataset;
use super::record::{Basis, Figure, Initiative, Kind, Place, Placement};
use super::when::When;

/// One activity of a dataset.
#[derive(Clone, Copy, Debug)]
pub struct Activity<'a> {
    data: &'a Dataset,
    index: usize,
}

impl PartialEq for Activity<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.data, other.data) && self.index == other.index
    }
}

impl Dataset {
    /// The activity of that index.
    ///
    /// # Panics
    /// When there is none: indexes come from the dataset itself.
    #[must_use]
    pub fn activity(&self, index: usize) -> Activity<'_> {
        let n = self.n_activities();
        assert!(index < n, "activity {index} of {n}");
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
}

impl<'a> Activity<'a> {
    /// Its index in the dataset.
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// Its identifier.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.data.ids.get(self.index, 0)
    }

    /// Its initiative's index.
    #[must_use]
    pub fn initiative_index(self) -> usize {
        usize::from(self.data.initiative[self.index])
    }

    /// Its initiative.
    #[must_use]
    pub fn initiative(self) -> &'a Initiative {
        &self.data.initiatives[self.initiative_index()]
    }

    /// Which of its initiative's activities it is, from 1.
    #[must_use]
    pub fn ordinal(self) -> usize {
        self.data.ordinal[self.index] as usize
    }

    /// How readers name it: the initiative's number and its own, `4.2`.
    #[must_use]
    pub fn number(self) -> String {
        format!("{}.{}", self.initiative().number, self.ordinal())
    }

    /// Its kind's index.
    #[must_use]
    pub fn kind_index(self) -> usize {
        usize::from(self.data.kind[self.index])
    }

    /// Its kind.
    #[must_use]
    pub fn kind(self) -> &'a Kind {
        &self.data.kinds[self.kind_index()]
    }

    /// Its title, in a language of the dataset.
    #[must_use]
    pub fn title(self, language: usize) -> &'a str {
        self.data.titles.get(self.index, language)
    }

    /// Its summary, in a language of the dataset.
    #[must_use]
    pub fn summary(self, language: usize) -> &'a str {
        self.data.summaries.get(self.index, language)
    }

    /// The languages of the dataset that its title, summary and note are in for a reader of that one.
    #[must_use]
    pub fn languages(self, language: usize) -> [usize; 3] {
        let data = self.data;
        [&data.titles, &data.summaries, &data.notes]
            .map(|column| column.language(self.index, language))
    }

    /// Why it was placed so, and what is unclear, in a language of the dataset; may be empty.
    #[must_use]
    pub fn note(self, language: usize) -> &'a str {
        self.data.notes.get(self.index, language)
    }

    /// Its title, summary and note in each language of the dataset, `None` where one is lacking: to write them into a file.
    #[must_use]
    pub fn texts(self) -> [Vec<Option<&'a str>>; 3] {
        let data = self.data;
        [&data.titles, &data.summaries, &data.notes].map(|column| column.each(self.index).collect())
    }

    /// The EDTF expression as written.
    #[must_use]
    pub fn edtf(self) -> &'a str {
        self.data.edtf.get(self.index, 0)
    }

    /// Its place in time.
    #[must_use]
    pub fn when(self) -> When {
        self.data.when[self.index]
    }

    /// What its place in time rests on.
    #[must_use]
    pub fn basis(self) -> Basis {
        self.data.basis[self.index]
    }

    /// How closely it can be placed in months.
    #[must_use]
    pub fn placement(self) -> Placement {
        if self.data.postings.undated.contains(self.index) {
            Placement::Undated
        } else if self.data.postings.narrowed.contains(self.index) {
            Placement::Narrowed
        } else {
            Placement::Certain
        }
    }

    /// Where the report mentions it.
    #[must_use]
    pub fn source(self) -> Option<Place> {
        self.data.source[self.index]
    }

    /// The figures that belong to it.
    pub fn figures(self) -> impl Iterator<Item = &'a Figure> {
        self.data
            .figures
            .iter()
            .filter(move |f| f.activity == self.index)
    }
}
