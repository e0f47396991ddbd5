//! Copying the address of what is shown.

use leptos::prelude::*;

use crate::components::copy::CopyButton;
use crate::export::Word;
use crate::state::{Link, use_session};

/// Copies the address, and says what became of that.
#[component]
pub(super) fn CopyLink() -> impl IntoView {
    let session = use_session();
    let text = move || session.link().address().unwrap_or_default().to_owned();
    let missing = move || missing_link(&session.link());
    view! {
        <CopyButton
            id="activity-copy"
            label=|w| w.copy_link
            text=Signal::derive(text)
            missing=Signal::derive(missing)
        />
    }
}

/// Why there is no address for others, if there is none.
#[must_use]
pub fn missing_link(link: &Link) -> Option<Word> {
    match link {
        Link::To(_) => None,
        Link::LocalFile => Some(|w| w.link_without_file),
        Link::OnDisk => Some(|w| w.link_on_disk),
    }
}
