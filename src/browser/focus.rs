//! Where the focus is, and putting it somewhere.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, SvgElement,
    window,
};

/// The element with that id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// Focuses the element with that id without scrolling. Tells whether there is one.
pub fn put(id: &str) -> bool {
    element(id).is_some_and(|element| put_on(&element))
}

/// Focuses an element without scrolling. Tells whether it can have the focus.
pub fn put_on(element: &Element) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        html.focus_with_options(&options).is_ok()
    } else if let Some(svg) = element.dyn_ref::<SvgElement>() {
        svg.focus_with_options(&options).is_ok()
    } else {
        false
    }
}

fn focused() -> Option<Element> {
    window()?.document()?.active_element()
}

/// Whether no element has the focus, as after the one that had it was removed or moved.
#[must_use]
pub fn is_lost() -> bool {
    focused().is_none_or(|element| element.tag_name() == "BODY")
}

/// Whether an element, or one in it, has the focus.
#[must_use]
pub fn is_in(element: &Element) -> bool {
    focused().is_some_and(|focused| element.contains(Some(&focused)))
}

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scroll_position() -> f64 {
    window().and_then(|w| w.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the page there.
pub fn scroll_page_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Focuses the element with that id and scrolls as little as it takes to show it.
pub fn show(id: &str) {
    if put(id) {
        reveal(id);
    }
}

/// Scrolls as little as it takes to show the element with that id.
pub fn reveal(id: &str) {
    scroll(id, ScrollLogicalPosition::Nearest);
}

/// Scrolls as little as it takes to show what has the focus.
pub fn reveal_focused() {
    if let Some(element) = focused() {
        scroll_to_show(&element, ScrollLogicalPosition::Nearest);
    }
}

/// Scrolls the element with that id to the top.
pub fn scroll_to(id: &str) {
    scroll(id, ScrollLogicalPosition::Start);
}

fn scroll(id: &str, block: ScrollLogicalPosition) {
    if let Some(element) = element(id) {
        scroll_to_show(&element, block);
    }
}

fn scroll_to_show(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    let stand_in = stand_in(element);
    let seen = stand_in.as_deref().unwrap_or(element);
    seen.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(stand_in) = stand_in {
        stand_in.remove();
    }
}

/// An HTML element in the place of a shape, for a moment: Firefox scrolls to the whole picture instead of a shape in it. `None` for what
/// is no shape.
fn stand_in(shape: &Element) -> Option<HtmlElement> {
    let picture = shape.dyn_ref::<SvgElement>()?.owner_svg_element()?;
    let element = window()?.document()?.create_element("span").ok()?;
    let element: HtmlElement = element.dyn_into().ok()?;
    picture.parent_element()?.append_child(&element).ok()?;
    let style = element.style();
    let set = |name: &str, px: f64| style.set_property(name, &format!("{px}px")).ok();
    style.set_property("position", "absolute").ok()?;
    set("left", 0.0)?;
    set("top", 0.0)?;
    let place = shape.get_bounding_client_rect();
    let origin = element.get_bounding_client_rect();
    set("left", place.left() - origin.left())?;
    set("top", place.top() - origin.top())?;
    set("width", place.width())?;
    set("height", place.height())?;
    Some(element)
}
