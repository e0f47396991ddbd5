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
}

/// The move of a key. In a tree, up and down go along the trunk, right and left into and out of a branch or along it; in a
/// flat picture all arrows go along.
pub(super) fn move_of(key: &str, is_tree: bool, is_branch: bool) -> Option<Move> {
    Some(match (key, is_tree, is_branch) {
        ("ArrowDown", _, _) => Move::Next,
        ("ArrowUp", _, _) => Move::Back,
        ("ArrowRight", true, false) => Move::In,
        ("ArrowRight", ..) => Move::Next,
        ("ArrowLeft", true, true) => Move::Back,
        ("ArrowLeft", ..) => Move::Back,
        ("Home", ..) => Move::First,
        ("End", ..) => Move::Last,
        ("Escape", ..) => Move::Out,
        _ => return None,
    })
}

/// Where a move leads from a mark; `None` where it leads nowhere.
pub(super) fn walk(nodes: &[Node], from: MarkKey, step: Move) -> Option<MarkKey> {
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
    }
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
            assert_eq!(walk(&nodes, from, step), want, "{from:?} {step:?}");
        }
    }
}
