//! A year that stays as it is: on paper and on slides there is nothing to press.
//!
//! What is shown there is made by the components of the page. Still, they have no controls and no ids, because the page, which has them, is
//! in the same document.

use leptos::context::Provider;
use leptos::prelude::*;

use crate::state::Year;

/// What a year that stays as it is is shown on. Given by context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Still {
    /// All of it, on sheets of paper.
    Paper,
    /// A part at a time, on a screen that is seen from afar.
    Slide,
}

/// What the component is shown on, if that is not the page.
#[must_use]
pub fn still() -> Option<Still> {
    use_context()
}

/// Whether there is nothing to press.
#[must_use]
pub fn is_still() -> bool {
    still().is_some()
}

/// An id, which what is still has none of.
#[must_use]
pub fn own_id(id: impl Into<String>) -> Option<String> {
    (!is_still()).then(|| id.into())
}

/// A year on paper or on a slide.
#[component]
pub fn StillYear(
    /// On which of them.
    on: Still,
    /// The year, at its width there.
    year: Year,
    children: ChildrenFn,
) -> impl IntoView {
    view! {
        <Provider value=on>
            <Provider value=year>
                <Provider value=year.session>{children()}</Provider>
            </Provider>
        </Provider>
    }
}

/// A button; where the year is still, only what is on it.
#[component]
pub fn Pressable(
    /// Its classes.
    class: &'static str,
    /// The button's id.
    id: String,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    if is_still() {
        view! { <div class=class>{children()}</div> }.into_any()
    } else {
        view! {
            <button type="button" class=class id=id on:click=move |_| on_press.run(())>
                {children()}
            </button>
        }
        .into_any()
    }
}
