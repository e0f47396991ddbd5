//! "Embed": what of this page another one is to show, how that looks, and the markup for it.

use leptos::prelude::*;
use yearline_core::url::View;

use crate::state::use_session;

/// What is to be embedded, as long as somebody asks for that.
#[derive(Clone, Copy, Debug)]
pub struct EmbedRequest {
    part: RwSignal<Option<View>>,
    /// The id of the button that asked, which gets the focus back.
    opener: RwSignal<String>,
}

impl EmbedRequest {
    /// Nobody asks yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            part: RwSignal::new(None),
            opener: RwSignal::new(String::new()),
        }
    }
}

impl Default for EmbedRequest {
    fn default() -> Self {
        Self::new()
    }
}

/// Opens the dialog for a part of the page. An embedded page offers none: its host decides what is shown.
#[component]
pub fn EmbedButton(
    /// The part of the page.
    part: View,
) -> impl IntoView {
    let session = use_session();
    let request: EmbedRequest = expect_context();
    let id = format!("embed-{}", part.name());
    view! {
        <Show when=move || !session.is_embedded()>
            <button
                type="button"
                class="plain"
                id=id.clone()
                aria-haspopup="dialog"
                on:click={
                    let id = id.clone();
                    move |_| {
                        request.opener.set(id.clone());
                        request.part.set(Some(part));
                    }
                }
            >
                {move || session.words().embed}
            </button>
        </Show>
    }
}

/// The dialog, while somebody asks for it.
#[component]
pub fn EmbedDialog() -> impl IntoView {}
