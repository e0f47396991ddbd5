//! A map of the report: the sentences that the dataset cites, by paragraph.

use std::collections::BTreeSet;

use leptos::prelude::*;
use yearline_core::domain::{Dataset, Place};
use yearline_core::text::Locale;

use crate::state::use_year;

/// More paragraphs than this are no map but a wall.
const MAX_PARAGRAPHS: u16 = 40;
/// The same for sentences.
const MAX_SENTENCES: usize = 1500;

/// A paragraph and a sentence of it, both counted from 1; 0 where only the paragraph is cited.
type Sentence = (u16, u16);

/// The map, on which one activity's sentence stands out. Nothing if the report is too long for it.
#[component]
pub(super) fn ReportMap(index: usize, locale: Locale) -> impl IntoView {
    let data = use_year().data();
    let source = data.activity(index).source()?;
    let n_paragraphs = n_paragraphs(&data);
    if n_paragraphs > MAX_PARAGRAPHS {
        return None;
    }
    let cited = cited(&data)?;
    let here = sentence(source);
    let paragraph = |number: u16| {
        let sentences = cited.range((number, 0)..=(number, u16::MAX));
        let blocks = sentences
            .map(|sentence| {
                view! { <span class="report-block" class:is-here=*sentence == here></span> }
            })
            .collect_view();
        view! {
            <span class="report-paragraph" class:is-here=number == here.0>
                <span class="report-number">{number}</span>
                {blocks}
            </span>
        }
    };
    let paragraphs = (1..=n_paragraphs).map(paragraph).collect_view();
    Some(view! {
        <div class="report-map" aria-hidden="true">{paragraphs}</div>
        <p class="chart-note">{locale.messages.report_map_key}</p>
    })
}

fn sentence(place: Place) -> Sentence {
    (place.paragraph, place.sentence.unwrap_or(0))
}

fn places(data: &Dataset) -> impl Iterator<Item = Place> {
    let activities = data.activities().filter_map(|a| a.source());
    activities.chain(data.figures().iter().filter_map(|f| f.source))
}

/// How many paragraphs the report has, as far as the dataset tells.
fn n_paragraphs(data: &Dataset) -> u16 {
    let last_cited = places(data).map(|place| place.paragraph).max().unwrap_or(0);
    let source = data.meta().sources.first();
    source
        .and_then(|source| source.n_paragraphs)
        .map_or(last_cited, |n| n.max(last_cited))
}

/// The sentences that are cited; `None` if there are too many.
fn cited(data: &Dataset) -> Option<BTreeSet<Sentence>> {
    let mut cited = BTreeSet::new();
    for place in places(data) {
        cited.insert(sentence(place));
        if cited.len() > MAX_SENTENCES {
            return None;
        }
    }
    Some(cited)
}
