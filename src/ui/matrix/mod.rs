//! Initiatives by months: a calendar sheet with a tray for what has no month.
//!
//! One table, one tab stop: arrow keys go from field to field, Enter filters. On narrow containers the style sheet sets a row's name and
//! tray above its months; the table stays the same. One effect draws all of its fields, and one listener serves them: a choice
//! touches every field, and an effect for each would be most of its work.

mod totals;

use crate::browser::dom::{self, KeyboardEvent, Node};
use crate::browser::focus;
use crate::state::Year;
use crate::state::reactive::{Kept, Source};
use yearline_core::domain::{Cell, Lang, Matrix, MonthSet};
use yearline_core::text::DateForm;
use yearline_core::url::View;
use yearline_plot::columns::Columns;
use yearline_plot::scene::Tone;

use crate::ui::drawing::{Drawing, Form, px};
use crate::ui::el::{El, button, el, keep, parts, svg, tab_index, whether};
use crate::ui::is_narrow;
use crate::ui::month_cell::{field_class, needs_number, ramp};
use crate::ui::seal::{legend, seal};
use crate::ui::section::{Section, section};
use totals::total_row;

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
        sub: parts()
            .child(el("p", "").word(|w| w.matrix_sub))
            .child(legend([
                |w| w.legend_certain,
                |w| w.legend_possible,
                |w| w.legend_undated,
            ])),
        actions: None,
        body: parts()
            .child(el("p", "vh").id("matrix-keys").word(|w| w.chart_keys))
            .child(table(year)),
    })
}

/// The table and where the keyboard is in it. Row 0 is the head, column 0 the names; the last column is the tray.
#[derive(Clone, Copy)]
struct Grid {
    year: Year,
    n_rows: usize,
    n_months: usize,
    /// The field that the tab key reaches, as row and column.
    stop: Source<(usize, usize)>,
    fields: Kept<Vec<Field>>,
}

/// A field in the document: a button, and what it says to those who do not see it.
struct Field {
    at: (usize, usize),
    button: Node,
    pressed: Option<bool>,
    is_stop: Option<bool>,
    said: Option<Said>,
    face: Face,
}

/// What a field says to those who do not see it, and in which language. It is a text in the button, and no label in its place: who
/// works the page by voice says what stands there.
struct Said {
    node: Node,
    lang: Option<Lang>,
}

/// What is seen of a field that shows counts.
enum Face {
    /// A name, which does not change with a choice.
    Name,
    /// A month of an initiative.
    Month {
        field: Node,
        number: Node,
        shown: Option<(Cell, Tone)>,
        is_numbered: bool,
    },
    /// What of an initiative has no month.
    Tray(Drawing<Form>),
}

fn table(year: Year) -> El {
    let session = year.session;
    let data = year.data();
    let (n_rows, n_months) = (data.initiatives().len(), data.period().n_months());
    let grid = Grid {
        year,
        n_rows,
        n_months,
        stop: Source::new((0, 1)),
        fields: Kept::new(Vec::new()),
    };
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
    let tray = grid
        .field(0, n_months + 1, "", false, Face::Name)
        .word(|w| w.no_month_given);
    let head = el("tr", "")
        .attr("role", "row")
        .child(cell("corner"))
        .children(grid.months())
        .child(cell("gap"))
        .child(
            column_head("tray")
                .class_now("is-chosen", move || year.filter.with(|f| f.undated))
                .child(tray),
        );
    let body = el("tbody", "")
        .attr("role", "rowgroup")
        .child(total_row(year));
    let body = body.children((0..n_rows).map(|i| grid.row(i)));
    keep(Box::new(move || grid.draw()));
    el("table", "matrix")
        .class_now("is-narrow", move || is_narrow(session))
        .class_now("is-filtered", move || year.is_filtered())
        .class_now("is-full", move || has_long_counts(year))
        .attr("role", "grid")
        .says_word("aria-label", |w| w.matrix_name)
        .attr("aria-describedby", "matrix-keys")
        .on_key(move |event| grid.on_key(&event))
        .on("click", move |event| {
            if let Some(at) = grid.field_at(&event) {
                grid.choose(at);
            }
        })
        .on("focusin", move |event| {
            if let Some(at) = grid.field_at(&event) {
                grid.stop.set(at);
            }
        })
        .child(columns)
        .child(el("thead", "").attr("role", "rowgroup").child(head))
        .child(body)
}

/// Counts, which break before the plus where they have to.
pub(crate) fn breaking(counts: &str) -> String {
    counts.replace('+', "\u{200b}+")
}

fn cell(class: &str) -> El {
    el("td", class).attr("role", "gridcell")
}

/// Whether the counts of some months are too long for narrow fields, tracked. They are spoken then, and stand in the charts.
fn has_long_counts(year: Year) -> bool {
    let (session, whole, n_months) = (year.session, year.whole(), year.data().period().n_months());
    let longest = whole
        .rows
        .iter()
        .flat_map(|row| &row.months)
        .map(|c| session.speech.get().cell(*c).len())
        .max();
    let room = session.width.with(|w| w / n_months.max(1) as f64);
    is_narrow(session) && longest.unwrap_or(0) as f64 * 6.5 > room
}

fn column_head(class: &str) -> El {
    el("th", class)
        .attr("role", "columnheader")
        .attr("scope", "col")
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
        let to = if (to_row, to_column) == (0, 0) {
            (row, column)
        } else {
            (to_row, to_column)
        };
        self.stop.set(to);
        let id = cell_id(to.0, to.1);
        focus::put(&id);
        focus::reveal(&id);
    }

    /// The field that an event took place on, as row and column.
    fn field_at(self, event: &dom::Event) -> Option<(usize, usize)> {
        let id = dom::id_within(event, "button")?;
        self.fields.with(|fields| {
            fields
                .iter()
                .map(|f| f.at)
                .find(|at| cell_id(at.0, at.1) == id)
        })
    }

    /// Does what a field is for.
    fn choose(self, (row, column): (usize, usize)) {
        let Self { year, n_months, .. } = self;
        let month = (column <= n_months).then(|| column.saturating_sub(1));
        match (row, column, month) {
            (0, _, None) => year.toggle_undated(),
            (0, _, Some(month)) => year.toggle_month(month),
            (_, 0, _) => year.toggle_initiative(row - 1),
            _ => year.toggle_cell(row - 1, month.map_or(MonthSet::EMPTY, MonthSet::only)),
        }
    }

    /// Whether what a field is for is chosen, tracked.
    fn is_chosen(self, (row, column): (usize, usize)) -> bool {
        let month = (column <= self.n_months).then(|| column.saturating_sub(1));
        let year = self.year;
        match (row, column, month) {
            (0, _, None) => year.filter.with(|f| f.undated),
            (0, _, Some(month)) => year.chosen_months().contains(month),
            (_, 0, _) => year.chooses_initiative(row - 1),
            _ => year.chooses_cell(row - 1, month.map_or(MonthSet::EMPTY, MonthSet::only)),
        }
    }

    /// The button of a field. Where it `is_said`, [`said`](Self::said) stands first in it.
    fn field(self, row: usize, column: usize, class: &str, is_said: bool, face: Face) -> El {
        let field = button(class).id(&cell_id(row, column));
        let button = field.node().clone();
        let said = is_said.then(|| {
            let place = el("span", "vh");
            button.append(place.node());
            Said {
                node: place.node().clone(),
                lang: None,
            }
        });
        self.fields.update(|f| {
            f.push(Field {
                at: (row, column),
                button,
                pressed: None,
                is_stop: None,
                said,
                face,
            })
        });
        field
    }

    /// The heads of the months.
    fn months(self) -> Vec<El> {
        let year = self.year;
        let mut names = Vec::with_capacity(self.n_months);
        let mut places = Vec::with_capacity(self.n_months);
        let head = |m: usize| {
            let (wide, narrow) = (el("span", "wide").unsaid(), el("span", "narrow").unsaid());
            names.push([wide.node().clone(), narrow.node().clone()]);
            let head = column_head("m").child(
                self.field(0, m + 1, "", true, Face::Name)
                    .child(wide)
                    .child(narrow),
            );
            places.push((head.node().clone(), false));
            head
        };
        let heads = (0..self.n_months).map(head).collect();
        keep(Box::new(move || {
            let (speech, data) = (year.session.speech.get(), year.data());
            for (m, [wide, narrow]) in names.iter().enumerate() {
                let day = data.period().month(m).first_day();
                wide.set_text(&speech.date(day, DateForm::MonthShort));
                narrow.set_text(&speech.date(day, DateForm::MonthNarrow));
            }
        }));
        keep(Box::new(move || {
            let chosen = year.chosen_months();
            for (m, (head, was_chosen)) in places.iter_mut().enumerate() {
                if chosen.contains(m) != *was_chosen {
                    *was_chosen = !*was_chosen;
                    head.set_class("is-chosen", *was_chosen);
                }
            }
        }));
        heads
    }

    /// An initiative.
    fn row(self, initiative: usize) -> El {
        let Self { year, n_months, .. } = self;
        let session = year.session;
        let row = initiative + 1;
        let n_undated = year.whole().rows[initiative].undated;
        let title = move || {
            year.data().initiatives()[initiative]
                .title
                .get(year.language())
                .to_owned()
        };
        let name = self
            .field(row, 0, "row-name", false, Face::Name)
            .child(seal(initiative))
            .text(" ")
            .child(el("span", "row-title").text_now(title));
        let months: Vec<El> = (0..n_months)
            .map(|m| self.month_of(initiative, m))
            .collect();
        let squares = svg("svg", "squares")
            .attr("height", "10")
            .unsaid()
            .attr("focusable", "false");
        let has_squares = (1..=MAX_SQUARES).contains(&n_undated);
        let face = if has_squares {
            Face::Tray(Drawing::new(squares.node()))
        } else {
            Face::Name
        };
        let width = (n_undated * 12).to_string();
        let tray = self
            .field(row, n_months + 1, "", true, face)
            .child(
                el("b", "tray-count")
                    .unsaid()
                    .text_now(move || session.speech.get().count(n_undated)),
            )
            .child(el("span", "tray-unit").unsaid().word(|w| w.no_month))
            .child_if(has_squares.then(|| {
                squares
                    .attr("width", &width)
                    .attr("viewBox", &format!("0 0 {width} 10"))
            }));
        el("tr", "")
            .attr("role", "row")
            .class_now("is-chosen", move || year.chooses_initiative(initiative))
            .child(
                el("th", "")
                    .attr("role", "rowheader")
                    .attr("scope", "row")
                    .child(name),
            )
            .children(months)
            .child(cell("gap"))
            .child(cell("tray").child(tray))
    }

    /// A month of an initiative.
    fn month_of(self, initiative: usize, m: usize) -> El {
        let (field, number) = (el("span", ""), el("span", "").unsaid());
        let (face_field, number) = (field.node().clone(), number.node().clone());
        let face = Face::Month {
            field: face_field,
            number,
            shown: None,
            is_numbered: false,
        };
        cell("m").child(
            self.field(initiative + 1, m + 1, "", true, face)
                .child(field),
        )
    }

    /// What a field says to those who do not see it.
    fn said(self, (row, column): (usize, usize), whole: &Matrix) -> String {
        let (data, speech) = (self.year.data(), self.year.session.speech.get());
        let month = || speech.month(data.period(), column - 1);
        if row == 0 {
            return month();
        }
        let (name, row) = (speech.initiative_name(&data, row - 1), &whole.rows[row - 1]);
        match row.months.get(column - 1) {
            Some(all) => speech.named(&format!("{name}, {}", month()), &speech.cell_words(*all)),
            None => speech.named(&name, &speech.undated_words(row.undated)),
        }
    }

    /// Brings every field up to date, tracked.
    fn draw(self) {
        let Self { year, stop, .. } = self;
        let (whole, speech, stop) = (year.whole(), year.session.speech.get(), stop.get());
        let (most, is_filtered) = (whole.max_certain(), year.is_filtered());
        let draw = |field: &mut Field, chosen: &Matrix| {
            let (row, column) = field.at;
            if let Some(said) = field.said.as_mut().filter(|s| s.lang != Some(speech.lang)) {
                said.node.set_text(&self.said(field.at, &whole));
                said.lang = Some(speech.lang);
            }
            let pressed = Some(self.is_chosen(field.at));
            if pressed != field.pressed {
                field.button.set("aria-pressed", pressed.map(whether));
                field.pressed = pressed;
            }
            let is_stop = Some(stop == field.at);
            if is_stop != field.is_stop {
                field.button.set("tabindex", is_stop.map(tab_index));
                field.is_stop = is_stop;
            }
            match &mut field.face {
                Face::Name => {}
                Face::Tray(squares) => {
                    let (n, n_chosen) = (whole.rows[row - 1].undated, chosen.rows[row - 1].undated);
                    squares.show(square_forms(n, n_chosen, is_filtered));
                }
                Face::Month {
                    field: drawn,
                    number,
                    shown,
                    is_numbered,
                } => {
                    // A field of what is chosen counts what is chosen; the others count all, quietly: that says the table's class.
                    let (all, selected) = (
                        whole.rows[row - 1].months[column - 1],
                        chosen.rows[row - 1].months[column - 1],
                    );
                    let is_chosen = is_filtered && !selected.is_empty();
                    let now = if is_chosen {
                        (selected, Tone::Chosen)
                    } else {
                        (all, Tone::Plain)
                    };
                    if *shown == Some(now) {
                        return;
                    }
                    *shown = Some(now);
                    let (cell, tone) = now;
                    drawn.set("class", Some(&field_class(cell, tone, most)));
                    if needs_number(cell) {
                        number.set("class", Some(&number_class(cell, tone, most)));
                        number.set_text(&speech.cell(cell));
                    }
                    if needs_number(cell) != *is_numbered {
                        *is_numbered = !*is_numbered;
                        if *is_numbered {
                            field.button.append(number)
                        } else {
                            number.remove()
                        }
                    }
                }
            }
        };
        year.matrix.with(|chosen| {
            self.fields
                .update(|fields| fields.iter_mut().for_each(|f| draw(f, chosen)))
        });
    }
}

/// The classes of the number on a field: what it stands on decides its colour.
fn number_class(cell: Cell, tone: Tone, most: usize) -> String {
    let on = match (cell.certain, tone) {
        (0, _) => "on-hatch".to_owned(),
        (_, Tone::Chosen) => "on-chosen".to_owned(),
        _ => format!("on-ramp-{}", ramp(cell.certain, most)),
    };
    let split = if cell.certain > 0 && cell.possible > 0 {
        " is-split"
    } else {
        ""
    };
    format!("field-number {on}{split}")
}

/// A square for each activity without a month, the chosen ones first.
fn square_forms(n: usize, n_chosen: usize, is_filtered: bool) -> Vec<Form> {
    let square = |k: usize| {
        let tone = if is_filtered && k < n_chosen {
            Tone::Chosen
        } else {
            Tone::Plain
        };
        Form::new("rect", format!("r-open {}", tone.class()))
            .with("x", (k * 12 + 2).to_string())
            .with("y", "1")
            .with("width", "8")
            .with("height", "8")
    };
    (0..n).map(square).collect()
}
