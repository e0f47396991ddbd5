//! The days of the timeline's period that are in view.

use yearline_core::domain::{Day, Period};

/// The closest zoom: two weeks.
const MIN_DAYS: i32 = 14;

/// The days that are in view, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) first: Day,
    pub(super) last: Day,
}

impl Window {
    /// All days of a period.
    pub(super) fn whole(period: Period) -> Self {
        Self {
            first: period.first_day(),
            last: period.last_day(),
        }
    }

    fn n_days(self) -> i32 {
        self.last.0 - self.first.0 + 1
    }

    /// `factor` times as many days, around the day at `share` (0 to 1) of the width, within the period.
    pub(super) fn zoomed(self, period: Period, factor: f64, share: f64) -> Self {
        let whole = Self::whole(period);
        let n = (f64::from(self.n_days()) * factor).round() as i32;
        let n = n.clamp(MIN_DAYS.min(whole.n_days()), whole.n_days());
        let fixed = f64::from(self.first.0) + f64::from(self.n_days()) * share;
        let first = (fixed - f64::from(n) * share).round() as i32;
        Self {
            first: Day(first),
            last: Day(first + n - 1),
        }
        .clamped(whole)
    }

    /// Moved by a share of its own length, within the period.
    pub(super) fn moved(self, period: Period, share: f64) -> Self {
        let n_days = (f64::from(self.n_days()) * share).round() as i32;
        self.shifted(n_days).clamped(Self::whole(period))
    }

    fn shifted(self, n_days: i32) -> Self {
        Self {
            first: Day(self.first.0 + n_days),
            last: Day(self.last.0 + n_days),
        }
    }

    fn clamped(self, whole: Self) -> Self {
        let before = (whole.first.0 - self.first.0).max(0);
        let after = (self.last.0 - whole.last.0).max(0);
        self.shifted(before - after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_and_panning_stay_within_the_period() {
        let Ok(period) = Period::parse("2022") else {
            panic!("a year")
        };
        let whole = Window::whole(period);
        let days = |w: Window| format!("{} {}", w.first, w.last);
        let close = whole.zoomed(period, 0.01, 0.0);
        assert_eq!(days(close), "2022-01-01 2022-01-14");
        assert_eq!(days(close.moved(period, -1.0)), "2022-01-01 2022-01-14");
        assert_eq!(days(close.moved(period, 1000.0)), "2022-12-18 2022-12-31");
        assert_eq!(whole.zoomed(period, 0.5, 1.0).last, whole.last);
        assert_eq!(close.zoomed(period, 1000.0, 0.5), whole);
    }
}
