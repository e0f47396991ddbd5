//! Which rows of the table are in the document.
//!
//! Up to [`ALL_ROWS`] all of them are, so that the browser's own search, print and screen readers have everything. Of a larger
//! dataset the first ones are there at once after a choice. If the choice leaves no more than [`ALL_ROWS`], the others follow in portions,
//! so that a click does not wait for them. If it leaves more, they come when the reader asks for all: then those in or near the
//! viewport are there, between two gaps as tall as the rows that they stand for. The page scrolls, never the table.

use std::ops::Range;
use std::time::Duration;

use leptos::html::Tbody;
use leptos::prelude::*;
use web_sys::Element;
use yearline_core::domain::Selection;

use crate::browser::intersection::{VisibilityObserver, screen_height};
use crate::state::Year;

/// Up to so many rows are all in the document.
pub(super) const ALL_ROWS: usize = 300;
/// The rows of a large dataset that are there at once after a choice, and how many follow at a time.
const FIRST_ROWS: usize = 40;
/// The pause before more rows follow.
const PAUSE: Duration = Duration::from_millis(120);
/// Rows this far from the viewport are in the document.
const MARGIN_PX: u32 = 400;
/// However tall the screen, not more rows than these are made for one height of it.
const MAX_PER_SCREEN: usize = 120;

/// The rows that are in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    /// The place of the first of them in the order.
    pub(super) from: usize,
    /// Their activities.
    pub(super) activities: Vec<usize>,
    /// How many rows there are in all.
    pub(super) n_all: usize,
}

impl Rows {
    /// Whether there are more than can all be in the document.
    pub(super) fn is_part(&self) -> bool {
        self.n_all > ALL_ROWS
    }

    fn end(&self) -> usize {
        self.from + self.activities.len()
    }
}

/// The part of the order that was asked for last, and after which choice.
#[derive(Clone, Copy, Debug)]
struct Request {
    choice: u32,
    from: usize,
    n: usize,
}

/// Which rows are in the document, and how more of them get there.
#[derive(Clone, Copy)]
pub(super) struct RowWindow {
    year: Year,
    pub(super) rows: Memo<Rows>,
    /// Whether the reader asked for every row of a large table.
    pub(super) shows_all: RwSignal<bool>,
    /// Whether gaps stand for the rows that are not in the document.
    pub(super) has_gaps: Memo<bool>,
    /// The number of the choice that is shown.
    choice: Memo<u32>,
    request: RwSignal<Request>,
    /// The height of a row in CSS pixels. All are equally tall where there are gaps.
    row_px: RwSignal<f64>,
    pub(super) body: NodeRef<Tbody>,
    pub(super) gap_above: NodeRef<Tbody>,
    pub(super) gap_below: NodeRef<Tbody>,
}

impl RowWindow {
    /// The window on all activities in that order, of which those are shown that are chosen.
    pub(super) fn new(year: Year, order: Memo<Vec<usize>>) -> Self {
        let shows_all = RwSignal::new(false);
        let choice = Memo::new(move |before: Option<&u32>| {
            order.track();
            year.selection.track();
            shows_all.track();
            before.map_or(0, |n| n + 1)
        });
        let request = RwSignal::new(Request {
            choice: 0,
            from: 0,
            n: 0,
        });
        let n_all = Memo::new(move |_| year.selection.with(Selection::n));
        let has_gaps = Memo::new(move |_| shows_all.get() && n_all.get() > ALL_ROWS);
        let is_small = year.data().n_activities() <= ALL_ROWS;
        let rows = Memo::new(move |_| {
            let (n_all, is_new) = (n_all.get(), request.get().choice != choice.get());
            let Range { start, end } = if is_small {
                0..n_all
            } else {
                part(request.get(), is_new, n_all, has_gaps.get())
            };
            let part = |order: &Vec<usize>, selection: &Selection| {
                let shown = order.iter().filter(|a| selection.shown.contains(**a));
                shown.skip(start).take(end - start).copied().collect()
            };
            let activities = order.with(|order| year.selection.with(|s| part(order, s)));
            Rows {
                from: start,
                activities,
                n_all,
            }
        });
        let window = Self {
            year,
            rows,
            shows_all,
            has_gaps,
            choice,
            request,
            row_px: RwSignal::new(0.0),
            body: NodeRef::new(),
            gap_above: NodeRef::new(),
            gap_below: NodeRef::new(),
        };
        Effect::new(move |_| window.follow_later());
        Effect::new(move |_| window.measure());
        Effect::new(move |_| window.observe_gaps());
        window
    }

    /// The heights of the gaps above and below the rows, in CSS pixels, tracked.
    pub(super) fn gaps_px(self) -> [f64; 2] {
        let row_px = self.row_px.get();
        self.rows.with(|rows| {
            let below = rows.n_all.saturating_sub(rows.end());
            [rows.from, below].map(|n| (n as f64 * row_px).round())
        })
    }

    fn ask_for(self, from: usize, n: usize) {
        let choice = self.choice.get_untracked();
        self.request.set(Request { choice, from, n });
    }

    /// Has the rest follow in portions where all rows are to be in the document, tracked.
    fn follow_later(self) {
        self.choice.track();
        let (end, n_all) = self.rows.with(|rows| (rows.end(), rows.n_all));
        if end == n_all || n_all > ALL_ROWS {
            return;
        }
        let more = move || self.ask_for(0, end + FIRST_ROWS);
        if let Ok(timeout) = set_timeout_with_handle(more, PAUSE) {
            // Another choice starts anew.
            on_cleanup(move || timeout.clear());
        }
    }

    /// Measures a row, tracked: rows may have another height at another width.
    fn measure(self) {
        self.year.session.width.track();
        let row = self.body.get().and_then(|body| body.first_element_child());
        if let Some(row) = row.filter(|_| self.has_gaps.get()) {
            let height = row.get_bounding_client_rect().height();
            self.row_px.set(height.max(1.0));
        }
    }

    /// Has rows come where a gap is in sight, tracked.
    fn observe_gaps(self) {
        let (above, below) = (self.gap_above.get(), self.gap_below.get());
        // An observer that begins anew tells at once what is in sight, which other rows change.
        self.rows.track();
        let row_px = self.row_px.get();
        let (Some(above), Some(below)) = (above, below) else {
            return;
        };
        if row_px < 1.0 || !self.has_gaps.get() {
            return;
        }
        let first = Element::from(above.clone());
        let observer = VisibilityObserver::new(MARGIN_PX, move |gap, visible| {
            if let Some((top, bottom)) = visible {
                let is_above = gap == first;
                let start = self
                    .rows
                    .with_untracked(|rows| if is_above { 0 } else { rows.end() });
                let visible = (top / row_px, bottom / row_px);
                let per_screen = (screen_height() / row_px).ceil() as usize;
                let Range { start, end } = around(start, visible, per_screen);
                self.ask_for(start, end - start);
            }
        });
        if let Some(observer) = observer {
            observer.observe(&above);
            observer.observe(&below);
            // The arena drops the observer with this run of the effect.
            StoredValue::new_local(observer);
        }
    }
}

/// The part of the order that is to be in the document, of a dataset with more than [`ALL_ROWS`] activities.
fn part(request: Request, is_new: bool, n_all: usize, has_gaps: bool) -> Range<usize> {
    let (from, n) = if has_gaps {
        // Where the reader is in the middle of the table, the rows stay there after a choice.
        let n = request.n.max(FIRST_ROWS);
        (request.from.min(n_all.saturating_sub(n)), n)
    } else if is_new {
        (0, FIRST_ROWS)
    } else {
        (0, request.n.max(FIRST_ROWS))
    };
    from..(from + n).min(n_all)
}

/// The rows in and near a part of a gap that is visible. `start` is the first row of the gap; the part's edges are given in rows from there.
fn around(start: usize, (top, bottom): (f64, f64), per_screen: usize) -> Range<usize> {
    let per_screen = per_screen.clamp(8, MAX_PER_SCREEN);
    let n_visible = ((bottom - top).ceil() as usize).min(per_screen);
    let from = (start + top as usize).saturating_sub(per_screen);
    from..from + n_visible + 2 * per_screen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_document_follows_the_choice_and_the_request() {
        let request = |from, n| Request { choice: 3, from, n };
        let table = [
            (
                "first after a choice",
                request(0, 240),
                true,
                250,
                false,
                0..40,
            ),
            ("more follow", request(0, 80), false, 250, false, 0..80),
            (
                "until all are there",
                request(0, 280),
                false,
                250,
                false,
                0..250,
            ),
            ("few", request(0, 80), true, 7, false, 0..7),
            (
                "all, before any scrolling",
                request(0, 0),
                true,
                9000,
                true,
                0..40,
            ),
            (
                "in the middle",
                request(500, 90),
                false,
                9000,
                true,
                500..590,
            ),
            (
                "stays in the middle",
                request(500, 90),
                true,
                8000,
                true,
                500..590,
            ),
            (
                "as far as there are rows",
                request(500, 90),
                true,
                400,
                true,
                310..400,
            ),
        ];
        for (case, request, is_new, n_all, has_gaps, want) in table {
            assert_eq!(part(request, is_new, n_all, has_gaps), want, "{case}");
        }
    }

    #[test]
    fn a_screen_more_is_made_on_either_side_of_what_is_visible() {
        assert_eq!(around(0, (100.5, 110.5), 20), 80..130);
        assert_eq!(around(40, (0.0, 5.0), 20), 20..65);
        assert_eq!(around(0, (3.0, 9.0), 20), 0..46);
        assert_eq!(around(0, (5000.0, 9000.0), 500), 4880..5240, "bounded");
    }
}
