//! The prerendered page: what is there before the program is, and where it never comes.

use serde_json::{Value, json};
use yearline_core::domain::Lang;
use yearline_core::text::Locale;

use super::access::findings;
use super::scenarios;
use crate::page::Page;
use crate::site::Site;

scenarios![
    without_scripts_the_year_is_there_with_its_pictures needs Scripts,
    the_page_takes_the_place_of_the_text_without_a_jump needs Shifts,
    nothing_is_seen_to_change_when_the_program_comes needs Clip,
    the_page_counts_as_read_when_its_style_sheet_is_there needs Deferral,
    every_picture_can_be_read_at_every_width,
    what_is_pressed_before_the_program_is_there_is_done_after,
    where_the_reader_is_stays_when_the_program_comes,
    nothing_of_the_built_in_year_is_seen_where_another_is_asked_for,
    the_text_is_drawn_as_the_address_asks,
    the_text_stays_where_the_program_never_comes,
    a_dataset_that_does_not_come_is_told_above_the_text,
    a_slow_dataset_is_told_above_the_text,
    axe_finds_nothing_in_the_text,
];

/// What Chromium remarks where the program comes so late, or never, that nothing has asked for what was fetched ahead.
const PRELOADED: &str = "was preloaded using link preload but not used";

/// A program that is held back. It comes when this is dropped at the latest: browsers keep the requests of a page that was left, and ask one
/// host for six things at a time.
#[must_use]
struct Late<'w> {
    site: &'w Site,
    name: String,
}

impl Late<'_> {
    fn let_come(&self) {
        self.site.let_come(&self.name);
    }
}

impl Drop for Late<'_> {
    fn drop(&mut self) {
        self.let_come();
    }
}

/// Opens the page in a folder of that name, whose program comes later.
fn go_late<'w>(page: &Page<'w>, name: &str, query: &str) -> Late<'w> {
    page.allow_error(PRELOADED);
    page.go_to(&format!("{}/late/{name}/{query}", page.world.site.origin));
    Late {
        site: &page.world.site,
        name: name.to_owned(),
    }
}

/// Every part of the page as it is seen: where it is, what it says, and how many shapes its pictures have. Pictures that are scaled, since
/// no form of them was laid out for just this width, are as far as they are whole. The button that shows a part alone has another name
/// where it is alone, which the prerendered page leaves out.
const PARTS: &str = "const parts = [...document.querySelectorAll('h1, .standfirst, .mast, .mast-name, .mast-set, .figures, .filters, .say, \
        section[id], .sub, .matrix, .matrix tr, .tools, .list, .list tr, .foot, .footer, .footer a')]; \
    document.querySelectorAll('.block').forEach(e => e.style.contentVisibility = 'visible'); \
    document.querySelectorAll('[id*=alone-]').forEach(e => e.style.visibility = 'hidden'); \
    const seen = parts.filter(e => e.checkVisibility()).map(e => { \
        const r = e.getBoundingClientRect(); const shown = [...e.querySelectorAll('.scene')].filter(s => s.checkVisibility()); \
        return [e.tagName + ' ' + e.id.split(':').pop(), r.x, r.y + scrollY, r.width, r.height, e.innerText.replace(/\\s+/g, ' ').trim(), \
            shown.map(s => s.querySelectorAll('rect, line, path, polyline, polygon, circle, text').length), \
            shown.map(s => s.textContent), shown.map(s => s.querySelectorAll('.mark').length)] }); \
    document.querySelectorAll('.block').forEach(e => e.style.contentVisibility = ''); return seen";

/// Keeps, for each frame that is drawn, the title that is seen in it; and how far anything has moved.
const RECORD: &str = "window.titles = []; window.moved = []; window.shift = 0; \
    new PerformanceObserver(list => { for (const e of list.getEntries()) { window.shift += e.value; \
    window.moved.push(...e.sources.map(s => `${s.node?.nodeName} ${s.node?.className ?? s.node?.data?.slice(0, 20)}: ${JSON.stringify(s.previousRect)} to ${JSON.stringify(s.currentRect)}`)) } }).observe({type: 'layout-shift', buffered: true}); \
    const look = () => { const seen = [...document.querySelectorAll('h1')].filter(e => e.checkVisibility()).map(e => e.innerText).join('|'); \
        if (window.titles.at(-1) !== seen) window.titles.push(seen); requestAnimationFrame(look) }; requestAnimationFrame(look);";

fn without_scripts_the_year_is_there_with_its_pictures(page: &Page<'_>) {
    let scripts = |off: bool| {
        page.cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": off}),
        )
    };
    let ask = |expression: &str| {
        let answer = page.cdp(
            "Runtime.evaluate",
            json!({"expression": expression, "returnByValue": true}),
        );
        answer.unwrap_or_else(|e| panic!("{e}"))["result"]["value"].clone()
    };
    page.allow_error(PRELOADED);
    page.sized(360, 640);
    scripts(true).unwrap_or_else(|e| panic!("{e}"));
    page.go("");
    let text = ask("document.body.innerText")
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let links = ask(
        "[...document.links].filter(a => a.checkVisibility()).map(a => a.getAttribute('href'))",
    );
    let buttons = ask(
        "[...document.querySelectorAll('button:not(:disabled), input:not(:disabled), .mast-nav, .mast-set, .tools, [tabindex], [role=button]')].filter(e => e.checkVisibility()).length",
    );
    let columns = ask("document.documentElement.scrollWidth <= innerWidth");
    scripts(false).unwrap_or_else(|e| panic!("{e}"));
    page.picture("without-scripts");
    let data = &page.world.report;
    for lang in Lang::ALL {
        let (locale, language) = (Locale::new(lang), data.language(lang));
        let has = |said: &str| assert!(text.contains(said), "{said}");
        has(data.meta().title.get(language));
        has(&locale.source_line(data));
        data.activities()
            .for_each(|activity| has(activity.title(language)));
        for figure in data.figures() {
            has(figure.title.get(language));
        }
        for activity in data.activities() {
            has(activity.summary(language));
        }
    }
    assert!(
        text.contains("need JavaScript") && text.contains("需要 JavaScript"),
        "and why it is so"
    );
    let of_a_language = ["data/2022.json", "yearline-template.xlsx"];
    assert_eq!(links, json!([of_a_language, of_a_language].concat()));
    assert_eq!(buttons, json!(0), "nothing that does nothing");
    assert_eq!(columns, json!(true));
}

fn the_page_takes_the_place_of_the_text_without_a_jump(page: &Page<'_>) {
    page.early(RECORD);
    let cases = [
        ("", 360),
        ("?lang=zh-Hans", 375),
        ("?theme=dark", 768),
        ("?lang=zh-Hans", 1366),
        ("", 1920),
        ("?view=table", 1920),
        ("?embed=1", 745),
        ("?embed=1&view=timeline", 700),
    ];
    for (n, (query, width)) in cases.into_iter().enumerate() {
        page.sized(width, 900);
        let shift = || {
            page.js("return window.shift", json!([]))
                .as_f64()
                .unwrap_or(1.0)
        };
        // On a busy machine a frame may be drawn while the window is still on its way to its size; what the page does, it does each time.
        let still = (0..3).find_map(|attempt| {
            let late = go_late(page, &format!("jump-{n}-{attempt}"), query);
            page.until(
                "the text is seen",
                "return !!document.querySelector('#static')?.checkVisibility()",
            );
            page.settled();
            (shift() < 0.001).then_some(late)
        });
        let moved = page.js("return window.moved", json!([]));
        let late = still.unwrap_or_else(|| {
            let shift = shift();
            panic!("{query} at {width}: layout shift {shift} of the text: {moved}")
        });
        let before = page.js(PARTS, json!([]));
        // Taking a picture moves things: it needs another window.
        page.picture(&format!("text-{width}-{n}"));
        page.settled();
        page.js("window.shift = 0", json!([]));
        late.let_come();
        page.shows_a_year();
        page.settled();
        assert_eq!(page.count("#static"), 0, "the text is gone");
        let after = page.js(PARTS, json!([]));
        // At these widths (a scroll bar takes 15 px) a form was laid out for just the width of the page, so nothing is scaled.
        let is_exact = [375, 745, 1366, 1920].contains(&width);
        let what = |row: &Value| {
            let row = rows(row);
            if is_exact {
                row
            } else {
                [&row[..1], &row[5..6], &row[8..]].concat()
            }
        };
        for (before, after) in rows(&before).iter().zip(rows(&after)) {
            assert_eq!(
                what(&after),
                what(before),
                "{query} at {width}: every part stays what and where it is"
            );
        }
        assert_eq!(
            rows(&after).len(),
            rows(&before).len(),
            "{query} at {width}"
        );
        let titles = page.js("return window.titles.filter(t => t !== '')", json!([]));
        assert_eq!(
            titles.as_array().map(Vec::len),
            Some(1),
            "{query}: one title, in every frame: {titles}"
        );
        let blank = page.js("return window.titles.indexOf('') > 0", json!([]));
        assert_eq!(blank, false, "{query}: no frame without one");
        assert!(
            shift() < 0.001,
            "{query} at {width}: layout shift {}",
            shift()
        );
    }
}

fn nothing_is_seen_to_change_when_the_program_comes(page: &Page<'_>) {
    let cases = [
        ("", 375),
        ("?lang=zh-Hans", 1366),
        ("?theme=dark", 1366),
        ("?theme=light", 375),
    ];
    for (n, (query, width)) in cases.into_iter().enumerate() {
        page.sized(width, 900);
        let late = go_late(page, &format!("seen-{n}"), query);
        can_be_used(page);
        page.settled();
        // Without the scroll bar, which is as long as the page: parts that nobody has seen yet have an estimated height.
        let clip = json!({"x": 0, "y": 0, "width": width - 20, "height": 900, "scale": 1});
        let seen = || {
            let picture = page.cdp("Page.captureScreenshot", json!({"clip": clip}));
            picture.unwrap_or_else(|e| panic!("{e}"))["data"].clone()
        };
        let before = seen();
        late.let_come();
        page.shows_a_year();
        page.settled();
        assert!(
            seen() == before,
            "{query} at {width}: each pixel stays as it is"
        );
    }
}

/// Or else Chromium lays it out without its styles, all of it, and then again: on a slow phone, first paint would come most of a second later.
fn the_page_counts_as_read_when_its_style_sheet_is_there(page: &Page<'_>) {
    page.go_to(&format!("{}/slow-sheet/", page.world.site.origin));
    page.shows_a_year();
    let times = "const sheet = performance.getEntriesByType('resource').find(e => e.name.endsWith('.css')); \
        const [page] = performance.getEntriesByType('navigation'); \
        return [sheet.responseEnd, page.domContentLoadedEventStart]";
    let times = page.js(times, json!([]));
    let [sheet, read] = [0, 1].map(|n| times[n].as_f64().expect("a time"));
    assert!(sheet > 500.0, "the sheet is slow: {times}");
    assert!(read >= sheet, "{times}");
}

fn every_picture_can_be_read_at_every_width(page: &Page<'_>) {
    // Each text of a picture that is seen and smaller than 11 px, and what is wider than the page. Scroll bars are of different widths in
    // the engines: at the limit of a form it may be smaller by a hundredth.
    let faults = "const seen = [...document.querySelectorAll('#static .scene')].filter(s => s.checkVisibility()); \
        const small = seen.flatMap(s => [...s.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => \
            [s.closest('section').id, t.textContent, parseFloat(getComputedStyle(t).fontSize) * s.getScreenCTM().a])) \
            .filter(([, , px]) => px < 10.89); \
        const root = document.documentElement; \
        if (root.scrollWidth > root.clientWidth) small.push(['wider than the page', root.scrollWidth, root.clientWidth]); \
        return [seen.length, small.slice(0, 5)]";
    for (n, lang) in Lang::ALL.into_iter().enumerate() {
        let _late = go_late(page, &format!("read-{n}"), &format!("?lang={}", lang.tag()));
        // Firefox knows no place of what is left out.
        page.js(
            "document.querySelectorAll('.block').forEach(e => e.style.contentVisibility = 'visible')",
            json!([]),
        );
        // Below and above each limit of the forms, and in between.
        for width in [
            320, 360, 414, 520, 693, 710, 768, 900, 960, 1024, 1110, 1180, 1200, 1280, 1366, 1920,
        ] {
            page.sized(width, 900);
            page.settled();
            let found = page.js(faults, json!([]));
            assert_eq!(found[1], json!([]), "{} at {width}", lang.tag());
            // Figures stand in two columns, and so in two pictures, where charts are side by side.
            let n_pictures = found[0].as_u64();
            assert!(
                n_pictures.is_some_and(|n| n == 5 || n == 6),
                "{} at {width}: one form of each picture, not {n_pictures:?}",
                lang.tag()
            );
        }
    }
}

fn rows(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// Waits until the page can be used that waits for its program.
fn can_be_used(page: &Page<'_>) {
    page.until(
        "what is pressed is noted",
        "return !!document.querySelector('#static [aria-disabled]')",
    );
}

fn what_is_pressed_before_the_program_is_there_is_done_after(page: &Page<'_>) {
    page.sized(1366, 900);
    let late = go_late(page, "pressed", "");
    can_be_used(page);
    page.click("[id='en:chip-initiative-4']");
    page.js(
        "document.getElementById('en:chip-month-8').focus()",
        json!([]),
    );
    page.press(&["\u{e007}"]);
    late.let_come();
    page.shows_a_year();
    page.says(&page.world.said("initiative=5&month=2022-09"));
    assert_eq!(
        page.js("return document.activeElement.id", json!([])),
        "chip-month-8"
    );

    let late = go_late(page, "typed", "");
    can_be_used(page);
    page.enter("[id='en:search']", "red");
    page.click("[id='en:kinds'] > summary");
    late.let_come();
    page.shows_a_year();
    page.says(&page.world.said("q=red"));
    assert_eq!(
        page.js("return [document.querySelector('#search').value, document.querySelector('#kinds').open]", json!([])),
        json!(["red", true])
    );

    let late = go_late(page, "mark", "");
    can_be_used(page);
    page.click("[id='en:wide:by-kind-kind-2']");
    late.let_come();
    page.shows_a_year();
    page.says(&page.world.said("kind=meetings"));

    let late = go_late(page, "other-language", "");
    can_be_used(page);
    page.click("[id='en:lang-zh-Hans']");
    late.let_come();
    page.shows_a_year();
    page.until(
        "the other language",
        "return document.documentElement.lang === 'zh-Hans'",
    );
}

fn where_the_reader_is_stays_when_the_program_comes(page: &Page<'_>) {
    page.early(RECORD);
    for (width, form) in [(360, "narrow"), (1366, "wide")] {
        page.sized(width, 900);
        let name = format!("reader-{width}");
        let late = go_late(page, &name, "");
        can_be_used(page);
        page.js(
            "const part = document.querySelector('[id=\"en:timeline\"]'); part.scrollIntoView(); scrollBy(0, 77); \
             const text = [...part.querySelectorAll('.sub p')].find(e => e.checkVisibility()).firstChild; getSelection().setBaseAndExtent(text, 3, text, 17)",
            json!([]),
        );
        page.settled();
        let place = "const part = [...document.querySelectorAll('section[id$=timeline]')].find(e => e.checkVisibility()); \
            return [part.getBoundingClientRect().top, getSelection().toString()]";
        let before = page.js(place, json!([]));
        page.js("window.shift = 0", json!([]));
        late.let_come();
        page.shows_a_year();
        page.settled();
        let after = page.js(place, json!([]));
        // Browsers scroll by whole device pixels, and a part begins at a fraction of one.
        let moved = after[0].as_f64().unwrap_or(1e6) - before[0].as_f64().unwrap_or_default();
        assert!(moved.abs() <= 1.0, "{form}: {before} {after}");
        assert_eq!(after[1], before[1], "{form}: the selection");
        let shift = page.js("return window.shift", json!([])).as_f64();
        assert!(
            shift.is_some_and(|shift| shift < 0.001),
            "{form}: {shift:?}"
        );
    }
}

fn nothing_of_the_built_in_year_is_seen_where_another_is_asked_for(page: &Page<'_>) {
    page.early(RECORD);
    let late = go_late(page, "other", "?data=data/sample.json");
    page.settled();
    assert_eq!(page.js("return document.title", json!([])), "Yearline");
    assert_eq!(
        page.text("body").as_deref(),
        Some(""),
        "nothing is seen before the program is there"
    );
    late.let_come();
    page.shows_a_year();
    page.says(&page.world.sentence(&page.world.sample, Lang::En, ""));
    let titles = page.js("return window.titles.filter(t => t !== '')", json!([]));
    assert_eq!(titles, json!([page.world.sample.meta().title.get(0)]));
    assert_eq!(page.count("#static"), 0);
}

fn the_text_is_drawn_as_the_address_asks(page: &Page<'_>) {
    page.media("", &[("prefers-color-scheme", "light")]);
    let paper = "return getComputedStyle(document.body).backgroundColor";
    let shown = "return [...document.querySelectorAll('#static > .page')].filter(e => e.checkVisibility()).map(e => e.lang)";
    let is_seen = |selector: &str| {
        page.js(
            "return !!document.querySelector('#static ' + arguments[0])?.checkVisibility()",
            json!([selector]),
        )
    };
    let _late = go_late(page, "plain", "");
    let light = page.js(paper, json!([]));
    assert_eq!(page.js(shown, json!([])), json!(["en"]));
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    assert_eq!(is_seen(".mast"), true);
    let _late = go_late(page, "asked", "?lang=zh-CN&theme=dark");
    assert_eq!(page.js(shown, json!([])), json!(["zh-Hans"]));
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hans"));
    assert_ne!(
        page.js(paper, json!([])),
        light,
        "dark from the first frame on"
    );
    let _late = go_late(page, "guest", "?embed=1");
    assert_eq!(is_seen(".mast"), false, "a guest has no masthead");
    assert_eq!(is_seen("h1"), true);
    // What head.js reads is what the program reads.
    let looks = "const r = document.documentElement; return [r.lang, r.dataset.theme, 'embed' in r.dataset, 'transparent' in r.dataset]";
    for (n, query) in [
        "?embed=1&theme=transparent",
        "?embed=1&theme=dark~transparent",
        "?embed=1&theme=auto&lang=zh",
        "?theme=pink&lang=tlh&embed=yes",
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("looks-{n}");
        let late = go_late(page, &name, query);
        let early = page.js(looks, json!([]));
        late.let_come();
        page.shows_a_year();
        assert_eq!(page.js(looks, json!([])), early, "{query}");
    }
}

fn the_text_stays_where_the_program_never_comes(page: &Page<'_>) {
    page.allow_error("404");
    page.allow_error("Failed to");
    page.allow_error("integrity");
    page.allow_error("boot-");
    page.allow_error(PRELOADED);
    page.go_to(&format!("{}/lost/", page.world.site.origin));
    page.until(
        "it is told",
        "return !document.querySelector('#boot-problem').hidden",
    );
    assert_eq!(stands_above(page, "#boot-problem"), true);
    assert!(
        page.text("#static")
            .is_some_and(|text| text.contains("Review of the party-history education"))
    );
    page.picture("program-lost");
}

/// Whether an element is seen above the prerendered page, which is seen as well.
fn stands_above(page: &Page<'_>, selector: &str) -> Value {
    page.js(
        "const [a, b] = [document.querySelector(arguments[0]), document.querySelector('#static')]; \
         return a.checkVisibility() && b.checkVisibility() && a.getBoundingClientRect().bottom <= b.getBoundingClientRect().top + 1",
        json!([selector]),
    )
}

fn a_dataset_that_does_not_come_is_told_above_the_text(page: &Page<'_>) {
    page.allow_error("404");
    page.go_to(&format!("{}/no-data/", page.world.site.origin));
    page.has("#report");
    assert_eq!(stands_above(page, "#report"), true);
    assert!(
        page.text("#report")
            .is_some_and(|text| text.contains("There is no such file (404)."))
    );
    page.picture("dataset-lost");
    // A guest has room for one of them only.
    page.go_to(&format!("{}/no-data/?embed=1", page.world.site.origin));
    page.has("#report");
    assert_eq!(
        page.js(
            "return document.querySelector('#static').checkVisibility()",
            json!([])
        ),
        false
    );
}

fn a_slow_dataset_is_told_above_the_text(page: &Page<'_>) {
    // The page's clock runs ten times as fast; its dataset hangs, and comes when it is asked for once more.
    page.early(
        "const wait = window.setTimeout; window.setTimeout = (f, ms, ...a) => wait(f, ms / 10, ...a); \
         const ask = window.fetch; let n = 0; window.fetch = (asked, options) => { \
            const { url, signal } = new Request(asked, options); \
            return url.endsWith('.json') && n++ === 0 \
                ? new Promise((_, refuse) => signal.addEventListener('abort', () => refuse(signal.reason))) : ask(asked, options) };",
    );
    page.allow_error(PRELOADED);
    page.go("");
    page.has("#retry");
    assert_eq!(stands_above(page, ".loading"), true);
    page.click("#retry");
    page.shows_a_year();
    assert_eq!(page.count("#static"), 0);
}

fn axe_finds_nothing_in_the_text(page: &Page<'_>) {
    for (n, (query, width)) in [("?theme=light", 1366), ("?theme=dark&lang=zh-Hans", 360)]
        .into_iter()
        .enumerate()
    {
        page.sized(width, 900);
        let _late = go_late(page, &format!("axe-{n}"), query);
        assert_eq!(findings(page, query), Vec::<String>::new());
        // The notice that it can't be started stands above it.
        page.js(
            "document.getElementById('boot-problem').hidden = false",
            json!([]),
        );
        assert_eq!(
            findings(page, &format!("{query}, with a notice")),
            Vec::<String>::new()
        );
    }
}
