//! Activities by kind.

use leptos::prelude::*;
use yearline_core::domain::summary::by_kind;
use yearline_plot::bars::{BarRow, Bars, bars};
use yearline_plot::scene::{MarkKey, Scene};

use super::{Chart, column_width, type_sizes};
use crate::state::{Year, use_year};

/// A bar for each kind.
#[component]
pub(super) fn ByKind() -> impl IntoView {
    let year = use_year();
    let scene = Memo::new(move |_| scene(year));
    let takeaway = move || takeaway(year);
    view! { <Chart id="by-kind" name=|w| w.chart_kinds scene takeaway/> }
}

/// The longest and the shortest bars in a sentence, tracked.
pub(super) fn takeaway(year: Year) -> String {
    let (data, language) = (year.data(), year.language());
    let counts = year.selection.with(|s| by_kind(&data, &s.shown));
    let bars: Vec<_> = data
        .kinds()
        .iter()
        .zip(counts)
        .map(|(kind, split)| (kind.title.get(language).to_owned(), split.n()))
        .collect();
    year.session.locale.get().takeaway_of_bars(&bars)
}

/// The chart, tracked.
pub(super) fn scene(year: Year) -> Scene {
    let (data, locale) = (year.data(), year.session.locale.get());
    let language = year.language();
    let is_filtered = year.is_filtered();
    let whole = by_kind(&data, &data.every());
    let selected = year.selection.with(|s| by_kind(&data, &s.shown));
    let chosen = year.filter.with(|f| f.kinds.clone());
    let rows = data.kinds().iter().enumerate().map(|(k, kind)| BarRow {
        key: MarkKey::Kind(k),
        number: None,
        label: kind.title.get(language).to_owned(),
        whole: whole[k],
        selected: selected[k],
        value: locale.part_of(selected[k].n(), whole[k].n(), is_filtered),
        is_chosen: chosen.contains(&k),
    });
    let input = Bars {
        rows: rows.collect(),
        is_filtered,
        type_px: type_sizes(locale),
    };
    bars(column_width(year.session), &input)
}
