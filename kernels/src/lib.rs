//! The loops that a hundred thousand activities go through.
//!
//! The page is compiled for size, and these loops for speed: that is why they are a crate of their own, small, and without any
//! knowledge of what a year is. `Cargo.toml` of the workspace says how each is compiled.
//!
//! - [`bits`]: sets of activities, as words of 64 bits.
//! - [`json`]: a row of a table, taken apart into the places of its values.
//! - [`names`]: identifiers, and the row that each belongs to.
//! - [`search`]: words in texts, whatever their case.

pub mod bits;
pub mod json;
pub mod names;
pub mod search;

pub use bits::Bits;
pub use names::Names;
