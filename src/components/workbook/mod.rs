//! The workbook that is open: what was found in it, what its columns mean, and its cells, where they can be corrected.

mod cells;
mod columns;
mod faults;
mod questions;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yearline_core::text::messages::workbook::WorkbookMessages;
use yearline_sheets_worker::{Book, Request};

use crate::components::one_file::PageInOneFile;
use crate::state::{OpenWorkbook, PANEL, Session, WORKBOOK, use_session};
use cells::Cells;
use columns::{Columns, Sheets};
use faults::Faults;
use questions::Questions;

/// The messages about it, tracked.
fn words(session: Session) -> &'static WorkbookMessages {
    WorkbookMessages::of(session.locale.get().lang)
}

/// The workbook, while one is open. Not in a frame, which is for readers.
#[component]
pub fn WorkbookPanel() -> impl IntoView {
    let session = use_session();
    let is_open = Memo::new(move |_| session.workbook.book.with(Option::is_some));
    view! {
        <Show when=move || is_open.get() && !session.is_embedded()>
            <Panel/>
        </Show>
    }
}

#[component]
fn Panel() -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let headline = move || {
        let locale = session.locale.get();
        workbook.name.with(|name| locale.workbook_headline(name))
    };
    let is_unfolded = workbook.is_unfolded;
    view! {
        <section
            class="workbook"
            id=PANEL
            aria-labelledby=WORKBOOK
            class:is-wrong=move || !workbook.is_right.get()
            on:keydown=move |event| take_back(workbook, &event)
        >
            <h2 class="report-title" id=WORKBOOK tabindex="-1">{headline}</h2>
            <Status/>
            <Actions/>
            <Show when=move || is_unfolded.get()>
                <div class="workbook-body" id="workbook-body">
                    <Faults/>
                    <Questions/>
                    <Sheets/>
                    <Columns/>
                    <Cells/>
                </div>
            </Show>
        </section>
    }
}

/// Ctrl+Z and Ctrl+Y, but where a text is being typed they are the browser's.
fn take_back(workbook: OpenWorkbook, event: &KeyboardEvent) {
    let types = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| ["INPUT", "TEXTAREA"].contains(&element.tag_name().as_str()));
    if types || !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    let request = match (event.key().as_str(), event.shift_key()) {
        ("z", false) => Request::Undo,
        ("y", false) | ("z" | "Z", true) => Request::Redo,
        _ => return,
    };
    event.prevent_default();
    workbook.ask(request);
}

/// What was found, and what the page shows: said after each check.
#[component]
fn Status() -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let status = move || {
        let (locale, words) = (session.locale.get(), words(session));
        if workbook.n_checks.get() > 0 {
            return words.is_checking.to_owned();
        }
        let found = workbook.diagnostics.with(|diagnostics| {
            if diagnostics.is_empty() {
                words.no_fault.to_owned()
            } else {
                locale.sentences(&[locale.report_count(diagnostics)])
            }
        });
        let shown = if session.shows_workbook() {
            words.is_shown
        } else if workbook.is_right.get() {
            words.is_other
        } else {
            words.is_not_shown
        };
        let undated = match session.n_undated() {
            n if n > 0 && session.shows_workbook() => locale.without_month(n),
            _ => String::new(),
        };
        locale.sentences(&[found, shown.to_owned(), undated])
    };
    view! { <p id="workbook-status" role="status">{status}</p> }
}

/// What can be done with the workbook as a whole.
#[component]
fn Actions() -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let is_unfolded = workbook.is_unfolded;
    let n = move |get: fn(&Book) -> usize| {
        Memo::new(move |_| workbook.book.with(|book| book.as_ref().map_or(0, get)))
    };
    let (n_undo, n_redo) = (n(|book| book.n_undo), n(|book| book.n_redo));
    view! {
        <p class="actions">
            <button
                type="button"
                class="tool tool-wide"
                id="workbook-check"
                aria-expanded=move || is_unfolded.get().to_string()
                aria-controls=move || is_unfolded.get().then_some("workbook-body")
                on:click=move |_| is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded)
            >
                {move || words(session).check}
            </button>
            <Tool
                id="workbook-undo"
                label=|words| words.undo
                is_off=move || n_undo.get() == 0
                act=move |()| workbook.ask(Request::Undo)
            />
            <Tool
                id="workbook-redo"
                label=|words| words.redo
                is_off=move || n_redo.get() == 0
                act=move |()| workbook.ask(Request::Redo)
            />
            <Tool
                id="workbook-save"
                label=|words| words.save_sheet
                act=move |()| workbook.ask(Request::Save)
            />
            <Tool
                id="workbook-save-data"
                label=|words| words.save_data
                is_off=move || !session.shows_workbook()
                act=move |()| session.save_workbook_as_data()
            />
            <Show when=move || session.shows_workbook()>
                <PageInOneFile id="workbook-save-page" class="tool tool-wide"/>
            </Show>
            <button
                type="button"
                class="plain"
                id="workbook-close"
                on:click=move |_| workbook.close()
            >
                {move || words(session).close}
            </button>
        </p>
        <p class="chart-note">{move || words(session).save_note}</p>
    }
}

/// A button that does something to the workbook. One that has nothing to do stays where it is, and keeps the focus.
#[component]
fn Tool(
    id: &'static str,
    label: fn(&WorkbookMessages) -> &'static str,
    /// Whether there is nothing to do.
    #[prop(into, optional)]
    is_off: Signal<bool>,
    #[prop(into)] act: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let press = move |_| {
        if !is_off.get_untracked() {
            act.run(());
        }
    };
    view! {
        <button
            type="button"
            class="tool tool-wide"
            id=id
            aria-disabled=move || is_off.get().then_some("true")
            on:click=press
        >
            {move || label(words(session))}
        </button>
    }
}

/// The element of a cell that an event came from, or that is around it.
fn cell_element(event: &web_sys::Event) -> Option<HtmlElement> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("[role=gridcell]").ok()??.dyn_into().ok()
}
