//! Numbers and dates in the language's own form, by the browser's `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::domain::{Day, Lang};
use crate::text::{DateForm, Speech, plain};

thread_local! {
    static NUMBERS: RefCell<Vec<(Lang, Function)>> = const { RefCell::new(Vec::new()) };
    static DATES: RefCell<Vec<((Lang, DateForm), Function)>> = const { RefCell::new(Vec::new()) };
}

/// A language with this browser's forms.
#[must_use]
pub fn speech(lang: Lang) -> Speech {
    Speech::new(lang, number, date)
}

/// British English writes the day first and without a comma, which reads best inside a sentence.
fn locales(lang: Lang) -> Array {
    Array::of1(&JsValue::from_str(if lang == Lang::En { "en-GB" } else { lang.tag() }))
}

fn number(lang: Lang, value: f64) -> String {
    let format = NUMBERS.with_borrow_mut(|made| {
        if let Some((_, format)) = made.iter().find(|(l, _)| *l == lang) {
            return format.clone();
        }
        let format = Intl::NumberFormat::new(&locales(lang), &Object::new()).format();
        made.push((lang, format.clone()));
        format
    });
    written(&format, &JsValue::from_f64(value)).unwrap_or_else(|| plain::number(lang, value))
}

fn date(lang: Lang, day: Day, form: DateForm) -> String {
    // "3" rather than "3月": twelve of them stand side by side in a narrow head.
    if (lang, form) == (Lang::ZhHans, DateForm::MonthNarrow) {
        return plain::date(lang, day, form);
    }
    let format = DATES.with_borrow_mut(|made| {
        if let Some((_, format)) = made.iter().find(|(key, _)| *key == (lang, form)) {
            return format.clone();
        }
        let options = Object::new();
        let parts: &[(&str, &str)] = match form {
            DateForm::Day => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            DateForm::DayOfYear => &[("day", "numeric"), ("month", "long")],
            DateForm::Month => &[("month", "long"), ("year", "numeric")],
            // The long form of Chinese writes the number of a month as a word, unlike its form with a year.
            DateForm::MonthName if lang == Lang::ZhHans => &[("month", "short")],
            DateForm::MonthName => &[("month", "long")],
            DateForm::MonthShort => &[("month", "short")],
            DateForm::MonthNarrow => &[("month", "narrow")],
        };
        for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
            // A property of an object just made cannot be refused.
            let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        let format = Intl::DateTimeFormat::new(&locales(lang), &options).format();
        made.push(((lang, form), format.clone()));
        format
    });
    let at = Date::new(&JsValue::from_f64(f64::from(day.0) * 86_400_000.0));
    // Newer English data abbreviate September to four letters, which breaks the row of three.
    let text = written(&format, &at).unwrap_or_else(|| plain::date(lang, day, form));
    if text == "Sept" { "Sep".to_owned() } else { text }
}

fn written(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}
