//! The filter by initiative.

use leptos::prelude::*;

use crate::components::chip::Chip;
use crate::state::use_year;

/// A chip for each initiative.
#[component]
pub(super) fn InitiativeFacet() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let chips = (0..year.data().initiatives().len()).map(|i| view! { <InitiativeChip index=i/> });
    view! {
        <div class="facet" role="group" aria-labelledby="facet-initiative">
            <p class="facet-name" id="facet-initiative">
                {move || session.messages().initiative}
            </p>
            <div class="chips chips-keypad">{chips.collect_view()}</div>
        </div>
    }
}

#[component]
fn InitiativeChip(index: usize) -> impl IntoView {
    let year = use_year();
    let number = year.data().initiatives()[index].number;
    let name = move || {
        let data = year.data();
        let title = &data.initiatives()[index].title;
        title.get(year.language()).to_owned()
    };
    let count = Memo::new(move |_| year.facets.with(|f| f.initiatives[index]));
    view! {
        <Chip
            id=format!("chip-initiative-{index}")
            number
            name
            lang=Signal::derive(move || year.foreign_text(&year.data().initiatives()[index].title))
            count
            is_pressed=move || year.chooses_initiative(index)
            toggle=move |()| year.toggle_initiative(index)
        />
    }
}
