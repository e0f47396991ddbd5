//! Initiatives by months: a calendar sheet with a column for what has no month.
//!
//! In narrow containers the style sheet puts the name and the undated count of a row above its months; the table stays the same.

mod cell;
mod field;
mod grid;
mod head;
mod picture;
mod row;
mod totals;

use leptos::prelude::*;
use yearline_core::domain::Month;
use yearline_core::text::DateForm;
use yearline_core::url::View;
use yearline_plot::columns::Columns;
use yearline_plot::measure::width_px;

use super::charts::type_sizes;
use super::forms::{FORMS, is_prerendered};
use super::in_turn::InTurn;
use super::legend::Legend;
use super::save_image::SaveImage;
use super::section::Section;
use super::still::{is_still, own_id};
use crate::state::{Year, use_year};
use grid::Grid;
use head::Head;
pub use picture::picture;
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
    let saved = picture(year);
    view! {
        <Section
            part=View::Matrix
            headline=Signal::derive(headline)
            sub=sub
            actions=move || view! { <SaveImage picture=saved/> }
        >
            {(!is_still())
                .then(|| view! { <p class="vh" id="matrix-keys">{move || session.messages().chart_keys}</p> })}
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
    let is_long = grid.n_months > 12;
    let has_tight_months = has_tight_months(year);
    let rows = (0..grid.n_rows).map(|initiative| {
        view! {
            <InTurn>
                <InitiativeRow grid initiative/>
            </InTurn>
        }
    });
    view! {
        <table
            class="matrix"
            class:is-filtered=move || year.is_filtered()
            class:is-full=has_long_counts
            class:is-long=is_long
            class:has-tight-months=has_tight_months
            role=if is_still() { "table" } else { "grid" }
            aria-label=move || session.messages().matrix_name
            aria-describedby=own_id("matrix-headline matrix-keys")
            on:keydown=move |event| grid.on_key(&event)
            on:click=move |event| grid.on_click(&event)
            on:focusin=move |event| grid.on_focus(&event)
            on:focusout=move |_| grid.unname_field()
            on:pointerover=move |event| {
                if event.pointer_type() != "touch" {
                    grid.name_field(&event, Some((event.client_x(), event.client_y())));
                }
            }
            on:pointerleave=move |_| grid.unname_field()
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
                <TotalRow grid/>
                {rows.collect_view()}
            </tbody>
        </table>
    }
}

/// Whether the counts of some months would be too long for narrow fields. There they are only spoken then, and can be read in the charts.
fn has_long_counts(year: Year) -> Memo<bool> {
    let session = year.session;
    // More than twelve months are in rows of twelve.
    let n_months = year.data().period().n_months().clamp(1, 12);
    let longest = Memo::new(move |_| {
        let (whole, locale) = (year.whole(), session.locale.get());
        let counts = whole.rows.iter().flat_map(|row| &row.months);
        counts.map(|c| locale.cell(*c).len()).max().unwrap_or(0)
    });
    let narrow_px = is_prerendered().then_some(FORMS[0].width_px);
    Memo::new(move |_| {
        let field_px = narrow_px.unwrap_or_else(|| session.width.get()) / n_months as f64;
        let digit_px = DIGIT_PX * session.letter_scale.get();
        longest.get() as f64 * digit_px > field_px
    })
}

/// Whether the columns of the wide form are too narrow for the short names of months, so that they have the very short ones.
fn has_tight_months(year: Year) -> Memo<bool> {
    let session = year.session;
    // Prerendered, the table has one form for all wide containers.
    let least_px = is_prerendered().then_some(Columns::NARROW_BELOW);
    Memo::new(move |_| {
        let (period, locale) = (year.data().period(), session.locale.get());
        let size_px = type_sizes(locale).axis_px * session.letter_scale.get();
        let name = |month: Month| locale.date(month.first_day(), DateForm::MonthShort);
        let width = least_px.unwrap_or_else(|| session.width.get());
        let room_px = Columns::new(width, period.n_months()).month - 2.0;
        period
            .months()
            .any(|month| width_px(&name(month), size_px, true) > room_px)
    })
}
