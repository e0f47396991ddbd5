//! Elements, in builder syntax: what an element is, what it says, what it does.
//!
//! Leptos' own elements are generic over all that is in them. Each closure and each nesting is a type, and each type a copy of
//! the machinery that builds, compares and removes it: two thirds of the page's wasm, when it was written with them. Here a closure is
//! boxed at the door, and what is behind the door exists once. Signals, memos, effects, owners and context are
//! Leptos' own, so a piece of the page is a Leptos component in all but its type.
//!
//! A method whose name ends in `_now` takes a closure, keeps the element as the closure says, and runs it again when a signal that it
//! read changes. What is fixed takes a plain value.

use std::mem;

use leptos::prelude::*;

use crate::browser::dom::{self, Event, KeyboardEvent, Node};
use crate::browser::focus;
use crate::state::Session;
use crate::state::reactive::Computed;
use yearline_core::text::words::Words;

/// A piece of the page: an element, or, from [`parts`], several pieces side by side.
#[derive(Clone, Debug)]
#[must_use = "a piece that is put nowhere is not seen"]
pub(crate) struct El(Node);

/// An element of HTML and its classes, which may be none.
pub(crate) fn el(tag: &'static str, class: &str) -> El {
    El(Node::html(tag, class))
}

/// An element of SVG and its classes, which may be none.
pub(crate) fn svg(tag: &'static str, class: &str) -> El {
    El(Node::svg(tag, class))
}

/// A button with a class.
pub(crate) fn button(class: &str) -> El {
    el("button", class)
}

/// Pieces side by side, without an element around them. They have no attributes and no events.
pub(crate) fn parts() -> El {
    El(Node::basket())
}

/// A piece of a list, and the key by which it is known.
pub(crate) struct Keyed {
    key: String,
    make: Box<dyn FnOnce() -> El>,
}

/// A piece of a list: one element. It is made when its key comes and stays the same element until its key goes.
pub(crate) fn keyed(key: String, make: impl FnOnce() -> El + 'static) -> Keyed {
    Keyed {
        key,
        make: Box::new(make),
    }
}

/// A truth, as attributes of ARIA have it.
pub(crate) fn whether(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// Whether the tab key stops there.
pub(crate) fn tab_index(is_stop: bool) -> &'static str {
    if is_stop { "0" } else { "-1" }
}

/// Runs now, and again when what it read has changed, as long as the present owner lives.
pub(crate) fn keep(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    // The arena drops it with its owner.
    StoredValue::new_local(effect);
}

/// Runs soon: when all that is being built or changed now stands in the document.
pub(crate) fn soon(run: impl FnOnce() + 'static) {
    soon_boxed(Box::new(run));
}

fn soon_boxed(run: Box<dyn FnOnce()>) {
    leptos::task::spawn_local(async move { run() });
}

impl El {
    /// A piece that was made before.
    pub(crate) fn of(node: Node) -> Self {
        Self(node)
    }

    /// The node.
    pub(crate) fn node(&self) -> &Node {
        &self.0
    }

    /// An attribute.
    pub(crate) fn attr(self, name: &'static str, value: &str) -> Self {
        self.0.set(name, Some(value));
        self
    }

    /// An attribute, or none.
    pub(crate) fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Its id.
    pub(crate) fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Hidden from those who hear the page.
    pub(crate) fn unsaid(self) -> Self {
        self.attr("aria-hidden", "true")
    }

    /// A text.
    pub(crate) fn text(self, text: &str) -> Self {
        self.0.append(&Node::text(text));
        self
    }

    /// A piece inside.
    pub(crate) fn child(self, child: El) -> Self {
        self.0.append(&child.0);
        self
    }

    /// Pieces inside.
    pub(crate) fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self.0.append(&child.0);
        }
        self
    }

    /// A piece inside, or none.
    pub(crate) fn child_if(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// An attribute as a closure says; `None` takes it away.
    pub(crate) fn attr_now(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.attr_boxed(name, Box::new(value))
    }

    fn attr_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let (node, mut last) = (self.0.clone(), None);
        keep(Box::new(move || {
            let value = value();
            if last != value {
                node.set(name, value.as_deref());
                last = value;
            }
        }));
        self
    }

    /// A text attribute as a closure says.
    pub(crate) fn says(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.attr_boxed(name, Box::new(move || Some(value())))
    }

    /// A text attribute of fixed words in the reader's language.
    pub(crate) fn says_word(
        self,
        name: &'static str,
        pick: fn(&'static Words) -> &'static str,
    ) -> Self {
        let session = Session::here();
        self.attr_boxed(
            name,
            Box::new(move || Some(pick(session.words()).to_owned())),
        )
    }

    /// An attribute that is `true` or `false` as a closure says.
    pub(crate) fn says_whether(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.says(name, move || whether(is()).to_owned())
    }

    /// Whether a button is pressed.
    pub(crate) fn pressed_now(self, is: impl Fn() -> bool + 'static) -> Self {
        self.says_whether("aria-pressed", is)
    }

    /// An attribute that is there or not as a closure says.
    pub(crate) fn has_now(self, name: &'static str, has: impl Fn() -> bool + 'static) -> Self {
        self.attr_now(name, move || has().then(String::new))
    }

    /// A class that is there or not as a closure says.
    pub(crate) fn class_now(self, class: &'static str, has: impl Fn() -> bool + 'static) -> Self {
        self.class_boxed(class, Box::new(has))
    }

    fn class_boxed(self, class: &'static str, has: Box<dyn Fn() -> bool>) -> Self {
        let node = self.0.clone();
        keep(Box::new(move || node.set_class(class, has())));
        self
    }

    /// A property of its style as a closure says; an empty value takes it away.
    pub(crate) fn style_now(
        self,
        property: &'static str,
        value: impl Fn() -> String + 'static,
    ) -> Self {
        let node = self.0.clone();
        keep(Box::new(move || node.set_style(property, &value())));
        self
    }

    /// What stands in an input, as a closure says.
    pub(crate) fn value_now(self, value: impl Fn() -> String + 'static) -> Self {
        let node = self.0.clone();
        keep(Box::new(move || node.set_value(&value())));
        self
    }

    /// A text as a closure says.
    pub(crate) fn text_now(self, text: impl Fn() -> String + 'static) -> Self {
        self.text_boxed(Box::new(text))
    }

    fn text_boxed(self, text: Box<dyn Fn() -> String>) -> Self {
        let (node, mut last) = (Node::text(""), String::new());
        self.0.append(&node);
        keep(Box::new(move || {
            let text = text();
            // The same text again would be said again, where it is a live region's.
            if last != text {
                node.set_text(&text);
                last = text;
            }
        }));
        self
    }

    /// Fixed words in the reader's language.
    pub(crate) fn word(self, pick: fn(&'static Words) -> &'static str) -> Self {
        let session = Session::here();
        self.text_boxed(Box::new(move || pick(session.words()).to_owned()))
    }

    /// A piece as long as a condition holds. It is made anew each time that the condition comes to hold.
    pub(crate) fn when(
        self,
        holds: impl Fn() -> bool + Send + Sync + 'static,
        make: impl Fn() -> El + 'static,
    ) -> Self {
        self.when_boxed(Box::new(holds), Box::new(make))
    }

    fn when_boxed(
        self,
        holds: Box<dyn Fn() -> bool + Send + Sync>,
        make: Box<dyn Fn() -> El>,
    ) -> Self {
        let holds = Computed::new(holds);
        self.shows_boxed(Box::new(move || holds.get().then(|| untrack(&make))))
    }

    /// A piece, or none, made anew each time that a signal changes which the closure read.
    ///
    /// The focus goes over to the element with the same id, if what had it is made anew.
    pub(crate) fn shows(self, make: impl Fn() -> Option<El> + 'static) -> Self {
        self.shows_boxed(Box::new(make))
    }

    fn shows_boxed(self, make: Box<dyn Fn() -> Option<El>>) -> Self {
        let (begin, end) = (Node::place(), Node::place());
        self.0.append(&begin);
        self.0.append(&end);
        keep(Box::new(move || {
            let new = make();
            let held = focus::holder();
            begin.clear_up_to(&end);
            if let Some(new) = new {
                end.put_before(&new.0);
            }
            if let Some(held) = held.filter(|held| focus::holder().as_ref() != Some(held)) {
                focus::put(&held);
            }
        }));
        self
    }

    /// A list. An element stays the same one, with its focus, as long as its key is in the list.
    pub(crate) fn each(self, items: impl Fn() -> Vec<Keyed> + 'static) -> Self {
        self.each_boxed(Box::new(items))
    }

    fn each_boxed(self, items: Box<dyn Fn() -> Vec<Keyed>>) -> Self {
        struct Shown {
            key: String,
            node: Node,
            owner: Owner,
        }
        let end = Node::place();
        self.0.append(&end);
        // Not the effect's own, which ends with each run of it.
        let owner = Owner::current().unwrap_or_default();
        let mut shown: Vec<Shown> = Vec::new();
        keep(Box::new(move || {
            let mut before = mem::take(&mut shown);
            for Keyed { key, make } in items() {
                shown.push(match before.iter().position(|s| s.key == key) {
                    Some(at) => before.remove(at),
                    None => {
                        let owner = owner.child();
                        let node = owner.with(|| untrack(make)).0;
                        Shown { key, node, owner }
                    }
                });
            }
            for gone in before {
                gone.owner.cleanup();
                gone.node.remove();
            }
            let mut next = &end;
            for shown in shown.iter().rev() {
                next.put_before(&shown.node);
                next = &shown.node;
            }
        }));
        self
    }

    /// What it does at an event.
    pub(crate) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(act))
    }

    fn on_boxed(self, event: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        StoredValue::new_local(self.0.listen(event, act));
        self
    }

    /// What it does when it is clicked, or pressed by keyboard.
    pub(crate) fn on_click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// What it does at a key.
    pub(crate) fn on_key(self, mut act: impl FnMut(KeyboardEvent) + 'static) -> Self {
        self.on("keydown", move |event| act(dom::event_as(event)))
    }
}
