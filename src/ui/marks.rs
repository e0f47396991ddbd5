//! What the marks of the pictures are called, what they say and what they do.

use crate::state::{Part, Year};
use yearline_core::domain::{Cell, MonthSet, Split};
use yearline_plot::scene::{Mark, MarkKey};

/// The id of a mark's element.
pub(crate) fn mark_id(picture: &str, key: MarkKey) -> String {
    let (kind, index) = match key {
        MarkKey::Initiative(i) => ("initiative", i),
        MarkKey::Month(i) => ("month", i),
        MarkKey::Undated => ("undated", 0),
        MarkKey::Kind(i) => ("kind", i),
        MarkKey::Figure(i) => ("figure", i),
        MarkKey::Activity(i) => ("activity", i),
        MarkKey::Tray(i) => ("tray", i),
        MarkKey::Merged(i) => ("merged", i),
        MarkKey::Cell(i, month) => return format!("{picture}-cell-{i}-{month}"),
    };
    format!("{picture}-{kind}-{index}")
}

/// A mark's name for those who do not see it, tracked.
pub(crate) fn mark_said(year: Year, mark: &Mark) -> String {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let with_part = |name: &str, whole: Split, selected: usize| {
        let counts = speech.split_words(whole);
        let part = speech.part_of(selected, whole.n(), year.is_filtered());
        speech.named(name, &format!("{part} ({counts})"))
    };
    let split_of = |set: &yearline_core::domain::FixedBitSet| {
        let selected = year.selection.with(|s| s.shown.intersection_count(set));
        (Split::of(&data, set), selected)
    };
    match mark.key {
        MarkKey::Initiative(i) => {
            let (whole, selected) = split_of(data.of_initiative(i));
            with_part(&speech.initiative_name(&data, i), whole, selected)
        }
        MarkKey::Kind(k) => {
            let (whole, selected) = split_of(data.of_kind(k));
            with_part(data.kinds()[k].title.get(language), whole, selected)
        }
        MarkKey::Month(m) => {
            let whole = year.whole();
            let cell: Cell = whole.total.months[m];
            speech.named(&speech.month(data.period(), m), &speech.cell_words(cell))
        }
        MarkKey::Undated => speech.named(
            speech.words.no_month_given,
            &speech.activities(data.undated().count_ones(..)),
        ),
        MarkKey::Figure(f) => speech.figure(&data.figures()[f], language),
        MarkKey::Activity(a) => speech.activity_name(&data, data.activity(a)),
        MarkKey::Tray(i) => {
            let n = data.of_initiative(i).intersection_count(data.undated());
            speech.named(&speech.initiative_name(&data, i), &speech.undated_words(n))
        }
        MarkKey::Merged(first) => {
            let n_chosen = year.selection.with(|s| {
                mark.members
                    .iter()
                    .filter(|a| s.shown.contains(**a))
                    .count()
            });
            speech.merged(
                &data,
                first,
                &mark.members,
                year.is_filtered().then_some(n_chosen),
            )
        }
        MarkKey::Cell(i, m) => {
            let place = format!(
                "{}, {}",
                speech.initiative_name(&data, i),
                speech.month(data.period(), m)
            );
            speech.named(&place, &speech.cell_words(year.whole().rows[i].months[m]))
        }
    }
}

/// Whether a mark's name counts what is chosen, so that a choice changes it.
pub(crate) fn is_counted(key: MarkKey) -> bool {
    matches!(
        key,
        MarkKey::Initiative(_) | MarkKey::Kind(_) | MarkKey::Merged(_)
    )
}

/// The initiative and the months in which the activities of a merged mark may lie.
fn months_of(year: Year, mark: &Mark) -> (usize, MonthSet) {
    let data = year.data();
    let months = mark.members.iter().fold(MonthSet::EMPTY, |months, a| {
        months | data.activity(*a).when().possible
    });
    (
        mark.members
            .first()
            .map_or(0, |a| data.activity(*a).initiative_index()),
        months,
    )
}

/// Whether a mark is chosen, tracked; `None` where it opens an activity.
pub(crate) fn mark_pressed(year: Year, mark: &Mark) -> Option<bool> {
    Some(match mark.key {
        MarkKey::Initiative(i) => year.chooses_initiative(i),
        MarkKey::Kind(k) => year.filter.with(|f| f.kinds.contains(&k)),
        MarkKey::Month(m) => year.chosen_months().contains(m),
        MarkKey::Undated => year.filter.with(|f| f.undated),
        MarkKey::Tray(i) => year.chooses_cell(i, MonthSet::EMPTY),
        MarkKey::Cell(i, m) => year.chooses_cell(i, MonthSet::only(m)),
        MarkKey::Merged(_) => {
            let (i, months) = months_of(year, mark);
            year.chooses_cell(i, months)
        }
        MarkKey::Figure(_) | MarkKey::Activity(_) => return None,
    })
}

/// Does what a mark is for: filters, or opens an activity.
pub(crate) fn choose_mark(year: Year, mark: &Mark, part: Part, element: String) {
    match mark.key {
        MarkKey::Initiative(i) => year.toggle_initiative(i),
        MarkKey::Kind(k) => year.toggle_kind(k),
        MarkKey::Month(m) => year.toggle_month(m),
        MarkKey::Undated => year.toggle_undated(),
        MarkKey::Tray(i) => year.toggle_cell(i, MonthSet::EMPTY),
        MarkKey::Cell(i, m) => year.toggle_cell(i, MonthSet::only(m)),
        MarkKey::Merged(_) => {
            let (i, months) = months_of(year, mark);
            year.toggle_cell(i, months);
        }
        MarkKey::Figure(f) => year.open(year.data().figures()[f].activity, part, Some(element)),
        MarkKey::Activity(a) => year.open(a, part, Some(element)),
    }
}
