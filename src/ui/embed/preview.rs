//! How the embedded page will look: the page itself, made once more, as a guest with a choice of its own.

use leptos::prelude::*;

use crate::browser::document;
use crate::state::reactive::Source;
use crate::state::{Session, Year};
use yearline_core::domain::Lang;
use yearline_core::url::ViewState;

use super::super::el::{El, el, keep, parts};
use super::super::{patterns, sheet};
use super::order::{Form, Order};

/// The preview. It can be looked at and made narrower, and does nothing else: whatever it holds is on the page already.
pub(super) fn preview(year: Year, order: Source<Order>) -> El {
    let place = el("div", "embed-preview")
        .attr("data-embed", "")
        // It scrolls, so the keyboard has to reach it.
        .attr("tabindex", "0")
        .attr("role", "group")
        .says_word("aria-label", |w| w.embed_preview)
        .says("lang", move || lang(year, order).tag().to_owned())
        .says("data-theme", move || {
            order.with(|o| o.state(year).theme().name().to_owned())
        })
        .style_now("height", move || {
            match order.with(|o| (o.form, o.height_px)) {
                (Form::Fixed, px) => format!("{px}px"),
                _ => String::new(),
            }
        });
    let shadow = place.node().shadow();
    for style in document::styles() {
        shadow.append(&style);
    }
    let session = Session::detached(year.session, order.with_untracked(|o| o.state(year)));
    keep(Box::new(move || {
        let state = order.with(|o| o.state(year));
        session.view.set(ViewState {
            lang: Some(lang(year, order)),
            ..state
        });
    }));
    // Its pieces find another session and another year in their context than the page's.
    let owner = Owner::current().unwrap_or_default().child();
    let data = year.data();
    let page = owner.with(|| {
        provide_context(session);
        el("div", "page")
            .attr("inert", "")
            .child(patterns::patterns())
            .child(sheet(session, parts(), move || Some(data.clone())))
    });
    on_cleanup(move || owner.cleanup());
    shadow.append(page.node());
    el("div", "embed-sight")
        .child(el("p", "chart-note").word(|w| w.embed_preview))
        .child(place)
}

/// The language of the preview: what is asked for, or the reader's own.
fn lang(year: Year, order: Source<Order>) -> Lang {
    order
        .with(|o| o.lang)
        .unwrap_or(year.session.speech.get().lang)
}
