//! The program that reads and writes spreadsheets: starting it, asking it, calling it off. It does not know what is done with an answer.

use gloo::worker::{Spawnable, WorkerBridge};
use web_sys::{Url, window};
use yearline_sheets_worker::{Answer, Request, SheetsWorker, Values};

use super::address;
use super::fetch::{self, Abort, LoadFault};

/// The most that the program's first file may have. The others it fetches by itself.
const MAX_LOADER_BYTES: usize = 10_000;

/// The program at work. Dropped, it is called off, and nothing comes any more.
#[derive(Debug)]
pub struct Work {
    bridge: WorkerBridge<SheetsWorker>,
}

impl Work {
    /// Asks for more. Answers come in the order of the requests.
    pub fn ask(&self, request: Request) {
        self.bridge.send(request);
    }
}

/// Where the page says that the program is.
fn place() -> Option<String> {
    let document = window()?.document()?;
    let meta = document
        .query_selector("meta[name=sheets-worker]")
        .ok()
        .flatten()?;
    address::resolve(&meta.get_attribute("content")?)
}

/// Where the program is, if this page may start it: not where the page is one file, and not in a frame without an origin.
#[must_use]
pub fn program() -> Option<String> {
    let place = place()?;
    let own = window()?.origin();
    let is_own = Url::new(&place).is_ok_and(|url| url.origin() == own);
    (is_own && own.starts_with("http")).then_some(place)
}

/// Starts the program and asks it. `answered` hears each answer.
///
/// # Errors
/// [`LoadFault::NoProgram`] where there is none; [`LoadFault::ProgramStopped`] where it cannot be fetched;
/// [`LoadFault::Cancelled`].
pub async fn ask(
    request: Request,
    abort: &Abort,
    answered: impl Fn(Answer) + 'static,
) -> Result<Work, LoadFault> {
    let program = program().ok_or(LoadFault::NoProgram)?;
    // Who starts a worker is not told that it cannot be fetched.
    fetch::bytes(&program, MAX_LOADER_BYTES, abort, |_| {})
        .await
        .map_err(|fault| match fault {
            LoadFault::Cancelled => fault,
            _ => LoadFault::ProgramStopped,
        })?;
    let bridge = SheetsWorker::spawner()
        .encoding::<Values>()
        .callback(answered)
        .with_loader(true)
        .as_module(false)
        .spawn(&program);
    bridge.send(request);
    Ok(Work { bridge })
}
