//! The page before its program: the application's own components, rendered natively in each language of the page.

use std::sync::Arc;

use any_spawner::Executor;
use leptos::prelude::*;

use yearline::app::YearPage;
use yearline::components::forms::Prerendering;
use yearline::components::patterns::Patterns;
use yearline::state::Session;

use crate::messages::OwnWords;
use crate::waiting::waiting;
use crate::year::{Telling, Year};

/// Where there are more activities than these, they are not listed in full: a page of text that nobody reads must not keep the program
/// waiting.
const MOST_ACTIVITIES: usize = 500;

/// The width of the page on a usual screen, in CSS pixels.
const USUAL_WIDTH_PX: f64 = 1216.0;

/// The year in each language of the page, those that the dataset lacks hidden.
pub(crate) fn body(year: &Year<'_>) -> String {
    // Selectors are effects, which want an executor. There is nothing for it to do; one that is there already serves as well.
    let _ = Executor::init_futures_executor();
    let pages = year.tellings().into_iter().map(|telling| {
        let html = Owner::new().with(|| page(year, telling).to_html());
        waiting(&html, telling.locale.lang.tag())
    });
    pages.collect()
}

/// The page in one language.
fn page(year: &Year<'_>, telling: Telling) -> impl IntoView + use<> {
    let locale = telling.locale;
    let own = OwnWords::of(locale.lang);
    // What is not drawn to a width has its usual form.
    let session = Session::prerendered(locale.lang).at_width(USUAL_WIDTH_PX);
    let dataset = Arc::clone(year.data);
    let n_activities = dataset.n_activities();
    let lists_activities = n_activities <= MOST_ACTIVITIES;
    provide_context(session);
    provide_context(Prerendering {
        file: year.file.map(str::to_owned),
        lists_activities,
    });
    let in_file = (!lists_activities).then(|| {
        let in_file = own.in_file.replace("{n}", &locale.count(n_activities));
        view! {
            <noscript>
                <p class="note">{in_file}</p>
            </noscript>
        }
    });
    view! {
        <div class="page" lang=locale.lang.tag() hidden=!telling.is_of_dataset>
            <Patterns/>
            <div class="sheet">
                <noscript>
                    <p class="note">{own.without_scripts}</p>
                </noscript>
                <YearPage dataset/>
                {in_file}
            </div>
        </div>
    }
}
