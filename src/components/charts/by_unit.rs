//! Figures by unit: in two columns where there is room, so that the bar of a unit with one figure does not cross the page.

use leptos::prelude::*;
use yearline_plot::figures::{FigureRow, UnitGroup, figures};
use yearline_plot::scene::{MarkKey, Scene};

use super::{Chart, column_width, is_paired, type_sizes};
use crate::export::{Key, Word};
use crate::state::{Year, use_year};

/// If there are more figures than this, only the largest of each unit are drawn. The table has all of them.
const MAX_FIGURES: usize = 120;
/// How many of a unit are drawn then.
const N_LARGEST: usize = 8;

/// Hatching is not what it is in charts of activities; a sentence says what it is.
pub(super) const NO_SIGNS: Key = &[];
pub(super) const NOTE: Option<Word> = Some(|w| w.figures_key);

/// The figures of one unit.
#[derive(Clone, PartialEq)]
struct Unit {
    label: String,
    /// The largest first.
    figures: Vec<usize>,
}

/// The figures of each unit, in one chart or two.
#[component]
pub(super) fn ByUnit() -> impl IntoView {
    let year = use_year();
    let units = Memo::new(move |_| units(year));
    let column = move |column| Memo::new(move |_| units.with(|u| unit_bars(year, u, column)));
    let (first, second) = (column(0), column(1));
    let takeaway = move |column| move || units.with(|units| takeaway_of(year, units, column));
    view! {
        <Chart
            id="by-unit"
            name=|w| w.chart_figures
            key=NO_SIGNS
            note=NOTE
            scene=first
            takeaway=takeaway(0)
        >
            <p class="chart-note">{move || year.session.messages().chart_figures_note}</p>
        </Chart>
        <Show when=move || second.with(|scene| !scene.marks.is_empty())>
            <Chart
                id="by-unit-more"
                name=|w| w.chart_figures_more
                key=NO_SIGNS
                note=NOTE
                scene=second
                takeaway=takeaway(1)
            />
        </Show>
    }
}

/// The chart in one column, tracked.
pub(super) fn scene(year: Year) -> Scene {
    unit_bars(year, &units(year), 0)
}

/// The units of that chart in a sentence, tracked.
pub(super) fn takeaway(year: Year) -> String {
    takeaway_of(year, &units(year), 0)
}

/// The units in one of two columns in a sentence, tracked.
fn takeaway_of(year: Year, units: &[Unit], column: usize) -> String {
    let columns = columns_of(year, units);
    let counted = |unit: &&Unit| (unit.label.clone(), unit.figures.len());
    let shown: Vec<(String, usize)> = columns[column].iter().map(counted).collect();
    year.session.locale.get().takeaway_of_units(&shown)
}

/// The figures by unit, tracked for the language.
fn units(year: Year) -> Vec<Unit> {
    let (data, locale) = (year.data(), year.session.locale.get());
    let language = year.language();
    let figures = data.figures();
    let mut units: Vec<Unit> = Vec::new();
    for (index, figure) in figures.iter().enumerate() {
        let label = figure.unit.get(language);
        match units.iter_mut().find(|unit| unit.label == label) {
            Some(unit) => unit.figures.push(index),
            None => units.push(Unit {
                label: label.to_owned(),
                figures: vec![index],
            }),
        }
    }
    // The unit with the most figures first, since there is most to compare.
    units.sort_by_key(|unit| std::cmp::Reverse(unit.figures.len()));
    for unit in &mut units {
        let own = &mut unit.figures;
        own.sort_by(|a, b| figures[*b].value.total_cmp(&figures[*a].value));
        let n = own.len();
        if figures.len() > MAX_FIGURES && n > N_LARGEST {
            own.truncate(N_LARGEST);
            unit.label = locale.largest(&unit.label, N_LARGEST, n);
        }
    }
    units
}

/// The chart of one of two columns, tracked. All units are in the first where there is one column.
fn unit_bars(year: Year, units: &[Unit], column: usize) -> Scene {
    let (data, locale) = (year.data(), year.session.locale.get());
    let language = year.language();
    let row = |index: &usize| {
        let figure = &data.figures()[*index];
        FigureRow {
            key: MarkKey::Figure(*index),
            label: figure.title.get(language).to_owned(),
            value: figure.value.to_f64(),
            qualifier: figure.qualifier,
            value_text: locale.figure_value(figure),
            tone: year.tone(figure.activity),
        }
    };
    let group = |unit: &Unit| UnitGroup {
        unit: unit.label.clone(),
        rows: unit.figures.iter().map(row).collect(),
    };
    let groups: Vec<_> = columns_of(year, units)[column]
        .iter()
        .map(|u| group(u))
        .collect();
    figures(column_width(year.session), &groups, type_sizes(locale))
}

/// The units of each of two columns, tracked. All are in the first where there is one column.
fn columns_of(year: Year, units: &[Unit]) -> [Vec<&Unit>; 2] {
    let is_paired = is_paired(year.session);
    let mut columns = [Vec::new(), Vec::new()];
    let mut n_rows = [0, 0];
    for unit in units {
        // Each unit goes where there is more room, so that both columns end near each other. Its heading takes the room of a row.
        let into = usize::from(is_paired && n_rows[1] < n_rows[0]);
        n_rows[into] += unit.figures.len() + 1;
        columns[into].push(unit);
    }
    columns
}
