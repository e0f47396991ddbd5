//! The page: Leptos components, one visible thing a file.
//!
//! A component reads signals of [`state`](crate::state), shows them, and calls the state's verbs. It derives nothing that a chart or a
//! sentence could be wrong about: counts come from [`domain`](crate::domain), words from [`text`](crate::text), pictures from
//! [`plot`](crate::plot).

mod activity;
mod charts;
mod export;
mod figures;
mod filters;
mod footer;
mod markup;
mod masthead;
mod matrix;
mod messages;
mod month_cell;
mod patterns;
mod scene_view;
mod seal;
mod section;
mod table;
mod timeline;
mod walk;

use std::sync::Arc;

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::{document, files, size::WidthWatch};
use crate::domain::Dataset;
use crate::plot::columns::Columns;
use crate::state::{Part, Session, Step, Year};
use crate::url::View;

use activity::{ActivityDialog, ActivitySlot};
use charts::Charts;
use figures::Figures;
use filters::Filters;
use footer::Footer;
use masthead::{Masthead, Title};
use matrix::MatrixSection;
use messages::Messages;
use patterns::Patterns;
use table::TableSection;
use timeline::TimelineSection;

/// The whole page.
#[component]
#[must_use]
pub fn App() -> impl IntoView {
    let session = Session::begin();
    provide_context(session);
    session.load();

    Effect::new(move |_| {
        let title = session.dataset.with(|data| {
            data.as_ref().map_or_else(String::new, |data| {
                data.meta().title.get(data.language(session.speech.get().lang)).to_owned()
            })
        });
        let title = if title.is_empty() { "Yearline".to_owned() } else { title };
        session.view.with(|view| {
            document::describe(session.speech.get().lang.tag(), &title, view.theme.name(), view.embed);
        });
    });

    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        watch.set_value(WidthWatch::new("sheet", move |width| {
            // Whole pixels: a scroll bar that comes and goes by fractions must not redraw anything.
            session.width.set(width.floor());
        }));
    });

    let hovering = RwSignal::new(false);
    let on_drop = move |event: leptos::ev::DragEvent| {
        hovering.set(false);
        if let Some(file) = files::dropped(&event) {
            event.prevent_default();
            read_given(session, file);
        }
    };
    view! {
        <Patterns/>
        <div
            class="page"
            on:dragover=move |event| {
                if files::carries_file(&event) {
                    event.prevent_default();
                    hovering.set(true);
                }
            }
            on:dragleave=move |_| hovering.set(false)
            on:drop=on_drop
        >
            <div class="sheet" id="sheet">
                <Messages/>
                {move || session.dataset.get().map(|data| view! { <YearPage data=data/> })}
            </div>
            <p class="drop-note" class:is-shown=move || hovering.get() aria-hidden="true">{move || session.words().drop_here}</p>
        </div>
    }
}

/// Reads a file that the reader gave and shows it or its faults.
pub(crate) fn read_given(session: Session, file: files::Given) {
    leptos::task::spawn_local(async move {
        let name = file.name();
        let bytes = file.bytes().await.unwrap_or_default();
        session.show_local(name, &bytes);
    });
}

/// Whether the page is narrow: matrix and timeline stand up, an activity opens as a dialog.
pub(crate) fn is_narrow(session: Session) -> bool {
    session.width.with(|w| *w < Columns::NARROW_BELOW)
}

/// All that belongs to one dataset.
#[component]
fn YearPage(data: Arc<Dataset>) -> impl IntoView {
    let session = Session::here();
    let year = Year::new(session, data);
    provide_context(year);
    let view = Memo::new(move |_| session.view.with(|v| v.view));
    let shows = move |part: View| {
        let view = view.get();
        view == View::Overview || view == part
    };
    let embedded = move || session.view.with(|v| v.embed);
    // Below a standing page an activity would open far from the finger: there it is a dialog. A frame may be taller than the screen, and
    // a dialog would open outside of it: there it opens in place.
    let as_dialog = Memo::new(move |_| is_narrow(session) && !embedded());
    view! {
        <Show when=move || !embedded()>
            <Masthead/>
        </Show>
        <main id="content">
            <Title/>
            <ActivitySlot part=Part::Top as_dialog=as_dialog/>
            <Show when=move || shows(View::Figures)>
                <Figures/>
                <ActivitySlot part=Part::Figures as_dialog=as_dialog/>
            </Show>
            <Filters/>
            <Show when=move || shows(View::Matrix)>
                <MatrixSection/>
                <ActivitySlot part=Part::Matrix as_dialog=as_dialog/>
            </Show>
            <Show when=move || shows(View::Charts)>
                <Charts/>
                <ActivitySlot part=Part::Charts as_dialog=as_dialog/>
            </Show>
            <Show when=move || shows(View::Timeline)>
                <TimelineSection/>
                <ActivitySlot part=Part::Timeline as_dialog=as_dialog/>
            </Show>
            <Show when=move || shows(View::Table)>
                <TableSection/>
                <ActivitySlot part=Part::Table as_dialog=as_dialog/>
            </Show>
            <Show when=move || as_dialog.get()>
                <ActivityDialog/>
            </Show>
        </main>
        <Footer/>
    }
}

/// Shows one part of the page alone, or the whole.
pub(crate) fn show_part(session: Session, part: View) {
    session.change(Step::New, |view| view.view = part);
}
