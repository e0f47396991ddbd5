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
pub use yearline_sheets::dates::DayOrder;
pub use yearline_sheets::edit::Change;
pub use yearline_sheets::words::heads;
pub use yearline_sheets::{Column, Field, SheetMapping, Table, corrections};

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

/// What is asked of the program. It holds one workbook open: the one that was read or restored last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Make a dataset of these files together: a workbook, or tables. Answered by [`Answer::Checked`]. Where they cannot be read, or are
    /// a dataset already, [`Checked::book`] is `None` and the workbook stays open that was.
    Read(Vec<NamedFile>),
    /// Open the file of a dataset as a workbook, as the template would have it. Answered by [`Answer::Checked`].
    Open(NamedFile),
    /// Open what [`Request::Snapshot`] gave. Answered by [`Answer::Checked`], without a book where the bytes cannot be read.
    Restore(Bytes),
    /// Change the open workbook by hand. Answered by [`Answer::Checked`].
    Change(Change),
    /// Take the last change back. Answered by [`Answer::Checked`].
    Undo,
    /// Make it again. Answered by [`Answer::Checked`].
    Redo,
    /// So many rows of a sheet, from that one on, counted from 0. Answered by [`Answer::Rows`].
    Rows {
        /// The name of the sheet.
        sheet: String,
        /// The first row.
        first: u32,
        /// How many; at the end of the sheet there are fewer.
        n: u32,
    },
    /// The open workbook with all that was set by hand, for a draft. Answered by [`Answer::Snapshot`].
    Snapshot,
    /// The open workbook as a spreadsheet. Answered by [`Answer::Written`].
    Save,
    /// Make a workbook of the file of a dataset. Answered by [`Answer::Written`].
    Write(NamedFile),
}

/// What the program answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It is there, and has begun.
    Started,
    /// What came of the files, or of a change.
    Checked(Checked),
    /// Rows of a sheet.
    Rows(Rows),
    /// The workbook.
    Written(Bytes),
    /// The open workbook, for a draft.
    Snapshot(Bytes),
    /// It cannot go on.
    Stopped,
}

/// A workbook, checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Checked {
    /// The dataset as a file, if it has no fault.
    pub dataset: Option<Bytes>,
    /// Faults and remarks, each in its cell.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are.
    pub n_more: usize,
    /// The workbook; `None` where nothing was opened. One that was open before stays open then.
    pub book: Option<Book>,
}

/// The open workbook: what its sheets are, and what can be taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<SheetState>,
    /// The title, said by hand where no sheet has it.
    pub title: Option<String>,
    /// The period, said by hand where no sheet has it.
    pub period: Option<String>,
    /// The languages of the dataset, as tags.
    pub languages: Vec<String>,
    /// How many changes can be taken back.
    pub n_undo: usize,
    /// How many can be made again.
    pub n_redo: usize,
}

/// A sheet of the open workbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetState {
    /// What it holds, and what its columns are. All columns are there, also those without a heading; of a report those that are read,
    /// the first of which names the properties. Setting a field of another column of a report, whatever field, makes it one of them.
    pub mapping: SheetMapping,
    /// How many rows it has, the headings among them.
    pub n_rows: u32,
    /// How many columns it has.
    pub n_columns: u32,
    /// Whether the spreadsheet program hides it.
    pub is_hidden: bool,
}

/// Some rows of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// The name of the sheet.
    pub sheet: String,
    /// The first one, counted from 0.
    pub first: u32,
    /// The texts of their cells, from column A on. Rows are as long as their last filled cell.
    pub rows: Vec<Vec<String>>,
}

/// The program as `gloo` knows it: to each [`Request`] it answers [`Answer::Started`], then what the request says.
#[derive(Debug)]
pub struct SheetsWorker {
    #[cfg(feature = "program")]
    requests: program::Requests,
}

impl Worker for SheetsWorker {
    type Message = ();
    type Input = Request;
    type Output = Answer;

    #[cfg_attr(
        not(feature = "program"),
        expect(unused_variables, reason = "the page creates none")
    )]
    fn create(scope: &WorkerScope<Self>) -> Self {
        Self {
            #[cfg(feature = "program")]
            requests: program::Requests::new(scope),
        }
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, id: HandlerId) {
        scope.respond(id, Answer::Started);
        #[cfg(feature = "program")]
        self.requests.push(scope, request, id);
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
