//! The months of an initiative as a strip, and how many of its activities have none.

use leptos::prelude::*;
use yearline_core::domain::{Cell, Split};
use yearline_core::text::DateForm;

use super::activities::shown_of;
use crate::components::month_cell::{MonthCell, needs_number};
use crate::components::still::is_still;
use crate::components::visibility::visible_first;
use crate::components::year_mark::YearMark;
use crate::state::use_year;

/// The months of what is chosen of an initiative; of all of it, less prominent, where nothing of it is.
#[component]
pub(super) fn Months(index: usize) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let row = Memo::new(move |_| {
        let chosen = year.matrix.with(|m| m.rows[index].clone());
        let tone = year.tone_of(chosen.n);
        if chosen.n == 0 {
            (year.whole().rows[index].clone(), tone)
        } else {
            (chosen, tone)
        }
    });
    let row = visible_first(row);
    let months = move || {
        let (data, locale) = (year.data(), session.locale.get());
        let (row, tone) = row.get();
        let most = row.months.iter().map(|c| c.certain).max().unwrap_or(0);
        let month = |(m, cell): (usize, &Cell)| {
            let cell = *cell;
            let period = data.period();
            let name = locale.date(period.month(m).first_day(), DateForm::MonthShort);
            let count = needs_number(cell).then(|| locale.cell(cell));
            view! {
                <span class="strip-month">
                    <span class="strip-field">
                        <MonthCell cell tone most/>
                    </span>
                    <span class="strip-name">{name}</span>
                    <YearMark period index=m/>
                    <span class="strip-count">{count}</span>
                </span>
            }
        };
        row.months.iter().enumerate().map(month).collect_view()
    };
    let split = Memo::new(move |_| {
        let data = year.data();
        let chosen = Split::of(&data, &shown_of(year, index));
        if chosen.n() == 0 {
            Split::of(&data, data.of_initiative(index))
        } else {
            chosen
        }
    });
    let split = visible_first(split);
    let counts = move || session.locale.get().split_words(split.get());
    // Sheets are few where a strip without a month in it is left out.
    let is_there =
        move || !is_still() || row.with(|(row, _)| row.months.iter().any(|c| !c.is_empty()));
    view! {
        <Show when=is_there>
            <div class="strip" aria-hidden="true">{months}</div>
        </Show>
        <p class="chart-note">{counts}</p>
    }
}
