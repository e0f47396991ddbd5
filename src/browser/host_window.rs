//! The window around the page, where the page is in a frame: what comes from there, and what goes there.

use gloo::events::EventListener;
use js_sys::{JSON, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window, window};

use super::address;
use crate::embed::{Message, Told};

/// The window around the page.
#[derive(Debug)]
pub struct Parent(Window);

impl Parent {
    /// The window around this one; `None` for a page of its own.
    #[must_use]
    pub fn find() -> Option<Self> {
        address::is_framed().then(window)??.parent().ok()?.map(Self)
    }

    /// The origin of that window, where the browser tells it: not all do, and none tells it of a host that keeps it to itself.
    #[must_use]
    pub fn origin() -> Option<String> {
        let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
        let ancestors = get(&window()?.location(), "ancestorOrigins").filter(JsValue::is_object)?;
        get(&ancestors, "0")?
            .as_string()
            .filter(|origin| origin != "null")
    }

    /// Sends a message.
    pub fn send(&self, told: &Told) {
        let data = if told.is_object {
            JSON::parse(&told.content)
        } else {
            Ok(JsValue::from_str(&told.content))
        };
        if let Ok(data) = data {
            // Refused only where the origin is none; then nobody is meant.
            let _ = self
                .0
                .post_message(&data, told.to.as_deref().unwrap_or("*"));
        }
    }

    /// Calls back with each message of that window and the origin that it came from, until the listener is dropped.
    #[must_use]
    pub fn listen(
        &self,
        mut callback: impl FnMut(&Received, &str) + 'static,
    ) -> Option<EventListener> {
        let parent: JsValue = self.0.clone().into();
        let window = window()?;
        Some(EventListener::new(&window, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            // Frames inside this one and windows that it has opened have no say.
            if parent == JsValue::from(event.source()) {
                callback(&Received(event.data()), &event.origin());
            }
        }))
    }
}

/// A message that came. Its data are a copy that the browser has made: own properties without any code.
#[derive(Debug)]
pub struct Received(JsValue);

fn short(value: &JsValue, most_chars: u32) -> Option<String> {
    // Its length is known without reading it.
    value
        .dyn_ref::<JsString>()
        .filter(|text| text.length() <= most_chars)
        .map(String::from)
}

impl Received {
    fn own(&self, name: &str) -> Option<JsValue> {
        let name = JsValue::from_str(name);
        let object = self
            .0
            .is_object()
            .then(|| self.0.unchecked_ref::<Object>())?;
        Object::has_own(object, &name).then(|| Reflect::get(object, &name).ok())?
    }
}

impl Message for Received {
    fn text(&self, most_chars: u32) -> Option<String> {
        short(&self.0, most_chars)
    }

    fn own_text(&self, name: &str, most_chars: u32) -> Option<String> {
        short(&self.own(name)?, most_chars)
    }

    fn own_number(&self, name: &str) -> Option<f64> {
        self.own(name)?.as_f64()
    }
}
