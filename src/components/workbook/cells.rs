//! The cells of the sheet, some rows at a time: to be walked through and edited as in a spreadsheet (the data grid of the ARIA Authoring
//! Practices).

use std::collections::HashMap;

use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::ingest::{Diagnostic, Severity, column_letters};
use yearline_sheets_worker::Change;

use super::{Tool, cell_element, words};
use crate::browser::focus;
use crate::state::{At, N_ROWS, OpenWorkbook, cell_id, use_session};

/// The rows, and what can be done with them.
#[component]
pub(super) fn Cells() -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let size = Memo::new(move |_| workbook.size());
    let shown = move || {
        let (n, first) = (size.get().0, workbook.first.get());
        let last = (first + N_ROWS).min(n);
        session
            .locale
            .get()
            .rows_of(first as usize + 1, last as usize, n as usize)
    };
    let is_first = move || workbook.first.get() == 0;
    let is_last = move || workbook.first.get() + N_ROWS >= size.get().0;
    let earlier = move |()| {
        let first = workbook.first.get_untracked();
        workbook.look_from(first.saturating_sub(N_ROWS));
    };
    let later = move |()| workbook.look_from(workbook.first.get_untracked() + N_ROWS);
    let at_row = move || (workbook.sheet_name(), workbook.at.get_untracked().0);
    let insert = move |()| {
        let (sheet, row) = at_row();
        workbook.change(Change::InsertRow { sheet, row });
    };
    let remove = move |()| {
        let (sheet, row) = at_row();
        workbook.change(Change::RemoveRow { sheet, row });
    };
    view! {
        <div class="tools workbook-tools">
            <Tool
                id="rows-earlier"
                label=|words| words.earlier
                is_off=is_first
                act=earlier
            />
            <span id="rows-shown">{shown}</span>
            <Tool
                id="rows-later"
                label=|words| words.later
                is_off=is_last
                act=later
            />
            <Tool id="row-insert" label=|words| words.insert_row act=insert/>
            <Tool id="row-remove" label=|words| words.remove_row act=remove/>
        </div>
        <p class="chart-note" id="cells-keys">{move || words(session).keys}</p>
        <Grid size/>
    }
}

#[component]
fn Grid(size: Memo<At>) -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let by_cell = Memo::new(move |_| workbook.faults_by_cell());
    let n_columns = Memo::new(move |_| size.get().1);
    let n_places = Memo::new(move |_| {
        let (n_rows, first) = (size.get().0, workbook.first.get());
        n_rows.saturating_sub(first).min(N_ROWS)
    });
    let letters = move || {
        let letter =
            |column| view! { <th scope="col" role="columnheader">{column_letters(column)}</th> };
        (0..n_columns.get()).map(letter).collect_view()
    };
    let row = move |place: u32| {
        let number = move || (workbook.first.get() + place + 1).to_string();
        let cell = move |column| view! { <CellView place column by_cell/> };
        view! {
            <tr role="row" aria-rowindex=move || (workbook.first.get() + place + 2).to_string()>
                <th scope="row" role="rowheader">{number}</th>
                <For each=move || 0..n_columns.get() key=|column| *column children=cell/>
            </tr>
        }
    };
    // Whether a press finds the keyboard on its cell already.
    let was_there = StoredValue::new(false);
    view! {
        <div class="cells-scroll">
            <table
                class="cells"
                role="grid"
                id="cells"
                aria-label=move || workbook.with_sheet(|sheet| sheet.mapping.sheet.clone())
                aria-describedby="cells-keys"
                aria-rowcount=move || (size.get().0 + 1).to_string()
                aria-colcount=move || (n_columns.get() + 1).to_string()
                on:keydown=move |event| on_key(workbook, size, &event)
                on:pointerdown=move |event| {
                    let cell = cell_element(&event);
                    was_there.set_value(cell.is_some_and(|cell| focus::is_in(&cell)));
                }
                on:click=move |event| on_click(workbook, was_there.get_value(), &event)
                on:focusin=move |event: FocusEvent| {
                    if let Some(at) = place_of(workbook, &event) {
                        workbook.at.set(at);
                    }
                }
            >
                <thead>
                    <tr role="row" aria-rowindex="1">
                        <td role="presentation"></td>
                        {letters}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || 0..n_places.get() key=|place| *place children=row/>
                </tbody>
            </table>
        </div>
    }
}

/// A cell at a place among the rows that are looked at.
#[component]
fn CellView(place: u32, column: u32, by_cell: Memo<HashMap<At, Diagnostic>>) -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let at = move || (workbook.first.get() + place, column);
    let text = Memo::new(move |_| {
        workbook.rows.with(|rows| {
            let cells = rows.get(place as usize);
            cells
                .and_then(|cells| cells.get(column as usize))
                .cloned()
                .unwrap_or_default()
        })
    });
    let fault = Memo::new(move |_| by_cell.with(|by_cell| by_cell.get(&at()).cloned()));
    let severity = move || fault.with(|fault| fault.as_ref().map(|fault| fault.severity));
    let says = move || {
        let locale = session.locale.get();
        fault.with(|fault| {
            let said = locale.diagnostic(fault.as_ref()?);
            Some(locale.sentences(&[said.wrong, said.remedy]))
        })
    };
    let is_at = Memo::new(move |_| workbook.at.get() == at());
    let is_edited = Memo::new(move |_| workbook.editing.get() == Some(at()));
    let content = move || {
        if is_edited.get() {
            view! { <Editor at=untrack(at) text=text.get_untracked()/> }.into_any()
        } else {
            text.get().into_any()
        }
    };
    view! {
        <td
            role="gridcell"
            id=cell_id((place, column))
            class:is-at=move || is_at.get()
            class:is-wrong=move || severity() == Some(Severity::Error)
            class:is-remarked=move || severity() == Some(Severity::Warning)
            aria-invalid=move || (severity() == Some(Severity::Error)).then_some("true")
            aria-description=says
            title=says
            aria-colindex=(column + 2).to_string()
            tabindex=move || if is_at.get() && !is_edited.get() { "0" } else { "-1" }
            dir="auto"
        >
            {content}
        </td>
    }
}

/// The text of a cell, while it is edited.
#[component]
fn Editor(at: At, text: String) -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let field = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Refused only where it is not in the document.
            let _ = field.focus();
            field.select();
        }
    });
    let name = move || format!("{}{}", column_letters(at.1), at.0 + 1);
    // Also where the reader goes elsewhere by a click.
    let leave = move |_| {
        if workbook.editing.try_get_untracked() == Some(Some(at)) {
            commit(workbook, at, field);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        if event.is_composing() {
            return;
        }
        let to = match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) if !event.alt_key() => (at.0 + 1, at.1),
            ("Enter", true) => (at.0.saturating_sub(1), at.1),
            ("Tab", false) => (at.0, at.1 + 1),
            ("Tab", true) => (at.0, at.1.saturating_sub(1)),
            ("Escape", _) => {
                event.prevent_default();
                workbook.editing.set(None);
                return put(at);
            }
            _ => return,
        };
        event.prevent_default();
        let is_empty = field
            .get_untracked()
            .is_none_or(|field| field.value().is_empty());
        commit(workbook, at, field);
        let (n_rows, n_columns) = untrack(|| workbook.size());
        // Below the last row goes on who has written something in it.
        let last_row = if is_empty { n_rows - 1 } else { n_rows };
        workbook.go_to((to.0.min(last_row), to.1.min(n_columns - 1)));
    };
    view! {
        <textarea node_ref=field rows="2" aria-label=name on:keydown=on_key on:blur=leave>
            {text}
        </textarea>
    }
}

fn commit(workbook: OpenWorkbook, at: At, field: NodeRef<Textarea>) {
    let text = field.get_untracked().map(|field| field.value());
    workbook.editing.set(None);
    if let Some(text) = text {
        workbook.write(at, text);
    }
}

/// Puts the keyboard back on a cell that is not edited any more.
fn put(at: At) {
    spawn_local(async move {
        tick().await;
        focus::put(&cell_id(at));
    });
}

/// The cell that an event came from.
fn place_of(workbook: OpenWorkbook, event: &Event) -> Option<At> {
    let id = cell_element(event)?.id();
    let (place, column) = id.strip_prefix("cell-")?.split_once('-')?;
    let row = workbook.first.get_untracked() + place.parse::<u32>().ok()?;
    Some((row, column.parse().ok()?))
}

/// The first press goes to a cell, the second one edits it, as a press without a pointer does, which screen readers make.
fn on_click(workbook: OpenWorkbook, was_there: bool, event: &MouseEvent) {
    let Some(at) = place_of(workbook, event) else {
        return;
    };
    if workbook.editing.get_untracked() == Some(at) {
        return;
    }
    if was_there || event.detail() == 0 {
        workbook.editing.set(Some(at));
    } else {
        workbook.at.set(at);
        put(at);
    }
}

fn on_key(workbook: OpenWorkbook, size: Memo<At>, event: &KeyboardEvent) {
    let Some((row, column)) = place_of(workbook, event) else {
        return;
    };
    let (n_rows, n_columns) = size.get_untracked();
    let (last_row, last_column) = (n_rows - 1, n_columns - 1);
    let is_held = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let to = match (key.as_str(), is_held) {
        ("ArrowUp", false) => (row.saturating_sub(1), column),
        ("ArrowDown", false) => ((row + 1).min(last_row), column),
        ("ArrowLeft", false) => (row, column.saturating_sub(1)),
        ("ArrowRight", false) => (row, (column + 1).min(last_column)),
        ("Home", false) => (row, 0),
        ("End", false) => (row, last_column),
        ("Home", true) => (0, 0),
        ("End", true) => (last_row, last_column),
        ("PageUp", false) => (row.saturating_sub(N_ROWS), column),
        ("PageDown", false) => ((row + N_ROWS).min(last_row), column),
        ("Enter" | "F2", false) => {
            event.prevent_default();
            workbook.editing.set(Some((row, column)));
            return;
        }
        // A letter takes the place of what stands there: the browser writes it into the field, which has the focus by then.
        (letter, false) if letter.chars().count() == 1 && letter != " " => {
            workbook.editing.set(Some((row, column)));
            return;
        }
        ("Delete" | "Backspace", false) => {
            event.prevent_default();
            workbook.write((row, column), String::new());
            return;
        }
        _ => return,
    };
    event.prevent_default();
    workbook.go_to(to);
}
