//! Copying a text, and saying truly whether the browser did.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::by_hand::ByHand;
use crate::browser::document;
use crate::export::Word;
use crate::state::use_session;

/// Copies a text. Where the browser refuses, the text is shown, selected.
#[component]
pub fn CopyButton(
    /// The id of the button.
    id: &'static str,
    /// Its classes.
    #[prop(default = "plain")]
    class: &'static str,
    /// What is on it.
    label: Word,
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// Why there is nothing to copy, if there is nothing. Asked for when the button is used.
    #[prop(optional, into)]
    missing: Option<Signal<Option<Word>>>,
) -> impl IntoView {
    let session = use_session();
    // The text that was copied, and whether the browser has done it.
    let copied = RwSignal::new(None::<(String, bool)>);
    let reason = RwSignal::new(None::<Word>);
    let copy = move |_| {
        reason.set(missing.and_then(|missing| missing.get_untracked()));
        if reason.with_untracked(Option::is_some) {
            return;
        }
        let text = text.get_untracked();
        spawn_local(async move {
            let is_done = document::copy(&text).await;
            // The button may be gone by then.
            copied.try_set(Some((text, is_done)));
        });
    };
    // Another text is not copied yet.
    let present = Memo::new(move |_| {
        let copied = copied.get()?;
        text.with(|text| *text == copied.0).then_some(copied)
    });
    let is_copied = move || present.with(|c| c.as_ref().is_some_and(|(_, is_done)| *is_done));
    let label = move || {
        let messages = session.messages();
        if is_copied() {
            messages.copied
        } else {
            label(messages)
        }
    };
    let status = move || {
        let messages = session.messages();
        let said = |reason: Word| reason(messages);
        reason
            .get()
            .map(said)
            .or_else(|| is_copied().then_some(messages.copied))
    };
    let by_hand = move || {
        let (text, is_done) = present.get()?;
        (!is_done).then(|| view! { <ByHand note=move || session.messages().embed_by_hand text/> })
    };
    view! {
        <button type="button" class=class id=id on:click=copy>
            {label}
        </button>
        // A button that changes its name is not announced everywhere.
        <span role="status" class:vh=move || reason.get().is_none()>
            {status}
        </span>
        {by_hand}
    }
}
