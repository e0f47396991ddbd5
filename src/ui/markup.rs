//! What `view!` compiles to: a few functions that take anything and hand Leptos the same few types.
//!
//! Leptos compiles its rendering once for each type of element, attribute, child and handler that it meets. So there is one type of each
//! here: every element is made by [`element`], every live value is a boxed function. The generic functions do nothing but
//! box, and call one that is not generic.

use std::sync::{Arc, Mutex};

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::class::class as class_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on as listener;
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style as style_attribute;
use leptos::tachys::svg;
use leptos::tachys::view::iterators::StaticVec;

/// A function that is called again whenever what it reads changes.
type Live<T> = Arc<Mutex<dyn FnMut() -> T + Send>>;

/// The value of an attribute; `None` leaves the attribute out.
pub(crate) trait Written {
    /// As it is written.
    fn written(self) -> Option<String>;
}

impl Written for &str {
    fn written(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Written for String {
    fn written(self) -> Option<String> {
        Some(self)
    }
}

impl Written for bool {
    fn written(self) -> Option<String> {
        self.then(String::new)
    }
}

impl Written for usize {
    fn written(self) -> Option<String> {
        Some(self.to_string())
    }
}

impl<T: Written> Written for Option<T> {
    fn written(self) -> Option<String> {
        self.and_then(T::written)
    }
}

/// A fixed attribute.
pub(crate) fn attribute(name: &'static str, value: impl Written) -> AnyAttribute {
    fixed(name, value.written())
}

#[inline(never)]
fn fixed(name: &'static str, value: Option<String>) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

/// An attribute that follows what it reads.
pub(crate) fn live_attribute<T: Written>(
    name: &'static str,
    mut value: impl FnMut() -> T + Send + 'static,
) -> AnyAttribute {
    following(name, Arc::new(Mutex::new(move || value().written())))
}

#[inline(never)]
fn following(name: &'static str, value: Live<Option<String>>) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

/// A class that comes and goes.
pub(crate) fn class(name: &'static str, is_set: impl IsSet) -> AnyAttribute {
    toggled(name, is_set.live())
}

#[inline(never)]
fn toggled(name: &'static str, is_set: Live<bool>) -> AnyAttribute {
    class_attribute((name, is_set)).into_any_attr()
}

/// Whether a class is set: fixed, or followed.
pub(crate) trait IsSet {
    /// As a function.
    fn live(self) -> Live<bool>;
}

impl IsSet for bool {
    fn live(self) -> Live<bool> {
        Arc::new(Mutex::new(move || self))
    }
}

impl<F: FnMut() -> bool + Send + 'static> IsSet for F {
    fn live(self) -> Live<bool> {
        Arc::new(Mutex::new(self))
    }
}

/// A property of an element's style, set through the CSSOM, which a strict policy allows; `None` leaves it out.
pub(crate) fn style(name: &'static str, value: impl FnMut() -> Option<String> + Send + 'static) -> AnyAttribute {
    let value: Live<Option<String>> = Arc::new(Mutex::new(value));
    style_attribute((name, value)).into_any_attr()
}

/// A property of an element that follows what it reads.
pub(crate) fn property(name: &'static str, value: impl FnMut() -> String + Send + 'static) -> AnyAttribute {
    let value: Live<String> = Arc::new(Mutex::new(value));
    prop(name, value).into_any_attr()
}

/// A listener.
pub(crate) fn on<E>(event: E, call: impl FnMut(E::EventType) + 'static) -> AnyAttribute
where
    E: EventDescriptor + Send + 'static,
    E::EventType: 'static + From<leptos::tachys::renderer::types::Event>,
{
    let call: Box<dyn FnMut(E::EventType)> = Box::new(call);
    listener(event, call).into_any_attr()
}

/// An element with its attributes, those that are known beforehand first, and its children.
#[inline(never)]
pub(crate) fn element(
    tag: &'static str,
    known: &'static [(&'static str, &'static str)],
    others: Vec<AnyAttribute>,
    children: Vec<AnyView>,
) -> AnyView {
    let mut attributes: Vec<AnyAttribute> =
        known.iter().map(|(name, value)| custom_attribute(*name, *value).into_any_attr()).collect();
    attributes.extend(others);
    macro_rules! made {
        ($element:expr) => {
            $element.add_any_attr(attributes).child(StaticVec::from(children)).into_any()
        };
    }
    match tag {
        "svg" => made!(svg::svg()),
        "g" => made!(svg::g()),
        "rect" => made!(svg::rect()),
        "line" => made!(svg::line()),
        "circle" => made!(svg::circle()),
        "polygon" => made!(svg::polygon()),
        "polyline" => made!(svg::polyline()),
        "text" => made!(svg::text()),
        "defs" => made!(svg::defs()),
        "pattern" => made!(svg::pattern()),
        "input" | "col" => custom(tag).add_any_attr(attributes).into_any(),
        _ => made!(custom(tag)),
    }
}

/// Several views side by side.
#[inline(never)]
pub(crate) fn several(views: Vec<AnyView>) -> AnyView {
    StaticVec::from(views).into_any()
}

/// Fixed text.
#[inline(never)]
pub(crate) fn text(text: &'static str) -> AnyView {
    text.into_any()
}

/// A fixed child.
pub(crate) fn child(child: impl IntoView + 'static) -> AnyView {
    child.into_view().into_any()
}

/// A child that follows what it reads.
pub(crate) fn live<T: IntoView + 'static>(mut view: impl FnMut() -> T + Send + 'static) -> AnyView {
    followed(Arc::new(Mutex::new(move || child(view()))))
}

#[inline(never)]
fn followed(view: Live<AnyView>) -> AnyView {
    view.into_any()
}

/// One view or the other.
pub(crate) fn show<F: IntoView + 'static>(
    when: impl Fn() -> bool + Send + Sync + 'static,
    mut then: impl FnMut() -> AnyView + Send + 'static,
    mut otherwise: impl FnMut() -> F + Send + 'static,
) -> AnyView {
    switched(Box::new(when), Box::new(move |is_so| if is_so { then() } else { child(otherwise()) }))
}

#[inline(never)]
fn switched(when: Box<dyn Fn() -> bool + Send + Sync>, mut view: Box<dyn FnMut(bool) -> AnyView + Send>) -> AnyView {
    let when = Memo::new(move |_| when());
    followed(Arc::new(Mutex::new(move || view(when.get()))))
}

/// One of a list, with its key and a way to make its view.
#[derive(Clone)]
struct Row {
    key: String,
    view: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

/// A view for each item. An item whose key stays keeps its elements.
pub(crate) fn repeat<T, L, K>(
    each: impl Fn() -> L + Send + Sync + 'static,
    key: impl Fn(&T) -> K + Send + Sync + 'static,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    L: IntoIterator<Item = T>,
    K: core::fmt::Debug,
{
    let view = Arc::new(view);
    rows(Box::new(move || {
        let row = |item: T| {
            let (key, view) = (format!("{:?}", key(&item)), Arc::clone(&view));
            Row { key, view: Arc::new(move || view(item.clone())) }
        };
        each().into_iter().map(row).collect()
    }))
}

#[inline(never)]
fn rows(each: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    For(ForProps::builder().each(each).key(|row: &Row| row.key.clone()).children(|row: Row| (row.view)()).build())
        .into_any()
}
