//! Drafts of workbooks: written while one is corrected, offered at the next visit if it was not saved, never opened by themselves.

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
    /// What tells it from others, of the same file too.
    pub key: String,
    /// The name of its file.
    pub name: String,
    /// When it was saved.
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
                key: draft.key,
                name: draft.name,
            });
            self.drafts.try_set(offers.collect());
        });
    }

    /// Opens a draft, which goes on under its key. It is offered until it is open, so that one that cannot be read can be thrown away.
    pub fn go_on_with(self, key: String) {
        spawn_local(async move {
            if let Some(draft) = drafts::get(&key).await {
                self.open_by(draft.name, key, Request::Restore(Bytes(draft.content)));
            }
        });
    }

    /// Throws a draft away.
    pub fn throw_away(self, key: String) {
        self.take_offer(&key);
        focus::show(TITLE);
        spawn_local(async move { drafts::remove(&key).await });
    }

    /// Saves the workbook that is open as a draft under that key, as the program gave it.
    pub(super) fn save_draft(self, key: String, content: Bytes) {
        let name = self.workbook.name.get_untracked();
        spawn_local(async move { drafts::put(&Draft::new(key, name, content.0)).await });
    }

    pub(super) fn take_offer(self, key: &str) {
        self.drafts
            .update(|drafts| drafts.retain(|offer| offer.key != key));
    }
}
