//! What lives as long as the page.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::load::{Abort, Incoming, LoadFault};
use crate::browser::{address, document, letters, load};
use yearline_core::domain::{Dataset, Lang, fold};
use yearline_core::ingest::{self, Diagnostic, Reading, Stream};
use yearline_core::text::Speech;
use yearline_core::url::{UrlFault, ViewState};

use super::guest::Guest;
use super::reactive::{Computed, Kept, Source};

/// After this, the page says that it is still waiting.
const SLOW_AFTER: Duration = Duration::from_secs(4);
/// After this, a fetch is given up.
const GIVE_UP_AFTER: Duration = Duration::from_secs(60);

/// So long at most the page is held up by reading, in milliseconds.
const SLICE_MS: f64 = 30.0;

/// How a change gets into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A step that the back button undoes.
    New,
    /// In place of the present one: typing, moving along.
    Same,
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
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Whether it takes long already.
    pub is_slow: bool,
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

/// The page's one session: a reference to its `Signals`, since whatever shows something holds one.
#[derive(Clone, Copy, Debug)]
pub struct Session(&'static Signals);

impl Deref for Session {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

/// The signals that live as long as the page.
#[derive(Debug)]
pub struct Signals {
    /// What the reader chose.
    pub view: Source<ViewState>,
    /// What the address holds that cannot be read.
    pub url_faults: Source<Vec<UrlFault>>,
    /// The dataset that is shown: the last good one.
    pub dataset: Source<Option<Arc<Dataset>>>,
    /// The name of the file that was dropped, if what is shown came so.
    pub local_file: Source<Option<String>>,
    /// The dataset that is on its way.
    pub waiting: Source<Option<Waiting>>,
    /// How many activities of it have been read.
    pub n_read: Source<usize>,
    /// The last file's faults and remarks.
    pub report: Source<Option<FileReport>>,
    /// The language, with this browser's forms.
    pub speech: Computed<Speech>,
    /// The width that the page has for its content, in CSS pixels; 0 before it is known.
    pub width: Source<f64>,
    /// From where the open activity was opened.
    pub opened_from: Source<Part>,
    /// The id of the element that opened it, which gets the focus back.
    pub opener: Source<Option<String>>,
    /// Whether state and address mirror each other. They do on the page; what only shows how another page would look has none.
    pub has_address: bool,
    /// The frame that the page is in, if it is in one.
    pub(super) guest: Kept<Option<Guest>>,
    attempt: Source<u32>,
    abort: Kept<Option<Abort>>,
}

impl Session {
    /// Reads the address and begins to follow it.
    #[must_use]
    pub fn begin() -> Self {
        fold::set_platform(letters::lower_and_decompose);
        let (view, faults) = ViewState::parse(&address::query());
        let preferred = document::preferred_languages()
            .iter()
            .find_map(|tag| Lang::serving(tag))
            .unwrap_or_default();
        let session = Self::new(view, faults, preferred, true);
        // The arena drops the listener with the session's owner.
        StoredValue::new_local(address::on_step(move || session.follow_address()));
        session.follow_host();
        session
    }

    /// A session that shows another choice than the page's and that nobody can change by the address. It ends with the present
    /// owner; what it refers to goes with that, and a few hundred bytes stay.
    #[must_use]
    pub fn detached(from: Self, view: ViewState) -> Self {
        let preferred = from.speech.with_untracked(|s| s.lang);
        Self::new(view, Vec::new(), preferred, false)
    }

    fn new(view: ViewState, faults: Vec<UrlFault>, preferred: Lang, has_address: bool) -> Self {
        let view = Source::new(view);
        let lang = Computed::new(move || view.with(|v| v.lang).unwrap_or(preferred));
        Self(Box::leak(Box::new(Signals {
            view,
            url_faults: Source::new(faults),
            dataset: Source::new(None),
            local_file: Source::new(None),
            waiting: Source::new(None),
            n_read: Source::new(0),
            report: Source::new(None),
            speech: Computed::new(move || Speech::new(lang.get())),
            width: Source::new(0.0),
            opened_from: Source::new(Part::Top),
            opener: Source::new(None),
            has_address,
            guest: Kept::new(Guest::here().filter(|_| has_address)),
            attempt: Source::new(0),
            abort: Kept::new(None),
        })))
    }

    /// The session of the page that a component belongs to.
    #[must_use]
    pub fn here() -> Self {
        expect_context()
    }

    /// The language's fixed words, tracked.
    #[must_use]
    #[inline(never)]
    pub fn words(self) -> &'static yearline_core::text::words::Words {
        self.speech.get().words
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
    pub fn change(self, step: Step, change: impl FnOnce(&mut ViewState)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        self.choose(step, view);
    }

    // Apart from `change`, of which there is a copy for each kind of change.
    #[inline(never)]
    fn choose(self, step: Step, view: ViewState) {
        if self.view.with_untracked(|v| *v != view) {
            if self.has_address {
                address::write(view.query_string(), step == Step::New);
            }
            self.view.set(view);
            self.tell_host();
        }
    }

    /// Fetches the dataset that the address names, or the one that ships with the page.
    pub fn load(self) {
        let asked = self.view.with_untracked(|v| v.data.clone());
        let Some(from) = asked.or_else(address::builtin_dataset) else {
            self.report_load(String::new(), LoadFault::BadAddress);
            return;
        };
        let attempt = self.attempt.get_untracked() + 1;
        self.attempt.set(attempt);
        self.local_file.set(None);
        self.n_read.set(0);
        self.waiting.set(Some(Waiting {
            is_slow: false,
            attempt,
        }));
        let abort = Abort::new();
        self.abort.update(|before| {
            if let Some(before) = before.replace(abort.clone()) {
                before.abort();
            }
        });
        let timed_out = Kept::new(false);
        let watched = abort.clone();
        spawn_local(async move {
            load::wait(SLOW_AFTER).await;
            if !self.is_waiting_for(attempt) {
                return;
            }
            self.waiting.set(Some(Waiting {
                is_slow: true,
                attempt,
            }));
            load::wait(GIVE_UP_AFTER.saturating_sub(SLOW_AFTER)).await;
            if self.is_waiting_for(attempt) {
                timed_out.set(true);
                watched.abort();
            }
        });
        spawn_local(async move {
            let got = match load::open(&from, &abort).await {
                Ok(incoming) => self.read(incoming, Some(attempt)).await,
                Err(fault) => Err(fault),
            };
            if self.attempt.try_get_untracked() != Some(attempt) {
                return; // A later one has taken its place, or the page is gone.
            }
            match got {
                Ok(reading) => {
                    if self.show(from, reading) {
                        self.introduce();
                    }
                }
                Err(LoadFault::Cancelled) if timed_out.get() => {
                    self.report_load(from, LoadFault::TimedOut)
                }
                Err(fault) => self.report_load(from, fault),
            }
            self.waiting.set(None);
        });
    }

    /// Reads a file while it comes in, in slices that leave the page time to answer.
    async fn read(
        self,
        mut incoming: Incoming,
        attempt: Option<u32>,
    ) -> Result<Reading, LoadFault> {
        let mut stream = Stream::default();
        let (mut is_usual, mut n_bytes, mut begun) = (true, 0, load::now_ms());
        while let Some(piece) = incoming.next().await? {
            n_bytes += piece.len();
            if n_bytes > ingest::MAX_BYTES {
                break;
            }
            is_usual = is_usual && stream.push(&piece);
            if load::now_ms() - begun > SLICE_MS {
                if attempt.is_some_and(|attempt| self.is_waiting_for(attempt)) {
                    self.n_read.set(stream.n_activities());
                }
                load::breathe().await;
                begun = load::now_ms();
            }
        }
        load::mark("yearline:finish");
        let reading = if is_usual { stream.finish() } else { None };
        let reading = reading.unwrap_or_else(|| ingest::read(&incoming.so_far()));
        load::mark("yearline:read");
        Ok(reading)
    }

    fn is_waiting_for(self, attempt: u32) -> bool {
        // Nothing is waited for on a page that was taken away meanwhile.
        let waiting = self
            .waiting
            .try_with_untracked(|w| w.as_ref().is_some_and(|w| w.attempt == attempt));
        waiting.unwrap_or(false)
    }

    /// Calls the fetch off.
    pub fn cancel(self) {
        self.abort.with(|abort| {
            if let Some(abort) = abort {
                abort.abort();
            }
        });
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

    /// Shows a file that the reader gave. What was chosen belongs to the year before and is given up.
    pub async fn show_local(self, name: String, incoming: Incoming) {
        // What could not be read has no bytes.
        let reading = self
            .read(incoming, None)
            .await
            .unwrap_or_else(|_| ingest::read(&[]));
        if self.show(name.clone(), reading) {
            self.keep_quiet();
            self.local_file.set(Some(name));
            self.change(Step::New, |view| {
                *view = ViewState {
                    item: None,
                    ..view.without_filter()
                };
            });
        }
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
        self.change(Step::New, |view| {
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
        let id = id.to_owned();
        self.change(Step::New, |view| view.item = Some(id));
    }
}
