//! The timeline of the initiatives: lying on wide containers, standing on narrow ones.

mod picture;
mod sight;

use crate::browser::dom::{Event, event_as};
use crate::browser::focus;
use crate::state::reactive::Source;
use crate::state::{Part, Year};
use yearline_core::text::words::Words;
use yearline_core::url::View;

use super::el::{El, button, el, parts};
use super::export::image_button;
use super::is_narrow;
use super::scene_view::scene_view;
use super::seal::{legend, seal};
use super::section::{Section, section};
use picture::picture;
use sight::Sight;

/// The timeline.
pub(crate) fn timeline_section() -> El {
    let year = Year::here();
    let session = year.session;
    let sight = Sight::new(year);
    let all_open = Source::new(false);
    let narrow = move || is_narrow(session);
    let scene = picture(year, sight.window, all_open);

    let tool = |id: &str, sign: &str, name: fn(&'static Words) -> &'static str| {
        button("tool")
            .id(id)
            .child(el("span", "").unsaid().text(sign))
            .child(el("span", "vh").word(name))
    };
    // Of no use while the whole period is in sight.
    let part_tool = |id: &str, sign: &str, name: fn(&'static Words) -> &'static str| {
        tool(id, sign, name).says_whether("aria-disabled", move || sight.is_whole())
    };
    let whole_tool = move || {
        button("tool tool-wide")
            .id("zoom-whole")
            .on_click(move || {
                sight.show_whole();
                focus::put("zoom-in");
            })
            .word(|w| w.whole_period)
    };
    let open_tool = button("tool tool-wide")
        .id("open-lanes")
        .pressed_now(move || all_open.get())
        .on_click(move || all_open.update(|o| *o = !*o))
        .word(|w| w.open_all);
    let tools = el("div", "tools")
        .attr("role", "toolbar")
        .says_word("aria-label", |w| w.timeline_name)
        .child(tool("zoom-in", "+", |w| w.zoom_in).on_click(move || sight.zoom(0.5, 0.5)))
        .child(part_tool("zoom-out", "−", |w| w.zoom_out).on_click(move || sight.zoom(2.0, 0.5)))
        .child(part_tool("pan-back", "←", |w| w.earlier).on_click(move || sight.pan(-0.5)))
        .child(part_tool("pan-on", "→", |w| w.later).on_click(move || sight.pan(0.5)))
        .when(move || !sight.is_whole(), whole_tool)
        .child(open_tool)
        .child(
            el("span", "in-sight")
                .id("in-sight")
                .attr("role", "status")
                .text_now(move || sight.said()),
        );

    let on_up = move |event: Event| sight.on_up(&event_as(event));
    let picture = el("div", "timeline").class_now("is-zoomed", move || !sight.is_whole());
    let place = picture.node().clone();
    let picture = picture
        .on("wheel", move |event| sight.on_wheel(&event_as(event)))
        .on_key(move |event| sight.on_key(&event))
        .on("pointerdown", move |event| sight.on_down(&event_as(event)))
        .on("pointermove", move |event| {
            sight.on_move(&event_as(event), &place)
        })
        .on("pointerup", on_up)
        .on("pointercancel", on_up)
        .on("pointerleave", on_up)
        .child(scene_view(
            "timeline",
            scene,
            |w| w.timeline_name,
            "timeline-keys",
            Part::Timeline,
        ));
    let key = move |undated: fn(&'static Words) -> &'static str| {
        legend([|w| w.legend_underway, |w| w.legend_somewhere, undated])
    };
    section(Section {
        part: View::Timeline,
        headline: Box::new(move || session.speech.get().timeline_headline(&year.data())),
        sub: parts()
            .child(el("p", "").word(|w| w.timeline_sub))
            .when(narrow, move || key(|w| w.legend_undated))
            .when(move || !narrow(), move || key(|w| w.legend_tray)),
        actions: Some(image_button("timeline", |w| w.timeline_name, scene)),
        body: parts()
            .child(tools)
            .child(el("p", "vh").id("timeline-keys").word(|w| w.timeline_keys))
            .child(picture)
            .when(narrow, tray),
    })
}

/// What has no month, below the standing timeline: one disclosure an initiative.
fn tray() -> El {
    let year = Year::here();
    let session = year.session;
    let data = year.data();
    let count =
        move |n: usize| el("span", "tray-count").text_now(move || session.speech.get().count(n));
    let item = move |a: usize| {
        let id = format!("tray-{a}");
        let opener = button("plain")
            .id(&id)
            .on_click(move || year.open(a, Part::Timeline, Some(id.clone())))
            .text_now(move || year.data().activity(a).title(year.language()).to_owned());
        el("li", "").child(opener)
    };
    let lane = |i: usize| {
        let mut own = data.of_initiative(i).clone();
        own.intersect_with(data.undated());
        let title = move || {
            year.data().initiatives()[i]
                .title
                .get(year.language())
                .to_owned()
        };
        let summary = el("summary", "")
            .child(seal(i))
            .text(" ")
            .child(el("span", "row-title").text_now(title))
            .text(" ")
            .child(count(own.count_ones(..)));
        (!own.is_clear()).then(|| {
            el("details", "")
                .has_now("open", move || year.chooses_initiative(i))
                .child(summary)
                .child(el("ul", "").children(own.ones().map(item)))
        })
    };
    let heading = el("h3", "")
        .word(|w| w.tray)
        .text(" ")
        .child(count(data.undated().count_ones(..)));
    el("div", "standing-tray")
        .child(heading)
        .children((0..data.initiatives().len()).filter_map(lane))
}
