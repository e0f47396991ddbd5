//! The charts: activities by initiative, by month and by kind; figures by unit. Each is a filter for the others.

use leptos::prelude::*;
use yearline_markup::view;

use crate::domain::order::sort;
use crate::domain::summary::{by_initiative, by_kind};
use crate::domain::{Cell, MonthSet, Split};
use crate::plot::bars::{BarRow, Bars, bars};
use crate::plot::columns::Columns;
use crate::plot::figures::{FigureRow, UnitGroup, figures};
use crate::plot::measure::TypeSizes;
use crate::plot::months::{MonthColumn, Months, NoMonth, months};
use crate::plot::scene::{MarkKey, Scene};
use crate::state::{Part, Year};
use crate::text::{DateForm, Speech};
use crate::url::View;

use super::export::ImageButton;
use super::scene_view::{Marks, SceneView};
use super::seal::Sign;
use super::section::Section;

/// Two charts stand side by side from this width on, with this gap between them.
const PAIR_FROM: f64 = 900.0;
const PAIR_GAP: f64 = 48.0;

/// The type sizes of a language's script.
pub(crate) fn type_sizes(speech: Speech) -> TypeSizes {
    if speech.is_chinese() { TypeSizes::cjk() } else { TypeSizes::latin() }
}

/// All four charts.
#[component]
pub(crate) fn Charts() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let width = Memo::new(move |_| {
        let all = session.width.get();
        if all >= PAIR_FROM { ((all - PAIR_GAP) / 2.0).floor() } else { all }
    });
    let headline = Signal::derive(move || session.speech.get().charts_headline(&year.data()));
    let sub = view! {
        <p>{move || words().charts_sub}</p>
        <ul class="legend">
            <li><Sign kind="solid"/>" "{move || words().legend_placed}</li>
            <li><Sign kind="hatched"/>" "{move || words().legend_narrowed}</li>
            <li><Sign kind="open"/>" "{move || words().legend_none}</li>
        </ul>
    }
    .into_any();

    let initiatives = Memo::new(move |_| initiative_bars(year, width.get()));
    let kinds = Memo::new(move |_| kind_bars(year, width.get()));
    let by_month = Memo::new(move |_| month_columns(year, session.width.get()));
    // In two columns where there is room, so that a unit of one figure is no bar across the page.
    let by_unit = Memo::new(move |_| figures_by_unit(year, width.get(), 0));
    let by_unit_more = Memo::new(move |_| figures_by_unit(year, width.get(), 1));
    let has_figures = !year.data().figures().is_empty();
    view! {
        <Section part=View::Charts headline=headline sub=sub>
            <p class="vh" id="chart-keys">{move || words().chart_keys}</p>
            <div class="charts">
                <Chart id="by-initiative" name=Signal::derive(move || words().chart_initiatives) scene=initiatives/>
                <Chart id="by-kind" name=Signal::derive(move || words().chart_kinds) scene=kinds/>
                <Chart id="by-month" name=Signal::derive(move || words().chart_months) scene=by_month/>
                {has_figures.then(|| view! {
                    <Chart id="by-unit" name=Signal::derive(move || words().chart_figures) scene=by_unit>
                        <p class="chart-note">{move || words().chart_figures_note}</p>
                    </Chart>
                    <Show when=move || by_unit_more.with(|s| !s.marks.is_empty())>
                        <Chart id="by-unit-more" name=Signal::derive(move || words().chart_figures_more) scene=by_unit_more/>
                    </Show>
                })}
            </div>
        </Section>
    }
}

/// One chart with its name above.
#[component]
fn Chart(
    id: &'static str,
    name: Signal<&'static str>,
    scene: Memo<Scene>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let year = Year::here();
    let marks = Marks {
        said: Callback::new(move |key| mark_said(year, key)),
        pressed: Callback::new(move |key| mark_pressed(year, key)),
        choose: Callback::new(move |(key, element)| choose_mark(year, key, Part::Charts, element)),
    };
    let full_name = Signal::derive(move || name.get().to_owned());
    view! {
        <figure class="chart" id=format!("chart-{id}")>
            <figcaption>
                <h3>{move || name.get()}</h3>
                <ImageButton id=id name=full_name scene=scene/>
            </figcaption>
            <SceneView id=id scene=scene name=full_name described_by="chart-keys" marks=marks/>
            {children.map(|c| c())}
        </figure>
    }
}

fn initiative_bars(year: Year, width: f64) -> Scene {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let is_filtered = year.is_filtered();
    let whole = by_initiative(&data, &data.every());
    let selected = year.selection.with(|s| by_initiative(&data, &s.shown));
    let rows = data.initiatives().iter().enumerate().map(|(i, initiative)| BarRow {
        key: MarkKey::Initiative(i),
        number: Some(initiative.number),
        label: initiative.title.get(language).to_owned(),
        whole: whole[i],
        selected: selected[i],
        value: speech.part_of(selected[i].n(), whole[i].n(), is_filtered),
        is_chosen: year.chooses_initiative(i),
    });
    bars(width, &Bars { rows: rows.collect(), is_filtered, type_px: type_sizes(speech) })
}

fn kind_bars(year: Year, width: f64) -> Scene {
    let (data, speech) = (year.data(), year.session.speech.get());
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
        value: speech.part_of(selected[k].n(), whole[k].n(), is_filtered),
        is_chosen: chosen.contains(&k),
    });
    bars(width, &Bars { rows: rows.collect(), is_filtered, type_px: type_sizes(speech) })
}

/// Height of the chart by month, in pixels.
const MONTHS_HEIGHT: f64 = 220.0;

fn month_columns(year: Year, width: f64) -> Scene {
    let (data, speech) = (year.data(), year.session.speech.get());
    let is_filtered = year.is_filtered();
    let (whole, chosen) = (year.whole(), year.chosen_months());
    let (selected, undated_selected) = year.matrix.with(|m| (m.total.months.clone(), m.total.undated));
    let columns = data.period().months().enumerate().map(|(m, month)| MonthColumn {
        key: MarkKey::Month(m),
        label: speech.date(month.first_day(), DateForm::MonthShort),
        label_short: speech.date(month.first_day(), DateForm::MonthNarrow),
        whole: whole.total.months[m],
        selected: selected[m],
        value: speech.cell(if is_filtered { selected[m] } else { whole.total.months[m] }),
        is_chosen: chosen.contains(m),
    });
    let input = Months {
        columns: columns.collect(),
        undated: NoMonth {
            whole: whole.total.undated,
            selected: undated_selected,
            label: speech.words.no_month.to_owned(),
            value: speech.part_of(undated_selected, whole.total.undated, is_filtered),
            is_chosen: year.filter.with(|f| f.undated),
        },
        is_filtered,
        type_px: type_sizes(speech),
        // On the same columns as the matrix above it and the timeline below.
        columns_at: (width >= Columns::NARROW_BELOW).then(|| Columns::new(width, data.period().n_months())),
        height_px: MONTHS_HEIGHT,
    };
    months(width, &input)
}

/// The figures of the first or the second column, a unit kept together; all in the first where there is one column.
fn figures_by_unit(year: Year, width: f64, column: usize) -> Scene {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let mut groups: Vec<UnitGroup> = Vec::new();
    for (f, figure) in data.figures().iter().enumerate() {
        let row = FigureRow {
            key: MarkKey::Figure(f),
            label: figure.title.get(language).to_owned(),
            value: figure.value,
            qualifier: figure.qualifier,
            value_text: speech.figure_value(figure),
            tone: year.tone(figure.activity),
        };
        let unit = figure.unit.get(language);
        match groups.iter_mut().find(|g| g.unit == unit) {
            Some(group) => group.rows.push(row),
            None => groups.push(UnitGroup { unit: unit.to_owned(), rows: vec![row] }),
        }
    }
    // The unit with the most figures first: there is something to compare. Within a unit the largest first.
    sort(&mut groups, &|a, b| b.rows.len().cmp(&a.rows.len()));
    for group in &mut groups {
        sort(&mut group.rows, &|a, b| b.value.total_cmp(&a.value));
    }
    let is_paired = year.session.width.get() >= PAIR_FROM;
    let mut filled = [0, 0];
    groups.retain(|group| {
        // A unit's heading takes the room of a row. Each goes where there is more room, so both columns end near each other.
        let into = usize::from(is_paired && filled[1] < filled[0]);
        filled[into] += group.rows.len() + 1;
        into == column
    });
    figures(width, &groups, type_sizes(speech))
}

/// A mark's name for those who do not see it, tracked.
pub(crate) fn mark_said(year: Year, key: MarkKey) -> String {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let with_part = |name: &str, whole: Split, selected: usize| {
        let counts = speech.split_words(whole);
        let part = speech.part_of(selected, whole.n(), year.is_filtered());
        speech.named(name, &format!("{part} ({counts})"))
    };
    let split_of = |set: &fixedbitset::FixedBitSet| {
        let selected = year.selection.with(|s| s.shown.intersection_count(set));
        (Split::of(&data, set), selected)
    };
    match key {
        MarkKey::Initiative(i) => {
            let (whole, selected) = split_of(data.of_initiative(i));
            with_part(&speech.initiative_name(&data, i), whole, selected)
        }
        MarkKey::Kind(k) => {
            let (whole, selected) = split_of(data.of_kind(k));
            with_part(data.kinds()[k].title.get(language), whole, selected)
        }
        MarkKey::Month(m) => {
            let whole = year.whole();
            let cell: Cell = whole.total.months[m];
            speech.named(&speech.month(data.period(), m), &speech.cell_words(cell))
        }
        MarkKey::Undated => {
            speech.named(speech.words.no_month_given, &speech.activities(data.undated().count_ones(..)))
        }
        MarkKey::Figure(f) => speech.figure(&data.figures()[f], language),
        MarkKey::Activity(a) => speech.activity_name(&data, data.activity(a)),
        MarkKey::Tray(i) => {
            let n = data.of_initiative(i).intersection_count(data.undated());
            speech.named(&speech.initiative_name(&data, i), &speech.undated_words(n))
        }
    }
}

/// Whether a mark is chosen, tracked; `None` where it opens an activity.
pub(crate) fn mark_pressed(year: Year, key: MarkKey) -> Option<bool> {
    year.filter.with(|f| match key {
        MarkKey::Initiative(i) => Some(f.initiatives.contains(&i)),
        MarkKey::Kind(k) => Some(f.kinds.contains(&k)),
        MarkKey::Month(m) => Some(f.months.contains(m)),
        MarkKey::Undated => Some(f.undated),
        MarkKey::Tray(i) => Some(f.initiatives == [i] && f.undated && f.months == MonthSet::EMPTY),
        MarkKey::Figure(_) | MarkKey::Activity(_) => None,
    })
}

/// Does what a mark is for: filters, or opens an activity.
pub(crate) fn choose_mark(year: Year, key: MarkKey, part: Part, element: String) {
    match key {
        MarkKey::Initiative(i) => year.toggle_initiative(i),
        MarkKey::Kind(k) => year.toggle_kind(k),
        MarkKey::Month(m) => year.toggle_month(m),
        MarkKey::Undated => year.toggle_undated(),
        MarkKey::Tray(i) => year.toggle_cell(i, None),
        MarkKey::Figure(f) => year.open(year.data().figures()[f].activity, part, Some(element)),
        MarkKey::Activity(a) => year.open(a, part, Some(element)),
    }
}
