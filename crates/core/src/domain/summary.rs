//! From a set of activities to the counts that charts and sentences are made of.
//!
//! Every function takes a dataset and a set of its activities, so the same one serves the whole year and a selection of it.

use fixedbitset::FixedBitSet;

use super::dataset::Dataset;
use super::record::Placement;

/// The activities of one month: those that are certain in it, and those that are only possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Certain in the month.
    pub certain: usize,
    /// Possible in it and not certain. A reader never sees the sum of the two.
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

impl MatrixRow {
    fn of(data: &Dataset, among: &FixedBitSet) -> Self {
        Self {
            months: by_month(data, among),
            undated: among.intersection_count(data.undated()),
            n: among.count_ones(..),
        }
    }
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
    /// Counts `among` by initiative and month.
    #[must_use]
    pub fn of(data: &Dataset, among: &FixedBitSet) -> Self {
        let row = |i| MatrixRow::of(data, &both(among, data.of_initiative(i)));
        Self {
            rows: (0..data.initiatives().len()).map(row).collect(),
            total: MatrixRow::of(data, among),
        }
    }

    /// The largest count of certain activities in one cell of the rows.
    #[must_use]
    pub fn max_certain(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| &row.months);
        cells.map(|cell| cell.certain).max().unwrap_or(0)
    }
}

/// Counts `among` by month.
#[must_use]
pub fn by_month(data: &Dataset, among: &FixedBitSet) -> Vec<Cell> {
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
    /// Certain in at least one month.
    pub certain: usize,
    /// Narrowed to some months.
    pub narrowed: usize,
    /// Without a month.
    pub undated: usize,
}

impl Split {
    /// Counts `among`.
    #[must_use]
    pub fn of(data: &Dataset, among: &FixedBitSet) -> Self {
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
pub fn by_initiative(data: &Dataset, among: &FixedBitSet) -> Vec<Split> {
    (0..data.initiatives().len())
        .map(|i| Split::of(data, &both(among, data.of_initiative(i))))
        .collect()
}

/// Splits `among` by kind.
#[must_use]
pub fn by_kind(data: &Dataset, among: &FixedBitSet) -> Vec<Split> {
    (0..data.kinds().len())
        .map(|k| Split::of(data, &both(among, data.of_kind(k))))
        .collect()
}

fn both(a: &FixedBitSet, b: &FixedBitSet) -> FixedBitSet {
    let mut both = a.clone();
    both.intersect_with(b);
    both
}
