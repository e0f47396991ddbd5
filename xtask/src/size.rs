//! What the page weighs, in the bytes that a visitor's browser is sent: each file of `dist/` in brotli at quality 11,
//! as static hosts compress, without what comes from a dataset, whose size is its maker's affair: the files of `data/`, and the year as
//! text in `index.html`. Nor is counted what no visitor of the page is sent: the service worker, which comes after the page and brings
//! nothing new, and files for hosts.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, While};
use crate::project::Project;
use crate::run;
use crate::script;

/// The most that the page may weigh, in bytes of brotli: 226 KB.
pub(crate) const BUDGET_BYTES: u64 = 226_000;

/// What no visitor is sent with the page, or what a dataset weighs.
const LEFT_OUT: [&str; 5] = [
    "data/",
    "_headers",
    "manifest.webmanifest",
    "oembed.json",
    "sw.js",
];

/// node compresses: it is needed anyway, and saves compiling a brotli of our own.
const SCRIPT: &str = "\
const { readFileSync } = require('node:fs');
const { brotliCompressSync, constants } = require('node:zlib');
for (const path of process.argv.slice(1)) {
  // Without the year as text: see yearline-prerender's `place`.
  const bytes = path.endsWith('.html')
    ? Buffer.from(readFileSync(path, 'utf8').replace(/<!--year-->[^]*?<!--\\/year-->/g, ''))
    : readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  console.log(bytes.length + ' ' + brotliCompressSync(bytes, { params }).length);
}";

/// The weight of the built page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Weight {
    files: Vec<FileWeight>,
}

/// The weight of one of its files.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FileWeight {
    name: String,
    n_bytes: u64,
    n_bytes_in_brotli: u64,
}

impl Weight {
    /// All files of the page together, in bytes of brotli.
    pub(crate) fn total_bytes(&self) -> u64 {
        self.of_page().map(|file| file.n_bytes_in_brotli).sum()
    }

    /// Without the script that other people's pages are sent, which has a budget of its own.
    fn of_page(&self) -> impl Iterator<Item = &FileWeight> {
        self.files.iter().filter(|file| file.name != script::NAME)
    }

    /// Fails where the page is heavier than it may be.
    pub(crate) fn within_budget(&self) -> Result<(), Failure> {
        let script = self.files.iter().find(|file| file.name == script::NAME);
        if let Some(script) =
            script.filter(|script| script.n_bytes_in_brotli > script::BUDGET_BYTES)
        {
            return Err(Failure::new(format!(
                "{} weighs {} bytes in brotli, of {} that it may",
                script.name,
                script.n_bytes_in_brotli,
                script::BUDGET_BYTES
            )));
        }
        let total = self.total_bytes();
        if total <= BUDGET_BYTES {
            return Ok(());
        }
        Err(Failure::new(format!(
            "the page weighs {total} bytes in brotli, {} more than it may: find what grew in the table above",
            total - BUDGET_BYTES
        )))
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>10} {:>10}  file", "bytes", "brotli")?;
        for file in &self.files {
            let aside = if file.name == script::NAME {
                format!(
                    " (for hosts, not counted below; {} allowed)",
                    script::BUDGET_BYTES
                )
            } else {
                String::new()
            };
            writeln!(
                f,
                "{:>10} {:>10}  {}{aside}",
                file.n_bytes, file.n_bytes_in_brotli, file.name
            )?;
        }
        let n_bytes: u64 = self.of_page().map(|file| file.n_bytes).sum();
        write!(
            f,
            "{n_bytes:>10} {:>10}  all of {BUDGET_BYTES} allowed, without data/ and the year as text",
            self.total_bytes()
        )
    }
}

/// Weighs `dist/`.
pub(crate) fn weigh(project: &Project) -> Result<Weight, Failure> {
    let dist = project.dist();
    let mut names = names(&dist)?;
    names.retain(|name| !LEFT_OUT.iter().any(|left_out| name.starts_with(left_out)));
    if names.is_empty() {
        return Err(Failure::new("dist/ is empty: `cargo xtask build` fills it"));
    }
    let mut node = run::program(project, "node");
    node.args(["-e", SCRIPT, "--"])
        .args(names.iter().map(|name| dist.join(name)));
    let output = run::answer(node)?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        let reason = error
            .lines()
            .find(|line| line.contains("Error"))
            .unwrap_or("no reason given")
            .to_owned();
        return Err(Failure::new(format!(
            "node could not weigh dist/: {reason}"
        )));
    }
    read(names.into_iter(), &String::from_utf8_lossy(&output.stdout))
}

/// The files below a folder by their names in an address, sorted, without those that are others compressed.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    let name = |path: &PathBuf| {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
        name.replace(std::path::MAIN_SEPARATOR, "/")
    };
    let mut names: Vec<String> = paths.iter().map(name).collect();
    names.retain(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
    names.sort();
    Ok(names)
}

/// All files below a folder.
fn collect(dir: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let what = || format!("read {}: `cargo xtask build` makes it", dir.display());
    for entry in std::fs::read_dir(dir).or_say(what)? {
        let path = entry.or_say(what)?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// Puts names and node's lines, one `bytes brotli` each, together.
fn read(names: impl Iterator<Item = String>, lines: &str) -> Result<Weight, Failure> {
    let mut lines = lines.lines();
    let files = names
        .map(|name| {
            let numbers: Vec<u64> = lines
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .filter_map(|number| number.parse().ok())
                .collect();
            let [n_bytes, n_bytes_in_brotli] = numbers[..] else {
                return Err(Failure::new(format!("node did not say what {name} weighs")));
            };
            Ok(FileWeight {
                name,
                n_bytes,
                n_bytes_in_brotli,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Weight { files })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(names: &[&str], lines: &str) -> Result<Weight, Failure> {
        read(names.iter().map(|name| (*name).to_owned()), lines)
    }

    #[test]
    fn the_table_has_each_file_and_their_sum() {
        let weight = weight(&["a.js", "b.wasm"], "1000 300\n500000 150000\n").expect("two lines");
        assert_eq!(weight.total_bytes(), 150_300);
        let table = "     bytes     brotli  file
      1000        300  a.js
    500000     150000  b.wasm
    501000     150300  all of 226000 allowed, without data/ and the year as text";
        assert_eq!(weight.to_string(), table);
    }

    #[test]
    fn the_budget_is_its_own_last_allowed_size() {
        let table = [
            (BUDGET_BYTES - 1, true),
            (BUDGET_BYTES, true),
            (BUDGET_BYTES + 1, false),
        ];
        for (n_bytes, expected) in table {
            let weight = weight(&["a"], &format!("{n_bytes} {n_bytes}")).expect("a line");
            assert_eq!(weight.within_budget().is_ok(), expected, "{n_bytes}");
        }
    }

    #[test]
    fn the_script_for_hosts_is_weighed_apart() {
        let budget = script::BUDGET_BYTES;
        for (n_bytes, is_within) in [(budget, true), (budget + 1, false)] {
            let weight = weight(&["a.js", script::NAME], &format!("10 5\n9000 {n_bytes}"))
                .expect("two lines");
            assert_eq!(weight.total_bytes(), 5);
            assert_eq!(weight.within_budget().is_ok(), is_within, "{n_bytes}");
            assert!(
                weight
                    .to_string()
                    .contains(&format!("{n_bytes}  embed.js (for hosts")),
                "{weight}"
            );
        }
    }

    #[test]
    fn a_file_that_node_skipped_is_a_fault() {
        for lines in ["", "1000 300", "1000 300\nx y"] {
            assert!(weight(&["a", "b"], lines).is_err(), "{lines:?}");
        }
    }
}
