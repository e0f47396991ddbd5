//! The wasm binary: mounts the app and nothing else.

fn main() {}
