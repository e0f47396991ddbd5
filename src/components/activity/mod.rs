//! To be written.

use leptos::prelude::*;

/// To be written.
#[component]
pub fn ActivityDialog() -> impl IntoView {}

/// To be written.
#[component]
pub fn ActivitySlot(part: crate::state::Part) -> impl IntoView {
    let _ = part;
}
