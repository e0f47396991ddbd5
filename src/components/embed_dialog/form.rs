//! The form: which part, in which language and colours, and how tall.

use leptos::prelude::*;
use yearline_core::domain::Lang;
use yearline_core::text::messages::Messages;
use yearline_core::url::{Theme, View};

use super::fields::{CheckboxField, Label, SelectField};
use super::options::{EmbedOptions, Sizing};
use super::picture::PictureFields;
use crate::state::{use_session, use_year};

/// How many activities are offered. A reader who looks for another one filters first.
const MOST_OFFERED: usize = 300;

/// The heights that can be asked for, in CSS pixels.
const HEIGHTS_PX: std::ops::RangeInclusive<u32> = 100..=10_000;

/// The part, and for some parts which initiative or activity.
#[component]
pub(super) fn PartFields(options: RwSignal<EmbedOptions>) -> impl IntoView {
    let year = use_year();
    let name = |messages: &'static Messages, part| match part {
        View::Initiative => messages.embed_one_initiative,
        View::Activity => messages.embed_one_activity,
        part => messages.part(part),
    };
    let parts = Signal::derive(move || {
        let messages = year.session.messages();
        View::ALL
            .map(|part| name(messages, part).to_owned())
            .to_vec()
    });
    let part = Memo::new(move |_| options.with(|o| o.part));
    let is_picture = move || options.with(|o| o.sizing == Sizing::Picture);
    let is_filtered = year.filter.with_untracked(|f| !f.is_empty());
    view! {
        <div class="embed-group">
            <Show when=move || !is_picture() fallback=move || view! { <PictureFields options/> }>
                <SelectField
                    id="embed-what"
                    label=|messages| messages.embed_show
                    options=parts
                    selected=View::ALL.iter().position(|p| *p == part.get_untracked()).unwrap_or(0)
                    autofocus=true
                    on_choose=move |at| options.update(|o| o.part = View::ALL[at])
                />
                <Show when=move || part.get() == View::Initiative>
                    <InitiativeField options/>
                </Show>
                <Show when=move || part.get() == View::Activity>
                    <ActivityField options/>
                </Show>
            </Show>
            {is_filtered
                .then(|| {
                    view! {
                        <CheckboxField
                            id="embed-keep"
                            label=|messages| messages.embed_keep
                            checked=Signal::derive(move || options.with(|o| o.keeps_filter))
                            on_change=move |keeps| options.update(|o| o.keeps_filter = keeps)
                        />
                    }
                })}
        </div>
    }
}

#[component]
fn InitiativeField(options: RwSignal<EmbedOptions>) -> impl IntoView {
    let year = use_year();
    let names = Signal::derive(move || {
        let (data, locale) = (year.data(), year.session.locale.get());
        (0..data.initiatives().len())
            .map(|i| locale.initiative_name(&data, i))
            .collect()
    });
    view! {
        <SelectField
            id="embed-initiative"
            label=|messages| messages.initiative
            options=names
            selected=options.with_untracked(|o| o.initiative)
            on_choose=move |at| options.update(|o| o.initiative = at)
        />
    }
}

#[component]
fn ActivityField(options: RwSignal<EmbedOptions>) -> impl IntoView {
    let year = use_year();
    let chosen = options.with_untracked(|o| o.activity);
    let mut offered: Vec<usize> = year
        .selection
        .with_untracked(|s| s.shown.ones().take(MOST_OFFERED).collect());
    if !offered.contains(&chosen) {
        offered.insert(0, chosen);
    }
    let selected = offered.iter().position(|a| *a == chosen).unwrap_or(0);
    let offered = StoredValue::new(offered);
    let names = Signal::derive(move || {
        let (data, language) = (year.data(), year.language());
        let name = |&a: &usize| {
            let activity = data.activities().nth(a)?;
            Some(format!(
                "{} {}",
                activity.number(),
                activity.title(language)
            ))
        };
        offered.with_value(|offered| offered.iter().filter_map(name).collect())
    });
    let choose = move |at: usize| {
        if let Some(activity) = offered.with_value(|offered| offered.get(at).copied()) {
            options.update(|o| o.activity = activity);
        }
    };
    view! {
        <SelectField
            id="embed-activity"
            label=|messages| messages.column_activity
            options=names
            selected
            on_choose=choose
        />
    }
}

/// Language and colours.
#[component]
pub(super) fn LooksFields(
    options: RwSignal<EmbedOptions>,
    /// Whether it is a picture, which follows nothing.
    is_picture: bool,
) -> impl IntoView {
    let session = use_session();
    let (lang, theme) = options.with_untracked(|o| (o.lang, o.theme));
    let langs: Vec<Option<Lang>> = [None].into_iter().chain(Lang::ALL.map(Some)).collect();
    let themes = [
        None,
        Some(Theme::Light),
        Some(Theme::Dark),
        Some(Theme::Auto),
    ];
    let selected_lang = langs.iter().position(|l| *l == lang).unwrap_or(0);
    let selected_theme = themes.iter().position(|t| *t == theme).unwrap_or(0);
    let lang_names = Signal::derive(move || {
        let own_names = Lang::ALL.map(|lang| Messages::of(lang).language);
        let messages = session.messages();
        let first = if is_picture {
            messages.embed_as_here
        } else {
            messages.embed_lang_around
        };
        let names = [first].into_iter().chain(own_names);
        names.map(str::to_owned).collect()
    });
    let theme_names = Signal::derive(move || {
        let messages = session.messages();
        let (first, last) = if is_picture {
            (messages.embed_as_here, None)
        } else {
            let last = messages.embed_theme_system;
            (messages.embed_theme_around, Some(last))
        };
        let names = [first, messages.theme_light, messages.theme_dark];
        names.into_iter().chain(last).map(str::to_owned).collect()
    });
    view! {
        <div class="embed-group">
            <SelectField
                id="embed-lang"
                label=|messages| messages.language_switch
                options=lang_names
                selected=selected_lang
                on_choose=move |at| options.update(|o| o.lang = langs[at])
            />
            <SelectField
                id="embed-theme"
                label=|messages| messages.theme
                options=theme_names
                selected=selected_theme
                on_choose=move |at| options.update(|o| o.theme = themes[at])
            />
            <Show when=move || !is_picture>
                <CheckboxField
                    id="embed-transparent"
                    label=|messages| messages.embed_transparent
                    checked=Signal::derive(move || options.with(|o| o.transparent))
                    on_change=move |is_checked| options.update(|o| o.transparent = is_checked)
                />
            </Show>
        </div>
    }
}

/// What sets the height.
#[component]
pub(super) fn SizingFields(options: RwSignal<EmbedOptions>) -> impl IntoView {
    let session = use_session();
    let is_fixed = move || options.with(|o| o.sizing == Sizing::Fixed);
    view! {
        <fieldset class="embed-group">
            <legend>{move || session.messages().embed_form}</legend>
            <SizingRadio
                options
                sizing=Sizing::Script
                id="embed-follows"
                label=|messages| messages.embed_form_follows
            />
            <SizingRadio
                options
                sizing=Sizing::Element
                id="embed-element"
                label=|messages| messages.embed_form_element
            />
            <SizingRadio
                options
                sizing=Sizing::Fixed
                id="embed-fixed"
                label=|messages| messages.embed_form_fixed
            />
            <SizingRadio
                options
                sizing=Sizing::Picture
                id="embed-picture"
                label=|messages| messages.embed_form_picture
            />
            <Show when=is_fixed>
                <HeightField options/>
            </Show>
        </fieldset>
    }
}

#[component]
fn SizingRadio(
    options: RwSignal<EmbedOptions>,
    sizing: Sizing,
    id: &'static str,
    label: Label,
) -> impl IntoView {
    let session = use_session();
    view! {
        <p class="embed-tick">
            <input
                type="radio"
                name="embed-form"
                id=id
                prop:checked=move || options.with(|o| o.sizing == sizing)
                on:change=move |_| options.update(|o| o.sizing = sizing)
            />
            " "
            <label for=id>{move || label(session.messages())}</label>
        </p>
    }
}

#[component]
fn HeightField(options: RwSignal<EmbedOptions>) -> impl IntoView {
    let session = use_session();
    let set_height = move |event| {
        let height_px = event_target_value(&event).parse();
        if let Some(px) = height_px.ok().filter(|px| HEIGHTS_PX.contains(px)) {
            options.update(|o| o.height_px = px);
        }
    };
    view! {
        <p class="embed-field">
            <label for="embed-height">{move || session.messages().embed_height}</label>
            // Not controlled by the signal: a height that is half typed is out of range and has to stay in the field.
            <input
                type="number"
                min=HEIGHTS_PX.start().to_string()
                max=HEIGHTS_PX.end().to_string()
                step="10"
                id="embed-height"
                value=options.with_untracked(|o| o.height_px).to_string()
                on:input=set_height
            />
        </p>
    }
}
