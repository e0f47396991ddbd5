//! Shapes of a scene as elements of SVG: a view type of our own, the one exception to `view!` in the application.
//!
//! Why: a click renders hundreds of shapes again, of which most stay as they are. With `--cfg erase_components`, the attributes of an
//! element in `view!` and in Leptos' builder are a list of erased ones, which is removed and set anew whenever the element is rendered
//! again (tachys 0.2.19, `Attribute for Vec<AnyAttribute>`). This type compares a shape with the one before and writes what differs, with
//! Leptos' own renderer. `cargo xtask bench --yardstick DIR` measures what a click costs. When tachys compares erased attributes as it
//! does others, `view!` takes this module's place.

use std::sync::Arc;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;
use yearline_plot::scene::{Geometry, Mark, Role, Shape, Tone};
use yearline_plot::svg::{class_of, class_tone};

use crate::components::patterns::hatch_of_chosen;

/// The namespace of SVG's elements.
const SVG: &str = "http://www.w3.org/2000/svg";

/// A mark, as equal to another one as it looks equal: to be among what is not chosen changes most shapes only by the picture's own class.
#[derive(Clone, Debug)]
pub(super) struct Looks(pub(super) Arc<Mark>);

impl Looks {
    /// The shapes that are text, or those that are not.
    pub(super) fn shapes(&self, is_text: bool) -> Vec<ShapeView> {
        let shapes = self
            .0
            .shapes
            .iter()
            .filter(|shape| shape.is_text() == is_text);
        shapes.cloned().map(ShapeView).collect()
    }
}

impl PartialEq for Looks {
    fn eq(&self, other: &Self) -> bool {
        let (shapes, others) = (&self.0.shapes, &other.0.shapes);
        shapes.len() == others.len() && shapes.iter().zip(others).all(|(a, b)| looks_same(a, b))
    }
}

fn looks_same(a: &Shape, b: &Shape) -> bool {
    a.role == b.role
        && class_tone(a.role, a.tone) == class_tone(b.role, b.tone)
        && a.geometry == b.geometry
}

/// One shape as a view.
#[derive(Clone, Debug)]
pub(super) struct ShapeView(pub(super) Shape);

/// A shape in the document.
#[derive(Debug)]
pub(super) struct ShapeState {
    element: Element,
    shape: Shape,
}

impl ShapeView {
    fn create(&self) -> Element {
        let element = Rndr::create_element(self.0.geometry.tag(), Some(SVG));
        for (name, value) in attributes(&self.0) {
            Rndr::set_attribute(&element, name, &value);
        }
        if self.0.is_text() {
            element.set_text_content(Some(self.0.geometry.content()));
        }
        element
    }
}

impl Render for ShapeView {
    type State = ShapeState;

    fn build(self) -> ShapeState {
        ShapeState {
            element: self.create(),
            shape: self.0,
        }
    }

    fn rebuild(self, state: &mut ShapeState) {
        let ShapeState { element, shape } = state;
        if looks_same(&self.0, shape) {
            return;
        }
        if self.0.geometry.tag() == shape.geometry.tag() {
            update(element, shape, &self.0);
        } else {
            let new = self.create();
            if let Some(parent) = Rndr::get_parent(element) {
                let parent: Element = parent.unchecked_into();
                Rndr::insert_node(&parent, &new, Some(element));
            }
            Rndr::remove(element);
            *element = new;
        }
        *shape = self.0;
    }
}

/// Writes what differs between two shapes of the same tag.
fn update(element: &Element, before: &Shape, after: &Shape) {
    let (mut before_attributes, mut after_attributes) = (paint(before), paint(after));
    if before.geometry != after.geometry {
        before_attributes.extend(before.geometry.attributes());
        after_attributes.extend(after.geometry.attributes());
    }
    for (name, value) in &after_attributes {
        if !before_attributes.contains(&(*name, value.clone())) {
            Rndr::set_attribute(element, name, value);
        }
    }
    for (name, _) in before_attributes {
        if !after_attributes.iter().any(|(after, _)| *after == name) {
            Rndr::remove_attribute(element, name);
        }
    }
    if before.geometry.content() != after.geometry.content() {
        element.set_text_content(Some(after.geometry.content()));
    }
}

/// All attributes of a shape's element.
fn attributes(shape: &Shape) -> Vec<(&'static str, String)> {
    let mut attributes = paint(shape);
    attributes.extend(shape.geometry.attributes());
    attributes
}

/// The attributes that say how a shape is painted.
fn paint(shape: &Shape) -> Vec<(&'static str, String)> {
    let tone = class_tone(shape.role, shape.tone);
    let class = class_of(shape.role, shape.tone);
    let mut attributes = vec![("class", class)];
    let fill = match (&shape.geometry, shape.role) {
        (Geometry::Polyline(_), _) => Some("none"),
        (_, Role::Hatched) => Some(hatch_of_chosen(tone == Tone::Chosen)),
        _ => None,
    };
    attributes.extend(fill.map(|fill| ("fill", fill.to_owned())));
    attributes
}

impl Mountable for ShapeState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for ShapeView {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for ShapeView {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        let tag = self.0.geometry.tag();
        *html += &format!("<{tag}");
        for (name, value) in attributes(&self.0) {
            let value = html_escape::encode_double_quoted_attribute(&value);
            *html += &format!(" {name}=\"{value}\"");
        }
        let content = html_escape::encode_text(self.0.geometry.content());
        *html += &format!(">{content}</{tag}>");
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ShapeState {
        // The page is not hydrated: the program renders it anew.
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
