//! Drafts of workbooks that were left without being saved: kept while one is corrected, offered at the next visit, never opened by themselves.

use leptos::prelude::*;
use leptos::task::spawn_local;
use yearline_sheets_worker::{Bytes, Request};

use super::asked::TITLE;
use super::session::Session;
use crate::browser::drafts::{self, Draft, LocalTime};
use crate::browser::focus;

/// A draft that the reader may go on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftOffer {
    /// The name of its file.
    pub name: String,
    /// When it was kept.
    pub saved_at: LocalTime,
}

impl Session {
    /// Looks for drafts, once the page is there.
    pub fn look_for_drafts(self) {
        let is_framed = self.view.with_untracked(|view| view.embed);
        if is_framed || !self.has_address {
            return;
        }
        spawn_local(async move {
            let offers = drafts::all().await.into_iter().map(|draft| DraftOffer {
                saved_at: draft.saved_at(),
                name: draft.name,
            });
            self.drafts.try_set(offers.collect());
        });
    }

    /// Opens a draft.
    pub fn go_on_with(self, name: String) {
        self.take_offer(&name);
        spawn_local(async move {
            let draft = drafts::all().await.into_iter().find(|d| d.name == name);
            if let Some(draft) = draft {
                self.open_by(name, Request::Restore(Bytes(draft.content)));
            }
        });
    }

    /// Throws a draft away.
    pub fn throw_away(self, name: String) {
        self.take_offer(&name);
        focus::show(TITLE);
        spawn_local(async move { drafts::remove(&name).await });
    }

    /// Keeps the workbook that is open as a draft, as the program gave it.
    pub(super) fn keep_draft(self, content: Bytes) {
        let name = self.workbook.name.get_untracked();
        self.take_offer(&name);
        spawn_local(async move { drafts::put(&Draft::new(name, content.0)).await });
    }

    fn take_offer(self, name: &str) {
        if self
            .drafts
            .with_untracked(|d| d.iter().any(|offer| offer.name == name))
        {
            self.drafts
                .update(|drafts| drafts.retain(|offer| offer.name != name));
        }
    }
}
