//! The row of all initiatives together, with a bar for each month.

use crate::browser::dom::Node;
use crate::state::Year;
use crate::ui::drawing::{Drawing, Form, px};
use crate::ui::el::{El, el, keep, svg};
use crate::ui::patterns::hatch_of_chosen;
use yearline_core::domain::Cell;
use yearline_plot::scene::Tone;

use super::{breaking, cell};

/// All initiatives together: the counts of each month, certain and possible, never added up.
pub(super) fn total_row(year: Year) -> El {
    let session = year.session;
    let whole = year.whole();
    let n_undated = whole.total.undated;
    let mut bars: Vec<Drawing<Form>> = Vec::new();
    let mut sums: Vec<[Node; 2]> = Vec::new();
    let mut month = |_| {
        let (said, seen) = (el("span", "vh"), el("span", "").unsaid());
        sums.push([said.node().clone(), seen.node().clone()]);
        let sum = el("span", "sum").child(said).child(seen);
        let bar = svg("svg", "total-bar")
            .attr("width", "100%")
            .attr("height", &BAR.to_string())
            .unsaid()
            .attr("focusable", "false");
        bars.push(Drawing::new(bar.node()));
        cell("m").child(sum).child(bar)
    };
    let months: Vec<El> = (0..whole.total.months.len()).map(&mut month).collect();
    let all = year.whole();
    keep(Box::new(move || {
        let speech = session.speech.get();
        for ([said, seen], all) in sums.iter().zip(&all.total.months) {
            said.set_text(&speech.cell_words(*all));
            seen.set_text(&breaking(&speech.cell(*all)));
        }
    }));
    keep(Box::new(move || {
        let is_filtered = year.is_filtered();
        let most = whole
            .total
            .months
            .iter()
            .map(|c| c.certain + c.possible)
            .max()
            .unwrap_or(0)
            .max(1);
        year.matrix.with(|chosen| {
            for ((bar, all), chosen) in bars
                .iter_mut()
                .zip(&whole.total.months)
                .zip(&chosen.total.months)
            {
                bar.show(bar_forms(*all, *chosen, is_filtered, most));
            }
        });
    }));
    let tray = el("b", "tray-count").text_now(move || {
        session.speech.get().part_of(
            year.matrix.with(|x| x.total.undated),
            n_undated,
            year.is_filtered(),
        )
    });
    let name = el("th", "")
        .attr("role", "rowheader")
        .attr("scope", "row")
        .child(el("b", "").word(|w| w.all_initiatives))
        .child(el("small", "").word(|w| w.certain_plus_possible));
    el("tr", "total")
        .attr("role", "row")
        .child(name)
        .children(months)
        .child(cell("gap"))
        .child(cell("tray").child(tray))
}

/// Height of the tallest bar of the sums, in pixels.
const BAR: usize = 44;

fn bar_forms(all: Cell, chosen: Cell, is_filtered: bool, most: usize) -> Vec<Form> {
    let unit = BAR as f64 / most as f64;
    let mut below = BAR as f64;
    let plain = Tone::Plain;
    let pieces: &[(usize, bool, Tone)] = if is_filtered {
        &[
            (chosen.certain, true, Tone::Chosen),
            (all.certain - chosen.certain, true, plain),
            (chosen.possible, false, Tone::Chosen),
            (all.possible - chosen.possible, false, plain),
        ]
    } else {
        &[(all.certain, true, plain), (all.possible, false, plain)]
    };
    let piece = |&(n, is_solid, tone): &(usize, bool, Tone)| {
        let height = n as f64 * unit;
        below -= height;
        let form = Form::new(
            "rect",
            format!(
                "{} {}",
                if is_solid { "r-solid" } else { "r-hatched" },
                tone.class()
            ),
        );
        let form = if is_solid {
            form
        } else {
            form.with("fill", hatch_of_chosen(tone == Tone::Chosen))
        };
        form.with("x", "8%")
            .with("width", "84%")
            .with("y", px(below))
            .with("height", px(height))
    };
    pieces.iter().filter(|(n, ..)| *n > 0).map(piece).collect()
}
