//! An initiative's number in a square: how an initiative is known everywhere.

use leptos::prelude::*;
use yearline_markup::view;

use crate::state::Year;

/// The seal of an initiative. Decoration: its number is said beside it wherever it is not part of the text.
#[component]
pub(crate) fn Seal(initiative: usize) -> impl IntoView {
    let year = Year::here();
    let number = year.data().initiatives()[initiative].number;
    view! {
        <span class="seal" class:is-chosen=move || year.chooses_initiative(initiative)>{number}</span>
    }
}

/// Explains a sign: a small mark and what it stands for.
#[component]
pub(crate) fn Sign(
    /// `solid`, `hatched` or `open`.
    kind: &'static str,
) -> impl IntoView {
    let fill = if kind == "hatched" { "url(#hatch-plain)" } else { "" };
    view! {
        <svg class=format!("sign sign-{kind}") width="14" height="11" viewBox="0 0 14 11" aria-hidden="true" focusable="false">
            {match kind {
                "open" => view! { <rect class="r-open t-plain" x="2" y="1" width="9" height="9"></rect> }.into_any(),
                "solid" => view! { <rect class="r-solid t-plain" x="0" y="0" width="14" height="11"></rect> }.into_any(),
                _ => view! { <rect class="r-hatched t-plain" x="0" y="0" width="14" height="11" fill=fill></rect> }.into_any(),
            }}
        </svg>
    }
}
