//! The charts: activities by initiative, by month and by kind; figures by unit. Each is a filter for the others.

use crate::state::reactive::Computed;
use crate::state::{Part, Year};
use yearline_core::domain::summary::{by_initiative, by_kind};
use yearline_core::text::words::Words;
use yearline_core::text::{DateForm, Speech};
use yearline_core::url::View;
use yearline_plot::bars::{BarRow, Bars, bars};
use yearline_plot::columns::Columns;
use yearline_plot::figures::{FigureRow, UnitGroup, figures};
use yearline_plot::measure::TypeSizes;
use yearline_plot::months::{MonthColumn, Months, NoMonth, months};
use yearline_plot::scene::{MarkKey, Scene};

use super::el::{El, el, parts};
use super::export::image_button;
use super::scene_view::scene_view;
use super::seal::legend;
use super::section::{Section, section};

/// Two charts stand side by side from this width on, with this gap between them.
const PAIR_FROM: f64 = 900.0;
const PAIR_GAP: f64 = 48.0;

/// The type sizes of a language's script.
pub(crate) fn type_sizes(speech: Speech) -> TypeSizes {
    if speech.is_chinese() {
        TypeSizes::cjk()
    } else {
        TypeSizes::latin()
    }
}

/// All the charts.
pub(crate) fn charts_section() -> El {
    let year = Year::here();
    let session = year.session;
    // The width of one of two columns, or of the only one.
    let width = move || {
        let all = session.width.get();
        if all >= PAIR_FROM {
            ((all - PAIR_GAP) / 2.0).floor()
        } else {
            all
        }
    };
    let initiatives = Computed::new(move || initiative_bars(year, width()));
    let kinds = Computed::new(move || kind_bars(year, width()));
    let by_month = Computed::new(move || month_columns(year, session.width.get()));
    // In two columns where there is room, so that a unit of one figure is no bar across the page.
    let units = Computed::new(move || units(year));
    let by_unit =
        Computed::new(move || units.with(|units| figures_by_unit(year, units, width(), 0)));
    let by_unit_more =
        Computed::new(move || units.with(|units| figures_by_unit(year, units, width(), 1)));
    let mut charts = el("div", "charts")
        .child(chart("by-initiative", |w| w.chart_initiatives, initiatives))
        .child(chart("by-kind", |w| w.chart_kinds, kinds))
        .child(chart("by-month", |w| w.chart_months, by_month));
    if !year.data().figures().is_empty() {
        let note = el("p", "chart-note").word(|w| w.chart_figures_note);
        charts = charts
            .child(chart("by-unit", |w| w.chart_figures, by_unit).child(note))
            .when(
                move || by_unit_more.with(|s| !s.marks.is_empty()),
                move || chart("by-unit-more", |w| w.chart_figures_more, by_unit_more),
            );
    }
    section(Section {
        part: View::Charts,
        headline: Box::new(move || session.speech.get().charts_headline(&year.data())),
        sub: parts()
            .child(el("p", "").word(|w| w.charts_sub))
            .child(legend([
                |w| w.legend_placed,
                |w| w.legend_narrowed,
                |w| w.legend_none,
            ])),
        actions: None,
        body: parts()
            .child(el("p", "vh").id("chart-keys").word(|w| w.chart_keys))
            .child(charts),
    })
}

/// One chart with its name above.
fn chart(id: &'static str, name: fn(&'static Words) -> &'static str, scene: Computed<Scene>) -> El {
    let caption = el("figcaption", "")
        .child(el("h3", "").word(name))
        .child(image_button(id, name, scene));
    let picture = scene_view(id, scene, name, "chart-keys", Part::Charts);
    el("figure", "chart")
        .id(&format!("chart-{id}"))
        .child(caption)
        .child(picture)
}

fn initiative_bars(year: Year, width: f64) -> Scene {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let is_filtered = year.is_filtered();
    let whole = by_initiative(&data, &data.every());
    let selected = year.selection.with(|s| by_initiative(&data, &s.shown));
    let rows = data
        .initiatives()
        .iter()
        .enumerate()
        .map(|(i, initiative)| BarRow {
            key: MarkKey::Initiative(i),
            number: Some(initiative.number),
            label: initiative.title.get(language).to_owned(),
            whole: whole[i],
            selected: selected[i],
            value: speech.part_of(selected[i].n(), whole[i].n(), is_filtered),
            is_chosen: year.chooses_initiative(i),
        });
    bars(
        width,
        &Bars {
            rows: rows.collect(),
            is_filtered,
            type_px: type_sizes(speech),
        },
    )
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
    bars(
        width,
        &Bars {
            rows: rows.collect(),
            is_filtered,
            type_px: type_sizes(speech),
        },
    )
}

/// Height of the chart by month, in pixels.
const MONTHS_HEIGHT: f64 = 220.0;

fn month_columns(year: Year, width: f64) -> Scene {
    let (data, speech) = (year.data(), year.session.speech.get());
    let is_filtered = year.is_filtered();
    let (whole, chosen) = (year.whole(), year.chosen_months());
    let (selected, undated_selected) = year
        .matrix
        .with(|m| (m.total.months.clone(), m.total.undated));
    let columns = data
        .period()
        .months()
        .enumerate()
        .map(|(m, month)| MonthColumn {
            key: MarkKey::Month(m),
            label: speech.date(month.first_day(), DateForm::MonthShort),
            label_short: speech.date(month.first_day(), DateForm::MonthNarrow),
            whole: whole.total.months[m],
            selected: selected[m],
            value: speech.cell(if is_filtered {
                selected[m]
            } else {
                whole.total.months[m]
            }),
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
        columns_at: (width >= Columns::NARROW_BELOW)
            .then(|| Columns::new(width, data.period().n_months())),
        height_px: MONTHS_HEIGHT,
    };
    months(width, &input)
}

/// Of more figures than these only the largest of each unit are drawn; the table has all.
const MAX_FIGURES: usize = 120;
/// So many of a unit are drawn then.
const LARGEST: usize = 8;

/// The figures of one unit, the largest first: what to call it, which ones.
type Unit = (String, Vec<usize>);

/// The figures by unit, tracked for the language.
fn units(year: Year) -> Vec<Unit> {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let figures = data.figures();
    let mut units: Vec<Unit> = Vec::new();
    for (f, figure) in figures.iter().enumerate() {
        let unit = figure.unit.get(language);
        match units.iter_mut().find(|(name, _)| name == unit) {
            Some((_, own)) => own.push(f),
            None => units.push((unit.to_owned(), vec![f])),
        }
    }
    // The unit with the most figures first: there is something to compare. Within a unit the largest first.
    units.sort_by_key(|(_, own)| std::cmp::Reverse(own.len()));
    for (unit, own) in &mut units {
        let all = own.len();
        own.sort_by(|a, b| figures[*b].value.total_cmp(&figures[*a].value));
        if figures.len() > MAX_FIGURES && all > LARGEST {
            own.truncate(LARGEST);
            *unit = speech.largest(unit, LARGEST, all);
        }
    }
    units
}

/// The figures of the first or the second column, a unit kept together; all in the first where there is one column.
fn figures_by_unit(year: Year, units: &[Unit], width: f64, column: usize) -> Scene {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let is_paired = year.session.width.get() >= PAIR_FROM;
    let mut filled = [0, 0];
    let mut groups = Vec::new();
    for (unit, own) in units {
        // A unit's heading takes the room of a row. Each goes where there is more room, so both columns end near each other.
        let into = usize::from(is_paired && filled[1] < filled[0]);
        filled[into] += own.len() + 1;
        if into != column {
            continue;
        }
        let row = |f: &usize| {
            let figure = &data.figures()[*f];
            FigureRow {
                key: MarkKey::Figure(*f),
                label: figure.title.get(language).to_owned(),
                value: figure.value,
                qualifier: figure.qualifier,
                value_text: speech.figure_value(figure),
                tone: year.tone(figure.activity),
            }
        };
        groups.push(UnitGroup {
            unit: unit.clone(),
            rows: own.iter().map(row).collect(),
        });
    }
    figures(width, &groups, type_sizes(speech))
}
