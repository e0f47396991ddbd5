//! All signals and memos, once.
//!
//! [`Session`] lives as long as the page: what the reader chose (a mirror of the address), which dataset is shown, what is on its
//! way. [`Year`] lives as long as one dataset is shown: all that can be derived from it and from the choice. What can be
//! derived is derived, in a memo, so a choice that leaves a value equal redraws nothing that depends on it.
//!
//! Architecture invariant: components change the choice only through [`Session::change`], so state and address cannot differ.

mod guest;
pub mod reactive;
mod session;
mod year;

pub use session::{FileReport, Part, Session, Step, Waiting};
pub use year::{Lanes, Year};
