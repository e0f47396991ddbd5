//! What the tests stand on: a place in the document, the report's dataset behind an address, and waiting.

use std::sync::Arc;
use std::time::Duration;

use gloo::timers::future::sleep;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Document, Element, HtmlElement, Url};
use yearline_core::domain::Dataset;
use yearline_core::ingest;

/// The report's year, as it ships.
pub(crate) const REPORT: &str = include_str!("../../data/2022.json");

/// What is mounted; gone when it is dropped, and the address with it.
pub(crate) struct Mounted {
    place: HtmlElement,
    _handle: UnmountHandle<AnyViewState>,
}

impl Mounted {
    /// Gives its place another width.
    pub(crate) fn widen(&self, width: &str) {
        let _ = self
            .place
            .set_attribute("style", &format!("width: {width}"));
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.place.remove();
        address("");
    }
}

pub(crate) fn document() -> Document {
    web_sys::window()
        .and_then(|w| w.document())
        .expect("a browser has a document")
}

/// Puts a query into the address, in place of the present one.
pub(crate) fn address(query: &str) {
    let window = web_sys::window().expect("a browser has a window");
    let path = window.location().pathname().expect("a path");
    let history = window.history().expect("a history");
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{query}")))
        .expect("the own address");
}

/// The query that the address holds.
pub(crate) fn query() -> String {
    web_sys::window()
        .and_then(|w| w.location().search().ok())
        .unwrap_or_default()
}

/// Mounts something, with a file as the dataset that the document names.
pub(crate) fn mount<V: IntoView + 'static>(
    file: &str,
    view: impl FnOnce() -> V + 'static,
) -> Mounted {
    let document = document();
    if let Some(before) = document.get_element_by_id("dataset") {
        before.remove();
    }
    let parts = js_sys::Array::of1(&JsValue::from_str(file));
    let blob = Blob::new_with_str_sequence(&parts).expect("a blob");
    let link = document.create_element("link").expect("an element");
    link.set_id("dataset");
    // A relation that fetches nothing by itself.
    let _ = link.set_attribute("rel", "alternate");
    let _ = link.set_attribute(
        "href",
        &Url::create_object_url_with_blob(&blob).expect("an address"),
    );
    document
        .head()
        .expect("a head")
        .append_child(&link)
        .expect("room in the head");
    // A test that failed could not take its own away.
    while let Some(left) = element("[data-mounted]") {
        left.remove();
    }
    let place: HtmlElement = document
        .create_element("div")
        .expect("an element")
        .unchecked_into();
    let _ = place.set_attribute("data-mounted", "");
    // A screen's width, whatever the runner's window is.
    let _ = place.set_attribute("style", "width: 1200px");
    document
        .body()
        .expect("a body")
        .append_child(&place)
        .expect("room in the body");
    let handle = mount_to(place.clone(), move || view().into_any());
    Mounted {
        place,
        _handle: handle,
    }
}

/// The report's dataset, read.
pub(crate) fn report() -> Arc<Dataset> {
    Arc::new(
        ingest::read(REPORT.as_bytes())
            .dataset
            .expect("the report's dataset has no fault"),
    )
}

/// Waits until something is so; a test that waits in vain fails with what it waited for.
pub(crate) async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..500 {
        if is_so() {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("waited in vain until {what}");
}

/// Lets everything that is to follow from a change follow.
pub(crate) async fn settled() {
    // Effects run in microtasks, and observers of sizes with the next frame.
    sleep(Duration::from_millis(50)).await;
}

pub(crate) fn element(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// The text of an element, its white space made single; empty where there is none.
pub(crate) fn text(selector: &str) -> String {
    let text = element(selector)
        .and_then(|e| e.text_content())
        .unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn count(selector: &str) -> u32 {
    document()
        .query_selector_all(selector)
        .map_or(0, |list| list.length())
}

pub(crate) fn attribute(selector: &str, name: &str) -> Option<String> {
    element(selector)?.get_attribute(name)
}

pub(crate) fn click(selector: &str) {
    let element = element(selector).unwrap_or_else(|| panic!("there is no {selector}"));
    match element.dyn_into::<HtmlElement>() {
        Ok(element) => element.click(),
        Err(element) => {
            let click = web_sys::MouseEvent::new("click").expect("an event");
            click.init_mouse_event_with_can_bubble_arg_and_cancelable_arg("click", true, true);
            let _ = element.dispatch_event(&click);
        }
    }
}
