//! What the page says itself is said in each language, with room for longer words; what the dataset lacks in the reader's language is
//! marked.

use serde_json::json;

use super::scenarios;
use super::states::{each_part, each_state, unfold};
use crate::page::{Page, strings};

scenarios![
    nothing_is_said_the_same_in_both_languages,
    longer_words_have_room needs Minutes,
    a_text_that_is_not_translated_is_marked,
];

/// All that is read or heard of the page: texts, names, hints. Of what the dataset says, nothing.
const SAID: &str = "const said = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    const isOurs = e => e && e.closest('body') && !e.closest('script, style, noscript, textarea, pre, code, [hidden], [dir=auto], [lang]:not(html)'); \
    while (walk.nextNode()) if (isOurs(walk.currentNode.parentElement)) said.push(walk.currentNode.data); \
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription']) \
        for (const e of document.querySelectorAll(`[${name}]`)) if (isOurs(e)) said.push(e.getAttribute(name)); \
    said.push(document.title); \
    return [...new Set(said.map(text => text.replace(/[\\s\\u2060]+/g, ' ').trim()))].filter(text => /\\p{L}{2}/u.test(text))";

/// What is called the same in both languages: names of languages, formats and keys, an example of an identifier.
const NAMES: [&str; 10] = [
    "English", "中文", "CSV", "SVG", "JSON", "Shift", "Yearline", "HTML", "GitHub", "XLSX",
];

/// A word that stands in the program and not in the tables of words, or in one of them only, is the same in both languages.
fn nothing_is_said_the_same_in_both_languages(page: &Page<'_>) {
    let mut said: [Vec<(String, Vec<String>)>; 2] = Default::default();
    for (said, lang) in said.iter_mut().zip(["en", "zh-Hans"]) {
        let mut keep = |state: &str| {
            unfold(page);
            said.push((state.to_owned(), strings(&page.js(SAID, json!([])))));
        };
        let query = format!("lang={lang}");
        each_state(page, &query, &mut keep);
        each_part(page, &query, &mut keep);
    }
    let [english, chinese] = said;
    let mut same: Vec<String> = Vec::new();
    for ((state, english), (_, chinese)) in english.iter().zip(&chinese) {
        assert!(english.len() > 3, "{state}: {english:?}");
        let both = english.iter().filter(|text| {
            let is_name = NAMES.contains(&text.as_str()) || text.contains("://");
            chinese.contains(text) && !is_name
        });
        same.extend(both.map(|text| format!("{state}: {text}")));
        // And a sentence of two languages is in neither.
        let mixed = english.iter().filter(|text| {
            let is_chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            is_chinese && !text.contains("中文")
        });
        same.extend(mixed.map(|text| format!("{state}, Chinese on the English page: {text}")));
    }
    assert!(
        same.is_empty(),
        "the same in both languages:\n{}",
        same.join("\n")
    );
}

/// A language of its own: every word of the page longer by two fifths, with accents above and below, as other languages have them.
const STRETCH: &str = "const accents = {a: 'åą', e: 'êę', i: 'îį', o: 'ôǫ', u: 'ûų', c: 'ç', n: 'ñ', s: 'š', y: 'ý'}; \
    const stretched = word => [...word].map(c => accents[c]?.[0] ?? c).join('') \
        + [...word].slice(0, Math.ceil(word.length * 0.4)).map(c => accents[c]?.at(-1) ?? c).join(''); \
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); const nodes = []; \
    const done = window.stretched ??= new WeakSet(); \
    while (walk.nextNode()) if (!done.has(walk.currentNode)) nodes.push(walk.currentNode); let n = 0; \
    for (const node of nodes) { const e = node.parentElement; \
        if (e.closest('script, style, noscript, svg, textarea, pre, code, [dir=auto], .month-name, .matrix thead, .strip-name')) continue; \
        const text = node.data.replace(/\\p{L}{3,}/gu, stretched); if (text !== node.data) { node.data = text; done.add(node); n += 1 } } \
    return n";

const NO_ROOM: &str = include_str!("room.js");

/// Text that is cut off or lies over other text, as of a language whose words are longer than English ones.
fn longer_words_have_room(page: &Page<'_>) {
    let mut found = Vec::new();
    let mut look = |state: &str| {
        unfold(page);
        let n = page.js(STRETCH, json!([])).as_u64().unwrap_or_default();
        assert!(n > 2, "{state}: {n} texts");
        for width in [320, 700, 1366] {
            page.sized(width, 800);
            page.settled();
            let no_room = strings(&page.js(NO_ROOM, json!([])));
            found.extend(
                no_room
                    .iter()
                    .map(|what| format!("{state} at {width}: {what}")),
            );
        }
    };
    each_state(page, "lang=en", &mut look);
    each_part(page, "lang=en", &mut look);
    assert!(found.is_empty(), "without room:\n{}", found.join("\n"));
}

fn a_text_that_is_not_translated_is_marked(page: &Page<'_>) {
    let mark = |selector: &str| {
        // Firefox gives the rule instead of what it comes to.
        let script = "const e = document.querySelector(arguments[0]); \
            return e && [e.lang, getComputedStyle(e, '::after').content.replace(/ \\/.*/, '').replaceAll('\"', '').replace('attr(lang)', e.lang)]";
        page.js(script, json!([selector]))
    };
    let is_marked = |selector: &str| {
        let (want, look) = (json!(["en", "en"]), || mark(selector));
        page.eventually(selector, look, want);
    };
    page.open("?data=/broken/remarks&lang=zh-Hans");
    is_marked("#row-2");
    page.eventually(
        "a text that is translated",
        || mark("#row-3"),
        json!(["", "none"]),
    );
    // Who hears the page hears the language, not its name.
    assert_eq!(page.name_of("#row-2"), "English only");
    page.eventually("the title", || mark("h1"), json!(["", "none"]));
    page.click("#row-2");
    is_marked("#activity-title");
    // In pictures too, and in those that are taken along.
    let in_picture = "return [...document.querySelectorAll('#timeline svg [lang]')].map(g => [g.getAttribute('lang'), g.textContent.slice(0, 7)])";
    page.click("#open-lanes");
    page.eventually(
        "in the picture",
        || page.js(in_picture, json!([])),
        json!([["en", "English"]]),
    );
    page.click("#image-timeline");
    page.click("#image-timeline-svg");
    let picture = String::from_utf8(page.downloaded().1).unwrap_or_default();
    assert!(
        picture.contains("lang=\"zh-Hans\"") && picture.contains(" lang=\"en\" xml:lang=\"en\""),
        "{picture:.300}"
    );
    // For a reader of English nothing is missing, and nothing is marked.
    page.open("?data=/broken/remarks&lang=en");
    page.eventually("the row", || mark("#row-2"), json!(["", "none"]));
    // Where the dataset has no text for the reader at all, each has its language, and the mark would say nothing new.
    page.open("?data=/cases/14-arabic.json&lang=en");
    page.eventually("h1", || mark("h1"), json!(["ar", "none"]));
}
