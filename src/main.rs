//! The wasm binary: mounts the app; nothing else.

fn main() {
    leptos::mount::mount_to_body(yearline::ui::App);
}
