//! The table of what is shown: the same activities as in every chart, one a row.

mod columns;
mod row;
mod window;

use leptos::html::{self, Tbody};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yearline_core::domain::{Column, Sort};
use yearline_core::url::View;

use super::activity::ActivitySlot;
use super::download::DownloadButton;
use super::section::Section;
use crate::browser::focus;
use crate::export;
use crate::state::{History, Part, use_session, use_year};
use columns::{heading, id_of};
pub use row::row_id;
use row::{Row, activity_of};
use window::{ALL_ROWS, RowWindow, Rows};

/// The key that leads from a picture to the table, which holds the same as text.
pub const TABLE_KEY: &str = "t";

/// The table.
#[component]
pub fn TableSection() -> impl IntoView {
    let year = use_year();
    let headline = move || year.session.messages().table.to_owned();
    view! {
        <Section
            part=View::Table
            headline=Signal::derive(headline)
            sub=move || view! { <p>{move || year.sentence().0}</p> }
            actions=move || view! { <CsvButton/> }
        >
            <ActivityTable/>
        </Section>
    }
}

/// The table itself, what is said of the rows that are not there, and the activity that is open and has none.
#[component]
fn ActivityTable() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let sort = Memo::new(move |_| session.view.with(|v| v.sort));
    let order = Memo::new(move |_| sort.get().order(&year.data(), year.language()));
    let window = RowWindow::new(year, order);
    let is_empty = move || window.rows.with(|rows| rows.n_all == 0);
    let has_no_row = Signal::derive(move || {
        let is_open = |activity| year.item.get() == Some(activity);
        window
            .rows
            .with(|rows| !rows.activities.iter().copied().any(is_open))
    });
    view! {
        <Table sort window/>
        <Show when=move || window.rows.with(Rows::is_part)>
            <Rest window/>
        </Show>
        <Show when=is_empty>
            <p class="nothing">{move || session.messages().nothing}</p>
        </Show>
        <ActivitySlot part=Part::Table when=has_no_row/>
    }
}

/// Hands the rows to the reader as a file, all of them and in the order of the table.
#[component]
fn CsvButton() -> impl IntoView {
    let year = use_year();
    view! {
        <DownloadButton id="download-csv" file=move |()| export::table(year)>
            {move || year.session.messages().csv}
        </DownloadButton>
    }
}

/// The table itself. One listener serves all rows.
#[component]
fn Table(sort: Memo<Sort>, window: RowWindow) -> impl IntoView {
    let year = use_year();
    let RowWindow { rows, has_gaps, .. } = window;
    let is_large = year.data().n_activities() > ALL_ROWS;
    // The head is the first row.
    let first_index = Memo::new(move |_| rows.with(|r| r.is_part().then_some(r.from + 2)));
    let n_rows = move || rows.with(|r| r.is_part().then(|| (r.n_all + 1).to_string()));
    // Rows that a choice leaves over are hidden, since the next choice may need them.
    let n_places = Memo::new(move |before: Option<&usize>| {
        let n = rows.with(|r| r.activities.len());
        before.map_or(n, |before| n.max(*before))
    });
    let row = move |place: usize| {
        let activity = Memo::new(move |_| rows.with(|r| r.activities.get(place).copied()));
        let row_index = move || first_index.get().map(|first| first + place);
        view! { <Row activity row_index=Signal::derive(row_index)/> }
    };
    let table = NodeRef::<html::Table>::new();
    let focused = StoredValue::new(None::<usize>);
    Effect::watch(
        move || rows.track(),
        move |(), _, _| {
            let has_focus =
                focus::is_lost() || table.get_untracked().is_some_and(|t| focus::is_in(&t));
            if let Some(activity) = focused.get_value().filter(|_| has_focus) {
                spawn_local(keep_focus(activity));
            }
        },
        false,
    );
    let heads = Column::ALL.map(|column| view! { <ColumnHead column sort/> });
    view! {
        <table
            class="list"
            node_ref=table
            class:is-large=is_large
            class:has-gaps=has_gaps
            aria-labelledby="table-headline"
            aria-rowcount=n_rows
            on:click=move |event| {
                if let Some(activity) = activity_at(&event) {
                    year.open(activity, Part::Table, Some(row_id(activity)));
                }
            }
            on:focusin=move |event| focused.set_value(activity_at(&event))
        >
            <thead>
                <tr>{heads.into_iter().collect_view()}</tr>
            </thead>
            <Show when=move || has_gaps.get()>
                <Gap height=move || window.gaps_px()[0] node_ref=window.gap_above/>
            </Show>
            <tbody node_ref=window.body>
                <For each=move || 0..n_places.get() key=|place| *place children=row/>
            </tbody>
            <Show when=move || has_gaps.get()>
                <Gap height=move || window.gaps_px()[1] node_ref=window.gap_below/>
            </Show>
        </table>
    }
}

/// Has the focus stay with an activity whose row may have moved, once the rows are up to date; with the headline if it has none any more.
async fn keep_focus(activity: usize) {
    tick().await;
    if !focus::put(&row_id(activity)) {
        focus::put("table-headline");
    }
}

/// What stands for the rows above or below those that are in the document.
#[component]
fn Gap(
    /// Its height in CSS pixels.
    #[prop(into)]
    height: Signal<f64>,
    node_ref: NodeRef<Tbody>,
) -> impl IntoView {
    let height = move || format!("{}px", height.get());
    view! {
        <tbody class="rows-gap" aria-hidden="true" style=("--gap", height) node_ref=node_ref>
            <tr>
                <td colspan="7"></td>
            </tr>
        </tbody>
    }
}

/// The head of a column, which sorts by it, or reverses the order.
#[component]
fn ColumnHead(column: Column, sort: Memo<Sort>) -> impl IntoView {
    let session = use_session();
    let direction = move || {
        let Sort {
            column: sorted,
            is_descending,
        } = sort.get();
        (sorted == column).then_some(is_descending)
    };
    let aria_sort = move || {
        direction().map(|is_descending| {
            if is_descending {
                "descending"
            } else {
                "ascending"
            }
        })
    };
    let arrow = move || direction().map(|is_descending| if is_descending { " ↓" } else { " ↑" });
    view! {
        <th scope="col" aria-sort=aria_sort>
            <button
                type="button"
                class="plain"
                id=format!("sort-{}", id_of(column))
                on:click=move |_| session.change(
                    History::Push,
                    |view| view.sort = view.sort.toggled(column),
                )
            >
                {move || heading(session.messages(), column)}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

/// Which rows of a large table are in the document, and a button for the others.
#[component]
fn Rest(window: RowWindow) -> impl IntoView {
    let RowWindow {
        rows, shows_all, ..
    } = window;
    let locale = use_session().locale;
    let shown = move || rows.with(|r| locale.get().rows(r.from, r.activities.len(), r.n_all));
    // The button goes with what it did: the keyboard goes on from the last row that was there.
    let show_all = move |_| {
        let last = rows.with_untracked(|r| r.activities.last().copied());
        shows_all.set(true);
        if let Some(last) = last {
            focus::put(&row_id(last));
        }
    };
    view! {
        <p class="rest">
            <span>{shown}</span>
            " "
            <Show when=move || !shows_all.get()>
                <button
                    type="button"
                    class="tool tool-wide"
                    id="all-rows"
                    on:click=show_all
                >
                    {move || locale.get().all_rows(rows.with(|r| r.n_all))}
                </button>
            </Show>
        </p>
    }
}

/// The activity whose button an event took place on.
fn activity_at(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    activity_of(&target.closest("button").ok()??.id())
}
