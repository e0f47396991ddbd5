//! The controls of the form, each with its label.

use leptos::prelude::*;
use yearline_core::text::messages::Messages;

use crate::state::use_session;

/// A word in the page's language.
pub(super) type Label = fn(&'static Messages) -> &'static str;

/// A list to choose one from, by its index.
#[component]
pub(super) fn SelectField(
    id: &'static str,
    label: Label,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<String>>,
    /// What is chosen at first.
    selected: usize,
    /// Whether the dialog opens with the focus here.
    #[prop(optional)]
    autofocus: bool,
    #[prop(into)] on_choose: Callback<usize>,
) -> impl IntoView {
    let session = use_session();
    let option = move |(at, name): (usize, String)| {
        view! {
            <option value=at.to_string() selected=at == selected>
                {name}
            </option>
        }
    };
    let choose = move |event| {
        if let Ok(at) = event_target_value(&event).parse() {
            on_choose.run(at);
        }
    };
    view! {
        <p class="embed-field">
            <label for=id>{move || label(session.messages())}</label>
            <select id=id autofocus=autofocus on:change=choose>
                {move || options.get().into_iter().enumerate().map(option).collect_view()}
            </select>
        </p>
    }
}

/// A box to tick.
#[component]
pub(super) fn CheckboxField(
    id: &'static str,
    label: Label,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let session = use_session();
    view! {
        <p class="embed-tick">
            <input
                type="checkbox"
                id=id
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            " "
            <label for=id>{move || label(session.messages())}</label>
        </p>
    }
}
