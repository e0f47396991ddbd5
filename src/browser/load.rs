//! Fetching bytes, with a way to call it off.

use core::time::Duration;

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response, window};

/// Why no bytes came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFault {
    /// It was called off.
    Cancelled,
    /// Nothing came within the time.
    TimedOut,
    /// The address is none that can be fetched.
    BadAddress,
    /// The server answered with an error, 404 for one.
    Status(u16),
    /// No answer: the network is away, the name is unknown, or the other origin or this page's policy does not allow it.
    Unreachable,
}

/// Calls a fetch off.
#[derive(Clone, Debug)]
pub struct Abort(Option<AbortController>);

impl Abort {
    /// For one fetch.
    #[must_use]
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// Calls it off; the fetch ends with [`LoadFault::Cancelled`].
    pub fn abort(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }

    fn is_aborted(&self) -> bool {
        self.0.as_ref().is_some_and(|c| c.signal().aborted())
    }
}

impl Default for Abort {
    fn default() -> Self {
        Self::new()
    }
}

/// Fetches the bytes at an address.
///
/// # Errors
/// [`LoadFault`], but never `TimedOut`: who calls it off knows why.
pub async fn bytes(address: &str, abort: &Abort) -> Result<Vec<u8>, LoadFault> {
    if let Some(text) = super::address::in_document(address) {
        return Ok(text.into_bytes());
    }
    let address = super::address::resolve(address).ok_or(LoadFault::BadAddress)?;
    let failed = |_| if abort.is_aborted() { LoadFault::Cancelled } else { LoadFault::Unreachable };
    let options = RequestInit::new();
    options.set_signal(abort.0.as_ref().map(AbortController::signal).as_ref());
    let window = window().ok_or(LoadFault::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(&address, &options)).await.map_err(failed)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(LoadFault::Status(response.status()));
    }
    let bytes = response.array_buffer().map_err(failed)?;
    Ok(Uint8Array::new(&JsFuture::from(bytes).await.map_err(failed)?).to_vec())
}

/// Waits.
pub async fn wait(duration: Duration) {
    let ms = i32::try_from(duration.as_millis()).unwrap_or(i32::MAX);
    let mut start = |resolve: Function, _: Function| {
        if let Some(window) = window() {
            // Refused by no window that still shows something.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    };
    // A promise that only ever resolves.
    let _ = JsFuture::from(Promise::new(&mut start)).await;
}

/// Does something when all that is under way now is done, and what that has set off.
pub fn afterwards(act: Box<dyn FnOnce()>) {
    if let Some(window) = window() {
        let act = Closure::once_into_js(act);
        // Refused by no window that still shows something.
        let _ = window.set_timeout_with_callback(act.unchecked_ref());
    }
}

/// Whether the browser says that it has no network.
#[must_use]
pub fn is_offline() -> bool {
    window().is_some_and(|w| !w.navigator().on_line())
}
