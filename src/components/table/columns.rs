//! The columns of the table, and the order into which each puts the activities.

use yearline_core::domain::fold::fold;
use yearline_core::domain::{Activity, Basis, Dataset, Placement};
use yearline_core::text::messages::Messages;

/// The rank of what has no place in an order.
const NO_RANK: i64 = i64::MAX;

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

    /// What the id of its head ends in.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Activity => "activity",
            Self::Kind => "kind",
            Self::When => "when",
            Self::Basis => "basis",
            Self::Figures => "figures",
            Self::Source => "source",
        }
    }

    pub(super) fn name(self, messages: &'static Messages) -> &'static str {
        match self {
            Self::Number => messages.column_number,
            Self::Activity => messages.column_activity,
            Self::Kind => messages.column_kind,
            Self::When => messages.column_when,
            Self::Basis => messages.column_basis,
            Self::Figures => messages.column_figures,
            Self::Source => messages.column_source,
        }
    }
}

/// By which column the table is sorted, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) column: Column,
    pub(super) is_descending: bool,
}

impl Sort {
    /// The sort after a click on the head of a column.
    pub(super) fn toggled(self, column: Column) -> Self {
        Self {
            column,
            is_descending: self.column == column && !self.is_descending,
        }
    }

    /// All activities in order.
    pub(super) fn order(self, data: &Dataset, language: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..data.n_activities()).collect();
        if self.column == Column::Activity {
            order.sort_by_cached_key(|a| fold(data.activity(*a).title(language)));
            if self.is_descending {
                order.reverse();
            }
            return order;
        }
        let ranks = ranks(data, self.column);
        order.sort_by_key(|a| ranks[*a]);
        if self.is_descending {
            // What has no month or no place in the report comes last in both directions: it has no place in the order.
            let n_ranked = order.partition_point(|a| ranks[*a] != NO_RANK);
            order[..n_ranked].reverse();
        }
        order
    }
}

/// The rank of each activity in a column other than that of the names.
fn ranks(data: &Dataset, column: Column) -> Vec<i64> {
    let mut n_figures = vec![0; data.n_activities()];
    for figure in data.figures() {
        n_figures[figure.activity] += 1;
    }
    let rank = |a: Activity<'_>| match column {
        Column::Number => i64::from(a.initiative().number) << 32 | a.ordinal() as i64,
        Column::Activity => 0,
        Column::Kind => a.kind_index() as i64,
        Column::When if a.placement() == Placement::Undated => NO_RANK,
        Column::When => i64::from(a.when().first.0),
        Column::Basis => match a.basis() {
            Basis::Stated => 0,
            Basis::Implied => 1,
            Basis::Period => 2,
        },
        Column::Figures => -n_figures[a.index()],
        Column::Source => a.source().map_or(NO_RANK, |place| {
            i64::from(place.paragraph) * 100_000 + i64::from(place.sentence.unwrap_or(0))
        }),
    };
    data.activities().map(rank).collect()
}

/// What an activity's date rests on, in a word.
pub(super) fn basis_short(messages: &'static Messages, basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => messages.basis_stated_short,
        Basis::Implied => messages.basis_implied_short,
        Basis::Period => messages.basis_period_short,
    }
}
