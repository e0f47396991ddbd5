//! The timeline of the initiatives: horizontal in wide containers, vertical in narrow ones.

mod picture;
mod toolbar;
mod undated;
mod viewport;
mod window;

use leptos::prelude::*;
use yearline_core::url::View;
use yearline_plot::scene::Role;

use super::forms::EachForm;
use super::initiatives::ChosenChapters;
use super::legend::Legend;
use super::save_image::SaveImage;
use super::scene_view::SceneView;
use super::section::Section;
use super::still::is_still;
use crate::export::{Caption, Key, Picture as Saved};
use crate::state::{Part, Year, use_session, use_year};
use picture::picture;
use toolbar::Toolbar;
use undated::UndatedList;
use viewport::Viewport;
use window::Window;

/// The signs of the timeline in a picture that is taken along.
const KEY: Key = &[
    (Role::Solid, |w| w.legend_underway),
    (Role::Hatched, |w| w.legend_somewhere),
    (Role::Open, |w| w.legend_undated_column),
];

/// What is written around it there.
const CAPTION: Caption = Caption {
    name: |w| w.timeline_name,
    key: KEY,
    note: None,
};

/// The whole timeline of a year, to be taken along.
#[must_use]
pub fn whole(year: Year) -> Saved {
    let window = RwSignal::new(Window::whole(year.data().period()));
    Saved {
        id: "timeline",
        caption: CAPTION,
        scene: picture(year, window, Some(RwSignal::new(false)), None),
    }
}

/// The timeline.
#[component]
pub fn TimelineSection() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let headline = Signal::derive(move || session.locale.get().timeline_headline(&year.data()));
    if is_still() {
        return view! {
            <Section part=View::Timeline headline sub=|| view! { <Subtitle/> }>
                <Lanes only=None/>
            </Section>
        }
        .into_any();
    }
    let viewport = Viewport::new(year);
    let all_open = RwSignal::new(false);
    // For the download alone; a memo that nobody reads is not computed.
    let saved = Saved {
        id: "timeline",
        caption: CAPTION,
        scene: picture(year, viewport.window, Some(all_open), None),
    };
    view! {
        <Section
            part=View::Timeline
            headline
            sub=|| view! { <EachForm><Subtitle/></EachForm> }
            actions=move || view! { <SaveImage picture=saved/> }
        >
            <Toolbar viewport all_open/>
            <p class="vh" id="timeline-keys">{move || session.messages().timeline_keys}</p>
            <EachForm>
                <Picture viewport all_open/>
            </EachForm>
            <ChosenChapters/>
        </Section>
    }
    .into_any()
}

/// The lanes of all initiatives, or of one, as they are on paper and on slides: closed, and for the whole period.
#[component]
pub fn Lanes(
    /// The initiative, if it is one.
    only: Option<usize>,
) -> impl IntoView {
    let year = use_year();
    let window = RwSignal::new(Window::whole(year.data().period()));
    let scene = picture(year, window, None, only);
    view! {
        <SceneView id="" scene name=|w| w.timeline_name described_by="" part=Part::Timeline/>
    }
}

/// The timeline itself, and below its vertical form the list of what has no month.
#[component]
fn Picture(viewport: Viewport, all_open: RwSignal<bool>) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let scene = picture(year, viewport.window, Some(all_open), None);
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
