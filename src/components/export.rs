//! Downloading a picture, with the sentence that says what it shows and where it comes from.

use leptos::prelude::*;
use yearline_core::text::messages::Messages;
use yearline_core::url::ViewState;
use yearline_plot::scene::{Role, Scene, Tone};
use yearline_plot::svg::{self, Look, Page};

use super::download::DownloadButton;
use super::scene_view::{class_of, mark_lang};
use super::section::source_line;
use crate::browser::document::Swatches;
use crate::browser::files::TextFile;
use crate::browser::{address, document};
use crate::state::{Year, use_year};

/// A text of the page.
pub type Word = fn(&'static Messages) -> &'static str;

/// The signs of a picture and what they stand for.
pub type Key = &'static [(Role, Word)];

/// Downloads a picture as SVG.
#[component]
pub fn ImageButton(
    /// The last part of the file's name.
    id: &'static str,
    /// What the picture is called.
    name: Word,
    /// The signs in it and what they stand for.
    key: Key,
    /// How else it is to be read.
    #[prop(optional_no_strip)]
    note: Option<Word>,
    /// What it shows.
    scene: Memo<Scene>,
) -> impl IntoView {
    let year = use_year();
    let messages = move || year.session.messages();
    view! {
        <DownloadButton
            id=format!("image-{id}")
            file=move |()| {
                let note = note.map(|note| note(messages()));
                image(year, id, name(messages()), key, note, scene)
            }
        >
            {move || messages().image}
            <span class="vh">" " {move || name(messages())}</span>
        </DownloadButton>
    }
}

fn image(
    year: Year,
    id: &str,
    name: &str,
    key: Key,
    note: Option<&str>,
    scene: Memo<Scene>,
) -> TextFile {
    let (data, locale) = (year.data(), year.session.locale.get_untracked());
    let period = locale.period(data.period());
    let file = locale.file_name(&data, id, "svg");
    let title = data.meta().title.get(year.language());
    let title = if title.contains(&period) {
        format!("{title} · {name}")
    } else {
        format!("{title} · {period} · {name}")
    };
    let (count, rest) = year.sentence();
    let caption: Vec<String> = note
        .map(str::to_owned)
        .into_iter()
        .chain([format!("{count}{rest}"), source_line(year)])
        .chain(picture_address(year))
        .collect();
    let key: Vec<(Role, String)> = key
        .iter()
        .map(|(role, words)| (*role, words(locale.messages).to_owned()))
        .collect();
    let token = |name| document::token(name).unwrap_or_default();
    let (paper, ink, font) = (token("--paper"), token("--ink"), token("--sans"));
    let page = Page {
        title: &title,
        key: &key,
        caption_lines: &caption,
        paper: &paper,
        ink: &ink,
        font_family: &font,
        lang: locale.lang.tag(),
    };
    let is_filtered = untrack(|| year.is_filtered());
    let swatches = Swatches::new(if is_filtered {
        "scene is-filtered"
    } else {
        "scene"
    });
    let look = |role, tone| look(&swatches, is_filtered, role, tone);
    let lang_of = |key| untrack(|| mark_lang(year, key));
    TextFile {
        content: scene.with_untracked(|scene| svg::write(scene, &look, &lang_of, &page)),
        name: file,
        media_type: "image/svg+xml",
    }
}

/// The address that shows the same as the picture. A file of the reader has none.
fn picture_address(year: Year) -> Option<String> {
    let session = year.session;
    session.local_file.with_untracked(Option::is_none).then(|| {
        let view = session.view.get_untracked();
        let view = ViewState {
            embed: false,
            transparent: false,
            ..view
        };
        address::with_query(&view.query_string())
    })
}

/// How a role looks in a picture of the page: what the style sheet makes of its class, so that the image is what the screen shows.
fn look(swatches: &Swatches, is_filtered: bool, role: Role, tone: Tone) -> Look {
    if role == Role::Hatched {
        // As the patterns of the page, which the style sheet colours where they are defined.
        let name = match tone {
            Tone::Chosen => "--accent",
            _ if is_filtered => "--quiet",
            Tone::Quiet => "--quiet",
            Tone::Plain => "--mark",
        };
        return Look {
            stroke: document::token(name),
            ..Look::default()
        };
    }
    let swatch = |property| swatches.computed(&class_of(role, tone), property);
    let colour = |property| swatch(property).filter(|colour| colour != "none");
    let stroke_width = swatch("stroke-width").and_then(|w| w.trim_end_matches("px").parse().ok());
    let opacity = swatch("opacity").and_then(|opacity| opacity.parse().ok());
    Look {
        fill: colour("fill"),
        stroke: colour("stroke"),
        stroke_width: stroke_width.unwrap_or(1.0),
        dash: colour("stroke-dasharray")
            .unwrap_or_default()
            .replace("px", ""),
        opacity: opacity.filter(|opacity| *opacity < 1.0),
        is_bold: swatch("font-weight").is_some_and(|weight| weight == "700"),
    }
}
