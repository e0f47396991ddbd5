//! The page that is kept for when there is no network: never instead of what the network has.
//!
//! Each scenario has a host of its own, whose files change and which goes away; what a browser keeps belongs to its origin.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use yearline_core::domain::Lang;

use super::scenarios;
use crate::page::Page;
use crate::site::{PAGE, Site};

scenarios![
    the_second_visit_needs_no_network,
    who_has_a_network_gets_what_the_host_has,
    a_new_version_takes_the_place_of_the_old,
    a_guest_keeps_nothing,
];

/// A host of its own, with files of its own.
struct Host {
    folder: PathBuf,
    site: Site,
}

impl Host {
    fn start(page: &Page<'_>, name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("offline-{}-{name}", std::process::id()));
        copy(&page.world.dist, &folder);
        let site = Site::start(&folder, None).unwrap_or_else(|e| panic!("{e}"));
        page.allow_origin(&site.origin);
        // The browser may have met another host on that port before.
        page.forget(&site.origin);
        Self { folder, site }
    }

    fn address(&self, query: &str) -> String {
        format!("{}{PAGE}{query}", self.site.origin)
    }

    /// Has another file in place of one, whatever else is to be found in it.
    fn change(&self, name: &str, change: impl FnOnce(String) -> String) {
        let file = self.folder.join(name);
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{name}: {e}"));
        fs::write(&file, change(text)).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|e| panic!("{e}"));
    for entry in fs::read_dir(from)
        .unwrap_or_else(|e| panic!("{e}"))
        .flatten()
    {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap_or_else(|e| panic!("{}: {e}", from.display()));
        }
    }
}

/// Opens the page for the first time and waits until it is kept.
fn visit(page: &Page<'_>, host: &Host) {
    page.go_to(&host.address(""));
    page.shows_a_year();
    let is_kept = "const done = arguments[0]; navigator.serviceWorker.ready.then(r => done(r.active.scriptURL), e => done(String(e)))";
    assert_eq!(page.js_async(is_kept, json!([])), host.address("sw.js"));
    page.until(
        "it is at work",
        "return navigator.serviceWorker !== undefined",
    );
}

/// The names of what the browser keeps for the origin.
fn kept(page: &Page<'_>) -> Vec<String> {
    let names = "const done = arguments[0]; caches.keys().then(done, e => done([String(e)]))";
    crate::page::strings(&page.js_async(names, json!([])))
}

fn the_second_visit_needs_no_network(page: &Page<'_>) {
    page.allow_worker();
    let host = Host::start(page, "second");
    visit(page, &host);
    assert_eq!(kept(page).len(), 1);
    let address = host.address("");
    drop(host);
    page.allow_error("ERR_CONNECTION_REFUSED");
    page.allow_error("net::ERR_FAILED");
    page.allow_error("Failed to fetch");
    for query in ["", "?initiative=4&lang=zh-Hans", "index.html?theme=dark"] {
        page.go_to(&format!("{address}{query}"));
        page.shows_a_year();
        let lang = if query.contains("zh") {
            Lang::ZhHans
        } else {
            Lang::En
        };
        let filter = if query.contains("initiative") {
            "initiative=4"
        } else {
            ""
        };
        page.says(&page.world.sentence(&page.world.report, lang, filter));
    }
    page.click("#chip-initiative-3");
    page.says(&page.world.said("initiative=4"));
}

fn who_has_a_network_gets_what_the_host_has(page: &Page<'_>) {
    page.allow_worker();
    let host = Host::start(page, "fresh");
    visit(page, &host);
    // The same program, another year in the same file: the page that is open next shows it, and so do those without a network then.
    let corrected = |text: String| {
        text.replace(
            "A college’s year of party building, 2022",
            "A year, corrected",
        )
    };
    host.change("data/2022.json", corrected);
    for _ in 0..2 {
        page.go_to(&host.address(""));
        page.shows_a_year();
        page.eventually(
            "today's data",
            || page.text("h1"),
            Some("A year, corrected".to_owned()),
        );
    }
    // What the host refuses is refused, not made up for.
    page.allow_error("404");
    fs::rename(
        host.folder.join("data/2022.json"),
        host.folder.join("data/gone.json"),
    )
    .unwrap_or_else(|e| panic!("{e}"));
    page.go_to(&host.address(""));
    page.has("#report");
    assert!(
        page.text("#report")
            .is_some_and(|text| text.contains("There is no such file (404)."))
    );
    let address = host.address("");
    drop(host);
    page.allow_error("ERR_CONNECTION_REFUSED");
    page.allow_error("Failed to fetch");
    page.go_to(&address);
    page.shows_a_year();
    page.eventually(
        "the last data that there were",
        || page.text("h1"),
        Some("A year, corrected".to_owned()),
    );
}

fn a_new_version_takes_the_place_of_the_old(page: &Page<'_>) {
    page.allow_worker();
    let host = Host::start(page, "version");
    visit(page, &host);
    let before = kept(page);
    // Another page and another version of the worker that keeps it; and a neighbour's cache, which is nobody else's business.
    page.js("caches.open('yearline http://elsewhere/ 1')", json!([]));
    host.change("index.html", |text| {
        text.replacen("<title>", "<title>New: ", 1)
    });
    host.change("sw.js", |text| {
        let (head, rest) = text.split_once("const VERSION = \"").expect("the version");
        format!(
            "{head}const VERSION = \"{}",
            rest.replacen(|c: char| c.is_ascii_hexdigit(), "x", 1)
        )
    });
    page.go_to(&host.address(""));
    page.shows_a_year();
    page.eventually(
        "the old one is gone",
        || {
            kept(page)
                .iter()
                .filter(|name| before.contains(name))
                .count()
        },
        0,
    );
    let now = kept(page);
    assert_eq!(now.len(), 2, "{now:?}");
    assert!(now.iter().any(|name| name.contains("elsewhere")), "{now:?}");
    let address = host.address("?lang=en");
    drop(host);
    page.allow_error("ERR_CONNECTION_REFUSED");
    page.allow_error("Failed to fetch");
    page.go_to(&address);
    page.shows_a_year();
    let title = "const done = arguments[0]; caches.keys().then(names => caches.open(names.find(name => name.includes(location.origin)))) \
        .then(cache => cache.match('./')).then(r => r.text()).then(t => done(t.includes('New: ')), e => done(String(e)))";
    assert_eq!(
        page.js_async(title, json!([])),
        true,
        "the page that is kept is the new one"
    );
}

fn a_guest_keeps_nothing(page: &Page<'_>) {
    page.allow_worker();
    let host = Host::start(page, "guest");
    page.go_to(&host.address("?embed=1"));
    page.shows_a_year();
    let n = "const done = arguments[0]; navigator.serviceWorker.getRegistrations().then(all => done(all.length))";
    assert_eq!(page.js_async(n, json!([])), 0);
    page.go_to(&format!("{}/host.html", host.site.origin));
    page.until(
        "the guest is there",
        "return !!document.querySelector('iframe')?.contentDocument?.querySelector('#sentence')",
    );
    assert_eq!(page.js_async(n, json!([])), 0);
}
