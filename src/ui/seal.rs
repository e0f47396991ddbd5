//! An initiative's number in a square: how an initiative is known everywhere.

use crate::state::Year;

use super::el::{El, el, svg};

/// The seal of an initiative. Decoration: its number is said beside it wherever it is not part of the text.
pub(crate) fn seal(initiative: usize) -> El {
    let year = Year::here();
    let number = year.data().initiatives()[initiative].number;
    el("span", "seal")
        .class_now("is-chosen", move || year.chooses_initiative(initiative))
        .text(&number.to_string())
}

/// Explains a sign: a small mark and what it stands for.
pub(crate) fn sign(
    // `solid`, `hatched` or `open`.
    kind: &'static str,
) -> El {
    let (class, [x, y, width, height]) = match kind {
        "open" => ("r-open t-plain", ["2", "1", "9", "9"]),
        "solid" => ("r-solid t-plain", ["0", "0", "14", "11"]),
        _ => ("r-hatched t-plain", ["0", "0", "14", "11"]),
    };
    let rect = svg("rect", class)
        .attr("x", x)
        .attr("y", y)
        .attr("width", width)
        .attr("height", height)
        .attr_if("fill", (kind == "hatched").then_some("url(#hatch-plain)"));
    svg("svg", &format!("sign sign-{kind}"))
        .attr("width", "14")
        .attr("height", "11")
        .attr("viewBox", "0 0 14 11")
        .unsaid()
        .attr("focusable", "false")
        .child(rect)
}

/// The signs of a picture and what they stand for.
pub(crate) fn legend(
    words: [fn(&'static yearline_core::text::words::Words) -> &'static str; 3],
) -> El {
    let signs = ["solid", "hatched", "open"].into_iter().zip(words);
    el("ul", "legend")
        .children(signs.map(|(kind, word)| el("li", "").child(sign(kind)).text(" ").word(word)))
}
