//! What is to be embedded, and the view state and the markup that follow from it.

use leptos::prelude::*;
use yearline_core::domain::Lang;
use yearline_core::text::messages::Messages;
use yearline_core::text::snippet::Snippet;
use yearline_core::url::{Theme, View, ViewState};

use super::picture::{PictureOf, Width};
use crate::state::Year;

/// Stands in the markup for the address of a page that is on a disk and has none yet.
pub(super) const UNKNOWN_PAGE: &str = "https://…/";

/// What is pasted, and what sets the height of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sizing {
    /// Its content, by a script beside the frame.
    Script,
    /// Its content, by a custom element in place of the frame.
    Element,
    /// The markup alone.
    Fixed,
    /// No frame but a picture of the part, with text.
    Picture,
}

/// All that can be chosen in the dialog.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EmbedOptions {
    pub(super) part: View,
    /// The index of the initiative, for a part that is about one.
    pub(super) initiative: usize,
    /// The index of the activity, for a part that is about one.
    pub(super) activity: usize,
    /// Whether the page's filter applies in the frame too.
    pub(super) keeps_filter: bool,
    /// `None` follows the host page.
    pub(super) lang: Option<Lang>,
    /// `None` follows the host page.
    pub(super) theme: Option<Theme>,
    pub(super) transparent: bool,
    pub(super) sizing: Sizing,
    /// The height in CSS pixels until a script sets it, or for good.
    pub(super) height_px: u32,
    /// Which picture, where it is one.
    pub(super) picture: PictureOf,
    /// How wide that is.
    pub(super) width: Width,
}

impl EmbedOptions {
    /// A part, with what is chosen or open on the page.
    pub(super) fn new(year: Year, part: View) -> Self {
        let first_shown = || year.selection.with_untracked(|s| s.shown.ones().next());
        let filter = year.filter.get_untracked();
        Self {
            part,
            initiative: filter.initiatives.first().copied().unwrap_or(0),
            activity: year.item.get_untracked().or_else(first_shown).unwrap_or(0),
            keeps_filter: !filter.is_empty(),
            lang: None,
            theme: None,
            transparent: false,
            sizing: Sizing::Script,
            height_px: 600,
            picture: PictureOf::of_part(part),
            width: Width::Wide,
        }
    }

    /// What the frame shows, tracked.
    pub(super) fn view_state(&self, year: Year) -> ViewState {
        let data = year.data();
        let mut state = year.session.view.get();
        if !self.keeps_filter {
            state = state.without_filter();
        }
        if year.session.local_file.with(Option::is_some) {
            // The frame cannot read a file that is on the reader's disk.
            state.data = None;
        }
        state.item = None;
        if self.part == View::Initiative {
            let initiative = data.initiatives().get(self.initiative);
            state.initiatives = initiative.map(|i| i.number).into_iter().collect();
        }
        if self.part == View::Activity {
            let activity = data.activities().nth(self.activity);
            state.item = activity.map(|a| a.id().to_owned());
        }
        ViewState {
            lang: self.lang,
            theme: self.theme,
            transparent: self.transparent,
            view: self.part,
            embed: true,
            ..state
        }
    }

    /// The language of the frame: the chosen one, or else the page's, tracked.
    pub(super) fn lang(&self, year: Year) -> Lang {
        self.lang.unwrap_or(year.session.locale.get().lang)
    }

    /// The markup for a page at that address, tracked.
    pub(super) fn markup(&self, year: Year, page: Option<&str>) -> String {
        let state = self.view_state(year);
        let title = self.title(year);
        let snippet = Snippet {
            page: page.unwrap_or(UNKNOWN_PAGE),
            state: &state,
            title: &title,
            height_px: self.height_px,
        };
        match self.sizing {
            Sizing::Script => snippet.frame_with_script(),
            Sizing::Element => snippet.element(),
            Sizing::Fixed | Sizing::Picture => snippet.frame(),
        }
    }

    /// The title of the frame in the frame's language, tracked.
    fn title(&self, year: Year) -> String {
        let data = year.data();
        let lang = self.lang(year);
        let language = data.language(lang);
        let title = data.meta().title.get(language);
        let initiative = data.initiatives().get(self.initiative);
        let activity = data.activities().nth(self.activity);
        let part = match self.part {
            View::Overview => None,
            View::Initiative => initiative.map(|i| i.title.get(language)),
            View::Activity => activity.map(|a| a.title(language)),
            part => Some(Messages::of(lang).part(part)),
        };
        match part {
            Some(part) => format!("{title} · {part}"),
            None => title.to_owned(),
        }
    }
}
