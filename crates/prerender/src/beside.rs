//! The small files beside the page: how it is embedded, how it is installed.

use serde_json::json;

use crate::head::{short_description, title};
use crate::html::Html;
use crate::year::Year;

/// The size of an embed where the host says nothing else, in CSS pixels.
const EMBED_WIDTH_PX: u32 = 800;
const EMBED_HEIGHT_PX: u32 = 600;

/// How the page is embedded, after oEmbed 1.0 (oembed.com). Only where it is known where the page will lie can there be a frame that
/// points at it; without that it is a link.
#[must_use]
pub fn oembed(year: &Year<'_>) -> String {
    let title = title(year);
    let said = match year.site {
        Some(site) => {
            let mut frame = Html::new();
            let (width, height) = (EMBED_WIDTH_PX.to_string(), EMBED_HEIGHT_PX.to_string());
            let src = format!("{site}?embed=1");
            // Hosts put this into pages of their own, whose policies are theirs: a plain frame, with nothing to run.
            let attributes = [
                ("title", title),
                ("src", src.as_str()),
                ("width", width.as_str()),
                ("height", height.as_str()),
                ("loading", "lazy"),
                ("style", "width:100%;height:600px;border:0"),
            ];
            frame.open("iframe", &attributes).close("iframe");
            json!({
                "version": "1.0", "type": "rich", "title": title, "provider_url": site,
                "html": frame.done(), "width": EMBED_WIDTH_PX, "height": EMBED_HEIGHT_PX,
            })
        }
        None => json!({"version": "1.0", "type": "link", "title": title}),
    };
    format!("{said:#}\n")
}

/// How the page is installed, after the W3C's Web Application Manifest. All addresses are relative to the manifest, which lies beside the
/// page.
#[must_use]
pub fn manifest(year: &Year<'_>, icon: Option<&str>) -> String {
    let telling = year.first();
    let mut said = json!({
        "name": title(year),
        "description": short_description(year.data, telling),
        "lang": year.data.meta().languages.get(telling.language),
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
    });
    if let Some(icon) = icon {
        said["icons"] = json!([{"src": icon, "type": "image/svg+xml", "sizes": "any"}]);
    }
    format!("{said:#}\n")
}
