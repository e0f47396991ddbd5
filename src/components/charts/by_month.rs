//! Activities by month, on the columns of the matrix and the timeline.

use leptos::prelude::*;
use yearline_core::text::DateForm;
use yearline_plot::columns::Columns;
use yearline_plot::months::{MonthColumn, Months, UndatedColumn, months};
use yearline_plot::scene::{MarkKey, Scene};

use super::{Chart, type_sizes};
use crate::state::{Year, use_year};

const HEIGHT_PX: f64 = 220.0;

/// A column for each month, and one for what has none.
#[component]
pub(super) fn ByMonth() -> impl IntoView {
    let year = use_year();
    let scene = Memo::new(move |_| scene(year));
    let takeaway = move || takeaway(year);
    view! { <Chart id="by-month" name=|w| w.chart_months scene takeaway/> }
}

/// The months with most activities in a sentence, tracked.
pub(super) fn takeaway(year: Year) -> String {
    let (period, locale) = (year.data().period(), year.session.locale.get());
    year.matrix
        .with(|matrix| locale.takeaway_of_months(period, &matrix.total))
}

/// The chart, tracked.
pub(super) fn scene(year: Year) -> Scene {
    let (data, locale) = (year.data(), year.session.locale.get());
    let period = data.period();
    let is_filtered = year.is_filtered();
    let (whole, chosen) = (year.whole(), year.chosen_months());
    let whole = &whole.total;
    let selected = year.matrix.with(|m| m.total.clone());
    let columns = period.months().enumerate().map(|(m, month)| {
        let counted = if is_filtered { &selected } else { whole };
        MonthColumn {
            key: MarkKey::Month(m),
            label: locale.date(month.first_day(), DateForm::MonthShort),
            label_short: locale.date(month.first_day(), DateForm::MonthNarrow),
            year: period.year_at(m).map(|year| year.to_string()),
            whole: whole.months[m],
            selected: selected.months[m],
            value: locale.cell(counted.months[m]),
            is_chosen: chosen.contains(m),
        }
    });
    let undated = UndatedColumn {
        whole: whole.undated,
        selected: selected.undated,
        label: locale.messages.no_month.to_owned(),
        value: locale.part_of(selected.undated, whole.undated, is_filtered),
        is_chosen: year.filter.with(|f| f.undated),
    };
    let width = year.session.width.get();
    let input = Months {
        columns: columns.collect(),
        undated,
        is_filtered,
        type_px: type_sizes(locale),
        columns_at: (!year.session.is_narrow.get()).then(|| Columns::new(width, period.n_months())),
        height_px: HEIGHT_PX,
    };
    months(width, &input)
}
