//! The buttons of a facet. One effect keeps all of them up to date: a choice changes the count on each, and an effect for each thing that
//! each shows would be much of what a choice costs.

use crate::browser::dom::Node;

use super::el::{El, button, el, keep, whether};

/// A button in the document: a name and a count.
pub(super) struct Toggle {
    button: Node,
    said: Option<Node>,
    name: Node,
    count_place: Node,
    count: Node,
    shown: Option<Face>,
}

/// What a button shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Face {
    /// Whether what it stands for is chosen.
    pub(super) is_pressed: bool,
    /// What it stands for.
    pub(super) name: String,
    /// How many there are of it.
    pub(super) count: String,
    /// Whether it would show nothing, so that its count is quieter.
    pub(super) is_nothing: bool,
    /// What it says to those who do not see it, where that is other than what is seen: a text in it, and no label in its place, since who
    /// works the page by voice says what stands there.
    pub(super) said: String,
}

impl Toggle {
    /// A chip, after a number if it has one.
    pub(super) fn chip(id: &str, number: Option<&str>) -> (El, Self) {
        let chip = button("chip").id(id);
        let chip = match number {
            Some(number) => chip.child(el("span", "chip-number").text(number)).text(" "),
            None => chip,
        };
        Self::with(
            chip,
            el("span", "chip-title"),
            true,
            el("span", "chip-count"),
        )
    }

    /// A month. Its name and count stand one above the other; what it says stands apart.
    pub(super) fn month(id: &str) -> (El, Self) {
        let said = el("span", "vh");
        let place = said.node().clone();
        let (button, name) = (
            button("month").id(id).child(said),
            el("span", "month-name").unsaid(),
        );
        let (button, mut toggle) =
            Self::with(button, name, false, el("span", "month-count").unsaid());
        toggle.said = Some(place);
        (button, toggle)
    }

    /// What has no month.
    pub(super) fn no_month(id: &str) -> (El, Self) {
        Self::with(
            button("month month-none").id(id),
            el("span", "month-name"),
            true,
            el("span", "month-count"),
        )
    }

    fn with(button: El, name_place: El, is_spaced: bool, count_place: El) -> (El, Self) {
        let (name, count) = (Node::text(""), Node::text(""));
        name_place.node().append(&name);
        count_place.node().append(&count);
        let toggle = Self {
            button: button.node().clone(),
            said: None,
            name,
            count_place: count_place.node().clone(),
            count,
            shown: None,
        };
        let button = button.child(name_place);
        let button = if is_spaced { button.text(" ") } else { button };
        (button.child(count_place), toggle)
    }

    fn show(&mut self, face: Face) {
        let before = self.shown.take();
        let held = before.as_ref();
        if held.map(|f| f.is_pressed) != Some(face.is_pressed) {
            self.button
                .set("aria-pressed", Some(whether(face.is_pressed)));
        }
        if let Some(said) = self
            .said
            .as_ref()
            .filter(|_| held.is_none_or(|f| f.said != face.said))
        {
            said.set_text(&face.said);
        }
        if held.is_none_or(|f| f.name != face.name) {
            self.name.set_text(&face.name);
        }
        if held.is_none_or(|f| f.count != face.count) {
            self.count.set_text(&face.count);
        }
        if held.is_some_and(|f| f.is_nothing) != face.is_nothing {
            self.count_place.set_class("is-nothing", face.is_nothing);
        }
        self.shown = Some(face);
    }
}

/// Keeps buttons as a closure says, tracked: a face for each, in their order.
pub(super) fn keep_faces(mut toggles: Vec<Toggle>, faces: impl Fn() -> Vec<Face> + 'static) {
    keep(Box::new(move || {
        toggles
            .iter_mut()
            .zip(faces())
            .for_each(|(toggle, face)| toggle.show(face))
    }));
}
