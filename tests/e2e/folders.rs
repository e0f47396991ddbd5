//! The built page in other folders of the site, each served as some host would.
//!
//! - `/late/NAME/`: the program comes once it is let come ([`Site::let_come`](crate::site::Site::let_come)).
//! - `/no-sheets/NAME/`: the program for spreadsheets comes once `/go/NAME` was asked for; until then it is missing.
//! - `/slow-sheet/`: the style sheet comes later than all of the page. `/slow-page/`: the page itself takes as long.
//! - `/lost/`: the program never comes. `/no-data/`: its dataset never does.
//! - `/meta/`: the policy stands in the page, not in a header.
//! - `/older/`: the style sheet as a browser reads it that has neither cascade layers nor container queries.
//! - `/charset/`, `/unknown/`: the program has another media type than its own.
//! - `/br/`, `/gzip/`: of each file that has one, the compressed form is sent.
//! - `/any/…/end/`: whatever stands between.

use std::fs;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::site::{POLICY, Reply, Shared, missing};

/// How long a program is held back at most.
const HELD_BACK_FOR: Duration = Duration::from_secs(40);

/// How long a slow style sheet takes, and a slow page.
const SLOW_TAKES: Duration = Duration::from_millis(800);

/// What a folder answers; `None` where it is none of these.
pub(crate) fn reply(site: &Shared, path: &str) -> Option<Reply> {
    let (folder, rest) = path.strip_prefix('/')?.split_once('/')?;
    let is_program = path.ends_with(".wasm");
    let page = |name: &str| site.file(name, Some(POLICY));
    Some(match folder {
        "late" => {
            let (name, file) = rest.split_once('/')?;
            if is_program {
                hold_back(site, name);
            }
            page(file)
        }
        "no-sheets" => {
            let (name, file) = rest.split_once('/')?;
            if file.starts_with("sheets-worker") && !is_released(site, name) {
                missing()
            } else {
                page(file)
            }
        }
        "slow-sheet" => {
            if path.ends_with(".css") {
                std::thread::sleep(SLOW_TAKES);
            }
            page(rest)
        }
        "slow-page" => {
            if rest.is_empty() {
                std::thread::sleep(SLOW_TAKES);
            }
            page(rest)
        }
        "go" => {
            site.let_come(rest);
            Reply::Full(204, "text/plain", Vec::new(), Vec::new())
        }
        "lost" if is_program => missing(),
        "no-data" if rest.starts_with("data/") => missing(),
        "lost" | "no-data" => page(rest),
        "meta" => with_policy_inside(site.file(rest, None)),
        "older" => as_older(page(rest)),
        "charset" if is_program => typed(page(rest), "application/wasm; charset=utf-8"),
        "unknown" if is_program => typed(page(rest), "application/octet-stream"),
        "charset" | "unknown" => page(rest),
        "br" => compressed(site, rest, "br", "br"),
        "gzip" => compressed(site, rest, "gz", "gzip"),
        "any" => page(rest.split_once("/end/")?.1),
        _ => return None,
    })
}

/// Whether what is held back under that name may come.
fn is_released(site: &Shared, name: &str) -> bool {
    site.asked
        .lock()
        .expect("no thread panics while it holds this")
        .contains_key(&format!("go {name}"))
}

/// Waits until it may come.
fn hold_back(site: &Shared, name: &str) {
    let deadline = Instant::now() + HELD_BACK_FOR;
    while !is_released(site, name)
        && Instant::now() < deadline
        && !site.stopped.load(Ordering::Relaxed)
    {
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn with_policy_inside(reply: Reply) -> Reply {
    match reply {
        Reply::Full(status, media, headers, body) if media.starts_with("text/html") => {
            let page = String::from_utf8(body).unwrap_or_default();
            let policy =
                format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
            let at = page
                .find("<meta")
                .expect("the page has one for its characters");
            Reply::Full(
                status,
                media,
                headers,
                format!("{}{policy}{}", &page[..at], &page[at..]).into_bytes(),
            )
        }
        other => other,
    }
}

/// Drops what such a browser does not know, and lets it see what is for it alone. A changed sheet has another integrity.
fn as_older(reply: Reply) -> Reply {
    let Reply::Full(status, media, headers, body) = reply else {
        return reply;
    };
    let is_html = media.starts_with("text/html");
    if !is_html && !media.starts_with("text/css") {
        return Reply::Full(status, media, headers, body);
    }
    let text = String::from_utf8(body).unwrap_or_default();
    let text = if is_html {
        text.replace(" integrity=", " data-was=")
    } else {
        text.replace("@layer ", "@unknown-to-it ")
            .replace("@container ", "@unknown-to-it ")
            .replace(
                "@supports not (container-type:inline-size)",
                "@supports (display:block)",
            )
            .replace("container:", "unknown-to-it:")
    };
    Reply::Full(status, media, headers, text.into_bytes())
}

fn typed(reply: Reply, media: &'static str) -> Reply {
    match reply {
        Reply::Full(status, _, headers, body) => Reply::Full(status, media, headers, body),
        other => other,
    }
}

fn compressed(site: &Shared, name: &str, ending: &str, coding: &str) -> Reply {
    let name = if name.is_empty() { "index.html" } else { name };
    match (
        site.file(name, Some(POLICY)),
        fs::read(site.dist.join(format!("{name}.{ending}"))),
    ) {
        (Reply::Full(status, media, mut headers, _), Ok(body)) => {
            headers.push(("Content-Encoding", coding.to_owned()));
            Reply::Full(status, media, headers, body)
        }
        (whole, _) => whole,
    }
}
