//! What follows from a filter, all at once: the selection, the counts of the facets, the matrix.
//!
//! The facets' counts and the matrix are made of the same parts, and a filter is put together in a few walks over the sets: a
//! hundred thousand activities take a tenth of a millisecond. An [`Outcome`] is updated in place, so that the next filter
//! needs no memory either.

use core::ops::Range;

use super::bits::Bits;

use super::dataset::Dataset;
use super::filter::{Facets, Filter, Selection};
use super::postings::Ranked;
use super::summary::{Cell, Matrix, MatrixRow};

/// What follows from a filter.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What it leaves.
    pub selection: Selection,
    /// What each further choice would show.
    pub facets: Facets,
    /// What it leaves, by initiative and month.
    pub matrix: Matrix,
    parts: Parts,
    ranks: Parts,
    /// What is counted in at the moment, in ranks.
    among: Bits,
}

/// What each facet lets through, where something is chosen in it; in the order of the file or in ranks.
#[derive(Clone, Debug, Default)]
struct Parts {
    months: Bits,
    kinds: Bits,
    query: Bits,
}

fn union_of<'s>(n: usize, sets: impl Iterator<Item = &'s Bits>, all: &mut Bits) {
    all.reset(n);
    sets.for_each(|set| all.union_with(set));
}

impl Parts {
    fn choose(
        &mut self,
        filter: &Filter,
        n: usize,
        kinds: &[Bits],
        possible: &[Bits],
        undated: &Bits,
    ) {
        if !filter.kinds.is_empty() {
            union_of(n, filter.kinds.iter().map(|&k| &kinds[k]), &mut self.kinds);
        }
        if filter.chooses_months() {
            union_of(
                n,
                filter.months.indexes().map(|m| &possible[m]),
                &mut self.months,
            );
            if filter.undated {
                self.months.union_with(undated);
            }
        }
    }

    /// What all the facets that are named let through, put into `left`, which holds all to begin with.
    fn meet(&self, left: &mut Bits, months: bool, kinds: bool, query: bool) {
        let parts = [
            (months, &self.months),
            (kinds, &self.kinds),
            (query, &self.query),
        ];
        parts
            .into_iter()
            .filter(|(is_asked, _)| *is_asked)
            .for_each(|(_, part)| left.intersect_with(part));
    }
}

fn every(n: usize, set: &mut Bits) {
    set.reset(n);
    set.fill();
}

impl Outcome {
    /// Becomes what follows from that filter.
    pub fn update(&mut self, data: &Dataset, filter: &Filter) {
        let (n, postings) = (data.n_activities(), &data.postings);
        let ranked = &postings.ranked;
        let words = filter.words();
        let (months, kinds, query) = (
            filter.chooses_months(),
            !filter.kinds.is_empty(),
            !words.is_empty(),
        );
        if query {
            every(n, &mut self.parts.query);
            words
                .iter()
                .for_each(|word| self.parts.query.intersect_with(&data.holding(word)));
            ranked.put(&self.parts.query, &mut self.ranks.query);
        }
        self.parts.choose(
            filter,
            n,
            &postings.kinds,
            &postings.possible,
            &postings.undated,
        );
        self.ranks
            .choose(filter, n, &ranked.kinds, &ranked.possible, &ranked.undated);

        let Selection {
            shown,
            set_aside,
            is_filtered,
        } = &mut self.selection;
        *is_filtered = !filter.is_empty();
        let begin = |set: &mut Bits| match filter.initiatives.as_slice() {
            [] => every(n, set),
            chosen => union_of(n, chosen.iter().map(|&i| &postings.initiatives[i]), set),
        };
        begin(shown);
        self.parts.meet(shown, months, kinds, query);
        set_aside.reset(n);
        if !filter.months.is_empty() && !filter.undated {
            begin(set_aside);
            self.parts.meet(set_aside, false, kinds, query);
            set_aside.intersect_with(&postings.undated);
        }
        self.count(data, filter, (months, kinds, query));
    }

    /// The facets and the matrix, in ranks.
    fn count(
        &mut self,
        data: &Dataset,
        filter: &Filter,
        (months, kinds, query): (bool, bool, bool),
    ) {
        let (n, ranked) = (data.n_activities(), &data.postings.ranked);
        let n_months = data.period().n_months();
        let (facets, matrix, among) = (&mut self.facets, &mut self.matrix, &mut self.among);
        let is_chosen = |i: usize| filter.initiatives.is_empty() || filter.initiatives.contains(&i);
        let n_initiatives = data.initiatives().len();

        // All facets but the initiatives: what is counted of it in an initiative that is chosen is what is shown of it.
        every(n, among);
        self.ranks.meet(among, months, kinds, query);
        facets.initiatives.clear();
        facets
            .initiatives
            .extend((0..n_initiatives).map(|i| among.count_in(ranked.of_initiative(i))));
        matrix.rows.resize_with(n_initiatives, MatrixRow::default);
        matrix.total.become_empty(n_months);
        for (i, row) in matrix.rows.iter_mut().enumerate() {
            row.become_empty(n_months);
            if is_chosen(i) && facets.initiatives[i] > 0 {
                row.count(ranked, among, ranked.of_initiative(i));
                matrix.total.add(row);
            }
        }

        // All facets but the kinds.
        facets.kinds.clear();
        if kinds {
            every(n, among);
            self.ranks.meet(among, months, false, query);
        }
        let within: Option<Range<usize>> = filter.initiatives.is_empty().then_some(0..n);
        facets.kinds.extend(ranked.kinds.iter().map(|kind| {
            match &within {
                Some(all) => among.intersection_count_in(kind, all.clone()),
                None => filter
                    .initiatives
                    .iter()
                    .map(|&i| among.intersection_count_in(kind, ranked.of_initiative(i)))
                    .sum(),
            }
        }));

        // All facets but the months: without a choice of months, the matrix's last line.
        facets.certain.clear();
        facets.possible.clear();
        if !months {
            facets
                .certain
                .extend(matrix.total.months.iter().map(|cell| cell.certain));
            facets
                .possible
                .extend(matrix.total.months.iter().map(|cell| cell.possible));
            facets.undated = matrix.total.undated;
            return;
        }
        every(n, among);
        self.ranks.meet(among, false, kinds, query);
        let mut sum = |set: &Bits| match &within {
            Some(all) => among.intersection_count_in(set, all.clone()),
            None => filter
                .initiatives
                .iter()
                .map(|&i| among.intersection_count_in(set, ranked.of_initiative(i)))
                .sum(),
        };
        facets.certain.extend(ranked.certain.iter().map(&mut sum));
        facets.possible.extend(
            ranked
                .only_possible
                .iter()
                .map(|set| set.as_ref().map_or(0, &mut sum)),
        );
        facets.undated = sum(&ranked.undated);
    }
}

impl MatrixRow {
    fn become_empty(&mut self, n_months: usize) {
        self.months.clear();
        self.months.resize(n_months, Cell::default());
        (self.undated, self.n) = (0, 0);
    }

    /// Counts an initiative: its range of the ranks.
    pub(super) fn count(&mut self, ranked: &Ranked, among: &Bits, range: Range<usize>) {
        self.n = among.count_in(range.clone());
        self.undated = among.intersection_count_in(&ranked.undated, range.clone());
        for (cell, certain) in self.months.iter_mut().zip(&ranked.certain) {
            cell.certain = among.intersection_count_in(certain, range.clone());
        }
        for (cell, possible) in self.months.iter_mut().zip(&ranked.only_possible) {
            cell.possible = possible
                .as_ref()
                .map_or(0, |set| among.intersection_count_in(set, range.clone()));
        }
    }

    fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.undated += other.undated;
        for (sum, cell) in self.months.iter_mut().zip(&other.months) {
            sum.certain += cell.certain;
            sum.possible += cell.possible;
        }
    }
}

impl Matrix {
    /// Counts `among` by initiative and month.
    #[must_use]
    pub fn of(data: &Dataset, among: &Bits) -> Self {
        let (ranked, n_months) = (&data.postings.ranked, data.period().n_months());
        let mut in_ranks = Bits::default();
        ranked.put(among, &mut in_ranks);
        let mut matrix = Self::default();
        matrix.total.become_empty(n_months);
        for i in 0..data.initiatives().len() {
            let mut row = MatrixRow::default();
            row.become_empty(n_months);
            row.count(ranked, &in_ranks, ranked.of_initiative(i));
            matrix.total.add(&row);
            matrix.rows.push(row);
        }
        matrix
    }
}
