//! One month of an initiative as a square: solid, hatched, both, or a dot.

use leptos::prelude::*;
use yearline_core::domain::Cell;
use yearline_plot::scene::Tone;

/// How dark a month is: a step from 1 to 4 for a count of certain activities, given the largest count.
#[must_use]
pub fn ramp(certain: usize, most: usize) -> usize {
    match most {
        // Three classes or fewer end where the mark's own colour is, which the legend shows.
        0..=3 => (3 + certain).saturating_sub(most).clamp(1, 3),
        _ => (certain * 4).div_ceil(most).clamp(1, 4),
    }
}

/// The square of a month.
#[component]
pub fn MonthCell(
    /// Its counts.
    cell: Cell,
    /// Whether something of it is chosen.
    tone: Tone,
    /// The largest count of certain activities, which is darkest.
    most: usize,
) -> impl IntoView {
    view! { <span class=field_class(cell, tone, most)></span> }
}

/// The classes of a month's square, by which the style sheet draws it: one element, since there are more than a hundred of them.
#[must_use]
pub fn field_class(cell: Cell, tone: Tone, most: usize) -> String {
    let mut class = format!("field {}", tone.class());
    if cell.certain > 0 {
        class += " has-certain";
        if tone == Tone::Plain {
            class += [" ramp-1", " ramp-2", " ramp-3", " ramp-4"][ramp(cell.certain, most) - 1];
        }
    }
    if cell.possible > 0 {
        class += " has-possible";
    }
    class
}

/// The year above a month of a strip, where one begins.
#[must_use]
pub fn strip_year(year: Option<i32>) -> impl IntoView + use<> {
    year.map(|year| view! { <span class="strip-year">{year.to_string()}</span> })
}

/// Whether a month has a number on its square. One activity alone has none, since the square itself says that.
#[must_use]
pub fn needs_number(cell: Cell) -> bool {
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
