//! "Embed": which part of this page another one shows, how it looks there, and the markup to paste.

mod fields;
mod form;
mod markup;
mod options;
mod picture;
mod preview;

use leptos::prelude::*;
use yearline_core::url::View;

use super::modal::Modal;
use crate::browser::{address, focus};
use crate::state::{use_session, use_year};
use form::{LooksFields, PartFields, SizingFields};
use markup::MarkupField;
use options::{EmbedOptions, Sizing};
use picture::{Drawing, PictureMarkup, PicturePreview};
use preview::Preview;

/// What the dialog is open for, if it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmbedRequest(RwSignal<Option<Request>>);

#[derive(Clone, Debug, PartialEq)]
struct Request {
    part: View,
    /// The id of the button that opened the dialog and gets the focus back.
    opener: String,
    /// The address of the page, unless it is on a disk.
    page: Option<String>,
}

impl EmbedRequest {
    /// The dialog is closed.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// Opens the dialog for a part of the page. An embedded page has no such button: its host page decides what is shown.
#[component]
pub fn EmbedButton(
    /// The part that is chosen at first.
    part: View,
) -> impl IntoView {
    let session = use_session();
    let request: EmbedRequest = expect_context();
    let id = StoredValue::new(format!("embed-{}", part.name()));
    let open = move |_| {
        request.0.set(Some(Request {
            part,
            opener: id.get_value(),
            page: address::page(),
        }));
    };
    view! {
        <Show when=move || !session.is_embedded()>
            <button
                type="button"
                class="plain"
                id=id.get_value()
                aria-haspopup="dialog"
                on:click=open
            >
                {move || session.messages().embed}
            </button>
        </Show>
    }
}

/// The dialog, while it is open.
#[component]
pub fn EmbedDialog() -> impl IntoView {
    let EmbedRequest(request) = expect_context();
    let on_close = move || {
        if let Some(closed) = request.get_untracked() {
            focus::put(&closed.opener);
        }
        request.set(None);
    };
    move || {
        request
            .get()
            .map(|Request { part, page, .. }| view! { <OpenDialog part page on_close/> })
    }
}

#[component]
fn OpenDialog(
    part: View,
    page: Option<String>,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let year = use_year();
    let options = RwSignal::new(EmbedOptions::new(year, part));
    let is_picture = Memo::new(move |_| options.with(|o| o.sizing == Sizing::Picture));
    // The picture is drawn once, for the preview and the markup.
    let drawn = RwSignal::new(None);
    Effect::new(move |_| drawn.set(is_picture.get().then(|| Drawing::new(year, options))));
    // A preview cannot be rendered twice into the same place, so what stays the same renders nothing.
    let drawing = Memo::new(move |_| drawn.get());
    let page = StoredValue::new(page);
    let markup = move || match drawing.get() {
        Some(drawing) => view! { <PictureMarkup drawing page=page.get_value()/> }.into_any(),
        None => view! { <MarkupField options page=page.get_value()/> }.into_any(),
    };
    let preview = move || match drawing.get() {
        Some(drawing) => view! { <PicturePreview drawing/> }.into_any(),
        None => view! { <Preview options/> }.into_any(),
    };
    view! {
        <Modal id="embed" title=|w| w.embed_title on_close=move |()| on_close()>
            <div class="embed-columns">
                <div class="embed-choices">
                    <PartFields options/>
                    {move || view! { <LooksFields options is_picture=is_picture.get()/> }}
                    <SizingFields options/>
                    {markup}
                </div>
                {preview}
            </div>
        </Modal>
    }
}
