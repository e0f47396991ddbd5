//! From one initiative to the one before and the one after it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use yearline_core::text::messages::Messages;
use yearline_core::url::View;

use super::link::lead_to;
use super::{Open, chapter_id};
use crate::state::{History, use_year};

/// At the foot of a chapter: its neighbour opens, the others close.
#[component]
pub(super) fn StepInPage(index: usize, open: Open, shown: Memo<Vec<usize>>) -> impl IntoView {
    let year = use_year();
    let go = move |to: usize| {
        open.set(BTreeSet::from([to]));
        lead_to(year.session, chapter_id(to));
    };
    view! { <Steps index among=shown go=Callback::new(go)/> }
}

/// At the foot of an initiative in full. Where it is the only one, its neighbour takes its place.
#[component]
pub(super) fn StepInFull(index: usize, shown: Memo<Vec<usize>>) -> impl IntoView {
    let year = use_year();
    let n = year.data().initiatives().len();
    let is_only = move || shown.with(|shown| shown.len() == 1);
    let among = Memo::new(move |_| {
        if is_only() {
            (0..n).collect()
        } else {
            shown.get()
        }
    });
    let go = move |to: usize| {
        let session = year.session;
        if untrack(is_only) {
            let number = year.data().initiatives()[to].number;
            session.change(History::Push, |view| view.initiatives = vec![number]);
            lead_to(session, format!("{}-headline", View::Initiative.name()));
        } else {
            lead_to(session, chapter_id(to));
        }
    };
    view! { <Steps index among go=Callback::new(go)/> }
}

#[component]
fn Steps(index: usize, among: Memo<Vec<usize>>, go: Callback<usize>) -> impl IntoView {
    let neighbour = move |step: isize| {
        Memo::new(move |_| {
            among.with(|among| {
                let at = among.iter().position(|i| *i == index)?;
                among.get(at.checked_add_signed(step)?).copied()
            })
        })
    };
    view! {
        <p class="actions chapter-steps">
            <Step id=format!("chapter-before-{index}") name=|w| w.previous_initiative to=neighbour(-1) go/>
            <Step id=format!("chapter-after-{index}") name=|w| w.next_initiative to=neighbour(1) go/>
        </p>
    }
}

/// Goes to a neighbour, if there is one.
#[component]
fn Step(
    id: String,
    name: fn(&'static Messages) -> &'static str,
    to: Memo<Option<usize>>,
    go: Callback<usize>,
) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let label = move || {
        let locale = session.locale.get();
        let initiative = to.get().unwrap_or(0);
        locale.named(
            name(locale.messages),
            &locale.initiative_name(&year.data(), initiative),
        )
    };
    view! {
        <Show when=move || to.get().is_some()>
            <button
                type="button"
                class="plain"
                id=id.clone()
                on:click=move |_| {
                    if let Some(to) = to.get_untracked() {
                        go.run(to);
                    }
                }
            >
                {label}
            </button>
        </Show>
    }
}
