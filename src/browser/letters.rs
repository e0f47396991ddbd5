//! What the browser knows of letters.

/// A text in lower case with its letters taken apart from their marks, NFD.
#[must_use]
pub fn lower_and_decompose(text: &str) -> String {
    js_sys::JsString::from(text)
        .normalize("NFD")
        .to_lower_case()
        .into()
}
