//! Shapes as SVG elements, for the page and for the export, and a scene as a standalone SVG document.
//!
//! [`Geometry::tag`], [`Geometry::attributes`] and [`Geometry::content`] describe a shape's element, and [`class_of`] its classes
//! in the page's style sheet. This module knows no colours: the caller says what a role looks like ([`Look`]). An exported document
//! fetches nothing, and names and titles in it are only ever text.

use core::fmt::Write as _;

use super::measure::{wrap, wrap_bold};
use super::scene::{Anchor, Geometry, MarkKey, Role, Scene, Shape, Tone};

/// A length in CSS pixels as an attribute's value, to a tenth: finer differences cannot be seen.
///
/// ```
/// use yearline_plot::svg::px;
/// assert_eq!([px(12.34), px(100.0), px(-0.04)], ["12.3", "100", "0"]);
/// ```
#[must_use]
pub fn px(length: f64) -> String {
    // Adding zero turns -0 into 0.
    ((length * 10.0).round() / 10.0 + 0.0).to_string()
}

/// Corners as the attribute `points`.
#[must_use]
pub fn points(corners: &[(f64, f64)]) -> String {
    let corner = |(x, y): &(f64, f64)| format!("{},{}", px(*x), px(*y));
    corners.iter().map(corner).collect::<Vec<_>>().join(" ")
}

impl Geometry {
    /// The tag of its SVG element.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        match self {
            Self::Rect { .. } => "rect",
            Self::Line { .. } => "line",
            Self::Polygon(_) => "polygon",
            Self::Polyline(_) => "polyline",
            Self::Text { .. } => "text",
        }
    }

    /// The attributes of its SVG element, which say where it is and how text is set. Colours are not among them.
    #[must_use]
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Rect {
                x,
                y,
                width,
                height,
            } => vec![
                ("x", px(*x)),
                ("y", px(*y)),
                ("width", px(*width)),
                ("height", px(*height)),
            ],
            Self::Line { x1, y1, x2, y2 } => vec![
                ("x1", px(*x1)),
                ("y1", px(*y1)),
                ("x2", px(*x2)),
                ("y2", px(*y2)),
            ],
            Self::Polygon(corners) | Self::Polyline(corners) => vec![("points", points(corners))],
            Self::Text {
                x,
                y,
                size,
                anchor,
                bold,
                ..
            } => {
                let mut attributes = vec![("x", px(*x)), ("y", px(*y)), ("font-size", px(*size))];
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => attributes.push(("text-anchor", "middle".to_owned())),
                    Anchor::End => attributes.push(("text-anchor", "end".to_owned())),
                }
                if *bold {
                    attributes.push(("font-weight", "700".to_owned()));
                }
                attributes
            }
        }
    }

    /// The text inside its SVG element; empty for all but [`Geometry::Text`].
    #[must_use]
    pub fn content(&self) -> &str {
        match self {
            Self::Text { content, .. } => content,
            _ => "",
        }
    }
}

/// The tone that a shape's class names. What is not chosen is written as plain: that it is quiet beside what is chosen, the picture's own
/// class `is-filtered` says once for all of it, so a choice leaves most shapes as they are. Only text has a quiet form of its own.
#[must_use]
pub fn class_tone(role: Role, tone: Tone) -> Tone {
    let is_text = matches!(
        role,
        Role::AxisText | Role::Label | Role::Note | Role::Value | Role::BadgeText
    );
    match tone {
        Tone::Quiet if !is_text => Tone::Plain,
        tone => tone,
    }
}

/// The classes of a shape's element in a picture of the page.
#[must_use]
pub fn class_of(role: Role, tone: Tone) -> String {
    format!("{} {}", role.class(), class_tone(role, tone).class())
}

/// How a shape looks: CSS colours, CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Colour of the inside, or of text; `None` leaves it open. Ignored for [`Role::Hatched`], which has a pattern.
    pub fill: Option<String>,
    /// Colour of the line, or of the hatching.
    pub stroke: Option<String>,
    /// Width of the line.
    pub stroke_width: f64,
    /// Lengths of dashes and gaps, as `stroke-dasharray` takes them; empty for a line without gaps.
    pub dash: String,
    /// The opacity, if it is not opaque.
    pub opacity: Option<f64>,
    /// Whether text is bold even where the scene leaves it plain.
    pub is_bold: bool,
}

impl Look {
    /// All attributes of a shape's element.
    fn attributes(self, shape: &Shape) -> Vec<(&'static str, String)> {
        let mut attributes = shape.geometry.attributes();
        if shape.role == Role::Hatched {
            attributes.push(("fill", format!("url(#{})", hatch_id(shape.tone))));
            return attributes;
        }
        if shape.is_text() {
            attributes.push(("unicode-bidi", "plaintext".to_owned()));
            if self.is_bold && !attributes.iter().any(|(name, _)| *name == "font-weight") {
                attributes.push(("font-weight", "700".to_owned()));
            }
        }
        let is_open = matches!(shape.geometry, Geometry::Polyline(_));
        let fill = self.fill.filter(|_| !is_open);
        attributes.push(("fill", fill.unwrap_or_else(|| "none".to_owned())));
        if let Some(opacity) = self.opacity {
            attributes.push(("opacity", opacity.to_string()));
        }
        if let Some(stroke) = self.stroke {
            attributes.push(("stroke", stroke));
            attributes.push(("stroke-width", self.stroke_width.to_string()));
            if !self.dash.is_empty() {
                attributes.push(("stroke-dasharray", self.dash));
            }
        }
        attributes
    }
}

/// What is around the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<'a> {
    /// The heading; also the document's title.
    pub title: &'a str,
    /// The signs of the picture and what they stand for. Those that are not in the picture are left out.
    pub key: &'a [(Role, String)],
    /// Lines below the picture: the source, how to read it. Long ones are broken.
    pub caption_lines: &'a [String],
    /// Colour of the background.
    pub paper: &'a str,
    /// Colour of the heading and of the lines below.
    pub ink: &'a str,
    /// A CSS font stack.
    pub font_family: &'a str,
    /// The language of the text as a BCP 47 tag. Fonts choose the forms of Chinese characters by it.
    pub lang: &'a str,
}

/// How the page sets text.
const TEXT_STYLE: &str =
    "font-variant-numeric: tabular-nums lining-nums; text-autospace: no-autospace";
const MARGIN_PX: f64 = 24.0;
const TITLE_PX: f64 = 20.0;
const TITLE_LINE_PX: f64 = TITLE_PX * 1.3;
const CAPTION_PX: f64 = 12.0;
const CAPTION_LINE_PX: f64 = CAPTION_PX * 1.5;
/// Left, top, width, height of a sign in the key, beside the top left corner of its words.
const SIGN_PX: [f64; 4] = [0.0, 2.0, 14.0, 11.0];
/// The same of an open square.
const SQUARE_PX: [f64; 4] = [2.0, 3.0, 9.0, 9.0];
/// From the left edge of a sign to its words.
const SIGN_STEP_PX: f64 = 22.0;
/// Between the heading and the picture, and between the picture and the caption.
const GAP_PX: f64 = 12.0;

/// A picture as a document of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    attributes: Vec<(&'static str, String)>,
    content: String,
}

impl Document {
    /// Its markup, so many times as large as it is: whoever turns it into pixels need not magnify any.
    #[must_use]
    pub fn markup(&self, scale: f64) -> String {
        let (width, height) = (px(self.width), px(self.height));
        let size = [
            ("width", px(self.width * scale)),
            ("height", px(self.height * scale)),
            ("viewBox", format!("0 0 {width} {height}")),
        ];
        let mut out = Markup::default();
        out.open("svg", self.attributes.iter().cloned().chain(size));
        out.0.push_str(&self.content);
        out.close("svg");
        out.0
    }
}

/// Writes the document: heading, picture, caption. Shapes of [`Role::Hit`] are left out. `lang_of` tells the language of a mark's text,
/// where it is another than the document's.
#[must_use]
pub fn write(
    scene: &Scene,
    look: &dyn Fn(Role, Tone) -> Look,
    lang_of: &dyn Fn(MarkKey) -> Option<String>,
    page: &Page<'_>,
) -> Document {
    let inner = scene.width.max(200.0);
    let title = wrap_bold(page.title, TITLE_PX, inner, 4);
    let caption = page.caption_lines.iter();
    let caption: Vec<String> = caption
        .flat_map(|line| wrap(line, CAPTION_PX, inner, 9))
        .collect();
    let height_of = |n_lines: usize, line_px| match n_lines {
        0 => 0.0,
        n => n as f64 * line_px + GAP_PX,
    };
    let head = height_of(title.len(), TITLE_LINE_PX);
    let foot = height_of(caption.len(), CAPTION_LINE_PX);
    let in_scene = |role| shapes_of(scene).any(|s| s.role == role);
    let key = page.key.iter().filter(|(role, _)| in_scene(*role));
    let key: Vec<(Option<Role>, String)> = key
        .flat_map(|(role, words)| {
            let lines = wrap(words, CAPTION_PX, inner - SIGN_STEP_PX, 3).into_iter();
            lines
                .enumerate()
                .map(|(i, line)| ((i == 0).then_some(*role), line))
        })
        .collect();
    let key_height = height_of(key.len(), CAPTION_LINE_PX);

    let mut out = Markup::default();
    out.element("title", [], page.title);
    out.open("defs", []);
    for tone in Tone::ALL {
        let look = look(Role::Hatched, tone);
        let ink = look.stroke.or(look.fill);
        out.hatch(tone, ink.unwrap_or_else(|| page.ink.to_owned()));
    }
    out.close("defs");
    let full = || "100%".to_owned();
    let paper = [
        ("width", full()),
        ("height", full()),
        ("fill", page.paper.to_owned()),
    ];
    out.element("rect", paper, "");
    for (i, line) in title.iter().enumerate() {
        let y = MARGIN_PX + TITLE_PX + i as f64 * TITLE_LINE_PX;
        out.line((MARGIN_PX, y), TITLE_PX, page.ink, true, line);
    }
    let top = MARGIN_PX + head;
    let moved = format!("translate({} {})", px(MARGIN_PX), px(top));
    out.open("g", [("transform", moved)]);
    let is_drawn = |shape: &&Shape| shape.role != Role::Hit;
    for shape in scene.back.iter().filter(is_drawn) {
        out.shape(shape, look, None);
    }
    for mark in &scene.marks {
        let lang = lang_of(mark.key);
        for shape in mark.shapes.iter().filter(is_drawn) {
            out.shape(shape, look, lang.as_deref());
        }
    }
    out.close("g");
    let key_top = top + scene.height + GAP_PX;
    for (i, (role, words)) in key.iter().enumerate() {
        let line_top = key_top + i as f64 * CAPTION_LINE_PX;
        if let Some(role) = role {
            out.shape(&sign(*role, line_top), look, None);
        }
        let at = (MARGIN_PX + SIGN_STEP_PX, line_top + CAPTION_PX);
        out.line(at, CAPTION_PX, page.ink, false, words);
    }
    let caption_top = top + scene.height + key_height + GAP_PX;
    for (i, line) in caption.iter().enumerate() {
        let y = caption_top + CAPTION_PX + i as f64 * CAPTION_LINE_PX;
        out.line((MARGIN_PX, y), CAPTION_PX, page.ink, false, line);
    }
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("role", "img"),
        ("lang", page.lang),
        ("xml:lang", page.lang),
        ("font-family", page.font_family),
        ("style", TEXT_STYLE),
    ];
    Document {
        width: inner + 2.0 * MARGIN_PX,
        height: scene.height + head + key_height + foot + 2.0 * MARGIN_PX,
        attributes: attributes.map(|(n, v)| (n, v.to_owned())).to_vec(),
        content: out.0,
    }
}

/// All shapes, back to front.
fn shapes_of(scene: &Scene) -> impl Iterator<Item = &Shape> {
    let in_marks = scene.marks.iter().flat_map(|m| &m.shapes);
    scene.back.iter().chain(in_marks)
}

/// A sign of the key, in a line with that top.
fn sign(role: Role, line_top: f64) -> Shape {
    let [left, top, width, height] = match role {
        Role::Open => SQUARE_PX,
        _ => SIGN_PX,
    };
    let geometry = Geometry::Rect {
        x: MARGIN_PX + left,
        y: line_top + top,
        width,
        height,
    };
    Shape {
        role,
        tone: Tone::Plain,
        geometry,
    }
}

fn hatch_id(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "hatch-plain",
        Tone::Chosen => "hatch-chosen",
        Tone::Quiet => "hatch-quiet",
    }
}

/// Markup in the making. Writing into a `String` cannot fail, so results are dropped.
#[derive(Default)]
struct Markup(String);

impl Markup {
    fn open(&mut self, tag: &str, attributes: impl IntoIterator<Item = (&'static str, String)>) {
        let _ = write!(self.0, "<{tag}");
        for (name, value) in attributes {
            let _ = write!(self.0, r#" {name}="{}""#, escaped(&value));
        }
        self.0.push('>');
    }

    fn close(&mut self, tag: &str) {
        let _ = write!(self.0, "</{tag}>");
    }

    fn element(
        &mut self,
        tag: &str,
        attributes: impl IntoIterator<Item = (&'static str, String)>,
        content: &str,
    ) {
        self.open(tag, attributes);
        self.0.push_str(&escaped(content));
        self.close(tag);
    }

    fn shape(&mut self, shape: &Shape, look: &dyn Fn(Role, Tone) -> Look, lang: Option<&str>) {
        let mut attributes = look(shape.role, shape.tone).attributes(shape);
        if let Some(lang) = lang.filter(|_| shape.is_text()) {
            attributes.extend(["lang", "xml:lang"].map(|name| (name, lang.to_owned())));
        }
        self.element(shape.geometry.tag(), attributes, shape.geometry.content());
    }

    /// A line of text beside the picture.
    fn line(&mut self, (x, y): (f64, f64), size: f64, ink: &str, bold: bool, content: &str) {
        let weight = if bold { "700" } else { "400" };
        let attributes = [
            ("x", px(x)),
            ("y", px(y)),
            ("font-size", px(size)),
            ("font-weight", weight.to_owned()),
            ("unicode-bidi", "plaintext".to_owned()),
            ("fill", ink.to_owned()),
        ];
        self.element("text", attributes, content);
    }

    /// The pattern of hatched shapes in a tone, as the page has it.
    fn hatch(&mut self, tone: Tone, ink: String) {
        let side = || "5".to_owned();
        let attributes = [
            ("id", hatch_id(tone).to_owned()),
            ("width", side()),
            ("height", side()),
            ("patternUnits", "userSpaceOnUse".to_owned()),
            ("patternTransform", "rotate(45)".to_owned()),
        ];
        self.open("pattern", attributes);
        let stripe = [("width", "2".to_owned()), ("height", side()), ("fill", ink)];
        self.element("rect", stripe, "");
        self.close("pattern");
    }
}

/// Text as XML has it. White space becomes a space, and characters that XML 1.0 forbids are left out.
pub(crate) fn escaped(text: &str) -> String {
    let allowed = |c: char| match c {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => None,
        _ => Some(c),
    };
    let allowed: String = text.chars().filter_map(allowed).collect();
    html_escape::encode_quoted_attribute(&allowed).into_owned()
}

#[cfg(test)]
mod tests;
