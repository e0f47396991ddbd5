//! From a set of activities to the counts that charts and sentences are made of.
//!
//! Every function takes a dataset and a set of its activities, so the same one serves the whole year and a selection of it.

use super::bits::Bits;

use super::dataset::Dataset;
use super::record::Placement;

/// The activities of one month: those that surely lie in it, and those that only may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Surely in the month.
    pub certain: usize,
    /// Possibly in it and not surely. The two are never added up in front of a reader.
    pub possible: usize,
}

impl Cell {
    /// Whether there is nothing at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.certain == 0 && self.possible == 0
    }
}

/// One row of the matrix: an initiative, or all of them together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixRow {
    /// One cell a month of the period.
    pub months: Vec<Cell>,
    /// How many have no month.
    pub undated: usize,
    /// How many activities the row has. Less than the sum of its cells: one that lasts is in several.
    pub n: usize,
}

/// Initiatives by months.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// By index of initiative.
    pub rows: Vec<MatrixRow>,
    /// All initiatives together.
    pub total: MatrixRow,
}

impl Matrix {
    /// The largest count of certain activities in one cell of the rows.
    #[must_use]
    pub fn max_certain(&self) -> usize {
        self.rows
            .iter()
            .flat_map(|r| &r.months)
            .map(|c| c.certain)
            .max()
            .unwrap_or(0)
    }
}

/// Counts `among` by month.
#[must_use]
pub fn by_month(data: &Dataset, among: &Bits) -> Vec<Cell> {
    (0..data.period().n_months())
        .map(|m| {
            let certain = among.intersection_count(data.certain_in(m));
            Cell {
                certain,
                possible: among.intersection_count(data.possible_in(m)) - certain,
            }
        })
        .collect()
}

/// How many activities can be placed how closely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// Surely in at least one month.
    pub certain: usize,
    /// Narrowed to some months.
    pub narrowed: usize,
    /// Without a month.
    pub undated: usize,
}

impl Split {
    /// Counts `among`.
    #[must_use]
    pub fn of(data: &Dataset, among: &Bits) -> Self {
        let undated = among.intersection_count(data.undated());
        let narrowed = among.intersection_count(data.narrowed());
        Self {
            certain: among.count_ones(..) - undated - narrowed,
            narrowed,
            undated,
        }
    }

    /// All of them.
    #[must_use]
    pub fn n(self) -> usize {
        self.certain + self.narrowed + self.undated
    }

    /// Those with a month, certain or possible.
    #[must_use]
    pub fn placed(self) -> usize {
        self.certain + self.narrowed
    }

    /// The count of one placement.
    #[must_use]
    pub fn get(self, placement: Placement) -> usize {
        match placement {
            Placement::Certain => self.certain,
            Placement::Narrowed => self.narrowed,
            Placement::Undated => self.undated,
        }
    }
}

/// Splits `among` by initiative.
#[must_use]
pub fn by_initiative(data: &Dataset, among: &Bits) -> Vec<Split> {
    (0..data.initiatives().len())
        .map(|i| split_within(data, among, data.of_initiative(i)))
        .collect()
}

/// Splits `among` by kind.
#[must_use]
pub fn by_kind(data: &Dataset, among: &Bits) -> Vec<Split> {
    (0..data.kinds().len())
        .map(|k| split_within(data, among, data.of_kind(k)))
        .collect()
}

fn split_within(data: &Dataset, among: &Bits, own: &Bits) -> Split {
    let mut both = among.clone();
    both.intersect_with(own);
    Split::of(data, &both)
}
