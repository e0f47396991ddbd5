//! Downloading a picture, with the sentence that says what it shows and where it comes from.

use leptos::prelude::*;
use yearline_core::text::messages::Messages;
use yearline_plot::scene::{Role, Scene, Tone};
use yearline_plot::svg::{self, Look, Page};

use super::section::source_line;
use crate::browser::{address, document, files};
use crate::state::{Year, use_year};

/// Downloads a picture as SVG.
#[component]
pub fn ImageButton(
    /// The last part of the file's name.
    id: &'static str,
    /// What the picture is called.
    name: fn(&'static Messages) -> &'static str,
    /// What it shows.
    scene: Memo<Scene>,
) -> impl IntoView {
    let year = use_year();
    let messages = move || year.session.messages();
    view! {
        <button
            type="button"
            class="plain"
            id=format!("image-{id}")
            on:click=move |_| download(year, id, name(messages()), scene)
        >
            {move || messages().image}
            <span class="vh">" " {move || name(messages())}</span>
        </button>
    }
}

fn download(year: Year, id: &str, name: &str, scene: Memo<Scene>) {
    let (data, locale) = (year.data(), year.session.locale.get_untracked());
    let period = locale.period(data.period());
    let file = format!("{}-{period}-{id}.svg", data.meta().name);
    let title = format!("{} · {name}", data.meta().title.get(year.language()));
    let (count, rest) = year.sentence();
    let query = year.session.view.with_untracked(|v| v.query_string());
    let caption = [
        format!("{count}{rest}"),
        source_line(year),
        address::with_query(&query),
    ];
    let token = |name| document::token(name).unwrap_or_default();
    let (paper, ink, font) = (token("--paper"), token("--ink"), token("--sans"));
    let page = Page {
        title: &title,
        caption_lines: &caption,
        paper: &paper,
        ink: &ink,
        font_family: &font,
        lang: locale.lang.tag(),
    };
    let image = scene.with_untracked(|scene| svg::write(scene, &look, &page));
    files::download(&file, "image/svg+xml", &image);
}

/// How a role looks in the page's present colours. They are the style sheet's tokens, so that the image matches the page.
fn look(role: Role, tone: Tone) -> Look {
    let token = document::token;
    let mark = token(match tone {
        Tone::Plain => "--mark",
        Tone::Chosen => "--accent",
        Tone::Quiet => "--quiet",
    });
    let is_chosen = tone == Tone::Chosen;
    let (fill, stroke, stroke_width, dash) = match role {
        Role::Grid | Role::Rule => (None, token("--rule"), 1.0, ""),
        Role::GridStrong => (None, token("--edge"), 1.0, ""),
        Role::Baseline => (None, token("--ink"), 1.0, ""),
        Role::Empty => (None, token("--edge"), 1.0, "1 6"),
        Role::Undated => (token("--surface-2"), None, 0.0, ""),
        Role::BadgeText if is_chosen => (token("--on-accent"), None, 0.0, ""),
        Role::AxisText | Role::Note | Role::BadgeText => (token("--ink-2"), None, 0.0, ""),
        Role::Label | Role::Value => (token("--ink"), None, 0.0, ""),
        Role::Badge if is_chosen => (mark.clone(), mark, 1.0, ""),
        Role::Badge => (None, token("--edge"), 1.0, ""),
        Role::Solid | Role::Cap => (mark, None, 0.0, ""),
        Role::Hatched => (None, mark, 2.0, ""),
        Role::Open | Role::Outline => (None, mark, 1.25, ""),
        Role::Hit => (None, None, 0.0, ""),
    };
    Look {
        fill,
        stroke,
        stroke_width,
        dash: dash.to_owned(),
    }
}
