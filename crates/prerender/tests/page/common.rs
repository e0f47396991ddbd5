//! Datasets and pages for these tests.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use yearline_core::domain::Dataset;
use yearline_core::ingest;
use yearline_prerender::{Year, put};

/// A page as it stands in the repository.
pub(crate) const PAGE: &str = "<!doctype html>\n<html lang=\"en\" data-theme=\"auto\">\n<head>\n<meta charset=\"utf-8\">\n\
    <title>Yearline</title>\n<link id=\"dataset\" rel=\"preload\" href=\"data/2022.json\">\n</head>\n<body>\n\
    <p id=\"boot-problem\" hidden>…</p>\n<div id=\"static\"><noscript>This page needs JavaScript.</noscript></div>\n</body>\n</html>\n";

/// The same page as Trunk minifies it.
pub(crate) const MINIFIED: &str = "<!doctype html><html data-theme=auto lang=en><meta charset=utf-8><title>Yearline</title>\
    <link href=data/2022.json id=dataset rel=preload></head><body><p hidden id=boot-problem>…</p>\
    <div id=static><noscript>This page needs JavaScript.</noscript></div></body></html>";

/// A dataset of the project, changed.
pub(crate) fn edited(name: &str, edit: impl FnOnce(&mut Value)) -> Arc<Dataset> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../data")
        .join(name);
    let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut value: Value =
        serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    edit(&mut value);
    let reading = ingest::read(value.to_string().as_bytes());
    reading
        .dataset
        .map(Arc::new)
        .unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

/// The rows of a table.
pub(crate) fn table<'v>(data: &'v mut Value, name: &str) -> &'v mut Vec<Value> {
    let resources = data["resources"].as_array_mut().expect("resources");
    let resource = resources
        .iter_mut()
        .find(|r| r["name"] == name)
        .expect("a table of that name");
    resource["data"].as_array_mut().expect("rows")
}

/// The report's year.
pub(crate) fn report() -> Arc<Dataset> {
    edited("2022.json", |_| {})
}

/// A year whose file lies beside the page.
pub(crate) fn year(data: &Arc<Dataset>) -> Year<'_> {
    Year {
        data,
        file: Some("data/2022.json"),
        site: None,
        is_installable: true,
    }
}

/// The page with a year in it.
pub(crate) fn page(data: &Arc<Dataset>) -> String {
    put(PAGE, &year(data)).unwrap_or_else(|e| panic!("{e}"))
}

/// What a page says: its HTML with the characters themselves for their escapes, and without the marks between two texts.
pub(crate) fn said(html: &str) -> String {
    html.replace("<!>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}
