//! The page before its program, in a built page: written by `yearline-prerender`, which renders the dataset with the page's own components.
//! It is a program of its own, so that no other command of a fresh clone waits until the components are compiled natively. The set-up
//! compiles it ahead while it compiles Trunk; else it is compiled when it is first needed, and cargo says so.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use xshell::{Cmd, Shell, cmd};

use crate::project::Project;

/// What is to be written into a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prerender<'a> {
    /// Where the other files of the page are, if not beside it.
    pub(crate) folder: Option<&'a Path>,
    /// The dataset, if not the one that the page names.
    pub(crate) data: Option<&'a Path>,
    /// Whether the dataset will be in the page itself.
    pub(crate) in_page: bool,
    /// The address at which the page will be.
    pub(crate) site_url: Option<String>,
    /// Whether to write the files beside the page: `oembed.json`, `manifest.webmanifest`.
    pub(crate) beside: bool,
    /// Whether the page can be installed.
    pub(crate) installable: bool,
    /// Whether a page whose dataset has faults stays without it. It reports them itself.
    pub(crate) lenient: bool,
}

/// The year that was written into a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Prerendered {
    /// The dataset's name.
    pub(crate) name: String,
    /// The address that the page has of its file.
    pub(crate) file: String,
    /// The file.
    pub(crate) path: PathBuf,
}

/// Writes a year into a page, in place of any that was in it. `None` where the dataset has faults and that is no error.
pub(crate) fn write(
    project: &Project,
    page: &Path,
    prerender: &Prerender<'_>,
) -> Result<Option<Prerendered>> {
    let shell = project.shell()?;
    let mut command = program(&shell).arg("--page").arg(page);
    for (flag, path) in [("--folder", prerender.folder), ("--data", prerender.data)] {
        if let Some(path) = path {
            command = command.arg(flag).arg(path);
        }
    }
    if let Some(url) = &prerender.site_url {
        command = command.args(["--site-url", url]);
    }
    for (is_wanted, flag) in [
        (prerender.in_page, "--in-page"),
        (prerender.beside, "--beside"),
        (prerender.installable, "--installable"),
        (prerender.lenient, "--lenient"),
    ] {
        if is_wanted {
            command = command.arg(flag);
        }
    }
    // Faults of the dataset are on standard error, in the words of the page.
    let output = command
        .read()
        .context("the year can't be written into the page")?;
    if output.is_empty() {
        return Ok(None);
    }
    serde_json::from_str(&output).context("what yearline-prerender printed")
}

/// Fails where a dataset has faults, and reports them.
pub(crate) fn check(project: &Project, data: &Path) -> Result<()> {
    let shell = project.shell()?;
    let command = program(&shell).arg("--data").arg(data);
    command.run().context("the dataset can't be shown")
}

fn program(shell: &Shell) -> Cmd<'_> {
    cmd!(shell, "cargo run --package yearline-prerender --").quiet()
}

/// Compiles it, as [`program`] would.
pub(crate) fn compile(shell: &Shell) -> Cmd<'_> {
    cmd!(shell, "cargo build --package yearline-prerender")
}
