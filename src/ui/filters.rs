//! The filters, what is chosen, and the sentence that says what is shown.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::focus;
use crate::domain::{Cell, Filter};
use crate::state::{Session, Step, Year};

/// All the filters.
#[component]
pub(crate) fn Filters() -> impl IntoView {
    let session = Session::here();
    let words = move || session.words();
    view! {
        <section class="filters" id="filters" tabindex="-1" aria-label=move || words().filters>
            <Show when=move || !session.view.with(|v| v.embed)>
                <InitiativeFacet/>
                <MonthFacet/>
                <div class="facet-row">
                    <SearchFacet/>
                    <KindFacet/>
                </div>
            </Show>
            <Chosen/>
            <Sentence/>
        </section>
    }
}

#[component]
fn InitiativeFacet() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let n = year.data().initiatives().len();
    view! {
        <div class="facet" role="group" aria-labelledby="facet-initiative">
            <p class="facet-name" id="facet-initiative">{move || session.words().initiative}</p>
            <div class="chips chips-keypad">
                {(0..n)
                    .map(|i| {
                        let number = year.data().initiatives()[i].number;
                        let count = move || year.facets.with(|f| f.initiatives[i]);
                        view! {
                            <button
                                type="button"
                                class="chip"
                                id=format!("chip-initiative-{i}")
                                aria-pressed=move || year.chooses_initiative(i).to_string()
                                on:click=move |_| year.toggle_initiative(i)
                            >
                                <span class="chip-number">{number}</span>
                                " "
                                <span class="chip-title">{move || year.data().initiatives()[i].title.get(year.language()).to_owned()}</span>
                                " "
                                <span class="chip-count" class:is-nothing=move || count() == 0>
                                    {move || session.speech.get().count(count())}
                                </span>
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </div>
    }
}

#[component]
fn MonthFacet() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let period = year.data().period();
    // Where a range begins: the month that was chosen last.
    let anchor = RwSignal::new(None::<usize>);
    let cell = move |m: usize| year.facets.with(|f| Cell { certain: f.certain[m], possible: f.possible[m] });
    let choose = move |m: usize, as_range: bool| match anchor.get_untracked().filter(|_| as_range) {
        Some(from) => year.choose_months(from, m),
        None => {
            anchor.set(Some(m));
            year.toggle_month(m);
        }
    };
    view! {
        <div class="facet" role="group" aria-labelledby="facet-month">
            <p class="facet-name" id="facet-month">
                {move || session.words().month}" "<small>{move || session.words().month_hint}</small>
            </p>
            <div class="months">
                {(0..period.n_months())
                    .map(|m| {
                        let day = period.month(m).first_day();
                        let said = move || {
                            let speech = session.speech.get();
                            speech.named(&speech.month(period, m), &speech.cell_words(cell(m)))
                        };
                        view! {
                            <button
                                type="button"
                                class="month"
                                id=format!("chip-month-{m}")
                                aria-pressed=move || year.chosen_months().contains(m).to_string()
                                on:click=move |event| choose(m, event.shift_key())
                            >
                                <span class="vh">{move || said()}</span>
                                <span class="month-name" aria-hidden="true">
                                    {move || session.speech.get().date(day, crate::text::DateForm::MonthShort)}
                                </span>
                                <span class="month-count" aria-hidden="true">{move || session.speech.get().cell(cell(m))}</span>
                            </button>
                        }
                    })
                    .collect_view()}
                <button
                    type="button"
                    class="month month-none"
                    id="chip-month-none"
                    aria-pressed=move || year.filter.with(|f| f.undated).to_string()
                    on:click=move |_| year.toggle_undated()
                >
                    <span class="month-name">{move || session.words().no_month}</span>
                    " "
                    <span class="month-count">{move || session.speech.get().count(year.facets.with(|f| f.undated))}</span>
                </button>
            </div>
        </div>
    }
}

#[component]
fn KindFacet() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let n = year.data().kinds().len();
    let n_chosen = move || year.filter.with(|f| f.kinds.len());
    view! {
        <details class="facet facet-kinds" open={ year.filter.with_untracked(|f| !f.kinds.is_empty()) }>
            <summary>
                {move || session.words().kind}
                {move || (n_chosen() > 0).then(|| format!(" ({})", session.speech.get().count(n_chosen())))}
            </summary>
            <div class="chips">
                {(0..n)
                    .map(|k| {
                        let count = move || year.facets.with(|f| f.kinds[k]);
                        view! {
                            <button
                                type="button"
                                class="chip"
                                id=format!("chip-kind-{k}")
                                aria-pressed=move || year.filter.with(|f| f.kinds.contains(&k)).to_string()
                                on:click=move |_| year.toggle_kind(k)
                            >
                                <span class="chip-title">{move || year.data().kinds()[k].title.get(year.language()).to_owned()}</span>
                                " "
                                <span class="chip-count" class:is-nothing=move || count() == 0>
                                    {move || session.speech.get().count(count())}
                                </span>
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </details>
    }
}

#[component]
fn SearchFacet() -> impl IntoView {
    let session = Session::here();
    view! {
        <div class="facet facet-search">
            <label for="search">{move || session.words().search}</label>
            <input
                type="search"
                id="search"
                autocomplete="off"
                spellcheck="false"
                placeholder=move || session.words().search_hint
                prop:value=move || session.view.with(|v| v.query.clone())
                on:input=move |event| {
                    let query = event_target_value(&event);
                    // The first letter is a step that the back button undoes, the others go on in it.
                    let step = if session.view.with_untracked(|v| v.query.is_empty()) { Step::New } else { Step::Same };
                    session.change(step, |view| view.query = query);
                }
            />
        </div>
    }
}

/// What is chosen, as chips that take it back.
#[component]
fn Chosen() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    // What a chip takes back, with its id and what it says.
    let chosen = Memo::new(move |_| {
        let (data, speech) = (year.data(), session.speech.get());
        let language = year.language();
        let filter = year.filter.get();
        let mut chips: Vec<(Choice, String)> = Vec::new();
        chips.extend(filter.initiatives.iter().map(|&i| (Choice::Initiative(i), speech.initiative_name(&data, i))));
        chips.extend(
            filter
                .months
                .runs()
                .into_iter()
                .map(|(a, b)| (Choice::Months(a, b), speech.months(data.period(), (a..=b).collect()))),
        );
        if filter.undated {
            chips.push((Choice::Undated, speech.words.no_month_given.to_owned()));
        }
        chips.extend(filter.kinds.iter().map(|&k| (Choice::Kind(k), data.kinds()[k].title.get(language).to_owned())));
        if !filter.query.trim().is_empty() {
            chips.push((Choice::Query, format!("“{}”", filter.query.trim())));
        }
        chips
    });
    let take_back = move |choice: Choice| {
        match choice {
            Choice::Initiative(i) => year.toggle_initiative(i),
            Choice::Kind(k) => year.toggle_kind(k),
            Choice::Undated => year.toggle_undated(),
            Choice::Query => session.change(Step::New, |view| view.query.clear()),
            Choice::Months(a, b) => {
                let period = year.data().period();
                session.change(Step::New, |view| {
                    view.months.retain(|m| period.index_of(*m).is_none_or(|i| !(a..=b).contains(&i)));
                });
            }
        }
        // The chip is gone: the focus goes to the next thing that is sure to be there.
        focus::put("filters");
    };
    view! {
        <Show when=move || !chosen.with(Vec::is_empty)>
            <div class="chosen" role="group" aria-label=move || session.words().active_filters>
                <For each=move || chosen.get() key=|chip| chip.clone() let:chip>
                    <button type="button" class="chip chip-chosen" on:click=move |_| take_back(chip.0)>
                        <span class="vh">{move || session.words().remove}" "</span>
                        {chip.1.clone()}
                        <span class="cross" aria-hidden="true">"×"</span>
                    </button>
                </For>
                <button
                    type="button"
                    class="plain"
                    id="clear-all"
                    on:click=move |_| {
                        year.clear();
                        focus::put("filters");
                    }
                >
                    {move || session.words().clear_all}
                </button>
            </div>
        </Show>
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Choice {
    Initiative(usize),
    Months(usize, usize),
    Undated,
    Kind(usize),
    Query,
}

/// The sentence that says what is shown; when nothing is, what may be widened.
#[component]
fn Sentence() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let n_set_aside = Memo::new(move |_| year.selection.with(|s| s.n_set_aside()));
    let is_empty = Memo::new(move |_| year.selection.with(|s| s.is_filtered && s.n() == 0));
    view! {
        <div class="say">
            <p id="sentence" role="status" aria-live="polite" aria-atomic="true">
                <b>{move || year.sentence().0}</b>
                {move || year.sentence().1}
            </p>
            <Show when=move || { n_set_aside.get() > 0 }>
                <button type="button" class="plain" id="include-undated" on:click=move |_| year.toggle_undated()>
                    {move || session.words().include_undated}
                </button>
            </Show>
        </div>
        <Show when=move || is_empty.get()>
            <Widen/>
        </Show>
    }
}

/// What each choice taken back would show.
#[component]
fn Widen() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let offers = move || {
        let (data, speech, filter) = (year.data(), session.speech.get(), year.filter.get());
        let words = speech.words;
        let without: [(&str, Filter); 4] = [
            (words.initiative, Filter { initiatives: Vec::new(), ..filter.clone() }),
            (words.month, Filter { months: Default::default(), undated: false, ..filter.clone() }),
            (words.kind, Filter { kinds: Vec::new(), ..filter.clone() }),
            (words.search, Filter { query: String::new(), ..filter.clone() }),
        ];
        without
            .into_iter()
            .enumerate()
            .filter(|(_, (_, widened))| *widened != filter)
            .map(|(i, (name, widened))| (i, speech.without(name, widened.select(&data).n())))
            .collect::<Vec<_>>()
    };
    let widen = move |facet: usize| {
        session.change(Step::New, |view| match facet {
            0 => view.initiatives.clear(),
            1 => {
                view.months.clear();
                view.undated = false;
            }
            2 => view.kinds.clear(),
            _ => view.query.clear(),
        });
        focus::put("filters");
    };
    view! {
        <div class="widen">
            <p>{move || session.words().or_widen}</p>
            <div class="chips">
                <For each=offers key=|offer| offer.clone() let:offer>
                    <button type="button" class="chip" on:click=move |_| widen(offer.0)>{offer.1.clone()}</button>
                </For>
            </div>
        </div>
    }
}
