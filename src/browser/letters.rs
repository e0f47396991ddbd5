//! What the browser knows of letters.

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A text with its letters taken apart from their marks and forms, NFKD, in lower case.
#[must_use]
pub fn lower_and_decompose(text: &str) -> String {
    js_sys::JsString::from(text)
        .normalize("NFKD")
        .to_lower_case()
        .into()
}

/// Texts in the order of a language, numbers in them by their value.
///
/// The browser sorts its own array by its own function: a comparison that crossed into wasm would take ten times as long.
#[must_use]
pub fn sort_texts(language: &str, texts: &[&str]) -> Vec<String> {
    let array: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
    let sorted = collator(language).and_then(|collator| {
        let sort: Function = Reflect::get(&array, &"sort".into())?.dyn_into()?;
        sort.call1(&array, &collator.compare())
    });
    match sorted {
        Ok(_) => array.iter().filter_map(|text| text.as_string()).collect(),
        Err(_) => texts.iter().map(|text| (*text).to_owned()).collect(),
    }
}

/// The collator of a language; of the browser's own where it does not know the tag, or refuses it.
fn collator(language: &str) -> Result<Intl::Collator, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"numeric".into(), &JsValue::TRUE)?;
    let constructor: Function = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"Collator".into()))?
        .dyn_into()?;
    let of = |tag: &JsValue| Reflect::construct(&constructor, &Array::of2(tag, &options));
    of(&language.into())
        .or_else(|_| of(&JsValue::UNDEFINED))
        .map(JsCast::unchecked_into)
}
