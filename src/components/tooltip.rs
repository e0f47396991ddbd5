//! The name of the mark that the pointer or the focus is on, beside it.
//!
//! As WCAG 2.2 has it in 1.4.13: Escape hides it without moving the focus, the pointer may move onto it, and it stays until the pointer
//! and the focus are gone. Screen readers have the same text as the mark's own name, so it is hidden from them.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::{ev, leptos_dom::helpers::WindowListenerHandle};
use web_sys::Element;

use crate::browser::document::{self, Corner};

/// How long the pointer may be on its way from a mark to the tooltip.
const HIDE_AFTER: Duration = Duration::from_millis(200);
/// How long the focus has to be on a mark: who walks along with the keys gets no tooltip on the way, and Escape leads back at once.
const SHOW_AFTER: Duration = Duration::from_millis(600);

/// A text and where it is.
#[derive(Clone, Debug, PartialEq)]
struct Tip {
    /// The id of the element that is named.
    of: String,
    text: String,
    corner: Corner,
}

/// The tooltip of the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tooltip {
    tip: RwSignal<Option<Tip>>,
    /// What is to be shown or hidden soon.
    timeout: StoredValue<Option<TimeoutHandle>>,
    /// Where the pointer was last, in the window.
    pointer: StoredValue<Option<(i32, i32)>>,
    /// Where it was when Escape hid the tooltip.
    dismissed_at: StoredValue<Option<(i32, i32)>>,
}

impl Tooltip {
    /// The one of the page that a component belongs to; a prerendered page and a preview have none.
    #[must_use]
    pub fn of_page() -> Option<Self> {
        use_context()
    }

    /// Names an element that the pointer is on, at that place of the window, or that has the focus.
    pub fn show(self, element: &Element, pointer: Option<(i32, i32)>, text: String) {
        self.keep();
        let corner = document::corner_beside(element, pointer.map(|(x, _)| f64::from(x)));
        let tip = corner.map(|corner| Tip {
            of: element.id(),
            text,
            corner,
        });
        if pointer.is_none() {
            self.later(SHOW_AFTER, move || {
                self.tip.try_set(tip.clone());
            });
            return;
        }
        self.pointer.set_value(pointer);
        // Without the tooltip the pointer is on what was below, and has not moved there.
        if self.dismissed_at.get_value() != pointer {
            self.dismissed_at.set_value(None);
            self.tip.set(tip);
        }
    }

    /// The pointer or the focus is gone.
    pub fn hide_soon(self) {
        self.keep();
        self.later(HIDE_AFTER, move || {
            self.hide();
        });
    }

    fn later(self, after: Duration, act: impl Fn() + 'static) {
        if let Ok(timeout) = set_timeout_with_handle(act, after) {
            self.timeout.set_value(Some(timeout));
        }
    }

    /// Hides it since Escape was pressed on the element with that id. Tells whether that was all that there was to be done: it named that
    /// element, and not another one that the pointer is on.
    pub fn dismiss(self, id: &str) -> bool {
        let is_of_it = self
            .tip
            .with_untracked(|tip| tip.as_ref().is_some_and(|tip| tip.of == id));
        self.dismissed_at.set_value(self.pointer.get_value());
        self.hide();
        is_of_it
    }

    /// Hides it.
    pub fn hide(self) {
        self.keep();
        // The page may be gone by now.
        let was_shown = self.tip.try_with_untracked(Option::is_some) == Some(true);
        if was_shown {
            self.tip.set(None);
        }
    }

    fn keep(self) {
        if let Some(Some(timeout)) = self.timeout.try_get_value() {
            timeout.clear();
        }
    }
}

/// The tooltip, while there is one.
#[component]
pub fn TooltipView(
    /// Which one.
    tooltip: Tooltip,
) -> impl IntoView {
    Effect::new(move |_| {
        let listener: WindowListenerHandle = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                tooltip.dismiss("");
            }
        });
        on_cleanup(move || listener.remove());
    });
    move || {
        let Tip { text, corner, .. } = tooltip.tip.get()?;
        let px = |length: Option<f64>| length.map(|length| format!("{length}px"));
        Some(view! {
            <div
                class="tooltip"
                aria-hidden="true"
                style:left=px(corner.left)
                style:right=px(corner.right)
                style:top=px(corner.top)
                style:bottom=px(corner.bottom)
                on:pointerenter=move |_| tooltip.keep()
                on:pointermove=move |event| {
                    tooltip.pointer.set_value(Some((event.client_x(), event.client_y())));
                }
                on:pointerleave=move |_| tooltip.hide_soon()
            >
                <span>{text}</span>
            </div>
        })
    }
}
