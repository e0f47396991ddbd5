//! Which slides there are, and what each is called.

use leptos::prelude::*;

use crate::components::charts::ChartKind;
use crate::state::Year;

/// One slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slide {
    /// The title, what is shown, the first figures.
    Year,
    /// An initiative, by its index.
    Initiative(usize),
    /// Initiatives by months.
    Matrix,
    /// One chart.
    Chart(ChartKind),
    /// The lanes of all initiatives.
    Timeline,
}

impl Slide {
    /// All of them in the order of the page, tracked: of the initiatives only those of which something is chosen.
    pub(super) fn all(year: Year) -> Vec<Self> {
        let data = year.data();
        let is_chosen = |i: &usize| !year.is_filtered() || year.matrix.with(|m| m.rows[*i].n > 0);
        let initiatives = (0..data.initiatives().len()).filter(is_chosen);
        let has_figures = !data.figures().is_empty();
        let charts = ChartKind::ALL.into_iter();
        let charts = charts.filter(|kind| has_figures || *kind != ChartKind::Units);
        [Self::Year]
            .into_iter()
            .chain(initiatives.map(Self::Initiative))
            .chain([Self::Matrix])
            .chain(charts.map(Self::Chart))
            .chain([Self::Timeline])
            .collect()
    }

    /// What it is about, tracked.
    pub(super) fn title(self, year: Year) -> String {
        let (data, locale) = (year.data(), year.session.locale.get());
        match self {
            Self::Year => data.meta().title.get(year.language()).to_owned(),
            Self::Initiative(i) => locale.initiative_name(&data, i),
            Self::Matrix => locale.messages.matrix_name.to_owned(),
            Self::Chart(kind) => kind.name()(locale.messages).to_owned(),
            Self::Timeline => locale.messages.timeline_name.to_owned(),
        }
    }

    /// How wide its pictures are laid out, as a share of its width. A picture fills its slide, so the letters of one that is laid out for
    /// less are larger. Those with a bar or a column for each thing do with less.
    pub(super) fn share(self) -> f64 {
        match self {
            Self::Chart(ChartKind::Initiatives | ChartKind::Kinds) => 0.72,
            Self::Chart(ChartKind::Months) => 0.66,
            // Two columns, of which neither is to be limited by the height.
            Self::Chart(ChartKind::Units) => 1.08,
            Self::Timeline => 1.1,
            _ => 1.0,
        }
    }

    /// Which of the layouts is tried first. A picture fills any of them; what is to be read may be larger where it is short.
    pub(super) fn first_fit(self) -> usize {
        match self {
            Self::Year | Self::Initiative(_) => 0,
            Self::Matrix | Self::Chart(_) | Self::Timeline => 2,
        }
    }

    /// The class by which the style sheet knows it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Year => "slide slide-year",
            Self::Initiative(_) => "slide slide-initiative",
            Self::Matrix => "slide slide-matrix",
            Self::Chart(_) | Self::Timeline => "slide slide-picture",
        }
    }
}
