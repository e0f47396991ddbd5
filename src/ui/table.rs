//! The table of what is shown: the twin of every chart.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::files;
use crate::domain::order::order;
use crate::domain::{Activity, Basis, Placement};
use crate::state::{Part, Year};
use crate::text::Speech;
use crate::text::words::Words;
use crate::url::View;

use super::section::Section;

/// The rank of what has no place in an order.
const NOWHERE: i64 = i64::MAX;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Activity,
    Kind,
    When,
    Basis,
    Figures,
    Source,
}

impl Column {
    const ALL: [Self; 7] =
        [Self::Number, Self::Activity, Self::Kind, Self::When, Self::Basis, Self::Figures, Self::Source];

    fn name(self, words: &'static Words) -> &'static str {
        match self {
            Self::Number => words.column_number,
            Self::Activity => words.column_activity,
            Self::Kind => words.column_kind,
            Self::When => words.column_when,
            Self::Basis => words.column_basis,
            Self::Figures => words.column_figures,
            Self::Source => words.column_source,
        }
    }

    /// What the column sorts by.
    fn rank(self, a: Activity<'_>, language: usize) -> (i64, String) {
        let basis = |b| match b {
            Basis::Stated => 0,
            Basis::Implied => 1,
            Basis::Period => 2,
        };
        match self {
            Self::Number => (0, String::new()),
            Self::Activity => (0, crate::domain::fold::fold(a.title(language))),
            Self::Kind => (a.kind_index() as i64, String::new()),
            // What has no month comes last: it is not early in the year, it is nowhere in it.
            Self::When if a.placement() == Placement::Undated => (NOWHERE, String::new()),
            Self::When => (i64::from(a.when().first.0), String::new()),
            Self::Basis => (basis(a.basis()), String::new()),
            Self::Figures => (-(a.figures().count() as i64), String::new()),
            Self::Source => (
                a.source().map_or(NOWHERE, |p| i64::from(p.paragraph) * 1000 + i64::from(p.sentence.unwrap_or(0))),
                String::new(),
            ),
        }
    }
}

fn basis_short(words: &'static Words, basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => words.basis_stated_short,
        Basis::Implied => words.basis_implied_short,
        Basis::Period => words.basis_period_short,
    }
}

/// The table.
#[component]
pub(crate) fn TableSection() -> impl IntoView {
    let year = Year::here();
    let session = year.session;
    let words = move || session.words();
    let sort = RwSignal::new((Column::Number, false));
    let rows = Memo::new(move |_| {
        let (column, descending) = sort.get();
        let data = year.data();
        let language = year.language();
        let mut rows: Vec<usize> = year.selection.with(|s| s.shown.ones().collect());
        let rank = |a: &usize| match column {
            Column::Number => {
                let activity = data.activity(*a);
                (i64::from(activity.initiative().number) << 32 | activity.ordinal() as i64, String::new())
            }
            column => column.rank(data.activity(*a), language),
        };
        let ranks: Vec<_> = rows.iter().map(rank).collect();
        rows = order(rows.len(), &|a, b| ranks[a].cmp(&ranks[b])).into_iter().map(|i| rows[i]).collect();
        if descending {
            // What has no month or no place comes last either way: it is nowhere in the order.
            let n_placed = ranks.iter().filter(|(rank, _)| *rank != NOWHERE).count();
            rows[..n_placed].reverse();
        }
        rows
    });
    let headline = Signal::derive(move || words().table.to_owned());
    let sub = view! { <p>{move || year.sentence().0}</p> }.into_any();
    let actions = view! {
        <button
            type="button"
            class="plain"
            id="download-csv"
            on:click=move |_| {
                let (data, speech) = (year.data(), session.speech.get_untracked());
                let table = rows.with_untracked(|rows| speech.csv(&data, rows));
                let name = format!("{}-{}.csv", data.meta().name, speech.period(data.period()));
                files::download(&name, "text/csv;charset=utf-8", &table);
            }
        >
            {move || words().csv}
        </button>
    }
    .into_any();
    view! {
        <Section part=View::Table headline=headline sub=sub actions=actions>
            <table class="list" aria-labelledby="table-headline">
                <thead>
                    <tr>
                        {Column::ALL
                            .into_iter()
                            .map(|column| {
                                let sorted = move || {
                                    let (by, descending) = sort.get();
                                    (by == column).then_some(if descending { "descending" } else { "ascending" })
                                };
                                let sign = move || sorted().map(|s| if s == "ascending" { " ↑" } else { " ↓" });
                                view! {
                                    <th scope="col" aria-sort=move || sorted()>
                                        <button
                                            type="button"
                                            class="plain"
                                            on:click=move |_| {
                                                sort.update(|(by, descending)| {
                                                    *descending = *by == column && !*descending;
                                                    *by = column;
                                                });
                                            }
                                        >
                                            {move || column.name(words())}
                                            <span aria-hidden="true">{move || sign()}</span>
                                        </button>
                                    </th>
                                }
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|row| *row let:row>
                        {move || table_row(year, row, session.speech.get())}
                    </For>
                </tbody>
            </table>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="nothing">{move || words().nothing}</p>
            </Show>
        </Section>
    }
}

fn table_row(year: Year, row: usize, speech: Speech) -> impl IntoView {
    let data = year.data();
    let language = data.language(speech.lang);
    let activity = data.activity(row);
    let words = speech.words;
    let id = format!("row-{row}");
    let opener = id.clone();
    let is_undated = activity.placement() == Placement::Undated;
    let figures: Vec<String> = activity.figures().map(|f| speech.figure_value(f)).collect();
    view! {
        <tr class:is-open=move || year.item.get() == Some(row)>
            <td class="number">{activity.number()}</td>
            <th scope="row" class="name">
                <button type="button" class="plain" id=id on:click=move |_| year.open(row, Part::Table, Some(opener.clone()))>
                    {activity.title(language).to_owned()}
                </button>
            </th>
            <td class="kind">{activity.kind().title.get(language).to_owned()}</td>
            <td class="when"><span class:is-undated=is_undated>{speech.when(activity, data.period())}</span></td>
            <td class="basis">{basis_short(words, activity.basis())}</td>
            <td class="figures-cell">{figures.join(", ")}</td>
            <td class="place">{activity.source().map(|place| speech.place_short(place))}</td>
        </tr>
    }
}
