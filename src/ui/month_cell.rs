//! One month of an initiative, as a field of the sheet: solid, hatched, both, or a dot.

use crate::domain::Cell;
use crate::plot::scene::Tone;

use super::el::{El, svg};
use super::patterns::hatch;

/// How dark a field is: a step from 1 to 4 for a count of certain activities, given the largest count.
pub(crate) fn ramp(certain: usize, most: usize) -> usize {
    match most {
        // Three classes or fewer end where the mark's own colour is, which the legend shows.
        0..=3 => (3 + certain).saturating_sub(most).clamp(1, 3),
        _ => (certain * 4).div_ceil(most).clamp(1, 4),
    }
}

/// The field of a month.
pub(crate) fn month_cell(cell: Cell, tone: Tone, most: usize) -> El {
    let field = svg("svg", "field").attr("width", "100%").attr("height", "100%").unsaid().attr("focusable", "false");
    let rect = |is_solid: bool, y: &str, height: &str| {
        let (class, fill) = match (is_solid, tone) {
            (true, Tone::Plain) => (format!("r-solid ramp-{}", ramp(cell.certain, most)), None),
            (true, _) => (format!("r-solid {}", tone.class()), None),
            (false, _) => (format!("r-hatched {}", tone.class()), Some(hatch(tone))),
        };
        let rect = svg("rect", &class).attr_if("fill", fill).attr("x", "0").attr("y", y);
        rect.attr("width", "100%").attr("height", height)
    };
    match (cell.certain, cell.possible) {
        (0, 0) => field.child(svg("circle", "dot").attr("cx", "50%").attr("cy", "50%").attr("r", "1.5")),
        (_, 0) => field.child(rect(true, "0", "100%")),
        (0, _) => field.child(rect(false, "0", "100%")),
        _ => field.child(rect(false, "0", "45%")).child(rect(true, "45%", "55%")),
    }
}

/// The writing on a field: nothing for one activity alone, since the field itself says that.
pub(crate) fn needs_number(cell: Cell) -> bool {
    cell.certain + cell.possible > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn darkness_follows_the_count_and_never_starts_at_nothing() {
        let table = [
            ((1, 1), 3),
            ((1, 2), 2),
            ((2, 2), 3),
            ((1, 3), 1),
            ((3, 3), 3),
            ((1, 12), 1),
            ((12, 12), 4),
            ((6, 12), 2),
            ((4, 4), 4),
        ];
        for ((certain, most), want) in table {
            assert_eq!(ramp(certain, most), want, "{certain} of {most}");
        }
    }
}
