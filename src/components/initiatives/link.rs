//! From the name of an initiative, anywhere on the page, to its chapter.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::url::View;

use super::chapter_id;
use crate::browser::focus;
use crate::components::activity::is_dialog;
use crate::state::{History, Session, Year, use_year};

/// Beside a name whose click does something else: leads to the chapter. Not where only another part is embedded, which a frame that one
/// cannot leave would lose.
#[component]
pub fn ChapterLink(
    /// The initiative's index.
    initiative: usize,
    /// The id of the button.
    #[prop(into)]
    id: String,
    /// Where it stands among the stops of the tab key, if it is part of a widget.
    #[prop(optional, into)]
    tab_index: Option<Signal<&'static str>>,
) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let has_chapters = move || {
        !session.is_embedded() || [View::Overview, View::Initiatives].contains(&session.part.get())
    };
    let label = move || {
        let locale = session.locale.get();
        let name = locale.initiative_name(&year.data(), initiative);
        format!("{} {name}", locale.messages.read_chapter)
    };
    view! {
        <Show when=has_chapters>
            <button
                type="button"
                class="chapter-link"
                id=id.clone()
                aria-label=label
                tabindex=tab_index.map(|tab_index| move || tab_index.get())
                on:click=move |_| read_chapter(year, initiative)
            >
                <span aria-hidden="true">"→"</span>
            </button>
        </Show>
    }
}

/// Leads to the chapter of an initiative, wherever the reader is.
fn read_chapter(year: Year, initiative: usize) {
    let session = year.session;
    let is_left_out = !untrack(|| year.shows_chapter(initiative));
    let is_behind_dialog = untrack(|| is_dialog(session));
    session.change(History::Push, |view| {
        if view.view != View::Overview {
            view.view = View::Initiatives;
        }
        view.only &= !is_left_out;
        if is_behind_dialog {
            view.item = None;
        }
    });
    lead_to(session, chapter_id(initiative));
}

/// Puts the focus on a heading and scrolls it to the top, once it is there. A preview, whose ids are those of the page, moves nothing.
pub(super) fn lead_to(session: Session, heading: String) {
    if session.has_address {
        spawn_local(async move {
            // Effects render it before.
            tick().await;
            focus::scroll_to(&heading);
            focus::put(&heading);
        });
    }
}
