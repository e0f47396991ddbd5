//! Putting things into order, once for the whole program.
//!
//! The standard library's sorts are compiled anew for each type and each comparison, three kilobytes a time: some twenty of them were a
//! tenth of the page. Here one sort of indexes serves all, through a comparison that is looked up rather than compiled in.

use core::cmp::Ordering;

/// The indexes from 0 to `n` in the order of `compare`; equal ones keep their order.
#[must_use]
pub fn order(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..n).collect();
    // A merge sort from the bottom up: runs of one, of two, of four. A tenth of the code of the standard library's.
    let mut length = 1;
    while length < n {
        let mut merged = Vec::with_capacity(n);
        for runs in indexes.chunks(length * 2) {
            let (mut first, mut second) = runs.split_at(length.min(runs.len()));
            // What is in order already, as the rows of a file mostly are, is compared once and no more.
            if let (Some(&a), Some(&b)) = (first.last(), second.first())
                && compare(b, a) != Ordering::Less
            {
                merged.extend_from_slice(runs);
                continue;
            }
            while let (Some(&a), Some(&b)) = (first.first(), second.first()) {
                let run = if compare(b, a) == Ordering::Less {
                    &mut second
                } else {
                    &mut first
                };
                merged.push(run[0]);
                *run = &run[1..];
            }
            merged.extend_from_slice(first);
            merged.extend_from_slice(second);
        }
        indexes = merged;
        length *= 2;
    }
    indexes
}

/// Sorts in place; equal items keep their order.
///
/// ```
/// let mut words = vec!["pear", "fig", "plum", "nut"];
/// yearline_core::domain::order::sort(&mut words, &|a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["fig", "nut", "pear", "plum"]);
/// ```
pub fn sort<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|i| taken[i].take()));
}

/// Puts a value into its place in an ascending list, unless it is there.
pub fn insert<T: Ord>(ascending: &mut Vec<T>, value: T) {
    if let Err(at) = ascending.binary_search(&value) {
        ascending.insert(at, value);
    }
}

#[cfg(test)]
mod tests {
    use core::cell::Cell;

    use super::*;

    #[test]
    fn any_number_of_things_comes_into_order_and_equal_ones_keep_theirs() {
        for n in [0, 1, 2, 3, 7, 8, 9, 100, 1000] {
            let rank = |i: usize| (i * 7919 + 13) % 17;
            let mut want: Vec<usize> = (0..n).collect();
            want.sort_by_key(|i| rank(*i));
            assert_eq!(order(n, &|a, b| rank(a).cmp(&rank(b))), want, "{n}");
            let n_compared = Cell::new(0);
            let ascending = order(n, &|a, b| {
                n_compared.set(n_compared.get() + 1);
                a.cmp(&b)
            });
            assert!(
                ascending.into_iter().eq(0..n) && n_compared.get() <= n,
                "{n}: {} comparisons",
                n_compared.get()
            );
        }
    }
}
