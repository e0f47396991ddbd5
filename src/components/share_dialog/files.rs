//! The files of what is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::download::{DownloadButton, Refused, hand_over};
use crate::export;
use crate::state::use_year;

/// A table, a dataset, a calendar.
#[component]
pub(super) fn FilesPart() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let dated = move || {
        let (n, n_left_out) = export::calendar_counts(year);
        session.locale.get().calendar_description(n, n_left_out)
    };
    view! {
        <section class="share-part" aria-labelledby="share-files">
            <h3 id="share-files">{move || session.messages().save_files}</h3>
            <p class="actions">
                <DownloadButton
                    id="share-csv"
                    class="tool tool-wide"
                    file=move |()| export::table(year)
                >
                    {move || session.messages().save_table}
                </DownloadButton>
                <DataButton/>
                <DownloadButton
                    id="share-ics"
                    class="tool tool-wide"
                    file=move |()| export::calendar(year)
                >
                    {move || session.messages().save_calendar}
                </DownloadButton>
            </p>
            <p class="chart-note">{dated}</p>
        </section>
    }
}

/// What is shown as a dataset. The file that it is a part of is read first.
#[component]
fn DataButton() -> impl IntoView {
    let year = use_year();
    let refused = RwSignal::new(None);
    let save = move |_| {
        spawn_local(async move {
            if let Some(file) = export::dataset(year).await {
                // The dialog may be closed by then.
                refused.try_set(hand_over(file));
            }
        });
    };
    view! {
        <button type="button" class="tool tool-wide" id="share-json" on:click=save>
            {move || year.session.messages().save_data}
        </button>
        <Refused file=refused/>
    }
}
