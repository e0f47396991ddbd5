//! How the embedded page will look: the page itself in a shadow tree, with a session of its own.
//!
//! Not a frame: the page's Content-Security-Policy lets nobody frame anything, and the frame would load the year a second time.

use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;
use yearline_core::url::ViewState;

use super::options::{EmbedOptions, Sizing};
use crate::app::Sheet;
use crate::browser::document;
use crate::components::patterns::Patterns;
use crate::state::{Session, use_year};

/// The preview. A reader can look at it, scroll it and make it narrower; everything in it is inert, because it is on the page already.
#[component]
pub(super) fn Preview(options: RwSignal<EmbedOptions>) -> impl IntoView {
    let year = use_year();
    let messages = move || year.session.messages();
    let view = Memo::new(move |_| {
        options.with(|o| ViewState {
            lang: Some(o.lang(year)),
            ..o.view_state(year)
        })
    });
    let session = Session::detached(year.session, view.get_untracked());
    Effect::new(move |_| session.set_view(view.get()));
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let Some(shadow) = place
            .get()
            .and_then(|place| document::attach_styled_shadow(&place))
        else {
            return;
        };
        let dataset = year.session.dataset;
        let page = mount_to(shadow, move || {
            provide_context(session);
            // A shadow tree cannot be attached twice, so nothing that the page reads may run this effect again.
            untrack(|| {
                view! {
                    <div class="page" inert=true>
                        <Patterns/>
                        <Sheet dataset/>
                    </div>
                }
            })
        });
        // Dropped, and so unmounted, with the effect's owner.
        StoredValue::new_local(page);
    });
    let height =
        move || options.with(|o| (o.sizing == Sizing::Fixed).then(|| format!("{}px", o.height_px)));
    view! {
        <div class="embed-preview-pane">
            <p class="chart-note">{move || messages().embed_preview}</p>
            // A tab stop, because it scrolls.
            <div
                node_ref=place
                class="embed-preview"
                data-embed=""
                tabindex="0"
                role="group"
                aria-label=move || messages().embed_preview
                lang=move || options.with(|o| o.lang(year).tag())
                data-theme=move || view.with(|v| v.theme().name())
                style:height=height
            ></div>
        </div>
    }
}
