//! Language, colours, paper, and what the reader's system prefers.

use serde_json::json;
use yearline_core::domain::Lang;

use super::scenarios;
use crate::page::Page;

scenarios![
    the_language_is_switched,
    the_colours_are_switched needs Media,
    the_colours_follow_the_system needs Media,
    nothing_moves_by_itself needs Media,
    the_page_goes_on_paper needs Media & Paper,
    counts_can_be_read_on_paper needs Media,
    heads_of_tables_can_be_repeated_on_paper needs Media,
    forced_colours_keep_every_mark needs Media,
    the_parts_are_reached_from_the_masthead,
    the_filters_are_reached_by_the_first_tab,
    a_frame_can_scroll_its_host,
];

fn the_language_is_switched(page: &Page<'_>) {
    page.open("?initiative=4&month=2022-09");
    page.click_named("button", "中文");
    page.has_query("lang=zh-Hans&initiative=4&month=2022-09");
    page.eventually(
        "lang",
        || page.attribute("html", "lang"),
        Some("zh-Hans".to_owned()),
    );
    page.says(&page.world.sentence(
        &page.world.report,
        Lang::ZhHans,
        "initiative=4&month=2022-09",
    ));
    page.eventually(
        "title",
        || page.text("h1"),
        Some("院校党建这一年：2022".to_owned()),
    );
    assert_eq!(
        page.js("return document.title", json!([])),
        "院校党建这一年：2022"
    );
    assert!(
        page.text(".standfirst")
            .is_some_and(|t| t.contains("2023年2月17日"))
    );
    assert!(page.name_of("#chip-month-8").contains("9月"));
    assert!(
        page.name_of("#chip-initiative-3")
            .starts_with("4 战疫服务与助企")
    );
    // Nothing of the other language is left, apart from the name of a key.
    let english = page.js(
        "const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT); const found = []; \
         while (walk.nextNode()) if (/[A-Za-z]{4,}/.test(walk.currentNode.data.replace('Shift', ''))) found.push(walk.currentNode.data); return found",
        json!([]),
    );
    assert_eq!(english, json!([]), "English words on the Chinese page");
    page.click_named("button", "English");
    page.says(&page.world.said("initiative=4&month=2022-09"));
    page.back();
    page.eventually(
        "back",
        || page.attribute("html", "lang"),
        Some("zh-Hans".to_owned()),
    );
}

fn paper(page: &Page<'_>) -> u64 {
    // The sum of the three colours of what is behind the text: 765 is white.
    let script = "const c = getComputedStyle(document.body).backgroundColor; const root = getComputedStyle(document.documentElement).backgroundColor; \
        const seen = /, 0\\)$/.test(c) ? root : c; const canvas = document.createElement('canvas').getContext('2d'); \
        canvas.fillStyle = seen; canvas.fillRect(0, 0, 1, 1); const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data; return r + g + b";
    page.js(script, json!([])).as_u64().unwrap_or_default()
}

fn the_colours_are_switched(page: &Page<'_>) {
    page.media("", &[("prefers-color-scheme", "light")]);
    page.open("");
    assert!(paper(page) > 600);
    page.click_named("button", "Dark");
    page.has_query("theme=dark");
    page.eventually("dark", || paper(page) < 150, true);
    page.click_named("button", "Light");
    page.has_query("theme=light");
    page.eventually("light", || paper(page) > 600, true);
    page.media("", &[("prefers-color-scheme", "dark")]);
    assert!(
        paper(page) > 600,
        "what the reader chose comes before what the system prefers"
    );
    page.click_named("button", "Auto");
    page.has_query("");
    page.eventually("as the system has it", || paper(page) < 150, true);
}

fn the_colours_follow_the_system(page: &Page<'_>) {
    page.media("", &[("prefers-color-scheme", "dark")]);
    page.open("");
    page.eventually("dark", || paper(page) < 150, true);
    page.media("", &[("prefers-color-scheme", "light")]);
    page.eventually("light", || paper(page) > 600, true);
}

fn nothing_moves_by_itself(page: &Page<'_>) {
    page.media("", &[("prefers-reduced-motion", "reduce")]);
    page.open("");
    page.click("#chip-initiative-3");
    page.click("#row-18");
    page.has("#activity");
    assert_eq!(
        page.js("return document.getAnimations().length", json!([])),
        0
    );
}

fn the_page_goes_on_paper(page: &Page<'_>) {
    page.open("?initiative=4&item=epidemic-service");
    page.media("print", &[]);
    let seen = |selector: &str| {
        page.js(
            "return !!document.querySelector(arguments[0])?.checkVisibility()",
            json!(selector),
        )
    };
    for there in ["h1", "#sentence", "#activity-title"] {
        assert_eq!(seen(there), true, "{there} is printed");
    }
    for away in [
        ".mast-nav",
        ".mast-set",
        "#search",
        "#chip-initiative-0",
        "#zoom-in",
        "#clear-all",
    ] {
        assert_eq!(seen(away), false, "{away} is not printed");
    }
    page.picture("print");
    page.media("", &[]);
    for query in ["", "?data=data/sample.json&lang=zh-Hans"] {
        page.open(query);
        let pdf = page.printed();
        assert!(
            pdf.starts_with(b"%PDF-") && pdf.len() > 20_000,
            "{} bytes",
            pdf.len()
        );
    }
}

/// Which counts below a root could not be read, by their contrast to what is behind them, and whether there are some at all.
pub(super) const FAINT: &str = "const channel = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }; \
    const rgb = text => text.match(/[\\d.]+/g).map(Number); \
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); \
    const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); \
    const numbers = [...document.querySelectorAll(arguments[0] + ' :is(.field-number, .sum, .undated-count)')]; \
    const faint = numbers.filter(e => { const style = getComputedStyle(e), [ink, behind] = [rgb(style.color), rgb(style.backgroundColor)]; \
        const own = behind[3] === 0 ? [255, 255, 255] : behind; \
        const needsOwn = e.matches('.field-number') && behind[3] === 0; \
        return needsOwn || contrast(light(ink), light(own)) < 4.5 }); \
    return [numbers.length > 20, faint.map(e => e.className + ' ' + e.textContent)]";

fn counts_can_be_read_on_paper(page: &Page<'_>) {
    for theme in ["dark", "light"] {
        for query in ["", "&initiative=3", "&data=data/sample.json"] {
            page.open(&format!("?theme={theme}{query}"));
            page.media("print", &[]);
            assert_eq!(
                page.js(FAINT, json!(".matrix")),
                json!([true, []]),
                "{theme}{query}"
            );
            page.media("", &[]);
        }
    }
}

fn heads_of_tables_can_be_repeated_on_paper(page: &Page<'_>) {
    page.open("");
    page.media("print", &[]);
    // What Chromium asks of a head that it repeats: that it is not broken, and that no box of its own is in it.
    let heads = "return [...document.querySelectorAll('.list thead, .matrix thead')].map(head => { const style = getComputedStyle(head); \
        const buttons = [...head.querySelectorAll('button')].map(button => getComputedStyle(button).display); \
        return [style.display, style.breakInside, ...new Set(buttons)] })";
    let repeated = ["table-header-group", "avoid", "contents"];
    assert_eq!(page.js(heads, json!([])), json!([repeated, repeated]));
    page.media("", &[]);
}

fn forced_colours_keep_every_mark(page: &Page<'_>) {
    page.media(
        "",
        &[
            ("forced-colors", "active"),
            ("prefers-color-scheme", "dark"),
        ],
    );
    page.open("?initiative=4");
    page.picture("forced-colours");
    let invisible = "const paper = getComputedStyle(document.body).backgroundColor; \
        return [...document.querySelectorAll('.mark rect[class*=r-solid]')].filter(r => getComputedStyle(r).fill === paper && \
        getComputedStyle(r).stroke === 'none').map(r => r.closest('.mark').id)";
    assert_eq!(
        page.js(invisible, json!([])),
        json!([]),
        "drawn in the colour of the paper"
    );
}

fn the_parts_are_reached_from_the_masthead(page: &Page<'_>) {
    page.open("");
    for (name, part) in [
        ("Timeline", "timeline"),
        ("Table", "table"),
        ("Charts", "charts"),
        ("Months", "matrix"),
        ("Figures", "figures"),
    ] {
        page.js("scrollTo(0, 0)", json!([]));
        page.click_named("button", name);
        page.has_focus(&format!("{part}-headline"));
        page.until_with(
            "it is in sight",
            "const r = document.getElementById(arguments[0]).getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0",
            json!([part]),
        );
    }
    assert_eq!(page.query(), "", "looking further down is no choice");
}

fn the_filters_are_reached_by_the_first_tab(page: &Page<'_>) {
    page.open("");
    page.press(&[crate::page::key::TAB]);
    assert_eq!(page.text(":focus").as_deref(), Some("Skip to the filters"));
    page.press(&[crate::page::key::ENTER]);
    page.has_focus("filters");
}

fn a_frame_can_scroll_its_host(page: &Page<'_>) {
    // Nothing on the page takes the wheel or the finger for itself, except the zooms that a key asks for.
    page.open("");
    let takers = "return [...document.querySelectorAll('.page *')].filter(e => { const s = getComputedStyle(e); \
        return s.touchAction === 'none' || s.overscrollBehaviorY === 'none' }).map(e => e.className)";
    assert_eq!(page.js(takers, json!([])), json!([]));
}
