//! The slides: stepping through them, leaving them, and whether a room can read them.

use serde_json::json;
use yearline_core::domain::Lang;
use yearline_core::text::Locale;

use super::{access, scenarios};
use crate::page::{Page, key};

scenarios![
    keys_and_clickers_step_through_the_slides,
    buttons_and_a_finger_step_too,
    a_slide_has_an_address,
    going_back_leads_from_the_slides_to_the_page,
    the_slides_follow_the_filter,
    the_screen_can_be_black,
    each_step_is_said_once,
    a_room_can_read_every_slide needs Minutes,
    the_screen_is_filled_where_the_browser_lets_it needs Media,
    who_leaves_the_page_from_the_full_screen_is_not_led_back needs Media,
    a_refused_full_screen_still_fills_the_window,
    one_file_has_slides_without_a_network needs Disk & Network,
    an_embedded_page_offers_no_slides,
    axe_finds_nothing_on_slides needs Minutes,
];

/// All of them: the year, ten initiatives, the matrix, four charts, the timeline.
const N: usize = 17;

const DIALOG: &str = "dialog#slides[open]";

/// The number of the slide that is shown, of how many.
#[track_caller]
fn place(page: &Page<'_>) -> String {
    page.text(".slides-bar > span").unwrap_or_default()
}

#[track_caller]
fn is_at(page: &Page<'_>, number: usize) {
    page.eventually("the slide", || place(page), format!("{number} / {N}"));
}

#[track_caller]
fn begin(page: &Page<'_>) {
    page.click("#present");
    page.has(DIALOG);
    page.has_focus("slides");
    is_at(page, 1);
}

fn keys_and_clickers_step_through_the_slides(page: &Page<'_>) {
    page.open("?lang=en");
    begin(page);
    page.has_query("lang=en&present=1");
    let table = [
        (key::RIGHT, 2),
        (key::DOWN, 3),
        (" ", 4),
        (key::PAGE_DOWN, 5),
        (key::LEFT, 4),
        (key::UP, 3),
        (key::PAGE_UP, 2),
        (key::END, N),
        (key::RIGHT, N),
        (key::HOME, 1),
        (key::PAGE_UP, 1),
        (key::ENTER, 2),
    ];
    for (key, number) in table {
        page.press(&[key]);
        is_at(page, number);
        page.has_query(&format!("lang=en&present={number}"));
    }
    assert_eq!(
        page.text("dialog#slides h3").as_deref(),
        Some("1 Learning from party history")
    );
    page.press(&[key::ESCAPE]);
    page.has_no("dialog#slides");
    page.has_query("lang=en");
    page.has_focus("present");
}

fn buttons_and_a_finger_step_too(page: &Page<'_>) {
    if page.is_webkit() {
        // Its driver clicks beside what it is to click while the page fills the screen.
        page.early("Element.prototype.requestFullscreen = () => Promise.reject(new TypeError())");
    }
    page.sized(390, 844);
    page.open("?lang=en");
    begin(page);
    page.click("#slide-after");
    page.click("#slide-after");
    is_at(page, 3);
    // The space bar presses the button that has the focus, and does not step besides.
    page.focus("slide-before");
    page.press(&[" "]);
    is_at(page, 2);
    let swipe = "const [from, to] = arguments; const room = document.querySelector('.slides-room'); \
        for (const [type, x] of [['pointerdown', from], ['pointerup', to]]) room.dispatchEvent( \
            new PointerEvent(type, {bubbles: true, isPrimary: true, pointerType: 'touch', clientX: x, clientY: 300}))";
    page.js(swipe, json!([300, 120]));
    is_at(page, 3);
    page.js(swipe, json!([120, 300]));
    is_at(page, 2);
    page.js(swipe, json!([120, 130]));
    is_at(page, 2);
    page.click("#slides-leave");
    page.has_no("dialog#slides");
    page.has_focus("present");
}

fn a_slide_has_an_address(page: &Page<'_>) {
    page.open("?lang=zh-Hans&present=12");
    is_at(page, 12);
    page.has_focus("slides");
    let headline = Locale::new(Lang::ZhHans).matrix_headline(&page.world.report);
    page.eventually(
        "its headline",
        || page.text("dialog#slides h2"),
        Some(headline),
    );
    page.press(&[key::ESCAPE]);
    page.has_no("dialog#slides");
    page.has_query("lang=zh-Hans");
    // One that is too large is the last.
    page.open("?present=400");
    is_at(page, N);
    page.open("?present=x");
    page.has_no("dialog#slides");
    page.has(".address-faults");
}

fn going_back_leads_from_the_slides_to_the_page(page: &Page<'_>) {
    page.open("?lang=en&view=matrix");
    begin(page);
    page.press(&[key::RIGHT, key::RIGHT]);
    is_at(page, 3);
    page.back();
    page.has_no("dialog#slides");
    page.has_query("lang=en&view=matrix");
    assert_eq!(page.n_steps(), 1);
    page.forward();
    is_at(page, 3);
}

fn the_slides_follow_the_filter(page: &Page<'_>) {
    page.open("?lang=en&initiative=4~9&present=1");
    page.eventually("two initiatives", || place(page), "1 / 9".to_owned());
    let said = page.world.said("initiative=4~9");
    page.eventually("the sentence", || page.text(".slide-sentence"), Some(said));
    page.press(&[key::RIGHT]);
    page.eventually("the next", || place(page), "2 / 9".to_owned());
    let year = &page.world.report;
    let titles: Vec<String> = year
        .activities()
        .filter(|a| a.initiative_index() == 3)
        .map(|a| a.title(0).to_owned())
        .collect();
    page.eventually(
        "its activities",
        || page.texts(".slide .initiative-list b"),
        titles,
    );
}

fn the_screen_can_be_black(page: &Page<'_>) {
    page.open("?lang=en&present=2");
    is_at(page, 2);
    page.has_focus("slides");
    let colour = "const e = document.elementFromPoint(innerWidth / 2, innerHeight / 2); return getComputedStyle(e).backgroundColor";
    page.press(&["b"]);
    page.has(".slides-black");
    assert_eq!(page.js(colour, json!([])), "rgb(0, 0, 0)");
    page.press(&["b"]);
    page.has_no(".slides-black");
    is_at(page, 2);
    // Clickers send a full stop. A step shows the slide that it leads to.
    page.press(&["."]);
    page.has(".slides-black");
    page.press(&[key::PAGE_DOWN]);
    page.has_no(".slides-black");
    is_at(page, 3);
}

fn each_step_is_said_once(page: &Page<'_>) {
    page.open("?lang=en");
    begin(page);
    let locale = Locale::new(Lang::En);
    let year = &page.world.report;
    let title = year.meta().title.get(0);
    assert_eq!(page.name_of("#slides"), locale.slide(1, N, title));
    page.press(&[key::RIGHT]);
    let said = locale.slide(2, N, &locale.initiative_name(year, 0));
    page.eventually("it is said", || page.text("#announcement"), Some(said));
    assert_eq!(page.count("[aria-live], [role=status]:not(:empty)"), 1);
    page.press(&[key::ESCAPE]);
    page.has_no("dialog#slides");
    page.eventually("the page has its own", || page.count("#announcement"), 1);
}

/// The height of the smallest letters and of the headline as a share of the screen's, and what does not fit.
const READ: &str = "const room = document.querySelector('.slides-room'); const sizes = []; \
    const walk = document.createTreeWalker(room, NodeFilter.SHOW_TEXT); \
    while (walk.nextNode()) { const text = walk.currentNode, e = text.parentElement; \
        if (!text.data.trim() || !e.checkVisibility() || e.closest('.vh')) continue; \
        const drawn = e instanceof SVGElement ? e.getScreenCTM().a : document.querySelector('.slide').getBoundingClientRect().width / document.querySelector('.slide').offsetWidth; \
        sizes.push(parseFloat(getComputedStyle(e).fontSize) * drawn / innerHeight) } \
    const h = document.querySelector('.slide :is(h1, h2, h3)'); \
    const wide = [...room.querySelectorAll('.slide *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1); \
    return [Math.min(...sizes), h.getBoundingClientRect().height / innerHeight, room.scrollHeight - room.clientHeight, wide.length]";

fn a_room_can_read_every_slide(page: &Page<'_>) {
    for (width, height) in [(1920, 1080), (1366, 768)] {
        page.sized(width, height);
        for (lang, theme) in [("en", "light"), ("zh-Hans", "dark")] {
            page.open(&format!("?lang={lang}&theme={theme}&present=1"));
            for number in 1..=N {
                is_at(page, number);
                page.settled();
                let read = page.js(READ, json!([]));
                let share = |n: usize| read[n].as_f64().unwrap_or_default();
                let slide = format!("{width} × {height}, {lang}, slide {number}: {read}");
                // 15 pixels of 1080 for a note, 30 for what the slide is about.
                assert!(share(0) > 0.0138, "{slide}");
                assert!(share(1) > 0.028, "{slide}");
                assert!(share(2) <= 0.0 && share(3) == 0.0, "{slide}");
                if [1, 2, 5, 12, 13, 15, 17].contains(&number) {
                    page.picture(&format!("slides/{width}-{lang}-{number:02}"));
                }
                page.press(&[key::PAGE_DOWN]);
            }
        }
    }
}

fn the_screen_is_filled_where_the_browser_lets_it(page: &Page<'_>) {
    page.open("?lang=en");
    begin(page);
    page.until("the screen is full", "return !!document.fullscreenElement");
    let covers = "const [x, y] = [innerWidth / 2, innerHeight / 2]; return !!document.elementFromPoint(x, y).closest('dialog#slides')";
    assert_eq!(page.js(covers, json!([])), true, "the slides are on top");
    page.has_no("#slides-fill");
    page.press(&[key::RIGHT]);
    is_at(page, 2);
    // The browser itself takes Escape for leaving the full screen.
    page.js("document.exitFullscreen()", json!([]));
    page.has_no("dialog#slides");
    page.has_query("lang=en");
    page.has_focus("present");
    begin(page);
    page.until("again", "return !!document.fullscreenElement");
    page.click("#slides-leave");
    page.until("it is given back", "return !document.fullscreenElement");
}

fn who_leaves_the_page_from_the_full_screen_is_not_led_back(page: &Page<'_>) {
    page.open("?lang=en");
    begin(page);
    page.until("the screen is full", "return !!document.fullscreenElement");
    // Browsers end the full screen of a page that is being left, and the page learns of that before it is gone.
    page.js(
        "location.href = '/slow-page/?lang=zh-Hans'; document.exitFullscreen()",
        json!([]),
    );
    page.has_query("lang=zh-Hans");
    page.shows_a_year();
    // The slides stand in the step before, as they did.
    page.back();
    page.has(DIALOG);
    page.has_query("lang=en&present=1");
    page.press(&[key::ESCAPE]);
    page.has_no("dialog#slides");
}

fn a_refused_full_screen_still_fills_the_window(page: &Page<'_>) {
    page.early(
        "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'))",
    );
    page.sized(1366, 768);
    page.open("?lang=en");
    begin(page);
    let fills = "const r = document.getElementById('slides').getBoundingClientRect(); \
        return [r.x, r.y, r.width - document.documentElement.clientWidth, r.height - innerHeight]";
    assert_eq!(page.js(fills, json!([])), json!([0, 0, 0, 0]));
    page.press(&[key::RIGHT]);
    is_at(page, 2);
}

fn one_file_has_slides_without_a_network(page: &Page<'_>) {
    super::single_file::open(page, "?lang=en");
    page.shows_a_year();
    page.offline(true);
    begin(page);
    page.press(&[key::END]);
    is_at(page, N);
    page.offline(false);
    page.press(&[key::ESCAPE]);
    page.has_no("dialog#slides");
}

fn an_embedded_page_offers_no_slides(page: &Page<'_>) {
    page.open("?lang=en&embed=1");
    assert_eq!(page.count("#present"), 0);
    // Asked for by its address, they fill the frame.
    page.open("?lang=en&embed=1&present=3");
    is_at(page, 3);
}

fn axe_finds_nothing_on_slides(page: &Page<'_>) {
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        for number in [1, 5, 12, 13, 16, 17] {
            page.open(&format!("?lang=en&theme={theme}&present={number}"));
            is_at(page, number);
            found.extend(access::findings(page, &format!("{theme}, slide {number}")));
        }
    }
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
}
