//! What no sheet says and the dataset needs: its title, and its period.

use leptos::prelude::*;
use yearline_sheets_worker::{Book, Change, Table};

use super::{value_of, words};
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
    let said = move |get: fn(&Book) -> Option<&String>| {
        workbook
            .book
            .with(|book| book.as_ref().and_then(get).cloned().unwrap_or_default())
    };
    view! {
        <Show when=move || asks.get()>
            <fieldset class="workbook-questions">
                <legend>{move || words(session).questions}</legend>
                <label>
                    {move || words(session).title}
                    <input
                        type="text"
                        id="workbook-year-title"
                        prop:value=move || said(|book| book.title.as_ref())
                        on:change=move |event| workbook.change(Change::Title(value_of(&event)))
                    />
                </label>
                <label>
                    {move || words(session).period}
                    <input
                        type="text"
                        id="workbook-period"
                        prop:value=move || said(|book| book.period.as_ref())
                        on:change=move |event| workbook.change(Change::Period(value_of(&event)))
                    />
                </label>
            </fieldset>
        </Show>
    }
}
