//! A column chart of months: certain activities with possible ones on top, and undated ones apart from both.
//!
//! The two counts of a month are stacked but never added up: the label above is `2+1`.

use plotters::chart::LabelAreaPosition;
use yearline_core::domain::Cell;

use super::axis::{Axis, Scale};
use super::columns::Columns;
use super::element::{Element, MarkElements, font, line, rect, rect_at, text};
use super::measure::{TypeSizes, break_count, fit, names_that_fit, width_px, wrap};
use super::row::{chosen_or_plain, toned};
use super::scene::{Anchor, MarkKey, Role, Scene, Tone};
use super::sheet::{Region, Sheet, usable_width};
use super::squares::{per_row, squares};

/// Months narrower than this are too small a target (WCAG 2.5.8, with room between), so the undated column goes below them.
const MIN_MONTH_PX: f64 = 25.0;
/// Values are not written smaller than this. If they do not fit, only the table has them.
const MIN_TYPE_PX: f64 = 9.0;
/// Height of the undated area where it is below the months.
const LOW_UNDATED_PX: f64 = 40.0;
/// From the edges of the undated area to its content.
const PAD_PX: f64 = 10.0;
/// From the months to their names.
const LABEL_GAP_PX: f64 = 6.0;

/// One month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthColumn {
    /// The month.
    pub key: MarkKey,
    /// Its name.
    pub label: String,
    /// The shortest form of its name, for narrow columns.
    pub label_short: String,
    /// The year, where one begins and the title does not name it.
    pub year: Option<String>,
    /// All activities.
    pub whole: Cell,
    /// Those among the reader's selection.
    pub selected: Cell,
    /// The counts as text: `2+1`.
    pub value: String,
    /// Whether the reader chose this month.
    pub is_chosen: bool,
}

/// Activities without a month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndatedColumn {
    /// All activities without a month.
    pub whole: usize,
    /// Those among the reader's selection.
    pub selected: usize,
    /// The heading.
    pub label: String,
    /// The count as text.
    pub value: String,
    /// Whether the reader chose these.
    pub is_chosen: bool,
}

/// A column chart of months.
#[derive(Clone, Debug, PartialEq)]
pub struct Months {
    /// In order.
    pub columns: Vec<MonthColumn>,
    /// Activities without a month.
    pub undated: UndatedColumn,
    /// Whether there is a filter, so that the selection differs from the whole.
    pub is_filtered: bool,
    /// Font sizes.
    pub type_px: TypeSizes,
    /// The columns to align with, if the chart is the head of a matrix. The names of the months are above it then.
    pub columns_at: Option<Columns>,
    /// Height of the whole chart.
    pub height_px: f64,
}

/// The places of the parts of the chart.
struct Layout {
    months: Region,
    month: f64,
    /// Left, top, width, height.
    undated: [f64; 4],
    is_head: bool,
    /// Height of the names of months, and of years if there are any.
    axis_band: f64,
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
        let own_width = (width * 0.165).clamp(84.0, 200.0).round();
        let beside = (width - own_width - Columns::GAP) / n;
        let (left, month, undated) = match input.columns_at {
            Some(c) => {
                let undated = [c.undated_left(), 0.0, c.undated, height];
                (c.months_left(), c.month, undated)
            }
            None if beside >= MIN_MONTH_PX => {
                (0.0, beside, [width - own_width, 0.0, own_width, height])
            }
            None => {
                let undated = [0.0, height - LOW_UNDATED_PX, width, LOW_UNDATED_PX];
                (0.0, width / n, undated)
            }
        };
        let is_head = input.columns_at.is_some();
        let bottom = if undated[1] > 0.0 {
            undated[1] - 8.0
        } else {
            height
        };
        let has_years = input.columns.iter().any(|c| c.year.is_some());
        let axis_band = axis_band(type_px) + if has_years { year_line(type_px) } else { 0.0 };

        let fits = |text: &str, size: f64| width_px(text, size, true) <= month - 2.0;
        let names = input
            .columns
            .iter()
            .map(|c| (c.label.as_str(), c.label_short.as_str()));
        let (is_long, every) = names_that_fit(names, type_px.axis_px, month);
        let labels = input.columns.iter().enumerate();
        let labels = labels.filter(|(i, _)| i % every == 0).map(|(i, c)| {
            let name = if is_long { &c.label } else { &c.label_short };
            (i as f64 + 0.5, name.clone())
        });
        let labels = labels.collect();
        // If a value is too wide for its month, all are broken before the plus. If they are still too wide, all are smaller.
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
            values = input
                .columns
                .iter()
                .map(|c| break_count(&c.value))
                .collect();
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
            undated,
            is_head,
            axis_band,
            labels,
            values,
            value_size,
        }
    }

    fn x(&self, index: usize) -> f64 {
        self.months.left + self.month * index as f64
    }
}

/// Height of the names of months.
fn axis_band(type_px: TypeSizes) -> f64 {
    year_line(type_px) + LABEL_GAP_PX
}

/// Height of a line of the axis.
fn year_line(type_px: TypeSizes) -> f64 {
    type_px.axis_px * 1.5
}

/// Draws the columns for a container of that width. An unusable width gives an empty scene.
///
/// Each month is a mark whose hit area is its whole column. The undated area is the last mark.
#[must_use]
pub fn months(width_px: f64, input: &Months) -> Scene {
    let Some(width) = usable_width(width_px) else {
        return Scene::default();
    };
    let at = Layout::new(width, input);
    let axis_px = input.type_px.axis_px;
    let totals = input.columns.iter().map(|c| total(c.whole));
    let n_max = totals.max().unwrap_or(0).max(1) as f64;
    let n_months = input.columns.len().max(1) as f64;
    let x = Scale::through([(0.0, at.months.left), (n_months, at.months.right)]);
    let y = Scale::through([(0.0, at.months.bottom), (n_max, at.months.top)]);

    let sheet = Sheet::new(width, at.undated[1] + at.undated[3]);
    sheet.draw([rect_at(Role::Undated, Tone::Plain, at.undated)]);
    let names = Axis::with_labels(&x, &at.labels);
    if at.is_head {
        let region = Region {
            top: at.axis_band,
            ..at.months
        };
        sheet.x_labels(region, names, LabelAreaPosition::Top, axis_px, LABEL_GAP_PX);
    } else {
        let side = LabelAreaPosition::Bottom;
        sheet.x_labels(at.months, names, side, axis_px, LABEL_GAP_PX);
    }
    sheet.draw(years(&at, input));
    for (i, column) in input.columns.iter().enumerate() {
        let hit_bottom = if at.is_head {
            at.months.bottom
        } else {
            at.months.bottom + at.axis_band
        };
        let hit = [at.x(i), 0.0, at.month, hit_bottom];
        let mut mark = MarkElements::new(column.key, None, hit);
        mark.extend(stack(&at, &y, i, column, input.is_filtered));
        if at.value_size >= MIN_TYPE_PX {
            let top = y.px(total(column.whole) as f64);
            mark.extend(value(&at, i, column, top));
        }
        sheet.draw_mark(mark);
    }
    let (left, right) = if at.is_head {
        (0.0, width)
    } else {
        (at.months.left, at.months.right)
    };
    let (from, to) = ((left, at.months.bottom), (right, at.months.bottom));
    sheet.draw([line(Role::Baseline, Tone::Plain, from, to)]);
    sheet.draw_mark(undated(&at, input));
    sheet.finish()
}

/// The years, each at the first of its months: outside of the names of months.
fn years(at: &Layout, input: &Months) -> Vec<Element> {
    let axis_px = input.type_px.axis_px;
    let baseline = if at.is_head {
        axis_px
    } else {
        at.months.bottom + at.axis_band - 0.22 * axis_px
    };
    // A year that begins right after another one moves as far as the other one needs.
    let mut free = f64::MIN;
    let years = input.columns.iter().enumerate();
    let years = years.filter_map(|(i, column)| Some((i, column.year.as_ref()?)));
    let year = |(i, year): (usize, &String)| {
        let x = (at.x(i) + 2.0).max(free);
        free = x + width_px(year, axis_px, false) + 6.0;
        text(
            Role::AxisText,
            Tone::Plain,
            (x, baseline),
            font(axis_px),
            year,
        )
    };
    years.map(year).collect()
}

fn total(cell: Cell) -> usize {
    cell.certain + cell.possible
}

/// The parts of one column from the baseline up.
fn stack(
    at: &Layout,
    y: &Scale,
    index: usize,
    column: &MonthColumn,
    is_filtered: bool,
) -> Vec<Element> {
    let inset = (at.month * 0.08).clamp(1.0, 4.0);
    let x = (at.x(index) + inset, at.x(index) + at.month - inset);
    let part = |role, tone, from: usize, to: usize| {
        rect(role, tone, x, (y.px(to as f64), y.px(from as f64)))
    };
    let (whole, selected) = (column.whole, column.selected);
    let mut elements = Vec::new();
    if is_filtered && total(whole) > 0 {
        elements.push(part(Role::Outline, Tone::Quiet, 0, total(whole)));
    }
    let mut n = 0;
    for (role, whole, selected) in [
        (Role::Solid, whole.certain, selected.certain),
        (Role::Hatched, whole.possible, selected.possible),
    ] {
        let parts = toned(is_filtered, whole, selected);
        for (tone, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
            elements.push(part(role, tone, n, n + count));
            n += count;
        }
    }
    elements
}

/// The value above a column whose upper edge is there.
fn value(at: &Layout, index: usize, column: &MonthColumn, top: f64) -> Vec<Element> {
    let x = at.x(index) + at.month / 2.0;
    let font = font(at.value_size).anchored(Anchor::Middle);
    let tone = chosen_or_plain(column.is_chosen);
    let lines = &at.values[index];
    let line = |(i, line): (usize, &String)| {
        let n_below = (lines.len() - 1 - i) as f64;
        let baseline = top - 5.0 - n_below * (at.value_size + 2.0);
        text(Role::Value, tone, (x, baseline), font, line)
    };
    lines.iter().enumerate().map(line).collect()
}

/// The undated activities: heading, number, and squares if all have room.
fn undated(at: &Layout, input: &Months) -> MarkElements {
    let [left, top, width, height] = at.undated;
    let (undated, axis_px, value_px) = (
        &input.undated,
        input.type_px.axis_px,
        input.type_px.value_px,
    );
    let mut mark = MarkElements::new(MarkKey::Undated, None, at.undated);
    let tone = chosen_or_plain(undated.is_chosen);
    let inner = width - 2.0 * PAD_PX;
    let mut grid = [left + PAD_PX, 0.0, inner, 0.0];
    if top > 0.0 {
        // Below the months: heading, number and squares side by side.
        let middle = top + height / 2.0;
        let mut write = |role, x: f64, size: f64, bold, s: &str| {
            let at = (x, middle + size * 0.35);
            mark.push(text(role, tone, at, font(size).bold(bold), s));
        };
        let label = fit(&undated.label, axis_px, inner * 0.6);
        write(Role::AxisText, left + PAD_PX, axis_px, false, &label);
        let label_width = width_px(&undated.label, axis_px, false).min(inner * 0.6);
        let x = left + PAD_PX + label_width + 8.0;
        let value_size = value_px * 1.3;
        write(Role::Value, x, value_size, true, &undated.value);
        let x = x + width_px(&undated.value, value_size, true) + 12.0;
        grid = [x, top + 6.0, left + width - PAD_PX - x, height - 12.0];
    } else {
        let mut baseline = if at.is_head {
            axis_px * 1.2
        } else {
            axis_px + 8.0
        };
        for line in wrap(&undated.label, axis_px, inner, 2) {
            let at = (left + PAD_PX, baseline);
            mark.push(text(Role::AxisText, tone, at, font(axis_px), line));
            baseline += axis_px * 1.3;
        }
        let size = value_px * 1.5;
        let size = size.min(size * inner / width_px(&undated.value, size, true).max(1.0));
        baseline += size * 0.6;
        let value_at = (left + PAD_PX, baseline);
        let value_font = font(size).bold(true);
        mark.push(text(
            Role::Value,
            tone,
            value_at,
            value_font,
            &*undated.value,
        ));
        grid[1] = baseline + 10.0;
        grid[3] = at.months.bottom - grid[1];
    }
    // The squares are a count that is seen at a glance. If not all have room, the number stands alone.
    let (n_columns, n_rows) = (per_row(grid[2]), per_row(grid[3]));
    if undated.whole <= n_columns * n_rows {
        let parts = toned(input.is_filtered, undated.whole, undated.selected);
        let tones = parts
            .into_iter()
            .flat_map(|(tone, n)| core::iter::repeat_n(tone, n));
        mark.extend(squares(tones, (grid[0], grid[1]), n_columns));
    }
    mark
}
