//! Copying the address of what is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use yearline_core::url::{View, ViewState};

use crate::browser::{address, document};
use crate::components::by_hand::ByHand;
use crate::state::{Session, use_session};

/// What became of copying.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Copied,
    /// The browser does not let the page copy: the link is shown.
    ByHand(String),
    /// A file on the reader's disk is shown, to which no link leads.
    LocalFile,
}

/// Copies the address, and tells whether that worked.
#[component]
pub(super) fn CopyLink() -> impl IntoView {
    let session = use_session();
    let outcome = RwSignal::new(None);
    let copy = move |_| {
        if session.local_file.with_untracked(Option::is_some) {
            outcome.set(Some(Outcome::LocalFile));
            return;
        }
        let link = link(session);
        spawn_local(async move {
            let is_copied = document::copy(&link).await;
            // The activity may be closed by then.
            outcome.try_set(Some(if is_copied {
                Outcome::Copied
            } else {
                Outcome::ByHand(link)
            }));
        });
    };
    let label = move || {
        let messages = session.messages();
        if outcome.get() == Some(Outcome::Copied) {
            messages.copied
        } else {
            messages.copy_link
        }
    };
    let note = move || match outcome.get()? {
        Outcome::LocalFile => Some(session.messages().link_without_file),
        _ => None,
    };
    let by_hand = move || match outcome.get()? {
        Outcome::ByHand(text) => {
            Some(view! { <ByHand note=move || session.messages().embed_by_hand text/> })
        }
        _ => None,
    };
    view! {
        <button type="button" class="plain" id="activity-copy" on:click=copy>{label}</button>
        <span role="status">{note}</span>
        {by_hand}
    }
}

/// The address of what is shown; in a frame that of the whole page with the same activity open.
fn link(session: Session) -> String {
    let view = session.view.get_untracked();
    let view = if view.embed {
        ViewState {
            view: View::Overview,
            ..view.unframed()
        }
    } else {
        view
    };
    address::with_query(&view.query_string())
}
