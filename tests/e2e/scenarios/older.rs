//! What one engine or an older browser does in its own way, and has once broken the page. Browsers that nobody can install here are simulated.

use serde_json::{Value, json};

use super::scenarios;
use crate::page::{Page, strings};

scenarios![
    buttons_that_look_like_links_are_underlined,
    no_text_of_a_row_crosses_the_rule_below_it,
    digits_and_characters_stand_side_by_side,
    the_dataset_is_fetched_once,
    an_element_is_a_frame_where_no_style_sheet_is_constructed,
    all_rows_leave_the_reader_where_he_is,
    no_block_cuts_a_focus_ring_off,
    a_dialog_dims_what_is_behind_it,
    a_legend_stands_clear_of_its_rule,
    without_layers_and_container_queries_everything_has_room,
    without_webassembly_the_year_is_there_in_one_language,
    head_and_style_are_read_by_old_browsers,
];

fn buttons_that_look_like_links_are_underlined(page: &Page<'_>) {
    page.open("");
    let bare = page.js(
        "return [...document.querySelectorAll('a, .plain')].filter(e => e.checkVisibility() && e.matches('.plain, p a')) \
            .filter(e => !getComputedStyle(e).textDecorationLine.includes('underline')).map(e => e.outerHTML.slice(0, 120))",
        json!([]),
    );
    assert_eq!(strings(&bare), Vec::<String>::new());
}

fn no_text_of_a_row_crosses_the_rule_below_it(page: &Page<'_>) {
    const CROSSING: &str = "const crossing = []; for (const row of document.querySelectorAll('#table tbody tr')) { \
            const below = row.getBoundingClientRect().bottom; \
            const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT); \
            while (texts.nextNode()) { const range = document.createRange(); range.selectNodeContents(texts.currentNode); \
                const bottom = range.getBoundingClientRect().bottom; \
                if (bottom > below + 0.5) { crossing.push(`${row.innerText.slice(0, 30)}: ${bottom} below ${below}`); break } } } \
        return crossing";
    for query in ["", "?lang=zh-Hans"] {
        page.open(query);
        for width in [390, 700, 900, 1366] {
            page.sized(width, 800);
            page.settled();
            let crossing = strings(&page.js(CROSSING, json!([])));
            assert!(crossing.is_empty(), "{query} {width}: {crossing:#?}");
        }
    }
}

fn digits_and_characters_stand_side_by_side(page: &Page<'_>) {
    const OVER: &str = "const over = []; const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT); \
        const boxOf = (node, at) => { const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 1); \
            return range.getBoundingClientRect() }; \
        while (texts.nextNode()) { const node = texts.currentNode; if (!node.parentElement.checkVisibility() || node.parentElement.closest('svg, .vh')) continue; \
            for (const { index } of node.data.matchAll(/(?:\\d(?=[\\u4e00-\\u9fff])|[\\u4e00-\\u9fff](?=\\d))/g)) { \
                const [a, b] = [boxOf(node, index), boxOf(node, index + 1)]; \
                if (Math.abs(a.top - b.top) < a.height / 2 && b.left < a.right - 1.01) over.push(node.data.slice(index, index + 8)) } } \
        return [over, getComputedStyle(document.body).textAutospace ?? '']";
    page.open("?lang=zh-Hans");
    let over = || strings(&page.js(OVER, json!([]))[0]);
    page.eventually("nothing is overprinted", over, Vec::new());
    let found = page.js(OVER, json!([]));
    // WebKitGTK 2.50 measures the space and draws over it. Its boxes are of whole pixels.
    assert!(
        !page.is_webkit() || found[1] != "normal",
        "spaces are asked for"
    );
}

fn the_dataset_is_fetched_once(page: &Page<'_>) {
    page.open("");
    let fetched = page.js(
        "return performance.getEntriesByType('resource').map(r => r.name).filter(n => n.includes('/data/')).length",
        json!([]),
    );
    assert_eq!(fetched, 1);
}

fn an_element_is_a_frame_where_no_style_sheet_is_constructed(page: &Page<'_>) {
    page.early(
        "window.CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor') } }; \
        delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets",
    );
    page.host("<yearline-embed src=\"./\" view=\"table\" initiative=\"4\" title=\"A year\">Open the year</yearline-embed><script src=\"./embed.js\"></script>");
    page.until(
        "the frame is there and has a height",
        "const frame = document.querySelector('yearline-embed')?.shadowRoot?.querySelector('iframe'); \
        return frame?.getBoundingClientRect().height > 300 && frame.getBoundingClientRect().width > 600",
    );
}

fn all_rows_leave_the_reader_where_he_is(page: &Page<'_>) {
    page.open("?data=/many.json");
    page.has("#all-rows");
    page.js(
        "document.querySelector('#all-rows').scrollIntoView({block: 'center'})",
        json!([]),
    );
    page.settled();
    let last = "return [...document.querySelectorAll('#table tbody button[id^=row-]')].at(-1).id";
    let last = page
        .js(last, json!([]))
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let top = |id: &str| {
        let script =
            "return document.getElementById(arguments[0])?.getBoundingClientRect().top ?? null";
        page.js(script, json!([id])).as_f64()
    };
    let before = top(&last).unwrap_or_default();
    page.click("#all-rows");
    page.has_no("#all-rows");
    page.settled();
    page.settled();
    page.has_focus(&last);
    let after = top(&last);
    assert!(
        after.is_some_and(|after| (after - before).abs() < 400.0),
        "the row was at {before}, and is at {after:?}"
    );
}

fn no_block_cuts_a_focus_ring_off(page: &Page<'_>) {
    page.open("");
    let cut = page.js(
        "return [...document.querySelectorAll('.block')].filter(e => /paint|strict|content/.test(getComputedStyle(e).contain)).map(e => e.id)",
        json!([]),
    );
    assert_eq!(strings(&cut), Vec::<String>::new());
}

fn a_dialog_dims_what_is_behind_it(page: &Page<'_>) {
    page.open("?theme=light");
    page.click("#embed-timeline");
    page.has("#embed[open]");
    // Old browsers hand no property on to a backdrop: it has its own.
    let rule = page.js(
        "const rules = list => [...list].flatMap(rule => rule.selectorText === '::backdrop' ? [rule.style.getPropertyValue('--scrim').trim()] \
            : rule.cssRules ? rules(rule.cssRules) : []); \
        return [...document.styleSheets].flatMap(sheet => rules(sheet.cssRules))[0] ?? null",
        json!([]),
    );
    assert!(
        rule.as_str().is_some_and(|scrim| !scrim.is_empty()),
        "{rule}"
    );
}

fn a_legend_stands_clear_of_its_rule(page: &Page<'_>) {
    page.open("");
    page.click("#embed-timeline");
    page.has("#embed[open]");
    let out = page.js(
        "return [...document.querySelectorAll('#embed legend')].filter(e => { const range = document.createRange(); range.selectNodeContents(e); \
            return range.getBoundingClientRect().top < e.closest('fieldset').getBoundingClientRect().top + 5 }).map(e => e.innerText)",
        json!([]),
    );
    assert_eq!(strings(&out), Vec::<String>::new());
}

/// What scrolls the page sideways, and what of the style is not in force.
fn has_its_form(page: &Page<'_>, width: u32) {
    page.sized(width, 800);
    page.settled();
    let form = page.js(
        "const root = document.documentElement, body = getComputedStyle(document.body); \
        return [root.scrollWidth - root.clientWidth, body.marginTop, body.backgroundColor !== 'rgba(0, 0, 0, 0)', \
            getComputedStyle(document.querySelector('.block')).borderTopStyle]",
        json!([]),
    );
    assert_eq!(form, json!([0, "0px", true, "solid"]), "{width}");
}

fn without_layers_and_container_queries_everything_has_room(page: &Page<'_>) {
    for query in ["", "?lang=zh-Hans&item=red-lectures"] {
        page.go_to(&format!("{}/older/{query}", page.world.site.origin));
        page.shows_a_year();
        for width in [320, 390, 700, 1366] {
            has_its_form(page, width);
        }
    }
    page.sized(390, 800);
    let display = page.js(
        "return getComputedStyle(document.querySelector('#table tbody')).display",
        json!([]),
    );
    assert_eq!(
        display, "block",
        "a narrow window has the list, not the table"
    );
    page.picture("older-390");
}

fn without_webassembly_the_year_is_there_in_one_language(page: &Page<'_>) {
    page.early("delete window.WebAssembly");
    page.allow_error("WebAssembly");
    page.allow_error("fetch");
    for (lang, want) in [("en", "could not be started"), ("zh-Hans", "页面无法启动")] {
        page.go_to(&format!("{}/older/?lang={lang}", page.world.site.origin));
        page.has("#boot-problem:not([hidden])");
        let said = page.text("#boot-problem").unwrap_or_default();
        assert!(said.contains(want), "{said}");
        let languages = page.js(
            "return [...new Set([...document.querySelectorAll('#static h1')].filter(e => e.checkVisibility()).map(e => e.closest('[lang]').lang))]",
            json!([]),
        );
        assert_eq!(languages, json!([lang]));
        for width in [320, 1366] {
            has_its_form(page, width);
        }
    }
}

/// Chromium 77 and Safari 13 read nothing of a script with a character that they do not know, and no block of a style sheet whose rule they
/// do not know.
fn head_and_style_are_read_by_old_browsers(page: &Page<'_>) {
    page.open("");
    let sheet = page.js_async(
        "const done = arguments[0]; fetch(document.querySelector('link[rel=stylesheet]').href).then(r => r.text()).then(done)",
        json!([]),
    );
    let Value::String(sheet) = sheet else {
        panic!("no style sheet")
    };
    let (_, older) = sheet
        .rsplit_once("@supports not (container-type:inline-size)")
        .unwrap_or_else(|| panic!("nothing for older browsers"));
    for young in [
        "@layer",
        "@container",
        ";padding-block:",
        "{padding-block:",
        ";margin-inline:",
        "{margin-inline:",
    ] {
        assert!(!older.contains(young), "{young}");
    }
}
