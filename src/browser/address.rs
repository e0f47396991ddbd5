//! The address of the page: its query, its history, and where things lie relative to it.
//!
//! gloo-history is not used here: it panics where the browser refuses a step of the history, as it does for documents without an origin
//! of their own (a sandboxed frame), and there the page has to work. It also keeps no parameter that belongs to the host.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::timers::future::sleep;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, ScrollRestoration, Url, window};

use yearline_core::url;

/// The query of the address, with its `?`; empty where there is none.
#[must_use]
pub fn query() -> String {
    window()
        .and_then(|w| w.location().search().ok())
        .unwrap_or_default()
}

/// The whole address, as the browser has it.
#[must_use]
pub fn whole() -> String {
    window()
        .and_then(|w| w.location().href().ok())
        .unwrap_or_default()
}

/// Whether the page is shown inside another one.
#[must_use]
pub fn is_framed() -> bool {
    let Some(window) = window() else { return false };
    // A parent of another origin may not be looked at, and that alone tells that there is one.
    window
        .parent()
        .map_or(true, |parent| parent.is_some_and(|p| p != window))
}

/// After so long what is to stand in the address is written. Browsers take milliseconds for that, and fetch the page's icon anew: the
/// frame that shows what was chosen comes first.
const WRITE_AFTER: Duration = Duration::from_millis(40);

thread_local! {
    /// What is to be written: queries, and whether each is a step.
    static WAITING: RefCell<Vec<(String, bool)>> = const { RefCell::new(Vec::new()) };
    /// Whether the page itself goes back a step, which the browser has not done yet.
    static IS_GOING_BACK: Cell<bool> = const { Cell::new(false) };
    /// The number of the present step.
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// What the history keeps with each step that the page has added.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Step {
    /// Steps are counted up, so that back and forward can be told apart.
    number: u32,
    /// The query of the step before, as the page wrote it.
    before: Option<String>,
}

impl Step {
    /// The present one, as the history has it.
    fn present() -> Self {
        let state = window().and_then(|w| w.history().ok()?.state().ok());
        // Another script of the website may keep something else there.
        state
            .and_then(|state| serde_wasm_bindgen::from_value(state).ok())
            .unwrap_or_default()
    }
}

/// Writes a query to the address shortly, as a new step of the history or in place of the present one. In a frame there are no
/// steps: the back button belongs to the host, and what the host has added to the address stays in it.
pub fn write(query: String, as_step: bool) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        let is_first = waiting.is_empty();
        match waiting.last_mut().filter(|_| !as_step) {
            Some((last, _)) => *last = query,
            None => waiting.push((query, as_step)),
        }
        is_first
    });
    if is_first {
        spawn_local(async {
            sleep(WRITE_AFTER).await;
            write_waiting();
        });
    }
}

/// Writes what waits, unless the step before is on its way: then it is written once that is there.
fn write_waiting() {
    if !IS_GOING_BACK.get() {
        for (query, as_step) in WAITING.take() {
            write_now(&query, as_step);
        }
    }
}

/// Goes back to the step before if it is this page's own and its query is the right one. Tells whether it does; who asks has to show
/// that step.
#[must_use]
pub fn go_back_to(is_right: impl FnOnce(&str) -> bool) -> bool {
    write_waiting();
    let before = Step::present().before;
    if IS_GOING_BACK.get() || !before.as_deref().is_some_and(is_right) {
        return false;
    }
    let has_begun =
        window().is_some_and(|w| w.history().is_ok_and(|history| history.back().is_ok()));
    IS_GOING_BACK.set(has_begun);
    has_begun
}

fn write_now(query: &str, as_step: bool) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else {
        return;
    };
    let path = window.location().pathname().unwrap_or_default();
    let is_framed = is_framed();
    let present = self::query();
    let own = present.trim_start_matches('?');
    let of_host = own.split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        is_framed && url::HOST_PARAMETERS.contains(&name)
    });
    let mut pairs: Vec<&str> = of_host.collect();
    if !query.is_empty() {
        pairs.insert(0, query);
    }
    let url = if pairs.is_empty() {
        path
    } else {
        [path.as_str(), &pairs.join("&")].join("?")
    };
    // Refused for documents without an origin of their own (a sandboxed frame): the page then works without an address.
    let _ = if as_step && !is_framed {
        let step = Step {
            number: NUMBER.get() + 1,
            before: Some(own.to_owned()),
        };
        NUMBER.set(step.number);
        let state = serde_wasm_bindgen::to_value(&step).unwrap_or(JsValue::NULL);
        // Who comes back to a step of this page is led by the page. To the page itself, after a reload for one, the browser leads.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        let pushed = history.push_state_with_url(&state, "", Some(&url));
        let _ = history.set_scroll_restoration(ScrollRestoration::Auto);
        pushed
    } else {
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(&url))
    };
}

/// Calls back when the reader went back (`true`) or forward, until the listener is dropped.
#[must_use]
pub fn on_step(mut callback: impl FnMut(bool) + 'static) -> Option<EventListener> {
    let window = window()?;
    NUMBER.set(Step::present().number);
    Some(EventListener::new(&window, "popstate", move |_| {
        // WebKit scrolls after this event, if it may by then.
        Timeout::new(0, || {
            if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
                let _ = history.set_scroll_restoration(ScrollRestoration::Auto);
            }
        })
        .forget();
        let number = Step::present().number;
        let is_back = number < NUMBER.replace(number);
        if IS_GOING_BACK.take() {
            // The page shows that step already.
            write_waiting();
            return;
        }
        // Who goes back at once does not want what was just chosen.
        WAITING.take();
        callback(is_back);
    }))
}

/// The address of the page without its query, where it lies on a web server.
#[must_use]
pub fn page() -> Option<String> {
    let location = window()?.location();
    let is_served = location.protocol().ok()?.starts_with("http");
    is_served.then(|| with_query(""))
}

/// The whole address with another query.
#[must_use]
pub fn with_query(query: &str) -> String {
    // Not put together from its parts: a file on disk has no origin.
    let whole = whole();
    let base = whole.split(['?', '#']).next().unwrap_or_default();
    if query.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{query}")
    }
}

/// Resolves an address against the page. `None` where it is none, or not one that can be fetched.
#[must_use]
pub fn resolve(address: &str) -> Option<String> {
    let base = window()?.document()?.base_uri().ok()??;
    let url = Url::new_with_base(address, &base).ok()?;
    ["http:", "https:", "file:", "blob:"]
        .contains(&url.protocol().as_str())
        .then(|| url.href())
}

/// Where the page says its own dataset is: the link `#dataset` of the document; or the name of the one that stands in the document.
#[must_use]
pub fn builtin_dataset() -> Option<String> {
    let element = dataset_element()?;
    element
        .get_attribute("href")
        .or_else(|| element.get_attribute(NAME))
}

/// Whether the page's own dataset stands in the document, and is nowhere else.
#[must_use]
pub fn is_dataset_in_document() -> bool {
    dataset_element().is_some_and(|element| element.has_attribute(NAME))
}

/// The dataset of that name that stands in the document.
#[must_use]
pub fn in_document(name: &str) -> Option<String> {
    dataset_element()
        .filter(|element| element.get_attribute(NAME).as_deref() == Some(name))?
        .text_content()
}

/// The attribute that names a dataset which stands in the document.
const NAME: &str = "data-name";

fn dataset_element() -> Option<Element> {
    window()?.document()?.get_element_by_id("dataset")
}
