//! The program for spreadsheets, which a page fetches when it is needed, and the empty spreadsheet.
//!
//! Trunk names the files of a worker by its program alone. Here their names change with their content, as those of the page do, so that a
//! page never meets the program of another version, and browsers may keep it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};
use xshell::cmd;

use crate::project::Project;

/// How the names of the program's files begin.
pub(crate) const PROGRAM: &str = "sheets-worker";

/// The empty spreadsheet, as the page links to it.
pub(crate) const TEMPLATE: &str = "yearline-template.xlsx";

/// Renames the program's files in the folder of a page, writes the script that starts it, and
/// the name of that script into the page.
pub(super) fn name_by_content(folder: &Path) -> Result<()> {
    let at = |name: &str| folder.join(name);
    let (script, wasm) = (format!("{PROGRAM}.js"), format!("{PROGRAM}_bg.wasm"));
    let mut hash = Sha256::new();
    for name in [&script, &wasm] {
        hash.update(fs::read(at(name)).with_context(|| name.clone())?);
    }
    let hash = &format!("{:x}", hash.finalize())[..16];
    let named_script = format!("{PROGRAM}-{hash}.js");
    let named_wasm = format!("{PROGRAM}-{hash}_bg.wasm");
    let named_loader = format!("{PROGRAM}-loader-{hash}.js");
    // Trunk's own calls the script in a way that wasm-bindgen warns of.
    let loader = format!(
        r#"importScripts("./{named_script}");wasm_bindgen({{module_or_path:"./{named_wasm}"}});"#
    );
    fs::write(at(&named_loader), loader)?;
    fs::rename(at(&script), at(&named_script))?;
    fs::rename(at(&wasm), at(&named_wasm))?;
    let page = at("index.html");
    fs::write(&page, naming(&fs::read_to_string(&page)?, &named_loader)?)?;
    Ok(())
}

/// The page with the name of the loader in it.
fn naming(html: &str, loader: &str) -> Result<String> {
    let selector = format!("meta[name={PROGRAM}]");
    let mut is_named = false;
    let name = element!(selector, |meta| {
        is_named = true;
        meta.set_attribute("content", loader)?;
        Ok(())
    });
    let settings = RewriteStrSettings {
        element_content_handlers: vec![name],
        ..RewriteStrSettings::new()
    };
    let html = rewrite_str(html, settings)?;
    ensure!(is_named, "index.html has no <meta name={PROGRAM}>");
    Ok(html)
}

/// Puts the empty spreadsheet beside a page. The program that writes it is compiled when it is first needed.
pub(super) fn write_template(project: &Project, folder: &Path) -> Result<()> {
    let shell = project.shell()?;
    let file = folder.join(TEMPLATE);
    cmd!(
        shell,
        "cargo run --quiet --package yearline-sheets -- convert --template {file}"
    )
    .run()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finish::is_named_by_content;

    #[test]
    fn the_program_is_named_by_its_content() {
        let folder = tempfile();
        let write = |name: &str, text: &str| {
            fs::write(folder.join(name), text).unwrap_or_else(|e| panic!("{e}"));
        };
        write("sheets-worker.js", "let wasm_bindgen;");
        write("sheets-worker_bg.wasm", "wasm");
        write("index.html", "<meta name=sheets-worker content=x>");
        name_by_content(&folder).expect("all files are there");
        let names = crate::finish::names(&folder).expect("a folder");
        let html = fs::read_to_string(folder.join("index.html")).expect("a page");
        let loader = names
            .iter()
            .find(|name| name.contains("loader"))
            .expect("a loader");
        assert!(html.contains(loader.as_str()), "{html}");
        let text = fs::read_to_string(folder.join(loader)).expect("a loader");
        for name in names.iter().filter(|name| *name != "index.html") {
            assert!(is_named_by_content(name), "{name}");
            assert!(name == loader || text.contains(name.as_str()), "{text}");
        }
        fs::remove_dir_all(&folder).expect("it is ours");
    }

    fn tempfile() -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("yearline-sheets-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap_or_else(|e| panic!("{e}"));
        folder
    }
}
