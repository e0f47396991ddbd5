//! A set of numbers below a bound, one bit each, in words of 64.

use core::ops::{Range, RangeFull};

/// A set of activities, by index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bits {
    words: Vec<u64>,
    n: usize,
}

/// The word of an index, and its bit in there.
fn place(index: usize) -> (usize, u64) {
    (index / 64, 1 << (index % 64))
}

impl Bits {
    /// No number, of those below `n`.
    #[must_use]
    pub fn none(n: usize) -> Self {
        Self {
            words: vec![0; n.div_ceil(64)],
            n,
        }
    }

    /// Every number below `n`.
    #[must_use]
    pub fn every(n: usize) -> Self {
        let mut all = Self::none(n);
        all.fill();
        all
    }

    /// The bound: how many numbers could be in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether the bound is 0.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// Whether a number is in it. What lies beyond the bound is not.
    #[must_use]
    pub fn contains(&self, index: usize) -> bool {
        let (word, bit) = place(index);
        self.words.get(word).is_some_and(|w| w & bit != 0)
    }

    /// Puts a number in. What lies beyond the bound is left out.
    pub fn insert(&mut self, index: usize) {
        let (word, bit) = place(index);
        if let Some(w) = self.words.get_mut(word).filter(|_| index < self.n) {
            *w |= bit;
        }
    }

    /// Becomes the empty set of the numbers below `n`, without asking for memory where it has enough.
    pub fn reset(&mut self, n: usize) {
        self.words.clear();
        self.words.resize(n.div_ceil(64), 0);
        self.n = n;
    }

    /// Puts every number in.
    pub fn fill(&mut self) {
        self.words.fill(u64::MAX);
        self.trim();
    }

    fn trim(&mut self) {
        if let Some(last) = self.words.last_mut().filter(|_| !self.n.is_multiple_of(64)) {
            *last &= (1 << (self.n % 64)) - 1;
        }
    }

    /// Puts the numbers of a range in.
    pub fn insert_range(&mut self, range: Range<usize>) {
        for (word, mask) in masks(range.start.min(self.n)..range.end.min(self.n)) {
            self.words[word] |= mask;
        }
    }

    /// Becomes the same set as another one, without asking for memory where it has enough.
    pub fn copy_from(&mut self, other: &Self) {
        self.words.clone_from(&other.words);
        self.n = other.n;
    }

    /// Puts in what is in the other one.
    pub fn union_with(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a |= b);
    }

    /// Takes out what is not in the other one.
    pub fn intersect_with(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a &= b);
    }

    /// Takes out what is in the other one.
    pub fn difference_with(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a &= !b);
    }

    /// How many numbers are in it: `set.count_ones(..)`.
    #[must_use]
    pub fn count_ones(&self, _: RangeFull) -> usize {
        count(self.words.iter().copied())
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether all that is in it is in the other one too.
    #[must_use]
    pub fn is_subset(&self, other: &Self) -> bool {
        self.intersection_count(other) == self.count_ones(..)
    }

    /// Whether the two have nothing in common.
    #[must_use]
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection_count(other) == 0
    }

    /// How many numbers of a range are in it.
    #[must_use]
    pub fn count_in(&self, range: Range<usize>) -> usize {
        let (first, last) = (
            range.start / 64,
            range.end.div_ceil(64).min(self.words.len()),
        );
        let Some(words) = self
            .words
            .get(first..last)
            .filter(|_| range.start < range.end)
        else {
            return 0;
        };
        count(words.iter().copied()) - beyond(&range, words, words)
    }

    /// How many numbers are in both.
    #[must_use]
    pub fn intersection_count(&self, other: &Self) -> usize {
        count(self.words.iter().zip(&other.words).map(|(a, b)| a & b))
    }

    /// How many numbers of a range are in both.
    #[must_use]
    pub fn intersection_count_in(&self, other: &Self, range: Range<usize>) -> usize {
        let (first, last) = (
            range.start / 64,
            range
                .end
                .div_ceil(64)
                .min(self.words.len())
                .min(other.words.len()),
        );
        let (Some(a), Some(b)) = (self.words.get(first..last), other.words.get(first..last)) else {
            return 0;
        };
        if range.start >= range.end {
            return 0;
        }
        count(a.iter().zip(b).map(|(a, b)| a & b)) - beyond(&range, a, b)
    }

    /// The numbers in order.
    pub fn ones(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(i, &word)| {
            core::iter::successors((word != 0).then_some(word), |w| {
                Some(w & (w - 1)).filter(|w| *w != 0)
            })
            .map(move |w| i * 64 + w.trailing_zeros() as usize)
        })
    }
}

impl Extend<usize> for Bits {
    fn extend<I: IntoIterator<Item = usize>>(&mut self, indexes: I) {
        indexes.into_iter().for_each(|index| self.insert(index));
    }
}

/// What the first and the last word of a range have in both sets outside the range.
fn beyond(range: &Range<usize>, a: &[u64], b: &[u64]) -> usize {
    let (Some(head), Some(tail)) = (a.first().zip(b.first()), a.last().zip(b.last())) else {
        return 0;
    };
    let before = head.0 & head.1 & ((1 << (range.start % 64)) - 1);
    let after = match range.end % 64 {
        // A range that ends past the last word ends with it.
        within if within > 0 && range.end.div_ceil(64) == range.start / 64 + a.len() => {
            tail.0 & tail.1 & !((1 << within) - 1)
        }
        _ => 0,
    };
    (before.count_ones() + after.count_ones()) as usize
}

/// Sums in 32 bits, which machines do several at a time.
fn count(words: impl Iterator<Item = u64>) -> usize {
    words.map(u64::count_ones).sum::<u32>() as usize
}

/// The words of a range and the bits of it in each.
fn masks(range: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
    let words = if range.start < range.end {
        range.start / 64..range.end.div_ceil(64)
    } else {
        0..0
    };
    words.map(move |word| {
        let from = range.start.saturating_sub(word * 64);
        let to = (range.end - word * 64).min(64);
        (word, (u64::MAX << from) & (u64::MAX >> (64 - to)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(n: usize, is_in: impl Fn(usize) -> bool) -> Bits {
        let mut bits = Bits::none(n);
        (0..n).filter(|i| is_in(*i)).for_each(|i| bits.insert(i));
        bits
    }

    #[test]
    fn sets_count_as_lists_do() {
        for n in [0, 1, 63, 64, 65, 128, 200, 1000] {
            let (threes, sevens) = (set(n, |i| i % 3 == 0), set(n, |i| i % 7 == 1));
            let listed = |is_in: &dyn Fn(usize) -> bool| (0..n).filter(|i| is_in(*i)).count();
            assert_eq!(
                threes.ones().collect::<Vec<_>>(),
                (0..n).filter(|i| i % 3 == 0).collect::<Vec<_>>()
            );
            assert_eq!(threes.count_ones(..), listed(&|i| i % 3 == 0));
            assert_eq!(
                threes.intersection_count(&sevens),
                listed(&|i| i % 21 == 15)
            );
            assert_eq!(Bits::every(n).count_ones(..), n);
            for (from, to) in [
                (0, n),
                (1, n),
                (5, 70),
                (63, 65),
                (64, 128),
                (70, 70),
                (90, 80),
                (130, 500),
            ] {
                let to = to.min(n);
                assert_eq!(
                    threes.count_in(from..to),
                    listed(&|i| i % 3 == 0 && from <= i && i < to),
                    "{n} {from}..{to}"
                );
                let both = listed(&|i| i % 21 == 15 && from <= i && i < to);
                assert_eq!(
                    threes.intersection_count_in(&sevens, from..to),
                    both,
                    "{n} {from}..{to}"
                );
                let mut range = Bits::none(n);
                range.insert_range(from..to);
                assert_eq!(range, set(n, |i| from <= i && i < to), "{n} {from}..{to}");
            }
        }
    }

    #[test]
    fn what_lies_beyond_the_bound_is_left_out() {
        let mut bits = Bits::every(70);
        bits.insert(70);
        bits.insert(1000);
        assert_eq!(
            (
                bits.count_ones(..),
                bits.contains(69),
                bits.contains(70),
                bits.contains(1000)
            ),
            (70, true, false, false)
        );
    }
}
