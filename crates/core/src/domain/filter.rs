//! What a reader chose, and what it leaves of a year.
//!
//! The choices within one facet widen (initiative 4 *or* 9), the facets narrow one another (initiative 4 *and* March). A filter
//! by month never drops an activity silently: those without a month are set aside and counted, and [`Filter::undated`] takes
//! them in.

use super::bits::Bits;

use super::calendar::MonthSet;
use super::dataset::Dataset;
use super::fold::fold;
use super::outcome::Outcome;

/// What a reader chose. Empty means that nothing is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Indexes of initiatives, ascending.
    pub initiatives: Vec<usize>,
    /// Months of the period.
    pub months: MonthSet,
    /// Whether the activities without a month are asked for, beside the months chosen or alone.
    pub undated: bool,
    /// Indexes of kinds, ascending.
    pub kinds: Vec<usize>,
    /// Words to be found, each somewhere in the texts of an activity, in any language.
    pub query: String,
}

impl Filter {
    /// Whether it leaves nothing out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.initiatives.is_empty()
            && !self.chooses_months()
            && self.kinds.is_empty()
            && self.query.trim().is_empty()
    }

    /// Whether months, or the activities without one, are chosen.
    #[must_use]
    pub fn chooses_months(&self) -> bool {
        self.undated || !self.months.is_empty()
    }
}

/// What a filter leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The activities that are shown.
    pub shown: Bits,
    /// Those that would be shown if they had a month: they match all the rest of a filter that chooses months.
    pub set_aside: Bits,
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
    /// By month: surely in it.
    pub certain: Vec<usize>,
    /// By month: possibly in it, and not surely.
    pub possible: Vec<usize>,
    /// Without a month.
    pub undated: usize,
    /// By index of kind.
    pub kinds: Vec<usize>,
}

impl Filter {
    /// What it leaves of a dataset.
    #[must_use]
    pub fn select(&self, data: &Dataset) -> Selection {
        self.apply(data).selection
    }

    /// What each further choice would show.
    #[must_use]
    pub fn facets(&self, data: &Dataset) -> Facets {
        self.apply(data).facets
    }

    /// All that follows from it.
    #[must_use]
    pub fn apply(&self, data: &Dataset) -> Outcome {
        let mut outcome = Outcome::default();
        outcome.update(data, self);
        outcome
    }

    /// The folded words to be found.
    pub(super) fn words(&self) -> Vec<String> {
        if self.query.trim().is_empty() {
            return Vec::new();
        }
        fold(&self.query)
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
