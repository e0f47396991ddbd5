//! The page: components, one visible thing a file.
//!
//! A component is a function that reads signals of [`state`](crate::state), shows them, and calls the state's verbs. It derives
//! nothing that a chart or a sentence could be wrong about: counts come from [`domain`](yearline_core::domain), words from [`text`](yearline_core::text),
//! pictures from [`plot`](yearline_plot). It returns an element of `el`, and [`App`] is the one component of Leptos' own kind.

mod activity;
mod charts;
mod drawing;
mod el;
mod embed;
mod export;
mod figures;
mod filters;
mod footer;
mod initiative;
mod marks;
mod masthead;
mod matrix;
mod messages;
mod month_cell;
mod pace;
mod patterns;
mod root;
mod scene_view;
mod seal;
mod section;
mod table;
mod timeline;
mod toggles;
mod walk;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::dom::{DragEvent, event_as};
use crate::browser::size::SizeWatch;
use crate::browser::{document, files, size};
use crate::state::reactive::{Computed, Source};
use crate::state::{Part, Session, Step, Year};
use yearline_core::domain::Dataset;
use yearline_core::url::View;
use yearline_plot::columns::Columns;

use activity::{activity_dialog, activity_slot};
use el::{El, el, parts};
use root::Root;

/// The whole page.
#[component]
#[must_use]
pub fn App() -> impl IntoView {
    Root(page)
}

fn page() -> El {
    let session = Session::begin();
    provide_context(session);
    session.load();
    el::keep(Box::new(move || describe(session)));
    el::keep(Box::new(move || take_over(session)));

    let hovering = Source::new(false);
    let page = el("div", "page")
        .child(patterns::patterns())
        .child(sheet(session, messages::messages(), move || {
            session.dataset.get()
        }))
        .child(
            el("p", "drop-note")
                .unsaid()
                .class_now("is-shown", move || hovering.get())
                .word(|w| w.drop_here),
        )
        .on("dragover", move |event| {
            let event: DragEvent = event_as(event);
            if files::carries_file(&event) {
                event.prevent_default();
                hovering.set(true);
            }
        })
        .on("dragleave", move |_| hovering.set(false))
        .on("drop", move |event| {
            let event: DragEvent = event_as(event);
            hovering.set(false);
            if let Some(file) = files::dropped(&event) {
                event.prevent_default();
                read_given(session, file);
            }
        });
    watch(&page, move |width, height| session.measured(width, height));
    page
}

/// Watches the size of a piece of the page.
fn watch(piece: &El, call: impl FnMut(f64, f64) + 'static) {
    StoredValue::new_local(SizeWatch::new(piece.node().element(), Box::new(call)));
}

/// All that a session shows, by the width that there is for it: what has to be said first, then a dataset, if there is one.
fn sheet(session: Session, first: El, dataset: impl Fn() -> Option<Arc<Dataset>> + 'static) -> El {
    let sheet = el("div", "sheet")
        .child(first)
        .shows(move || dataset().map(year_page));
    watch(&sheet, move |width, _| session.resized(width));
    sheet
}

/// Tells the document what it shows, tracked.
fn describe(session: Session) {
    let lang = session.speech.get().lang;
    let title = session.dataset.with(|data| {
        data.as_ref().map_or_else(String::new, |data| {
            data.meta().title.get(data.language(lang)).to_owned()
        })
    });
    session
        .view
        .with(|v| document::describe(lang.tag(), &title, v.theme().name(), v.embed, v.transparent));
}

/// Takes the place of the year as text that the document holds, tracked: at once and whole, so not before there is a dataset. Until
/// then that text is what is seen, unless there is something to be said above it: that the file is slow, or does not come.
fn take_over(session: Session) {
    let asks_for_another = session.view.with_untracked(|v| v.data.is_some());
    if asks_for_another || session.dataset.with(Option::is_some) {
        // What is drawn first is as wide as the text was, so that it need not be drawn again.
        let text = format!(
            "#static > [lang={}] > .sheet",
            session.speech.with_untracked(|s| s.lang.tag())
        );
        if let Some((width, _)) = size::of(&text).filter(|(width, _)| *width > 0.0) {
            session.width.set(width.floor());
        }
        document::end_text();
    } else if session.report.with(Option::is_some)
        || session
            .waiting
            .with(|w| w.as_ref().is_some_and(|w| w.is_slow))
    {
        document::put_text_last();
    }
}

/// Reads a file that the reader gave and shows it or its faults.
pub(crate) fn read_given(session: Session, file: files::Given) {
    leptos::task::spawn_local(async move {
        session.show_local(file.name(), file.open()).await;
    });
}

/// Whether the page is narrow: matrix and timeline stand up, an activity opens as a dialog.
pub(crate) fn is_narrow(session: Session) -> bool {
    session.width.with(|w| *w < Columns::NARROW_BELOW)
}

/// All that belongs to one dataset.
fn year_page(data: Arc<Dataset>) -> El {
    // Only another dataset makes another page; all else is tracked where it is shown.
    untrack(|| {
        let session = Session::here();
        let year = Year::new(session, data);
        provide_context(year);
        let desk = embed::Desk::new();
        provide_context(desk);
        let embedded = move || session.view.with(|v| v.embed);
        // Below a standing page an activity would open far from the finger: there it is a dialog. A frame may be taller than the
        // screen, and a dialog would open outside of it: there it opens in place.
        let as_dialog = Computed::new(move || is_narrow(session) && !embedded());
        // One part after the other, the foot last. A guest, which is as tall as its content, is built at once.
        let in_turn = move || {
            session
                .view
                .with_untracked(|v| v.view == View::Overview && !v.embed)
        };
        let section = |main: El, shown: View, part: Part, make: fn() -> El| {
            let paced = move || match part {
                // The figures are the report's, whatever is chosen.
                Part::Figures => make(),
                _ => pace::built_in_turn(in_turn(), move || pace::paced(part as u32, make)),
            };
            main.when(
                move || {
                    session
                        .view
                        .with(|v| v.view == View::Overview || v.view == shown)
                },
                move || activity_slot(parts().child(paced()), part, as_dialog),
            )
        };
        // Where a guest is only a part, its title is a line above that part and no headline of a page.
        let is_piece = move || session.view.with(|v| v.embed && v.view != View::Overview);
        let mut main = el("main", "")
            .id("content")
            .class_now("is-piece", is_piece)
            .child(masthead::title());
        main = activity_slot(main, Part::Top, as_dialog);
        main = section(main, View::Figures, Part::Figures, figures::figures_section);
        // A guest that is one activity shows no choice among others.
        let is_choice = move || {
            !(embedded()
                && session.view.with(|v| v.view == View::Activity)
                && year.item.get().is_some())
        };
        main = main.when(is_choice, move || {
            pace::built_in_turn(in_turn(), filters::filters)
        });
        main = section(main, View::Matrix, Part::Matrix, matrix::matrix_section);
        main = section(main, View::Charts, Part::Charts, charts::charts_section);
        main = section(
            main,
            View::Timeline,
            Part::Timeline,
            timeline::timeline_section,
        );
        main = section(main, View::Table, Part::Table, table::table_section);
        main = main.when(
            move || session.view.with(|v| v.view == View::Initiative),
            initiative::initiative_section,
        );
        // Until an activity is chosen there is nothing else to be shown alone.
        let needs_choice =
            move || session.view.with(|v| v.view == View::Activity) && year.item.get().is_none();
        main = main.when(needs_choice, table::table_section);
        main = main.when(move || as_dialog.get(), activity_dialog);
        main = main.when(move || !embedded(), move || embed::embed_dialog(desk));
        parts()
            .child(patterns::rest_pattern(year))
            .when(move || !embedded(), masthead::masthead)
            .child(main)
            .child(pace::built_in_turn(in_turn(), footer::footer))
    })
}

/// Shows one part of the page alone, or the whole.
pub(crate) fn show_part(session: Session, part: View) {
    session.change(Step::New, |view| view.view = part);
}
