//! Yearline: an organisation's year of activities as honest charts and a timeline, in the browser.

pub mod domain;
pub mod ingest;
pub mod plot;
pub mod text;
pub mod url;
