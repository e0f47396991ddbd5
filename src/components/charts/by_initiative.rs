//! Activities by initiative.

use leptos::prelude::*;
use yearline_core::domain::summary::by_initiative;
use yearline_plot::bars::{BarRow, Bars, bars};
use yearline_plot::scene::{MarkKey, Scene};

use super::{Chart, column_width, type_sizes};
use crate::state::{Year, use_year};

/// A bar for each initiative.
#[component]
pub(super) fn ByInitiative() -> impl IntoView {
    let year = use_year();
    let scene = Memo::new(move |_| scene(year));
    let takeaway = move || takeaway(year);
    view! { <Chart id="by-initiative" name=|w| w.chart_initiatives scene takeaway/> }
}

/// The longest and the shortest bars in a sentence, tracked.
pub(super) fn takeaway(year: Year) -> String {
    let (data, locale) = (year.data(), year.session.locale.get());
    let bars: Vec<_> = year.matrix.with(|matrix| {
        let rows = matrix.rows.iter().enumerate();
        rows.map(|(i, row)| (locale.initiative_name(&data, i), row.n))
            .collect()
    });
    locale.takeaway_of_bars(&bars)
}

/// The chart, tracked.
pub(super) fn scene(year: Year) -> Scene {
    let (data, locale) = (year.data(), year.session.locale.get());
    let language = year.language();
    let is_filtered = year.is_filtered();
    let whole = by_initiative(&data, &data.every());
    let selected = year.selection.with(|s| by_initiative(&data, &s.shown));
    let initiatives = data.initiatives().iter().enumerate();
    let rows = initiatives.map(|(i, initiative)| BarRow {
        key: MarkKey::Initiative(i),
        number: Some(initiative.number),
        label: initiative.title.get(language).to_owned(),
        whole: whole[i],
        selected: selected[i],
        value: locale.part_of(selected[i].n(), whole[i].n(), is_filtered),
        is_chosen: year.chooses_initiative(i),
    });
    let input = Bars {
        rows: rows.collect(),
        is_filtered,
        type_px: type_sizes(locale),
    };
    bars(column_width(year.session), &input)
}
