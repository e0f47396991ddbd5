//! The page in a frame of another site's page, in each form in which a keeper may put it there.

use serde_json::{Value, json};

use super::scenarios;
use crate::page::Page;
use crate::site::OPEN;

scenarios![
    the_demo_is_a_page_with_four_frames_that_fit,
    a_frame_alone_works_at_a_fixed_height,
    with_the_script_a_frame_grows_and_shrinks,
    a_change_is_told_once_and_at_once,
    several_frames_and_one_that_comes_later,
    the_element_is_changed_by_its_attributes,
    the_element_fetches_other_data_in_a_new_frame,
    a_frame_in_a_hidden_tab_has_its_height_when_it_is_shown,
    a_frame_out_of_sight_has_its_height_before_anybody_gets_there,
    a_host_in_quirks_mode_fits,
    a_host_under_a_strict_policy_fits,
    a_fixed_height_stays,
    a_host_with_borders_and_boxes_of_its_own_fits,
    in_a_sandbox_without_an_origin_the_page_works,
    a_download_that_may_be_refused_is_shown,
    a_picture_that_may_be_refused_is_shown,
    the_script_works_inside_of_another_file,
    the_script_works_in_the_page_itself,
    the_script_works_as_a_module,
    the_script_finds_a_page_that_was_there_before,
];

/// The first frame of a host.
pub(super) const FRAME: &str = "document.querySelector('iframe')";
/// The script of ours.
pub(super) const SCRIPT: &str = "<script defer src=\"./embed.js\"></script>";

/// The frame in an element with that id.
pub(super) fn in_element(id: &str) -> String {
    format!("document.getElementById('{id}')?.shadowRoot?.querySelector('iframe')")
}

/// A frame of the page with a query, and our script.
pub(super) fn frame_and_script(query: &str) -> String {
    format!(
        "<iframe title=\"The year\" src=\"./?{query}\" width=\"700\" height=\"300\"></iframe>{SCRIPT}"
    )
}

/// How many of what the host has heard have that in them.
pub(super) fn n_with(heard: &[String], part: &str) -> usize {
    heard.iter().filter(|text| text.contains(part)).count()
}

fn height_of(page: &Page<'_>, frame: &str) -> u64 {
    page.js(&format!("return ({frame}).clientHeight"), json!([]))
        .as_u64()
        .unwrap_or_default()
}

/// Opens an activity in a frame that shows a table, or closes it.
pub(super) fn open_activity(page: &Page<'_>, frame: &str) {
    page.within(frame, |page| {
        page.click("[id^=row-]");
        page.has("#activity");
    });
}

pub(super) fn close_activity(page: &Page<'_>, frame: &str) {
    page.within(frame, |page| {
        page.click("#activity-close");
        page.has_no("#activity");
    });
}

fn the_demo_is_a_page_with_four_frames_that_fit(page: &Page<'_>) {
    page.sized(1366, 2000);
    page.host_at("/embed-demo.html");
    let frames = [
        "document.getElementById('glance')",
        "document.getElementById('band')",
    ]
    .map(str::to_owned);
    for frame in frames.iter().chain([&in_element("explore")]) {
        page.js(&format!("({frame}).scrollIntoView()"), json!([]));
        page.framed_year(frame);
        page.fits(frame);
    }
    page.within(&frames[1], |page| {
        page.eventually(
            "the language around it",
            || page.attribute("html", "lang"),
            Some("zh-Hans".to_owned()),
        );
        page.eventually(
            "the colours around it",
            || page.attribute("html", "data-theme"),
            Some("dark".to_owned()),
        );
        assert_eq!(
            page.attribute("html", "data-transparent").as_deref(),
            Some("")
        );
    });
    page.click("#tab-timeline");
    page.framed_year(&in_element("timeline"));
    page.fits(&in_element("timeline"));
    page.click(".buttons button");
    page.until(
        "it stands in the host's address",
        "return location.hash === '#yearline=initiative%3D4'",
    );
    assert!(
        page.text("#said")
            .is_some_and(|t| t.contains("initiative=4")),
        "{:?}",
        page.text("#said")
    );
    page.within(&in_element("explore"), |page| {
        page.says(&page.world.said("initiative=4"))
    });
    page.fits(&in_element("explore"));
    page.click("#night");
    page.within(&frames[0], |page| {
        page.eventually(
            "the colours of the night",
            || page.attribute("html", "data-theme"),
            Some("dark".to_owned()),
        );
    });
}

fn a_frame_alone_works_at_a_fixed_height(page: &Page<'_>) {
    page.host("<iframe title=\"The year\" src=\"./?view=table&amp;initiative=4&amp;embed=1\" width=\"700\" height=\"300\"></iframe>");
    page.framed_year(FRAME);
    open_activity(page, FRAME);
    assert_eq!(height_of(page, FRAME), 300);
    page.within(FRAME, |page| {
        page.until(
            "what does not fit scrolls",
            "return document.documentElement.scrollHeight > innerHeight",
        );
        page.has_query("view=table&initiative=4&item=epidemic-service&embed=1");
    });
    // Nobody has said which of them is understood.
    for dialect in [
        "yearline:height",
        "datawrapper-height",
        "embed-size",
        "iframe.resize",
    ] {
        page.hears(dialect);
    }
}

fn with_the_script_a_frame_grows_and_shrinks(page: &Page<'_>) {
    page.host(&frame_and_script("view=table&amp;initiative=4&amp;embed=1"));
    page.framed_year(FRAME);
    let closed = page.fits(FRAME);
    open_activity(page, FRAME);
    let open = page.fits(FRAME);
    assert!(open > closed + 100, "{open} after {closed}");
    close_activity(page, FRAME);
    assert_eq!(page.fits(FRAME), closed);
    // Another width of the host is another height of the content.
    page.js(&format!("({FRAME}).width = 340"), json!([]));
    page.until_with(
        "it is taller",
        &format!("return ({FRAME}).clientHeight > arguments[0]"),
        json!([closed]),
    );
    page.fits(FRAME);
    page.js(&format!("({FRAME}).width = 700"), json!([]));
    page.until_with(
        "it is as before",
        &format!("return ({FRAME}).clientHeight === arguments[0]"),
        json!([closed]),
    );
    page.within(FRAME, |page| {
        page.until(
            "nothing is left to scroll",
            "return document.documentElement.scrollHeight <= innerHeight",
        );
    });
}

fn a_change_is_told_once_and_at_once(page: &Page<'_>) {
    page.host(&frame_and_script("view=table&amp;initiative=4&amp;embed=1"));
    page.framed_year(FRAME);
    page.fits(FRAME);
    let mut waits = Vec::new();
    for _ in 0..3 {
        for act in [open_activity as fn(&Page<'_>, &str), close_activity] {
            page.heard();
            page.within(FRAME, |page| {
                page.js(
                    "addEventListener('click', () => { window.clicked = performance.timeOrigin + performance.now() }, {capture: true, once: true})",
                    json!([]),
                );
            });
            act(page, FRAME);
            page.fits(FRAME);
            page.settled();
            let clicked = page.within(FRAME, |page| page.js("return window.clicked", json!([])));
            let told = page.js(
                "return window.heard.filter(m => m.data.type === 'yearline:height').map(m => m.at)",
                json!([]),
            );
            let told: Vec<f64> = told
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_f64)
                .collect();
            assert_eq!(told.len(), 1, "one message for one change");
            waits.push(told[0] - clicked.as_f64().unwrap_or_default());
            let others = ["datawrapper", "embed-size", "iframe.resize"]
                .map(|part| n_with(&page.heard(), part));
            assert_eq!(others, [0, 0, 0], "the host has said what it understands");
        }
    }
    // Each within a frame of the browser, however long that takes on a busy machine: the best of them tells.
    let best = waits.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(
        best < 100.0,
        "from click to message, in milliseconds: {waits:?}"
    );
}

fn several_frames_and_one_that_comes_later(page: &Page<'_>) {
    let two = "<iframe id=a title=A src=\"./?view=figures&amp;embed=1\" width=\"700\" height=\"200\"></iframe>\
        <iframe id=b title=B src=\"./?view=table&amp;initiative=9&amp;embed=1\" width=\"400\" height=\"200\"></iframe>";
    page.host(&format!(
        "{two}{SCRIPT}{SCRIPT}<script>window.n = 0; addEventListener('yearline:ready', () => n += 1)</script>"
    ));
    let frame = |id: &str| format!("document.getElementById('{id}')");
    for id in ["a", "b"] {
        page.framed_year(&frame(id));
        page.fits(&frame(id));
    }
    page.js(
        "const later = document.createElement('iframe'); later.id = 'c'; later.title = 'C'; later.width = 500; \
        later.src = document.getElementById('a').src.replace('figures', 'matrix'); document.body.prepend(later)",
        json!([]),
    );
    page.framed_year(&frame("c"));
    page.fits(&frame("c"));
    // One that gets its address only now, as scripts that load late do.
    page.js(
        "const late = document.createElement('iframe'); late.id = 'd'; late.title = 'D'; late.width = 500; document.body.prepend(late); \
        setTimeout(() => { late.src = document.getElementById('b').src }, 100)",
        json!([]),
    );
    page.until("the fourth is there", "return window.n >= 4");
    page.framed_year(&frame("d"));
    page.fits(&frame("d"));
    page.js("document.getElementById('a').remove()", json!([]));
    page.fits(&frame("b"));
    // The script stands there twice, as with two snippets, and is there once.
    page.until(
        "each is told once",
        "return n === heard.filter(m => m.data.type === 'yearline:ready').length",
    );
}

fn the_element_is_changed_by_its_attributes(page: &Page<'_>) {
    page.host(&format!(
        "<yearline-embed id=\"e\" src=\"./\" view=\"table\" initiative=\"4\" lang=\"zh-Hans\" theme=\"dark\" title=\"The year\">\
         <a href=\"./\">The year</a></yearline-embed>{SCRIPT}"
    ));
    let frame = in_element("e");
    page.framed_year(&frame);
    page.fits(&frame);
    let attribute = |name: &str, value: Option<&str>| {
        page.js(
            "const e = document.getElementById('e'); \
            if (arguments[1] === null) e.removeAttribute(arguments[0]); else e.setAttribute(arguments[0], arguments[1])",
            json!([name, value]),
        );
    };
    let shows = |query: &str, lang: &str, theme: &str| {
        page.within(&frame, |page| {
            page.eventually(
                "the view",
                || {
                    page.query()
                        .split("&origin")
                        .next()
                        .unwrap_or_default()
                        .to_owned()
                },
                query.to_owned(),
            );
            assert_eq!(page.attribute("html", "lang").as_deref(), Some(lang));
            assert_eq!(page.attribute("html", "data-theme").as_deref(), Some(theme));
        });
        page.fits(&frame);
    };
    shows(
        "view=table&initiative=4&lang=zh-Hans&theme=dark&embed=1",
        "zh-Hans",
        "dark",
    );
    assert_eq!(
        page.js(&format!("return ({frame}).title"), json!([])),
        "The year"
    );
    page.within(&frame, |page| page.js("window.is_same = true", json!([])));
    let steps = page.js("return history.length", json!([]));
    attribute("initiative", Some("9"));
    shows(
        "lang=zh-Hans&theme=dark&view=table&initiative=9&embed=1",
        "zh-Hans",
        "dark",
    );
    attribute("lang", Some("en"));
    shows(
        "lang=en&theme=dark&view=table&initiative=9&embed=1",
        "en",
        "dark",
    );
    attribute("theme", Some("light"));
    attribute("view", Some("matrix"));
    shows(
        "lang=en&theme=light&view=matrix&initiative=9&embed=1",
        "en",
        "light",
    );
    // Where nothing is named, the host is followed: it says no language, and is light.
    attribute("initiative", None);
    attribute("q", Some("red boat"));
    shows(
        "lang=en&theme=light&view=matrix&q=red boat&embed=1",
        "en",
        "light",
    );
    attribute("height", Some("420"));
    page.eventually("a fixed height", || height_of(page, &frame), 420);
    attribute("height", None);
    page.fits(&frame);
    page.js(
        "document.getElementById('e').set({view: 'view=figures', lang: 'zh-Hans'})",
        json!([]),
    );
    shows(
        "lang=zh-Hans&theme=light&view=figures&embed=1",
        "zh-Hans",
        "light",
    );
    page.within(&frame, |page| {
        assert_eq!(
            page.js("return window.is_same", json!([])),
            true,
            "without a new page"
        )
    });
    assert_eq!(
        page.js("return history.length", json!([])),
        steps,
        "the host's back button leaves the host"
    );
    // The link stands in the document all the while, for whoever has no script.
    assert_eq!(page.count("yearline-embed > a"), 1);
}

fn the_element_fetches_other_data_in_a_new_frame(page: &Page<'_>) {
    page.host(&format!(
        "<yearline-embed id=\"e\" src=\"./\" view=\"table\" initiative=\"4\"></yearline-embed>{SCRIPT}"
    ));
    let frame = in_element("e");
    page.framed_year(&frame);
    let steps = page.js("return history.length", json!([]));
    page.js(
        "document.getElementById('e').setAttribute('data', 'data/sample.json')",
        json!([]),
    );
    page.allow_error("was preloaded using link preload but not used");
    let want = page.world.sentence(
        &page.world.sample,
        yearline_core::domain::Lang::En,
        "initiative=4",
    );
    page.within(&frame, |page| page.says(&want));
    page.fits(&frame);
    assert_eq!(page.js("return history.length", json!([])), steps);
    // Moved elsewhere, it starts again and still fits.
    page.js(
        "document.body.append(document.getElementById('e'))",
        json!([]),
    );
    page.within(&frame, |page| page.says(&want));
    page.fits(&frame);
}

fn a_frame_in_a_hidden_tab_has_its_height_when_it_is_shown(page: &Page<'_>) {
    page.host(&format!(
        "<div id=tab style=\"display:none\"><iframe title=A src=\"./?view=table&amp;initiative=4&amp;embed=1\" width=\"700\" height=\"300\"></iframe>\
         <yearline-embed id=\"e\" src=\"./\" view=\"figures\"></yearline-embed></div>{SCRIPT}"
    ));
    page.hears("yearline:ready");
    page.settled();
    let heard = page.heard();
    assert_eq!(
        n_with(&heard, "height"),
        0,
        "what is not shown has no height: {heard:?}"
    );
    page.js(
        "document.getElementById('tab').style.display = ''",
        json!([]),
    );
    for frame in [FRAME, &in_element("e")] {
        page.framed_year(frame);
        page.fits(frame);
    }
    page.js("document.getElementById('tab').hidden = true", json!([]));
    page.js("document.getElementById('tab').hidden = false", json!([]));
    page.fits(FRAME);
}

fn a_frame_out_of_sight_has_its_height_before_anybody_gets_there(page: &Page<'_>) {
    page.host(&format!(
        "<div style=\"height:1500px\"></div>{}",
        frame_and_script("view=charts&amp;embed=1")
    ));
    page.framed_year(FRAME);
    page.until(
        "it is taller",
        &format!("return ({FRAME}).clientHeight > 500"),
    );
    assert_eq!(page.js("return scrollY", json!([])), 0);
    let before = height_of(page, FRAME);
    page.js(&format!("({FRAME}).scrollIntoView()"), json!([]));
    assert_eq!(
        page.fits(FRAME),
        before,
        "it is not to jump when it comes into sight"
    );
}

fn a_host_in_quirks_mode_fits(page: &Page<'_>) {
    page.host_whole(
        &format!(
            "<title>An old host</title><table><tr><td>{}</table>",
            frame_and_script("view=table&amp;initiative=4&amp;embed=1")
        ),
        None,
    );
    assert_eq!(
        page.js("return document.compatMode", json!([])),
        "BackCompat"
    );
    page.framed_year(FRAME);
    let closed = page.fits(FRAME);
    open_activity(page, FRAME);
    assert!(page.fits(FRAME) > closed);
}

fn a_host_under_a_strict_policy_fits(page: &Page<'_>) {
    let origin = &page.world.site.origin;
    let policy = format!("default-src 'none'; script-src {origin}; frame-src {origin}");
    // Word for word what the page offers to paste: the policy refuses the style of it.
    page.allow_error("style-src");
    page.allow_error("Applying inline style violates");
    // Firefox and WebKit say the same of the icon that they look for by themselves.
    page.allow_error("favicon.ico");
    page.host_whole(
        &format!(
            "<!doctype html><html lang=en><title>A careful host</title>\
             <iframe title=\"The year\" src=\"./?view=table&amp;initiative=4&amp;embed=1\" loading=\"lazy\" \
             style=\"width:100%;height:600px;border:0\"></iframe>\
             <yearline-embed id=\"e\" src=\"./\" view=\"figures\"><a href=\"./\">The year</a></yearline-embed>{SCRIPT}"
        ),
        Some(&policy),
    );
    for frame in [FRAME, &in_element("e")] {
        page.framed_year(frame);
        page.fits(frame);
        let widths = page.js(
            &format!("return [({frame}).offsetWidth, document.body.clientWidth]"),
            json!([]),
        );
        assert_eq!(
            widths[0], widths[1],
            "its own words about the frame are heeded none the less"
        );
    }
    let refused = page.js(
        "return window.violations.filter(v => !v.includes('favicon.ico'))",
        json!([]),
    );
    assert_eq!(
        refused,
        json!(["style-src-attr inline"]),
        "the attribute alone, which any host with that policy refuses"
    );
    page.js("window.violations = []", json!([]));
}

fn a_fixed_height_stays(page: &Page<'_>) {
    page.host(&format!(
        "<iframe title=A data-height=\"fixed\" src=\"./?view=table&amp;initiative=4&amp;embed=1\" width=\"700\" height=\"300\"></iframe>\
         <yearline-embed id=\"e\" src=\"./\" view=\"table\" height=\"250\"></yearline-embed>{SCRIPT}"
    ));
    for (frame, height) in [(FRAME, 300), (&in_element("e"), 250)] {
        page.framed_year(frame);
        page.settled();
        page.eventually("the height", || height_of(page, frame), height);
        page.within(frame, |page| {
            page.until(
                "what does not fit scrolls",
                "return document.documentElement.scrollHeight > innerHeight",
            );
        });
    }
}

fn a_host_with_borders_and_boxes_of_its_own_fits(page: &Page<'_>) {
    page.host(&format!(
        "<style>* {{ box-sizing: border-box }} iframe {{ border: 7px solid; padding: 0; height: 300px !important; display: block; width: 80% }}</style>{}",
        frame_and_script("view=table&amp;initiative=4&amp;embed=1")
    ));
    page.framed_year(FRAME);
    page.fits(FRAME);
    // A host that lets it grow only so far gets the rest to scroll.
    page.host(&format!(
        "<style>iframe {{ max-height: 200px }}</style>{}",
        frame_and_script("view=table&amp;initiative=4&amp;embed=1")
    ));
    page.framed_year(FRAME);
    page.hears("yearline:height");
    page.eventually("as far as it may", || height_of(page, FRAME), 200);
    page.within(FRAME, |page| {
        page.js("scrollTo(0, 100)", json!([]));
        page.until("it scrolls", "return scrollY === 100");
    });
}

/// Nothing tells a page that its frame forbids downloads.
fn a_download_that_may_be_refused_is_shown(page: &Page<'_>) {
    page.allow_error("allow-downloads");
    page.host(&format!(
        "<iframe title=\"The year\" sandbox=\"allow-scripts\" src=\"{}{OPEN}?view=table&amp;embed=1\" width=\"700\" height=\"300\"></iframe>",
        page.world.site.origin
    ));
    page.framed_year(FRAME);
    page.within(FRAME, |page| {
        // By the keyboard: after a click by Chromium 148's driver a frame without an origin does not always have the focus.
        page.press_in_frame("download-csv");
        page.has(".by-hand textarea");
        page.until(
            "the table, selected",
            "const e = document.activeElement; \
            return e.value.split('\\n').length > 70 && e.selectionEnd - e.selectionStart === e.value.length",
        );
    });
}

/// Of a picture, the picture is: to be saved by the browser's own menu.
fn a_picture_that_may_be_refused_is_shown(page: &Page<'_>) {
    page.allow_error("allow-downloads");
    page.host(&format!(
        "<iframe title=\"The year\" sandbox=\"allow-scripts\" src=\"{}{OPEN}?view=timeline&amp;embed=1\" width=\"700\" height=\"900\"></iframe>",
        page.world.site.origin
    ));
    page.framed_year(FRAME);
    page.within(FRAME, |page| {
        for button in ["image-timeline", "image-timeline-png"] {
            page.press_in_frame(button);
        }
        page.until(
            "the picture, twice as large",
            "const image = document.querySelector('#timeline .by-hand img'); \
             return image?.naturalWidth > 1200 && image.src.startsWith('data:image/png;') && \
                document.querySelector('#timeline .by-hand').innerText.includes('may not allow downloads')",
        );
    });
}

fn in_a_sandbox_without_an_origin_the_page_works(page: &Page<'_>) {
    let address = format!(
        "{}{OPEN}?view=table&amp;initiative=4&amp;embed=1",
        page.world.site.origin
    );
    page.host(&format!(
        "<iframe title=\"The year\" sandbox=\"allow-scripts\" src=\"{address}\" width=\"700\" height=\"300\"></iframe>\
         <script defer src=\"{}{OPEN}embed.js\"></script>",
        page.world.site.origin
    ));
    page.framed_year(FRAME);
    let closed = page.fits(FRAME);
    open_activity(page, FRAME);
    assert!(page.fits(FRAME) > closed);
    page.hears("yearline:select");
    let origins = page.js(
        "return [...new Set(window.heard.map(m => m.origin))]",
        json!([]),
    );
    assert_eq!(origins, json!(["null"]));
    page.js("document.documentElement.lang = 'zh-Hans'", json!([]));
    page.within(FRAME, |page| {
        page.eventually(
            "the host's language",
            || page.attribute("html", "lang"),
            Some("zh-Hans".to_owned()),
        );
    });
    close_activity(page, FRAME);
}

/// The script of the built page.
fn script(page: &Page<'_>) -> String {
    let file = page.world.dist.join("embed.js");
    std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

const TABLE: &str = "<iframe title=\"The year\" src=\"./?view=table&amp;initiative=4&amp;embed=1\" \
    width=\"700\" height=\"300\"></iframe>";

/// A host whose site has done something of its own with the script: the frame fits all the same, and tells what is chosen.
fn grows_and_shrinks(page: &Page<'_>) {
    page.framed_year(FRAME);
    let closed = page.fits(FRAME);
    open_activity(page, FRAME);
    assert!(page.fits(FRAME) > closed);
    page.hears("yearline:select");
    close_activity(page, FRAME);
    assert_eq!(page.fits(FRAME), closed);
}

fn the_script_works_inside_of_another_file(page: &Page<'_>) {
    page.allow_error("yearline-embed: needs the address of a page");
    let joined = format!("window.before = 1;\n{}\n;window.after = 1;", script(page));
    let bundle = page.world.other.hosts.write_script(&joined);
    page.host(&format!(
        "{TABLE}<yearline-embed></yearline-embed><script defer src=\"{bundle}\"></script>"
    ));
    grows_and_shrinks(page);
    page.until("all of the file has run", "return window.after === 1");
    // Without an address there is nothing that the element could show.
    assert_eq!(page.count("iframe"), 1);
}

fn the_script_works_in_the_page_itself(page: &Page<'_>) {
    page.host(&format!("{TABLE}<script>{}</script>", script(page)));
    grows_and_shrinks(page);
}

fn the_script_works_as_a_module(page: &Page<'_>) {
    page.host(&format!(
        "<script type=\"module\">{}</script>{TABLE}",
        script(page)
    ));
    grows_and_shrinks(page);
}

fn the_script_finds_a_page_that_was_there_before(page: &Page<'_>) {
    page.host(TABLE);
    page.framed_year(FRAME);
    let put = "const script = document.createElement('script'); script.textContent = arguments[0]; document.body.append(script)";
    page.js(put, json!([script(page)]));
    grows_and_shrinks(page);
}
