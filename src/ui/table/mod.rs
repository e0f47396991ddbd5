//! The table of what is shown: the twin of every chart.

mod columns;
mod rows;

use std::rc::Rc;
use std::time::Duration;

use leptos::task::spawn_local;

use crate::browser::sight::SightWatch;
use crate::browser::{dom, files, load};
use crate::state::reactive::{Computed, Kept, Source};
use crate::state::{Part, Year};
use yearline_core::domain::Selection;
use yearline_core::url::View;

use super::el::{El, button, el, keep, parts};
use super::section::{Section, section};
use columns::Column;
use rows::{ALL_ROWS, FIRST_ROWS, Rows, Shown};

/// The rest of a table that is to stand there whole comes in portions, each after such a pause, so that a choice does not wait for it.
const PAUSE: Duration = Duration::from_millis(120);
/// Rows this far from sight are made.
const MARGIN_PX: u32 = 400;

/// All activities in some order; each time another one.
struct Order(Rc<Vec<usize>>);

impl PartialEq for Order {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The table, and how much of it stands in the document.
#[derive(Clone, Copy)]
struct Table {
    year: Year,
    order: Computed<Order>,
    /// Whether the reader asked for every row of a large table.
    shows_all: Source<bool>,
    rows: Kept<Rows>,
    watch: Kept<Option<SightWatch>>,
    /// How often the rows changed, so that what comes later knows whether it is still wanted.
    n_changes: Kept<u32>,
    /// Which rows stand in the document, of how many.
    there: Source<(usize, usize, usize)>,
}

/// The table.
pub(crate) fn table_section() -> El {
    let year = Year::here();
    let session = year.session;
    let sort = Source::new((Column::Number, false));
    let order = Computed::new(move || {
        let (column, descending) = sort.get();
        Order(Rc::new(column.order(
            &year.data(),
            year.language(),
            descending,
        )))
    });
    let body = el("tbody", "");
    let rows = Kept::new(Rows::new(body.node()));
    let (shows_all, watch) = (Source::new(false), Kept::new(None));
    let (n_changes, there) = (Kept::new(0), Source::new((0, 0, 0)));
    let table = Table {
        year,
        order,
        shows_all,
        rows,
        watch,
        n_changes,
        there,
    };
    let is_part = move || there.with(|(.., all)| *all > ALL_ROWS);
    let has_gaps = Computed::new(move || shows_all.get() && is_part());

    let download = button("plain")
        .id("download-csv")
        .on_click(move || {
            let (data, speech) = (year.data(), session.speech.get_untracked());
            let text = speech.csv(&data, &table.activities(usize::MAX));
            let name = format!("{}-{}.csv", data.meta().name, speech.period(data.period()));
            files::download(&name, "text/csv;charset=utf-8", &text);
        })
        .word(|w| w.csv);
    let heads = Column::ALL
        .into_iter()
        .map(move |column| head(year, column, sort));
    let [above, below] = rows.with(|r| r.gaps.clone());
    let list = el("table", "list")
        .class_now("is-large", move || year.data().n_activities() > ALL_ROWS)
        .class_now("has-gaps", move || has_gaps.get())
        .attr("aria-labelledby", "table-headline")
        .attr_now("aria-rowcount", move || {
            is_part().then(|| (there.get().2 + 1).to_string())
        })
        .on("click", move |event| {
            let id = dom::id_within(&event, "button").unwrap_or_default();
            if let Some(activity) = id.strip_prefix("row-").and_then(|id| id.parse().ok()) {
                year.open(activity, Part::Table, Some(id));
            }
        })
        .child(el("thead", "").child(el("tr", "").children(heads)))
        .when(move || has_gaps.get(), move || El::of(above.clone()))
        .child(body)
        .when(move || has_gaps.get(), move || El::of(below.clone()));
    keep(Box::new(move || table.draw()));
    keep(Box::new(move || {
        let open = year.item.get();
        rows.update(|rows| rows.show_open(open));
    }));
    keep(Box::new(move || {
        session.width.with(|_| ());
        rows.update(Rows::forget_height);
    }));
    section(Section {
        part: View::Table,
        headline: Box::new(move || session.words().table.to_owned()),
        sub: el("p", "").text_now(move || year.sentence().0),
        actions: Some(download),
        body: parts()
            .child(list)
            .when(is_part, move || table.rest())
            .when(
                move || there.get().2 == 0,
                || el("p", "nothing").word(|w| w.nothing),
            ),
    })
}

impl Table {
    /// The first so many activities that are shown, in order.
    fn activities(self, n: usize) -> Vec<usize> {
        let order = self.order.with_untracked(|order| Rc::clone(&order.0));
        self.year.selection.with_untracked(|s| {
            order
                .iter()
                .copied()
                .filter(|a| s.shown.contains(*a))
                .take(n)
                .collect()
        })
    }

    /// Brings the rows up to date, tracked.
    fn draw(self) {
        self.order.with(|_| ());
        self.year.selection.with(|_| ());
        self.year.session.speech.with(|_| ());
        self.shows_all.with(|_| ());
        self.n_changes.update(|n| *n += 1);
        self.fill(None);
    }

    /// Shows the rows from there on, or as many from the first as are to be there at once.
    fn fill(self, part: Option<(usize, usize)>) {
        let data = self.year.data();
        let n_all = self.year.selection.with_untracked(Selection::n);
        let is_small = data.n_activities() <= ALL_ROWS;
        let has_gaps = self.shows_all.get_untracked() && n_all > ALL_ROWS;
        let (from, n) = match part {
            Some(part) => part,
            None if is_small => (0, n_all),
            // Where the reader is in the middle of it, there the rows stay.
            None if has_gaps => self
                .rows
                .with(|r| (r.from.min(n_all.saturating_sub(r.n)), r.n.max(FIRST_ROWS))),
            None => (0, FIRST_ROWS),
        };
        let activities = self.activities(from + n);
        let speech = self.year.session.speech.get_untracked();
        let shown = Shown {
            data: &data,
            speech,
            first: &activities,
            n_all,
        };
        let there = self.rows.update(|rows| {
            rows.show(&shown, from);
            rows.show_open(self.year.item.get_untracked());
            (rows.from, rows.n, n_all)
        });
        if self.there.get_untracked() != there {
            self.there.set(there);
        }
        if has_gaps {
            self.follow_sight(n_all);
        } else if n_all <= ALL_ROWS && there.1 < n_all {
            self.fill_later(there.1 + FIRST_ROWS);
        }
    }

    /// Shows more rows after a pause, unless others are asked for meanwhile.
    fn fill_later(self, n: usize) {
        let change = self.n_changes.get();
        spawn_local(async move {
            load::wait(PAUSE).await;
            if self.n_changes.try_get() == Some(change) {
                self.fill(Some((0, n)));
            }
        });
    }

    /// Has rows come where a gap comes into sight.
    fn follow_sight(self, all: usize) {
        if self.watch.with(Option::is_none) {
            self.watch.set(SightWatch::new(MARGIN_PX, move |gap, seen| {
                if let Some((top, bottom)) = seen {
                    let (from, n) = self.rows.update(|rows| rows.around(&gap, top, bottom));
                    self.fill(Some((from, n)));
                }
            }));
        }
        self.rows.update(|rows| rows.fill_gaps(all));
        self.watch.with(|watch| {
            if let Some(watch) = watch {
                self.rows
                    .with(|rows| rows.gaps.iter().for_each(|gap| watch.watch(gap)));
            }
        });
    }

    /// What of a large table is there, and how to have the rest.
    fn rest(self) -> El {
        let session = self.year.session;
        let said = el("span", "").text_now(move || {
            let (from, n, all) = self.there.get();
            session.speech.get().rows(from, n, all)
        });
        let more = move || {
            button("tool tool-wide")
                .id("all-rows")
                .on_click(move || self.shows_all.set(true))
                .text_now(move || {
                    let all = self.there.get().2;
                    session.speech.get().all_rows(all)
                })
        };
        el("p", "rest")
            .child(said)
            .text(" ")
            .when(move || !self.shows_all.get(), more)
    }
}

/// The head of a column, which sorts by it, or turns the order round.
fn head(year: Year, column: Column, sort: Source<(Column, bool)>) -> El {
    let order = move || {
        let (by, descending) = sort.get();
        (by == column).then_some(if descending {
            ("descending", " ↓")
        } else {
            ("ascending", " ↑")
        })
    };
    let sign = el("span", "")
        .unsaid()
        .text_now(move || order().map_or("", |(_, sign)| sign).to_owned());
    let sorter = button("plain")
        .on_click(move || {
            sort.update(|(by, descending)| {
                *descending = *by == column && !*descending;
                *by = column;
            });
        })
        .text_now(move || column.name(year.session.words()).to_owned())
        .child(sign);
    let head = el("th", "")
        .attr("scope", "col")
        .attr_now("aria-sort", move || {
            order().map(|(name, _)| name.to_owned())
        });
    head.child(sorter)
}
