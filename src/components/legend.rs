//! The signs of the pictures, and what they stand for.

use leptos::prelude::*;
use yearline_core::text::messages::Messages;

use crate::state::use_session;

/// What a sign looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Certain.
    Solid,
    /// Possible.
    Hatched,
    /// Without a month.
    Open,
}

/// A small mark as the pictures have it. What it stands for is said beside it.
#[component]
pub fn SignView(
    /// Which one.
    sign: Sign,
) -> impl IntoView {
    let (class, shape, fill) = match sign {
        Sign::Solid => ("sign sign-solid", "r-solid t-plain", None),
        Sign::Hatched => (
            "sign sign-hatched",
            "r-hatched t-plain",
            Some("url(#hatch-plain)"),
        ),
        Sign::Open => ("sign sign-open", "r-open t-plain", None),
    };
    let [x, y, width, height] = match sign {
        Sign::Open => ["2", "1", "9", "9"],
        Sign::Solid | Sign::Hatched => ["0", "0", "14", "11"],
    };
    view! {
        <svg
            class=class
            width="14"
            height="11"
            viewBox="0 0 14 11"
            aria-hidden="true"
            focusable="false"
        >
            <rect class=shape x=x y=y width=width height=height fill=fill></rect>
        </svg>
    }
}

/// The signs of a picture with their messages, in the order solid, hatched, open.
#[component]
pub fn Legend(
    /// What each stands for.
    messages: [fn(&'static Messages) -> &'static str; 3],
) -> impl IntoView {
    let session = use_session();
    let item = move |(sign, word): (Sign, fn(&'static Messages) -> &'static str)| {
        view! { <li><SignView sign/> " " {move || word(session.messages())}</li> }
    };
    let signs = [Sign::Solid, Sign::Hatched, Sign::Open];
    view! { <ul class="legend">{signs.into_iter().zip(messages).map(item).collect_view()}</ul> }
}
