//! The initiatives that are chosen, each whole: what it is about, its months, its figures, its activities. For a page that is
//! about one of them, and for print.

use leptos::prelude::*;

use crate::state::reactive::{Computed, Source};
use crate::state::{Part, Year};
use yearline_core::domain::Split;
use yearline_core::text::DateForm;
use yearline_core::url::View;

use super::el::{El, button, el, parts};
use super::figures::cards;
use super::month_cell::{month_cell, needs_number};
use super::pace::in_portions;
use super::seal::seal;
use super::section::{Section, section};

/// The initiatives that are chosen; all of them where none is.
pub(crate) fn initiative_section() -> El {
    let year = Year::here();
    let session = year.session;
    section(Section {
        part: View::Initiative,
        headline: Box::new(move || match shown(year)[..] {
            [one] => session.speech.get().initiative_name(&year.data(), one),
            ref several => session.speech.get().initiatives(several.len()),
        }),
        sub: el("p", "").text_now(move || year.sentence().0),
        actions: None,
        body: parts().shows(move || {
            let initiatives = shown(year);
            let is_only = initiatives.len() == 1;
            let language = year.language();
            Some(untrack(|| {
                parts().children(
                    initiatives
                        .into_iter()
                        .map(|i| initiative(year, i, language, is_only)),
                )
            }))
        }),
    })
}

/// Which ones, tracked.
fn shown(year: Year) -> Vec<usize> {
    let chosen = year.filter.with(|f| f.initiatives.clone());
    if chosen.is_empty() {
        (0..year.data().initiatives().len()).collect()
    } else {
        chosen
    }
}

/// One of them. Its name stands above it already where it is the only one.
fn initiative(year: Year, index: usize, language: usize, is_only: bool) -> El {
    let data = year.data();
    let initiative = &data.initiatives()[index];
    let figures = data.figures().iter().enumerate();
    let figures: Vec<usize> = figures
        .filter(|(_, f)| data.activity(f.activity).initiative_index() == index)
        .map(|(at, _)| at)
        .collect();
    let mut piece = el("article", "initiative");
    if !is_only {
        piece = piece.child(
            el("h3", "group")
                .child(seal(index))
                .text(" ")
                .text(initiative.title.get(language)),
        );
    }
    piece = piece
        .child(el("p", "activity-summary").text(initiative.summary.get(language)))
        .child(months(year, index));
    if !figures.is_empty() {
        piece = piece.child(cards(figures));
    }
    piece.child(list(year, index))
}

/// Up to so many activities are all listed; of more the first ones, until all are asked for.
const LISTED: usize = 300;

/// Its activities, as far as they are shown.
fn list(year: Year, index: usize) -> El {
    let session = year.session;
    let shows_all = Source::new(false);
    let rows = Computed::new(move || {
        let data = year.data();
        year.selection.with(|s| {
            let mut own = s.shown.clone();
            own.intersect_with(data.of_initiative(index));
            own.ones().collect::<Vec<_>>()
        })
    });
    let n = move || rows.with(Vec::len);
    let listed = el("ul", "initiative-list").shows(move || {
        let mut rows = rows.get();
        if !shows_all.get() && rows.len() > LISTED {
            rows.truncate(LISTED);
        }
        Some(untrack(|| in_portions(rows, move |a| activity(year, a))))
    });
    let more = move || {
        let all = button("tool tool-wide").on_click(move || shows_all.set(true));
        el("p", "rest").child(all.text_now(move || session.speech.get().all_activities(n())))
    };
    parts()
        .child(listed)
        .when(move || n() > LISTED && !shows_all.get(), more)
}

/// The months of what is shown of it, and how much has none.
fn months(year: Year, index: usize) -> El {
    let said = move || {
        let data = year.data();
        let of_it = data.of_initiative(index);
        year.selection.with(|s| {
            let mut own = s.shown.clone();
            own.intersect_with(of_it);
            year.session
                .speech
                .get()
                .split_words(Split::of(&data, &own))
        })
    };
    let strip = el("div", "strip").unsaid().shows(move || {
        let row = year.matrix.with(|m| m.rows[index].clone());
        let most = row.months.iter().map(|c| c.certain).max().unwrap_or(0);
        let tone = year.tone_of(row.n);
        let (data, speech) = (year.data(), year.session.speech.get());
        let month = |(m, cell): (usize, &yearline_core::domain::Cell)| {
            let name = speech.date(data.period().month(m).first_day(), DateForm::MonthShort);
            let count = if needs_number(*cell) {
                speech.cell(*cell)
            } else {
                String::new()
            };
            el("span", "strip-month")
                .child(el("span", "strip-field").child(month_cell(*cell, tone, most)))
                .child(el("span", "strip-name").text(&name))
                .child(el("span", "strip-name").text(&count))
        };
        Some(parts().children(row.months.iter().enumerate().map(month)))
    });
    parts()
        .child(strip)
        .child(el("p", "chart-note").text_now(said))
}

/// One activity as a line, which opens it.
fn activity(year: Year, index: usize) -> El {
    let data = year.data();
    let speech = year.session.speech.get_untracked();
    let language = year.language();
    let activity = data.activity(index);
    let id = format!("initiative-activity-{index}");
    let opener = button("plain").id(&id).text(activity.title(language));
    let opener = opener.on_click(move || year.open(index, Part::Top, Some(id.clone())));
    let place = activity
        .source()
        .map_or_else(String::new, |place| speech.place_short(place));
    el("li", "")
        .child(el("span", "number").text(&activity.number()))
        .text(" ")
        .child(opener)
        .child(el("p", "").text(activity.summary(language)))
        .child(
            el("p", "initiative-facts")
                .child(el("span", "").text(activity.kind().title.get(language)))
                .child(el("span", "").text(&speech.when(activity, data.period())))
                .child(el("span", "").text(&place)),
        )
}
