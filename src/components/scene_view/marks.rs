//! What the marks of the pictures are named, and what they do.

use leptos::prelude::*;
use yearline_core::domain::{Cell, MonthSet, Selection, Split};
use yearline_plot::scene::{Mark, MarkKey};

use crate::state::{Part, Year};

/// The id of a mark's element.
pub(super) fn mark_id(picture: &str, key: MarkKey) -> String {
    let (kind, index) = match key {
        MarkKey::Initiative(i) => ("initiative", i),
        MarkKey::Month(i) => ("month", i),
        MarkKey::Undated => ("undated", 0),
        MarkKey::Kind(i) => ("kind", i),
        MarkKey::Figure(i) => ("figure", i),
        MarkKey::Activity(i) => ("activity", i),
        MarkKey::UndatedOf(i) => ("undated", i),
        MarkKey::Merged(i) => ("merged", i),
        MarkKey::Cell(i, month) => return format!("{picture}-cell-{i}-{month}"),
    };
    format!("{picture}-{kind}-{index}")
}

/// A mark's accessible name, tracked.
pub(super) fn mark_label(year: Year, key: MarkKey, members: &[usize]) -> String {
    let (data, locale) = (year.data(), year.session.locale.get());
    let language = year.language();
    let with_part = |name: &str, whole: Split, selected: usize| {
        let counts = locale.split_words(whole);
        let part = locale.part_of(selected, whole.n(), year.is_filtered());
        locale.named(name, &locale.in_detail(&part, &counts))
    };
    let split_of = |set: &yearline_core::domain::FixedBitSet| {
        let selected = year.selection.with(|s| s.shown.intersection_count(set));
        (Split::of(&data, set), selected)
    };
    match key {
        MarkKey::Initiative(i) => {
            let (whole, selected) = split_of(data.of_initiative(i));
            with_part(&locale.initiative_name(&data, i), whole, selected)
        }
        MarkKey::Kind(k) => {
            let (whole, selected) = split_of(data.of_kind(k));
            with_part(data.kinds()[k].title.get(language), whole, selected)
        }
        MarkKey::Month(m) => {
            let whole = year.whole();
            let cell: Cell = whole.total.months[m];
            locale.named(&locale.month(data.period(), m), &locale.cell_words(cell))
        }
        MarkKey::Undated => locale.named(
            locale.messages.no_month_given,
            &locale.activities(data.undated().count_ones(..)),
        ),
        MarkKey::Figure(f) => locale.figure(&data.figures()[f], language),
        MarkKey::Activity(a) => locale.activity_name(&data, data.activity(a)),
        MarkKey::UndatedOf(i) => {
            let n = data.of_initiative(i).intersection_count(data.undated());
            locale.named(&locale.initiative_name(&data, i), &locale.undated_words(n))
        }
        MarkKey::Merged(first) => {
            let is_chosen =
                |s: &Selection| members.iter().filter(|a| s.shown.contains(**a)).count();
            let n_chosen = year.selection.with(is_chosen);
            let n_chosen = year.is_filtered().then_some(n_chosen);
            locale.merged(&data, first, members, n_chosen)
        }
        MarkKey::Cell(i, m) => {
            let place = [
                locale.initiative_name(&data, i),
                locale.month(data.period(), m),
            ]
            .join(locale.comma());
            locale.named(&place, &locale.cell_words(year.whole().rows[i].months[m]))
        }
    }
}

/// The language of a mark's text as a tag, where it is another than the reader's, tracked.
pub(crate) fn mark_lang(year: Year, key: MarkKey) -> Option<String> {
    let data = year.data();
    let initiative = |i: usize| year.foreign_text(&data.initiatives()[i].title);
    match key {
        MarkKey::Initiative(i) => initiative(i),
        MarkKey::Kind(k) => year.foreign_text(&data.kinds()[k].title),
        MarkKey::Figure(f) => year.foreign_text(&data.figures()[f].title),
        MarkKey::Activity(a) => {
            let [title, ..] = year.foreign_activity(a);
            title
        }
        MarkKey::Month(_)
        | MarkKey::Undated
        | MarkKey::UndatedOf(_)
        | MarkKey::Merged(_)
        | MarkKey::Cell(..) => None,
    }
}

/// The initiative and the months in which the activities of a merged mark may lie.
fn months_of(year: Year, members: &[usize]) -> (usize, MonthSet) {
    let data = year.data();
    let months = members.iter().fold(MonthSet::EMPTY, |months, a| {
        months | data.activity(*a).when().possible
    });
    (
        members
            .first()
            .map_or(0, |a| data.activity(*a).initiative_index()),
        months,
    )
}

/// Whether a mark is chosen, tracked; `None` where it opens an activity.
pub(super) fn mark_pressed(year: Year, key: MarkKey, members: &[usize]) -> Option<bool> {
    Some(match key {
        MarkKey::Initiative(i) => year.chooses_initiative(i),
        MarkKey::Kind(k) => year.filter.with(|f| f.kinds.contains(&k)),
        MarkKey::Month(m) => year.chosen_months().contains(m),
        MarkKey::Undated => year.filter.with(|f| f.undated),
        MarkKey::UndatedOf(i) => year.chooses_cell(i, MonthSet::EMPTY),
        MarkKey::Cell(i, m) => year.chooses_cell(i, MonthSet::only(m)),
        MarkKey::Merged(_) => {
            let (i, months) = months_of(year, members);
            year.chooses_cell(i, months)
        }
        MarkKey::Figure(_) | MarkKey::Activity(_) => return None,
    })
}

/// Does what a mark is for: filters, or opens an activity.
pub(super) fn choose_mark(year: Year, mark: &Mark, part: Part, element: String) {
    match mark.key {
        MarkKey::Initiative(i) => year.toggle_initiative(i),
        MarkKey::Kind(k) => year.toggle_kind(k),
        MarkKey::Month(m) => year.toggle_month(m),
        MarkKey::Undated => year.toggle_undated(),
        MarkKey::UndatedOf(i) => year.toggle_cell(i, MonthSet::EMPTY),
        MarkKey::Cell(i, m) => year.toggle_cell(i, MonthSet::only(m)),
        MarkKey::Merged(_) => {
            let (i, months) = months_of(year, &mark.members);
            year.toggle_cell(i, months);
        }
        MarkKey::Figure(f) => year.open(year.data().figures()[f].activity, part, Some(element)),
        MarkKey::Activity(a) => year.open(a, part, Some(element)),
    }
}
