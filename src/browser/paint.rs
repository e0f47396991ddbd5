//! The browser's frames: what is to happen right before the next one is drawn.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::window;

/// Calls back once, right before the next frame is drawn.
pub fn before_next(call: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(call);
    if let Some(window) = window() {
        // Refused only without a document.
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}
