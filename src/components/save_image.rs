//! Saving a picture: a button that offers its forms.
//!
//! The forms open below the button (the disclosure pattern of the ARIA Authoring Practices) and not above the page: in a frame, which is as
//! tall as its content, what lies above may be cut off.

use gloo::file::Blob;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::download::{Refused, RefusedFile, hand_over};
use crate::browser::files::{self, TextFile};
use crate::browser::{canvas, document, focus};
use crate::export::{Colours, Picture};
use crate::state::{Year, use_year};

/// How many pixels of a PNG a CSS pixel is: for slides, and for screens that have so many.
const PNG_SCALE: f64 = 2.0;

/// Offers a picture as PNG and as SVG.
#[component]
pub fn SaveImage(
    /// What is saved.
    picture: Picture,
) -> impl IntoView {
    let year = use_year();
    let messages = move || year.session.messages();
    let is_open = RwSignal::new(false);
    // Whether the page is dark, and the reader wants light colours none the less.
    let is_dark = RwSignal::new(false);
    let is_light = RwSignal::new(false);
    let id = format!("image-{}", picture.id);
    let panel_id = format!("{id}-forms");
    let opener = id.clone();
    let toggle = move |_| {
        is_dark.set(document::is_dark());
        is_open.update(|is_open| *is_open = !*is_open);
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            // The activity around it stays open.
            event.stop_propagation();
            is_open.set(false);
            focus::put(&opener);
        }
    };
    let colours = Signal::derive(move || {
        if is_dark.get() && is_light.get() {
            Colours::Light
        } else {
            Colours::AsShown
        }
    });
    let panel = panel_id.clone();
    view! {
        <button
            type="button"
            class="plain"
            id=id
            aria-expanded=move || is_open.get().to_string()
            aria-controls=panel_id
            on:click=toggle
        >
            {move || messages().image}
            <span class="vh">" " {move || (picture.caption.name)(messages())}</span>
        </button>
        <Show when=move || is_open.get()>
            <div class="image-forms" id=panel.clone() on:keydown=on_key.clone()>
                <PngButton picture year colours/>
                <SvgButton picture year colours/>
                <Show when=move || is_dark.get()>
                    <label class="image-light">
                        <input
                            type="checkbox"
                            prop:checked=is_light
                            on:change=move |event| is_light.set(event_target_checked(&event))
                        />
                        {move || messages().image_light}
                    </label>
                </Show>
            </div>
        </Show>
    }
}

/// Downloads a picture as PNG.
#[component]
pub fn PngButton(
    /// What is saved.
    picture: Picture,
    /// The year that it is of.
    year: Year,
    /// In which colours.
    #[prop(into)]
    colours: Signal<Colours>,
    /// What is on the button, if it is not only the form's name.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let messages = move || year.session.messages();
    let has_failed = RwSignal::new(false);
    let refused = RwSignal::new(None);
    let save = move |_| {
        spawn_local(async move {
            let blob = png(picture, year, colours.get_untracked()).await;
            // The button may be gone by then.
            has_failed.try_set(blob.is_none());
            let Some(blob) = blob else { return };
            files::download_blob(&picture.file_name(year, "png"), blob.clone());
            if let Some(why) = files::refusal() {
                let shown = files::data_url(&blob).await;
                refused.try_set(shown.map(|url| RefusedFile::image(why, url, picture.title(year))));
            }
        });
    };
    let label = children.map_or_else(|| "PNG".into_any(), |children| children().into_any());
    view! {
        <button
            type="button"
            class="tool tool-wide"
            id=format!("image-{}-png", picture.id)
            on:click=save
        >
            {label}
        </button>
        <span role="status">{move || has_failed.get().then(|| messages().image_failed)}</span>
        <Refused file=refused/>
    }
}

/// Downloads a picture as SVG.
#[component]
fn SvgButton(picture: Picture, year: Year, colours: Signal<Colours>) -> impl IntoView {
    let refused = RwSignal::new(None);
    let save = move |_| {
        refused.set(hand_over(TextFile {
            name: picture.file_name(year, "svg"),
            media_type: "image/svg+xml",
            content: picture.document(year, colours.get_untracked()).markup(1.0),
        }));
    };
    view! {
        <button
            type="button"
            class="tool tool-wide"
            id=format!("image-{}-svg", picture.id)
            on:click=save
        >
            "SVG"
        </button>
        <Refused file=refused/>
    }
}

/// A picture in pixels. `None` where the browser does not draw it.
async fn png(picture: Picture, year: Year, colours: Colours) -> Option<Blob> {
    let document = picture.document(year, colours);
    let (width, height) = (document.width, document.height);
    let scale = canvas::scale(width, height, PNG_SCALE);
    let pixels = |length: f64| (length * scale).round() as u32;
    canvas::png(&document.markup(scale), pixels(width), pixels(height)).await
}
