//! Shapes of a scene as elements of SVG.

use leptos::prelude::*;
use yearline_plot::scene::{Anchor, Geometry, Role, Shape, Tone};

use crate::components::patterns::hatch_of_chosen;

/// One shape.
#[component]
pub fn ShapeView<'a>(shape: &'a Shape) -> impl IntoView + use<> {
    let tone = class_tone(shape);
    let class = format!("{} {}", shape.role.class(), tone.class());
    let fill = (shape.role == Role::Hatched).then(|| hatch_of_chosen(tone == Tone::Chosen));
    match &shape.geometry {
        Geometry::Rect {
            x,
            y,
            width,
            height,
        } => view! {
            <rect class=class fill=fill x=px(*x) y=px(*y) width=px(*width) height=px(*height)></rect>
        }
        .into_any(),
        Geometry::Line { x1, y1, x2, y2 } => view! {
            <line class=class x1=px(*x1) y1=px(*y1) x2=px(*x2) y2=px(*y2)></line>
        }
        .into_any(),
        Geometry::Polygon(corners) => view! {
            <polygon class=class fill=fill points=points(corners)></polygon>
        }
        .into_any(),
        Geometry::Polyline(corners) => view! {
            <polyline class=class fill="none" points=points(corners)></polyline>
        }
        .into_any(),
        Geometry::Text {
            x,
            y,
            size,
            anchor,
            bold,
            content,
        } => view! {
            <text
                class=class
                x=px(*x)
                y=px(*y)
                font-size=px(*size)
                font-weight=bold.then_some("700")
                text-anchor=match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                }
            >
                {content.clone()}
            </text>
        }
        .into_any(),
    }
}

/// The tone that a shape's class names. What is not chosen is written as plain: that it is quiet beside what is chosen, the picture's own
/// class `is-filtered` says once for all of it, so a choice leaves most shapes as they are. Only text has a quiet form of its own.
fn class_tone(shape: &Shape) -> Tone {
    match shape.tone {
        Tone::Quiet if !shape.is_text() => Tone::Plain,
        tone => tone,
    }
}

/// A length as an attribute, to a tenth of a pixel: finer cannot be seen and only makes the page heavy.
#[must_use]
pub fn px(length: f64) -> String {
    // Adding zero turns -0 into 0.
    ((length * 10.0).round() / 10.0 + 0.0).to_string()
}

fn points(corners: &[(f64, f64)]) -> String {
    let corner = |(x, y): &(f64, f64)| format!("{},{}", px(*x), px(*y));
    corners.iter().map(corner).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        let table = [
            (0.0, "0"),
            (12.34, "12.3"),
            (-0.04, "0"),
            (-1.25, "-1.3"),
            (1234.96, "1235"),
            (100.0, "100"),
        ];
        for (length, want) in table {
            assert_eq!(px(length), want, "{length}");
        }
        assert_eq!(points(&[(1.0, 2.5), (-3.0, 40.0)]), "1,2.5 -3,40");
    }
}
