//! A set of months of one period. It knows indexes only, no calendar.

use core::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of months of one period; bit `i` is the `i`-th month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct MonthSet(pub u32);

impl MonthSet {
    /// No month.
    pub const EMPTY: Self = Self(0);

    /// The one month of that index.
    #[must_use]
    pub fn only(index: usize) -> Self {
        Self(1 << index)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether the month of that index is in it.
    #[must_use]
    pub fn contains(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }

    /// Whether the two share a month.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// This set without the months of the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The indexes in order.
    pub fn indexes(self) -> impl Iterator<Item = usize> {
        (0..u32::BITS as usize).filter(move |&i| self.contains(i))
    }

    /// The runs of neighbouring months as (first index, last index).
    #[must_use]
    pub fn runs(self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for i in self.indexes() {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == i => *last = i,
                _ => runs.push((i, i)),
            }
        }
        runs
    }
}

impl BitOr for MonthSet {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for MonthSet {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOrAssign for MonthSet {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl FromIterator<usize> for MonthSet {
    fn from_iter<I: IntoIterator<Item = usize>>(indexes: I) -> Self {
        indexes
            .into_iter()
            .fold(Self::EMPTY, |set, i| set | Self::only(i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_months_are_separate() {
        let set: MonthSet = [0, 1, 2, 5, 7, 8].into_iter().collect();
        assert_eq!(set.runs(), [(0, 2), (5, 5), (7, 8)]);
    }
}
