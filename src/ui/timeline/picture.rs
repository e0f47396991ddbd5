//! From the year and the choice to the timeline's scene, in two steps: laying out, which a choice mostly leaves as it is, and drawing.

use std::rc::Rc;
use std::sync::Arc;

use crate::state::Year;
use crate::state::reactive::{Computed, Source};
use crate::ui::charts::type_sizes;
use crate::ui::is_narrow;
use yearline_core::domain::{Dataset, Matrix};
use yearline_core::text::{DateForm, Speech};
use yearline_plot::density::Density;
use yearline_plot::scene::{MarkKey, Scene, Tone};
use yearline_plot::timeline::{Activities, Choice, Lane, MARK_BUDGET, Timeline, TimelineInput};

use super::sight::Window;

/// So few chosen activities of crowded lanes are named.
const MAX_NAMED: usize = 24;

/// What is laid out; each time another one.
struct Laid(Rc<Timeline>);

impl PartialEq for Laid {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The timeline as a scene.
pub(super) fn picture(
    year: Year,
    window: Source<Window>,
    all_open: Source<bool>,
) -> Computed<Scene> {
    let session = year.session;
    let open = Computed::new(move || year.filter.with(|f| f.initiatives.clone()));
    let named = Computed::new(move || few_chosen(year));
    let laid = Computed::new(move || {
        let open = open.get();
        let input = input(
            year,
            window.get(),
            &|i| all_open.get() || open.contains(&i),
            &named.get(),
        );
        let width = session.width.get();
        let told = Told::new(year);
        Laid(Rc::new(if is_narrow(session) {
            Timeline::standing(width, input, &told)
        } else {
            Timeline::lying(width, input, &told)
        }))
    });
    Computed::new(move || {
        let laid = laid.with(|laid| Rc::clone(&laid.0));
        draw(year, &laid)
    })
}

/// The chosen activities with a month, where there are so many activities that lanes may be crowded and so few are chosen, tracked.
fn few_chosen(year: Year) -> Vec<usize> {
    let data = year.data();
    if data.n_activities() <= MARK_BUDGET / 2 {
        return Vec::new();
    }
    year.selection.with(|s| {
        let dated = s
            .shown
            .ones()
            .filter(|a| !data.undated().contains(*a))
            .take(MAX_NAMED + 1)
            .collect::<Vec<_>>();
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
    is_open: &dyn Fn(usize) -> bool,
    named: &[usize],
) -> TimelineInput {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let period = data.period();
    let days = year.lanes();
    let lanes =
        data.initiatives()
            .iter()
            .zip(days.iter())
            .enumerate()
            .map(|(i, (initiative, days))| Lane {
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
                undated_value: speech.count(days.undated().len()),
            });
    let months = period.months().map(|m| {
        let name = |form| speech.date(m.first_day(), form);
        (name(DateForm::MonthShort), name(DateForm::MonthNarrow))
    });
    let mut year_labels: Vec<(usize, String)> = Vec::new();
    if period.year().is_none() {
        year_labels.extend(
            period
                .months()
                .enumerate()
                .filter(|(i, m)| *i == 0 || m.number() == 1)
                .map(|(i, m)| (i, m.year().to_string())),
        );
    }
    TimelineInput {
        period,
        window: (window.first, window.last),
        lanes: lanes.collect(),
        month_labels: months.collect(),
        year_labels,
        tray_heading: speech.words.no_month_given.to_owned(),
        type_px: type_sizes(speech),
    }
}

/// What the timeline asks of activities.
struct Told {
    data: Arc<Dataset>,
    speech: Speech,
    language: usize,
    whole: Arc<Matrix>,
}

impl Told {
    /// Tracked for the language.
    fn new(year: Year) -> Self {
        let (data, whole) = (year.data(), year.whole());
        Self {
            data,
            speech: year.session.speech.get(),
            language: year.language(),
            whole,
        }
    }
}

impl Activities for Told {
    fn when(&self, activity: usize) -> yearline_core::domain::When {
        self.data.activity(activity).when()
    }

    fn title(&self, activity: usize) -> String {
        self.data.activity(activity).title(self.language).to_owned()
    }

    fn note(&self, activity: usize) -> String {
        self.speech
            .when(self.data.activity(activity), self.data.period())
    }

    fn count(&self, lane: usize, month: usize) -> String {
        self.speech.cell(self.whole.rows[lane].months[month])
    }

    fn part(&self, n: usize, whole: usize) -> String {
        self.speech.part_of(n, whole, true)
    }
}

/// Draws with what is chosen, tracked.
fn draw(year: Year, laid: &Timeline) -> Scene {
    let (data, speech) = (year.data(), year.session.speech.get());
    let (days, whole) = (year.lanes(), year.whole());
    let chosen = year.filter.with(|f| f.initiatives.clone());
    year.selection.with(|s| {
        let unchosen = if s.is_filtered {
            Tone::Quiet
        } else {
            Tone::Plain
        };
        let n_chosen = |i: usize| s.shown.intersection_count(data.of_initiative(i));
        let lanes: Vec<Tone> = (0..data.initiatives().len())
            .map(
                |i| match (chosen.contains(&i), s.is_filtered && n_chosen(i) == 0) {
                    (true, _) => Tone::Chosen,
                    (false, true) => Tone::Quiet,
                    (false, false) => Tone::Plain,
                },
            )
            .collect();
        let tone = |a: usize| {
            if s.is_filtered && s.shown.contains(a) {
                Tone::Chosen
            } else {
                unchosen
            }
        };
        let density = |i: usize| -> Option<Arc<Density>> {
            let is_chosen = |a: usize| s.shown.contains(a);
            s.is_filtered.then(|| match n_chosen(i) {
                n if n == data.of_initiative(i).count_ones(..) => days[i].whole(),
                _ => Arc::new(days[i].chosen(&is_chosen)),
            })
        };
        year.matrix.with(|matrix| {
            // As in the matrix: a month of what is chosen counts what is chosen, the others count all.
            let month = |i: usize, m: usize| match matrix.rows[i].months[m] {
                selected if s.is_filtered && !selected.is_empty() => {
                    (speech.cell(selected), Tone::Chosen)
                }
                _ => (speech.cell(whole.rows[i].months[m]), unchosen),
            };
            let part = |n, whole| speech.part_of(n, whole, true);
            laid.scene(&Choice {
                lanes: &lanes,
                tone: &tone,
                chosen: &density,
                month: &month,
                part: &part,
            })
        })
    })
}
