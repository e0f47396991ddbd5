//! How the keyboard walks through the marks of a picture: a tree, one mark at a time.

use yearline_plot::scene::MarkKey;

/// A mark and the one that it belongs to.
pub(super) type Node = (MarkKey, Option<MarkKey>);

/// A step of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// To the next one of the same level.
    Next,
    /// To the one before of the same level.
    Back,
    /// To the first of the same level.
    First,
    /// To the last of the same level.
    Last,
    /// To the first one that belongs to this.
    In,
    /// To the one that this belongs to; from the trunk out of the picture.
    Out,
    /// From a branch to the nearest one of the branch before.
    Above,
    /// From a branch to the nearest one of the branch after.
    Below,
}

/// The move of a key. In a tree, up and down go along the trunk or from branch to branch, right and left into and out of a branch or
/// along it; in a flat picture all arrows go along.
pub(super) fn move_of(key: &str, is_tree: bool, is_branch: bool) -> Option<Move> {
    Some(match (key, is_tree, is_branch) {
        ("ArrowDown", true, true) => Move::Below,
        ("ArrowUp", true, true) => Move::Above,
        ("ArrowDown", ..) => Move::Next,
        ("ArrowUp", ..) => Move::Back,
        ("ArrowRight", true, false) => Move::In,
        ("ArrowRight", ..) => Move::Next,
        ("ArrowLeft", ..) => Move::Back,
        ("Home", ..) => Move::First,
        ("End", ..) => Move::Last,
        ("Escape", ..) => Move::Out,
        _ => return None,
    })
}

/// Where a move leads from a mark; `None` where it leads nowhere. `x_of` tells where along the axis a mark is.
pub(super) fn walk(
    nodes: &[Node],
    x_of: &dyn Fn(MarkKey) -> f64,
    from: MarkKey,
    step: Move,
) -> Option<MarkKey> {
    let parent = nodes.iter().find(|(key, _)| *key == from)?.1;
    let siblings = || {
        nodes
            .iter()
            .filter(move |(_, p)| *p == parent)
            .map(|(key, _)| *key)
    };
    match step {
        Move::Next => siblings().skip_while(|key| *key != from).nth(1),
        Move::Back => siblings().take_while(|key| *key != from).last().or(parent),
        Move::First => siblings().next(),
        Move::Last => siblings().next_back(),
        Move::In => nodes
            .iter()
            .find(|(_, p)| *p == Some(from))
            .map(|(key, _)| *key),
        Move::Out => parent,
        Move::Above | Move::Below => across(nodes, x_of, from, parent?, step),
    }
}

/// The nearest mark of the branch before or after, or the branch itself where it has none. Where a branch is a column, its marks are one
/// below the other: then this is along it.
fn across(
    nodes: &[Node],
    x_of: &dyn Fn(MarkKey) -> f64,
    from: MarkKey,
    parent: MarkKey,
    step: Move,
) -> Option<MarkKey> {
    let of = |branch: MarkKey| {
        let is_of = move |node: &&Node| node.1 == Some(branch);
        nodes.iter().filter(is_of).map(|(key, _)| *key)
    };
    let distance = |key: MarkKey| (x_of(key) - x_of(from)).abs();
    let is_column = of(parent).count() > 1 && of(parent).all(|key| distance(key) < 0.5);
    let along = match step {
        Move::Above => Move::Back,
        _ => Move::Next,
    };
    if is_column {
        return walk(nodes, x_of, from, along);
    }
    let branch = walk(nodes, x_of, parent, along)?;
    let nearest = of(branch).min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
    nearest.or(Some(branch))
}

#[cfg(test)]
mod tests {
    use super::*;
    use MarkKey::{Activity, Initiative};

    #[test]
    fn the_keyboard_reaches_every_mark_and_comes_back() {
        let lane = |i| (Initiative(i), None);
        let mark = |a, i| (Activity(a), Some(Initiative(i)));
        let nodes = [
            lane(0),
            mark(7, 0),
            mark(8, 0),
            lane(1),
            lane(2),
            mark(9, 2),
        ];
        let table = [
            (Initiative(0), Move::Next, Some(Initiative(1))),
            (Initiative(0), Move::Back, None),
            (Initiative(0), Move::In, Some(Activity(7))),
            (Activity(7), Move::Next, Some(Activity(8))),
            (Activity(8), Move::Next, None),
            (Activity(8), Move::Back, Some(Activity(7))),
            (Activity(7), Move::Back, Some(Initiative(0))),
            (Activity(8), Move::Out, Some(Initiative(0))),
            (Initiative(1), Move::In, None),
            (Initiative(1), Move::Last, Some(Initiative(2))),
            (Activity(8), Move::First, Some(Activity(7))),
            (Activity(1), Move::Next, None),
        ];
        for (from, step, want) in table {
            assert_eq!(
                walk(&nodes, &|_| 0.0, from, step),
                want,
                "{from:?} {step:?}"
            );
        }
    }

    #[test]
    fn up_and_down_lead_to_what_is_above_and_below() {
        let lane = |i| (Initiative(i), None);
        let mark = |a, i| (Activity(a), Some(Initiative(i)));
        // The number of an activity is where it is; the second lane is empty, and the last a column.
        let nodes = [
            lane(0),
            mark(10, 0),
            mark(40, 0),
            lane(1),
            lane(2),
            mark(11, 2),
            mark(42, 2),
            mark(90, 2),
        ];
        let x_of = |key| match key {
            Activity(a) => a as f64,
            _ => 0.0,
        };
        let table = [
            (Activity(40), Move::Below, Some(Initiative(1))),
            (Activity(40), Move::Above, None),
            (Initiative(1), Move::Next, Some(Initiative(2))),
            (Activity(90), Move::Below, None),
            (Activity(42), Move::Above, Some(Initiative(1))),
        ];
        for (from, step, want) in table {
            assert_eq!(walk(&nodes, &x_of, from, step), want, "{from:?} {step:?}");
        }
        let nodes: Vec<Node> = nodes.into_iter().filter(|n| n.0 != Initiative(1)).collect();
        let table = [
            (Activity(10), Move::Below, Some(Activity(11))),
            (Activity(40), Move::Below, Some(Activity(42))),
            (Activity(90), Move::Above, Some(Activity(40))),
        ];
        for (from, step, want) in table {
            assert_eq!(walk(&nodes, &x_of, from, step), want, "{from:?} {step:?}");
        }
        let in_column = |_| 7.0;
        assert_eq!(
            walk(&nodes, &in_column, Activity(11), Move::Below),
            Some(Activity(42))
        );
    }
}
