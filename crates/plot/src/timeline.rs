//! The timeline: what it is made of, and its lying form, a lane for each initiative on the columns of the matrix with the tray beside
//! the months. For containers of 640 px and more ([`Columns::NARROW_BELOW`]); below that it stands (`plot/standing.rs`).
//!
//! - **Lasted**: a bar, solid where it was surely under way, hatched where it may have been. Where it goes on before or after the
//!   period, a stub runs out of the sheet.
//! - **Once, within**: hatched between end caps; solid between caps where only one month is left for it.
//! - **A named day**: a diamond.
//! - **Several months with gaps** are joined by a thin line.
//!
//! # Many
//! A picture has at most [`MARK_BUDGET`] marks, however many activities there are. As long as they fit, each has its own: named, or
//! thin. In a lane where they don't fit, those that look the same are one mark that says how many it is; where that does not
//! do either, the lane is a crowd: a mark for each month, with the counts of the matrix, under an outline of how many lie where. Zooming
//! in leaves fewer to be seen, so it takes a lane back through these forms.
//!
//! # In two steps
//! Laying out ([`Timeline::lying`], [`Timeline::standing`]) measures and packs; it depends on the dataset, the language, the width, the days in
//! sight and which lanes are open. [`Timeline::scene`] then draws with what is chosen. So a choice measures nothing.

use std::sync::Arc;

use super::axis::Axis;
use super::columns::Columns;
use super::crowd::{self, CROWD_PX, Counts, Part};
use super::days::{Ticks, Window};
use super::density::{Density, LaneDays};
use super::element::Piece;
use super::glyph::Time;
use super::lane::{LaneLayout, TrayForm};
use super::measure::{TypeSizes, names_that_fit, width_px, wrap};
use super::scene::{Anchor, MarkKey, Role, Scene, Tone};
use super::sheet::{Region, Sheet, usable_width};
use super::standing::{Standing, stand};
use yearline_core::domain::{Period, When};

/// A picture of ten or twelve lanes has no more marks than these. They are SVG elements, and a browser draws a thousand of them anew
/// within a frame, not ten thousand.
pub const MARK_BUDGET: usize = 800;
/// What a lane has besides its activities: its own mark, and up to fifteen squares in its tray.
const LANE_MARKS: usize = 17;

/// A timeline before it has a width.
#[derive(Clone, Debug)]
pub struct TimelineInput {
    /// The period of the dataset.
    pub period: Period,
    /// The first and last day that are seen; what lies outside the period is not.
    pub window: (yearline_core::domain::Day, yearline_core::domain::Day),
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
#[derive(Clone, Debug)]
pub struct Lane {
    /// The initiative.
    pub key: MarkKey,
    /// Its number.
    pub number: u16,
    /// Its name.
    pub label: String,
    /// Whether all of its activities are named, as far as there is room.
    pub is_open: bool,
    /// Its activities by day.
    pub days: Arc<LaneDays>,
    /// Those that are named even if the lane is a crowd: few, and chosen.
    pub named: Vec<usize>,
    /// How many have no month, as words.
    pub undated_value: String,
}

/// What is asked of activities, by their index in the dataset: only of those that are drawn or named.
pub trait Activities {
    /// Its place in time.
    fn when(&self, activity: usize) -> When;
    /// Its name.
    fn title(&self, activity: usize) -> String;
    /// When, in words: `within October to December`.
    fn note(&self, activity: usize) -> String;
    /// The counts of a lane in a month as words: `12+3`. All of its activities, whatever is chosen.
    fn count(&self, lane: usize, month: usize) -> String;
    /// A part of a number as words: `5 of 12`.
    fn part(&self, n: usize, whole: usize) -> String;
}

/// What the reader chose, as far as the timeline shows it.
#[allow(missing_debug_implementations, reason = "it is made of closures")]
pub struct Choice<'a> {
    /// How each lane stands to it.
    pub lanes: &'a [Tone],
    /// How an activity stands to it.
    pub tone: &'a dyn Fn(usize) -> Tone,
    /// What of a lane is chosen, by day; none where nothing is chosen at all.
    pub chosen: &'a dyn Fn(usize) -> Option<Arc<Density>>,
    /// What stands over a month of a crowded lane: its counts, and how it stands to the choice.
    pub month: &'a dyn Fn(usize, usize) -> (String, Tone),
    /// A part of a number as words: `5 of 12`.
    pub part: &'a dyn Fn(usize, usize) -> String,
}

impl Choice<'_> {
    pub(super) fn lane(&self, index: usize) -> Tone {
        self.lanes.get(index).copied().unwrap_or_default()
    }

    pub(super) fn chosen(&self, lane: usize) -> Option<Arc<Density>> {
        (self.chosen)(lane)
    }
}

/// What all lanes share.
pub(super) struct Ground {
    pub(super) columns: Columns,
    pub(super) time: Time,
    pub(super) type_px: TypeSizes,
    pub(super) tray_form: TrayForm,
    /// How many activities of a lane have a mark each.
    pub(super) max_marks: usize,
    /// How crowded lanes are drawn.
    pub(super) parts: Vec<Part>,
    pub(super) counts: Counts,
    pub(super) crowd_unit_px: f64,
}

/// How many activities of one lane may have a mark each: all, as long as those of all lanes are within the budget.
pub(super) fn max_marks(input: &TimelineInput, window: Window) -> usize {
    let n_open = input.lanes.iter().filter(|l| l.is_open).count();
    let n: usize = input.lanes.iter().map(|l| l.days.n_seen(window)).sum();
    let n_named: usize = input
        .lanes
        .iter()
        .filter(|l| l.is_open)
        .map(|l| l.days.undated().len())
        .sum();
    let left = MARK_BUDGET.saturating_sub(input.lanes.len() * LANE_MARKS);
    if n + n_named <= left {
        usize::MAX
    } else {
        left / (input.lanes.len() + n_open).max(1)
    }
}

/// A timeline that is laid out.
#[derive(Default)]
pub struct Timeline(Form);

#[derive(Default)]
enum Form {
    /// Without a width.
    #[default]
    None,
    Lying(Box<Lying>),
    Standing(Box<Standing>),
}

impl core::fmt::Debug for Timeline {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Timeline")
    }
}

/// The lying form, laid out.
struct Lying {
    width: f64,
    input: TimelineInput,
    ground: Ground,
    ticks: Ticks,
    head: Head,
    lanes: Vec<LaneLayout>,
}

impl Timeline {
    /// Lays the timeline out lying. A width that is no width gives an empty scene.
    #[must_use]
    pub fn lying(width: f64, input: TimelineInput, told: &dyn Activities) -> Self {
        let Some(width) = usable_width(width) else {
            return Self::default();
        };
        Self(Form::Lying(Box::new(Lying::new(width, input, told))))
    }

    /// Lays the timeline out standing. A width that is no width gives an empty scene.
    #[must_use]
    pub fn standing(width: f64, input: TimelineInput, told: &dyn Activities) -> Self {
        let Some(width) = usable_width(width) else {
            return Self::default();
        };
        Self(Form::Standing(Box::new(stand(width, input, told))))
    }

    /// Draws it.
    ///
    /// Marks: each lane, then its activities by time, then what is in its tray; the lane is their parent. Standing and with all of its
    /// activities named: these by time.
    #[must_use]
    pub fn scene(&self, choice: &Choice<'_>) -> Scene {
        match &self.0 {
            Form::None => Scene::default(),
            Form::Lying(lying) => lying.scene(choice),
            Form::Standing(standing) => standing.scene(choice),
        }
    }
}

impl Lying {
    fn new(width: f64, input: TimelineInput, told: &dyn Activities) -> Self {
        let columns = Columns::new(width, input.period.n_months());
        let window = Window::new(input.period, input.window);
        let axis = window.even_axis(columns.months_left(), columns.months_right());
        let shares: f64 = window.months().iter().map(|p| p.share).sum();
        let month_px = (columns.months_right() - columns.months_left()) / shares;
        let ticks = window.ticks(month_px);
        let max_marks = max_marks(&input, window);
        let tray_form = TrayForm::new(columns, &input.lanes, input.type_px);
        let (start_px, end_px) = (columns.months_left(), columns.months_right());
        let time = Time {
            axis,
            window,
            start_px,
            end_px,
            is_standing: false,
        };
        let parts = crowd::parts(&time);
        // As wide as the widest of any lane: whether a lane is a crowd is not known yet.
        let has_crowds = max_marks < usize::MAX
            || input
                .lanes
                .iter()
                .any(|l| l.days.n_seen(window) > MARK_BUDGET / 10);
        let lanes = if has_crowds {
            0..input.lanes.len()
        } else {
            0..0
        };
        let of_lane = |lane| parts.iter().map(move |part| told.count(lane, part.month));
        let counts = Counts::new(lanes.flat_map(of_lane), month_px, input.type_px);
        let (type_px, crowd_unit_px) = (input.type_px, 0.0);
        let mut ground = Ground {
            columns,
            time,
            type_px,
            tray_form,
            max_marks,
            parts,
            counts,
            crowd_unit_px,
        };
        let head = Head::new(&input, &ground, month_px, !ticks.labels.is_empty());

        let mut top = head.height;
        let mut lanes = Vec::new();
        for (index, lane) in input.lanes.iter().enumerate() {
            let layout = LaneLayout::new(index, lane, &ground, told, top);
            top += layout.height;
            lanes.push(layout);
        }
        let crowds = lanes
            .iter()
            .zip(&input.lanes)
            .filter(|(l, _)| l.placed.crowd_base_px.is_some());
        let most = crowd::most(&ground.parts, crowds.map(|(_, lane)| lane.days.whole()));
        ground.crowd_unit_px = CROWD_PX / most;
        Self {
            width,
            input,
            ground,
            ticks,
            head,
            lanes,
        }
    }

    fn scene(&self, choice: &Choice<'_>) -> Scene {
        let Self {
            width,
            input,
            ground,
            ticks,
            head,
            lanes,
        } = self;
        let (width, columns, x) = (*width, ground.columns, &ground.time.axis);
        let bottom = lanes.last().map_or(head.height, |l| l.top + l.height);
        let months = Region {
            left: columns.months_left(),
            top: head.height,
            right: columns.months_right(),
            bottom,
        };
        let meshed = x
            .clone()
            .with_mesh(ticks.strong.clone(), ticks.light.clone());
        let sheet = Sheet::new(width, bottom + 1.0, meshed, Axis::pixels());
        sheet.back(vec![Piece::rect_px(
            Role::Tray,
            Tone::Plain,
            [columns.tray_left(), 0.0, columns.tray, bottom],
        )]);
        sheet.mesh(months);
        let axis_px = input.type_px.axis_px;
        let line = |n: f64| Region {
            top: head.height - n * head.line,
            ..months
        };
        let is_day = f64::from(!ticks.labels.is_empty());
        sheet.x_labels(
            line(0.0),
            &x.clone().with_labels(ticks.labels.clone()),
            true,
            axis_px,
            6.0,
        );
        sheet.x_labels(
            line(is_day),
            &x.clone().with_labels(head.months.clone()),
            true,
            axis_px,
            6.0,
        );
        sheet.back(head.pieces(input, ground, is_day));
        for (i, lane) in lanes.iter().enumerate().skip(1) {
            let is_chosen = choice.lane(i) == Tone::Chosen || choice.lane(i - 1) == Tone::Chosen;
            let tone = if is_chosen { Tone::Chosen } else { Tone::Plain };
            sheet.back(vec![Piece::line_px(
                Role::Rule,
                tone,
                (0.0, lane.top),
                (width, lane.top),
            )]);
        }
        for y in [head.height, bottom] {
            sheet.back(vec![Piece::line_px(
                Role::Baseline,
                Tone::Plain,
                (0.0, y),
                (width, y),
            )]);
        }
        for (layout, lane) in lanes.iter().zip(&input.lanes) {
            sheet.back(layout.back(lane, ground, choice));
            layout
                .marks(lane, ground, choice)
                .iter()
                .for_each(|mark| sheet.draw(mark));
        }
        sheet.finish()
    }
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
        let label = |index: usize| {
            input
                .month_labels
                .get(index)
                .map_or(("", ""), |(long, short)| (long, short))
        };
        let (is_long, every) =
            names_that_fit(parts.iter().map(|p| label(p.index)), axis_px, month_px);
        let months = parts
            .iter()
            .filter(|p| p.index % every == 0)
            .filter_map(|p| {
                let (long, short) = label(p.index);
                let text = if is_long { long } else { short };
                let middle = f64::from(p.from.0 + p.to.0) / 2.0;
                // Of a month at the edge of a zoomed view there may be too little to be named.
                (p.share == 1.0 || fits(text, month_px * p.share))
                    .then(|| (middle, text.to_owned()))
            });
        let years: Vec<_> = input
            .year_labels
            .iter()
            .filter_map(|(index, text)| {
                parts
                    .iter()
                    .find(|p| p.index >= *index)
                    .map(|p| (f64::from(p.from.0), text.clone()))
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
        Self {
            height: n_lines * line + 10.0,
            line,
            months: months.collect(),
            years,
            tray,
        }
    }

    fn pieces(&self, input: &TimelineInput, ground: &Ground, n_day_lines: f64) -> Vec<Piece> {
        let axis_px = input.type_px.axis_px;
        let text =
            |x: f64, y: f64, s: &str| Piece::text(Role::AxisText, Tone::Plain, (x, y), axis_px, s);
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
