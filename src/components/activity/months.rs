//! The months of one activity as a strip: solid, hatched, empty.

use leptos::prelude::*;
use yearline_core::domain::Cell;
use yearline_core::text::{DateForm, Locale};
use yearline_plot::scene::Tone;

use crate::components::month_cell::{MonthCell, strip_year};
use crate::state::use_year;

/// The strip. Decoration: the sentence below it says the same.
#[component]
pub(super) fn Months(index: usize, locale: Locale) -> impl IntoView {
    let data = use_year().data();
    let period = data.period();
    let when = data.activity(index).when();
    let is_undated = data.undated().contains(index);
    let month = |m: usize| {
        let is_certain = when.certain.contains(m);
        let is_possible = !is_undated && when.possible.contains(m) && !is_certain;
        let cell = Cell {
            certain: usize::from(is_certain),
            possible: usize::from(is_possible),
        };
        let name = locale.date(period.month(m).first_day(), DateForm::MonthNarrow);
        view! {
            <span class="strip-month">
                {strip_year(period.year_at(m))}
                <span class="strip-field">
                    <MonthCell cell tone=Tone::Chosen most=1/>
                </span>
                <span class="strip-name">{name}</span>
            </span>
        }
    };
    let months = (0..period.n_months()).map(month).collect_view();
    view! { <div class="strip" aria-hidden="true">{months}</div> }
}
