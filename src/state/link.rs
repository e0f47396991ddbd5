//! The address that a reader passes on.

use leptos::prelude::*;
use yearline_core::url::{View, ViewState};

use super::session::Session;
use crate::browser::address;

/// An address for others, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// It shows others the same.
    To(String),
    /// What is shown is a file that the reader opened, to which no address leads.
    LocalFile,
    /// The page itself is a file on the reader's disk.
    OnDisk,
}

impl Link {
    /// The address, if there is one.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::To(address) => Some(address),
            Self::LocalFile | Self::OnDisk => None,
        }
    }
}

impl Session {
    /// The address that shows the same to others, tracked. In a frame it is that of the whole page: who follows it is no longer on the
    /// host page, which the frame is only a part of.
    #[must_use]
    pub fn link(self) -> Link {
        self.link_with(|_| {})
    }

    /// The address that shows the same but for a change, tracked.
    #[must_use]
    pub fn link_with(self, change: impl FnOnce(&mut ViewState)) -> Link {
        if self.local_file.with(Option::is_some) {
            return Link::LocalFile;
        }
        if address::page().is_none() {
            return Link::OnDisk;
        }
        let mut view = self.view.get();
        if view.embed {
            view = ViewState {
                view: View::Overview,
                ..view.unframed()
            };
        }
        change(&mut view);
        Link::To(address::with_query(&view.query_string()))
    }
}
