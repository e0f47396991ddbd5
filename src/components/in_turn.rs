//! Building the page part by part, so that what comes first is seen first, and a touch is answered in between.
//!
//! On a phone the whole page takes longer to build than a finger waits for, and as long again to lay out. The parts are queued and built in
//! order; between two of them the browser gets its turn as soon as a slice of time is used up. When all of them are built, they take the
//! place of the prerendered page; what is below the viewport is then laid out part by part, each in a frame of its own.

use std::collections::VecDeque;
use std::mem;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::url::View;

use crate::browser::clock::{Slice, after_frame, yield_now};
use crate::browser::document;
use crate::components::forms::is_prerendered;
use crate::state::Session;

/// The parts that wait to be built, the next one first.
#[derive(Clone, Copy)]
struct Turns {
    session: Session,
    waiting: StoredValue<VecDeque<RwSignal<bool>>>,
    /// The parts that need not be laid out with the first frame of the page, the next one first.
    late: StoredValue<VecDeque<(View, RwSignal<bool>)>>,
    /// Whether parts wait at all: an embedded page, which is as tall as its content, is built at once, and so is a single part.
    is_queued: StoredValue<bool>,
}

impl Turns {
    /// Queues a part, and tells when it is due.
    fn queue(self) -> RwSignal<bool> {
        let is_due = RwSignal::new(!self.is_queued.get_value());
        if self.is_queued.get_value() {
            self.waiting
                .update_value(|waiting| waiting.push_back(is_due));
        }
        is_due
    }
}

/// Provides the queue for the parts below the present owner.
pub fn provide_turns(session: Session) {
    let is_queued = session
        .view
        .with_untracked(|v| v.view == View::Overview && !v.embed)
        && !is_prerendered();
    let turns = Turns {
        session,
        waiting: StoredValue::new(VecDeque::new()),
        late: StoredValue::new(VecDeque::new()),
        is_queued: StoredValue::new(is_queued),
    };
    provide_context(turns);
    // After the parts have been queued. Effects do not run where the page is prerendered.
    Effect::new(move |_| {
        if is_queued {
            spawn_local(build(turns));
        } else {
            session.is_built.set(true);
        }
    });
}

/// Shows its children after everything that stands before them. What is in turn within them comes right after them.
#[component]
pub fn InTurn(children: ChildrenFn) -> impl IntoView {
    let turns: Turns = expect_context();
    // Queued when it is rendered, in the order of the page. Components are called in another one: what is within a `Show` is called later
    // than what stands behind it.
    move || {
        let is_due = turns.queue();
        let children = children.clone();
        view! { <Show when=move || is_due.get()>{children()}</Show> }
    }
}

/// Queues a part's layout: whether it waits, which it only does on a page that takes the place of the prerendered one.
pub fn queue_layout(part: View) -> Signal<bool> {
    let replaces_prerendered = |turns: &Turns| {
        let asks_for_another = turns.session.view.with_untracked(|v| v.data.is_some());
        turns.is_queued.get_value() && !turns.session.is_built.get_untracked() && !asks_for_another
    };
    let Some(turns) = use_context::<Turns>().filter(replaces_prerendered) else {
        return Signal::stored(false);
    };
    let is_late = RwSignal::new(true);
    turns
        .late
        .update_value(|late| late.push_back((part, is_late)));
    is_late.into()
}

async fn build(turns: Turns) {
    // What comes first on the page was built in this task.
    yield_now().await;
    let mut slice = Slice::begin();
    // The page may be gone by then.
    while let Some(Some((next, rest))) = turns
        .waiting
        .try_update_value(|waiting| Some((waiting.pop_front()?, mem::take(waiting))))
    {
        slice.give_way_if_used().await;
        next.try_set(true);
        // Effects build the part, and queue what is in turn within it.
        tick().await;
        turns
            .waiting
            .try_update_value(|waiting| waiting.extend(rest));
    }
    // From now on what is shown anew is built at once.
    turns
        .is_queued
        .try_update_value(|is_queued| *is_queued = false);
    yield_now().await;
    let locale = turns.session.locale.try_get_untracked();
    if let Some(lang) = locale.map(|locale| locale.lang.tag()) {
        turns.late.try_update_value(|late| {
            // What is seen is laid out at once, and so is all before it, or else the page would move.
            late.retain(|&(part, is_late)| {
                let is_below = document::is_prerendered_below(lang, part.name());
                if !is_below {
                    is_late.try_set(false);
                }
                is_below
            });
        });
    }
    turns.session.is_built.try_set(true);
    lay_out_next(turns);
}

/// Has the parts that are left laid out, each in a frame of its own.
fn lay_out_next(turns: Turns) {
    after_frame(move || {
        if let Some(Some((_, is_late))) = turns.late.try_update_value(VecDeque::pop_front) {
            is_late.try_set(false);
            lay_out_next(turns);
        }
    });
}
