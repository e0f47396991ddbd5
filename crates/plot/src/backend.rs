//! Plotters' drawing backend: it keeps what is drawn as a [`Scene`] instead of painting it.
//!
//! Plotters hands a backend whole numbers. Ours are tenths of a CSS pixel ([`units`]): exact enough for the months of the timeline
//! to meet those of the matrix, and short when written as SVG attributes.
//!
//! Plotters passes a colour with each shape. A scene has no colours but a role and a tone for each shape, so these travel as a
//! colour ([`Ink`]), which the backend turns back. No reader ever sees that colour.

use core::convert::Infallible;
use std::sync::Arc;

use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::measure;
use super::scene::{Anchor, Geometry, Mark, Role, Scene, Shape, Tone};

/// How many units of plotters' are one CSS pixel.
const UNITS_PER_PX: f64 = 10.0;

/// From CSS pixels to plotters' units. NaN becomes 0, and lengths beyond any sheet are clamped.
pub(crate) fn units(px: f64) -> i32 {
    // The cast takes NaN to 0; the clamp leaves plotters room to add.
    (px * UNITS_PER_PX).round().clamp(-1e8, 1e8) as i32
}

/// From plotters' units to CSS pixels.
pub(crate) fn px(units: i32) -> f64 {
    f64::from(units) / UNITS_PER_PX
}

/// A role and a tone, as a colour of plotters'.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ink(pub(crate) Role, pub(crate) Tone);

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        let role = Role::ALL.iter().position(|&r| r == self.0).unwrap_or(0);
        let tone = Tone::ALL.iter().position(|&t| t == self.1).unwrap_or(0);
        BackendColor {
            alpha: 1.0,
            rgb: (role as u8, tone as u8, 0),
        }
    }
}

impl From<BackendColor> for Ink {
    fn from(colour: BackendColor) -> Self {
        let (role, tone, _) = colour.rgb;
        Self(
            Role::ALL
                .get(usize::from(role))
                .copied()
                .unwrap_or(Role::Grid),
            Tone::ALL
                .get(usize::from(tone))
                .copied()
                .unwrap_or_default(),
        )
    }
}

/// Plotters' style for a line of text that stands on its [`bottom_units`].
pub(crate) fn text_style(ink: Ink, size: f64, bold: bool, anchor: Anchor) -> TextStyle<'static> {
    let weight = if bold {
        FontStyle::Bold
    } else {
        FontStyle::Normal
    };
    let h_pos = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    FontDesc::new(FontFamily::SansSerif, size * UNITS_PER_PX, weight)
        .color(&ink)
        .pos(Pos::new(h_pos, VPos::Bottom))
}

/// The bottom edge of a line of text, by which plotters places it, from its baseline.
pub(crate) fn bottom_units(baseline_px: f64, size: f64) -> i32 {
    units(baseline_px) - baseline_offset(VPos::Bottom, size)
}

/// From an edge of a line of text down to its baseline, in units, as usual faces have it.
fn baseline_offset(edge: VPos, size: f64) -> i32 {
    units(match edge {
        VPos::Top => 0.78 * size,
        VPos::Center => 0.35 * size,
        VPos::Bottom => -0.22 * size,
    })
}

/// The scene in the making.
#[derive(Debug, Default)]
pub(crate) struct SceneBackend {
    scene: Scene,
    /// The mark that shapes are drawn into; without one they belong to the back.
    mark: Option<Mark>,
}

impl SceneBackend {
    pub(crate) fn new(width_px: f64, height_px: f64) -> Self {
        let scene = Scene {
            width: width_px,
            height: height_px,
            ..Scene::default()
        };
        Self { scene, mark: None }
    }

    pub(crate) fn into_scene(self) -> Scene {
        self.scene
    }

    /// Shapes belong to this mark until [`SceneBackend::end_mark`].
    pub(crate) fn begin_mark(&mut self, mark: Mark) {
        self.mark = Some(mark);
    }

    pub(crate) fn end_mark(&mut self) {
        self.scene.marks.extend(self.mark.take().map(Arc::new));
    }

    /// Keeps a shape.
    pub(crate) fn push(&mut self, colour: BackendColor, geometry: Geometry) {
        // Plotters is told by a transparent colour to leave something out.
        if colour.alpha <= 0.0 {
            return;
        }
        let Ink(role, tone) = colour.into();
        let shapes = match &mut self.mark {
            Some(mark) => &mut mark.shapes,
            None => &mut self.scene.back,
        };
        shapes.push(Shape {
            role,
            tone,
            geometry,
        });
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn points(path: impl IntoIterator<Item = BackendCoord>) -> Vec<(f64, f64)> {
    path.into_iter().map(|(x, y)| (px(x), px(y))).collect()
}

impl DrawingBackend for SceneBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let Scene { width, height, .. } = self.scene;
        (units(width).unsigned_abs(), units(height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Nothing is drawn pixel by pixel: every shape that is used is overridden below.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Drawn {
        self.draw_path([a, b], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let geometry = Geometry::Rect {
            x: px(a.0.min(b.0)),
            y: px(a.1.min(b.1)),
            // From units, not from pixels: 0.3 - 0.1 is not 0.2.
            width: px((a.0 - b.0).abs()),
            height: px((a.1 - b.1).abs()),
        };
        self.push(style.color(), geometry);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points = points(path);
        let geometry = match points[..] {
            [(x1, y1), (x2, y2)] => Geometry::Line { x1, y1, x2, y2 },
            _ => Geometry::Polyline(points),
        };
        self.push(style.color(), geometry);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.push(style.color(), Geometry::Polygon(points(corners)));
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        (x, y): BackendCoord,
    ) -> Drawn {
        let size = style.size() / UNITS_PER_PX;
        let geometry = Geometry::Text {
            x: px(x),
            y: px(y + baseline_offset(style.anchor().v_pos, size)),
            size,
            anchor: match style.anchor().h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            bold: matches!(style.style(), FontStyle::Bold),
            content: text.to_owned(),
        };
        self.push(style.color(), geometry);
        Ok(())
    }

    /// From our table: on wasm plotters would put a `<span>` into the page and measure it, natively it would count bytes.
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size();
        let width = measure::width_px(text, size, false).ceil();
        Ok((width as u32, (size * 1.2).ceil() as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_tones_survive_plotters() {
        for role in Role::ALL {
            for tone in Tone::ALL {
                let ink = Ink(role, tone);
                assert_eq!(Ink::from(ink.to_rgba().to_backend_color()), ink);
            }
        }
    }

    #[test]
    fn units_are_tenths_and_always_finite() {
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
