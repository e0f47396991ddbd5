//! All signals and memos, once.
//!
//! [`Session`] lives as long as the page: what the reader chose (a mirror of the address), which dataset is shown, what is on its
//! way. [`Year`] lives as long as one dataset is shown: all that can be derived from it and from the choice. What can be
//! derived is derived, in a memo, so a choice that leaves a value equal redraws nothing that depends on it.
//!
//! Architecture invariant: components change the choice only through [`Session::change`], so state and address cannot differ.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::load::{Abort, LoadFault};
use crate::browser::{address, document, intl, load};
use crate::domain::{Dataset, Facets, Filter, Lang, Matrix, MonthSet, Selection};
use crate::ingest::{self, Diagnostic};
use crate::plot::scene::Tone;
use crate::text::Speech;
use crate::text::sentence::Shown;
use crate::url::{UrlFault, ViewState};

/// After this, the page says that it is still waiting.
const SLOW_AFTER: Duration = Duration::from_secs(4);
/// After this, a fetch is given up.
const GIVE_UP_AFTER: Duration = Duration::from_secs(60);

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
    pub waiting: RwSignal<Option<Waiting>>,
    /// The last file's faults and remarks.
    pub report: RwSignal<Option<FileReport>>,
    /// The language, with this browser's forms.
    pub speech: Memo<Speech>,
    /// The width that the page has for its content, in CSS pixels; 0 before it is known.
    pub width: RwSignal<f64>,
    /// From where the open activity was opened.
    pub opened_from: RwSignal<Part>,
    /// The id of the element that opened it, which gets the focus back.
    pub opener: RwSignal<Option<String>>,
    attempt: RwSignal<u32>,
    abort: StoredValue<Option<Abort>, LocalStorage>,
}

impl Session {
    /// Reads the address and begins to follow it.
    #[must_use]
    pub fn begin() -> Self {
        let (view, faults) = ViewState::parse(&address::query());
        let preferred = document::preferred_languages().iter().find_map(|tag| Lang::serving(tag)).unwrap_or_default();
        let view = RwSignal::new(view);
        let lang = Memo::new(move |_| view.with(|v| v.lang).unwrap_or(preferred));
        let session = Self {
            view,
            url_faults: RwSignal::new(faults),
            dataset: RwSignal::new(None),
            local_file: RwSignal::new(None),
            waiting: RwSignal::new(None),
            report: RwSignal::new(None),
            speech: Memo::new(move |_| intl::speech(lang.get())),
            width: RwSignal::new(0.0),
            opened_from: RwSignal::new(Part::Top),
            opener: RwSignal::new(None),
            attempt: RwSignal::new(0),
            abort: StoredValue::new_local(None),
        };
        let listener = address::on_step(move || session.follow_address());
        let kept = StoredValue::new_local(listener);
        on_cleanup(move || kept.dispose());
        session
    }

    /// The session of the page that a component belongs to.
    #[must_use]
    pub fn here() -> Self {
        expect_context()
    }

    /// The language's fixed words, tracked.
    #[must_use]
    pub fn words(self) -> &'static crate::text::words::Words {
        self.speech.get().words
    }

    fn follow_address(self) {
        let (view, faults) = ViewState::parse(&address::query());
        let data_changed = self.view.with_untracked(|v| v.data != view.data);
        self.opened_from.set(Part::Top);
        self.view.set(view);
        self.url_faults.set(faults);
        if data_changed {
            self.load();
        }
    }

    /// Changes what the reader chose, and the address with it.
    pub fn change(self, step: Step, change: impl FnOnce(&mut ViewState)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        if self.view.with_untracked(|v| *v != view) {
            address::write(&view.query_string(), step == Step::New);
            self.view.set(view);
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
        self.waiting.set(Some(Waiting { is_slow: false, attempt }));
        let abort = Abort::new();
        self.abort.update_value(|before| {
            if let Some(before) = before.replace(abort.clone()) {
                before.abort();
            }
        });
        let timed_out = StoredValue::new_local(false);
        let watched = abort.clone();
        spawn_local(async move {
            load::wait(SLOW_AFTER).await;
            if !self.is_waiting_for(attempt) {
                return;
            }
            self.waiting.set(Some(Waiting { is_slow: true, attempt }));
            load::wait(GIVE_UP_AFTER.saturating_sub(SLOW_AFTER)).await;
            if self.is_waiting_for(attempt) {
                timed_out.set_value(true);
                watched.abort();
            }
        });
        spawn_local(async move {
            let got = load::bytes(&from, &abort).await;
            if self.attempt.get_untracked() != attempt {
                return; // A later one has taken its place.
            }
            match got {
                Ok(bytes) => self.show(from, &bytes),
                Err(LoadFault::Cancelled) if timed_out.get_value() => self.report_load(from, LoadFault::TimedOut),
                Err(fault) => self.report_load(from, fault),
            }
            self.waiting.set(None);
        });
    }

    fn is_waiting_for(self, attempt: u32) -> bool {
        self.waiting.with_untracked(|w| w.as_ref().is_some_and(|w| w.attempt == attempt))
    }

    /// Calls the fetch off.
    pub fn cancel(self) {
        self.abort.with_value(|abort| {
            if let Some(abort) = abort {
                abort.abort();
            }
        });
    }

    /// Reads a file and shows it if it has no fault; else shows its faults, and the last good dataset stays.
    pub fn show(self, name: String, bytes: &[u8]) {
        let reading = ingest::read(bytes);
        let is_shown = reading.dataset.is_some();
        let has_remarks = !reading.diagnostics.is_empty();
        if let Some(dataset) = reading.dataset {
            self.dataset.set(Some(Arc::new(dataset)));
        }
        self.report.set(has_remarks.then_some(FileReport {
            name,
            load: None,
            diagnostics: reading.diagnostics,
            is_shown,
        }));
    }

    /// Shows a file that the reader gave. What was chosen belongs to the year before and is given up.
    pub fn show_local(self, name: String, bytes: &[u8]) {
        self.show(name.clone(), bytes);
        if self.report.with_untracked(|r| r.as_ref().is_none_or(|r| r.is_shown)) {
            self.local_file.set(Some(name));
            self.change(Step::New, |view| {
                *view = ViewState { item: None, ..view.without_filter() };
            });
        }
    }

    fn report_load(self, name: String, fault: LoadFault) {
        self.report.set(Some(FileReport { name, load: Some(fault), diagnostics: Vec::new(), is_shown: false }));
    }

    /// Goes back to the dataset that ships with the page.
    pub fn show_builtin(self) {
        self.report.set(None);
        self.change(Step::New, |view| {
            *view = ViewState { data: None, item: None, ..view.without_filter() };
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

/// One dataset and all that is derived from it and from the choice.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    /// The page's session.
    pub session: Session,
    data: StoredValue<Arc<Dataset>>,
    whole: StoredValue<Arc<Matrix>>,
    /// What the choice means for this dataset.
    pub filter: Memo<Filter>,
    /// What the choice asks of this dataset that it does not have.
    pub faults: Memo<Vec<UrlFault>>,
    /// What the choice leaves.
    pub selection: Memo<Selection>,
    /// What each further choice would show.
    pub facets: Memo<Facets>,
    /// The selection by initiative and month.
    pub matrix: Memo<Matrix>,
    /// The activity that is open.
    pub item: Memo<Option<usize>>,
}

impl Year {
    /// Derives all that there is to derive.
    #[must_use]
    pub fn new(session: Session, data: Arc<Dataset>) -> Self {
        let whole = StoredValue::new(Arc::new(Matrix::of(&data, &data.every())));
        let data = StoredValue::new(data);
        let view = session.view;
        let filter = Memo::new(move |_| view.with(|v| v.filter(&data.get_value()).0));
        let selection = Memo::new(move |_| filter.with(|f| f.select(&data.get_value())));
        Self {
            session,
            data,
            whole,
            filter,
            faults: Memo::new(move |_| view.with(|v| v.filter(&data.get_value()).1)),
            selection,
            facets: Memo::new(move |_| filter.with(|f| f.facets(&data.get_value()))),
            matrix: Memo::new(move |_| selection.with(|s| Matrix::of(&data.get_value(), &s.shown))),
            item: Memo::new(move |_| {
                let id = view.with(|v| v.item.clone())?;
                data.get_value().activity_by_id(&id).map(|a| a.index())
            }),
        }
    }

    /// The year that a component shows.
    #[must_use]
    pub fn here() -> Self {
        expect_context()
    }

    /// The dataset.
    #[must_use]
    pub fn data(self) -> Arc<Dataset> {
        self.data.get_value()
    }

    /// All activities by initiative and month.
    #[must_use]
    pub fn whole(self) -> Arc<Matrix> {
        self.whole.get_value()
    }

    /// Which of the dataset's languages is shown, tracked.
    #[must_use]
    pub fn language(self) -> usize {
        self.data().language(self.session.speech.get().lang)
    }

    /// Whether anything is chosen, tracked.
    #[must_use]
    pub fn is_filtered(self) -> bool {
        self.selection.with(|s| s.is_filtered)
    }

    /// How an activity stands to what is chosen, tracked.
    #[must_use]
    pub fn tone(self, activity: usize) -> Tone {
        self.selection.with(|s| match (s.is_filtered, s.shown.contains(activity)) {
            (false, _) => Tone::Plain,
            (true, true) => Tone::Chosen,
            (true, false) => Tone::Quiet,
        })
    }

    /// How something stands of which so many are chosen, tracked.
    #[must_use]
    pub fn tone_of(self, n_chosen: usize) -> Tone {
        match (self.is_filtered(), n_chosen) {
            (false, _) => Tone::Plain,
            (true, 0) => Tone::Quiet,
            (true, _) => Tone::Chosen,
        }
    }

    /// The sentence that says what is shown, in its two parts, tracked.
    #[must_use]
    pub fn sentence(self) -> (String, String) {
        let (data, speech) = (self.data(), self.session.speech.get());
        self.filter.with(|filter| {
            self.selection.with(|selection| {
                let shown = Shown { data: &data, filter, selection };
                (speech.count_of(shown), speech.rest_of(shown))
            })
        })
    }

    /// Chooses an initiative, or takes it back.
    pub fn toggle_initiative(self, index: usize) {
        let number = self.data().initiatives()[index].number;
        self.session.change(Step::New, |view| toggle(&mut view.initiatives, number));
    }

    /// Chooses a kind, or takes it back.
    pub fn toggle_kind(self, index: usize) {
        let id = self.data().kinds()[index].id.clone();
        self.session.change(Step::New, |view| toggle(&mut view.kinds, id));
    }

    /// Chooses a month, or takes it back.
    pub fn toggle_month(self, index: usize) {
        let month = self.data().period().month(index);
        self.session.change(Step::New, |view| toggle(&mut view.months, month));
    }

    /// Chooses all months from one to another.
    pub fn choose_months(self, from: usize, to: usize) {
        let period = self.data().period();
        let months = (from.min(to)..=from.max(to)).map(|i| period.month(i)).collect();
        self.session.change(Step::New, |view| view.months = months);
    }

    /// Asks for the activities without a month, or no longer.
    pub fn toggle_undated(self) {
        self.session.change(Step::New, |view| view.undated = !view.undated);
    }

    /// Chooses one initiative in one month (or without a month) and nothing else of the two, or takes that back.
    pub fn toggle_cell(self, initiative: usize, month: Option<usize>) {
        let data = self.data();
        let number = data.initiatives()[initiative].number;
        let months: Vec<_> = month.map(|m| data.period().month(m)).into_iter().collect();
        self.session.change(Step::New, |view| {
            if view.initiatives == [number] && view.months == months && view.undated == month.is_none() {
                (view.initiatives, view.months, view.undated) = (Vec::new(), Vec::new(), false);
            } else {
                (view.initiatives, view.months, view.undated) = (vec![number], months, month.is_none());
            }
        });
    }

    /// Takes every choice back.
    pub fn clear(self) {
        self.session.change(Step::New, |view| *view = view.without_filter());
    }

    /// Whether an initiative is chosen, tracked.
    #[must_use]
    pub fn chooses_initiative(self, index: usize) -> bool {
        self.filter.with(|f| f.initiatives.contains(&index))
    }

    /// The months that are chosen, tracked.
    #[must_use]
    pub fn chosen_months(self) -> MonthSet {
        self.filter.with(|f| f.months)
    }

    /// Opens an activity.
    pub fn open(self, index: usize, from: Part, opener: Option<String>) {
        self.session.open(self.data().activity(index).id(), from, opener);
    }
}

fn toggle<T: Ord>(chosen: &mut Vec<T>, value: T) {
    match chosen.binary_search(&value) {
        Ok(at) => drop(chosen.remove(at)),
        Err(at) => chosen.insert(at, value),
    }
}
