//! Other people's pages: what the host of a frame serves. Each scenario writes its own; the college's stands in `demo/`.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::site::Reply;

/// Where the scripts lie that size frames on other people's pages, below the origin of a host.
pub(crate) const NPM: &str = "/npm/";

/// The pages of a host of frames.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    /// The address of the page that they show; what begins with `./` on theirs is its.
    page: String,
    npm: PathBuf,
    written: Mutex<HashMap<String, (String, Option<String>)>>,
    n_written: AtomicU32,
}

impl Hosts {
    /// Hosts that show the page at that address.
    pub(crate) fn of(page: String) -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let npm = std::env::var_os("YEARLINE_NPM")
            .map_or_else(|| root.join("node_modules"), PathBuf::from);
        Self {
            page,
            npm,
            ..Self::default()
        }
    }

    /// Writes a page, with a policy if it has one, and tells its path.
    pub(crate) fn write(&self, html: &str, policy: Option<&str>) -> String {
        let path = format!(
            "/written/{}.html",
            self.n_written.fetch_add(1, Ordering::Relaxed)
        );
        let page = (self.showing(html), policy.map(str::to_owned));
        self.written
            .lock()
            .expect("no thread panics while it holds this")
            .insert(path.clone(), page);
        path
    }

    /// Writes a script and tells its path.
    pub(crate) fn write_script(&self, text: &str) -> String {
        let n = self.n_written.fetch_add(1, Ordering::Relaxed);
        let path = format!("/written/{n}.js");
        self.written
            .lock()
            .expect("no thread panics while it holds this")
            .insert(path.clone(), (text.to_owned(), None));
        path
    }

    fn showing(&self, html: &str) -> String {
        html.replace("\"./", &format!("\"{}", self.page))
    }

    /// What lies at a path, if anything of theirs does.
    pub(crate) fn reply(&self, path: &str) -> Option<Reply> {
        let html = |text: String, policy: Option<String>| {
            let policy = policy.map(|p| ("Content-Security-Policy", p));
            Reply::Full(
                200,
                "text/html; charset=utf-8",
                policy.into_iter().collect(),
                text.into_bytes(),
            )
        };
        if let Some((text, policy)) = self
            .written
            .lock()
            .expect("no thread panics while it holds this")
            .get(path)
        {
            return Some(if path.ends_with(".js") {
                let media = "text/javascript; charset=utf-8";
                Reply::Full(200, media, Vec::new(), text.clone().into_bytes())
            } else {
                html(text.clone(), policy.clone())
            });
        }
        let file = match path.strip_prefix(NPM) {
            Some(name) => self.npm.join(name),
            None => PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                .join("demo")
                .join(path.trim_start_matches('/')),
        };
        let media = match file.extension()?.to_str()? {
            "html" => return Some(html(self.showing(&fs::read_to_string(file).ok()?), None)),
            "css" => "text/css; charset=utf-8",
            "js" | "cjs" => "text/javascript; charset=utf-8",
            _ => return None,
        };
        Some(Reply::Full(200, media, Vec::new(), fs::read(file).ok()?))
    }
}
