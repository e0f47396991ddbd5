//! The buttons that move the timeline's viewport and open its lanes.

use leptos::prelude::*;
use yearline_core::text::messages::Messages;

use super::viewport::Viewport;
use crate::browser::focus;
use crate::state::use_session;

/// The toolbar above the timeline.
#[component]
pub(super) fn Toolbar(
    viewport: Viewport,
    /// Whether all lanes are open.
    all_open: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let messages = move || session.messages();
    // Of no use while the whole period is in view.
    let disabled = Signal::derive(move || viewport.is_whole());
    let show_whole = move |_| {
        viewport.show_whole();
        // This button is about to go.
        focus::put("zoom-in");
    };
    view! {
        <div class="tools" role="toolbar" aria-label=move || messages().timeline_name>
            <Tool
                id="zoom-in"
                sign="+"
                name=|w| w.zoom_in
                on_click=move |()| viewport.zoom(0.5, 0.5)
            />
            <Tool
                id="zoom-out"
                sign="−"
                name=|w| w.zoom_out
                disabled
                on_click=move |()| viewport.zoom(2.0, 0.5)
            />
            <Tool
                id="pan-back"
                sign="←"
                name=|w| w.earlier
                disabled
                on_click=move |()| viewport.pan(-0.5)
            />
            <Tool
                id="pan-on"
                sign="→"
                name=|w| w.later
                disabled
                on_click=move |()| viewport.pan(0.5)
            />
            <Show when=move || !viewport.is_whole()>
                <button type="button" class="tool tool-wide" id="zoom-whole" on:click=show_whole>
                    {move || messages().whole_period}
                </button>
            </Show>
            <button
                type="button"
                class="tool tool-wide"
                id="open-lanes"
                aria-pressed=move || all_open.get().to_string()
                on:click=move |_| all_open.update(|is_open| *is_open = !*is_open)
            >
                {move || messages().open_all}
            </button>
            <span class="visible-range" id="visible-range" role="status">
                {move || viewport.description()}
            </span>
        </div>
    }
}

/// A button with a sign, whose name is only for screen readers.
#[component]
fn Tool(
    id: &'static str,
    sign: &'static str,
    name: fn(&'static Messages) -> &'static str,
    #[prop(optional)] disabled: Option<Signal<bool>>,
    #[prop(into)] on_click: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    view! {
        <button
            type="button"
            class="tool"
            id=id
            aria-disabled=disabled.map(|disabled| move || disabled.get().to_string())
            on:click=move |_| on_click.run(())
        >
            <span aria-hidden="true">{sign}</span>
            <span class="vh">{move || name(session.messages())}</span>
        </button>
    }
}
