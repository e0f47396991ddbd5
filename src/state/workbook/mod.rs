//! The workbook that is open on the page: what its sheets are, what is wrong with it, the rows that are looked at.
//!
//! The workbook itself is held by the program that reads it, in a thread of its own. Each change goes there, and what comes back is all
//! faults anew and, if there is none, the dataset. The page shows the last good one.

mod cells;

use std::sync::Arc;

use gloo::file::Blob;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::domain::Dataset;
use yearline_core::ingest::{self, Cell, Diagnostic, Reading};
use yearline_sheets_worker::{
    Answer, Book, Bytes, Change, Checked, Request, Rows, SheetState, XLSX,
};

use super::asked::TITLE;
use super::session::Session;
use crate::browser::fetch::LoadFault;
use crate::browser::sheets::Work;
use crate::browser::{clock, drafts, files, focus};
pub use cells::{At, N_ROWS, cell_id};

/// The id of the workbook's heading.
pub const WORKBOOK: &str = "workbook-title";

/// The id of all that is about it.
pub const PANEL: &str = "workbook";

/// The id of the list of its faults.
pub const FAULTS: &str = "workbook-faults";

/// The workbook that is open, if one is.
#[derive(Clone, Copy, Debug)]
pub struct OpenWorkbook {
    /// The name of its file.
    pub name: RwSignal<String>,
    /// Its sheets; `None`: no workbook is open.
    pub book: RwSignal<Option<Book>>,
    /// Faults and remarks.
    pub diagnostics: RwSignal<Vec<Diagnostic>>,
    /// How many more there are than are listed.
    pub n_more: RwSignal<usize>,
    /// Whether it could be shown when it was last checked.
    pub is_right: RwSignal<bool>,
    /// How many changes are being checked.
    pub n_checks: RwSignal<u32>,
    /// Whether its faults and cells are seen.
    pub is_unfolded: RwSignal<bool>,
    /// The sheet that is looked at, by its place among all.
    pub sheet: RwSignal<usize>,
    /// The first row that is looked at.
    pub first: RwSignal<u32>,
    /// What stands in the rows.
    pub rows: RwSignal<Vec<Vec<String>>>,
    /// The cell that the keyboard is at.
    pub at: RwSignal<At>,
    /// The cell that is being edited.
    pub editing: RwSignal<Option<At>>,
    work: StoredValue<Option<Work>, LocalStorage>,
    /// Another one for each workbook: what is under way for an earlier one is not for this one.
    generation: StoredValue<u32>,
    /// Whether the page has shown a year of it.
    was_shown: StoredValue<bool>,
    /// The key of its draft.
    draft_key: StoredValue<String>,
    /// Whether it was saved since its last change, so that it needs no draft.
    is_saved: StoredValue<bool>,
}

impl OpenWorkbook {
    pub(super) fn new() -> Self {
        Self {
            name: RwSignal::default(),
            book: RwSignal::new(None),
            diagnostics: RwSignal::default(),
            n_more: RwSignal::new(0),
            is_right: RwSignal::new(false),
            n_checks: RwSignal::new(0),
            is_unfolded: RwSignal::new(false),
            sheet: RwSignal::new(0),
            first: RwSignal::new(0),
            rows: RwSignal::default(),
            at: RwSignal::new((0, 0)),
            editing: RwSignal::new(None),
            work: StoredValue::new_local(None),
            generation: StoredValue::new(0),
            was_shown: StoredValue::new(false),
            draft_key: StoredValue::default(),
            is_saved: StoredValue::new(false),
        }
    }

    /// The sheet that is looked at, tracked.
    #[must_use]
    pub fn with_sheet<T>(self, get: impl FnOnce(&SheetState) -> T) -> Option<T> {
        self.book.with(|book| {
            let sheets = &book.as_ref()?.sheets;
            sheets.get(self.sheet.get()).map(get)
        })
    }

    /// The name of the sheet that is looked at, untracked.
    #[must_use]
    pub fn sheet_name(self) -> String {
        untrack(|| self.with_sheet(|sheet| sheet.mapping.sheet.clone())).unwrap_or_default()
    }

    /// Asks the program, if it is there.
    pub fn ask(self, request: Request) {
        self.work.with_value(|work| {
            let Some(work) = work else {
                return;
            };
            if matches!(request, Request::Change(_) | Request::Undo | Request::Redo) {
                self.n_checks.update(|n| *n += 1);
                self.is_saved.set_value(false);
            }
            work.ask(request);
        });
    }

    /// Changes the workbook.
    pub fn change(self, change: Change) {
        self.ask(Request::Change(change));
    }

    /// Makes a correction, and looks at its cell.
    pub fn correct(self, cell: Option<Cell>, change: Change) {
        if let Some(cell) = cell {
            self.find_cell(&cell);
        }
        self.change(change);
    }

    /// Writes a text into a cell of the sheet that is looked at. It is seen at once, and checked then.
    pub fn write(self, (row, column): At, text: String) {
        let place = row.checked_sub(self.first.get_untracked());
        let is_other = place.is_some_and(|place| {
            let (place, column) = (place as usize, column as usize);
            self.rows
                .try_update(|rows| {
                    let cells = rows.get_mut(place)?;
                    if cells.len() <= column {
                        cells.resize(column + 1, String::new());
                    }
                    let is_other = cells[column] != text;
                    cells[column].clone_from(&text);
                    Some(is_other)
                })
                .flatten()
                .unwrap_or(true)
        });
        if is_other {
            self.change(Change::Cell {
                sheet: self.sheet_name(),
                row,
                column,
                text,
            });
        }
    }

    fn handle_answer(self, session: Session, answer: Answer) {
        match answer {
            Answer::Checked(checked) => {
                self.n_checks.update(|n| *n = n.saturating_sub(1));
                let (generation, part) = (self.generation.get_value(), self.focused_part());
                let dataset = self.take_over(checked);
                spawn_local(async move {
                    self.keep_focus(part).await;
                    self.show_year(session, generation, dataset).await;
                });
            }
            Answer::Rows(Rows { sheet, first, rows }) => {
                // Of what was looked at since, other rows are on their way.
                if sheet == self.sheet_name() && first == self.first.get_untracked() {
                    self.rows.set(rows);
                }
            }
            Answer::Written(bytes) => {
                let name = self.name.get_untracked();
                let stem = name
                    .rsplit_once('.')
                    .map_or(name.as_str(), |(stem, _)| stem);
                let blob = Blob::new_with_options(bytes.0.buffer(), Some(XLSX));
                files::download_blob(&format!("{stem}.xlsx"), blob);
                self.has_no_draft();
            }
            // It may have been saved while the program wrote the draft.
            Answer::Snapshot(_) if self.is_saved.get_value() => {}
            Answer::Snapshot(bytes) => session.save_draft(self.draft_key.get_value(), bytes),
            Answer::Started => {}
            Answer::Stopped => {
                self.end();
                session.report_load(self.name.get_untracked(), LoadFault::ProgramStopped);
                // What was changed before is in its draft.
                session.look_for_drafts();
                spawn_local(session.show_outcome());
            }
        }
    }

    /// Takes over what came of a check, and gives the dataset back, if there is no fault.
    fn take_over(self, checked: Checked) -> Option<Bytes> {
        let Checked {
            dataset,
            diagnostics,
            n_more,
            book,
        } = checked;
        let book = book?;
        // What was not changed can be had from its file again.
        let is_draft = book.n_undo > 0 || book.n_redo > 0;
        self.is_right.set(dataset.is_some());
        self.diagnostics.set(diagnostics);
        self.n_more.set(n_more);
        self.sheet
            .update(|sheet| *sheet = (*sheet).min(book.sheets.len().saturating_sub(1)));
        self.book.set(Some(book));
        // A change that is still being checked may have made the row that the keyboard is at.
        if self.n_checks.get_untracked() == 0 {
            self.stay_within();
        }
        self.ask_for_rows();
        if is_draft {
            self.ask(Request::Snapshot);
        }
        dataset
    }

    /// What has the focus: the list of faults, or something else that is about the workbook.
    fn focused_part(self) -> Option<&'static str> {
        let is_in = |id: &&str| focus::element(id).is_some_and(|element| focus::is_in(&element));
        [FAULTS, PANEL].into_iter().find(is_in)
    }

    /// Gives the focus to what comes next, where what had it in that part has gone with what it was about: from a fault to the list, where
    /// the next one is, else to the cell.
    async fn keep_focus(self, part: Option<&'static str>) {
        // Effects remove it before.
        tick().await;
        if part.is_none() || !focus::is_lost() {
            return;
        }
        if part != Some(FAULTS) || !focus::put(FAULTS) {
            focus::put(&cell_id(self.at.get_untracked()));
        }
    }

    /// Shows the year of a check, unless its workbook has been closed meanwhile. The page gets its turn between the steps that take long.
    async fn show_year(self, session: Session, generation: u32, dataset: Option<Bytes>) {
        let Some(Bytes(bytes)) = dataset else {
            return;
        };
        clock::yield_now().await;
        let bytes = bytes.to_vec();
        let dataset = ingest::read(&bytes).dataset;
        clock::yield_now().await;
        if dataset.is_none() || self.generation.try_get_value() != Some(generation) {
            return;
        }
        let reading = Reading {
            dataset,
            diagnostics: Vec::new(),
            n_more: 0,
        };
        let name = self.name.get_untracked();
        if self.was_shown.get_value() {
            // What is chosen stays chosen while the year is corrected.
            session.show(name, &bytes, reading);
        } else {
            self.was_shown.set_value(true);
            session.show_opened(name, &bytes, reading);
        }
    }

    /// What was saved is not offered as a draft.
    fn has_no_draft(self) {
        self.is_saved.set_value(true);
        let key = self.draft_key.get_value();
        spawn_local(async move { drafts::remove(&key).await });
    }

    /// Closes the workbook, and ends the program that holds it. Its draft, if it was not saved, is offered at the next visit.
    pub fn close(self) {
        self.end();
        spawn_local(async {
            tick().await;
            focus::show(TITLE);
        });
    }

    fn end(self) {
        self.generation.update_value(|n| *n += 1);
        self.n_checks.set(0);
        self.work.set_value(None);
        self.book.set(None);
        self.diagnostics.set(Vec::new());
    }
}

impl Session {
    /// Opens a workbook that the program has read, in place of the one that was open.
    pub(super) fn open_workbook(
        self,
        work: Work,
        (name, draft_key): (String, String),
        checked: Checked,
    ) {
        let workbook = self.workbook;
        self.take_offer(&draft_key);
        workbook.generation.update_value(|n| *n += 1);
        workbook.n_checks.set(0);
        workbook.was_shown.set_value(false);
        workbook.draft_key.set_value(draft_key);
        workbook.work.set_value(Some(work));
        workbook.name.set(name);
        workbook.editing.set(None);
        workbook.first.set(0);
        workbook.at.set((0, 0));
        let sheets = checked.book.iter().flat_map(|book| &book.sheets);
        // Activities are what most is said about.
        let first_read = {
            let tables: Vec<_> = sheets.map(|sheet| sheet.mapping.table).collect();
            let is_activities =
                |table: &Option<_>| *table == Some(yearline_sheets_worker::Table::Activities);
            tables.iter().position(is_activities).unwrap_or(0)
        };
        workbook.sheet.set(first_read);
        workbook.rows.set(Vec::new());
        workbook.is_saved.set_value(false);
        workbook.is_unfolded.set(checked.dataset.is_none());
        let generation = workbook.generation.get_value();
        let dataset = workbook.take_over(checked);
        spawn_local(async move {
            workbook.show_year(self, generation, dataset).await;
            // Effects render it before.
            tick().await;
            let is_right = workbook.is_right.try_get_untracked().unwrap_or(true);
            focus::show(if is_right { TITLE } else { WORKBOOK });
        });
    }

    /// Takes an answer about the workbook that is open.
    pub(super) fn handle_answer(self, answer: Answer) {
        self.workbook.handle_answer(self, answer);
    }

    /// Hands the data file of the workbook to the reader, which is what the page shows.
    pub fn save_workbook_as_data(self) {
        if let Some(data) = self.dataset.get_untracked() {
            let locale = self.locale.get_untracked();
            self.download_source(&locale.file_name(&data, "", "json"));
            self.was_saved();
        }
    }

    /// Notes that what the page shows was saved, and with it the workbook, if that is what it shows.
    pub(super) fn was_saved(self) {
        if untrack(|| self.shows_workbook()) {
            self.workbook.has_no_draft();
        }
    }

    /// Whether the page shows the workbook as it is, tracked.
    #[must_use]
    pub fn shows_workbook(self) -> bool {
        let is_its = self
            .local_file
            .with(|file| self.workbook.name.with(|name| file.as_ref() == Some(name)));
        is_its && self.workbook.is_right.get()
    }

    /// How many activities of the dataset that is shown have no month, tracked.
    #[must_use]
    pub fn n_undated(self) -> usize {
        let n = |data: &Arc<Dataset>| data.undated().count_ones(..);
        self.dataset.with(|dataset| dataset.as_ref().map_or(0, n))
    }
}
