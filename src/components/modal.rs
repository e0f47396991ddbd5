//! A modal dialog with a heading and a button that closes it.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::export::Word;
use crate::state::use_session;

/// A dialog that is open as long as it is rendered.
#[component]
pub fn Modal(
    /// Its id, which those of its heading and of the button begin with.
    id: &'static str,
    /// Its heading.
    title: Word,
    /// Whether it is as narrow as a form.
    #[prop(optional)]
    is_small: bool,
    /// When it is closed, by the button or by Escape.
    #[prop(into)]
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let messages = move || session.messages();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Refused only for a dialog that is open already or not in the document.
            let _ = dialog.show_modal();
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        // The browser sends `close` after the button and after Escape.
        <dialog
            node_ref=dialog
            class="modal"
            class:is-small=is_small
            id=id
            aria-labelledby=labelled_by
            on:close=move |_| on_close.run(())
        >
            <div class="modal-head">
                <h2 id=title_id>{move || title(messages())}</h2>
                <button type="button" class="plain" id=format!("{id}-close") on:click=close>
                    {move || messages().close}
                </button>
            </div>
            {children()}
        </dialog>
    }
}
