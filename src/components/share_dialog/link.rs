//! The link to what is shown: to copy, to hand to the share sheet, to scan.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use yearline_plot::qr::Qr;

use crate::browser::share::{self, Shared};
use crate::components::activity::missing_link;
use crate::components::by_hand::ByHand;
use crate::components::copy::CopyButton;
use crate::components::download::DownloadButton;
use crate::components::png_button::PngButton;
use crate::components::qr::QrCode;
use crate::export;
use crate::state::{use_session, use_year};

/// The link, or why there is none.
#[component]
pub(super) fn LinkPart(has_sheet: bool) -> impl IntoView {
    let session = use_session();
    let link = Memo::new(move |_| session.link());
    let missing = move || {
        link.with(missing_link)
            .map(|words| words(session.messages()))
    };
    let address = Signal::derive(move || link.with(|l| l.address().unwrap_or_default().to_owned()));
    view! {
        <section class="share-part share-link" aria-labelledby="share-link">
            <h3 id="share-link">{move || session.messages().share_link}</h3>
            <Show
                when=move || missing().is_none()
                fallback=move || view! { <p class="chart-note">{missing}</p> }
            >
                <Address address has_sheet/>
            </Show>
        </section>
    }
}

#[component]
fn Address(address: Signal<String>, has_sheet: bool) -> impl IntoView {
    let session = use_session();
    let field = NodeRef::<Input>::new();
    // Who points at it wants all of it.
    let select = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    let code = move || {
        if address.with(|address| Qr::new(address).is_some()) {
            let name = move || session.messages().share_code.to_owned();
            view! {
                <QrCode address name=Signal::derive(name)/>
                <CodeButtons address/>
            }
            .into_any()
        } else {
            view! { <p class="chart-note">{move || session.messages().share_code_too_long}</p> }
                .into_any()
        }
    };
    view! {
        <input
            node_ref=field
            class="share-address"
            id="share-address"
            readonly=true
            aria-labelledby="share-link"
            prop:value=address
            on:focus=select
        />
        <p class="actions">
            <CopyButton
                id="share-copy"
                class="tool tool-wide"
                label=|w| w.copy_link
                text=address
            />
            {has_sheet.then(|| view! { <SheetButton address/> })}
        </p>
        {code}
    }
}

/// Saves the code, for a poster or a slide.
#[component]
fn CodeButtons(address: Signal<String>) -> impl IntoView {
    let year = use_year();
    let name = move || {
        view! { <span class="vh">" " {move || year.session.messages().share_code}</span> }
    };
    view! {
        <p class="actions">
            <PngButton
                id="share-code-png"
                raster=move |()| export::code_raster(year, &address.get_untracked())
            >
                "PNG"
                {name()}
            </PngButton>
            <DownloadButton
                id="share-code-svg"
                class="tool tool-wide"
                file=move |()| export::code(year, &address.get_untracked())
            >
                "SVG"
                {name()}
            </DownloadButton>
        </p>
    }
}

/// Hands the link to the share sheet of the reader's system.
#[component]
fn SheetButton(address: Signal<String>) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let refused = RwSignal::new(None);
    let share = move |_| {
        let data = year.data();
        let language = data.language(session.locale.get_untracked().lang);
        let title = data.meta().title.get(language).to_owned();
        let (count, rest) = untrack(|| year.sentence());
        let address = address.get_untracked();
        refused.set(None);
        spawn_local(async move {
            let shared = share::share(&title, &format!("{count}{rest}"), &address).await;
            if shared == Shared::Refused {
                // The dialog may be closed by then.
                refused.try_set(Some(address));
            }
        });
    };
    let by_hand = move || {
        let text = refused.get()?;
        Some(view! { <ByHand note=move || session.messages().embed_by_hand text/> })
    };
    view! {
        <button type="button" class="tool tool-wide" id="share-by" on:click=share>
            {move || session.messages().share_by}
        </button>
        {by_hand}
    }
}
