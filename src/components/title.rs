//! The title, and what the page keeps apart: certain, possible, without a month.

use leptos::prelude::*;
use yearline_core::domain::Split;
use yearline_core::text::messages::Messages;

use super::legend::{Sign, SignView};
use super::still::own_id;
use crate::state::{TITLE, use_session, use_year};

/// The title and the paragraph below it, which is the key to all pictures.
#[component]
pub fn Title() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let has_undated = {
        let data = year.data();
        Split::of(&data, &data.every()).undated > 0
    };
    let title = move || year.data().meta().title.get(year.language()).to_owned();
    // One text, as in the prerendered document: in pieces it would be wider by a fraction of a pixel, and so the browser's largest
    // contentful paint, which then comes late.
    let lead = move || {
        let (data, locale) = (year.data(), session.locale.get());
        locale.standfirst(&data) + &locale.datedness(&data) + locale.messages.key_certain_lead
    };
    let undated = if has_undated {
        view! {
            {move || session.messages().key_possible_tail}
            <Key sign=Sign::Open word=|w| w.key_undated/>
            {move || session.messages().key_undated_tail}
        }
        .into_any()
    } else {
        view! { {move || session.messages().key_possible_end} }.into_any()
    };
    view! {
        <div class="title">
            <h1
                id=own_id(TITLE)
                tabindex="-1"
                dir="auto"
                lang=move || year.foreign_text(&year.data().meta().title)
            >
                {title}
            </h1>
            <p class="standfirst">
                {lead} <Key sign=Sign::Solid word=|w| w.key_certain/>
                {move || {
                    let messages = session.messages();
                    if has_undated {
                        messages.key_certain_tail
                    } else {
                        messages.key_certain_tail_of_two
                    }
                }}
                <Key sign=Sign::Hatched word=|w| w.key_possible/> {undated}
            </p>
        </div>
    }
}

/// A sign and what it stands for.
#[component]
fn Key(sign: Sign, word: fn(&'static Messages) -> &'static str) -> impl IntoView {
    let session = use_session();
    view! {
        <span class="key">
            <SignView sign/>
            " "
            <b>{move || word(session.messages())}</b>
        </span>
    }
}
