//! Saving a picture: a button that offers its forms.
//!
//! The forms open below the button (the disclosure pattern of the ARIA Authoring Practices) and not above the page: in a frame, which is as
//! tall as its content, what lies above may be cut off.

use leptos::prelude::*;

use super::download::{Refused, hand_over};
use super::png_button::PngButton;
use crate::browser::files::TextFile;
use crate::browser::{document, focus};
use crate::export::{Colours, Picture};
use crate::state::{Year, use_year};

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
    let (panel, controls) = (panel_id.clone(), panel_id);
    view! {
        <button
            type="button"
            class="plain"
            id=id
            aria-expanded=move || is_open.get().to_string()
            // Of a panel that is there.
            aria-controls=move || is_open.get().then(|| controls.clone())
            on:click=toggle
        >
            {move || messages().image}
            <span class="vh">" " {move || (picture.caption.name)(messages())}</span>
        </button>
        <Show when=move || is_open.get()>
            <div class="image-forms" id=panel.clone() on:keydown=on_key.clone()>
                <PngButton
                    id=format!("image-{}-png", picture.id)
                    raster=move |()| picture.raster(year, colours.get_untracked())
                >
                    "PNG"
                </PngButton>
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
