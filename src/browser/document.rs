//! The document as a whole: its language, title, theme; what the reader's browser prefers.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ShadowRootInit, ShadowRootMode, Window, window};

/// The namespace of SVG's elements.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Sets the document's language, theme and title, and the attributes that the style sheet asks for; an empty title leaves the one that it has.
pub fn describe(lang: &str, title: &str, theme: &str, attributes: &[(&str, bool)]) {
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
        for (name, is_set) in attributes {
            let _ = root.toggle_attribute_with_force(name, *is_set);
        }
    }
}

/// Sets the two texts at the foot of each printed sheet. The style sheet puts them into its margin boxes, together with the number of the
/// page. A browser that has no margin boxes prints a foot of its own.
pub fn set_foot(start: &str, end: &str) {
    let root = || window()?.document()?.document_element();
    if let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        for (name, text) in [("--foot-start", start), ("--foot-end", end)] {
            let text = text.replace('\\', "\\\\").replace('"', "\\\"");
            // A custom property takes any string.
            let _ = root.style().set_property(name, &format!("\"{text}\""));
        }
    }
}

/// Prints the page, or lets the reader save it as a PDF.
pub fn print() {
    if let Some(window) = window() {
        // Refused in a sandboxed frame without `allow-modals`.
        let _ = window.print();
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

/// Has the prerendered page replaced by the program's own. `head.js` does that, since it knows what the reader has done meanwhile.
pub fn replace_prerendered() {
    if let (Some(page), Ok(event)) = (prerendered(), Event::new("yearline-ready")) {
        // It can't be called off.
        let _ = page.dispatch_event(&event);
    }
}

/// Whether a part of the prerendered page, in the language that is shown, lies below the viewport.
#[must_use]
pub fn is_prerendered_below(lang: &str, part: &str) -> bool {
    let top = || {
        let part = window()?
            .document()?
            .get_element_by_id(&format!("{lang}:{part}"))?;
        Some(part.get_bounding_client_rect().top())
    };
    let height = window().and_then(|w| w.inner_height().ok()?.as_f64());
    top().zip(height).is_some_and(|(top, height)| top >= height)
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

/// Does something while the page has another theme: what it reads of the style is that theme's. Nothing is painted meanwhile.
pub fn with_theme<T>(theme: Option<&str>, act: impl FnOnce() -> T) -> T {
    const THEME: &str = "data-theme";
    let root = window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element());
    let (Some(root), Some(theme)) = (root, theme) else {
        return act();
    };
    let before = root.get_attribute(THEME);
    // An attribute of the root element cannot be refused.
    let _ = root.set_attribute(THEME, theme);
    let outcome = act();
    let _ = match before {
        Some(before) => root.set_attribute(THEME, &before),
        None => root.remove_attribute(THEME),
    };
    outcome
}

/// Whether the page has other colours than its light ones.
#[must_use]
pub fn is_dark() -> bool {
    let ink = || token("--ink");
    ink() != with_theme(Some("light"), ink)
}

/// An unseen picture with an element for each class that is asked for, which shows what the style sheet makes of it. Gone when dropped.
#[derive(Debug)]
pub struct Swatches {
    picture: Option<Element>,
}

impl Swatches {
    /// In a picture of those classes.
    #[must_use]
    pub fn new(class: &str) -> Self {
        let picture = || {
            let document = window()?.document()?;
            let picture = document.create_element_ns(Some(SVG), "svg").ok()?;
            picture.set_attribute("class", class).ok()?;
            picture.set_attribute("width", "0").ok()?;
            picture.set_attribute("height", "0").ok()?;
            document.body()?.append_child(&picture).ok()?;
            Some(picture)
        };
        Self { picture: picture() }
    }

    /// The computed value of a property of an element with that class.
    #[must_use]
    pub fn computed(&self, class: &str, property: &str) -> Option<String> {
        let picture = self.picture.as_ref()?;
        let swatch = match picture.get_elements_by_class_name(class).item(0) {
            Some(swatch) => swatch,
            None => {
                let swatch = picture
                    .owner_document()?
                    .create_element_ns(Some(SVG), "rect")
                    .ok()?;
                swatch.set_attribute("class", class).ok()?;
                picture.append_child(&swatch).ok()?;
                swatch
            }
        };
        let style = window()?.get_computed_style(&swatch).ok()??;
        style.get_property_value(property).ok()
    }
}

impl Drop for Swatches {
    fn drop(&mut self) {
        if let Some(picture) = &self.picture {
            picture.remove();
        }
    }
}

/// Whether the window has a width. A frame that its host does not display has none; WebKit lays out what is in it all the same.
#[must_use]
pub fn has_width() -> bool {
    let width = window().and_then(|window| window.inner_width().ok());
    width.and_then(|width| width.as_f64()) != Some(0.0)
}

/// How large the reader's default letters are beside the usual 16 pixels.
#[must_use]
pub fn letter_scale() -> f64 {
    let root_px = || {
        let window = window()?;
        let root = window.document()?.document_element()?;
        let style = window.get_computed_style(&root).ok()??;
        let size = style.get_property_value("font-size").ok()?;
        size.strip_suffix("px")?.parse::<f64>().ok()
    };
    root_px().map_or(1.0, |px| px / 16.0)
}

/// Attaches a shadow tree with copies of the document's style sheets to an element. `None` where the element has one already. A shadow tree is no
/// `HtmlElement`, which is the type that Leptos mounts to, but takes children as one does; Leptos' `Portal` makes the same cast.
#[must_use]
pub fn attach_styled_shadow(place: &Element) -> Option<HtmlElement> {
    let shadow = place
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .ok()?;
    let head = window()?.document()?.head()?;
    let children = head.children();
    for element in (0..children.length()).filter_map(|i| children.item(i)) {
        let is_style_sheet = element.tag_name() == "STYLE"
            || element.get_attribute("rel").as_deref() == Some("stylesheet");
        // Neither call can fail for an element of this document.
        if let Some(copy) = is_style_sheet
            .then(|| element.clone_node_with_deep(true).ok())
            .flatten()
        {
            let _ = shadow.append_child(&copy);
        }
    }
    Some(shadow.unchecked_into())
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
