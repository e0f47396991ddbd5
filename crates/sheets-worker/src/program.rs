//! The work itself: files to a dataset and its faults, a dataset to a workbook, and the workbook that is open on the page.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::panic;

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use gloo::file::Blob;
use gloo::file::futures::read_as_bytes;
use gloo::worker::{HandlerId, WorkerScope};
use js_sys::{JsString, Uint8Array};
use wasm_bindgen_futures::spawn_local;
use yearline_core::domain::{Dataset, fold};
use yearline_core::ingest::{self, Code, Diagnostic, Expected, Severity};
use yearline_sheets::edit::{DraftError, OpenBook};
use yearline_sheets::read::{Sniffed, read, sniff};
use yearline_sheets::{Assembled, Draft, Workbook, write};

use crate::{Answer, Book, Bytes, Checked, NamedFile, Request, Rows, SheetState, SheetsWorker};

/// Who waits for an answer, in order, and what tells them.
type Waiting = (WorkerScope<SheetsWorker>, VecDeque<HandlerId>);

thread_local! {
    /// They hear of it when the program stops, and there is nobody any more.
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
}

/// The requests on their way to the work. One is answered after the other, whatever each has to wait for.
#[derive(Debug)]
pub(crate) struct Requests(UnboundedSender<(Request, HandlerId)>);

impl Requests {
    /// Begins to wait for requests.
    pub(crate) fn new(scope: &WorkerScope<SheetsWorker>) -> Self {
        // Nothing panics on input. If something does all the same, the page must not wait for ever.
        panic::set_hook(Box::new(|info| {
            console_error_panic_hook::hook(info);
            if let Some((scope, ids)) = WAITING.take() {
                for id in ids {
                    scope.respond(id, Answer::Stopped);
                }
            }
        }));
        WAITING.set(Some((scope.clone(), VecDeque::new())));
        // Titles that are meant are compared as on the page.
        fold::set_decompose(lower_and_decompose);
        let (sender, requests) = unbounded();
        spawn_local(answer_all(scope.clone(), requests));
        Self(sender)
    }

    /// Takes a request.
    pub(crate) fn push(&self, scope: &WorkerScope<SheetsWorker>, request: Request, id: HandlerId) {
        let is_at_work = WAITING.with_borrow_mut(|waiting| {
            let waiting = waiting.as_mut();
            waiting.map(|(_, ids)| ids.push_back(id)).is_some()
        });
        if !is_at_work || self.0.unbounded_send((request, id)).is_err() {
            scope.respond(id, Answer::Stopped);
        }
    }
}

/// A text in NFKD, in small letters.
fn lower_and_decompose(text: &str) -> String {
    JsString::from(text)
        .normalize("NFKD")
        .to_lower_case()
        .into()
}

async fn answer_all(
    scope: WorkerScope<SheetsWorker>,
    mut requests: UnboundedReceiver<(Request, HandlerId)>,
) {
    let mut open = None;
    while let Some((request, id)) = requests.next().await {
        let answer = answer(&mut open, request).await;
        WAITING.with_borrow_mut(|waiting| waiting.as_mut().and_then(|(_, ids)| ids.pop_front()));
        scope.respond(id, answer);
    }
}

/// The answer to a request. What cannot be read leaves the workbook open that was.
async fn answer(open: &mut Option<OpenBook>, request: Request) -> Answer {
    match request {
        Request::Read(files) => of_files(open, files).await,
        Request::Open(file) => of_dataset(open, file).await,
        Request::Restore(bytes) => match OpenBook::restore(&bytes.0.to_vec()) {
            Ok(book) => checked(open.insert(book)),
            Err(error) => refused(vec![no_draft(error)]),
        },
        Request::Write(file) => match dataset_of(file).await {
            Ok(dataset) => written(write::workbook(&Draft::of(&dataset))),
            Err(_) => Answer::Stopped,
        },
        of_open => match open {
            Some(book) => of_book(book, of_open),
            None => refused(Vec::new()),
        },
    }
}

/// The answer to a request that is about the open workbook.
fn of_book(book: &mut OpenBook, request: Request) -> Answer {
    match request {
        Request::Change(change) => {
            book.apply(&change);
        }
        Request::Undo => {
            book.undo();
        }
        Request::Redo => {
            book.redo();
        }
        Request::Rows { sheet, first, n } => {
            let rows = book.rows(&sheet, first, n);
            return Answer::Rows(Rows { sheet, first, rows });
        }
        Request::Snapshot => return Answer::Snapshot(as_bytes(&book.snapshot())),
        Request::Save => return written(write::open_book(book, &book.assemble())),
        // These open a workbook.
        Request::Read(_) | Request::Open(_) | Request::Restore(_) | Request::Write(_) => {}
    }
    checked(book)
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

/// Faults of what could not be opened.
fn refused(diagnostics: Vec<Diagnostic>) -> Answer {
    Answer::Checked(Checked {
        dataset: None,
        diagnostics,
        n_more: 0,
        book: None,
    })
}

/// What comes of the open workbook.
fn checked(book: &OpenBook) -> Answer {
    let Assembled {
        draft,
        json,
        dataset,
        diagnostics,
        n_more,
        ..
    } = book.assemble();
    let sheets = book.sheets().map(|(grid, mapping)| SheetState {
        mapping,
        n_rows: grid.rows.len() as u32,
        n_columns: grid.n_columns() as u32,
        is_hidden: grid.is_hidden,
    });
    Answer::Checked(Checked {
        dataset: dataset.is_some().then(|| as_bytes(json.as_bytes())),
        diagnostics,
        n_more,
        book: Some(Book {
            sheets: sheets.collect(),
            title: book.mapping().title.clone(),
            period: book.mapping().period.clone(),
            languages: draft.head.languages,
            n_undo: book.n_undo(),
            n_redo: book.n_redo(),
        }),
    })
}

async fn of_files(open: &mut Option<OpenBook>, files: Vec<NamedFile>) -> Answer {
    let is_one = files.len() == 1;
    let mut workbook = Workbook::default();
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
            Ok(other) => add(&mut workbook, other, &name),
            Err(fault) => faults.push(*fault),
        }
    }
    if faults.is_empty() {
        checked(open.insert(OpenBook::new(workbook)))
    } else {
        refused(faults)
    }
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

/// The dataset of a file, or the answer that there is none.
async fn dataset_of(file: NamedFile) -> Result<Dataset, Answer> {
    let reading = ingest::read(&bytes(file.content).await);
    reading.dataset.ok_or(Answer::Checked(Checked {
        dataset: None,
        diagnostics: reading.diagnostics,
        n_more: reading.n_more,
        book: None,
    }))
}

/// Opens a dataset as the workbook that it is in the template.
async fn of_dataset(open: &mut Option<OpenBook>, file: NamedFile) -> Answer {
    let dataset = match dataset_of(file).await {
        Ok(dataset) => dataset,
        Err(faults) => return faults,
    };
    let Ok(bytes) = write::workbook(&Draft::of(&dataset)) else {
        return Answer::Stopped;
    };
    match read(&bytes, "template.xlsx") {
        Ok(workbook) => checked(open.insert(OpenBook::new(workbook))),
        Err(fault) => refused(vec![*fault]),
    }
}

fn written<E>(workbook: Result<Vec<u8>, E>) -> Answer {
    workbook.map_or(Answer::Stopped, |bytes| Answer::Written(as_bytes(&bytes)))
}

fn no_draft(why: DraftError) -> Diagnostic {
    let found = match why {
        DraftError::OtherVersion(version) => version.to_string(),
        DraftError::Damaged => String::new(),
    };
    let code = Code::UnreadableDraft;
    Diagnostic::of_sheet(code, Severity::Error, None, &found, Expected::DateWords)
}
