//! To be written.

use leptos::prelude::*;
use yearline_plot::scene::Tone;

/// To be written.
#[component]
pub fn Figures() -> impl IntoView {}

/// To be written.
#[component]
pub fn FigureCards(
    /// The indexes of the figures.
    figures: Vec<usize>,
) -> impl IntoView {
    let _ = figures;
}

/// To be written.
#[component]
pub fn FigureRule(
    /// Whether the value is only a bound.
    is_open: bool,
    /// How the figure stands to the choice.
    tone: Tone,
) -> impl IntoView {
    let _ = (is_open, tone);
}
