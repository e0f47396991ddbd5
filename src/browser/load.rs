//! Fetching a file piece by piece, with a way to call it off.

use core::time::Duration;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStream, ReadableStreamDefaultReader, RequestInit, Response, window,
};

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

    /// Why nothing comes any more.
    fn fault(&self) -> LoadFault {
        let is_aborted = self.0.as_ref().is_some_and(|c| c.signal().aborted());
        if is_aborted {
            LoadFault::Cancelled
        } else {
            LoadFault::Unreachable
        }
    }
}

impl Default for Abort {
    fn default() -> Self {
        Self::new()
    }
}

/// A file that is coming in. Its pieces are kept, outside the program's own memory, so that it can be had in whole.
#[derive(Debug)]
pub struct Incoming {
    reader: Option<ReadableStreamDefaultReader>,
    ahead: Option<Uint8Array>,
    pieces: Array,
    abort: Abort,
}

/// Asks for the file at an address.
///
/// # Errors
/// [`LoadFault`], but never `TimedOut`: who calls it off knows why.
pub async fn open(address: &str, abort: &Abort) -> Result<Incoming, LoadFault> {
    if let Some(text) = super::address::in_document(address) {
        return Ok(Incoming::there(text.as_bytes()));
    }
    let address = super::address::resolve(address).ok_or(LoadFault::BadAddress)?;
    let options = RequestInit::new();
    options.set_signal(abort.0.as_ref().map(AbortController::signal).as_ref());
    let window = window().ok_or(LoadFault::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(&address, &options)).await;
    let response: Response = response.map_err(|_| abort.fault())?.unchecked_into();
    if !response.ok() {
        return Err(LoadFault::Status(response.status()));
    }
    Ok(Incoming {
        abort: abort.clone(),
        ..Incoming::of(response.body())
    })
}

impl Incoming {
    /// What a stream brings; no stream has no pieces.
    pub(super) fn of(stream: Option<ReadableStream>) -> Self {
        let reader = stream.and_then(|stream| ReadableStreamDefaultReader::new(&stream).ok());
        Self {
            reader,
            ahead: None,
            pieces: Array::new(),
            abort: Abort(None),
        }
    }

    /// A file that is there already: one piece.
    fn there(bytes: &[u8]) -> Self {
        Self {
            ahead: Some(Uint8Array::from(bytes)),
            ..Self::of(None)
        }
    }

    /// The next piece; `None` past the last one.
    ///
    /// # Errors
    /// As [`open`].
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, LoadFault> {
        if let Some(piece) = self.ahead.take() {
            self.pieces.push(&piece);
            return Ok(Some(piece.to_vec()));
        }
        let Some(reader) = &self.reader else {
            return Ok(None);
        };
        let read = JsFuture::from(reader.read())
            .await
            .map_err(|_| self.abort.fault())?;
        // What a reader gives has both properties.
        let value = Reflect::get(&read, &JsValue::from_str("value")).unwrap_or_default();
        let Some(piece) = value.dyn_ref::<Uint8Array>() else {
            return Ok(None);
        };
        self.pieces.push(piece);
        Ok(Some(piece.to_vec()))
    }

    /// All pieces that have come, as one.
    #[must_use]
    pub fn so_far(&self) -> Vec<u8> {
        let pieces = || {
            self.pieces
                .iter()
                .filter_map(|piece| piece.dyn_into::<Uint8Array>().ok())
        };
        let n = pieces().map(|piece| piece.length() as usize).sum();
        let mut bytes = Vec::with_capacity(n);
        for piece in pieces() {
            bytes.extend_from_slice(&piece.to_vec());
        }
        bytes
    }
}

/// The time on the page's clock, in milliseconds.
#[must_use]
pub fn now_ms() -> f64 {
    window()
        .and_then(|w| w.performance())
        .map_or(0.0, |clock| clock.now())
}

/// Notes on the page's clock that something is done, for who measures it.
pub fn mark(name: &str) {
    if let Some(clock) = window().and_then(|w| w.performance()) {
        // Only names that the browser itself uses are refused.
        let _ = clock.mark(name);
    }
}

/// Lets what is due run first; no frame comes between.
pub async fn rest() {
    // A promise that only ever resolves.
    let _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
}

/// Lets what the reader does, and a frame, come between, and goes on right after.
pub async fn breathe() {
    // Where the browser has it: it comes back before what was not begun, while a timer of nothing takes four milliseconds.
    let scheduler = window().and_then(|w| Reflect::get(&w, &JsValue::from_str("scheduler")).ok());
    let promise = scheduler.and_then(|scheduler| {
        let give_way = Reflect::get(&scheduler, &JsValue::from_str("yield")).ok()?;
        give_way
            .dyn_into::<Function>()
            .ok()?
            .call0(&scheduler)
            .ok()?
            .dyn_into::<Promise>()
            .ok()
    });
    match promise {
        // Only a task that was called off is refused, and this one never is.
        Some(promise) => drop(JsFuture::from(promise).await),
        None => wait(Duration::ZERO).await,
    }
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
