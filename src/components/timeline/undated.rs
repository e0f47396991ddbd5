//! The activities without a month, as a list below the vertical timeline, which has no column for them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use yearline_core::domain::FixedBitSet;

use crate::components::badge::Badge;
use crate::state::{Part, use_year};

/// The ids of the buttons: this, and the activity's index.
const ID_PREFIX: &str = "undated-";

/// The undated activities of each initiative that has some.
#[component]
pub(super) fn UndatedList() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let data = year.data();
    let undated_of = |initiative| {
        let mut undated = data.of_initiative(initiative).clone();
        undated.intersect_with(data.undated());
        undated
    };
    let initiatives = (0..data.initiatives().len())
        .map(|initiative| (initiative, undated_of(initiative)))
        .filter(|(_, undated)| !undated.is_clear())
        .map(|(initiative, undated)| view! { <UndatedOfInitiative initiative undated/> })
        .collect_view();
    let open = move |event| {
        if let Some(activity) = clicked(&event) {
            year.open(activity, Part::Timeline, Some(element_id(activity)));
        }
    };
    view! {
        <div class="undated-list" on:click=open>
            <h3>
                {move || session.messages().undated} " "
                <Count n=data.undated().count_ones(..)/>
            </h3>
            {initiatives}
        </div>
    }
}

/// The undated activities of one initiative: a disclosure, open while the initiative is chosen.
#[component]
fn UndatedOfInitiative(initiative: usize, undated: FixedBitSet) -> impl IntoView {
    let year = use_year();
    let title = move || {
        let data = year.data();
        let title = &data.initiatives()[initiative].title;
        title.get(year.language()).to_owned()
    };
    let n = undated.count_ones(..);
    let activities = move || {
        let (data, language) = (year.data(), year.language());
        let item = |activity| {
            let title = data.activity(activity).title(language).to_owned();
            let [foreign, ..] = year.foreign_activity(activity);
            view! {
                <li>
                    <button type="button" class="plain" id=element_id(activity) dir="auto" lang=foreign>
                        {title}
                    </button>
                </li>
            }
        };
        undated.ones().map(item).collect_view()
    };
    let foreign = move || year.foreign_text(&year.data().initiatives()[initiative].title);
    view! {
        <details id=format!("undated-of-{initiative}") open=move || year.chooses_initiative(initiative)>
            <summary>
                <Badge initiative/> " " <span class="row-title" dir="auto" lang=foreign>{title}</span> " " <Count n/>
            </summary>
            <ul dir="auto">{activities}</ul>
        </details>
    }
}

/// How many there are.
#[component]
fn Count(n: usize) -> impl IntoView {
    let year = use_year();
    view! { <span class="undated-count">{move || year.session.locale.get().count(n)}</span> }
}

fn element_id(activity: usize) -> String {
    format!("{ID_PREFIX}{activity}")
}

/// The activity whose button was clicked. One listener serves all buttons, which may be thousands.
fn clicked(event: &MouseEvent) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let id = target.closest("button").ok()??.id();
    id.strip_prefix(ID_PREFIX)?.parse().ok()
}
