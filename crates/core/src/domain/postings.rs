//! Which activities have a value: one set for each value that can be chosen.
//!
//! Each set is there twice. Once in the order of the file, for those who ask about an activity. And once in *ranks*: the activities of
//! an initiative side by side, so that all counts by initiative are counts in a range, and a matrix of initiatives by months takes
//! one walk for each month rather than one for each cell.

use core::ops::Range;

use super::bits::Bits;

use super::calendar::{MonthSet, Period};

/// The sets of a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Postings {
    pub(super) initiatives: Vec<Bits>,
    pub(super) kinds: Vec<Bits>,
    pub(super) certain: Vec<Bits>,
    pub(super) possible: Vec<Bits>,
    pub(super) undated: Bits,
    pub(super) narrowed: Bits,
    pub(super) ranked: Ranked,
}

/// The sets in ranks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ranked {
    /// The rank of each activity.
    ranks: Vec<u32>,
    /// Whether each activity's rank is its index.
    is_in_order: bool,
    /// Where each initiative begins; one more at the end.
    starts: Vec<usize>,
    pub(super) kinds: Vec<Bits>,
    pub(super) certain: Vec<Bits>,
    /// Possible, and not certain; `None` where no activity is.
    pub(super) only_possible: Vec<Option<Bits>>,
    /// Possible or certain.
    pub(super) possible: Vec<Bits>,
    pub(super) undated: Bits,
}

/// What the postings of an activity follow from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posted {
    pub(super) initiative: usize,
    pub(super) kind: usize,
    pub(super) certain: MonthSet,
    pub(super) possible: MonthSet,
    pub(super) is_undated: bool,
}

impl Postings {
    /// Of activities in the order of the file.
    pub(super) fn of(
        activities: impl ExactSizeIterator<Item = Posted> + Clone,
        (n_initiatives, n_kinds): (usize, usize),
        period: Period,
    ) -> Self {
        let n = activities.len();
        let sets = |k: usize| vec![Bits::none(n); k];
        let mut postings = Self {
            initiatives: sets(n_initiatives),
            kinds: sets(n_kinds),
            certain: sets(period.n_months()),
            possible: sets(period.n_months()),
            undated: Bits::none(n),
            narrowed: Bits::none(n),
            ranked: Ranked::default(),
        };
        for (i, a) in activities.clone().enumerate() {
            postings.initiatives[a.initiative].insert(i);
            postings.kinds[a.kind].insert(i);
            if a.is_undated {
                postings.undated.insert(i);
                continue;
            }
            if a.certain.is_empty() {
                postings.narrowed.insert(i);
            }
            a.certain
                .indexes()
                .for_each(|month| postings.certain[month].insert(i));
            a.possible
                .indexes()
                .for_each(|month| postings.possible[month].insert(i));
        }
        postings.ranked = Ranked::of(&postings, activities.map(|a| a.initiative));
        postings
    }
}

impl Ranked {
    fn of(postings: &Postings, initiatives: impl Iterator<Item = usize>) -> Self {
        let mut starts = vec![0];
        for set in &postings.initiatives {
            starts.push(starts.last().copied().unwrap_or(0) + set.count_ones(..));
        }
        let mut next = starts.clone();
        let mut ranks = Vec::with_capacity(postings.undated.len());
        for initiative in initiatives {
            ranks.push(next[initiative] as u32);
            next[initiative] += 1;
        }
        let is_in_order = ranks
            .iter()
            .enumerate()
            .all(|(i, rank)| i == *rank as usize);
        let mut ranked = Self {
            ranks,
            is_in_order,
            starts,
            ..Self::default()
        };
        let all = |sets: &[Bits], ranked: &Self| -> Vec<Bits> {
            sets.iter()
                .map(|set| {
                    let mut in_ranks = Bits::none(set.len());
                    ranked.put(set, &mut in_ranks);
                    in_ranks
                })
                .collect()
        };
        ranked.kinds = all(&postings.kinds, &ranked);
        ranked.certain = all(&postings.certain, &ranked);
        ranked.possible = all(&postings.possible, &ranked);
        ranked.undated = all(core::slice::from_ref(&postings.undated), &ranked)
            .pop()
            .unwrap_or_default();
        ranked.only_possible = ranked
            .possible
            .iter()
            .zip(&ranked.certain)
            .map(|(possible, certain)| {
                let mut only = possible.clone();
                only.difference_with(certain);
                (only.count_ones(..) > 0).then_some(only)
            })
            .collect();
        ranked
    }

    /// Writes a set of activities as a set of ranks.
    pub(super) fn put(&self, set: &Bits, in_ranks: &mut Bits) {
        if self.is_in_order {
            in_ranks.copy_from(set);
            return;
        }
        in_ranks.reset(set.len());
        set.ones()
            .for_each(|i| in_ranks.insert(self.ranks[i] as usize));
    }

    /// The ranks of an initiative's activities.
    pub(super) fn of_initiative(&self, index: usize) -> Range<usize> {
        self.starts[index]..self.starts[index + 1]
    }
}
