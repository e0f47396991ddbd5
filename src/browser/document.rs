//! The document as a whole: its language, title, theme; what the reader's browser prefers.

use web_sys::{Element, Window, window};

/// Sets the document's language, looks and title; an empty title leaves the one that it has.
pub fn describe(lang: &str, title: &str, theme: &str, is_embedded: bool, is_transparent: bool) {
    let Some(document) = window().and_then(|w| w.document()) else {
        return;
    };
    if !title.is_empty() && document.title() != title {
        document.set_title(title);
    }
    if let Some(root) = document.document_element() {
        for (name, value) in [("lang", lang), ("data-theme", theme)] {
            // Where the same is written again, browsers find the style of every element anew.
            if root.get_attribute(name).as_deref() != Some(value) {
                // An attribute of the root element cannot be refused.
                let _ = root.set_attribute(name, value);
            }
        }
        let _ = root.toggle_attribute_with_force("data-embed", is_embedded);
        let _ = root.toggle_attribute_with_force("data-transparent", is_transparent);
    }
}

/// The address of the page that led here, as much of it as that page lets be known; in a frame, that of its host.
#[must_use]
pub fn referrer() -> String {
    window()
        .and_then(|w| w.document())
        .map(|d| d.referrer())
        .unwrap_or_default()
}

/// Removes the prerendered year from the document.
pub fn remove_prerendered() {
    if let Some(year) = prerendered() {
        year.remove();
    }
}

/// Moves the prerendered year behind everything else, so that messages of the program come first.
pub fn move_prerendered_last() {
    if let Some(text) = prerendered()
        && let Some(parent) = text.parent_element()
    {
        // Refused only where one of them were the other's parent.
        let _ = parent.append_child(&text);
    }
}

fn prerendered() -> Option<Element> {
    window()?.document()?.get_element_by_id("static")
}

/// The languages that the reader prefers, as BCP 47 tags.
#[must_use]
pub fn preferred_languages() -> Vec<String> {
    let Some(navigator) = window().map(|w| w.navigator()) else {
        return Vec::new();
    };
    navigator
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// The value of a custom property or of a plain one, computed for the first element with that class.
#[must_use]
pub fn computed(class: &str, property: &str) -> Option<String> {
    let window = window()?;
    let element = window
        .document()?
        .get_elements_by_class_name(class)
        .item(0)?;
    window
        .get_computed_style(&element)
        .ok()??
        .get_property_value(property)
        .ok()
}

/// The value of a custom property of the root element.
#[must_use]
pub fn token(name: &str) -> Option<String> {
    let window = window()?;
    let root = window.document()?.document_element()?;
    let value = window
        .get_computed_style(&root)
        .ok()??
        .get_property_value(name)
        .ok()?;
    Some(value.trim().to_owned()).filter(|v| !v.is_empty())
}

/// The style sheets of the document, to be copied into a shadow tree.
#[must_use]
pub fn style_sheets() -> Vec<Element> {
    let Some(head) = window().and_then(|w| w.document()).and_then(|d| d.head()) else {
        return Vec::new();
    };
    let children = head.children();
    let is_style_sheet = |e: &Element| {
        e.tag_name() == "STYLE" || e.get_attribute("rel").as_deref() == Some("stylesheet")
    };
    (0..children.length())
        .filter_map(|i| children.item(i))
        .filter(is_style_sheet)
        .collect()
}

/// Puts a text on the clipboard. Tells whether the browser did: it refuses in frames without permission, and a page without https has
/// no clipboard.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window().filter(Window::is_secure_context) else {
        return false;
    };
    let written = window.navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
}

/// Two sides of a box that is placed absolutely in the document, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corner {
    /// From the left, or from the right.
    pub left: Option<f64>,
    /// From the right.
    pub right: Option<f64>,
    /// From the top, or from the bottom.
    pub top: Option<f64>,
    /// From the bottom of the first screen.
    pub bottom: Option<f64>,
}

/// Where something is placed beside an element: below it in the upper half of the window, above it in the lower one, and towards the
/// middle, so that it does not leave the window. It begins at that place of the window, if the element is there.
#[must_use]
pub fn corner_beside(element: &Element, x: Option<f64>) -> Option<Corner> {
    let window = window()?;
    let root = window.document()?.document_element()?;
    let (width, height) = (
        f64::from(root.client_width()),
        f64::from(root.client_height()),
    );
    let (scroll_x, scroll_y) = (window.scroll_x().ok()?, window.scroll_y().ok()?);
    let rect = element.get_bounding_client_rect();
    let (left, right) = match x {
        Some(x) => (x, x),
        None => (rect.left().max(0.0), rect.right().min(width)),
    };
    let is_left = left + right < width;
    let is_above = rect.top() + rect.bottom() > height;
    Some(Corner {
        left: is_left.then_some(left + scroll_x),
        right: (!is_left).then_some(width - right - scroll_x),
        top: (!is_above).then_some(rect.bottom() + scroll_y),
        bottom: is_above.then_some(height - rect.top() - scroll_y),
    })
}
