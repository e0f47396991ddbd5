//! How large something is.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, window};

/// The width and height of the first element that a selector finds, in CSS pixels, with its padding and border.
#[must_use]
pub fn of(selector: &str) -> Option<(f64, f64)> {
    let rect = window()?
        .document()?
        .query_selector(selector)
        .ok()??
        .get_bounding_client_rect();
    Some((rect.width(), rect.height()))
}

/// Watches an element's size. Stops when it is dropped.
#[derive(Debug)]
pub struct SizeWatch {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls back with the element's width and height in CSS pixels, with its padding and border, now and whenever its content
    /// becomes larger or smaller, before that is painted.
    #[must_use]
    pub fn new(element: &Element, mut call: Box<dyn FnMut(f64, f64)>) -> Option<Self> {
        let watched = element.clone();
        let act: Box<dyn FnMut()> = Box::new(move || {
            let rect = watched.get_bounding_client_rect();
            call(rect.width(), rect.height());
        });
        let act = Closure::wrap(act);
        let observer = ResizeObserver::new(act.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _call: act,
        })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The height of an element in CSS pixels.
#[must_use]
pub fn height(node: &super::dom::Node) -> f64 {
    node.element().get_bounding_client_rect().height()
}
