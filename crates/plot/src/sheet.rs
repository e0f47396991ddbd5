//! A sheet to draw on: plotters' drawing area, mesh and axis labels over our backend, with the guards that plotters lacks.

use core::cell::RefCell;
use std::rc::Rc;

use plotters::chart::{ChartBuilder, LabelAreaPosition, MeshStyle};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::style::{Color, ShapeStyle};

use super::axis::Axis;
use super::backend::{Ink, SceneBackend, text_style, units};
use super::element::{Element, MarkElements};
use super::scene::{Anchor, Role, Scene, Tone};

/// The narrowest sheet that is laid out. Narrower containers show this one, cut.
const MIN_WIDTH_PX: f64 = 160.0;
/// No screen is wider. A larger number is an error in the caller's arithmetic.
const MAX_WIDTH_PX: f64 = 16_384.0;

/// The width to lay out for, if there is one: plotters misbehaves in an area without size.
pub(crate) fn usable_width(width_px: f64) -> Option<f64> {
    (width_px.is_finite() && width_px >= 1.0).then(|| width_px.clamp(MIN_WIDTH_PX, MAX_WIDTH_PX))
}

/// A part of the sheet, in CSS pixels from its edges.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// A scene in the making.
pub(crate) struct Sheet {
    backend: Rc<RefCell<SceneBackend>>,
    root: DrawingArea<SceneBackend, Shift>,
    width_px: f64,
    height_px: f64,
}

impl Sheet {
    pub(crate) fn new(width_px: f64, height_px: f64) -> Self {
        let height_px = height_px.max(1.0).ceil();
        let backend = Rc::new(RefCell::new(SceneBackend::new(width_px, height_px)));
        let root = DrawingArea::from(&backend);
        Self {
            backend,
            root,
            width_px,
            height_px,
        }
    }

    /// Draws elements that no mark owns, or that belong to the open mark.
    pub(crate) fn draw(&self, elements: impl IntoIterator<Item = Element>) {
        for element in elements {
            expect_drawn(self.root.draw(&element));
        }
    }

    /// Draws a mark.
    pub(crate) fn draw_mark(&self, MarkElements { mark, elements }: MarkElements) {
        self.backend.borrow_mut().begin_mark(mark);
        self.draw(elements);
        self.backend.borrow_mut().end_mark();
    }

    /// Lets plotters draw the mesh lines of two axes in a part of the sheet.
    pub(crate) fn mesh(&self, region: Region, x: Axis, y: Axis) {
        self.chart(region, None, x, y, |mesh| {
            mesh.disable_axes()
                .bold_line_style(Ink(Role::GridStrong, Tone::Plain))
                .light_line_style(Ink(Role::Grid, Tone::Plain));
        });
    }

    /// Lets plotters write the labels of an x axis above or below a part of the sheet, `gap_px` away from it.
    pub(crate) fn x_labels(
        &self,
        region: Region,
        axis: Axis,
        side: LabelAreaPosition,
        size_px: f64,
        gap_px: f64,
    ) {
        let style = text_style(
            Ink(Role::AxisText, Tone::Plain),
            size_px,
            false,
            Anchor::Middle,
        );
        let band_px = size_px * 1.5 + gap_px;
        self.chart(
            region,
            Some((side, band_px)),
            axis,
            Axis::default(),
            |mesh| {
                // Plotters sets labels off by twice the length of a tick mark. The axis line is left out: charts draw one across the sheet.
                mesh.disable_mesh()
                    .set_all_tick_mark_size(units(gap_px / 2.0))
                    .axis_style(ShapeStyle::from(Ink(Role::Baseline, Tone::Plain).mix(0.0)))
                    .x_label_style(style);
            },
        );
    }

    fn chart(
        &self,
        region: Region,
        labels: Option<(LabelAreaPosition, f64)>,
        x: Axis,
        y: Axis,
        configure: impl FnOnce(&mut MeshStyle<'_, '_, Axis, Axis, SceneBackend>),
    ) {
        let band_px = |side| match labels {
            Some((with_labels, px)) if with_labels as usize == side as usize => px,
            _ => 0.0,
        };
        let top = region.top - band_px(LabelAreaPosition::Top);
        let bottom = self.height_px - region.bottom - band_px(LabelAreaPosition::Bottom);
        let has_size = region.right - region.left >= 1.0 && region.bottom - region.top >= 1.0;
        if !has_size || top < 0.0 || bottom < -0.1 {
            return;
        }
        let (n_x, n_y) = (x.n_key_points(), y.n_key_points());
        let mut builder = ChartBuilder::on(&self.root);
        builder
            .margin_left(units(region.left))
            .margin_right(units(self.width_px - region.right))
            .margin_top(units(top))
            .margin_bottom(units(bottom.max(0.0)));
        if let Some((side, px)) = labels {
            builder.set_label_area_size(side, units(px));
        }
        expect_drawn(builder.build_cartesian_2d(x, y).and_then(|mut chart| {
            let mut mesh = chart.configure_mesh();
            mesh.x_labels(n_x)
                .y_labels(n_y)
                .x_max_light_lines(1)
                .y_max_light_lines(1);
            configure(&mut mesh);
            mesh.draw()
        }));
    }

    /// What was drawn.
    pub(crate) fn finish(self) -> Scene {
        self.backend.take().into_scene()
    }
}

/// Drawing into memory cannot fail: the backend's error type has no values, nothing else borrows the backend, and no legend is
/// laid out.
fn expect_drawn<E: core::error::Error + Send + Sync>(drawn: Result<(), DrawingAreaErrorKind<E>>) {
    debug_assert!(drawn.is_ok(), "plotters: {drawn:?}");
}
