//! The axis of months: a piecewise linear scale with the key points that plotters draws as mesh lines and labels.
//!
//! Plotters' own coordinates are linear or logarithmic. Months are neither: they are equally wide though not equally long, and in
//! a vertical timeline a month grows with the names that begin in it. So this is the one coordinate of ours ([`Ranged`]).

use core::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::backend::units;

/// A piecewise linear scale from values (days, months, counts) to CSS pixels.
///
/// Charts of counts and figures use it too: plotters' linear coordinate rounds down instead of to the nearest unit, so bars would
/// not meet their grid.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Scale {
    /// (value, CSS pixels from the edge of the scene), values ascending.
    knots: Vec<(f64, f64)>,
}

impl Scale {
    /// A scale through those (value, px), in ascending order of values. Pairs that are not finite or do not ascend are left out.
    pub(crate) fn through(pairs: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let mut knots: Vec<(f64, f64)> = Vec::new();
        for (value, px) in pairs {
            if value.is_finite() && px.is_finite() && knots.last().is_none_or(|&(v, _)| v < value) {
                knots.push((value, px));
            }
        }
        Self { knots }
    }

    /// The place of a value. Values outside the scale are at its ends, and NaN is at its start.
    pub(crate) fn px(&self, value: f64) -> f64 {
        let (Some(&first), Some(&last)) = (self.knots.first(), self.knots.last()) else {
            return 0.0;
        };
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

/// A scale with the values at which plotters draws mesh lines or writes labels. The default axis has none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Axis {
    scale: Scale,
    /// Values of strong mesh lines, or of labels.
    strong: Vec<f64>,
    /// Values of light mesh lines.
    light: Vec<f64>,
    /// Labels, by their value.
    labels: Vec<(f64, String)>,
}

impl Axis {
    /// With mesh lines.
    pub(crate) fn with_mesh(scale: &Scale, strong: &[f64], light: &[f64]) -> Self {
        Self {
            scale: scale.clone(),
            strong: strong.to_vec(),
            light: light.to_vec(),
            labels: Vec::new(),
        }
    }

    /// With labels.
    pub(crate) fn with_labels(scale: &Scale, labels: &[(f64, String)]) -> Self {
        Self {
            scale: scale.clone(),
            strong: labels.iter().map(|(value, _)| *value).collect(),
            light: Vec::new(),
            labels: labels.to_vec(),
        }
    }

    /// How many key points plotters may ask for.
    pub(crate) fn n_key_points(&self) -> usize {
        self.strong.len().max(self.light.len()).max(1)
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    /// The limit is ignored: the scale knows its pixels, which other parts of the page are aligned with.
    fn map(&self, value: &f64, _limit: (i32, i32)) -> i32 {
        units(self.scale.px(*value))
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let values = if hint.weight().allow_light_points() {
            &self.light
        } else {
            &self.strong
        };
        values.iter().copied().take(hint.max_num_points()).collect()
    }

    fn range(&self) -> Range<f64> {
        let end = |knot: Option<&(f64, f64)>| knot.map_or(0.0, |k| k.0);
        end(self.scale.knots.first())..end(self.scale.knots.last())
    }
}

impl ValueFormatter<f64> for Axis {
    fn format(_: &f64) -> String {
        String::new()
    }

    fn format_ext(&self, value: &f64) -> String {
        let label = self.labels.iter().find(|(v, _)| v == value);
        label.map(|(_, text)| text.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_mapped_piece_by_piece_and_clamped() {
        let scale = Scale::through([(0.0, 100.0), (31.0, 150.0), (59.0, 200.0)]);
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
            assert_eq!(scale.px(value), px, "{value}");
        }
        assert_eq!(scale.px(f64::NAN), 100.0);
        assert_eq!(scale.px(f64::INFINITY), 200.0);
    }

    #[test]
    fn knots_that_do_not_ascend_are_left_out() {
        let scale = Scale::through([
            (0.0, 0.0),
            (0.0, 9.0),
            (f64::NAN, 1.0),
            (2.0, f64::INFINITY),
            (4.0, 40.0),
        ]);
        assert_eq!(scale.px(2.0), 20.0);
        assert_eq!(Scale::through([]).px(3.0), 0.0);
    }
}
