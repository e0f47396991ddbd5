//! Files that the reader gives, and files that the reader gets.

use gloo::file::futures::{read_as_bytes, read_as_data_url, read_as_text};
use gloo::file::{Blob, File, FileList, ObjectUrl};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlAnchorElement, HtmlInputElement, window};

use super::address;

/// The files chosen in the input that an event came from. The input is emptied, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = all(input.as_ref().and_then(HtmlInputElement::files));
    if let Some(input) = input {
        input.set_value("");
    }
    files
}

/// The files dropped.
#[must_use]
pub fn dropped(event: &DragEvent) -> Vec<File> {
    all(event.data_transfer().and_then(|transfer| transfer.files()))
}

fn all(list: Option<web_sys::FileList>) -> Vec<File> {
    let list = list.map(FileList::from);
    list.map(|files| files.to_vec()).unwrap_or_default()
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

/// Whether a file is a workbook or a table rather than a dataset: by its name, and where that tells nothing by its first bytes.
pub async fn is_sheet(file: &File) -> bool {
    let name = file.name().to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if SHEET_ENDINGS.contains(&ending) {
        return true;
    }
    let begin = read_as_bytes(&file.slice(0, 4)).await.unwrap_or_default();
    ending != "json" && [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0"].contains(&begin.as_slice())
}

/// The endings of workbooks and tables.
const SHEET_ENDINGS: [&str; 8] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "tab", "xlsb"];

/// What a file input takes: datasets, workbooks and tables.
pub const ACCEPTED: &str = ".json,application/json,.xlsx,.xlsm,.xls,.ods,.csv,.tsv";

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

/// What is in a file of text. `None` where the browser can't read it.
pub async fn text_of(file: Blob) -> Option<String> {
    read_as_text(&file).await.ok()
}

/// A file as an address of its own, for an image that the reader can save by hand. `None` where the browser can't read it.
pub async fn data_url(file: &Blob) -> Option<String> {
    read_as_data_url(file).await.ok()
}

/// Why the browser may save no file, which it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The page is in a frame with a sandbox.
    Frame,
    /// The browser is a part of an app.
    App,
}

/// How apps name themselves in the user agent whose browsers save nothing: WeChat, QQ, Weibo, DingTalk, Alipay, Feishu, Facebook,
/// Instagram, LINE.
const APPS: [&str; 10] = [
    "MicroMessenger",
    " QQ/",
    "Weibo",
    "DingTalk",
    "AlipayClient",
    "Lark/",
    "FBAN/",
    "FBAV/",
    "Instagram",
    " Line/",
];

/// Why the browser may refuse to save a file, if it may.
#[must_use]
pub fn refusal() -> Option<Refusal> {
    if may_be_refused_by_frame() {
        return Some(Refusal::Frame);
    }
    let agent = window()?.navigator().user_agent().ok()?;
    APPS.iter()
        .any(|app| agent.contains(app))
        .then_some(Refusal::App)
}

/// What a frame's sandbox allows can be read only where the page around this one is of the same website. An unknown origin also tells of
/// a sandbox.
fn may_be_refused_by_frame() -> bool {
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
    download_blob(&file.name, blob);
}

/// Hands what the browser holds to the reader, as a file of that name.
pub fn download_blob(name: &str, blob: Blob) {
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
