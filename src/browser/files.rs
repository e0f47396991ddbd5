//! Files that the reader gives, and files that the reader gets.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, DragEvent, Event, File, HtmlAnchorElement,
    HtmlInputElement, Url, window,
};

use super::load::Incoming;

/// A file that the reader gave.
#[derive(Clone, Debug)]
pub struct Given(File);

impl Given {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its bytes, piece by piece.
    #[must_use]
    pub fn open(&self) -> Incoming {
        Incoming::of(Some(self.0.stream()))
    }
}

/// The file chosen in the input that an event came from. The input is emptied, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Option<Given> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.item(0)?;
    input.set_value("");
    Some(Given(file))
}

/// The file dropped.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<Given> {
    event.data_transfer()?.files()?.item(0).map(Given)
}

/// Whether what hovers over the page is a file.
#[must_use]
pub fn carries_file(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|t: DataTransfer| {
        t.types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

/// Hands a file to the reader.
pub fn download(name: &str, media_type: &str, content: &str) {
    // Each step can only fail where a document is being torn down; then nobody waits for the file.
    let _ = try_download(name, media_type, content);
}

fn try_download(name: &str, media_type: &str, content: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(content));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link = window()?
        .document()?
        .create_element("a")
        .ok()?
        .dyn_into::<HtmlAnchorElement>()
        .ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).ok()
}
