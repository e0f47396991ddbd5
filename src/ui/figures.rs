//! The headline figures: large numbers, each a door to its evidence.

use leptos::prelude::*;

use crate::state::reactive::Source;
use crate::state::{Part, Year};
use yearline_core::url::View;
use yearline_plot::scene::Tone;

use super::el::{El, button, el, parts, svg};
use super::pace::in_portions;
use super::patterns::hatch;
use super::seal::seal;
use super::section::{Section, section};

/// How many figures are shown before all are asked for.
const FIRST: usize = 6;

/// The figures of the report.
pub(crate) fn figures_section() -> El {
    let year = Year::here();
    let session = year.session;
    let data = year.data();
    let n = data.figures().len();
    if n == 0 {
        return parts();
    }
    let n_open = data
        .figures()
        .iter()
        .filter(|f| f.qualifier.is_open())
        .count();
    let all = Source::new(session.view.with_untracked(|v| v.view == View::Figures));
    let more = (n > FIRST).then(|| {
        button("plain")
            .says_whether("aria-expanded", move || all.get())
            .on_click(move || all.update(|a| *a = !*a))
            .text_now(move || {
                let speech = session.speech.get();
                if all.get() {
                    speech.words.figures_fewer.to_owned()
                } else {
                    speech.all_figures(n)
                }
            })
    });
    section(Section {
        part: View::Figures,
        headline: Box::new(move || session.speech.get().figures_headline(n, n_open)),
        sub: el("p", "").word(|w| w.figures_key),
        actions: more,
        body: parts().shows(move || {
            let all = all.get();
            Some(untrack(|| {
                if all {
                    by_initiative(year)
                } else {
                    cards((0..n.min(FIRST)).collect())
                }
            }))
        }),
    })
}

/// All of them are grouped by initiative; the first few keep the order of the dataset, which is its editor's.
fn by_initiative(year: Year) -> El {
    let data = year.data();
    let groups = (0..data.initiatives().len()).map(|i| {
        let of_it = |f: &usize| {
            data.activity(data.figures()[*f].activity)
                .initiative_index()
                == i
        };
        (
            i,
            (0..data.figures().len()).filter(of_it).collect::<Vec<_>>(),
        )
    });
    let group = |(i, figures): (usize, Vec<usize>)| {
        let name = move || {
            year.data().initiatives()[i]
                .title
                .get(year.language())
                .to_owned()
        };
        let heading = el("h3", "group").child(seal(i)).text(" ").text_now(name);
        parts().child(heading).child(cards(figures))
    };
    parts().children(groups.filter(|(_, figures)| !figures.is_empty()).map(group))
}

/// The cards of some figures.
pub(crate) fn cards(figures: Vec<usize>) -> El {
    el("ul", "figures").child(in_portions(figures, card))
}

/// One figure.
fn card(figure: usize) -> El {
    let year = Year::here();
    let session = year.session;
    let data = year.data();
    let (value, qualifier, source, activity) = {
        let f = &data.figures()[figure];
        (f.value, f.qualifier, f.source, f.activity)
    };
    let initiative = data.activity(activity).initiative_index();
    let id = format!("figure-{figure}");
    let place =
        move || source.map_or_else(String::new, |place| session.speech.get().place_short(place));
    let door = button("figure-door")
        .id(&id)
        .on_click(move || year.open(activity, Part::Figures, Some(id.clone())))
        .shows(move || Some(figure_rule(qualifier.is_open(), year.tone(activity))))
        .child(
            el("span", "figure-qualifier")
                .text_now(move || session.speech.get().qualifier(qualifier).to_owned())
                .text(" "),
        )
        .child(el("span", "figure-value").text_now(move || session.speech.get().number(value)))
        .text(" ")
        .child(el("span", "figure-title").text_now(move || {
            year.data().figures()[figure]
                .title
                .get(year.language())
                .to_owned()
        }))
        .child(
            el("span", "figure-source")
                .child(seal(initiative))
                .text_now(place),
        );
    el("li", "figure").child(door)
}

/// The line above a figure: with an end for a count, running out into hatching for a floor. Its length says nothing.
pub(crate) fn figure_rule(is_open: bool, tone: Tone) -> El {
    let rect = |class: &str, [x, y, width, height]: [&str; 4]| {
        let rect = svg("rect", &format!("{class} {}", tone.class()))
            .attr("x", x)
            .attr("y", y);
        rect.attr("width", width).attr("height", height)
    };
    let (line, end) = if is_open {
        (
            "62%",
            rect("r-hatched", ["62%", "2", "38%", "6"]).attr("fill", hatch(tone)),
        )
    } else {
        ("100%", rect("r-cap", ["99%", "0", "1%", "10"]))
    };
    svg("svg", "figure-rule")
        .attr("width", "100%")
        .attr("height", "10")
        .unsaid()
        .attr("focusable", "false")
        .child(rect("r-solid", ["0", "3", line, "4"]))
        .child(end)
}
