//! The size of an element.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, window};

/// The width and height of the first element that a selector finds, in CSS pixels, with its padding and border.
#[must_use]
pub fn size_of(selector: &str) -> Option<(f64, f64)> {
    let document = window()?.document()?;
    let element = document.query_selector(selector).ok()??;
    let rect = element.get_bounding_client_rect();
    Some((rect.width(), rect.height()))
}

/// Observes an element's size until it is dropped.
#[derive(Debug)]
pub struct SizeObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl SizeObserver {
    /// Calls back with the element's width and height in CSS pixels, with padding and border: once at first, then whenever its
    /// content box changes, before that is painted. `None` where the browser has no `ResizeObserver`.
    #[must_use]
    pub fn new(element: &Element, mut callback: impl FnMut(f64, f64) + 'static) -> Option<Self> {
        let observed = element.clone();
        let callback = Closure::<dyn FnMut()>::new(move || {
            let rect = observed.get_bounding_client_rect();
            callback(rect.width(), rect.height());
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
