//! A picture as data, for the page to show as SVG, for tests to compare and for the export to write.
//!
//! A scene knows places and roles, but no colours: the page's style sheet says what a role looks like. Lengths are CSS pixels, the
//! origin is the top left corner, and y grows downwards.
//!
//! Scenes are plain values that are compared, cloned and sent to other threads, so a signal or memo can hold one. Marks are shared, so
//! a memo for each mark of a picture copies nothing.

use std::sync::Arc;

/// What a shape is in the picture. The style sheet has a rule for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A line of the grid.
    Grid,
    /// A line of the grid that begins a quarter.
    GridStrong,
    /// A line between rows.
    Rule,
    /// The line at zero, or at the edge of a chart.
    Baseline,
    /// A dotted line: a row or lane without anything in it.
    Empty,
    /// The background of undated activities.
    Undated,
    /// Text on an axis.
    AxisText,
    /// The name of a row or of a mark.
    Label,
    /// Text beside a name, less prominent.
    Note,
    /// A count or value.
    Value,
    /// The badge: the square around an initiative's number.
    Badge,
    /// The number in the badge.
    BadgeText,
    /// Certain.
    Solid,
    /// Possible.
    Hatched,
    /// Undated: an open square.
    Open,
    /// The whole of a count, behind the part that is selected.
    Outline,
    /// The end of a span or of an exact value; also the thin line that joins the spans of one activity.
    Cap,
    /// Invisible: the area that reacts to the pointer.
    Hit,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Grid,
        Self::GridStrong,
        Self::Rule,
        Self::Baseline,
        Self::Empty,
        Self::Undated,
        Self::AxisText,
        Self::Label,
        Self::Note,
        Self::Value,
        Self::Badge,
        Self::BadgeText,
        Self::Solid,
        Self::Hatched,
        Self::Open,
        Self::Outline,
        Self::Cap,
        Self::Hit,
    ];

    /// Its class in the style sheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Grid => "r-grid",
            Self::GridStrong => "r-grid-strong",
            Self::Rule => "r-rule",
            Self::Baseline => "r-baseline",
            Self::Empty => "r-empty",
            Self::Undated => "r-undated",
            Self::AxisText => "r-axis-text",
            Self::Label => "r-label",
            Self::Note => "r-note",
            Self::Value => "r-value",
            Self::Badge => "r-badge",
            Self::BadgeText => "r-badge-text",
            Self::Solid => "r-solid",
            Self::Hatched => "r-hatched",
            Self::Open => "r-open",
            Self::Outline => "r-outline",
            Self::Cap => "r-cap",
            Self::Hit => "r-hit",
        }
    }
}

/// What the reader chose. It is the only thing that colour means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing is chosen.
    #[default]
    Plain,
    /// Among what is chosen.
    Chosen,
    /// Not among what is chosen: less prominent, but visible.
    Quiet,
}

impl Tone {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Chosen, Self::Quiet];

    /// Its class in the style sheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "t-plain",
            Self::Chosen => "t-chosen",
            Self::Quiet => "t-quiet",
        }
    }
}

/// Which part of a line of text is at its x.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Its start.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// Where a shape is.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// A rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Not negative.
        width: f64,
        /// Not negative.
        height: f64,
    },
    /// A straight line.
    Line {
        /// The x of its start.
        x1: f64,
        /// The y of its start.
        y1: f64,
        /// The x of its end.
        x2: f64,
        /// The y of its end.
        y2: f64,
    },
    /// A closed outline through its corners.
    Polygon(Vec<(f64, f64)>),
    /// An open line through its corners.
    Polyline(Vec<(f64, f64)>),
    /// One line of text.
    Text {
        /// The x of its anchor.
        x: f64,
        /// Its baseline.
        y: f64,
        /// Font size.
        size: f64,
        /// Which part of it is at x.
        anchor: Anchor,
        /// Whether it is bold.
        bold: bool,
        /// The characters.
        content: String,
    },
}

/// A shape with its role and tone.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is.
    pub role: Role,
    /// Whether the reader chose it.
    pub tone: Tone,
    /// Where it is.
    pub geometry: Geometry,
}

impl Shape {
    /// Whether it is text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.geometry, Geometry::Text { .. })
    }
}

/// What a mark stands for. Indexes are those of the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKey {
    /// An initiative: a bar, or a lane of the timeline.
    Initiative(usize),
    /// A month of the period.
    Month(usize),
    /// All undated activities.
    Undated,
    /// A kind.
    Kind(usize),
    /// A figure.
    Figure(usize),
    /// An activity.
    Activity(usize),
    /// The undated activities of an initiative, if they are too many for a square each.
    UndatedOf(usize),
    /// Activities that are drawn as one, because they look the same: the first of them. [`Mark::members`] has all.
    Merged(usize),
    /// An initiative in a month of the period, if it has too many activities for a mark each.
    Cell(usize, usize),
}

/// A part of the picture that reacts to the pointer, can be reached by keyboard and has a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub key: MarkKey,
    /// The key of its parent in the tree that the keyboard moves through: an activity's lane.
    pub parent: Option<MarkKey>,
    /// Its shapes, back to front. The first has the role [`Role::Hit`].
    pub shapes: Vec<Shape>,
    /// The activities that a [`MarkKey::Merged`] stands for; empty for all other marks.
    pub members: Arc<[usize]>,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What is behind the marks: grid, axes, labels that no mark owns.
    pub back: Vec<Shape>,
    /// The marks in the order in which the keyboard moves through them. A parent is right before its children.
    pub marks: Vec<Arc<Mark>>,
}

impl Scene {
    /// The mark with that key.
    #[must_use]
    pub fn mark(&self, key: MarkKey) -> Option<&Mark> {
        self.marks.iter().map(Arc::as_ref).find(|m| m.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::density::{Density, LaneDays};
    use crate::timeline::{Timeline, TimelineInput};

    #[test]
    fn what_signals_hold_may_go_to_other_threads() {
        fn is_for_signals<T: Clone + Send + Sync + 'static>() {}
        is_for_signals::<(Scene, Mark, Shape, MarkKey)>();
        is_for_signals::<(TimelineInput, Timeline, LaneDays, Density)>();
    }
}
