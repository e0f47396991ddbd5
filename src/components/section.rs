//! What every part of the page has: a headline, a line below it, and a foot with the source and what can be done.

use leptos::context::Provider;
use leptos::prelude::*;
use yearline_core::url::View;

use super::embed_dialog::EmbedButton;
use super::in_turn::queue_layout;
use super::still::is_still;
use super::visibility::Visibility;
use crate::state::{History, Year, use_session, use_year};

/// One part of the page.
#[component]
pub fn Section(
    /// Which part it is.
    part: View,
    /// Its computed headline.
    #[prop(into)]
    headline: Signal<String>,
    /// The line below the headline.
    #[prop(into)]
    sub: ViewFn,
    /// What can be done with it, besides embedding it and looking at it alone.
    #[prop(optional, into)]
    actions: ViewFn,
    /// All between the line and the foot.
    children: Children,
) -> impl IntoView {
    if is_still() {
        return view! {
            <section class="block">
                <h2>{headline}</h2>
                <div class="sub">{sub.run()}</div>
                {children()}
            </section>
        }
        .into_any();
    }
    let heading_id = format!("{}-headline", part.name());
    let labelled_by = heading_id.clone();
    let session = use_session();
    let element = NodeRef::new();
    let year = Visibility::of(element).of_year(use_year());
    view! {
        <section
            class="block"
            class:is-late=queue_layout(part)
            id=part.name()
            aria-labelledby=labelled_by
            node_ref=element
        >
            <h2 id=heading_id tabindex="-1">{headline}</h2>
            <div class="sub">{sub.run()}</div>
            <Provider value=year>{children()}</Provider>
            <div class="foot">
                <PartSource/>
                <div class="actions">
                    {actions.run()}
                    <EmbedButton part/>
                    <Show when=move || !session.is_embedded()>
                        <AloneButton part/>
                    </Show>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// Shows a part alone, or the whole page again: one button for both ways, so that it keeps the focus.
#[component]
fn AloneButton(part: View) -> impl IntoView {
    let session = use_session();
    let is_overview = move || session.part.get() == View::Overview;
    let toggle = move |_| {
        let view = if untrack(is_overview) {
            part
        } else {
            View::Overview
        };
        session.change(History::Push, |v| v.view = view);
    };
    let label = move || {
        let messages = session.messages();
        if is_overview() {
            messages.alone
        } else {
            messages.whole_page
        }
    };
    view! {
        <button type="button" class="plain" id=format!("alone-{}", part.name()) on:click=toggle>
            {label}
        </button>
    }
}

/// The source and its date, in one line.
#[component]
pub fn Source() -> impl IntoView {
    let year = use_year();
    view! { <p class="source">{move || source_line(year)}</p> }
}

/// The same at the foot of a part. An embedded page says it once, at its end.
#[component]
pub fn PartSource() -> impl IntoView {
    let session = use_session();
    view! {
        <Show when=move || !session.is_embedded()>
            <Source/>
        </Show>
    }
}

/// The source and its date, tracked.
#[must_use]
pub fn source_line(year: Year) -> String {
    year.session.locale.get().source_line(&year.data())
}
