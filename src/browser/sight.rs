//! What of the page comes into the reader's sight.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, window};

use super::dom::Node;

/// Watches elements, and tells which part of one comes into sight. It knows what the reader sees even in a frame that is
/// taller than the screen, and no scrolling is listened to. Stops when it is dropped.
#[derive(Debug)]
pub struct SightWatch {
    observer: IntersectionObserver,
    _call: Closure<dyn FnMut(Array)>,
}

impl SightWatch {
    /// Calls back with an element, and from where to where of it is in sight or within that margin around it, in CSS pixels from its top;
    /// `None` where nothing of it is. So at first, and whenever it comes into sight or leaves it.
    #[must_use]
    pub fn new(
        margin_px: u32,
        mut call: impl FnMut(Node, Option<(f64, f64)>) + 'static,
    ) -> Option<Self> {
        let call = Closure::new(move |entries: Array| {
            for entry in entries
                .iter()
                .filter_map(|e| e.dyn_into::<IntersectionObserverEntry>().ok())
            {
                let (seen, all) = (entry.intersection_rect(), entry.bounding_client_rect());
                let part = (seen.top() - all.top(), seen.bottom() - all.top());
                call(
                    Node::of(entry.target()),
                    entry.is_intersecting().then_some(part),
                );
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(&format!("{margin_px}px 0px"));
        let observer =
            IntersectionObserver::new_with_options(call.as_ref().unchecked_ref(), &options).ok()?;
        Some(Self {
            observer,
            _call: call,
        })
    }

    /// Watches an element; one that is watched already is told of anew.
    pub fn watch(&self, node: &Node) {
        self.observer.unobserve(node.element());
        self.observer.observe(node.element());
    }
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The height of the reader's screen in CSS pixels, or what a usual one has.
#[must_use]
pub fn screen_height() -> f64 {
    window()
        .and_then(|w| w.screen().ok())
        .and_then(|s| s.avail_height().ok())
        .map_or(1080.0, f64::from)
}
