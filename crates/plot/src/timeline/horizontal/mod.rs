//! The horizontal timeline: a lane for each initiative, on the columns of the matrix, with the undated activities beside the months.
//!
//! Files in order, each using only those before it: `context` (what lanes share), `activities` and `undated` (the two parts of a
//! lane), `lane`, `head` (the band above the lanes), and this one.

mod activities;
mod context;
mod head;
mod lane;
mod undated;

use plotters::chart::LabelAreaPosition;

use self::context::LaneContext;
use self::head::{Head, LABEL_GAP_PX};
use self::lane::PlacedLane;
use self::undated::squares_per_row;
use super::crowd::{self, CROWD_PX, Counts};
use super::glyph::Time;
use super::input::{Activities, Choice, MARK_BUDGET, TimelineInput, max_marks};
use super::window::{Ticks, Window};
use crate::axis::Axis;
use crate::columns::Columns;
use crate::element::{line, rect_at};
use crate::row::chosen_or_plain;
use crate::scene::{Role, Scene, Tone};
use crate::sheet::{Region, Sheet};

/// The horizontal timeline, laid out.
#[derive(Clone, Debug)]
pub(crate) struct Horizontal {
    width: f64,
    input: TimelineInput,
    context: LaneContext,
    ticks: Ticks,
    head: Head,
    lanes: Vec<PlacedLane>,
}

impl Horizontal {
    pub(crate) fn new(width: f64, input: TimelineInput, activities: &dyn Activities) -> Self {
        let columns = Columns::new(width, input.period.n_months());
        let (start_px, end_px) = (columns.months_left(), columns.months_right());
        let window = Window::new(input.period, input.window);
        let shares: f64 = window.months().iter().map(|p| p.share).sum();
        let month_px = (end_px - start_px) / shares;
        let time = Time {
            scale: window.even_scale(start_px, end_px),
            window,
            start_px,
            end_px,
            is_vertical: false,
        };
        let ticks = window.ticks(month_px);
        let max_marks = max_marks(&input, window);
        let crowd_months = crowd::months(&time);
        // Counts are measured for all lanes, because it is not known yet which of them are crowded.
        let is_many = |n| n > MARK_BUDGET / 10;
        let has_crowds = max_marks < usize::MAX
            || (input.lanes.iter()).any(|l| is_many(l.days.n_in_view(window)));
        let n_measured = if has_crowds { input.lanes.len() } else { 0 };
        let of_lane = |lane| {
            let months = crowd_months.iter().map(|m| m.month);
            months.map(move |month| activities.count(lane, month))
        };
        let counts = Counts::new((0..n_measured).flat_map(of_lane), month_px, input.type_px);
        let mut context = LaneContext {
            columns,
            time,
            type_px: input.type_px,
            squares_per_row: squares_per_row(columns, &input.lanes, input.type_px),
            max_marks,
            crowd_months,
            counts,
            crowd_unit_px: 0.0,
        };
        let head = Head::new(&input, &context, &ticks, month_px);

        let mut top = head.height;
        let mut lanes = Vec::new();
        for (index, lane) in input.lanes.iter().enumerate() {
            let placed = PlacedLane::new(index, lane, &context, activities, top);
            top = placed.bottom();
            lanes.push(placed);
        }
        let crowds = lanes.iter().zip(&input.lanes);
        let crowds = crowds.filter(|(placed, _)| placed.activities.crowd_base_px.is_some());
        let densities = crowds.map(|(_, lane)| lane.days.whole());
        context.crowd_unit_px = CROWD_PX / crowd::most(&context.crowd_months, densities);
        Self {
            width,
            input,
            context,
            ticks,
            head,
            lanes,
        }
    }

    pub(crate) fn scene(&self, choice: &Choice<'_>) -> Scene {
        let (width, context, head) = (self.width, &self.context, &self.head);
        let columns = context.columns;
        let bottom = self.lanes.last().map_or(head.height, PlacedLane::bottom);
        let sheet = Sheet::new(width, bottom + 1.0);
        let undated = [columns.undated_left(), 0.0, columns.undated, bottom];
        sheet.draw([rect_at(Role::Undated, Tone::Plain, undated)]);
        let months = Region {
            left: columns.months_left(),
            top: head.height,
            right: columns.months_right(),
            bottom,
        };
        self.draw_axis(&sheet, months);
        sheet.draw(head.draw(&self.input, context));
        let across = |role, tone, y: f64| line(role, tone, (0.0, y), (width, y));
        for (i, lane) in self.lanes.iter().enumerate().skip(1) {
            let is_chosen = [i, i - 1].iter().any(|i| choice.lane(*i) == Tone::Chosen);
            let tone = chosen_or_plain(is_chosen);
            sheet.draw([across(Role::Rule, tone, lane.band.top)]);
        }
        sheet.draw([head.height, bottom].map(|y| across(Role::Baseline, Tone::Plain, y)));
        for (placed, lane) in self.lanes.iter().zip(&self.input.lanes) {
            sheet.draw(placed.back(lane, context, choice));
            for mark in placed.marks(lane, context, choice) {
                sheet.draw_mark(mark);
            }
        }
        sheet.finish()
    }

    /// Mesh lines, and above them the names of months and, if they have room, the numbers of days.
    fn draw_axis(&self, sheet: &Sheet, months: Region) {
        let (head, ticks, scale) = (&self.head, &self.ticks, &self.context.time.scale);
        let mesh = Axis::with_mesh(scale, &ticks.strong, &ticks.light);
        sheet.mesh(months, mesh, Axis::default());
        for (labels, n_lines) in [(&ticks.labels, 0.0), (&head.months, head.n_day_lines)] {
            let region = Region {
                top: head.height - n_lines * head.line,
                ..months
            };
            let axis = Axis::with_labels(scale, labels);
            let axis_px = self.input.type_px.axis_px;
            sheet.x_labels(region, axis, LabelAreaPosition::Top, axis_px, LABEL_GAP_PX);
        }
    }
}
