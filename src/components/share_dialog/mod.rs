//! "Share": the link to what is shown, its files, how it is cited.
//!
//! On the page it is a dialog. A frame may be taller than the screen, and a dialog would open outside of what is seen: there it opens in
//! place, above the foot.

mod cite;
mod files;
mod link;

use leptos::prelude::*;

use super::modal::Modal;
use crate::browser::{focus, share};
use crate::state::{use_session, use_year};
use cite::CitationPart;
use files::FilesPart;
use link::LinkPart;

/// The id of the dialog.
const ID: &str = "share";
/// The id of its heading where it opens in place.
const TITLE: &str = "share-title";

/// What the dialog is open for, if it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShareRequest(RwSignal<Option<Request>>);

#[derive(Clone, Debug, PartialEq)]
struct Request {
    /// The id of the button that opened the dialog and gets the focus back.
    opener: &'static str,
    /// Whether the browser leads to a share sheet.
    has_sheet: bool,
}

impl ShareRequest {
    /// The dialog is closed.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// Opens the dialog.
#[component]
pub fn ShareButton(
    /// The id of the button.
    id: &'static str,
) -> impl IntoView {
    let session = use_session();
    let ShareRequest(request) = expect_context();
    let open = move |_| {
        request.set(Some(Request {
            opener: id,
            has_sheet: share::has_sheet(),
        }));
    };
    let role = move || (!session.is_embedded()).then_some("dialog");
    view! {
        <button type="button" class="plain" id=id aria-haspopup=role on:click=open>
            {move || session.messages().share}
        </button>
    }
}

/// The dialog, while it is open.
#[component]
pub fn ShareDialog() -> impl IntoView {
    let ShareRequest(request) = expect_context();
    let session = use_session();
    let on_close = move || {
        if let Some(closed) = request.get_untracked() {
            focus::put(closed.opener);
        }
        request.set(None);
    };
    move || {
        let has_sheet = request.get()?.has_sheet;
        Some(if session.is_embedded() {
            view! { <InPlace has_sheet on_close/> }.into_any()
        } else {
            view! {
                <Modal id=ID title=|w| w.share_title is_small=true on_close=move |()| on_close()>
                    <Content has_sheet/>
                </Modal>
            }
            .into_any()
        })
    }
}

/// The same as a part of the page.
#[component]
fn InPlace(has_sheet: bool, on_close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let session = use_session();
    Effect::new(|_| request_animation_frame(|| focus::show(TITLE)));
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            on_close();
        }
    };
    view! {
        <section class="share-in-place" id=ID aria-labelledby=TITLE on:keydown=on_key>
            <div class="modal-head">
                <h2 id=TITLE tabindex="-1">{move || session.messages().share_title}</h2>
                <button type="button" class="plain" id="share-close" on:click=move |_| on_close()>
                    {move || session.messages().close}
                </button>
            </div>
            <Content has_sheet/>
        </section>
    }
}

#[component]
fn Content(has_sheet: bool) -> impl IntoView {
    let year = use_year();
    let sentence = move || {
        let (count, rest) = year.sentence();
        view! { <b>{count}</b> {rest} }
    };
    view! {
        <p class="share-what">{sentence}</p>
        <div class="share-parts">
            <LinkPart has_sheet/>
            <FilesPart/>
            <CitationPart/>
        </div>
    }
}
