//! The matrix as a picture to be taken along.

use leptos::prelude::*;
use yearline_core::domain::{Cell, MatrixRow as Counts};
use yearline_core::text::DateForm;
use yearline_plot::matrix::{Matrix, MatrixRow, MonthField, matrix};
use yearline_plot::scene::{Role, Scene, Tone};

use crate::components::charts::type_sizes;
use crate::components::month_cell::needs_number;
use crate::export::{Caption, Key, Picture};
use crate::state::Year;

/// The signs of the matrix.
const KEY: Key = &[
    (Role::Solid, |w| w.legend_certain),
    (Role::Hatched, |w| w.legend_possible),
    (Role::Open, |w| w.legend_undated),
];

/// The matrix of a year.
#[must_use]
pub fn picture(year: Year) -> Picture {
    Picture {
        id: "matrix",
        caption: Caption {
            name: |w| w.matrix_name,
            key: KEY,
            note: None,
        },
        scene: Memo::new(move |_| scene(year)),
    }
}

/// Tracked.
fn scene(year: Year) -> Scene {
    let (data, locale) = (year.data(), year.session.locale.get());
    let (language, period) = (year.language(), data.period());
    let is_filtered = year.is_filtered();
    let whole = year.whole();
    let field = |all: &Cell, chosen: &Cell| {
        let (cell, tone) = match (is_filtered, chosen.is_empty()) {
            (true, false) => (*chosen, Tone::Chosen),
            (true, true) => (*all, Tone::Quiet),
            (false, _) => (*all, Tone::Plain),
        };
        let value = needs_number(cell).then(|| locale.cell(cell));
        MonthField {
            cell,
            value: value.unwrap_or_default(),
            tone,
        }
    };
    let row = |all: &Counts, chosen: &Counts| MatrixRow {
        number: None,
        label: locale.messages.all_initiatives.to_owned(),
        months: all
            .months
            .iter()
            .zip(&chosen.months)
            .map(|(a, c)| field(a, c))
            .collect(),
        undated: all.undated,
        undated_selected: chosen.undated,
        undated_value: locale.part_of(chosen.undated, all.undated, is_filtered),
        is_chosen: false,
    };
    let rows = year.matrix.with(|chosen| {
        let total = row(&whole.total, &chosen.total);
        let of_initiative = |(i, (all, chosen)): (usize, (&Counts, &Counts))| {
            let initiative = &data.initiatives()[i];
            MatrixRow {
                number: Some(initiative.number),
                label: initiative.title.get(language).to_owned(),
                is_chosen: year.chooses_initiative(i),
                ..row(all, chosen)
            }
        };
        let initiatives = whole.rows.iter().zip(&chosen.rows).enumerate();
        [total]
            .into_iter()
            .chain(initiatives.map(of_initiative))
            .collect()
    });
    let months = period.months().map(|month| {
        let name = |form| locale.date(month.first_day(), form);
        (name(DateForm::MonthShort), name(DateForm::MonthNarrow))
    });
    let years =
        (0..period.n_months()).filter_map(|i| period.year_at(i).map(|year| (i, year.to_string())));
    let input = Matrix {
        rows,
        month_labels: months.collect(),
        year_labels: years.collect(),
        undated_label: locale.messages.no_month_given.to_owned(),
        is_filtered,
        type_px: type_sizes(locale),
    };
    matrix(year.session.width.get(), &input)
}
