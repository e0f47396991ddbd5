//! The timeline lying: a lane for each initiative on the columns of the matrix, and the tray beside the months.
//!
//! For containers of 640 px and more ([`Columns::NARROW_BELOW`]); below that [`timeline_standing`](super::standing).
//!
//! - **Lasted**: a bar, solid where it was surely under way, hatched where it may have been. Where it goes on before or after the
//!   period, a stub runs out of the sheet.
//! - **Once, within**: hatched between end caps; solid between caps where only one month is left for it.
//! - **A named day**: a diamond.
//! - **Several months with gaps** are joined by a thin line.

use super::axis::Axis;
use super::columns::Columns;
use super::days::Window;
use super::element::Piece;
use super::glyph::Time;
use super::lane::{LaneLayout, TrayForm};
use super::measure::{TypeSizes, names_that_fit, width_px, wrap};
use super::scene::{Anchor, MarkKey, Role, Scene, Tone};
use super::sheet::{Region, Sheet, usable_width};
use crate::domain::{Day, Period, When};

/// A timeline before it has a width.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineInput {
    /// The period of the dataset.
    pub period: Period,
    /// The first and last day that are seen; what lies outside the period is not.
    pub window: (Day, Day),
    /// From the top down.
    pub lanes: Vec<Lane>,
    /// For each month of the period its name and the shortest form of it: `Jan`, `J`.
    pub month_labels: Vec<(String, String)>,
    /// Where the period is of several years: the index of the first month of each in the period, and what to call the year.
    pub year_labels: Vec<(usize, String)>,
    /// The heading of the tray, with its count if it is to have one.
    pub tray_heading: String,
    /// Sizes of the writing.
    pub type_px: TypeSizes,
}

/// An initiative and its activities.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The initiative.
    pub key: MarkKey,
    /// Its number.
    pub number: u16,
    /// Its name.
    pub label: String,
    /// Whether all of its activities are named.
    pub is_open: bool,
    /// How it stands to what the reader chose.
    pub tone: Tone,
    /// The activities with a month, in any order.
    pub items: Vec<Item>,
    /// Those without, in the order of the dataset.
    pub undated: Vec<UndatedItem>,
    /// How many have no month, as words.
    pub undated_value: String,
}

/// An activity with a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The activity.
    pub key: MarkKey,
    /// Its place in time.
    pub when: When,
    /// Its name.
    pub title: String,
    /// When, in words: `within October to December`.
    pub note: String,
    /// How it stands to what the reader chose.
    pub tone: Tone,
}

/// An activity without a month.
#[derive(Clone, Debug, PartialEq)]
pub struct UndatedItem {
    /// The activity.
    pub key: MarkKey,
    /// Its name.
    pub title: String,
    /// How it stands to what the reader chose.
    pub tone: Tone,
}

/// What all lanes share.
pub(super) struct Ground {
    pub(super) columns: Columns,
    pub(super) time: Time,
    pub(super) type_px: TypeSizes,
    pub(super) tray_form: TrayForm,
}

/// Draws the timeline lying. A width that is no width gives an empty scene.
///
/// Marks: each lane, then its activities by time, then what is in its tray; the lane is their parent.
#[must_use]
pub fn timeline(width: f64, input: &TimelineInput) -> Scene {
    let Some(width) = usable_width(width) else { return Scene::default() };
    let columns = Columns::new(width, input.period.n_months());
    let window = Window::new(input.period, input.window);
    let x = window.even_axis(columns.months_left(), columns.months_right());
    let shares: f64 = window.months().iter().map(|p| p.share).sum();
    let month_px = (columns.months_right() - columns.months_left()) / shares;
    let ticks = window.ticks(month_px);
    let tray_form = TrayForm::new(columns, &input.lanes, input.type_px);
    let (start_px, end_px) = (columns.months_left(), columns.months_right());
    let time = Time { axis: x.clone(), window, start_px, end_px, is_standing: false };
    let ground = Ground { columns, time, type_px: input.type_px, tray_form };
    let head = Head::new(input, &ground, month_px, !ticks.labels.is_empty());

    let mut top = head.height;
    let mut lanes = Vec::new();
    for lane in &input.lanes {
        let layout = LaneLayout::new(lane, &ground, top);
        top += layout.height;
        lanes.push(layout);
    }
    let bottom = top;

    let months = Region { left: columns.months_left(), top: head.height, right: columns.months_right(), bottom };
    let meshed = x.clone().with_mesh(ticks.strong, ticks.light);
    let sheet = Sheet::new(width, bottom + 1.0, meshed, Axis::pixels());
    sheet.back(vec![Piece::rect_px(Role::Tray, Tone::Plain, [columns.tray_left(), 0.0, columns.tray, bottom])]);
    sheet.mesh(months);
    let axis_px = input.type_px.axis_px;
    let line = |n: f64| Region { top: head.height - n * head.line, ..months };
    let is_day = f64::from(!ticks.labels.is_empty());
    sheet.x_labels(line(0.0), &x.clone().with_labels(ticks.labels), true, axis_px, 6.0);
    sheet.x_labels(line(is_day), &x.clone().with_labels(head.months.clone()), true, axis_px, 6.0);
    sheet.back(head.pieces(input, &ground, is_day));
    for (i, lane) in lanes.iter().enumerate() {
        if i > 0 {
            let is_chosen = lane.lane.tone == Tone::Chosen || lanes[i - 1].lane.tone == Tone::Chosen;
            let tone = if is_chosen { Tone::Chosen } else { Tone::Plain };
            sheet.back(vec![Piece::line_px(Role::Rule, tone, (0.0, lane.top), (width, lane.top))]);
        }
    }
    for y in [head.height, bottom] {
        sheet.back(vec![Piece::line_px(Role::Baseline, Tone::Plain, (0.0, y), (width, y))]);
    }
    for lane in &lanes {
        sheet.back(lane.back(&ground));
        lane.marks(&ground).iter().for_each(|mark| sheet.draw(mark));
    }
    sheet.finish()
}

/// The band above the lanes: years where there are several, months, days when zoomed in, and the heading of the tray.
struct Head {
    height: f64,
    /// Height of one line of axis writing.
    line: f64,
    /// Names of months at their middle.
    months: Vec<(f64, String)>,
    /// First days of years, and how they are called.
    years: Vec<(f64, String)>,
    tray: Vec<String>,
}

impl Head {
    fn new(input: &TimelineInput, ground: &Ground, month_px: f64, has_days: bool) -> Self {
        let axis_px = input.type_px.axis_px;
        let line = (axis_px * 1.5).ceil();
        let parts = ground.time.window.months();
        let fits = |text: &str, room: f64| width_px(text, axis_px, false) <= room - 4.0;
        let label = |index: usize| input.month_labels.get(index).map_or(("", ""), |(long, short)| (long, short));
        let (is_long, every) = names_that_fit(parts.iter().map(|p| label(p.index)), axis_px, month_px);
        let months = parts.iter().filter(|p| p.index % every == 0).filter_map(|p| {
            let (long, short) = label(p.index);
            let text = if is_long { long } else { short };
            let middle = f64::from(p.from.0 + p.to.0) / 2.0;
            // Of a month at the edge of a zoomed view there may be too little to be named.
            (p.share == 1.0 || fits(text, month_px * p.share)).then(|| (middle, text.to_owned()))
        });
        let years: Vec<_> = input
            .year_labels
            .iter()
            .filter_map(|(index, text)| {
                parts.iter().find(|p| p.index >= *index).map(|p| (f64::from(p.from.0), text.clone()))
            })
            .collect();
        // Of two years that begin left of what is seen, the later one is there.
        let years: Vec<_> = years
            .iter()
            .enumerate()
            .filter(|(i, y)| years.get(i + 1).is_none_or(|n| n.0 > y.0))
            .map(|(_, y)| y.clone())
            .collect();
        let tray = wrap(&input.tray_heading, axis_px, ground.columns.tray - 24.0, 2);
        let n_years = f64::from(u8::from(!years.is_empty()));
        let n_lines = (1.0 + f64::from(u8::from(has_days)) + n_years).max(tray.len() as f64);
        Self { height: n_lines * line + 10.0, line, months: months.collect(), years, tray }
    }

    fn pieces(&self, input: &TimelineInput, ground: &Ground, n_day_lines: f64) -> Vec<Piece> {
        let axis_px = input.type_px.axis_px;
        let text = |x: f64, y: f64, s: &str| Piece::text(Role::AxisText, Tone::Plain, (x, y), axis_px, s);
        // The baseline at which plotters writes its lowest line, so that the heading of the tray stands level with it.
        let lowest = self.height - 6.0 - 0.22 * axis_px;
        let mut pieces: Vec<Piece> = Vec::new();
        for (i, s) in self.tray.iter().enumerate() {
            let y = lowest - (self.tray.len() - 1 - i) as f64 * self.line;
            pieces.push(text(ground.columns.tray_left() + 12.0, y, s));
        }
        let y = lowest - (1.0 + n_day_lines) * self.line;
        let mut taken = f64::MIN;
        for (day, s) in &self.years {
            let x = ground.time.axis.px(*day) + 4.0;
            let end = x + width_px(s, axis_px, false);
            if x > taken && end <= ground.columns.months_right() {
                pieces.push(text(x, y, s).anchored(Anchor::Start));
                taken = end + 8.0;
            }
        }
        pieces
    }
}
