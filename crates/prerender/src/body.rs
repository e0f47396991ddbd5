//! The year as text: what a reader gets before the program is there, or where it never comes.
//!
//! Its head (masthead, title, standfirst) has the same elements and classes as the page's, so that these stay where they are when the
//! page takes its place. What can be pressed there is only held room for here, and not even that where no script runs.

use yearline_core::domain::{Activity, Figure, Placement, Split};
use yearline_core::text::messages::Messages;
use yearline_core::url::{Theme, View};

use crate::html::Html;
use crate::messages::OwnWords;
use crate::year::{Telling, Year};

/// The most activities that are telling; a page of text that nobody reads must not keep the program waiting.
const MOST_ACTIVITIES: usize = 500;

/// The hatching of the sign for "possible". The page has a pattern of its own, and the two may be there at once.
const PATTERNS: &str = "<svg class=\"patterns\" aria-hidden=\"true\" focusable=\"false\" width=\"0\" height=\"0\"><defs>\
    <pattern id=\"hatch-static\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
    <rect class=\"h-plain\" width=\"2\" height=\"5\"/></pattern></defs></svg>";

const SOLID: &str = "<svg class=\"sign sign-solid\" width=\"14\" height=\"11\" viewBox=\"0 0 14 11\" aria-hidden=\"true\" \
    focusable=\"false\"><rect class=\"r-solid t-plain\" x=\"0\" y=\"0\" width=\"14\" height=\"11\"/></svg>";

const HATCHED: &str = "<svg class=\"sign sign-hatched\" width=\"14\" height=\"11\" viewBox=\"0 0 14 11\" aria-hidden=\"true\" \
    focusable=\"false\"><rect class=\"r-hatched t-plain\" x=\"0\" y=\"0\" width=\"14\" height=\"11\" \
    fill=\"url(#hatch-static)\"/></svg>";

const OPEN: &str = "<svg class=\"sign sign-open\" width=\"14\" height=\"11\" viewBox=\"0 0 14 11\" aria-hidden=\"true\" \
    focusable=\"false\"><rect class=\"r-open t-plain\" x=\"2\" y=\"1\" width=\"9\" height=\"9\"/></svg>";

/// The year in each language of the page, those that the dataset lacks hidden.
pub(crate) fn body(year: &Year<'_>) -> String {
    let mut html = Html::new();
    html.own(PATTERNS);
    for telling in year.tellings() {
        let mut attributes = vec![("class", "page"), ("lang", telling.locale.lang.tag())];
        if !telling.is_of_dataset {
            attributes.push(("hidden", ""));
        }
        html.open("div", &attributes)
            .open("div", &[("class", "sheet")]);
        masthead(&mut html, year, telling);
        html.open("article", &[]);
        title(&mut html, year, telling);
        without_scripts(&mut html, telling);
        figures(&mut html, year, telling);
        initiatives(&mut html, year, telling);
        html.close("article");
        footer(&mut html, year, telling);
        html.close("div").close("div");
    }
    html.done()
}

/// An attribute list with the language of a text, where it is another than that of the words around it.
fn in_its_language<'a>(class: &'a str, foreign: Option<&'a str>) -> Vec<(&'static str, &'a str)> {
    let class = (!class.is_empty()).then_some(("class", class));
    class
        .into_iter()
        .chain(foreign.map(|tag| ("lang", tag)))
        .collect()
}

/// The line above the title. The buttons are only room: the same words in the same boxes, unseen.
fn masthead(html: &mut Html, year: &Year<'_>, telling: Telling) {
    let messages = telling.locale.messages;
    let room = |html: &mut Html, word: &str| {
        html.element("span", &[("class", "plain")], word);
    };
    html.open("header", &[("class", "mast")])
        .open("p", &[("class", "mast-name")]);
    html.text(messages.report_on)
        .text(" ")
        .element("b", &[], &telling.locale.period(year.data.period()))
        .close("p");
    html.open("div", &[("class", "mast-nav"), ("aria-hidden", "true")]);
    for part in View::PARTS {
        room(html, messages.part(part));
    }
    html.close("div")
        .open("div", &[("class", "mast-set"), ("aria-hidden", "true")]);
    html.open("div", &[("class", "switch")]);
    for lang in yearline_core::domain::Lang::ALL {
        let attributes = [
            ("class", "plain"),
            ("lang", lang.tag()),
            ("aria-pressed", is_now(lang == telling.locale.lang)),
        ];
        html.element("span", &attributes, Messages::of(lang).language);
    }
    html.close("div").open("div", &[("class", "switch")]);
    for theme in Theme::ALL {
        let word = match theme {
            Theme::Auto => messages.theme_auto,
            Theme::Light => messages.theme_light,
            Theme::Dark => messages.theme_dark,
        };
        html.element(
            "span",
            &[
                ("class", "plain"),
                ("aria-pressed", is_now(theme == Theme::Auto)),
            ],
            word,
        );
    }
    html.close("div").close("div").close("header");
}

/// What is pressed is bold, and takes a little more room.
fn is_now(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

fn title(html: &mut Html, year: &Year<'_>, telling: Telling) {
    let (data, locale) = (year.data, telling.locale);
    let messages = locale.messages;
    let key = |html: &mut Html, sign: &'static str, word: &str| {
        html.open("span", &[("class", "key")])
            .own(sign)
            .text(" ")
            .element("b", &[], word)
            .close("span");
    };
    html.open("div", &[("class", "title")]);
    html.element(
        "h1",
        &in_its_language("", telling.foreign(data)),
        data.meta().title.get(telling.language),
    );
    html.open("p", &[("class", "standfirst")]);
    html.text(&locale.standfirst(data))
        .text(&locale.datedness(data))
        .text(messages.key_certain_lead);
    key(html, SOLID, messages.key_certain);
    let has_undated = Split::of(data, &data.every()).undated > 0;
    html.text(if has_undated {
        messages.key_certain_tail
    } else {
        messages.key_certain_tail_of_two
    });
    key(html, HATCHED, messages.key_possible);
    if has_undated {
        html.text(messages.key_possible_tail);
        key(html, OPEN, messages.key_undated);
        html.text(messages.key_undated_tail);
    } else {
        html.text(messages.key_possible_end);
    }
    html.close("p").close("div");
}

fn without_scripts(html: &mut Html, telling: Telling) {
    html.open("noscript", &[]).element(
        "p",
        &[("class", "note")],
        OwnWords::of(telling.locale.lang).without_scripts,
    );
    html.close("noscript");
}

fn figures(html: &mut Html, year: &Year<'_>, telling: Telling) {
    let (data, locale) = (year.data, telling.locale);
    let figures = data.figures();
    if figures.is_empty() {
        return;
    }
    let n_open = figures.iter().filter(|f| f.qualifier.is_open()).count();
    html.open("section", &[("class", "block")]);
    html.element("h2", &[], &locale.figures_headline(figures.len(), n_open))
        .open("ul", &[]);
    for figure in figures {
        let activity = data.activity(figure.activity);
        html.open("li", &[("class", "entry")]).element(
            "h3",
            &in_its_language("", telling.foreign(data)),
            &locale.figure(figure, telling.language),
        );
        let mut line = vec![locale.named(locale.messages.column_activity, &activity.number())];
        line.extend(figure.source.map(|place| locale.place(place)));
        html.element("p", &[("class", "entry-dates")], &sentences(&line, telling))
            .close("li");
    }
    html.close("ul").close("section");
}

fn initiatives(html: &mut Html, year: &Year<'_>, telling: Telling) {
    let data = year.data;
    let foreign = telling.foreign(data);
    let mut n_left = MOST_ACTIVITIES;
    for (i, initiative) in data.initiatives().iter().enumerate() {
        html.open("section", &[("class", "block")])
            .open("h2", &[])
            .text(&initiative.number.to_string())
            .text(" ");
        html.element(
            "span",
            &in_its_language("", foreign),
            initiative.title.get(telling.language),
        )
        .close("h2");
        html.element(
            "p",
            &in_its_language("sub", foreign),
            initiative.summary.get(telling.language),
        )
        .open("ul", &[]);
        for index in data.of_initiative(i).ones().take(n_left) {
            activity(html, year, telling, data.activity(index));
        }
        n_left = n_left.saturating_sub(data.of_initiative(i).count_ones(..));
        html.close("ul").close("section");
    }
    let n_more = data.n_activities().saturating_sub(MOST_ACTIVITIES);
    if n_more > 0 {
        let more = OwnWords::of(telling.locale.lang)
            .n_more
            .replace("{n}", &telling.locale.count(n_more));
        html.element("p", &[("class", "note")], &more);
    }
}

fn activity(html: &mut Html, year: &Year<'_>, telling: Telling, activity: Activity<'_>) {
    let (data, locale, language) = (year.data, telling.locale, telling.language);
    let foreign = telling.foreign(data);
    html.open("li", &[("class", "entry")])
        .open("h3", &[])
        .text(&activity.number())
        .text(" ");
    html.element(
        "span",
        &in_its_language("", foreign),
        activity.title(language),
    )
    .close("h3");
    html.element(
        "p",
        &in_its_language("", foreign),
        activity.summary(language),
    );
    for figure in activity.figures() {
        html.element(
            "p",
            &in_its_language("", foreign),
            &figure_with_note(telling, figure),
        );
    }
    let mut line = Vec::new();
    if activity.placement() == Placement::Undated {
        line.push(locale.messages.no_month_given.to_owned());
    } else {
        line.push(locale.when_sentence(activity, data.period()));
        line.push(locale.basis(activity.basis()).to_owned());
    }
    line.extend(activity.source().map(|place| locale.place(place)));
    html.element("p", &[("class", "entry-dates")], &sentences(&line, telling));
    html.element(
        "p",
        &in_its_language("entry-note", foreign),
        activity.note(language),
    )
    .close("li");
}

fn figure_with_note(telling: Telling, figure: &Figure) -> String {
    let said = telling.locale.figure(figure, telling.language);
    sentences(
        &[said, figure.note.get(telling.language).to_owned()],
        telling,
    )
}

/// Sentences one after the other, each with its full stop.
fn sentences(all: &[String], telling: Telling) -> String {
    let (full_stop, space) = if telling.locale.is_chinese() {
        ("。", "")
    } else {
        (".", " ")
    };
    let ended = |said: &String| {
        // A stop may stand within the quotation or the brackets that end the sentence.
        let has_stop = said
            .trim_end_matches(['”', '’', '"', ')', '）'])
            .ends_with(['.', '。', '!', '?', '！', '？']);
        if has_stop {
            said.clone()
        } else {
            format!("{said}{full_stop}")
        }
    };
    all.iter()
        .filter(|said| !said.is_empty())
        .map(ended)
        .collect::<Vec<_>>()
        .join(space)
}

fn footer(html: &mut Html, year: &Year<'_>, telling: Telling) {
    let data = year.data;
    html.open("footer", &[("class", "block")]);
    html.element("p", &[], &telling.locale.source_line(data));
    html.element(
        "p",
        &in_its_language("", telling.foreign(data)),
        data.meta().description.get(telling.language),
    );
    if let Some(file) = year.file {
        html.open("p", &[])
            .element(
                "a",
                &[("href", file)],
                OwnWords::of(telling.locale.lang).data_file,
            )
            .close("p");
    }
    html.close("footer");
}
