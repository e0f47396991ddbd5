//! The months of an initiative as a strip, and how many of its activities have none.

use leptos::prelude::*;
use yearline_core::domain::Split;
use yearline_core::text::DateForm;

use super::activities::shown_of;
use crate::components::month_cell::{field_class, needs_number};
use crate::components::still::is_still;
use crate::components::year_mark::YearMark;
use crate::state::use_year;

/// The months of what is chosen of an initiative; of all of it, less prominent, where nothing of it is.
#[component]
pub(super) fn Months(index: usize) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let period = year.data().period();
    let row = Memo::new(move |_| {
        let chosen = year.matrix.with(|m| m.rows[index].clone());
        let tone = year.tone_of(chosen.n);
        let row = if chosen.n == 0 {
            year.whole().rows[index].clone()
        } else {
            chosen
        };
        let most = row.months.iter().map(|c| c.certain).max().unwrap_or(0);
        (row, tone, most)
    });
    // There are as many squares as months, always: what changes of them is their class and their number.
    let month = move |m: usize| {
        let name = move || {
            let first_day = period.month(m).first_day();
            session.locale.get().date(first_day, DateForm::MonthShort)
        };
        let class = move || row.with(|(row, tone, most)| field_class(row.months[m], *tone, *most));
        let count = move || {
            let cell = row.with(|(row, ..)| row.months[m]);
            needs_number(cell).then(|| session.locale.get().cell(cell))
        };
        view! {
            <span class="strip-month">
                <span class="strip-field">
                    <span class=class></span>
                </span>
                <span class="strip-name">{name}</span>
                <YearMark period index=m/>
                <span class="strip-count">{count}</span>
            </span>
        }
    };
    let months = move || (0..period.n_months()).map(month).collect_view();
    let split = Memo::new(move |_| {
        let data = year.data();
        let chosen = Split::of(&data, &shown_of(year, index));
        if chosen.n() == 0 {
            Split::of(&data, data.of_initiative(index))
        } else {
            chosen
        }
    });
    let counts = move || session.locale.get().split_words(split.get());
    // Sheets are few where a strip without a month in it is left out.
    let is_there =
        move || !is_still() || row.with(|(row, ..)| row.months.iter().any(|c| !c.is_empty()));
    view! {
        <Show when=is_there>
            <div class="strip" aria-hidden="true">{months()}</div>
        </Show>
        <p class="chart-note">{counts}</p>
    }
}
