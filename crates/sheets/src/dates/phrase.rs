//! Times put together: a span, a list, one of several, since, until, by. And their EDTF.

use yearline_core::domain::{Month, Period};

use super::DayOrder;
use super::lex::Token;
use super::point::{self, Point, What, Year};

/// Reads tokens to EDTF, and notes what it needed for it.
pub(super) struct Reader {
    period: Option<Period>,
    order: DayOrder,
    /// Whether a year was taken from the period.
    pub(super) year_taken: bool,
    /// Whether the order of day and month made a difference.
    pub(super) depends_on_order: bool,
}

/// What stands between two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    To,
    And,
    Or,
}

/// One or two times of a list: the second one ends a span.
type Item = (Point, Option<Point>);

impl Reader {
    pub(super) fn new(period: Option<Period>, order: DayOrder) -> Self {
        Self {
            period,
            order,
            year_taken: false,
            depends_on_order: false,
        }
    }

    /// The EDTF of a text; `None` if any of it is left over.
    pub(super) fn read(&mut self, tokens: &[Token]) -> Option<String> {
        // "Saturday, 5 March": a day of the week says nothing, and leaves its comma.
        let n_commas = tokens
            .iter()
            .take_while(|token| **token == Token::Comma)
            .count();
        let tokens = tokens
            .get(n_commas..)
            .filter(|tokens| n_commas <= 1 && !tokens.is_empty())?;
        let (prefix, tokens) = match tokens.split_first()? {
            (
                prefix @ (Token::Since | Token::From | Token::Until | Token::By | Token::Between),
                rest,
            ) => (Some(*prefix), rest),
            _ => (None, tokens),
        };
        let (mut points, joints, rest) = self.points(tokens)?;
        share(&mut points);
        let suffix: Vec<Token> = rest.to_vec();
        let is_open = matches!(
            suffix.as_slice(),
            [Token::Onwards]
                | [Token::Now]
                | [Token::Onwards, Token::Now]
                | [Token::To, Token::Now]
        );
        let is_bare = suffix.is_empty();
        match (prefix, points.as_slice(), joints.as_slice()) {
            (Some(Token::Since | Token::From), [start], []) if is_open || is_bare => {
                Some(format!("{}/..", self.end_of_span(*start, true)?))
            }
            (None, [start], []) if is_open => {
                Some(format!("{}/..", self.end_of_span(*start, true)?))
            }
            (Some(Token::From), [start, end], [Joint::To]) if is_bare => self.span(*start, *end),
            (Some(Token::Until), [end], []) if is_bare || suffix == [Token::Within] => {
                Some(format!("../{}", self.end_of_span(*end, false)?))
            }
            (Some(Token::By), [end], []) if is_bare => {
                Some(format!("[..{}]", self.end_of_span(*end, false)?))
            }
            // "6月底前"; "6月前" may or may not have June in it.
            (None, [end], [])
                if suffix == [Token::Before] && matches!(end.what, What::Third(_, 2)) =>
            {
                let What::Third(month, _) = end.what else {
                    return None;
                };
                let month = Point {
                    what: What::Month(month),
                    ..*end
                };
                Some(format!("[..{}]", self.end_of_span(month, false)?))
            }
            (Some(Token::Between), [start, end], [Joint::And | Joint::To]) if is_bare => {
                self.within(*start, *end)
            }
            (None, [start, end], [Joint::And | Joint::To]) if suffix == [Token::Within] => {
                self.within(*start, *end)
            }
            (None, [time], []) if is_bare || suffix == [Token::Within] => self.single(*time),
            (None, [start, end], [Joint::To]) if is_bare => self.span(*start, *end),
            (None, points, joints) if is_bare => self.list(points, joints),
            _ => None,
        }
    }

    /// All times with what stands between them, and what is left after the last.
    fn points<'t>(
        &mut self,
        mut tokens: &'t [Token],
    ) -> Option<(Vec<Point>, Vec<Joint>, &'t [Token])> {
        let (mut points, mut joints) = (Vec::new(), Vec::new());
        loop {
            let (point, n) = point::read(tokens, self.order)?;
            self.depends_on_order |= point.depends_on_order;
            points.push(point);
            tokens = &tokens[n..];
            let joint = match tokens {
                [Token::Comma, Token::And, ..] => (Joint::And, 2),
                [Token::Comma, Token::Or, ..] => (Joint::Or, 2),
                [Token::To, Token::Now] => return Some((points, joints, tokens)),
                [Token::To, ..] => (Joint::To, 1),
                [Token::And | Token::Comma, ..] => (Joint::And, 1),
                [Token::Or, ..] => (Joint::Or, 1),
                _ => return Some((points, joints, tokens)),
            };
            joints.push(joint.0);
            tokens = &tokens[joint.1..];
        }
    }

    /// The year of a time: its own, or the one in which it lies in the period, if there is only one.
    fn year(&mut self, point: &Point, (first, last): (u32, u32)) -> Option<i32> {
        if let Year::Written(year) = point.year {
            return i32::try_from(year)
                .ok()
                .filter(|year| (1000..=9999).contains(year));
        }
        let period = self.period?;
        self.year_taken = true;
        if point.year == Year::This {
            return period.year();
        }
        let years = period.begin().civil().0..=period.end().civil().0;
        let mut fitting = years.filter(|year| {
            let lies = |month: u32| {
                let month = u8::try_from(month)
                    .ok()
                    .and_then(|month| Month::new(*year, month));
                month.is_some_and(|month| period.index_of(month).is_some())
            };
            lies(first) && lies(last)
        });
        let year = fitting.next()?;
        fitting.next().is_none().then_some(year)
    }

    fn mark(point: &Point) -> &'static str {
        match (point.is_uncertain, point.is_approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        }
    }

    /// One time by itself.
    fn single(&mut self, point: Point) -> Option<String> {
        let mark = Self::mark(&point);
        Some(match point.what {
            What::Bare(_) | What::DayOnly(_) => return None,
            What::Day(month, day) => {
                let year = self.year(&point, (month, month))?;
                format!("{year:04}-{month:02}-{day:02}{mark}")
            }
            What::Month(month) => {
                let year = self.year(&point, (month, month))?;
                format!("{year:04}-{month:02}{mark}")
            }
            What::Third(month, _) if !mark.is_empty() => {
                let year = self.year(&point, (month, month))?;
                format!("{year:04}-{month:02}{mark}")
            }
            What::Third(..) => format!("[{}]", self.days(point)?),
            What::Quarter(quarter) => {
                let year = self.year(&point, (quarter * 3 - 2, quarter * 3))?;
                format!("{year:04}-{}{mark}", 32 + quarter)
            }
            What::Half(half) => {
                let year = self.year(&point, (half * 6 - 5, half * 6))?;
                format!("{year:04}-{}{mark}", 39 + half)
            }
            What::Season(season) => {
                let first = (season - 20) * 3;
                let year = self.year(&point, (first, first + 2))?;
                format!("{year:04}-{season}{mark}")
            }
            What::Year if mark.is_empty() => format!("{:04}-XX", self.year(&point, (1, 12))?),
            What::Year => return None,
            What::AllYear => self.all_year(&point)?,
        })
    }

    /// The days of a part of a month, `2022-03-21..2022-03-31`.
    fn days(&mut self, point: Point) -> Option<String> {
        let What::Third(month, third) = point.what else {
            return None;
        };
        let year = self.year(&point, (month, month))?;
        let n_days = Month::new(year, u8::try_from(month).ok()?)?.n_days();
        let last = if third == 2 {
            u32::from(n_days)
        } else {
            third * 10 + 10
        };
        let first = third * 10 + 1;
        Some(format!(
            "{year:04}-{month:02}-{first:02}..{year:04}-{month:02}-{last:02}"
        ))
    }

    fn all_year(&mut self, point: &Point) -> Option<String> {
        if let Year::Written(year) = point.year {
            return Some(format!("{year:04}-01/{year:04}-12"));
        }
        let period = self.period?;
        self.year_taken = true;
        let (begin, end) = (period.begin(), period.end());
        Some(if period.is_whole_months() {
            format!("{}/{}", begin.month(), end.month())
        } else {
            format!("{begin}/{end}")
        })
    }

    /// A time as the start or the end of a span: a part of a month becomes the month, approximately.
    fn end_of_span(&mut self, point: Point, is_start: bool) -> Option<String> {
        let mark = Self::mark(&point);
        let month_of = |first: u32, last: u32| if is_start { first } else { last };
        let (first, last, mark) = match point.what {
            What::Day(..) => return self.single(point),
            What::Month(month) => (month, month, mark),
            What::Third(month, _) => (month, month, if mark.is_empty() { "~" } else { mark }),
            What::Quarter(quarter) => (quarter * 3 - 2, quarter * 3, mark),
            What::Half(half) => (half * 6 - 5, half * 6, mark),
            What::Year => (1, 12, mark),
            What::Bare(_) | What::DayOnly(_) | What::Season(_) | What::AllYear => return None,
        };
        let month = month_of(first, last);
        let year = self.year(&point, (first, last))?;
        Some(format!("{year:04}-{month:02}{mark}"))
    }

    /// It lasted from one to the other.
    fn span(&mut self, start: Point, end: Point) -> Option<String> {
        let (start, end) = (
            self.end_of_span(start, true)?,
            self.end_of_span(end, false)?,
        );
        Some(if start == end {
            start
        } else {
            format!("{start}/{end}")
        })
    }

    /// Once, between the two.
    fn within(&mut self, start: Point, end: Point) -> Option<String> {
        let (start, end) = (
            self.end_of_span(start, true)?,
            self.end_of_span(end, false)?,
        );
        Some(format!("[{start}..{end}]"))
    }

    /// Each of several, or one of them.
    fn list(&mut self, points: &[Point], joints: &[Joint]) -> Option<String> {
        let mut items: Vec<Item> = vec![(*points.first()?, None)];
        let mut is_or = None;
        for (joint, point) in joints.iter().zip(&points[1..]) {
            match joint {
                Joint::To => {
                    let last = items.last_mut().filter(|(_, end)| end.is_none())?;
                    last.1 = Some(*point);
                }
                Joint::And | Joint::Or => {
                    items.push((*point, None));
                    // "a, b or c" has a comma before its "or"; "a or b and c" is not read.
                    is_or = match (is_or, *joint == Joint::Or) {
                        (Some(true), false) => return None,
                        (_, is_or) => Some(is_or),
                    };
                }
            }
        }
        let is_or = is_or.unwrap_or(false);
        let mut members = Vec::new();
        for (start, end) in items {
            members.push(match (end, start.what) {
                (Some(end), _) => format!(
                    "{}..{}",
                    self.end_of_span(start, true)?,
                    self.end_of_span(end, false)?
                ),
                (None, What::Third(..)) if is_or => self.days(start)?,
                // In each of the days from 21 to 31 March is more than "3月底" says.
                (None, What::Third(..) | What::Year | What::AllYear) => return None,
                (None, _) => self.single(start)?,
            });
        }
        let members = members.join(",");
        Some(if is_or {
            format!("[{members}]")
        } else {
            format!("{{{members}}}")
        })
    }
}

/// Gives each time what it shares with another: the month of "5-8 March", the year of "March and May 2022".
fn share(points: &mut [Point]) {
    for i in (0..points.len().saturating_sub(1)).rev() {
        let next = points[i + 1];
        if let What::Bare(n) = points[i].what {
            points[i].what = match next.what {
                What::Month(_) | What::Third(..) => What::Month(n),
                What::Day(month, _) => What::Day(month, n),
                What::Quarter(_) => What::Quarter(n),
                What::DayOnly(_) => What::DayOnly(n),
                other => other,
            };
            if matches!(next.what, What::Bare(_)) {
                points[i].what = What::Bare(n);
            }
        }
        if points[i].year == Year::None {
            points[i].year = next.year;
        }
    }
    for i in 1..points.len() {
        let before = points[i - 1];
        match (points[i].what, before.what) {
            (What::Bare(n) | What::DayOnly(n), What::Day(month, _)) => {
                points[i].what = What::Day(month, n)
            }
            (What::Bare(n), What::Month(_)) if before.is_numeric || points[i].is_numeric => {
                points[i].what = What::Month(n);
                points[i].is_numeric = true;
            }
            _ => {}
        }
        if points[i].year == Year::None {
            points[i].year = before.year;
        }
    }
}
