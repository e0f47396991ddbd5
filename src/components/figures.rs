//! The headline figures: large numbers, each of which opens the activity that is its evidence.

use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::domain::{Figure, Qualifier, Text};
use yearline_core::url::View;
use yearline_plot::measure::width_px;
use yearline_plot::scene::Tone;

use super::badge::Badge;
use super::patterns::hatch;
use super::section::Section;
use super::still::{Pressable, Still, is_still, still};
use crate::browser::focus;
use crate::state::{Part, use_session, use_year};

/// How many figures are shown before all are asked for, and how many a slide has room for.
const N_FIRST: usize = 6;
/// How many cards are listed together: of an initiative, and on paper.
const MOST_CARDS: usize = 60;

/// The figures of the report. Nothing where it has none.
#[component]
pub fn Figures() -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let data = year.data();
    let n_figures = data.figures().len();
    let figures = data.figures().iter();
    let n_open = figures.filter(|f| f.qualifier.is_open()).count();
    let is_alone = session.view.with_untracked(|v| v.view == View::Figures);
    let on_paper = still() == Some(Still::Paper);
    let shows_all = RwSignal::new(is_alone && !on_paper);

    let headline = move || session.locale.get().figures_headline(n_figures, n_open);
    let key = move || view! { <p>{move || session.messages().figures_key}</p> };
    let all_button =
        move || (n_figures > N_FIRST).then(|| view! { <AllButton n_figures shows_all/> });
    let cards = move || {
        if shows_all.get() {
            view! { <FiguresByInitiative/> }.into_any()
        } else {
            let n = if on_paper { n_figures } else { N_FIRST };
            let first = (0..n_figures.min(n)).collect::<Vec<_>>();
            view! { <FigureCards figures=first/> }.into_any()
        }
    };
    (n_figures > 0).then(|| {
        view! {
            <Section part=View::Figures headline sub=key actions=all_button>
                {cards}
            </Section>
        }
    })
}

/// Shows all figures, or the first few again.
#[component]
fn AllButton(n_figures: usize, shows_all: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let label = move || {
        let locale = session.locale.get();
        if shows_all.get() {
            locale.messages.figures_fewer.to_owned()
        } else {
            locale.all_figures(n_figures)
        }
    };
    let toggle = move |event: MouseEvent| {
        shows_all.update(|all| *all = !*all);
        // The button moves far away. A key makes a click without a pointer: then the keyboard goes on from the top of the figures.
        if event.detail() == 0 {
            spawn_local(async {
                tick().await;
                focus::show("figures-headline");
            });
        }
    };
    view! {
        <button
            type="button"
            class="plain"
            id="all-figures"
            aria-expanded=move || shows_all.get().to_string()
            on:click=toggle
        >
            {label}
        </button>
    }
}

/// All of them, grouped by initiative. The first few keep the order of the dataset, which is its editor's.
#[component]
fn FiguresByInitiative() -> impl IntoView {
    let year = use_year();
    let data = year.data();
    let initiative_of = |f: &usize| {
        let figure = &data.figures()[*f];
        data.activity(figure.activity).initiative_index()
    };
    let group = |i: usize| {
        let figures: Vec<usize> = (0..data.figures().len())
            .filter(|f| initiative_of(f) == i)
            .collect();
        let title = move || {
            let data = year.data();
            data.initiatives()[i].title.get(year.language()).to_owned()
        };
        let foreign = move || year.foreign_text(&year.data().initiatives()[i].title);
        (!figures.is_empty()).then(|| {
            view! {
                <h3 class="group"><Badge initiative=i/>" "<span dir="auto" lang=foreign>{title}</span></h3>
                <FigureCards figures/>
            }
        })
    };
    (0..data.initiatives().len())
        .filter_map(group)
        .collect_view()
}

/// The cards of some figures: the first, and all on demand.
#[component]
pub fn FigureCards(
    /// Their indexes in the dataset.
    figures: Vec<usize>,
) -> impl IntoView {
    let most = match still() {
        Some(Still::Slide) => N_FIRST,
        _ => MOST_CARDS,
    };
    let list = |figures| view! { <CardList figures/> }.into_any();
    view! { <FirstFigures figures most list/> }
}

/// The first of some figures, and all on demand. On paper and on slides, it is said how many are left out.
#[component]
pub fn FirstFigures(
    /// Their indexes in the dataset.
    figures: Vec<usize>,
    /// How many are listed at first.
    most: usize,
    /// Makes a list of those figures.
    list: fn(Vec<usize>) -> AnyView,
) -> impl IntoView {
    let session = use_session();
    let n = figures.len();
    if n <= most {
        return list(figures);
    }
    if is_still() {
        let left_out = move || session.locale.get().more_figures_on_page(n - most);
        return view! {
            {list(figures[..most].to_vec())}
            <p class="rest">{left_out}</p>
        }
        .into_any();
    }
    let shows_all = RwSignal::new(false);
    let shown = move || {
        let n_listed = if shows_all.get() { n } else { most };
        list(figures[..n_listed].to_vec())
    };
    let container = NodeRef::<Div>::new();
    let show_all = move |_| {
        shows_all.set(true);
        // The button goes. The keyboard goes on from the list.
        if let Some(container) = container.get_untracked() {
            focus::put_on(&container);
        }
    };
    view! {
        <div node_ref=container tabindex="-1">
            {shown}
        </div>
        <Show when=move || !shows_all.get()>
            <p class="rest">
                <button type="button" class="tool tool-wide" on:click=show_all>
                    {move || session.locale.get().all_figures(n)}
                </button>
            </p>
        </Show>
    }
    .into_any()
}

#[component]
fn CardList(figures: Vec<usize>) -> impl IntoView {
    let year = use_year();
    let all = figures.clone();
    let value_em = move || {
        let (data, locale) = (year.data(), year.session.locale.get());
        let width =
            |f: &usize| value_em(&locale.amount(&data.figures()[*f], year.language()).number);
        em_step(all.iter().map(width).fold(1.0, f64::max)).to_string()
    };
    let card = |figure| view! { <FigureCard figure/> };
    view! {
        <ul class="figures" data-em=value_em>
            {figures.into_iter().map(card).collect_view()}
        </ul>
    }
}

/// The width of the longest word of a value, in ems of the numerals. The style sheet sets values so that it fits into its card.
#[must_use]
pub fn value_em(value: &str) -> f64 {
    /// How much wider the serif numerals may be than those of the table of widths.
    const SERIF: f64 = 1.1;
    let word = |word| SERIF * width_px(word, 1.0, true);
    value.split(' ').map(word).fold(1.0, f64::max)
}

/// The widths that the style sheet knows, in ems. The policy forbids the attribute `style` in the prerendered page, so a width can't be
/// handed over as it is.
const EM_STEPS: [f64; 14] = [
    1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0,
];

/// The next wider one of the widths that the style sheet knows, in ems.
#[must_use]
pub fn em_step(em: f64) -> f64 {
    let [.., widest] = EM_STEPS;
    EM_STEPS
        .into_iter()
        .find(|step| em <= *step)
        .unwrap_or(widest)
}

/// A value whose groups of digits may be broken onto lines, for one that is wider than its card in the smallest type.
#[must_use]
pub fn breakable(value: &str) -> impl IntoView + use<> {
    let group = |group: &str| view! { {group.to_owned()}<wbr/> };
    value.split_inclusive(',').map(group).collect_view()
}

/// One figure.
#[component]
fn FigureCard(figure: usize) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let data = year.data();
    let (qualifier, source, activity) = {
        let f = &data.figures()[figure];
        (f.qualifier, f.source, f.activity)
    };
    let initiative = data.activity(activity).initiative_index();
    let tone = Memo::new(move |_| year.tone(activity));
    let id = format!("figure-{figure}");
    let opener = id.clone();

    let qualifier_words = move || session.locale.get().qualifier(qualifier);
    let amount = move || {
        let (data, locale) = (year.data(), session.locale.get());
        locale.amount(&data.figures()[figure], year.language())
    };
    let title = move || {
        let (data, language) = (year.data(), year.language());
        let figure = &data.figures()[figure];
        (!figure.is_titled_by_unit(language)).then(|| figure.title.get(language).to_owned())
    };
    let lang = move |pick: fn(&Figure) -> &Text| {
        move || year.foreign_text(pick(&year.data().figures()[figure]))
    };
    let place = move || source.map(|place| session.locale.get().place_short(place));
    view! {
        <li class="figure">
            <Pressable
                class="figure-link"
                id=id
                on_press=move |()| year.open(activity, Part::Figures, Some(opener.clone()))
            >
                <FigureRule qualifier tone/>
                <span class="figure-qualifier">{qualifier_words}" "</span>
                <span class="figure-amount">
                    <span class="figure-value">{move || breakable(&amount().number)}</span>
                    <span class="figure-unit" dir="auto" lang=lang(|f| &f.unit)>{move || amount().unit}</span>
                </span>
                " "
                <span class="figure-title" dir="auto" lang=lang(|f| &f.title)>{title}</span>
                <span class="figure-source"><Badge initiative/>{place}</span>
            </Pressable>
        </li>
    }
}

/// The line above a figure, as in the chart of figures: with an end for a count, running out into hatching for a floor, ending in a
/// framed field of hatching for what is only about so. Its length says nothing.
#[component]
pub fn FigureRule(
    /// How the figure is to be read.
    qualifier: Qualifier,
    /// How its activity stands to what is chosen.
    #[prop(into)]
    tone: Signal<Tone>,
) -> impl IntoView {
    let class = move |shape: &str| format!("{shape} {}", tone.get().class());
    let hatched = move |x: &'static str, width: &'static str| {
        let (class, fill) = (move || class("r-hatched"), move || hatch(tone.get()));
        view! { <rect class=class x=x y="2" width=width height="6" fill=fill></rect> }
    };
    let (solid_width, end) = match qualifier {
        Qualifier::Exact => {
            let class = move || class("r-cap");
            let cap = view! { <rect class=class x="99%" y="0" width="1%" height="10"></rect> };
            ("100%", cap.into_any())
        }
        Qualifier::AtLeast | Qualifier::MoreThan => ("62%", hatched("62%", "38%").into_any()),
        Qualifier::About => {
            let class = move || class("r-outline");
            let framed = view! {
                {hatched("80%", "19%")}
                <rect class=class x="80%" y="1" width="19%" height="8"></rect>
            };
            ("80%", framed.into_any())
        }
    };
    view! {
        <svg class="figure-rule" width="100%" height="10" aria-hidden="true" focusable="false">
            <rect
                class=move || class("r-solid")
                x="0"
                y="3"
                width=solid_width
                height="4"
            ></rect>
            {end}
        </svg>
    }
}
