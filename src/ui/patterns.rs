//! The hatchings, once for the whole page: possible, in each of the three tones.

use crate::state::Year;
use yearline_plot::scene::Tone;

use super::el::{El, svg};

/// SVG patterns, since print and forced colours leave out what style sheets paint. A pattern's strokes take their colour where it
/// is defined, hence one for each tone.
pub(crate) fn patterns() -> El {
    definitions([
        ("hatch-plain", "h-plain"),
        ("hatch-chosen", "h-chosen"),
        ("hatch-quiet", "h-quiet"),
    ])
}

/// The pattern of what is not chosen, in pictures that show what is: as long as nothing is chosen it is plain, else quiet.
///
/// So a choice that makes hundreds of shapes quiet writes on one element. The style sheet does the same for what is solid, by
/// the class `is-filtered` of a picture.
pub(crate) fn rest_pattern(year: Year) -> El {
    definitions([("hatch-rest", "h-plain")]).class_now("is-filtered", move || year.is_filtered())
}

fn definitions<const N: usize>(patterns: [(&str, &str); N]) -> El {
    let patterns = patterns.map(|(id, class)| {
        svg("pattern", "")
            .id(id)
            .attr("width", "5")
            .attr("height", "5")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", "rotate(45)")
            .child(svg("rect", class).attr("width", "2").attr("height", "5"))
    });
    svg("svg", "patterns")
        .unsaid()
        .attr("focusable", "false")
        .attr("width", "0")
        .attr("height", "0")
        .child(svg("defs", "").children(patterns))
}

/// The hatching of a tone, as a presentation attribute: a style sheet of another folder would look for it in its own file.
pub(crate) fn hatch(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "url(#hatch-plain)",
        Tone::Chosen => "url(#hatch-chosen)",
        Tone::Quiet => "url(#hatch-quiet)",
    }
}

/// The same in a picture that shows what is chosen.
pub(crate) fn hatch_of_chosen(is_chosen: bool) -> &'static str {
    if is_chosen {
        hatch(Tone::Chosen)
    } else {
        "url(#hatch-rest)"
    }
}
