//! The host page: it is told what happens in the session, and what it requests is done.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use yearline_core::url::ViewState;

use super::session::{History, Part, Session};
use crate::browser::host_window::{Parent, ReceivedMessage};
use crate::browser::{address, document, resize};
use crate::embed::{Frame, Outbound, ViewRequest};

/// The page that the program has rendered, and the part of it that has the width for the content. The prerendered year has elements of
/// the same classes, but not directly in the body.
const PAGE: &str = "body > .page";
const SHEET: &str = "body > .page > .sheet";

/// The host page.
#[derive(Debug)]
pub struct HostPage {
    parent: Parent,
    frame: Frame,
    /// What the host page has requested and is not yet done.
    request: Option<ViewRequest>,
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
            request: None,
        })
    }

    fn send(&self, messages: &[Outbound]) {
        for message in messages {
            self.parent.send(message);
        }
    }
}

impl Session {
    /// Does something with the host page, if there is one.
    fn with_host(self, act: impl FnOnce(&mut HostPage)) {
        self.host.update_value(|host| {
            if let Some(host) = host {
                act(host);
            }
        });
    }

    /// Starts to listen to the host page, if there is one.
    pub(super) fn follow_host(self) {
        self.host.set_value(HostPage::find());
        self.with_host(|host| {
            let listener = host
                .parent
                .listen(move |message, origin| self.receive(message, origin));
            // The arena drops the listener with the present owner.
            StoredValue::new_local(listener);
            host.send(&[host.frame.announcement()]);
        });
    }

    fn receive(self, message: &ReceivedMessage, origin: &str) {
        self.with_host(|host| {
            let response = host.frame.receive(message, origin);
            host.send(&response.replies);
            let Some(request) = response.request else {
                return;
            };
            let before = host.request.take();
            if before.is_none() {
                // After all messages that wait have been received: a flood of requests is rendered once.
                Timeout::new(0, move || self.show_requested()).forget();
            }
            host.request = Some(before.unwrap_or_default().then(request));
        });
    }

    /// Shows what the host page has requested.
    fn show_requested(self) {
        let mut request = None;
        self.with_host(|host| request = host.request.take());
        let Some(ViewRequest { view, theme, lang }) = request else {
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

    /// Tells the host page that a dataset from an address is shown.
    pub(super) fn introduce(self) {
        self.with_host(|host| {
            let Some(data) = self.dataset.get_untracked() else {
                return;
            };
            let language = data.language(self.locale.get_untracked().lang);
            let title = data.meta().title.get(language);
            let query = self.view.with_untracked(ViewState::query_for_host);
            let messages = host.frame.dataset_shown(&data.meta().name, title, &query);
            host.send(&messages);
        });
        self.tell_host();
    }

    /// From now on the host page learns only the height: a file from the reader's disk is shown.
    pub(super) fn hide_from_host(self) {
        self.with_host(|host| host.frame.local_file_shown());
    }

    /// Tells the host page which view is shown, if it has changed.
    pub(super) fn tell_host(self) {
        self.with_host(|host| {
            let Some(data) = self.dataset.get_untracked() else {
                return;
            };
            let messages = self.view.with_untracked(|view| {
                let item = view.item.as_deref().and_then(|id| data.activity_by_id(id));
                let language = data.language(self.locale.get_untracked().lang);
                let item = item.map(|a| (a.id(), a.title(language)));
                host.frame.view_changed(&view.query_for_host(), item)
            });
            host.send(&messages);
            Timeout::new(0, move || self.measure()).forget();
        });
    }

    /// Measures the page after it is rendered. Browsers call no `ResizeObserver` in a frame that is scrolled out of view, but the frame
    /// needs its height before the reader gets there.
    fn measure(self) {
        if let Some((width, _)) = resize::size_of(SHEET).filter(|(width, _)| *width > 0.0) {
            self.resized(width);
        }
        // Another width renders the page again.
        Timeout::new(0, move || {
            if let Some((width, height)) = resize::size_of(PAGE) {
                self.measured(width, height);
            }
        })
        .forget();
    }

    /// The page has that width for its content, in CSS pixels. None is no width: then the page is built unseen, behind the prerendered one.
    pub fn resized(self, width: f64) {
        // Whole pixels: a change by a fraction must not render the page again.
        let width = width.floor();
        if width <= 0.0 {
            return;
        }
        let letter_scale = document::letter_scale();
        if self.letter_scale.with_untracked(|s| *s != letter_scale) {
            self.letter_scale.set(letter_scale);
        }
        if self.width.with_untracked(|w| *w != width) {
            self.width.set(width);
        }
    }

    /// The page's content has that size, in CSS pixels. The host page is told, unless the page is still empty because the dataset is on
    /// its way: the frame would shrink and grow again.
    pub fn measured(self, width: f64, height: f64) {
        let is_coming = self
            .loading
            .with_untracked(|loading| loading.is_some_and(|l| !l.is_slow));
        if is_coming && self.dataset.with_untracked(Option::is_none) {
            return;
        }
        if !document::has_width() {
            return;
        }
        self.with_host(|host| {
            let messages = host.frame.resized(width, height);
            host.send(&messages);
        });
    }
}
