//! The hatchings, once for the whole page: possible, in each of the three tones.

use leptos::prelude::*;
use yearline_markup::view;

/// SVG patterns, since print and forced colours leave out what style sheets paint. A pattern's strokes take their colour where it
/// is defined, hence one for each tone.
#[component]
pub(crate) fn Patterns() -> impl IntoView {
    view! {
        <svg class="patterns" aria-hidden="true" focusable="false" width="0" height="0">
            <defs>
                <pattern id="hatch-plain" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="h-plain" width="2" height="5"></rect>
                </pattern>
                <pattern id="hatch-chosen" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="h-chosen" width="2" height="5"></rect>
                </pattern>
                <pattern id="hatch-quiet" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="h-quiet" width="2" height="5"></rect>
                </pattern>
            </defs>
        </svg>
    }
}

/// The hatching of a tone, as a presentation attribute: a style sheet of another folder would look for it in its own file.
pub(crate) fn hatch(tone: crate::plot::scene::Tone) -> &'static str {
    use crate::plot::scene::Tone;
    match tone {
        Tone::Plain => "url(#hatch-plain)",
        Tone::Chosen => "url(#hatch-chosen)",
        Tone::Quiet => "url(#hatch-quiet)",
    }
}
