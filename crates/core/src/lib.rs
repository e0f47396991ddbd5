//! What a year is, without a browser and without pixels: the format and its checks, honest months, the filter and its counts, the view
//! state and its address, and what the page says of all that in English and Chinese.

pub mod domain;
pub mod format;
pub mod ingest;
pub mod text;
pub mod url;
