//! The year as text, in a built page: done by `yearline-prerender`, which is compiled when it is first needed. It reads and words the
//! dataset with the page's own code, which this program, compiled before everything else, does without.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, While};
use crate::project::Project;
use crate::run;

/// What is to be put into a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Year<'a> {
    /// Where the other files of the page lie, if not beside it.
    pub(crate) folder: Option<&'a Path>,
    /// The dataset, if not the one that the page names.
    pub(crate) data: Option<&'a Path>,
    /// Whether the dataset will stand in the page itself.
    pub(crate) in_page: bool,
    /// Where the page will lie: absolute.
    pub(crate) site_url: Option<String>,
    /// Whether to write the files that lie beside the page.
    pub(crate) beside: bool,
    /// Whether the page can be installed.
    pub(crate) installable: bool,
    /// Whether a page whose dataset has faults stays without text: it tells them itself.
    pub(crate) lenient: bool,
}

/// What was put into a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Put {
    /// The dataset's name.
    pub(crate) name: String,
    /// What the page names as its file.
    pub(crate) file: String,
    /// Where it was read from.
    pub(crate) path: PathBuf,
}

/// Puts a year into a page, in place of any that was in it. `None` where the dataset has faults and that is no failure.
pub(crate) fn put(project: &Project, page: &Path, year: &Year<'_>) -> Result<Option<Put>, Failure> {
    let mut cargo = program(project);
    cargo.arg("--page").arg(page);
    for (flag, path) in [("--folder", year.folder), ("--data", year.data)] {
        if let Some(path) = path {
            cargo.arg(flag).arg(path);
        }
    }
    if let Some(url) = &year.site_url {
        cargo.args(["--site-url", url]);
    }
    for (is_wanted, flag) in [
        (year.in_page, "--in-page"),
        (year.beside, "--beside"),
        (year.installable, "--installable"),
        (year.lenient, "--lenient"),
    ] {
        if is_wanted {
            cargo.arg(flag);
        }
    }
    // Its faults are for the reader.
    let output = cargo.stderr(Stdio::inherit());
    let output = output.output().or_say(|| "start cargo".to_owned())?;
    if !output.status.success() {
        return Err(Failure::new(
            "the year could not be put into the page, for the reason above",
        ));
    }
    Ok(read(&String::from_utf8_lossy(&output.stdout)))
}

/// Fails where a dataset has faults, and tells them.
pub(crate) fn check(project: &Project, data: &Path) -> Result<(), Failure> {
    let mut cargo = program(project);
    cargo.arg("--data").arg(data);
    run::shown_to_reader(cargo)
        .map_err(|_| Failure::new("the dataset cannot be shown, for the reason above"))
}

/// `yearline-prerender`, compiled when that is needed.
fn program(project: &Project) -> Command {
    let mut cargo = run::cargo(project);
    cargo.args(["run", "--quiet", "--package", "yearline-prerender", "--"]);
    cargo
}

/// What it printed: `name: …`, `file: …`, `path: …`.
fn read(lines: &str) -> Option<Put> {
    let said = |key: &str| {
        lines
            .lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
            .map(str::to_owned)
    };
    Some(Put {
        name: said("name")?,
        file: said("file")?,
        path: said("path")?.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_read() {
        let put = Put {
            name: "a-year".into(),
            file: "data/2022.json".into(),
            path: "dist/data/2022.json".into(),
        };
        assert_eq!(
            read("name: a-year\nfile: data/2022.json\npath: dist/data/2022.json\n"),
            Some(put)
        );
        assert_eq!(read(""), None);
    }
}
