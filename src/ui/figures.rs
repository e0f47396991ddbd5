//! The headline figures: large numbers, each a door to its evidence.

use leptos::prelude::*;
use yearline_markup::view;

use crate::plot::scene::Tone;
use crate::state::{Part, Year};
use crate::url::View;

use super::patterns::hatch;
use super::seal::Seal;
use super::section::Section;

/// How many figures are shown before all are asked for.
const FIRST: usize = 6;

/// The figures of the report.
#[component]
pub(crate) fn Figures() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let data = year.data();
    let n = data.figures().len();
    let n_open = data.figures().iter().filter(|f| f.qualifier.is_open()).count();
    let all = RwSignal::new(session.view.with_untracked(|v| v.view == View::Figures));
    // All of them are grouped by initiative; the first few keep the order of the dataset, which is its editor's.
    let groups = Memo::new(move |_| {
        let data = year.data();
        if !all.get() {
            return vec![(None, (0..n.min(FIRST)).collect::<Vec<_>>())];
        }
        (0..data.initiatives().len())
            .map(|i| {
                let of_it = |f: &usize| data.activity(data.figures()[*f].activity).initiative_index() == i;
                (Some(i), (0..n).filter(of_it).collect::<Vec<_>>())
            })
            .filter(|(_, figures)| !figures.is_empty())
            .collect()
    });
    let headline = Signal::derive(move || session.speech.get().figures_headline(n, n_open));
    let sub = view! { <p>{move || words().figures_key}</p> }.into_any();
    let actions = (n > FIRST).then(|| {
        view! {
            <button
                type="button"
                class="plain"
                aria-expanded=move || all.get().to_string()
                on:click=move |_| all.update(|a| *a = !*a)
            >
                {move || if all.get() { words().figures_fewer.to_owned() } else { session.speech.get().all_figures(n) }}
            </button>
        }
        .into_any()
    });
    if n == 0 {
        return ().into_any();
    }
    view! {
        <Section part=View::Figures headline=headline sub=sub actions=actions.unwrap_or_else(|| ().into_any())>
            <For each=move || groups.get() key=|group| group.clone() let:group>
                {group.0.map(|i| view! {
                    <h3 class="group"><Seal initiative=i/>" "{move || {
                        let data = year.data();
                        data.initiatives()[i].title.get(year.language()).to_owned()
                    }}</h3>
                })}
                <ul class="figures">
                    {group.1.iter().map(|&f| view! { <FigureCard figure=f/> }).collect_view()}
                </ul>
            </For>
        </Section>
    }
    .into_any()
}

/// One figure.
#[component]
fn FigureCard(figure: usize) -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let data = year.data();
    let (value, qualifier, source) = {
        let f = &data.figures()[figure];
        (f.value, f.qualifier, f.source)
    };
    let activity = data.figures()[figure].activity;
    let initiative = data.activity(activity).initiative_index();
    let tone = Memo::new(move |_| year.tone(activity));
    let id = format!("figure-{figure}");
    let opener = id.clone();
    view! {
        <li class="figure">
            <button type="button" class="figure-door" id=id on:click=move |_| year.open(activity, Part::Figures, Some(opener.clone()))>
                {move || figure_rule(qualifier.is_open(), tone.get())}
                <span class="figure-qualifier">{move || session.speech.get().qualifier(qualifier)}" "</span>
                <span class="figure-value">{move || session.speech.get().number(value)}</span>
                " "
                <span class="figure-title">{move || year.data().figures()[figure].title.get(year.language()).to_owned()}</span>
                <span class="figure-source">
                    <Seal initiative=initiative/>
                    {move || source.map(|place| session.speech.get().place_short(place))}
                </span>
            </button>
        </li>
    }
}

/// The line above a figure: with an end for a count, running out into hatching for a floor. Its length says nothing.
pub(crate) fn figure_rule(is_open: bool, tone: Tone) -> impl IntoView {
    let solid = format!("r-solid {}", tone.class());
    let end = if is_open {
        view! { <rect class=format!("r-hatched {}", tone.class()) x="62%" y="2" width="38%" height="6" fill=hatch(tone)></rect> }
            .into_any()
    } else {
        view! { <rect class=format!("r-cap {}", tone.class()) x="99%" y="0" width="1%" height="10"></rect> }.into_any()
    };
    view! {
        <svg class="figure-rule" width="100%" height="10" aria-hidden="true" focusable="false">
            <rect class=solid x="0" y="3" width=if is_open { "62%" } else { "100%" } height="4"></rect>
            {end}
        </svg>
    }
}
