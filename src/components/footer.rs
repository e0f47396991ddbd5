//! The foot of the page: the source, how to read the page, how to use it.

use leptos::prelude::*;
use yearline_core::text::messages::workbook::WorkbookMessages;
use yearline_core::url::View;

use super::download::{DownloadButton, Refused, RefusedFile};
use super::embed_dialog::EmbedButton;
use super::forms::{Prerendering, is_prerendered};
use super::one_file::{PageInOneFile, has_files_beside};
use super::paper::PrintButton;
use super::section::{Source, source_line};
use super::share_dialog::ShareButton;
use crate::browser::address;
use crate::browser::files::{self, TextFile};
use crate::state::{Writing, use_session, use_year};

/// The foot of the page; in a frame only what an embedded page owes: the source and the way out.
#[component]
pub fn Footer() -> impl IntoView {
    let session = use_session();
    if is_prerendered() {
        // Which of them the address asks for is known in the browser: the style sheet shows one.
        let both = view! {
            <footer class="footer footer-of-page">
                <FullFoot/>
            </footer>
            <footer class="footer footer-of-frame">
                <EmbeddedFoot/>
            </footer>
        };
        return both.into_any();
    }
    let foot = move || {
        if session.is_embedded() {
            view! { <EmbeddedFoot/> }.into_any()
        } else {
            view! { <FullFoot/> }.into_any()
        }
    };
    view! { <footer class="footer">{foot}</footer> }.into_any()
}

#[component]
fn EmbeddedFoot() -> impl IntoView {
    let session = use_session();
    // The same view as a page of its own, once the browser has told the page's address.
    let href = RwSignal::new(None);
    Effect::new(move |_| {
        let query = session.view.with(|v| v.unframed().query_string());
        href.set(Some(address::with_query(&query)));
    });
    view! {
        <Source/>
        <p class="actions">
            <ShareButton id="share-frame"/>
            <a href=href target="_top" rel="noopener">
                {move || session.messages().full_page}
            </a>
        </p>
    }
}

#[component]
fn FullFoot() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let description = move || {
        let data = year.data();
        data.meta().description.get(year.language()).to_owned()
    };
    view! {
        <div>
            <h2>{move || session.messages().source}</h2>
            <p>{move || source_line(year)}</p>
            <p dir="auto" lang=move || year.foreign_text(&year.data().meta().description)>{description}</p>
        </div>
        <div>
            <h2>{move || session.messages().reading}</h2>
            <p>{move || session.messages().reading_text}</p>
        </div>
        <div>
            <h2>{move || session.messages().using}</h2>
            <p>{move || session.messages().using_text}</p>
            <FileActions/>
        </div>
    }
}

/// Opening another file, and getting the one that is shown.
#[component]
fn FileActions() -> impl IntoView {
    let session = use_session();
    let open = move |event| {
        session.open_files(files::chosen(&event));
    };
    let is_local = move || session.local_file.with(Option::is_some);
    let is_builtin = move || !is_local() && session.view.with(|v| v.data.is_none());
    view! {
        <p class="actions">
            <label class="tool tool-wide file">
                {move || session.messages().open_file}
                <input
                    class="vh"
                    type="file"
                    id="open-file"
                    accept=files::ACCEPTED
                    multiple
                    on:change=open
                />
            </label>
            <Show when=move || !is_local() fallback=OpenedFile>
                <DatasetLink/>
            </Show>
            <Spreadsheets/>
            <PageInOneFile id="save-page" class="plain"/>
            <Show when=move || !is_builtin()>
                <button type="button" class="plain" on:click=move |_| session.show_builtin()>
                    {move || session.messages().builtin}
                </button>
            </Show>
            <PrintButton/>
            <ShareButton id="share-page"/>
            <EmbedButton part=View::Overview/>
        </p>
    }
}

/// Hands the reader the data of the file that they opened: of a spreadsheet, that is the data file made of it.
#[component]
fn OpenedFile() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let name = move || {
        let locale = session.locale.get_untracked();
        locale.file_name(&year.data(), "", "json")
    };
    view! {
        <button
            type="button"
            class="plain"
            id="download-opened"
            on:click=move |_| session.download_source(&name())
        >
            {move || session.messages().download_data}
        </button>
    }
}

/// The year that is shown as a spreadsheet, and an empty one, where the page has the program for it.
#[component]
fn Spreadsheets() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let has_program = has_files_beside();
    let writing = RwSignal::new(Writing::Idle);
    let is_busy = move || writing.get() == Writing::Busy;
    let download = move |_| {
        if writing.get_untracked() != Writing::Busy {
            let locale = session.locale.get_untracked();
            session.download_sheets(locale.file_name(&year.data(), "", "xlsx"), writing);
        }
    };
    let as_table = move |_| {
        let locale = session.locale.get_untracked();
        session.open_as_table(locale.file_name(&year.data(), "", "xlsx"));
    };
    let label = move || {
        let messages = session.messages();
        if is_busy() {
            messages.writing_sheets
        } else {
            messages.download_sheets
        }
    };
    let fault = move || (writing.get() == Writing::Failed).then(|| session.messages().no_sheets);
    view! {
        <Show when=move || has_program.get()>
            <button
                type="button"
                class="plain"
                id="download-sheets"
                aria-disabled=move || is_busy().then_some("true")
                on:click=download
            >
                {label}
            </button>
            <span role="status">{fault}</span>
            <button type="button" class="plain" id="as-table" on:click=as_table>
                {move || WorkbookMessages::of(session.locale.get().lang).as_table}
            </button>
            <a href=TEMPLATE download="">
                {move || session.messages().template}
            </a>
        </Show>
    }
}

/// The empty spreadsheet, which `cargo xtask finish` puts beside the page.
const TEMPLATE: &str = "yearline-template.xlsx";

/// Where the dataset that is shown can be had from.
#[derive(Clone, Debug, PartialEq)]
enum DatasetSource {
    /// A file with this address.
    File(String),
    /// The page's own document.
    Document,
}

/// Hands the dataset to the reader: its file, or what stands in the document.
#[component]
fn DatasetLink() -> impl IntoView {
    let session = use_session();
    let asked = Memo::new(move |_| session.view.with(|v| v.data.clone()));
    let prerendered = use_context::<Prerendering>();
    let source = RwSignal::new(prerendered.map(|page| {
        page.file
            .map_or(DatasetSource::Document, DatasetSource::File)
    }));
    let refused = RwSignal::new(None);
    Effect::new(move |_| source.set(Some(dataset_source(asked.get()))));
    move || match source.get()? {
        DatasetSource::File(href) => Some(
            view! {
                <a
                    href=href.clone()
                    download=""
                    on:click=move |_| refused.set(
                        files::refusal().map(|why| RefusedFile::text(why, href.clone())),
                    )
                >
                    {move || session.messages().download_data}
                </a>
                <Refused file=refused/>
            }
            .into_any(),
        ),
        DatasetSource::Document => Some(
            view! {
                <DownloadButton id="download-data" file=move |()| builtin_file()>
                    {move || session.messages().download_data}
                </DownloadButton>
            }
            .into_any(),
        ),
    }
}

fn dataset_source(asked: Option<String>) -> DatasetSource {
    if asked.is_none() && address::is_dataset_in_document() {
        return DatasetSource::Document;
    }
    let from = asked.or_else(address::builtin_dataset).unwrap_or_default();
    DatasetSource::File(address::resolve(&from).unwrap_or(from))
}

fn builtin_file() -> TextFile {
    let name = address::builtin_dataset().unwrap_or_default();
    TextFile {
        content: address::in_document(&name).unwrap_or_default(),
        name,
        media_type: "application/json",
    }
}
