//! The year as slides for a meeting: the year, its initiatives, its pictures, one at a time, on the whole screen.
//!
//! They are a modal dialog that fills the window, and the window fills the screen where the browser lets it. The slide that is shown is part
//! of the address. The page's live region is in the dialog meanwhile, because nothing outside of a modal dialog is announced.

mod kind;
mod layout;
mod slide_view;
mod step;

use std::cell::Cell;
use std::num::NonZeroU16;
use std::rc::Rc;

use leptos::ev::{KeyboardEvent, PointerEvent, beforeunload};
use leptos::html::{Dialog, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::browser::resize::SizeObserver;
use crate::browser::{focus, fullscreen};
use crate::export::Word;
use crate::state::{PRESENT, Session, Year, use_session, use_year};
use kind::Slide;
use slide_view::SlideView;
use step::Step;

/// The id of the dialog, which has the focus.
const SLIDES: &str = "slides";

/// Begins to present. An embedded page has no such button: a frame is no screen.
#[component]
pub fn PresentButton() -> impl IntoView {
    let session = use_session();
    let begin = move |_| {
        fullscreen::enter();
        session.present();
    };
    view! {
        <button type="button" class="plain" id=PRESENT aria-haspopup="dialog" on:click=begin>
            {move || session.messages().present}
        </button>
    }
}

/// The slides, while they are shown.
#[component]
pub fn Slides() -> impl IntoView {
    let session = use_session();
    // A preview has none.
    let is_on = Memo::new(move |_| session.has_address && session.slide.get().is_some());
    view! {
        <Show when=move || is_on.get()>
            <SlideShow/>
        </Show>
    }
}

/// A slide and where it is among all.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    /// Counted from 0.
    index: usize,
    n: usize,
    slide: Slide,
}

impl Place {
    /// The slide of a number, tracked: the last one for one that is too large.
    fn new(year: Year, number: Option<NonZeroU16>) -> Self {
        let slides = Slide::all(year);
        let last = slides.len().saturating_sub(1);
        let index = number
            .map_or(0, |number| usize::from(number.get()) - 1)
            .min(last);
        Self {
            index,
            n: slides.len(),
            slide: slides.get(index).copied().unwrap_or(Slide::Year),
        }
    }
}

/// The slide that the address names, and the ways to the others.
#[component]
fn SlideShow() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let place = Memo::new(move |_| Place::new(year, session.slide.get()));
    let index = move || place.get().index;
    let n = move || place.get().n;
    let name = move || {
        let Place { index, n, slide } = place.get();
        let locale = session.locale.get();
        locale.slide(index + 1, n, &slide.title(year))
    };
    let is_black = RwSignal::new(false);
    // Empty at first: the dialog has the same name, which is read when it opens.
    let announcement = Memo::new(move |before: Option<&String>| {
        let text = if is_black.get() {
            session.messages().black_screen.to_owned()
        } else {
            name()
        };
        before.map_or_else(String::new, |_| text)
    });
    let step = move |step: Step| {
        is_black.update(|is_black| *is_black = step == Step::Black && !*is_black);
        session.show_slide(step.from(untrack(index), untrack(n)));
    };
    let leave = move |event: Event| {
        event.prevent_default();
        session.leave_slides();
    };
    let touched_at = Rc::new(Cell::new(None));
    let touched = Rc::clone(&touched_at);
    let touch = move |event: PointerEvent| {
        let is_finger = event.pointer_type() == "touch" && event.is_primary();
        touched.set(is_finger.then(|| (event.client_x(), event.client_y())));
    };
    let swipe = move |event: PointerEvent| {
        if let Some((x, y)) = touched_at.take() {
            let moved = |from: i32, to: i32| f64::from(to - from);
            let swiped = Step::of_swipe(moved(x, event.client_x()), moved(y, event.client_y()));
            swiped.into_iter().for_each(step);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let is_on_button = target.is_some_and(|target| target.tag_name() == "BUTTON");
        if let Some(to) = Step::of_key(&event.key(), event.shift_key(), is_on_button) {
            event.prevent_default();
            step(to);
        }
    };
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Refused only for a dialog that is open already or not in the document.
            let _ = dialog.show_modal();
        }
    });
    Effect::new(move |_| {
        // The page is not seen before it is built, and what is not seen takes no focus. Browsers choose the first button by themselves,
        // which would take the space bar.
        if session.is_built.get() {
            focus::put(SLIDES);
        }
    });
    let can_fill = RwSignal::new(false);
    Effect::new(move |_| follow_screen(session, can_fill));
    on_cleanup(move || {
        fullscreen::exit();
        session.lead_back_from_slides();
    });
    let room = room_of_slides();
    view! {
        <dialog
            node_ref=dialog
            class="slides"
            id=SLIDES
            tabindex="-1"
            aria-label=name
            aria-describedby="slides-keys"
            on:cancel=leave
            on:keydown=on_key
            on:pointerdown=touch
            on:pointerup=swipe
        >
            <p class="vh" id="announcement" role="status" aria-live="polite" aria-atomic="true">
                {announcement}
            </p>
            <p class="vh" id="slides-keys">{move || session.messages().slides_keys}</p>
            <div class="slides-room" node_ref=room.0>
                {move || view! { <SlideView slide=place.get().slide room=room.1/> }}
            </div>
            <div class="slides-bar">
                <StepButton id="slide-before" arrow="←" name=|w| w.previous_slide on_press=move |()| step(Step::Back)/>
                <span aria-hidden="true">{move || format!("{} / {}", index() + 1, n())}</span>
                <StepButton id="slide-after" arrow="→" name=|w| w.next_slide on_press=move |()| step(Step::On)/>
                <Show when=move || can_fill.get()>
                    <button type="button" class="plain" id="slides-fill" on:click=move |_| fullscreen::enter()>
                        {move || session.messages().full_screen}
                    </button>
                </Show>
                <button type="button" class="plain" id="slides-leave" on:click=move |_| session.leave_slides()>
                    {move || session.messages().leave_slides}
                </button>
            </div>
            <div class="slides-progress" aria-hidden="true">
                <div style:width=move || format!("{}%", (index() + 1) * 100 / n().max(1))></div>
            </div>
            <Show when=move || is_black.get()>
                <div class="slides-black" on:click=move |_| is_black.set(false)></div>
            </Show>
        </dialog>
    }
}

/// Leads to a slide beside the one that is shown.
#[component]
fn StepButton(
    id: &'static str,
    arrow: &'static str,
    name: Word,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    view! {
        <button
            type="button"
            class="slides-step"
            id=id
            aria-label=move || name(session.messages())
            on:click=move |_| on_press.run(())
        >
            <span aria-hidden="true">{arrow}</span>
        </button>
    }
}

/// The element that has the slides in it, and its size in CSS pixels; 0 before it is known.
fn room_of_slides() -> (NodeRef<Div>, RwSignal<(f64, f64)>) {
    let node = NodeRef::<Div>::new();
    let size = RwSignal::new((0.0, 0.0));
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            // The arena drops the observer with the effect's owner.
            StoredValue::new_local(SizeObserver::new(&element, move |width, height| {
                size.set((width, height));
            }));
        }
    });
    (node, size)
}

/// Leaves the slides where the reader leaves the full screen, which Escape does without a word to the page, and tells whether there is one
/// to be entered. For as long as the present owner lives.
///
/// Browsers end the full screen of a page that is being left, too. The slides stay then: to leave them is to go back, which would take the
/// reader away from where they are going. If that comes to nothing, a second Escape leaves them.
fn follow_screen(session: Session, can_fill: RwSignal<bool>) {
    can_fill.set(fullscreen::is_possible() && !fullscreen::is_on());
    // What ends may be the full screen of slides that were left before these began.
    let was_on = Cell::new(false);
    let is_page_being_left = StoredValue::new(false);
    let leaving = window_event_listener(beforeunload, move |_| is_page_being_left.set_value(true));
    let change = fullscreen::on_change(move |is_on| {
        can_fill.set(!is_on);
        let has_ended = was_on.replace(is_on) && !is_on;
        if is_on {
            // A page that was left may have been kept, and come back.
            is_page_being_left.set_value(false);
        } else if has_ended && !is_page_being_left.get_value() {
            session.leave_slides();
        }
    });
    on_cleanup(move || {
        leaving.remove();
        change.remove();
    });
}
