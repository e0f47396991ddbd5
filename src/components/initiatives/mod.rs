//! The initiatives as chapters: what each is about, its figures, its months, and its activities one click away. The part of the page that
//! reads like the report.
//!
//! As a part of the page all initiatives are there, and what is not chosen is less prominent or left out. By `view=initiative` the chosen
//! ones are there alone and in full.

mod activities;
mod chapter;
mod link;
mod months;
mod steps;

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;
use yearline_core::url::View;

use super::paper::is_whole;
use super::section::Section;
use crate::state::{History, Session, use_year};
pub use chapter::StillChapter;
use chapter::{Chapter, ChapterInFull};
pub use link::{ChapterLink, ChosenChapters};

/// More activities than these are not listed on paper.
const MOST_PRINTED: usize = 500;

/// Which chapters have their activities open, by the indexes of their initiatives.
type Open = RwSignal<BTreeSet<usize>>;

/// The id of a chapter's heading.
fn chapter_id(initiative: usize) -> String {
    format!("chapter-{initiative}")
}

/// Whether what is not chosen is left out, tracked.
fn leaves_out(session: Session) -> bool {
    session.part.get() == View::Initiative || session.only.get()
}

/// The chapters of the page.
#[component]
pub fn Chapters() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let all = 0..year.data().initiatives().len();
    let shown = Memo::new(move |_| {
        let shown = all.clone().filter(|i| year.shows_chapter(*i));
        shown.collect::<Vec<_>>()
    });
    let open = Open::default();
    if session.has_address && year.data().n_activities() <= MOST_PRINTED {
        Effect::new(move |_| open_for_print(session, open, shown));
    }
    // Two columns where there is room. A chapter that opens moves those of its own column only.
    let column = move |half: usize| {
        let indexes = Memo::new(move |_| {
            shown.with(|shown| {
                let (first, second) = shown.split_at(shown.len().div_ceil(2));
                [first, second][half].to_vec()
            })
        });
        view! {
            <div class="chapter-column">
                <For each=move || indexes.get() key=|index| *index let:index>
                    <Chapter index open shown/>
                </For>
            </div>
        }
    };
    let headline = Signal::derive(move || session.messages().chapters.to_owned());
    view! {
        <Section
            part=View::Initiatives
            headline
            sub=move || view! { <p>{move || year.sentence().0}</p> }
        >
            <Tools open shown/>
            <div class="chapters">{column(0)} {column(1)}</div>
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="nothing">{move || session.messages().nothing}</p>
            </Show>
        </Section>
    }
}

/// Opens all chapters, and leaves out what is not chosen.
#[component]
fn Tools(open: Open, shown: Memo<Vec<usize>>) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let all_open = Memo::new(move |_| {
        shown.with(|shown| open.with(|open| shown.iter().all(|i| open.contains(i))))
    });
    let toggle_all = move |_| {
        let opened = if all_open.get_untracked() {
            BTreeSet::new()
        } else {
            shown.with_untracked(|shown| shown.iter().copied().collect())
        };
        open.set(opened);
    };
    let label = move || {
        let messages = session.messages();
        if all_open.get() {
            messages.close_chapters
        } else {
            messages.open_chapters
        }
    };
    let leave_out = move |_| session.change(History::Push, |view| view.only = !view.only);
    view! {
        <div class="tools">
            <button type="button" class="tool tool-wide" id="open-chapters" on:click=toggle_all>
                {label}
            </button>
            <Show when=move || year.is_filtered()>
                <button
                    type="button"
                    class="tool tool-wide"
                    id="leave-out"
                    aria-pressed=move || session.only.get().to_string()
                    on:click=leave_out
                >
                    {move || session.messages().leave_out}
                </button>
            </Show>
        </div>
    }
}

/// Where the chapters are printed as they are seen, they have their activities, for as long as the present owner lives.
fn open_for_print(session: Session, open: Open, shown: Memo<Vec<usize>>) {
    let before = StoredValue::new(BTreeSet::new());
    let begin = window_event_listener(ev::beforeprint, move |_| {
        before.set_value(open.get_untracked());
        if untrack(|| is_whole(session)) {
            return;
        }
        open.set(shown.with_untracked(|shown| shown.iter().copied().collect()));
    });
    let end = window_event_listener(ev::afterprint, move |_| open.set(before.get_value()));
    on_cleanup(move || {
        [begin, end]
            .into_iter()
            .for_each(WindowListenerHandle::remove)
    });
}

/// The initiatives that are chosen, in full; all of them if none is.
#[component]
pub fn Initiatives() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let all = 0..year.data().initiatives().len();
    let shown = Memo::new(move |_| {
        let shown = all.clone().filter(|i| year.shows_chapter(*i));
        shown.collect::<Vec<_>>()
    });
    let is_only = Memo::new(move |_| shown.with(|shown| shown.len() == 1));
    let headline = Signal::derive(move || {
        let locale = session.locale.get();
        shown.with(|shown| match shown[..] {
            [only] => locale.initiative_name(&year.data(), only),
            _ => locale.initiatives(shown.len()),
        })
    });
    let sub = move || view! { <p>{move || year.sentence().0}</p> };
    view! {
        <Section part=View::Initiative headline sub>
            <For each=move || shown.get() key=|index| *index let:index>
                <ChapterInFull index shown is_only/>
            </For>
        </Section>
    }
}
