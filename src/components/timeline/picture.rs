//! From the year and the choice to the timeline's scene, in two steps: the layout, which a choice mostly leaves as it is, and the drawing.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use yearline_core::domain::{Dataset, Matrix, When};
use yearline_core::text::{DateForm, Locale};
use yearline_plot::scene::{MarkKey, Scene, Tone};
use yearline_plot::timeline::{Activities, Choice, Lane, MARK_BUDGET, Timeline, TimelineInput};

use super::window::Window;
use crate::components::charts::type_sizes;
use crate::state::Year;

/// Up to this many chosen activities are named in crowded lanes.
const MAX_NAMED: usize = 24;

/// A layout. Two of them are never compared by what is in them, only by whether they are the same one.
#[derive(Clone)]
struct Laid(Arc<Timeline>);

impl PartialEq for Laid {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The timeline as a scene: of all initiatives, or of `only` one. Open are all lanes, or those of the chosen initiatives; none where there is
/// no `all_open`.
pub(super) fn picture(
    year: Year,
    window: RwSignal<Window>,
    all_open: Option<RwSignal<bool>>,
    only: Option<usize>,
) -> Memo<Scene> {
    let n = year.data().initiatives().len();
    let first = only.unwrap_or(0);
    let end = only.map_or(n, |only| only + 1);
    let chosen = Memo::new(move |_| year.filter.with(|f| f.initiatives.clone()));
    let named = Memo::new(move |_| named_activities(year));
    let laid = Memo::new(move |_| {
        let is_chosen = |i: usize| chosen.with(|chosen| chosen.contains(&i));
        let is_open = |i: usize| all_open.is_some_and(|all| all.get() || is_chosen(i));
        let input = named.with(|named| input(year, window.get(), first..end, &is_open, named));
        Laid(Arc::new(lay_out(year, first, input)))
    });
    Memo::new(move |_| {
        let timeline = laid.get().0;
        draw(year, first, &timeline)
    })
}

/// The chosen activities with a month if there are few of them in a dataset so large that lanes may be crowded, tracked.
fn named_activities(year: Year) -> Vec<usize> {
    let data = year.data();
    if data.n_activities() <= MARK_BUDGET / 2 {
        return Vec::new();
    }
    year.selection.with(|s| {
        let dated = s.shown.ones().filter(|a| !data.undated().contains(*a));
        let dated: Vec<usize> = dated.take(MAX_NAMED + 1).collect();
        if s.is_filtered && dated.len() <= MAX_NAMED {
            dated
        } else {
            Vec::new()
        }
    })
}

/// What the timeline is laid out from, tracked.
fn input(
    year: Year,
    window: Window,
    initiatives: Range<usize>,
    is_open: &dyn Fn(usize) -> bool,
    named: &[usize],
) -> TimelineInput {
    let (data, locale) = (year.data(), year.session.locale.get());
    let language = year.language();
    let period = data.period();
    let lanes = year.lanes.get();
    let lanes = initiatives.map(|i| (i, &data.initiatives()[i], &lanes[i]));
    let lanes = lanes.map(|(i, initiative, days)| Lane {
        key: MarkKey::Initiative(i),
        number: initiative.number,
        label: initiative.title.get(language).to_owned(),
        is_open: is_open(i),
        days: Arc::clone(days),
        named: named
            .iter()
            .copied()
            .filter(|a| data.activity(*a).initiative_index() == i)
            .collect(),
        undated_value: locale.count(days.undated().len()),
    });
    let months = period.months().map(|month| {
        let name = |form| locale.date(month.first_day(), form);
        (name(DateForm::MonthShort), name(DateForm::MonthNarrow))
    });
    // A period of one year has its name in the headline.
    let years =
        (0..period.n_months()).filter_map(|i| period.year_at(i).map(|year| (i, year.to_string())));
    TimelineInput {
        period,
        window: (window.first, window.last),
        lanes: lanes.collect(),
        month_labels: months.collect(),
        year_labels: years.collect(),
        undated_heading: locale.messages.no_month_given.to_owned(),
        type_px: type_sizes(locale),
    }
}

/// Lays the timeline out for the width that there is, tracked. Its first lane is that of the initiative `first`.
fn lay_out(year: Year, first: usize, input: TimelineInput) -> Timeline {
    let width = year.session.width.get();
    let facts = ActivityFacts::new(year, first);
    if year.session.is_narrow.get() {
        Timeline::vertical(width, input, &facts)
    } else {
        Timeline::horizontal(width, input, &facts)
    }
}

/// What the layout asks of activities.
struct ActivityFacts {
    data: Arc<Dataset>,
    locale: Locale,
    language: usize,
    whole: Arc<Matrix>,
    /// The initiative of the first lane.
    first: usize,
}

impl ActivityFacts {
    /// Tracked for the language.
    fn new(year: Year, first: usize) -> Self {
        Self {
            data: year.data(),
            locale: year.session.locale.get(),
            language: year.language(),
            whole: year.whole(),
            first,
        }
    }
}

impl Activities for ActivityFacts {
    fn when(&self, activity: usize) -> When {
        self.data.activity(activity).when()
    }

    fn title(&self, activity: usize) -> String {
        self.data.activity(activity).title(self.language).to_owned()
    }

    fn note(&self, activity: usize) -> String {
        self.locale
            .when(self.data.activity(activity), self.data.period())
    }

    fn count(&self, lane: usize, month: usize) -> String {
        self.locale
            .cell(self.whole.rows[self.first + lane].months[month])
    }

    fn part(&self, n: usize, whole: usize) -> String {
        self.locale.part_of(n, whole, true)
    }
}

/// Draws a layout with what is chosen, tracked. Its first lane is that of the initiative `first`.
fn draw(year: Year, first: usize, timeline: &Timeline) -> Scene {
    let (data, locale) = (year.data(), year.session.locale.get());
    let (lanes, whole) = (year.lanes.get(), year.whole());
    let is_filtered = year.is_filtered();
    let unchosen = if is_filtered {
        Tone::Quiet
    } else {
        Tone::Plain
    };
    year.selection.with(|selection| {
        let shown = &selection.shown;
        let n_chosen = |i: usize| shown.intersection_count(data.of_initiative(i));
        let lane_tone = |i: usize| {
            if year.chooses_initiative(i) {
                Tone::Chosen
            } else if is_filtered && n_chosen(i) == 0 {
                Tone::Quiet
            } else {
                Tone::Plain
            }
        };
        let lane_tones: Vec<Tone> = (first..data.initiatives().len()).map(lane_tone).collect();
        let tone = |activity: usize| {
            if is_filtered && shown.contains(activity) {
                Tone::Chosen
            } else {
                unchosen
            }
        };
        let density = |lane: usize| {
            let i = first + lane;
            if n_chosen(i) == data.of_initiative(i).count_ones(..) {
                lanes[i].whole()
            } else {
                Arc::new(lanes[i].chosen(&|activity| shown.contains(activity)))
            }
        };
        let chosen = |i: usize| is_filtered.then(|| density(i));
        year.matrix.with(|matrix| {
            // As in the matrix: a month with chosen activities counts these, the others count all.
            let month = |lane: usize, m: usize| match matrix.rows[first + lane].months[m] {
                selected if is_filtered && !selected.is_empty() => {
                    (locale.cell(selected), Tone::Chosen)
                }
                _ => (locale.cell(whole.rows[first + lane].months[m]), unchosen),
            };
            let part = |n, whole| locale.part_of(n, whole, true);
            timeline.scene(&Choice {
                lanes: &lane_tones,
                tone: &tone,
                chosen: &chosen,
                month: &month,
                part: &part,
            })
        })
    })
}
