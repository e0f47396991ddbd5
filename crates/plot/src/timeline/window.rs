//! The viewport of a timeline: which days of the period are in view, their months, and the scale and ticks that they get.
//!
//! Months are equally wide, as in the matrix, though not equally long: within a month days are interpolated. So the scale of a
//! whole period meets [`Columns`](crate::columns::Columns) to the pixel, and zooming in stretches the same sheet.

use super::span::next;
use crate::axis::Scale;
use yearline_core::domain::{Day, Month, Period};

/// Days at least this wide have a tick and a number each; see [`Window::ticks`].
const EVERY_DAY_PX: f64 = 16.0;
/// Days at least this wide have a tick and a number for each week of the month.
const WEEKS_PX: f64 = 3.2;

/// The days in view, within a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Window {
    pub(crate) period: Period,
    pub(crate) from: Day,
    /// The day after the last.
    pub(crate) to: Day,
}

/// The part of a month that is in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MonthPart {
    /// Its index in the period.
    pub(crate) index: usize,
    pub(crate) from: Day,
    /// The day after the last in view.
    pub(crate) to: Day,
    /// How much of the month is in view, up to 1.
    pub(crate) share: f64,
    /// Whether a quarter of the calendar begins with it.
    pub(crate) begins_quarter: bool,
}

/// Where mesh lines and numbers of days are, as days.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ticks {
    pub(crate) strong: Vec<f64>,
    pub(crate) light: Vec<f64>,
    /// Numbers of days, at the middle of their day.
    pub(crate) labels: Vec<(f64, String)>,
}

impl Window {
    /// From the first day to the last, both included, limited to the period. The whole period if none of them is in it.
    pub(crate) fn new(period: Period, (first, last): (Day, Day)) -> Self {
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

    /// Whether the first day of the period is in view.
    pub(crate) fn shows_start(self) -> bool {
        self.from == self.period.first_day()
    }

    /// Whether the last day of the period is in view.
    pub(crate) fn shows_end(self) -> bool {
        self.to == next(self.period.last_day())
    }

    /// The months in view.
    pub(crate) fn months(self) -> Vec<MonthPart> {
        let part = |(index, month): (usize, Month)| {
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

    /// The scale from `start_px` on, with a length for each month in view.
    pub(crate) fn scale(self, start_px: f64, lengths_px: impl IntoIterator<Item = f64>) -> Scale {
        let mut px = start_px;
        let mut knots = vec![(f64::from(self.from.0), px)];
        for (part, length) in self.months().iter().zip(lengths_px) {
            px += length;
            knots.push((f64::from(part.to.0), px));
        }
        Scale::through(knots)
    }

    /// The scale of equally wide months from `left_px` to `right_px`.
    pub(crate) fn even_scale(self, left_px: f64, right_px: f64) -> Scale {
        let parts = self.months();
        let shares: f64 = parts.iter().map(|p| p.share).sum();
        let month_px = |p: &MonthPart| (right_px - left_px) * p.share / shares;
        self.scale(left_px, parts.iter().map(month_px))
    }

    /// The ticks for months of that width: months, with quarters strong; or, with room for them, weeks or days, with months strong.
    pub(crate) fn ticks(self, month_px: f64) -> Ticks {
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
            // Weeks of the month (1, 8, 15, 22), not of the calendar, need no names of weekdays. A 29th would crowd the 1st.
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
    fn the_scale_of_a_whole_period_meets_the_columns() {
        for width in [640.0, 720.0, 1240.0, 1920.0] {
            let columns = Columns::new(width, 12);
            let window = Window::new(year(), (Day::MIN, Day::MAX));
            let scale = window.even_scale(columns.months_left(), columns.months_right());
            for (i, month) in year().months().enumerate() {
                let want = columns.months_left() + i as f64 * columns.month;
                assert!(
                    (scale.px(f64::from(month.first_day().0)) - want).abs() < 1e-6,
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
