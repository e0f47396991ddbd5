//! The markup to paste, and the button that copies it.

use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::options::EmbedOptions;
use crate::browser::document;
use crate::state::{use_session, use_year};

/// The markup, and what has to be said about it.
#[component]
pub(super) fn MarkupField(
    options: RwSignal<EmbedOptions>,
    /// The address of the page, unless it is on a disk.
    page: Option<String>,
) -> impl IntoView {
    let session = use_session();
    let year = use_year();
    let is_on_disk = page.is_none();
    let markup = Memo::new(move |_| options.with(|o| o.markup(year, page.as_deref())));
    let area = NodeRef::<Textarea>::new();
    // The markup that was copied, and whether the browser has done it.
    let copied = RwSignal::new(None::<(String, bool)>);
    let copy = move |_| {
        if let Some(area) = area.get_untracked() {
            area.select();
        }
        let text = markup.get_untracked();
        spawn_local(async move {
            let is_done = document::copy(&text).await;
            // The dialog may be closed by then.
            copied.try_set(Some((text, is_done)));
        });
    };
    let status = move || {
        let messages = session.messages();
        let is_present = |(text, _): &(String, bool)| markup.with(|markup| markup == text);
        match copied.get().filter(is_present) {
            None => "",
            Some((_, true)) => messages.copied,
            Some((_, false)) => messages.embed_by_hand,
        }
    };
    view! {
        <div class="embed-group">
            <label for="embed-snippet">{move || session.messages().embed_snippet}</label>
            <textarea
                node_ref=area
                id="embed-snippet"
                readonly=true
                rows="9"
                spellcheck="false"
                prop:value=markup
            ></textarea>
            <p class="actions">
                <button type="button" class="tool tool-wide" id="embed-copy" on:click=copy>
                    {move || session.messages().copy}
                </button>
                <span role="status">{status}</span>
            </p>
            <Show when=move || is_on_disk>
                <p class="chart-note">{move || session.messages().embed_disk}</p>
            </Show>
            <Show when=move || session.local_file.with(Option::is_some)>
                <p class="chart-note">{move || session.messages().embed_local}</p>
            </Show>
        </div>
    }
}
