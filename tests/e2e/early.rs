//! Scripts that run before those of every page, where the driver has no command for that: the server writes them into what it sends.
//!
//! A page of another browser gets none of them: the server knows a browser by its `User-Agent`. What no server sends (a file on disk, a
//! compressed answer, `srcdoc`) has none.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::engine::AGENT;
use crate::site::Reply;

/// By the number of the browser. All servers of the tests have the same ones.
static SCRIPTS: Mutex<BTreeMap<u32, Vec<String>>> = Mutex::new(BTreeMap::new());

/// What a policy lets pass, whatever else it forbids.
const NONCE: &str = "eWVhcmxpbmUtZTJl";

fn scripts<T>(of: impl FnOnce(&mut BTreeMap<u32, Vec<String>>) -> T) -> T {
    of(&mut SCRIPTS
        .lock()
        .expect("no thread panics while it holds this"))
}

/// Adds a script for the browser with that number.
pub(crate) fn add(n: u32, script: &str) {
    scripts(|all| all.entry(n).or_default().push(script.to_owned()));
}

/// Removes one that was added.
pub(crate) fn remove(n: u32, script: &str) {
    scripts(|all| {
        if let Some(own) = all.get_mut(&n) {
            own.retain(|one| one != script);
        }
    });
}

/// Writes the scripts of the browser that a request comes from into an answer.
pub(crate) fn written_into(reply: Reply, request: &str) -> Reply {
    // What a page fetches is data, and stays what it is.
    let is_navigation = request
        .lines()
        .any(|line| line.to_ascii_lowercase().starts_with("accept: text/html"));
    let own = number_in(request)
        .filter(|_| is_navigation)
        .and_then(|n| scripts(|all| all.get(&n).cloned()))
        .unwrap_or_default();
    let Reply::Full(status, media, mut headers, body) = reply else {
        return reply;
    };
    let is_coded = headers.iter().any(|(name, _)| *name == "Content-Encoding");
    if own.is_empty() || is_coded || !media.starts_with("text/html") {
        return Reply::Full(status, media, headers, body);
    }
    for (name, value) in &mut headers {
        if *name == "Content-Security-Policy" {
            *value = with_nonce(value);
        }
    }
    let page = String::from_utf8_lossy(&body);
    let (before, after) = page.split_at(place_in(&page));
    // Each in a block of its own, so that they share no names.
    let blocks: String = own.iter().map(|script| format!("{{ {script} }}")).collect();
    let script =
        format!("<script nonce=\"{NONCE}\">document.currentScript.remove(); {blocks}</script>");
    Reply::Full(
        status,
        media,
        headers,
        format!("{before}{script}{after}").into_bytes(),
    )
}

/// The number of the browser that sent a request.
fn number_in(request: &str) -> Option<u32> {
    let (_, rest) = request.split_once(AGENT)?;
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// Where a script comes before all others: at the beginning of the head, or behind the doctype where no head is written.
fn place_in(page: &str) -> usize {
    let behind = |tag: &str| page.find(tag).map(|at| at + tag.len());
    let is_doctype = page
        .get(..9)
        .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
    behind("<head>")
        .or_else(|| is_doctype.then(|| behind(">")).flatten())
        .unwrap_or(0)
}

/// A policy that lets these scripts run, and forbids what it did.
fn with_nonce(policy: &str) -> String {
    let mut directives: Vec<String> = policy.split(';').map(|d| d.trim().to_owned()).collect();
    let sources = |directives: &[String], name: &str| {
        directives
            .iter()
            .position(|d| d.split(' ').next() == Some(name))
    };
    if let Some(at) = sources(&directives, "script-src") {
        directives[at] = allowing(&directives[at]);
    } else if let Some(at) = sources(&directives, "default-src") {
        let scripts = directives[at].replacen("default-src", "script-src", 1);
        directives.push(allowing(&scripts));
    }
    directives.join("; ")
}

fn allowing(directive: &str) -> String {
    // Beside a nonce, 'unsafe-inline' is not heeded: where it stands, nothing is to be added.
    if directive.contains("'unsafe-inline'") {
        return directive.to_owned();
    }
    format!("{} 'nonce-{NONCE}'", directive.replace(" 'none'", ""))
}
