//! Which activities have a value: one set for each value that can be chosen.

use fixedbitset::FixedBitSet;

use super::calendar::Period;
use super::month_set::MonthSet;

/// The sets of a dataset, by index of the value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Postings {
    pub(super) initiatives: Vec<FixedBitSet>,
    pub(super) kinds: Vec<FixedBitSet>,
    pub(super) certain: Vec<FixedBitSet>,
    pub(super) possible: Vec<FixedBitSet>,
    pub(super) undated: FixedBitSet,
    pub(super) narrowed: FixedBitSet,
}

/// The values of one activity.
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
        activities: impl ExactSizeIterator<Item = Posted>,
        (n_initiatives, n_kinds): (usize, usize),
        period: Period,
    ) -> Self {
        let none = FixedBitSet::with_capacity(activities.len());
        let sets = |n: usize| vec![none.clone(); n];
        let mut postings = Self {
            initiatives: sets(n_initiatives),
            kinds: sets(n_kinds),
            certain: sets(period.n_months()),
            possible: sets(period.n_months()),
            undated: none.clone(),
            narrowed: none.clone(),
        };
        for (i, activity) in activities.enumerate() {
            postings.initiatives[activity.initiative].insert(i);
            postings.kinds[activity.kind].insert(i);
            if activity.is_undated {
                postings.undated.insert(i);
                continue;
            }
            if activity.certain.is_empty() {
                postings.narrowed.insert(i);
            }
            for month in activity.certain.indexes() {
                postings.certain[month].insert(i);
            }
            for month in activity.possible.indexes() {
                postings.possible[month].insert(i);
            }
        }
        postings
    }
}
