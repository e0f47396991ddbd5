//! What a picture as a file holds.

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
        key: &[(Role::Label, evil.to_owned())],
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
        &|_| None,
        &page,
    )
    .markup(1.0);
    assert!(
        !svg.contains("<script") && !svg.contains("' ") && !svg.contains('\u{0}'),
        "{svg}"
    );
    assert!(
        svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#x27;x&#x27; &amp;"),
        "{svg}"
    );
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
}

#[test]
fn a_line_has_its_stroke_and_signs_are_explained_if_they_are_there() {
    let line = Geometry::Line {
        x1: 0.0,
        y1: 5.0,
        x2: 90.0,
        y2: 5.0,
    };
    let shape = |role, geometry| Shape {
        role,
        tone: Tone::Plain,
        geometry,
    };
    let square = Geometry::Rect {
        x: 1.0,
        y: 1.0,
        width: 8.0,
        height: 8.0,
    };
    let scene = Scene {
        width: 300.0,
        height: 20.0,
        back: vec![shape(Role::Cap, line), shape(Role::Hatched, square)],
        marks: vec![],
    };
    let page = Page {
        title: "A year",
        key: &[
            (Role::Hatched, "possible".into()),
            (Role::Open, "undated".into()),
        ],
        caption_lines: &[],
        paper: "white",
        ink: "black",
        font_family: "sans-serif",
        lang: "en",
    };
    let look = |role, _| Look {
        stroke: (role == Role::Cap).then(|| "navy".to_owned()),
        stroke_width: 1.5,
        ..Look::default()
    };
    let document = write(&scene, &look, &|_| None, &page);
    let svg = document.markup(1.0);
    let cap = r#"<line x1="0" y1="5" x2="90" y2="5" fill="none" stroke="navy" stroke-width="1.5">"#;
    assert!(svg.contains(cap), "{svg}");
    assert!(svg.contains(">possible</text>"), "{svg}");
    assert!(!svg.contains("undated"), "{svg}");
    // Twice as large is the same picture.
    let (width, height) = (px(document.width), px(document.height));
    let sizes =
        |width: &str, height: &str| format!(r#" width="{width}" height="{height}" viewBox="#);
    let twice = sizes(&px(2.0 * document.width), &px(2.0 * document.height));
    assert_eq!(
        document.markup(2.0),
        svg.replacen(&sizes(&width, &height), &twice, 1)
    );
    assert!(
        document
            .markup(2.0)
            .contains(&format!(r#"viewBox="0 0 {width} {height}""#))
    );
}

#[test]
fn shapes_are_described_as_svg_elements() {
    let (x, y) = (1.0, 2.5);
    let text = |anchor, bold| Geometry::Text {
        x,
        y,
        size: 13.0,
        anchor,
        bold,
        content: "May".into(),
    };
    let table = [
        (
            Geometry::Rect {
                x,
                y,
                width: 0.1 + 0.2,
                height: 10.0,
            },
            "rect x=1 y=2.5 width=0.3 height=10",
        ),
        (
            Geometry::Line {
                x1: -1.25,
                y1: -0.04,
                x2: 1234.96,
                y2: 0.0,
            },
            "line x1=-1.3 y1=0 x2=1235 y2=0",
        ),
        (
            Geometry::Polygon(vec![(x, y), (-3.0, 40.0)]),
            "polygon points=1,2.5 -3,40",
        ),
        (
            text(Anchor::Start, false),
            "text x=1 y=2.5 font-size=13 May",
        ),
        (
            text(Anchor::End, true),
            "text x=1 y=2.5 font-size=13 text-anchor=end font-weight=700 May",
        ),
    ];
    for (geometry, want) in table {
        let attributes = geometry.attributes().into_iter();
        let attributes: String = attributes.map(|(n, v)| format!(" {n}={v}")).collect();
        let got = format!("{}{attributes} {}", geometry.tag(), geometry.content());
        assert_eq!(got.trim_end(), want);
    }
}
