//! The filter by kind.

use leptos::prelude::*;

use crate::components::chip::Chip;
use crate::state::use_year;

/// A chip for each kind. Folded away unless one is chosen when the page opens.
#[component]
pub(super) fn KindFacet() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let is_open = year.filter.with_untracked(|f| !f.kinds.is_empty());
    let n_chosen = move || match year.filter.with(|f| f.kinds.len()) {
        0 => String::new(),
        n => format!(" ({})", session.locale.get().count(n)),
    };
    let chips = (0..year.data().kinds().len()).map(|k| view! { <KindChip index=k/> });
    view! {
        <details class="facet facet-kinds" id="kinds" open=is_open>
            <summary>{move || session.messages().kind}{n_chosen}</summary>
            <div class="chips">{chips.collect_view()}</div>
        </details>
    }
}

#[component]
fn KindChip(index: usize) -> impl IntoView {
    let year = use_year();
    let name = move || {
        let data = year.data();
        data.kinds()[index].title.get(year.language()).to_owned()
    };
    let count = Memo::new(move |_| year.facets.with(|f| f.kinds[index]));
    view! {
        <Chip
            id=format!("chip-kind-{index}")
            name
            lang=Signal::derive(move || year.foreign_text(&year.data().kinds()[index].title))
            count
            is_pressed=move || year.filter.with(|f| f.kinds.contains(&index))
            toggle=move |()| year.toggle_kind(index)
        />
    }
}
