//! `finish`: the post-build step. Trunk calls it (`Trunk.toml`) when it has built a page and not yet put it in its place, whoever called
//! Trunk.
//!
//! Every page gets the links to its program where its script finds them ([`program`]), and the prerendered year ([`prerender`]). The
//! developers' page gets the pages of `demo/` as well, and no service worker, which would still be there when another project is served on
//! the same port. The released page gets one style sheet ([`stylesheet`]), the program for spreadsheets under names that change with its
//! content and the empty spreadsheet ([`sheets`]), the page in one file without a year ([`single`]), the service worker ([`worker`]), the
//! headers for hosts ([`headers`]) and its files in compressed form ([`compress`]).

pub(crate) mod compress;
mod headers;
pub(crate) mod prerender;
mod program;
pub(crate) mod sheets;
mod stylesheet;
mod worker;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::project::Project;
use crate::single;
use prerender::Prerender;

/// The environment variable with the address at which the page will be.
pub(crate) const SITE_URL: &str = "YEARLINE_SITE_URL";
/// The environment variable that is set where a page is served to developers.
pub(crate) const DEMO: &str = "YEARLINE_DEMO";

/// Finishes the page that Trunk has built.
pub(crate) fn finish(project: &Project) -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.context("`finish` is called by Trunk, which `cargo xtask build` calls")?;
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let is_demo = !is_release || env::var_os(DEMO).is_some();
    if is_release {
        stylesheet::join(project, &folder)?;
    }
    program::place_links(&folder.join("index.html"))?;
    sheets::name_by_content(&folder)?;
    sheets::write_template(project, &folder)?;
    if is_release {
        single::write_empty(&folder)?;
    }
    let prerendered = prerender::write(
        project,
        &folder.join("index.html"),
        &Prerender {
            site_url: env::var(SITE_URL).ok(),
            beside: true,
            installable: !is_demo,
            lenient: !is_release,
            ..Prerender::default()
        },
    )?;
    if is_demo {
        return copy_files(&project.at("demo"), &folder);
    }
    let year = prerendered.context("the page got no year")?;
    let names = names(&folder)?;
    worker::write(project, &folder, &names, &year.file)?;
    let public_url = env::var("TRUNK_PUBLIC_URL").unwrap_or_default();
    headers::write(&folder, &names, &public_url)?;
    compress::compress(&folder)
}

fn copy_files(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let file = entry?.path();
        if let Some(name) = file.file_name().filter(|_| file.is_file()) {
            fs::copy(&file, to.join(name))?;
        }
    }
    Ok(())
}

/// The files below a folder by their names in an address, sorted, without those that are others compressed.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let name = entry.path().strip_prefix(folder)?.to_string_lossy();
        let name = name.replace(std::path::MAIN_SEPARATOR, "/");
        if entry.file_type().is_file() && !name.ends_with(".br") && !name.ends_with(".gz") {
            names.push(name);
        }
    }
    Ok(names)
}

/// Whether a file's name changes with its content, as Trunk names it: `layout-7ab02c4e5f60d1e2.css`, `…_bg.wasm`.
fn is_named_by_content(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    // A hash of 64 bits without its leading zeros.
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_whose_name_changes_with_their_content() {
        let table = [
            ("yearline-45a551f1f101829b_bg.wasm", true),
            ("yearline-45a551f1f101829b.js", true),
            ("layout-fd3edabe64eceaa.css", true),
            ("embed.js", false),
            ("embed-demo.html", false),
            ("data/2022-report.json", false),
            ("index.html", false),
        ];
        for (name, expected) in table {
            assert_eq!(is_named_by_content(name), expected, "{name}");
        }
    }
}
