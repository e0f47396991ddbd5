//! Figures: a bar chart with a group for each unit. Groups have scales of their own, because values of different units are not
//! comparable.
//!
//! An exact value is a bar with an end cap. *At least* or *more than* a value is a bar that continues hatched, without a cap,
//! because its end is unknown. *About* a value is a bar that ends in a framed field of hatching, from below the value to above it,
//! without a cap: the end is somewhere in the field.

use super::axis::Scale;
use super::element::{Element, MarkElements, font, line, rect, text};
use super::measure::{TypeSizes, fit_bold, width_px};
use super::row::Name;
use super::scene::{MarkKey, Role, Scene, Tone};
use super::sheet::{Sheet, usable_width};
use yearline_core::domain::Qualifier;

/// Containers narrower than this have the label above its bar.
const NARROW_BELOW_PX: f64 = 480.0;
const BAR_PX: f64 = 12.0;
/// How far a cap reaches beyond each side of its bar.
const CAP_PX: f64 = 3.0;
/// The length of the hatching of an open end. It is not on the scale: it says "more", not how much more.
const RUN_OUT_PX: f64 = 28.0;
/// How far the field of an approximate value reaches on each side of it.
const ABOUT_PX: f64 = 10.0;
const GAP_PX: f64 = 8.0;
/// The least room for a bar with its value beside it. With less, values are written above their bars, so that no digit is lost.
const MIN_BAR_PX: f64 = 40.0;
/// How many lines a value above its bar may take.
const MAX_VALUE_LINES: usize = 3;

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
    /// Qualifier and value as text: `more than 400`.
    pub value_text: String,
    /// Whether the reader chose it.
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

/// Draws the groups below each other for a container of that width. An unusable width gives an empty scene.
#[must_use]
pub fn figures(width_px: f64, groups: &[UnitGroup], type_px: TypeSizes) -> Scene {
    let Some(width) = usable_width(width_px) else {
        return Scene::default();
    };
    let layout = Layout::new(width, groups, type_px);
    let sheet = Sheet::new(width, layout.height);
    let (label_px, value_px) = (type_px.label_px, type_px.value_px);
    for (group, place) in groups.iter().zip(&layout.groups) {
        let heading = fit_bold(&group.unit, label_px, width);
        let (at, heading_font) = ((0.0, place.top + label_px), font(label_px).bold(true));
        let (from, to) = ((0.0, place.rule), (width, place.rule));
        sheet.draw([
            text(Role::Label, Tone::Plain, at, heading_font, heading),
            line(Role::Rule, Tone::Plain, from, to),
        ]);
        let scale = layout.scale(group);
        let zero = scale.px(0.0);
        for (from, to) in layout.baselines(place) {
            let (from, to) = ((zero, from - CAP_PX), (zero, to + BAR_PX + CAP_PX));
            sheet.draw([line(Role::Baseline, Tone::Plain, from, to)]);
        }
        for (row, at) in group.rows.iter().zip(&place.rows) {
            let mut mark = MarkElements::new(row.key, None, [0.0, at.top, width, at.height]);
            let bold = row.tone == Tone::Chosen;
            mark.extend(
                at.name
                    .draw(Role::Label, row.tone, bold, (0.0, at.name_top)),
            );
            let (bar, end) = bar(row, &scale, at.bar_top);
            mark.extend(bar);
            if let Some((value, top)) = &at.value_above {
                let left = (layout.bar_left, *top);
                mark.extend(value.draw(Role::Value, row.tone, true, left));
            } else {
                let value_at = (end + GAP_PX, at.bar_top + BAR_PX / 2.0 + value_px * 0.35);
                let value_font = font(value_px).bold(true);
                let value = row.value_text.as_str();
                mark.push(text(Role::Value, row.tone, value_at, value_font, value));
            }
            sheet.draw_mark(mark);
        }
    }
    sheet.finish()
}

/// The bar of a figure, and the right edge of it.
fn bar(row: &FigureRow, scale: &Scale, top: f64) -> (Vec<Element>, f64) {
    let zero = scale.px(0.0);
    if !row.value.is_finite() {
        return (Vec::new(), zero);
    }
    // What is not zero is visible, however small it is beside the largest.
    let value = match scale.px(row.value) {
        v if row.value > 0.0 => v.max(zero + 1.5),
        v if row.value < 0.0 => v.min(zero - 1.5),
        _ => zero,
    };
    let part = |role, from: f64, to: f64| rect(role, row.tone, (from, to), (top, top + BAR_PX));
    let (cap_from, cap_to) = ((value, top - CAP_PX), (value, top + BAR_PX + CAP_PX));
    let cap = line(Role::Cap, row.tone, cap_from, cap_to);
    let mut elements = Vec::new();
    let end = match row.qualifier {
        Qualifier::Exact => {
            if value != zero {
                elements.push(part(Role::Solid, zero, value));
            }
            elements.push(cap);
            value
        }
        Qualifier::AtLeast | Qualifier::MoreThan if row.value < 0.0 => {
            // More than -5 may be -4, or 4: nothing between the value and the open end is certain.
            elements.extend([part(Role::Hatched, value, zero + RUN_OUT_PX), cap]);
            zero + RUN_OUT_PX
        }
        Qualifier::AtLeast | Qualifier::MoreThan => {
            if value > zero {
                elements.push(part(Role::Solid, zero, value));
            }
            elements.push(part(Role::Hatched, value, value + RUN_OUT_PX));
            value + RUN_OUT_PX
        }
        Qualifier::About => {
            let away = if row.value < 0.0 { -ABOUT_PX } else { ABOUT_PX };
            let mut from = zero;
            if (value - away - zero) * away > 0.0 {
                from = value - away;
                elements.push(part(Role::Solid, zero, from));
            }
            let field = |role| part(role, from, value + away);
            elements.extend([field(Role::Hatched), field(Role::Outline)]);
            value.max(value + away)
        }
    };
    (elements, end.max(zero))
}

struct RowPlace {
    top: f64,
    height: f64,
    name_top: f64,
    bar_top: f64,
    name: Name,
    /// The value and its top, if it is above the bar.
    value_above: Option<(Name, f64)>,
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
        let value = rows()
            .map(|r| width_px(&r.value_text, type_px.value_px, true))
            .fold(0.0, f64::max)
            .ceil();
        let label = rows()
            .map(|r| width_px(&r.label, type_px.label_px, true))
            .fold(0.0, f64::max)
            .ceil();
        let beside_bar = MIN_BAR_PX + GAP_PX + RUN_OUT_PX + value;
        let beside_name = label.min(width * 0.44) + 16.0;
        let is_narrow = width < NARROW_BELOW_PX || beside_name + beside_bar > width;
        let (label, bar_left) = if is_narrow {
            (width, 1.0)
        } else {
            (label.min(width * 0.44), beside_name)
        };
        let is_value_above = bar_left + beside_bar > width;
        let value = if is_value_above { 0.0 } else { value + GAP_PX };
        let bar_right = (width - value - RUN_OUT_PX).max(bar_left + 8.0);

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
                let value_above = is_value_above.then(|| {
                    let room = width - bar_left;
                    let value = Name::new(&row.value_text, type_px, room, MAX_VALUE_LINES);
                    (value, row_top + 6.0 + name.height())
                });
                let (height, name_top, bar_top) = if is_narrow {
                    let value_height = value_above.as_ref().map_or(0.0, |(v, _)| v.height());
                    let above = name.height() + value_height;
                    let bar_top = row_top + 6.0 + above + 4.0;
                    (above + BAR_PX + 20.0, row_top + 6.0, bar_top)
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
                    value_above,
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

    /// The first and last top of the bars that a line at zero spans: all of a group, or each bar alone if names are between them.
    fn baselines(&self, place: &GroupPlace) -> Vec<(f64, f64)> {
        let tops = place.rows.iter().map(|r| r.bar_top);
        match (place.rows.first(), place.rows.last()) {
            (Some(first), Some(last)) if !self.is_narrow => vec![(first.bar_top, last.bar_top)],
            _ => tops.map(|top| (top, top)).collect(),
        }
    }

    /// The scale of one group: from zero, or from the lowest value below it, to the highest or zero.
    fn scale(&self, group: &UnitGroup) -> Scale {
        let values = || group.rows.iter().map(|r| r.value).filter(|v| v.is_finite());
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        // Halves, because the difference of two huge values may be infinite.
        if high / 2.0 - low / 2.0 <= 0.0 {
            return Scale::through([(0.0, self.bar_left), (1.0, self.bar_right)]);
        }
        let left = if low < 0.0 {
            self.bar_left + ABOUT_PX
        } else {
            self.bar_left
        };
        let zero = left + (self.bar_right - left) * ((-low / 2.0) / (high / 2.0 - low / 2.0));
        let below = (low < 0.0).then_some((low, left));
        let above = (high > 0.0).then_some((high, self.bar_right));
        Scale::through(below.into_iter().chain([(0.0, zero)]).chain(above))
    }
}
