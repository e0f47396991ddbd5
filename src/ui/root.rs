//! Where our elements meet Leptos' views: the whole page as one view, to be mounted.
//!
//! Only building and mounting are real. There is no server that would write this page as HTML, nothing to hydrate, and nobody who
//! spreads attributes onto it; those parts of Leptos' traits say so.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use super::el::El;

/// A piece of the page as a view of Leptos, made where it is mounted.
#[derive(Debug)]
pub(crate) struct Root(pub(crate) fn() -> El);

/// The piece, once it is made.
#[derive(Debug)]
pub(crate) struct Made(El);

impl Mountable for Made {
    fn unmount(&mut self) {
        self.0.node().remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        // Refused only where the marker is not the parent's child.
        let _ = parent.insert_before(self.0.node().element(), marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let element = self.0.node().element();
        element.parent_element().is_some_and(|parent| {
            child.mount(&parent, Some(element));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.0.node().element().clone()]
    }
}

impl Render for Root {
    type State = Made;

    fn build(self) -> Made {
        Made((self.0)())
    }

    fn rebuild(self, _: &mut Made) {}
}

impl AddAnyAttr for Root {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Root {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Made {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
