//! The whole year on paper: what is printed, or saved as a PDF, in place of the page.
//!
//! It is built when the browser is about to print and gone afterwards. A part that is shown alone, an activity that is open as a dialog and
//! an embedded page are printed as they are seen; `style/print.css` leaves their controls out.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::url::{View, ViewState};

use super::activity::is_dialog;
use super::figures::Figures;
use super::initiatives::StillChapter;
use super::matrix::MatrixSection;
use super::qr::QrCode;
use super::section::source_line;
use super::still::{Still, StillYear};
use super::timeline::TimelineSection;
use super::title::Title;
use crate::browser::{address, clock, document};
use crate::state::{Session, use_session, use_year};

/// The width between the margins of A4, in CSS pixels: 210 mm less twice 14 mm. `style/paper.css` has the margins.
const WIDTH_PX: f64 = 688.0;
/// The width that the timeline is laid out for. On paper it is smaller by a quarter, as are its letters, so that it and the matrix share a
/// sheet.
const TIMELINE_PX: f64 = 900.0;

/// Whether the year is built for paper.
#[derive(Clone, Copy, Debug, Default)]
pub struct Printing {
    is_on: RwSignal<bool>,
    /// Where what is printed can be found.
    address: RwSignal<Option<String>>,
}

impl Printing {
    /// Nothing is printed yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Prepares what is printed, for as long as the present owner lives: the browser tells when it begins and when it has ended.
    fn follow(self, session: Session) {
        let begin = window_event_listener(ev::beforeprint, move |_| self.prepare(session));
        let end = window_event_listener(ev::afterprint, move |_| self.is_on.set(false));
        on_cleanup(move || {
            [begin, end]
                .into_iter()
                .for_each(WindowListenerHandle::remove)
        });
    }

    fn prepare(self, session: Session) {
        let locale = session.locale.get_untracked();
        let day = locale.printed(clock::today());
        let address = sheet_address(session);
        document::set_foot(address.as_deref().unwrap_or_default(), &day);
        self.address.set(address);
        self.is_on.set(untrack(|| is_whole(session)));
    }
}

/// Whether the whole year is printed in place of what is seen, tracked.
pub(super) fn is_whole(session: Session) -> bool {
    let has_dialog = session.item.get().is_some() && is_dialog(session);
    session.part.get() == View::Overview && !session.is_embedded() && !has_dialog
}

/// Prints the page.
#[component]
pub fn PrintButton() -> impl IntoView {
    let session = use_session();
    let printing: Printing = expect_context();
    let print = move |_| {
        printing.prepare(session);
        spawn_local(async {
            // Browsers tell that they begin to print while this function still runs, and effects run after it.
            tick().await;
            document::print();
        });
    };
    view! {
        <button type="button" class="plain" id="print" on:click=print>
            {move || session.messages().print}
        </button>
    }
}

/// The year on paper, while it is printed.
#[component]
pub fn Paper() -> impl IntoView {
    let year = use_year();
    let printing: Printing = expect_context();
    if year.session.has_address {
        Effect::new(move |_| printing.follow(year.session));
    }
    view! {
        <Show when=move || printing.is_on.get()>
            <StillYear on=Still::Paper year=year.still(WIDTH_PX)>
                <WholeYear/>
            </StillYear>
        </Show>
    }
}

/// All of it, in the order in which it is read.
#[component]
fn WholeYear() -> impl IntoView {
    let year = use_year();
    let printing: Printing = expect_context();
    let session = year.session;
    let period = session.locale.get_untracked().period(year.data().period());
    let code = printing.address.get_untracked().map(|address| {
        view! {
            <div class="paper-code">
                <QrCode address name=Signal::derive(move || session.messages().code_name.to_owned())/>
            </div>
        }
    });
    let (count, rest) = untrack(|| year.sentence());
    let n = year.data().initiatives().len();
    let chapters = (0..n).filter(|i| untrack(|| year.shows_chapter(*i)));
    let chapters = chapters.map(|index| view! { <StillChapter index/> });
    let description = untrack(|| {
        year.data()
            .meta()
            .description
            .get(year.language())
            .to_owned()
    });
    view! {
        <div class="paper">
            <div class="paper-head">
                <div>
                    <p class="mast-name">{move || session.messages().report_on}" "<b>{period}</b></p>
                    <Title/>
                </div>
                {code}
            </div>
            <p class="paper-sentence"><b>{count}</b>{rest}</p>
            <Figures/>
            <MatrixSection/>
            <StillYear on=Still::Paper year=year.at_width(TIMELINE_PX)>
                <TimelineSection/>
            </StillYear>
            <section class="block paper-chapters">
                <h2>{move || session.messages().chapters}</h2>
                {chapters.collect_view()}
            </section>
            <section class="block paper-notes">
                <p>{move || source_line(year)}</p>
                <p dir="auto" lang=move || year.foreign_text(&year.data().meta().description)>{description}</p>
                <p>{move || session.messages().reading_text}</p>
            </section>
        </div>
    }
}

/// Where what is printed can be found, if it can be: not where the page or the dataset is only on the reader's disk.
fn sheet_address(session: Session) -> Option<String> {
    let is_local = session.local_file.with_untracked(Option::is_some);
    let page = address::page().filter(|_| !is_local)?;
    let query = ViewState {
        // Whoever scans a sheet finds it in its language.
        lang: Some(session.locale.get_untracked().lang),
        theme: None,
        present: None,
        ..session.view.with_untracked(ViewState::unframed)
    }
    .query_string();
    Some(if query.is_empty() {
        page
    } else {
        format!("{page}?{query}")
    })
}
