//! The timeline of the initiatives: horizontal in wide containers, vertical in narrow ones.

mod picture;
mod toolbar;
mod undated;
mod viewport;
mod window;

use leptos::prelude::*;
use yearline_core::url::View;
use yearline_plot::scene::Role;

use super::export::{ImageButton, Key};
use super::forms::EachForm;
use super::initiatives::ChosenChapters;
use super::legend::Legend;
use super::scene_view::SceneView;
use super::section::Section;
use crate::state::{Part, use_session, use_year};
use picture::picture;
use toolbar::Toolbar;
use undated::UndatedList;
use viewport::Viewport;

/// The signs of the timeline in a picture that is taken along.
const KEY: Key = &[
    (Role::Solid, |w| w.legend_underway),
    (Role::Hatched, |w| w.legend_somewhere),
    (Role::Open, |w| w.legend_undated_column),
];

/// The timeline.
#[component]
pub fn TimelineSection() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let viewport = Viewport::new(year);
    let all_open = RwSignal::new(false);
    // For the download alone; a memo that nobody reads is not computed.
    let scene = picture(year, viewport.window, all_open);
    let headline = Signal::derive(move || session.locale.get().timeline_headline(&year.data()));
    view! {
        <Section
            part=View::Timeline
            headline
            sub=|| view! { <EachForm><Subtitle/></EachForm> }
            actions=move || view! { <ImageButton id="timeline" name=|w| w.timeline_name key=KEY scene/> }
        >
            <Toolbar viewport all_open/>
            <p class="vh" id="timeline-keys">{move || session.messages().timeline_keys}</p>
            <EachForm>
                <Picture viewport all_open/>
            </EachForm>
            <ChosenChapters/>
        </Section>
    }
}

/// The timeline itself, and below its vertical form the list of what has no month.
#[component]
fn Picture(viewport: Viewport, all_open: RwSignal<bool>) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let scene = picture(year, viewport.window, all_open);
    view! {
        <div
            class="timeline"
            class:is-zoomed=move || !viewport.is_whole()
            on:wheel=move |event| viewport.on_wheel(&event)
            on:keydown=move |event| viewport.on_key(&event)
            on:click:capture=move |event| viewport.on_click(&event)
            on:pointerdown=move |event| viewport.on_pointer_down(&event)
            on:pointermove=move |event| viewport.on_pointer_move(&event)
            on:pointerup=move |event| viewport.on_pointer_up(&event)
            on:pointercancel=move |event| viewport.on_pointer_up(&event)
            on:pointerleave=move |event| viewport.on_pointer_up(&event)
        >
            <SceneView
                id="timeline"
                scene
                name=|w| w.timeline_name
                described_by="timeline-headline timeline-keys"
                part=Part::Timeline
            />
        </div>
        <Show when=move || session.is_narrow.get()>
            <UndatedList/>
        </Show>
    }
}

/// The line below the headline, with the signs of the picture. Where the undated activities are depends on its form.
#[component]
fn Subtitle() -> impl IntoView {
    let session = use_session();
    view! {
        <p>{move || session.messages().timeline_sub}</p>
        <Show
            when=move || session.is_narrow.get()
            fallback=|| view! {
                <Legend messages=[|w| w.legend_underway, |w| w.legend_somewhere, |w| w.legend_undated_column]/>
            }
        >
            <Legend messages=[|w| w.legend_underway, |w| w.legend_somewhere, |w| w.legend_undated]/>
        </Show>
    }
}
