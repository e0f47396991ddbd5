//! An initiative's number in a square: how an initiative is known everywhere.

use leptos::prelude::*;

use crate::state::use_year;

/// The badge of an initiative. Decoration: its number is said beside it wherever it is not part of the text.
#[component]
pub fn Badge(
    /// The initiative's index.
    initiative: usize,
) -> impl IntoView {
    let year = use_year();
    let number = year.data().initiatives()[initiative].number;
    view! {
        <span class="badge" class:is-chosen=move || year.chooses_initiative(initiative)>
            {number}
        </span>
    }
}
