//! Thin adapters for what neither Leptos nor gloo offers, and for what of theirs would fail where this page has to work
//! (a frame without an origin, a page on a disk).
//!
//! Architecture Invariant: nothing here is called while a component is built, only in effects and event handlers, so components also
//! render natively.

pub mod address;
pub mod canvas;
pub mod clock;
pub mod document;
pub mod drafts;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod fullscreen;
pub mod host_window;
pub mod intersection;
pub mod letters;
pub mod resize;
pub mod share;
pub mod sheets;
