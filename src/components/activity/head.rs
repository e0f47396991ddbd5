//! Where an activity belongs, its title, its place among its neighbours, and the ways on.

use leptos::prelude::*;
use yearline_core::text::Locale;

use crate::components::badge::Badge;
use crate::components::initiatives::ChapterLink;
use crate::components::table::row_id;
use crate::state::{History, Part, Year, use_year};

/// An activity's place in the order that "previous" and "next" go through.
#[derive(Clone, Copy, PartialEq)]
struct Position {
    previous: Option<usize>,
    next: Option<usize>,
    /// Counted from 1.
    number: usize,
    n: usize,
}

/// The head. The title gets the focus when the activity opens, so what can be done comes after it in the order of the tab key.
#[component]
pub(super) fn Head(
    index: usize,
    locale: Locale,
    title: String,
    on_close: Callback<()>,
) -> impl IntoView {
    let year = use_year();
    let data = year.data();
    let messages = locale.messages;
    let activity = data.activity(index);
    let initiative = activity.initiative_index();
    let initiative_title = &activity.initiative().title;
    let [foreign, ..] = year.foreign_activity(index);
    let position = Memo::new(move |_| position(year, index));
    let position_text = move || {
        let position = position.get();
        locale.position(position.number, position.n)
    };
    view! {
        <div class="activity-head">
            <p class="activity-path" id="activity-path">
                <Badge initiative/> " "
                <button
                    type="button"
                    class="plain"
                    id="activity-initiative"
                    on:click=move |_| year.toggle_initiative(initiative)
                >
                    <span dir="auto" lang=year.foreign_text(initiative_title)>
                        {initiative_title.get(data.language(locale.lang)).to_owned()}
                    </span>
                </button>
                <ChapterLink initiative id="activity-read"/>
                " " <span class="activity-position">{position_text}</span>
            </p>
            <h2 id="activity-title" tabindex="-1" dir="auto" lang=foreign>{title}</h2>
            <div class="actions">
                <StepButton
                    id="activity-previous"
                    name=messages.previous
                    to=Signal::derive(move || position.get().previous)
                />
                <StepButton
                    id="activity-next"
                    name=messages.next
                    to=Signal::derive(move || position.get().next)
                />
                <button
                    type="button"
                    class="plain"
                    id="activity-close"
                    on:click=move |_| on_close.run(())
                >
                    {messages.close}
                </button>
            </div>
        </div>
    }
}

/// Goes to a neighbour, if there is one.
#[component]
fn StepButton(id: &'static str, name: &'static str, to: Signal<Option<usize>>) -> impl IntoView {
    let year = use_year();
    let go = move |_| {
        if let Some(activity) = to.get_untracked() {
            let session = year.session;
            if session.opened_from.get_untracked() == Part::Table {
                // It closes to its own row.
                session.opener.set(Some(row_id(activity)));
            }
            let id = year.data().activity(activity).id().to_owned();
            session.change(History::Replace, |view| view.item = Some(id));
        }
    };
    view! {
        <button
            type="button"
            class="plain"
            id=id
            aria-disabled=move || to.get().is_none().to_string()
            on:click=go
        >
            {name}
        </button>
    }
}

/// The place among what is shown, or in the whole year if the activity is not shown, tracked.
fn position(year: Year, activity: usize) -> Position {
    let n_all = year.data().n_activities();
    year.selection.with(|s| {
        if s.shown.contains(activity) {
            position_in(s.shown.ones(), activity)
        } else {
            position_in(0..n_all, activity)
        }
    })
}

fn position_in(order: impl Iterator<Item = usize>, activity: usize) -> Position {
    let order: Vec<usize> = order.collect();
    let at = order.iter().position(|a| *a == activity).unwrap_or(0);
    Position {
        previous: at.checked_sub(1).map(|i| order[i]),
        next: order.get(at + 1).copied(),
        number: at + 1,
        n: order.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_has_none_before_it_and_the_last_none_after_it() {
        let ways = |activity| {
            let position = position_in([2, 5, 7].into_iter(), activity);
            (position.previous, position.next, position.number)
        };
        assert_eq!(ways(2), (None, Some(5), 1));
        assert_eq!(ways(5), (Some(2), Some(7), 2));
        assert_eq!(ways(7), (Some(5), None, 3));
    }
}
