//! Datasets that the reader asks for: a file from the disk, the built-in one, another attempt. The reader sees what becomes of it.

use gloo::file::File;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::ingest::Reading;
use yearline_core::url::ViewState;

use super::session::{History, Session, read};
use crate::browser::{files, focus};

/// The id of the title, which gets the focus when another dataset is shown.
pub const TITLE: &str = "title";
/// The id of the heading of the report on a file, which gets the focus when the reader's file has faults.
pub const REPORT: &str = "report-title";
/// The id of what is said while a dataset is on its way.
pub const LOADING: &str = "loading";

impl Session {
    /// Shows the year of files that the reader gave, or its faults: a dataset, a workbook, or tables together.
    pub fn open_files(self, files: Vec<File>) {
        spawn_local(async move {
            let [file] = files.as_slice() else {
                if !files.is_empty() {
                    self.open_sheets(files);
                }
                return;
            };
            if files::is_sheet(file).await {
                self.open_sheets(files);
                return;
            }
            let bytes = files::bytes(file).await;
            self.show_opened(file.name(), &bytes, read(&bytes));
            self.show_outcome().await;
        });
    }

    /// Shows a year that was read from the reader's files. What was chosen belongs to the year before and is given up.
    pub(super) fn show_opened(self, name: String, bytes: &[u8], reading: Reading) {
        if self.show(name.clone(), bytes, reading) {
            self.hide_from_host();
            self.local_file.set(Some(name));
            self.change(History::Push, |view| {
                *view = ViewState {
                    item: None,
                    ..view.without_filter()
                };
            });
        }
    }

    /// Has the reader see what became of the dataset that they asked for, wherever on the page they did: faults, else the title.
    pub(super) async fn show_outcome(self) {
        // Effects render it before.
        tick().await;
        let is_reported = self
            .report
            .try_with_untracked(Option::is_some)
            .unwrap_or(false);
        focus::show(if is_reported { REPORT } else { TITLE });
    }

    /// Fetches the dataset again, or another one, since the reader asked for it.
    pub fn reload(self) {
        self.load();
        self.is_asked_for.set_value(true);
        spawn_local(async move {
            tick().await;
            focus::show(LOADING);
        });
    }

    /// Takes the report on the last file off the page. What is below it then has the focus.
    pub fn dismiss_report(self) {
        self.report.set(None);
        spawn_local(self.show_outcome());
    }

    /// Goes back to the dataset that ships with the page.
    pub fn show_builtin(self) {
        self.report.set(None);
        self.change(History::Push, |view| {
            *view = ViewState {
                data: None,
                item: None,
                ..view.without_filter()
            };
        });
        self.reload();
    }
}
