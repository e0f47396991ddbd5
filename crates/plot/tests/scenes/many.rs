//! Many activities: a picture stays within its mark budget, and merges only what looks the same.

use yearline_plot::scene::{MarkKey, Role, Scene};
use yearline_plot::timeline::MARK_BUDGET;

use super::input::*;

/// The widths of phones, embeds, office screens, large screens.
const WIDTHS: [f64; 8] = [320.0, 390.0, 600.0, 640.0, 768.0, 1024.0, 1240.0, 1920.0];
/// The browser draws shapes, and a mark has a few of them.
const SHAPE_BUDGET: usize = 5 * MARK_BUDGET;

fn n_shapes(scene: &Scene) -> usize {
    scene.back.len() + scene.marks.iter().map(|m| m.shapes.len()).sum::<usize>()
}

fn count(scene: &Scene, is: impl Fn(MarkKey) -> bool) -> usize {
    scene.marks.iter().filter(|m| is(m.key)).count()
}

#[test]
fn a_hundred_thousand_activities_stay_within_the_budget() {
    let many = many(100_000);
    let open_all = |mut drawn: Drawn| {
        drawn
            .input
            .lanes
            .iter_mut()
            .for_each(|lane| lane.is_open = true);
        drawn
    };
    let windows = [
        (day(1, 1), day(12, 31)),
        (day(2, 10), day(8, 12)),
        (day(5, 1), day(5, 14)),
    ];
    let variants = [
        ("closed", many.clone()),
        ("chosen", choosing(many.clone(), 4)),
        ("open", open_all(many)),
    ];
    for (name, drawn) in variants {
        for window in windows {
            let drawn = in_view(drawn.clone(), window);
            for width in WIDTHS {
                let scene = at_width(width, &drawn);
                let (marks, shapes) = (scene.marks.len(), n_shapes(&scene));
                assert!(
                    marks <= MARK_BUDGET,
                    "{name}, {window:?} at {width}: {marks} marks"
                );
                assert!(
                    shapes <= SHAPE_BUDGET,
                    "{name}, {window:?} at {width}: {shapes} shapes"
                );
                assert!(
                    marks >= drawn.input.lanes.len(),
                    "{name} at {width}: every lane is there"
                );
                assert!(
                    scene.height < 8000.0,
                    "{name} at {width}: {} high",
                    scene.height
                );
            }
        }
    }
}

#[test]
fn smaller_datasets_stay_within_the_budget() {
    for n in [301, 700, 1000, 3000, 10_000] {
        let drawn = many(n);
        for width in WIDTHS {
            let scene = at_width(width, &drawn);
            assert!(
                scene.marks.len() <= MARK_BUDGET,
                "{n} at {width}: {} marks",
                scene.marks.len()
            );
        }
    }
}

#[test]
fn zooming_in_leads_from_crowds_to_activities() {
    let drawn = many(700);
    let is_cell = |key| matches!(key, MarkKey::Cell(..));
    let is_activity = |key| matches!(key, MarkKey::Activity(_));
    let whole = horizontal(1240.0, &drawn);
    assert!(
        count(&whole, is_cell) > 130,
        "nearly each month of each lane: {}",
        count(&whole, is_cell)
    );
    // An open lane names its activities in view.
    let close = horizontal(
        1240.0,
        &choosing(in_view(drawn, (day(5, 1), day(5, 14))), 2),
    );
    let in_lane = |is: &dyn Fn(MarkKey) -> bool| {
        close
            .marks
            .iter()
            .filter(|m| m.parent == Some(MarkKey::Initiative(2)) && is(m.key))
            .count()
    };
    assert_eq!(in_lane(&is_cell), 0);
    assert!(in_lane(&is_activity) > 5, "{}", in_lane(&is_activity));
    assert!(count(&close, is_cell) < count(&whole, is_cell) / 4);
}

#[test]
fn merged_activities_look_the_same_and_have_a_count() {
    // Twenty times the same six: few enough tracks once they are merged.
    let whens = [
        "2022-05",
        "2022-05~",
        "2022-03-07/2022-03-20",
        "2022-08-01",
        "2022-08-02",
        "2022-10-05",
    ];
    let activities: Vec<_> = (0..120)
        .map(|i| (0, "An evening", whens[i % whens.len()], ""))
        .collect();
    let all = timeline(&["One"], &activities);
    let mut chosen = all.clone();
    chosen.chosen = Some(0);
    for drawn in [all, chosen] {
        let scene = horizontal(720.0, &drawn);
        let merged: Vec<_> = scene
            .marks
            .iter()
            .filter(|m| matches!(m.key, MarkKey::Merged(_)))
            .collect();
        let mut n_members: Vec<usize> = merged.iter().map(|m| m.members.len()).collect();
        n_members.sort_unstable();
        // The first and second of August overlap, the others do not.
        assert_eq!(n_members, [20, 20, 20, 20, 40]);
        for mark in merged {
            let roles = |role| mark.shapes.iter().any(|s| s.role == role);
            assert!(
                roles(Role::Solid) != roles(Role::Hatched),
                "certain and possible are not mixed: {mark:?}"
            );
            let shapes = format!("{:?}", mark.shapes);
            assert!(
                shapes.contains(&format!("×{}", mark.members.len())),
                "{shapes}"
            );
        }
    }
}

#[test]
fn a_crowd_shows_what_is_chosen() {
    let drawn = many(4000);
    let chosen = horizontal(1240.0, &choosing(drawn, 3));
    for mark in chosen
        .marks
        .iter()
        .filter(|m| matches!(m.key, MarkKey::Cell(..)))
    {
        let is_chosen = mark.parent == Some(MarkKey::Initiative(3));
        let tones: Vec<_> = mark
            .shapes
            .iter()
            .filter(|s| matches!(s.role, Role::Solid | Role::Hatched))
            .map(|s| s.tone)
            .collect();
        let want = if is_chosen {
            yearline_plot::scene::Tone::Chosen
        } else {
            yearline_plot::scene::Tone::Quiet
        };
        assert!(
            tones.iter().all(|tone| *tone == want),
            "{:?}: {tones:?}",
            mark.key
        );
    }
}
