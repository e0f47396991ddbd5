//! The parts of the page, the columns of its table and its themes, by their names in the address.

use crate::domain::Column;

/// Which part of the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// All parts, one below the other.
    #[default]
    Overview,
    /// The headline figures alone.
    Figures,
    /// The initiatives as chapters, each with its activities, alone.
    Initiatives,
    /// Initiatives by months alone.
    Matrix,
    /// The charts alone.
    Charts,
    /// The timeline alone.
    Timeline,
    /// The table alone.
    Table,
    /// The initiatives that are chosen, each with its activities, alone.
    Initiative,
    /// The activity that is open, alone.
    Activity,
}

impl View {
    /// All of them: the whole page, its parts in order, then the two that are only shown alone.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Figures,
        Self::Initiatives,
        Self::Matrix,
        Self::Charts,
        Self::Timeline,
        Self::Table,
        Self::Initiative,
        Self::Activity,
    ];
    /// The parts of the whole page, in order.
    pub const PARTS: [Self; 6] = [
        Self::Figures,
        Self::Initiatives,
        Self::Matrix,
        Self::Charts,
        Self::Timeline,
        Self::Table,
    ];

    /// Its name in the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Figures => "figures",
            Self::Initiatives => "initiatives",
            Self::Matrix => "matrix",
            Self::Charts => "charts",
            Self::Timeline => "timeline",
            Self::Table => "table",
            Self::Initiative => "initiative",
            Self::Activity => "activity",
        }
    }
}

/// The name of a column in the address.
pub(super) fn column_name(column: Column) -> &'static str {
    match column {
        Column::Number => "number",
        Column::Activity => "activity",
        Column::Kind => "kind",
        Column::When => "when",
        Column::Basis => "basis",
        Column::Figures => "figures",
        Column::Source => "source",
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the reader's system is set.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// In the order of the switch.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
