//! The activities of an initiative as a list: a first portion, until all are asked for.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use yearline_core::domain::{FixedBitSet, Selection};
use yearline_core::text::Locale;
use yearline_plot::scene::Tone;

use super::{MOST_PRINTED, leaves_out};
use crate::browser::{clock, focus};
use crate::components::still::{Still, is_still, still};
use crate::state::{Part, Year, use_year};

/// How many activities are listed at first, and at once.
const PORTION: usize = 300;
/// How many of them a slide has room for.
const N_ON_SLIDE: usize = 12;

/// The ids of the buttons: this, and the activity's index.
const ID_PREFIX: &str = "initiative-activity-";

/// The activities of an initiative that are shown, tracked.
pub(super) fn shown_of(year: Year, initiative: usize) -> FixedBitSet {
    let mut shown = year.selection.with(|s| s.shown.clone());
    shown.intersect_with(year.data().of_initiative(initiative));
    shown
}

/// The activities of an initiative: those that are chosen, or all of them with the others less prominent.
#[component]
pub(super) fn Activities(index: usize) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let activities = Memo::new(move |_| {
        if leaves_out(session) {
            shown_of(year, index).ones().collect::<Vec<_>>()
        } else {
            year.data().of_initiative(index).ones().collect()
        }
    });
    let n = move || activities.with(Vec::len);
    if let Some(on) = still() {
        return view! { <StillActivities activities on/> }.into_any();
    }
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
        // The button goes with what it did: the keyboard goes on from the last activity that was there.
        let n_listed = n_portions.get_untracked() * PORTION;
        if let Some(last) = activities.with_untracked(|all| all.get(n_listed - 1).copied()) {
            focus::put(&element_id(last));
        }
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
    .into_any()
}

/// The activities on paper or on a slide. How many are left out is said.
#[component]
fn StillActivities(activities: Memo<Vec<usize>>, on: Still) -> impl IntoView {
    let year = use_year();
    let most = match on {
        Still::Slide => N_ON_SLIDE,
        Still::Paper if year.selection.with_untracked(Selection::n) > MOST_PRINTED => 0,
        Still::Paper => MOST_PRINTED,
    };
    move || {
        let locale = year.session.locale.get();
        let all = activities.get();
        let n_left_out = all.len().saturating_sub(most);
        let items = all.into_iter().take(most);
        let items = items.map(|index| view! { <ActivityItem index locale/> });
        view! {
            <ul class="initiative-list">{items.collect_view()}</ul>
            {(n_left_out > 0).then(|| view! { <p class="rest">{locale.more_activities_on_page(n_left_out)}</p> })}
        }
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
    let kind = &activity.kind().title;
    let [title_lang, summary_lang, note_lang] = year.foreign_activity(index);
    let title = activity.title(language).to_owned();
    let title = if is_still() {
        view! { <b dir="auto" lang=title_lang>{title}</b> }.into_any()
    } else {
        view! {
            <button type="button" class="plain" id=element_id(index) dir="auto" lang=title_lang>
                {title}
            </button>
        }
        .into_any()
    };
    // What the reader of the page finds by opening it.
    let note = activity.note(language);
    let note = (is_still() && !note.is_empty()).then(|| {
        view! { <p class="initiative-note" dir="auto" lang=note_lang>{note.to_owned()}</p> }
    });
    view! {
        <li class:is-quiet=move || year.tone(index) == Tone::Quiet>
            <span class="number">{activity.number()}</span> " "
            {title}
            <p dir="auto" lang=summary_lang>{activity.summary(language).to_owned()}</p>
            <p class="initiative-facts">
                <span dir="auto" lang=year.foreign_text(kind)>{kind.get(language).to_owned()}</span>
                <span>{locale.when(activity, data.period())}</span>
                <span>{place}</span>
            </p>
            {note}
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
