//! A field of the matrix that can be pressed.

use leptos::prelude::*;

use super::grid::{Grid, Position};
use crate::components::still::is_still;

/// A button at a position, which is chosen or not; where the year is still, only what is on it.
#[component]
pub(super) fn Field(
    grid: Grid,
    at: Position,
    /// Its classes: `press`, by which the style sheet knows it, and others.
    #[prop(default = "press")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    if is_still() {
        return view! { <span class=class>{children()}</span> }.into_any();
    }
    view! {
        <button
            type="button"
            class=class
            id=at.id()
            aria-pressed=move || grid.is_chosen(at).to_string()
            tabindex=move || grid.tab_index(at)
        >
            {children()}
        </button>
    }
    .into_any()
}
