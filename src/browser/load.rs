//! Fetching bytes, with a way to call it off.

use core::time::Duration;

use gloo_net::http::Request;
use web_sys::{AbortController, window};

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
    let address = super::address::resolve(address).ok_or(LoadFault::BadAddress)?;
    let signal = abort.0.as_ref().map(AbortController::signal);
    let failed = |_| if abort.is_aborted() { LoadFault::Cancelled } else { LoadFault::Unreachable };
    let response = Request::get(&address).abort_signal(signal.as_ref()).send().await.map_err(failed)?;
    if !response.ok() {
        return Err(LoadFault::Status(response.status()));
    }
    response.binary().await.map_err(failed)
}

/// Waits.
pub async fn wait(duration: Duration) {
    gloo_timers::future::sleep(duration).await;
}

/// Whether the browser says that it has no network.
#[must_use]
pub fn is_offline() -> bool {
    window().is_some_and(|w| !w.navigator().on_line())
}
