//! How what is shown is cited.

use leptos::prelude::*;
use yearline_core::text::citation::Style;

use crate::components::copy::CopyButton;
use crate::export;
use crate::state::use_year;

/// A citation in the form that the reader chooses.
#[component]
pub(super) fn CitationPart() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    // Readers of Chinese are asked for the Chinese standard.
    let style = RwSignal::new(if session.locale.get_untracked().is_chinese() {
        Style::GbT7714
    } else {
        Style::Plain
    });
    let name = move |style: Style| match style.name() {
        "" => session.messages().cite_plain,
        name => name,
    };
    let text = Signal::derive(move || export::citation(year, style.get()));
    let option = move |(at, of): (usize, Style)| {
        view! {
            <option value=at.to_string() selected=of == style.get_untracked()>
                {move || name(of)}
            </option>
        }
    };
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>();
        if let Some(chosen) = at.ok().and_then(|at| Style::ALL.get(at)) {
            style.set(*chosen);
        }
    };
    view! {
        <section class="share-part" aria-labelledby="share-cite">
            <h3 id="share-cite">{move || session.messages().cite}</h3>
            <textarea
                id="share-citation"
                readonly=true
                rows="5"
                spellcheck="false"
                aria-labelledby="share-cite"
                prop:value=text
            ></textarea>
            <p class="actions">
                <select
                    id="share-style"
                    aria-label=move || session.messages().cite_style
                    on:change=choose
                >
                    {Style::ALL.into_iter().enumerate().map(option).collect_view()}
                </select>
                <CopyButton
                    id="share-copy-citation"
                    class="tool tool-wide"
                    label=|w| w.copy
                    text=text
                />
            </p>
        </section>
    }
}
