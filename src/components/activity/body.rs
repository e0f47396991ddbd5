//! What the report says of an activity, when it was, and where it stands.

use leptos::prelude::*;
use yearline_core::domain::Figure;
use yearline_core::text::Locale;
use yearline_core::text::charts::Amount;
use yearline_core::url::View;
use yearline_plot::scene::Tone;

use super::copy_link::CopyLink;
use super::head::Head;
use super::is_dialog;
use super::months::Months;
use super::report_map::ReportMap;
use crate::browser::focus;
use crate::components::embed_dialog::EmbedButton;
use crate::components::figures::{FigureRule, breakable, em_step, value_em};
use crate::components::section::PartSource;
use crate::state::{use_session, use_year};

/// The activity that is open.
#[component]
pub(super) fn ActivityBody(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let year = use_year();
    move || {
        let index = year.item.get()?;
        Some(view! { <OpenActivity index on_close/> })
    }
}

/// One activity. Its title gets the focus and comes into view when it opens, also as the next or previous one.
#[component]
fn OpenActivity(index: usize, on_close: Callback<()>) -> impl IntoView {
    let session = use_session();
    Effect::new(move |_| {
        if !session.has_address {
            return;
        }
        if session.take_item_news() {
            focus::put("activity-title");
            focus::reveal("activity");
            // Of one that is taller than the window, or than that of the page around this one, the beginning is seen.
            focus::reveal("activity-title");
            focus::reveal("activity-path");
        } else if focus::is_lost() || untrack(|| is_dialog(session)) {
            focus::put("activity-title");
        }
    });
    move || {
        let locale = session.locale.get();
        view! { <Content index locale on_close/> }
    }
}

#[component]
fn Content(index: usize, locale: Locale, on_close: Callback<()>) -> impl IntoView {
    let data = use_year().data();
    let title = data.activity(index).title(data.language(locale.lang));
    view! {
        <Head index locale title=title.to_owned() on_close/>
        <div class="activity-columns">
            <What index locale/>
            <When index locale/>
            <Where index locale/>
        </div>
        <div class="foot">
            <PartSource/>
            <div class="actions">
                <CopyLink/>
                <EmbedButton part=View::Activity/>
            </div>
        </div>
    }
}

/// What the report says: the summary, the figures, the kind.
#[component]
fn What(index: usize, locale: Locale) -> impl IntoView {
    let year = use_year();
    let data = year.data();
    let language = data.language(locale.lang);
    let activity = data.activity(index);
    let kind = activity.kind_index();
    let kind_title = &activity.kind().title;
    let [_, foreign, _] = year.foreign_activity(index);
    let figures = activity.figures();
    view! {
        <div>
            <p class="activity-summary" dir="auto" lang=foreign>{activity.summary(language).to_owned()}</p>
            {figures.map(|figure| view! { <FigureView figure locale language/> }).collect_view()}
            <p class="activity-kind">
                {locale.named(locale.messages.kind, "")}
                <button
                    type="button"
                    class="plain"
                    id="activity-kind"
                    on:click=move |_| year.toggle_kind(kind)
                >
                    <span dir="auto" lang=year.foreign_text(kind_title)>{kind_title.get(language).to_owned()}</span>
                </button>
            </p>
        </div>
    }
}

#[component]
fn FigureView<'a>(figure: &'a Figure, locale: Locale, language: usize) -> impl IntoView + use<> {
    let year = use_year();
    let foreign = |text| year.foreign_text(text);
    let note = figure.note.get(language).to_owned();
    let note = (!note.is_empty())
        .then(|| view! { <p class="figure-note" dir="auto" lang=foreign(&figure.note)>{note}</p> });
    let Amount { number, unit } = locale.amount(figure, language);
    let title = (!figure.is_titled_by_unit(language)).then(|| {
        let title = figure.title.get(language).to_owned();
        view! { <p class="figure-title" dir="auto" lang=foreign(&figure.title)>{title}</p> }
    });
    view! {
        <div class="figure" data-em=em_step(value_em(&number)).to_string()>
            <FigureRule qualifier=figure.qualifier tone=Tone::Chosen/>
            <p class="figure-qualifier">{locale.qualifier(figure.qualifier)} " "</p>
            <p class="figure-amount">
                <span class="figure-value">{breakable(&number)}</span>
                <span class="figure-unit" dir="auto" lang=foreign(&figure.unit)>{unit}</span>
            </p>
            {title}
            {note}
        </div>
    }
}

/// When it was, what that rests on, and what is unclear.
#[component]
fn When(index: usize, locale: Locale) -> impl IntoView {
    let year = use_year();
    let data = year.data();
    let activity = data.activity(index);
    let messages = locale.messages;
    let note = activity.note(data.language(locale.lang)).to_owned();
    let [_, _, foreign] = year.foreign_activity(index);
    let unclear = (!note.is_empty()).then(|| {
        view! {
            <h3>{messages.what_is_unclear}</h3>
            <p dir="auto" lang=foreign>{note}</p>
        }
    });
    view! {
        <div>
            <h3>{messages.when}</h3>
            <Months index locale/>
            <p class="activity-when">{locale.when_sentence(activity, data.period())}</p>
            <h3>{messages.basis_heading}</h3>
            <p>{locale.basis(activity.basis())}</p>
            {unclear}
        </div>
    }
}

/// Where it stands in the report.
#[component]
fn Where(index: usize, locale: Locale) -> impl IntoView {
    let data = use_year().data();
    let place = data.activity(index).source();
    let place = place.map(|place| {
        view! { <p class="activity-place">{locale.place(place)}</p> }
    });
    view! {
        <div>
            <h3>{locale.messages.place_in_report}</h3>
            {place}
            <ReportMap index locale/>
        </div>
    }
}
