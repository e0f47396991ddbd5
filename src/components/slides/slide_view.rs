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
    let layout = Memo::new(move |_| {
        let (room, letter_scale) = (room.get(), session.letter_scale.get());
        (room.0 > 0.0).then(|| Layout::new(room, letter_scale, FITS[fit.get()]))
    });
    // Asked for once more after each attempt, since another layout has another height.
    let measured = move |height: f64| {
        let room = room.get_untracked().1;
        if height > room + 1.0 && fit.get_untracked() + 1 < FITS.len() {
            fit.update(|fit| *fit += 1);
        }
    };
    move || {
        let layout = layout.get()?;
        Some(view! { <LaidOut slide layout measured=Callback::new(measured)/> })
    }
}

/// A slide in one layout. Tells how tall what is on it is, in CSS pixels of the screen.
#[component]
fn LaidOut(slide: Slide, layout: Layout, measured: Callback<f64>) -> impl IntoView {
    let year = use_year().still(layout.width * slide.share());
    let content = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(content) = content.get() {
            // The arena drops the observer with the effect's owner.
            StoredValue::new_local(SizeObserver::new(&content, move |_, height| {
                measured.run(height);
            }));
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
