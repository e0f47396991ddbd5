//! A picture as a document of its own, with the sentence that says what it shows and where it comes from.

use leptos::prelude::*;
use yearline_core::text::DateForm;
use yearline_core::text::messages::Messages;
use yearline_plot::scene::{Role, Scene, Tone};
use yearline_plot::svg::{self, Document, Look, Page, class_of};

use crate::browser::document::{self, Swatches};
use crate::browser::{canvas, clock};
use crate::components::scene_view::mark_lang;
use crate::state::Year;

/// A text of the page.
pub type Word = fn(&'static Messages) -> &'static str;

/// The signs of a picture and what they stand for.
pub type Key = &'static [(Role, Word)];

/// In which colours a picture is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// As the page shows it.
    #[default]
    AsShown,
    /// In the page's light colours.
    Light,
    /// In its dark ones.
    Dark,
}

/// What is drawn in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    /// A document of SVG.
    pub markup: String,
    /// Its width and height in pixels.
    pub size_px: [u32; 2],
    /// The name of its file.
    pub file_name: String,
    /// What it is called.
    pub name: String,
}

/// How many pixels of a PNG a CSS pixel is: for slides, and for screens that have so many.
const RASTER_SCALE: f64 = 2.0;

/// What is written around a picture.
#[derive(Clone, Copy, Debug)]
pub struct Caption {
    /// What the picture is called.
    pub name: Word,
    /// The signs in it and what they stand for.
    pub key: Key,
    /// How else it is to be read.
    pub note: Option<Word>,
}

/// A picture of a year.
#[derive(Clone, Copy, Debug)]
pub struct Picture {
    /// The last part of its file's name.
    pub id: &'static str,
    /// What is written around it.
    pub caption: Caption,
    /// What it shows.
    pub scene: Memo<Scene>,
}

impl Picture {
    /// The name of its file.
    #[must_use]
    pub fn file_name(self, year: Year, extension: &str) -> String {
        let locale = year.session.locale.get_untracked();
        locale.file_name(&year.data(), self.id, extension)
    }

    /// Its heading: the year's title, the period unless the title has it, its name. Tracked.
    #[must_use]
    pub fn title(self, year: Year) -> String {
        let (data, locale) = (year.data(), year.session.locale.get());
        let title = data.meta().title.get(year.language());
        let period = locale.period(data.period());
        let name = (self.caption.name)(locale.messages);
        if title.contains(&period) {
            format!("{title} · {name}")
        } else {
            format!("{title} · {period} · {name}")
        }
    }

    /// The picture with its heading, its signs, the sentence, the source, its address and the day on which it is made.
    #[must_use]
    pub fn document(self, year: Year, colours: Colours) -> Document {
        let theme = match colours {
            Colours::AsShown => None,
            Colours::Light => Some("light"),
            Colours::Dark => Some("dark"),
        };
        document::with_theme(theme, || untrack(|| self.written(year)))
    }

    /// The same to be drawn in pixels.
    #[must_use]
    pub fn raster(self, year: Year, colours: Colours) -> Raster {
        let document = self.document(year, colours);
        let (width, height) = (document.width, document.height);
        let scale = canvas::scale(width, height, RASTER_SCALE);
        Raster {
            markup: document.markup(scale),
            size_px: [width, height].map(|length| (length * scale).round() as u32),
            file_name: self.file_name(year, "png"),
            name: untrack(|| self.title(year)),
        }
    }

    fn written(self, year: Year) -> Document {
        let locale = year.session.locale.get();
        let title = self.title(year);
        let (count, rest) = year.sentence();
        let note = self
            .caption
            .note
            .map(|note| note(locale.messages).to_owned());
        let lines = [
            format!("{count}{rest}"),
            locale.source_line(&year.data()),
            made(year),
        ];
        let caption: Vec<String> = note.into_iter().chain(lines).collect();
        let signs = self.caption.key.iter();
        let key: Vec<(Role, String)> = signs
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
        let is_filtered = year.is_filtered();
        let swatches = Swatches::new(if is_filtered {
            "scene is-filtered"
        } else {
            "scene"
        });
        let look = |role, tone| look(&swatches, is_filtered, role, tone);
        let lang_of = |key| mark_lang(year, key);
        self.scene
            .with(|scene| svg::write(scene, &look, &lang_of, &page))
    }
}

/// The address that shows the same as the picture, and the day on which it is made. A file of the reader has no address.
fn made(year: Year) -> String {
    let locale = year.session.locale.get();
    let day = locale.date(clock::today(), DateForm::Day);
    match year.session.link().address() {
        Some(address) => locale.in_detail(address, &day),
        None => day,
    }
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
