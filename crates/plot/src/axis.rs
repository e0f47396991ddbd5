//! The one coordinate of ours that every scene is drawn in, as plotters asks for it ([`Ranged`]).
//!
//! Plotters is generic over its coordinates; one type for days, counts and rows means that it is compiled once, which keeps
//! the wasm small. It is piecewise linear, since the sheet's months are equally wide though not equally long, and since
//! in a standing timeline dense months are higher.

use core::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::backend::units;

/// A place along an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// A value that the axis maps: a day, a count.
    At(f64),
    /// CSS pixels from the left or top edge of the scene: what belongs to the layout, not to the data.
    Px(f64),
}

/// A piecewise linear axis, with the values at which plotters draws its mesh and writes its labels.
#[derive(Clone, Debug, Default)]
pub(super) struct Axis {
    /// (value, CSS pixels from the edge of the scene), values ascending.
    knots: Vec<(f64, f64)>,
    /// Values of strong mesh lines, or of labels.
    strong: Vec<f64>,
    /// Values of light mesh lines.
    light: Vec<f64>,
    /// Writing at strong values.
    labels: Vec<(f64, String)>,
}

impl Axis {
    /// Through those (value, px) in ascending order of values. Pairs that are not numbers, or do not ascend, are left out:
    /// plotters would draw rubbish with them.
    pub(super) fn through(knots: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let mut kept: Vec<(f64, f64)> = Vec::new();
        for (value, px) in knots {
            if value.is_finite() && px.is_finite() && kept.last().is_none_or(|&(v, _)| v < value) {
                kept.push((value, px));
            }
        }
        Self {
            knots: kept,
            ..Self::default()
        }
    }

    /// Only pixels.
    pub(super) fn pixels() -> Self {
        Self::default()
    }

    /// The same with mesh lines there.
    pub(super) fn with_mesh(mut self, strong: Vec<f64>, light: Vec<f64>) -> Self {
        (self.strong, self.light) = (strong, light);
        self
    }

    /// The same with writing there, instead of mesh lines.
    pub(super) fn with_labels(mut self, labels: Vec<(f64, String)>) -> Self {
        self.strong = labels.iter().map(|(value, _)| *value).collect();
        self.light = Vec::new();
        self.labels = labels;
        self
    }

    /// How many key points plotters may ask for.
    pub(super) fn n_key_points(&self) -> usize {
        self.strong.len().max(self.light.len()).max(1)
    }

    /// From value to pixels; values outside the axis stand at its ends.
    pub(super) fn px(&self, value: f64) -> f64 {
        let (Some(&first), Some(&last)) = (self.knots.first(), self.knots.last()) else {
            return 0.0;
        };
        // NaN too stands at the first knot.
        if value <= first.0 || value.is_nan() {
            return first.1;
        }
        if value >= last.0 {
            return last.1;
        }
        let after = self.knots.partition_point(|&(v, _)| v <= value);
        let ((v0, p0), (v1, p1)) = (self.knots[after - 1], self.knots[after]);
        p0 + (value - v0) / (v1 - v0) * (p1 - p0)
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Place;

    /// The limit is not asked: the axis hangs on the scene's columns, which other parts of the page hang on too.
    fn map(&self, value: &Place, _limit: (i32, i32)) -> i32 {
        units(match *value {
            Place::At(value) => self.px(value),
            Place::Px(px) => px,
        })
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<Place> {
        let values = if hint.weight().allow_light_points() {
            &self.light
        } else {
            &self.strong
        };
        values
            .iter()
            .take(hint.max_num_points())
            .map(|&v| Place::At(v))
            .collect()
    }

    fn range(&self) -> Range<Place> {
        let end = |knot: Option<&(f64, f64)>| Place::At(knot.map_or(0.0, |k| k.0));
        end(self.knots.first())..end(self.knots.last())
    }
}

impl ValueFormatter<Place> for Axis {
    fn format(_: &Place) -> String {
        String::new()
    }

    fn format_ext(&self, value: &Place) -> String {
        self.labels
            .iter()
            .find(|(v, _)| Place::At(*v) == *value)
            .map(|(_, text)| text.clone())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_mapped_piece_by_piece_and_kept_inside() {
        let axis = Axis::through([(0.0, 100.0), (31.0, 150.0), (59.0, 200.0)]);
        let table = [
            (0.0, 100.0),
            (15.5, 125.0),
            (31.0, 150.0),
            (45.0, 175.0),
            (59.0, 200.0),
            (-5.0, 100.0),
            (99.0, 200.0),
        ];
        for (value, px) in table {
            assert_eq!(axis.px(value), px, "{value}");
        }
        assert_eq!(axis.px(f64::NAN), 100.0);
        assert_eq!(axis.px(f64::INFINITY), 200.0);
    }

    #[test]
    fn knots_that_do_not_ascend_are_left_out() {
        let axis = Axis::through([
            (0.0, 0.0),
            (0.0, 9.0),
            (f64::NAN, 1.0),
            (2.0, f64::INFINITY),
            (4.0, 40.0),
        ]);
        assert_eq!(axis.px(2.0), 20.0);
        assert_eq!(Axis::through([]).px(3.0), 0.0);
    }
}
