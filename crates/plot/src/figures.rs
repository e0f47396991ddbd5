//! Figures, a group for each unit. Groups share no scale: unlike units are never set side by side as if they were comparable.
//!
//! An exact value is a bar with an end cap. What is *at least* or *more than* its value runs out into hatching and has no cap:
//! nobody knows where it ends. What is *about* its value has hatching to both sides of its cap.

use super::axis::{Axis, Place};
use super::element::{Element, Piece};
use super::measure::{TypeSizes, fit_bold, width_px};
use super::row::Name;
use super::scene::{MarkKey, Role, Scene, Tone};
use super::sheet::{Sheet, usable_width};
use yearline_core::domain::Qualifier;

/// Containers narrower than this have the label above its bar.
const NARROW_BELOW_PX: f64 = 480.0;
const BAR_PX: f64 = 12.0;
/// How far a cap stands out to each side of its bar.
const CAP_PX: f64 = 3.0;
/// How far an open end runs out. A length of the page, not of the scale: it says "more", not how much.
const RUN_OUT_PX: f64 = 28.0;
/// How far hatching reaches to each side of an approximate value.
const ABOUT_PX: f64 = 10.0;
const GAP_PX: f64 = 8.0;

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// The figure.
    pub key: MarkKey,
    /// What is counted.
    pub label: String,
    /// The value.
    pub value: f64,
    /// How exactly it is known.
    pub qualifier: Qualifier,
    /// Qualifier and value as words: `more than 400`.
    pub value_text: String,
    /// How it stands to what the reader chose.
    pub tone: Tone,
}

/// The figures of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitGroup {
    /// The unit.
    pub unit: String,
    /// From the top down.
    pub rows: Vec<FigureRow>,
}

/// Draws the groups below each other for a container of that width. A width that is no width gives an empty scene.
#[must_use]
pub fn figures(width_px: f64, groups: &[UnitGroup], type_px: TypeSizes) -> Scene {
    let Some(width) = usable_width(width_px) else {
        return Scene::default();
    };
    let layout = Layout::new(width, groups, type_px);
    let sheet = Sheet::new(width, layout.height, Axis::pixels(), Axis::pixels());
    for (group, place) in groups.iter().zip(&layout.groups) {
        let heading = fit_bold(&group.unit, type_px.label_px, width);
        let baseline = place.top + type_px.label_px;
        sheet.back(vec![
            Piece::text(
                Role::Label,
                Tone::Plain,
                (0.0, baseline),
                type_px.label_px,
                heading,
            )
            .bold(true),
            Piece::line_px(
                Role::Rule,
                Tone::Plain,
                (0.0, place.rule),
                (width, place.rule),
            ),
        ]);
        let scale = layout.scale(group);
        let zero = scale.px(0.0);
        for (from, to) in layout.baselines(place) {
            let (from, to) = ((zero, from - CAP_PX), (zero, to + BAR_PX + CAP_PX));
            sheet.back(vec![Piece::line_px(Role::Baseline, Tone::Plain, from, to)]);
        }
        // The scale is the group's own, so the sheet's axes know only pixels and the group's axis is asked here.
        for (row, at) in group.rows.iter().zip(&place.rows) {
            let mut mark = Element::mark(row.key, None, [0.0, at.top, width, at.height]);
            mark.pieces
                .extend(at.name.pieces(Role::Label, row.tone, 0.0, at.name_top));
            let (bar, end) = bar(row, &scale, at.bar_top);
            mark.pieces.extend(bar);
            let baseline = at.bar_top + BAR_PX / 2.0 + type_px.value_px * 0.35;
            let text = fit_bold(&row.value_text, type_px.value_px, width - end - GAP_PX);
            mark.pieces.push(
                Piece::text(
                    Role::Value,
                    row.tone,
                    (end + GAP_PX, baseline),
                    type_px.value_px,
                    text,
                )
                .bold(true),
            );
            sheet.draw(&mark);
        }
    }
    sheet.finish()
}

/// The bar of a figure, and how far to the right it reaches.
fn bar(row: &FigureRow, scale: &Axis, top: f64) -> (Vec<Piece>, f64) {
    let zero = scale.px(0.0);
    if !row.value.is_finite() {
        return (Vec::new(), zero);
    }
    let (tone, y) = (row.tone, (Place::Px(top), Place::Px(top + BAR_PX)));
    // What is not nothing is seen, however small it is beside the largest.
    let value = match scale.px(row.value) {
        v if row.value > 0.0 => v.max(zero + 1.5),
        v if row.value < 0.0 => v.min(zero - 1.5),
        _ => zero,
    };
    let part =
        |role, from: f64, to: f64| Piece::rect(role, tone, (Place::Px(from), Place::Px(to)), y);
    let cap = Piece::line_px(
        Role::Cap,
        tone,
        (value, top - CAP_PX),
        (value, top + BAR_PX + CAP_PX),
    );
    let mut pieces = Vec::new();
    let end = match row.qualifier {
        Qualifier::Exact => {
            if value != zero {
                pieces.push(part(Role::Solid, zero, value));
            }
            pieces.push(cap);
            value
        }
        Qualifier::AtLeast | Qualifier::MoreThan if row.value < 0.0 => {
            // More than -5 may be -4, or 4: nothing between here and there is certain.
            pieces.extend([part(Role::Hatched, value, zero + RUN_OUT_PX), cap]);
            zero + RUN_OUT_PX
        }
        Qualifier::AtLeast | Qualifier::MoreThan => {
            if value > zero {
                pieces.push(part(Role::Solid, zero, value));
            }
            pieces.push(part(Role::Hatched, value, value + RUN_OUT_PX));
            value + RUN_OUT_PX
        }
        Qualifier::About => {
            let away = if row.value < 0.0 { -ABOUT_PX } else { ABOUT_PX };
            let solid_end = value - away;
            if (solid_end - zero) * away > 0.0 {
                pieces.push(part(Role::Solid, zero, solid_end));
            }
            let from = if (solid_end - zero) * away > 0.0 {
                solid_end
            } else {
                zero
            };
            pieces.extend([part(Role::Hatched, from, value + away), cap]);
            value.max(value + away)
        }
    };
    (pieces, end.max(zero))
}

struct RowPlace {
    top: f64,
    height: f64,
    name_top: f64,
    bar_top: f64,
    name: Name,
}

struct GroupPlace {
    top: f64,
    rule: f64,
    rows: Vec<RowPlace>,
}

struct Layout {
    is_narrow: bool,
    bar_left: f64,
    bar_right: f64,
    height: f64,
    groups: Vec<GroupPlace>,
}

impl Layout {
    fn new(width: f64, groups: &[UnitGroup], type_px: TypeSizes) -> Self {
        let rows = || groups.iter().flat_map(|g| &g.rows);
        let is_narrow = width < NARROW_BELOW_PX;
        let value = rows()
            .map(|r| width_px(&r.value_text, type_px.value_px, true))
            .fold(0.0, f64::max)
            .ceil();
        let label = rows()
            .map(|r| width_px(&r.label, type_px.label_px, true))
            .fold(0.0, f64::max)
            .ceil();
        let label = if is_narrow {
            width
        } else {
            label.min(width * 0.44)
        };
        let bar_left = if is_narrow { 1.0 } else { label + 16.0 };
        let bar_right = (width - value.min(width * 0.45) - GAP_PX - RUN_OUT_PX).max(bar_left + 8.0);

        let mut top = 0.0;
        let mut places = Vec::new();
        for group in groups {
            let rule = top + type_px.label_line() + 4.0;
            let mut place = GroupPlace {
                top,
                rule,
                rows: Vec::new(),
            };
            let mut row_top = rule + 4.0;
            for row in &group.rows {
                let name = Name::new(&row.label, type_px, label + 1.0, 2);
                let (height, name_top, bar_top) = if is_narrow {
                    let bar_top = row_top + 6.0 + name.height() + 4.0;
                    (name.height() + BAR_PX + 20.0, row_top + 6.0, bar_top)
                } else {
                    let height = (name.height() + 10.0).max(30.0);
                    let middle = row_top + height / 2.0;
                    (height, middle - name.height() / 2.0, middle - BAR_PX / 2.0)
                };
                place.rows.push(RowPlace {
                    top: row_top,
                    height,
                    name_top,
                    bar_top,
                    name,
                });
                row_top += height;
            }
            top = row_top + 20.0;
            places.push(place);
        }
        Self {
            is_narrow,
            bar_left,
            bar_right,
            height: (top - 20.0).max(1.0),
            groups: places,
        }
    }

    /// From where to where the line at zero goes, as tops of bars: through all of a group, or along each where names are between.
    fn baselines(&self, place: &GroupPlace) -> Vec<(f64, f64)> {
        let tops = place.rows.iter().map(|r| r.bar_top);
        match (place.rows.first(), place.rows.last()) {
            (Some(first), Some(last)) if !self.is_narrow => vec![(first.bar_top, last.bar_top)],
            _ => tops.map(|top| (top, top)).collect(),
        }
    }

    /// The scale of one group: from zero, or from the lowest value below it, to the highest or zero.
    fn scale(&self, group: &UnitGroup) -> Axis {
        let values = || group.rows.iter().map(|r| r.value).filter(|v| v.is_finite());
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        // Halves, since the distance of two huge values may be infinite.
        if high / 2.0 - low / 2.0 <= 0.0 {
            return Axis::through([(0.0, self.bar_left), (1.0, self.bar_right)]);
        }
        let left = if low < 0.0 {
            self.bar_left + ABOUT_PX
        } else {
            self.bar_left
        };
        let zero = left + (self.bar_right - left) * ((-low / 2.0) / (high / 2.0 - low / 2.0));
        let below = (low < 0.0).then_some((low, left));
        let above = (high > 0.0).then_some((high, self.bar_right));
        Axis::through(below.into_iter().chain([(0.0, zero)]).chain(above))
    }
}
