//! What of the timeline's period is in view, and what moves it: buttons, keys, the wheel, two fingers, the mouse.
//!
//! The page's own scrolling is never taken: the wheel zooms only with Ctrl or ⌘, two fingers zoom, one finger scrolls the page. However
//! many events come, the picture is drawn once a frame.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use yearline_core::domain::Period;
use yearline_core::text::DateForm;
use yearline_plot::columns::Columns;

use super::window::Window;
use crate::browser::focus;
use crate::state::Year;

/// A mouse that moves less than this while its button is down has clicked.
const CLICK_PX: f64 = 4.0;
/// Two fingers that move less than this have not zoomed.
const PINCH_PX: f64 = 2.0;

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

/// How far apart two fingers are; `None` where there are not two.
fn distance(fingers: &[Finger]) -> Option<f64> {
    match fingers {
        [a, b] => Some((a.x - b.x).hypot(a.y - b.y).max(1.0)),
        _ => None,
    }
}

/// The mouse drags the timeline: where that began, and what was in view then.
#[derive(Clone, Copy)]
struct Drag {
    x: f64,
    window: Window,
    /// Whether the mouse has moved far enough to be no click.
    has_moved: bool,
}

/// What is in view, and what moves it.
#[derive(Clone, Copy)]
pub(super) struct Viewport {
    year: Year,
    period: Period,
    /// What is drawn.
    pub(super) window: RwSignal<Window>,
    /// What is to be drawn in the next frame.
    next: StoredValue<Option<Window>>,
    fingers: StoredValue<Vec<Finger>>,
    drag: StoredValue<Option<Drag>>,
    /// Whether the mouse has just been released from a drag.
    was_dragged: StoredValue<bool>,
}

impl Viewport {
    /// The whole period.
    pub(super) fn new(year: Year) -> Self {
        let period = year.data().period();
        Self {
            year,
            period,
            window: RwSignal::new(Window::whole(period)),
            next: StoredValue::new(None),
            fingers: StoredValue::new(Vec::new()),
            drag: StoredValue::new(None),
            was_dragged: StoredValue::new(false),
        }
    }

    /// Whether the whole period is in view, tracked.
    pub(super) fn is_whole(self) -> bool {
        self.window.get() == Window::whole(self.period)
    }

    /// The days in view in words, tracked; empty for the whole period.
    pub(super) fn description(self) -> String {
        if self.is_whole() {
            return String::new();
        }
        let (locale, window) = (self.year.session.locale.get(), self.window.get());
        let day = |day| locale.date(day, DateForm::Day);
        format!("{} – {}", day(window.first), day(window.last))
    }

    /// Shows `factor` times as many days, around the day at `share` (0 to 1) of the width.
    pub(super) fn zoom(self, factor: f64, share: f64) {
        self.change(|window| window.zoomed(self.period, factor, share));
    }

    /// Moves by a share of what is in view.
    pub(super) fn pan(self, share: f64) {
        self.change(|window| window.moved(self.period, share));
    }

    /// Shows the whole period.
    pub(super) fn show_whole(self) {
        self.change(|_| Window::whole(self.period));
    }

    /// Changes what is in view, from the next frame on.
    fn change(self, change: impl FnOnce(Window) -> Window) {
        let waiting = self.next.get_value();
        let before = waiting.unwrap_or_else(|| self.window.get_untracked());
        self.next.set_value(Some(change(before)));
        if waiting.is_none() {
            request_animation_frame(move || self.show_next());
        }
    }

    fn show_next(self) {
        // The page may be gone by then.
        let next = self.next.try_update_value(Option::take).flatten();
        if let Some(next) = next.filter(|next| *next != self.window.get_untracked()) {
            self.window.set(next);
        }
    }

    fn columns(self) -> Columns {
        let width = self.year.session.width.get_untracked();
        Columns::new(width, self.period.n_months())
    }

    /// Where along the months a place of the timeline is, from 0 to 1.
    fn share_at(self, x: f64) -> f64 {
        let columns = self.columns();
        let (left, right) = (columns.months_left(), columns.months_right());
        ((x - left) / (right - left)).clamp(0.0, 1.0)
    }

    /// Zooms with Ctrl or ⌘, pans with Shift.
    pub(super) fn on_wheel(self, event: &WheelEvent) {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let factor = if event.delta_y() > 0.0 { 1.25 } else { 0.8 };
            self.zoom(factor, self.share_at(f64::from(event.offset_x())));
        } else if event.shift_key() && !untrack(|| self.is_whole()) {
            event.prevent_default();
            // Some browsers turn the wheel sideways by themselves while Shift is down.
            let delta = if event.delta_x() == 0.0 {
                event.delta_y()
            } else {
                event.delta_x()
            };
            self.pan(if delta > 0.0 { 0.1 } else { -0.1 });
        }
    }

    /// Zooms and pans by keyboard.
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
        // The picture is drawn in the next frame. What has the focus may be elsewhere then.
        request_animation_frame(focus::reveal_focused);
    }

    /// A finger comes, or the mouse begins to drag.
    pub(super) fn on_pointer_down(self, event: &PointerEvent) {
        self.was_dragged.set_value(false);
        if event.pointer_type() == "touch" {
            let finger = Finger::of(event);
            self.fingers.update_value(|fingers| fingers.push(finger));
        } else if event.button() == 0 && !untrack(|| self.is_whole()) {
            self.drag.set_value(Some(Drag {
                x: f64::from(event.client_x()),
                window: self.window.get_untracked(),
                has_moved: false,
            }));
        }
    }

    /// The mouse drags, or two fingers pinch.
    pub(super) fn on_pointer_move(self, event: &PointerEvent) {
        match self.drag.get_value() {
            Some(drag) => self.drag(event, drag),
            None => self.pinch(Finger::of(event)),
        }
    }

    fn pinch(self, moved: Finger) {
        let mut fingers = self.fingers.get_value();
        let before = distance(&fingers);
        if let Some(finger) = fingers.iter_mut().find(|f| f.pointer == moved.pointer) {
            *finger = moved;
        }
        let after = distance(&fingers);
        self.fingers.set_value(fingers);
        if let (Some(before), Some(after)) = (before, after)
            && (before - after).abs() > PINCH_PX
        {
            self.zoom(before / after, 0.5);
        }
    }

    fn drag(self, event: &PointerEvent, drag: Drag) {
        if event.buttons() & 1 == 0 {
            self.drag.set_value(None);
            return;
        }
        let dx = f64::from(event.client_x()) - drag.x;
        if !drag.has_moved {
            if dx.abs() < CLICK_PX {
                return;
            }
            capture(event);
            self.drag.set_value(Some(Drag {
                has_moved: true,
                ..drag
            }));
        }
        let columns = self.columns();
        let share = dx / (columns.months_right() - columns.months_left());
        self.change(|_| drag.window.moved(self.period, -share));
    }

    /// A pointer goes.
    pub(super) fn on_pointer_up(self, event: &PointerEvent) {
        if self.drag.get_value().is_some_and(|drag| drag.has_moved) {
            self.was_dragged.set_value(true);
        }
        self.drag.set_value(None);
        let pointer = event.pointer_id();
        self.fingers
            .update_value(|fingers| fingers.retain(|f| f.pointer != pointer));
    }

    /// A click, before the mark that it is on: releasing the mouse from a drag is none. WebKit makes one of it, though the pointer was
    /// captured.
    pub(super) fn on_click(self, event: &MouseEvent) {
        // A key makes a click without a pointer.
        let is_by_pointer = event.detail() > 0;
        if is_by_pointer && self.was_dragged.get_value() {
            self.was_dragged.set_value(false);
            event.stop_propagation();
        }
    }
}

/// From now on the timeline gets all events of the pointer, wherever it is.
fn capture(event: &PointerEvent) {
    let timeline = event.current_target().and_then(|t| t.dyn_into().ok());
    if let Some(timeline) = timeline {
        let timeline: Element = timeline;
        // Refused where the pointer is gone already.
        let _ = timeline.set_pointer_capture(event.pointer_id());
    }
}
