//! Numbers and dates in a locale's own form, by the browser's `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// Options of `Intl.DateTimeFormat`, as pairs of name and value.
pub type Parts = &'static [(&'static str, &'static str)];

thread_local! {
    // Making a formatter takes a hundred times as long as using one. There are a dozen at most.
    static NUMBERS: RefCell<Vec<(&'static str, Function)>> = const { RefCell::new(Vec::new()) };
    static DATES: RefCell<Vec<((&'static str, Parts), Function)>> = const { RefCell::new(Vec::new()) };
}

/// A number; `None` where the browser cannot.
#[must_use]
pub fn number(locale: &'static str, value: f64) -> Option<String> {
    let format = NUMBERS.with_borrow_mut(|made| {
        if let Some((_, format)) = made.iter().find(|(l, _)| *l == locale) {
            return format.clone();
        }
        let format = Intl::NumberFormat::new(&locales(locale), &Object::new()).format();
        made.push((locale, format.clone()));
        format
    });
    written(&format, &JsValue::from_f64(value))
}

/// A day, counted from 1970-01-01; `None` where the browser cannot.
#[must_use]
pub fn date(locale: &'static str, day: f64, parts: Parts) -> Option<String> {
    let format = DATES.with_borrow_mut(|made| {
        if let Some((_, format)) = made.iter().find(|(key, _)| *key == (locale, parts)) {
            return format.clone();
        }
        let options = Object::new();
        for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
            // A property of an object just made cannot be refused.
            let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        let format = Intl::DateTimeFormat::new(&locales(locale), &options).format();
        made.push(((locale, parts), format.clone()));
        format
    });
    written(&format, &Date::new(&JsValue::from_f64(day * 86_400_000.0)))
}

/// A text in lower case with its letters taken apart from their marks, NFD.
#[must_use]
pub fn lower_and_decompose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").to_lower_case().into()
}

fn locales(locale: &str) -> Array {
    Array::of1(&JsValue::from_str(locale))
}

fn written(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}
