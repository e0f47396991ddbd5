//! The matrix of initiatives and months as a picture, to be taken along. On the page it is a table, which can be walked through.
//!
//! A field is solid as far as its activities are certain in the month and hatched as far as they are possible. Its counts are above it: on
//! it they would need a colour for each of its shades. In narrow containers a row's name is above its months.

use yearline_core::domain::Cell;

use super::columns::Columns;
use super::element::{Element, font, line, rect_at, text};
use super::measure::{TypeSizes, names_that_fit, width_px};
use super::row::{BADGE_GAP_PX, BADGE_PX, Name, badge, chosen_or_plain, toned};
use super::scene::{Anchor, Role, Scene, Tone};
use super::sheet::{Sheet, usable_width};
use super::squares::{MAX_SQUARES, PITCH_PX, SIDE_PX, per_row, square, squares};

/// Height of a field.
const FIELD_PX: f64 = 16.0;
/// From the edges of a month to its field.
const INSET_PX: f64 = 2.0;
/// Between the parts of a row, and from its edges to them.
const PAD_PX: f64 = 8.0;
/// Counts are not written smaller than this.
const MIN_TYPE_PX: f64 = 8.0;

/// A month of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthField {
    /// What is counted.
    pub cell: Cell,
    /// The counts as text, `2+1`; empty where the field alone says it.
    pub value: String,
    /// Whether it counts what is chosen.
    pub tone: Tone,
}

/// An initiative, or all of them together.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// The number in the badge; none for all together.
    pub number: Option<u16>,
    /// The name.
    pub label: String,
    /// The months, in order.
    pub months: Vec<MonthField>,
    /// How many activities have no month.
    pub undated: usize,
    /// How many of these are selected.
    pub undated_selected: usize,
    /// Their count as text.
    pub undated_value: String,
    /// Whether the reader chose this row.
    pub is_chosen: bool,
}

/// Initiatives by months.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// From the top.
    pub rows: Vec<MatrixRow>,
    /// The name of each month, and its shortest form.
    pub month_labels: Vec<(String, String)>,
    /// The month with which a year begins, and the year, where the period has several.
    pub year_labels: Vec<(usize, String)>,
    /// What is above the activities without a month.
    pub undated_label: String,
    /// Whether there is a filter.
    pub is_filtered: bool,
    /// Font sizes.
    pub type_px: TypeSizes,
}

/// Where the columns are.
#[derive(Clone, Copy)]
struct Layout {
    width: f64,
    is_narrow: bool,
    months_left: f64,
    month: f64,
    undated_left: f64,
    type_px: TypeSizes,
    /// The size of all counts: as large as the longest has room for.
    value_px: f64,
}

impl Layout {
    fn new(width: f64, input: &Matrix) -> Self {
        let n_months = input.month_labels.len().max(1);
        let columns = Columns::new(width, n_months);
        let is_narrow = width < Columns::NARROW_BELOW;
        let (months_left, month) = if is_narrow {
            (0.0, width / n_months as f64)
        } else {
            (columns.months_left(), columns.month)
        };
        let values = input.rows.iter().flat_map(|row| &row.months);
        let widest = values
            .map(|field| width_px(&field.value, 1.0, true))
            .fold(0.1, f64::max);
        Self {
            width,
            is_narrow,
            months_left,
            month,
            undated_left: columns.undated_left(),
            type_px: input.type_px,
            value_px: input.type_px.axis_px.min((month - 2.0) / widest),
        }
    }

    fn x(&self, month: usize) -> f64 {
        self.months_left + self.month * month as f64
    }

    fn head_height(&self, has_years: bool) -> f64 {
        self.type_px.axis_px * if has_years { 3.4 } else { 2.0 }
    }

    /// From the top of a row's months to that of their fields: the room for counts, if the row has any.
    fn value_band(&self, row: &MatrixRow) -> f64 {
        let has_values = row.months.iter().any(|field| !field.value.is_empty());
        if has_values && self.value_px >= MIN_TYPE_PX {
            self.value_px + 4.0
        } else {
            0.0
        }
    }

    /// The height of a row's months. Below a name, months without anything take no room.
    fn months_height(&self, row: &MatrixRow) -> f64 {
        match (self.is_narrow, is_empty(row)) {
            (true, true) => 0.0,
            (true, false) => PAD_PX / 2.0 + self.value_band(row) + FIELD_PX,
            (false, _) => self.value_band(row) + FIELD_PX,
        }
    }

    fn row_height(&self, row: &MatrixRow, name: &Name) -> f64 {
        let (head, months) = (head_height(name), self.months_height(row));
        let content = if self.is_narrow {
            head + months
        } else {
            head.max(months)
        };
        content + 2.0 * PAD_PX
    }

    fn name_width(&self, row: &MatrixRow) -> f64 {
        let all = if self.is_narrow {
            self.width - width_px(&row.undated_value, self.type_px.value_px, true) - 40.0
        } else {
            self.months_left - PAD_PX
        };
        all - self.name_left(row)
    }

    fn name_left(&self, row: &MatrixRow) -> f64 {
        row.number.map_or(0.0, |_| BADGE_PX + BADGE_GAP_PX)
    }
}

fn is_empty(row: &MatrixRow) -> bool {
    row.months.iter().all(|field| field.cell.is_empty())
}

/// The height of a row's name and badge.
fn head_height(name: &Name) -> f64 {
    name.height().max(BADGE_PX)
}

/// Draws the matrix for a container of that width. An unusable width gives an empty scene.
#[must_use]
pub fn matrix(width_px: f64, input: &Matrix) -> Scene {
    let Some(width) = usable_width(width_px) else {
        return Scene::default();
    };
    let at = Layout::new(width, input);
    let names: Vec<Name> = (input.rows.iter())
        .map(|row| Name::new(&row.label, at.type_px, at.name_width(row), 3))
        .collect();
    let rows = || input.rows.iter().zip(&names);
    let head = at.head_height(!input.year_labels.is_empty());
    let height = head
        + rows()
            .map(|(row, name)| at.row_height(row, name))
            .sum::<f64>();
    let sheet = Sheet::new(width, height);
    if !at.is_narrow {
        let undated = [at.undated_left, 0.0, width - at.undated_left, height];
        sheet.draw([rect_at(Role::Undated, Tone::Plain, undated)]);
    }
    sheet.draw(heads(&at, input, head));
    let mut top = head;
    for (row, name) in rows() {
        let height = at.row_height(row, name);
        sheet.draw([line(Role::Rule, Tone::Plain, (0.0, top), (width, top))]);
        let (head_top, months_top) = if at.is_narrow {
            (top + PAD_PX, top + PAD_PX * 1.5 + head_height(name))
        } else {
            let centred = |part: f64| top + (height - part) / 2.0;
            (centred(head_height(name)), centred(at.months_height(row)))
        };
        sheet.draw(row_head(&at, row, name, head_top));
        sheet.draw(months(&at, row, months_top));
        let middle = if at.is_narrow {
            head_top + BADGE_PX / 2.0
        } else {
            top + height / 2.0
        };
        sheet.draw(undated(&at, row, middle, height, input.is_filtered));
        top += height;
    }
    sheet.draw([line(Role::Baseline, Tone::Plain, (0.0, top), (width, top))]);
    sheet.finish()
}

/// The names of the months, the years above them, and the heading of what has no month.
fn heads(at: &Layout, input: &Matrix, height: f64) -> Vec<Element> {
    let axis_px = at.type_px.axis_px;
    let baseline = height - axis_px * 0.6;
    let pairs = input.month_labels.iter();
    let pairs = pairs.map(|(long, short)| (long.as_str(), short.as_str()));
    let (is_long, every) = names_that_fit(pairs, axis_px, at.month);
    let middle = font(axis_px).anchored(Anchor::Middle);
    let months = (input.month_labels.iter().enumerate())
        .filter(|(month, _)| month % every == 0)
        .map(|(month, (long, short))| {
            let name = if is_long { long } else { short };
            let x = at.x(month) + at.month / 2.0;
            text(Role::AxisText, Tone::Plain, (x, baseline), middle, name)
        });
    let years = input.year_labels.iter().map(|(month, year)| {
        let place = (at.x(*month) + 2.0, baseline - axis_px * 1.4);
        text(Role::AxisText, Tone::Plain, place, font(axis_px), year)
    });
    let label = (!at.is_narrow).then(|| {
        let place = (at.undated_left + PAD_PX, baseline);
        text(
            Role::AxisText,
            Tone::Plain,
            place,
            font(axis_px),
            &*input.undated_label,
        )
    });
    months.chain(years).chain(label).collect()
}

fn row_head(at: &Layout, row: &MatrixRow, name: &Name, top: f64) -> Vec<Element> {
    let tone = chosen_or_plain(row.is_chosen);
    let mut elements = Vec::new();
    if let Some(number) = row.number {
        elements.extend(badge(number, tone, (0.0, top), at.type_px.axis_px));
    }
    let is_bold = row.is_chosen || row.number.is_none();
    // A single line is in the middle of the badge.
    let down = ((BADGE_PX - name.height()) / 2.0).max(0.0);
    let place = (at.name_left(row), top + down);
    elements.extend(name.draw(Role::Label, tone, is_bold, place));
    elements
}

/// The months of a row; a dotted line where none has anything.
fn months(at: &Layout, row: &MatrixRow, top: f64) -> Vec<Element> {
    if !is_empty(row) {
        let band = at.value_band(row);
        let field = |(month, field)| month_field(at, at.x(month), top, band, field);
        return row.months.iter().enumerate().flat_map(field).collect();
    }
    if at.is_narrow {
        return Vec::new();
    }
    let y = top + FIELD_PX / 2.0;
    let ends = ((at.months_left, y), (at.x(row.months.len()), y));
    vec![line(Role::Empty, Tone::Plain, ends.0, ends.1)]
}

/// A field with its counts above it.
fn month_field(
    at: &Layout,
    left: f64,
    top: f64,
    value_band: f64,
    field: &MonthField,
) -> Vec<Element> {
    let Cell { certain, possible } = field.cell;
    let mut elements = Vec::new();
    if at.value_px >= MIN_TYPE_PX && !field.value.is_empty() {
        let font = font(at.value_px).bold(true).anchored(Anchor::Middle);
        let place = (left + at.month / 2.0, top + at.value_px);
        elements.push(text(Role::Value, field.tone, place, font, &*field.value));
    }
    let (left, width) = (left + INSET_PX, at.month - 2.0 * INSET_PX);
    let top = top + value_band;
    let mut x = left;
    for (role, n) in [(Role::Solid, certain), (Role::Hatched, possible)] {
        let part = width * n as f64 / (certain + possible).max(1) as f64;
        if n > 0 {
            elements.push(rect_at(role, field.tone, [x, top, part, FIELD_PX]));
            x += part;
        }
    }
    elements
}

/// What of a row has no month, around that height: the count, and a square for each as long as these are few.
fn undated(
    at: &Layout,
    row: &MatrixRow,
    middle: f64,
    height: f64,
    is_filtered: bool,
) -> Vec<Element> {
    let tone = chosen_or_plain(row.undated_selected > 0 && is_filtered);
    let value_px = at.type_px.value_px;
    let baseline = middle + value_px * 0.35;
    if at.is_narrow {
        // At the end of the line of the name, after the sign.
        let end = font(value_px).bold(true).anchored(Anchor::End);
        let left = at.width - width_px(&row.undated_value, value_px, true) - 16.0;
        let square_top = middle - SIDE_PX / 2.0;
        let place = (at.width, baseline);
        return vec![
            square(tone, left, square_top),
            text(Role::Value, tone, place, end, &*row.undated_value),
        ];
    }
    let left = at.undated_left + PAD_PX;
    let value = text(
        Role::Value,
        tone,
        (left, baseline),
        font(value_px).bold(true),
        &*row.undated_value,
    );
    let squares_left = left + width_px(&row.undated_value, value_px, true).max(20.0) + PAD_PX;
    let columns = per_row(at.width - squares_left - PAD_PX / 2.0);
    let n_rows = row.undated.div_ceil(columns.max(1)) as f64;
    let mut elements = vec![value];
    let has_room = columns > 0 && n_rows * PITCH_PX <= height - PAD_PX;
    if (1..=MAX_SQUARES).contains(&row.undated) && has_room {
        let parts = toned(is_filtered, row.undated, row.undated_selected);
        let tones = parts
            .into_iter()
            .flat_map(|(tone, n)| core::iter::repeat_n(tone, n));
        let squares_height = n_rows * PITCH_PX - (PITCH_PX - SIDE_PX);
        let squares_top = middle - squares_height / 2.0;
        elements.extend(squares(tones, (squares_left, squares_top), columns));
    }
    elements
}
