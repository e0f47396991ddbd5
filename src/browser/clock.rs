//! The page's clock: how long something takes, marks for those who measure it, and giving way to the browser.

use std::time::Duration;

use gloo::timers::future::sleep;
use js_sys::{Date, Function, Promise, Reflect};
use leptos::prelude::{request_animation_frame, set_timeout};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;
use yearline_core::domain::Day;

/// Milliseconds on the page's clock.
#[must_use]
pub fn now_ms() -> f64 {
    window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now())
}

/// The day on the reader's calendar.
#[must_use]
pub fn today() -> Day {
    let now = Date::new_0();
    let part = |n: u32| u8::try_from(n).unwrap_or_default();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    // A browser's calendar has no other days.
    Day::from_civil(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(Day(0))
}

/// Puts a mark on the page's clock (User Timing) for those who measure the page.
pub fn mark(name: &str) {
    if let Some(clock) = window().and_then(|window| window.performance()) {
        // Only names that the browser itself uses are refused.
        let _ = clock.mark(name);
    }
}

/// How long the page works without a break, in milliseconds: most of a frame, at sixty a second.
const SLICE_MS: f64 = 10.0;

/// Work in slices: between two steps the browser gets its turn as soon as a slice of time is used up.
#[derive(Debug)]
pub struct Slice {
    begun_at: f64,
}

impl Slice {
    /// A slice that begins now.
    #[must_use]
    pub fn begin() -> Self {
        Self { begun_at: now_ms() }
    }

    /// Gives way and begins another slice if this one is used up.
    pub async fn give_way_if_used(&mut self) {
        if now_ms() - self.begun_at > SLICE_MS {
            yield_now().await;
            *self = Self::begin();
        }
    }
}

/// Lets the browser handle input and draw a frame, then continues.
///
/// Uses `scheduler.yield` where the browser has it, since that continues before tasks that were not begun. A timer elsewhere.
pub async fn yield_now() {
    match scheduler_yield() {
        // Only a task that was called off is refused, and this one never is.
        Some(promise) => drop(JsFuture::from(promise).await),
        None => sleep(Duration::ZERO).await,
    }
}

/// Calls back after the next frame. None comes where nobody sees the page.
pub fn after_frame(callback: impl FnOnce() + 'static) {
    // A task that begins in a frame runs after it.
    request_animation_frame(move || set_timeout(callback, Duration::ZERO));
}

fn scheduler_yield() -> Option<Promise> {
    let scheduler = Reflect::get(window()?.as_ref(), &JsValue::from_str("scheduler")).ok()?;
    let method = Reflect::get(&scheduler, &JsValue::from_str("yield")).ok()?;
    let promise = method.dyn_into::<Function>().ok()?.call0(&scheduler).ok()?;
    promise.dyn_into().ok()
}
