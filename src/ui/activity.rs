//! An activity with its evidence: what the report says, when, what that rests on, where it stands, its figures.
//!
//! It opens below the part that was used, so the reader loses neither place nor picture; on a phone it opens as a dialog.

use leptos::prelude::*;

use crate::browser::{address, document, focus};
use crate::state::reactive::{Computed, Source};
use crate::state::{Part, Step, Year};
use yearline_core::domain::{Activity, Cell, Figure};
use yearline_core::text::{DateForm, Speech};
use yearline_core::url::View;
use yearline_plot::scene::Tone;

use super::el::{El, button, el, parts, soon};
use super::embed::embed_button;
use super::figures::figure_rule;
use super::month_cell::month_cell;
use super::seal::seal;
use super::section::source_of_part;

/// Adds to a piece of the page the place where an activity opens that was opened from this part.
pub(crate) fn activity_slot(piece: El, part: Part, as_dialog: Computed<bool>) -> El {
    let year = Year::here();
    let session = year.session;
    // Parts that are not shown alone leave the place at the top to whatever the address asks for.
    let visible_from = move || match (session.opened_from.get(), session.view.with(|v| v.view)) {
        (from, View::Overview) => from,
        (Part::Figures, View::Figures) => Part::Figures,
        (Part::Matrix, View::Matrix) => Part::Matrix,
        (Part::Charts, View::Charts) => Part::Charts,
        (Part::Timeline, View::Timeline) => Part::Timeline,
        (Part::Table, View::Table) => Part::Table,
        _ => Part::Top,
    };
    let opens_here =
        move || year.item.get().is_some() && !as_dialog.get() && visible_from() == part;
    let section = move || {
        body(
            year,
            el("section", "activity")
                .id("activity")
                .attr("aria-labelledby", "activity-title"),
        )
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                close(year);
            }
        })
    };
    piece.when(opens_here, section)
}

/// The same as a dialog.
pub(crate) fn activity_dialog() -> El {
    let year = Year::here();
    let dialog = move || {
        soon(|| focus::open_modal("activity"));
        let dialog = el("dialog", "activity activity-dialog")
            .id("activity")
            .attr("aria-labelledby", "activity-title");
        body(year, dialog).on("cancel", move |event| {
            event.prevent_default();
            close(year);
        })
    };
    parts().when(move || year.item.get().is_some(), dialog)
}

/// Closes the activity and gives the focus back to what opened it.
fn close(year: Year) {
    // As long as a modal dialog is open, nothing outside of it takes the focus.
    focus::close_modal("activity");
    year.session.change(Step::New, |view| view.item = None);
    let opener = year.session.opener.get_untracked();
    // Not before it is gone: nothing outside of an open dialog takes the focus.
    soon(move || {
        if !opener.is_some_and(|id| focus::put(&id)) {
            focus::put("filters");
        }
    });
}

/// The activities that "previous" and "next" go through: what is shown, or the whole year where the open one is outside of it.
fn neighbours(year: Year, activity: usize) -> (Option<usize>, Option<usize>, usize, usize) {
    let data = year.data();
    let order: Vec<usize> = year.selection.with(|s| {
        if s.shown.contains(activity) {
            s.shown.ones().collect()
        } else {
            (0..data.n_activities()).collect()
        }
    });
    let at = order.iter().position(|a| *a == activity).unwrap_or(0);
    let before = at.checked_sub(1).map(|i| order[i]);
    (before, order.get(at + 1).copied(), at + 1, order.len())
}

/// Fills the frame with the activity that is open.
fn body(year: Year, frame: El) -> El {
    let shown = move || {
        let index = year.item.get()?;
        let speech = year.session.speech.get();
        Some(untrack(|| {
            // Wherever it opens, its title gets the focus and comes into sight: also for the next one.
            if year.session.has_address {
                soon(|| {
                    focus::put("activity-title");
                    focus::reveal("activity");
                });
            }
            let data = year.data();
            let language = year.language();
            let activity = data.activity(index);
            let actions = el("div", "actions")
                .child(copy_button(year))
                .child(embed_button(View::Activity));
            parts()
                .child(head(year, activity, speech))
                .child(
                    el("h2", "")
                        .id("activity-title")
                        .attr("tabindex", "-1")
                        .text(activity.title(language)),
                )
                .child(columns(year, activity, speech))
                .child(el("div", "foot").child(source_of_part()).child(actions))
        }))
    };
    frame.shows(shown)
}

/// Where it belongs, where it stands among its neighbours, and the ways on.
fn head(year: Year, activity: Activity<'_>, speech: Speech) -> El {
    let session = year.session;
    let (index, initiative) = (activity.index(), activity.initiative_index());
    let words = speech.words;
    let place = move || {
        let (_, _, position, n) = neighbours(year, index);
        session.speech.get().position(position, n)
    };
    let step = |id: &'static str, name: &'static str, pick: fn(Year, usize) -> Option<usize>| {
        button("plain")
            .id(id)
            .says_whether("aria-disabled", move || pick(year, index).is_none())
            .on_click(move || {
                if let Some(to) = untrack(|| pick(year, index)) {
                    let id = year.data().activity(to).id().to_owned();
                    session.change(Step::Same, |view| view.item = Some(id));
                }
            })
            .text(name)
    };
    let belongs = button("plain")
        .id("activity-initiative")
        .on_click(move || year.toggle_initiative(initiative))
        .text(activity.initiative().title.get(year.language()));
    let path = el("p", "activity-path")
        .child(seal(initiative))
        .text(" ")
        .child(belongs)
        .text(" ")
        .child(el("span", "activity-position").text_now(place));
    let actions = el("div", "actions")
        .child(step("activity-previous", words.previous, |year, index| {
            neighbours(year, index).0
        }))
        .child(step("activity-next", words.next, |year, index| {
            neighbours(year, index).1
        }))
        .child(
            button("plain")
                .id("activity-close")
                .on_click(move || close(year))
                .text(words.close),
        );
    el("div", "activity-head").child(path).child(actions)
}

/// What the report says, when it was, and where it stands.
fn columns(year: Year, activity: Activity<'_>, speech: Speech) -> El {
    let data = year.data();
    let language = year.language();
    let words = speech.words;
    let kind = activity.kind_index();
    let kind_button = button("plain")
        .id("activity-kind")
        .on_click(move || year.toggle_kind(kind))
        .text(activity.kind().title.get(language));
    let says = el("div", "")
        .child(el("p", "activity-summary").text(activity.summary(language)))
        .children(activity.figures().map(|f| figure(f, speech, language)))
        .child(
            el("p", "activity-kind")
                .text(words.kind)
                .text(": ")
                .child(kind_button),
        );
    let note = activity.note(language);
    let mut when = el("div", "")
        .child(el("h3", "").text(words.when))
        .child(strip(year, activity, speech))
        .child(el("p", "activity-when").text(&speech.when_sentence(activity, data.period())))
        .child(el("h3", "").text(words.rests_on))
        .child(el("p", "").text(speech.basis(activity.basis())));
    if !note.is_empty() {
        when = when
            .child(el("h3", "").text(words.what_is_unclear))
            .child(el("p", "").text(note));
    }
    let mut place = el("div", "").child(el("h3", "").text(words.where_it_stands));
    if let Some(source) = activity.source() {
        place = place.child(el("p", "activity-place").text(&speech.place(source)));
    }
    el("div", "activity-columns")
        .child(says)
        .child(when)
        .child(report_map(year, activity, place))
}

fn figure(figure: &Figure, speech: Speech, language: usize) -> El {
    let note = figure.note.get(language);
    let shown = el("div", "figure")
        .child(figure_rule(figure.qualifier.is_open(), Tone::Chosen))
        .child(
            el("p", "figure-qualifier")
                .text(speech.qualifier(figure.qualifier))
                .text(" "),
        )
        .child(el("p", "figure-value").text(&speech.number(figure.value)))
        .child(el("p", "figure-title").text(figure.title.get(language)));
    if note.is_empty() {
        shown
    } else {
        shown.child(el("p", "figure-note").text(note))
    }
}

fn copy_button(year: Year) -> El {
    let session = year.session;
    let copied = Source::new(false);
    button("plain")
        .id("activity-copy")
        .on_click(move || {
            copied.set(document::copy(&address::with_query(
                &session.view.with_untracked(|v| v.query_string()),
            )));
        })
        .text_now(move || {
            let words = session.words();
            if copied.get() {
                words.copied
            } else {
                words.copy_link
            }
            .to_owned()
        })
}

/// The months of one activity: solid, hatched, empty.
fn strip(year: Year, activity: Activity<'_>, speech: Speech) -> El {
    let data = year.data();
    let period = data.period();
    let when = activity.when();
    let is_undated = data.undated().contains(activity.index());
    let month = |m: usize| {
        let is_certain = when.certain.contains(m);
        let is_possible = !is_undated && when.possible.contains(m) && !is_certain;
        let cell = Cell {
            certain: usize::from(is_certain),
            possible: usize::from(is_possible),
        };
        let name = speech.date(period.month(m).first_day(), DateForm::MonthNarrow);
        el("span", "strip-month")
            .child(el("span", "strip-field").child(month_cell(cell, Tone::Chosen, 1)))
            .child(el("span", "strip-name").text(&name))
    };
    el("div", "strip")
        .unsaid()
        .children((0..period.n_months()).map(month))
}

/// More paragraphs than this are no map but a wall, and so are more sentences than that.
const MAX_PARAGRAPHS: u16 = 40;
const MAX_SENTENCES: usize = 1500;

/// Adds the sentences of the report that the dataset cites, by paragraph; this activity's stands out.
fn report_map(year: Year, activity: Activity<'_>, piece: El) -> El {
    let data = year.data();
    let places = || {
        data.activities()
            .filter_map(|a| a.source())
            .chain(data.figures().iter().filter_map(|f| f.source))
    };
    let last = places().map(|place| place.paragraph).max().unwrap_or(0);
    let n = data
        .meta()
        .sources
        .first()
        .and_then(|s| s.n_paragraphs)
        .unwrap_or(last)
        .max(last);
    let Some(here) = activity.source().filter(|_| n > 0 && n <= MAX_PARAGRAPHS) else {
        return piece;
    };
    let here = (here.paragraph, here.sentence.unwrap_or(0));
    let mut cited = std::collections::BTreeSet::new();
    for place in places() {
        cited.insert((place.paragraph, place.sentence.unwrap_or(0)));
        if cited.len() > MAX_SENTENCES {
            return piece;
        }
    }
    let paragraph = |p: u16| {
        let blocks = cited
            .iter()
            .filter(|(paragraph, _)| *paragraph == p)
            .map(|place| {
                el(
                    "span",
                    if *place == here {
                        "report-block is-here"
                    } else {
                        "report-block"
                    },
                )
            });
        el(
            "span",
            if p == here.0 {
                "report-paragraph is-here"
            } else {
                "report-paragraph"
            },
        )
        .child(el("span", "report-number").text(&p.to_string()))
        .children(blocks)
    };
    piece
        .child(
            el("div", "report-map")
                .unsaid()
                .children((1..=n).map(paragraph)),
        )
        .child(el("p", "chart-note").word(|w| w.report_map_key))
}
