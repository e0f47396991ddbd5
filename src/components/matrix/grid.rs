//! Where the keyboard is in the matrix, and what its fields are for.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yearline_core::domain::MonthSet;

use super::cell::labels;
use super::row::undated_label;
use crate::browser::focus;
use crate::components::still::is_still;
use crate::components::table::TABLE_KEY;
use crate::components::tooltip::Tooltip;
use crate::state::Year;

/// The position of a field. Row 0 is the head, column 0 has the names; the last column is for what has no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Position {
    pub(super) row: usize,
    pub(super) column: usize,
}

impl Position {
    pub(super) fn new(row: usize, column: usize) -> Self {
        Self { row, column }
    }

    /// The id of the field's button.
    pub(super) fn id(self) -> String {
        format!("matrix-{}-{}", self.row, self.column)
    }

    fn from_id(id: &str) -> Option<Self> {
        let (row, column) = id.strip_prefix("matrix-")?.split_once('-')?;
        Some(Self::new(row.parse().ok()?, column.parse().ok()?))
    }

    /// The position that a key leads to in a matrix with that last field; `None` for a key that leads nowhere.
    fn step(self, key: &str, last: Self) -> Option<Self> {
        let Self { row, column } = self;
        let to = match key {
            "ArrowRight" => Self::new(row, (column + 1).min(last.column)),
            "ArrowLeft" => Self::new(row, column.saturating_sub(1)),
            "ArrowDown" => Self::new((row + 1).min(last.row), column),
            "ArrowUp" => Self::new(row.saturating_sub(1), column),
            "Home" => Self::new(row, usize::from(row == 0)),
            "End" => Self::new(row, last.column),
            _ => return None,
        };
        // The corner is not a field.
        Some(if to == Self::new(0, 0) { self } else { to })
    }
}

/// What a field stands for.
enum Choice {
    Month(usize),
    Undated,
    Initiative(usize),
    /// An initiative in those months, or, where there are none, without a month.
    Cell(usize, MonthSet),
}

/// The matrix as one widget: all of its fields share one tab stop and one set of listeners.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    pub(super) year: Year,
    pub(super) n_rows: usize,
    pub(super) n_months: usize,
    /// The role of what is in a row, by whether it can be pressed.
    pub(super) cell: &'static str,
    tooltip: Option<Tooltip>,
    /// The field that the tab key reaches.
    stop: RwSignal<Position>,
    /// The same, for each field to ask whether it is the one.
    stops: StoredValue<Selector<Position>>,
    /// The field inside the rows that is chosen, likewise.
    chosen_cells: StoredValue<Selector<Option<Position>>>,
}

impl Grid {
    pub(super) fn new(year: Year) -> Self {
        let data = year.data();
        let stop = RwSignal::new(Position::new(0, 1));
        Self {
            year,
            n_rows: data.initiatives().len(),
            n_months: data.period().n_months(),
            cell: if is_still() { "cell" } else { "gridcell" },
            tooltip: Tooltip::of_page().filter(|_| year.session.has_address),
            stop,
            stops: StoredValue::new(Selector::new(move || stop.get())),
            chosen_cells: StoredValue::new(Selector::new(move || chosen_cell(year))),
        }
    }

    /// The column of what has no month.
    pub(super) fn undated_column(self) -> usize {
        self.n_months + 1
    }

    /// The `tabindex` of a field, tracked.
    pub(super) fn tab_index(self, at: Position) -> &'static str {
        if self.stops.with_value(|stops| stops.selected(&at)) {
            "0"
        } else {
            "-1"
        }
    }

    /// Whether what a field stands for is chosen, tracked.
    pub(super) fn is_chosen(self, at: Position) -> bool {
        let year = self.year;
        match self.choice(at) {
            Choice::Month(month) => year.chosen_months().contains(month),
            Choice::Undated => year.filter.with(|f| f.undated),
            Choice::Initiative(initiative) => year.chooses_initiative(initiative),
            Choice::Cell(..) => self.chosen_cells.with_value(|c| c.selected(&Some(at))),
        }
    }

    fn choose(self, at: Position) {
        let year = self.year;
        match self.choice(at) {
            Choice::Month(month) => year.toggle_month(month),
            Choice::Undated => year.toggle_undated(),
            Choice::Initiative(initiative) => year.toggle_initiative(initiative),
            Choice::Cell(initiative, months) => year.toggle_cell(initiative, months),
        }
    }

    fn choice(self, at: Position) -> Choice {
        let is_undated = at.column == self.undated_column();
        match (at.row, at.column) {
            (0, _) if is_undated => Choice::Undated,
            (0, column) => Choice::Month(column.saturating_sub(1)),
            (row, 0) => Choice::Initiative(row - 1),
            (row, _) if is_undated => Choice::Cell(row - 1, MonthSet::EMPTY),
            (row, column) => Choice::Cell(row - 1, MonthSet::only(column - 1)),
        }
    }

    pub(super) fn on_click(self, event: &Event) {
        if let Some(at) = position_of(event) {
            self.choose(at);
        }
    }

    pub(super) fn on_focus(self, event: &Event) {
        if let Some(at) = position_of(event) {
            self.stop.set(at);
        }
        self.name_field(event, None);
    }

    /// Shows the name of the field that an event took place on: one that the pointer is on, or that the keyboard has reached.
    pub(super) fn name_field(self, event: &Event, pointer: Option<(i32, i32)>) {
        let Some(tooltip) = self.tooltip else { return };
        let element = position_of(event).and_then(|at| focus::element(&at.id()));
        let is_named = |element: &Element| {
            pointer.is_some() || element.matches(":focus-visible").unwrap_or(false)
        };
        let label = position_of(event).and_then(|at| untrack(|| self.label(at)));
        match (element.filter(is_named), label) {
            (Some(element), Some(label)) => tooltip.show(&element, pointer, label),
            _ => tooltip.hide_soon(),
        }
    }

    pub(super) fn unname_field(self) {
        if let Some(tooltip) = self.tooltip {
            tooltip.hide_soon();
        }
    }

    /// What a field stands for, in words, tracked; `None` for those that say it themselves.
    fn label(self, at: Position) -> Option<String> {
        let initiative = at.row.checked_sub(1)?;
        if at.column == self.undated_column() {
            return Some(undated_label(self, initiative));
        }
        let labels = labels(self, initiative);
        labels
            .get(at.column.checked_sub(1)?)
            .map(|label| label.to_string())
    }

    pub(super) fn on_key(self, event: &KeyboardEvent) {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            let field = self.stop.get_untracked().id();
            if !self.tooltip.is_some_and(|tooltip| tooltip.dismiss(&field)) {
                focus::show("matrix-headline");
            }
            return;
        }
        if event.key() == TABLE_KEY && !event.ctrl_key() && !event.alt_key() && !event.meta_key() {
            event.prevent_default();
            self.year.session.show_table();
            return;
        }
        let last = Position::new(self.n_rows, self.undated_column());
        let Some(to) = self.stop.get_untracked().step(&event.key(), last) else {
            return;
        };
        event.prevent_default();
        self.stop.set(to);
        focus::put(&to.id());
        focus::reveal(&to.id());
    }
}

/// The field inside the rows that is chosen: one initiative in one month, or without a month, and nothing else of the two. Tracked.
fn chosen_cell(year: Year) -> Option<Position> {
    let n_months = year.data().period().n_months();
    year.filter.with(|f| {
        let [initiative] = f.initiatives[..] else {
            return None;
        };
        let column = match f.months.indexes().collect::<Vec<_>>()[..] {
            [] if f.undated => n_months + 1,
            [month] if !f.undated => month + 1,
            _ => return None,
        };
        Some(Position::new(initiative + 1, column))
    })
}

/// The position of the field that an event took place on.
fn position_of(event: &Event) -> Option<Position> {
    let target: Element = event.target()?.dyn_into().ok()?;
    Position::from_id(&target.closest("button").ok()??.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_back_to_its_position() {
        let at = Position::new(4, 13);
        assert_eq!(at.id(), "matrix-4-13");
        assert_eq!(Position::from_id(&at.id()), Some(at));
        assert_eq!(Position::from_id("matrix-keys"), None);
        assert_eq!(Position::from_id("row-4"), None);
    }

    #[test]
    fn keys_stay_within_the_fields() {
        let at = Position::new;
        let last = at(10, 13);
        let table = [
            (at(4, 3), "ArrowRight", Some(at(4, 4))),
            (at(4, 13), "ArrowRight", Some(at(4, 13))),
            (at(4, 0), "ArrowLeft", Some(at(4, 0))),
            (at(0, 1), "ArrowLeft", Some(at(0, 1))),
            (at(1, 0), "ArrowUp", Some(at(1, 0))),
            (at(1, 5), "ArrowUp", Some(at(0, 5))),
            (at(10, 5), "ArrowDown", Some(at(10, 5))),
            (at(4, 5), "Home", Some(at(4, 0))),
            (at(0, 5), "Home", Some(at(0, 1))),
            (at(0, 5), "End", Some(at(0, 13))),
            (at(4, 5), "Enter", None),
        ];
        for (from, key, want) in table {
            assert_eq!(from.step(key, last), want, "{key} from {from:?}");
        }
    }
}
