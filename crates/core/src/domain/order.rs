//! The order of the activities in a table.

use std::cmp::Ordering;

use super::activity::Activity;
use super::collate;
use super::dataset::Dataset;
use super::fold::fold;
use super::record::{Basis, Figure, Placement, Qualifier};

/// A column by which the activities can be ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// Their numbers.
    #[default]
    Number,
    /// Their titles.
    Activity,
    /// Their kinds.
    Kind,
    /// When they were.
    When,
    /// What their dates rest on.
    Basis,
    /// Their figures.
    Figures,
    /// Where they stand in the report.
    Source,
}

impl Column {
    /// All of them, from the first to the last.
    pub const ALL: [Self; 7] = [
        Self::Number,
        Self::Activity,
        Self::Kind,
        Self::When,
        Self::Basis,
        Self::Figures,
        Self::Source,
    ];
}

/// By which column activities are ordered, and in which direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// Whether the greatest comes first.
    pub is_descending: bool,
}

impl Sort {
    /// The order after the head of a column was chosen: by that column, or the other way round.
    #[must_use]
    pub fn toggled(self, column: Column) -> Self {
        Self {
            column,
            is_descending: self.column == column && !self.is_descending,
        }
    }

    /// All activities in order, as a reader of that language of the dataset sees them.
    ///
    /// What has no month, no figure or no place in the report has no place in that order and comes last in both directions. What is
    /// equal keeps the order of the file. Figures are compared within a unit only: the unit with the most figures comes first, in both
    /// directions.
    #[must_use]
    pub fn order(self, data: &Dataset, language: usize) -> Vec<usize> {
        match self.column {
            Column::Number => self.by(data, |a| Some((a.initiative().number, a.ordinal()))),
            Column::Activity => {
                let titles = data.activities().map(|a| a.title(language));
                let ranks = collate::ranks(tag(data, language), titles);
                self.by(data, |a| Some(ranks[a.index()]))
            }
            Column::Kind => {
                let titles = data.kinds().iter().map(|k| k.title.get(language));
                let ranks = collate::ranks(tag(data, language), titles);
                self.by(data, |a| Some(ranks[a.kind_index()]))
            }
            Column::When => self.by(data, |a| {
                let when = a.when();
                (a.placement() != Placement::Undated).then_some((when.first, when.last))
            }),
            Column::Basis => self.by(data, |a| {
                Some(match a.basis() {
                    Basis::Stated => 0,
                    Basis::Implied => 1,
                    Basis::Period => 2,
                })
            }),
            Column::Figures => self.by_figures(data, language),
            Column::Source => self.by(data, |a| {
                a.source().map(|place| (place.paragraph, place.sentence))
            }),
        }
    }

    /// By a key that some activities may lack.
    fn by<K: Ord>(self, data: &Dataset, key: impl Fn(Activity<'_>) -> Option<K>) -> Vec<usize> {
        let keys: Vec<Option<K>> = data.activities().map(key).collect();
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|a, b| match (&keys[*a], &keys[*b]) {
            (Some(a), Some(b)) => self.directed(a.cmp(b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        order
    }

    fn directed(self, ordering: Ordering) -> Ordering {
        if self.is_descending {
            ordering.reverse()
        } else {
            ordering
        }
    }

    fn by_figures(self, data: &Dataset, language: usize) -> Vec<usize> {
        let unit_ranks = unit_ranks(data, language);
        // Of several figures, the one that comes first in this order stands for the activity.
        let compare = |a: usize, b: usize| {
            let figures = data.figures();
            let units = unit_ranks[a].cmp(&unit_ranks[b]);
            units.then_with(|| self.directed(by_value(&figures[a], &figures[b])))
        };
        let mut first: Vec<Option<usize>> = vec![None; data.n_activities()];
        for (index, figure) in data.figures().iter().enumerate() {
            let first = &mut first[figure.activity];
            if first.is_none_or(|before| compare(index, before) == Ordering::Less) {
                *first = Some(index);
            }
        }
        let mut order: Vec<usize> = (0..first.len()).collect();
        order.sort_by(|a, b| match (first[*a], first[*b]) {
            (Some(a), Some(b)) => compare(a, b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        order
    }
}

fn by_value(a: &Figure, b: &Figure) -> Ordering {
    let openness = |figure: &Figure| match figure.qualifier {
        Qualifier::Exact | Qualifier::About => 0,
        Qualifier::AtLeast => 1,
        Qualifier::MoreThan => 2,
    };
    a.value
        .total_cmp(&b.value)
        .then_with(|| openness(a).cmp(&openness(b)))
}

/// The rank of each figure's unit.
fn unit_ranks(data: &Dataset, language: usize) -> Vec<usize> {
    let mut units: Vec<(String, usize)> = Vec::new();
    let unit_of: Vec<usize> = data
        .figures()
        .iter()
        .map(|figure| {
            let unit = fold(figure.unit.get(language));
            match units.iter().position(|(name, _)| *name == unit) {
                Some(known) => {
                    units[known].1 += 1;
                    known
                }
                None => {
                    units.push((unit, 1));
                    units.len() - 1
                }
            }
        })
        .collect();
    let mut by_size: Vec<usize> = (0..units.len()).collect();
    by_size.sort_by_key(|unit| std::cmp::Reverse(units[*unit].1));
    let mut ranks = vec![0; units.len()];
    for (rank, unit) in by_size.into_iter().enumerate() {
        ranks[unit] = rank;
    }
    unit_of.into_iter().map(|unit| ranks[unit]).collect()
}

fn tag(data: &Dataset, language: usize) -> &str {
    data.meta()
        .languages
        .get(language)
        .map_or("", String::as_str)
}
