//! What lives as long as one dataset is shown.

use std::sync::Arc;

use leptos::prelude::*;
use yearline_core::domain::{Dataset, Facets, Filter, Lang, Matrix, MonthSet, Selection, Text};
use yearline_core::text::sentence::Shown;
use yearline_core::url::{UrlFault, View};
use yearline_plot::density::LaneDays;
use yearline_plot::scene::Tone;

use super::session::{History, Part, Session};

/// The activities of each initiative by day.
pub type Lanes = Arc<[Arc<LaneDays>]>;

/// One dataset, and what is derived from it and from the choice.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    /// The page's session.
    pub session: Session,
    data: StoredValue<Arc<Dataset>>,
    whole: StoredValue<Arc<Matrix>>,
    /// The activities of each initiative by day, for the timeline.
    pub lanes: Memo<Lanes>,
    /// What the choice means for this dataset.
    pub filter: Signal<Filter>,
    /// What the choice asks of this dataset that it does not have.
    pub faults: Memo<Vec<UrlFault>>,
    /// What the choice leaves.
    pub selection: Signal<Selection>,
    is_filtered: Memo<bool>,
    /// What each further choice would show.
    pub facets: Signal<Facets>,
    /// The selection by initiative and month.
    pub matrix: Signal<Matrix>,
    /// The activity that is open.
    pub item: Memo<Option<usize>>,
}

/// The year that a component shows.
#[must_use]
pub fn use_year() -> Year {
    expect_context()
}

impl Year {
    /// Derives all that there is to derive from a dataset and a session's choice.
    #[must_use]
    pub fn new(session: Session, dataset: Arc<Dataset>) -> Self {
        let whole = Arc::new(Matrix::of(&dataset, &dataset.every()));
        let data = StoredValue::new(dataset);
        let view = session.view;
        let filter = Memo::new(move |_| view.with(|v| v.filter(&data.get_value()).0));
        // All that follows from a filter is worked out at once.
        let outcome =
            Memo::new(move |_| filter.with(|filter| data.with_value(|data| filter.apply(data))));
        Self {
            session,
            data,
            whole: StoredValue::new(whole),
            lanes: Memo::new(move |_| data.with_value(|data| lanes(data))),
            filter: filter.into(),
            faults: Memo::new(move |_| view.with(|v| v.filter(&data.get_value()).1)),
            selection: Memo::new(move |_| outcome.with(|o| o.selection.clone())).into(),
            is_filtered: Memo::new(move |_| outcome.with(|o| o.selection.is_filtered)),
            facets: Memo::new(move |_| outcome.with(|o| o.facets.clone())).into(),
            matrix: Memo::new(move |_| outcome.with(|o| o.matrix.clone())).into(),
            item: Memo::new(move |_| {
                let id = session.item.get()?;
                data.with_value(|data| data.activity_by_id(&id).map(|a| a.index()))
            }),
        }
    }

    /// The same year, shown at another width.
    #[must_use]
    pub fn at_width(self, width_px: f64) -> Self {
        Self {
            session: self.session.at_width(width_px),
            ..self
        }
    }

    /// The same year on paper or on a slide of that width.
    #[must_use]
    pub fn still(self, width_px: f64) -> Self {
        Self {
            session: self.session.still(width_px),
            ..self
        }
    }

    /// The same year, of which somebody learns in their own time: with signals of its own for all that follows from the choice, and what
    /// brings these up to date.
    pub fn in_own_time(self) -> (Self, impl Fn() + Copy + Send + Sync + 'static) {
        let filter = RwSignal::new(self.filter.get_untracked());
        let selection = RwSignal::new(self.selection.get_untracked());
        let facets = RwSignal::new(self.facets.get_untracked());
        let matrix = RwSignal::new(self.matrix.get_untracked());
        let year = Self {
            filter: filter.into(),
            selection: selection.into(),
            is_filtered: Memo::new(move |_| selection.with(|s| s.is_filtered)),
            facets: facets.into(),
            matrix: matrix.into(),
            ..self
        };
        let follow = move || {
            bring_up_to_date(filter, self.filter);
            bring_up_to_date(selection, self.selection);
            bring_up_to_date(facets, self.facets);
            bring_up_to_date(matrix, self.matrix);
        };
        (year, follow)
    }

    /// Tracks all that follows from the choice.
    pub fn track_choice(self) {
        self.filter.track();
        self.selection.track();
        self.facets.track();
        self.matrix.track();
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
        self.data().language(self.session.locale.get().lang)
    }

    /// The language of the dataset's texts, as a tag, where it is another than that of the words around them, tracked: a dataset need not
    /// have the page's language.
    #[must_use]
    pub fn foreign(self) -> Option<String> {
        self.foreign_in(self.language())
    }

    /// The same for one of its texts, which may lack the language that the others have.
    #[must_use]
    pub fn foreign_text(self, text: &Text) -> Option<String> {
        self.foreign_in(text.language(self.language()))
    }

    /// The same for the title, the summary and the note of an activity.
    #[must_use]
    pub fn foreign_activity(self, activity: usize) -> [Option<String>; 3] {
        let languages = self.data().activity(activity).languages(self.language());
        languages.map(|language| self.foreign_in(language))
    }

    fn foreign_in(self, language: usize) -> Option<String> {
        let data = self.data();
        let tag = data.meta().languages.get(language)?;
        let lang = self.session.locale.get().lang;
        (Lang::serving(tag) != Some(lang)).then(|| tag.clone())
    }

    /// Whether anything is chosen, tracked.
    #[must_use]
    pub fn is_filtered(self) -> bool {
        self.is_filtered.get()
    }

    /// How an activity stands to what is chosen, tracked.
    #[must_use]
    pub fn tone(self, activity: usize) -> Tone {
        self.selection
            .with(|s| match (s.is_filtered, s.shown.contains(activity)) {
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

    /// Whether an initiative is among those that are shown one by one, tracked: less prominent or left out where nothing of it is chosen.
    #[must_use]
    pub fn shows_chapter(self, index: usize) -> bool {
        if self.session.part.get() == View::Initiative {
            return self
                .filter
                .with(|f| f.initiatives.is_empty() || f.initiatives.contains(&index));
        }
        !(self.session.only.get()
            && self.tone_of(self.matrix.with(|m| m.rows[index].n)) == Tone::Quiet)
    }

    /// The sentence that says what is shown, in its two parts, tracked.
    #[must_use]
    pub fn sentence(self) -> (String, String) {
        let locale = self.session.locale.get();
        self.with_shown(|shown| (locale.count_of(shown), locale.rest_of(shown)))
    }

    /// The same as a screen reader says it, tracked.
    #[must_use]
    pub fn announcement(self) -> String {
        let locale = self.session.locale.get();
        self.with_shown(|shown| locale.announcement(shown))
    }

    fn with_shown<T>(self, say: impl FnOnce(Shown<'_>) -> T) -> T {
        let data = self.data();
        self.filter.with(|filter| {
            self.selection.with(|selection| {
                say(Shown {
                    data: &data,
                    filter,
                    selection,
                })
            })
        })
    }

    /// Chooses an initiative, or takes it back.
    pub fn toggle_initiative(self, index: usize) {
        let number = self.data().initiatives()[index].number;
        self.session
            .change(History::Push, |view| toggle(&mut view.initiatives, number));
    }

    /// Chooses a kind, or takes it back.
    pub fn toggle_kind(self, index: usize) {
        let id = self.data().kinds()[index].id.clone();
        self.session
            .change(History::Push, |view| toggle(&mut view.kinds, id));
    }

    /// Chooses a month, or takes it back.
    pub fn toggle_month(self, index: usize) {
        let month = self.data().period().month(index);
        self.session
            .change(History::Push, |view| toggle(&mut view.months, month));
    }

    /// Chooses all months from one to another.
    pub fn choose_months(self, from: usize, to: usize) {
        let period = self.data().period();
        let months = (from.min(to)..=from.max(to))
            .map(|i| period.month(i))
            .collect();
        self.session
            .change(History::Push, |view| view.months = months);
    }

    /// Asks for the activities without a month, or no longer.
    pub fn toggle_undated(self) {
        self.session
            .change(History::Push, |view| view.undated = !view.undated);
    }

    /// Chooses one initiative in those months (or, where there are none, without a month) and nothing else of the two, or takes that back.
    pub fn toggle_cell(self, initiative: usize, months: MonthSet) {
        let data = self.data();
        let number = data.initiatives()[initiative].number;
        let is_undated = months.is_empty();
        let months: Vec<_> = months.indexes().map(|m| data.period().month(m)).collect();
        self.session.change(History::Push, |view| {
            if view.initiatives == [number] && view.months == months && view.undated == is_undated {
                (view.initiatives, view.months, view.undated) = (Vec::new(), Vec::new(), false);
            } else {
                (view.initiatives, view.months, view.undated) = (vec![number], months, is_undated);
            }
        });
    }

    /// Whether one initiative in those months (or, where there are none, without a month) is chosen and nothing else of the two, tracked.
    #[must_use]
    pub fn chooses_cell(self, initiative: usize, months: MonthSet) -> bool {
        self.filter.with(|f| {
            f.initiatives == [initiative] && f.undated == months.is_empty() && f.months == months
        })
    }

    /// Takes every choice back.
    pub fn clear(self) {
        self.session
            .change(History::Push, |view| *view = view.without_filter());
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
        self.session
            .open(self.data().activity(index).id(), from, opener);
    }
}

/// Gives a signal the value of another one; nothing happens where it has that value, or where one of the two is gone.
fn bring_up_to_date<T>(signal: RwSignal<T>, source: Signal<T>)
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let newer = source.try_with_untracked(|new| {
        let is_other = signal.try_with_untracked(|old| old != new);
        is_other.unwrap_or(false).then(|| new.clone())
    });
    if let Some(Some(new)) = newer {
        signal.set(new);
    }
}

fn lanes(data: &Dataset) -> Lanes {
    let when = |a: usize| (!data.undated().contains(a)).then(|| data.activity(a).when());
    let lane = |i| {
        let mut activities = data.of_initiative(i).ones().map(|a| (a, when(a)));
        Arc::new(LaneDays::new(data.period(), &mut activities))
    };
    (0..data.initiatives().len()).map(lane).collect()
}

fn toggle<T: Ord>(chosen: &mut Vec<T>, value: T) {
    match chosen.binary_search(&value) {
        Ok(at) => drop(chosen.remove(at)),
        Err(at) => chosen.insert(at, value),
    }
}
