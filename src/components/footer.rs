//! To be written.

use leptos::prelude::*;

/// To be written.
#[component]
pub fn Footer() -> impl IntoView {}
