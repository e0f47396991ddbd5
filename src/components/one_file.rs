//! The page in one file, and whether the page may have what it needs for that.

use leptos::prelude::*;
use yearline_core::text::messages::workbook::WorkbookMessages;

use super::forms::Prerendering;
use crate::browser::{files, sheets};
use crate::state::{Writing, use_session};

/// Whether the page has other files beside it (the program for spreadsheets, the page in one file), and the reader can save what they give.
/// Where it is prerendered, it will be served with them.
#[must_use]
pub fn has_files_beside() -> ReadSignal<bool> {
    let is_served = use_context::<Prerendering>().is_some_and(|page| page.file.is_some());
    let (has_them, set) = signal(is_served);
    Effect::new(move |_| set.set(sheets::program().is_some() && files::refusal().is_none()));
    has_them
}

/// The year that is shown as a page in one file, where the page has what it is made of beside it.
#[component]
pub fn PageInOneFile(
    /// The id of the button.
    id: &'static str,
    /// Its class.
    class: &'static str,
) -> impl IntoView {
    let session = use_session();
    let file_name = move || {
        let data = session.dataset.get_untracked()?;
        let locale = session.locale.get_untracked();
        Some(locale.file_name(&data, "", "html"))
    };
    let writing = RwSignal::new(Writing::Idle);
    let has_page = has_files_beside();
    let words = move || WorkbookMessages::of(session.locale.get().lang);
    let is_busy = move || writing.get() == Writing::Busy;
    let save = move |_| {
        if let (Some(name), false) = (file_name(), untrack(is_busy)) {
            session.download_page(name, writing);
        }
    };
    let fault = move || (writing.get() == Writing::Failed).then(|| words().no_page);
    view! {
        <Show when=move || has_page.get()>
            <button
                type="button"
                class=class
                id=id
                aria-disabled=move || is_busy().then_some("true")
                on:click=save
            >
                {move || words().save_page}
            </button>
            <span role="status">{fault}</span>
        </Show>
    }
}
