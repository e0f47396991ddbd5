//! The months of an initiative.

use std::sync::Arc;

use leptos::prelude::*;
use yearline_core::domain::{Cell, Matrix};
use yearline_plot::scene::Tone;

use super::grid::{Grid, Position};
use crate::components::month_cell::{MonthCell, needs_number, ramp};

/// What a field shows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Field {
    cell: Cell,
    tone: Tone,
    is_pressed: bool,
}

/// The fields of an initiative, a month each.
///
/// They are rendered together from one memo: a click touches every row, and Leptos writes only what differs.
#[component]
pub(super) fn MonthFields(grid: Grid, initiative: usize) -> impl IntoView {
    let year = grid.year;
    let locale = year.session.locale;
    let most = year.whole().max_certain();
    let at = move |month: usize| Position::new(initiative + 1, month + 1);
    let labels = Memo::new(move |_| labels(grid, initiative));
    let fields = Memo::new(move |_| {
        let field = |month| field(grid, at(month));
        (0..grid.n_months).map(field).collect::<Vec<_>>()
    });
    move || {
        let (fields, labels, locale) = (fields.get(), labels.get(), locale.get());
        let months = fields.into_iter().zip(labels).enumerate();
        let field = |(
            month,
            (
                Field {
                    cell,
                    tone,
                    is_pressed,
                },
                label,
            ),
        ): (usize, (Field, Arc<str>))| {
            let number = needs_number(cell).then(|| {
                let class = number_class(cell, tone, most);
                view! { <span class=class aria-hidden="true">{locale.cell(cell)}</span> }
            });
            view! {
                <td class="m" role="gridcell">
                    <button
                        type="button"
                        id=at(month).id()
                        aria-pressed=is_pressed.to_string()
                        tabindex=grid.tab_index(at(month))
                    >
                        <span class="vh">{label}</span>
                        <MonthCell cell tone most/>
                        {number}
                    </button>
                </td>
            }
        };
        months.map(field).collect_view()
    }
}

/// What a field shows, tracked. Where something of it is chosen, it counts what is chosen; the others count all, in the quiet colours that
/// the table's class gives them.
fn field(grid: Grid, at: Position) -> Field {
    let year = grid.year;
    let cell_of = |matrix: &Matrix| matrix.rows[at.row - 1].months[at.column - 1];
    let chosen = year.matrix.with(cell_of);
    let (cell, tone) = if year.is_filtered() && !chosen.is_empty() {
        (chosen, Tone::Chosen)
    } else {
        (cell_of(&year.whole()), Tone::Plain)
    };
    Field {
        cell,
        tone,
        is_pressed: grid.is_chosen(at),
    }
}

/// The accessible texts of an initiative's months, tracked. They are texts in the buttons rather than labels of them: who works the page
/// by voice says the number that is seen.
fn labels(grid: Grid, initiative: usize) -> Vec<Arc<str>> {
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
