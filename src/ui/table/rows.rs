//! The rows of the table. Up to [`ALL_ROWS`] all of them stand in the document, so that the browser's own search, print and those who hear the
//! page have everything; of more there are as many as come with the first frame, and, where the reader asks for all, those in or near sight
//! between two gaps.
//!
//! The page scrolls, never the table. A row is the same element for as long as its activity is shown; in a large dataset it
//! then shows another one, since to write seven texts is much less than to make a row.

use crate::browser::dom::Node;
use crate::browser::{focus, sight, size};
use yearline_core::domain::{Dataset, Placement};
use yearline_core::text::Speech;

use super::columns::basis_short;
use crate::ui::el::{button, el};

/// Up to so many rows all stand in the document.
pub(super) const ALL_ROWS: usize = 300;
/// Of a dataset of more activities so many rows are there with the first frame after a choice.
pub(super) const FIRST_ROWS: usize = 40;
/// However tall the screen, not more rows than these are made for one height of it.
const MAX_IN_SIGHT: usize = 120;
const N_CELLS: usize = 7;

/// A row in the document.
#[derive(Debug)]
struct Row {
    node: Node,
    opener: Node,
    /// What each cell says is written into.
    cells: [Node; N_CELLS],
    said: [String; N_CELLS],
    /// What it shows: the activity, in which language, at which place of how many.
    activity: usize,
    speech: Option<Speech>,
    index: Option<usize>,
    is_open: bool,
    is_undated: bool,
}

/// What the rows are made from.
pub(super) struct Shown<'a> {
    pub(super) data: &'a Dataset,
    pub(super) speech: Speech,
    /// The activities in order, as far as they are asked for.
    pub(super) first: &'a [usize],
    /// How many there are.
    pub(super) n_all: usize,
}

impl Row {
    fn new() -> Self {
        let cell = |class: &str| el("td", class);
        let opener = button("plain");
        let when = el("span", "");
        let cells = [
            cell("number"),
            cell("kind"),
            cell("basis"),
            cell("figures-cell"),
            cell("place"),
        ];
        let [number, kind, basis, figures, place] = cells.each_ref().map(|c| c.node().clone());
        let written = [
            number,
            opener.node().clone(),
            kind,
            when.node().clone(),
            basis,
            figures,
            place,
        ];
        let opener_node = opener.node().clone();
        let [number, kind, basis, figures, place] = cells;
        let row = el("tr", "")
            .child(number)
            .child(el("th", "name").attr("scope", "row").child(opener))
            .child(kind)
            .child(el("td", "when").child(when))
            .child(basis)
            .child(figures)
            .child(place);
        Self {
            node: row.node().clone(),
            opener: opener_node,
            cells: written,
            said: Default::default(),
            activity: usize::MAX,
            speech: None,
            index: None,
            is_open: false,
            is_undated: false,
        }
    }

    fn show(&mut self, shown: &Shown<'_>, activity: usize, index: Option<usize>) {
        if self.activity != activity || self.speech.is_none_or(|s| s.lang != shown.speech.lang) {
            self.write(shown, activity);
        }
        if self.index != index {
            // The head is the first row.
            let index_said = index.map(|index| (index + 2).to_string());
            self.node.set("aria-rowindex", index_said.as_deref());
            self.index = index;
        }
    }

    fn write(&mut self, shown: &Shown<'_>, index: usize) {
        let (data, speech) = (shown.data, shown.speech);
        let language = data.language(speech.lang);
        let activity = data.activity(index);
        let figures: Vec<String> = activity.figures().map(|f| speech.figure_value(f)).collect();
        let says = [
            activity.number(),
            activity.title(language).to_owned(),
            activity.kind().title.get(language).to_owned(),
            speech.when(activity, data.period()),
            basis_short(speech.words, activity.basis()).to_owned(),
            figures.join(", "),
            activity
                .source()
                .map_or_else(String::new, |place| speech.place_short(place)),
        ];
        for ((cell, before), says) in self.cells.iter().zip(&mut self.said).zip(says) {
            if *before != says {
                cell.set_text(&says);
                *before = says;
            }
        }
        let is_undated = activity.placement() == Placement::Undated;
        if self.is_undated != is_undated {
            self.cells[3].set_class("is-undated", is_undated);
            self.is_undated = is_undated;
        }
        if self.activity != index {
            self.opener.set("id", Some(&format!("row-{index}")));
        }
        (self.activity, self.speech) = (index, Some(speech));
    }
}

/// The rows that stand in the document, and what stands for the others.
#[derive(Debug)]
pub(super) struct Rows {
    body: Node,
    /// Above and below the rows, where these are in the middle of more.
    pub(super) gaps: [Node; 2],
    rows: Vec<Row>,
    /// Taken out, to be used again.
    spare: Vec<Row>,
    /// Which part of the order they are: from there, so many.
    pub(super) from: usize,
    pub(super) n: usize,
    row_px: f64,
}

impl Rows {
    /// In that body of a table, none yet.
    pub(super) fn new(body: &Node) -> Self {
        let gap = || {
            el("tbody", "rows-gap")
                .unsaid()
                .child(el("tr", "").child(el("td", "").attr("colspan", "7")))
                .node()
                .clone()
        };
        let (rows, spare) = (Vec::new(), Vec::new());
        Self {
            body: body.clone(),
            gaps: [gap(), gap()],
            rows,
            spare,
            from: 0,
            n: 0,
            row_px: 0.0,
        }
    }

    /// Shows those of the first activities that come from there on.
    pub(super) fn show(&mut self, shown: &Shown<'_>, from: usize) {
        let from = from.min(shown.first.len());
        let wanted = &shown.first[from..];
        let is_part = shown.n_all > ALL_ROWS;
        let is_small = shown.data.n_activities() <= ALL_ROWS;
        let held = focus::holder();
        let mut before: Vec<Row> = std::mem::take(&mut self.rows);
        let mut next = 0;
        let mut kept: Vec<Option<Row>> = Vec::with_capacity(wanted.len());
        for activity in wanted {
            let is_it = |row: &Row| row.activity == *activity;
            // What stays is mostly in the same order.
            let found = before[next.min(before.len())..]
                .iter()
                .position(is_it)
                .map(|at| next + at);
            let found = found.or_else(|| before.iter().position(is_it));
            if let Some(at) = found {
                next = at;
                kept.push(Some(before.remove(at)));
            } else {
                kept.push(
                    self.spare
                        .iter()
                        .position(is_it)
                        .map(|at| self.spare.remove(at)),
                );
            }
        }
        for (at, (row, activity)) in kept.into_iter().zip(wanted).enumerate() {
            let other = |spare: &mut Vec<Row>| if is_small { None } else { spare.pop() };
            let row = row
                .or_else(|| other(&mut before))
                .or_else(|| other(&mut self.spare));
            let mut row = row.unwrap_or_else(Row::new);
            row.show(shown, *activity, is_part.then_some(from + at));
            self.rows.push(row);
        }
        for row in before {
            row.node.remove();
            self.spare.push(row);
        }
        let mut after: Option<&Node> = None;
        for row in self.rows.iter().rev() {
            match after {
                Some(after) => after.put_before(&row.node),
                None => self.body.put_last(&row.node),
            }
            after = Some(&row.node);
        }
        (self.from, self.n) = (from, wanted.len());
        // Where the row of the focus is out of sight by far, the keyboard goes on from the table.
        if held
            .is_some_and(|held| held.starts_with("row-") && focus::holder().as_ref() != Some(&held))
        {
            focus::put("table-headline");
        }
    }

    /// Marks the activity that is open.
    pub(super) fn show_open(&mut self, open: Option<usize>) {
        for row in &mut self.rows {
            let is_open = open == Some(row.activity);
            if row.is_open != is_open {
                row.node.set_class("is-open", is_open);
                row.is_open = is_open;
            }
        }
    }

    /// How tall a row is; all are, where some are left out.
    fn row_px(&mut self) -> f64 {
        if self.row_px < 1.0 {
            self.row_px = self.rows.first().map_or(0.0, |row| size::height(&row.node));
        }
        self.row_px.max(1.0)
    }

    /// Makes the gaps as tall as what they stand for.
    pub(super) fn fill_gaps(&mut self, n_all: usize) {
        let row_px = self.row_px();
        let (above, below) = (self.from, n_all - (self.from + self.n).min(n_all));
        for (gap, n) in self.gaps.iter().zip([above, below]) {
            gap.set_style(
                "--gap",
                &format!("{}px", (n as f64 * row_px).round() as u64),
            );
        }
    }

    /// Which part of the order to show where of a gap that much is in sight.
    pub(super) fn around(&mut self, gap: &Node, top_px: f64, bottom_px: f64) -> (usize, usize) {
        let row_px = self.row_px();
        let first = if *gap == self.gaps[0] {
            0
        } else {
            self.from + self.n
        };
        let per_screen = ((sight::screen_height() / row_px).ceil() as usize).clamp(8, MAX_IN_SIGHT);
        let from = first + (top_px / row_px) as usize;
        let n_seen = (((bottom_px - top_px) / row_px).ceil() as usize).min(per_screen);
        let from = from.saturating_sub(per_screen);
        (from, n_seen + 2 * per_screen)
    }

    /// Their height is to be measured anew: the container has another width.
    pub(super) fn forget_height(&mut self) {
        self.row_px = 0.0;
    }
}
