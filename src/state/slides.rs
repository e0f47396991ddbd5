//! The slides: showing them in place of the page, stepping through them, and leading the reader back.

use std::num::NonZeroU16;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::asked::TITLE;
use super::session::{History, Session};
use crate::browser::focus;

/// The id of the button that begins to present and gets the focus back.
pub const PRESENT: &str = "present";

impl Session {
    /// Shows the first slide, as a step of the history.
    pub fn present(self) {
        self.change(History::Push, |view| view.present = Some(NonZeroU16::MIN));
    }

    /// Shows a slide, counted from 0. The steps between slides are none of the history: going back leads to the page.
    pub fn show_slide(self, index: usize) {
        let number = u16::try_from(index + 1).ok().and_then(NonZeroU16::new);
        self.change(History::Replace, |view| {
            view.present = number.or(view.present);
        });
    }

    /// Shows the page again. That is going back where presenting was the last step.
    pub fn leave_slides(self) {
        let mut view = self.view.get_untracked();
        view.present = None;
        self.write_or_go_back(&view);
        self.set_view(view);
        self.tell_host();
    }

    /// Gives the focus back, once the slides are gone.
    pub fn lead_back_from_slides(self) {
        spawn_local(async move {
            // Effects take the slides off the page before.
            tick().await;
            if !focus::put(PRESENT) {
                focus::put(TITLE);
            }
        });
    }
}
