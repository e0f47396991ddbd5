//! What charts draw with: plotters' own elements, in the ink of a role and a tone.
//!
//! A chart places things in CSS pixels and draws them in plotters' pixel coordinates. Elements of different types are kept in one
//! list as plotters' [`DynElement`].

use core::convert::Infallible;
use core::iter::{Once, once};
use std::sync::Arc;

use plotters::element::{
    Drawable, DynElement, IntoDynElement, PathElement, PointCollection, Polygon, Rectangle, Text,
};
use plotters::style::Color;
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::backend::{Ink, SceneBackend, bottom_units, px, text_style, units};
use super::scene::{Anchor, Geometry, Mark, MarkKey, Role, Tone};

/// Any element, before it is drawn.
pub(crate) type Element = DynElement<'static, SceneBackend, BackendCoord>;

fn point((x, y): (f64, f64)) -> BackendCoord {
    (units(x), units(y))
}

/// A rectangle between two places along x and two along y.
pub(crate) fn rect(role: Role, tone: Tone, x: (f64, f64), y: (f64, f64)) -> Element {
    let corners = [point((x.0, y.0)), point((x.1, y.1))];
    Rectangle::new(corners, Ink(role, tone).filled()).into_dyn()
}

/// A rectangle as left, top, width and height.
pub(crate) fn rect_at(role: Role, tone: Tone, [x, y, width, height]: [f64; 4]) -> Element {
    rect(
        role,
        tone,
        (x, x + width.max(0.0)),
        (y, y + height.max(0.0)),
    )
}

/// A straight line.
pub(crate) fn line(role: Role, tone: Tone, from: (f64, f64), to: (f64, f64)) -> Element {
    PathElement::new([point(from), point(to)], Ink(role, tone)).into_dyn()
}

/// A filled polygon.
pub(crate) fn polygon(role: Role, tone: Tone, corners: Vec<(f64, f64)>) -> Element {
    let corners: Vec<_> = corners.into_iter().map(point).collect();
    Polygon::new(corners, Ink(role, tone)).into_dyn()
}

/// How a line of text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Font {
    size: f64,
    bold: bool,
    anchor: Anchor,
}

/// Regular text of that size, which begins at its place.
pub(crate) fn font(size: f64) -> Font {
    Font {
        size,
        bold: false,
        anchor: Anchor::Start,
    }
}

impl Font {
    pub(crate) fn bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }

    pub(crate) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

/// One line of text on a baseline.
pub(crate) fn text(
    role: Role,
    tone: Tone,
    (x, baseline): (f64, f64),
    font: Font,
    content: impl Into<String>,
) -> Element {
    let Font { size, bold, anchor } = font;
    let style = text_style(Ink(role, tone), size, bold, anchor);
    let at = (units(x), bottom_units(baseline, size));
    Text::new(content.into(), at, style).into_dyn()
}

/// A diamond around a point. It is not a [`Polygon`] of plotters', whose corners are rounded to tenths of a pixel each: a shape
/// this small would be visibly askew.
struct Diamond {
    at: BackendCoord,
    radius_px: f64,
    ink: Ink,
}

/// A diamond around a point, which reaches that far to each side.
pub(crate) fn diamond(role: Role, tone: Tone, at: (f64, f64), radius_px: f64) -> Element {
    let diamond = Diamond {
        at: point(at),
        radius_px,
        ink: Ink(role, tone),
    };
    diamond.into_dyn()
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Diamond {
    type Point = &'a BackendCoord;
    type IntoIter = Once<&'a BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        once(&self.at)
    }
}

impl Drawable<SceneBackend> for Diamond {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut SceneBackend,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let r = self.radius_px;
        for (x, y) in points.map(|(x, y)| (px(x), px(y))) {
            let corners = vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
            backend.push(self.ink.to_backend_color(), Geometry::Polygon(corners));
        }
        Ok(())
    }
}

/// The elements of one mark, back to front. The first is its hit area.
pub(crate) struct MarkElements {
    /// The mark, without shapes so far.
    pub(crate) mark: Mark,
    pub(crate) elements: Vec<Element>,
}

impl MarkElements {
    /// A mark with its hit area: left, top, width, height.
    pub(crate) fn new(key: MarkKey, parent: Option<MarkKey>, hit: [f64; 4]) -> Self {
        let mark = Mark {
            key,
            parent,
            shapes: Vec::new(),
            members: Arc::default(),
        };
        Self {
            mark,
            elements: vec![rect_at(Role::Hit, Tone::Plain, hit)],
        }
    }

    pub(crate) fn push(&mut self, element: Element) {
        self.elements.push(element);
    }

    pub(crate) fn extend(&mut self, elements: impl IntoIterator<Item = Element>) {
        self.elements.extend(elements);
    }
}
