//! Copying the address of what is shown.

use leptos::prelude::*;

use crate::browser::{address, document};
use crate::state::use_session;

/// Copies the address, and says so if that worked.
#[component]
pub(super) fn CopyLink() -> impl IntoView {
    let session = use_session();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let query = session.view.with_untracked(|v| v.query_string());
        copied.set(document::copy(&address::with_query(&query)));
    };
    let label = move || {
        let messages = session.messages();
        if copied.get() {
            messages.copied
        } else {
            messages.copy_link
        }
    };
    view! {
        <button type="button" class="plain" id="activity-copy" on:click=copy>{label}</button>
    }
}
