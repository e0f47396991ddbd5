//! The same files once more, compressed: `.br` and `.gz` beside each, for servers that send such a file where the browser takes it.

use std::path::Path;

use crate::failure::Failure;
use crate::project::Project;
use crate::run;
use crate::size;

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

/// node compresses, as in [`size`]. What would not become smaller is left out.
const SCRIPT: &str = "\
const { readFileSync, writeFileSync } = require('node:fs');
const { brotliCompressSync, gzipSync, constants } = require('node:zlib');
for (const path of process.argv.slice(1)) {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const forms = { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: 9 }) };
  for (const [ending, form] of Object.entries(forms)) if (form.length < bytes.length) writeFileSync(`${path}.${ending}`, form);
}";

/// Whether there is to be a compressed form of it.
pub(crate) fn is_compressible(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| COMPRESSIBLE.contains(&ending))
}

/// Compresses the files of a folder.
pub(crate) fn compress(project: &Project, folder: &Path) -> Result<(), Failure> {
    let names = size::names(folder)?;
    let mut node = run::program(project, "node");
    node.args(["-e", SCRIPT, "--"]);
    node.args(
        names
            .iter()
            .filter(|name| is_compressible(name))
            .map(|name| folder.join(name)),
    );
    run::shown_to_reader(node)
        .map_err(|_| Failure::new("node could not compress the page, for the reason above"))
}
