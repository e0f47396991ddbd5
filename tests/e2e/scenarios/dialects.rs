//! The page is sized by the scripts that websites have already: by those of npm, which run here, and by listeners that
//! do what those of Datawrapper, AMP and Medium do with a message.

use serde_json::json;

use super::embed::{FRAME, SCRIPT, close_activity, n_with, open_activity};
use super::scenarios;
use crate::page::Page;

scenarios![
    iframe_resizer_4,
    iframe_resizer_4_with_two_frames_and_a_hidden_one,
    pym,
    pym_after_the_frame_has_loaded_again,
    open_iframe_resizer,
    open_iframe_resizer_as_if_for_iframe_resizer,
    a_host_that_listens_as_datawrappers_do,
    a_host_that_listens_as_amps_do,
    a_host_that_listens_as_mediums_do,
    two_scripts_at_once,
];

/// What the browser remarks of a host's script that speaks before its frame has loaded. iframe-resizer 4 does; it speaks again.
const EARLY: &str = "does not match the recipient window's origin";
const QUERY: &str = "view=table&amp;initiative=4&amp;embed=1";

fn framed(after: &str) -> String {
    format!(
        "<iframe id=f title=\"The year\" src=\"./?{QUERY}\" width=\"700\" height=\"300\"></iframe>{after}"
    )
}

fn script(name: &str, then: &str) -> String {
    format!("<script src=\"/npm/{name}\"></script><script>{then}</script>")
}

/// Whether so many messages may tell of one change. There are two where the scroll bar of a frame that was too low goes once its host has
/// sized it: the content is wider then, and may have another height.
fn is_one_change(n: usize) -> bool {
    (1..=2).contains(&n)
}

/// The frame grows and shrinks with its content; each time there is one message of that dialect and no other.
fn grows_and_shrinks(page: &Page<'_>, frame: &str, dialect: &str) {
    page.framed_year(frame);
    let closed = page.fits(frame);
    for _ in 0..2 {
        let mut heights = Vec::new();
        for act in [open_activity as fn(&Page<'_>, &str), close_activity] {
            page.settled();
            page.heard();
            act(page, frame);
            heights.push(page.fits(frame));
            page.settled();
            let heard: Vec<String> = page
                .heard()
                .into_iter()
                .filter(|m| !m.contains("yearline:view") && !m.contains("yearline:select"))
                .collect();
            let n = n_with(&heard, dialect);
            assert!(is_one_change(n), "one message for one change: {heard:?}");
            assert_eq!(heard.len(), n, "and in no other dialect: {heard:?}");
        }
        assert!(
            heights[0] > closed + 100 && heights[1] == closed,
            "{heights:?} after {closed}"
        );
    }
}

fn iframe_resizer_4(page: &Page<'_>) {
    page.host(&framed(&script(
        "iframe-resizer/js/iframeResizer.min.js",
        "window.inits = 0; window.sizes = []; \
         iFrameResize({onInit: () => inits += 1, onResized: d => sizes.push([d.height, d.width, d.type])}, '#f')",
    )));
    page.allow_error(EARLY);
    grows_and_shrinks(page, FRAME, "[iFrameSizer]f:");
    assert_eq!(page.js("return inits", json!([])), 1);
    let sizes = page.js("return sizes.at(-1)", json!([]));
    assert_eq!(
        (&sizes[1], &sizes[2]),
        (&json!("700"), &json!("resizeObserver"))
    );
    // The width of the host changes; so does the height that is told.
    let before = page.fits(FRAME);
    page.js("f.width = 340", json!([]));
    page.until_with(
        "it is taller",
        "return f.clientHeight > arguments[0]",
        json!([before]),
    );
    page.fits(FRAME);
    page.js(
        "f.iFrameResizer.resize(); f.iFrameResizer.sendMessage({a: 1}); f.iFrameResizer.moveToAnchor('x')",
        json!([]),
    );
    page.fits(FRAME);
}

fn iframe_resizer_4_with_two_frames_and_a_hidden_one(page: &Page<'_>) {
    page.host(&format!(
        "<style>iframe {{ display: block }}</style>{}<iframe id=g title=\"Figures\" src=\"./?view=figures&amp;embed=1\" width=\"500\" height=\"100\"></iframe>\
         <div id=tab style=\"display:none\"><iframe id=h title=\"Matrix\" src=\"./?view=matrix&amp;embed=1\" width=\"500\" height=\"100\"></iframe></div>{}",
        framed(""),
        script("iframe-resizer/js/iframeResizer.js", "iFrameResize()")
    ));
    page.allow_error(EARLY);
    for frame in ["f", "g"] {
        page.framed_year(frame);
        page.fits(frame);
    }
    open_activity(page, "f");
    page.fits("f");
    page.js(
        "document.getElementById('tab').style.display = ''; h.scrollIntoView()",
        json!([]),
    );
    page.framed_year("h");
    page.fits("h");
    // Drivers scroll in the frame only.
    page.js("f.scrollIntoView()", json!([]));
    close_activity(page, "f");
    page.fits("f");
}

const PYM: &str = "window.parent_ = new pym.Parent('p', \"./?view=table&initiative=4&embed=1\", {title: 'The year'})";

fn pym(page: &Page<'_>) {
    page.host(&format!(
        "<div id=p></div>{}",
        script("pym.js/dist/pym.v1.min.js", PYM)
    ));
    grows_and_shrinks(page, FRAME, "pymxPYMxpxPYMxheightxPYMx");
    page.sized(500, 768);
    page.fits(FRAME);
    page.sized(1366, 768);
    page.fits(FRAME);
}

fn pym_after_the_frame_has_loaded_again(page: &Page<'_>) {
    page.host(&format!(
        "<div id=p></div>{}",
        script("pym.js/dist/pym.v1.js", PYM)
    ));
    page.framed_year(FRAME);
    open_activity(page, FRAME);
    page.fits(FRAME);
    // What the script has added to the address is still in it, though the view has changed.
    page.within(FRAME, |page| {
        let query = page.query();
        assert!(
            query
                .starts_with("view=table&initiative=4&item=epidemic-service&embed=1&initialWidth="),
            "{query}"
        );
        assert!(
            query.contains("&childId=p&parentTitle=A host&parentUrl=http"),
            "{query}"
        );
        let way_out = page.attribute(".footer a", "href").unwrap_or_default();
        assert!(
            way_out.ends_with("/college/year/?view=table&initiative=4&item=epidemic-service"),
            "{way_out}"
        );
        page.js("location.reload()", json!([]));
    });
    page.framed_year(FRAME);
    close_activity(page, FRAME);
    page.fits(FRAME);
}

fn open_iframe_resizer(page: &Page<'_>) {
    page.host(&framed(&script(
        "@open-iframe-resizer/core/dist/index.umd.cjs",
        "iframeResizer.initialize({}, '#f')",
    )));
    grows_and_shrinks(page, FRAME, "iframe-resized");
}

fn open_iframe_resizer_as_if_for_iframe_resizer(page: &Page<'_>) {
    page.host(&framed(&script(
        "@open-iframe-resizer/core/dist/index.umd.cjs",
        "iframeResizer.initialize({enableLegacyLibSupport: true}, '#f')",
    )));
    grows_and_shrinks(page, FRAME, "[iFrameSizer]ID:");
}

/// A host that sets the height of the frame as the listener says, which gets a message's data and the frame.
fn listens(page: &Page<'_>, listener: &str) {
    page.host(&framed(&format!(
        "<script>addEventListener('message', ({{data, source}}) => {{ \
           const frames = [...document.querySelectorAll('iframe')]; {listener} }})</script>"
    )));
    page.framed_year(FRAME);
    let closed = page.fits(FRAME);
    let same = [
        "yearline:height",
        "datawrapper-height",
        "embed-size",
        "iframe.resize",
    ];
    for act in [open_activity as fn(&Page<'_>, &str), close_activity] {
        page.settled();
        page.heard();
        act(page, FRAME);
        page.fits(FRAME);
        page.settled();
        let heard = page.heard();
        let n = same.map(|dialect| n_with(&heard, dialect));
        assert!(is_one_change(n[0]), "one message in each: {heard:?}");
        assert_eq!(n, [n[0]; 4], "as many in each: {heard:?}");
    }
    assert_eq!(page.fits(FRAME), closed);
}

fn a_host_that_listens_as_datawrappers_do(page: &Page<'_>) {
    listens(
        page,
        "for (const id in data['datawrapper-height'] ?? {}) for (const frame of frames) \
         if (frame.contentWindow === source) { frame.style.height = data['datawrapper-height'][id] + 'px'; window.id = id }",
    );
    assert_eq!(
        page.js("return window.id", json!([])),
        page.world.report.meta().name.as_str()
    );
}

fn a_host_that_listens_as_amps_do(page: &Page<'_>) {
    listens(
        page,
        "if (data.sentinel === 'amp' && data.type === 'embed-size') \
         frames.find(f => f.contentWindow === source).style.height = data.height + 'px'",
    );
}

fn a_host_that_listens_as_mediums_do(page: &Page<'_>) {
    listens(
        page,
        "try { const told = JSON.parse(data); if (told.context === 'iframe.resize') \
         frames.find(f => f.src === told.src).style.height = told.height + 'px' } catch {}",
    );
}

fn two_scripts_at_once(page: &Page<'_>) {
    page.host(&framed(&format!(
        "{}{SCRIPT}",
        script(
            "iframe-resizer/js/iframeResizer.min.js",
            "iFrameResize({}, '#f')"
        )
    )));
    page.allow_error(EARLY);
    page.framed_year(FRAME);
    page.fits(FRAME);
    for act in [open_activity as fn(&Page<'_>, &str), close_activity] {
        page.settled();
        page.heard();
        act(page, FRAME);
        page.fits(FRAME);
        page.settled();
        let heard = page.heard();
        let counts = [
            "yearline:height",
            "[iFrameSizer]f:",
            "datawrapper",
            "amp",
            "iframe.resize",
        ]
        .map(|d| n_with(&heard, d));
        assert_eq!(counts, [1, 1, 0, 0, 0], "{heard:?}");
    }
}
