//! Fetching a dataset: progress in bytes, and a way to call it off.

use futures_util::StreamExt;
use gloo_net::http::{Request, Response};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_streams::ReadableStream;
use web_sys::{AbortController, AbortSignal, window};

use super::address;

/// Why no file came.
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
    /// Spreadsheets need a program that this page cannot start: it is one file, or in a frame without an origin.
    NoProgram,
    /// That program could not be fetched, or stopped.
    ProgramStopped,
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

    /// Why nothing comes any more.
    fn fault(&self) -> LoadFault {
        match &self.0 {
            Some(controller) if controller.signal().aborted() => LoadFault::Cancelled,
            _ => LoadFault::Unreachable,
        }
    }
}

impl Default for Abort {
    fn default() -> Self {
        Self::new()
    }
}

/// The bytes at an address, at most `max_bytes` and the chunk that passes them. `progress` is called with the bytes so far.
///
/// # Errors
/// [`LoadFault`], but never `TimedOut`: who calls the fetch off knows why.
pub async fn bytes(
    address: &str,
    max_bytes: usize,
    abort: &Abort,
    mut progress: impl FnMut(usize),
) -> Result<Vec<u8>, LoadFault> {
    if let Some(text) = address::in_document(address) {
        return Ok(text.into_bytes());
    }
    let address = address::resolve(address).ok_or(LoadFault::BadAddress)?;
    let signal = abort.0.as_ref().map(AbortController::signal);
    let response = match signal.as_ref().and_then(|signal| fetched(&address, signal)) {
        Some(answer) => {
            let response = JsFuture::from(answer).await.map_err(|_| abort.fault())?;
            Response::from(response.unchecked_into::<web_sys::Response>())
        }
        None => {
            let request = Request::get(&address).abort_signal(signal.as_ref());
            request.send().await.map_err(|_| abort.fault())?
        }
    };
    if !response.ok() {
        return Err(LoadFault::Status(response.status()));
    }
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    // Kept outside the program's memory until their number is known: that memory never shrinks, and a buffer that grows is there twice
    // whenever it grows.
    let mut chunks = Vec::new();
    let mut n_bytes = 0;
    let mut stream = ReadableStream::from_raw(body.unchecked_into()).into_stream();
    while let Some(chunk) = stream.next().await {
        let chunk = Uint8Array::from(chunk.map_err(|_| abort.fault())?);
        n_bytes += chunk.length() as usize;
        chunks.push(chunk);
        progress(n_bytes);
        if n_bytes > max_bytes {
            break;
        }
    }
    let mut bytes = vec![0; n_bytes];
    let mut rest = bytes.as_mut_slice();
    for chunk in chunks {
        let (here, after) = rest.split_at_mut(chunk.length() as usize);
        chunk.copy_to(here);
        rest = after;
    }
    Ok(bytes)
}

/// The answer that `head.js` fetched ahead, if it is that of the address and nobody has taken it.
fn fetched(address: &str, signal: &AbortSignal) -> Option<Promise> {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let ahead = of(&window()?.into(), "yearlineFetched")?;
    if of(&ahead, "address")?.as_string()? != address {
        return None;
    }
    let take: Function = of(&ahead, "take")?.dyn_into().ok()?;
    take.call1(&ahead, signal).ok()?.dyn_into().ok()
}

/// Whether the browser says that it has no network.
#[must_use]
pub fn is_offline() -> bool {
    window().is_some_and(|window| !window.navigator().on_line())
}
