//! The filters, what is chosen, and the sentence that says what is shown.

mod chosen;
mod initiatives;
mod kinds;
mod months;
mod search;
mod sentence;

use leptos::prelude::*;

use crate::state::{FILTERS, use_session};
use chosen::Chosen;
use initiatives::InitiativeFacet;
use kinds::KindFacet;
use months::MonthFacet;
use search::SearchFacet;
use sentence::Sentence;

/// All the filters. An embedded page only says what is chosen.
#[component]
pub fn Filters() -> impl IntoView {
    let session = use_session();
    view! {
        <section
            class="filters"
            id=FILTERS
            tabindex="-1"
            aria-label=move || session.messages().filters
        >
            <Show when=move || !session.is_embedded()>
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
