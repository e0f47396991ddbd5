//! What needs a browser: components, the way from a choice to what is derived from it, the history.
//!
//! `cargo xtask test` runs these in Chromium through wasm-bindgen's runner. The page that they run in is the runner's own; each
//! test mounts what it needs into it and takes it away again.

#![cfg(target_arch = "wasm32")]

mod bench;
mod components;
mod derived;
mod history;
mod intl;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
