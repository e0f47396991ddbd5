//! What no sheet says and the dataset needs: its title, and its period.

use leptos::prelude::*;
use yearline_core::text::messages::workbook::WorkbookMessages;
use yearline_sheets_worker::{Book, Change, Table};

use super::words;
use crate::state::use_session;

/// The questions, where the workbook has no sheet about the report.
#[component]
pub(super) fn Questions() -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let asks = Memo::new(move |_| {
        let lacks_report = |book: &Book| {
            let has_report = book
                .sheets
                .iter()
                .any(|sheet| sheet.mapping.table == Some(Table::Report));
            !has_report || book.title.is_some() || book.period.is_some()
        };
        workbook
            .book
            .with(|book| book.as_ref().is_some_and(lacks_report))
    });
    view! {
        <Show when=move || asks.get()>
            <fieldset class="workbook-questions">
                <legend>{move || words(session).questions}</legend>
                <Question
                    id="workbook-year-title"
                    label=|words| words.title
                    get=|book| book.title.as_ref()
                    change=Change::Title
                />
                <Question
                    id="workbook-period"
                    label=|words| words.period
                    get=|book| book.period.as_ref()
                    change=Change::Period
                />
            </fieldset>
        </Show>
    }
}

#[component]
fn Question(
    id: &'static str,
    label: fn(&WorkbookMessages) -> &'static str,
    /// The answer so far.
    get: fn(&Book) -> Option<&String>,
    /// What an answer changes.
    change: fn(String) -> Change,
) -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let answer = move || {
        workbook
            .book
            .with(|book| book.as_ref().and_then(get).cloned().unwrap_or_default())
    };
    view! {
        <label>
            {move || label(words(session))}
            <input
                type="text"
                id=id
                prop:value=answer
                on:change=move |event| workbook.change(change(event_target_value(&event)))
            />
        </label>
    }
}
