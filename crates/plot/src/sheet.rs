//! A sheet to draw on: plotters' areas, meshes and axes over our backend, with the guards that plotters lacks.

use core::cell::RefCell;
use std::rc::Rc;

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::axis::Axis;
use super::backend::{SceneBackend, UNITS_PER_PX, colour, units};
use super::element::{Element, Piece};
use super::scene::{Role, Scene};

/// The narrowest sheet that is laid out; narrower containers show this one, cut.
const MIN_WIDTH_PX: f64 = 160.0;
/// No screen is wider; a number beyond it is a fault of the caller's arithmetic.
const MAX_WIDTH_PX: f64 = 16_384.0;

/// The width to lay out for, where there is one: plotters draws rubbish in an area without size.
pub(super) fn usable_width(width_px: f64) -> Option<f64> {
    (width_px.is_finite() && width_px >= 1.0).then(|| width_px.clamp(MIN_WIDTH_PX, MAX_WIDTH_PX))
}

/// A part of the sheet, in CSS pixels from its edges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// A scene in the making, with its two axes.
pub(super) struct Sheet {
    backend: Rc<RefCell<SceneBackend>>,
    root: DrawingArea<SceneBackend, Shift>,
    area: DrawingArea<SceneBackend, Cartesian2d<Axis, Axis>>,
    width_px: f64,
    height_px: f64,
    x: Axis,
    y: Axis,
}

impl Sheet {
    pub(super) fn new(width_px: f64, height_px: f64, x: Axis, y: Axis) -> Self {
        let height_px = height_px.max(1.0).ceil();
        let backend = Rc::new(RefCell::new(SceneBackend::new(width_px, height_px)));
        let root = DrawingArea::from(&backend);
        let coords = Cartesian2d::new(
            x.clone(),
            y.clone(),
            (0..units(width_px), 0..units(height_px)),
        );
        let area = root.apply_coord_spec(coords);
        Self {
            backend,
            root,
            area,
            width_px,
            height_px,
            x,
            y,
        }
    }

    /// Draws an element in the coordinates of the sheet's axes.
    pub(super) fn draw(&self, element: &Element) {
        settle(self.area.draw(element));
    }

    /// Draws pieces that no mark owns.
    pub(super) fn back(&self, pieces: Vec<Piece>) {
        self.draw(&Element::back(pieces));
    }

    /// Lets plotters draw the mesh of both axes in that part of the sheet.
    pub(super) fn mesh(&self, region: Region) {
        self.chart(region, None, &self.x, &self.y, |mesh| {
            mesh.disable_axes()
                .bold_line_style(colour(Role::GridStrong))
                .light_line_style(colour(Role::Grid));
        });
    }

    /// Lets plotters write the labels of an axis of x, above or below that part of the sheet; `gap_px` from it.
    pub(super) fn x_labels(
        &self,
        region: Region,
        axis: &Axis,
        is_above: bool,
        size_px: f64,
        gap_px: f64,
    ) {
        let side = if is_above {
            LabelAreaPosition::Top
        } else {
            LabelAreaPosition::Bottom
        };
        let band_px = size_px * 1.5 + gap_px;
        let font = FontDesc::new(
            FontFamily::SansSerif,
            size_px * UNITS_PER_PX,
            FontStyle::Normal,
        );
        let mut style = TextStyle::from(font);
        style.color = colour(Role::AxisText).to_backend_color();
        self.chart(
            region,
            Some((side, band_px)),
            axis,
            &Axis::pixels(),
            |mesh| {
                // Plotters sets labels off by twice the length of a tick. The axis itself is drawn by us, across the sheet.
                mesh.disable_mesh()
                    .set_all_tick_mark_size(units(gap_px / 2.0))
                    .axis_style(ShapeStyle::from(colour(Role::Baseline).mix(0.0)))
                    .x_label_style(style);
            },
        );
    }

    fn chart(
        &self,
        region: Region,
        labels: Option<(LabelAreaPosition, f64)>,
        x: &Axis,
        y: &Axis,
        configure: impl FnOnce(&mut plotters::chart::MeshStyle<'_, '_, Axis, Axis, SceneBackend>),
    ) {
        let band_px = |wanted| {
            labels
                .filter(|(side, _)| *side as usize == wanted as usize)
                .map_or(0.0, |(_, px)| px)
        };
        let top = region.top - band_px(LabelAreaPosition::Top);
        let bottom = self.height_px - region.bottom - band_px(LabelAreaPosition::Bottom);
        if region.right - region.left < 1.0
            || region.bottom - region.top < 1.0
            || top < 0.0
            || bottom < -0.1
        {
            return;
        }
        let mut builder = ChartBuilder::on(&self.root);
        builder
            .margin_left(units(region.left))
            .margin_right(units(self.width_px - region.right))
            .margin_top(units(top))
            .margin_bottom(units(bottom.max(0.0)));
        if let Some((side, px)) = labels {
            builder.set_label_area_size(side, units(px));
        }
        settle(
            builder
                .build_cartesian_2d(x.clone(), y.clone())
                .and_then(|mut chart| {
                    let mut mesh = chart.configure_mesh();
                    let (n_x, n_y) = (x.n_key_points(), y.n_key_points());
                    mesh.x_labels(n_x)
                        .y_labels(n_y)
                        .x_max_light_lines(1)
                        .y_max_light_lines(1);
                    configure(&mut mesh);
                    mesh.draw()
                }),
        );
    }

    /// What was drawn.
    pub(super) fn finish(self) -> Scene {
        let Self { backend, .. } = self;
        backend.take().into_scene()
    }
}

/// Drawing into memory cannot fail: the backend's own error has no values, nothing else borrows it, and no legend is laid out.
fn settle<E: core::error::Error + Send + Sync>(drawn: Result<(), DrawingAreaErrorKind<E>>) {
    debug_assert!(drawn.is_ok(), "plotters: {drawn:?}");
}
