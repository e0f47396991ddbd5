//! What is chosen, as chips that take it back.

use leptos::prelude::*;
use yearline_core::domain::Filter;

use crate::browser::focus;
use crate::state::{FILTERS, History, Year, use_session, use_year};

/// One thing that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Choice {
    Initiative(usize),
    /// From one month to another.
    Months(usize, usize),
    Undated,
    Kind(usize),
    Query,
}

/// A chip for each choice, and a button that takes all of them back.
#[component]
pub(super) fn Chosen() -> impl IntoView {
    let year = use_year();
    let session = use_session();
    let clear = move |_| {
        year.clear();
        focus::put(FILTERS);
    };
    view! {
        <Show when=move || !year.filter.with(Filter::is_empty)>
            <div class="chosen" role="group" aria-label=move || session.messages().active_filters>
                <For
                    each=move || year.filter.with(choices)
                    key=|choice| *choice
                    children=|choice| view! { <ChosenChip choice/> }
                />
                <button type="button" class="plain" id="clear-all" on:click=clear>
                    {move || session.messages().clear_all}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn ChosenChip(choice: Choice) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let take_back = move |_| {
        take_back(year, choice);
        // The chip is gone: the focus goes to the next thing that is sure to be there.
        focus::put(FILTERS);
    };
    view! {
        <button type="button" class="chip chip-chosen" on:click=take_back>
            <span class="vh">{move || session.messages().remove}" "</span>
            <span dir="auto" lang=move || foreign(year, choice)>{move || name(year, choice)}</span>
            <span class="cross" aria-hidden="true">"×"</span>
        </button>
    }
}

fn choices(filter: &Filter) -> Vec<Choice> {
    let initiatives = filter.initiatives.iter().map(|i| Choice::Initiative(*i));
    let months = filter.months.runs().into_iter();
    let months = months.map(|(from, to)| Choice::Months(from, to));
    let undated = filter.undated.then_some(Choice::Undated);
    let kinds = filter.kinds.iter().map(|k| Choice::Kind(*k));
    let query = (!filter.query.trim().is_empty()).then_some(Choice::Query);
    initiatives
        .chain(months)
        .chain(undated)
        .chain(kinds)
        .chain(query)
        .collect()
}

/// What was chosen, in words, tracked.
fn name(year: Year, choice: Choice) -> String {
    let (data, locale) = (year.data(), year.session.locale.get());
    match choice {
        Choice::Initiative(i) => locale.initiative_name(&data, i),
        Choice::Months(from, to) => locale.months(data.period(), (from..=to).collect()),
        Choice::Undated => locale.messages.no_month_given.to_owned(),
        Choice::Kind(k) => data.kinds()[k].title.get(year.language()).to_owned(),
        Choice::Query => year.filter.with(|f| locale.quoted_words(&f.query)),
    }
}

/// The language of that, where it is another than the reader's, tracked.
fn foreign(year: Year, choice: Choice) -> Option<String> {
    let data = year.data();
    match choice {
        Choice::Initiative(i) => year.foreign_text(&data.initiatives()[i].title),
        Choice::Kind(k) => year.foreign_text(&data.kinds()[k].title),
        Choice::Months(..) | Choice::Undated | Choice::Query => None,
    }
}

fn take_back(year: Year, choice: Choice) {
    let session = year.session;
    match choice {
        Choice::Initiative(i) => year.toggle_initiative(i),
        Choice::Kind(k) => year.toggle_kind(k),
        Choice::Undated => year.toggle_undated(),
        Choice::Query => session.change(History::Push, |view| view.query.clear()),
        Choice::Months(from, to) => {
            let period = year.data().period();
            let is_in = |index: usize| (from..=to).contains(&index);
            session.change(History::Push, |view| {
                view.months
                    .retain(|m| !period.index_of(*m).is_some_and(is_in));
            });
        }
    }
}
