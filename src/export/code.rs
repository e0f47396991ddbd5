//! The QR code of an address as a file of its own, for a poster, a slide or a sheet.

use leptos::prelude::*;
use yearline_plot::qr::Qr;

use super::Raster;
use crate::browser::document::token;
use crate::browser::files::TextFile;
use crate::state::Year;

/// The width of a code in pixels at least: it stays sharp on a poster.
const WIDTH_PX: usize = 1_024;

/// A document of SVG with the code of an address, at least so many pixels wide, and how many it is. `None` where the address is too long.
fn document(address: &str) -> Option<(String, usize)> {
    let qr = Qr::new(address)?;
    // Whole pixels for each module: between two of them nothing is grey.
    let width = qr.side * WIDTH_PX.div_ceil(qr.side);
    let colour = |name| token(name).unwrap_or_default();
    let (paper, ink) = (colour("--code-paper"), colour("--code-ink"));
    Some((qr.svg(address, width, &paper, &ink), width))
}

fn file_name(year: Year, extension: &str) -> String {
    let locale = year.session.locale.get_untracked();
    locale.file_name(&year.data(), "qr", extension)
}

/// The code of an address as SVG.
#[must_use]
pub fn code(year: Year, address: &str) -> TextFile {
    TextFile {
        name: file_name(year, "svg"),
        media_type: "image/svg+xml",
        content: document(address)
            .map(|(markup, _)| markup)
            .unwrap_or_default(),
    }
}

/// The same to be drawn in pixels.
#[must_use]
pub fn code_raster(year: Year, address: &str) -> Raster {
    let (markup, width) = document(address).unwrap_or_default();
    let width = u32::try_from(width).unwrap_or_default();
    Raster {
        markup,
        size_px: [width, width],
        file_name: file_name(year, "png"),
        name: address.to_owned(),
    }
}
