//! All that was found in the workbook, each with its cell, and a button where there is a correction.

use std::collections::HashMap;

use leptos::prelude::*;
use yearline_core::ingest::{Cell, Code, Diagnostic, Expected, Severity};
use yearline_core::text::Locale;
use yearline_sheets_worker::{Change, corrections};

use crate::components::fault_table::{FaultTable, SeverityName};
use crate::state::{FAULTS, OpenWorkbook, use_session};

/// The list.
#[component]
pub(super) fn Faults() -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let has_any = move || workbook.diagnostics.with(|d| !d.is_empty());
    // Faults before remarks. One that stays keeps its row, and with it the focus.
    let rows = move || {
        let mut rows = workbook.diagnostics.get();
        rows.sort_by_key(|diagnostic| diagnostic.severity == Severity::Warning);
        let mut n_alike: HashMap<(Code, Option<Cell>), usize> = HashMap::new();
        let with_key = |diagnostic: Diagnostic| {
            let place = (diagnostic.code, diagnostic.cell.clone());
            let n = n_alike.entry(place.clone()).or_default();
            *n += 1;
            ((place, diagnostic.found.clone(), *n), diagnostic)
        };
        rows.into_iter().map(with_key).collect::<Vec<_>>()
    };
    let more = move || {
        let n = workbook.n_more.get();
        (n > 0).then(|| session.locale.get().and_more(n))
    };
    view! {
        <Show when=has_any>
            <h3>{move || super::words(session).faults}</h3>
            <FaultTable id=FAULTS label=move || super::words(session).faults>
                <For
                    each=rows
                    key=|(key, _)| key.clone()
                    children=move |(_, diagnostic)| view! { <Fault diagnostic/> }
                />
            </FaultTable>
            <p class="chart-note">{more}</p>
        </Show>
    }
}

#[component]
fn Fault(diagnostic: Diagnostic) -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let diagnostic = StoredValue::new(diagnostic);
    let said = Memo::new(move |_| {
        let locale = session.locale.get();
        let said = diagnostic.with_value(|d| locale.diagnostic(d));
        (said.place, said.wrong, said.remedy)
    });
    let severity = diagnostic.with_value(|d| d.severity);
    let place = diagnostic.with_value(|d| d.cell.clone()).map_or_else(
        || view! { <span>{move || said.with(|s| s.0.clone())}</span> }.into_any(),
        |cell| {
            view! {
                <button
                    type="button"
                    class="plain fault-place"
                    on:click=move |_| workbook.show_cell(&cell)
                >
                    {move || said.with(|s| s.0.clone())}
                </button>
            }
            .into_any()
        },
    );
    view! {
        <tr>
            <th scope="row">
                <SeverityName severity/>
                " "
                {place}
            </th>
            <td><code dir="auto">{diagnostic.with_value(|d| d.found.clone())}</code></td>
            <td>{move || said.with(|s| s.1.clone())}</td>
            <td>
                {move || said.with(|s| s.2.clone())}
                " "
                {diagnostic.with_value(|d| corrections_of(workbook, d))}
            </td>
        </tr>
    }
}

/// A button for each way in which a fault can be corrected.
fn corrections_of(workbook: OpenWorkbook, diagnostic: &Diagnostic) -> impl IntoView + use<> {
    let session = use_session();
    let ways = corrections(diagnostic);
    let orders = match &diagnostic.expected {
        Expected::DayOrder {
            day_first,
            month_first,
            ..
        } => Some([day_first.clone(), month_first.clone()]),
        _ => None,
    };
    let cell = StoredValue::new(diagnostic.cell.clone());
    let button = move |(at, change): (usize, Change)| {
        let text = match (&change, &orders) {
            (Change::Cell { text, .. }, _) => text.clone(),
            (_, Some(orders)) => orders.get(at).cloned().unwrap_or_default(),
            _ => String::new(),
        };
        let label = move |locale: Locale| locale.write_instead(&text);
        view! {
            <button
                type="button"
                class="tool tool-wide fault-correct"
                on:click=move |_| workbook.correct(cell.get_value(), change.clone())
            >
                {move || label(session.locale.get())}
            </button>
        }
    };
    ways.into_iter().enumerate().map(button).collect_view()
}
