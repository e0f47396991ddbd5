//! What lives as long as the page.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use gloo::file::File;
use gloo::timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use yearline_core::domain::{Dataset, Lang};
use yearline_core::ingest::{self, Diagnostic, Reading};
use yearline_core::text::Locale;
use yearline_core::text::messages::Messages;
use yearline_core::url::{UrlFault, ViewState};
use yearline_plot::columns::Columns;

use super::host::HostPage;
use crate::browser::fetch::{self, Abort, LoadFault};
use crate::browser::{address, clock, files};

/// After this, the page says that it is still waiting.
const SLOW_AFTER: Duration = Duration::from_secs(4);
/// After this, a fetch is given up.
const GIVE_UP_AFTER: Duration = Duration::from_secs(60);

/// How a change enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// As a step that the back button undoes.
    Push,
    /// In place of the present step: typing, moving along.
    Replace,
}

/// The parts of the page that can open an activity. It opens below the one that was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The address asked for it.
    #[default]
    Top,
    /// The headline figures.
    Figures,
    /// The matrix.
    Matrix,
    /// The charts.
    Charts,
    /// The timeline.
    Timeline,
    /// The table.
    Table,
}

/// A dataset on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loading {
    /// Whether it takes long already.
    pub is_slow: bool,
    /// How many bytes have come.
    pub n_bytes: usize,
    attempt: u32,
}

/// What went wrong, or is to be remarked, with the last file.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// Its name or address.
    pub name: String,
    /// Why it did not come, if it did not.
    pub load: Option<LoadFault>,
    /// What was found in it.
    pub diagnostics: Vec<Diagnostic>,
    /// How much more there is than is listed.
    pub n_more: usize,
    /// Whether it is shown none the less.
    pub is_shown: bool,
}

/// The signals that live as long as the page.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// What the reader chose.
    pub view: RwSignal<ViewState>,
    /// What the address holds that cannot be read.
    pub url_faults: RwSignal<Vec<UrlFault>>,
    /// The dataset that is shown: the last good one.
    pub dataset: RwSignal<Option<Arc<Dataset>>>,
    /// The name of the file that was dropped, if what is shown came so.
    pub local_file: RwSignal<Option<String>>,
    /// The dataset that is on its way.
    pub loading: RwSignal<Option<Loading>>,
    /// The last file's faults and remarks.
    pub report: RwSignal<Option<FileReport>>,
    /// The language and its messages.
    pub locale: Memo<Locale>,
    /// The width that the page has for its content, in CSS pixels; 0 before it is known.
    pub width: RwSignal<f64>,
    /// Whether that is narrow: matrix and timeline stand up, an activity opens as a dialog.
    pub is_narrow: Memo<bool>,
    /// From where the open activity was opened.
    pub opened_from: RwSignal<Part>,
    /// The id of the element that opened it, which gets the focus back.
    pub opener: RwSignal<Option<String>>,
    /// Whether all parts of the page are built. Until then the prerendered page is what is seen.
    pub is_built: RwSignal<bool>,
    /// Whether state and address mirror each other. They do on the page; a preview of another view has no address.
    pub has_address: bool,
    /// The page around this one, if it is in a frame.
    pub(super) host: StoredValue<Option<HostPage>, LocalStorage>,
    attempt: StoredValue<u32>,
    abort: StoredValue<Option<Abort>, LocalStorage>,
}

/// The session of the page that a component belongs to.
#[must_use]
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// The page with this query in its address, for a reader whose browser prefers this language.
    #[must_use]
    pub fn new(query: &str, preferred: Lang) -> Self {
        let (view, faults) = ViewState::parse(query);
        Self::with(view, faults, preferred, true)
    }

    /// The page as it is prerendered in a language: nothing is chosen, and nobody can choose.
    #[must_use]
    pub fn prerendered(lang: Lang) -> Self {
        Self::with(ViewState::default(), Vec::new(), lang, false)
    }

    /// A session that shows another choice than the page's, and that nobody can change by the address.
    #[must_use]
    pub fn detached(from: Self, view: ViewState) -> Self {
        let preferred = from.locale.with_untracked(|locale| locale.lang);
        Self::with(view, Vec::new(), preferred, false)
    }

    fn with(view: ViewState, faults: Vec<UrlFault>, preferred: Lang, has_address: bool) -> Self {
        let view = RwSignal::new(view);
        let (width, is_narrow) = width_signals(0.0);
        Self {
            view,
            url_faults: RwSignal::new(faults),
            dataset: RwSignal::new(None),
            local_file: RwSignal::new(None),
            loading: RwSignal::new(None),
            report: RwSignal::new(None),
            locale: Memo::new(move |_| Locale::new(view.with(|v| v.lang).unwrap_or(preferred))),
            width,
            is_narrow,
            opened_from: RwSignal::new(Part::Top),
            opener: RwSignal::new(None),
            is_built: RwSignal::new(false),
            has_address,
            host: StoredValue::new_local(None),
            attempt: StoredValue::new(0),
            abort: StoredValue::new_local(None),
        }
    }

    /// The same session, shown at another width.
    #[must_use]
    pub fn at_width(self, width_px: f64) -> Self {
        let (width, is_narrow) = width_signals(width_px);
        Self {
            width,
            is_narrow,
            ..self
        }
    }

    /// Follows the address and, in a frame, the host page, for as long as the present owner lives.
    pub fn connect(self) {
        let listener = address::on_step(move || self.follow_address());
        StoredValue::new_local(listener);
        self.follow_host();
    }

    /// The language's fixed messages, tracked.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        self.locale.get().messages
    }

    /// Whether the page is shown as a part of another one, tracked.
    #[must_use]
    pub fn is_embedded(self) -> bool {
        self.view.with(|view| view.embed)
    }

    fn follow_address(self) {
        let (view, faults) = ViewState::parse(&address::query());
        let data_changed = self.view.with_untracked(|v| v.data != view.data);
        self.opened_from.set(Part::Top);
        self.view.set(view);
        self.url_faults.set(faults);
        self.tell_host();
        if data_changed {
            self.load();
        }
    }

    /// Changes what the reader chose, and the address with it.
    pub fn change(self, history: History, change: impl FnOnce(&mut ViewState)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        if self.view.with_untracked(|v| *v == view) {
            return;
        }
        if self.has_address {
            address::write(view.query_string(), history == History::Push);
        }
        self.view.set(view);
        self.tell_host();
    }

    /// Fetches the dataset that the address names, or the one that ships with the page.
    pub fn load(self) {
        let asked = self.view.with_untracked(|v| v.data.clone());
        let Some(from) = asked.or_else(address::builtin_dataset) else {
            self.report_load(String::new(), LoadFault::BadAddress);
            return;
        };
        let attempt = self.attempt.get_value() + 1;
        self.attempt.set_value(attempt);
        self.local_file.set(None);
        self.loading.set(Some(Loading {
            is_slow: false,
            n_bytes: 0,
            attempt,
        }));
        let abort = Abort::new();
        self.cancel();
        self.abort.set_value(Some(abort.clone()));
        spawn_local(async move {
            sleep(SLOW_AFTER).await;
            self.update_loading(attempt, |loading| loading.is_slow = true);
        });
        spawn_local(self.fetch(from, attempt, abort));
    }

    async fn fetch(self, from: String, attempt: u32, abort: Abort) {
        let progress = move |n_bytes| {
            self.update_loading(attempt, |loading| loading.n_bytes = n_bytes);
        };
        let bytes = fetch::bytes(&from, ingest::MAX_BYTES, &abort, progress);
        let fetched = match select(pin!(bytes), pin!(sleep(GIVE_UP_AFTER))).await {
            Either::Left((fetched, _)) => fetched,
            Either::Right(_) => Err(LoadFault::TimedOut),
        };
        if !self.is_loading(attempt) {
            return; // A later one has taken its place, or the page is gone.
        }
        match fetched {
            Ok(bytes) => {
                if self.show(from, read(&bytes)) {
                    self.introduce();
                }
            }
            Err(fault) => {
                abort.abort();
                self.report_load(from, fault);
            }
        }
        self.loading.set(None);
    }

    fn update_loading(self, attempt: u32, update: impl FnOnce(&mut Loading)) {
        if self.is_loading(attempt) {
            self.loading.update(|loading| {
                if let Some(loading) = loading {
                    update(loading);
                }
            });
        }
    }

    fn is_loading(self, attempt: u32) -> bool {
        // Nothing is waited for on a page that was taken away meanwhile.
        let is_it = |loading: &Option<Loading>| loading.is_some_and(|l| l.attempt == attempt);
        self.loading.try_with_untracked(is_it).unwrap_or(false)
    }

    /// Calls the fetch off.
    pub fn cancel(self) {
        self.abort
            .with_value(|abort| abort.iter().for_each(Abort::abort));
    }

    /// Shows a file that was read if it has no fault; else shows its faults, and the last good dataset stays. Tells whether it is shown.
    fn show(self, name: String, reading: Reading) -> bool {
        let is_shown = reading.dataset.is_some();
        let has_remarks = !reading.diagnostics.is_empty();
        if let Some(dataset) = reading.dataset {
            self.dataset.set(Some(Arc::new(dataset)));
        }
        self.report.set(has_remarks.then_some(FileReport {
            name,
            load: None,
            diagnostics: reading.diagnostics,
            n_more: reading.n_more,
            is_shown,
        }));
        is_shown
    }

    /// Shows a file that the reader gave, or its faults. What was chosen belongs to the year before and is given up.
    pub fn open_file(self, file: File) {
        spawn_local(async move {
            let name = file.name();
            if self.show(name.clone(), read(&files::bytes(&file).await)) {
                self.hide_from_host();
                self.local_file.set(Some(name));
                self.change(History::Push, |view| {
                    *view = ViewState {
                        item: None,
                        ..view.without_filter()
                    };
                });
            }
        });
    }

    fn report_load(self, name: String, fault: LoadFault) {
        self.report.set(Some(FileReport {
            name,
            load: Some(fault),
            diagnostics: Vec::new(),
            n_more: 0,
            is_shown: false,
        }));
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
        self.load();
    }

    /// Opens an activity.
    pub fn open(self, id: &str, from: Part, opener: Option<String>) {
        if self.view.with_untracked(|v| v.item.is_none()) {
            self.opener.set(opener);
        }
        self.opened_from.set(from);
        self.change(History::Push, |view| view.item = Some(id.to_owned()));
    }
}

/// A width in CSS pixels, and whether it is narrow.
fn width_signals(width_px: f64) -> (RwSignal<f64>, Memo<bool>) {
    let width = RwSignal::new(width_px);
    let is_narrow = Memo::new(move |_| width.with(|w| *w < Columns::NARROW_BELOW));
    (width, is_narrow)
}

/// Reads a file, marked on the page's clock.
fn read(bytes: &[u8]) -> Reading {
    clock::mark("yearline:finish");
    let reading = ingest::read(bytes);
    clock::mark("yearline:read");
    reading
}
