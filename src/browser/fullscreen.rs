//! The page on the whole screen, where the browser lets it.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{WindowListenerHandle, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, window};

fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the browser has a full screen and the page may ask for it.
#[must_use]
pub fn is_possible() -> bool {
    document().is_some_and(|document| document.fullscreen_enabled())
}

/// Whether it is on.
#[must_use]
pub fn is_on() -> bool {
    document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// Asks for it. Browsers grant it in answer to a click or a key only; refused, the page stays as large as it is.
pub fn enter() {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        call(root.as_ref(), "requestFullscreen");
    }
}

/// Gives the screen back.
pub fn exit() {
    if let Some(document) = document().filter(|_| is_on()) {
        call(document.as_ref(), "exitFullscreen");
    }
}

/// Calls a method whose refusal is no fault. web-sys drops the promise that says so, and the browser then reports it as an error.
fn call(of: &JsValue, name: &str) {
    let promise = || {
        let method = Reflect::get(of, &JsValue::from_str(name)).ok()?;
        let promise = method.dyn_into::<Function>().ok()?.call0(of).ok()?;
        promise.dyn_into::<Promise>().ok()
    };
    if let Some(promise) = promise() {
        spawn_local(async move {
            // Refused, the page stays as large as it is.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Calls back with whether it is on, whenever that changes.
#[must_use]
pub fn on_change(callback: impl Fn(bool) + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("fullscreenchange", move |_| callback(is_on()))
}
