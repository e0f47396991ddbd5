//! How wide the page has room to be.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Watches an element's width. Stops when it is dropped.
#[derive(Debug)]
pub struct WidthWatch {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut(Array)>,
}

impl WidthWatch {
    /// Calls back with the width of the element's content in CSS pixels, now and at every change.
    #[must_use]
    pub fn new(element: &Element, mut call: impl FnMut(f64) + 'static) -> Option<Self> {
        let call = Closure::new(move |entries: Array| {
            if let Some(entry) = entries.iter().last().and_then(|e| e.dyn_into::<ResizeObserverEntry>().ok()) {
                call(entry.content_rect().width());
            }
        });
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _call: call })
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
