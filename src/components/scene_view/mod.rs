//! A [`Scene`] as SVG: shapes with classes, marks that can be reached by keyboard and are named.
//!
//! Marks are rendered by key, so a mark that has the focus keeps it while the scene around it changes. A picture has one listener for
//! each event, which finds the mark by its element, and one tab stop, which the arrow keys move (a roving `tabindex`).

mod marks;
mod shapes;
mod walk;

use std::collections::HashMap;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yearline_core::text::messages::Messages;
use yearline_plot::scene::{Geometry, Mark, MarkKey, Scene};
use yearline_plot::svg::px;

use super::still::is_still;
use super::table::TABLE_KEY;
use super::tooltip::Tooltip;
use crate::browser::focus;
use crate::state::{Part, Year, use_year};
pub(crate) use marks::mark_lang;
use marks::{choose_mark, mark_id, mark_label, mark_pressed};
use shapes::{Looks, ShapeView};
use walk::{Move, move_of, walk};

/// A picture and how the keyboard walks through it.
#[derive(Clone, Copy)]
struct Picture {
    year: Year,
    id: &'static str,
    scene: Memo<Scene>,
    part: Part,
    tooltip: Option<Tooltip>,
    /// Where the focus was last.
    visited: RwSignal<Option<MarkKey>>,
}

/// A picture.
#[component]
pub fn SceneView(
    /// The first part of the ids of its marks.
    id: &'static str,
    /// What it shows.
    #[prop(into)]
    scene: Memo<Scene>,
    /// Its accessible name.
    name: fn(&'static Messages) -> &'static str,
    /// The ids of the texts that tell what it shows and how to use it by keyboard.
    #[prop(into)]
    described_by: String,
    /// Where an activity opens that a mark opens.
    part: Part,
) -> impl IntoView {
    let year = use_year();
    if is_still() {
        return view! { <StillScene scene name/> }.into_any();
    }
    let visited = RwSignal::new(None);
    let picture = Picture {
        year,
        id,
        scene,
        part,
        tooltip: Tooltip::of_page().filter(|_| year.session.has_address),
        visited,
    };
    let stop = Selector::new(move || picture.stop());
    let keys = move || scene.with(|s| s.marks.iter().map(|m| m.key).collect::<Vec<_>>());
    let marks = Memo::new(move |_| {
        let entry = |mark: &Arc<Mark>| (mark.key, Arc::clone(mark));
        scene.with(|s| s.marks.iter().map(entry).collect::<HashMap<_, _>>())
    });
    let mark = move |key| view! { <MarkView picture marks key stop=stop.clone()/> };
    let background =
        move || scene.with(|s| s.back.iter().cloned().map(ShapeView).collect::<Vec<_>>());
    Effect::new(move |before: Option<Vec<(MarkKey, Option<MarkKey>)>>| {
        let nodes = picture.nodes();
        if let Some(before) = before {
            picture.keep_focus(&before);
        }
        nodes
    });
    view! {
        // Not on the picture itself: in Chromium a listener for the focus makes an element of SVG a tab stop.
        <div
            on:focusin=move |event| {
                visited.set(picture.mark_at(&event));
                picture.name_mark(&event, None);
            }
            on:focusout=move |_| picture.unname_mark()
            on:keyup=move |event| {
                // Firefox scrolls to the picture only, which may be taller than the window.
                if event.key() == "Tab" && let Some(key) = picture.mark_at(&event) {
                    focus::reveal(&mark_id(id, key));
                }
            }
            on:pointerover=move |event| {
                if event.pointer_type() != "touch" {
                    picture.name_mark(&event, Some((event.client_x(), event.client_y())));
                }
            }
            on:pointerleave=move |_| picture.unname_mark()
        >
            <svg
                class="scene"
                class:is-filtered=move || year.is_filtered()
                role="group"
                aria-label=move || name(year.session.messages())
                aria-describedby=described_by
                focusable="false"
                width=move || scene.with(|s| px(s.width))
                height=move || scene.with(|s| px(s.height))
                viewBox=move || scene.with(|s| format!("0 0 {} {}", px(s.width), px(s.height)))
                on:click=move |event| {
                    if let Some(key) = picture.mark_at(&event) {
                        visited.set(Some(key));
                        picture.choose(key);
                    }
                }
                on:keydown=move |event| {
                    if let Some(key) = picture.mark_at(&event) {
                        picture.on_key(&event, key);
                    }
                }
            >
                <g aria-hidden="true">{background}</g>
                <For each=keys key=|key| *key children=mark/>
            </svg>
        </div>
    }
    .into_any()
}

/// A picture whose marks are only to be seen.
#[component]
fn StillScene(scene: Memo<Scene>, name: fn(&'static Messages) -> &'static str) -> impl IntoView {
    let year = use_year();
    let shapes = move || {
        scene.with(|s| {
            let marks = s.marks.iter().map(|mark| Looks(Arc::clone(mark)));
            let marks = marks.flat_map(|looks| [looks.shapes(false), looks.shapes(true)].concat());
            let background = s.back.iter().cloned().map(ShapeView);
            background.chain(marks).collect::<Vec<_>>()
        })
    };
    view! {
        <svg
            class="scene"
            class:is-filtered=move || year.is_filtered()
            role="img"
            aria-label=move || name(year.session.messages())
            focusable="false"
            width=move || scene.with(|s| px(s.width))
            height=move || scene.with(|s| px(s.height))
            viewBox=move || scene.with(|s| format!("0 0 {} {}", px(s.width), px(s.height)))
            preserveAspectRatio="xMinYMin"
        >
            {shapes}
        </svg>
    }
}

/// One mark: a button with its shapes, and its text beside it. A button's name should hold the text in it as it stands (WCAG 2.5.3), and
/// the mark's name says all of it in another order.
#[component]
fn MarkView(
    picture: Picture,
    /// The marks of the picture by key.
    marks: Memo<HashMap<MarkKey, Arc<Mark>>>,
    key: MarkKey,
    stop: Selector<Option<MarkKey>>,
) -> impl IntoView {
    let Picture { year, id, .. } = picture;
    let looks = Memo::new(move |_| marks.with(|marks| marks.get(&key).cloned().map(Looks)));
    // A choice changes how many marks look, and the members of none. Only merged marks have any.
    let members = matches!(key, MarkKey::Merged(_)).then(|| {
        Memo::new(move |_| {
            let members = |mark: &Arc<Mark>| Arc::clone(&mark.members);
            marks.with(|marks| marks.get(&key).map(members).unwrap_or_default())
        })
    });
    let members = move || members.map(|members| members.get()).unwrap_or_default();
    let label = move || mark_label(year, key, &members());
    let pressed = Memo::new(move |_| mark_pressed(year, key, &members()));
    let shapes = move |is_text: bool| looks.with(|l| l.as_ref().map(|l| l.shapes(is_text)));
    view! {
        <g class="mark-place">
            <g
                class="mark"
                id=mark_id(id, key)
                role="button"
                aria-label=label
                aria-pressed=move || pressed.get().map(|is| is.to_string())
                tabindex=move || if stop.selected(&Some(key)) { "0" } else { "-1" }
            >
                {move || shapes(false)}
            </g>
            <g aria-hidden="true" lang=move || mark_lang(year, key)>{move || shapes(true)}</g>
        </g>
    }
}

impl Picture {
    /// The mark that the tab key stops at, tracked.
    fn stop(self) -> Option<MarkKey> {
        // A selector's effect may run once more after the picture is gone, if the change that removes it also changes the scene.
        let visited = self.visited.try_get().flatten();
        let stop = self.scene.try_with(|s| {
            visited
                .filter(|key| s.mark(*key).is_some())
                .or_else(|| s.marks.first().map(|m| m.key))
        });
        stop.flatten()
    }

    /// The marks and what each belongs to, tracked.
    fn nodes(self) -> Vec<(MarkKey, Option<MarkKey>)> {
        self.scene
            .with(|s| s.marks.iter().map(|m| (m.key, m.parent)).collect())
    }

    /// The mark that an event took place on.
    fn mark_at(self, event: &Event) -> Option<MarkKey> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let place = target.closest(".mark-place").ok()??;
        let id = place.first_element_child()?.id();
        self.scene.with_untracked(|s| {
            let mut keys = s.marks.iter().map(|m| m.key);
            keys.find(|key| mark_id(self.id, *key) == id)
        })
    }

    /// Shows the name of the mark that an event took place on: one that the pointer is on, or that the keyboard has reached.
    fn name_mark(self, event: &Event, pointer: Option<(i32, i32)>) {
        let Some(tooltip) = self.tooltip else { return };
        let key = self.mark_at(event);
        let element = key.and_then(|key| focus::element(&mark_id(self.id, key)));
        let is_named = |element: &Element| {
            pointer.is_some() || element.matches(":focus-visible").unwrap_or(false)
        };
        let mark = key.and_then(|key| self.scene.with_untracked(|s| s.mark(key).cloned()));
        match (element.filter(is_named), mark) {
            (Some(element), Some(mark)) => {
                let text = untrack(|| mark_label(self.year, mark.key, &mark.members));
                tooltip.show(&element, pointer, text);
            }
            _ => tooltip.hide_soon(),
        }
    }

    fn unname_mark(self) {
        if let Some(tooltip) = self.tooltip {
            tooltip.hide_soon();
        }
    }

    /// The headline of the part, to which the keyboard goes back.
    fn headline(self) -> &'static str {
        match self.part {
            Part::Timeline => "timeline-headline",
            _ => "charts-headline",
        }
    }

    /// Does what a mark is for. Its name may say something else afterwards.
    fn choose(self, key: MarkKey) {
        if let Some(tooltip) = self.tooltip {
            tooltip.hide();
        }
        // A copy, since what it does may change the scene.
        if let Some(mark) = self.scene.with_untracked(|s| s.mark(key).cloned()) {
            choose_mark(self.year, &mark, self.part, mark_id(self.id, key));
        }
    }

    /// Where the mark that had the focus is gone, what it belonged to gets it, so the keyboard stays in the picture.
    fn keep_focus(self, before: &[(MarkKey, Option<MarkKey>)]) {
        let Some(visited) = self.visited.get_untracked() else {
            return;
        };
        let is_there = |key: MarkKey| self.scene.with_untracked(|s| s.mark(key).is_some());
        if is_there(visited) || !focus::is_lost() {
            return;
        }
        let parent = before
            .iter()
            .find(|(key, _)| *key == visited)
            .and_then(|(_, parent)| *parent)
            .filter(|parent| is_there(*parent));
        let first = || {
            self.scene
                .with_untracked(|s| s.marks.first().map(|m| m.key))
        };
        if let Some(key) = parent.or_else(first) {
            focus::put(&mark_id(self.id, key));
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent, key: MarkKey) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let pressed = event.key();
        if pressed == TABLE_KEY {
            event.prevent_default();
            self.year.session.show_table();
            return;
        }
        if pressed == "Enter" || pressed == " " {
            event.prevent_default();
            self.choose(key);
            return;
        }
        let nodes = untrack(|| self.nodes());
        let is_tree = nodes.iter().any(|(_, parent)| parent.is_some());
        let is_branch = nodes
            .iter()
            .any(|(k, parent)| *k == key && parent.is_some());
        let Some(step) = move_of(&pressed, is_tree, is_branch) else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        let is_dismissed = |tooltip: Tooltip| tooltip.dismiss(&mark_id(self.id, key));
        if step == Move::Out && self.tooltip.is_some_and(is_dismissed) {
            return;
        }
        let to = self
            .scene
            .with_untracked(|scene| walk(&nodes, &|key| x_of(scene, key), key, step));
        if step == Move::Out && to.is_none() {
            focus::show(self.headline());
        } else if to.is_none() {
            // The reader is still walking: the tooltip has to wait.
            self.name_mark(event, None);
        }
        if let Some(to) = to {
            self.visited.set(Some(to));
            let to = mark_id(self.id, to);
            focus::put(&to);
            focus::reveal(&to);
        }
    }
}

/// Where along the axis the middle of a mark is.
fn x_of(scene: &Scene, key: MarkKey) -> f64 {
    let hit = scene.mark(key).and_then(|mark| mark.shapes.first());
    match hit.map(|shape| &shape.geometry) {
        Some(Geometry::Rect { x, width, .. }) => x + width / 2.0,
        _ => 0.0,
    }
}
