//! An activity with its evidence: what the report says, when, what that rests on, where it stands, its figures.
//!
//! It opens below the part that was used, or below its row of the table, so the reader loses neither place nor picture; on a phone it
//! opens as a dialog.

mod body;
mod copy_link;
mod head;
mod months;
mod report_map;

use leptos::html;
use leptos::prelude::*;
use web_sys::{Event, KeyboardEvent};
use yearline_core::url::View;

use crate::state::{Part, Session, Year, use_year};
use body::ActivityBody;
pub use copy_link::missing_link;

/// The place where an activity opens that was opened from a part of the page.
#[component]
pub fn ActivitySlot(
    /// The part that the slot belongs to.
    part: Part,
    /// Whether it is the right one of several slots of that part.
    #[prop(optional, into)]
    when: Option<Signal<bool>>,
) -> impl IntoView {
    let year = use_year();
    let opens_here = move || opens_in(year, part) && when.is_none_or(|when| when.get());
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            year.session.close();
        }
    };
    view! {
        <Show when=opens_here>
            <section
                class="activity"
                id="activity"
                aria-labelledby="activity-title"
                on:keydown=on_key
            >
                <ActivityBody on_close=move |()| year.session.close()/>
            </section>
        </Show>
    }
}

/// The open activity as a dialog, where the page is narrow.
#[component]
pub fn ActivityDialog() -> impl IntoView {
    let year = use_year();
    view! {
        <Show when=move || year.item.get().is_some() && is_dialog(year.session)>
            <Dialog/>
        </Show>
    }
}

#[component]
fn Dialog() -> impl IntoView {
    let year = use_year();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Refused only where it is open already.
            let _ = dialog.show_modal();
        }
    });
    let close_dialog = move || {
        // While a modal dialog is open, nothing outside of it takes the focus.
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        year.session.close();
    };
    view! {
        <dialog
            node_ref=dialog
            class="activity activity-dialog"
            id="activity"
            aria-labelledby="activity-title"
            on:cancel=move |event: Event| {
                event.prevent_default();
                close_dialog();
            }
        >
            <ActivityBody on_close=move |()| close_dialog()/>
        </dialog>
    }
}

/// Whether an activity is open in that part of the page, tracked.
pub fn opens_in(year: Year, part: Part) -> bool {
    year.item.get().is_some() && !is_dialog(year.session) && slot(year) == part
}

/// Whether an activity opens as a dialog, tracked.
///
/// On a narrow page it would open far from the finger otherwise. A frame may be taller than the screen, and a dialog would open outside of
/// what is seen: there it opens in place.
pub fn is_dialog(session: Session) -> bool {
    session.is_narrow.get() && !session.is_embedded()
}

/// The part below which an activity opens, tracked: the one that it was opened from, if that is shown.
fn slot(year: Year) -> Part {
    let session = year.session;
    let from = session.opened_from.get();
    if let Part::Initiative(initiative) = from
        && !year.shows_chapter(initiative)
    {
        return Part::Top;
    }
    match (from, session.part.get()) {
        (_, View::Overview)
        | (Part::Figures, View::Figures)
        | (Part::Matrix, View::Matrix)
        | (Part::Charts, View::Charts)
        | (Part::Timeline, View::Timeline)
        | (Part::Table, View::Table)
        | (Part::Initiative(_), View::Initiatives | View::Initiative) => from,
        _ => Part::Top,
    }
}
