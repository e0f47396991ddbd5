//! A scene as a standalone SVG document, for export.
//!
//! What a role looks like is the caller's to say ([`Look`]): here too no colour is known. Writing is escaped text and nothing
//! else, hatching is a pattern for each tone, and nothing is fetched from anywhere.

use core::fmt::Write as _;

use super::measure::{wrap, wrap_bold};
use super::scene::{Anchor, Geometry, Role, Scene, Shape, Tone};

/// How a shape looks: CSS colours, CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Colour of the inside, or of writing; none leaves it open. Ignored for [`Role::Hatched`], which has its pattern.
    pub fill: Option<String>,
    /// Colour of the line, or of the hatching.
    pub stroke: Option<String>,
    /// Width of the line.
    pub stroke_width: f64,
    /// Lengths of dashes and gaps, as `stroke-dasharray` takes them; empty for a line without gaps.
    pub dash: String,
}

/// What stands around the picture, and on what.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<'a> {
    /// The heading; also the document's title.
    pub title: &'a str,
    /// Lines below the picture: the source, how to read it. Long ones are broken.
    pub caption_lines: &'a [String],
    /// Colour of the ground.
    pub paper: &'a str,
    /// Colour of the heading and of the lines below.
    pub ink: &'a str,
    /// A CSS font stack.
    pub font_family: &'a str,
    /// Whether the writing is Chinese, which CSS fonts are to know for the forms of its characters: a BCP 47 tag.
    pub lang: &'a str,
}

const MARGIN_PX: f64 = 24.0;
const TITLE_PX: f64 = 20.0;
const CAPTION_PX: f64 = 12.0;
const TONES: [Tone; 3] = [Tone::Plain, Tone::Chosen, Tone::Quiet];

/// Writes the document: heading, picture, caption. [`Role::Hit`] is left out.
#[must_use]
pub fn write(scene: &Scene, look: &dyn Fn(Role, Tone) -> Look, page: &Page<'_>) -> String {
    let inner = scene.width.max(200.0);
    let title = wrap_bold(page.title, TITLE_PX, inner, 4);
    let caption: Vec<String> = page
        .caption_lines
        .iter()
        .flat_map(|l| wrap(l, CAPTION_PX, inner, 9))
        .collect();
    let head = title.len() as f64 * TITLE_PX * 1.3 + if title.is_empty() { 0.0 } else { 12.0 };
    let foot =
        caption.len() as f64 * CAPTION_PX * 1.5 + if caption.is_empty() { 0.0 } else { 12.0 };
    let (width, height) = (
        inner + 2.0 * MARGIN_PX,
        scene.height + head + foot + 2.0 * MARGIN_PX,
    );

    let mut out = String::new();
    // Writing into a `String` cannot fail, hence `let _` throughout.
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="{0}" xml:lang="{0}" width="{1}" height="{2}" viewBox="0 0 {1} {2}" font-family="{3}">"#,
        escaped(page.lang),
        number(width),
        number(height),
        escaped(page.font_family),
    );
    let _ = write!(out, "<title>{}</title><defs>", escaped(page.title));
    for tone in TONES {
        let look = look(Role::Hatched, tone);
        let ink = look
            .stroke
            .or(look.fill)
            .unwrap_or_else(|| page.ink.to_owned());
        let _ = write!(
            out,
            r#"<pattern id="hatch-{}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1.25 0V6" stroke="{}" stroke-width="2.5"/></pattern>"#,
            tone_name(tone),
            escaped(&ink),
        );
    }
    let _ = write!(
        out,
        r#"</defs><rect width="100%" height="100%" fill="{}"/>"#,
        escaped(page.paper)
    );
    lines(
        &mut out,
        &title,
        MARGIN_PX + TITLE_PX,
        TITLE_PX,
        1.3,
        page.ink,
        true,
    );
    let _ = write!(
        out,
        r#"<g transform="translate({} {})">"#,
        number(MARGIN_PX),
        number(MARGIN_PX + head)
    );
    let shapes = scene
        .back
        .iter()
        .chain(scene.marks.iter().flat_map(|m| &m.shapes));
    for shape in shapes.filter(|s| s.role != Role::Hit) {
        write_shape(&mut out, shape, look);
    }
    out.push_str("</g>");
    let top = MARGIN_PX + head + scene.height + 12.0 + CAPTION_PX;
    lines(&mut out, &caption, top, CAPTION_PX, 1.5, page.ink, false);
    out.push_str("</svg>");
    out
}

fn tone_name(tone: Tone) -> &'static str {
    tone.class().trim_start_matches("t-")
}

fn lines(
    out: &mut String,
    lines: &[String],
    first: f64,
    size: f64,
    line: f64,
    ink: &str,
    bold: bool,
) {
    for (i, text) in lines.iter().enumerate() {
        let weight = if bold { r#" font-weight="700""# } else { "" };
        let y = number(first + i as f64 * size * line);
        let (x, size, ink) = (number(MARGIN_PX), number(size), escaped(ink));
        let _ = write!(
            out,
            r#"<text x="{x}" y="{y}" font-size="{size}" fill="{ink}"{weight}>{}</text>"#,
            escaped(text)
        );
    }
}

fn write_shape(out: &mut String, shape: &Shape, look: &dyn Fn(Role, Tone) -> Look) {
    let look = look(shape.role, shape.tone);
    let mut paint = String::new();
    if shape.role == Role::Hatched {
        let _ = write!(paint, r#" fill="url(#hatch-{})""#, tone_name(shape.tone));
    } else {
        let _ = write!(
            paint,
            r#" fill="{}""#,
            look.fill.as_deref().map_or_else(|| "none".into(), escaped)
        );
        if let Some(stroke) = &look.stroke {
            let _ = write!(
                paint,
                r#" stroke="{}" stroke-width="{}""#,
                escaped(stroke),
                number(look.stroke_width)
            );
            if !look.dash.is_empty() {
                let _ = write!(paint, r#" stroke-dasharray="{}""#, escaped(&look.dash));
            }
        }
    }
    let points = |points: &[(f64, f64)]| {
        points
            .iter()
            .map(|(x, y)| format!("{},{}", number(*x), number(*y)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let _ = match &shape.geometry {
        Geometry::Rect {
            x,
            y,
            width,
            height,
        } => {
            let (x, y, width, height) = (number(*x), number(*y), number(*width), number(*height));
            write!(
                out,
                r#"<rect x="{x}" y="{y}" width="{width}" height="{height}"{paint}/>"#
            )
        }
        Geometry::Line { x1, y1, x2, y2 } => {
            let (x1, y1, x2, y2) = (number(*x1), number(*y1), number(*x2), number(*y2));
            write!(
                out,
                r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{paint}/>"#
            )
        }
        Geometry::Polygon(corners) => {
            write!(out, r#"<polygon points="{}"{paint}/>"#, points(corners))
        }
        Geometry::Polyline(corners) => {
            write!(out, r#"<polyline points="{}"{paint}/>"#, points(corners))
        }
        Geometry::Text {
            x,
            y,
            size,
            anchor,
            bold,
            content,
        } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => r#" text-anchor="middle""#,
                Anchor::End => r#" text-anchor="end""#,
            };
            let weight = if *bold { r#" font-weight="700""# } else { "" };
            let (x, y, size) = (number(*x), number(*y), number(*size));
            write!(
                out,
                r#"<text x="{x}" y="{y}" font-size="{size}"{anchor}{weight}{paint}>{}</text>"#,
                escaped(content)
            )
        }
    };
}

/// A number without needless digits.
fn number(value: f64) -> String {
    // In whole numbers: writing floats brings twelve kilobytes into the page.
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let fraction = format!("{:02}", hundredths.abs() % 100);
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{}", hundredths.abs() / 100),
        fraction => format!("{sign}{}.{fraction}", hundredths.abs() / 100),
    }
}

/// Text as XML has it; characters that XML 1.0 forbids are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_only_ever_text() {
        let evil = "</text><script>alert(1)</script>\" onload='x' & \u{0}\u{1b}";
        let text = Geometry::Text {
            x: 1.0,
            y: 2.0,
            size: 13.0,
            anchor: Anchor::End,
            bold: true,
            content: evil.into(),
        };
        let scene = Scene {
            width: 300.0,
            height: 20.0,
            back: vec![Shape {
                role: Role::Label,
                tone: Tone::Plain,
                geometry: text,
            }],
            marks: vec![],
        };
        let page = Page {
            title: evil,
            caption_lines: &[evil.to_owned()],
            paper: "white",
            ink: "black",
            font_family: "sans-serif",
            lang: "en",
        };
        let svg = write(
            &scene,
            &|_, _| Look {
                fill: Some("black".into()),
                ..Look::default()
            },
            &page,
        );
        assert!(
            !svg.contains("<script") && !svg.contains("' ") && !svg.contains('\u{0}'),
            "{svg}"
        );
        assert!(
            svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;"),
            "{svg}"
        );
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    }

    #[test]
    fn numbers_are_short() {
        let table = [
            (1.0, "1"),
            (0.1 + 0.2, "0.3"),
            (12.345, "12.35"),
            (-0.0001, "0"),
            (-1.5, "-1.5"),
        ];
        for (value, want) in table {
            assert_eq!(number(value), want);
        }
    }
}
