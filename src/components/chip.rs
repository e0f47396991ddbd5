//! A choice of a facet that can be taken and taken back: a name, and how many activities it would show.

use leptos::prelude::*;

use crate::state::use_session;

/// A chip.
#[component]
pub fn Chip(
    /// Its id.
    id: String,
    /// The number by which it is known, if it has one.
    #[prop(optional)]
    number: Option<u16>,
    /// What it stands for.
    #[prop(into)]
    name: Signal<String>,
    /// The language of the name, where it is another than the reader's.
    #[prop(into)]
    lang: Signal<Option<String>>,
    /// How many activities it would show.
    count: Memo<usize>,
    /// Whether it is chosen.
    #[prop(into)]
    is_pressed: Signal<bool>,
    /// Chooses it, or takes it back.
    #[prop(into)]
    toggle: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let number = number.map(|number| view! { <span class="chip-number">{number}</span>" " });
    view! {
        <button
            type="button"
            class="chip"
            id=id
            aria-pressed=move || is_pressed.get().to_string()
            on:click=move |_| toggle.run(())
        >
            {number}
            <span class="chip-title" dir="auto" lang=lang>{name}</span>
            " "
            <span class="chip-count" class:is-nothing=move || count.get() == 0>
                {move || session.locale.get().count(count.get())}
            </span>
        </button>
    }
}
