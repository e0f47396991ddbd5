//! The timeline of the initiatives: lying on wide containers, standing on narrow ones.
//!
//! It never takes the page's scrolling: the wheel zooms only with Ctrl or ⌘, two fingers zoom, one finger scrolls the page.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::focus;
use crate::domain::{Day, Period, Placement};
use crate::plot::scene::{MarkKey, Tone};
use crate::plot::standing::timeline_standing;
use crate::plot::timeline::{Item, Lane, TimelineInput, UndatedItem, timeline};
use crate::state::{Part, Year};
use crate::text::DateForm;
use crate::url::View;

use super::charts::{choose_mark, mark_pressed, mark_said, type_sizes};
use super::export::ImageButton;
use super::is_narrow;
use super::scene_view::{Marks, SceneView};
use super::seal::{Seal, Sign};
use super::section::Section;

/// The closest zoom: two weeks.
const MIN_DAYS: i32 = 14;

/// The days that are in sight, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    first: Day,
    last: Day,
}

impl Window {
    fn whole(period: Period) -> Self {
        Self { first: period.first_day(), last: period.last_day() }
    }

    fn n_days(self) -> i32 {
        self.last.0 - self.first.0 + 1
    }

    /// `factor` times as many days, around the day at `share` (0 to 1) of the width, within the period.
    fn zoomed(self, period: Period, factor: f64, share: f64) -> Self {
        let whole = Self::whole(period);
        let n = (f64::from(self.n_days()) * factor).round() as i32;
        let n = n.clamp(MIN_DAYS.min(whole.n_days()), whole.n_days());
        let held = f64::from(self.first.0) + f64::from(self.n_days()) * share;
        let first = (held - f64::from(n) * share).round() as i32;
        Self { first: Day(first), last: Day(first + n - 1) }.inside(whole)
    }

    /// Moved by a share of its own length, within the period.
    fn moved(self, period: Period, share: f64) -> Self {
        let by = (f64::from(self.n_days()) * share).round() as i32;
        Self { first: Day(self.first.0 + by), last: Day(self.last.0 + by) }.inside(Self::whole(period))
    }

    fn inside(self, whole: Self) -> Self {
        let by = (whole.first.0 - self.first.0).max(0) - (self.last.0 - whole.last.0).max(0);
        Self { first: Day(self.first.0 + by), last: Day(self.last.0 + by) }
    }
}

/// The timeline.
#[component]
pub(crate) fn TimelineSection() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let period = year.data().period();
    let whole = Window::whole(period);
    let window = RwSignal::new(whole);
    let all_open = RwSignal::new(false);
    let narrow = Memo::new(move |_| is_narrow(session));

    let scene = Memo::new(move |_| {
        let input = input(year, window.get(), all_open.get());
        let width = session.width.get();
        if narrow.get() { timeline_standing(width, &input) } else { timeline(width, &input) }
    });
    let zoom = move |factor: f64, share: f64| window.update(|w| *w = w.zoomed(period, factor, share));
    let pan = move |share: f64| window.update(|w| *w = w.moved(period, share));

    let on_wheel = move |event: leptos::ev::WheelEvent| {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            zoom(if event.delta_y() > 0.0 { 1.25 } else { 0.8 }, share_at(year, f64::from(event.offset_x())));
        } else if event.shift_key() && window.get_untracked() != whole {
            event.prevent_default();
            let delta = if event.delta_x() == 0.0 { event.delta_y() } else { event.delta_x() };
            pan(if delta > 0.0 { 0.1 } else { -0.1 });
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => zoom(0.5, 0.5),
            "-" | "_" => zoom(2.0, 0.5),
            "0" => window.set(whole),
            "<" | "," | "PageUp" if window.get_untracked() != whole => pan(-0.5),
            ">" | "." | "PageDown" if window.get_untracked() != whole => pan(0.5),
            _ => return,
        }
        event.prevent_default();
    };
    // Two fingers: their places by pointer, and how far apart they were last.
    let fingers = StoredValue::new_local(Vec::<(i32, f64, f64)>::new());
    let on_finger_down = move |event: leptos::ev::PointerEvent| {
        if event.pointer_type() == "touch" {
            fingers.update_value(|f| {
                f.push((event.pointer_id(), f64::from(event.client_x()), f64::from(event.client_y())))
            });
        }
    };
    let on_finger_move = move |event: leptos::ev::PointerEvent| {
        let spread = |f: &[(i32, f64, f64)]| match f {
            [a, b] => (a.1 - b.1).hypot(a.2 - b.2).max(1.0),
            _ => 0.0,
        };
        let before = fingers.with_value(|f| spread(f));
        fingers.update_value(|f| {
            if let Some(finger) = f.iter_mut().find(|f| f.0 == event.pointer_id()) {
                (finger.1, finger.2) = (f64::from(event.client_x()), f64::from(event.client_y()));
            }
        });
        let after = fingers.with_value(|f| spread(f));
        if before > 0.0 && after > 0.0 && (before - after).abs() > 2.0 {
            zoom(before / after, 0.5);
        }
    };
    let on_finger_up = move |event: leptos::ev::PointerEvent| {
        fingers.update_value(|f| f.retain(|f| f.0 != event.pointer_id()));
    };

    let marks = Marks {
        said: Callback::new(move |key| mark_said(year, key)),
        pressed: Callback::new(move |key| mark_pressed(year, key)),
        choose: Callback::new(move |(key, element)| choose_mark(year, key, Part::Timeline, element)),
    };
    let headline = Signal::derive(move || session.speech.get().timeline_headline(&year.data()));
    let sub = view! {
        <p>{move || words().timeline_sub}</p>
        <ul class="legend">
            <li><Sign kind="solid"/>" "{move || words().legend_underway}</li>
            <li><Sign kind="hatched"/>" "{move || words().legend_somewhere}</li>
            <li><Sign kind="open"/>" "{move || if narrow.get() { words().legend_undated } else { words().legend_tray }}</li>
        </ul>
    }
    .into_any();
    let name = Signal::derive(move || words().timeline_name.to_owned());
    let actions = view! { <ImageButton id="timeline" name=name scene=scene/> }.into_any();
    let is_whole = move || window.get() == whole;
    let in_sight = move || {
        let (speech, window) = (session.speech.get(), window.get());
        let day = |d| speech.date(d, DateForm::Day);
        format!("{} – {}", day(window.first), day(window.last))
    };
    view! {
        <Section part=View::Timeline headline=headline sub=sub actions=actions>
            <div class="tools" role="toolbar" aria-label=move || words().timeline_name>
                <button type="button" class="tool" id="zoom-in" on:click=move |_| zoom(0.5, 0.5)>
                    <span aria-hidden="true">"+"</span><span class="vh">{move || words().zoom_in}</span>
                </button>
                <button type="button" class="tool" id="zoom-out" aria-disabled=move || is_whole().to_string() on:click=move |_| zoom(2.0, 0.5)>
                    <span aria-hidden="true">"−"</span><span class="vh">{move || words().zoom_out}</span>
                </button>
                <button type="button" class="tool" id="pan-back" aria-disabled=move || is_whole().to_string() on:click=move |_| pan(-0.5)>
                    <span aria-hidden="true">"←"</span><span class="vh">{move || words().earlier}</span>
                </button>
                <button type="button" class="tool" id="pan-on" aria-disabled=move || is_whole().to_string() on:click=move |_| pan(0.5)>
                    <span aria-hidden="true">"→"</span><span class="vh">{move || words().later}</span>
                </button>
                <Show when=move || !is_whole()>
                    <button type="button" class="tool tool-wide" id="zoom-whole" on:click=move |_| { window.set(whole); focus::put("zoom-in"); }>
                        {move || words().whole_period}
                    </button>
                </Show>
                <button
                    type="button"
                    class="tool tool-wide"
                    id="open-lanes"
                    aria-pressed=move || all_open.get().to_string()
                    on:click=move |_| all_open.update(|o| *o = !*o)
                >
                    {move || words().open_all}
                </button>
                <span class="in-sight" id="in-sight" role="status">{move || (!is_whole()).then(in_sight)}</span>
            </div>
            <p class="vh" id="timeline-keys">{move || words().timeline_keys}</p>
            <div
                class="timeline"
                on:wheel=on_wheel
                on:keydown=on_key
                on:pointerdown=on_finger_down
                on:pointermove=on_finger_move
                on:pointerup=on_finger_up
                on:pointercancel=on_finger_up
                on:pointerleave=on_finger_up
            >
                <SceneView id="timeline" scene=scene name=name described_by="timeline-keys" marks=marks/>
            </div>
            <Show when=move || narrow.get()>
                <Tray/>
            </Show>
        </Section>
    }
}

/// Where along the months a place of the timeline is, from 0 to 1.
fn share_at(year: Year, x: f64) -> f64 {
    let columns =
        crate::plot::columns::Columns::new(year.session.width.get_untracked(), year.data().period().n_months());
    ((x - columns.months_left()) / (columns.months_right() - columns.months_left())).clamp(0.0, 1.0)
}

/// What the timeline is drawn from, tracked.
fn input(year: Year, window: Window, all_open: bool) -> TimelineInput {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let period = data.period();
    let chosen = year.filter.with(|f| f.initiatives.clone());
    let lanes = data.initiatives().iter().enumerate().map(|(i, initiative)| {
        let activities: Vec<_> = data.of_initiative(i).ones().map(|a| data.activity(a)).collect();
        let n_chosen = year.selection.with(|s| s.shown.intersection_count(data.of_initiative(i)));
        let undated: Vec<_> = activities.iter().filter(|a| a.placement() == Placement::Undated).collect();
        Lane {
            key: MarkKey::Initiative(i),
            number: initiative.number,
            label: initiative.title.get(language).to_owned(),
            is_open: all_open || chosen.contains(&i),
            tone: match (chosen.contains(&i), n_chosen) {
                (true, _) => Tone::Chosen,
                (false, 0) => year.tone_of(0),
                (false, _) => Tone::Plain,
            },
            items: activities
                .iter()
                .filter(|a| a.placement() != Placement::Undated)
                .map(|a| Item {
                    key: MarkKey::Activity(a.index()),
                    when: a.when(),
                    title: a.title(language).to_owned(),
                    note: speech.when(*a, period),
                    tone: year.tone(a.index()),
                })
                .collect(),
            undated_value: speech.count(undated.len()),
            undated: undated
                .into_iter()
                .map(|a| UndatedItem {
                    key: MarkKey::Activity(a.index()),
                    title: a.title(language).to_owned(),
                    tone: year.tone(a.index()),
                })
                .collect(),
        }
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

/// What has no month, below the standing timeline: one disclosure an initiative.
#[component]
fn Tray() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let data = year.data();
    let n = data.undated().count_ones(..);
    let lanes: Vec<(usize, Vec<usize>)> = (0..data.initiatives().len())
        .map(|i| {
            let mut own = data.of_initiative(i).clone();
            own.intersect_with(data.undated());
            (i, own.ones().collect())
        })
        .filter(|(_, activities): &(usize, Vec<usize>)| !activities.is_empty())
        .collect();
    view! {
        <div class="standing-tray">
            <h3>{move || session.words().tray}" "<span class="tray-count">{move || session.speech.get().count(n)}</span></h3>
            {lanes
                .into_iter()
                .map(|(i, activities)| {
                    let n = activities.len();
                    view! {
                        <details open=move || year.chooses_initiative(i)>
                            <summary>
                                <Seal initiative=i/>
                                " "
                                <span class="row-title">{move || {
                                    let data = year.data();
                                    data.initiatives()[i].title.get(year.language()).to_owned()
                                }}</span>
                                " "
                                <span class="tray-count">{move || session.speech.get().count(n)}</span>
                            </summary>
                            <ul>
                                {activities
                                    .into_iter()
                                    .map(|a| {
                                        let id = format!("tray-{a}");
                                        let opener = id.clone();
                                        view! {
                                            <li>
                                                <button
                                                    type="button"
                                                    class="plain"
                                                    id=id
                                                    on:click=move |_| year.open(a, Part::Timeline, Some(opener.clone()))
                                                >
                                                    {move || year.data().activity(a).title(year.language()).to_owned()}
                                                </button>
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                        </details>
                    }
                })
                .collect_view()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_and_panning_stay_within_the_period() {
        let Ok(period) = Period::parse("2022") else { panic!("a year") };
        let whole = Window::whole(period);
        let said = |w: Window| format!("{} {}", w.first, w.last);
        let close = whole.zoomed(period, 0.01, 0.0);
        assert_eq!(said(close), "2022-01-01 2022-01-14");
        assert_eq!(said(close.moved(period, -1.0)), "2022-01-01 2022-01-14");
        assert_eq!(said(close.moved(period, 1000.0)), "2022-12-18 2022-12-31");
        assert_eq!(whole.zoomed(period, 0.5, 1.0).last, whole.last);
        assert_eq!(close.zoomed(period, 1000.0, 0.5), whole);
    }
}
