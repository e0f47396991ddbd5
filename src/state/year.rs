//! What lives as long as one dataset is shown.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::expect_context;

use yearline_core::domain::{Dataset, Facets, Filter, Matrix, MonthSet, Outcome, Selection};
use yearline_core::text::sentence::Shown;
use yearline_core::url::UrlFault;
use yearline_plot::density::LaneDays;
use yearline_plot::scene::Tone;

use super::reactive::{Computed, Kept, Source};
use super::session::{Part, Session, Step};

/// One dataset and all that is derived from it and from the choice: a reference to what is `Derived`, since whatever shows
/// something holds one, and a copy of it all would stand in each.
#[derive(Clone, Copy, Debug)]
pub struct Year(&'static Derived);

impl Deref for Year {
    type Target = Derived;

    fn deref(&self) -> &Derived {
        self.0
    }
}

/// The activities of each initiative by day.
pub type Lanes = Arc<[Arc<LaneDays>]>;

/// What is derived from one dataset and from the choice.
#[derive(Debug)]
pub struct Derived {
    /// The page's session.
    pub session: Session,
    data: Kept<Arc<Dataset>>,
    whole: Kept<Arc<Matrix>>,
    lanes: Kept<Option<Lanes>>,
    /// What the choice means for this dataset.
    pub filter: Computed<Filter>,
    /// What the choice asks of this dataset that it does not have.
    pub faults: Computed<Vec<UrlFault>>,
    /// What the choice leaves.
    pub selection: Computed<Selection>,
    /// What each further choice would show.
    pub facets: Computed<Facets>,
    /// The selection by initiative and month.
    pub matrix: Computed<Matrix>,
    /// The activity that is open.
    pub item: Computed<Option<usize>>,
}

impl Year {
    /// Derives all that there is to derive.
    #[must_use]
    pub fn new(session: Session, data: Arc<Dataset>) -> Self {
        let whole = Kept::new(Arc::new(Matrix::of(&data, &data.every())));
        let data = Kept::new(data);
        let view = session.view;
        let filter = Computed::new(move || view.with(|v| v.filter(&data.get()).0));
        // All that follows from a filter is worked out at once, in place; what of it is another then, hears of it.
        let outcome = Kept::new(Outcome::default());
        let turn = Kept::new(0u32);
        let worked_out = Computed::new(move || {
            filter.with(|f| outcome.update(|outcome| outcome.update(&data.get(), f)));
            turn.update(|turn| {
                *turn += 1;
                *turn
            })
        });
        // Some hundred bytes for each dataset that is shown stay behind; what they refer to goes with its owner.
        Self(Box::leak(Box::new(Derived {
            session,
            data,
            whole,
            lanes: Kept::new(None),
            filter,
            faults: Computed::new(move || view.with(|v| v.filter(&data.get()).1)),
            selection: part_of(worked_out, outcome, |outcome| outcome.selection.clone()),
            facets: part_of(worked_out, outcome, |outcome| outcome.facets.clone()),
            matrix: part_of(worked_out, outcome, |outcome| outcome.matrix.clone()),
            item: Computed::new(move || {
                let id = view.with(|v| v.item.clone())?;
                data.get().activity_by_id(&id).map(|a| a.index())
            }),
        })))
    }

    /// The same year for a part of the page that does not follow each choice at once: what is derived from the choice stands still until
    /// the next step is counted.
    #[must_use]
    pub fn in_steps(self, steps: Source<u32>) -> Self {
        fn stepped<T: Clone + PartialEq + 'static>(
            steps: Source<u32>,
            of: Computed<T>,
        ) -> Computed<T> {
            Computed::new(move || {
                steps.with(|_| ());
                of.get_untracked()
            })
        }
        let Derived {
            session,
            data,
            whole,
            lanes,
            filter,
            faults,
            selection,
            facets,
            matrix,
            item,
        } = *self.0;
        Self(Box::leak(Box::new(Derived {
            session,
            data,
            whole,
            lanes,
            filter: stepped(steps, filter),
            faults,
            selection: stepped(steps, selection),
            facets,
            matrix: stepped(steps, matrix),
            item,
        })))
    }

    /// The year that a component shows.
    #[must_use]
    pub fn here() -> Self {
        expect_context()
    }

    /// The dataset.
    #[must_use]
    #[inline(never)]
    pub fn data(self) -> Arc<Dataset> {
        self.data.get()
    }

    /// All activities by initiative and month.
    #[must_use]
    #[inline(never)]
    pub fn whole(self) -> Arc<Matrix> {
        self.whole.get()
    }

    /// The activities of each initiative by day, for the timeline. Made when it is first asked for.
    #[must_use]
    pub fn lanes(self) -> Lanes {
        if let Some(lanes) = self.lanes.get() {
            return lanes;
        }
        let data = self.data();
        let when = |a: usize| (!data.undated().contains(a)).then(|| data.activity(a).when());
        let lane = |i| {
            let mut activities = data.of_initiative(i).ones().map(|a| (a, when(a)));
            Arc::new(LaneDays::new(data.period(), &mut activities))
        };
        let lanes: Lanes = (0..data.initiatives().len()).map(lane).collect();
        self.lanes.set(Some(Arc::clone(&lanes)));
        lanes
    }

    /// Which of the dataset's languages is shown, tracked.
    #[must_use]
    #[inline(never)]
    pub fn language(self) -> usize {
        self.data().language(self.session.speech.get().lang)
    }

    /// Whether anything is chosen, tracked.
    #[must_use]
    #[inline(never)]
    pub fn is_filtered(self) -> bool {
        self.selection.with(|s| s.is_filtered)
    }

    /// How an activity stands to what is chosen, tracked.
    #[must_use]
    #[inline(never)]
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
    #[inline(never)]
    pub fn tone_of(self, n_chosen: usize) -> Tone {
        match (self.is_filtered(), n_chosen) {
            (false, _) => Tone::Plain,
            (true, 0) => Tone::Quiet,
            (true, _) => Tone::Chosen,
        }
    }

    /// The sentence that says what is shown, in its two parts, tracked.
    #[must_use]
    #[inline(never)]
    pub fn sentence(self) -> (String, String) {
        let (data, speech) = (self.data(), self.session.speech.get());
        self.filter.with(|filter| {
            self.selection.with(|selection| {
                let shown = Shown {
                    data: &data,
                    filter,
                    selection,
                };
                (speech.count_of(shown), speech.rest_of(shown))
            })
        })
    }

    /// Chooses an initiative, or takes it back.
    pub fn toggle_initiative(self, index: usize) {
        let number = self.data().initiatives()[index].number;
        self.session
            .change(Step::New, |view| toggle(&mut view.initiatives, number));
    }

    /// Chooses a kind, or takes it back.
    pub fn toggle_kind(self, index: usize) {
        let id = self.data().kinds()[index].id.clone();
        self.session
            .change(Step::New, |view| toggle(&mut view.kinds, id));
    }

    /// Chooses a month, or takes it back.
    pub fn toggle_month(self, index: usize) {
        let month = self.data().period().month(index);
        self.session
            .change(Step::New, |view| toggle(&mut view.months, month));
    }

    /// Chooses all months from one to another.
    pub fn choose_months(self, from: usize, to: usize) {
        let period = self.data().period();
        let months = (from.min(to)..=from.max(to))
            .map(|i| period.month(i))
            .collect();
        self.session.change(Step::New, |view| view.months = months);
    }

    /// Asks for the activities without a month, or no longer.
    pub fn toggle_undated(self) {
        self.session
            .change(Step::New, |view| view.undated = !view.undated);
    }

    /// Chooses one initiative in those months (or, where there are none, without a month) and nothing else of the two, or takes that back.
    pub fn toggle_cell(self, initiative: usize, months: MonthSet) {
        let data = self.data();
        let number = data.initiatives()[initiative].number;
        let is_undated = months.is_empty();
        let months: Vec<_> = months.indexes().map(|m| data.period().month(m)).collect();
        self.session.change(Step::New, |view| {
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
            .change(Step::New, |view| *view = view.without_filter());
    }

    /// Whether an initiative is chosen, tracked.
    #[must_use]
    #[inline(never)]
    pub fn chooses_initiative(self, index: usize) -> bool {
        self.filter.with(|f| f.initiatives.contains(&index))
    }

    /// The months that are chosen, tracked.
    #[must_use]
    #[inline(never)]
    pub fn chosen_months(self) -> MonthSet {
        self.filter.with(|f| f.months)
    }

    /// Opens an activity.
    #[inline(never)]
    pub fn open(self, index: usize, from: Part, opener: Option<String>) {
        self.session
            .open(self.data().activity(index).id(), from, opener);
    }
}

/// A part of what follows from the filter, once that was worked out.
fn part_of<T: PartialEq + 'static>(
    worked_out: Computed<u32>,
    outcome: Kept<Outcome>,
    part: fn(&Outcome) -> T,
) -> Computed<T> {
    Computed::new(move || worked_out.with(|_| outcome.with(part)))
}

fn toggle<T: Ord>(chosen: &mut Vec<T>, value: T) {
    match chosen.binary_search(&value) {
        Ok(at) => drop(chosen.remove(at)),
        Err(at) => chosen.insert(at, value),
    }
}
