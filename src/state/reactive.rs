//! Signals and memos whose machinery exists once, whatever they hold.
//!
//! Leptos' own are generic down to the lock around the value: each type that is held, and each place that reads one, is a copy of looking it
//! up, tracking it, locking it. A seventh of the page was that. Here what is tracked is a [`Trigger`] or the version of a memo, which
//! know nothing of the value, and the value lies behind one type in Leptos' arena, which frees it with its owner. So effects,
//! owners and Leptos' own signals work with these as with their like.
//!
//! A value must not be changed while it is read: [`Source::with`] and its like lend it.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::signal::Trigger;

/// A value that is kept for as long as its owner; nothing is told of its changes.
pub struct Kept<T> {
    stored: StoredValue<Rc<dyn Any>, LocalStorage>,
    kind: PhantomData<fn() -> T>,
}

// Derived implementations would ask the same of the value.
impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

impl<T> fmt::Debug for Kept<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

fn store(value: Rc<dyn Any>) -> StoredValue<Rc<dyn Any>, LocalStorage> {
    StoredValue::new_local(value)
}

#[inline(never)]
fn fetch(stored: StoredValue<Rc<dyn Any>, LocalStorage>) -> Option<Rc<dyn Any>> {
    stored.try_get_value()
}

/// Signals that are read after their owner are a fault of the program, as in Leptos.
#[cold]
#[inline(never)]
fn gone() -> ! {
    panic!("a value was read after its owner had ended")
}

impl<T: 'static> Kept<T> {
    /// Keeps a value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self {
            stored: store(Rc::new(RefCell::new(value))),
            kind: PhantomData,
        }
    }

    fn try_cell(self) -> Option<Rc<RefCell<T>>> {
        fetch(self.stored).and_then(|cell| cell.downcast().ok())
    }

    fn cell(self) -> Rc<RefCell<T>> {
        self.try_cell().unwrap_or_else(|| gone())
    }

    /// Lends the value.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.cell().borrow())
    }

    /// Changes the value.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.cell().borrow_mut())
    }

    /// Keeps another value instead.
    pub fn set(self, value: T) {
        self.cell().replace(value);
    }

    /// A copy of the value.
    #[must_use]
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value, unless its owner has ended.
    #[must_use]
    pub fn try_get(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_cell().map(|cell| cell.borrow().clone())
    }

    /// Takes the value out and leaves an empty one, unless its owner has ended.
    pub fn try_take(self) -> Option<T>
    where
        T: Default,
    {
        self.try_cell().map(|cell| cell.take())
    }
}

/// A value that is set, and whose readers hear of it.
pub struct Source<T> {
    trigger: Trigger,
    value: Kept<T>,
}

impl<T> Clone for Source<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Source<T> {}

impl<T> fmt::Debug for Source<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source")
    }
}

impl<T: 'static> Source<T> {
    /// With its first value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self {
            trigger: Trigger::new(),
            value: Kept::new(value),
        }
    }

    /// Lends the value, tracked.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.trigger.track();
        self.value.with(read)
    }

    /// Lends the value.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.value.with(read)
    }

    /// A copy of the value, tracked.
    #[must_use]
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.trigger.track();
        self.value.get()
    }

    /// A copy of the value.
    #[must_use]
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.value.get()
    }

    /// Lends the value, unless its owner has ended.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.value.try_cell().map(|cell| read(&cell.borrow()))
    }

    /// A copy of the value, unless its owner has ended.
    #[must_use]
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with_untracked(T::clone)
    }

    /// Sets the value. All who read it hear of it, even if it is the same as before.
    pub fn set(self, value: T) {
        self.value.set(value);
        self.trigger.notify();
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.value.update(change);
        self.trigger.notify();
    }
}

/// A value that is derived from others: when one of those changes, it is computed again at the next reading, and its readers hear
/// of it only if it is another.
pub struct Computed<T> {
    version: Memo<u32>,
    value: Kept<Option<T>>,
}

impl<T> Clone for Computed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Computed<T> {}

impl<T> fmt::Debug for Computed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Computed")
    }
}

/// Counts how often a value became another one; the closure computes it and tells whether it did.
fn versions(is_new: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<u32> {
    Memo::new(move |last: Option<&u32>| {
        last.copied().unwrap_or(0).wrapping_add(u32::from(is_new()))
    })
}

impl<T: PartialEq + 'static> Computed<T> {
    /// Derived by that closure, which runs when it is first needed.
    #[must_use]
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value = Kept::new(None);
        let is_new = move || {
            let new = Some(compute());
            value.update(|held| {
                let is_new = *held != new;
                if is_new {
                    *held = new;
                }
                is_new
            })
        };
        Self {
            version: versions(Box::new(is_new)),
            value,
        }
    }

    fn lend<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.value.with(|value| match value {
            Some(value) => read(value),
            None => gone(),
        })
    }

    /// Lends the value, tracked.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.version.get();
        self.lend(read)
    }

    /// Lends the value.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.version.get_untracked();
        self.lend(read)
    }

    /// A copy of the value, tracked.
    #[must_use]
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value.
    #[must_use]
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}
