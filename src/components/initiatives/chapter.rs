//! One initiative: a chapter of the page, or in full.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yearline_plot::scene::Tone;

use super::activities::Activities;
use super::months::Months;
use super::steps::{StepInFull, StepInPage};
use super::{Open, chapter_id};
use crate::components::activity::ActivitySlot;
use crate::components::badge::Badge;
use crate::components::figures::{FigureCards, FirstFigures};
use crate::components::forms::{Prerendering, is_prerendered};
use crate::components::still::{Still, own_id, still};
use crate::components::timeline::Lanes;
use crate::state::{Part, use_year};

/// How many figures a chapter lists at first.
const MOST_LINES: usize = 12;

/// A chapter. Its activities are rendered when they are first asked for.
#[component]
pub(super) fn Chapter(index: usize, open: Open, shown: Memo<Vec<usize>>) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let n = year.data().of_initiative(index).count_ones(..);
    let n_chosen = Memo::new(move |_| year.matrix.with(|m| m.rows[index].n));
    let is_open = Memo::new(move |_| open.with(|open| open.contains(&index)));
    let lists_all = use_context::<Prerendering>().is_some_and(|page| page.lists_activities);
    let is_filled = Memo::new(move |before| lists_all || before == Some(&true) || is_open.get());
    let is_quiet = move || year.tone_of(n_chosen.get()) == Tone::Quiet;
    let follow = move |event: Event| {
        let details = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let is_open = details.is_some_and(|details| details.has_attribute("open"));
        if open.with_untracked(|open| open.contains(&index)) != is_open {
            open.update(|open| {
                if is_open {
                    open.insert(index);
                } else {
                    open.remove(&index);
                }
            });
        }
    };
    let summary = move || {
        let locale = session.locale.get();
        locale.own_activities(n_chosen.get(), n, year.is_filtered())
    };
    view! {
        <article class="chapter" class:is-quiet=is_quiet aria-labelledby=chapter_id(index)>
            <Heading index/>
            <Summary index/>
            <FigureLines index/>
            <Months index/>
            <details
                class="chapter-activities"
                id=format!("chapter-activities-{index}")
                open=is_open
                on:toggle=follow
            >
                <summary>{summary}</summary>
                <Show when=move || is_filled.get()>
                    <Activities index/>
                    {(!is_prerendered()).then(|| view! { <StepInPage index open shown/> })}
                </Show>
            </details>
            <div class="chapter-slot">
                <ActivitySlot part=Part::Initiative(index)/>
            </div>
        </article>
    }
}

/// An initiative in full. If it is the only one, its name is the headline already.
#[component]
pub(super) fn ChapterInFull(
    index: usize,
    shown: Memo<Vec<usize>>,
    is_only: Memo<bool>,
) -> impl IntoView {
    let figures = figures_of(index);
    view! {
        <article class="initiative">
            <Show when=move || !is_only.get()>
                <Heading index/>
            </Show>
            <Summary index/>
            <Months index/>
            {(!figures.is_empty()).then(|| view! { <FigureCards figures/> })}
            <Activities index/>
            <ActivitySlot part=Part::Initiative(index)/>
            <StepInFull index shown/>
        </article>
    }
}

/// An initiative on paper or on a slide: what it is about, its figures, its time, and its activities. On a slide its time is its lane of
/// the timeline, and its figures can be read from afar.
#[component]
pub fn StillChapter(
    /// Its index.
    index: usize,
) -> impl IntoView {
    let figures = figures_of(index);
    let on_slide = still() == Some(Still::Slide);
    let facts = if on_slide {
        view! {
            <Lanes only=Some(index)/>
            {(!figures.is_empty()).then(|| view! { <FigureCards figures/> })}
        }
        .into_any()
    } else {
        view! {
            <FigureLines index/>
            <Months index/>
        }
        .into_any()
    };
    view! {
        <article class="initiative">
            <Heading index/>
            <Summary index/>
            {facts}
            <Activities index/>
        </article>
    }
}

/// Number and title.
#[component]
fn Heading(index: usize) -> impl IntoView {
    let year = use_year();
    let title = move || {
        let data = year.data();
        let title = &data.initiatives()[index].title;
        title.get(year.language()).to_owned()
    };
    let foreign = move || year.foreign_text(&year.data().initiatives()[index].title);
    view! {
        <h3 class="group" id=own_id(chapter_id(index)) tabindex="-1">
            <Badge initiative=index/>
            " "
            <span dir="auto" lang=foreign>{title}</span>
        </h3>
    }
}

/// What it is about.
#[component]
fn Summary(index: usize) -> impl IntoView {
    let year = use_year();
    let summary = move || {
        let data = year.data();
        let summary = &data.initiatives()[index].summary;
        summary.get(year.language()).to_owned()
    };
    let foreign = move || year.foreign_text(&year.data().initiatives()[index].summary);
    view! { <p class="activity-summary" dir="auto" lang=foreign>{summary}</p> }
}

/// Its figures, one a line: their cards are the part before.
#[component]
fn FigureLines(index: usize) -> impl IntoView {
    let figures = figures_of(index);
    let list = |figures| view! { <LineList figures/> }.into_any();
    (!figures.is_empty()).then(|| view! { <FirstFigures figures most=MOST_LINES list/> })
}

#[component]
fn LineList(figures: Vec<usize>) -> impl IntoView {
    let year = use_year();
    let line = move |figure: usize| {
        let data = year.data();
        let (locale, language) = (year.session.locale.get(), year.language());
        let figure = &data.figures()[figure];
        let amount = locale.figure_amount(figure, language);
        let title =
            (!figure.is_titled_by_unit(language)).then(|| figure.title.get(language).to_owned());
        view! {
            <li dir="auto" lang=year.foreign_text(&figure.title)>
                <b>{amount}</b>
                " "
                {title}
            </li>
        }
    };
    let lines = move || figures.iter().copied().map(line).collect_view();
    view! { <ul class="chapter-figures">{lines}</ul> }
}

/// The figures of an initiative's activities.
fn figures_of(index: usize) -> Vec<usize> {
    let data = use_year().data();
    let figures = data.figures().iter().enumerate();
    figures
        .filter(|(_, figure)| data.activity(figure.activity).initiative_index() == index)
        .map(|(at, _)| at)
        .collect()
}
