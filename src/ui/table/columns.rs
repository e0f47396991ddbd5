//! The columns of the table, and the order that each puts the activities into.

use yearline_core::domain::fold::fold_into;
use yearline_core::domain::{Activity, Basis, Dataset, Placement};
use yearline_core::text::words::Words;

/// The rank of what has no place in an order.
const NOWHERE: i64 = i64::MAX;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Activity,
    Kind,
    When,
    Basis,
    Figures,
    Source,
}

impl Column {
    pub(super) const ALL: [Self; 7] = [
        Self::Number,
        Self::Activity,
        Self::Kind,
        Self::When,
        Self::Basis,
        Self::Figures,
        Self::Source,
    ];

    pub(super) fn name(self, words: &'static Words) -> &'static str {
        match self {
            Self::Number => words.column_number,
            Self::Activity => words.column_activity,
            Self::Kind => words.column_kind,
            Self::When => words.column_when,
            Self::Basis => words.column_basis,
            Self::Figures => words.column_figures,
            Self::Source => words.column_source,
        }
    }

    /// What the column sorts by; the activity's name comes as its beginning.
    fn rank(self, a: Activity<'_>, n_figures: u32) -> i64 {
        match self {
            Self::Number => i64::from(a.initiative().number) << 32 | a.ordinal() as i64,
            Self::Activity => 0,
            Self::Kind => a.kind_index() as i64,
            // What has no month comes last: it is not early in the year, it is nowhere in it.
            Self::When if a.placement() == Placement::Undated => NOWHERE,
            Self::When => i64::from(a.when().first.0),
            Self::Basis => match a.basis() {
                Basis::Stated => 0,
                Basis::Implied => 1,
                Basis::Period => 2,
            },
            Self::Figures => -i64::from(n_figures),
            Self::Source => a.source().map_or(NOWHERE, |p| {
                i64::from(p.paragraph) * 100_000 + i64::from(p.sentence.unwrap_or(0))
            }),
        }
    }

    /// All activities in the order of the column.
    pub(super) fn order(self, data: &Dataset, language: usize, descending: bool) -> Vec<usize> {
        let n = data.n_activities();
        let mut n_figures = vec![0; n];
        data.figures()
            .iter()
            .for_each(|f| n_figures[f.activity] += 1);
        let mut ranks: Vec<i64> = data
            .activities()
            .map(|a| self.rank(a, n_figures[a.index()]))
            .collect();
        // Names lie in one text. Nearly all differ within their first letters, and a number is compared much faster than letters.
        let (mut names, mut ends) = (String::new(), Vec::new());
        if self == Self::Activity {
            for a in data.activities() {
                let start = names.len();
                fold_into(a.title(language), &mut names);
                ends.push(names.len());
                let mut head = [0; 8];
                head.iter_mut()
                    .zip(names[start..].bytes())
                    .for_each(|(to, byte)| *to = byte);
                // Without its last bit it is no negative number.
                ranks[a.index()] = (u64::from_be_bytes(head) >> 1) as i64;
            }
        }
        let name = |a: usize| {
            names
                .get(if a == 0 { 0 } else { ends[a - 1] }..ends[a])
                .unwrap_or_default()
        };
        let mut rows: Vec<usize> = (0..n).collect();
        rows.sort_by(|&a, &b| {
            let ranks = ranks[a].cmp(&ranks[b]);
            if ranks.is_eq() && self == Self::Activity {
                name(a).cmp(name(b))
            } else {
                ranks
            }
        });
        if descending {
            // What has no month or no place comes last either way: it is nowhere in the order.
            let n_placed = ranks.iter().filter(|rank| **rank != NOWHERE).count();
            rows[..n_placed].reverse();
        }
        rows
    }
}

/// What an activity's date rests on, in a word.
pub(super) fn basis_short(words: &'static Words, basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => words.basis_stated_short,
        Basis::Implied => words.basis_implied_short,
        Basis::Period => words.basis_period_short,
    }
}
