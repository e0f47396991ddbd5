//! Columns by month: what is certain in it below what is possible, and apart from both what has no month.
//!
//! The two counts of a month stand on each other and are never added up in writing: the label above is `2+1`.

use super::axis::{Axis, Place};
use super::columns::Columns;
use super::crowd::broken;
use super::element::{Element, Piece};
use super::measure::{TypeSizes, fit, names_that_fit, width_px, wrap};
use super::row::Tones;
use super::scene::{Anchor, MarkKey, Role, Scene, Tone};
use super::sheet::{Region, Sheet, usable_width};
use super::tray::{PITCH_PX, SIDE_PX, squares};
use yearline_core::domain::Cell;

/// A month narrower than this is no target (WCAG 2.5.8, with room between), so the tray goes below.
const MIN_MONTH_PX: f64 = 25.0;
/// Values are not written smaller than this; where they don't fit, the table has them.
const MIN_TYPE_PX: f64 = 9.0;
/// Height of the tray where it stands below.
const LOW_TRAY_PX: f64 = 40.0;
const PAD_PX: f64 = 10.0;

/// One month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthColumn {
    /// The month.
    pub key: MarkKey,
    /// Its name, and the shortest form of it for narrow columns.
    pub label: String,
    /// The shortest form of its name.
    pub label_short: String,
    /// All activities.
    pub whole: Cell,
    /// Those among the reader's selection.
    pub selected: Cell,
    /// The counts as words: `2+1`.
    pub value: String,
    /// Whether the reader chose this very month.
    pub is_chosen: bool,
}

/// What has no month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoMonth {
    /// All activities without a month.
    pub whole: usize,
    /// Those among the reader's selection.
    pub selected: usize,
    /// The heading of the tray.
    pub label: String,
    /// The count as words.
    pub value: String,
    /// Whether the reader chose just these.
    pub is_chosen: bool,
}

/// A column chart of months.
#[derive(Clone, Debug, PartialEq)]
pub struct Months {
    /// In order.
    pub columns: Vec<MonthColumn>,
    /// What has no month.
    pub undated: NoMonth,
    /// Whether there is a selection to be told from the whole.
    pub is_filtered: bool,
    /// Sizes of the writing.
    pub type_px: TypeSizes,
    /// The columns to hang on, where the chart is the head of a matrix. The names of the months then stand above.
    pub columns_at: Option<Columns>,
    /// Height of the whole chart.
    pub height_px: f64,
}

/// Where the parts of the chart stand.
struct Layout {
    months: Region,
    month: f64,
    tray: [f64; 4],
    is_head: bool,
    /// Names of months at the middle of their columns.
    labels: Vec<(f64, String)>,
    values: Vec<Vec<String>>,
    value_size: f64,
}

impl Layout {
    fn new(width: f64, input: &Months) -> Self {
        let (n, type_px) = (input.columns.len().max(1) as f64, input.type_px);
        let height = if input.height_px.is_finite() {
            input.height_px.clamp(96.0, 2000.0)
        } else {
            180.0
        };
        let own_tray = (width * 0.165).clamp(84.0, 200.0).round();
        let beside = (width - own_tray - Columns::GAP) / n;
        let (left, month, tray) = match input.columns_at {
            Some(c) => (
                c.months_left(),
                c.month,
                [c.tray_left(), 0.0, c.tray, height],
            ),
            None if beside >= MIN_MONTH_PX => {
                (0.0, beside, [width - own_tray, 0.0, own_tray, height])
            }
            None => (
                0.0,
                width / n,
                [0.0, height - LOW_TRAY_PX, width, LOW_TRAY_PX],
            ),
        };
        let is_head = input.columns_at.is_some();
        let bottom = if tray[1] > 0.0 { tray[1] - 8.0 } else { height };
        let axis_band = type_px.axis_px * 1.5 + 6.0;

        let fits = |text: &str, size: f64| width_px(text, size, true) <= month - 2.0;
        let names = input
            .columns
            .iter()
            .map(|c| (c.label.as_str(), c.label_short.as_str()));
        let (is_long, every) = names_that_fit(names, type_px.axis_px, month);
        let labels = input
            .columns
            .iter()
            .enumerate()
            .filter(|(i, _)| i % every == 0);
        let labels = labels.map(|(i, c)| {
            (
                i as f64 + 0.5,
                if is_long {
                    c.label.clone()
                } else {
                    c.label_short.clone()
                },
            )
        });
        let labels = labels.collect();
        // A value too wide for its month is broken before the plus; what is still too wide makes all of them smaller.
        let mut values: Vec<Vec<String>> = input
            .columns
            .iter()
            .map(|c| vec![c.value.clone()])
            .collect();
        if !input
            .columns
            .iter()
            .all(|c| fits(&c.value, type_px.value_px))
        {
            values = input.columns.iter().map(|c| broken(&c.value)).collect();
        }
        let widest = values
            .iter()
            .flatten()
            .map(|v| width_px(v, 1.0, true))
            .fold(0.0, f64::max)
            .max(0.1);
        let value_size = type_px.value_px.min((month - 2.0) / widest);
        let n_lines = values.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let value_band = if value_size < MIN_TYPE_PX {
            4.0
        } else {
            n_lines * (value_size + 2.0) + 6.0
        };

        let (top, bottom) = if is_head {
            (axis_band, bottom - 1.0)
        } else {
            (0.0, bottom - axis_band)
        };
        let top = (top + value_band).min(bottom - 10.0);
        let months = Region {
            left,
            top,
            right: left + month * n,
            bottom,
        };
        Self {
            months,
            month,
            tray,
            is_head,
            labels,
            values,
            value_size,
        }
    }

    fn x(&self, index: usize) -> f64 {
        self.months.left + self.month * index as f64
    }
}

/// Draws the columns for a container of that width. A width that is no width gives an empty scene.
///
/// Each month is a mark whose hit area is its whole column; the tray is the last one.
#[must_use]
pub fn months(width_px: f64, input: &Months) -> Scene {
    let Some(width) = usable_width(width_px) else {
        return Scene::default();
    };
    let at = Layout::new(width, input);
    let height = at.tray[1] + at.tray[3];
    let n_max = input
        .columns
        .iter()
        .map(|c| c.whole.certain + c.whole.possible)
        .max()
        .unwrap_or(0)
        .max(1);
    let x = Axis::through([
        (0.0, at.months.left),
        (input.columns.len().max(1) as f64, at.months.right),
    ]);
    let y = Axis::through([(0.0, at.months.bottom), (n_max as f64, at.months.top)]);
    let names = x.clone().with_labels(at.labels.clone());

    let sheet = Sheet::new(width, height, x, y);
    sheet.back(vec![Piece::rect_px(Role::Tray, Tone::Plain, at.tray)]);
    let name_region = if at.is_head {
        Region {
            top: input.type_px.axis_px * 1.5 + 6.0,
            ..at.months
        }
    } else {
        at.months
    };
    sheet.x_labels(name_region, &names, at.is_head, input.type_px.axis_px, 6.0);
    for (i, column) in input.columns.iter().enumerate() {
        let hit_bottom = if at.is_head {
            at.months.bottom
        } else {
            at.months.bottom + input.type_px.axis_px * 1.5 + 6.0
        };
        let mut mark = Element::mark(column.key, None, [at.x(i), 0.0, at.month, hit_bottom]);
        mark.pieces.extend(stack(&at, i, column, input.is_filtered));
        let head = (column.whole.certain + column.whole.possible) as f64;
        let head = at.months.bottom - (at.months.bottom - at.months.top) * head / n_max as f64;
        if at.value_size >= MIN_TYPE_PX {
            let tone = if column.is_chosen {
                Tone::Chosen
            } else {
                Tone::Plain
            };
            let lines = &at.values[i];
            for (j, line) in lines.iter().enumerate() {
                let baseline = head - 5.0 - (lines.len() - 1 - j) as f64 * (at.value_size + 2.0);
                let text = Piece::text(
                    Role::Value,
                    tone,
                    (at.x(i) + at.month / 2.0, baseline),
                    at.value_size,
                    line,
                );
                mark.pieces.push(text.anchored(Anchor::Middle));
            }
        }
        sheet.draw(&mark);
    }
    let (left, right) = if at.is_head {
        (0.0, width)
    } else {
        (at.months.left, at.months.right)
    };
    let (from, to) = ((left, at.months.bottom), (right, at.months.bottom));
    sheet.back(vec![Piece::line_px(Role::Baseline, Tone::Plain, from, to)]);
    sheet.draw(&tray(&at, input));
    sheet.finish()
}

/// The parts of one column from the baseline up.
fn stack(at: &Layout, index: usize, column: &MonthColumn, is_filtered: bool) -> Vec<Piece> {
    let inset = (at.month * 0.08).clamp(1.0, 4.0);
    let x = (
        Place::Px(at.x(index) + inset),
        Place::Px(at.x(index) + at.month - inset),
    );
    let tones = Tones::new(is_filtered);
    let total = column.whole.certain + column.whole.possible;
    let mut pieces = Vec::new();
    if is_filtered && total > 0 {
        pieces.push(Piece::rect(
            Role::Outline,
            Tone::Quiet,
            x,
            (Place::At(total as f64), Place::At(0.0)),
        ));
    }
    let mut n = 0;
    for (role, whole, selected) in [
        (Role::Solid, column.whole.certain, column.selected.certain),
        (
            Role::Hatched,
            column.whole.possible,
            column.selected.possible,
        ),
    ] {
        for (tone, count) in tones
            .parts(is_filtered, whole, selected)
            .into_iter()
            .filter(|(_, count)| *count > 0)
        {
            let y = (Place::At((n + count) as f64), Place::At(n as f64));
            pieces.push(Piece::rect(role, tone, x, y));
            n += count;
        }
    }
    pieces
}

/// What has no month, on its own ground.
fn tray(at: &Layout, input: &Months) -> Element {
    let [left, top, width, height] = at.tray;
    let (undated, type_px) = (&input.undated, input.type_px);
    let mut mark = Element::mark(MarkKey::Undated, None, at.tray);
    let tone = if undated.is_chosen {
        Tone::Chosen
    } else {
        Tone::Plain
    };
    let inner = width - 2.0 * PAD_PX;
    let mut grid = [left + PAD_PX, 0.0, inner, 0.0];
    if top > 0.0 {
        // Below the months: heading, count and squares side by side.
        let middle = top + height / 2.0;
        let text =
            |role, size, x, s: &str| Piece::text(role, tone, (x, middle + size * 0.35), size, s);
        let label = width_px(&undated.label, type_px.axis_px, false).min(inner * 0.6);
        let label_text = fit(&undated.label, type_px.axis_px, inner * 0.6);
        let value_size = type_px.value_px * 1.3;
        mark.pieces.push(text(
            Role::AxisText,
            type_px.axis_px,
            left + PAD_PX,
            &label_text,
        ));
        let x = left + PAD_PX + label + 8.0;
        mark.pieces
            .push(text(Role::Value, value_size, x, &undated.value).bold(true));
        let x = x + width_px(&undated.value, value_size, true) + 12.0;
        grid = [x, top + 6.0, left + width - PAD_PX - x, height - 12.0];
    } else {
        let mut baseline = if at.is_head {
            type_px.axis_px * 1.2
        } else {
            type_px.axis_px + 8.0
        };
        for line in wrap(&undated.label, type_px.axis_px, inner, 2) {
            mark.pieces.push(Piece::text(
                Role::AxisText,
                tone,
                (left + PAD_PX, baseline),
                type_px.axis_px,
                line,
            ));
            baseline += type_px.axis_px * 1.3;
        }
        let size = (type_px.value_px * 1.5).min(
            type_px.value_px * 1.5 * inner
                / width_px(&undated.value, type_px.value_px * 1.5, true).max(1.0),
        );
        baseline += size * 0.6;
        let text = Piece::text(
            Role::Value,
            tone,
            (left + PAD_PX, baseline),
            size,
            undated.value.clone(),
        )
        .bold(true);
        mark.pieces.push(text);
        grid[1] = baseline + 10.0;
        grid[3] = at.months.bottom - grid[1];
    }
    let tones =
        Tones::new(input.is_filtered).parts(input.is_filtered, undated.whole, undated.selected);
    let per_row = ((grid[2] + PITCH_PX - SIDE_PX) / PITCH_PX).floor().max(0.0) as usize;
    let n_rows = ((grid[3] + PITCH_PX - SIDE_PX) / PITCH_PX).floor().max(0.0) as usize;
    // The squares are a count to be seen at a glance; where not all have room, the number stands alone.
    if undated.whole <= per_row * n_rows {
        let tones = tones
            .into_iter()
            .flat_map(|(tone, n)| core::iter::repeat_n(tone, n));
        mark.pieces
            .extend(squares(tones, grid[0], grid[1], per_row));
    }
    mark
}
