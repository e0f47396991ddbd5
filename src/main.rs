//! The wasm binary: installs the panic hook and mounts the app; nothing else.

fn main() {
    // In a released page a panic has no words: see xtask/src/library.rs.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(yearline::ui::App);
}
