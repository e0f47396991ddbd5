//! What lives as long as the page.

use std::num::NonZeroU16;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use gloo::file::Blob;
use gloo::timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use yearline_core::domain::{Dataset, Lang};
use yearline_core::ingest::{self, Diagnostic, Reading};
use yearline_core::text::Locale;
use yearline_core::text::messages::Messages;
use yearline_core::url::{UrlFault, View, ViewState};
use yearline_plot::columns::Columns;

use super::drafts::DraftOffer;
use super::host::HostPage;
use super::workbook::OpenWorkbook;
use crate::browser::fetch::{self, Abort, LoadFault};
use crate::browser::sheets::Work;
use crate::browser::{address, clock};

/// After this, the page says that it is still waiting.
const SLOW_AFTER: Duration = Duration::from_secs(4);
/// After this, a fetch is given up.
pub(super) const GIVE_UP_AFTER: Duration = Duration::from_secs(60);

/// The id of the filters, which get the focus where what had it is gone.
pub const FILTERS: &str = "filters";

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
    /// An initiative, by its index, in the list of what belongs to it.
    Initiative(usize),
}

/// A dataset on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loading {
    /// Whether it takes long already.
    pub is_slow: bool,
    /// How many bytes have come.
    pub n_bytes: usize,
    /// Whether it is a file of the reader. It cannot be asked for again, and is called off at once.
    pub is_local: bool,
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
    /// What the reader chose. [`Session::set_view`] sets it.
    pub view: RwSignal<ViewState>,
    /// Which part of the page is shown: of `view`, as `item`, `is_embedded` and `locale` are.
    ///
    /// These are signals and no memos because most of the page depends on them: Leptos asks everything that depends on a memo whether it is
    /// up to date when the memo's source changes, even if the memo then stays the same.
    pub part: RwSignal<View>,
    /// The identifier of the activity that is open.
    pub item: RwSignal<Option<String>>,
    /// Whether the chapters leave out what is not chosen.
    pub only: RwSignal<bool>,
    /// The slide that is shown in place of the page, counted from 1.
    pub slide: RwSignal<Option<NonZeroU16>>,
    embed: RwSignal<bool>,
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
    pub locale: RwSignal<Locale>,
    /// The language where the reader has chosen none.
    preferred: Lang,
    /// The width that the page has for its content, in CSS pixels; 0 before it is known.
    pub width: RwSignal<f64>,
    /// How large the reader's default letters are beside the usual 16 pixels. The style sheet's limits are in rem, so they grow with it.
    pub letter_scale: RwSignal<f64>,
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
    /// How far the page was scrolled when the open activity was opened, in CSS pixels.
    pub(super) scrolled_at_opening: StoredValue<f64>,
    pub(super) is_item_new: StoredValue<bool>,
    /// Whether the reader waits for the dataset that is on its way, rather than for the page.
    pub(super) is_asked_for: StoredValue<bool>,
    attempt: StoredValue<u32>,
    abort: StoredValue<Option<Abort>, LocalStorage>,
    /// The file of the dataset that is shown, from which a spreadsheet is made.
    pub(super) source: StoredValue<Option<Blob>, LocalStorage>,
    /// The program that reads a spreadsheet.
    pub(super) work: StoredValue<Option<Work>, LocalStorage>,
    /// Drafts that the reader may go on with.
    pub drafts: RwSignal<Vec<DraftOffer>>,
    /// The workbook that is open.
    pub workbook: OpenWorkbook,
    /// The program that writes one.
    pub(super) writer: StoredValue<Option<Work>, LocalStorage>,
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
        let locale = Locale::new(view.lang.unwrap_or(preferred));
        let letter_scale = RwSignal::new(1.0);
        let (width, is_narrow) = width_signals(0.0, letter_scale);
        Self {
            part: RwSignal::new(view.view),
            item: RwSignal::new(view.item.clone()),
            only: RwSignal::new(view.only),
            slide: RwSignal::new(view.present),
            embed: RwSignal::new(view.embed),
            locale: RwSignal::new(locale),
            preferred,
            view: RwSignal::new(view),
            url_faults: RwSignal::new(faults),
            dataset: RwSignal::new(None),
            local_file: RwSignal::new(None),
            loading: RwSignal::new(None),
            report: RwSignal::new(None),
            width,
            letter_scale,
            is_narrow,
            opened_from: RwSignal::new(Part::Top),
            opener: RwSignal::new(None),
            is_built: RwSignal::new(false),
            has_address,
            host: StoredValue::new_local(None),
            scrolled_at_opening: StoredValue::new(0.0),
            is_item_new: StoredValue::new(true),
            is_asked_for: StoredValue::new(false),
            attempt: StoredValue::new(0),
            abort: StoredValue::new_local(None),
            source: StoredValue::new_local(None),
            work: StoredValue::new_local(None),
            drafts: RwSignal::default(),
            workbook: OpenWorkbook::new(),
            writer: StoredValue::new_local(None),
        }
    }

    /// The same session, shown at another width.
    #[must_use]
    pub fn at_width(self, width_px: f64) -> Self {
        let (width, is_narrow) = width_signals(width_px, self.letter_scale);
        Self {
            width,
            is_narrow,
            ..self
        }
    }

    /// The same session on paper or on a slide of that width: all parts, without what is not chosen.
    #[must_use]
    pub fn still(self, width_px: f64) -> Self {
        Self {
            part: RwSignal::new(View::Overview),
            only: RwSignal::new(true),
            has_address: false,
            ..self.at_width(width_px)
        }
    }

    /// Follows the address and, in a frame, the host page, for as long as the present owner lives.
    pub fn connect(self) {
        let listener = address::on_step(move |is_back| self.follow_address(is_back));
        StoredValue::new_local(listener);
        self.follow_host();
    }

    /// The file of the dataset that is shown.
    #[must_use]
    pub fn source(self) -> Option<Blob> {
        self.source.get_value()
    }

    /// The language's fixed messages, tracked.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        self.locale.get().messages
    }

    /// Whether the page is shown as a part of another one, tracked.
    #[must_use]
    pub fn is_embedded(self) -> bool {
        self.embed.get()
    }

    fn follow_address(self, is_back: bool) {
        let (mut view, faults) = ViewState::parse(&address::query());
        let (data_changed, is_closed) = self
            .view
            .with_untracked(|v| (v.data != view.data, v.item.is_none()));
        if is_back && is_closed && !data_changed && view.item.take().is_some() {
            // The reader has closed it since: going back does not open it again.
            self.write_or_go_back(&view);
        }
        if view.item.is_some() {
            self.opened_from.set(Part::Top);
        } else if !is_closed && !data_changed {
            self.lead_back();
        }
        self.set_view(view);
        self.url_faults.set(faults);
        self.tell_host();
        if data_changed {
            self.load();
        }
    }

    /// Has the address hold a view: by going back where that is the step before, else in place of the present step.
    pub(super) fn write_or_go_back(self, view: &ViewState) {
        let is_shown_by = |query: &str| ViewState::parse(query).0 == *view;
        if self.has_address && !address::go_back_to(is_shown_by) {
            address::write(view.query_string(), false);
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
        self.set_view(view);
        self.tell_host();
    }

    /// Sets what the reader chose, and nothing else: neither the address nor the host page learns of it.
    pub fn set_view(self, view: ViewState) {
        if self.item.with_untracked(|item| *item != view.item) {
            self.is_item_new.set_value(true);
        }
        set_if_changed(
            self.locale,
            Locale::new(view.lang.unwrap_or(self.preferred)),
        );
        set_if_changed(self.part, view.view);
        set_if_changed(self.only, view.only);
        set_if_changed(self.slide, view.present);
        set_if_changed(self.embed, view.embed);
        set_if_changed(self.item, view.item.clone());
        self.view.set(view);
    }

    /// Fetches the dataset that the address names, or the one that ships with the page.
    pub fn load(self) {
        let asked = self.view.with_untracked(|v| v.data.clone());
        let Some(from) = asked.or_else(address::builtin_dataset) else {
            self.report_load(String::new(), LoadFault::BadAddress);
            return;
        };
        self.local_file.set(None);
        let (attempt, abort) = self.begin(false);
        spawn_local(self.fetch(from, attempt, abort));
    }

    /// Begins to wait for a dataset, in place of any other.
    pub(super) fn begin(self, is_local: bool) -> (u32, Abort) {
        let attempt = self.attempt.get_value() + 1;
        self.attempt.set_value(attempt);
        self.loading.set(Some(Loading {
            is_slow: false,
            n_bytes: 0,
            is_local,
            attempt,
        }));
        let abort = Abort::new();
        self.cancel_fetch();
        self.work.set_value(None);
        self.abort.set_value(Some(abort.clone()));
        spawn_local(async move {
            sleep(SLOW_AFTER).await;
            self.update_loading(attempt, |loading| loading.is_slow = true);
        });
        (attempt, abort)
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
                // To read it is a task of its own, and so is to show it.
                clock::yield_now().await;
                let reading = read(&bytes);
                clock::yield_now().await;
                if !self.is_loading(attempt) {
                    return;
                }
                if self.show(from, &bytes, reading) {
                    self.introduce();
                }
            }
            Err(fault) => {
                abort.abort();
                self.report_load(from, fault);
            }
        }
        self.loading.set(None);
        if self.is_asked_for.get_value() {
            self.is_asked_for.set_value(false);
            self.show_outcome().await;
        }
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

    pub(super) fn is_loading(self, attempt: u32) -> bool {
        // Nothing is waited for on a page that was taken away meanwhile.
        let is_it = |loading: &Option<Loading>| loading.is_some_and(|l| l.attempt == attempt);
        self.loading.try_with_untracked(is_it).unwrap_or(false)
    }

    /// Calls off what is waited for.
    pub fn cancel(self) {
        let is_local = |loading: &Option<Loading>| loading.is_some_and(|l| l.is_local);
        if self.loading.with_untracked(is_local) {
            self.work.set_value(None);
            self.loading.set(None);
            spawn_local(self.show_outcome());
        }
        self.cancel_fetch();
    }

    fn cancel_fetch(self) {
        self.abort
            .with_value(|abort| abort.iter().for_each(Abort::abort));
    }

    /// Shows a file that was read if it has no fault; else shows its faults, and the last good dataset stays. Tells whether it is shown.
    pub(super) fn show(self, name: String, bytes: &[u8], reading: Reading) -> bool {
        let is_shown = reading.dataset.is_some();
        let has_remarks = !reading.diagnostics.is_empty();
        if let Some(dataset) = reading.dataset {
            self.source.set_value(Some(Blob::new(bytes)));
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

    pub(super) fn report_load(self, name: String, fault: LoadFault) {
        self.report.set(Some(FileReport {
            name,
            load: Some(fault),
            diagnostics: Vec::new(),
            n_more: 0,
            is_shown: false,
        }));
    }
}

fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

/// A width in CSS pixels, and whether it is narrow for letters of that scale.
fn width_signals(width_px: f64, letter_scale: RwSignal<f64>) -> (RwSignal<f64>, Memo<bool>) {
    let width = RwSignal::new(width_px);
    let is_narrow = Memo::new(move |_| width.get() < Columns::NARROW_BELOW * letter_scale.get());
    (width, is_narrow)
}

/// Reads a file, marked on the page's clock.
pub(super) fn read(bytes: &[u8]) -> Reading {
    clock::mark("yearline:finish");
    let reading = ingest::read(bytes);
    clock::mark("yearline:read");
    reading
}
