//! `_headers`: what hosts that read such a file (Netlify, Cloudflare Pages) answer with.
//!
//! Each header of an answer comes from one rule alone: where several rules set the same one, one host joins them and another takes the
//! last. There is no `.htaccess` and no `web.config`: a server that forbids a directive in them answers everything with 500. The
//! documentation of hosting has what to write there.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::is_named_by_content;

/// The policy that the page works under, with everything it can do.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// Writes `_headers` for the files of a folder.
pub(crate) fn write(folder: &Path, names: &[String], public_url: &str) -> Result<()> {
    fs::write(folder.join("_headers"), text(names, public_url))?;
    Ok(())
}

fn text(names: &[String], public_url: &str) -> String {
    // The paths in this file begin at the top of the site. The page is there unless its public URL says otherwise.
    let top = if public_url.starts_with('/') {
        public_url.trim_end_matches('/')
    } else {
        ""
    };
    let mut text = format!(
        "# For hosts that read this file at the top of the site. Where the page is in a folder of the site, write that folder's\n\
         # path before each of these.\n\
         {top}/*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n"
    );
    // The browser asks each time for what keeps its name.
    let fresh = names
        .iter()
        .map(String::as_str)
        .filter(|name| !is_named_by_content(name) && !name.starts_with("data/"));
    for name in ["", "data/*", "sw.js"].into_iter().chain(fresh) {
        text += &format!("{top}/{name}\n  Cache-Control: no-cache\n");
    }
    for name in names.iter().filter(|name| is_named_by_content(name)) {
        text += &format!("{top}/{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
        if name.ends_with(".wasm") {
            text += "  Content-Type: application/wasm\n";
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_by_its_content_may_be_kept_and_nothing_else() {
        let names = [
            "data/2022.json",
            "embed.js",
            "index.html",
            "yearline-45a551f1f101829b_bg.wasm",
        ]
        .map(String::from);
        let headers = text(&names, "./");
        let rule = |path: &str| {
            let (_, rest) = headers
                .split_once(&format!("\n{path}\n"))
                .unwrap_or_else(|| panic!("{path} in {headers}"));
            rest.lines()
                .take_while(|line| line.starts_with("  "))
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(rule("/"), "  Cache-Control: no-cache");
        for path in ["/index.html", "/data/*", "/sw.js", "/embed.js"] {
            assert_eq!(rule(path), "  Cache-Control: no-cache", "{path}");
        }
        assert_eq!(
            rule("/yearline-45a551f1f101829b_bg.wasm"),
            "  Cache-Control: public, max-age=31536000, immutable|  Content-Type: application/wasm"
        );
        assert!(rule("/*").contains("script-src 'self' 'wasm-unsafe-eval'"));
        assert!(!headers.contains("/data/2022.json"), "one rule a header");
    }

    #[test]
    fn a_page_below_the_top_has_its_path_in_each_rule() {
        let headers = text(&["index.html".to_owned()], "/college/year/");
        assert!(
            headers.contains("\n/college/year/*\n")
                && headers.contains("\n/college/year/index.html\n"),
            "{headers}"
        );
        assert!(headers.contains("\n/college/year/\n"), "{headers}");
    }
}
