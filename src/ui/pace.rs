//! Parts of the page that may be out of sight: they are built after what is in sight, and follow a choice after it.
//!
//! A choice touches every part of the page, and a reader sees one or two of them. So the parts in sight follow with the next
//! frame; the others follow one by one shortly after, each in a task of its own, or at once when they come into sight. Each part
//! has a [`Year`] of its own for that, whose derived values stand still until the part is to follow.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::{Owner, provide_context};
use leptos::task::spawn_local;

use crate::browser::load;
use crate::browser::sight::SightWatch;
use crate::state::Year;
use crate::state::reactive::{Kept, Source};

use super::el::{El, keep, parts};

/// After a choice the frame comes first: two of them, at sixty a second, with room.
const AFTER_FRAME: Duration = Duration::from_millis(50);
/// From one part to the next, so that a click or a key comes in between.
const BETWEEN: Duration = Duration::from_millis(16);

/// So long the page is built without a break: about what a frame of it costs.
const SLICE_MS: f64 = 30.0;

thread_local! {
    /// What waits to be built, the next one first.
    static WAITING: RefCell<Vec<Source<bool>>> = const { RefCell::new(Vec::new()) };
}

/// A piece that may be built after all that was asked for before it: in the same go where the machine is quick, else in a task of its own. On
/// a phone the page takes longer to build than a finger waits for, and so what comes first is seen first, and a finger is answered between.
pub(crate) fn built_in_turn(is_later: bool, make: impl Fn() -> El + 'static) -> El {
    let is_due = Source::new(!is_later);
    if is_later {
        let n_waiting = WAITING.with_borrow_mut(|waiting| {
            waiting.push(is_due);
            waiting.len()
        });
        if n_waiting == 1 {
            spawn_local(build_in_turn(load::now_ms()));
        }
    }
    parts().when(move || is_due.get(), make)
}

/// So many of a list are built in one go.
const PORTION: usize = 200;

/// The pieces of a list: the first portion at once, the others in turn.
pub(crate) fn in_portions(items: Vec<usize>, make: impl Fn(usize) -> El + Clone + 'static) -> El {
    let portion = |(k, items): (usize, &[usize])| {
        let (items, make) = (items.to_vec(), make.clone());
        built_in_turn(k > 0, move || {
            parts().children(items.iter().map(|item| make(*item)))
        })
    };
    parts().children(items.chunks(PORTION).enumerate().map(portion))
}

async fn build_in_turn(mut begun_at: f64) {
    while let Some(next) = WAITING.with_borrow(|waiting| waiting.first().copied()) {
        if load::now_ms() - begun_at > SLICE_MS {
            load::breathe().await;
            begun_at = load::now_ms();
        }
        // The page may be gone by then.
        if next.try_get_untracked().is_some() {
            next.set(true);
        }
        WAITING.with_borrow_mut(|waiting| waiting.remove(0));
        // It is built when this task rests.
        load::rest().await;
    }
}

/// A part of the page, which says at which place it stands among those that follow.
pub(crate) fn paced(place: u32, make: fn() -> El) -> El {
    let year = Year::here();
    let steps = Source::new(0u32);
    // An owner of its own: where this runs again, the year of the time before must not be found.
    let owner = Owner::current().unwrap_or_default().child();
    // Until the browser says otherwise.
    let (is_seen, is_behind) = (Kept::new(true), Kept::new(false));
    let follow = move || {
        if is_behind.try_take() == Some(true) {
            steps.update(|n| *n += 1);
        }
    };
    let mut is_first = true;
    keep(Box::new(move || {
        year.filter.with(|_| ());
        if std::mem::take(&mut is_first) {
            return;
        }
        // A guest tells its host at once how tall it has become, seen or not.
        if is_seen.get() || year.session.view.with_untracked(|v| v.embed) {
            steps.update(|n| *n += 1);
        } else if !is_behind.get() {
            is_behind.set(true);
            spawn_local(async move {
                load::wait(AFTER_FRAME + BETWEEN * place).await;
                follow();
            });
        }
    }));
    let piece = owner.with(|| {
        provide_context(year.in_steps(steps));
        make()
    });
    let watch = SightWatch::new(0, move |_, seen| {
        is_seen.set(seen.is_some());
        if seen.is_some() {
            follow();
        }
    });
    if let Some(watch) = &watch {
        watch.watch(piece.node());
    }
    // As long as what this stands in.
    let _ = Kept::new((watch, owner));
    piece
}
