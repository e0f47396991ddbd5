//! What every part of the page has: a headline, a line below it, and a foot with the source and what can be done.

use crate::state::{Session, Year};
use yearline_core::url::View;

use super::el::{El, button, el, parts};
use super::embed::embed_button;
use super::show_part;

/// One part of the page.
pub(crate) struct Section {
    /// Which part it is.
    pub(crate) part: View,
    /// Its computed headline, tracked.
    pub(crate) headline: Box<dyn Fn() -> String>,
    /// The line below the headline.
    pub(crate) sub: El,
    /// What can be done with it, besides looking at it alone.
    pub(crate) actions: Option<El>,
    /// All between the line and the foot.
    pub(crate) body: El,
}

/// A part of the page, with its foot.
pub(crate) fn section(section: Section) -> El {
    let session = Session::here();
    let Section {
        part,
        headline,
        sub,
        actions,
        body,
    } = section;
    let heading_id = format!("{}-headline", part.name());
    let is_overview = move || session.view.with(|v| v.view == View::Overview);
    // One button for both ways, so that it keeps the focus.
    let alone = move || {
        button("plain")
            .on_click(move || {
                let is_overview = session.view.with_untracked(|v| v.view == View::Overview);
                show_part(session, if is_overview { part } else { View::Overview });
            })
            .text_now(move || {
                let words = session.words();
                if is_overview() {
                    words.alone
                } else {
                    words.whole_page
                }
                .to_owned()
            })
    };
    let actions = el("div", "actions")
        .child_if(actions)
        .child(embed_button(part))
        .when(move || !session.view.with(|v| v.embed), alone);
    el("section", "block")
        .id(part.name())
        .attr("aria-labelledby", &heading_id)
        .child(
            el("h2", "")
                .id(&heading_id)
                .attr("tabindex", "-1")
                .text_now(headline),
        )
        .child(el("div", "sub").child(sub))
        .child(body)
        .child(el("div", "foot").child(source_of_part()).child(actions))
}

/// The source and its date, in one line.
pub(crate) fn source() -> El {
    let year = Year::here();
    el("p", "source").text_now(move || source_line(year))
}

/// The same at the foot of a part. A guest says it once, at its end.
pub(crate) fn source_of_part() -> El {
    let session = Year::here().session;
    parts().when(move || !session.view.with(|v| v.embed), source)
}

/// The source and its date, tracked.
pub(crate) fn source_line(year: Year) -> String {
    year.session.speech.get().source_line(&year.data())
}
