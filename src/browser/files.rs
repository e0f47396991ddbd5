//! Files that the reader gives, and files that the reader gets.

use gloo::file::futures::read_as_bytes;
use gloo::file::{Blob, File, ObjectUrl};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlAnchorElement, HtmlInputElement, window};

/// The file chosen in the input that an event came from. The input is emptied, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.item(0)?;
    input.set_value("");
    Some(File::from(file))
}

/// The file dropped.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.item(0).map(File::from)
}

/// Whether what hovers over the page is a file.
#[must_use]
pub fn carries_file(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| {
        transfer
            .types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

/// All of a file's bytes; empty where the browser can't read it.
pub async fn bytes(file: &File) -> Vec<u8> {
    read_as_bytes(file).await.unwrap_or_default()
}

/// Hands a file to the reader.
pub fn download(name: &str, media_type: &str, content: &str) {
    let blob = Blob::new_with_options(content, Some(media_type));
    let url = ObjectUrl::from(blob);
    let link = window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    // There is no document only while the page is torn down; then nobody waits for the file.
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
}
