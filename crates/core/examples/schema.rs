//! Writes `data/yearline.schema.json` from the types of the format:
//! `cargo run -p yearline-core --features schema --example schema`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/yearline.schema.json");
    std::fs::write(path, yearline_core::format::schema::json_schema_text())
}
