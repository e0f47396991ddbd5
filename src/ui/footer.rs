//! The foot of the page: the source, how to read the page, how to use it.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::{address, files};
use crate::state::Year;
use crate::url::ViewState;

use super::read_given;
use super::section::source_line;

/// The foot of the page; in a frame only what a guest owes: the source and the way out.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let full = move || {
        let view = session.view.with(|v| ViewState { embed: false, ..v.clone() }.query_string());
        address::with_query(&view)
    };
    let download = move |_| {
        let from = session.view.with_untracked(|v| v.data.clone()).or_else(address::builtin_dataset);
        from.map(|from| address::resolve(&from).unwrap_or(from))
    };
    let data_url = move || download(());
    view! {
        <footer class="footer">
            <Show
                when=move || !session.view.with(|v| v.embed)
                fallback=move || view! {
                    <p class="source">{move || source_line(year)}</p>
                    <p><a href=move || full() target="_top" rel="noopener">{move || words().full_page}</a></p>
                }
            >
                <div>
                    <h2>{move || words().source}</h2>
                    <p>{move || source_line(year)}</p>
                    <p>{move || year.data().meta().description.get(year.language()).to_owned()}</p>
                </div>
                <div>
                    <h2>{move || words().reading}</h2>
                    <p>{move || words().reading_text}</p>
                </div>
                <div>
                    <h2>{move || words().using}</h2>
                    <p>{move || words().using_text}</p>
                    <p class="actions">
                        <label class="tool tool-wide file">
                            {move || words().open_file}
                            <input
                                type="file"
                                id="open-file"
                                class="vh"
                                accept=".json,application/json"
                                on:change=move |event| if let Some(file) = files::chosen(&event) { read_given(session, file) }
                            />
                        </label>
                        <Show when=move || session.local_file.with(Option::is_none)>
                            <a href=move || data_url().unwrap_or_default() download="">{move || words().download_data}</a>
                        </Show>
                        <Show when=move || session.local_file.with(Option::is_some) || session.view.with(|v| v.data.is_some())>
                            <button type="button" class="plain" on:click=move |_| session.show_builtin()>{move || words().builtin}</button>
                        </Show>
                    </p>
                </div>
            </Show>
        </footer>
    }
}
