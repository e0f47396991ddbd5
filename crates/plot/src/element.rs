//! Shapes with a meaning, drawn through plotters.
//!
//! An [`Element`] is what plotters calls a series element: it names points in the coordinates of the chart, plotters maps
//! them, and the element writes them down with role, tone and key. So the meaning never passes through a colour.

use core::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::axis::Place;
use super::backend::{SceneBackend, px, units};
use super::scene::{Anchor, Geometry, Mark, MarkKey, Role, Shape, Tone};

/// A point of a scene: along x and along y.
pub(super) type Point = (Place, Place);

/// The form of a piece, between its points.
#[derive(Clone, Debug)]
enum Form {
    /// Between two opposite corners.
    Rect,
    /// From a point to another.
    Line,
    /// Around a point, as far as that to each side, in CSS pixels.
    Diamond(f64),
    /// Inside of an outline, in CSS pixels: all layout.
    Area(Vec<(f64, f64)>),
    /// At a point.
    Text {
        size: f64,
        anchor: Anchor,
        bold: bool,
        content: String,
    },
}

/// A shape before plotters has mapped it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    role: Role,
    tone: Tone,
    from: Point,
    to: Point,
    form: Form,
}

impl Piece {
    pub(super) fn rect(role: Role, tone: Tone, x: (Place, Place), y: (Place, Place)) -> Self {
        Self {
            role,
            tone,
            from: (x.0, y.0),
            to: (x.1, y.1),
            form: Form::Rect,
        }
    }

    /// A rectangle that is all layout: left, top, width, height.
    pub(super) fn rect_px(role: Role, tone: Tone, [x, y, width, height]: [f64; 4]) -> Self {
        let (right, bottom) = (x + width.max(0.0), y + height.max(0.0));
        Self::rect(
            role,
            tone,
            (Place::Px(x), Place::Px(right)),
            (Place::Px(y), Place::Px(bottom)),
        )
    }

    /// The area that answers to the pointer.
    pub(super) fn hit(area: [f64; 4]) -> Self {
        Self::rect_px(Role::Hit, Tone::Plain, area)
    }

    pub(super) fn line(role: Role, tone: Tone, from: Point, to: Point) -> Self {
        Self {
            role,
            tone,
            from,
            to,
            form: Form::Line,
        }
    }

    /// A line that is all layout.
    pub(super) fn line_px(role: Role, tone: Tone, from: (f64, f64), to: (f64, f64)) -> Self {
        Self::line(
            role,
            tone,
            (Place::Px(from.0), Place::Px(from.1)),
            (Place::Px(to.0), Place::Px(to.1)),
        )
    }

    pub(super) fn diamond(role: Role, tone: Tone, at: Point, radius: f64) -> Self {
        Self {
            role,
            tone,
            from: at,
            to: at,
            form: Form::Diamond(radius),
        }
    }

    /// What an outline of layout encloses.
    pub(super) fn area(role: Role, tone: Tone, corners: Vec<(f64, f64)>) -> Self {
        let at = (Place::Px(0.0), Place::Px(0.0));
        Self {
            role,
            tone,
            from: at,
            to: at,
            form: Form::Area(corners),
        }
    }

    /// One line of writing, from its left end unless [`Piece::anchored`] says otherwise.
    pub(super) fn text(
        role: Role,
        tone: Tone,
        (x, y): (f64, f64),
        size: f64,
        content: impl Into<String>,
    ) -> Self {
        let at = (Place::Px(x), Place::Px(y));
        let form = Form::Text {
            size,
            anchor: Anchor::Start,
            bold: false,
            content: content.into(),
        };
        Self {
            role,
            tone,
            from: at,
            to: at,
            form,
        }
    }

    pub(super) fn anchored(mut self, to: Anchor) -> Self {
        if let Form::Text { anchor, .. } = &mut self.form {
            *anchor = to;
        }
        self
    }

    pub(super) fn bold(mut self, is_bold: bool) -> Self {
        if let Form::Text { bold, .. } = &mut self.form {
            *bold = is_bold;
        }
        self
    }

    fn shape(&self, from: BackendCoord, to: BackendCoord) -> Shape {
        let ((x1, y1), (x2, y2)) = ((px(from.0), px(from.1)), (px(to.0), px(to.1)));
        let geometry = match &self.form {
            Form::Rect => Geometry::Rect {
                x: x1.min(x2),
                y: y1.min(y2),
                // From units, not from pixels: 0.3 - 0.1 is not 0.2.
                width: px((to.0 - from.0).abs()),
                height: px((to.1 - from.1).abs()),
            },
            Form::Line => Geometry::Line { x1, y1, x2, y2 },
            Form::Diamond(r) => {
                Geometry::Polygon(vec![(x1, y1 - r), (x1 + r, y1), (x1, y1 + r), (x1 - r, y1)])
            }
            Form::Area(corners) => Geometry::Polygon(
                corners
                    .iter()
                    .map(|(x, y)| (px(units(*x)), px(units(*y))))
                    .collect(),
            ),
            Form::Text {
                size,
                anchor,
                bold,
                content,
            } => Geometry::Text {
                x: x1,
                y: y1,
                size: *size,
                anchor: *anchor,
                bold: *bold,
                content: content.clone(),
            },
        };
        Shape {
            role: self.role,
            tone: self.tone,
            geometry,
        }
    }
}

/// What plotters draws at one go: the pieces of a mark, or of the ground.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    owner: Option<(MarkKey, Option<MarkKey>)>,
    pub(super) pieces: Vec<Piece>,
    /// The activities that a merged mark stands for.
    pub(super) members: Vec<usize>,
}

impl Element {
    /// Pieces that no mark owns.
    pub(super) fn back(pieces: Vec<Piece>) -> Self {
        Self {
            owner: None,
            pieces,
            members: Vec::new(),
        }
    }

    /// A mark; its first piece is what answers to the pointer there.
    pub(super) fn mark(key: MarkKey, parent: Option<MarkKey>, hit: [f64; 4]) -> Self {
        Self {
            owner: Some((key, parent)),
            pieces: vec![Piece::hit(hit)],
            members: Vec::new(),
        }
    }
}

impl<'a> PointCollection<'a, Point> for &'a Element {
    type Point = &'a Point;
    type IntoIter = Vec<&'a Point>;

    fn point_iter(self) -> Vec<&'a Point> {
        self.pieces.iter().flat_map(|p| [&p.from, &p.to]).collect()
    }
}

impl Drawable<SceneBackend> for Element {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut SceneBackend,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let mut shapes = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let (Some(from), Some(to)) = (points.next(), points.next()) else {
                break;
            };
            shapes.push(piece.shape(from, to));
        }
        match self.owner {
            Some((key, parent)) => backend.push_mark(Mark {
                key,
                parent,
                shapes,
                members: self.members.clone(),
            }),
            None => backend.push_back(shapes),
        }
        Ok(())
    }
}
