//! Hosts that lie, and messages that are none: the page goes on, and tells nobody what is not theirs.

use serde_json::json;

use super::embed::{FRAME, close_activity, n_with, open_activity};
use super::scenarios;
use crate::page::Page;

scenarios![
    a_host_of_another_origin_than_the_address_names,
    a_host_that_does_not_say_who_it_is,
    messages_that_are_none,
    huge_messages,
    ten_thousand_messages,
    a_window_that_is_not_the_host,
    a_frame_that_tells_nonsense_to_our_script,
];

fn frame(attributes: &str, query: &str) -> String {
    format!(
        "<iframe title=\"The year\" {attributes} src=\"./?{query}\" width=\"700\" height=\"300\"></iframe>"
    )
}

/// The page does what its reader wants.
fn answers(page: &Page<'_>) {
    open_activity(page, FRAME);
    close_activity(page, FRAME);
}

/// Asks for another view and waits until the page would have shown it; the frame's address tells what it shows.
fn asks(page: &Page<'_>) -> String {
    page.say(
        FRAME,
        json!({"type": "yearline:set", "version": 1, "view": "initiative=9", "lang": "zh-Hans"}),
    );
    page.say(FRAME, json!({"type": "yearline:hello", "version": 1}));
    page.hears("yearline:height");
    page.settled();
    page.settled();
    page.within(FRAME, |page| page.query())
}

fn a_host_of_another_origin_than_the_address_names(page: &Page<'_>) {
    // So a browser says that it kept a message from the wrong host.
    page.allow_error("does not match the recipient window");
    page.host(&frame(
        "",
        "view=table&amp;initiative=4&amp;embed=1&amp;origin=https://elsewhere.example",
    ));
    page.framed_year(FRAME);
    page.settled();
    assert_eq!(
        n_with(&page.heard(), "initiative=4"),
        1,
        "its own address, which the host has written, and nothing else"
    );
    assert_eq!(
        asks(page),
        "view=table&initiative=4&embed=1&origin=https://elsewhere.example"
    );
    let heard = page.heard();
    assert_eq!(
        n_with(&heard, r#"{"type":"yearline:ready","version":1}"#),
        1,
        "{heard:?}"
    );
    answers(page);
    assert_eq!(
        n_with(&page.heard(), "epidemic"),
        0,
        "what the reader opens is nobody's business"
    );
}

fn a_host_that_does_not_say_who_it_is(page: &Page<'_>) {
    page.host(&frame(
        "referrerpolicy=\"no-referrer\"",
        "view=table&amp;initiative=4&amp;embed=1",
    ));
    page.framed_year(FRAME);
    assert_eq!(asks(page), "view=table&initiative=4&embed=1");
    answers(page);
    let heard = page.heard();
    assert!(n_with(&heard, "yearline:height") > 1, "its height it hears");
    assert_eq!(
        n_with(&heard, "epidemic") + n_with(&heard, "yearline:view") + n_with(&heard, "title"),
        0,
        "{heard:?}"
    );
}

fn messages_that_are_none(page: &Page<'_>) {
    page.host(&frame("", "view=table&amp;initiative=4&amp;embed=1"));
    page.framed_year(FRAME);
    page.js(
        "const to = document.querySelector('iframe').contentWindow, send = m => to.postMessage(m, '*'); \
         const set = {type: 'yearline:set', version: 1, view: 'initiative=9'}; \
         const own = '{\"__proto__\": {\"type\": \"yearline:set\", \"version\": 1, \"view\": \"initiative=9\"}}'; \
         [undefined, null, 0, NaN, true, 1n, '', '{}', [], {}, [set], new Map(Object.entries(set)), new Set([set]), new Date(), /x/, \
          new Error('yearline:set'), new ArrayBuffer(8), new Uint8Array(8), new Blob(['x']), JSON.stringify(set), JSON.parse(own), \
          {constructor: set, hasOwnProperty: 1, toString: 'x', valueOf: null}, {...set, hasOwnProperty: 'x', version: '1'}, {...set, version: 2}, \
          {...set, version: undefined}, {...set, type: ['yearline:set']}, {...set, type: new String('yearline:set')}, {...set, type: 'YEARLINE:SET'}, \
          {...set, view: {toString: 'initiative=9'}}, {...set, view: ['initiative=9']}, {...set, view: null, theme: 7, lang: {}}, \
          {type: 'yearline:hello '}, {type: 'iframe-child-init '}, '[iFrameSizer]', '[iFrameSizer]::::', '[iFrameSizer]x:y:true', \
          'pymxPYMxxPYMxwidthxPYMx', 'pymxPYMxundefinedxPYMxwidthxPYMx5', \
         ].forEach(send); \
         const circle = {type: 'x'}; circle.circle = circle; send(circle); \
         const channel = new MessageChannel(); to.postMessage(set.view, '*', [channel.port1])",
        json!([]),
    );
    page.settled();
    answers(page);
    page.within(FRAME, |page| {
        page.has_query("view=table&initiative=4&embed=1");
        assert_eq!(
            page.js("return ({}).type ?? [].view ?? null", json!([])),
            json!(null)
        );
    });
    // None of them counts as a host that speaks.
    page.hears("datawrapper-height");
    page.heard();
    open_activity(page, FRAME);
    page.hears("datawrapper-height");
}

fn huge_messages(page: &Page<'_>) {
    page.host(&frame("", "view=table&amp;initiative=4&amp;embed=1"));
    page.framed_year(FRAME);
    page.js(
        "const to = document.querySelector('iframe').contentWindow, long = 'initiative=9&q='.padEnd(2e7, 'x'); \
         const set = {type: 'yearline:set', version: 1}; \
         for (const m of [long, '[iFrameSizer]' + long, 'pymxPYMx' + long, {type: long}, {...set, view: long}, {...set, view: 'view=matrix&q=' + long}, \
           {...set, theme: long, lang: long}, {...set, more: long}, Object.fromEntries(Array.from({length: 1e5}, (_, n) => ['k' + n, n])), \
           Array.from({length: 1e6}, () => set)]) to.postMessage(m, '*')",
        json!([]),
    );
    answers(page);
    page.within(FRAME, |page| {
        page.has_query("view=table&initiative=4&embed=1")
    });
}

fn ten_thousand_messages(page: &Page<'_>) {
    page.host(&frame("", "view=table&amp;initiative=4&amp;embed=1"));
    page.framed_year(FRAME);
    page.heard();
    page.js(
        "const to = document.querySelector('iframe').contentWindow; \
         for (let n = 0; n < 10000; n++) to.postMessage([\
           {type: 'yearline:set', version: 1, view: 'view=table&initiative=' + (1 + n % 10)}, {type: 'yearline:hello'}, \
           `[iFrameSizer]f${n}:8:false`, {type: 'nonsense', n}, 'nonsense'][n % 5], '*'); \
         to.postMessage({type: 'yearline:set', version: 1, view: 'view=table&initiative=5'}, '*')",
        json!([]),
    );
    page.within(FRAME, |page| {
        page.has_query("view=table&initiative=5&embed=1");
        page.says(&page.world.said("initiative=5"));
    });
    let n_views = n_with(&page.heard(), "yearline:view");
    assert!(
        n_views < 100,
        "{n_views} views were drawn for 2,001 that were asked for"
    );
    answers(page);
    page.settled();
    page.heard();
    // And it has not become noisier.
    open_activity(page, FRAME);
    page.settled();
    let heard = page.heard();
    assert!(heard.len() <= 4, "{heard:?}");
}

fn a_window_that_is_not_the_host(page: &Page<'_>) {
    page.host(&format!(
        "{}<iframe id=other src=\"about:blank\"></iframe>",
        frame("", "view=table&amp;initiative=4&amp;embed=1")
    ));
    page.framed_year(FRAME);
    // A frame beside it, of the host's own origin.
    page.js(
        "const script = other.contentDocument.createElement('script'); \
         script.textContent = `for (const type of ['yearline:hello', 'yearline:set', 'iframe-child-init']) \
           parent.frames[0].postMessage({type, version: 1, view: 'initiative=9'}, '*')`; \
         other.contentDocument.body.append(script)",
        json!([]),
    );
    // The page itself, and a window that it did not ask.
    page.within(FRAME, |page| {
        page.js(
            "postMessage({type: 'yearline:set', version: 1, view: 'initiative=9'}, '*')",
            json!([]),
        );
    });
    page.settled();
    answers(page);
    page.within(FRAME, |page| {
        page.has_query("view=table&initiative=4&embed=1")
    });
    page.hears("datawrapper-height");
}

fn a_frame_that_tells_nonsense_to_our_script(page: &Page<'_>) {
    page.host(&format!(
        "{}<iframe id=evil srcdoc=\"\"></iframe><script defer src=\"./embed.js\"></script>\
         <script>window.events = []; for (const t of ['ready', 'view', 'select']) addEventListener('yearline:' + t, e => events.push(e.type))</script>",
        frame("id=good data-deep-link", "view=table&amp;initiative=4&amp;embed=1")
    ));
    page.framed_year(FRAME);
    let height = page.fits(FRAME);
    page.until("it is there", "return events.includes('yearline:ready')");
    page.js("events.length = 0", json!([]));
    // A frame that is none of ours says what ours would, and ours says what it never would.
    page.js(
        "const script = evil.contentDocument.createElement('script'); \
         script.textContent = `for (const m of [{type: 'yearline:height', height: 9}, {type: 'yearline:view', version: 1, query: 'x'}]) parent.postMessage(m, '*')`; \
         evil.contentDocument.body.append(script)",
        json!([]),
    );
    page.within(FRAME, |page| {
        page.js(
            "for (const m of [null, 7, 'x', {type: 'yearline:height'}, {type: 'yearline:height', height: -1}, {type: 'yearline:height', height: 'x'}, \
               {type: 'yearline:view', query: {}}, {type: '__proto__'}, {type: 'click'}]) parent.postMessage(m, '*')",
            json!([]),
        );
    });
    page.settled();
    assert_eq!(page.fits(FRAME), height);
    assert_eq!(
        page.js("return [events, location.hash]", json!([])),
        json!([["yearline:view"], ""])
    );
}
