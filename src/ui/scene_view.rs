//! A scene as SVG: shapes with classes, marks that can be reached by keyboard and are named.
//!
//! A mark is one `<g>` for as long as its key is in the scene. When the scene changes, only what is inside the `<g>` is drawn
//! anew, so a mark that has the focus keeps it.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::focus;
use crate::plot::scene::{Anchor, Geometry, MarkKey, Role, Scene, Shape};

use super::patterns::hatch;
use super::walk::{Node, move_of, walk};

/// What the marks of a picture say and do.
#[derive(Clone, Copy)]
pub(crate) struct Marks {
    /// The mark's name for those who do not see it.
    pub(crate) said: Callback<MarkKey, String>,
    /// Whether the mark is chosen; `None` where it opens something rather than being chosen.
    pub(crate) pressed: Callback<MarkKey, Option<bool>>,
    /// What the mark does. The second value is the id of its element.
    pub(crate) choose: Callback<(MarkKey, String)>,
}

/// The id of a mark's element.
pub(crate) fn mark_id(picture: &str, key: MarkKey) -> String {
    let (kind, index) = match key {
        MarkKey::Initiative(i) => ("initiative", i),
        MarkKey::Month(i) => ("month", i),
        MarkKey::Undated => ("undated", 0),
        MarkKey::Kind(i) => ("kind", i),
        MarkKey::Figure(i) => ("figure", i),
        MarkKey::Activity(i) => ("activity", i),
        MarkKey::Tray(i) => ("tray", i),
    };
    format!("{picture}-{kind}-{index}")
}

/// A picture.
#[component]
pub(crate) fn SceneView(
    /// The first part of the ids of its marks.
    id: &'static str,
    scene: Memo<Scene>,
    /// What the picture shows.
    #[prop(into)]
    name: Signal<String>,
    /// The id of the text that tells how to use it by keyboard.
    described_by: &'static str,
    marks: Marks,
) -> impl IntoView {
    let nodes = Memo::new(move |_| scene.with(|s| s.marks.iter().map(|m| (m.key, m.parent)).collect::<Vec<Node>>()));
    let is_tree = move || nodes.with_untracked(|n| n.iter().any(|(_, parent)| parent.is_some()));
    let visited = RwSignal::new(None::<MarkKey>);
    // The one mark that the tab key reaches: where the keyboard was last, else the first.
    let stop = Memo::new(move |_| {
        nodes.with(|nodes| {
            let there = |key: &MarkKey| nodes.iter().any(|(k, _)| k == key);
            visited.get().filter(there).or_else(|| nodes.first().map(|(key, _)| *key))
        })
    });
    let on_key = move |event: leptos::ev::KeyboardEvent, key: MarkKey| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let is_branch = nodes.with_untracked(|n| n.iter().any(|(k, parent)| *k == key && parent.is_some()));
        match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                marks.choose.run((key, mark_id(id, key)));
            }
            pressed => {
                let Some(step) = move_of(pressed, is_tree(), is_branch) else { return };
                event.prevent_default();
                event.stop_propagation();
                if let Some(to) = nodes.with_untracked(|nodes| walk(nodes, key, step)) {
                    visited.set(Some(to));
                    let to = mark_id(id, to);
                    focus::put(&to);
                    focus::reveal(&to);
                }
            }
        }
    };
    view! {
        <svg
            class="scene"
            role="group"
            aria-label=move || name.get()
            aria-describedby=described_by
            focusable="false"
            width=move || scene.with(|s| px(s.width))
            height=move || scene.with(|s| px(s.height))
            viewBox=move || scene.with(|s| format!("0 0 {} {}", px(s.width), px(s.height)))
        >
            <g aria-hidden="true">{move || scene.with(|s| shapes(&s.back))}</g>
            <For each=move || nodes.get() key=|node| node.0 let:node>
                {
                    let key = node.0;
                    view! {
                        // The writing stands beside the button, not in it: its name says all of it, in another order, and a
                        // button's name should hold the words in it as they stand (WCAG 2.5.3).
                        <g
                            class="mark-place"
                            on:click=move |_| {
                                visited.set(Some(key));
                                marks.choose.run((key, mark_id(id, key)));
                            }
                        >
                            <g
                                class="mark"
                                id=mark_id(id, key)
                                role="button"
                                tabindex=move || if stop.get() == Some(key) { "0" } else { "-1" }
                                aria-label=move || marks.said.run(key)
                                aria-pressed=move || marks.pressed.run(key).map(|p| p.to_string())
                                on:keydown=move |event| on_key(event, key)
                                on:focus=move |_| visited.set(Some(key))
                            >
                                <g aria-hidden="true">
                                    {move || scene.with(|s| s.mark(key).map(|m| part(&m.shapes, false)))}
                                </g>
                            </g>
                            <g aria-hidden="true">
                                {move || scene.with(|s| s.mark(key).map(|m| part(&m.shapes, true)))}
                            </g>
                        </g>
                    }
                }
            </For>
        </svg>
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

/// Shapes as SVG elements.
pub(crate) fn shapes(shapes: &[Shape]) -> Vec<AnyView> {
    shapes.iter().map(shape).collect()
}

/// What is written of a mark, or what is drawn.
fn part(shapes: &[Shape], is_writing: bool) -> Vec<AnyView> {
    shapes.iter().filter(|s| matches!(s.geometry, Geometry::Text { .. }) == is_writing).map(shape).collect()
}

fn shape(shape: &Shape) -> AnyView {
    let class = format!("{} {}", shape.role.class(), shape.tone.class());
    let fill = (shape.role == Role::Hatched).then(|| hatch(shape.tone));
    match &shape.geometry {
        Geometry::Rect { x, y, width, height } => view! {
            <rect class=class fill=fill x=px(*x) y=px(*y) width=px(*width) height=px(*height)></rect>
        }
        .into_any(),
        Geometry::Line { x1, y1, x2, y2 } => {
            view! { <line class=class x1=px(*x1) y1=px(*y1) x2=px(*x2) y2=px(*y2)></line> }.into_any()
        }
        Geometry::Polygon(corners) => {
            view! { <polygon class=class fill=fill points=points(corners)></polygon> }.into_any()
        }
        Geometry::Polyline(corners) => {
            view! { <polyline class=class fill="none" points=points(corners)></polyline> }.into_any()
        }
        Geometry::Text { x, y, size, anchor, bold, content } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let weight = bold.then_some("700");
            view! {
                <text class=class x=px(*x) y=px(*y) font-size=px(*size) text-anchor=anchor font-weight=weight>
                    {content.clone()}
                </text>
            }
            .into_any()
        }
    }
}
