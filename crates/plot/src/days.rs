//! The part of a period that is looked at, and its days as an axis.
//!
//! Months are equally wide, as in the matrix, though not equally long: between two months days are interpolated. So the axis of
//! a whole period stands on [`Columns`](super::columns::Columns) to the pixel, and zooming in stretches the same sheet.

use super::axis::Axis;
use super::span::next;
use yearline_core::domain::{Day, Period};

/// A day wider than this is written under the months; see [`Window::ticks`].
const EVERY_DAY_PX: f64 = 16.0;
/// A day wider than this has a tick for each week of its month.
const WEEKS_PX: f64 = 3.2;

/// The days that are seen, within a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) period: Period,
    pub(super) from: Day,
    /// The day after the last.
    pub(super) to: Day,
}

/// What is seen of one month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MonthPart {
    /// Its index in the period.
    pub(super) index: usize,
    pub(super) from: Day,
    /// The day after the last that is seen.
    pub(super) to: Day,
    /// How much of the month is seen, up to 1.
    pub(super) share: f64,
    /// Whether a quarter of the calendar begins with it.
    pub(super) begins_quarter: bool,
}

/// What is marked below the names of the months.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ticks {
    pub(super) strong: Vec<f64>,
    pub(super) light: Vec<f64>,
    /// Days of the month, at the middle of their day.
    pub(super) labels: Vec<(f64, String)>,
}

impl Window {
    /// The days from the first to the last, both included, as far as they lie in the period; the whole period where none do.
    pub(super) fn new(period: Period, (first, last): (Day, Day)) -> Self {
        let (open, close) = (period.first_day(), next(period.last_day()));
        let (from, to) = (first.max(open), next(last).min(close));
        if from < to {
            Self { period, from, to }
        } else {
            Self {
                period,
                from: open,
                to: close,
            }
        }
    }

    /// Whether the first day of the period is seen.
    pub(super) fn shows_start(self) -> bool {
        self.from == self.period.first_day()
    }

    /// Whether the last day of the period is seen.
    pub(super) fn shows_end(self) -> bool {
        self.to == next(self.period.last_day())
    }

    /// The months that are seen, with their parts.
    pub(super) fn months(self) -> Vec<MonthPart> {
        let part = |(index, month): (usize, yearline_core::domain::Month)| {
            let (first, end) = (month.first_day(), next(month.last_day()));
            let (from, to) = (first.max(self.from), end.min(self.to));
            (from < to).then(|| MonthPart {
                index,
                from,
                to,
                share: f64::from(to.0 - from.0) / f64::from(end.0 - first.0),
                begins_quarter: from == first && month.number() % 3 == 1,
            })
        };
        self.period.months().enumerate().filter_map(part).collect()
    }

    /// The axis through those lengths of the months that are seen, from `start_px` on.
    pub(super) fn axis(self, start_px: f64, lengths_px: impl IntoIterator<Item = f64>) -> Axis {
        let mut px = start_px;
        let mut knots = vec![(f64::from(self.from.0), px)];
        for (part, length) in self.months().iter().zip(lengths_px) {
            px += length;
            knots.push((f64::from(part.to.0), px));
        }
        Axis::through(knots)
    }

    /// The axis of equally wide months from `left_px` to `right_px`.
    pub(super) fn even_axis(self, left_px: f64, right_px: f64) -> Axis {
        let parts = self.months();
        let seen: f64 = parts.iter().map(|p| p.share).sum();
        self.axis(
            left_px,
            parts.iter().map(|p| (right_px - left_px) * p.share / seen),
        )
    }

    /// Where mesh lines stand: at months, quarters strong; with room for them at weeks or days, months strong.
    pub(super) fn ticks(self, month_px: f64) -> Ticks {
        let day_px = month_px / 31.0;
        let parts = self.months();
        let day = |d: Day| f64::from(d.0);
        let mut ticks = Ticks::default();
        let step = if day_px >= EVERY_DAY_PX {
            1
        } else if day_px >= WEEKS_PX {
            7
        } else {
            let (strong, light): (Vec<&MonthPart>, Vec<&MonthPart>) =
                parts.iter().partition(|p| p.begins_quarter);
            ticks.strong = strong.iter().map(|p| day(p.from)).collect();
            ticks.light = light.iter().map(|p| day(p.from)).collect();
            ticks.close(self);
            return ticks;
        };
        ticks.strong = parts.iter().map(|p| day(p.from)).collect();
        for n in self.from.0..self.to.0 {
            let (_, _, of_month) = Day(n).civil();
            // Weeks of the month (1, 8, 15, 22), not of the calendar: their days don't need a name. A 29th would crowd the 1st.
            if step == 1 || (of_month % 7 == 1 && of_month < 29) {
                ticks
                    .labels
                    .push((f64::from(n) + 0.5, of_month.to_string()));
                if of_month != 1 {
                    ticks.light.push(f64::from(n));
                }
            }
        }
        ticks.close(self);
        ticks
    }
}

impl Ticks {
    /// Strong lines at both ends.
    fn close(&mut self, window: Window) {
        for end in [f64::from(window.from.0), f64::from(window.to.0)] {
            self.light.retain(|v| *v != end);
            if !self.strong.contains(&end) {
                self.strong.push(end);
            }
        }
        self.strong.sort_by(f64::total_cmp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::Columns;

    fn year() -> Period {
        Period::parse("2022").unwrap_or_else(|e| panic!("{e:?}"))
    }

    fn day(month: u8, day: u8) -> Day {
        Day::from_civil(2022, month, day).unwrap_or(Day(0))
    }

    #[test]
    fn the_axis_of_a_whole_period_stands_on_the_columns() {
        for width in [640.0, 720.0, 1240.0, 1920.0] {
            let columns = Columns::new(width, 12);
            let window = Window::new(year(), (Day::MIN, Day::MAX));
            let axis = window.even_axis(columns.months_left(), columns.months_right());
            for (i, month) in year().months().enumerate() {
                let want = columns.months_left() + i as f64 * columns.month;
                assert!(
                    (axis.px(f64::from(month.first_day().0)) - want).abs() < 1e-6,
                    "{width} {month}"
                );
            }
        }
    }

    #[test]
    fn a_window_stays_within_its_period() {
        let table = [
            ((Day::MIN, Day::MAX), (day(1, 1), day(12, 31))),
            ((day(3, 15), day(4, 2)), (day(3, 15), day(4, 2))),
            ((day(5, 1), day(5, 1)), (day(5, 1), day(5, 1))),
            ((day(9, 1), day(3, 1)), (day(1, 1), day(12, 31))),
            ((Day(0), Day(9)), (day(1, 1), day(12, 31))),
        ];
        for (asked, (first, last)) in table {
            let window = Window::new(year(), asked);
            assert_eq!((window.from, window.to), (first, next(last)), "{asked:?}");
        }
    }

    #[test]
    fn ticks_grow_finer_with_room() {
        let whole = Window::new(year(), (Day::MIN, Day::MAX));
        let ticks = whole.ticks(60.0);
        assert_eq!(
            (ticks.strong.len(), ticks.light.len(), ticks.labels.len()),
            (5, 8, 0)
        );
        let quarter = Window::new(year(), (day(4, 1), day(6, 30)));
        let days = |t: &Ticks| {
            t.labels
                .iter()
                .map(|(_, l)| l.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(days(&quarter.ticks(250.0)), "1 8 15 22 1 8 15 22 1 8 15 22");
        let week = Window::new(year(), (day(4, 28), day(5, 3)));
        assert_eq!(days(&week.ticks(3000.0)), "28 29 30 1 2 3");
    }
}
