//! The window around the page, if the page is in a frame: receives messages from it and sends messages to it.

use gloo::events::EventListener;
use js_sys::{JsString, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window, window};

use super::address;
use crate::embed::{InboundMessage, Outbound};

/// The window around the page.
#[derive(Debug)]
pub struct Parent(Window);

impl Parent {
    /// The window around this one; `None` for a page that is not in a frame.
    #[must_use]
    pub fn find() -> Option<Self> {
        address::is_framed().then(window)??.parent().ok()?.map(Self)
    }

    /// The origin of that window, if the browser reports it. Not all browsers do, and none does for a host page that sends no referrer.
    #[must_use]
    pub fn origin() -> Option<String> {
        let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
        let ancestors = get(&window()?.location(), "ancestorOrigins").filter(JsValue::is_object)?;
        get(&ancestors, "0")?
            .as_string()
            .filter(|origin| origin != "null")
    }

    /// Sends a message.
    pub fn send(&self, message: &Outbound) {
        // Plain objects, and `null` for what is missing, as scripts of host pages expect.
        let serializer = Serializer::json_compatible();
        if let Ok(data) = message.payload.serialize(&serializer) {
            let target = message.target_origin.as_deref().unwrap_or("*");
            // Refused only if the target is not a valid origin; then nobody is meant.
            let _ = self.0.post_message(&data, target);
        }
    }

    /// Calls back with each message of that window and the origin that it came from, until the listener is dropped.
    #[must_use]
    pub fn listen(
        &self,
        mut callback: impl FnMut(&ReceivedMessage, &str) + 'static,
    ) -> Option<EventListener> {
        let parent: JsValue = self.0.clone().into();
        let window = window()?;
        Some(EventListener::new(&window, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            // Messages of frames inside this page, or of windows that it has opened, are ignored.
            if parent == JsValue::from(event.source()) {
                callback(&ReceivedMessage(event.data()), &event.origin());
            }
        }))
    }
}

/// A message that was received. Its data is a copy made by the browser: own properties, and no code of the sender.
#[derive(Debug)]
pub struct ReceivedMessage(JsValue);

impl ReceivedMessage {
    fn own(&self, name: &str) -> Option<JsValue> {
        let name = JsValue::from_str(name);
        let object: &Object = self.0.is_object().then(|| self.0.unchecked_ref())?;
        Object::has_own(object, &name).then(|| Reflect::get(object, &name).ok())?
    }
}

impl InboundMessage for ReceivedMessage {
    fn text(&self, max_chars: u32) -> Option<String> {
        bounded_text(&self.0, max_chars)
    }

    fn own_text(&self, name: &str, max_chars: u32) -> Option<String> {
        bounded_text(&self.own(name)?, max_chars)
    }

    fn own_number(&self, name: &str) -> Option<f64> {
        self.own(name)?.as_f64()
    }
}

/// A string that is not longer than that. A longer one is not copied: its length is known without reading it.
fn bounded_text(value: &JsValue, max_chars: u32) -> Option<String> {
    value
        .dyn_ref::<JsString>()
        .filter(|text| text.length() <= max_chars)
        .map(String::from)
}
