//! Which days of an activity are drawn solid, and which hatched. It knows days and roles, but no pixels.
//!
//! This is the only place that decides what is certain and what is possible in a picture.

use crate::scene::Role;
use yearline_core::domain::{Day, Edge, Period, Shape, When};

/// A stretch of days, drawn in one way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Segment {
    /// Its first day.
    pub(crate) from: Day,
    /// The day after its last.
    pub(crate) to: Day,
    /// [`Role::Solid`] for certain days or [`Role::Hatched`] for possible ones.
    pub(crate) role: Role,
    /// Whether it has caps at its ends: the activity took place once, somewhere between them.
    pub(crate) is_capped: bool,
}

/// What is drawn of a [`When`] within a period.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Span {
    /// In order and without overlaps; at least one. Gaps between them are bridged by a thin line.
    pub(crate) segments: Vec<Segment>,
    /// Whether it is one named day: a diamond.
    pub(crate) is_day: bool,
    /// Its role before the period, if it began earlier.
    pub(crate) before: Option<Role>,
    /// Its role after the period, if it ends later.
    pub(crate) after: Option<Role>,
}

/// A span without gaps, as days counted from the first of the period. Ends are excluded.
///
/// It is solid from `sure_from` to `sure_to`, which may be empty, and hatched before and after that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: u16,
    pub(crate) sure_from: u16,
    pub(crate) sure_to: u16,
    pub(crate) to: u16,
}

impl Stretch {
    /// `None` if no day of it is in the period, or if it has gaps.
    pub(crate) fn of(when: When, period: Period) -> Option<Self> {
        let (from, to) = within(when, period)?;
        let (from, (sure_from, sure_to), to) = match when.shape {
            Shape::Day => (from, (from, to), to),
            Shape::Lasted => (
                from,
                sure_within(when, from, to).unwrap_or((from, from)),
                to,
            ),
            Shape::Once => {
                let months = when.possible;
                let first = months.indexes().next()?;
                let last = months.indexes().last()?;
                if last + 1 - first != months.indexes().count() {
                    return None;
                }
                let from = period.month(first).first_day().max(from);
                let to = next(period.month(last).last_day()).min(to);
                (
                    from,
                    if when.certain.is_empty() {
                        (from, from)
                    } else {
                        (from, to)
                    },
                    to,
                )
            }
            Shape::Each => return None,
        };
        let day = |day: Day| (day.0 - period.first_day().0) as u16;
        Some(Self {
            from: day(from),
            sure_from: day(sure_from),
            sure_to: day(sure_to),
            to: day(to),
        })
    }
}

/// The day after.
pub(crate) fn next(day: Day) -> Day {
    Day(day.0.saturating_add(1))
}

impl Span {
    /// `None` if no day of it is in the period.
    pub(crate) fn of(when: When, period: Period) -> Option<Self> {
        let (open, close) = (period.first_day(), next(period.last_day()));
        let (from, to) = within(when, period)?;
        let segments = match when.shape {
            Shape::Day => vec![Segment {
                from,
                to,
                role: Role::Solid,
                is_capped: false,
            }],
            Shape::Once => once(when, period, from, to),
            Shape::Lasted => lasted(when, from, to),
            Shape::Each => each(when, period),
        };
        // Beyond the period it is certain only up to an end that is named.
        let is_surely_there = matches!(when.shape, Shape::Lasted | Shape::Each);
        let role = |edge| {
            if edge == Edge::Named && is_surely_there {
                Role::Solid
            } else {
                Role::Hatched
            }
        };
        let before = (when.first < open).then_some(role(when.start));
        let after = (when.last >= close).then_some(role(when.end));
        (!segments.is_empty()).then_some(Self {
            segments,
            is_day: when.shape == Shape::Day,
            before,
            after,
        })
    }

    /// Its first day within the period.
    pub(crate) fn from(&self) -> Day {
        self.segments.first().map_or(Day(0), |s| s.from)
    }

    /// The day after its last within the period.
    pub(crate) fn to(&self) -> Day {
        self.segments.last().map_or(Day(0), |s| s.to)
    }
}

/// Its first day in the period and the day after its last. `None` if there is none.
fn within(when: When, period: Period) -> Option<(Day, Day)> {
    let (from, to) = (
        when.first.max(period.first_day()),
        next(when.last).min(next(period.last_day())),
    );
    (from < to).then_some((from, to))
}

/// The days, of those given, on which something that lasted was certainly under way.
fn sure_within(when: When, from: Day, to: Day) -> Option<(Day, Day)> {
    let (first, last) = when.sure.filter(|(a, b)| *a < to && next(*b) > from)?;
    Some((first.max(from), next(last).min(to)))
}

/// Once, somewhere within its months: between caps, and certain only if there is a single month for it.
fn once(when: When, period: Period, from: Day, to: Day) -> Vec<Segment> {
    let role = if when.certain.is_empty() {
        Role::Hatched
    } else {
        Role::Solid
    };
    let runs = when.possible.runs();
    let run = |&(a, b): &(usize, usize)| Segment {
        from: period.month(a).first_day().max(from),
        to: next(period.month(b).last_day()).min(to),
        role,
        is_capped: true,
    };
    runs.iter().map(run).collect()
}

/// From a start to an end: solid while it was certainly under way, hatched on either side where it may have been.
fn lasted(when: When, from: Day, to: Day) -> Vec<Segment> {
    let segment = |from, to, role| Segment {
        from,
        to,
        role,
        is_capped: false,
    };
    let Some((sure_from, sure_to)) = sure_within(when, from, to) else {
        return vec![segment(from, to, Role::Hatched)];
    };
    [
        (from, sure_from, Role::Hatched),
        (sure_from, sure_to, Role::Solid),
        (sure_to, to, Role::Hatched),
    ]
    .into_iter()
    .filter(|(a, b, _)| a < b)
    .map(|(a, b, role)| segment(a, b, role))
    .collect()
}

/// In each of several months: a segment a month, since it did not last from the first to the last.
fn each(when: When, period: Period) -> Vec<Segment> {
    let month = |i| Segment {
        from: period.month(i).first_day(),
        to: next(period.month(i).last_day()),
        role: if when.certain.contains(i) {
            Role::Solid
        } else {
            Role::Hatched
        },
        is_capped: true,
    };
    when.possible.indexes().map(month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[#01-01..02-28]`: `#` solid, `/` hatched, brackets for caps, `<` and `>` for what continues outside the period.
    fn drawn(edtf: &str) -> String {
        let period = Period::parse("2022").unwrap_or_else(|e| panic!("{e:?}"));
        let when = When::parse(edtf, period).unwrap_or_else(|e| panic!("{edtf}: {e}"));
        let Some(span) = Span::of(when, period) else {
            return "nothing".into();
        };
        let day = |d: Day| d.to_string()[5..].to_owned();
        let sign = |role| if role == Role::Solid { "#" } else { "/" };
        let segments = span.segments.iter().map(|s| {
            let (a, b) = if s.is_capped { ("[", "]") } else { ("", "") };
            format!(
                "{a}{}{}..{}{b}",
                sign(s.role),
                day(s.from),
                day(Day(s.to.0 - 1))
            )
        });
        let mut text = segments.collect::<Vec<_>>().join(" ");
        if let Some(role) = span.before {
            text = format!("<{} {text}", sign(role));
        }
        if let Some(role) = span.after {
            text = format!("{text} {}>", sign(role));
        }
        if span.is_day {
            format!("day {text}")
        } else {
            text
        }
    }

    #[test]
    fn every_form_of_date_has_its_segments() {
        let table = [
            ("2022-05-04", "day #05-04..05-04"),
            ("2022-05", "[#05-01..05-31]"),
            ("2022-05~", "[/05-01..05-31]"),
            ("[2022-05-03..2022-05-09]", "[#05-03..05-09]"),
            ("[2022-10..2022-12]", "[/10-01..12-31]"),
            ("[2022-03,2022-09]", "[/03-01..03-31] [/09-01..09-30]"),
            ("[2021-12,2022-01]", "</ [/01-01..01-31]"),
            ("2022-03/2022-06", "#03-01..06-30"),
            ("2022-03-10/2022-06-20", "#03-10..06-20"),
            ("2022-03~/..", "/03-01..03-31 #04-01..12-31 />"),
            ("2022-03~/2022-04~", "/03-01..04-30"),
            ("2022-03/", "#03-01..03-31 /04-01..12-31 />"),
            ("/2022-03", "</ /01-01..02-28 #03-01..03-31"),
            ("2021-11/2022-02", "<# #01-01..02-28"),
            ("2022-11/2023-02", "#11-01..12-31 #>"),
            ("{2022-03,2022-09}", "[#03-01..03-31] [#09-01..09-30]"),
            ("{2022-03~,2022-04}", "[/03-01..03-31] [#04-01..04-30]"),
        ];
        for (edtf, want) in table {
            assert_eq!(drawn(edtf), want, "{edtf}");
        }
    }
}
