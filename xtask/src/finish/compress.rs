//! Compressed forms of a page's files, `.br` and `.gz` beside each, for servers that send such a file where the browser takes it.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Endings of files that become smaller.
const COMPRESSIBLE: [&str; 8] = [
    "html",
    "js",
    "css",
    "wasm",
    "json",
    "svg",
    "webmanifest",
    "txt",
];

/// Compresses the files of a folder.
pub(crate) fn compress(folder: &Path) -> Result<()> {
    for name in super::names(folder)? {
        let is_compressible = name
            .rsplit_once('.')
            .is_some_and(|(_, ending)| COMPRESSIBLE.contains(&ending));
        if !is_compressible {
            continue;
        }
        let bytes = fs::read(folder.join(&name))?;
        for (ending, form) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
            if form.len() < bytes.len() {
                fs::write(folder.join(format!("{name}.{ending}")), form)?;
            }
        }
    }
    Ok(())
}

/// In brotli, as small as it gets.
pub(crate) fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut form = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut form, &params)?;
    Ok(form)
}

/// In gzip, as small as it gets.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
