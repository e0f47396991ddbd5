//! A row of the table: an activity.

use leptos::prelude::*;
use yearline_core::domain::Placement;

use super::columns::basis_short;
use crate::components::activity::{ActivitySlot, opens_in};
use crate::state::{Part, Year, use_year};

/// The id of the button that opens an activity.
#[must_use]
pub fn row_id(activity: usize) -> String {
    format!("row-{activity}")
}

/// The activity that the button with that id opens.
pub(super) fn activity_of(id: &str) -> Option<usize> {
    id.strip_prefix("row-")?.parse().ok()
}

/// The row of an activity, and below it the activity itself while it is open.
#[component]
pub(super) fn Row(
    activity: usize,
    /// Its number among all rows, where not all of them are in the document.
    #[prop(into)]
    row_index: Signal<Option<usize>>,
    /// Which activity is open.
    open: Selector<Option<usize>>,
) -> impl IntoView {
    let year = use_year();
    let is_open = move || open.selected(&Some(activity));
    view! {
        <tr
            class:is-open=is_open.clone()
            aria-rowindex=move || row_index.get().map(|index| index.to_string())
        >
            {move || cells(year, activity)}
        </tr>
        <Show when=move || is_open() && opens_in(year, Part::Table)>
            <tr class="activity-row">
                <td colspan="7">
                    <ActivitySlot part=Part::Table/>
                </td>
            </tr>
        </Show>
    }
}

/// The cells of an activity's row, tracked: together, since only another language changes them.
fn cells(year: Year, index: usize) -> impl IntoView + use<> {
    let (data, locale, language) = (year.data(), year.session.locale.get(), year.language());
    let activity = data.activity(index);
    let number = activity.number();
    let title = activity.title(language).to_owned();
    let kind = activity.kind().title.get(language).to_owned();
    let when = locale.when(activity, data.period());
    let is_undated = activity.placement() == Placement::Undated;
    let basis = basis_short(locale.messages, activity.basis());
    let figures: Vec<_> = activity
        .figures()
        .map(|f| locale.figure_amount(f, language))
        .collect();
    let source = activity.source().map(|place| locale.place_short(place));
    view! {
        <td class="number">{number}</td>
        <th class="name" scope="row">
            <button type="button" class="plain" id=row_id(index) lang=year.foreign()>
                {title}
            </button>
        </th>
        <td class="kind" lang=year.foreign()>{kind}</td>
        <td class="when">
            <span class:is-undated=is_undated>{when}</span>
        </td>
        <td class="basis">{basis}</td>
        <td class="figures-cell">{figures.join(locale.semicolon())}</td>
        <td class="place">{source}</td>
    }
}
