//! What the scenarios share: the servers, browsers that are used again, and the datasets as the program itself
//! reads them, so that what the page should say can be computed without the page.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use yearline_core::domain::{Dataset, Lang, Selection};
use yearline_core::ingest;
use yearline_core::text::Locale;
use yearline_core::text::sentence::Shown;
use yearline_core::url::ViewState;

use crate::driver::{self, Browser};
use crate::engine::Engine;
use crate::site::Site;

/// All that the scenarios share.
pub(crate) struct World {
    /// The page's own host.
    pub(crate) site: Site,
    /// Somebody else's host.
    pub(crate) other: Site,
    /// The built page.
    pub(crate) dist: PathBuf,
    /// The page with the report's year as one file.
    pub(crate) single: PathBuf,
    /// The report's year.
    pub(crate) report: Dataset,
    /// The synthetic year.
    pub(crate) sample: Dataset,
    /// The source of axe-core.
    pub(crate) axe: Option<String>,
    /// The engine that the scenarios are played in.
    pub(crate) engine: Engine,
    idle: Mutex<Vec<Browser>>,
}

impl Drop for World {
    fn drop(&mut self) {
        if let Ok(idle) = self.idle.get_mut() {
            idle.clear();
        }
        let _ = fs::remove_dir_all(driver::profiles());
    }
}

impl World {
    /// Starts everything. What is missing is said with what names it.
    pub(crate) fn start(engine: Engine) -> Result<Self, String> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let dist =
            std::env::var_os("YEARLINE_DIST").map_or_else(|| root.join("dist"), PathBuf::from);
        if !dist.join("index.html").is_file() {
            return Err(format!(
                "no built page in {} (YEARLINE_DIST; `cargo xtask build` makes one)",
                dist.display()
            ));
        }
        let data = |name: &str| {
            let path = dist.join("data").join(name);
            let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            ingest::read(&bytes)
                .dataset
                .ok_or_else(|| format!("{} has faults", path.display()))
        };
        let single = std::env::var_os("YEARLINE_SINGLE").map_or_else(
            || root.join("dist-single/college-party-building-year.html"),
            PathBuf::from,
        );
        let axe = std::env::var_os("YEARLINE_AXE").map_or_else(
            || root.join("node_modules/axe-core/axe.min.js"),
            PathBuf::from,
        );
        let start = |shown: Option<&Site>| {
            Site::start(&dist, shown).map_err(|e| format!("listen on 127.0.0.1: {e}"))
        };
        let site = start(None)?;
        Ok(Self {
            single,
            other: start(Some(&site))?,
            site,
            report: data("2022.json")?,
            sample: data("sample.json")?,
            axe: fs::read_to_string(axe).ok(),
            idle: Mutex::default(),
            engine,
            dist,
        })
    }

    /// A browser, new or used.
    pub(crate) fn browser(&self) -> Result<Browser, String> {
        let used = self
            .idle
            .lock()
            .expect("no thread panics while it holds this")
            .pop();
        used.map_or_else(|| Browser::start(self.engine), Ok)
    }

    /// Takes a browser back.
    pub(crate) fn keep(&self, browser: Browser) {
        self.idle
            .lock()
            .expect("no thread panics while it holds this")
            .push(browser);
    }

    /// What the live region has to say for a query, as the program's own sentence has it.
    pub(crate) fn sentence(&self, data: &Dataset, lang: Lang, query: &str) -> String {
        let filter = ViewState::parse(query).0.filter(data).0;
        let selection: Selection = filter.select(data);
        Locale::new(lang).sentence(Shown {
            data,
            filter: &filter,
            selection: &selection,
        })
    }

    /// The same for the report in English.
    pub(crate) fn said(&self, query: &str) -> String {
        self.sentence(&self.report, Lang::En, query)
    }

    /// How many activities of the report a query leaves.
    pub(crate) fn n_shown(&self, query: &str) -> usize {
        ViewState::parse(query)
            .0
            .filter(&self.report)
            .0
            .select(&self.report)
            .n()
    }
}
