//! The row of an initiative: its name, its months, and what of it has no month.

use leptos::prelude::*;

use super::cell::MonthFields;
use super::field::Field;
use super::grid::{Grid, Position};
use crate::components::badge::Badge;
use crate::components::initiatives::ChapterLink;
use crate::components::still::is_still;

/// With more undated activities than these, only their number is shown, without a square for each.
const MAX_SQUARES: usize = 15;
/// The distance from one square to the next, in CSS pixels.
const SQUARE_STEP: usize = 12;

/// The row of an initiative.
#[component]
pub(super) fn InitiativeRow(grid: Grid, initiative: usize) -> impl IntoView {
    let year = grid.year;
    let at = Position::new(initiative + 1, 0);
    let is_chosen = Memo::new(move |_| grid.is_chosen(at));
    let title = move || {
        let data = year.data();
        let title = &data.initiatives()[initiative].title;
        title.get(year.language()).to_owned()
    };
    let foreign = move || year.foreign_text(&year.data().initiatives()[initiative].title);
    view! {
        <tr role="row" class:is-chosen=is_chosen>
            <th role="rowheader" scope="row">
                <div class="row-head">
                    <Field grid at class="press row-name">
                        <Badge initiative/>
                        " "
                        <span class="row-title" dir="auto" lang=foreign>{title}</span>
                    </Field>
                    // The tab key reaches it from the name.
                    {(!is_still()).then(|| view! {
                        <ChapterLink
                            initiative
                            id=format!("matrix-read-{initiative}")
                            tab_index=Signal::derive(move || grid.tab_index(at))
                        />
                    })}
                </div>
            </th>
            <MonthFields grid initiative/>
            <td class="gap" role=grid.cell></td>
            <td class="undated" role=grid.cell>
                <UndatedField grid initiative/>
            </td>
        </tr>
    }
}

/// What of an initiative has no month: the number, and a square for each activity as long as these are few.
#[component]
fn UndatedField(grid: Grid, initiative: usize) -> impl IntoView {
    let year = grid.year;
    let session = year.session;
    let at = Position::new(initiative + 1, grid.undated_column());
    let n = year.whole().rows[initiative].undated;
    let label = move || undated_label(grid, initiative);
    let squares = (1..=MAX_SQUARES).contains(&n);
    view! {
        <Field grid at>
            <span class="vh">{label}</span>
            <b class="undated-count" aria-hidden="true">{move || session.locale.get().count(n)}</b>
            <span class="undated-unit" aria-hidden="true">{move || session.messages().no_month}</span>
            {squares.then(|| view! { <Squares grid initiative n/> })}
        </Field>
    }
}

/// How much of an initiative has no month, in words, tracked.
pub(super) fn undated_label(grid: Grid, initiative: usize) -> String {
    let year = grid.year;
    let locale = year.session.locale.get();
    let name = locale.initiative_name(&year.data(), initiative);
    let n = year.whole().rows[initiative].undated;
    locale.named(&name, &locale.undated_words(n))
}

/// A square for each activity without a month, the chosen ones first.
#[component]
fn Squares(grid: Grid, initiative: usize, n: usize) -> impl IntoView {
    let year = grid.year;
    let n_chosen = Memo::new(move |_| {
        let n_chosen = year.matrix.with(|chosen| chosen.rows[initiative].undated);
        if year.is_filtered() { n_chosen } else { 0 }
    });
    let width = n * SQUARE_STEP;
    let square = |k: usize| {
        let class = move || {
            if k < n_chosen.get() {
                "r-open t-chosen"
            } else {
                "r-open t-plain"
            }
        };
        view! { <rect class=class x=k * SQUARE_STEP + 2 y="1" width="8" height="8"></rect> }
    };
    view! {
        <svg
            class="squares"
            height="10"
            width=width
            viewBox=format!("0 0 {width} 10")
            aria-hidden="true"
            focusable="false"
        >
            {(0..n).map(square).collect_view()}
        </svg>
    }
}
