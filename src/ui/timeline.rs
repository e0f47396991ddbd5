//! The timeline of the initiatives: lying on wide containers, standing on narrow ones.
//!
//! It never takes the page's scrolling: the wheel zooms only with Ctrl or ⌘, two fingers zoom, one finger scrolls the page.

use leptos::prelude::*;

use crate::browser::dom::{Event, KeyboardEvent, PointerEvent, WheelEvent, event_as};
use crate::browser::focus;
use crate::domain::{Day, Period, Placement};
use crate::plot::scene::{MarkKey, Tone};
use crate::plot::standing::timeline_standing;
use crate::plot::timeline::{Item, Lane, TimelineInput, UndatedItem, timeline};
use crate::state::{Part, Year};
use crate::text::DateForm;
use crate::text::words::Words;
use crate::url::View;

use super::charts::{scene_memo, type_sizes};
use super::el::{El, button, el, parts};
use super::export::image_button;
use super::is_narrow;
use super::scene_view::scene_view;
use super::seal::{legend, seal};
use super::section::{Section, section};

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

/// What is in sight, and what moves it.
#[derive(Clone, Copy)]
struct Sight {
    year: Year,
    period: Period,
    window: RwSignal<Window>,
    /// The places of two fingers, by pointer.
    fingers: StoredValue<Vec<Finger>>,
}

/// A finger on the screen: its pointer and where it is.
#[derive(Clone, Copy)]
struct Finger {
    pointer: i32,
    x: f64,
    y: f64,
}

impl Finger {
    fn of(event: &PointerEvent) -> Self {
        Self { pointer: event.pointer_id(), x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
    }
}

/// How far apart two fingers are; 0 where there are not two.
fn spread(fingers: &[Finger]) -> f64 {
    match fingers {
        [a, b] => (a.x - b.x).hypot(a.y - b.y).max(1.0),
        _ => 0.0,
    }
}

impl Sight {
    fn zoom(self, factor: f64, share: f64) {
        self.window.update(|w| *w = w.zoomed(self.period, factor, share));
    }

    fn pan(self, share: f64) {
        self.window.update(|w| *w = w.moved(self.period, share));
    }

    fn show_whole(self) {
        self.window.set(Window::whole(self.period));
    }

    /// Tracked.
    fn is_whole(self) -> bool {
        self.window.get() == Window::whole(self.period)
    }

    /// The days in sight in words, tracked; empty for the whole period.
    fn said(self) -> String {
        if self.is_whole() {
            return String::new();
        }
        let (speech, window) = (self.year.session.speech.get(), self.window.get());
        let day = |d| speech.date(d, DateForm::Day);
        format!("{} – {}", day(window.first), day(window.last))
    }

    fn on_wheel(self, event: &WheelEvent) {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let factor = if event.delta_y() > 0.0 { 1.25 } else { 0.8 };
            self.zoom(factor, share_at(self.year, f64::from(event.offset_x())));
        } else if event.shift_key() && !untrack(|| self.is_whole()) {
            event.prevent_default();
            let delta = if event.delta_x() == 0.0 { event.delta_y() } else { event.delta_x() };
            self.pan(if delta > 0.0 { 0.1 } else { -0.1 });
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let is_whole = untrack(|| self.is_whole());
        match event.key().as_str() {
            "+" | "=" => self.zoom(0.5, 0.5),
            "-" | "_" => self.zoom(2.0, 0.5),
            "0" => self.show_whole(),
            "<" | "," | "PageUp" if !is_whole => self.pan(-0.5),
            ">" | "." | "PageDown" if !is_whole => self.pan(0.5),
            _ => return,
        }
        event.prevent_default();
    }

    fn on_finger_down(self, event: &PointerEvent) {
        if event.pointer_type() == "touch" {
            self.fingers.update_value(|f| f.push(Finger::of(event)));
        }
    }

    fn on_finger_move(self, event: &PointerEvent) {
        let moved = Finger::of(event);
        let (mut before, mut after) = (0.0, 0.0);
        self.fingers.update_value(|fingers| {
            before = spread(fingers);
            if let Some(finger) = fingers.iter_mut().find(|f| f.pointer == moved.pointer) {
                *finger = moved;
            }
            after = spread(fingers);
        });
        if before > 0.0 && after > 0.0 && (before - after).abs() > 2.0 {
            self.zoom(before / after, 0.5);
        }
    }

    fn on_finger_up(self, event: &PointerEvent) {
        self.fingers.update_value(|f| f.retain(|f| f.pointer != event.pointer_id()));
    }
}

/// The timeline.
pub(crate) fn timeline_section() -> El {
    let year = Year::here();
    let session = year.session;
    let period = year.data().period();
    let sight =
        Sight { year, period, window: RwSignal::new(Window::whole(period)), fingers: StoredValue::new(Vec::new()) };
    let all_open = RwSignal::new(false);
    let narrow = move || is_narrow(session);
    let scene = scene_memo(move || {
        let input = input(year, sight.window.get(), all_open.get());
        let width = session.width.get();
        if narrow() { timeline_standing(width, &input) } else { timeline(width, &input) }
    });

    let tool = |id: &str, sign: &str, name: fn(&'static Words) -> &'static str| {
        button("tool").id(id).child(el("span", "").unsaid().text(sign)).child(el("span", "vh").word(name))
    };
    // Of no use while the whole period is in sight.
    let part_tool = |id: &str, sign: &str, name: fn(&'static Words) -> &'static str| {
        tool(id, sign, name).state_now("aria-disabled", move || sight.is_whole())
    };
    let whole_tool = move || {
        button("tool tool-wide")
            .id("zoom-whole")
            .on_click(move || {
                sight.show_whole();
                focus::put("zoom-in");
            })
            .word(|w| w.whole_period)
    };
    let open_tool = button("tool tool-wide")
        .id("open-lanes")
        .pressed_now(move || all_open.get())
        .on_click(move || all_open.update(|o| *o = !*o))
        .word(|w| w.open_all);
    let tools = el("div", "tools")
        .attr("role", "toolbar")
        .says_word("aria-label", |w| w.timeline_name)
        .child(tool("zoom-in", "+", |w| w.zoom_in).on_click(move || sight.zoom(0.5, 0.5)))
        .child(part_tool("zoom-out", "−", |w| w.zoom_out).on_click(move || sight.zoom(2.0, 0.5)))
        .child(part_tool("pan-back", "←", |w| w.earlier).on_click(move || sight.pan(-0.5)))
        .child(part_tool("pan-on", "→", |w| w.later).on_click(move || sight.pan(0.5)))
        .when(move || !sight.is_whole(), whole_tool)
        .child(open_tool)
        .child(el("span", "in-sight").id("in-sight").attr("role", "status").text_now(move || sight.said()));

    let on_finger_up = move |event: Event| sight.on_finger_up(&event_as(event));
    let picture = el("div", "timeline")
        .on("wheel", move |event| sight.on_wheel(&event_as(event)))
        .on_key(move |event| sight.on_key(&event))
        .on("pointerdown", move |event| sight.on_finger_down(&event_as(event)))
        .on("pointermove", move |event| sight.on_finger_move(&event_as(event)))
        .on("pointerup", on_finger_up)
        .on("pointercancel", on_finger_up)
        .on("pointerleave", on_finger_up)
        .child(scene_view("timeline", scene, |w| w.timeline_name, "timeline-keys", Part::Timeline));
    let key = move |undated: fn(&'static Words) -> &'static str| {
        legend([|w| w.legend_underway, |w| w.legend_somewhere, undated])
    };
    section(Section {
        part: View::Timeline,
        headline: Box::new(move || session.speech.get().timeline_headline(&year.data())),
        sub: parts()
            .child(el("p", "").word(|w| w.timeline_sub))
            .when(narrow, move || key(|w| w.legend_undated))
            .when(move || !narrow(), move || key(|w| w.legend_tray)),
        actions: Some(image_button("timeline", |w| w.timeline_name, scene)),
        body: parts()
            .child(tools)
            .child(el("p", "vh").id("timeline-keys").word(|w| w.timeline_keys))
            .child(picture)
            .when(narrow, tray),
    })
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
fn tray() -> El {
    let year = Year::here();
    let session = year.session;
    let data = year.data();
    let count = move |n: usize| el("span", "tray-count").text_now(move || session.speech.get().count(n));
    let item = move |a: usize| {
        let id = format!("tray-{a}");
        let opener = button("plain")
            .id(&id)
            .on_click(move || year.open(a, Part::Timeline, Some(id.clone())))
            .text_now(move || year.data().activity(a).title(year.language()).to_owned());
        el("li", "").child(opener)
    };
    let lane = |i: usize| {
        let mut own = data.of_initiative(i).clone();
        own.intersect_with(data.undated());
        let title = move || year.data().initiatives()[i].title.get(year.language()).to_owned();
        let summary = el("summary", "")
            .child(seal(i))
            .text(" ")
            .child(el("span", "row-title").text_now(title))
            .text(" ")
            .child(count(own.count_ones(..)));
        (!own.is_clear()).then(|| {
            el("details", "")
                .has_now("open", move || year.chooses_initiative(i))
                .child(summary)
                .child(el("ul", "").children(own.ones().map(item)))
        })
    };
    let heading = el("h3", "").word(|w| w.tray).text(" ").child(count(data.undated().count_ones(..)));
    el("div", "standing-tray").child(heading).children((0..data.initiatives().len()).filter_map(lane))
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
