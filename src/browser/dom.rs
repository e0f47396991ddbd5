//! Nodes of the document: made, filled, moved, listened to.
//!
//! Text is only ever text here: what is written as markup goes through a type that escapes it. What the browser refuses (a name that
//! is no tag's, a child that would be its own parent) would be a fault of the program; its exception goes on as it is, without words
//! of ours.

use std::cell::RefCell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, throw_str, throw_val};
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, ShadowRootInit, ShadowRootMode, window,
};

use super::markup::Markup;

pub use web_sys::{DragEvent, Event, KeyboardEvent, PointerEvent, WheelEvent};

thread_local! {
    static DOCUMENT: Document =
        window().and_then(|w| w.document()).unwrap_or_else(|| throw_str("a page without a document"));
    /// An element of each kind that was made, in order.
    static MODELS: RefCell<Vec<Model>> = const { RefCell::new(Vec::new()) };
}

/// What elements of one kind are copied from.
struct Model {
    is_svg: bool,
    tag: &'static str,
    class: String,
    node: Node,
}

/// The namespace of SVG's elements.
const SVG: &str = "http://www.w3.org/2000/svg";

/// A node. All kinds share this type, so that whatever builds the page is compiled once; what only an element can do is
/// asked of elements only.
#[derive(Clone, Debug, PartialEq)]
pub struct Node(Element);

fn made(node: Result<Element, JsValue>) -> Node {
    Node(node.unwrap_or_else(|refusal| throw_val(refusal)))
}

impl Node {
    /// An element of HTML with its classes, which may be none. A button is one that submits nothing.
    #[must_use]
    pub fn html(tag: &'static str, class: &str) -> Self {
        Self::like(false, tag, class, || {
            let node = DOCUMENT.with(|d| made(d.create_element(tag)));
            if tag == "button" {
                node.set("type", Some("button"));
            }
            node
        })
    }

    /// An element of SVG with its classes, which may be none.
    #[must_use]
    pub fn svg(tag: &'static str, class: &str) -> Self {
        Self::like(true, tag, class, || {
            DOCUMENT.with(|d| made(d.create_element_ns(Some(SVG), tag)))
        })
    }

    /// A copy of an element like it that was made before, or is made now: with a copy no name goes from the program to the browser.
    fn like(is_svg: bool, tag: &'static str, class: &str, make: impl FnOnce() -> Self) -> Self {
        MODELS.with_borrow_mut(|models| {
            let at = models.binary_search_by(|m| {
                (m.is_svg, m.tag, m.class.as_str()).cmp(&(is_svg, tag, class))
            });
            let at = at.unwrap_or_else(|at| {
                let node = make();
                if !class.is_empty() {
                    node.set("class", Some(class));
                }
                models.insert(
                    at,
                    Model {
                        is_svg,
                        tag,
                        class: class.to_owned(),
                        node,
                    },
                );
                at
            });
            let copy = models[at].node.0.clone_node();
            Self(
                copy.unwrap_or_else(|refusal| throw_val(refusal))
                    .unchecked_into(),
            )
        })
    }

    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        DOCUMENT.with(|d| Self(d.create_text_node(text).unchecked_into()))
    }

    /// Nothing to be seen: a place among its siblings.
    #[must_use]
    pub fn place() -> Self {
        DOCUMENT.with(|d| Self(d.create_comment("").unchecked_into()))
    }

    /// A basket of nodes, which is empty once it was put somewhere.
    #[must_use]
    pub fn basket() -> Self {
        DOCUMENT.with(|d| Self(d.create_document_fragment().unchecked_into()))
    }

    /// A copy of an element and all that is in it.
    #[must_use]
    pub fn copy_of(element: &Element) -> Option<Self> {
        element
            .clone_node_with_deep(true)
            .ok()
            .map(|node| Self(node.unchecked_into()))
    }

    /// The root of a tree of its own inside of the element: ids and style sheets of the page do not reach into it.
    #[must_use]
    pub fn shadow(&self) -> Self {
        let options = ShadowRootInit::new(ShadowRootMode::Open);
        match self.0.attach_shadow(&options) {
            Ok(root) => Self(root.unchecked_into()),
            Err(refusal) => throw_val(refusal),
        }
    }

    /// An element that is there already.
    #[must_use]
    pub fn of(element: Element) -> Self {
        Self(element)
    }

    /// The element itself.
    #[must_use]
    pub fn element(&self) -> &Element {
        &self.0
    }

    /// Sets an attribute, or takes it away.
    pub fn set(&self, name: &str, value: Option<&str>) {
        // Only a name that is none is refused, and names are the program's own.
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Adds a class or takes it away.
    pub fn set_class(&self, class: &str, has: bool) {
        let list = self.0.class_list();
        // Only an empty class or one with a space is refused.
        let _ = if has {
            list.add_1(class)
        } else {
            list.remove_1(class)
        };
    }

    /// Sets a property of the element's own style, which a Content-Security-Policy allows, unlike the attribute.
    pub fn set_style(&self, property: &str, value: &str) {
        // An empty value takes the property away; a value that is none is left.
        let _ = self
            .0
            .unchecked_ref::<HtmlElement>()
            .style()
            .set_property(property, value);
    }

    /// Sets what stands in an input.
    pub fn set_value(&self, value: &str) {
        self.0.unchecked_ref::<HtmlInputElement>().set_value(value);
    }

    /// Sets what a text says, or all that an element says.
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Puts a node, or all nodes of a basket, at the end of this one.
    pub fn append(&self, child: &Self) {
        if let Err(refusal) = self.0.append_child(&child.0) {
            throw_val(refusal);
        }
    }

    /// Puts what is written at the end of this element. `false` where that is forbidden, by a site that asks for trusted types of all its
    /// pages: then nothing was put.
    #[must_use]
    pub fn append_markup(&self, markup: &Markup) -> bool {
        self.0
            .insert_adjacent_html("beforeend", markup.as_str())
            .is_ok()
    }

    /// The element at that place in this one, which holds elements only.
    #[must_use]
    pub fn nth(&self, at: usize) -> Option<Self> {
        self.0.children().item(u32::try_from(at).ok()?).map(Self)
    }

    /// Puts a node at the end of this one, unless it is there.
    pub fn put_last(&self, child: &Self) {
        if self.0.last_child().as_ref() != Some(child.0.as_ref()) {
            self.append(child);
        }
    }

    /// Puts a node, or all nodes of a basket, right before this one. A node that is there already is not touched: to move
    /// it would take the focus from it.
    pub fn put_before(&self, sibling: &Self) {
        let parent = self
            .0
            .parent_node()
            .filter(|_| self.0.previous_sibling().as_ref() != Some(sibling.0.as_ref()));
        if let Some(parent) = parent {
            // The place is a child of its own parent.
            let _ = parent.insert_before(&sibling.0, Some(&self.0));
        }
    }

    /// Takes the node out of the document.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Takes all that stands between this place and a later one out of the document.
    pub fn clear_up_to(&self, end: &Self) {
        while let Some(next) = self
            .0
            .next_sibling()
            .filter(|n| n != AsRef::<web_sys::Node>::as_ref(&end.0))
        {
            next.unchecked_into::<Element>().remove();
        }
    }

    /// From now on all that a pointer does until it is released is done to this element.
    pub fn hold_pointer(&self, event: &PointerEvent) {
        // Refused where the pointer is gone already.
        let _ = self.0.set_pointer_capture(event.pointer_id());
    }

    /// Calls back at every event of a name until the listener is dropped.
    #[must_use]
    pub fn listen(&self, event: &'static str, act: Box<dyn FnMut(Event)>) -> Listener {
        Listener::new(self.0.clone().into(), event, act)
    }
}

/// Listens as long as it lives.
#[derive(Debug)]
pub struct Listener {
    target: web_sys::EventTarget,
    event: &'static str,
    act: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub(super) fn new(
        target: web_sys::EventTarget,
        event: &'static str,
        act: Box<dyn FnMut(Event)>,
    ) -> Self {
        let act = Closure::wrap(act);
        // Refused by no target.
        let _ = target.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
        Self { target, event, act }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, self.act.as_ref().unchecked_ref());
    }
}

/// An event of a name that is known to be of that kind, `keydown` a [`KeyboardEvent`] for one.
#[must_use]
pub fn event_as<E: JsCast>(event: Event) -> E {
    event.unchecked_into()
}

/// The id of the nearest element around an event that matches a selector; where it has none, that of what stands first in it.
#[must_use]
pub fn id_within(event: &Event, selector: &str) -> Option<String> {
    let at: Element = event.target()?.dyn_into().ok()?;
    let found = at.closest(selector).ok()??;
    let id = found.id();
    if id.is_empty() {
        found.first_element_child().map(|e| e.id())
    } else {
        Some(id)
    }
}

/// What stands in the input, or is chosen in the list, that an event came from.
#[must_use]
pub fn value(event: &Event) -> String {
    // Lists and text areas have the property as well.
    event
        .target()
        .map(|t| t.unchecked_into::<HtmlInputElement>().value())
        .unwrap_or_default()
}
