//! What somebody wants to embed, and the choice and the markup that follow from it.

use crate::browser::address;
use crate::state::Year;
use yearline_core::domain::Lang;
use yearline_core::text::snippet::Snippet;
use yearline_core::url::{Theme, View, ViewState};

/// Stands for the address of a page that has none yet.
const UNKNOWN_PAGE: &str = "https://…/";

/// Where the frame's height comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// From what it shows, by a script beside the frame.
    Follows,
    /// The same, with an element in place of the frame.
    Element,
    /// It stays as it is.
    Fixed,
}

/// All that can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    /// The part of the page.
    pub(super) part: View,
    /// Which initiative, where it is about one.
    pub(super) initiative: usize,
    /// Which activity, where it is about one.
    pub(super) activity: usize,
    /// Whether the present filter goes along.
    pub(super) keeps_filter: bool,
    /// The language, where it is told.
    pub(super) lang: Option<Lang>,
    /// The colours, where they are told.
    pub(super) theme: Option<Theme>,
    /// Whether the host's own colour stands behind it.
    pub(super) transparent: bool,
    /// Where the height comes from.
    pub(super) form: Form,
    /// The height in CSS pixels, where it is fixed or the script does not come.
    pub(super) height_px: u32,
}

impl Order {
    /// A part, with what is chosen or open on the page.
    pub(super) fn of(year: Year, part: View) -> Self {
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
            form: Form::Follows,
            height_px: 600,
        }
    }

    /// What the frame shows, tracked.
    pub(super) fn state(&self, year: Year) -> ViewState {
        let chosen = year.session.view.get();
        let (data, is_local) = (year.data(), year.session.local_file.with(Option::is_some));
        let kept = if self.keeps_filter {
            chosen
        } else {
            chosen.without_filter()
        };
        let mut state = ViewState {
            data: kept.data.clone().filter(|_| !is_local),
            lang: self.lang,
            theme: self.theme,
            transparent: self.transparent,
            view: self.part,
            item: None,
            embed: true,
            ..kept
        };
        match self.part {
            View::Initiative => {
                state.initiatives = vec![data.initiatives()[self.initiative].number]
            }
            View::Activity => state.item = Some(data.activity(self.activity).id().to_owned()),
            _ => {}
        }
        state
    }

    /// The markup, tracked.
    pub(super) fn snippet(&self, year: Year) -> String {
        let state = self.state(year);
        let page = address::page();
        let title = self.title(year);
        let snippet = Snippet {
            page: page.as_deref().unwrap_or(UNKNOWN_PAGE),
            state: &state,
            title: &title,
            height_px: self.height_px,
        };
        match self.form {
            Form::Follows => snippet.frame_with_script(),
            Form::Element => snippet.element(),
            Form::Fixed => snippet.frame(),
        }
    }

    /// What the frame is called, in its own language, tracked.
    fn title(&self, year: Year) -> String {
        let data = year.data();
        let lang = self.lang.unwrap_or(year.session.speech.get().lang);
        let language = data.language(lang);
        let title = data.meta().title.get(language);
        let part = match self.part {
            View::Overview => return title.to_owned(),
            View::Initiative => data.initiatives()[self.initiative].title.get(language),
            View::Activity => data.activity(self.activity).title(language),
            part => yearline_core::text::words::Words::of(lang).part(part),
        };
        format!("{title} · {part}")
    }
}
