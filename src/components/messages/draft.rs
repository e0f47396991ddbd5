//! Drafts of workbooks that were not saved: offered, never opened by themselves.

use leptos::prelude::*;
use yearline_core::domain::Day;
use yearline_core::text::messages::workbook::WorkbookMessages;

use crate::state::{DraftOffer, use_session};

/// A line for each draft. Not in a frame, which is for readers.
#[component]
pub(super) fn Drafts() -> impl IntoView {
    let session = use_session();
    let offers = move || session.drafts.get();
    view! {
        <Show when=move || !session.is_embedded()>
            <For each=offers key=|offer| offer.key.clone() children=|offer| view! { <Offer offer/> }/>
        </Show>
    }
}

#[component]
fn Offer(offer: DraftOffer) -> impl IntoView {
    let session = use_session();
    let DraftOffer {
        key,
        name,
        saved_at,
    } = offer;
    let (go_on, throw_away) = (key.clone(), key);
    let words = move || WorkbookMessages::of(session.locale.get().lang);
    let text = move || {
        let (year, month, day) = saved_at.day;
        let day = Day::from_civil(year, month, day);
        session.locale.get().draft_of(&name, day, saved_at.time)
    };
    view! {
        <section class="draft-offer" aria-label=text.clone()>
            <p>{text.clone()}</p>
            <p class="actions">
                <button
                    type="button"
                    class="tool tool-wide"
                    on:click=move |_| session.go_on_with(go_on.clone())
                >
                    {move || words().go_on}
                </button>
                <button
                    type="button"
                    class="plain"
                    on:click=move |_| session.throw_away(throw_away.clone())
                >
                    {move || words().throw_away}
                </button>
            </p>
        </section>
    }
}
