//! The columns of the table in words.

use yearline_core::domain::{Basis, Column};
use yearline_core::text::messages::Messages;

/// What the id of a column's head ends in.
pub(super) fn id_of(column: Column) -> &'static str {
    match column {
        Column::Number => "number",
        Column::Activity => "activity",
        Column::Kind => "kind",
        Column::When => "when",
        Column::Basis => "basis",
        Column::Figures => "figures",
        Column::Source => "source",
    }
}

/// The heading of a column.
pub(super) fn heading(messages: &'static Messages, column: Column) -> &'static str {
    match column {
        Column::Number => messages.column_number,
        Column::Activity => messages.column_activity,
        Column::Kind => messages.column_kind,
        Column::When => messages.column_when,
        Column::Basis => messages.column_basis,
        Column::Figures => messages.column_figures,
        Column::Source => messages.column_source,
    }
}

/// What an activity's date rests on, in a word.
pub(super) fn basis_short(messages: &'static Messages, basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => messages.basis_stated_short,
        Basis::Implied => messages.basis_implied_short,
        Basis::Period => messages.basis_period_short,
    }
}
