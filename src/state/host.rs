//! The page around this one: what happens in the session is told to it, and what it asks for is done.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use yearline_core::url::ViewState;

use super::session::{History, Part, Session};
use crate::browser::host_window::{Parent, Received};
use crate::browser::{address, document, resize};
use crate::embed::{Asked, Frame, Told};

/// What the program has put into the document, and the part of it that has a width for the content. The prerendered year has classes
/// of the same names, but lies deeper.
const PAGE: &str = "body > .page";
const SHEET: &str = "body > .page > .sheet";

/// The page around this one.
#[derive(Debug)]
pub struct HostPage {
    parent: Parent,
    frame: Frame,
    /// What the host has asked for and is still to be done.
    asked: Option<Asked>,
}

impl HostPage {
    /// `None` for a page that is not in a frame.
    #[must_use]
    pub fn find() -> Option<Self> {
        let parent = Parent::find()?;
        let frame = Frame::new(
            &address::whole(),
            &address::query(),
            &document::referrer(),
            Parent::origin().as_deref(),
        );
        Some(Self {
            parent,
            frame,
            asked: None,
        })
    }

    fn send(&self, messages: &[Told]) {
        for message in messages {
            self.parent.send(message);
        }
    }
}

impl Session {
    /// Does something with the host page; nothing where there is none.
    fn with_host(self, act: impl FnOnce(&mut HostPage)) {
        self.host.update_value(|host| {
            if let Some(host) = host {
                act(host);
            }
        });
    }

    /// Begins to listen to the host page, if there is one.
    pub(super) fn follow_host(self) {
        self.host.set_value(HostPage::find());
        self.with_host(|host| {
            let listener = host
                .parent
                .listen(move |message, origin| self.receive(message, origin));
            // The arena drops the listener with the present owner.
            StoredValue::new_local(listener);
            host.send(&[host.frame.greeting()]);
        });
    }

    fn receive(self, message: &Received, origin: &str) {
        self.with_host(|host| {
            let heard = host.frame.hear(message, origin);
            host.send(&heard.answers);
            let Some(asked) = heard.asked else { return };
            let before = host.asked.take();
            if before.is_none() {
                // Once all messages that wait have been received: a flood of requests is rendered once.
                Timeout::new(0, move || self.obey()).forget();
            }
            host.asked = Some(before.unwrap_or_default().then(asked));
        });
    }

    /// Does what the host page has asked for.
    fn obey(self) {
        let mut asked = None;
        self.with_host(|host| asked = host.asked.take());
        let Some(Asked { view, theme, lang }) = asked else {
            return;
        };
        if view.is_some() {
            self.opened_from.set(Part::Top);
            self.opener.set(None);
        }
        self.change(History::Replace, |v| {
            *v = v.asked(view.as_deref(), theme.as_deref(), lang.as_deref());
        });
    }

    /// Tells the host page that a dataset is shown which came from an address.
    pub(super) fn introduce(self) {
        self.with_host(|host| {
            let Some(data) = self.dataset.get_untracked() else {
                return;
            };
            let language = data.language(self.locale.get_untracked().lang);
            let title = data.meta().title.get(language);
            let query = self.view.with_untracked(ViewState::query_for_host);
            let messages = host.frame.show(&data.meta().name, title, &query);
            host.send(&messages);
        });
        self.tell_host();
    }

    /// Tells the host page nothing more of what is shown: it is a reader's own file.
    pub(super) fn hide_from_host(self) {
        self.with_host(|host| host.frame.keep_quiet());
    }

    /// Tells the host page which view is shown, if it is another one than before.
    pub(super) fn tell_host(self) {
        self.with_host(|host| {
            let Some(data) = self.dataset.get_untracked() else {
                return;
            };
            let messages = self.view.with_untracked(|view| {
                let item = view.item.as_deref().and_then(|id| data.activity_by_id(id));
                let language = data.language(self.locale.get_untracked().lang);
                let item = item.map(|a| (a.id(), a.title(language)));
                host.frame.choose(&view.query_for_host(), item)
            });
            host.send(&messages);
            Timeout::new(0, move || self.measure()).forget();
        });
    }

    /// Measures the page once it is rendered. Browsers call no `ResizeObserver` for a frame that is out of sight, and yet it is to have its
    /// height before the reader gets there.
    fn measure(self) {
        if let Some((width, _)) = resize::size_of(SHEET).filter(|(width, _)| *width > 0.0) {
            self.resized(width);
        }
        // Another width renders anew.
        Timeout::new(0, move || {
            if let Some((width, height)) = resize::size_of(PAGE) {
                self.measured(width, height);
            }
        })
        .forget();
    }

    /// The page has that width for its content, in CSS pixels.
    pub fn resized(self, width: f64) {
        // Whole pixels: a scroll bar that comes and goes by fractions must not render anything.
        let width = width.floor();
        if self.width.with_untracked(|w| *w != width) {
            self.width.set(width);
        }
    }

    /// The page's content has that size, in CSS pixels. The host page is told, but not of the moment in which the page is still empty: the
    /// frame would shrink only to grow again.
    pub fn measured(self, width: f64, height: f64) {
        let is_coming = self
            .loading
            .with_untracked(|loading| loading.is_some_and(|l| !l.is_slow));
        if is_coming && self.dataset.with_untracked(Option::is_none) {
            return;
        }
        self.with_host(|host| {
            let messages = host.frame.measured(width, height);
            host.send(&messages);
        });
    }
}
