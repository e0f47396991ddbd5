//! Saving something drawn as PNG.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::download::{Refused, RefusedFile};
use crate::browser::{canvas, files};
use crate::export::Raster;
use crate::state::use_session;

/// Draws a PNG and downloads it.
#[component]
pub fn PngButton(
    /// The id of the button.
    #[prop(into)]
    id: Oco<'static, str>,
    /// What is drawn.
    #[prop(into)]
    raster: Callback<(), Raster>,
    /// What is on the button.
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let has_failed = RwSignal::new(false);
    let refused = RwSignal::new(None);
    let save = move |_| {
        let Raster {
            markup,
            size_px: [width, height],
            file_name,
            name,
        } = raster.run(());
        spawn_local(async move {
            let png = canvas::png(&markup, width, height).await;
            // The button may be gone by then.
            has_failed.try_set(png.is_none());
            let Some(png) = png else { return };
            files::download_blob(&file_name, png.clone());
            if let Some(why) = files::refusal() {
                let url = files::data_url(&png).await;
                refused.try_set(url.map(|url| RefusedFile::image(why, url, name)));
            }
        });
    };
    view! {
        <button type="button" class="tool tool-wide" id=id on:click=save>
            {children()}
        </button>
        <span role="status">
            {move || has_failed.get().then(|| session.messages().image_failed)}
        </span>
        <Refused file=refused/>
    }
}
