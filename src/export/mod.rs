//! What a reader takes along: files and texts, made of the year that is shown. It does not know how they reach the reader.
//!
//! What they say is made in [`yearline_core`], pictures in [`yearline_plot`]; here the page's state, its address and its style sheet are
//! put into them.

mod code;
mod ical;
mod picture;
pub mod single;

use std::collections::HashSet;

use leptos::prelude::*;
use yearline_core::domain::FixedBitSet;
use yearline_core::format::part_of;
use yearline_core::text::citation::{Access, Style};
use yearline_core::url::ViewState;

use crate::browser::clock;
use crate::browser::files::{self, TextFile};
use crate::state::Year;
pub use code::{code, code_raster};
pub use ical::written as ical;
pub use picture::{Caption, Colours, Key, Picture, Raster, Word};

/// The activities that are shown, in the order of the table.
fn in_order(year: Year) -> Vec<usize> {
    let sort = year.session.view.with_untracked(|v| v.sort);
    let mut activities = sort.order(&year.data(), untrack(|| year.language()));
    year.selection
        .with_untracked(|s| activities.retain(|a| s.shown.contains(*a)));
    activities
}

fn named(year: Year, extension: &str, media_type: &'static str, content: String) -> TextFile {
    let locale = year.session.locale.get_untracked();
    TextFile {
        name: locale.file_name(&year.data(), "", extension),
        media_type,
        content,
    }
}

/// What is shown as a table for spreadsheets.
#[must_use]
pub fn table(year: Year) -> TextFile {
    let locale = year.session.locale.get_untracked();
    let content = locale.csv(&year.data(), &in_order(year));
    named(year, "csv", "text/csv;charset=utf-8", content)
}

/// What is shown as a dataset: a part of the file that was read. `None` where that file is gone, which it is while another one is loaded.
pub async fn dataset(year: Year) -> Option<TextFile> {
    let whole = files::text_of(year.session.source()?).await?;
    let data = year.data();
    let part = year.selection.with_untracked(|s| {
        let ids: HashSet<&str> = s.shown.ones().map(|a| data.activity(a).id()).collect();
        part_of(&whole, &ids).ok()
    })?;
    Some(named(year, "json", "application/json", part))
}

/// The dated activities of what is shown as a calendar.
#[must_use]
pub fn calendar(year: Year) -> TextFile {
    let locale = year.session.locale.get_untracked();
    let calendar = locale.calendar(&year.data(), &in_calendar(year));
    // Each leads to its activity, whatever else is chosen now.
    let link = |id: &str| {
        year.session.link_with(|view| {
            *view = ViewState {
                item: Some(id.to_owned()),
                theme: None,
                ..view.without_filter()
            }
        })
    };
    let address = |id: &str| untrack(|| link(id)).address().map(str::to_owned);
    let content = ical(&calendar, clock::today(), &address);
    named(year, "ics", "text/calendar;charset=utf-8", content)
}

/// How many activities of what is shown are in its calendar, and how many have no month and are not, tracked.
#[must_use]
pub fn calendar_counts(year: Year) -> (usize, usize) {
    year.selection.with(|s| {
        let n_undated = |set: &FixedBitSet| set.intersection_count(year.data().undated());
        let n_left_out = n_undated(&s.shown);
        (s.n() - n_left_out, n_left_out + s.n_set_aside())
    })
}

/// What is shown, and what a filter by month sets aside because it has none: the calendar says how many these are.
fn in_calendar(year: Year) -> FixedBitSet {
    year.selection.with_untracked(|s| {
        let mut all = s.shown.clone();
        all.union_with(&s.set_aside);
        all
    })
}

/// How the year is cited, tracked.
#[must_use]
pub fn citation(year: Year, style: Style) -> String {
    // What is cited has no colours.
    let link = year.session.link_with(|view| view.theme = None);
    let access = Access {
        url: link.address(),
        day: clock::today(),
    };
    let locale = year.session.locale.get();
    locale.citation(style, &year.data(), access)
}
