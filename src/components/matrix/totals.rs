//! The row of all initiatives together, with a bar for each month.

use leptos::prelude::*;
use yearline_core::domain::Cell;
use yearline_plot::scene::Tone;
use yearline_plot::svg::px;

use super::grid::Grid;
use crate::components::patterns::hatch_of_chosen;
use crate::state::use_year;

/// The height of the tallest bar, in CSS pixels.
const BAR_PX: usize = 44;

/// All initiatives together: the counts of each month, certain and possible, never added up.
#[component]
pub(super) fn TotalRow(grid: Grid) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let whole = year.whole();
    let n_undated = whole.total.undated;
    let counts = whole.total.months.iter().map(|c| c.certain + c.possible);
    let most = counts.max().unwrap_or(0).max(1);
    let months = whole.total.months.iter().enumerate();
    let month = |(month, all): (usize, &Cell)| view! { <MonthTotal grid month all=*all most/> };
    let undated = move || {
        let n_chosen = year.matrix.with(|chosen| chosen.total.undated);
        let locale = session.locale.get();
        locale.part_of(n_chosen, n_undated, year.is_filtered())
    };
    view! {
        <tr class="total" role="row">
            <th role="rowheader" scope="row">
                <b>{move || session.messages().all_initiatives}</b>
                <small>{move || session.messages().certain_plus_possible}</small>
            </th>
            {months.map(month).collect_view()}
            <td class="gap" role=grid.cell></td>
            <td class="undated" role=grid.cell>
                <b class="undated-count">{undated}</b>
            </td>
        </tr>
    }
}

/// A month of all initiatives.
#[component]
fn MonthTotal(
    grid: Grid,
    month: usize,
    /// All activities of the month.
    all: Cell,
    /// The largest count of a month, which has the tallest bar.
    most: usize,
) -> impl IntoView {
    let year = use_year();
    let locale = year.session.locale;
    // Counts may break before the plus where they are too long for the column.
    let counts = move || locale.get().cell(all).replace('+', "\u{200b}+");
    let chosen = Memo::new(move |_| year.matrix.with(|chosen| chosen.total.months[month]));
    let pieces = move || {
        let pieces = if year.is_filtered() {
            pieces_of_chosen(all, chosen.get())
        } else {
            pieces_of_all(all)
        };
        bar(&pieces, most)
    };
    view! {
        <td class="m" role=grid.cell>
            <span class="sum">
                <span class="vh">{move || locale.get().cell_words(all)}</span>
                <span aria-hidden="true">{counts}</span>
            </span>
            <svg
                class="total-bar"
                width="100%"
                height=BAR_PX
                aria-hidden="true"
                focusable="false"
            >
                {pieces}
            </svg>
        </td>
    }
}

/// A piece of a bar: how many activities, whether they are certain, and in which tone.
type Piece = (usize, bool, Tone);

fn pieces_of_all(all: Cell) -> Vec<Piece> {
    vec![
        (all.certain, true, Tone::Plain),
        (all.possible, false, Tone::Plain),
    ]
}

fn pieces_of_chosen(all: Cell, chosen: Cell) -> Vec<Piece> {
    vec![
        (chosen.certain, true, Tone::Chosen),
        (all.certain - chosen.certain, true, Tone::Plain),
        (chosen.possible, false, Tone::Chosen),
        (all.possible - chosen.possible, false, Tone::Plain),
    ]
}

/// The pieces of a bar, one upon the other from the ground.
fn bar(pieces: &[Piece], most: usize) -> impl IntoView + use<> {
    let px_each = BAR_PX as f64 / most as f64;
    let mut top = BAR_PX as f64;
    let piece = |&(n, is_certain, tone): &Piece| {
        let height = n as f64 * px_each;
        top -= height;
        let role = if is_certain { "r-solid" } else { "r-hatched" };
        let class = format!("{role} {}", tone.class());
        let fill = (!is_certain).then(|| hatch_of_chosen(tone == Tone::Chosen));
        view! {
            <rect class=class fill=fill x="8%" width="84%" y=px(top) height=px(height)></rect>
        }
    };
    pieces
        .iter()
        .filter(|(n, ..)| *n > 0)
        .map(piece)
        .collect_view()
}
