//! What holds for every scene, whatever it shows and however wide it is.

use std::collections::HashSet;

use yearline_core::domain::Shape as WhenShape;
use yearline_plot::bars::bars;
use yearline_plot::columns::Columns;
use yearline_plot::figures::figures;
use yearline_plot::matrix::matrix;
use yearline_plot::measure::width_px;
use yearline_plot::months::months;
use yearline_plot::scene::{Anchor, Geometry, Mark, MarkKey, Role, Scene, Shape};
use yearline_plot::{TypeSizes, scene};

use super::input::*;

/// Left, top, right, bottom.
type Bounds = [f64; 4];

fn bounds(shape: &Shape) -> Bounds {
    let of = |points: &[(f64, f64)]| {
        points.iter().fold(
            [f64::MAX, f64::MAX, f64::MIN, f64::MIN],
            |[l, t, r, b], (x, y)| [l.min(*x), t.min(*y), r.max(*x), b.max(*y)],
        )
    };
    match &shape.geometry {
        Geometry::Rect {
            x,
            y,
            width,
            height,
        } => [*x, *y, x + width, y + height],
        Geometry::Line { x1, y1, x2, y2 } => of(&[(*x1, *y1), (*x2, *y2)]),
        Geometry::Polygon(points) | Geometry::Polyline(points) => of(points),
        Geometry::Text {
            x,
            y,
            size,
            anchor,
            bold,
            content,
        } => {
            let width = width_px(content, *size, *bold);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            [left, y - 0.75 * size, left + width, y + 0.2 * size]
        }
    }
}

fn shapes(scene: &Scene) -> impl Iterator<Item = &Shape> {
    scene
        .back
        .iter()
        .chain(scene.marks.iter().flat_map(|m| &m.shapes))
}

/// Every chart at many widths.
fn every_scene() -> Vec<(String, Scene)> {
    let mut scenes = Vec::new();
    let long = [
        "A name that is a good deal longer than any column of any chart, and goes on",
        "党的二十大精神学习宣传贯彻",
    ];
    let widths = (160..=640)
        .step_by(40)
        .chain((700..=1920).step_by(170))
        .map(f64::from);
    for w in widths {
        let mut keep = |name: &str, scene: Scene| scenes.push((format!("{name} at {w}"), scene));
        for selected in [None, Some(1)] {
            keep(
                "bars",
                bars(w, &super::input::bars(&NAMES, &WHOLES, selected)),
            );
            keep(
                "long bars",
                bars(
                    w,
                    &super::input::bars(&long, &[(90, 1, 1), (0, 0, 0)], selected),
                ),
            );
            keep(
                "months",
                months(w, &super::input::months(&COUNTS, selected.is_some(), None)),
            );
            let two_years = [(10, 12); 24];
            let names = [long[0], long[1], NAMES[0]];
            keep(
                "matrix",
                matrix(
                    w,
                    &super::input::matrix(&names, &COUNTS, selected.is_some()),
                ),
            );
            keep(
                "matrix of two years",
                matrix(
                    w,
                    &super::input::matrix(&names, &two_years, selected.is_some()),
                ),
            );
            keep(
                "two years",
                months(
                    w,
                    &super::input::months(&two_years, selected.is_some(), None),
                ),
            );
        }
        keep(
            "figures",
            figures(w, &super::input::figures(), TypeSizes::cjk()),
        );
        let zoomed = in_view(choosing(dense(), 2), (day(9, 10), day(10, 12)));
        for (name, input) in [
            ("sparse", sparse()),
            ("chosen", choosing(sparse(), 4)),
            ("dense", dense()),
            ("dense chosen", choosing(dense(), 4)),
            ("zoomed", zoomed),
            ("many", many(1000)),
            ("crowded", choosing(many(5000), 2)),
        ] {
            if w < Columns::NARROW_BELOW {
                keep(name, vertical(w, &input));
            } else {
                keep(name, horizontal(w, &input));
                keep(
                    "head",
                    months(
                        w,
                        &super::input::months(&COUNTS, true, Some(Columns::new(w, 12))),
                    ),
                );
            }
        }
    }
    scenes
}

/// Fails with the first of the problems found.
fn none(found: Vec<String>) {
    let first: Vec<_> = found.iter().take(12).map(String::as_str).collect();
    assert!(
        found.is_empty(),
        "{} in all:\n{}",
        found.len(),
        first.join("\n")
    );
}

#[test]
fn every_shape_is_in_its_scene() {
    let mut found = Vec::new();
    for (name, scene) in every_scene() {
        assert!(scene.width > 0.0 && scene.height > 0.0, "{name}");
        for shape in shapes(&scene) {
            let b = bounds(shape);
            assert!(b.iter().all(|v| v.is_finite()), "{name}: {shape:?}");
            assert!(b[2] >= b[0] && b[3] >= b[1], "{name}: {shape:?}");
            let is_inside = b[0] >= -0.5
                && b[1] >= -0.5
                && b[2] <= scene.width + 0.5
                && b[3] <= scene.height + 0.5;
            if !is_inside {
                found.push(format!(
                    "{name}, {} x {}: {shape:?} {b:?}",
                    scene.width, scene.height
                ));
            }
        }
    }
    none(found);
}

#[test]
fn marks_begin_with_their_hit_area_and_follow_their_parent() {
    for (name, scene) in every_scene() {
        let mut seen: HashSet<MarkKey> = HashSet::new();
        let mut latest_root = None;
        for mark in &scene.marks {
            assert!(seen.insert(mark.key), "{name}: {:?} twice", mark.key);
            assert_eq!(
                mark.shapes.first().map(|s| s.role),
                Some(Role::Hit),
                "{name}: {:?}",
                mark.key
            );
            assert!(
                mark.shapes.iter().skip(1).all(|s| s.role != Role::Hit),
                "{name}: {:?}",
                mark.key
            );
            assert!(
                mark.shapes.len() > 1,
                "{name}: {:?} has nothing to be seen",
                mark.key
            );
            match mark.parent {
                None => latest_root = Some(mark.key),
                Some(parent) => assert_eq!(Some(parent), latest_root, "{name}: {:?}", mark.key),
            }
        }
        let roots_own = [
            Role::Solid,
            Role::Hatched,
            Role::Open,
            Role::Badge,
            Role::Value,
        ];
        // The matrix is walked through as a table: its picture has no marks.
        assert!(
            name.starts_with("matrix") || scene.back.iter().all(|s| !roots_own.contains(&s.role)),
            "{name}: data that no mark owns"
        );
    }
}

#[test]
fn names_do_not_run_into_each_other() {
    let mut found = Vec::new();
    for (name, scene) in every_scene() {
        let texts: Vec<(&Shape, Bounds)> = shapes(&scene)
            .filter(|s| matches!(s.geometry, Geometry::Text { .. }))
            .map(|s| (s, bounds(s)))
            .collect();
        for (i, (a, p)) in texts.iter().enumerate() {
            for (b, q) in &texts[..i] {
                let apart = p[0] >= q[2] - 0.2
                    || q[0] >= p[2] - 0.2
                    || p[1] >= q[3] - 0.2
                    || q[1] >= p[3] - 0.2;
                if !apart {
                    found.push(format!("{name}: {a:?} and {b:?}"));
                }
            }
        }
    }
    none(found);
}

#[test]
fn rows_are_high_enough_to_be_hit() {
    for (name, scene) in every_scene()
        .iter()
        .filter(|(name, _)| name.contains("bars") || name.contains("figures"))
    {
        for mark in &scene.marks {
            let [_, top, _, bottom] = bounds(&mark.shapes[0]);
            assert!(
                bottom - top >= 24.0,
                "{name}: {:?} is {} high",
                mark.key,
                bottom - top
            );
        }
    }
}

/// A horizontal timeline with every form of date, one in each lane.
fn forms(width: f64) -> (Columns, Scene) {
    let activities: Vec<_> = WHENS
        .iter()
        .enumerate()
        .map(|(i, edtf)| (i, *edtf, *edtf, ""))
        .collect();
    let names = vec!["lane"; WHENS.len()];
    (
        Columns::new(width, 12),
        horizontal(width, &super::input::timeline(&names, &activities)),
    )
}

fn drawn(mark: &Mark, role: Role) -> Vec<Bounds> {
    mark.shapes
        .iter()
        .filter(|s| s.role == role)
        .map(bounds)
        .collect()
}

#[test]
fn hatched_is_never_certain_and_certain_is_never_missing() {
    for width in [640.0, 720.0, 1240.0, 1920.0] {
        let (columns, scene) = forms(width);
        for (i, edtf) in WHENS.iter().enumerate() {
            let when = when(edtf);
            // A diamond stands for its day and is wider than it.
            if when.shape == WhenShape::Day {
                continue;
            }
            let mark = scene
                .mark(MarkKey::Activity(i))
                .unwrap_or_else(|| panic!("{edtf} is not drawn"));
            let (solid, hatched) = (drawn(mark, Role::Solid), drawn(mark, Role::Hatched));
            for month in 0..12 {
                let (left, right) = (
                    columns.months_left() + columns.month * month as f64,
                    columns.month,
                );
                let (left, right) = (left, left + right);
                let covers = |b: &Bounds| b[0] <= left + 1.0 && b[2] >= right - 1.0;
                let touches = |b: &Bounds| b[0] < right - 1.0 && b[2] > left + 1.0;
                let (is_certain, is_possible) =
                    (when.certain.contains(month), when.possible.contains(month));
                assert!(
                    !(is_certain && hatched.iter().any(covers)),
                    "{edtf}: month {month} is certain and hatched"
                );
                let is_seen = solid.iter().chain(&hatched).any(touches);
                // A day or two at the edge of a month is less than a pixel or two wide.
                assert!(
                    is_possible || !is_seen,
                    "{edtf}: month {month} is neither and drawn"
                );
                assert!(
                    !is_possible || is_seen || width < 1000.0,
                    "{edtf}: month {month} is possible and not drawn"
                );
                if is_certain && width > 1000.0 {
                    assert!(
                        solid.iter().any(touches),
                        "{edtf}: month {month} is certain and not solid"
                    );
                }
            }
        }
    }
}

#[test]
fn once_within_has_caps_and_lasted_has_none() {
    let (_, scene) = forms(1240.0);
    for (i, edtf) in WHENS.iter().enumerate() {
        let mark = scene
            .mark(MarkKey::Activity(i))
            .unwrap_or_else(|| panic!("{edtf} is not drawn"));
        let upright = |b: &&Bounds| b[2] - b[0] < 0.1;
        let n_caps = drawn(mark, Role::Cap).iter().filter(upright).count();
        match when(edtf).shape {
            WhenShape::Once | WhenShape::Each => assert!(n_caps > 0, "{edtf}"),
            WhenShape::Lasted | WhenShape::Day => assert_eq!(n_caps, 0, "{edtf}"),
        }
        let is_diamond = mark
            .shapes
            .iter()
            .any(|s| matches!(s.geometry, Geometry::Polygon(_)));
        assert_eq!(is_diamond, when(edtf).shape == WhenShape::Day, "{edtf}");
    }
}

#[test]
fn whole_months_are_on_the_columns_of_the_matrix() {
    for width in [640.0, 768.0, 1024.0, 1240.0, 1920.0] {
        let columns = Columns::new(width, 12);
        let edges = |month: usize| columns.months_left() + columns.month * month as f64;
        for (from, to) in [(1, 1), (3, 6), (1, 12), (12, 12), (2, 11)] {
            let edtf = format!("2022-{from:02}/2022-{to:02}");
            let input = super::input::timeline(&["one"], &[(0, "one", &edtf, "")]);
            let scene = horizontal(width, &input);
            let mark = scene
                .mark(MarkKey::Activity(0))
                .unwrap_or_else(|| panic!("{edtf} is not drawn"));
            let [left, _, right, _] = drawn(mark, Role::Solid)[0];
            assert!(
                (left - edges(from - 1)).abs() < 1.0 && (right - edges(to)).abs() < 1.0,
                "{edtf} at {width}"
            );
        }
        let head = months(width, &super::input::months(&COUNTS, false, Some(columns)));
        for month in 0..12 {
            let [left, _, right, _] = bounds(&head.marks[month].shapes[0]);
            assert!(
                (left - edges(month)).abs() < 1.0 && (right - edges(month + 1)).abs() < 1.0,
                "{month} at {width}"
            );
        }
    }
}

#[test]
fn unusable_widths_give_empty_scenes() {
    for width in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, 0.0, 0.5] {
        assert_eq!(horizontal(width, &sparse()), scene::Scene::default());
        assert_eq!(vertical(width, &sparse()), scene::Scene::default());
        assert_eq!(
            bars(width, &super::input::bars(&NAMES, &WHOLES, None)),
            scene::Scene::default()
        );
        assert_eq!(
            months(width, &super::input::months(&COUNTS, false, None)),
            scene::Scene::default()
        );
        assert_eq!(
            figures(width, &super::input::figures(), TypeSizes::latin()),
            scene::Scene::default()
        );
    }
    assert!(horizontal(1e9, &sparse()).width.is_finite());
    let odd = yearline_plot::months::Months {
        height_px: f64::NAN,
        ..super::input::months(&COUNTS, false, None)
    };
    assert!(months(720.0, &odd).height.is_finite());
}
