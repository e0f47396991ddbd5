//! From summaries and a width to pictures, through plotters.
//!
//! This room knows places and roles; it knows neither colours nor the page. Words come to it as strings. So all of it is tested
//! natively, by comparing [`scene::Scene`]s.

pub mod columns;
pub mod scene;
