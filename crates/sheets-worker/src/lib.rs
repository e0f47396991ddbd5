//! What the page and the program that reads and writes its spreadsheets say to each other.
//!
//! The program ([`SheetsWorker`] with the feature `program`) runs in a thread of its own and is fetched only when it is needed. The page
//! knows its messages only. Files and bytes go between the two as the browser's own values, which are passed on without a copy of
//! their content being written and read again on the page's thread.
//!
//! It does not know the page, and not how a workbook is read: that is `yearline-sheets`.

#[cfg(feature = "program")]
mod program;

use gloo::worker::{Codec, HandlerId, Worker, WorkerScope};
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, UnwrapThrowExt};
use web_sys::Blob;
use yearline_core::ingest::Diagnostic;

/// The media type of the workbooks that are written.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file, which stays with the browser until it is read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NamedFile {
    /// Its name, with the ending.
    pub name: String,
    /// Its content.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub content: Blob,
}

/// Bytes that the browser holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bytes(#[serde(with = "serde_wasm_bindgen::preserve")] pub Uint8Array);

/// What is asked of the program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Make a dataset of these files together: a workbook, or tables.
    Read(Vec<NamedFile>),
    /// Make a workbook of the file of a dataset.
    Write(NamedFile),
}

/// What the program answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It is there, and has begun.
    Started,
    /// What came of the files.
    Read {
        /// The dataset as a file, if it has no fault.
        dataset: Option<Bytes>,
        /// Faults and remarks, each in its cell.
        diagnostics: Vec<Diagnostic>,
        /// How many more there are.
        n_more: usize,
    },
    /// The workbook.
    Written(Bytes),
    /// It cannot go on.
    Stopped,
}

/// The program as `gloo` knows it: one [`Request`], then [`Answer::Started`] and one more answer.
#[derive(Debug)]
pub struct SheetsWorker;

impl Worker for SheetsWorker {
    type Message = ();
    type Input = Request;
    type Output = Answer;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, id: HandlerId) {
        scope.respond(id, Answer::Started);
        #[cfg(feature = "program")]
        program::run(scope.clone(), request, id);
        #[cfg(not(feature = "program"))]
        drop(request);
    }
}

/// Messages as values of the browser, so that files and bytes need not be serialized.
#[derive(Debug)]
pub struct Values;

impl Codec for Values {
    fn encode<I: Serialize>(input: I) -> JsValue {
        serde_wasm_bindgen::to_value(&input).expect_throw("every message can be serialized")
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        serde_wasm_bindgen::from_value(input).expect_throw("both programs are of one build")
    }
}
