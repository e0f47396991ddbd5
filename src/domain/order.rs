//! Putting things into order, once for the whole program.
//!
//! The standard library's sorts are compiled anew for each type and each comparison, three kilobytes a time: some twenty of them were a
//! tenth of the page. Here one sort of indexes serves all, through a comparison that is looked up rather than compiled in.

use core::cmp::Ordering;

/// The indexes from 0 to `n` in the order of `compare`; equal ones keep their order.
#[must_use]
pub fn order(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..n).collect();
    indexes.sort_by(|a, b| compare(*a, *b));
    indexes
}

/// Sorts in place; equal items keep their order.
///
/// ```
/// let mut words = vec!["pear", "fig", "plum", "nut"];
/// yearline::domain::order::sort(&mut words, &|a, b| a.len().cmp(&b.len()));
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
