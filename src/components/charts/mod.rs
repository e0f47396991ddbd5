//! The charts: activities by initiative, by month and by kind; figures by unit. Each is a filter for the others.

mod by_initiative;
mod by_kind;
mod by_month;
mod by_unit;

use leptos::prelude::*;
use yearline_core::text::Locale;
use yearline_core::url::View;
use yearline_plot::measure::TypeSizes;
use yearline_plot::scene::{Role, Scene};

use super::forms::EachForm;
use super::in_turn::InTurn;
use super::legend::Legend;
use super::save_image::SaveImage;
use super::scene_view::SceneView;
use super::section::Section;
use super::still::is_still;
use crate::export::{Caption, Key, Picture, Word};
use crate::state::{Part, Session, Year, use_session, use_year};
use by_initiative::ByInitiative;
use by_kind::ByKind;
use by_month::ByMonth;
use by_unit::ByUnit;

/// From this width on, two charts are side by side; by that much more where letters are larger.
const PAIR_FROM_PX: f64 = 900.0;
/// The gap between them, likewise.
const PAIR_GAP_PX: f64 = 48.0;

/// The signs of the charts of activities.
const KEY: Key = &[
    (Role::Solid, |w| w.legend_placed),
    (Role::Hatched, |w| w.legend_narrowed),
    (Role::Open, |w| w.legend_none),
];

/// The type sizes for a language's script.
#[must_use]
pub fn type_sizes(locale: Locale) -> TypeSizes {
    if locale.is_chinese() {
        TypeSizes::cjk()
    } else {
        TypeSizes::latin()
    }
}

/// One of the charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Activities by initiative.
    Initiatives,
    /// Activities by kind.
    Kinds,
    /// Activities by month.
    Months,
    /// Figures by unit.
    Units,
}

impl ChartKind {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Initiatives, Self::Kinds, Self::Months, Self::Units];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> Word {
        match self {
            Self::Initiatives => |w| w.chart_initiatives,
            Self::Kinds => |w| w.chart_kinds,
            Self::Months => |w| w.chart_months,
            Self::Units => |w| w.chart_figures,
        }
    }

    /// The chart of a year as a picture to be taken along; the one of figures in one column.
    #[must_use]
    pub fn picture(self, year: Year) -> Picture {
        let (id, scene): (_, fn(Year) -> Scene) = match self {
            Self::Initiatives => ("by-initiative", by_initiative::scene),
            Self::Kinds => ("by-kind", by_kind::scene),
            Self::Months => ("by-month", by_month::scene),
            Self::Units => ("by-unit", by_unit::scene),
        };
        let (key, note) = match self {
            Self::Units => (by_unit::NO_SIGNS, by_unit::NOTE),
            Self::Initiatives | Self::Kinds | Self::Months => (KEY, None),
        };
        Picture {
            id,
            caption: Caption {
                name: self.name(),
                key,
                note,
            },
            scene: Memo::new(move |_| scene(year)),
        }
    }

    /// What it shows, in a sentence, tracked.
    #[must_use]
    pub fn takeaway(self, year: Year) -> String {
        match self {
            Self::Initiatives => by_initiative::takeaway(year),
            Self::Kinds => by_kind::takeaway(year),
            Self::Months => by_month::takeaway(year),
            Self::Units => by_unit::takeaway(year),
        }
    }
}

/// One chart by itself, under its name.
#[component]
pub fn StillChart(
    /// Which one.
    kind: ChartKind,
) -> impl IntoView {
    let session = use_session();
    let headline = Signal::derive(move || (kind.name())(session.messages()).to_owned());
    let sub = move || {
        if kind == ChartKind::Units {
            view! { <p>{move || session.messages().figures_key}</p> }.into_any()
        } else {
            view! { <Signs/> }.into_any()
        }
    };
    let chart = match kind {
        ChartKind::Initiatives => view! { <ByInitiative/> }.into_any(),
        ChartKind::Kinds => view! { <ByKind/> }.into_any(),
        ChartKind::Months => view! { <ByMonth/> }.into_any(),
        ChartKind::Units => view! { <ByUnit/> }.into_any(),
    };
    view! {
        <Section part=View::Charts headline sub>
            <div class="charts">{chart}</div>
        </Section>
    }
}

/// The signs of the charts of activities, for those who look at them.
#[component]
fn Signs() -> impl IntoView {
    view! { <Legend messages=[|w| w.legend_placed, |w| w.legend_narrowed, |w| w.legend_none]/> }
}

/// All the charts.
#[component]
pub fn Charts() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let headline = Signal::derive(move || session.locale.get().charts_headline(&year.data()));
    let sub = move || {
        view! {
            <p>
                {move || session.messages().charts_sub} " "
                <span class="by-program">{move || session.messages().charts_filter}</span>
            </p>
            <Signs/>
        }
    };
    let has_figures = !year.data().figures().is_empty();
    view! {
        <Section part=View::Charts headline sub>
            <p class="vh" id="chart-keys">{move || session.messages().chart_keys}</p>
            <EachForm>
                <div class="charts">
                    <InTurn>
                        <ByInitiative/>
                    </InTurn>
                    <InTurn>
                        <ByKind/>
                    </InTurn>
                    <InTurn>
                        <ByMonth/>
                    </InTurn>
                    {has_figures
                        .then(|| {
                            view! {
                                <InTurn>
                                    <ByUnit/>
                                </InTurn>
                            }
                        })}
                </div>
            </EachForm>
        </Section>
    }
}

/// One chart with its name above, and what is to be noted below.
#[component]
fn Chart(
    /// Its id, without the prefix `chart-`.
    id: &'static str,
    name: Word,
    /// The signs in it, for a picture that is taken along.
    #[prop(default = KEY)]
    key: Key,
    /// How else it is to be read, likewise.
    #[prop(optional_no_strip)]
    note: Option<Word>,
    scene: Memo<Scene>,
    /// What it shows, in a sentence for who hears it.
    #[prop(into)]
    takeaway: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let session = use_session();
    if is_still() {
        return view! {
            <figure class="chart">
                <p class="takeaway">{takeaway}</p>
                <SceneView id scene name described_by="" part=Part::Charts/>
                {children.map(|children| children())}
            </figure>
        }
        .into_any();
    }
    let takeaway_id = format!("takeaway-{id}");
    let caption = Caption { name, key, note };
    let picture = Picture { id, caption, scene };
    let described_by = format!("{takeaway_id} chart-keys");
    view! {
        <figure class="chart" id=format!("chart-{id}")>
            <figcaption>
                <h3>{move || name(session.messages())}</h3>
                <SaveImage picture/>
            </figcaption>
            <p class="vh" id=takeaway_id>{takeaway}</p>
            <SceneView id scene name described_by part=Part::Charts/>
            {children.map(|children| children())}
        </figure>
    }
    .into_any()
}

/// Whether two charts are side by side, tracked.
fn is_paired(session: Session) -> bool {
    session.width.get() >= PAIR_FROM_PX * session.letter_scale.get()
}

/// The width of one of two columns, or of the only one, tracked.
fn column_width(session: Session) -> f64 {
    let width = session.width.get();
    if is_paired(session) {
        ((width - PAIR_GAP_PX * session.letter_scale.get()) / 2.0).floor()
    } else {
        width
    }
}
