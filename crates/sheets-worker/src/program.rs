//! The work itself: the bytes of files to a dataset and its faults, a dataset to a workbook.

use std::cell::RefCell;
use std::panic;

use gloo::file::Blob;
use gloo::file::futures::read_as_bytes;
use gloo::worker::{HandlerId, WorkerScope};
use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use yearline_core::ingest::{self, Code, Diagnostic, Expected, Severity};
use yearline_sheets::read::{Sniffed, read, sniff};
use yearline_sheets::{Draft, Workbook, assemble, recognise, write};

use crate::{Answer, Bytes, Checked, NamedFile, Request, SheetsWorker};

thread_local! {
    /// Who waits for an answer, also when there will be none.
    static WAITING: RefCell<Option<(WorkerScope<SheetsWorker>, HandlerId)>> = const { RefCell::new(None) };
}

/// Answers a request.
pub(crate) fn run(scope: WorkerScope<SheetsWorker>, request: Request, id: HandlerId) {
    WAITING.set(Some((scope.clone(), id)));
    // Nothing panics on input. If something does all the same, the page must not wait for ever.
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some((scope, id)) = WAITING.take() {
            scope.respond(id, Answer::Stopped);
        }
    }));
    spawn_local(async move {
        let answer = match request {
            Request::Read(files) => of_files(files).await,
            Request::Write(file) => workbook_of(file).await,
            _ => Answer::Stopped,
        };
        scope.respond(id, answer);
    });
}

/// All of a file's bytes; empty where the browser can't read it.
async fn bytes(content: web_sys::Blob) -> Vec<u8> {
    read_as_bytes(&Blob::from(content))
        .await
        .unwrap_or_default()
}

fn as_bytes(bytes: &[u8]) -> Bytes {
    Bytes(Uint8Array::from(bytes))
}

async fn of_files(files: Vec<NamedFile>) -> Answer {
    let is_one = files.len() == 1;
    let mut book = Workbook::default();
    let mut faults = Vec::new();
    for NamedFile { name, content } in files {
        let bytes = bytes(content).await;
        if sniff(&bytes, &name) == Sniffed::Json {
            if is_one {
                let reading = ingest::read(&bytes);
                return Answer::Checked(Checked {
                    dataset: reading.dataset.is_some().then(|| as_bytes(&bytes)),
                    diagnostics: reading.diagnostics,
                    n_more: reading.n_more,
                    book: None,
                });
            }
            // A dataset is whole by itself.
            faults.push(Diagnostic::of_sheet(
                Code::NotATable,
                Severity::Error,
                None,
                &name,
                Expected::DateWords,
            ));
            continue;
        }
        match read(&bytes, &name) {
            Ok(other) => add(&mut book, other, &name),
            Err(fault) => faults.push(*fault),
        }
    }
    if !faults.is_empty() {
        return Answer::Checked(Checked {
            dataset: None,
            diagnostics: faults,
            n_more: 0,
            book: None,
        });
    }
    let assembled = assemble(&book, &recognise(&book));
    let is_right = assembled.dataset.is_some();
    Answer::Checked(Checked {
        dataset: is_right.then(|| as_bytes(assembled.json.as_bytes())),
        diagnostics: assembled.diagnostics,
        n_more: assembled.n_more,
        book: None,
    })
}

/// Adds a workbook. A sheet whose name is taken gets that of its file before it, as in `plan 2022 Activities`.
fn add(book: &mut Workbook, mut other: Workbook, file: &str) {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    for grid in &mut other.grids {
        if book.grids.iter().any(|taken| taken.name == grid.name) {
            grid.name = format!("{stem} {}", grid.name);
        }
    }
    book.add(other);
}

async fn workbook_of(file: NamedFile) -> Answer {
    let reading = ingest::read(&bytes(file.content).await);
    let written = reading
        .dataset
        .and_then(|dataset| write::workbook(&Draft::of(&dataset)).ok());
    written.map_or(Answer::Stopped, |workbook| {
        Answer::Written(as_bytes(&workbook))
    })
}
