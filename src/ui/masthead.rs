//! The head of the page: the parts, the language, the colours; the title and what the page is.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::focus;
use crate::domain::{Lang, Split};
use crate::state::{Step, Year};
use crate::text::words::Words;
use crate::url::{Theme, View};

use super::seal::Sign;
use super::show_part;

/// The name of a part.
pub(crate) fn part_name(words: &'static Words, part: View) -> &'static str {
    match part {
        View::Overview => words.part_overview,
        View::Figures => words.part_figures,
        View::Matrix => words.part_matrix,
        View::Charts => words.part_charts,
        View::Timeline => words.part_timeline,
        View::Table => words.part_table,
    }
}

/// The line above the title.
#[component]
pub(crate) fn Masthead() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let period = move || session.speech.get().period(year.data().period());
    let go = move |part: View| {
        if session.view.with_untracked(|v| v.view != View::Overview) {
            show_part(session, part);
        } else {
            focus::scroll_to(part.name());
            focus::put(&format!("{}-headline", part.name()));
        }
    };
    view! {
        <header class="mast">
            <button type="button" class="skip" on:click=move |_| { focus::scroll_to("filters"); focus::put("filters"); }>
                {move || words().skip}
            </button>
            <p class="mast-name">{move || words().report_on}" "<b>{move || period()}</b></p>
            <nav class="mast-nav" aria-label=move || words().sections>
                {View::ALL
                    .into_iter()
                    .filter(|part| *part != View::Overview)
                    .map(|part| {
                        let current = move || session.view.with(|v| v.view == part).then_some("page");
                        view! {
                            <button type="button" class="plain" aria-current=move || current() on:click=move |_| go(part)>
                                {move || part_name(words(), part)}
                            </button>
                        }
                    })
                    .collect_view()}
            </nav>
            <div class="mast-set">
                <div class="switch" role="group" aria-label=move || words().language_switch>
                    {Lang::ALL
                        .into_iter()
                        .map(|lang| {
                            view! {
                                <button
                                    type="button"
                                    class="plain"
                                    lang=lang.tag()
                                    aria-pressed=move || (session.speech.get().lang == lang).to_string()
                                    on:click=move |_| session.change(Step::New, |view| view.lang = Some(lang))
                                >
                                    {Words::of(lang).language}
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
                <div class="switch" role="group" aria-label=move || words().theme>
                    {Theme::ALL
                        .into_iter()
                        .map(|theme| {
                            let name = move || match theme {
                                Theme::Auto => words().theme_auto,
                                Theme::Light => words().theme_light,
                                Theme::Dark => words().theme_dark,
                            };
                            view! {
                                <button
                                    type="button"
                                    class="plain"
                                    aria-pressed=move || session.view.with(|v| v.theme == theme).to_string()
                                    on:click=move |_| session.change(Step::New, |view| view.theme = theme)
                                >
                                    {move || name()}
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
            </div>
        </header>
    }
}

/// The title, and what is kept apart on this page.
#[component]
pub(crate) fn Title() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let has_undated = {
        let data = year.data();
        Split::of(&data, &data.every()).undated > 0
    };
    view! {
        <div class="title">
            <h1>{move || year.data().meta().title.get(year.language()).to_owned()}</h1>
            <p class="standfirst">
                {move || session.speech.get().standfirst(&year.data())}
                {move || session.speech.get().datedness(&year.data())}
                {move || words().key_certain_lead}
                <span class="key"><Sign kind="solid"/>" "<b>{move || words().key_certain}</b></span>
                {move || words().key_certain_tail}
                <span class="key"><Sign kind="hatched"/>" "<b>{move || words().key_possible}</b></span>
                {move || if has_undated { words().key_possible_tail } else { words().key_possible_end }}
                {has_undated.then(|| view! {
                    <span class="key"><Sign kind="open"/>" "<b>{move || words().key_undated}</b></span>
                    {move || words().key_undated_tail}
                })}
            </p>
        </div>
    }
}
