//! The months of an initiative.

use std::sync::Arc;

use leptos::prelude::*;
use yearline_core::domain::{Cell, Matrix};
use yearline_plot::scene::Tone;

use super::field::Field;
use super::grid::{Grid, Position};
use crate::components::month_cell::{field_class, needs_number, ramp};

/// What a field shows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    cell: Cell,
    tone: Tone,
}

/// The fields of an initiative, a month each.
#[component]
pub(super) fn MonthFields(grid: Grid, initiative: usize) -> impl IntoView {
    let labels = Memo::new(move |_| labels(grid, initiative));
    let field =
        |month| view! { <MonthField grid at=Position::new(initiative + 1, month + 1) labels/> };
    (0..grid.n_months).map(field).collect_view()
}

/// The field of a month. A click touches every field, so what of it may change is an attribute or a text of its own.
#[component]
fn MonthField(grid: Grid, at: Position, labels: Memo<Vec<Arc<str>>>) -> impl IntoView {
    let locale = grid.year.session.locale;
    let most = grid.year.whole().max_certain();
    let field = Memo::new(move |_| look(grid, at));
    let label = move || labels.with(|labels| Arc::clone(&labels[at.column - 1]));
    let class = move || field.with(|f| field_class(f.cell, f.tone, most));
    let number = move || {
        let Look { cell, tone, .. } = field.get();
        needs_number(cell).then(|| {
            let class = number_class(cell, tone, most);
            view! { <span class=class aria-hidden="true">{locale.get().cell(cell)}</span> }
        })
    };
    view! {
        <td class="m" role=grid.cell>
            <Field grid at>
                <span class="vh">{label}</span>
                <span class=class></span>
                {number}
            </Field>
        </td>
    }
}

/// What a field shows, tracked. Where something of it is chosen, it counts what is chosen; the others count all, in the quiet colours that
/// the table's class gives them.
fn look(grid: Grid, at: Position) -> Look {
    let year = grid.year;
    let cell_of = |matrix: &Matrix| matrix.rows[at.row - 1].months[at.column - 1];
    let chosen = year.matrix.with(cell_of);
    let (cell, tone) = if year.is_filtered() && !chosen.is_empty() {
        (chosen, Tone::Chosen)
    } else {
        (cell_of(&year.whole()), Tone::Plain)
    };
    Look { cell, tone }
}

/// The accessible texts of an initiative's months, tracked. They are texts in the buttons rather than labels of them: who works the page
/// by voice says the number that is seen.
pub(super) fn labels(grid: Grid, initiative: usize) -> Vec<Arc<str>> {
    let year = grid.year;
    let (data, locale) = (year.data(), year.session.locale.get());
    let name = locale.initiative_name(&data, initiative);
    let label = |(month, cell): (usize, &Cell)| {
        let place = format!("{name}, {}", locale.month(data.period(), month));
        locale.named(&place, &locale.cell_words(*cell)).into()
    };
    let whole = year.whole();
    whole.rows[initiative]
        .months
        .iter()
        .enumerate()
        .map(label)
        .collect()
}

/// The classes of the number on a field: what is behind it decides its colour.
fn number_class(cell: Cell, tone: Tone, most: usize) -> String {
    let on = match (cell.certain, tone) {
        (0, _) => "on-hatch".to_owned(),
        (_, Tone::Chosen) => "on-chosen".to_owned(),
        _ => format!("on-ramp-{}", ramp(cell.certain, most)),
    };
    let split = if cell.certain > 0 && cell.possible > 0 {
        " is-split"
    } else {
        ""
    };
    format!("field-number {on}{split}")
}
