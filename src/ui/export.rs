//! Taking a picture or a table along, with the sentence that says what it shows and where it comes from.

use crate::browser::{address, document, files};
use crate::state::Year;
use crate::state::reactive::Computed;
use yearline_core::text::words::Words;
use yearline_plot::scene::{Role, Scene, Tone};
use yearline_plot::svg::{self, Look, Page};

use super::el::{El, button, el};
use super::section::source_line;

/// Downloads a picture as SVG.
pub(crate) fn image_button(
    id: &'static str,
    name: fn(&'static Words) -> &'static str,
    scene: Computed<Scene>,
) -> El {
    let year = Year::here();
    button("plain")
        .on_click(move || save(year, id, name, scene))
        .word(|w| w.image)
        .child(el("span", "vh").text(" ").word(name))
}

fn save(year: Year, id: &str, name: fn(&'static Words) -> &'static str, scene: Computed<Scene>) {
    let (data, speech) = (year.data(), year.session.speech.get_untracked());
    let file = format!(
        "{}-{}-{id}.svg",
        data.meta().name,
        speech.period(data.period())
    );
    let title = format!(
        "{} · {}",
        data.meta().title.get(year.language()),
        name(speech.words)
    );
    let (count, rest) = year.sentence();
    let view = year.session.view.with_untracked(|v| v.query_string());
    let caption = [
        format!("{count}{rest}"),
        source_line(year),
        address::with_query(&view),
    ];
    let paper = document::token("--paper").unwrap_or_default();
    let ink = document::token("--ink").unwrap_or_default();
    let font = document::token("--sans").unwrap_or_default();
    let page = Page {
        title: &title,
        caption_lines: &caption,
        paper: &paper,
        ink: &ink,
        font_family: &font,
        lang: speech.lang.tag(),
    };
    let picture = scene.with_untracked(|s| svg::write(s, &look, &page));
    files::download(&file, "image/svg+xml", &picture);
}

/// How a role looks in the page's present colours: the tokens of the style sheet, so that an image matches the page.
fn look(role: Role, tone: Tone) -> Look {
    let token = |name: &str| document::token(name);
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
        Role::Tray => (token("--tray"), None, 0.0, ""),
        Role::SealText if is_chosen => (token("--on-accent"), None, 0.0, ""),
        Role::AxisText | Role::Note | Role::SealText => (token("--ink-2"), None, 0.0, ""),
        Role::Label | Role::Value => (token("--ink"), None, 0.0, ""),
        Role::Seal if is_chosen => (mark.clone(), mark, 1.0, ""),
        Role::Seal => (None, token("--edge"), 1.0, ""),
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
