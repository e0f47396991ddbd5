//! The hatchings, once for the whole page: possible, in each of the three tones.
//!
//! SVG patterns, since print and forced colours leave out what style sheets paint. A pattern's strokes take their colour where it is
//! defined, hence one for each tone.

use leptos::prelude::*;
use yearline_plot::scene::Tone;

use crate::state::use_year;

/// The patterns of the three tones.
#[component]
pub fn Patterns() -> impl IntoView {
    let pattern = |(id, class)| view! { <Pattern id class/> };
    let tones = [
        ("hatch-plain", "h-plain"),
        ("hatch-chosen", "h-chosen"),
        ("hatch-quiet", "h-quiet"),
    ];
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>{tones.map(pattern).into_iter().collect_view()}</defs>
        </svg>
    }
}

/// The pattern of what is not chosen, in pictures that show what is: plain as long as nothing is chosen, quiet else.
///
/// So a choice that makes hundreds of shapes quiet changes one element. The style sheet does the same for what is solid, by the class
/// `is-filtered` of a picture.
#[component]
pub fn RestPattern() -> impl IntoView {
    let year = use_year();
    view! {
        <svg
            class="patterns"
            class:is-filtered=move || year.is_filtered()
            width="0"
            height="0"
            aria-hidden="true"
            focusable="false"
        >
            <defs>
                <Pattern id="hatch-rest" class="h-plain"/>
            </defs>
        </svg>
    }
}

#[component]
fn Pattern(id: &'static str, class: &'static str) -> impl IntoView {
    view! {
        <pattern
            id=id
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
        >
            <rect class=class width="2" height="5"></rect>
        </pattern>
    }
}

/// The pattern of a tone, as a presentation attribute: a style sheet of another folder would look for it in its own file.
#[must_use]
pub fn hatch(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "url(#hatch-plain)",
        Tone::Chosen => "url(#hatch-chosen)",
        Tone::Quiet => "url(#hatch-quiet)",
    }
}

/// The same in a picture that shows what is chosen.
#[must_use]
pub fn hatch_of_chosen(is_chosen: bool) -> &'static str {
    if is_chosen {
        hatch(Tone::Chosen)
    } else {
        "url(#hatch-rest)"
    }
}
