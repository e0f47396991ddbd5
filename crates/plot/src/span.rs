//! What is drawn of an activity's place in time: stretches of days that are certain or possible, before any pixel.

use super::scene::Role;
use yearline_core::domain::{Day, Edge, Period, Shape, When};

/// A stretch of days, drawn in one way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Segment {
    /// Its first day.
    pub(super) from: Day,
    /// The day after its last.
    pub(super) to: Day,
    /// [`Role::Solid`] or [`Role::Hatched`].
    pub(super) role: Role,
    /// Whether caps close its ends: it took place once, somewhere between them.
    pub(super) is_capped: bool,
}

/// What is drawn of a [`When`] within a period.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    /// In order, not overlapping; at least one. Those with gaps between them are joined by a thin line.
    pub(super) segments: Vec<Segment>,
    /// Whether it is one named day: a diamond.
    pub(super) is_day: bool,
    /// How it goes on before the period, if it does.
    pub(super) before: Option<Role>,
    /// How it goes on after the period, if it does.
    pub(super) after: Option<Role>,
}

/// A span without gaps, in days from the first of the period; ends are excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: u16,
    /// From where to where it is solid; what lies before and after that is hatched. Empty where nothing is.
    pub(super) sure_from: u16,
    pub(super) sure_to: u16,
    pub(super) to: u16,
}

impl Stretch {
    /// `None` where nothing of it lies in the period, or where it has gaps.
    pub(super) fn of(when: When, period: Period) -> Option<Self> {
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
pub(super) fn next(day: Day) -> Day {
    Day(day.0.saturating_add(1))
}

impl Span {
    /// `None` where nothing of it lies in the period.
    pub(super) fn of(when: When, period: Period) -> Option<Self> {
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
        // An end that is named goes on surely, out of sight; any other end is not known.
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
    pub(super) fn from(&self) -> Day {
        self.segments.first().map_or(Day(0), |s| s.from)
    }

    /// The day after its last within the period.
    pub(super) fn to(&self) -> Day {
        self.segments.last().map_or(Day(0), |s| s.to)
    }
}

/// Its first day in the period and the day after its last. `None` where there is none.
fn within(when: When, period: Period) -> Option<(Day, Day)> {
    let (from, to) = (
        when.first.max(period.first_day()),
        next(when.last).min(next(period.last_day())),
    );
    (from < to).then_some((from, to))
}

/// From when to when what lasted was surely under way, of those days.
fn sure_within(when: When, from: Day, to: Day) -> Option<(Day, Day)> {
    let (first, last) = when.sure.filter(|(a, b)| *a < to && next(*b) > from)?;
    Some((first.max(from), next(last).min(to)))
}

/// Once, somewhere within: between caps, and certain only where there is one month for it.
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

/// From a start to an end: solid where it was surely under way, hatched on either side where it may have been.
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

/// In each of several months: one after the other, since it did not last from the first to the last.
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

    /// `[#01-01..02-28]`: `#` solid, `/` hatched, brackets where capped, `<` and `>` where it goes on.
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
    fn every_form_of_when_is_drawn_as_its_grammar_says() {
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
