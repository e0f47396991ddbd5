//! Handing files to the reader, also where the page around this one may not let the browser save them.

use leptos::prelude::*;

use super::by_hand::ByHand;
use crate::browser::files::{self, TextFile};
use crate::state::use_session;

/// Downloads a file that is made when it is asked for. Nothing tells a page that the browser refused: where it may have, the content
/// is shown as well.
#[component]
pub fn DownloadButton(
    /// The id of the button.
    #[prop(into)]
    id: Oco<'static, str>,
    /// Makes the file.
    #[prop(into)]
    file: Callback<(), TextFile>,
    /// What is on the button.
    children: Children,
) -> impl IntoView {
    let refused = RwSignal::new(None);
    let download = move |_| {
        let file = file.run(());
        files::download(&file);
        refused.set(files::may_be_refused().then_some(file.content));
    };
    view! {
        <button type="button" class="plain" id=id on:click=download>
            {children()}
        </button>
        <Refused text=refused/>
    }
}

/// What may not have been downloaded, if there is something.
#[component]
pub fn Refused(
    /// Its content, or where that is.
    text: RwSignal<Option<String>>,
) -> impl IntoView {
    let session = use_session();
    move || {
        let text = text.get()?;
        Some(view! { <ByHand note=move || session.messages().download_refused text/> })
    }
}
