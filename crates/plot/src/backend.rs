//! The surface that plotters draws on: it keeps shapes as data.
//!
//! Plotters hands a backend whole numbers. Ours are tenths of a CSS pixel ([`units`]), so that places are exact enough for
//! month columns to meet those of the matrix, and short enough to be written as SVG attributes.
//!
//! What plotters draws itself (mesh, axis, writing on an axis) comes with a colour and no meaning. So every role has a private
//! colour ([`colour`]), which is never seen: the backend turns it back into the role. Marks of ours do not take this way: an
//! [`Element`](super::element::Element) writes its typed shapes itself.

use core::convert::Infallible;

use plotters::style::RGBColor;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::measure;
use super::scene::{Anchor, Geometry, Mark, Role, Scene, Shape, Tone};

/// How many units of plotters' make one CSS pixel.
pub(super) const UNITS_PER_PX: f64 = 10.0;

/// From CSS pixels to plotters' units. What is no number becomes 0, what is beyond all sheets stops there.
pub(super) fn units(px: f64) -> i32 {
    // The cast saturates and takes NaN to 0; the clamp leaves plotters room to add.
    (px * UNITS_PER_PX).round().clamp(-1e8, 1e8) as i32
}

/// From plotters' units to CSS pixels.
pub(super) fn px(units: i32) -> f64 {
    f64::from(units) / UNITS_PER_PX
}

/// The private colour by which plotters' own shapes carry a role.
pub(super) fn colour(role: Role) -> RGBColor {
    let index = Role::ALL.iter().position(|&r| r == role).unwrap_or(0);
    RGBColor(0, 1, index as u8)
}

fn role(colour: BackendColor) -> Role {
    let (_, _, index) = colour.rgb;
    Role::ALL
        .get(usize::from(index))
        .copied()
        .unwrap_or(Role::Grid)
}

/// The scene in the making.
#[derive(Debug, Default)]
pub(super) struct SceneBackend {
    scene: Scene,
}

impl SceneBackend {
    pub(super) fn new(width_px: f64, height_px: f64) -> Self {
        Self {
            scene: Scene {
                width: width_px,
                height: height_px,
                ..Scene::default()
            },
        }
    }

    pub(super) fn into_scene(self) -> Scene {
        self.scene
    }

    pub(super) fn push_back(&mut self, shapes: Vec<Shape>) {
        self.scene.back.extend(shapes);
    }

    pub(super) fn push_mark(&mut self, mark: Mark) {
        self.scene.marks.push(mark);
    }

    fn keep<S: BackendStyle>(
        &mut self,
        style: &S,
        geometry: Geometry,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let colour = style.color();
        // Transparent is how plotters is told to leave something out.
        if colour.alpha > 0.0 {
            self.scene.back.push(Shape {
                role: role(colour),
                tone: Tone::Plain,
                geometry,
            });
        }
        Ok(())
    }
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> Vec<(f64, f64)> {
    path.into_iter().map(|(x, y)| (px(x), px(y))).collect()
}

impl DrawingBackend for SceneBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (
            units(self.scene.width).unsigned_abs(),
            units(self.scene.height).unsigned_abs(),
        )
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    /// Nothing is drawn by the pixel: every shape that is used is overridden below.
    fn draw_pixel(
        &mut self,
        _: BackendCoord,
        _: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.keep(
            style,
            Geometry::Line {
                x1: px(from.0),
                y1: px(from.1),
                x2: px(to.0),
                y2: px(to.1),
            },
        )
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let (x, y) = (px(a.0.min(b.0)), px(a.1.min(b.1)));
        self.keep(
            style,
            Geometry::Rect {
                x,
                y,
                width: px((a.0 - b.0).abs()),
                height: px((a.1 - b.1).abs()),
            },
        )
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let geometry = match points(path)[..] {
            [(x1, y1), (x2, y2)] => Geometry::Line { x1, y1, x2, y2 },
            ref points => Geometry::Polyline(points.to_vec()),
        };
        self.keep(style, geometry)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.keep(style, Geometry::Polygon(points(corners)))
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        (x, y): BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let size = style.size() / UNITS_PER_PX;
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        // From an edge of the line to its baseline, as usual faces have it.
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.78,
            VPos::Center => 0.35,
            VPos::Bottom => -0.22,
        };
        let y = px(units(px(y) + drop * size));
        let colour = style.color();
        if colour.alpha > 0.0 && !text.is_empty() {
            let geometry = Geometry::Text {
                x: px(x),
                y,
                size,
                anchor,
                bold: false,
                content: text.to_owned(),
            };
            self.scene.back.push(Shape {
                role: role(colour),
                tone: Tone::Plain,
                geometry,
            });
        }
        Ok(())
    }

    /// By our table: on wasm plotters would put a `<span>` into the page and measure it, natively it would count bytes.
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size();
        Ok((
            measure::width_px(text, size, false).ceil() as u32,
            (size * 1.2).ceil() as u32,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::style::Color;

    #[test]
    fn a_role_survives_the_way_through_plotters() {
        for wanted in Role::ALL {
            assert_eq!(role(colour(wanted).to_backend_color()), wanted);
        }
    }

    #[test]
    fn units_hold_tenths_and_take_rubbish() {
        let table = [
            (12.34, 123),
            (-0.06, -1),
            (f64::NAN, 0),
            (1e300, 100_000_000),
        ];
        for (px, want) in table {
            assert_eq!(units(px), want, "{px}");
        }
    }
}
