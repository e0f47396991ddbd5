//! What every part of the page has: a headline, a line below it, and a foot with the source and what can be done.

use leptos::prelude::*;
use yearline_markup::view;

use crate::state::{Session, Year};
use crate::text::DateForm;
use crate::url::View;

use super::show_part;

/// One part of the page.
#[component]
pub(crate) fn Section(
    /// Which part it is.
    part: View,
    /// Its computed headline.
    #[prop(into)]
    headline: Signal<String>,
    /// The line below the headline.
    sub: AnyView,
    /// What can be done with it, besides looking at it alone.
    #[prop(optional)]
    actions: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let session = Session::here();
    let heading_id = format!("{}-headline", part.name());
    let labelled_by = heading_id.clone();
    view! {
        <section class="block" id=part.name() aria-labelledby=labelled_by>
            <h2 id=heading_id tabindex="-1">{move || headline.get()}</h2>
            <div class="sub">{sub}</div>
            {children()}
            <div class="foot">
                <SourceLine/>
                <div class="actions">
                    {actions}
                    <Show
                        when=move || session.view.with(|v| v.view == View::Overview)
                        fallback=move || view! {
                            <button type="button" class="plain" on:click=move |_| show_part(session, View::Overview)>
                                {move || session.words().whole_page}
                            </button>
                        }
                    >
                        <button type="button" class="plain" on:click=move |_| show_part(session, part)>
                            {move || session.words().alone}
                        </button>
                    </Show>
                </div>
            </div>
        </section>
    }
}

/// The source and its date, in one line.
#[component]
pub(crate) fn SourceLine() -> impl IntoView {
    let year = Year::here();
    view! { <p class="source">{move || source_line(year)}</p> }
}

/// The source and its date, tracked.
pub(crate) fn source_line(year: Year) -> String {
    let (data, speech) = (year.data(), year.session.speech.get());
    let Some(source) = data.meta().sources.first() else { return String::new() };
    let title = source.title.get(year.language());
    let said = match source.date {
        Some(date) if speech.is_chinese() => format!("{title}（{}）", speech.date(date, DateForm::Day)),
        Some(date) => format!("{title}, {}", speech.date(date, DateForm::Day)),
        None => title.to_owned(),
    };
    speech.named(speech.words.source, &said)
}
