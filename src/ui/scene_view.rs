//! A scene as SVG: shapes with classes, marks that can be reached by keyboard and are named.
//!
//! A mark is one `<g>` for as long as its key is in the scene, so a mark that has the focus keeps it; when the scene changes, only
//! what differs is written. One effect draws the whole picture and one listener serves all of its marks: with hundreds of
//! them, an effect and a listener each would be most of what a choice costs.

use crate::browser::dom::{self, KeyboardEvent, Node, event_as};
use crate::browser::focus;
use crate::browser::markup::Markup;
use crate::state::reactive::{Computed, Kept, Source};
use crate::state::{Part, Year};
use yearline_core::domain::Lang;
use yearline_core::text::words::Words;
use yearline_plot::scene::{Geometry, MarkKey, Scene, Shape};

use super::drawing::{Drawing, px};
use super::el::{El, el, keep, svg, tab_index, whether};
use super::marks::{choose_mark, is_counted, mark_id, mark_pressed, mark_said};
use super::walk::{move_of, walk};

/// A picture and how the keyboard goes through it.
#[derive(Clone, Copy)]
struct Picture {
    year: Year,
    id: &'static str,
    scene: Computed<Scene>,
    part: Part,
    /// Where the keyboard was last.
    visited: Source<Option<MarkKey>>,
    /// The marks, as they stand in the document.
    drawn: Kept<Vec<Drawn>>,
}

/// A mark in the document.
struct Drawn {
    key: MarkKey,
    parent: Option<MarkKey>,
    id: String,
    place: Node,
    button: Node,
    /// What is drawn of it, and what is written.
    drawn: Drawing<Shape>,
    written: Drawing<Shape>,
    /// Its name, and in which language that is.
    said: String,
    lang: Option<Lang>,
    pressed: Option<bool>,
    is_stop: Option<bool>,
}

/// A picture.
pub(crate) fn scene_view(
    // The first part of the ids of its marks.
    id: &'static str,
    scene: Computed<Scene>,
    // What the picture shows.
    name: fn(&'static Words) -> &'static str,
    // The id of the text that tells how to use it by keyboard.
    described_by: &'static str,
    // Where an activity opens that a mark opens.
    part: Part,
) -> El {
    let (visited, drawn) = (Source::new(None), Kept::new(Vec::new()));
    let picture = Picture {
        year: Year::here(),
        id,
        scene,
        part,
        visited,
        drawn,
    };
    let back = svg("g", "").unsaid();
    let mut ground = Drawing::new(back.node());
    let year = picture.year;
    let view = svg("svg", "scene")
        .class_now("is-filtered", move || year.is_filtered())
        .attr("role", "group")
        .says_word("aria-label", name)
        .attr("aria-describedby", described_by)
        .attr("focusable", "false")
        .says("width", move || scene.with(|s| px(s.width)))
        .says("height", move || scene.with(|s| px(s.height)))
        .says("viewBox", move || {
            scene.with(|s| format!("0 0 {} {}", px(s.width), px(s.height)))
        })
        .child(back)
        .on("click", move |event| {
            if let Some(key) = picture.mark_at(&event) {
                visited.set(Some(key));
                picture.choose(key);
            }
        })
        .on("keydown", move |event| {
            if let Some(key) = picture.mark_at(&event) {
                picture.on_key(&event_as(event), key);
            }
        });
    let root = view.node().clone();
    keep(Box::new(move || {
        scene.with(|scene| {
            ground.show_shapes(scene.back.iter());
            picture.draw(scene, &root);
        });
    }));
    // Not on the picture itself: in Chromium a listener for the focus makes an element of SVG a stop of the tab key.
    el("div", "")
        .child(view)
        .on("focusin", move |event| visited.set(picture.mark_at(&event)))
}

fn is_writing(shape: &&Shape) -> bool {
    matches!(shape.geometry, Geometry::Text { .. })
}

impl Picture {
    /// The mark that an event took place on.
    fn mark_at(self, event: &dom::Event) -> Option<MarkKey> {
        let id = dom::id_within(event, ".mark-place")?;
        self.drawn
            .with(|drawn| drawn.iter().find(|d| d.id == id).map(|d| d.key))
    }

    /// Does what a mark is for.
    fn choose(self, key: MarkKey) {
        // A copy, since what it does may draw the picture anew.
        if let Some(mark) = self.scene.with_untracked(|s| s.mark(key).cloned()) {
            choose_mark(self.year, &mark, self.part, mark_id(self.id, key));
        }
    }

    /// Draws the marks of a scene, tracked for what they say.
    fn draw(self, scene: &Scene, root: &Node) {
        let lang = self.year.session.speech.get().lang;
        let there = |key: &MarkKey| scene.mark(*key).is_some();
        let stop = self
            .visited
            .get()
            .filter(there)
            .or_else(|| scene.marks.first().map(|m| m.key));
        let lost = self.drawn.update(|shown| {
            let is_same = shown.len() == scene.marks.len()
                && shown.iter().zip(&scene.marks).all(|(d, m)| d.key == m.key);
            let first = if shown.is_empty() {
                self.write(scene, root, stop, lang)
            } else {
                None
            };
            if let Some(first) = first {
                *shown = first;
                return None;
            }
            let lost = if is_same {
                None
            } else {
                self.bring(shown, scene, root)
            };
            for (drawn, mark) in shown.iter_mut().zip(&scene.marks) {
                drawn.parent = mark.parent;
                drawn
                    .drawn
                    .show_shapes(mark.shapes.iter().filter(|s| !is_writing(s)));
                drawn
                    .written
                    .show_shapes(mark.shapes.iter().filter(is_writing));
                // An activity's name is long, and no choice changes it.
                if drawn.lang != Some(lang) || is_counted(drawn.key) {
                    let said = mark_said(self.year, mark);
                    if said != drawn.said {
                        drawn.button.set("aria-label", Some(&said));
                        drawn.said = said;
                    }
                    drawn.lang = Some(lang);
                }
                let pressed = mark_pressed(self.year, mark);
                if pressed != drawn.pressed {
                    drawn.button.set("aria-pressed", pressed.map(whether));
                    drawn.pressed = pressed;
                }
                let is_stop = Some(stop == Some(drawn.key));
                if is_stop != drawn.is_stop {
                    drawn.button.set("tabindex", is_stop.map(tab_index));
                    drawn.is_stop = is_stop;
                }
            }
            lost
        });
        // The keyboard does not fall off the picture: where its mark is gone, what that belonged to has the focus.
        if let Some(key) = lost
            .filter(there)
            .or_else(|| lost.and(scene.marks.first().map(|m| m.key)))
        {
            focus::put(&mark_id(self.id, key));
        }
    }

    /// Writes all marks of a scene into a document that has none of them yet, in one go. `None` where that is forbidden.
    fn write(
        self,
        scene: &Scene,
        root: &Node,
        stop: Option<MarkKey>,
        lang: Lang,
    ) -> Option<Vec<Drawn>> {
        let mut markup = Markup::default();
        let mut noted = Vec::with_capacity(scene.marks.len());
        for mark in &scene.marks {
            let (id, said) = (mark_id(self.id, mark.key), mark_said(self.year, mark));
            let (pressed, is_stop) = (mark_pressed(self.year, mark), stop == Some(mark.key));
            markup
                .open("g")
                .attr("class", "mark-place")
                .inside()
                .open("g")
                .attr("class", "mark")
                .attr("id", &id);
            markup
                .attr("role", "button")
                .attr("aria-label", &said)
                .attr("tabindex", tab_index(is_stop));
            if let Some(pressed) = pressed {
                markup.attr("aria-pressed", whether(pressed));
            }
            markup
                .inside()
                .open("g")
                .attr("aria-hidden", "true")
                .inside();
            let shapes = Drawing::note(&mut markup, mark.shapes.iter().filter(|s| !is_writing(s)));
            markup
                .close("g")
                .close("g")
                .open("g")
                .attr("aria-hidden", "true")
                .inside();
            let texts = Drawing::note(&mut markup, mark.shapes.iter().filter(is_writing));
            markup.close("g").close("g");
            noted.push((id, said, pressed, is_stop, shapes, texts));
        }
        if !root.append_markup(&markup) {
            return None;
        }
        let all = scene
            .marks
            .iter()
            .zip(noted)
            .enumerate()
            .map(|(k, (mark, noted))| {
                let (id, said, pressed, is_stop, shapes, texts) = noted;
                // The ground is the first.
                let here = root.nth(k + 1)?;
                let (button, written) = (here.nth(0)?, here.nth(1)?);
                let drawn = Drawing::noted(button.nth(0)?, shapes);
                Some(Drawn {
                    key: mark.key,
                    parent: mark.parent,
                    id,
                    place: here,
                    button,
                    drawn,
                    written: Drawing::noted(written, texts),
                    said,
                    lang: Some(lang),
                    pressed,
                    is_stop: Some(is_stop),
                })
            });
        // All of them, since they were written just now.
        all.collect()
    }

    /// Brings the marks of a scene into the document, in its order: those that are there stay the same elements. Tells what the mark
    /// belonged to that had the focus and is gone.
    fn bring(self, shown: &mut Vec<Drawn>, scene: &Scene, root: &Node) -> Option<MarkKey> {
        let mut before: Vec<Option<Drawn>> = shown.drain(..).map(Some).collect();
        // What stays is mostly in the same order, so the next one is looked for from the last one on.
        let mut next = 0;
        for mark in &scene.marks {
            let is_it = |i: &usize| before[*i].as_ref().is_some_and(|d| d.key == mark.key);
            let found = (next..before.len()).chain(0..next).find(is_it);
            let held = found.and_then(|i| {
                next = i + 1;
                before[i].take()
            });
            shown.push(held.unwrap_or_else(|| self.made(mark.key)));
        }
        let holder = focus::holder();
        let mut lost = None;
        for gone in before.into_iter().flatten() {
            if holder.as_ref() == Some(&gone.id) {
                lost = gone.parent.or(Some(gone.key));
            }
            gone.place.remove();
        }
        let mut after: Option<&Node> = None;
        for drawn in shown.iter().rev() {
            match after {
                Some(after) => after.put_before(&drawn.place),
                None => root.put_last(&drawn.place),
            }
            after = Some(&drawn.place);
        }
        lost
    }

    fn made(self, key: MarkKey) -> Drawn {
        let id = mark_id(self.id, key);
        // The writing stands beside the button, not in it: its name says all of it, in another order, and a button's name should hold
        // the words in it as they stand (WCAG 2.5.3).
        let (drawn, written) = (svg("g", "").unsaid(), svg("g", "").unsaid());
        let (shapes, texts) = (Drawing::new(drawn.node()), Drawing::new(written.node()));
        let button = svg("g", "mark").id(&id).attr("role", "button").child(drawn);
        let node = button.node().clone();
        let place = svg("g", "mark-place")
            .child(button)
            .child(written)
            .node()
            .clone();
        Drawn {
            key,
            parent: None,
            id,
            place,
            button: node,
            drawn: shapes,
            written: texts,
            said: String::new(),
            lang: None,
            pressed: None,
            is_stop: None,
        }
    }

    fn on_key(self, event: &KeyboardEvent, key: MarkKey) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let pressed = event.key();
        if pressed == "Enter" || pressed == " " {
            event.prevent_default();
            self.choose(key);
            return;
        }
        let to = self.scene.with_untracked(|scene| {
            let is_tree = scene.marks.iter().any(|m| m.parent.is_some());
            let is_branch = scene
                .marks
                .iter()
                .any(|m| m.key == key && m.parent.is_some());
            let nodes: Vec<_> = scene.marks.iter().map(|m| (m.key, m.parent)).collect();
            move_of(&pressed, is_tree, is_branch).map(|step| walk(&nodes, key, step))
        });
        let Some(to) = to else { return };
        event.prevent_default();
        event.stop_propagation();
        if let Some(to) = to {
            self.visited.set(Some(to));
            let to = mark_id(self.id, to);
            focus::put(&to);
            focus::reveal(&to);
        }
    }
}
