//! The filters, what is chosen, and the sentence that says what is shown.

use crate::browser::dom::{self, PointerEvent};
use crate::browser::focus;
use crate::state::reactive::Source;
use crate::state::{Session, Step, Year};
use yearline_core::domain::{Cell, Filter, Initiative, Kind};
use yearline_core::text::words::Words;
use yearline_core::text::{DateForm, Speech};

use super::el::{El, Keyed, button, el, keyed, parts};
use super::matrix::breaking;
use super::toggles::{Face, Toggle, keep_faces};

/// All the filters.
pub(crate) fn filters() -> El {
    let session = Session::here();
    el("section", "filters")
        .id("filters")
        .attr("tabindex", "-1")
        .says_word("aria-label", |w| w.filters)
        .when(
            move || !session.view.with(|v| v.embed),
            || {
                let row = el("div", "facet-row")
                    .child(search_facet())
                    .child(kind_facet());
                parts()
                    .child(initiative_facet())
                    .child(month_facet())
                    .child(row)
            },
        )
        .child(chosen())
        .child(sentence())
}

fn facet(id: &'static str, name: fn(&'static Words) -> &'static str) -> (El, El) {
    let facet = el("div", "facet")
        .attr("role", "group")
        .attr("aria-labelledby", id);
    (facet, el("p", "facet-name").id(id).word(name))
}

fn initiative_facet() -> El {
    let year = Year::here();
    let (facet, name) = facet("facet-initiative", |w| w.initiative);
    let chip = move |(i, initiative): (usize, &Initiative)| {
        let (chip, toggle) = Toggle::chip(
            &format!("chip-initiative-{i}"),
            Some(&initiative.number.to_string()),
        );
        (chip.on_click(move || year.toggle_initiative(i)), toggle)
    };
    let (chips, toggles): (Vec<_>, Vec<_>) = year
        .data()
        .initiatives()
        .iter()
        .enumerate()
        .map(chip)
        .unzip();
    keep_faces(toggles, move || {
        let (data, language, speech) = (year.data(), year.language(), year.session.speech.get());
        let face = |(i, initiative): (usize, &Initiative)| {
            let n = year.facets.with(|f| f.initiatives[i]);
            let name = initiative.title.get(language).to_owned();
            chip_face(year.chooses_initiative(i), name, n, speech)
        };
        data.initiatives().iter().enumerate().map(face).collect()
    });
    facet
        .child(name)
        .child(el("div", "chips chips-keypad").children(chips))
}

fn chip_face(is_pressed: bool, name: String, n: usize, speech: Speech) -> Face {
    Face {
        is_pressed,
        name,
        count: speech.count(n),
        is_nothing: n == 0,
        ..Face::default()
    }
}

fn month_facet() -> El {
    let year = Year::here();
    let session = year.session;
    let period = year.data().period();
    // Where a range begins: the month that was chosen last.
    let anchor = Source::new(None::<usize>);
    let cell = move |m: usize| {
        year.facets.with(|f| Cell {
            certain: f.certain[m],
            possible: f.possible[m],
        })
    };
    let choose = move |m: usize, as_range: bool| match anchor.get_untracked().filter(|_| as_range) {
        Some(from) => year.choose_months(from, m),
        None => {
            anchor.set(Some(m));
            year.toggle_month(m);
        }
    };
    let month = move |m: usize| {
        let (button, toggle) = Toggle::month(&format!("chip-month-{m}"));
        let button = button.on("click", move |event| {
            choose(m, dom::event_as::<PointerEvent>(event).shift_key())
        });
        (button, toggle)
    };
    let (mut buttons, mut toggles): (Vec<_>, Vec<_>) = (0..period.n_months()).map(month).unzip();
    let (none, toggle) = Toggle::no_month("chip-month-none");
    buttons.push(none.on_click(move || year.toggle_undated()));
    toggles.push(toggle);
    keep_faces(toggles, move || {
        let speech = session.speech.get();
        let (chosen, is_undated) = (year.chosen_months(), year.filter.with(|f| f.undated));
        let month = |m: usize| Face {
            is_pressed: chosen.contains(m),
            name: speech.date(period.month(m).first_day(), DateForm::MonthShort),
            count: breaking(&speech.cell(cell(m))),
            said: speech.named(&speech.month(period, m), &speech.cell_words(cell(m))),
            ..Face::default()
        };
        let mut faces: Vec<Face> = (0..period.n_months()).map(month).collect();
        let n_undated = speech.count(year.facets.with(|f| f.undated));
        let name = speech.words.no_month.to_owned();
        faces.push(Face {
            is_pressed: is_undated,
            name,
            count: n_undated,
            ..Face::default()
        });
        faces
    });
    let (facet, name) = facet("facet-month", |w| w.month);
    facet
        .child(name.text(" ").child(el("small", "").word(|w| w.month_hint)))
        .child(el("div", "months").children(buttons))
}

fn kind_facet() -> El {
    let year = Year::here();
    let session = year.session;
    let n_chosen = move || year.filter.with(|f| f.kinds.len());
    let chip = move |k: usize| {
        let (chip, toggle) = Toggle::chip(&format!("chip-kind-{k}"), None);
        (chip.on_click(move || year.toggle_kind(k)), toggle)
    };
    let (chips, toggles): (Vec<_>, Vec<_>) = (0..year.data().kinds().len()).map(chip).unzip();
    keep_faces(toggles, move || {
        let (data, language, speech) = (year.data(), year.language(), session.speech.get());
        let face = |(k, kind): (usize, &Kind)| {
            let is_pressed = year.filter.with(|f| f.kinds.contains(&k));
            chip_face(
                is_pressed,
                kind.title.get(language).to_owned(),
                year.facets.with(|f| f.kinds[k]),
                speech,
            )
        };
        data.kinds().iter().enumerate().map(face).collect()
    });
    let n_said = move || match n_chosen() {
        0 => String::new(),
        n => format!(" ({})", session.speech.get().count(n)),
    };
    el("details", "facet facet-kinds")
        .attr_if(
            "open",
            year.filter
                .with_untracked(|f| !f.kinds.is_empty())
                .then_some(""),
        )
        .child(el("summary", "").word(|w| w.kind).text_now(n_said))
        .child(el("div", "chips").children(chips))
}

fn search_facet() -> El {
    let session = Session::here();
    let input = el("input", "")
        .attr("type", "search")
        .id("search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .says_word("placeholder", |w| w.search_hint)
        .value_now(move || session.view.with(|v| v.query.clone()))
        .on("input", move |event| {
            let query = dom::value(&event);
            // The first letter is a step that the back button undoes, the others go on in it.
            let step = if session.view.with_untracked(|v| v.query.is_empty()) {
                Step::New
            } else {
                Step::Same
            };
            session.change(step, |view| view.query = query);
        });
    el("div", "facet facet-search")
        .child(el("label", "").attr("for", "search").word(|w| w.search))
        .child(input)
}

#[derive(Clone, Copy, Debug)]
enum Choice {
    Initiative(usize),
    Months(usize, usize),
    Undated,
    Kind(usize),
    Query,
}

/// What is chosen, as chips that take it back.
fn chosen() -> El {
    let year = Year::here();
    let chips = move || {
        el("div", "chosen")
            .attr("role", "group")
            .says_word("aria-label", |w| w.active_filters)
            .each(move || choices(year))
            .child(
                button("plain")
                    .id("clear-all")
                    .on_click(move || {
                        year.clear();
                        focus::put("filters");
                    })
                    .word(|w| w.clear_all),
            )
    };
    let is_any = move || !year.filter.with(Filter::is_empty);
    parts().when(is_any, chips)
}

/// A chip for each choice, tracked.
fn choices(year: Year) -> Vec<Keyed> {
    let (data, speech) = (year.data(), year.session.speech.get());
    let language = year.language();
    let filter = year.filter.get();
    let mut chips: Vec<Keyed> = Vec::new();
    let mut add = |choice: Choice, said: String| {
        chips.push(keyed(format!("{choice:?} {said}"), move || {
            button("chip chip-chosen")
                .on_click(move || take_back(year, choice))
                .child(el("span", "vh").word(|w| w.remove).text(" "))
                .text(&said)
                .child(el("span", "cross").unsaid().text("×"))
        }));
    };
    for &i in &filter.initiatives {
        add(Choice::Initiative(i), speech.initiative_name(&data, i));
    }
    for (a, b) in filter.months.runs() {
        add(
            Choice::Months(a, b),
            speech.months(data.period(), (a..=b).collect()),
        );
    }
    if filter.undated {
        add(Choice::Undated, speech.words.no_month_given.to_owned());
    }
    for &k in &filter.kinds {
        add(
            Choice::Kind(k),
            data.kinds()[k].title.get(language).to_owned(),
        );
    }
    if !filter.query.trim().is_empty() {
        add(Choice::Query, format!("“{}”", filter.query.trim()));
    }
    chips
}

fn take_back(year: Year, choice: Choice) {
    let session = year.session;
    match choice {
        Choice::Initiative(i) => year.toggle_initiative(i),
        Choice::Kind(k) => year.toggle_kind(k),
        Choice::Undated => year.toggle_undated(),
        Choice::Query => session.change(Step::New, |view| view.query.clear()),
        Choice::Months(a, b) => {
            let period = year.data().period();
            session.change(Step::New, |view| {
                view.months
                    .retain(|m| period.index_of(*m).is_none_or(|i| !(a..=b).contains(&i)));
            });
        }
    }
    // The chip is gone: the focus goes to the next thing that is sure to be there.
    focus::put("filters");
}

/// The sentence that says what is shown; when nothing is, what may be widened.
fn sentence() -> El {
    let year = Year::here();
    let said = el("p", "")
        .id("sentence")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .attr("aria-atomic", "true")
        .child(el("b", "").text_now(move || year.sentence().0))
        .text_now(move || year.sentence().1);
    let include = move || {
        button("plain")
            .id("include-undated")
            .on_click(move || year.toggle_undated())
            .word(|w| w.include_undated)
    };
    let say = el("div", "say").child(said).when(
        move || year.selection.with(|s| s.n_set_aside() > 0),
        include,
    );
    parts().child(say).when(
        move || year.selection.with(|s| s.is_filtered && s.n() == 0),
        widen,
    )
}

/// What each choice taken back would show.
fn widen() -> El {
    let year = Year::here();
    let offers = move || -> Vec<Keyed> {
        let (data, speech, filter) = (year.data(), year.session.speech.get(), year.filter.get());
        let words = speech.words;
        let names = [words.initiative, words.month, words.kind, words.search];
        let mut offers = Vec::new();
        for (facet, name) in names.into_iter().enumerate() {
            let mut widened = filter.clone();
            match facet {
                0 => widened.initiatives.clear(),
                1 => (widened.months, widened.undated) = Default::default(),
                2 => widened.kinds.clear(),
                _ => widened.query.clear(),
            }
            if widened != filter {
                let said = speech.without(name, widened.select(&data).n());
                offers.push(keyed(format!("{facet} {said}"), move || {
                    button("chip")
                        .on_click(move || without(year, facet))
                        .text(&said)
                }));
            }
        }
        offers
    };
    el("div", "widen")
        .child(el("p", "").word(|w| w.or_widen))
        .child(el("div", "chips").each(offers))
}

/// Takes back all that is chosen of a facet, counted as [`widen`] does.
fn without(year: Year, facet: usize) {
    year.session.change(Step::New, |view| match facet {
        0 => view.initiatives.clear(),
        1 => {
            view.months.clear();
            view.undated = false;
        }
        2 => view.kinds.clear(),
        _ => view.query.clear(),
    });
    focus::put("filters");
}
