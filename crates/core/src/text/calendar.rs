//! The dated activities of a selection as what a calendar shows, and how many are not in it. It does not know the format of the file.

use crate::domain::{Activity, Dataset, Day, Edge, FixedBitSet, Placement, Shape};

use super::locale::Locale;

/// The entries of a calendar, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its name: the title of the year.
    pub name: String,
    /// What is in it, and how many activities are not.
    pub description: String,
    /// By activity.
    pub events: Vec<Event>,
}

/// Whole days on which something took place, or within which it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// A stable identifier, the same whenever the calendar is written.
    pub uid: String,
    /// The identifier of the activity.
    pub id: String,
    /// The kind of the activity.
    pub kind: String,
    /// The title; where the days are not those of the activity, with when it took place.
    pub title: String,
    /// When, on what that rests, what the report says, and where.
    pub description: String,
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// Whether it took place on all these days, and not only somewhere within them.
    pub is_certain: bool,
}

impl Locale {
    /// The activities of a set that have a month, as a calendar.
    #[must_use]
    pub fn calendar(self, data: &Dataset, shown: &FixedBitSet) -> Calendar {
        let is_dated = |a: &Activity<'_>| a.placement() != Placement::Undated;
        let activities = shown.ones().map(|a| data.activity(a));
        let dated: Vec<Activity<'_>> = activities.filter(is_dated).collect();
        let n_left_out = shown.count_ones(..) - dated.len();
        Calendar {
            name: data.meta().title.get(data.language(self.lang)).to_owned(),
            description: self.calendar_description(dated.len(), n_left_out),
            events: dated.iter().flat_map(|a| self.events(data, *a)).collect(),
        }
    }

    /// How many activities a calendar has, and how many it leaves out because they have no month.
    #[must_use]
    pub fn calendar_description(self, n: usize, n_left_out: usize) -> String {
        let (dated, left_out) = (self.activities(n), self.activities(n_left_out));
        match (self.is_chinese(), n_left_out) {
            (false, 0) => format!("{dated} with a month."),
            (false, 1) => format!(
                "{dated} with a month. One activity has no month and is not in this calendar."
            ),
            (false, _) => format!(
                "{dated} with a month. {left_out} have no month and are not in this calendar."
            ),
            (true, 0) => format!("{dated}，均有月份。"),
            (true, _) => format!("{dated}有月份；另有{left_out}未写明月份，不在此日历中。"),
        }
    }

    /// One event, or one for each span in which it took place.
    fn events(self, data: &Dataset, activity: Activity<'_>) -> Vec<Event> {
        let (period, language, when) = (data.period(), data.language(self.lang), activity.when());
        let is_certain = match when.shape {
            Shape::Day => true,
            Shape::Lasted => [when.start, when.end].iter().all(|e| *e == Edge::Named),
            Shape::Once | Shape::Each => false,
        };
        let title = activity.title(language);
        let title = if is_certain {
            title.to_owned()
        } else {
            self.in_detail(title, &self.when(activity, period))
        };
        let note = activity.note(language);
        let place = activity.source().map(|place| self.place(place));
        let description: Vec<String> = [
            self.when_sentence(activity, period),
            self.basis(activity.basis()).to_owned(),
            note.to_owned(),
            activity.summary(language).to_owned(),
        ]
        .into_iter()
        .chain(place)
        .filter(|line| !line.is_empty())
        .collect();
        let description = description.join("\n");
        let uid = format!("{}@{}", activity.id(), data.meta().name);
        let event = |uid: String, first: Day, last: Day| Event {
            uid,
            id: activity.id().to_owned(),
            kind: activity.kind().title.get(language).to_owned(),
            title: title.clone(),
            description: description.clone(),
            first: first.max(period.first_day()),
            last: last.min(period.last_day()),
            is_certain,
        };
        if when.shape != Shape::Each {
            return vec![event(uid, when.first, when.last)];
        }
        let spans = when.possible.runs().into_iter();
        let span = |(from, to): (usize, usize)| {
            let (first, last) = (period.month(from), period.month(to));
            event(format!("{first}-{uid}"), first.first_day(), last.last_day())
        };
        spans.map(span).collect()
    }
}
