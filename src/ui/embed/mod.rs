//! "Embed": what of this page another one is to show, how that looks, and the markup for it.
//!
//! The preview is the page itself, made once more in a shadow tree with a choice of its own, since the page's
//! Content-Security-Policy lets nobody frame anything.

mod order;
mod preview;

use leptos::prelude::*;

use crate::browser::dom;
use crate::browser::{address, document, focus};
use crate::state::Year;
use crate::state::reactive::Source;
use yearline_core::domain::{Filter, Lang};
use yearline_core::text::words::Words;
use yearline_core::url::{Theme, View};

use super::el::{El, button, el, keep, parts, soon};
use order::{Form, Order};

/// So many activities are offered; who looks for another filters first.
const MOST_OFFERED: usize = 300;

/// What is to be embedded, as long as somebody asks for that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Desk {
    asked: Source<Option<View>>,
    opener: Source<String>,
}

impl Desk {
    /// Nobody asks yet.
    pub(crate) fn new() -> Self {
        Self {
            asked: Source::new(None),
            opener: Source::new(String::new()),
        }
    }
}

/// Opens the dialog for a part of the page. A guest offers no embedding: its host decides what is shown.
pub(crate) fn embed_button(part: View) -> El {
    let session = Year::here().session;
    let make = move || {
        let desk: Desk = expect_context();
        let id = format!("embed-{}", part.name());
        let asks = button("plain").id(&id).attr("aria-haspopup", "dialog");
        asks.on_click(move || {
            desk.opener.set(id.clone());
            desk.asked.set(Some(part));
        })
        .word(|w| w.embed)
    };
    parts().when(move || !session.view.with(|v| v.embed), make)
}

/// The dialog, while somebody asks for it.
pub(crate) fn embed_dialog(desk: Desk) -> El {
    parts().shows(move || {
        let part = desk.asked.get()?;
        Some(untrack(|| dialog(desk, part)))
    })
}

fn close(desk: Desk) {
    focus::close_modal("embed");
    desk.asked.set(None);
    let opener = desk.opener.get_untracked();
    // Not before it is gone: nothing outside of an open dialog takes the focus.
    soon(move || {
        focus::put(&opener);
    });
}

fn dialog(desk: Desk, part: View) -> El {
    let year = Year::here();
    let order = Source::new(Order::of(year, part));
    soon(|| focus::open_modal("embed"));
    let head = el("div", "embed-head")
        .child(el("h2", "").id("embed-title").word(|w| w.embed_title))
        .child(
            button("plain")
                .id("embed-close")
                .on_click(move || close(desk))
                .word(|w| w.close),
        );
    let choices = el("div", "embed-choices")
        .child(what(year, order))
        .child(looks(year, order))
        .child(heights(order))
        .child(snippet(year, order));
    el("dialog", "embed-dialog")
        .id("embed")
        .attr("aria-labelledby", "embed-title")
        .on("cancel", move |event| {
            event.prevent_default();
            close(desk);
        })
        .child(head)
        .child(
            el("div", "embed-columns")
                .child(choices)
                .child(preview::preview(year, order)),
        )
}

/// A list to choose from, with its label. What is chosen comes back as its place in the list.
fn select(
    id: &'static str,
    label: fn(&'static Words) -> &'static str,
    options: Vec<(String, bool)>,
    choose: impl Fn(usize) + 'static,
) -> El {
    let option = |(at, (said, is_chosen)): (usize, (String, bool))| {
        el("option", "")
            .attr("value", &at.to_string())
            .attr_if("selected", is_chosen.then_some(""))
            .text(&said)
    };
    let list = el("select", "")
        .id(id)
        .attr_if("autofocus", (id == "embed-what").then_some(""))
        .children(options.into_iter().enumerate().map(option))
        .on("change", move |event| {
            choose(dom::value(&event).parse().unwrap_or(0))
        });
    el("p", "embed-field")
        .child(el("label", "").attr("for", id).word(label))
        .child(list)
}

/// A box to be ticked, with its label.
fn tick(
    id: &'static str,
    label: fn(&'static Words) -> &'static str,
    is_ticked: bool,
    turn: impl Fn() + 'static,
) -> El {
    let input = el("input", "")
        .attr("type", "checkbox")
        .id(id)
        .attr_if("checked", is_ticked.then_some(""));
    let input = input.on("change", move |_| turn());
    el("p", "embed-tick")
        .child(input)
        .text(" ")
        .child(el("label", "").attr("for", id).word(label))
}

/// The part, and of some parts which one.
fn what(year: Year, order: Source<Order>) -> El {
    let parts_list = move || {
        let words = year.session.words();
        let chosen = order.with_untracked(|o| o.part);
        let named = View::ALL.into_iter().map(|part| match part {
            View::Initiative => (words.embed_one_initiative.to_owned(), part == chosen),
            View::Activity => (words.embed_one_activity.to_owned(), part == chosen),
            part => (words.part(part).to_owned(), part == chosen),
        });
        Some(select(
            "embed-what",
            |w| w.embed_show,
            named.collect(),
            move |at| {
                order.update(|o| o.part = View::ALL[at.min(View::ALL.len() - 1)]);
            },
        ))
    };
    let which = move || {
        let part = order.with(|o| o.part);
        untrack(|| match part {
            View::Initiative => Some(which_initiative(year, order)),
            View::Activity => Some(which_activity(year, order)),
            _ => None,
        })
    };
    let is_filtered = year.filter.with_untracked(|f| *f != Filter::default());
    let keeps = order.with_untracked(|o| o.keeps_filter);
    el("div", "embed-group")
        .shows(parts_list)
        .shows(which)
        .child_if(is_filtered.then(|| {
            tick(
                "embed-keep",
                |w| w.embed_keep,
                keeps,
                move || order.update(|o| o.keeps_filter = !o.keeps_filter),
            )
        }))
}

fn which_initiative(year: Year, order: Source<Order>) -> El {
    let (data, speech) = (year.data(), year.session.speech.get());
    let chosen = order.with(|o| o.initiative);
    let named =
        (0..data.initiatives().len()).map(|i| (speech.initiative_name(&data, i), i == chosen));
    select(
        "embed-initiative",
        |w| w.initiative,
        named.collect(),
        move |at| order.update(|o| o.initiative = at),
    )
}

fn which_activity(year: Year, order: Source<Order>) -> El {
    let (data, language) = (year.data(), year.language());
    let chosen = order.with(|o| o.activity);
    let mut offered: Vec<usize> = year
        .selection
        .with(|s| s.shown.ones().take(MOST_OFFERED).collect());
    if !offered.contains(&chosen) {
        offered.insert(0, chosen);
    }
    let named = offered.iter().map(|&a| {
        let activity = data.activity(a);
        (
            format!("{} {}", activity.number(), activity.title(language)),
            a == chosen,
        )
    });
    select(
        "embed-activity",
        |w| w.column_activity,
        named.collect(),
        move |at| {
            order.update(|o| o.activity = offered.get(at).copied().unwrap_or(chosen));
        },
    )
}

/// Language and colours.
fn looks(year: Year, order: Source<Order>) -> El {
    let languages = move || {
        let words = year.session.words();
        let asked = order.with_untracked(|o| o.lang);
        let mut named = vec![(words.embed_lang_around.to_owned(), asked.is_none())];
        named.extend(
            Lang::ALL.map(|lang| (Words::of(lang).language.to_owned(), asked == Some(lang))),
        );
        let choose =
            move |at: usize| order.update(|o| o.lang = at.checked_sub(1).map(|at| Lang::ALL[at]));
        Some(select("embed-lang", |w| w.language_switch, named, choose))
    };
    let colours = move || {
        let words = year.session.words();
        let asked = order.with_untracked(|o| o.theme);
        let named = [
            (words.embed_theme_around, None),
            (words.theme_light, Some(Theme::Light)),
            (words.theme_dark, Some(Theme::Dark)),
            (words.embed_theme_system, Some(Theme::Auto)),
        ];
        let choose = move |at: usize| {
            order.update(|o| o.theme = named.get(at).and_then(|(_, theme)| *theme))
        };
        let options = named.map(|(name, theme)| (name.to_owned(), theme == asked));
        Some(select("embed-theme", |w| w.theme, options.to_vec(), choose))
    };
    let is_transparent = order.with_untracked(|o| o.transparent);
    let transparent = tick(
        "embed-transparent",
        |w| w.embed_transparent,
        is_transparent,
        move || {
            order.update(|o| o.transparent = !o.transparent);
        },
    );
    el("div", "embed-group")
        .shows(languages)
        .shows(colours)
        .child(transparent)
}

/// Where the height comes from.
fn heights(order: Source<Order>) -> El {
    let form = move |form: Form, id: &'static str, name: fn(&'static Words) -> &'static str| {
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", "embed-form")
            .id(id)
            .attr_if(
                "checked",
                order.with_untracked(|o| o.form == form).then_some(""),
            )
            .on("change", move |_| order.update(|o| o.form = form));
        el("p", "embed-tick")
            .child(input)
            .text(" ")
            .child(el("label", "").attr("for", id).word(name))
    };
    let fixed = move || {
        let input = el("input", "")
            .attr("type", "number")
            .attr("min", "100")
            .attr("max", "10000")
            .attr("step", "10")
            .id("embed-height")
            .attr("value", &order.with_untracked(|o| o.height_px).to_string())
            .on("input", move |event| {
                if let Some(px) = dom::value(&event)
                    .parse()
                    .ok()
                    .filter(|px| (100..=10_000).contains(px))
                {
                    order.update(|o| o.height_px = px);
                }
            });
        el("p", "embed-field")
            .child(
                el("label", "")
                    .attr("for", "embed-height")
                    .word(|w| w.embed_height),
            )
            .child(input)
    };
    el("fieldset", "embed-group")
        .child(el("legend", "").word(|w| w.embed_form))
        .child(form(Form::Follows, "embed-follows", |w| {
            w.embed_form_follows
        }))
        .child(form(Form::Element, "embed-element", |w| {
            w.embed_form_element
        }))
        .child(form(Form::Fixed, "embed-fixed", |w| w.embed_form_fixed))
        .when(move || order.with(|o| o.form == Form::Fixed), fixed)
}

/// The markup, and what has to be said about it.
fn snippet(year: Year, order: Source<Order>) -> El {
    let session = year.session;
    let outcome = Source::new(None::<bool>);
    // What was copied is another one from then on.
    keep(Box::new(move || {
        order.with(|_| ());
        outcome.set(None);
    }));
    let area = el("textarea", "")
        .id("embed-snippet")
        .attr("readonly", "")
        .attr("rows", "9")
        .attr("spellcheck", "false")
        .value_now(move || order.with(|o| o.snippet(year)));
    let copy = button("tool tool-wide")
        .id("embed-copy")
        .on_click(move || {
            focus::select("embed-snippet");
            outcome.set(Some(document::copy(
                &order.with_untracked(|o| o.snippet(year)),
            )));
        })
        .word(|w| w.copy);
    let said = move || {
        let words = session.words();
        match outcome.get() {
            None => String::new(),
            Some(true) => words.copied.to_owned(),
            Some(false) => words.embed_by_hand.to_owned(),
        }
    };
    el("div", "embed-group")
        .child(
            el("label", "")
                .attr("for", "embed-snippet")
                .word(|w| w.embed_snippet),
        )
        .child(area)
        .child(
            el("p", "actions")
                .child(copy)
                .child(el("span", "").attr("role", "status").text_now(said)),
        )
        .when(
            || address::page().is_none(),
            || el("p", "chart-note").word(|w| w.embed_disk),
        )
        .when(
            move || session.local_file.with(Option::is_some),
            || el("p", "chart-note").word(|w| w.embed_local),
        )
}
