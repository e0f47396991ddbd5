//! An address as a QR code (ISO/IEC 18004): its modules as one path of SVG, for a screen, a sheet or a file.
//!
//! The crate `qrcode` encodes. This module knows no colours. A code is read by its contrast, so whoever draws the path draws it dark on a
//! light ground, in a dark theme too.

use core::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use super::svg::escaped;

/// The light margin that the standard asks for around a code, in modules.
const QUIET_ZONE: usize = 4;

/// A QR code as a square path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// The length of a side in modules, with the quiet zone: the user units of the view box.
    pub side: usize,
    /// The dark modules as data of a `path` element: a rectangle for each run in a row.
    pub path: String,
}

impl Qr {
    /// The code of a text. `None` where it is longer than a code can be, which is 2,953 bytes.
    ///
    /// Its error correction is of level M, which withstands a fold or a reflection; of level L for a text that is too long for that.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let levels = [EcLevel::M, EcLevel::L].into_iter();
        let code = levels
            .filter_map(|level| QrCode::with_error_correction_level(text, level).ok())
            .next()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] == Color::Dark {
                    let (left, top, length) = (x + QUIET_ZONE, y + QUIET_ZONE, run.len());
                    // Writing into a `String` cannot fail.
                    let _ = write!(path, "M{left} {top}h{length}v1h-{length}z");
                }
                x += run.len();
            }
        }
        Some(Self {
            side: width + 2 * QUIET_ZONE,
            path,
        })
    }

    /// The code as a document of its own, with a title, so many pixels wide and high.
    #[must_use]
    pub fn svg(&self, title: &str, width_px: usize, paper: &str, ink: &str) -> String {
        let Self { side, path } = self;
        let [title, paper, ink] = [title, paper, ink].map(escaped);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width_px}\" height=\"{width_px}\" \
             viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><title>{title}</title>\
             <rect width=\"{side}\" height=\"{side}\" fill=\"{paper}\"/><path d=\"{path}\" fill=\"{ink}\"/></svg>"
        )
    }
}
