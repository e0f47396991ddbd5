//! SVG as pixels: the browser draws a document of SVG as an image onto a canvas, with the fonts that the reader's machine has.

use gloo::file::Blob;
use js_sys::{Function, Promise, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, window};

/// The largest area of a canvas that every browser has, in pixels: Safari on a phone refuses more.
const MAX_AREA_PX: f64 = 16_777_216.0;
/// The longest side of one.
const MAX_SIDE_PX: f64 = 16_384.0;

/// How many times as large a picture of that size in CSS pixels can be drawn: so many times, or fewer where a canvas would be too large.
#[must_use]
pub fn scale(width: f64, height: f64, wanted: f64) -> f64 {
    let by_area = (MAX_AREA_PX / (width * height)).sqrt();
    let by_side = MAX_SIDE_PX / width.max(height);
    wanted.min(by_area).min(by_side)
}

/// A document of SVG as the address of an image.
///
/// Not a `blob:`: that would be of another origin in a frame without one, and a canvas then gives nothing away. The page's policy allows
/// `data:` for images.
#[must_use]
pub fn svg_url(markup: &str) -> String {
    let encoded = String::from(encode_uri_component(markup));
    format!("data:image/svg+xml;charset=utf-8,{encoded}")
}

/// A document of SVG as a PNG of that many pixels. `None` where the browser does not draw it.
pub async fn png(markup: &str, width: u32, height: u32) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    let loaded = Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
    });
    image.set_src(&svg_url(markup));
    JsFuture::from(loaded).await.ok()?;
    let document = window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    pen.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(width),
        f64::from(height),
    )
    .ok()?;
    let written = Promise::new(&mut |resolve: Function, _| {
        if canvas.to_blob(&resolve).is_err() {
            // Nobody else answers then. The function of a promise does not fail.
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::NULL);
        }
    });
    let blob: web_sys::Blob = JsFuture::from(written).await.ok()?.dyn_into().ok()?;
    Some(blob.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_drawn_as_large_as_every_browser_can() {
        let table = [
            ((1000.0, 500.0), 2.0),
            ((2048.0, 2048.0), 2.0),
            ((4096.0, 4096.0), 1.0),
            ((100.0, 32_768.0), 0.5),
        ];
        for ((width, height), want) in table {
            assert_eq!(scale(width, height, 2.0), want, "{width} x {height}");
        }
    }
}
