//! The filter by month.

use leptos::prelude::*;
use yearline_core::domain::Cell;
use yearline_core::text::DateForm;

use crate::components::year_mark::YearMark;
use crate::state::use_year;

/// A button for each month, and one for what has no month.
#[component]
pub(super) fn MonthFacet() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    // Where a range begins: the month that was chosen last.
    let range_start = StoredValue::new(None::<usize>);
    let n_months = year.data().period().n_months();
    let is_long = n_months > 12;
    let months = (0..n_months).map(|month| view! { <MonthButton index=month range_start/> });
    view! {
        <div class="facet" role="group" aria-labelledby="facet-month">
            <p class="facet-name" id="facet-month">
                {move || session.messages().month}
                " "
                <small>{move || session.messages().month_hint}</small>
            </p>
            <div class="months" class:is-long=is_long>{months.collect_view()} <UndatedButton/></div>
        </div>
    }
}

/// A month with its counts. Who does not see it hears both in words: as a text inside and not as a label, since who works the page by
/// voice says what is written there.
#[component]
fn MonthButton(index: usize, range_start: StoredValue<Option<usize>>) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let period = year.data().period();
    let cell = Memo::new(move |_| {
        year.facets.with(|f| Cell {
            certain: f.certain[index],
            possible: f.possible[index],
        })
    });
    let is_pressed = move || year.chosen_months().contains(index);
    let choose = move |extends: bool| match range_start.get_value().filter(|_| extends) {
        Some(from) => year.choose_months(from, index),
        None => {
            range_start.set_value(Some(index));
            year.toggle_month(index);
        }
    };

    let in_words = move || {
        let locale = session.locale.get();
        locale.named(&locale.month(period, index), &locale.cell_words(cell.get()))
    };
    let name = move || {
        let first_day = period.month(index).first_day();
        session.locale.get().date(first_day, DateForm::MonthShort)
    };
    let year_name = period.year_at(index).map(|year| {
        view! { <span class="month-year" aria-hidden="true">{year.to_string()}</span> }
    });
    let count = move || breakable(&session.locale.get().cell(cell.get()));
    view! {
        <button
            type="button"
            class="month"
            id=format!("chip-month-{index}")
            aria-pressed=move || is_pressed().to_string()
            on:click=move |event| choose(event.shift_key())
        >
            <span class="vh">{in_words}</span>
            {year_name}
            <span class="month-name" aria-hidden="true">{name}</span>
            <YearMark period index/>
            <span class="month-count" aria-hidden="true">{count}</span>
        </button>
    }
}

/// What has no month.
#[component]
fn UndatedButton() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let is_pressed = move || year.filter.with(|f| f.undated);
    let count = move || {
        let n = year.facets.with(|f| f.undated);
        session.locale.get().count(n)
    };
    view! {
        <button
            type="button"
            class="month month-none"
            id="chip-month-none"
            aria-pressed=move || is_pressed().to_string()
            on:click=move |_| year.toggle_undated()
        >
            <span class="month-name">{move || session.messages().no_month}</span>
            " "
            <span class="month-count">{count}</span>
        </button>
    }
}

/// Counts, which break before the plus where they have to.
fn breakable(counts: &str) -> String {
    counts.replace('+', "\u{200b}+")
}
