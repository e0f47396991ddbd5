//! Which part of an element the reader sees.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, window,
};

/// Observes which part of elements is visible, until it is dropped. It works in a frame that is taller than the screen as well, and
/// no scrolling is listened to.
#[derive(Debug)]
pub struct VisibilityObserver {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl VisibilityObserver {
    /// Calls back with an element and the part of it that is visible or within `margin_px` of that, as top and bottom in CSS pixels from the
    /// element's top; `None` where none of it is. Once at first, then whenever the element comes into sight or leaves it.
    #[must_use]
    pub fn new(
        margin_px: u32,
        mut callback: impl FnMut(Element, Option<(f64, f64)>) + 'static,
    ) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries
                .iter()
                .filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            {
                let (visible, all) = (entry.intersection_rect(), entry.bounding_client_rect());
                let part = (visible.top() - all.top(), visible.bottom() - all.top());
                callback(entry.target(), entry.is_intersecting().then_some(part));
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(&format!("{margin_px}px 0px"));
        let observer =
            IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options)
                .ok()?;
        Some(Self {
            observer,
            _callback: callback,
        })
    }

    /// Observes an element. For one that is observed already, the callback runs once more.
    pub fn observe(&self, element: &Element) {
        self.observer.unobserve(element);
        self.observer.observe(element);
    }
}

impl Drop for VisibilityObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The height of the reader's screen in CSS pixels, or what a usual one has.
#[must_use]
pub fn screen_height() -> f64 {
    window()
        .and_then(|window| window.screen().ok())
        .and_then(|screen| screen.avail_height().ok())
        .map_or(1080.0, f64::from)
}
