//! The initiatives that are chosen, each in full: what it is about, its months, its figures, its activities. For a page that is about one
//! of them, and for print.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use yearline_core::domain::{Cell, FixedBitSet, Split};
use yearline_core::text::{DateForm, Locale};
use yearline_core::url::View;

use super::activity::ActivitySlot;
use super::badge::Badge;
use super::figures::FigureCards;
use super::month_cell::{MonthCell, needs_number};
use super::section::Section;
use super::year_mark::YearMark;
use crate::browser::clock;
use crate::state::{Part, Year, use_year};

/// The initiatives that are chosen; all of them if none is.
#[component]
pub fn Initiatives() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let shown = Memo::new(move |_| shown_initiatives(year));
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
                <Initiative index is_only/>
            </For>
        </Section>
    }
}

/// Which ones, tracked.
fn shown_initiatives(year: Year) -> Vec<usize> {
    let chosen = year.filter.with(|f| f.initiatives.clone());
    if chosen.is_empty() {
        (0..year.data().initiatives().len()).collect()
    } else {
        chosen
    }
}

/// One of them. If it is the only one, its name is the headline already.
#[component]
fn Initiative(index: usize, is_only: Memo<bool>) -> impl IntoView {
    let year = use_year();
    let data = year.data();
    let title = move || {
        let data = year.data();
        let title = &data.initiatives()[index].title;
        title.get(year.language()).to_owned()
    };
    let summary = move || {
        let data = year.data();
        let summary = &data.initiatives()[index].summary;
        summary.get(year.language()).to_owned()
    };
    let figures = data.figures().iter().enumerate();
    let figures: Vec<usize> = figures
        .filter(|(_, figure)| data.activity(figure.activity).initiative_index() == index)
        .map(|(at, _)| at)
        .collect();
    view! {
        <article class="initiative">
            <Show when=move || !is_only.get()>
                <h3 class="group"><Badge initiative=index/> " " <span lang=move || year.foreign()>{title}</span></h3>
            </Show>
            <p class="activity-summary" lang=move || year.foreign()>{summary}</p>
            <Months index/>
            {(!figures.is_empty()).then(|| view! { <FigureCards figures/> })}
            <Activities index/>
            <ActivitySlot part=Part::Initiative(index)/>
        </article>
    }
}

/// The activities of an initiative that are shown, tracked.
fn shown_of(year: Year, initiative: usize) -> FixedBitSet {
    let mut shown = year.selection.with(|s| s.shown.clone());
    shown.intersect_with(year.data().of_initiative(initiative));
    shown
}

/// The months of what is shown of an initiative, and how much has none.
#[component]
fn Months(index: usize) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let row = Memo::new(move |_| year.matrix.with(|m| m.rows[index].clone()));
    let months = move || {
        let (data, locale) = (year.data(), session.locale.get());
        let row = row.get();
        let most = row.months.iter().map(|c| c.certain).max().unwrap_or(0);
        let tone = year.tone_of(row.n);
        let month = |(m, cell): (usize, &Cell)| {
            let cell = *cell;
            let period = data.period();
            let name = locale.date(period.month(m).first_day(), DateForm::MonthShort);
            let count = needs_number(cell).then(|| locale.cell(cell));
            view! {
                <span class="strip-month">
                    <span class="strip-field">
                        <MonthCell cell tone most/>
                    </span>
                    <span class="strip-name">{name}</span>
                    <YearMark period index=m/>
                    <span class="strip-count">{count}</span>
                </span>
            }
        };
        row.months.iter().enumerate().map(month).collect_view()
    };
    let counts = move || {
        let split = Split::of(&year.data(), &shown_of(year, index));
        session.locale.get().split_words(split)
    };
    view! {
        <div class="strip" aria-hidden="true">{months}</div>
        <p class="chart-note">{counts}</p>
    }
}

/// How many activities are listed at first, and at once.
const PORTION: usize = 300;

/// The ids of the buttons: this, and the activity's index.
const ID_PREFIX: &str = "initiative-activity-";

/// The activities of an initiative that are shown: a first portion, until all are asked for.
#[component]
fn Activities(index: usize) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let activities = Memo::new(move |_| shown_of(year, index).ones().collect::<Vec<_>>());
    let n = move || activities.with(Vec::len);
    let n_portions = RwSignal::new(1);
    let portion = move |k: usize| {
        Memo::new(move |_| {
            activities.with(|all| all.chunks(PORTION).nth(k).unwrap_or_default().to_vec())
        })
    };
    let list = move || {
        let locale = session.locale.get();
        view! {
            <For each=move || 0..n_portions.get() key=|k| *k let:k>
                <Portion activities=portion(k) locale/>
            </For>
        }
    };
    // A portion at a time, so that the browser can handle input and draw in between.
    let list_all = move |_| {
        spawn_local(async move {
            // The page may be gone by then.
            while let Some(n) = activities.try_with_untracked(Vec::len)
                && n_portions.get_untracked() * PORTION < n
            {
                n_portions.update(|n| *n += 1);
                clock::yield_now().await;
            }
        });
    };
    let open = move |event| {
        if let Some(activity) = clicked(&event) {
            year.open(
                activity,
                Part::Initiative(index),
                Some(element_id(activity)),
            );
        }
    };
    view! {
        <ul class="initiative-list" on:click=open>{list}</ul>
        <Show when=move || { n_portions.get() * PORTION < n() }>
            <p class="rest">
                <button type="button" class="tool tool-wide" on:click=list_all>
                    {move || session.locale.get().all_activities(n())}
                </button>
            </p>
        </Show>
    }
}

#[component]
fn Portion(activities: Memo<Vec<usize>>, locale: Locale) -> impl IntoView {
    view! {
        <For each=move || activities.get() key=|index| *index let:index>
            <ActivityItem index locale/>
        </For>
    }
}

/// One activity, with a button that opens it.
#[component]
fn ActivityItem(index: usize, locale: Locale) -> impl IntoView {
    let year = use_year();
    let data = year.data();
    let language = data.language(locale.lang);
    let activity = data.activity(index);
    let place = activity.source().map(|place| locale.place_short(place));
    view! {
        <li>
            <span class="number">{activity.number()}</span> " "
            <button type="button" class="plain" id=element_id(index) lang=year.foreign()>
                {activity.title(language).to_owned()}
            </button>
            <p lang=year.foreign()>{activity.summary(language).to_owned()}</p>
            <p class="initiative-facts">
                <span lang=year.foreign()>{activity.kind().title.get(language).to_owned()}</span>
                <span>{locale.when(activity, data.period())}</span>
                <span>{place}</span>
            </p>
        </li>
    }
}

fn element_id(activity: usize) -> String {
    format!("{ID_PREFIX}{activity}")
}

/// The activity whose button was clicked. One listener serves all buttons, which may be hundreds.
fn clicked(event: &MouseEvent) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let id = target.closest("button").ok()??.id();
    id.strip_prefix(ID_PREFIX)?.parse().ok()
}
