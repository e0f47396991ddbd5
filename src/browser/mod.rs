//! The browser, and the only place that names `web_sys` or `js_sys`.
//!
//! A leaf: it knows nothing of datasets, charts or the page's words. What may be refused (storage, clipboard, history in a
//! sandboxed frame) is asked for and, where it fails, left; nothing here panics.

pub mod address;
pub mod document;
pub mod dom;
pub mod files;
pub mod focus;
pub mod frame;
pub mod letters;
pub mod load;
pub mod markup;
pub mod paint;
pub mod sight;
pub mod size;
