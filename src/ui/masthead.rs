//! The head of the page: the parts, the language, the colours; the title and what the page is.

use crate::browser::focus;
use crate::state::{Session, Step, Year};
use yearline_core::domain::{Lang, Split};
use yearline_core::text::words::Words;
use yearline_core::url::{Theme, View};

use super::el::{El, button, el};
use super::seal::sign;
use super::show_part;

/// The line above the title.
pub(crate) fn masthead() -> El {
    let year = Year::here();
    let session = year.session;
    let skip = button("skip")
        .on_click(|| {
            focus::scroll_to("filters");
            focus::put("filters");
        })
        .word(|w| w.skip);
    let period = el("b", "").text_now(move || session.speech.get().period(year.data().period()));
    let parts = View::PARTS.into_iter().map(move |part| {
        button("plain")
            .attr_now("aria-current", move || {
                session
                    .view
                    .with(|v| v.view == part)
                    .then(|| "page".to_owned())
            })
            .on_click(move || go_to(session, part))
            .text_now(move || session.words().part(part).to_owned())
    });
    let languages = Lang::ALL.into_iter().map(move |lang| {
        button("plain")
            .attr("lang", lang.tag())
            .pressed_now(move || session.speech.get().lang == lang)
            .on_click(move || session.change(Step::New, |view| view.lang = Some(lang)))
            .text(Words::of(lang).language)
    });
    let themes = Theme::ALL.into_iter().map(move |theme| {
        button("plain")
            .pressed_now(move || session.view.with(|v| v.theme() == theme))
            .on_click(move || {
                session.change(Step::New, |view| {
                    view.theme = Some(theme).filter(|t| *t != Theme::Auto)
                })
            })
            .word(match theme {
                Theme::Auto => |w| w.theme_auto,
                Theme::Light => |w| w.theme_light,
                Theme::Dark => |w| w.theme_dark,
            })
    });
    let switch = |name: fn(&'static Words) -> &'static str| {
        el("div", "switch")
            .attr("role", "group")
            .says_word("aria-label", name)
    };
    el("header", "mast")
        .child(skip)
        .child(
            el("p", "mast-name")
                .word(|w| w.report_on)
                .text(" ")
                .child(period),
        )
        .child(
            el("nav", "mast-nav")
                .says_word("aria-label", |w| w.sections)
                .children(parts),
        )
        .child(
            el("div", "mast-set")
                .child(switch(|w| w.language_switch).children(languages))
                .child(switch(|w| w.theme).children(themes)),
        )
}

/// Goes to a part of the whole page, or shows another one alone.
fn go_to(session: Session, part: View) {
    if session.view.with_untracked(|v| v.view != View::Overview) {
        show_part(session, part);
    } else {
        focus::scroll_to(part.name());
        focus::put(&format!("{}-headline", part.name()));
    }
}

/// The title, and what is kept apart on this page.
pub(crate) fn title() -> El {
    let year = Year::here();
    let session = year.session;
    let has_undated = {
        let data = year.data();
        Split::of(&data, &data.every()).undated > 0
    };
    let key = |kind: &'static str, word: fn(&'static Words) -> &'static str| {
        el("span", "key")
            .child(sign(kind))
            .text(" ")
            .child(el("b", "").word(word))
    };
    // One text, as in the document before: in pieces it would come out wider by a part of a pixel, and be what the browser calls the largest
    // thing of the page, painted late.
    let lead = move || {
        let (data, speech) = (year.data(), session.speech.get());
        speech.standfirst(&data) + &speech.datedness(&data) + speech.words.key_certain_lead
    };
    let mut standfirst = el("p", "standfirst")
        .text_now(lead)
        .child(key("solid", |w| w.key_certain))
        .word(|w| w.key_certain_tail)
        .child(key("hatched", |w| w.key_possible));
    standfirst = if has_undated {
        standfirst
            .word(|w| w.key_possible_tail)
            .child(key("open", |w| w.key_undated))
            .word(|w| w.key_undated_tail)
    } else {
        standfirst.word(|w| w.key_possible_end)
    };
    el("div", "title")
        .child(
            el("h1", "").text_now(move || year.data().meta().title.get(year.language()).to_owned()),
        )
        .child(standfirst)
}
