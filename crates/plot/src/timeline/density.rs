//! The activities of a lane by day: where each is, and how many there are on each day. It is computed once for a dataset.
//!
//! A hundred thousand activities are searched at every step of a drag, so an activity is four day numbers here and has no text.
//! How many are before or after the viewport is one look-up.

use std::sync::Arc;

use super::span::{Span, Stretch};
use super::window::Window;
use crate::scene::Role;
use yearline_core::domain::{Day, Period, When};

/// How many activities there are on each day of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Density {
    /// Drawn solid: under way, or certainly in the month of that day.
    pub(crate) certain: Vec<u32>,
    /// Drawn hatched.
    pub(crate) possible: Vec<u32>,
}

/// Differences from one day to the next, which add up to a [`Density`].
struct Changes {
    certain: Vec<i32>,
    possible: Vec<i32>,
}

impl Changes {
    fn new(n_days: usize) -> Self {
        Self {
            certain: vec![0; n_days + 1],
            possible: vec![0; n_days + 1],
        }
    }

    fn add(&mut self, by: &ByDay) {
        let Stretch {
            from,
            sure_from,
            sure_to,
            to,
        } = by.days;
        self.certain[usize::from(sure_from)] += 1;
        self.certain[usize::from(sure_to)] -= 1;
        self.possible[usize::from(from)] += 1;
        self.possible[usize::from(sure_from)] -= 1;
        self.possible[usize::from(sure_to)] += 1;
        self.possible[usize::from(to)] -= 1;
    }

    fn add_gapped(&mut self, segments: &[(Role, u16, u16)]) {
        for &(role, from, to) in segments {
            let changes = if role == Role::Solid {
                &mut self.certain
            } else {
                &mut self.possible
            };
            changes[usize::from(from)] += 1;
            changes[usize::from(to)] -= 1;
        }
    }

    fn sum(self) -> Density {
        let sum = |changes: Vec<i32>| {
            let mut n = 0;
            let days = changes.len() - 1;
            let sums = changes.into_iter().take(days).map(|change| {
                n += change;
                n.unsigned_abs()
            });
            sums.collect()
        };
        Density {
            certain: sum(self.certain),
            possible: sum(self.possible),
        }
    }
}

/// An activity with a month.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ByDay {
    activity: u32,
    days: Stretch,
    /// If it has gaps: its index in [`LaneDays::gapped`], from 1. Else 0.
    gaps: u32,
}

/// The activities of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneDays {
    period: Period,
    dated: Vec<ByDay>,
    /// The segments of activities that have gaps.
    gapped: Vec<Vec<(Role, u16, u16)>>,
    /// Those without a month, in the order of the dataset.
    undated: Vec<u32>,
    whole: Arc<Density>,
    /// How many begin before each day, and how many have ended by it. One more than there are days.
    begun: Vec<u32>,
    ended: Vec<u32>,
}

/// How many days a period has.
fn n_days(period: Period) -> usize {
    (period.last_day().0 - period.first_day().0 + 1)
        .max(0)
        .unsigned_abs() as usize
}

impl LaneDays {
    /// From the activities of a lane: index in the dataset and place in time, `None` if undated.
    #[must_use]
    pub fn new(
        period: Period,
        activities: &mut dyn Iterator<Item = (usize, Option<When>)>,
    ) -> Self {
        let n = n_days(period);
        let (mut dated, mut gapped, mut undated) = (Vec::new(), Vec::new(), Vec::new());
        let mut changes = Changes::new(n);
        let (mut begun, mut ended) = (vec![0; n + 1], vec![0; n + 1]);
        for (activity, when) in activities {
            let activity = activity as u32;
            let Some(when) = when else {
                undated.push(activity);
                continue;
            };
            let mut by = ByDay {
                activity,
                days: Stretch::default(),
                gaps: 0,
            };
            if let Some(days) = Stretch::of(when, period) {
                by.days = days;
                changes.add(&by);
            } else if let Some(span) = Span::of(when, period) {
                let day = |day: Day| (day.0 - period.first_day().0) as u16;
                let segments: Vec<_> = span
                    .segments
                    .iter()
                    .map(|s| (s.role, day(s.from), day(s.to)))
                    .collect();
                by.days = Stretch {
                    from: day(span.from()),
                    to: day(span.to()),
                    ..Stretch::default()
                };
                changes.add_gapped(&segments);
                gapped.push(segments);
                by.gaps = gapped.len() as u32;
            } else {
                continue;
            }
            begun[usize::from(by.days.from) + 1] += 1;
            ended[usize::from(by.days.to)] += 1;
            dated.push(by);
        }
        for days in 1..=n {
            begun[days] += begun[days - 1];
            ended[days] += ended[days - 1];
        }
        Self {
            period,
            dated,
            gapped,
            undated,
            whole: Arc::new(changes.sum()),
            begun,
            ended,
        }
    }

    /// How many have a month.
    #[must_use]
    pub fn n_dated(&self) -> usize {
        self.dated.len()
    }

    /// Those without a month, in the order of the dataset.
    pub fn undated(&self) -> impl ExactSizeIterator<Item = usize> {
        self.undated.iter().map(|a| *a as usize)
    }

    /// All of them by day.
    #[must_use]
    pub fn whole(&self) -> Arc<Density> {
        Arc::clone(&self.whole)
    }

    /// The chosen ones of them by day.
    #[must_use]
    pub fn chosen(&self, is_chosen: &dyn Fn(usize) -> bool) -> Density {
        let mut changes = Changes::new(self.whole.certain.len());
        for by in self
            .dated
            .iter()
            .filter(|by| is_chosen(by.activity as usize))
        {
            match by.gaps {
                0 => changes.add(by),
                at => changes.add_gapped(&self.gapped[at as usize - 1]),
            }
        }
        changes.sum()
    }

    fn days(&self, window: Window) -> (usize, usize) {
        let day = |day: Day| (day.0 - self.period.first_day().0).max(0).unsigned_abs() as usize;
        (day(window.from), day(window.to).min(self.begun.len() - 1))
    }

    /// How many end before the viewport, and how many begin after it.
    pub(crate) fn n_out_of_view(&self, window: Window) -> (usize, usize) {
        let (from, to) = self.days(window);
        (
            self.ended[from] as usize,
            self.dated.len() - self.begun[to] as usize,
        )
    }

    /// How many are in view.
    pub(crate) fn n_in_view(&self, window: Window) -> usize {
        let (before, after) = self.n_out_of_view(window);
        self.dated.len() - before - after
    }

    /// Those in view, in the order of the dataset.
    pub(crate) fn in_view(&self, window: Window) -> impl Iterator<Item = usize> {
        let (from, to) = self.days(window);
        let is_in_view =
            move |by: &&ByDay| usize::from(by.days.from) < to && usize::from(by.days.to) > from;
        self.dated
            .iter()
            .filter(is_in_view)
            .map(|by| by.activity as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(whens: &[&str]) -> (Period, LaneDays) {
        let period = Period::parse("2022").unwrap_or_else(|e| panic!("{e:?}"));
        let when = |edtf: &&str| When::parse(edtf, period).ok();
        (
            period,
            LaneDays::new(period, &mut whens.iter().map(when).enumerate()),
        )
    }

    #[test]
    fn counts_of_a_day_are_what_is_drawn_on_it() {
        let whens = [
            "2022-01-03",
            "2022-02",
            "2022-03~",
            "2022-01-30/2022-02-02",
            "2022-03~/..",
            "2022-03/",
            "[2022-10..2022-12]",
            "{2022-03,2022-09}",
            "{2022-03~,2022-09}",
            "[2022-03,2022-09]",
            "2021-11/2022-02",
            "2022-11/2023-02",
            "",
        ];
        let (period, lane) = lane(&whens);
        assert_eq!(
            (lane.n_dated(), lane.undated().collect::<Vec<_>>()),
            (12, vec![12])
        );
        let is_even = |a: usize| a.is_multiple_of(2);
        let (whole, chosen) = (lane.whole(), lane.chosen(&is_even));
        for day in 0..365 {
            let on = Day(period.first_day().0 + day);
            let count = |role, every: bool| {
                let spans = whens
                    .iter()
                    .enumerate()
                    .filter(|(a, _)| every || is_even(*a));
                let spans =
                    spans.filter_map(|(_, edtf)| Span::of(When::parse(edtf, period).ok()?, period));
                spans
                    .filter(|s| {
                        s.segments
                            .iter()
                            .any(|s| s.role == role && s.from <= on && s.to > on)
                    })
                    .count() as u32
            };
            let at = day as usize;
            let got = [
                whole.certain[at],
                whole.possible[at],
                chosen.certain[at],
                chosen.possible[at],
            ];
            let want = [
                (Role::Solid, true),
                (Role::Hatched, true),
                (Role::Solid, false),
                (Role::Hatched, false),
            ];
            assert_eq!(got, want.map(|(role, every)| count(role, every)), "{on}");
        }
    }

    #[test]
    fn activities_out_of_view_are_counted_on_both_sides() {
        let (period, lane) = lane(&[
            "2022-01-03",
            "2022-02",
            "2022-01-30/2022-02-02",
            "2022-05-01",
            "2022-12-31",
        ]);
        let day = |month, day| Day::from_civil(2022, month, day).unwrap_or(Day(0));
        let table = [
            ((day(1, 1), day(12, 31)), (0, 0), vec![0, 1, 2, 3, 4]),
            ((day(1, 4), day(1, 30)), (1, 3), vec![2]),
            ((day(2, 3), day(4, 30)), (2, 2), vec![1]),
            ((day(5, 1), day(5, 1)), (3, 1), vec![3]),
        ];
        for (days, (before, after), want) in table {
            let window = Window::new(period, days);
            assert_eq!(lane.n_out_of_view(window), (before, after), "{days:?}");
            assert_eq!(lane.in_view(window).collect::<Vec<_>>(), want, "{days:?}");
            assert_eq!(lane.n_in_view(window), want.len());
        }
    }
}
