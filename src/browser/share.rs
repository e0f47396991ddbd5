//! The share sheet of the reader's system, where the browser leads to one.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, ShareData, window};

/// Whether there is one.
#[must_use]
pub fn has_sheet() -> bool {
    window().is_some_and(|window| {
        Reflect::has(&window.navigator(), &JsValue::from_str("share")).unwrap_or(false)
    })
}

/// What became of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// It was handed on, or the reader decided otherwise.
    Done,
    /// The browser refused, as it does in frames without permission.
    Refused,
}

/// Hands a title, a text and an address to the share sheet.
pub async fn share(title: &str, text: &str, address: &str) -> Shared {
    let Some(window) = window().filter(|_| has_sheet()) else {
        return Shared::Refused;
    };
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(address);
    let shared = JsFuture::from(window.navigator().share_with_data(&data)).await;
    match shared {
        Ok(_) => Shared::Done,
        Err(error) => {
            let error = error.dyn_ref::<DomException>().map(DomException::name);
            if error.as_deref() == Some("AbortError") {
                Shared::Done
            } else {
                Shared::Refused
            }
        }
    }
}
