//! Initiatives by months: a calendar sheet with a tray for what has no month.
//!
//! One table, one tab stop: arrow keys go from field to field, Enter filters. On narrow containers the style sheet sets a row's name and
//! tray above its months; the table stays the same.

use leptos::prelude::*;

use crate::browser::dom::KeyboardEvent;
use crate::browser::focus;
use crate::domain::{Cell, MonthSet};
use crate::plot::columns::Columns;
use crate::plot::scene::Tone;
use crate::state::Year;
use crate::text::DateForm;
use crate::url::View;

use super::el::{El, button, el, parts, svg};
use super::is_narrow;
use super::month_cell::{month_cell, needs_number, ramp};
use super::patterns::hatch;
use super::scene_view::px;
use super::seal::{legend, seal};
use super::section::{Section, section};

/// Beyond this many, the tray tells a number and draws no squares.
const MAX_SQUARES: usize = 15;

fn cell_id(row: usize, column: usize) -> String {
    format!("matrix-{row}-{column}")
}

/// The matrix.
pub(crate) fn matrix_section() -> El {
    let year = Year::here();
    section(Section {
        part: View::Matrix,
        headline: Box::new(move || year.session.speech.get().matrix_headline(&year.data())),
        sub: parts().child(el("p", "").word(|w| w.matrix_sub)).child(legend([
            |w| w.legend_certain,
            |w| w.legend_possible,
            |w| w.legend_undated,
        ])),
        actions: None,
        body: parts().child(el("p", "vh").id("matrix-keys").word(|w| w.chart_keys)).child(table(year)),
    })
}

/// The table and where the keyboard is in it. Row 0 is the head, column 0 the names; the last column is the tray.
#[derive(Clone, Copy)]
struct Grid {
    year: Year,
    n_rows: usize,
    n_months: usize,
    /// The field that the tab key reaches, as row and column.
    stop: RwSignal<(usize, usize)>,
}

fn table(year: Year) -> El {
    let session = year.session;
    let data = year.data();
    let (n_rows, n_months) = (data.initiatives().len(), data.period().n_months());
    let grid = Grid { year, n_rows, n_months, stop: RwSignal::new((0, 1)) };
    let column = move |pick: fn(&Columns) -> f64| {
        el("col", "").style_now("width", move || {
            if is_narrow(session) {
                return String::new();
            }
            px(pick(&session.width.with(|w| Columns::new(*w, n_months)))) + "px"
        })
    };
    let columns = el("colgroup", "")
        .child(column(|c| c.label))
        .children((0..n_months).map(|_| column(|c| c.month)))
        .child(column(|_| Columns::GAP))
        .child(column(|c| c.tray));
    let undated_chosen = move || year.filter.with(|f| f.undated);
    let tray = grid
        .field(0, n_months + 1, "", undated_chosen)
        .on_click(move || year.toggle_undated())
        .word(|w| w.no_month_given);
    let head = el("tr", "")
        .attr("role", "row")
        .child(cell("corner"))
        .children((0..n_months).map(|m| grid.month(m)))
        .child(cell("gap"))
        .child(column_head("tray").class_now("is-chosen", undated_chosen).child(tray));
    el("table", "matrix")
        .class_now("is-narrow", move || is_narrow(session))
        .attr("role", "grid")
        .says_word("aria-label", |w| w.matrix_name)
        .attr("aria-describedby", "matrix-keys")
        .on_key(move |event| grid.on_key(&event))
        .child(columns)
        .child(el("thead", "").attr("role", "rowgroup").child(head))
        .child(
            el("tbody", "").attr("role", "rowgroup").child(total_row(year)).children((0..n_rows).map(|i| grid.row(i))),
        )
}

fn cell(class: &str) -> El {
    el("td", class).attr("role", "gridcell")
}

fn column_head(class: &str) -> El {
    el("th", class).attr("role", "columnheader").attr("scope", "col")
}

impl Grid {
    fn on_key(self, event: &KeyboardEvent) {
        let (last_row, last_column) = (self.n_rows, self.n_months + 1);
        let (row, column) = self.stop.get_untracked();
        let (to_row, to_column) = match event.key().as_str() {
            "ArrowRight" => (row, (column + 1).min(last_column)),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "ArrowDown" => ((row + 1).min(last_row), column),
            "ArrowUp" => (row.saturating_sub(1), column),
            "Home" => (row, usize::from(row == 0)),
            "End" => (row, last_column),
            _ => return,
        };
        event.prevent_default();
        // The corner holds nothing to act on.
        let to = if (to_row, to_column) == (0, 0) { (row, column) } else { (to_row, to_column) };
        self.stop.set(to);
        let id = cell_id(to.0, to.1);
        focus::put(&id);
        focus::reveal(&id);
    }

    /// The button of a field.
    fn field(self, row: usize, column: usize, class: &str, pressed: impl Fn() -> bool + 'static) -> El {
        let stop = self.stop;
        button(class)
            .id(&cell_id(row, column))
            .says("tabindex", move || if stop.get() == (row, column) { "0" } else { "-1" }.to_owned())
            .pressed_now(pressed)
            .on("focus", move |_| stop.set((row, column)))
    }

    /// The head of a month.
    fn month(self, m: usize) -> El {
        let year = self.year;
        let day = year.data().period().month(m).first_day();
        let name = move |form| year.session.speech.get().date(day, form);
        let is_chosen = move || year.chosen_months().contains(m);
        let field = self
            .field(0, m + 1, "", is_chosen)
            .on_click(move || year.toggle_month(m))
            .child(el("span", "vh").text_now(move || year.session.speech.get().month(year.data().period(), m)))
            .child(el("span", "wide").unsaid().text_now(move || name(DateForm::MonthShort)))
            .child(el("span", "narrow").unsaid().text_now(move || name(DateForm::MonthNarrow)));
        column_head("m").class_now("is-chosen", is_chosen).child(field)
    }

    /// An initiative.
    fn row(self, initiative: usize) -> El {
        let Self { year, n_months, .. } = self;
        let session = year.session;
        let row = initiative + 1;
        let is_chosen = move || year.chooses_initiative(initiative);
        let n_undated = year.whole().rows[initiative].undated;
        let title = move || year.data().initiatives()[initiative].title.get(year.language()).to_owned();
        let name = self
            .field(row, 0, "row-name", is_chosen)
            .on_click(move || year.toggle_initiative(initiative))
            .child(seal(initiative))
            .text(" ")
            .child(el("span", "row-title").text_now(title));
        let tray = self
            .field(row, n_months + 1, "", move || is_cell(year, initiative, None))
            .on_click(move || year.toggle_cell(initiative, None))
            .child(el("span", "vh").text_now(move || {
                let speech = session.speech.get();
                let name = speech.initiative_name(&year.data(), initiative);
                speech.named(&name, &speech.undated_words(n_undated))
            }))
            .child(el("b", "tray-count").unsaid().text_now(move || session.speech.get().count(n_undated)))
            .child(el("span", "tray-unit").unsaid().word(|w| w.no_month))
            .shows(move || {
                let n_chosen = year.matrix.with(|x| x.rows[initiative].undated);
                squares(n_undated, n_chosen, year.is_filtered())
            });
        el("tr", "")
            .attr("role", "row")
            .class_now("is-chosen", is_chosen)
            .child(el("th", "").attr("role", "rowheader").attr("scope", "row").child(name))
            .children((0..n_months).map(|m| self.month_of(initiative, m)))
            .child(cell("gap"))
            .child(cell("tray").child(tray))
    }

    /// A month of an initiative.
    fn month_of(self, initiative: usize, m: usize) -> El {
        let year = self.year;
        let session = year.session;
        let whole = year.whole();
        let (all, most) = (whole.rows[initiative].months[m], whole.max_certain());
        let said = move || {
            let speech = session.speech.get();
            let data = year.data();
            let name = speech.initiative_name(&data, initiative);
            let place = format!("{name}, {}", speech.month(data.period(), m));
            speech.named(&place, &speech.cell_words(all))
        };
        let shown = move || {
            // A field of what is chosen counts what is chosen; the others count all, quietly.
            let selected = year.matrix.with(|x| x.rows[initiative].months[m]);
            let (shown, tone) = if year.is_filtered() && !selected.is_empty() {
                (selected, Tone::Chosen)
            } else {
                (all, year.tone_of(0))
            };
            let field = parts().child(month_cell(shown, tone, most));
            if !needs_number(shown) {
                return Some(field);
            }
            let on = match (shown.certain, tone) {
                (0, _) => "on-hatch".to_owned(),
                (_, Tone::Plain) => format!("on-ramp-{}", ramp(shown.certain, most)),
                (_, Tone::Chosen) => "on-chosen".to_owned(),
                (_, Tone::Quiet) => "on-quiet".to_owned(),
            };
            let split = if shown.certain > 0 && shown.possible > 0 { " is-split" } else { "" };
            let number = session.speech.get().cell(shown);
            Some(field.child(el("span", &format!("field-number {on}{split}")).unsaid().text(&number)))
        };
        let field = self
            .field(initiative + 1, m + 1, "", move || is_cell(year, initiative, Some(m)))
            .child(el("span", "vh").text_now(said))
            .on_click(move || year.toggle_cell(initiative, Some(m)))
            .shows(shown);
        cell("m").child(field)
    }
}

/// Whether one field alone is chosen, tracked: an initiative in a month, or without one.
fn is_cell(year: Year, initiative: usize, month: Option<usize>) -> bool {
    year.filter.with(|f| {
        f.initiatives == [initiative]
            && f.undated == month.is_none()
            && f.months == month.map_or(MonthSet::EMPTY, MonthSet::only)
    })
}

/// All initiatives together: the counts of each month, certain and possible, never added up.
fn total_row(year: Year) -> El {
    let session = year.session;
    let whole = year.whole();
    let most = whole.total.months.iter().map(|c| c.certain + c.possible).max().unwrap_or(0).max(1);
    let n_undated = whole.total.undated;
    let month = |m: usize| {
        let all = whole.total.months[m];
        let sum = el("span", "sum")
            .child(el("span", "vh").text_now(move || session.speech.get().cell_words(all)))
            .child(el("span", "").unsaid().text_now(move || session.speech.get().cell(all)));
        cell("m").child(sum).shows(move || {
            let chosen = year.matrix.with(|x| x.total.months[m]);
            Some(total_bar(all, chosen, year.is_filtered(), most))
        })
    };
    let tray = el("b", "tray-count").text_now(move || {
        session.speech.get().part_of(year.matrix.with(|x| x.total.undated), n_undated, year.is_filtered())
    });
    let name = el("th", "")
        .attr("role", "rowheader")
        .attr("scope", "row")
        .child(el("b", "").word(|w| w.all_initiatives))
        .child(el("small", "").word(|w| w.certain_plus_possible));
    el("tr", "total")
        .attr("role", "row")
        .child(name)
        .children((0..whole.total.months.len()).map(month))
        .child(cell("gap"))
        .child(cell("tray").child(tray))
}

/// Height of the tallest bar of the sums, in pixels.
const BAR: usize = 44;

fn total_bar(all: Cell, chosen: Cell, is_filtered: bool, most: usize) -> El {
    let unit = BAR as f64 / most as f64;
    let mut below = BAR as f64;
    let mut bar = svg("svg", "total-bar")
        .attr("width", "100%")
        .attr("height", &BAR.to_string())
        .unsaid()
        .attr("focusable", "false");
    let (quiet, plain) = (Tone::Quiet, Tone::Plain);
    let pieces: &[(usize, bool, Tone)] = if is_filtered {
        &[
            (chosen.certain, true, Tone::Chosen),
            (all.certain - chosen.certain, true, quiet),
            (chosen.possible, false, Tone::Chosen),
            (all.possible - chosen.possible, false, quiet),
        ]
    } else {
        &[(all.certain, true, plain), (all.possible, false, plain)]
    };
    for &(n, is_solid, tone) in pieces.iter().filter(|(n, ..)| *n > 0) {
        let height = n as f64 * unit;
        below -= height;
        let class = format!("{} {}", if is_solid { "r-solid" } else { "r-hatched" }, tone.class());
        bar = bar.child(
            svg("rect", &class)
                .attr_if("fill", (!is_solid).then(|| hatch(tone)))
                .attr("x", "8%")
                .attr("width", "84%")
                .attr("y", &px(below))
                .attr("height", &px(height)),
        );
    }
    bar
}

/// A square for each activity without a month, the chosen ones first.
fn squares(n: usize, n_chosen: usize, is_filtered: bool) -> Option<El> {
    if !(1..=MAX_SQUARES).contains(&n) {
        return None;
    }
    let width = n * 12;
    let square = |k: usize| {
        let tone = match (is_filtered, k < n_chosen) {
            (false, _) => Tone::Plain,
            (true, true) => Tone::Chosen,
            (true, false) => Tone::Quiet,
        };
        svg("rect", &format!("r-open {}", tone.class()))
            .attr("x", &(k * 12 + 2).to_string())
            .attr("y", "1")
            .attr("width", "8")
            .attr("height", "8")
    };
    let squares = svg("svg", "squares")
        .attr("width", &width.to_string())
        .attr("height", "10")
        .attr("viewBox", &format!("0 0 {width} 10"))
        .unsaid()
        .attr("focusable", "false");
    Some(squares.children((0..n).map(square)))
}
