//! A scene as SVG: shapes with classes, marks that can be reached by keyboard and are named.
//!
//! A mark is one `<g>` for as long as its key is in the scene. When the scene changes, only what is inside the `<g>` is drawn
//! anew, so a mark that has the focus keeps it.

use leptos::prelude::*;

use crate::browser::dom::KeyboardEvent;
use crate::browser::focus;
use crate::plot::scene::{Anchor, Geometry, MarkKey, Role, Scene, Shape};
use crate::state::{Part, Year};
use crate::text::words::Words;

use super::el::{El, Keyed, keyed, parts, svg};
use super::marks::{choose_mark, mark_id, mark_pressed, mark_said};
use super::patterns::hatch;
use super::walk::{Node, move_of, walk};

/// A picture and how the keyboard goes through it.
#[derive(Clone, Copy)]
struct Picture {
    year: Year,
    id: &'static str,
    scene: Memo<Scene>,
    part: Part,
    nodes: Memo<Vec<Node>>,
    /// Where the keyboard was last.
    visited: RwSignal<Option<MarkKey>>,
    /// The one mark that the tab key reaches: where the keyboard was last, else the first.
    stop: Memo<Option<MarkKey>>,
}

/// A picture.
pub(crate) fn scene_view(
    // The first part of the ids of its marks.
    id: &'static str,
    scene: Memo<Scene>,
    // What the picture shows.
    name: fn(&'static Words) -> &'static str,
    // The id of the text that tells how to use it by keyboard.
    described_by: &'static str,
    // Where an activity opens that a mark opens.
    part: Part,
) -> El {
    let nodes = Memo::new(move |_| scene.with(|s| s.marks.iter().map(|m| (m.key, m.parent)).collect::<Vec<Node>>()));
    let visited = RwSignal::new(None::<MarkKey>);
    let stop = Memo::new(move |_| {
        nodes.with(|nodes| {
            let there = |key: &MarkKey| nodes.iter().any(|(k, _)| k == key);
            visited.get().filter(there).or_else(|| nodes.first().map(|(key, _)| *key))
        })
    });
    let picture = Picture { year: Year::here(), id, scene, part, nodes, visited, stop };
    let marks = move || -> Vec<Keyed> {
        let mark = |(key, _): &Node| {
            let key = *key;
            keyed(mark_id(id, key), move || picture.mark(key))
        };
        nodes.with(|nodes| nodes.iter().map(mark).collect())
    };
    svg("svg", "scene")
        .attr("role", "group")
        .says_word("aria-label", name)
        .attr("aria-describedby", described_by)
        .attr("focusable", "false")
        .says("width", move || scene.with(|s| px(s.width)))
        .says("height", move || scene.with(|s| px(s.height)))
        .says("viewBox", move || scene.with(|s| format!("0 0 {} {}", px(s.width), px(s.height))))
        .child(svg("g", "").unsaid().shows(move || Some(scene.with(|s| shapes(&s.back)))))
        .each(marks)
}

impl Picture {
    fn mark(self, key: MarkKey) -> El {
        let Self { year, id, scene, part, visited, stop, .. } = self;
        // The writing stands beside the button, not in it: its name says all of it, in another order, and a button's name should hold
        // the words in it as they stand (WCAG 2.5.3).
        let drawn = move |is_writing| {
            svg("g", "").unsaid().shows(move || scene.with(|s| s.mark(key).map(|m| part_of(&m.shapes, is_writing))))
        };
        let button = svg("g", "mark")
            .id(&mark_id(id, key))
            .attr("role", "button")
            .says("tabindex", move || if stop.get() == Some(key) { "0" } else { "-1" }.to_owned())
            .says("aria-label", move || mark_said(year, key))
            .attr_now("aria-pressed", move || mark_pressed(year, key).map(|p| p.to_string()))
            .on_key(move |event| self.on_key(&event, key))
            .on("focus", move |_| visited.set(Some(key)))
            .child(drawn(false));
        svg("g", "mark-place").child(button).child(drawn(true)).on_click(move || {
            visited.set(Some(key));
            choose_mark(year, key, part, mark_id(id, key));
        })
    }

    fn on_key(self, event: &KeyboardEvent, key: MarkKey) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let pressed = event.key();
        if pressed == "Enter" || pressed == " " {
            event.prevent_default();
            choose_mark(self.year, key, self.part, mark_id(self.id, key));
            return;
        }
        let to = self.nodes.with_untracked(|nodes| {
            let is_tree = nodes.iter().any(|(_, parent)| parent.is_some());
            let is_branch = nodes.iter().any(|(k, parent)| *k == key && parent.is_some());
            move_of(&pressed, is_tree, is_branch).map(|step| walk(nodes, key, step))
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

/// Lengths to a tenth of a pixel: finer cannot be seen and only makes the page heavy.
pub(crate) fn px(length: f64) -> String {
    // In whole numbers: writing floats brings twelve kilobytes along.
    let tenths = (length * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
}

fn points(corners: &[(f64, f64)]) -> String {
    corners.iter().map(|(x, y)| format!("{},{}", px(*x), px(*y))).collect::<Vec<_>>().join(" ")
}

/// What is written of a mark, or what is drawn.
fn part_of(shapes: &[Shape], is_writing: bool) -> El {
    parts().children(shapes.iter().filter(|s| matches!(s.geometry, Geometry::Text { .. }) == is_writing).map(shape))
}

/// Shapes as SVG elements.
fn shapes(shapes: &[Shape]) -> El {
    parts().children(shapes.iter().map(shape))
}

fn shape(shape: &Shape) -> El {
    let class = format!("{} {}", shape.role.class(), shape.tone.class());
    let fill = (shape.role == Role::Hatched).then(|| hatch(shape.tone));
    let element = |tag| svg(tag, &class);
    match &shape.geometry {
        Geometry::Rect { x, y, width, height } => element("rect")
            .attr_if("fill", fill)
            .attr("x", &px(*x))
            .attr("y", &px(*y))
            .attr("width", &px(*width))
            .attr("height", &px(*height)),
        Geometry::Line { x1, y1, x2, y2 } => {
            element("line").attr("x1", &px(*x1)).attr("y1", &px(*y1)).attr("x2", &px(*x2)).attr("y2", &px(*y2))
        }
        Geometry::Polygon(corners) => element("polygon").attr_if("fill", fill).attr("points", &points(corners)),
        Geometry::Polyline(corners) => element("polyline").attr("fill", "none").attr("points", &points(corners)),
        Geometry::Text { x, y, size, anchor, bold, content } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            element("text")
                .attr("x", &px(*x))
                .attr("y", &px(*y))
                .attr("font-size", &px(*size))
                .attr("text-anchor", anchor)
                .attr_if("font-weight", bold.then_some("700"))
                .text(content)
        }
    }
}
