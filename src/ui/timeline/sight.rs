//! What of the timeline's period is in sight, and what moves it: buttons, keys, the wheel, two fingers, the mouse.
//!
//! The page's own scrolling is never taken: the wheel zooms only with Ctrl or ⌘, two fingers zoom, one finger scrolls the page. However
//! many events come, the picture is drawn once a frame.

use leptos::prelude::*;

use crate::browser::dom::{KeyboardEvent, Node, PointerEvent, WheelEvent};
use crate::browser::paint;
use crate::state::Year;
use crate::state::reactive::{Kept, Source};
use yearline_core::domain::{Day, Period};
use yearline_core::text::DateForm;
use yearline_plot::columns::Columns;

/// The closest zoom: two weeks.
const MIN_DAYS: i32 = 14;
/// A mouse that moves less than that while its button is down has clicked.
const CLICK_PX: f64 = 4.0;

/// The days that are in sight, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) first: Day,
    pub(super) last: Day,
}

impl Window {
    fn whole(period: Period) -> Self {
        Self {
            first: period.first_day(),
            last: period.last_day(),
        }
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
        Self {
            first: Day(first),
            last: Day(first + n - 1),
        }
        .inside(whole)
    }

    /// Moved by a share of its own length, within the period.
    fn moved(self, period: Period, share: f64) -> Self {
        let by = (f64::from(self.n_days()) * share).round() as i32;
        Self {
            first: Day(self.first.0 + by),
            last: Day(self.last.0 + by),
        }
        .inside(Self::whole(period))
    }

    fn inside(self, whole: Self) -> Self {
        let by = (whole.first.0 - self.first.0).max(0) - (self.last.0 - whole.last.0).max(0);
        Self {
            first: Day(self.first.0 + by),
            last: Day(self.last.0 + by),
        }
    }
}

/// What is in sight, and what moves it.
#[derive(Clone, Copy)]
pub(super) struct Sight {
    year: Year,
    period: Period,
    /// What is drawn.
    pub(super) window: Source<Window>,
    /// What is to be drawn with the next frame.
    next: Kept<Option<Window>>,
    /// The places of two fingers, by pointer.
    fingers: Kept<Vec<Finger>>,
    drag: Kept<Option<Drag>>,
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
        Self {
            pointer: event.pointer_id(),
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
        }
    }
}

/// The mouse holds the timeline: since where, and what was in sight there.
#[derive(Clone, Copy)]
struct Drag {
    x: f64,
    window: Window,
    has_moved: bool,
}

/// How far apart two fingers are; 0 where there are not two.
fn spread(fingers: &[Finger]) -> f64 {
    match fingers {
        [a, b] => (a.x - b.x).hypot(a.y - b.y).max(1.0),
        _ => 0.0,
    }
}

impl Sight {
    pub(super) fn new(year: Year) -> Self {
        let period = year.data().period();
        let window = Source::new(Window::whole(period));
        Self {
            year,
            period,
            window,
            next: Kept::new(None),
            fingers: Kept::new(Vec::new()),
            drag: Kept::new(None),
        }
    }

    /// Changes what is in sight, with the next frame.
    fn change(self, change: impl FnOnce(Window) -> Window) {
        let (before, is_waiting) = match self.next.get() {
            Some(next) => (next, true),
            None => (self.window.get_untracked(), false),
        };
        let after = change(before);
        self.next.set(Some(after));
        if !is_waiting {
            paint::before_next(move || {
                // The page may be gone by then.
                let Some(next) = self.next.try_take() else {
                    return;
                };
                if let Some(next) = next.filter(|next| *next != self.window.get_untracked()) {
                    self.window.set(next);
                }
            });
        }
    }

    pub(super) fn zoom(self, factor: f64, share: f64) {
        self.change(|w| w.zoomed(self.period, factor, share));
    }

    pub(super) fn pan(self, share: f64) {
        self.change(|w| w.moved(self.period, share));
    }

    pub(super) fn show_whole(self) {
        self.change(|_| Window::whole(self.period));
    }

    /// Tracked.
    pub(super) fn is_whole(self) -> bool {
        self.window.get() == Window::whole(self.period)
    }

    /// The days in sight in words, tracked; empty for the whole period.
    pub(super) fn said(self) -> String {
        if self.is_whole() {
            return String::new();
        }
        let (speech, window) = (self.year.session.speech.get(), self.window.get());
        let day = |d| speech.date(d, DateForm::Day);
        format!("{} – {}", day(window.first), day(window.last))
    }

    fn columns(self) -> Columns {
        Columns::new(
            self.year.session.width.get_untracked(),
            self.period.n_months(),
        )
    }

    /// Where along the months a place of the timeline is, from 0 to 1.
    fn share_at(self, x: f64) -> f64 {
        let columns = self.columns();
        ((x - columns.months_left()) / (columns.months_right() - columns.months_left()))
            .clamp(0.0, 1.0)
    }

    pub(super) fn on_wheel(self, event: &WheelEvent) {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let factor = if event.delta_y() > 0.0 { 1.25 } else { 0.8 };
            self.zoom(factor, self.share_at(f64::from(event.offset_x())));
        } else if event.shift_key() && !untrack(|| self.is_whole()) {
            event.prevent_default();
            let delta = if event.delta_x() == 0.0 {
                event.delta_y()
            } else {
                event.delta_x()
            };
            self.pan(if delta > 0.0 { 0.1 } else { -0.1 });
        }
    }

    pub(super) fn on_key(self, event: &KeyboardEvent) {
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

    pub(super) fn on_down(self, event: &PointerEvent) {
        if event.pointer_type() == "touch" {
            self.fingers.update(|f| f.push(Finger::of(event)));
        } else if event.button() == 0 && !untrack(|| self.is_whole()) {
            let (x, window) = (f64::from(event.client_x()), self.window.get_untracked());
            self.drag.set(Some(Drag {
                x,
                window,
                has_moved: false,
            }));
        }
    }

    /// The place is the timeline's own element.
    pub(super) fn on_move(self, event: &PointerEvent, place: &Node) {
        if let Some(drag) = self.drag.get() {
            self.on_drag(event, drag, place);
            return;
        }
        let moved = Finger::of(event);
        let (mut before, mut after) = (0.0, 0.0);
        self.fingers.update(|fingers| {
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

    fn on_drag(self, event: &PointerEvent, drag: Drag, place: &Node) {
        let by = f64::from(event.client_x()) - drag.x;
        if event.buttons() & 1 == 0 {
            self.drag.set(None);
            return;
        }
        if !drag.has_moved {
            if by.abs() < CLICK_PX {
                return;
            }
            // From now on all of it is the timeline's: what is released over a mark has not clicked it.
            place.hold_pointer(event);
            self.drag.set(Some(Drag {
                has_moved: true,
                ..drag
            }));
        }
        let columns = self.columns();
        let share = by / (columns.months_right() - columns.months_left());
        self.change(|_| drag.window.moved(self.period, -share));
    }

    pub(super) fn on_up(self, event: &PointerEvent) {
        self.drag.set(None);
        self.fingers
            .update(|f| f.retain(|f| f.pointer != event.pointer_id()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_and_panning_stay_within_the_period() {
        let Ok(period) = Period::parse("2022") else {
            panic!("a year")
        };
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
