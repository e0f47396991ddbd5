//! The head of the matrix: a button for each month, and one for what has no month.

use leptos::prelude::*;
use yearline_core::text::DateForm;

use crate::components::year_mark::YearMark;

use super::field::Field;
use super::grid::{Grid, Position};

/// The row of heads.
#[component]
pub(super) fn Head(grid: Grid) -> impl IntoView {
    let year = grid.year;
    let undated = Position::new(0, grid.undated_column());
    let is_undated = move || grid.is_chosen(undated);
    let months = (0..grid.n_months).map(|month| view! { <MonthHead grid month/> });
    view! {
        <tr role="row">
            <td class="corner" role=grid.cell></td>
            {months.collect_view()}
            <td class="gap" role=grid.cell></td>
            <th class="undated" class:is-chosen=is_undated role="columnheader" scope="col">
                <Field grid at=undated>
                    {move || year.session.messages().no_month_given}
                </Field>
            </th>
        </tr>
    }
}

/// The head of a month: its whole name for screen readers, and a short and a very short one, of which the style sheet shows one. Above it is
/// the year, where one begins.
#[component]
fn MonthHead(grid: Grid, month: usize) -> impl IntoView {
    let locale = grid.year.session.locale;
    let period = grid.year.data().period();
    let at = Position::new(0, month + 1);
    let is_chosen = Memo::new(move |_| grid.is_chosen(at));
    let date = move |form| move || locale.get().date(period.month(month).first_day(), form);
    let head_year = period.year_at(month).map(|year| {
        // A December as the first month: January, beside it, has a year as well.
        let is_raised = period.month(month).number() == 12;
        view! {
            <span class="head-year" class:is-raised=is_raised aria-hidden="true">
                {year.to_string()}
            </span>
        }
    });
    view! {
        <th class="m" class:is-chosen=is_chosen role="columnheader" scope="col">
            <Field grid at>
                <span class="vh">{date(DateForm::Month)}</span>
                {head_year}
                <span class="wide" aria-hidden="true">{date(DateForm::MonthShort)}</span>
                <span class="narrow" aria-hidden="true">{date(DateForm::MonthNarrow)}</span>
                <YearMark period index=month/>
            </Field>
        </th>
    }
}
