//! What the browser knows of letters.

/// A text with its letters taken apart from their marks and forms, NFKD, in lower case.
#[must_use]
pub fn lower_and_decompose(text: &str) -> String {
    js_sys::JsString::from(text)
        .normalize("NFKD")
        .to_lower_case()
        .into()
}
