//! The scenarios, by what they are about. Each is named by what it shows.

mod access;
mod activity;
mod address;
mod charts;
mod dialects;
mod embed;
mod embed_dialog;
mod export;
mod faults;
mod figures;
mod files;
mod filters;
mod guide;
mod host;
mod hostile;
mod hosting;
mod initiatives;
mod keyboard;
mod languages;
mod loading;
mod looks;
mod many;
mod marks;
mod offline;
mod older;
mod paper;
mod periods;
mod pictures;
mod room;
mod seeing;
mod share;
mod sheets;
mod single_file;
mod slides;
mod states;
mod table;
mod text;
mod timeline;
mod transcript;
mod waiting;
mod widths;
mod workbook;

use crate::Scenario;

/// Lists scenarios by their own names. What a browser must be able to do for one beyond WebDriver follows: `on_paper needs Paper`.
macro_rules! scenarios {
    ($($name:ident $(needs $($need:ident)&+)?),* $(,)?) => {
        /// The scenarios of this file.
        pub(super) const ALL: &[$crate::Scenario] = &[$((
            concat!(module_path!(), "::", stringify!($name)),
            $name,
            &[$($($crate::engine::Need::$need),+)?],
        )),*];
    };
}
use scenarios;

/// All of them, those first that take longest.
pub(crate) fn all() -> impl Iterator<Item = Scenario> {
    [
        room::ALL,
        initiatives::ALL,
        access::ALL,
        keyboard::ALL,
        seeing::ALL,
        transcript::ALL,
        languages::ALL,
        pictures::ALL,
        paper::ALL,
        slides::ALL,
        widths::ALL,
        faults::ALL,
        waiting::ALL,
        loading::ALL,
        embed_dialog::ALL,
        filters::ALL,
        figures::ALL,
        charts::ALL,
        export::ALL,
        share::ALL,
        many::ALL,
        marks::ALL,
        timeline::ALL,
        activity::ALL,
        embed::ALL,
        dialects::ALL,
        host::ALL,
        hostile::ALL,
        address::ALL,
        files::ALL,
        sheets::ALL,
        workbook::ALL,
        guide::ALL,
        table::ALL,
        looks::ALL,
        older::ALL,
        text::ALL,
        hosting::ALL,
        offline::ALL,
        periods::ALL,
        single_file::ALL,
    ]
    .into_iter()
    .flatten()
    .map(|(name, scenario, needs)| {
        (
            name.trim_start_matches("e2e::scenarios::"),
            *scenario,
            *needs,
        )
    })
}
