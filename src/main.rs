//! The program in the page: asks the browser what the page starts from, and mounts the application.

use leptos::prelude::*;
use yearline::app::App;
use yearline::browser::{address, document, letters};
use yearline_core::domain::{Lang, collate, fold};

fn main() {
    console_error_panic_hook::set_once();
    fold::set_decompose(letters::lower_and_decompose);
    collate::set_sort(letters::sort_texts);
    let preferred = document::preferred_languages()
        .iter()
        .find_map(|tag| Lang::serving(tag))
        .unwrap_or_default();
    let query = address::query();
    mount_to_body(move || view! { <App query preferred/> });
}
