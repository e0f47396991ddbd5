//! What a year is: activities, the months they belong to, and what a filter leaves of them.
//!
//! This room knows nothing of pixels, of the page or of a language's words. It is plain data and arithmetic, so all of it
//! is tested natively.
//!
//! Reading order: [`calendar`] (days, months, the period), [`when`] (EDTF → months), [`text`] (texts in several
//! languages), [`record`] (what a file holds), [`dataset`] (the columns and their small API), [`activity`], [`builder`], [`fold`] (how search compares letters), [`filter`]
//! (what a reader chose → a selection), [`summary`] (a selection → counts).

pub mod activity;
pub mod builder;
pub mod calendar;
pub mod dataset;
pub mod filter;
pub mod fold;
pub mod order;
pub mod record;
pub mod summary;
pub mod text;
pub mod when;

pub use activity::Activity;
pub use builder::DatasetBuilder;
pub use calendar::{Day, Month, MonthSet, Period, PeriodError};
pub use dataset::Dataset;
pub use filter::{Facets, Filter, Selection};
pub use record::{
    ActivityRow, Basis, Contributor, Figure, Initiative, Kind, Meta, Origin, Place, Placement, Qualifier,
};
pub use summary::{Cell, Matrix, MatrixRow, Split};
pub use text::{Lang, Text, TextColumn};
pub use when::{Edge, Shape, When, WhenError};
