//! Initiatives by months: a calendar sheet with a tray for what has no month.
//!
//! One table, one tab stop: arrow keys go from field to field, Enter filters. On narrow containers the style sheet sets a row's name and
//! tray above its months; the table stays the same.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::focus;
use crate::domain::{Cell, Matrix};
use crate::plot::columns::Columns;
use crate::plot::scene::Tone;
use crate::state::Year;
use crate::text::DateForm;
use crate::url::View;

use super::is_narrow;
use super::month_cell::{month_cell, needs_number};
use super::patterns::hatch;
use super::scene_view::px;
use super::seal::{Seal, Sign};
use super::section::Section;

/// Beyond this many, the tray tells a number and draws no squares.
const MAX_SQUARES: usize = 15;

fn cell_id(row: usize, column: usize) -> String {
    format!("matrix-{row}-{column}")
}

/// The matrix.
#[component]
pub(crate) fn MatrixSection() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let headline = Signal::derive(move || session.speech.get().matrix_headline(&year.data()));
    let sub = view! {
        <p>{move || words().matrix_sub}</p>
        <ul class="legend">
            <li><Sign kind="solid"/>" "{move || words().legend_certain}</li>
            <li><Sign kind="hatched"/>" "{move || words().legend_possible}</li>
            <li><Sign kind="open"/>" "{move || words().legend_undated}</li>
        </ul>
    }
    .into_any();
    view! {
        <Section part=View::Matrix headline=headline sub=sub>
            <p class="vh" id="matrix-keys">{move || words().chart_keys}</p>
            <MatrixTable/>
        </Section>
    }
}

#[component]
fn MatrixTable() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let data = year.data();
    let (n_rows, n_months) = (data.initiatives().len(), data.period().n_months());
    // Row 0 is the head, column 0 the names; the last column is the tray.
    let (last_row, last_column) = (n_rows, n_months + 1);
    let stop = RwSignal::new((0usize, 1usize));
    let tab = move |row: usize, column: usize| if stop.get() == (row, column) { "0" } else { "-1" };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let (row, column) = stop.get_untracked();
        let (to_row, to_column) = match event.key().as_str() {
            "ArrowRight" => (row, (column + 1).min(last_column)),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "ArrowDown" => ((row + 1).min(last_row), column),
            "ArrowUp" => (row.saturating_sub(1), column),
            "Home" => (row, usize::from(row == 0)),
            "End" => (row, last_column),
            _ => return,
        };
        event.prevent_default();
        // The corner holds nothing to act on.
        let to = if (to_row, to_column) == (0, 0) { (row, column) } else { (to_row, to_column) };
        stop.set(to);
        let id = cell_id(to.0, to.1);
        focus::put(&id);
        focus::reveal(&id);
    };
    let columns = Memo::new(move |_| session.width.with(|w| (!is_narrow(session)).then(|| Columns::new(*w, n_months))));
    let width = move |pick: fn(&Columns) -> f64| move || columns.get().map(|c| px(pick(&c)) + "px");
    let month_chosen = move |m: usize| year.chosen_months().contains(m);
    view! {
        <table
            class="matrix"
            class:is-narrow=move || is_narrow(session)
            role="grid"
            aria-label=move || words().matrix_name
            aria-describedby="matrix-keys"
            on:keydown=on_key
        >
            <colgroup>
                <col style:width=width(|c| c.label)/>
                {(0..n_months).map(|_| view! { <col style:width=width(|c| c.month)/> }).collect_view()}
                <col style:width=width(|_| Columns::GAP)/>
                <col style:width=width(|c| c.tray)/>
            </colgroup>
            <thead role="rowgroup">
                <tr role="row">
                    <td role="gridcell" class="corner"></td>
                    {(0..n_months)
                        .map(|m| {
                            let day = year.data().period().month(m).first_day();
                            let name = move |form| session.speech.get().date(day, form);
                            view! {
                                <th role="columnheader" scope="col" class="m" class:is-chosen=move || month_chosen(m)>
                                    <button
                                        type="button"
                                        id=cell_id(0, m + 1)
                                        tabindex=move || tab(0, m + 1)
                                        aria-pressed=move || month_chosen(m).to_string()
                                        on:focus=move |_| stop.set((0, m + 1))
                                        on:click=move |_| year.toggle_month(m)
                                    >
                                        <span class="vh">{move || session.speech.get().month(year.data().period(), m)}</span>
                                        <span class="wide" aria-hidden="true">{move || name(DateForm::MonthShort)}</span>
                                        <span class="narrow" aria-hidden="true">{move || name(DateForm::MonthNarrow)}</span>
                                    </button>
                                </th>
                            }
                        })
                        .collect_view()}
                    <td role="gridcell" class="gap"></td>
                    <th role="columnheader" scope="col" class="tray" class:is-chosen=move || year.filter.with(|f| f.undated)>
                        <button
                            type="button"
                            id=cell_id(0, n_months + 1)
                            tabindex=move || tab(0, n_months + 1)
                            aria-pressed=move || year.filter.with(|f| f.undated).to_string()
                            on:focus=move |_| stop.set((0, n_months + 1))
                            on:click=move |_| year.toggle_undated()
                        >
                            {move || words().no_month_given}
                        </button>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                <TotalRow/>
                {(0..n_rows)
                    .map(|i| view! { <Row initiative=i tab=Callback::new(move |(r, c)| tab(r, c)) stop=stop/> })
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// All initiatives together: the counts of each month, certain and possible, never added up.
#[component]
fn TotalRow() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let whole = year.whole();
    let n_months = whole.total.months.len();
    let most = whole.total.months.iter().map(|c| c.certain + c.possible).max().unwrap_or(0).max(1);
    let n_undated = whole.total.undated;
    let chosen = move |m: usize| year.matrix.with(|x| x.total.months[m]);
    view! {
        <tr role="row" class="total">
            <th role="rowheader" scope="row">
                <b>{move || words().all_initiatives}</b>
                <small>{move || words().certain_plus_possible}</small>
            </th>
            {(0..n_months)
                .map(|m| {
                    let all = whole.total.months[m];
                    view! {
                        <td role="gridcell" class="m">
                            <span class="sum">
                                <span class="vh">{move || session.speech.get().cell_words(all)}</span>
                                <span aria-hidden="true">{move || session.speech.get().cell(all)}</span>
                            </span>
                            {move || total_bar(all, chosen(m), year.is_filtered(), most)}
                        </td>
                    }
                })
                .collect_view()}
            <td role="gridcell" class="gap"></td>
            <td role="gridcell" class="tray">
                <b class="tray-count">{move || session.speech.get().part_of(
                    year.matrix.with(|x| x.total.undated), n_undated, year.is_filtered(),
                )}</b>
            </td>
        </tr>
    }
}

/// Height of the tallest bar of the sums, in pixels.
const BAR: usize = 44;

fn total_bar(all: Cell, chosen: Cell, is_filtered: bool, most: usize) -> impl IntoView {
    let unit = BAR as f64 / most as f64;
    let mut below = BAR as f64;
    let mut rect = |n: usize, is_solid: bool, tone: Tone| {
        let height = n as f64 * unit;
        below -= height;
        (n > 0).then(|| {
            let class = format!("{} {}", if is_solid { "r-solid" } else { "r-hatched" }, tone.class());
            let fill = (!is_solid).then(|| hatch(tone));
            view! { <rect class=class fill=fill x="8%" width="84%" y=px(below) height=px(height)></rect> }
        })
    };
    let bars = if is_filtered {
        vec![
            rect(chosen.certain, true, Tone::Chosen),
            rect(all.certain - chosen.certain, true, Tone::Quiet),
            rect(chosen.possible, false, Tone::Chosen),
            rect(all.possible - chosen.possible, false, Tone::Quiet),
        ]
    } else {
        vec![rect(all.certain, true, Tone::Plain), rect(all.possible, false, Tone::Plain)]
    };
    view! {
        <svg class="total-bar" width="100%" height=BAR aria-hidden="true" focusable="false">{bars}</svg>
    }
}

#[component]
fn Row(
    initiative: usize,
    tab: Callback<(usize, usize), &'static str>,
    stop: RwSignal<(usize, usize)>,
) -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let whole = year.whole();
    let all = whole.rows[initiative].clone();
    let n_months = all.months.len();
    let most = whole.max_certain();
    let row = initiative + 1;
    let name = move || session.speech.get().initiative_name(&year.data(), initiative);
    let chosen = move |pick: fn(&Matrix, usize, usize) -> Cell, m: usize| year.matrix.with(|x| pick(x, initiative, m));
    let n_undated = all.undated;
    let undated_chosen = move || year.matrix.with(|x| x.rows[initiative].undated);
    let is_cell = move |month: Option<usize>| {
        year.filter.with(|f| {
            f.initiatives == [initiative]
                && f.undated == month.is_none()
                && month.map_or(f.months.is_empty(), |m| f.months == crate::domain::MonthSet::only(m))
        })
    };
    view! {
        <tr role="row" class:is-chosen=move || year.chooses_initiative(initiative)>
            <th role="rowheader" scope="row">
                <button
                    type="button"
                    class="row-name"
                    id=cell_id(row, 0)
                    tabindex=move || tab.run((row, 0))
                    aria-pressed=move || year.chooses_initiative(initiative).to_string()
                    on:focus=move |_| stop.set((row, 0))
                    on:click=move |_| year.toggle_initiative(initiative)
                >
                    <Seal initiative=initiative/>
                    " "
                    <span class="row-title">
                        {move || year.data().initiatives()[initiative].title.get(year.language()).to_owned()}
                    </span>
                </button>
            </th>
            {(0..n_months)
                .map(|m| {
                    let cell = all.months[m];
                    let selected = move || chosen(|x, i, m| x.rows[i].months[m], m);
                    // A field of what is chosen counts what is chosen; the others count all, quietly.
                    let shown = move || {
                        let selected = selected();
                        if year.is_filtered() && !selected.is_empty() { (selected, Tone::Chosen) }
                        else { (cell, year.tone_of(0)) }
                    };
                    let said = move || {
                        let speech = session.speech.get();
                        let place = format!("{}, {}", name(), speech.month(year.data().period(), m));
                        speech.named(&place, &speech.cell_words(cell))
                    };
                    view! {
                        <td role="gridcell" class="m">
                            <button
                                type="button"
                                id=cell_id(row, m + 1)
                                tabindex=move || tab.run((row, m + 1))
                                aria-pressed=move || is_cell(Some(m)).to_string()
                                on:focus=move |_| stop.set((row, m + 1))
                                on:click=move |_| year.toggle_cell(initiative, Some(m))
                            >
                                <span class="vh">{move || said()}</span>
                                {move || { let (cell, tone) = shown(); month_cell(cell, tone, most) }}
                                {move || {
                                    let (cell, tone) = shown();
                                    needs_number(cell).then(|| {
                                        let on = match (cell.certain, tone) {
                                            (0, _) => "on-hatch".to_owned(),
                                            (_, Tone::Plain) => format!("on-ramp-{}", super::month_cell::ramp(cell.certain, most)),
                                            (_, Tone::Chosen) => "on-chosen".to_owned(),
                                            (_, Tone::Quiet) => "on-quiet".to_owned(),
                                        };
                                        let split = if cell.certain > 0 && cell.possible > 0 { " is-split" } else { "" };
                                        view! { <span class=format!("field-number {on}{split}") aria-hidden="true">{session.speech.get().cell(cell)}</span> }
                                    })
                                }}
                            </button>
                        </td>
                    }
                })
                .collect_view()}
            <td role="gridcell" class="gap"></td>
            <td role="gridcell" class="tray">
                <button
                    type="button"
                    id=cell_id(row, n_months + 1)
                    tabindex=move || tab.run((row, n_months + 1))
                    aria-pressed=move || is_cell(None).to_string()
                    on:focus=move |_| stop.set((row, n_months + 1))
                    on:click=move |_| year.toggle_cell(initiative, None)
                >
                    <span class="vh">
                        {move || {
                            let speech = session.speech.get();
                            speech.named(&name(), &speech.undated_words(n_undated))
                        }}
                    </span>
                    <b class="tray-count" aria-hidden="true">{move || session.speech.get().count(n_undated)}</b>
                    <span class="tray-unit" aria-hidden="true">{move || session.words().no_month}</span>
                    {move || squares(n_undated, undated_chosen(), year.is_filtered())}
                </button>
            </td>
        </tr>
    }
}

/// A square for each activity without a month, the chosen ones first.
fn squares(n: usize, n_chosen: usize, is_filtered: bool) -> impl IntoView {
    (1..=MAX_SQUARES).contains(&n).then(|| {
        let width = n * 12;
        view! {
            <svg class="squares" width=width height="10" viewBox=format!("0 0 {width} 10") aria-hidden="true" focusable="false">
                {(0..n)
                    .map(|k| {
                        let tone = match (is_filtered, k < n_chosen) {
                            (false, _) => Tone::Plain,
                            (true, true) => Tone::Chosen,
                            (true, false) => Tone::Quiet,
                        };
                        view! {
                            <rect class=format!("r-open {}", tone.class()) x=k * 12 + 2 y="1" width="8" height="8"></rect>
                        }
                    })
                    .collect_view()}
            </svg>
        }
    })
}
