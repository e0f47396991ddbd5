//! One slide: the components of the page, laid out for a small screen and enlarged.

use leptos::html::Div;
use leptos::prelude::*;

use super::kind::Slide;
use super::layout::{FITS, Layout};
use crate::browser::resize::SizeObserver;
use crate::components::charts::StillChart;
use crate::components::figures::Figures;
use crate::components::initiatives::StillChapter;
use crate::components::matrix::MatrixSection;
use crate::components::section::Source;
use crate::components::still::{Still, StillYear};
use crate::components::timeline::TimelineSection;
use crate::components::title::Title;
use crate::state::use_year;

/// A slide in the room that there is for it, in CSS pixels.
#[component]
pub(super) fn SlideView(slide: Slide, room: RwSignal<(f64, f64)>) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let fit = RwSignal::new(slide.first_fit());
    move || {
        let (room, letter_scale) = (room.get(), session.letter_scale.get());
        (room.0 > 0.0).then(|| {
            let layout = Layout::new(room, letter_scale, FITS[fit.get()]);
            view! { <LaidOut slide layout fit/> }
        })
    }
}

/// A slide in one layout. The next one is tried where this one has no room for all of it.
#[component]
fn LaidOut(slide: Slide, layout: Layout, fit: RwSignal<usize>) -> impl IntoView {
    let year = use_year().still(layout.width * slide.share());
    let content = NodeRef::<Div>::new();
    let room_px = layout.height * layout.scale;
    Effect::new(move |_| {
        if let Some(content) = content.get() {
            let observer = SizeObserver::new(&content, move |_, height_px| {
                let next = fit.get_untracked() + 1;
                if height_px > room_px + 1.0 && next < FITS.len() {
                    fit.set(next);
                }
            });
            // The arena drops the observer with the effect's owner.
            StoredValue::new_local(observer);
        }
    });
    view! {
        <div
            class=slide.class()
            style:width=px(layout.width)
            style:height=px(layout.height)
            style:transform=format!("scale({})", layout.scale)
        >
            <div class="slide-content" node_ref=content>
                <StillYear on=Still::Slide year>
                    <Content slide/>
                </StillYear>
            </div>
        </div>
    }
}

fn px(length: f64) -> String {
    format!("{length}px")
}

#[component]
fn Content(slide: Slide) -> impl IntoView {
    match slide {
        Slide::Year => view! { <YearSlide/> }.into_any(),
        Slide::Initiative(index) => view! { <StillChapter index/> }.into_any(),
        Slide::Matrix => view! { <MatrixSection/> }.into_any(),
        Slide::Chart(kind) => view! { <StillChart kind/> }.into_any(),
        Slide::Timeline => view! { <TimelineSection/> }.into_any(),
    }
}

/// The title, what is shown, and the figures that the page begins with.
#[component]
fn YearSlide() -> impl IntoView {
    let year = use_year();
    let sentence = Memo::new(move |_| year.sentence());
    view! {
        <Title/>
        <p class="slide-sentence">
            <b>{move || sentence.with(|s| s.0.clone())}</b>
            {move || sentence.with(|s| s.1.clone())}
        </p>
        <Figures/>
        <Source/>
    }
}
