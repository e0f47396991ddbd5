//! The sentence that says what is shown, the page's only live region, which announces it; where nothing is shown, what may be widened.

use leptos::prelude::*;
use yearline_core::domain::Filter;
use yearline_core::text::messages::Messages;
use yearline_core::url::ViewState;

use crate::browser::focus;
use crate::components::share_dialog::ShareButton;
use crate::state::{FILTERS, History, use_year};

/// The id of the sentence. It gets the focus where a button is gone after it was used: it says what that did.
const SENTENCE: &str = "sentence";

/// The sentence, and what it offers.
#[component]
pub(super) fn Sentence() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let sentence = Memo::new(move |_| year.sentence());
    // Empty at first: what the page shows when it opens is read there, not announced.
    let announcement = Memo::new(move |before: Option<&String>| {
        let announcement = year.announcement();
        before.map_or_else(String::new, |_| announcement)
    });
    let has_set_aside = move || year.selection.with(|s| s.n_set_aside() > 0);
    let is_nothing = move || year.selection.with(|s| s.is_filtered && s.n() == 0);
    view! {
        <div class="say">
            // While slides are shown it is theirs.
            <Show when=move || session.slide.get().is_none()>
                <p class="vh" id="announcement" role="status" aria-live="polite" aria-atomic="true">
                    {announcement}
                </p>
            </Show>
            <p id=SENTENCE tabindex="-1">
                <b>{move || sentence.with(|s| s.0.clone())}</b>
                {move || sentence.with(|s| s.1.clone())}
            </p>
            <Show when=has_set_aside>
                <button
                    type="button"
                    class="plain"
                    id="include-undated"
                    on:click=move |_| {
                        year.toggle_undated();
                        focus::show(SENTENCE);
                    }
                >
                    {move || session.messages().include_undated}
                </button>
            </Show>
            <Show when=move || !session.is_embedded()>
                <ShareButton id="share-selection"/>
            </Show>
        </div>
        <Show when=is_nothing>
            <Widen/>
        </Show>
    }
}

/// What can be chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Facet {
    Initiative,
    Month,
    Kind,
    Search,
}

impl Facet {
    const ALL: [Self; 4] = [Self::Initiative, Self::Month, Self::Kind, Self::Search];

    fn name(self, messages: &'static Messages) -> &'static str {
        match self {
            Self::Initiative => messages.initiative,
            Self::Month => messages.month,
            Self::Kind => messages.kind,
            Self::Search => messages.search,
        }
    }

    /// A filter without what it chooses by this facet.
    fn cleared(self, filter: &Filter) -> Filter {
        let mut filter = filter.clone();
        match self {
            Self::Initiative => filter.initiatives.clear(),
            Self::Month => (filter.months, filter.undated) = Default::default(),
            Self::Kind => filter.kinds.clear(),
            Self::Search => filter.query.clear(),
        }
        filter
    }

    /// The same for what the address holds.
    fn clear(self, view: &mut ViewState) {
        match self {
            Self::Initiative => view.initiatives.clear(),
            Self::Month => (view.months, view.undated) = Default::default(),
            Self::Kind => view.kinds.clear(),
            Self::Search => view.query.clear(),
        }
    }
}

/// What would be shown without the choice by one facet.
#[component]
fn Widen() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let offers = move || {
        let data = year.data();
        year.filter.with(|filter| {
            let offer = |facet: Facet| {
                let widened = facet.cleared(filter);
                (widened != *filter).then(|| (facet, widened.select(&data).n()))
            };
            Facet::ALL.into_iter().filter_map(offer).collect::<Vec<_>>()
        })
    };
    let chip = move |(facet, n): (Facet, usize)| {
        let label = move || {
            let locale = session.locale.get();
            locale.without(facet.name(locale.messages), n)
        };
        let widen = move |_| {
            session.change(History::Push, |view| facet.clear(view));
            focus::put(FILTERS);
        };
        view! { <button type="button" class="chip" on:click=widen>{label}</button> }
    };
    view! {
        <div class="widen">
            <p>{move || session.messages().or_widen}</p>
            <div class="chips">
                <For each=offers key=|offer| *offer children=chip/>
            </div>
        </div>
    }
}
