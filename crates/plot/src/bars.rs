//! Horizontal bars: how many activities each initiative, or each kind, has, by how closely they are placed in time.
//!
//! One block is one activity: the certain ones first, then those narrowed to some months, then those without a month. Where a
//! block would be too narrow to be told from the next, a placement is one continuous bar. All rows share a scale.

use super::axis::{Axis, Place};
use super::element::{Element, Piece};
use super::measure::{TypeSizes, width_px};
use super::row::{Name, SEAL_GAP_PX, SEAL_PX, Tones, seal};
use super::scene::{MarkKey, Role, Scene, Tone};
use super::sheet::{Sheet, usable_width};
use yearline_core::domain::{Placement, Split};

/// Containers narrower than this have the name above its bar.
const NARROW_BELOW_PX: f64 = 420.0;
/// Blocks narrower than this run together.
const MIN_BLOCK_PX: f64 = 6.0;
/// Blocks are not wider than this, so that few activities don't look like many.
const MAX_BLOCK_PX: f64 = 28.0;
const BAR_PX: f64 = 14.0;
/// From the longest bar to the values.
const VALUE_GAP_PX: f64 = 10.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// The initiative or kind.
    pub key: MarkKey,
    /// The initiative's number, for the seal.
    pub number: Option<u16>,
    /// The name.
    pub label: String,
    /// All of its activities.
    pub whole: Split,
    /// Those among the reader's selection.
    pub selected: Split,
    /// The count as words: `4`, or `2 of 10`.
    pub value: String,
    /// Whether the reader chose this very row.
    pub is_chosen: bool,
}

/// A chart of horizontal bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// From the top down.
    pub rows: Vec<BarRow>,
    /// Whether there is a selection to be told from the whole.
    pub is_filtered: bool,
    /// Sizes of the writing.
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

/// Draws the bars for a container of that width. A width that is no width gives an empty scene.
///
/// Each row is a mark; its hit area is the whole row, at least 24 px high (WCAG 2.5.8).
#[must_use]
pub fn bars(width_px: f64, input: &Bars) -> Scene {
    let Some(width) = usable_width(width_px) else {
        return Scene::default();
    };
    let layout = Layout::new(width, input);
    let n_max = input
        .rows
        .iter()
        .map(|r| r.whole.n())
        .max()
        .unwrap_or(0)
        .max(1) as f64;
    let right = layout
        .bar_right
        .min(layout.bar_left + n_max * MAX_BLOCK_PX)
        .max(layout.bar_left + 1.0);
    let x = Axis::through([(0.0, layout.bar_left), (n_max, right)]);
    let unit = (right - layout.bar_left) / n_max;

    let sheet = Sheet::new(width, layout.height, x, Axis::pixels());
    for (i, (row, place)) in input.rows.iter().zip(&layout.rows).enumerate() {
        if i > 0 {
            sheet.back(vec![Piece::line_px(
                Role::Rule,
                Tone::Plain,
                (0.0, place.top),
                (width, place.top),
            )]);
        }
        let tone = if row.is_chosen {
            Tone::Chosen
        } else {
            Tone::Plain
        };
        let mut mark = Element::mark(row.key, None, [0.0, place.top, width, place.height]);
        if let Some(number) = row.number {
            mark.pieces.extend(seal(
                number,
                tone,
                0.0,
                place.seal_top,
                input.type_px.axis_px,
            ));
        }
        mark.pieces.extend(
            place
                .name
                .pieces(Role::Label, tone, layout.name_left, place.name_top),
        );
        mark.pieces
            .extend(blocks(row, input.is_filtered, place.bar_top, unit));
        let is_part = input.is_filtered && row.selected.n() > 0;
        let value_tone = if is_part { Tone::Chosen } else { Tone::Plain };
        let at = (
            right + VALUE_GAP_PX,
            place.bar_top + BAR_PX / 2.0 + input.type_px.value_px * 0.35,
        );
        mark.pieces.push(
            Piece::text(
                Role::Value,
                value_tone,
                at,
                input.type_px.value_px,
                row.value.clone(),
            )
            .bold(true),
        );
        sheet.draw(&mark);
    }
    sheet.finish()
}

/// The bar of a row.
fn blocks(row: &BarRow, is_filtered: bool, top: f64, unit_px: f64) -> Vec<Piece> {
    let (y, tones) = (
        (Place::Px(top), Place::Px(top + BAR_PX)),
        Tones::new(is_filtered),
    );
    let mut pieces = Vec::new();
    if row.whole.n() == 0 {
        let (from, to) = (
            (Place::At(0.0), Place::Px(top + BAR_PX / 2.0)),
            (Place::At(1.0), Place::Px(top + BAR_PX / 2.0)),
        );
        pieces.push(Piece::line(Role::Empty, Tone::Plain, from, to));
        return pieces;
    }
    // The gap belongs to the right of each block, in the units of the axis.
    let gap = if unit_px >= 12.0 { 2.0 } else { 1.0 } / unit_px;
    if is_filtered {
        let end = Place::At(row.whole.n() as f64 - if unit_px >= MIN_BLOCK_PX { gap } else { 0.0 });
        pieces.push(Piece::rect(
            Role::Outline,
            Tone::Quiet,
            (Place::At(0.0), end),
            y,
        ));
    }
    let mut n = 0;
    for placement in Placement::ALL {
        for (tone, count) in tones.parts(
            is_filtered,
            row.whole.get(placement),
            row.selected.get(placement),
        ) {
            let role = role_of(placement);
            let mut block = |from: usize, to: usize, gap: f64| {
                let x = (Place::At(from as f64), Place::At(to as f64 - gap));
                pieces.push(Piece::rect(role, tone, x, y));
            };
            if unit_px >= MIN_BLOCK_PX {
                (n..n + count).for_each(|i| block(i, i + 1, gap));
            } else if count > 0 {
                block(n, n + count, 0.0);
            }
            n += count;
        }
    }
    pieces
}

/// Where a row stands.
struct RowPlace {
    top: f64,
    height: f64,
    seal_top: f64,
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
        let has_seals = input.rows.iter().any(|r| r.number.is_some());
        let name_left = if has_seals {
            SEAL_PX + SEAL_GAP_PX
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
            // Names have what they need, up to the half of the chart.
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
                    .max(if row.number.is_some() { SEAL_PX } else { 0.0 });
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
                    seal_top: top + 8.0,
                    name_top,
                    bar_top,
                    name,
                }
            } else {
                let height = (name.height() + 8.0).max(32.0);
                let middle = top + height / 2.0;
                let (seal_top, bar_top) = (middle - SEAL_PX / 2.0, middle - BAR_PX / 2.0);
                RowPlace {
                    top,
                    height,
                    seal_top,
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
