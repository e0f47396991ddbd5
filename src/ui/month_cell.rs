//! One month of an initiative, as a field of the sheet: solid, hatched, both, or a dot.

use crate::domain::Cell;
use crate::plot::scene::Tone;

use super::drawing::{Drawing, Form};
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

/// The field of a month, empty.
pub(crate) fn empty_field() -> El {
    svg("svg", "field").attr("width", "100%").attr("height", "100%").unsaid().attr("focusable", "false")
}

/// The field of a month.
pub(crate) fn month_cell(cell: Cell, tone: Tone, most: usize) -> El {
    let field = empty_field();
    Drawing::new(field.node()).show(field_forms(cell, tone, most));
    field
}

/// What is drawn in the field of a month.
pub(crate) fn field_forms(cell: Cell, tone: Tone, most: usize) -> Vec<Form> {
    let rect = |is_solid: bool, y: &str, height: &str| {
        let form = match (is_solid, tone) {
            (true, Tone::Plain) => Form::new("rect", format!("r-solid ramp-{}", ramp(cell.certain, most))),
            (true, _) => Form::new("rect", format!("r-solid {}", tone.class())),
            (false, _) => Form::new("rect", format!("r-hatched {}", tone.class())).with("fill", hatch(tone)),
        };
        form.with("x", "0").with("y", y).with("width", "100%").with("height", height)
    };
    match (cell.certain, cell.possible) {
        (0, 0) => vec![Form::new("circle", "dot".to_owned()).with("cx", "50%").with("cy", "50%").with("r", "1.5")],
        (_, 0) => vec![rect(true, "0", "100%")],
        (0, _) => vec![rect(false, "0", "100%")],
        _ => vec![rect(false, "0", "45%"), rect(true, "45%", "55%")],
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
