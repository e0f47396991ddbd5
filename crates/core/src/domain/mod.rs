//! What a year is: activities, the months they belong to, and what a filter leaves of them.
//!
//! This room knows nothing of pixels, of the page or of a language's words. It is plain data and arithmetic, so all of it
//! is tested natively.
//!
//! Reading order: [`calendar`] (days, months, the period), [`when`] (EDTF → months), [`text`] (texts in several
//! languages), [`record`] (what a file holds), [`dataset`] (the columns and their small API), `postings` (who has which value), [`activity`], [`builder`], [`fold`] (how search compares letters), `search`, [`filter`]
//! (what a reader chose), [`outcome`] (what follows from it: a selection, counts), [`summary`] (the counts of any set).

pub mod activity;
mod bits;
pub mod builder;
pub mod calendar;
pub mod dataset;
pub mod filter;
pub mod fold;
mod needle;
pub mod order;
pub mod outcome;
mod postings;
pub mod record;
mod search;
pub mod summary;
pub mod text;
pub mod when;

pub use activity::Activity;
pub use bits::Bits;
pub use builder::DatasetBuilder;
pub use calendar::{Day, Month, MonthSet, Period, PeriodError};
pub use dataset::Dataset;
pub use filter::{Facets, Filter, Selection};
pub use outcome::Outcome;
pub use record::{
    ActivityRow, Basis, Contributor, Figure, Initiative, Kind, Meta, Origin, Place, Placement,
    Qualifier,
};
pub use summary::{Cell, Matrix, MatrixRow, Split};
pub use text::{Lang, Text, TextColumn, TextRow};
pub use when::{Edge, Shape, When, WhenError};
