//! The hatchings, once for the whole page: possible, in each of the three tones.

use crate::plot::scene::Tone;

use super::el::{El, svg};

/// SVG patterns, since print and forced colours leave out what style sheets paint. A pattern's strokes take their colour where it
/// is defined, hence one for each tone.
pub(crate) fn patterns() -> El {
    let patterns = [("hatch-plain", "h-plain"), ("hatch-chosen", "h-chosen"), ("hatch-quiet", "h-quiet")];
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
