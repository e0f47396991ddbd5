//! What a year is: activities, the months they belong to, and what a filter leaves of them.
//!
//! It is plain data and arithmetic: it knows neither pixels nor the page nor the words of a language.
//!
//! Reading order; each module uses only those before it:
//! - the data: `month_set`, [`calendar`] (days, months, the period), [`decimal`] (numbers), [`when`] (EDTF → months), [`fold`] (how search compares letters), [`text`] (texts
//!   in several languages), [`record`] (what a file holds);
//! - the dataset: `postings` (which activities have which value), `search`, [`dataset`], [`activity`], [`builder`];
//! - the order of a table: [`collate`] (how texts are ordered), [`order`];
//! - the choice: [`filter`] (what a reader chose), [`summary`] (the counts of any set of activities), [`outcome`] (what follows from a
//!   filter).

pub mod activity;
mod arena;
pub mod builder;
pub mod calendar;
pub mod collate;
pub mod dataset;
pub mod decimal;
pub mod filter;
pub mod fold;
mod month_set;
pub mod order;
pub mod outcome;
mod postings;
pub mod record;
mod search;
pub mod summary;
pub mod text;
pub mod when;

pub use activity::Activity;
pub use builder::DatasetBuilder;
pub use calendar::{Day, Month, Period, PeriodError};
pub use dataset::Dataset;
pub use decimal::Decimal;
pub use filter::Filter;
/// A set of activities, by index.
pub use fixedbitset::FixedBitSet;
pub use month_set::MonthSet;
pub use order::{Column, Sort};
pub use outcome::{Facets, Outcome, Selection};
pub use record::{
    ActivityRow, Basis, Contributor, Figure, Initiative, Kind, Meta, Origin, Place, Placement,
    Qualifier,
};
pub use summary::{Cell, Matrix, MatrixRow, Split};
pub use text::{Lang, Text, TextColumn, TextRow};
pub use when::{Edge, Shape, When, WhenError};
