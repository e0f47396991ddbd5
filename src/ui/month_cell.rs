//! One month of an initiative, as a field of the sheet: solid, hatched, both, or a dot.

use leptos::prelude::*;
use yearline_markup::view;

use crate::domain::Cell;
use crate::plot::scene::Tone;

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
pub(crate) fn month_cell(cell: Cell, tone: Tone, most: usize) -> impl IntoView {
    let solid = match tone {
        Tone::Plain => format!("r-solid ramp-{}", ramp(cell.certain, most)),
        _ => format!("r-solid {}", tone.class()),
    };
    let hatched = format!("r-hatched {}", tone.class());
    let whole = |solid: bool| if solid { (true, "0", "100%") } else { (false, "0", "100%") };
    let fields: Vec<(bool, &str, &str)> = match (cell.certain, cell.possible) {
        (0, 0) => Vec::new(),
        (_, 0) => vec![whole(true)],
        (0, _) => vec![whole(false)],
        _ => vec![(false, "0", "45%"), (true, "45%", "55%")],
    };
    view! {
        <svg class="field" width="100%" height="100%" aria-hidden="true" focusable="false">
            {if fields.is_empty() {
                view! { <circle class="dot" cx="50%" cy="50%" r="1.5"></circle> }.into_any()
            } else {
                fields
                    .into_iter()
                    .map(|(is_solid, y, height)| {
                        let class = if is_solid { solid.clone() } else { hatched.clone() };
                        let fill = (!is_solid).then(|| hatch(tone));
                        view! { <rect class=class fill=fill x="0" y=y width="100%" height=height></rect> }
                    })
                    .collect_view()
                    .into_any()
            }}
        </svg>
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
