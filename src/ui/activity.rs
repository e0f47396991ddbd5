//! An activity with its evidence: what the report says, when, what that rests on, where it stands, its figures.
//!
//! It opens below the part that was used, so the reader loses neither place nor picture; on a phone it opens as a dialog.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::{address, document, focus};
use crate::domain::Cell;
use crate::domain::order::insert;
use crate::plot::scene::Tone;
use crate::state::{Part, Step, Year};
use crate::text::DateForm;
use crate::url::View;

use super::figures::figure_rule;
use super::month_cell::month_cell;
use super::seal::Seal;
use super::section::source_line;

/// Where an activity opens that was opened from this part of the page.
#[component]
pub(crate) fn ActivitySlot(part: Part, as_dialog: Memo<bool>) -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    // Parts that are not shown alone leave the place at the top to whatever the address asks for.
    let visible_from = move || match (session.opened_from.get(), session.view.with(|v| v.view)) {
        (from, View::Overview) => from,
        (Part::Figures, View::Figures) => Part::Figures,
        (Part::Matrix, View::Matrix) => Part::Matrix,
        (Part::Charts, View::Charts) => Part::Charts,
        (Part::Timeline, View::Timeline) => Part::Timeline,
        (Part::Table, View::Table) => Part::Table,
        _ => Part::Top,
    };
    let is_here = Memo::new(move |_| !as_dialog.get() && visible_from() == part);
    view! {
        <Show when=move || is_here.get() && year.item.get().is_some()>
            <section class="activity" id="activity" aria-labelledby="activity-title" on:keydown=close_on_escape(year)>
                <ActivityBody/>
            </section>
        </Show>
    }
}

/// The same as a dialog.
#[component]
pub(crate) fn ActivityDialog() -> impl IntoView {
    let year = Year::here();
    let opened = Memo::new(move |_| year.item.get().is_some());
    Effect::new(move |_| {
        if opened.get() {
            focus::open_modal("activity");
        }
    });
    view! {
        <Show when=move || opened.get()>
            <dialog
                class="activity activity-dialog"
                id="activity"
                aria-labelledby="activity-title"
                on:cancel=move |event: leptos::ev::Event| {
                    event.prevent_default();
                    close(year);
                }
            >
                <ActivityBody/>
            </dialog>
        </Show>
    }
}

fn close_on_escape(year: Year) -> impl Fn(leptos::ev::KeyboardEvent) {
    move |event| {
        if event.key() == "Escape" {
            event.prevent_default();
            close(year);
        }
    }
}

/// Closes the activity and gives the focus back to what opened it.
fn close(year: Year) {
    // As long as a modal dialog is open, nothing outside of it takes the focus.
    focus::close_modal("activity");
    year.session.change(Step::New, |view| view.item = None);
    let opener = year.session.opener.get_untracked();
    if !opener.is_some_and(|id| focus::put(&id)) {
        focus::put("filters");
    }
}

/// The activities that "previous" and "next" go through: what is shown, or the whole year where the open one is outside of it.
fn neighbours(year: Year, activity: usize) -> (Option<usize>, Option<usize>, usize, usize) {
    let data = year.data();
    let order: Vec<usize> = year.selection.with(|s| {
        if s.shown.contains(activity) { s.shown.ones().collect() } else { (0..data.n_activities()).collect() }
    });
    let at = order.iter().position(|a| *a == activity).unwrap_or(0);
    let before = at.checked_sub(1).map(|i| order[i]);
    (before, order.get(at + 1).copied(), at + 1, order.len())
}

#[component]
fn ActivityBody() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    // Wherever it opens, its title gets the focus and comes into sight: also for the next one.
    Effect::new(move |_| {
        if year.item.get().is_some() {
            focus::put("activity-title");
            focus::reveal("activity");
        }
    });
    let go = move |to: usize| {
        let id = year.data().activity(to).id().to_owned();
        session.change(Step::Same, |view| view.item = Some(id));
    };
    let copied = RwSignal::new(false);
    move || {
        let index = year.item.get()?;
        copied.set(false);
        let data = year.data();
        let speech = session.speech.get();
        let language = year.language();
        let period = data.period();
        let activity = data.activity(index);
        let initiative = activity.initiative_index();
        let kind = activity.kind_index();
        let (before, after, position, n) = neighbours(year, index);
        let note = activity.note(language).to_owned();
        let step = move |to: Option<usize>, id: &'static str, name: &'static str| {
            view! {
                <button
                    type="button"
                    class="plain"
                    id=id
                    aria-disabled=to.is_none().to_string()
                    on:click=move |_| if let Some(to) = to { go(to) }
                >
                    {name}
                </button>
            }
        };
        let figures = activity.figures().map(|figure| {
            let is_open = figure.qualifier.is_open();
            let note = figure.note.get(language).to_owned();
            view! {
                <div class="figure">
                    {figure_rule(is_open, Tone::Chosen)}
                    <p class="figure-qualifier">{speech.qualifier(figure.qualifier)}" "</p>
                    <p class="figure-value">{speech.number(figure.value)}</p>
                    <p class="figure-title">{figure.title.get(language).to_owned()}</p>
                    {(!note.is_empty()).then(|| view! { <p class="figure-note">{note}</p> })}
                </div>
            }
        });
        let figures = figures.collect::<Vec<_>>();
        Some(view! {
            <div class="activity-head">
                <p class="activity-path">
                    <Seal initiative=initiative/>
                    " "
                    <button type="button" class="plain" on:click=move |_| year.toggle_initiative(initiative)>
                        {data.initiatives()[initiative].title.get(language).to_owned()}
                    </button>
                    " "
                    <span class="activity-position">{speech.position(position, n)}</span>
                </p>
                <div class="actions">
                    {step(before, "activity-previous", words().previous)}
                    {step(after, "activity-next", words().next)}
                    <button type="button" class="plain" id="activity-close" on:click=move |_| close(year)>{words().close}</button>
                </div>
            </div>
            <h2 id="activity-title" tabindex="-1">{activity.title(language).to_owned()}</h2>
            <div class="activity-columns">
                <div>
                    <p class="activity-summary">{activity.summary(language).to_owned()}</p>
                    {figures}
                    <p class="activity-kind">
                        {speech.words.kind}": "
                        <button type="button" class="plain" on:click=move |_| year.toggle_kind(kind)>
                            {data.kinds()[kind].title.get(language).to_owned()}
                        </button>
                    </p>
                </div>
                <div>
                    <h3>{words().when}</h3>
                    <Strip activity=index/>
                    <p class="activity-when">{speech.when_sentence(activity, period)}</p>
                    <h3>{words().rests_on}</h3>
                    <p>{speech.basis(activity.basis())}</p>
                    {(!note.is_empty()).then(|| view! { <h3>{words().what_is_unclear}</h3> <p>{note}</p> })}
                </div>
                <div>
                    <h3>{words().where_it_stands}</h3>
                    {activity.source().map(|place| view! { <p class="activity-place">{speech.place(place)}</p> })}
                    <ReportMap activity=index/>
                </div>
            </div>
            <div class="foot">
                <p class="source">{source_line(year)}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="plain"
                        on:click=move |_| {
                            document::copy(&address::with_query(&session.view.with_untracked(|v| v.query_string())));
                            copied.set(true);
                        }
                    >
                        {move || if copied.get() { words().copied } else { words().copy_link }}
                    </button>
                </div>
            </div>
        })
    }
}

/// The months of one activity: solid, hatched, empty.
#[component]
fn Strip(activity: usize) -> impl IntoView {
    let year = Year::here();
    let data = year.data();
    let speech = year.session.speech.get_untracked();
    let period = data.period();
    let a = data.activity(activity);
    let when = a.when();
    let is_undated = data.undated().contains(activity);
    let months = (0..period.n_months()).map(|m| {
        let cell = Cell {
            certain: usize::from(when.certain.contains(m)),
            possible: usize::from(!is_undated && when.possible.contains(m) && !when.certain.contains(m)),
        };
        view! {
            <span class="strip-month">
                <span class="strip-field">{month_cell(cell, Tone::Chosen, 1)}</span>
                <span class="strip-name">{speech.date(period.month(m).first_day(), DateForm::MonthNarrow)}</span>
            </span>
        }
    });
    view! { <div class="strip" aria-hidden="true">{months.collect_view()}</div> }
}

/// More paragraphs than this are no map but a wall.
const MAX_PARAGRAPHS: u16 = 40;

/// The sentences of the report that the dataset cites, by paragraph; this activity's stands out.
#[component]
fn ReportMap(activity: usize) -> impl IntoView {
    let year = Year::here();
    let data = year.data();
    let here = data.activity(activity).source();
    let mut cited: Vec<(u16, u16)> = Vec::new();
    let places = data.activities().filter_map(|a| a.source()).chain(data.figures().iter().filter_map(|f| f.source));
    for place in places {
        insert(&mut cited, (place.paragraph, place.sentence.unwrap_or(0)));
    }
    let last = cited.last().map_or(0, |(p, _)| *p);
    let n = data.meta().sources.first().and_then(|s| s.n_paragraphs).unwrap_or(last).max(last);
    if here.is_none() || n == 0 || n > MAX_PARAGRAPHS {
        return ().into_any();
    }
    let here = here.map(|place| (place.paragraph, place.sentence.unwrap_or(0)));
    let columns = (1..=n).map(|p| {
        let blocks = cited.iter().filter(|(paragraph, _)| *paragraph == p).map(|place| {
            let class = if Some(*place) == here { "report-block is-here" } else { "report-block" };
            view! { <span class=class></span> }
        });
        view! {
            <span class="report-paragraph" class:is-here=here.is_some_and(|(q, _)| p == q)>
                <span class="report-number">{p}</span>
                {blocks.collect_view()}
            </span>
        }
    });
    view! {
        <div class="report-map" aria-hidden="true">{columns.collect_view()}</div>
        <p class="chart-note">{move || year.session.words().report_map_key}</p>
    }
    .into_any()
}
