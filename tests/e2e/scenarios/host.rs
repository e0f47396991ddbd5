//! What host and frame tell each other: events, requests, links through the frame, language and colours.

use serde_json::{Value, json};

use super::embed::{FRAME, SCRIPT, close_activity, frame_and_script, in_element, open_activity};
use super::scenarios;
use crate::page::Page;

scenarios![
    events_tell_the_host_what_is_shown,
    a_host_without_our_script_speaks_for_itself,
    the_frame_follows_the_hosts_language_and_colours needs Media,
    what_its_keeper_names_stays,
    a_transparent_frame_lets_a_dark_host_shine_through needs Media,
    a_link_of_the_host_opens_the_view_in_the_frame,
    the_frames_view_stands_in_the_hosts_address,
    two_frames_have_a_link_each,
    a_readers_own_file_is_not_told,
];

/// Keeps the events of the frames.
const EVENTS: &str = "<script>window.events = []; for (const t of ['ready', 'view', 'select']) \
    document.addEventListener('yearline:' + t, e => events.push([e.target.id, e.type, e.detail, e.bubbles, e.composed]))</script>";

fn events(page: &Page<'_>, of: &str) -> Vec<Value> {
    let script = "return events.filter(([id, type]) => type === arguments[0]).map(([id, type, detail, ...how]) => [id, detail, ...how])";
    page.js(script, json!([of]))
        .as_array()
        .cloned()
        .unwrap_or_default()
}

fn root(page: &Page<'_>, frame: &str, name: &str) -> Option<String> {
    page.within(frame, |page| page.attribute("html", name))
}

fn has_root(page: &Page<'_>, frame: &str, name: &str, want: &str) {
    page.eventually(name, || root(page, frame, name), Some(want.to_owned()));
}

fn has_hash(page: &Page<'_>, want: &str) {
    let hash = || {
        page.js("return location.hash", json!([]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    page.eventually("the host's address", hash, want.to_owned());
}

fn events_tell_the_host_what_is_shown(page: &Page<'_>) {
    page.host(&format!(
        "<iframe id=f title=A src=\"./?view=table&amp;initiative=4&amp;lang=en&amp;theme=light&amp;embed=1\" width=\"700\" height=\"300\"></iframe>\
         <yearline-embed id=\"e\" src=\"./\" view=\"table\" initiative=\"4\"></yearline-embed>{EVENTS}{SCRIPT}"
    ));
    let element = in_element("e");
    page.framed_year(FRAME);
    page.framed_year(&element);
    page.until(
        "both are ready",
        "return new Set(events.map(([id]) => id)).size === 2",
    );
    let title = page.world.report.meta().title.get(0).to_owned();
    let ready = events(page, "yearline:ready");
    let first = ready.iter().find(|e| e[0] == "f").cloned();
    let detail = json!({"type": "yearline:ready", "version": 1, "title": title, "query": "lang=en&theme=light&view=table&initiative=4"});
    assert_eq!(first, Some(json!(["f", detail, true, true])));
    page.js("events.length = 0", json!([]));
    open_activity(page, FRAME);
    page.until(
        "it is told",
        "return events.some(([, type]) => type === 'yearline:select')",
    );
    let (item, name) = page
        .js("const [, , d] = events.find(([, t]) => t === 'yearline:select'); return [d.item, d.title]", json!([]))
        .as_array()
        .map(|pair| (pair[0].clone(), pair[1].clone()))
        .unwrap_or_default();
    let activity = page
        .world
        .report
        .activity_by_id(item.as_str().unwrap_or_default())
        .expect("an activity of the report");
    assert_eq!(name, activity.title(0));
    let query = format!(
        "lang=en&theme=light&view=table&initiative=4&item={}",
        activity.id()
    );
    assert_eq!(
        page.js(
            "return events.map(([id, type, detail]) => [id, detail])",
            json!([])
        ),
        json!([
            ["f", {"type": "yearline:view", "version": 1, "query": query}],
            ["f", {"type": "yearline:select", "version": 1, "item": item, "title": name}],
        ])
    );
    page.js("events.length = 0", json!([]));
    close_activity(page, FRAME);
    page.until("it is told", "return events.length === 2");
    assert_eq!(
        events(page, "yearline:select")[0][1],
        json!({"type": "yearline:select", "version": 1, "item": null, "title": null})
    );
    // The element's events come from the element, through its shadow.
    page.js(
        "events.length = 0; document.getElementById('e').set({view: 'view=figures'})",
        json!([]),
    );
    page.until("it is told", "return events.length === 1");
    assert_eq!(events(page, "yearline:view")[0][0], "e");
}

fn a_host_without_our_script_speaks_for_itself(page: &Page<'_>) {
    page.host(
        "<iframe title=A src=\"./?view=table&amp;initiative=4&amp;embed=1\" width=\"700\" height=\"300\"></iframe>",
    );
    page.framed_year(FRAME);
    page.settled();
    page.heard();
    page.say(FRAME, json!({"type": "yearline:hello", "version": 1}));
    page.hears("yearline:height");
    let heard = page.heard();
    assert!(
        heard[0].contains("yearline:ready")
            && heard[1].contains("yearline:height")
            && heard.len() == 2,
        "{heard:?}"
    );
    let steps = page.js("return history.length", json!([]));
    page.say(FRAME, json!({"type": "yearline:set", "version": 1, "view": "view=table&initiative=9", "lang": "zh-CN", "theme": "dark"}));
    page.hears("yearline:view");
    page.within(FRAME, |page| {
        page.has_query("lang=zh-Hans&theme=dark&view=table&initiative=9&embed=1");
        page.says(&page.world.sentence(
            &page.world.report,
            yearline_core::domain::Lang::ZhHans,
            "initiative=9",
        ));
        // What cannot be read in a request is let be, and is no fault of the reader's address.
        assert_eq!(page.count(".address-fault"), 0);
    });
    page.say(FRAME, json!({"type": "yearline:set", "version": 1, "view": "view=nothing&initiative=four&data=/broken/not-json&embed=0", "theme": "pink"}));
    page.within(FRAME, |page| {
        page.has_query("lang=zh-Hans&theme=dark&embed=1");
        assert_eq!(page.count(".address-fault"), 0);
        page.says(&page.world.sentence(
            &page.world.report,
            yearline_core::domain::Lang::ZhHans,
            "",
        ));
    });
    assert_eq!(page.js("return history.length", json!([])), steps);
}

fn the_frame_follows_the_hosts_language_and_colours(page: &Page<'_>) {
    let body = format!(
        "<style>body {{ background: #fff }} .night body {{ background: #111 }} #box {{ background: rgb(255 255 255 / 0) }} \
         @media (prefers-color-scheme: dark) {{ .by-system body {{ background: oklch(0.2 0 0) }} }}</style>\
         <div id=box lang=zh-CN>{}</div>\
         <yearline-embed id=\"e\" src=\"./\" view=\"figures\"></yearline-embed>",
        frame_and_script("view=figures&amp;embed=1")
    );
    page.media("", &[("prefers-color-scheme", "light")]);
    page.host(&body);
    let element = in_element("e");
    page.framed_year(FRAME);
    page.framed_year(&element);
    let all = |lang: [&str; 2], theme: &str| {
        for (frame, lang) in [FRAME, &element].into_iter().zip(lang) {
            has_root(page, frame, "lang", lang);
            has_root(page, frame, "data-theme", theme);
        }
    };
    all(["zh-Hans", "en"], "light");
    page.js("document.documentElement.className = 'night'", json!([]));
    all(["zh-Hans", "en"], "dark");
    page.js(
        "document.documentElement.className = 'by-system'",
        json!([]),
    );
    all(["zh-Hans", "en"], "light");
    page.media("", &[("prefers-color-scheme", "dark")]);
    all(["zh-Hans", "en"], "dark");
    // A band of its own colour, whatever is behind it.
    page.js("box.style.background = 'color(srgb 1 1 0.9)'; document.body.dataset.x = 1; document.documentElement.lang = 'zh-Hans'", json!([]));
    has_root(page, FRAME, "data-theme", "light");
    has_root(page, &element, "data-theme", "dark");
    has_root(page, &element, "lang", "zh-Hans");
    // A language that the page does not speak leaves it as it is.
    page.js(
        "box.lang = 'fr'; document.documentElement.lang = 'en'",
        json!([]),
    );
    has_root(page, &element, "lang", "en");
    has_root(page, FRAME, "lang", "zh-Hans");
}

fn what_its_keeper_names_stays(page: &Page<'_>) {
    page.host_whole(
        &format!(
            "<!doctype html><html lang=zh-Hans><title>A dark host</title><style>html {{ background: #000 }}</style>{}\
             <yearline-embed id=\"e\" src=\"./\" view=\"figures\" lang=\"en\" theme=\"light\"></yearline-embed>",
            frame_and_script("view=figures&amp;lang=en&amp;theme=light&amp;embed=1")
        ),
        None,
    );
    let element = in_element("e");
    for frame in [FRAME, &element] {
        page.framed_year(frame);
        page.fits(frame);
        page.js("document.body.classList.toggle('x')", json!([]));
        page.settled();
        assert_eq!(root(page, frame, "lang").as_deref(), Some("en"));
        assert_eq!(root(page, frame, "data-theme").as_deref(), Some("light"));
    }
    // What is no longer named follows again.
    page.js("const e = document.getElementById('e'); e.removeAttribute('lang'); e.removeAttribute('theme')", json!([]));
    has_root(page, &element, "lang", "zh-Hans");
    has_root(page, &element, "data-theme", "dark");
}

fn a_transparent_frame_lets_a_dark_host_shine_through(page: &Page<'_>) {
    // Of a colour that no token of the page has; whatever the reader's system and the host's scheme are.
    for (system, scheme) in [
        ("light", "normal"),
        ("dark", "normal"),
        ("light", "dark"),
        ("dark", "light dark"),
    ] {
        page.media("", &[("prefers-color-scheme", system)]);
        page.host(&format!(
            "<style>html {{ color-scheme: {scheme} }} body {{ margin: 0; background: #123456 }} iframe {{ border: 0; display: block }}</style>\
             {}",
            frame_and_script("view=table&amp;initiative=4&amp;theme=transparent&amp;embed=1")
        ));
        page.framed_year(FRAME);
        page.fits(FRAME);
        has_root(page, FRAME, "data-theme", "dark");
        let below = page.js(
            &format!("return ({FRAME}).getBoundingClientRect().bottom - 3"),
            json!([]),
        );
        page.js("scrollTo(0, 0)", json!([]));
        for (x, y) in [
            (699.0, 2.0),
            (699.0, 200.0),
            (350.0, below.as_f64().unwrap_or_default()),
        ] {
            assert_eq!(
                page.pixel(x, y),
                [0x12, 0x34, 0x56],
                "at {x} {y}, system {system}, host {scheme}"
            );
        }
        // And what is written there is light.
        let ink = page.within(FRAME, |page| {
            page.js("return getComputedStyle(document.body).color", json!([]))
        });
        assert_eq!(ink, "rgb(238, 236, 231)");
    }
}

fn a_link_of_the_host_opens_the_view_in_the_frame(page: &Page<'_>) {
    let host = format!(
        "<h1 id=top>A host</h1><iframe title=A data-deep-link src=\"./?view=table&amp;embed=1\" width=\"700\" height=\"300\"></iframe>{SCRIPT}"
    );
    page.host(&host);
    page.framed_year(FRAME);
    page.fits(FRAME);
    has_hash(page, "");
    let address = page
        .js("return location.href", json!([]))
        .as_str()
        .unwrap_or_default()
        .to_owned();
    page.go_to("about:blank");
    // Whoever gets such a link sees the same, from the beginning.
    page.go_to(&format!(
        "{address}#yearline=view%3Dtable%26initiative%3D4%26item%3Depidemic-service"
    ));
    page.framed_year(FRAME);
    page.within(FRAME, |page| page.has("#activity"));
    page.fits(FRAME);
    // A link in the host's text, its back button, and an anchor of its own.
    page.js(
        "location.hash = 'yearline=' + encodeURIComponent('view=table&initiative=9')",
        json!([]),
    );
    page.within(FRAME, |page| page.says(&page.world.said("initiative=9")));
    // Not by the browser's button: WebKit's passes over what a script added by itself.
    page.js("history.back()", json!([]));
    page.within(FRAME, |page| page.has("#activity"));
    page.js("location.hash = 'top'", json!([]));
    page.within(FRAME, |page| page.says(&page.world.said("")));
    page.js("location.hash = 'yearline=%E0%A4%A'", json!([]));
    page.settled();
    page.within(FRAME, |page| page.says(&page.world.said("")));
}

fn the_frames_view_stands_in_the_hosts_address(page: &Page<'_>) {
    page.host(&format!(
        "<base href=\"/elsewhere/\"><h1 id=top>A host</h1>\
         <yearline-embed id=\"e\" deep-link src=\"./\" view=\"table\" initiative=\"4\"></yearline-embed>{SCRIPT}"
    ));
    let frame = in_element("e");
    page.framed_year(&frame);
    page.fits(&frame);
    has_hash(page, "");
    page.js("location.hash = 'top'", json!([]));
    page.settled();
    let steps = page.js("return history.length", json!([]));
    let path = page.js("return location.pathname", json!([]));
    open_activity(page, &frame);
    let item = page.within(&frame, |page| {
        page.js(
            "return new URL(location).searchParams.get('item')",
            json!([]),
        )
    });
    let item = item.as_str().unwrap_or_default().to_owned();
    has_hash(
        page,
        &format!("#top&yearline=view%3Dtable%26initiative%3D4%26item%3D{item}"),
    );
    assert_eq!(
        page.js("return location.pathname", json!([])),
        path,
        "whatever the host's base is"
    );
    close_activity(page, &frame);
    // As it was at first it needs no link.
    has_hash(page, "#top");
    assert_eq!(
        page.js("return history.length", json!([])),
        steps,
        "the host's back button leaves the host"
    );
    // Colours that follow the host are no part of a link.
    page.js("document.body.style.background = '#000'", json!([]));
    has_root(page, &frame, "data-theme", "dark");
    page.settled();
    has_hash(page, "#top");
    assert_eq!(page.n_steps(), 0);
}

fn two_frames_have_a_link_each(page: &Page<'_>) {
    page.host(&format!(
        "<iframe id=f title=A data-deep-link=\"left\" src=\"./?view=table&amp;embed=1\" width=\"500\" height=\"300\"></iframe>\
         <yearline-embed id=\"e\" deep-link=\"right\" src=\"./\" view=\"table\"></yearline-embed>\
         <iframe id=g title=B src=\"./?view=figures&amp;embed=1\" width=\"500\" height=\"300\"></iframe>{SCRIPT}"
    ));
    let right = in_element("e");
    for frame in [FRAME, &right, "g"] {
        page.js(&format!("({frame}).scrollIntoView()"), json!([]));
        page.framed_year(frame);
        page.fits(frame);
    }
    page.js(
        "location.hash = 'right=initiative%3D9&left=initiative%3D4&other=1'",
        json!([]),
    );
    page.within(FRAME, |page| page.says(&page.world.said("initiative=4")));
    page.within(&right, |page| page.says(&page.world.said("initiative=9")));
    page.js(
        "document.getElementById('e').set({view: 'view=table&initiative=5'})",
        json!([]),
    );
    has_hash(
        page,
        "#left=initiative%3D4&other=1&right=view%3Dtable%26initiative%3D5",
    );
    page.within(FRAME, |page| page.says(&page.world.said("initiative=4")));
    page.within("g", |page| {
        page.has_query("lang=en&theme=light&view=figures&embed=1")
    });
}

fn a_readers_own_file_is_not_told(page: &Page<'_>) {
    page.host(&frame_and_script("embed=1"));
    page.framed_year(FRAME);
    page.fits(FRAME);
    page.heard();
    page.within(FRAME, |page| {
        // As if it were dropped on the frame: there is no button for it there.
        page.js(
            "const text = arguments[0], data = new DataTransfer(); data.items.add(new File([text], 'mine.json')); \
             document.querySelector('body > .page').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))",
            json!([std::fs::read_to_string(page.world.dist.join("data/sample.json")).unwrap_or_default()]),
        );
        page.says(&page.world.sentence(&page.world.sample, yearline_core::domain::Lang::En, ""));
        page.js("document.querySelector('[id^=row-]').click()", json!([]));
        page.has("#activity");
    });
    page.fits(FRAME);
    page.say(FRAME, json!({"type": "yearline:hello", "version": 1}));
    page.hears("yearline:height");
    page.settled();
    let heard = page.heard();
    assert!(
        heard.iter().all(|m| m.contains("yearline:height")),
        "its height only: {heard:?}"
    );
}
