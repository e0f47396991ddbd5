//! The table of what is shown: the twin of every chart.

use crate::browser::files;
use crate::domain::order::order;
use crate::domain::{Activity, Basis, Placement};
use crate::state::reactive::{Computed, Source};
use crate::state::{Part, Year};
use crate::text::words::Words;
use crate::url::View;

use super::el::{El, Keyed, button, el, keyed, parts};
use super::section::{Section, section};

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

/// The activities that are shown, in the order asked for, tracked.
fn sorted(year: Year, column: Column, descending: bool) -> Vec<usize> {
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
}

/// The table.
pub(crate) fn table_section() -> El {
    let year = Year::here();
    let session = year.session;
    let sort = Source::new((Column::Number, false));
    let rows = Computed::new(move || {
        let (column, descending) = sort.get();
        sorted(year, column, descending)
    });
    let download = button("plain")
        .id("download-csv")
        .on_click(move || {
            let (data, speech) = (year.data(), session.speech.get_untracked());
            let table = rows.with_untracked(|rows| speech.csv(&data, rows));
            let name = format!("{}-{}.csv", data.meta().name, speech.period(data.period()));
            files::download(&name, "text/csv;charset=utf-8", &table);
        })
        .word(|w| w.csv);
    let heads = Column::ALL.into_iter().map(move |column| head(year, column, sort));
    let row = move |&row: &usize| {
        let make = move || el("tr", "").class_now("is-open", move || year.item.get() == Some(row));
        keyed(row.to_string(), move || make().shows(move || Some(cells(year, row))))
    };
    let table = el("table", "list")
        .attr("aria-labelledby", "table-headline")
        .child(el("thead", "").child(el("tr", "").children(heads)))
        .child(el("tbody", "").each(move || -> Vec<Keyed> { rows.with(|rows| rows.iter().map(row).collect()) }));
    section(Section {
        part: View::Table,
        headline: Box::new(move || session.words().table.to_owned()),
        sub: el("p", "").text_now(move || year.sentence().0),
        actions: Some(download),
        body: parts().child(table).when(move || rows.with(Vec::is_empty), || el("p", "nothing").word(|w| w.nothing)),
    })
}

/// The head of a column, which sorts by it, or turns the order round.
fn head(year: Year, column: Column, sort: Source<(Column, bool)>) -> El {
    let order = move || {
        let (by, descending) = sort.get();
        (by == column).then_some(if descending { ("descending", " ↓") } else { ("ascending", " ↑") })
    };
    let sign = el("span", "").unsaid().text_now(move || order().map_or("", |(_, sign)| sign).to_owned());
    let sorter = button("plain")
        .on_click(move || {
            sort.update(|(by, descending)| {
                *descending = *by == column && !*descending;
                *by = column;
            });
        })
        .text_now(move || column.name(year.session.words()).to_owned())
        .child(sign);
    let head =
        el("th", "").attr("scope", "col").attr_now("aria-sort", move || order().map(|(name, _)| name.to_owned()));
    head.child(sorter)
}

/// The cells of a row, tracked for the language.
fn cells(year: Year, row: usize) -> El {
    let data = year.data();
    let speech = year.session.speech.get();
    let language = data.language(speech.lang);
    let activity = data.activity(row);
    let id = format!("row-{row}");
    let is_undated = activity.placement() == Placement::Undated;
    let figures: Vec<String> = activity.figures().map(|f| speech.figure_value(f)).collect();
    let place = activity.source().map_or_else(String::new, |place| speech.place_short(place));
    let when = el("span", if is_undated { "is-undated" } else { "" }).text(&speech.when(activity, data.period()));
    let opener = button("plain").id(&id).text(activity.title(language));
    let opener = opener.on_click(move || year.open(row, Part::Table, Some(id.clone())));
    parts()
        .child(el("td", "number").text(&activity.number()))
        .child(el("th", "name").attr("scope", "row").child(opener))
        .child(el("td", "kind").text(activity.kind().title.get(language)))
        .child(el("td", "when").child(when))
        .child(el("td", "basis").text(basis_short(speech.words, activity.basis())))
        .child(el("td", "figures-cell").text(&figures.join(", ")))
        .child(el("td", "place").text(&place))
}
