//! Files that the reader gives, and files that the reader gets.

use gloo::file::futures::read_as_bytes;
use gloo::file::{Blob, File, ObjectUrl};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlAnchorElement, HtmlInputElement, window};

use super::address;

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

/// A file of text.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub content: String,
}

/// Whether the browser may refuse to save a file and not say so: the page is in a frame with a sandbox. What that allows can be read
/// only where the page around this one is of the same website. An unknown origin also tells of a sandbox.
#[must_use]
pub fn may_be_refused() -> bool {
    let Some(window) = window().filter(|_| address::is_framed()) else {
        return false;
    };
    let frame = window.frame_element().ok().flatten();
    let sandbox = frame.and_then(|frame| frame.get_attribute("sandbox"));
    match sandbox {
        Some(allowed) => !allowed
            .split_ascii_whitespace()
            .any(|word| word == "allow-downloads"),
        None => window.origin() == "null",
    }
}

/// Hands a file to the reader.
pub fn download(file: &TextFile) {
    let blob = Blob::new_with_options(file.content.as_str(), Some(file.media_type));
    let url = ObjectUrl::from(blob);
    let link = window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    // There is no document only while the page is torn down; then nobody waits for the file.
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(&file.name);
        link.click();
    }
}
