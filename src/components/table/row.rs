//! A row of the table: an activity.
//!
//! A row is kept by its place, not by its activity: a choice then writes other texts into the rows that are there, instead of making rows.

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

/// The texts of a row.
#[derive(Clone, Debug, Default, PartialEq)]
struct RowTexts {
    number: String,
    title: String,
    title_lang: Option<String>,
    kind: String,
    kind_lang: Option<String>,
    when: String,
    is_undated: bool,
    basis: String,
    figures: String,
    source: String,
}

/// The row at a place, and below it its activity while that is open.
#[component]
pub(super) fn Row(
    /// What it shows. Without an activity it is hidden, until a choice shows more rows.
    activity: Memo<Option<usize>>,
    /// Its number among all rows, where not all of them are in the document.
    #[prop(into)]
    row_index: Signal<Option<usize>>,
) -> impl IntoView {
    let year = use_year();
    let texts = Memo::new(move |before: Option<&RowTexts>| match activity.get() {
        Some(activity) => row_texts(year, activity),
        None => before.cloned().unwrap_or_default(),
    });
    let lang =
        move |pick: fn(&RowTexts) -> &Option<String>| move || texts.with(|t| pick(t).clone());
    let text = move |pick: fn(&RowTexts) -> &String| move || texts.with(|t| pick(t).clone());
    let is_open = Memo::new(move |_| activity.get().is_some_and(|a| year.item.get() == Some(a)));
    view! {
        <tr
            class:is-open=is_open
            hidden=move || activity.get().is_none()
            aria-rowindex=move || row_index.get().map(|index| index.to_string())
        >
            <td class="number">{text(|t| &t.number)}</td>
            <th class="name" scope="row">
                <button
                    type="button"
                    class="plain"
                    id=move || activity.get().map(row_id)
                    dir="auto"
                    lang=lang(|t| &t.title_lang)
                >
                    {text(|t| &t.title)}
                </button>
            </th>
            <td class="kind" dir="auto" lang=lang(|t| &t.kind_lang)>{text(|t| &t.kind)}</td>
            <td class="when">
                <span class:is-undated=move || texts.with(|t| t.is_undated)>{text(|t| &t.when)}</span>
            </td>
            <td class="basis">{text(|t| &t.basis)}</td>
            <td class="figures-cell">{text(|t| &t.figures)}</td>
            <td class="place">{text(|t| &t.source)}</td>
        </tr>
        <Show when=move || is_open.get() && opens_in(year, Part::Table)>
            <tr class="activity-row">
                <td colspan="7">
                    <ActivitySlot part=Part::Table/>
                </td>
            </tr>
        </Show>
    }
}

/// The texts of an activity's row, tracked for the language.
fn row_texts(year: Year, index: usize) -> RowTexts {
    let (data, locale, language) = (year.data(), year.session.locale.get(), year.language());
    let activity = data.activity(index);
    let figures: Vec<_> = activity
        .figures()
        .map(|f| locale.figure_amount(f, language))
        .collect();
    let source = activity.source().map(|place| locale.place_short(place));
    let [title_lang, ..] = year.foreign_activity(index);
    RowTexts {
        number: activity.number().to_string(),
        title: activity.title(language).to_owned(),
        title_lang,
        kind: activity.kind().title.get(language).to_owned(),
        kind_lang: year.foreign_text(&activity.kind().title),
        when: locale.when(activity, data.period()),
        is_undated: activity.placement() == Placement::Undated,
        basis: basis_short(locale.messages, activity.basis()).to_owned(),
        figures: figures.join(locale.semicolon()),
        source: source.unwrap_or_default(),
    }
}
