//! A picture as data: what the page shows as SVG, what tests compare, what export writes.
//!
//! A scene knows places and roles, never colours: what a role looks like is said once, in the page's style sheet. Lengths are CSS
//! pixels, the origin is the top left corner, y grows downwards.

/// What a shape is in the picture; the style sheet has a rule for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A line of the grid.
    Grid,
    /// A line of the grid that begins a quarter.
    GridStrong,
    /// A line that separates rows.
    Rule,
    /// The line that a chart stands on.
    Baseline,
    /// A dotted line: a lane in which nothing is placed.
    Empty,
    /// The ground of the tray, for what has no month.
    Tray,
    /// Writing on an axis.
    AxisText,
    /// The name of a row or of a mark.
    Label,
    /// What is said beside a name, more quietly.
    Note,
    /// A count or value.
    Value,
    /// The square around an initiative's number.
    Seal,
    /// The number in the square.
    SealText,
    /// Certain.
    Solid,
    /// Possible.
    Hatched,
    /// No month: an open square.
    Open,
    /// The whole of a count, behind the part that is selected.
    Outline,
    /// The end of a span or of an exact value; also the thin line that joins spans of one activity.
    Cap,
    /// Nothing to be seen: the area that answers to the pointer.
    Hit,
}

impl Role {
    /// All of them, so that a test can ask the style sheet for a rule of each.
    pub const ALL: [Self; 18] = [
        Self::Grid,
        Self::GridStrong,
        Self::Rule,
        Self::Baseline,
        Self::Empty,
        Self::Tray,
        Self::AxisText,
        Self::Label,
        Self::Note,
        Self::Value,
        Self::Seal,
        Self::SealText,
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
            Self::Tray => "r-tray",
            Self::AxisText => "r-axis-text",
            Self::Label => "r-label",
            Self::Note => "r-note",
            Self::Value => "r-value",
            Self::Seal => "r-seal",
            Self::SealText => "r-seal-text",
            Self::Solid => "r-solid",
            Self::Hatched => "r-hatched",
            Self::Open => "r-open",
            Self::Outline => "r-outline",
            Self::Cap => "r-cap",
            Self::Hit => "r-hit",
        }
    }
}

/// The one meaning of colour: what the reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing is chosen.
    #[default]
    Plain,
    /// Among what is chosen.
    Chosen,
    /// Not among what is chosen: quieter, never gone.
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

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The text begins there.
    #[default]
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
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
        /// Start.
        x1: f64,
        /// Start.
        y1: f64,
        /// End.
        x2: f64,
        /// End.
        y2: f64,
    },
    /// A closed outline through its corners.
    Polygon(Vec<(f64, f64)>),
    /// An open line through its corners.
    Polyline(Vec<(f64, f64)>),
    /// One line of writing.
    Text {
        /// Where its anchor is.
        x: f64,
        /// Its baseline.
        y: f64,
        /// Font size.
        size: f64,
        /// Which end stands at x.
        anchor: Anchor,
        /// Whether it is bold.
        bold: bool,
        /// The characters.
        content: String,
    },
}

/// A shape, what it is, and how it stands to what the reader chose.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is.
    pub role: Role,
    /// How it stands to what the reader chose.
    pub tone: Tone,
    /// Where it is.
    pub geometry: Geometry,
}

/// What a mark stands for. Indexes are those of the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKey {
    /// An initiative: a bar, or a lane of the timeline.
    Initiative(usize),
    /// A month of the period.
    Month(usize),
    /// What has no month.
    Undated,
    /// A kind.
    Kind(usize),
    /// A figure.
    Figure(usize),
    /// An activity.
    Activity(usize),
    /// The tray of an initiative, where its undated activities are too many for a square each.
    Tray(usize),
    /// Activities that are drawn as one, since they could not be told apart: the first of them; [`Mark::members`] has all.
    Merged(usize),
    /// An initiative in a month of the period, where it has too many activities for a mark each.
    Cell(usize, usize),
}

/// A part of the picture that can be pointed at, reached by keyboard and named.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub key: MarkKey,
    /// The key of the mark that it belongs to, in the tree that the keyboard walks: an activity's lane.
    pub parent: Option<MarkKey>,
    /// What is drawn of it, back to front. The first shape has the role [`Role::Hit`].
    pub shapes: Vec<Shape>,
    /// The activities that a [`MarkKey::Merged`] stands for; empty for all other marks.
    pub members: Vec<usize>,
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
    /// The marks in the order in which the keyboard walks them; a parent stands right before its children.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// The mark with that key.
    #[must_use]
    pub fn mark(&self, key: MarkKey) -> Option<&Mark> {
        self.marks.iter().find(|m| m.key == key)
    }
}
