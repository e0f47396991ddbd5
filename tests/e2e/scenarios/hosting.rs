//! The built folder on hosts of every kind.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::scenarios;
use crate::page::{Page, strings};
use crate::site::POLICY;

scenarios![
    the_page_runs_under_a_policy_that_stands_in_it,
    the_page_runs_in_any_folder,
    the_page_runs_where_the_program_has_another_type,
    the_compressed_files_are_the_same_files,
    the_headers_for_hosts_are_those_of_these_tests,
    the_page_says_of_itself_what_programs_look_for,
];

/// Goes through all that the page does, and looks for what only works when the policy lets it.
fn use_everything(page: &Page<'_>) {
    page.shows_a_year();
    page.says(&page.world.said(""));
    page.click("#chip-initiative-3");
    page.says(&page.world.said("initiative=4"));
    page.click("#zoom-in");
    page.click("#open-lanes");
    page.click("#row-18");
    page.has("#activity");
    page.click("#activity-close");
    page.has_no("#activity");
    page.click_named("button", "Dark");
    page.click_named("button", "中文");
    page.eventually(
        "the title",
        || page.text("h1"),
        Some("院校党建这一年：2022".to_owned()),
    );
    page.click_named("button", "English");
    page.click_named("button", "CSV");
    assert!(page.downloaded().0.ends_with(".csv"));
    page.click("#image-timeline");
    for form in ["png", "svg"] {
        page.click(&format!("#image-timeline-{form}"));
        assert!(page.downloaded().0.ends_with(&format!(".{form}")));
    }
    page.click("#share-selection");
    page.has("#share[open] .qr");
    for form in ["csv", "json", "ics"] {
        page.click(&format!("#share-{form}"));
        assert!(page.downloaded().0.ends_with(&format!(".{form}")));
    }
    page.press(&[crate::page::key::ESCAPE]);
    page.has_no("#share");
    page.click("#embed-timeline");
    page.has("#embed[open]");
    page.press(&[crate::page::key::ESCAPE]);
    page.has_no("#embed[open]");
    let unpainted = page.js(
        "return getComputedStyle(document.querySelector('.page')).maxInlineSize === 'none'",
        json!([]),
    );
    assert_eq!(unpainted, false, "the styles are in force");
}

fn the_page_runs_under_a_policy_that_stands_in_it(page: &Page<'_>) {
    page.go_to(&format!("{}/meta/", page.world.site.origin));
    use_everything(page);
    // It is in force.
    page.allow_error("Content Security Policy");
    page.allow_error("forbidden by the policy");
    assert_eq!(page.js("return window.violations", json!([])), json!([]));
    page.js(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s)",
        json!([]),
    );
    page.until(
        "the breach is noted",
        "return window.violations.length === 1 && window.ran === undefined",
    );
}

fn the_page_runs_in_any_folder(page: &Page<'_>) {
    let folders = [
        "/",
        "/index.html",
        "/any/~staff/year%202022/end/",
        "/any/%E5%AD%A6%E9%99%A2/a+b/end/index.html",
        "/any/x/y/z/w/end/?initiative=4",
    ];
    for folder in folders {
        page.go_to(&format!("{}{folder}", page.world.site.origin));
        page.shows_a_year();
        let query = folder.split_once('?').map_or("", |(_, query)| query);
        page.says(&page.world.said(query));
        let href = page.js(
            "return [...document.querySelectorAll('footer a')].find(a => a.hasAttribute('download')).href",
            json!([]),
        );
        let got = "const [href, done] = arguments; fetch(href).then(r => r.json()).then(d => done(d.name), e => done(String(e)))";
        assert_eq!(
            page.js_async(got, json!([href])),
            "college-party-building-year",
            "{folder}"
        );
    }
}

/// The files of the built folder by their names in an address.
fn files(folder: &Path, below: &str) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{e}"))
        .flatten()
    {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            names.extend(files(&entry.path(), &format!("{name}/")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    names
}

fn the_page_runs_where_the_program_has_another_type(page: &Page<'_>) {
    // wasm-bindgen warns the host.
    page.allow_error("instantiateStreaming");
    for folder in ["charset", "unknown"] {
        page.go_to(&format!("{}/{folder}/?lang=en", page.world.site.origin));
        page.shows_a_year();
        page.says(&page.world.said(""));
    }
}

fn the_compressed_files_are_the_same_files(page: &Page<'_>) {
    let names = files(&page.world.dist, "");
    let large = |name: &&String| {
        let is_compressible = [".html", ".js", ".css", ".wasm", ".json"]
            .iter()
            .any(|ending| name.ends_with(ending));
        is_compressible && fs::metadata(page.world.dist.join(name)).is_ok_and(|m| m.len() > 300)
    };
    let large: Vec<&String> = names.iter().filter(large).collect();
    assert!(large.len() >= 9, "{large:?}");
    for ending in ["br", "gz"] {
        let lack: Vec<_> = large
            .iter()
            .filter(|name| !names.contains(&format!("{name}.{ending}")))
            .collect();
        assert!(lack.is_empty(), "without a .{ending}: {lack:?}");
    }
    // The browser decompresses them.
    for folder in ["br", "gzip"] {
        page.go_to(&format!("{}/{folder}/", page.world.site.origin));
        page.shows_a_year();
        page.says(&page.world.said(""));
        let other = "const [names, done] = arguments; const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer()); \
            Promise.all(names.map(async (name) => { const [a, b] = await Promise.all([bytes(name), bytes('/college/year/' + name)]); \
                return a.length === b.length && a.every((x, i) => x === b[i]) ? [] : [name] })).then(all => done(all.flat()), e => done([String(e)]))";
        assert_eq!(
            strings(&page.js_async(other, json!([large]))),
            Vec::<String>::new(),
            "{folder}"
        );
    }
}

fn the_headers_for_hosts_are_those_of_these_tests(page: &Page<'_>) {
    let headers =
        fs::read_to_string(page.world.dist.join("_headers")).unwrap_or_else(|e| panic!("{e}"));
    assert!(
        headers.contains(&format!("/*\n  Content-Security-Policy: {POLICY}\n")),
        "{headers}"
    );
    let rules: Vec<&str> = headers
        .lines()
        .filter(|line| line.starts_with('/'))
        .collect();
    for (n, rule) in rules.iter().enumerate() {
        assert!(!rules[..n].contains(rule), "{rule} is there twice");
    }
    for name in files(&page.world.dist, "")
        .iter()
        .filter(|name| !name.starts_with("data/") && *name != "_headers")
    {
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            assert!(
                rules.contains(&format!("/{name}").as_str()),
                "{name} has no rule"
            );
        }
    }
    assert!(
        headers.contains(
            "_bg.wasm\n  Cache-Control: public, max-age=31536000, immutable\n  Content-Type: application/wasm"
        )
    );
}

fn the_page_says_of_itself_what_programs_look_for(page: &Page<'_>) {
    page.open("");
    let linked = page
        .js("return JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)", json!([]));
    assert_eq!(linked["@type"], "Dataset");
    assert_eq!(linked["temporalCoverage"], "2022");
    let meta = |name: &str| {
        page.attribute(
            &format!("meta[name='{name}'], meta[property='{name}']"),
            "content",
        )
    };
    assert_eq!(
        meta("og:title").as_deref(),
        Some("A college’s year of party building, 2022")
    );
    assert!(meta("description").is_some_and(|text| text.starts_with("What one college did")));
    let fetched = |rel: &str| -> Value {
        let got = "const [rel, done] = arguments; fetch(document.querySelector(rel).href).then(r => r.json()).then(done, e => done(String(e)))";
        page.js_async(got, json!([rel]))
    };
    assert_eq!(
        fetched("link[type='application/json+oembed']")["type"],
        "link"
    );
    assert_eq!(fetched("link[rel='manifest']")["start_url"], "./");
}
