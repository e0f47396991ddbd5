//! The words of an EDTF value: as exact as the value, and no more.
//!
//! They are made from the value as the file has it, not from the months that are left of it inside the period. What ISO 8601-2 keeps
//! apart is kept apart: a month and the days of it, `~` and `?`, an end that is not reached and one that nobody knows.
//! `tests/date_words` reads the words back and compares.

mod moment;

use edtf_core::{DateTime, Edtf, Interval, IntervalEndpoint, Qualifier, SetKind, TimeShift};

use self::moment::{Doubt, Item, Kind, Moment, Name, Unit, item, items_of, items_of_set, moment};
use super::phrase::{Phrase, Point};
use crate::domain::{Lang, Period};

/// When something took place, as a phrase; and on which sides of the period it may lie as well.
pub(super) struct Words {
    pub(super) phrase: Phrase,
    /// Whether it is a bare day, which a sentence begins with "On".
    pub(super) is_day: bool,
    /// Something that took place once may have done so before the period.
    pub(super) may_be_before: bool,
    /// The same, after the period.
    pub(super) may_be_after: bool,
}

/// The words of a value.
pub(super) fn words(value: &Edtf, period: Period, lang: Lang) -> Words {
    let speaker = Speaker { lang };
    match value {
        Edtf::Date(date) => speaker.one_of(&items_of(*date), period),
        Edtf::DateTime(at) => Words {
            phrase: speaker.at_time(*at),
            ..speaker.one_of(&items_of(at.date), period)
        },
        Edtf::Interval(interval) => speaker.lasted(*interval),
        Edtf::Set(set) if set.kind == SetKind::OneMember => {
            speaker.one_of(&items_of_set(set), period)
        }
        Edtf::Set(set) => speaker.each_of(&items_of_set(set)),
    }
}

/// A language that says values.
#[derive(Clone, Copy)]
struct Speaker {
    lang: Lang,
}

impl Speaker {
    fn pick<T>(self, en: T, zh: T) -> T {
        match self.lang {
            Lang::En => en,
            Lang::ZhHans => zh,
        }
    }

    fn moment(self, moment: &Moment) -> Phrase {
        let text = |text: String| Phrase::default().text(text);
        match (moment, self.lang) {
            (Moment::Point(point), _) => Phrase::of(*point),
            (Moment::Named(name, first, last), Lang::En) => {
                text(format!("{} (", name_of(*name, self.lang)))
                    .point(*first)
                    .text(" to ")
                    .point(*last)
                    .text(")")
            }
            (Moment::Named(name, first, last), Lang::ZhHans) => {
                text(format!("{}（", name_of(*name, self.lang)))
                    .point(*first)
                    .text("至")
                    .point(*last)
                    .text("）")
            }
            (Moment::Some(Unit::Month, point), Lang::En) => {
                text("some month of ".to_owned()).point(*point)
            }
            (Moment::Some(Unit::Day, point), Lang::En) => {
                text("some day of ".to_owned()).point(*point)
            }
            (Moment::Some(Unit::Month, point), Lang::ZhHans) => Phrase::of(*point).text("某月"),
            (Moment::Some(Unit::Day, point), Lang::ZhHans) => Phrase::of(*point).text("某日"),
            (Moment::Mask(mask), Lang::En) => {
                text(format!("a date of the form {mask} (X is any digit)"))
            }
            (Moment::Mask(mask), Lang::ZhHans) => text(format!("形如{mask}的日期（X为任意数字）")),
        }
    }

    fn between(self, from: &Moment, to: &Moment) -> Phrase {
        let (from, to) = (self.moment(from), self.moment(to));
        match self.lang {
            Lang::En => Phrase::default()
                .text("between ")
                .then(from)
                .text(" and ")
                .then(to),
            Lang::ZhHans => from.text("至").then(to).text("之间"),
        }
    }

    /// A qualifier, before what it qualifies.
    fn qualifier(self, qualifier: Qualifier) -> &'static str {
        match (qualifier.uncertain, qualifier.approximate) {
            (false, false) => "",
            (false, true) => self.pick("about ", "约"),
            (true, false) => self.pick("perhaps ", "可能在"),
            (true, true) => self.pick("perhaps about ", "可能约在"),
        }
    }

    /// What is qualified of the parts of a date, after it: " (day: about)".
    fn parts(self, parts: [Qualifier; 3]) -> String {
        let names = self.pick(["year", "month", "day"], ["年", "月", "日"]);
        let said = names
            .iter()
            .zip(parts)
            .filter(|(_, qualifier)| qualifier.is_qualified())
            .map(|(name, qualifier)| {
                let how = match (qualifier.uncertain, qualifier.approximate) {
                    (true, true) => self.pick("perhaps about", "可能、约"),
                    (true, false) => self.pick("perhaps", "可能"),
                    _ => self.pick("about", "约"),
                };
                format!("{name}{}{how}", self.pick(": ", "："))
            })
            .collect::<Vec<_>>();
        match self.lang {
            Lang::En => format!(" ({})", said.join("; ")),
            Lang::ZhHans => format!("（{}）", said.join("；")),
        }
    }

    /// A phrase with what is said of its certainty around it.
    fn doubted(self, phrase: Phrase, doubt: Doubt) -> Phrase {
        match doubt {
            Doubt::Whole(qualifier) if qualifier.is_qualified() => Phrase::default()
                .text(self.qualifier(qualifier))
                .then(phrase),
            Doubt::Whole(_) => phrase,
            Doubt::Parts(parts) => phrase.text(self.parts(parts)),
        }
    }

    /// An item without a preposition, as an end of an interval.
    fn noun(self, item: &Item) -> Phrase {
        let phrase = match (&item.kind, self.lang) {
            (Kind::One(moment), _) => self.moment(moment),
            (Kind::Range(from, to), Lang::En) => Phrase::default()
                .text("some time ")
                .then(self.between(from, to)),
            (Kind::Range(from, to), Lang::ZhHans) => self.between(from, to).text("某时"),
            (Kind::OnOrBefore(moment), _) => {
                self.moment(moment).text(self.pick(" or earlier", "或更早"))
            }
            (Kind::OnOrAfter(moment), _) => {
                self.moment(moment).text(self.pick(" or later", "或更晚"))
            }
        };
        self.doubted(phrase, item.doubt)
    }

    /// The preposition before an item, and the item.
    fn prepositional(self, item: &Item, is_each: bool) -> (&'static str, Phrase) {
        let is_approximate = matches!(item.doubt, Doubt::Whole(q) if q.approximate);
        let unit = |moment: &Moment| match moment {
            Moment::Point(Point::Year(_)) => ("in each year ", "每年"),
            Moment::Point(Point::Month(_)) => ("in each month ", "每月"),
            _ if moment.is_by_day() => ("on each day ", "每天"),
            _ => ("in each part of the year ", "每段"),
        };
        let text = |text: &'static str| Phrase::default().text(text);
        if self.lang == Lang::ZhHans {
            let phrase = match &item.kind {
                Kind::One(moment) => match item.doubt {
                    // "9月前后" is what is said where no other word follows.
                    Doubt::Whole(q) if q.approximate => {
                        let perhaps = if q.uncertain { "可能在" } else { "" };
                        text(perhaps).then(self.moment(moment)).text("前后")
                    }
                    _ => self.doubted(self.moment(moment), item.doubt),
                },
                Kind::Range(from, to) if is_each => self
                    .moment(from)
                    .text("至")
                    .then(self.moment(to))
                    .text(unit(from).1),
                Kind::Range(from, to) => self.doubted(self.between(from, to), item.doubt),
                Kind::OnOrBefore(moment) if is_each => {
                    text("截至").then(self.moment(moment)).text(unit(moment).1)
                }
                Kind::OnOrAfter(moment) if is_each => {
                    self.moment(moment).text("起").text(unit(moment).1)
                }
                Kind::OnOrBefore(_) | Kind::OnOrAfter(_) => self.noun(item),
            };
            return ("", phrase);
        }
        let (preposition, phrase) = match &item.kind {
            Kind::One(moment) => (moment.preposition(), self.moment(moment)),
            Kind::Range(from, to) if is_each => (
                unit(from).0,
                text("from ")
                    .then(self.moment(from))
                    .text(" to ")
                    .then(self.moment(to)),
            ),
            Kind::Range(from, to) => ("", self.between(from, to)),
            Kind::OnOrBefore(moment) if is_each => {
                (unit(moment).0, text("up to ").then(self.moment(moment)))
            }
            Kind::OnOrAfter(moment) if is_each => (
                unit(moment).0,
                text("from ").then(self.moment(moment)).text(" on"),
            ),
            Kind::OnOrBefore(moment) if moment.is_by_day() => {
                ("on or before ", self.moment(moment))
            }
            Kind::OnOrBefore(moment) => ("in or before ", self.moment(moment)),
            Kind::OnOrAfter(moment) if moment.is_by_day() => ("on or after ", self.moment(moment)),
            Kind::OnOrAfter(moment) => ("in or after ", self.moment(moment)),
        };
        match item.doubt {
            Doubt::Whole(q) if !q.is_qualified() => (preposition, phrase),
            Doubt::Parts(_) => (preposition, self.doubted(phrase, item.doubt)),
            // "about March", but "perhaps in March".
            Doubt::Whole(_) if is_approximate => ("", self.doubted(phrase, item.doubt)),
            Doubt::Whole(_) => {
                let phrase = text(preposition).then(phrase);
                ("", self.doubted(phrase, item.doubt))
            }
        }
    }

    /// Items as a list; a preposition that several in a row share is said once.
    fn listed(self, items: &[Item], is_each: bool) -> Phrase {
        let mut said_before = "";
        let phrases = items
            .iter()
            .map(|item| {
                let (preposition, phrase) = self.prepositional(item, is_each);
                let is_said = preposition == said_before && matches!(item.kind, Kind::One(_));
                said_before = preposition;
                if is_said || preposition.is_empty() {
                    phrase
                } else {
                    Phrase::default().text(preposition).then(phrase)
                }
            })
            .collect();
        let comma = self.pick(", ", "、");
        if is_each {
            Phrase::list(phrases, comma, self.pick(" and ", "和"))
        } else {
            Phrase::list(phrases, comma, self.pick(" or ", "或"))
        }
    }

    /// Once, at one of some moments.
    fn one_of(self, items: &[Item], period: Period) -> Words {
        let begin = |item: &Item| match item.is_by_day {
            true => period.begin(),
            false => period.first_day(),
        };
        let end = |item: &Item| match item.is_by_day {
            true => period.end(),
            false => period.last_day(),
        };
        let is_day = matches!(
            items,
            [Item {
                kind: Kind::One(Moment::Point(Point::Day(_))),
                doubt,
                ..
            }] if !matches!(doubt, Doubt::Whole(q) if q.is_qualified())
        );
        // Within a month "once" goes without saying.
        let is_short = match items {
            [
                Item {
                    kind: Kind::One(moment),
                    ..
                },
            ] => matches!(
                moment,
                Moment::Point(Point::Month(_) | Point::Day(_))
                    | Moment::Some(Unit::Day, Point::Month(_))
            ),
            _ => false,
        };
        let listed = match items {
            [one] if is_day => self.noun(one),
            _ => self.listed(items, false),
        };
        let phrase = match self.lang {
            _ if is_short => listed,
            Lang::En => Phrase::default().text("once, ").then(listed),
            Lang::ZhHans => listed.text("一次"),
        };
        Words {
            phrase,
            is_day,
            may_be_before: items.iter().any(|item| item.first < begin(item)),
            may_be_after: items.iter().any(|item| item.last > end(item)),
        }
    }

    /// At each of some moments.
    fn each_of(self, items: &[Item]) -> Words {
        Words {
            phrase: self.listed(items, true),
            is_day: false,
            may_be_before: false,
            may_be_after: false,
        }
    }

    fn at_time(self, at: DateTime) -> Phrase {
        let time = at.time;
        let mut text = format!("{:02}:{:02}", time.hour, time.minute);
        if time.second > 0 {
            text += &format!(":{:02}", time.second);
        }
        match time.shift {
            None => {}
            Some(TimeShift::Utc) => text += " UTC",
            Some(TimeShift::Offset { minutes, .. }) => {
                let sign = if minutes < 0 { '\u{2212}' } else { '+' };
                let minutes = minutes.unsigned_abs();
                text += &format!(" UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60);
            }
        }
        self.moment(&moment(at.date))
            .text(self.pick(" at ", ""))
            .text(text)
    }

    /// An end of an interval; `None` for one that has no date.
    fn end(self, endpoint: IntervalEndpoint) -> Option<Vec<Item>> {
        match endpoint {
            IntervalEndpoint::Date(date) => Some(items_of(date)),
            IntervalEndpoint::OnOrBefore(date) => {
                Some(vec![item(Kind::OnOrBefore(moment(date)), date, date)])
            }
            IntervalEndpoint::OnOrAfter(date) => {
                Some(vec![item(Kind::OnOrAfter(moment(date)), date, date)])
            }
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
        }
    }

    /// From a start to an end.
    fn lasted(self, interval: Interval) -> Words {
        let (start, end) = (self.end(interval.start), self.end(interval.end));
        // A year beside a month or a day is not all of the year.
        let is_year = |end: &Option<Vec<Item>>| match end.as_deref() {
            Some([item]) => matches!(item.kind, Kind::One(Moment::Point(Point::Year(_)))),
            _ => end.is_none(),
        };
        let is_by_years = is_year(&start) && is_year(&end);
        let nouns = |items: &[Item]| {
            let noun = |item: &Item| match (&item.kind, item.doubt) {
                (Kind::One(Moment::Point(point @ Point::Year(_))), Doubt::Whole(q))
                    if !is_by_years && !q.is_qualified() =>
                {
                    let year = Phrase::of(*point);
                    match self.lang {
                        Lang::En => Phrase::default().text("some time in ").then(year),
                        Lang::ZhHans => year.text("某时"),
                    }
                }
                _ => self.noun(item),
            };
            let nouns = items.iter().map(noun).collect();
            Phrase::list(nouns, self.pick(", ", "、"), self.pick(" or ", "或"))
        };
        let text = |en, zh| Phrase::default().text(self.pick(en, zh));
        let plain = |phrase, is_day| Words {
            phrase,
            is_day,
            may_be_before: false,
            may_be_after: false,
        };
        if let (Some([only]), true) = (start.as_deref(), start == end)
            && let (Kind::One(moment), Doubt::Whole(q)) = (&only.kind, only.doubt)
            && !q.is_qualified()
            && matches!(moment, Moment::Point(_) | Moment::Named(..))
        {
            let phrase = self.moment(moment);
            return match (moment, self.lang) {
                (Moment::Point(Point::Day(_)), _) => plain(phrase, true),
                (_, Lang::En) => plain(text("during ", "").then(phrase), false),
                (_, Lang::ZhHans) => plain(phrase.text("期间"), false),
            };
        }
        let from = match (&start, interval.start) {
            (Some(items), _) => text("from ", "").then(nouns(items)),
            (None, IntervalEndpoint::Unknown) => text("from an unknown start", "开始时间不明"),
            (None, _) => text("from before this period", "此前已开始"),
        };
        let phrase = match (&end, interval.end) {
            (Some(items), _) => {
                let to = self.pick(" to ", if start.is_some() { "至" } else { "，至" });
                from.text(to).then(nouns(items))
            }
            (None, IntervalEndpoint::Unknown) => match start {
                Some(_) => from.text(self.pick(", end not known", "起，结束时间不明")),
                None => from.text(self.pick(", end not known", "，结束时间不明")),
            },
            (None, _) => match start {
                Some(_) => from.text(self.pick(", no end named", "起，未写明结束")),
                None => from.text(self.pick(", no end named", "，未写明结束")),
            },
        };
        plain(phrase, false)
    }
}

fn name_of(name: Name, lang: Lang) -> String {
    let code = match (name, lang) {
        (Name::PartOfYear(code), _) => code,
        (Name::Estimate(year), Lang::En) => return format!("about {year}"),
        (Name::Estimate(year), Lang::ZhHans) => return format!("约{year}年"),
    };
    let (en, zh) = match code {
        21 => ("spring", "春季"),
        22 => ("summer", "夏季"),
        23 => ("autumn", "秋季"),
        24 => ("winter", "冬季"),
        25 => ("spring in the northern hemisphere", "北半球春季"),
        26 => ("summer in the northern hemisphere", "北半球夏季"),
        27 => ("autumn in the northern hemisphere", "北半球秋季"),
        28 => ("winter in the northern hemisphere", "北半球冬季"),
        29 => ("spring in the southern hemisphere", "南半球春季"),
        30 => ("summer in the southern hemisphere", "南半球夏季"),
        31 => ("autumn in the southern hemisphere", "南半球秋季"),
        32 => ("winter in the southern hemisphere", "南半球冬季"),
        33 => ("the first quarter", "第一季度"),
        34 => ("the second quarter", "第二季度"),
        35 => ("the third quarter", "第三季度"),
        36 => ("the fourth quarter", "第四季度"),
        37 => ("the first four months", "前四个月"),
        38 => ("the second four months", "中间四个月"),
        39 => ("the last four months", "后四个月"),
        40 => ("the first half of the year", "上半年"),
        _ => ("the second half of the year", "下半年"),
    };
    match lang {
        Lang::En => en.to_owned(),
        Lang::ZhHans => zh.to_owned(),
    }
}
