//! Spreadsheets: a year that is read from one, and the year that is shown as one. A program of its own does either; the page stays free.

use std::cell::Cell;
use std::rc::Rc;

use gloo::file::{Blob, File};
use gloo::timers::future::sleep;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::ingest::{self, Reading};
use yearline_sheets_worker::{Answer, Checked, NamedFile, Request, XLSX};

use super::asked::LOADING;
use super::session::{GIVE_UP_AFTER, Session};
use crate::browser::fetch::{Abort, LoadFault};
use crate::browser::{clock, drafts, files, focus, sheets};

/// The workbook of the year that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Writing {
    /// Nobody has asked for it.
    #[default]
    Idle,
    /// It is being made.
    Busy,
    /// It cannot be had.
    Failed,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    /// The files of the program.
    Program,
    /// The answer.
    Answer,
    /// Nothing: the workbook is open, and what comes is about it.
    Nothing,
}

fn named(file: &File) -> NamedFile {
    let content: &web_sys::Blob = file.as_ref();
    NamedFile {
        name: file.name(),
        content: content.clone(),
    }
}

impl Session {
    /// Reads a workbook, or tables, and shows the year in it or its faults.
    pub(super) fn open_sheets(self, files: Vec<File>) {
        let name = files.iter().map(File::name).collect::<Vec<_>>().join(" + ");
        let request = Request::Read(files.iter().map(named).collect());
        let key = drafts::new_key(&name);
        self.open_by(name, key, request);
    }

    /// Opens the year that is shown as a workbook.
    pub fn open_as_table(self, name: String) {
        if let Some(source) = self.source.get_value() {
            let content: &web_sys::Blob = source.as_ref();
            let file = NamedFile {
                name: name.clone(),
                content: content.clone(),
            };
            let key = drafts::new_key(&name);
            self.open_by(name, key, Request::Open(file));
        }
    }

    /// Has the program open a workbook, whose draft gets that key, and shows what comes of it.
    pub(super) fn open_by(self, name: String, draft_key: String, request: Request) {
        let (attempt, abort) = self.begin(true);
        clock::mark("yearline:sheets-begun");
        // The program may answer as long as the workbook is open, whatever component asked first.
        let wait = Rc::new(Cell::new(Wait::Program));
        let late = name.clone();
        let answered = {
            let (name, wait) = (name.clone(), Rc::clone(&wait));
            move |answer| match answer {
                Answer::Started if wait.get() == Wait::Program => {
                    wait.set(Wait::Answer);
                }
                answer if wait.get() == Wait::Nothing => self.handle_answer(answer),
                answer => {
                    wait.set(Wait::Nothing);
                    self.end_reading(attempt, &name, &draft_key, answer);
                }
            }
        };
        spawn_local(async move {
            tick().await;
            focus::show(LOADING);
        });
        spawn_local(async move {
            match sheets::ask(request, &abort, answered).await {
                Ok(work) if self.is_loading(attempt) => self.work.set_value(Some(work)),
                Ok(_) => {} // It was called off, or another file has taken its place.
                Err(fault) => self.give_up(attempt, name, fault),
            }
        });
        spawn_local(async move {
            sleep(GIVE_UP_AFTER).await;
            // How long the reading itself takes is the file's affair; it can be called off.
            if wait.get() == Wait::Program {
                self.give_up(attempt, late, LoadFault::ProgramStopped);
            }
        });
    }

    fn end_reading(self, attempt: u32, name: &str, draft_key: &str, answer: Answer) {
        clock::mark("yearline:sheets-read");
        let Answer::Checked(checked) = answer else {
            self.give_up(attempt, name.to_owned(), LoadFault::ProgramStopped);
            return;
        };
        if !self.is_loading(attempt) {
            return;
        }
        let work = self.work.try_update_value(Option::take).flatten();
        if let (Some(work), true) = (work, checked.book.is_some()) {
            self.report.set(None);
            self.loading.set(None);
            self.open_workbook(work, (name.to_owned(), draft_key.to_owned()), checked);
            return;
        }
        let Checked {
            dataset,
            diagnostics,
            n_more,
            ..
        } = checked;
        let bytes = dataset.map(|bytes| bytes.0.to_vec()).unwrap_or_default();
        let dataset = (!bytes.is_empty())
            .then(|| ingest::read(&bytes).dataset)
            .flatten();
        let reading = Reading {
            dataset,
            diagnostics,
            n_more,
        };
        self.loading.set(None);
        self.show_opened(name.to_owned(), &bytes, reading);
        spawn_local(self.show_outcome());
    }

    /// Tells why nothing came, unless nobody waits for it any more.
    fn give_up(self, attempt: u32, name: String, fault: LoadFault) {
        if !self.is_loading(attempt) {
            return;
        }
        self.work.set_value(None);
        self.loading.set(None);
        if fault != LoadFault::Cancelled {
            self.report_load(name, fault);
        }
        spawn_local(self.show_outcome());
    }

    /// Hands the file of the year that is shown to the reader, as it was read.
    pub fn download_source(self, name: &str) {
        if let Some(source) = self.source.get_value() {
            files::download_blob(name, source);
        }
    }

    /// Makes a workbook of the year that is shown and hands it to the reader.
    pub fn download_sheets(self, name: String, writing: RwSignal<Writing>) {
        let Some(source) = self.source.get_value() else {
            return;
        };
        let content: &web_sys::Blob = source.as_ref();
        let request = Request::Write(NamedFile {
            name: name.clone(),
            content: content.clone(),
        });
        writing.set(Writing::Busy);
        let set = move |now| {
            // The button may be gone.
            writing.try_set(now);
        };
        let answered = move |answer: Answer| match answer {
            Answer::Started => {}
            Answer::Written(bytes) => {
                let blob = Blob::new_with_options(bytes.0.buffer(), Some(XLSX));
                files::download_blob(&name, blob);
                self.writer.set_value(None);
                set(Writing::Idle);
            }
            _ => {
                self.writer.set_value(None);
                set(Writing::Failed);
            }
        };
        spawn_local(async move {
            match sheets::ask(request, &Abort::new(), answered).await {
                Ok(work) => self.writer.set_value(Some(work)),
                Err(_) => set(Writing::Failed),
            }
        });
    }
}
