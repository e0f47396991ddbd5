//! A stand-in for the crate `wasm-streams`.
//!
//! Leptos brings its server functions along in the browser too, they name this crate, and it exports three classes to JavaScript, which
//! keeps their code in every page: five kilobytes in brotli. This page has no server, so nothing calls any of it. Here are the names,
//! and streams that end at once. If Leptos ever lets its server functions be left out, this can go (see the root `Cargo.toml`).

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream {
    raw: web_sys::ReadableStream,
}

impl ReadableStream {
    /// Wraps a stream.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self { raw }
    }

    /// An empty stream, whatever is given.
    #[must_use]
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self { raw: web_sys::ReadableStream::new().unwrap_throw() }
    }

    /// The stream that was wrapped.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.raw
    }

    /// Nothing.
    #[must_use]
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        stream::empty()
    }
}
