//! The head of the page: its parts, the languages, the colour schemes.

use leptos::prelude::*;
use yearline_core::domain::Lang;
use yearline_core::text::messages::Messages;
use yearline_core::url::{Theme, View};

use super::slides::PresentButton;
use crate::browser::focus;
use crate::state::{History, use_session, use_year};

/// The line above the title.
#[component]
pub fn Masthead() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let skip = |_| {
        focus::scroll_to("filters");
        focus::put("filters");
    };
    let period = move || session.locale.get().period(year.data().period());
    view! {
        <header class="mast">
            <button type="button" class="skip" id="skip" on:click=skip>
                {move || session.messages().skip}
            </button>
            <p class="mast-name">{move || session.messages().report_on}" "<b>{period}</b></p>
            <nav class="mast-nav" aria-label=move || session.messages().sections>
                {View::PARTS.map(|part| view! { <PartButton part/> }).collect_view()}
            </nav>
            <div class="mast-set">
                <PresentButton/>
                <div
                    class="switch"
                    role="group"
                    aria-label=move || session.messages().language_switch
                >
                    {Lang::ALL.map(|lang| view! { <LanguageButton lang/> }).collect_view()}
                </div>
                <div class="switch" role="group" aria-label=move || session.messages().theme>
                    {Theme::ALL.map(|theme| view! { <ThemeButton theme/> }).collect_view()}
                </div>
            </div>
        </header>
    }
}

/// Goes to a part of the whole page, or shows it in place of the one that is shown alone.
#[component]
fn PartButton(part: View) -> impl IntoView {
    let session = use_session();
    let current = move || (session.part.get() == part).then_some("page");
    let go = move |_| {
        if session.view.with_untracked(|v| v.view != View::Overview) {
            session.change(History::Push, |view| view.view = part);
        } else {
            focus::scroll_to(part.name());
            focus::put(&format!("{}-headline", part.name()));
        }
    };
    view! {
        <button
            type="button"
            class="plain"
            id=format!("go-{}", part.name())
            aria-current=current
            on:click=go
        >
            {move || session.messages().part(part)}
        </button>
    }
}

#[component]
fn LanguageButton(lang: Lang) -> impl IntoView {
    let session = use_session();
    let is_pressed = move || session.locale.get().lang == lang;
    let choose = move |_| session.change(History::Push, |view| view.lang = Some(lang));
    view! {
        <button
            type="button"
            class="plain"
            id=format!("lang-{}", lang.tag())
            lang=lang.tag()
            aria-pressed=move || is_pressed().to_string()
            on:click=choose
        >
            {Messages::of(lang).language}
        </button>
    }
}

#[component]
fn ThemeButton(theme: Theme) -> impl IntoView {
    let session = use_session();
    let is_pressed = move || session.view.with(|v| v.theme() == theme);
    let choose = move |_| {
        session.change(History::Push, |view| {
            view.theme = Some(theme).filter(|t| *t != Theme::Auto);
        });
    };
    let name = move || {
        let messages = session.messages();
        match theme {
            Theme::Auto => messages.theme_auto,
            Theme::Light => messages.theme_light,
            Theme::Dark => messages.theme_dark,
        }
    };
    view! {
        <button
            type="button"
            class="plain"
            id=format!("theme-{}", theme.name())
            aria-pressed=move || is_pressed().to_string()
            on:click=choose
        >
            {name}
        </button>
    }
}
