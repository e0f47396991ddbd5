//! The service worker: `sw.js` with the list of files that it caches, and a version that changes with any of them.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};

use super::is_named_by_content;
use super::sheets::PROGRAM;
use crate::project::Project;

/// Writes it into the folder of a page, whose files are given by their names.
pub(crate) fn write(project: &Project, folder: &Path, names: &[String], data: &str) -> Result<()> {
    let source = fs::read_to_string(project.at("sw.js"))?;
    // The page names its files, and their names change with their content: so the page stands for all of them.
    let page = fs::read(folder.join("index.html"))?;
    // Most readers never need the program for spreadsheets: it is kept once it was fetched.
    let (later, files): (Vec<&String>, Vec<&String>) = names
        .iter()
        .filter(|name| is_named_by_content(name))
        .partition(|name| name.starts_with(PROGRAM));
    let text = filled(&source, &files, &later, data, &page)?;
    fs::write(folder.join("sw.js"), text)?;
    Ok(())
}

fn filled(
    source: &str,
    files: &[&String],
    later: &[&String],
    data: &str,
    page: &[u8],
) -> Result<String> {
    let version = format!("{:x}", Sha256::digest(page));
    let mut text = source.to_owned();
    for (place, value) in [
        ("\"%VERSION%\"", serde_json::to_string(&version[..16])?),
        ("[\"%FILES%\"]", serde_json::to_string(files)?),
        ("[\"%LATER%\"]", serde_json::to_string(later)?),
        ("\"%DATA%\"", serde_json::to_string(data)?),
    ] {
        ensure!(text.contains(place), "sw.js has no {place}");
        text = text.replace(place, &value);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "const VERSION = \"%VERSION%\";\nconst FILES = [\"%FILES%\"];\n\
        const LATER = [\"%LATER%\"];\nconst DATA = \"%DATA%\";";

    #[test]
    fn the_list_and_the_version_are_written() {
        let file = "a-0123456789abcdef.js".to_owned();
        let text = |page: &[u8]| filled(SOURCE, &[&file], &[], "data/\"x\".json", page);
        let one = text(b"page").expect("all places");
        assert!(one.contains("FILES = [\"a-0123456789abcdef.js\"]"), "{one}");
        assert!(one.contains(r#"DATA = "data/\"x\".json""#), "{one}");
        assert_eq!(one, text(b"page").expect("all places"));
        assert_ne!(one, text(b"another page").expect("all places"));
        assert!(filled("", &[], &[], "", b"").is_err());
    }
}
