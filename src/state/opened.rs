//! The activity that is open: opening it, closing it, and leading the reader back.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use yearline_core::url::View;

use super::session::{FILTERS, History, Part, Session};
use crate::browser::focus;

impl Session {
    /// Opens an activity: a step of the history, unless another one is open already.
    pub fn open(self, id: &str, from: Part, opener: Option<String>) {
        let is_first = self.view.with_untracked(|v| v.item.is_none());
        if is_first {
            self.scrolled_at_opening.set_value(focus::scroll_position());
        }
        self.opener.set(opener);
        self.opened_from.set(from);
        let history = if is_first {
            History::Push
        } else {
            History::Replace
        };
        self.change(history, |view| view.item = Some(id.to_owned()));
    }

    /// Closes the activity that is open. That is going back where opening it was the last step.
    pub fn close(self) {
        let mut view = self.view.get_untracked();
        view.item = None;
        self.write_or_go_back(&view);
        self.set_view(view);
        self.tell_host();
        self.lead_back();
    }

    /// Leads the reader back from an activity that is closed to what opened it.
    pub(super) fn lead_back(self) {
        let opener = self.opener.get_untracked();
        spawn_local(async move {
            // Effects take the activity off the page before.
            tick().await;
            match opener.filter(|id| focus::put(id)) {
                Some(opener) => {
                    focus::scroll_page_to(self.scrolled_at_opening.get_value());
                    focus::reveal(&opener);
                }
                None => focus::show(FILTERS),
            }
        });
    }

    /// Leads the keyboard to the table. Where a part is shown alone, the table takes its place, as a step that the back button undoes.
    pub fn show_table(self) {
        const HEADLINE: &str = "table-headline";
        if focus::element(HEADLINE).is_none() {
            self.change(History::Push, |view| view.view = View::Table);
        }
        spawn_local(async {
            // Effects put the table on the page before.
            tick().await;
            focus::show(HEADLINE);
        });
    }

    /// Whether the open activity is shown for the first time since it was opened: then it gets the focus and comes into view, but not
    /// when the page only moves it to another place.
    #[must_use]
    pub fn take_item_news(self) -> bool {
        let is_new = self.is_item_new.get_value();
        self.is_item_new.set_value(false);
        is_new
    }
}
