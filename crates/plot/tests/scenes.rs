//! Scenes as snapshots, at three widths and with edge cases. A snapshot has one line for each shape; see [`text`].
//!
//! `scenes/rules.rs` tests what holds for every scene, `scenes/many.rs` what holds for many activities.

#[path = "scenes/input.rs"]
mod input;
#[path = "scenes/many.rs"]
mod many;
#[path = "scenes/rules.rs"]
mod rules;

use std::fmt::Write as _;

use input::*;
use yearline_plot::TypeSizes;
use yearline_plot::bars::{Bars, bars};
use yearline_plot::columns::Columns;
use yearline_plot::figures::figures;
use yearline_plot::matrix::matrix;
use yearline_plot::months::months;
use yearline_plot::scene::{Geometry, Role, Scene, Shape};

/// The widths of a phone, of an embed, of a page.
const WIDTHS: [f64; 3] = [320.0, 720.0, 1240.0];

/// A scene as lines: the key and parent of a mark, then its shapes as role, tone if it is not plain, and geometry.
fn text(scene: &Scene) -> String {
    let mut out = format!("{} x {}\n", round(scene.width), round(scene.height));
    for shape in &scene.back {
        let _ = writeln!(out, "{}", line(shape));
    }
    for mark in &scene.marks {
        let parent = mark.parent.map_or(String::new(), |p| format!(" of {p:?}"));
        let _ = writeln!(out, "{:?}{parent}", mark.key);
        for shape in &mark.shapes {
            let _ = writeln!(out, "  {}", line(shape));
        }
    }
    out
}

fn line(shape: &Shape) -> String {
    let r = round;
    let tone = if shape.tone == Default::default() {
        String::new()
    } else {
        format!(".{:?}", shape.tone)
    };
    let place = match &shape.geometry {
        Geometry::Rect {
            x,
            y,
            width,
            height,
        } => format!("{} {} {}x{}", r(*x), r(*y), r(*width), r(*height)),
        Geometry::Line { x1, y1, x2, y2 } => {
            format!("{} {} - {} {}", r(*x1), r(*y1), r(*x2), r(*y2))
        }
        Geometry::Polygon(points) | Geometry::Polyline(points) => points
            .iter()
            .map(|(x, y)| format!("{},{}", r(*x), r(*y)))
            .collect::<Vec<_>>()
            .join(" "),
        Geometry::Text {
            x,
            y,
            size,
            anchor,
            bold,
            content,
        } => {
            let bold = if *bold { " bold" } else { "" };
            format!(
                "{} {} {anchor:?} {}{bold} {content:?}",
                r(*x),
                r(*y),
                r(*size)
            )
        }
    };
    format!("{:?}{tone} {place}", shape.role)
}

/// Rounded to a tenth.
fn round(value: f64) -> String {
    format!("{}", (value * 10.0).round() / 10.0 + 0.0)
}

/// How many shapes of each role there are, for scenes that are too large to read.
fn summary(scene: &Scene) -> String {
    let shapes = || {
        scene
            .back
            .iter()
            .chain(scene.marks.iter().flat_map(|m| &m.shapes))
    };
    let counts = Role::ALL.map(|role| (role, shapes().filter(|s| s.role == role).count()));
    let counts = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(role, n)| format!("{role:?} {n}"));
    format!(
        "{} x {}, {} marks\n{}",
        round(scene.width),
        round(scene.height),
        scene.marks.len(),
        counts.collect::<Vec<_>>().join(", ")
    )
}

fn at_widths(name: &str, draw: impl Fn(f64) -> Scene) {
    for width in WIDTHS {
        insta::assert_snapshot!(format!("{name}-{width}"), text(&draw(width)));
    }
}

#[test]
fn the_matrix_at_three_widths() {
    at_widths("matrix", |w| {
        matrix(w, &input::matrix(&NAMES[..3], &COUNTS, false))
    });
}

#[test]
fn the_matrix_in_edge_cases() {
    let two_years = [COUNTS, COUNTS].concat();
    let names = [
        "All initiatives",
        "全心全意为人民服务的一项工作，名称很长，一行写不下，两行也未必写得下",
    ];
    insta::assert_snapshot!(
        "matrix-chosen",
        text(&matrix(720.0, &input::matrix(&names, &COUNTS, true)))
    );
    insta::assert_snapshot!(
        "matrix-two-years",
        summary(&matrix(400.0, &input::matrix(&names, &two_years, false)))
    );
    insta::assert_snapshot!(
        "matrix-none",
        text(&matrix(720.0, &input::matrix(&[], &[], false)))
    );
}

#[test]
fn bars_at_three_widths() {
    at_widths("bars", |w| bars(w, &input::bars(&NAMES, &WHOLES, None)));
}

#[test]
fn bars_with_a_selection() {
    at_widths("bars-selected", |w| {
        bars(w, &input::bars(&NAMES[..5], &WHOLES[..5], Some(3)))
    });
}

#[test]
fn bars_in_edge_cases() {
    let many = [(120, 30, 7), (0, 0, 0), (1, 0, 0)];
    insta::assert_snapshot!(
        "bars-none",
        text(&bars(720.0, &input::bars(&[], &[], None)))
    );
    insta::assert_snapshot!(
        "bars-many",
        text(&bars(720.0, &input::bars(&NAMES[..3], &many, Some(0))))
    );
    let names = [
        "An initiative whose name goes on and on, as names in reports like to do, over more than two lines",
        "开展“六个一”学习活动，推动党的二十大精神进校园、进课堂、进头脑",
        "שנת הלימודים תשפ״ב נפתחה בטקס חגיגי בהשתתפות כל הסטודנטים",
    ];
    at_widths("bars-names", |w| {
        bars(
            w,
            &Bars {
                type_px: TypeSizes::cjk(),
                ..input::bars(&names, &WHOLES[..3], None)
            },
        )
    });
}

#[test]
fn months_at_three_widths() {
    at_widths("months", |w| {
        months(w, &input::months(&COUNTS, false, None))
    });
}

#[test]
fn months_as_the_head_of_a_matrix() {
    let head = |w| months(w, &input::months(&COUNTS, true, Some(Columns::new(w, 12))));
    insta::assert_snapshot!("months-head-720", text(&head(720.0)));
    insta::assert_snapshot!("months-head-1240", text(&head(1240.0)));
}

#[test]
fn months_in_edge_cases() {
    insta::assert_snapshot!(
        "months-none",
        text(&months(720.0, &input::months(&[(0, 0); 12], false, None)))
    );
    insta::assert_snapshot!(
        "months-one",
        text(&months(320.0, &input::months(&[(3, 2)], true, None)))
    );
    insta::assert_snapshot!(
        "months-two-years",
        text(&months(320.0, &input::months(&[(10, 12); 24], false, None)))
    );
}

#[test]
fn figures_at_three_widths() {
    at_widths("figures", |w| {
        figures(w, &input::figures(), TypeSizes::latin())
    });
    insta::assert_snapshot!(
        "figures-none",
        text(&figures(720.0, &[], TypeSizes::latin()))
    );
}

#[test]
fn timeline_at_three_widths() {
    insta::assert_snapshot!("timeline-320", text(&vertical(320.0, &sparse())));
    insta::assert_snapshot!("timeline-720", text(&horizontal(720.0, &sparse())));
    insta::assert_snapshot!("timeline-1240", text(&horizontal(1240.0, &sparse())));
}

#[test]
fn timeline_with_an_open_lane() {
    let chosen = choosing(sparse(), 3);
    insta::assert_snapshot!("timeline-open-320", text(&vertical(320.0, &chosen)));
    insta::assert_snapshot!("timeline-open-720", text(&horizontal(720.0, &chosen)));
}

#[test]
fn all_lanes_open_are_two_screens_and_no_column_of_names() {
    let report = report();
    let scene = horizontal(1216.0, &report);
    insta::assert_snapshot!("timeline-all-open-1216", summary(&scene));
    for width in [1216.0, 1920.0] {
        let height = horizontal(width, &report).height;
        assert!(height < 1600.0, "{height} at {width}");
    }
}

#[test]
fn timeline_zoomed_in() {
    for (name, window) in [
        ("autumn", (day(9, 10), day(12, 5))),
        ("week", (day(9, 28), day(10, 4))),
    ] {
        let zoomed = in_view(sparse(), window);
        insta::assert_snapshot!(
            format!("timeline-{name}-390"),
            text(&vertical(390.0, &zoomed))
        );
        insta::assert_snapshot!(
            format!("timeline-{name}-720"),
            text(&horizontal(720.0, &zoomed))
        );
    }
}

#[test]
fn timeline_in_edge_cases() {
    let cases = [
        ("no-lanes", input::timeline(&[], &[])),
        ("empty-lane", input::timeline(&["Nothing yet"], &[])),
        (
            "one",
            input::timeline(&["One"], &[(0, "One", "2022-05-04", "4 May")]),
        ),
        (
            "names",
            input::timeline(
                &[
                    "开展“六个一”学习活动，推动党的二十大精神进校园、进课堂",
                    "שנת הלימודים תשפ״ב נפתחה בטקס חגיגי",
                ],
                &[
                    (0, "教师节表彰大会", "2022-09", "9月"),
                    (1, "טקס פתיחה", "2022-10-23", "23 באוקטובר"),
                    (
                        1,
                        "A title so long that no line of any page could hold it, which is why it has to be cut somewhere, with a sign that it was",
                        "2022-02",
                        "",
                    ),
                ],
            ),
        ),
    ];
    for (name, input) in cases {
        insta::assert_snapshot!(
            format!("timeline-{name}-320"),
            text(&vertical(320.0, &input))
        );
        insta::assert_snapshot!(
            format!("timeline-{name}-720"),
            text(&horizontal(720.0, &input))
        );
    }
}

#[test]
fn a_school_year_and_two_years_name_their_years() {
    for (name, period, years) in [
        ("school-year", "2022-09/2023-08", [0, 4]),
        ("two-years", "2022/2023", [0, 12]),
    ] {
        let input = input::over(
            period,
            &years,
            &["2022-12-20/2023-01-10", "2023-03", "[2022-11..2023-02]"],
        );
        insta::assert_snapshot!(
            format!("timeline-{name}-320"),
            text(&vertical(320.0, &input))
        );
        insta::assert_snapshot!(
            format!("timeline-{name}-720"),
            text(&horizontal(720.0, &input))
        );
    }
}

#[test]
fn every_form_of_date_is_drawn() {
    let activities: Vec<_> = WHENS
        .iter()
        .enumerate()
        .map(|(i, edtf)| (i / 3, *edtf, *edtf, ""))
        .collect();
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    insta::assert_snapshot!(
        "timeline-forms",
        text(&horizontal(1240.0, &input::timeline(&names, &activities)))
    );
}

#[test]
fn three_hundred_activities() {
    let mut out = String::new();
    for (name, input) in [("closed", dense()), ("open", choosing(dense(), 4))] {
        for width in WIDTHS {
            let scene = if width < Columns::NARROW_BELOW {
                vertical(width, &input)
            } else {
                horizontal(width, &input)
            };
            let _ = writeln!(out, "{name}: {}", summary(&scene));
        }
    }
    insta::assert_snapshot!("timeline-dense", out);
}

#[test]
fn more_activities_than_can_be_distinguished() {
    let whens = [
        "2022-05",
        "2022-05~",
        "2022-03-07/2022-03-20",
        "2022-08-01",
        "2022-08-02",
        "2022-10-05",
    ];
    let alike: Vec<_> = (0..120)
        .map(|i| (0, "An evening", whens[i % whens.len()], ""))
        .collect();
    insta::assert_snapshot!(
        "timeline-merged-720",
        text(&horizontal(720.0, &input::timeline(&["One"], &alike)))
    );
    let mut crowd = input::many(4000);
    crowd.input.lanes.truncate(1);
    insta::assert_snapshot!("timeline-crowd-320", text(&vertical(320.0, &crowd)));
    insta::assert_snapshot!("timeline-crowd-720", text(&horizontal(720.0, &crowd)));
}

#[test]
fn no_digit_of_a_value_is_lost_however_narrow_the_chart_is() {
    let values = ["more than 1,234,567,890", "2,500,000,000,000,000,000"];
    for width in [240.0, 288.0, 320.0, 486.0, 720.0, 1240.0] {
        for value in values {
            let mut groups = input::figures();
            groups[0].rows[0].value_text = value.to_owned();
            let scene = figures(width, &groups, TypeSizes::latin());
            let shapes = scene.marks.iter().flat_map(|mark| &mark.shapes);
            let written: Vec<&str> = shapes
                .filter(|shape| shape.role == Role::Value)
                .map(|shape| shape.geometry.content())
                .collect();
            let written = written.join(" ");
            assert!(
                written.contains(value)
                    || written.replace(' ', "").contains(&value.replace(' ', "")),
                "{value} in {width}: {written}"
            );
            assert!(!written.contains('…'), "{width}: {written}");
        }
    }
}
