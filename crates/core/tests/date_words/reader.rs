//! What a reader takes from the English words: nothing but what they say.

/// A date as it is written in EDTF, without its hyphens: year, month or part of the year, day, qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) mark: char,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    One(Date),
    Range(Date, Date),
    OnOrBefore(Date),
    OnOrAfter(Date),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Date(Date),
    Open,
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    OneOf(Vec<Item>),
    AllOf(Vec<Item>),
    Lasted(End, End),
}

pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Parts of the year by name: their code, their first month and their last.
const PARTS: [(&str, u8, u8, u8); 13] = [
    ("spring", 21, 3, 5),
    ("summer", 22, 6, 8),
    ("autumn", 23, 9, 11),
    ("winter", 24, 12, 2),
    ("the first quarter", 33, 1, 3),
    ("the second quarter", 34, 4, 6),
    ("the third quarter", 35, 7, 9),
    ("the fourth quarter", 36, 10, 12),
    ("the first four months", 37, 1, 4),
    ("the second four months", 38, 5, 8),
    ("the last four months", 39, 9, 12),
    ("the first half of the year", 40, 1, 6),
    ("the second half of the year", 41, 7, 12),
];

/// A date as it is said: what is left out is 0, and stands at the next date or the one before.
struct Reader<'w> {
    rest: &'w str,
    said: Vec<Date>,
}

impl Reader<'_> {
    fn eat(&mut self, words: &str) -> bool {
        let rest = self.rest.strip_prefix(words);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn number(&mut self) -> Option<i32> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(self.rest.len());
        let number = self.rest[..end].parse().ok()?;
        self.rest = &self.rest[end..];
        Some(number)
    }

    fn month(&mut self) -> u8 {
        let month = (1..=12).find(|m| self.eat(MONTHS[usize::from(*m) - 1]));
        month.unwrap_or(0)
    }

    /// A year after a blank; 0 if there is none.
    fn year(&mut self) -> i32 {
        let rest = self.rest;
        let year = self.eat(" ").then(|| self.number()).flatten();
        if year.is_none() {
            self.rest = rest;
        }
        year.unwrap_or(0)
    }

    /// The index of the date that is said here.
    fn date(&mut self) -> usize {
        let mut marks = (false, false);
        loop {
            if self.eat("perhaps ") {
                marks.0 = true;
            } else if self.eat("about ") {
                marks.1 = true;
            } else if !(self.eat("in ") || self.eat("on ") || self.eat("some time in ")) {
                break;
            }
        }
        let mark = match marks {
            (false, false) => ' ',
            (true, false) => '?',
            (false, true) => '~',
            (true, true) => '%',
        };
        let mut date = Date {
            year: 0,
            month: 0,
            day: 0,
            mark,
        };
        if let Some((_, code, first, last)) = PARTS.iter().copied().find(|part| self.eat(part.0)) {
            assert!(self.eat(" ("), "{}", self.rest);
            let (from, begin) = (self.month(), self.year());
            assert!(self.eat(" to "), "{}", self.rest);
            let (to, end) = (self.month(), self.year());
            assert!(self.eat(")"), "{}", self.rest);
            assert_eq!((from, to), (first, last));
            (date.month, date.year) = (code, if begin > 0 { begin } else { end });
        } else if let Some(number) = self.number() {
            if number > 31 {
                date.year = number;
            } else {
                date.day = number as u8;
                let after_day = self.rest;
                date.month = if self.eat(" ") { self.month() } else { 0 };
                // "4 and 11 May": the month is said by the next day.
                if date.month == 0 {
                    self.rest = after_day;
                } else {
                    date.year = self.year();
                }
            }
        } else {
            date.month = self.month();
            assert_ne!(date.month, 0, "no date: {}", self.rest);
            date.year = self.year();
        }
        self.said.push(date);
        self.said.len() - 1
    }

    /// Fills in what other dates say.
    fn resolve(&mut self, known_year: Option<i32>) {
        let n_said = self.said.len();
        for i in (0..n_said).rev() {
            let next = self.said.get(i + 1).copied();
            let before = i.checked_sub(1).map(|i| self.said[i]);
            let date = &mut self.said[i];
            if date.month == 0 && date.day > 0 {
                date.month = next.map_or(0, |next| next.month);
            }
            if date.year == 0 {
                let is_bare = |d: &Date| d.month == 0 && d.day == 0;
                let year_before = before.filter(|d| n_said == 2 && is_bare(d));
                let year_after = next.filter(|d| n_said == 2 || !is_bare(d));
                let from = year_after.or(year_before).map(|d| d.year);
                date.year = from.or(known_year).unwrap_or(0);
            }
        }
    }
}

enum Shape {
    OneOf(Vec<(u8, usize, usize)>),
    AllOf(Vec<(u8, usize, usize)>),
    Lasted(Result<usize, End>, Result<usize, End>),
}

/// Reads words; the year that they leave out is known.
pub(crate) fn value(words: &str, known_year: Option<i32>) -> Value {
    let mut reader = Reader {
        rest: words,
        said: Vec::new(),
    };
    let shape = shape(&mut reader);
    assert_eq!(reader.rest, "", "in “{words}”");
    reader.resolve(known_year);
    let at = |i: usize| reader.said[i];
    let items = |items: Vec<(u8, usize, usize)>| {
        let item = |(kind, a, b): (u8, usize, usize)| match kind {
            b'1' => Item::One(at(a)),
            b'-' => Item::Range(at(a), at(b)),
            b'<' => Item::OnOrBefore(at(a)),
            _ => Item::OnOrAfter(at(a)),
        };
        items.into_iter().map(item).collect()
    };
    let end = |end: Result<usize, End>| end.map_or_else(|end| end, |i| End::Date(at(i)));
    match shape {
        Shape::OneOf(said) => Value::OneOf(items(said)),
        Shape::AllOf(said) => Value::AllOf(items(said)),
        Shape::Lasted(a, b) => Value::Lasted(end(a), end(b)),
    }
}

fn shape(reader: &mut Reader<'_>) -> Shape {
    if reader.eat("during ") {
        let only = reader.date();
        return Shape::Lasted(Ok(only), Ok(only));
    }
    if reader.eat("from ") {
        let start = if reader.eat("an unknown start") {
            Err(End::Unknown)
        } else if reader.eat("before this period") {
            Err(End::Open)
        } else {
            Ok(reader.date())
        };
        let end = if reader.eat(", end not known") {
            Err(End::Unknown)
        } else if reader.eat(", no end named") {
            Err(End::Open)
        } else {
            assert!(reader.eat(" to "), "{}", reader.rest);
            Ok(reader.date())
        };
        return Shape::Lasted(start, end);
    }
    reader.eat("once, ");
    let mut items = Vec::new();
    let mut is_all = false;
    loop {
        let each = ["in each month ", "on each day ", "in each year "];
        let item = if reader.eat("between ") {
            let first = reader.date();
            assert!(reader.eat(" and "), "{}", reader.rest);
            (b'-', first, reader.date())
        } else if each.iter().any(|each| reader.eat(each)) {
            is_all = true;
            if reader.eat("up to ") {
                (b'<', reader.date(), 0)
            } else {
                assert!(reader.eat("from "), "{}", reader.rest);
                let first = reader.date();
                if reader.eat(" to ") {
                    (b'-', first, reader.date())
                } else {
                    assert!(reader.eat(" on"), "{}", reader.rest);
                    (b'>', first, 0)
                }
            }
        } else if reader.eat("in or before ") || reader.eat("on or before ") {
            (b'<', reader.date(), 0)
        } else if reader.eat("in or after ") || reader.eat("on or after ") {
            (b'>', reader.date(), 0)
        } else {
            (b'1', reader.date(), 0)
        };
        items.push(item);
        is_all |= reader.rest.starts_with(" and ");
        if !(reader.eat(", ") || reader.eat(" or ") || reader.eat(" and ")) {
            break;
        }
    }
    if is_all {
        Shape::AllOf(items)
    } else {
        Shape::OneOf(items)
    }
}
