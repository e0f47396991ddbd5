//! What a reader chose, and what it leaves of a year.
//!
//! The choices within one facet widen (initiative 4 *or* 9), the facets narrow one another (initiative 4 *and* March). A filter
//! by month never drops an activity silently: those without a month are set aside and counted, and [`Filter::undated`] takes
//! them in.

use fixedbitset::FixedBitSet;

use super::calendar::MonthSet;
use super::dataset::Dataset;
use super::fold::fold;

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
        self.initiatives.is_empty() && !self.chooses_months() && self.kinds.is_empty() && self.query.trim().is_empty()
    }

    /// Whether months, or the activities without one, are chosen.
    #[must_use]
    pub fn chooses_months(&self) -> bool {
        self.undated || !self.months.is_empty()
    }
}

/// What a filter leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        Self { shown: data.every(), set_aside: data.none(), is_filtered: false }
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
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// What each facet lets through, `None` where nothing is chosen in it.
struct Parts {
    initiatives: Option<FixedBitSet>,
    months: Option<FixedBitSet>,
    kinds: Option<FixedBitSet>,
    query: Option<FixedBitSet>,
}

impl Parts {
    fn of(data: &Dataset, filter: &Filter) -> Self {
        let union = |sets: &mut dyn Iterator<Item = &FixedBitSet>| {
            let mut all = data.none();
            sets.for_each(|set| all.union_with(set));
            all
        };
        Self {
            initiatives: (!filter.initiatives.is_empty())
                .then(|| union(&mut filter.initiatives.iter().map(|&i| data.of_initiative(i)))),
            months: filter.chooses_months().then(|| {
                let mut all = union(&mut filter.months.indexes().map(|m| data.possible_in(m)));
                if filter.undated {
                    all.union_with(data.undated());
                }
                all
            }),
            kinds: (!filter.kinds.is_empty()).then(|| union(&mut filter.kinds.iter().map(|&k| data.of_kind(k)))),
            query: fold(&filter.query).split(' ').filter(|term| !term.is_empty()).fold(None, |found, term| {
                let mut holding = data.holding(term);
                if let Some(found) = &found {
                    holding.intersect_with(found);
                }
                Some(holding)
            }),
        }
    }

    /// What all facets but the one left out let through.
    fn meet(&self, data: &Dataset, without: Option<Facet>) -> FixedBitSet {
        let mut left = data.every();
        let parts = [
            (Facet::Initiatives, &self.initiatives),
            (Facet::Months, &self.months),
            (Facet::Kinds, &self.kinds),
            (Facet::Query, &self.query),
        ];
        for (facet, part) in parts {
            if let Some(part) = part.as_ref().filter(|_| without != Some(facet)) {
                left.intersect_with(part);
            }
        }
        left
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Facet {
    Initiatives,
    Months,
    Kinds,
    Query,
}

impl Filter {
    /// What it leaves of a dataset.
    #[must_use]
    pub fn select(&self, data: &Dataset) -> Selection {
        let parts = Parts::of(data, self);
        let shown = parts.meet(data, None);
        let mut set_aside = data.none();
        if !self.months.is_empty() && !self.undated {
            set_aside = parts.meet(data, Some(Facet::Months));
            set_aside.intersect_with(data.undated());
        }
        Selection { shown, set_aside, is_filtered: !self.is_empty() }
    }

    /// What each further choice would show.
    #[must_use]
    pub fn facets(&self, data: &Dataset) -> Facets {
        let parts = Parts::of(data, self);
        let by_initiative = parts.meet(data, Some(Facet::Initiatives));
        let by_month = parts.meet(data, Some(Facet::Months));
        let by_kind = parts.meet(data, Some(Facet::Kinds));
        let months = 0..data.period().n_months();
        let certain: Vec<usize> = months.clone().map(|m| by_month.intersection_count(data.certain_in(m))).collect();
        Facets {
            initiatives: (0..data.initiatives().len())
                .map(|i| by_initiative.intersection_count(data.of_initiative(i)))
                .collect(),
            possible: months.map(|m| by_month.intersection_count(data.possible_in(m)) - certain[m]).collect(),
            certain,
            undated: by_month.intersection_count(data.undated()),
            kinds: (0..data.kinds().len()).map(|k| by_kind.intersection_count(data.of_kind(k))).collect(),
        }
    }
}
