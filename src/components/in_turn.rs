//! Building the page part by part, so that what comes first is seen first, and a touch is answered in between.
//!
//! On a phone the whole page takes longer to build than a finger waits for. The parts are queued and built in order; between two of them
//! the browser gets its turn as soon as a slice of time is used up.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::url::View;

use crate::browser::clock::Slice;
use crate::components::forms::is_prerendered;
use crate::state::Session;

/// The parts that wait to be built, the next one first.
#[derive(Clone, Copy)]
struct Turns {
    session: Session,
    waiting: StoredValue<VecDeque<RwSignal<bool>>>,
    /// Whether parts wait at all: an embedded page, which is as tall as its content, is built at once, and so is a single part.
    is_queued: StoredValue<bool>,
}

/// Provides the queue for the parts below the present owner.
pub fn provide_turns(session: Session) {
    let is_queued = session
        .view
        .with_untracked(|v| v.view == View::Overview && !v.embed)
        && !is_prerendered();
    if !is_queued {
        Effect::new(move |_| session.is_built.set(true));
    }
    provide_context(Turns {
        session,
        waiting: StoredValue::new(VecDeque::new()),
        is_queued: StoredValue::new(is_queued),
    });
}

/// Shows its children after everything that was queued before them.
#[component]
pub fn InTurn(children: ChildrenFn) -> impl IntoView {
    let turns: Turns = expect_context();
    let is_due = RwSignal::new(!turns.is_queued.get_value());
    if turns.is_queued.get_value() {
        let is_first = turns.waiting.with_value(VecDeque::is_empty);
        turns
            .waiting
            .update_value(|waiting| waiting.push_back(is_due));
        if is_first {
            // Effects do not run where the page is prerendered.
            Effect::new(move |_| spawn_local(build(turns)));
        }
    }
    view! { <Show when=move || is_due.get()>{children()}</Show> }
}

async fn build(turns: Turns) {
    let mut slice = Slice::begin();
    // The page may be gone by then.
    while let Some(Some(next)) = turns
        .waiting
        .try_with_value(|waiting| waiting.front().copied())
    {
        slice.give_way_if_used().await;
        next.try_set(true);
        turns.waiting.try_update_value(VecDeque::pop_front);
        // Effects build the part before the next one is due.
        tick().await;
    }
    turns.session.is_built.try_set(true);
    // From now on what is shown anew is built at once.
    turns
        .is_queued
        .try_update_value(|is_queued| *is_queued = false);
}
