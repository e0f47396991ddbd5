//! What the page weighs, in the bytes that a visitor's browser is sent: each file of `dist/` in brotli.
//!
//! Not counted is what comes from a dataset, whose size is its maker's affair: the files of `data/`, and the prerendered page in `index.html`.
//! Nor is counted what no visitor of the page is sent with it: the service worker, the empty spreadsheet, and files for hosts. The program
//! for spreadsheets, which a page fetches when a reader opens one or asks for one, has a sum of its own.

use std::fmt;
use std::fs;

use anyhow::{Context, Result, ensure};

use crate::finish::sheets::{PROGRAM, TEMPLATE};
use crate::finish::{compress, names};
use crate::project::Project;
use crate::single::EMPTY;

/// The most that the page may weigh, in bytes of brotli: what it weighs, and 5 % more.
pub(crate) const LIMIT: u64 = 806_000;

/// The most that `embed.js` may weigh, which other people's pages are sent.
pub(crate) const SCRIPT_LIMIT: u64 = 4_230;

/// The most that `index.html` may weigh with the prerendered page in it, for the dataset of this project. Another dataset has its own
/// weight, so only the tests hold it to this.
pub(crate) const PRERENDERED_LIMIT: u64 = 46_000;

/// The most that the program for spreadsheets may weigh, with its scripts.
pub(crate) const WORKER_LIMIT: u64 = 671_000;

/// The script for other people's pages.
const SCRIPT: &str = "embed.js";

/// What no visitor is sent with the page, or what a dataset weighs.
const LEFT_OUT: [&str; 6] = [
    "data/",
    "_headers",
    "manifest.webmanifest",
    "oembed.json",
    "sw.js",
    TEMPLATE,
];

/// The weight of the built page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Name, bytes, bytes in brotli.
    files: Vec<(String, u64, u64)>,
    /// `index.html` with the prerendered page, in brotli.
    prerendered: u64,
}

impl Weight {
    /// All files of the page together, without what is no part of it or is fetched when a reader asks for it: bytes, bytes in brotli.
    fn total(&self) -> (u64, u64) {
        self.sum(|name| name != SCRIPT && name != EMPTY && !name.starts_with(PROGRAM))
    }

    /// The program for spreadsheets: bytes, bytes in brotli.
    fn worker(&self) -> (u64, u64) {
        self.sum(|name| name.starts_with(PROGRAM))
    }

    fn sum(&self, is_counted: impl Fn(&str) -> bool) -> (u64, u64) {
        let counted = self.files.iter().filter(|(name, ..)| is_counted(name));
        counted.fold((0, 0), |(raw, brotli), file| {
            (raw + file.1, brotli + file.2)
        })
    }

    /// Fails where the page is heavier than it may be.
    pub(crate) fn check(&self) -> Result<()> {
        let (_, total) = self.total();
        ensure!(
            total <= LIMIT,
            "the page weighs {total} bytes in brotli, {} more than it may",
            total - LIMIT
        );
        let (_, worker) = self.worker();
        ensure!(
            worker <= WORKER_LIMIT,
            "the program for spreadsheets weighs {worker} bytes in brotli, of {WORKER_LIMIT} that it may"
        );
        let script = self.files.iter().find(|(name, ..)| name == SCRIPT);
        let script = script.map_or(0, |(.., brotli)| *brotli);
        ensure!(
            script <= SCRIPT_LIMIT,
            "{SCRIPT} weighs {script} bytes in brotli, of {SCRIPT_LIMIT} that it may"
        );
        ensure!(
            self.prerendered <= PRERENDERED_LIMIT,
            "index.html weighs {} bytes in brotli with the prerendered page, of {PRERENDERED_LIMIT} that it may",
            self.prerendered
        );
        Ok(())
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>10} {:>10}  file", "bytes", "brotli")?;
        for (name, raw, brotli) in &self.files {
            let remark = if name == SCRIPT {
                format!(" (for other people's pages, not in the sum; {SCRIPT_LIMIT} allowed)")
            } else if name.starts_with(PROGRAM) {
                " (for spreadsheets, not in the sum)".to_owned()
            } else if name == EMPTY {
                " (fetched when a reader saves a page in one file, not in the sum)".to_owned()
            } else {
                String::new()
            };
            writeln!(f, "{raw:>10} {brotli:>10}  {name}{remark}")?;
        }
        let (raw, brotli) = self.total();
        writeln!(
            f,
            "{raw:>10} {brotli:>10}  all of {LIMIT} allowed, without data/ and the prerendered page"
        )?;
        let (raw, brotli) = self.worker();
        writeln!(
            f,
            "{raw:>10} {brotli:>10}  the program for spreadsheets, fetched when it is needed, of {WORKER_LIMIT} allowed"
        )?;
        write!(
            f,
            "{:>10} {:>10}  index.html with the prerendered page",
            "", self.prerendered
        )
    }
}

/// Weighs `dist/`.
pub(crate) fn weigh(project: &Project) -> Result<Weight> {
    let dist = project.dist();
    let mut files = Vec::new();
    for name in names(&dist).context("`cargo xtask build` makes dist/")? {
        if LEFT_OUT.iter().any(|left_out| name.starts_with(left_out)) {
            continue;
        }
        let file = dist.join(&name);
        let (raw, brotli) = if name == "index.html" {
            let html = without_year(&fs::read_to_string(file)?);
            (
                html.len() as u64,
                compress::brotli(html.as_bytes())?.len() as u64,
            )
        } else {
            let raw = fs::metadata(&file)?.len();
            let compressed = fs::metadata(dist.join(format!("{name}.br")));
            (raw, compressed.map_or(raw, |compressed| compressed.len()))
        };
        files.push((name, raw, brotli));
    }
    let prerendered = fs::metadata(dist.join("index.html.br")).map_or(0, |file| file.len());
    Ok(Weight { files, prerendered })
}

/// Without what yearline-prerender has put between these two comments.
fn without_year(html: &str) -> String {
    let mut parts = html.split("<!--year-->");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| {
        page + part
            .split_once("<!--/year-->")
            .map_or(part, |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(page: u64, script: u64, worker: u64, prerendered: u64) -> Weight {
        Weight {
            files: vec![
                (SCRIPT.to_owned(), 9_000, script),
                ("a.wasm".to_owned(), 500_000, page),
                (
                    format!("{PROGRAM}-0123456789abcdef_bg.wasm"),
                    900_000,
                    worker,
                ),
            ],
            prerendered,
        }
    }

    #[test]
    fn the_limits_are_the_last_sizes_that_are_allowed() {
        let limits = [LIMIT, SCRIPT_LIMIT, WORKER_LIMIT, PRERENDERED_LIMIT];
        let is_fine = |[page, script, worker, prerendered]: [u64; 4]| {
            weight(page, script, worker, prerendered).check().is_ok()
        };
        assert!(is_fine(limits));
        for one in 0..limits.len() {
            let mut more = limits;
            more[one] += 1;
            assert!(!is_fine(more), "limit {one}");
        }
    }

    #[test]
    fn the_prerendered_page_is_not_counted() {
        let html =
            "<title>x</title><!--year-->head<!--/year--><main><!--year-->body<!--/year--></main>";
        assert_eq!(without_year(html), "<title>x</title><main></main>");
    }
}
