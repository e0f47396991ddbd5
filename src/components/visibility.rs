//! What the reader sees follows a choice first: pictures and rows of a part outside the viewport follow after the next frame.
//!
//! A choice changes hundreds of elements, and most of them are below the viewport. Values are derived once and at once; only their way
//! into the document waits. An embedded page is excluded, since it tells its host how tall it is after a choice.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use crate::browser::intersection::VisibilityObserver;
use crate::state::{Session, Year, use_session};

/// A part this far from the viewport counts as visible, in CSS pixels: scrolling a little shows nothing outdated.
const MARGIN_PX: u32 = 200;

/// Whether a part of the page is visible or near it.
#[derive(Clone, Copy)]
pub struct Visibility {
    session: Session,
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
            is_visible,
        }
    }

    /// The year as this part shows it: where the part is not visible, it follows a choice after the next frame.
    #[must_use]
    pub fn of_year(self, year: Year) -> Year {
        let (late, follow) = year.in_own_time();
        in_turn(Some(self), move || year.track_choice(), follow);
        late
    }

    fn is_first(self) -> bool {
        self.is_visible.get_value() || untrack(|| self.session.is_embedded())
    }
}

/// The value of a memo, which a part that is not visible gets after the next frame.
#[must_use]
pub fn visible_first<T>(source: Memo<T>) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let visibility: Option<Visibility> = use_context();
    let (value, set_value) = signal(source.get_untracked());
    // The part may be gone by then.
    let follow = move || {
        if let Some(value) = source.try_get_untracked() {
            set_value.try_set(value);
        }
    };
    in_turn(visibility, move || source.track(), follow);
    value
}

/// Follows what is tracked: at once in a part that is visible, else after the next frame.
fn in_turn(
    visibility: Option<Visibility>,
    track: impl Fn() + 'static,
    follow: impl Fn() + Copy + 'static,
) {
    let is_waiting = StoredValue::new(false);
    let follow_late = move || {
        is_waiting.try_update_value(|is_waiting| *is_waiting = false);
        follow();
    };
    let follow_in_turn = move || {
        if visibility.is_none_or(Visibility::is_first) {
            follow();
        } else if !is_waiting.get_value() {
            is_waiting.set_value(true);
            // A task that begins in a frame runs after it.
            request_animation_frame(move || set_timeout(follow_late, Duration::ZERO));
        }
    };
    Effect::watch(track, move |(), _, _| follow_in_turn(), false);
}
