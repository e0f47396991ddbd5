//! Horizontal bars: the number of activities of each initiative or kind, by how closely they are placed in time.
//!
//! A block is an activity: certain ones first, then those narrowed to some months, then undated ones. If blocks were too narrow to
//! be distinguished, each of these groups is one continuous bar. All rows share a scale.

use super::axis::Scale;
use super::element::{Element, MarkElements, font, line, rect, text};
use super::measure::{TypeSizes, width_px};
use super::row::{BADGE_GAP_PX, BADGE_PX, Name, badge, chosen_or_plain, toned};
use super::scene::{MarkKey, Role, Scene, Tone};
use super::sheet::{Sheet, usable_width};
use yearline_core::domain::{Placement, Split};

/// Containers narrower than this have the name above its bar.
const NARROW_BELOW_PX: f64 = 420.0;
/// Blocks narrower than this run together.
const MIN_BLOCK_PX: f64 = 6.0;
/// Blocks are not wider than this, so that few activities do not look like many.
const MAX_BLOCK_PX: f64 = 28.0;
const BAR_PX: f64 = 14.0;
/// From the longest bar to the values.
const VALUE_GAP_PX: f64 = 10.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// The initiative or kind.
    pub key: MarkKey,
    /// The initiative's number, for the badge.
    pub number: Option<u16>,
    /// The name.
    pub label: String,
    /// All of its activities.
    pub whole: Split,
    /// Those among the reader's selection.
    pub selected: Split,
    /// The count as text: `4`, or `2 of 10`.
    pub value: String,
    /// Whether the reader chose this row.
    pub is_chosen: bool,
}

/// A chart of horizontal bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// From the top down.
    pub rows: Vec<BarRow>,
    /// Whether there is a filter, so that the selection differs from the whole.
    pub is_filtered: bool,
    /// Font sizes.
    pub type_px: TypeSizes,
}

/// The role that shows how closely an activity is placed.
fn role_of(placement: Placement) -> Role {
    match placement {
        Placement::Certain => Role::Solid,
        Placement::Narrowed => Role::Hatched,
        Placement::Undated => Role::Open,
    }
}

/// Draws the bars for a container of that width. An unusable width gives an empty scene.
///
/// Each row is a mark. Its hit area is the whole row, at least 24 px high (WCAG 2.5.8).
#[must_use]
pub fn bars(width_px: f64, input: &Bars) -> Scene {
    let Some(width) = usable_width(width_px) else {
        return Scene::default();
    };
    let layout = Layout::new(width, input);
    let n_max = input.rows.iter().map(|r| r.whole.n()).max();
    let n_max = n_max.unwrap_or(0).max(1) as f64;
    let right = layout
        .bar_right
        .min(layout.bar_left + n_max * MAX_BLOCK_PX)
        .max(layout.bar_left + 1.0);
    let x = Scale::through([(0.0, layout.bar_left), (n_max, right)]);
    let block_px = (right - layout.bar_left) / n_max;

    let sheet = Sheet::new(width, layout.height);
    for (i, (row, place)) in input.rows.iter().zip(&layout.rows).enumerate() {
        if i > 0 {
            let (from, to) = ((0.0, place.top), (width, place.top));
            sheet.draw([line(Role::Rule, Tone::Plain, from, to)]);
        }
        let tone = chosen_or_plain(row.is_chosen);
        let mut mark = MarkElements::new(row.key, None, [0.0, place.top, width, place.height]);
        if let Some(number) = row.number {
            let at = (0.0, place.badge_top);
            mark.extend(badge(number, tone, at, input.type_px.axis_px));
        }
        let name_at = (layout.name_left, place.name_top);
        mark.extend(place.name.draw(Role::Label, tone, row.is_chosen, name_at));
        mark.extend(blocks(row, input.is_filtered, place.bar_top, &x, block_px));
        let value_tone = chosen_or_plain(input.is_filtered && row.selected.n() > 0);
        let value_px = input.type_px.value_px;
        let baseline = place.bar_top + BAR_PX / 2.0 + value_px * 0.35;
        let (at, font) = ((right + VALUE_GAP_PX, baseline), font(value_px).bold(true));
        mark.push(text(Role::Value, value_tone, at, font, &*row.value));
        sheet.draw_mark(mark);
    }
    sheet.finish()
}

/// The bar of a row.
fn blocks(row: &BarRow, is_filtered: bool, top: f64, x: &Scale, block_px: f64) -> Vec<Element> {
    let n = row.whole.n();
    if n == 0 {
        let middle = top + BAR_PX / 2.0;
        let (from, to) = ((x.px(0.0), middle), (x.px(1.0), middle));
        return vec![line(Role::Empty, Tone::Plain, from, to)];
    }
    let is_continuous = block_px < MIN_BLOCK_PX;
    // The gap at the right of each block, on the scale.
    let gap = match block_px {
        _ if is_continuous => 0.0,
        px if px >= 12.0 => 2.0 / px,
        px => 1.0 / px,
    };
    let block = |role, tone, from: usize, to: usize| {
        let along = (x.px(from as f64), x.px(to as f64 - gap));
        rect(role, tone, along, (top, top + BAR_PX))
    };
    let mut elements = Vec::new();
    if is_filtered {
        elements.push(block(Role::Outline, Tone::Quiet, 0, n));
    }
    let mut from = 0;
    for placement in Placement::ALL {
        let (whole, selected) = (row.whole.get(placement), row.selected.get(placement));
        for (tone, count) in toned(is_filtered, whole, selected) {
            let role = role_of(placement);
            let to = from + count;
            if !is_continuous {
                elements.extend((from..to).map(|i| block(role, tone, i, i + 1)));
            } else if count > 0 {
                elements.push(block(role, tone, from, to));
            }
            from = to;
        }
    }
    elements
}

/// The places of the parts of a row.
struct RowPlace {
    top: f64,
    height: f64,
    badge_top: f64,
    name_top: f64,
    bar_top: f64,
    name: Name,
}

struct Layout {
    name_left: f64,
    bar_left: f64,
    bar_right: f64,
    height: f64,
    rows: Vec<RowPlace>,
}

impl Layout {
    fn new(width: f64, input: &Bars) -> Self {
        let type_px = input.type_px;
        let has_badges = input.rows.iter().any(|r| r.number.is_some());
        let name_left = if has_badges {
            BADGE_PX + BADGE_GAP_PX
        } else {
            0.0
        };
        let widest = |texts: &mut dyn Iterator<Item = &str>, size| {
            texts
                .map(|t| width_px(t, size, true))
                .fold(0.0, f64::max)
                .ceil()
        };
        let value = widest(
            &mut input.rows.iter().map(|r| r.value.as_str()),
            type_px.value_px,
        )
        .min(width * 0.4);
        let bar_right = width - value - VALUE_GAP_PX;
        let is_narrow = width < NARROW_BELOW_PX;
        let (bar_left, name_width) = if is_narrow {
            (name_left, width - name_left)
        } else {
            // Names take the width they need, up to half of the chart.
            let name = widest(
                &mut input.rows.iter().map(|r| r.label.as_str()),
                type_px.label_px,
            );
            let name = name.min(width * 0.5 - name_left - 16.0).max(40.0);
            (name_left + name + 16.0, name + 1.0)
        };
        let mut top = 0.0;
        let rows = input.rows.iter().map(|row| {
            let name = Name::new(&row.label, type_px, name_width, 2);
            let place = if is_narrow {
                let head = name
                    .height()
                    .max(if row.number.is_some() { BADGE_PX } else { 0.0 });
                let name_top = top
                    + 8.0
                    + if name.lines.len() > 1 {
                        0.0
                    } else {
                        (head - name.height()) / 2.0
                    };
                let bar_top = top + 8.0 + head + 4.0;
                RowPlace {
                    top,
                    height: head + BAR_PX + 22.0,
                    badge_top: top + 8.0,
                    name_top,
                    bar_top,
                    name,
                }
            } else {
                let height = (name.height() + 8.0).max(32.0);
                let middle = top + height / 2.0;
                let (badge_top, bar_top) = (middle - BADGE_PX / 2.0, middle - BAR_PX / 2.0);
                RowPlace {
                    top,
                    height,
                    badge_top,
                    name_top: middle - name.height() / 2.0,
                    bar_top,
                    name,
                }
            };
            top += place.height;
            place
        });
        let rows: Vec<_> = rows.collect();
        Self {
            name_left,
            bar_left,
            bar_right,
            height: top,
            rows,
        }
    }
}
