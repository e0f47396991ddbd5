//! `finish`: what is done to a page that Trunk has built and not yet put in its place. Trunk calls it (`Trunk.toml`), whoever called
//! Trunk: `cargo xtask build`, `cargo xtask serve`, or a reader by hand.
//!
//! The developers' page gets the year as text, and no more: no service worker, which would still be there when another project is
//! served on the same port, and nothing that wants node.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::compress;
use crate::failure::{Failure, While};
use crate::headers;
use crate::project::Project;
use crate::script;
use crate::size;
use crate::tighten;
use crate::worker;
use crate::year::{self, Year};

/// Where the page will lie, for [`finish`]: set by `build --site-url`.
pub(crate) const SITE_URL: &str = "YEARLINE_SITE_URL";
/// Set, to anything, where a page is served to developers.
pub(crate) const DEMO: &str = "YEARLINE_DEMO";

/// Finishes the page that Trunk says it has built.
pub(crate) fn finish(project: &Project) -> Result<(), Failure> {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Failure::new(
            "`finish` is for Trunk, which says where its page is; `cargo xtask build` calls Trunk",
        ));
    };
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let is_release = std::env::var_os("TRUNK_PROFILE") == Some(OsString::from("release"));
    let is_demo = std::env::var_os(DEMO).is_some();
    let is_shipped = is_release && !is_demo;
    let wanted = Year {
        site_url: said(SITE_URL),
        beside: true,
        installable: is_shipped,
        lenient: !is_release,
        ..Year::default()
    };
    let put = year::put(project, &folder.join("index.html"), &wanted)?;
    if is_demo {
        copy_demo(&project.at("demo"), &folder)?;
    }
    let Some(put) = put.filter(|_| is_shipped) else {
        return Ok(());
    };
    tighten::tighten(project, &folder)?;
    script::strip(&folder)?;
    let names = size::names(&folder)?;
    worker::write(project, &folder, &names, &put.file)?;
    headers::write(
        &folder,
        &names,
        &said("TRUNK_PUBLIC_URL").unwrap_or_default(),
    )?;
    compress::compress(project, &folder)
}

/// Copies the pages that show developers what embedding is like, where there are any.
fn copy_demo(from: &Path, to: &Path) -> Result<(), Failure> {
    let Ok(entries) = std::fs::read_dir(from) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry.or_say(|| format!("read {}", from.display()))?;
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))
                .or_say(|| format!("copy {}", entry.path().display()))?;
        }
    }
    Ok(())
}
