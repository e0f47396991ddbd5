//! What the reader sees follows a choice first: a part outside the viewport follows after the next frame.
//!
//! A choice changes hundreds of elements, and most of them are below the viewport. Values are derived once and at once; only their way
//! into the document waits. All parts that wait follow in one task, so that the browser lays the page out once for all of them. An embedded
//! page is excluded, since it tells its host how tall it is after a choice.

use std::mem;

use leptos::html;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::browser::clock::{Slice, after_frame};
use crate::browser::intersection::VisibilityObserver;
use crate::state::{Session, Year, use_session};

/// A part this far from the viewport counts as visible, in CSS pixels: scrolling a little shows nothing outdated.
const MARGIN_PX: u32 = 200;

/// The parts of the page that follow after the next frame.
#[derive(Clone, Copy)]
struct Followers(StoredValue<Vec<Callback<()>>>);

/// Provides the queue of the parts below the present owner that follow late.
pub fn provide_followers() {
    provide_context(Followers(StoredValue::new(Vec::new())));
}

impl Followers {
    fn push(self, follow: Callback<()>) {
        let is_first = self.0.with_value(Vec::is_empty);
        self.0.update_value(|followers| followers.push(follow));
        if is_first {
            after_frame(move || spawn_local(self.follow()));
        }
    }

    async fn follow(self) {
        let mut slice = Slice::begin();
        // The page may be gone by then, or a part of it.
        for follow in self.0.try_update_value(mem::take).unwrap_or_default() {
            slice.give_way_if_used().await;
            follow.try_run(());
            // Effects bring the part up to date before the next one is due.
            tick().await;
        }
    }
}

/// Whether a part of the page is visible or near it.
#[derive(Clone, Copy)]
pub struct Visibility {
    session: Session,
    followers: Followers,
    /// True until the browser says otherwise.
    is_visible: StoredValue<bool>,
}

impl Visibility {
    /// The visibility of an element.
    #[must_use]
    pub fn of(element: NodeRef<html::Section>) -> Self {
        let is_visible = StoredValue::new(true);
        Effect::new(move |_| {
            let observer = VisibilityObserver::new(MARGIN_PX, move |_, visible| {
                is_visible.try_update_value(|is_visible| *is_visible = visible.is_some());
            });
            if let (Some(element), Some(observer)) = (element.get(), observer) {
                observer.observe(&element);
                // The arena drops the observer with the effect's owner.
                StoredValue::new_local(observer);
            }
        });
        Self {
            session: use_session(),
            followers: expect_context(),
            is_visible,
        }
    }

    /// The year as this part shows it: where the part is not visible, it follows a choice after the next frame.
    #[must_use]
    pub fn of_year(self, year: Year) -> Year {
        let (late, follow) = year.in_own_time();
        let is_waiting = StoredValue::new(false);
        let follow_late = Callback::new(move |()| {
            is_waiting.set_value(false);
            follow();
        });
        let follow_in_turn = move || {
            if self.is_first() {
                follow();
            } else if !is_waiting.get_value() {
                is_waiting.set_value(true);
                self.followers.push(follow_late);
            }
        };
        Effect::watch(
            move || year.track_choice(),
            move |(), _, _| follow_in_turn(),
            false,
        );
        late
    }

    fn is_first(self) -> bool {
        self.is_visible.get_value() || untrack(|| self.session.is_embedded())
    }
}
