//! Initiatives by months: a calendar sheet with a column for what has no month.
//!
//! In narrow containers the style sheet puts the name and the undated count of a row above its months; the table stays the same.

mod cell;
mod grid;
mod head;
mod row;
mod totals;

use leptos::prelude::*;
use yearline_core::url::View;

use super::legend::Legend;
use super::section::Section;
use crate::state::{Year, use_year};
use grid::Grid;
use head::Head;
use row::InitiativeRow;
use totals::TotalRow;

/// The average width of a digit in a field, in CSS pixels.
const DIGIT_PX: f64 = 6.5;

/// The matrix.
#[component]
pub fn MatrixSection() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let headline = move || session.locale.get().matrix_headline(&year.data());
    let sub = move || {
        view! {
            <p>{move || session.messages().matrix_sub}</p>
            <Legend messages=[
                |w| w.legend_certain,
                |w| w.legend_possible,
                |w| w.legend_undated,
            ]/>
        }
    };
    view! {
        <Section part=View::Matrix headline=Signal::derive(headline) sub=sub>
            <p class="vh" id="matrix-keys">{move || session.messages().chart_keys}</p>
            <MatrixTable/>
        </Section>
    }
}

#[component]
fn MatrixTable() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let grid = Grid::new(year);
    let has_long_counts = has_long_counts(year);
    let rows = (0..grid.n_rows).map(|initiative| view! { <InitiativeRow grid initiative/> });
    view! {
        <table
            class="matrix"
            class:is-filtered=move || year.is_filtered()
            class:is-full=has_long_counts
            role="grid"
            aria-label=move || session.messages().matrix_name
            aria-describedby="matrix-keys"
            on:keydown=move |event| grid.on_key(&event)
            on:click=move |event| grid.on_click(&event)
            on:focusin=move |event| grid.on_focus(&event)
        >
            // The style sheet gives them the widths of the timeline's columns.
            <colgroup>
                <col class="col-label"/>
                <col span=grid.n_months/>
                <col class="col-gap"/>
                <col class="col-undated"/>
            </colgroup>
            <thead role="rowgroup">
                <Head grid/>
            </thead>
            <tbody role="rowgroup">
                <TotalRow/>
                {rows.collect_view()}
            </tbody>
        </table>
    }
}

/// Whether the counts of some months are too long for narrow fields. They are only spoken then, and can be read in the charts.
fn has_long_counts(year: Year) -> Memo<bool> {
    let session = year.session;
    let n_months = year.data().period().n_months().max(1);
    let longest = Memo::new(move |_| {
        let (whole, locale) = (year.whole(), session.locale.get());
        let counts = whole.rows.iter().flat_map(|row| &row.months);
        counts.map(|c| locale.cell(*c).len()).max().unwrap_or(0)
    });
    Memo::new(move |_| {
        let field_px = session.width.get() / n_months as f64;
        session.is_narrow.get() && longest.get() as f64 * DIGIT_PX > field_px
    })
}
