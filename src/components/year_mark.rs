//! The year below the name of a month, where a period has several.

use leptos::prelude::*;
use yearline_core::domain::Period;

/// The year at the first month of a period and at each January, and an empty line at the other months, so that what is below stays
/// aligned. Nothing in a period of one year.
///
/// Decoration: the whole names beside it have their year.
#[component]
pub(super) fn YearMark(period: Period, index: usize) -> impl IntoView {
    let year = period.year_at(index).map(|year| year.to_string());
    // The year is wider than a narrow column. It goes on over the next month, or over the one before where the next has a year too.
    let goes_back = index + 1 == period.n_months() || period.year_at(index + 1).is_some();
    period.year_at(0).map(|_| {
        view! {
            <span class="year-mark" class:goes-back=goes_back aria-hidden="true">
                {year.unwrap_or_else(|| "\u{a0}".to_owned())}
            </span>
        }
    })
}
