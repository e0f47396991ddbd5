//! The page as a guest in another one: what happens in the session is told to its host, and what the host asks for is done.

use leptos::prelude::StoredValue;

use crate::browser::frame::{Came, Parent};
use crate::browser::{address, document, load, size};
use crate::embed::{Asked, Frame, Told};
use yearline_core::url::ViewState;

use super::session::{Part, Session, Step};

/// What the program has put into the document, and the part of it that has a width for the content. The year as text has classes of the
/// same names and lies deeper.
const PAGE: &str = "body > .page";
const SHEET: &str = "body > .page > .sheet";

/// The page in its frame.
#[derive(Debug)]
pub(super) struct Guest {
    parent: Parent,
    frame: Frame,
    /// What the host has asked for and is still to be done.
    asked: Option<Asked>,
}

impl Guest {
    /// `None` on a page of its own.
    pub(super) fn here() -> Option<Self> {
        let parent = Parent::find()?;
        let around = Parent::origin();
        let frame = Frame::new(
            &address::whole(),
            &address::query(),
            &document::referrer(),
            around.as_deref(),
        );
        Some(Self {
            parent,
            frame,
            asked: None,
        })
    }

    fn send(&self, told: &[Told]) {
        for told in told {
            self.parent.send(told);
        }
    }
}

impl Session {
    /// Does something as a guest; nothing on a page of its own.
    fn as_guest(self, act: &mut dyn FnMut(&mut Guest)) {
        self.guest.update(|guest| {
            if let Some(guest) = guest {
                act(guest);
            }
        });
    }

    /// Begins to listen to the host, if there is one.
    pub(super) fn follow_host(self) {
        self.as_guest(&mut |guest| {
            let hear = move |message: &Came, from: &str| self.hear(message, from);
            // The arena drops the listener with the session's owner.
            StoredValue::new_local(guest.parent.listen(Box::new(hear)));
            guest.send(&[guest.frame.greeting()]);
        });
    }

    fn hear(self, message: &Came, from: &str) {
        self.as_guest(&mut |guest| {
            let heard = guest.frame.hear(message, from);
            guest.send(&heard.answers);
            let Some(asked) = heard.asked else { return };
            let before = guest.asked.take();
            if before.is_none() {
                // Once the host has said all that it says now: a flood of requests is drawn once.
                load::afterwards(Box::new(move || self.obey()));
            }
            guest.asked = Some(before.unwrap_or_default().then(asked));
        });
    }

    /// Does what the host has asked for.
    fn obey(self) {
        let mut asked = None;
        self.as_guest(&mut |guest| asked = guest.asked.take());
        let Some(Asked { view, theme, lang }) = asked else {
            return;
        };
        if view.is_some() {
            self.opened_from.set(Part::Top);
            self.opener.set(None);
        }
        self.change(Step::Same, |v| {
            *v = v.asked(view.as_deref(), theme.as_deref(), lang.as_deref())
        });
    }

    /// Tells the host that a dataset is shown which came from an address.
    pub(super) fn introduce(self) {
        self.as_guest(&mut |guest| {
            let Some(data) = self.dataset.get_untracked() else {
                return;
            };
            let title = data
                .meta()
                .title
                .get(data.language(self.speech.get_untracked().lang));
            let query = self.view.with_untracked(ViewState::query_for_host);
            let told = guest.frame.show(&data.meta().name, title, &query);
            guest.send(&told);
        });
        self.tell_host();
    }

    /// Tells the host nothing more of what is shown: it is a reader's own file.
    pub(super) fn keep_quiet(self) {
        self.as_guest(&mut |guest| guest.frame.keep_quiet());
    }

    /// Tells the host which view is shown, if it is another one than before.
    pub(super) fn tell_host(self) {
        self.as_guest(&mut |guest| {
            let Some(data) = self.dataset.get_untracked() else {
                return;
            };
            let told = self.view.with_untracked(|view| {
                let item = view.item.as_deref().and_then(|id| data.activity_by_id(id));
                let language = data.language(self.speech.get_untracked().lang);
                guest.frame.choose(
                    &view.query_for_host(),
                    item.map(|a| (a.id(), a.title(language))),
                )
            });
            guest.send(&told);
            load::afterwards(Box::new(move || self.measure()));
        });
    }

    /// Measures the page once it is drawn. Browsers draw no frame that is out of sight, so nothing that waits for the drawing hears of its size;
    /// yet it is to have its height before the reader gets there.
    fn measure(self) {
        if let Some((width, _)) = size::of(SHEET).filter(|(width, _)| *width > 0.0) {
            self.resized(width);
        }
        // Another width draws anew.
        load::afterwards(Box::new(move || {
            if let Some((width, height)) = size::of(PAGE) {
                self.measured(width, height);
            }
        }));
    }

    /// The page has that width for its content, in CSS pixels.
    pub fn resized(self, width: f64) {
        // Whole pixels: a scroll bar that comes and goes by fractions must not redraw anything.
        let width = width.floor();
        if self.width.with_untracked(|w| *w != width) {
            self.width.set(width);
        }
    }

    /// The page's content has that size, in CSS pixels. The host hears of it, but not of the moment in which the page is still empty: the
    /// frame would shrink only to grow again.
    pub fn measured(self, width: f64, height: f64) {
        let is_coming = self
            .waiting
            .with_untracked(|w| w.as_ref().is_some_and(|w| !w.is_slow));
        if is_coming && self.dataset.with_untracked(Option::is_none) {
            return;
        }
        self.as_guest(&mut |guest| {
            let told = guest.frame.measured(width, height);
            guest.send(&told);
        });
    }
}
