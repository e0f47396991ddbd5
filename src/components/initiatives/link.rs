//! From the name of an initiative, anywhere on the page, to its chapter.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::url::View;

use super::chapter_id;
use crate::browser::focus;
use crate::components::activity::is_dialog;
use crate::state::{History, Session, Year, use_year};

/// Beside a name whose click does something else: leads to the chapter.
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
    view! {
        <Show when=move || has_chapters(session)>
            <button
                type="button"
                class="chapter-link"
                id=id.clone()
                aria-label=move || label(year, initiative)
                tabindex=tab_index.map(|tab_index| move || tab_index.get())
                on:click=move |_| read_chapter(year, initiative)
            >
                <span aria-hidden="true">"→"</span>
            </button>
        </Show>
    }
}

/// Leads to the chapters of the initiatives that are chosen: below a picture, in which the click on a name chooses it.
#[component]
pub fn ChosenChapters() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let chosen = Memo::new(move |_| {
        if has_chapters(session) {
            year.filter.with(|f| f.initiatives.clone())
        } else {
            Vec::new()
        }
    });
    view! {
        <Show when=move || !chosen.with(Vec::is_empty)>
            <p class="chosen-chapters">
                <For each=move || chosen.get() key=|initiative| *initiative let:initiative>
                    <button
                        type="button"
                        class="plain"
                        id=format!("timeline-read-{initiative}")
                        on:click=move |_| read_chapter(year, initiative)
                    >
                        {move || label(year, initiative)}
                    </button>
                </For>
            </p>
        </Show>
    }
}

/// What leads to a chapter, in words, tracked.
fn label(year: Year, initiative: usize) -> String {
    let locale = year.session.locale.get();
    let name = locale.initiative_name(&year.data(), initiative);
    format!("{} {name}", locale.messages.read_chapter)
}

/// Whether the chapters are there, or can be, tracked. Not where only another part is embedded: the reader could not go back in the frame.
fn has_chapters(session: Session) -> bool {
    !session.is_embedded() || [View::Overview, View::Initiatives].contains(&session.part.get())
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
