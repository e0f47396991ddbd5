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

/// A text and where it is.
#[derive(Clone, Debug, PartialEq)]
struct Tip {
    text: String,
    corner: Corner,
}

/// The tooltip of the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tooltip {
    tip: RwSignal<Option<Tip>>,
    hiding: StoredValue<Option<TimeoutHandle>>,
}

impl Tooltip {
    /// The one of the page that a component belongs to; a prerendered page and a preview have none.
    #[must_use]
    pub fn of_page() -> Option<Self> {
        use_context()
    }

    /// Names an element that the pointer is on, at that place of the window, or that has the focus.
    pub fn show(self, element: &Element, pointer_x: Option<f64>, text: String) {
        self.keep();
        let corner = document::corner_beside(element, pointer_x);
        self.tip.set(corner.map(|corner| Tip { text, corner }));
    }

    /// The pointer or the focus is gone.
    pub fn hide_soon(self) {
        self.keep();
        let hide = move || {
            self.hide();
        };
        if let Ok(timeout) = set_timeout_with_handle(hide, HIDE_AFTER) {
            self.hiding.set_value(Some(timeout));
        }
    }

    /// Hides it. Tells whether there was one.
    pub fn hide(self) -> bool {
        // The page may be gone by then.
        let was_shown = self.tip.try_with_untracked(Option::is_some) == Some(true);
        if was_shown {
            self.tip.set(None);
        }
        was_shown
    }

    fn keep(self) {
        if let Some(timeout) = self.hiding.get_value() {
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
                tooltip.hide();
            }
        });
        on_cleanup(move || listener.remove());
    });
    move || {
        let Tip { text, corner } = tooltip.tip.get()?;
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
                on:pointerleave=move |_| tooltip.hide_soon()
            >
                <span>{text}</span>
            </div>
        })
    }
}
