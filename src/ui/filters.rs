//! The filters, what is chosen, and the sentence that says what is shown.

use crate::browser::dom::{self, PointerEvent};
use crate::browser::focus;
use crate::domain::{Cell, Filter};
use crate::state::reactive::Source;
use crate::state::{Session, Step, Year};
use crate::text::DateForm;
use crate::text::words::Words;

use super::el::{El, Keyed, button, el, keyed, parts};
use super::matrix::breaking;

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
                let row = el("div", "facet-row").child(search_facet()).child(kind_facet());
                parts().child(initiative_facet()).child(month_facet()).child(row)
            },
        )
        .child(chosen())
        .child(sentence())
}

/// A chip's count, quieter where it would show nothing, tracked.
fn chip_count(count: impl Fn() -> usize + Copy + 'static) -> El {
    let session = Session::here();
    el("span", "chip-count")
        .class_now("is-nothing", move || count() == 0)
        .text_now(move || session.speech.get().count(count()))
}

fn facet(id: &'static str, name: fn(&'static Words) -> &'static str) -> (El, El) {
    let facet = el("div", "facet").attr("role", "group").attr("aria-labelledby", id);
    (facet, el("p", "facet-name").id(id).word(name))
}

fn initiative_facet() -> El {
    let year = Year::here();
    let chip = move |i: usize| {
        button("chip")
            .id(&format!("chip-initiative-{i}"))
            .pressed_now(move || year.chooses_initiative(i))
            .on_click(move || year.toggle_initiative(i))
            .child(el("span", "chip-number").text(&year.data().initiatives()[i].number.to_string()))
            .text(" ")
            .child(
                el("span", "chip-title")
                    .text_now(move || year.data().initiatives()[i].title.get(year.language()).to_owned()),
            )
            .text(" ")
            .child(chip_count(move || year.facets.with(|f| f.initiatives[i])))
    };
    let (facet, name) = facet("facet-initiative", |w| w.initiative);
    let chips = (0..year.data().initiatives().len()).map(chip);
    facet.child(name).child(el("div", "chips chips-keypad").children(chips))
}

fn month_facet() -> El {
    let year = Year::here();
    let session = year.session;
    let period = year.data().period();
    // Where a range begins: the month that was chosen last.
    let anchor = Source::new(None::<usize>);
    let cell = move |m: usize| year.facets.with(|f| Cell { certain: f.certain[m], possible: f.possible[m] });
    let choose = move |m: usize, as_range: bool| match anchor.get_untracked().filter(|_| as_range) {
        Some(from) => year.choose_months(from, m),
        None => {
            anchor.set(Some(m));
            year.toggle_month(m);
        }
    };
    let month = move |m: usize| {
        let day = period.month(m).first_day();
        button("month")
            .id(&format!("chip-month-{m}"))
            .pressed_now(move || year.chosen_months().contains(m))
            .on("click", move |event| choose(m, dom::event_as::<PointerEvent>(event).shift_key()))
            .child(el("span", "vh").text_now(move || {
                let speech = session.speech.get();
                speech.named(&speech.month(period, m), &speech.cell_words(cell(m)))
            }))
            .child(
                el("span", "month-name")
                    .unsaid()
                    .text_now(move || session.speech.get().date(day, DateForm::MonthShort)),
            )
            .child(el("span", "month-count").unsaid().text_now(move || breaking(&session.speech.get().cell(cell(m)))))
    };
    let none = button("month month-none")
        .id("chip-month-none")
        .pressed_now(move || year.filter.with(|f| f.undated))
        .on_click(move || year.toggle_undated())
        .child(el("span", "month-name").word(|w| w.no_month))
        .text(" ")
        .child(el("span", "month-count").text_now(move || session.speech.get().count(year.facets.with(|f| f.undated))));
    let (facet, name) = facet("facet-month", |w| w.month);
    facet
        .child(name.text(" ").child(el("small", "").word(|w| w.month_hint)))
        .child(el("div", "months").children((0..period.n_months()).map(month)).child(none))
}

fn kind_facet() -> El {
    let year = Year::here();
    let session = year.session;
    let n_chosen = move || year.filter.with(|f| f.kinds.len());
    let chip = move |k: usize| {
        button("chip")
            .id(&format!("chip-kind-{k}"))
            .pressed_now(move || year.filter.with(|f| f.kinds.contains(&k)))
            .on_click(move || year.toggle_kind(k))
            .child(
                el("span", "chip-title").text_now(move || year.data().kinds()[k].title.get(year.language()).to_owned()),
            )
            .text(" ")
            .child(chip_count(move || year.facets.with(|f| f.kinds[k])))
    };
    let n_said = move || match n_chosen() {
        0 => String::new(),
        n => format!(" ({})", session.speech.get().count(n)),
    };
    el("details", "facet facet-kinds")
        .attr_if("open", year.filter.with_untracked(|f| !f.kinds.is_empty()).then_some(""))
        .child(el("summary", "").word(|w| w.kind).text_now(n_said))
        .child(el("div", "chips").children((0..year.data().kinds().len()).map(chip)))
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
            let step = if session.view.with_untracked(|v| v.query.is_empty()) { Step::New } else { Step::Same };
            session.change(step, |view| view.query = query);
        });
    el("div", "facet facet-search").child(el("label", "").attr("for", "search").word(|w| w.search)).child(input)
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
        add(Choice::Months(a, b), speech.months(data.period(), (a..=b).collect()));
    }
    if filter.undated {
        add(Choice::Undated, speech.words.no_month_given.to_owned());
    }
    for &k in &filter.kinds {
        add(Choice::Kind(k), data.kinds()[k].title.get(language).to_owned());
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
                view.months.retain(|m| period.index_of(*m).is_none_or(|i| !(a..=b).contains(&i)));
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
        button("plain").id("include-undated").on_click(move || year.toggle_undated()).word(|w| w.include_undated)
    };
    let say = el("div", "say").child(said).when(move || year.selection.with(|s| s.n_set_aside() > 0), include);
    parts().child(say).when(move || year.selection.with(|s| s.is_filtered && s.n() == 0), widen)
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
                    button("chip").on_click(move || without(year, facet)).text(&said)
                }));
            }
        }
        offers
    };
    el("div", "widen").child(el("p", "").word(|w| w.or_widen)).child(el("div", "chips").each(offers))
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
