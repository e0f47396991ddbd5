//! The search for words.

use leptos::ev::InputEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::state::{History, use_session};

/// The search field. While an input method composes, what stands in the field is not yet what is searched for.
#[component]
pub(super) fn SearchFacet() -> impl IntoView {
    let session = use_session();
    let search = move |query: String| {
        // The first letter is a step that the back button undoes; the others replace it.
        let history = if session.view.with_untracked(|v| v.query.is_empty()) {
            History::Push
        } else {
            History::Replace
        };
        session.change(history, |view| view.query = query);
    };
    view! {
        <div class="facet facet-search">
            <label for="search">{move || session.messages().search}</label>
            <input
                type="search"
                id="search"
                autocomplete="off"
                spellcheck="false"
                placeholder=move || session.messages().search_hint
                prop:value=move || session.view.with(|v| v.query.clone())
                on:input=move |event| {
                    if !is_composing(&event) {
                        search(event_target_value(&event));
                    }
                }
                on:compositionend=move |event| search(event_target_value(&event))
            />
        </div>
    }
}

fn is_composing(event: &Event) -> bool {
    event
        .dyn_ref::<InputEvent>()
        .is_some_and(InputEvent::is_composing)
}
