//! What follows from a filter: the selection, what each further choice would show, and the matrix of what is left.
//!
//! Each facet in which something is chosen becomes the set of activities that it lets through. The selection is what all of these sets
//! have in common. The counts of one facet leave that facet's own set out: "April" counts what April would show instead of March.

use fixedbitset::FixedBitSet;

use super::dataset::Dataset;
use super::filter::Filter;
use super::summary::{Matrix, by_month};

/// What a filter leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The activities that are shown.
    pub shown: FixedBitSet,
    /// Those that would be shown if they had a month: they match all the rest of a filter that chooses months.
    pub set_aside: FixedBitSet,
    /// Whether the filter chooses anything at all.
    pub is_filtered: bool,
}

impl Selection {
    /// Everything, unfiltered.
    #[must_use]
    pub fn whole(data: &Dataset) -> Self {
        Self {
            shown: data.every(),
            set_aside: data.none(),
            is_filtered: false,
        }
    }

    /// How many activities are shown.
    #[must_use]
    pub fn n(&self) -> usize {
        self.shown.count_ones(..)
    }

    /// How many are set aside.
    #[must_use]
    pub fn n_set_aside(&self) -> usize {
        self.set_aside.count_ones(..)
    }
}

/// How many activities each value of a facet would show, given what is chosen in the other facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By index of initiative.
    pub initiatives: Vec<usize>,
    /// By month: certain in it.
    pub certain: Vec<usize>,
    /// By month: possible in it and not certain.
    pub possible: Vec<usize>,
    /// Without a month.
    pub undated: usize,
    /// By index of kind.
    pub kinds: Vec<usize>,
}

/// What follows from a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What it leaves.
    pub selection: Selection,
    /// What each further choice would show.
    pub facets: Facets,
    /// What it leaves, by initiative and month.
    pub matrix: Matrix,
}

/// What each facet lets through; `None` where nothing is chosen in it.
struct Parts {
    initiatives: Option<FixedBitSet>,
    months: Option<FixedBitSet>,
    kinds: Option<FixedBitSet>,
    query: Option<FixedBitSet>,
}

impl Parts {
    fn of(data: &Dataset, filter: &Filter) -> Self {
        let initiatives = filter.initiatives.iter().map(|&i| data.of_initiative(i));
        let kinds = filter.kinds.iter().map(|&k| data.of_kind(k));
        let undated = filter.undated.then(|| data.undated());
        let months = filter.months.indexes().map(|m| data.possible_in(m));
        let words = filter.words();
        Self {
            initiatives: (!filter.initiatives.is_empty()).then(|| union(data, initiatives)),
            months: filter
                .chooses_months()
                .then(|| union(data, months.chain(undated))),
            kinds: (!filter.kinds.is_empty()).then(|| union(data, kinds)),
            query: words
                .iter()
                .map(|word| data.holding(word))
                .reduce(|mut all, found| {
                    all.intersect_with(&found);
                    all
                }),
        }
    }
}

fn union<'s>(data: &Dataset, sets: impl Iterator<Item = &'s FixedBitSet>) -> FixedBitSet {
    let mut all = data.none();
    sets.for_each(|set| all.union_with(set));
    all
}

/// What all of these facets let through.
fn common<const N: usize>(data: &Dataset, parts: [&Option<FixedBitSet>; N]) -> FixedBitSet {
    let mut left = data.every();
    for part in parts.into_iter().flatten() {
        left.intersect_with(part);
    }
    left
}

impl Filter {
    /// What it leaves of a dataset.
    #[must_use]
    pub fn select(&self, data: &Dataset) -> Selection {
        self.selection(data, &Parts::of(data, self))
    }

    /// What each further choice would show.
    #[must_use]
    pub fn facets(&self, data: &Dataset) -> Facets {
        facets(data, &Parts::of(data, self))
    }

    /// All that follows from it.
    #[must_use]
    pub fn apply(&self, data: &Dataset) -> Outcome {
        let parts = Parts::of(data, self);
        let selection = self.selection(data, &parts);
        Outcome {
            matrix: Matrix::of(data, &selection.shown),
            facets: facets(data, &parts),
            selection,
        }
    }

    fn selection(&self, data: &Dataset, parts: &Parts) -> Selection {
        let Parts {
            initiatives,
            months,
            kinds,
            query,
        } = parts;
        // Only a choice of months sets anything aside, and not where those without a month are asked for.
        let set_aside = if self.months.is_empty() || self.undated {
            data.none()
        } else {
            let mut set_aside = common(data, [initiatives, kinds, query]);
            set_aside.intersect_with(data.undated());
            set_aside
        };
        Selection {
            shown: common(data, [initiatives, months, kinds, query]),
            set_aside,
            is_filtered: !self.is_empty(),
        }
    }
}

fn facets(data: &Dataset, parts: &Parts) -> Facets {
    let Parts {
        initiatives,
        months,
        kinds,
        query,
    } = parts;
    let by_initiative = common(data, [months, kinds, query]);
    let by_kind = common(data, [initiatives, months, query]);
    let in_time = common(data, [initiatives, kinds, query]);
    let cells = by_month(data, &in_time);
    Facets {
        initiatives: (0..data.initiatives().len())
            .map(|i| by_initiative.intersection_count(data.of_initiative(i)))
            .collect(),
        certain: cells.iter().map(|cell| cell.certain).collect(),
        possible: cells.iter().map(|cell| cell.possible).collect(),
        undated: in_time.intersection_count(data.undated()),
        kinds: (0..data.kinds().len())
            .map(|k| by_kind.intersection_count(data.of_kind(k)))
            .collect(),
    }
}
