//! One style sheet in place of many: `style/` has a file a component, and a browser should not ask for each.
//!
//! What browsers without container queries need follows behind them (`style/older.mjs`).
//!
//! To put them one after the other is correct because none of them has an `@import` or `@charset`, and each names its own layer.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use lol_html::html_content::ContentType::Html;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256, Sha384};
use xshell::cmd;

use crate::project::Project;

/// Joins the style sheets that the page of a folder names.
pub(crate) fn join(project: &Project, folder: &Path) -> Result<()> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page)?;
    let links = links(&html)?;
    let (first, _) = links.first().context("the page has no style sheet")?;
    let base = &first[..first.rfind('/').map_or(0, |slash| slash + 1)];

    let mut css = String::new();
    for (href, name) in &links {
        let file = folder.join(name);
        let text = fs::read_to_string(&file).with_context(|| href.clone())?;
        ensure!(
            !text.contains("@import") && !text.contains("@charset"),
            "{href} has a rule that must come first in a file, so it can't be joined to others"
        );
        css.push_str(text.trim());
        css.push('\n');
        fs::remove_file(&file)?;
    }
    let css = with_older(project, folder, css)?;
    let hash = format!("{:x}", Sha256::digest(&css));
    let name = format!("style-{}.css", &hash[..16]);
    let integrity = BASE64_STANDARD.encode(Sha384::digest(&css));
    fs::write(folder.join(&name), css)?;
    // In a sandbox the page has no origin, and what is asked for without `crossorigin` has no integrity that could be checked.
    let link = format!(
        r#"<link rel="stylesheet" href="{base}{name}" integrity="sha384-{integrity}" crossorigin>"#
    );
    fs::write(&page, with_link(&html, &link)?)?;
    Ok(())
}

/// The sheet with what older browsers need behind it. Without node's packages the page has it not, and is the same to others.
fn with_older(project: &Project, folder: &Path, css: String) -> Result<String> {
    if !project.node_modules().join("lightningcss").is_dir() {
        println!("finish: no style for older browsers, which needs `npm ci`");
        return Ok(css);
    }
    let file = folder.join("older.css");
    fs::write(&file, css)?;
    let shell = project.shell()?;
    cmd!(shell, "node style/older.mjs {file}").quiet().run()?;
    let css = fs::read_to_string(&file)?;
    fs::remove_file(&file)?;
    Ok(css)
}

/// The style sheets that a page names: the address and the name of the file.
fn links(html: &str) -> Result<Vec<(String, String)>> {
    let mut links = Vec::new();
    let collect = element!("link[rel=stylesheet]", |link| {
        let href = link.get_attribute("href").unwrap_or_default();
        let name = href.rsplit('/').next().unwrap_or_default().to_owned();
        links.push((href, name));
        Ok(())
    });
    let settings = RewriteStrSettings {
        element_content_handlers: vec![collect],
        ..RewriteStrSettings::new()
    };
    rewrite_str(html, settings)?;
    Ok(links)
}

/// The page with one link in place of all to style sheets.
fn with_link(html: &str, link: &str) -> Result<String> {
    let mut is_first = true;
    let replace = element!("link[rel=stylesheet]", |sheet| {
        if std::mem::take(&mut is_first) {
            sheet.replace(link, Html);
        } else {
            sheet.remove();
        }
        Ok(())
    });
    let settings = RewriteStrSettings {
        element_content_handlers: vec![replace],
        ..RewriteStrSettings::new()
    };
    Ok(rewrite_str(html, settings)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_link_becomes_the_one_and_the_others_go() {
        let html = "<head><link href=/y/a-1.css integrity=x rel=stylesheet><link rel=icon href=i.svg><link rel=\"stylesheet\" href=\"/y/b-2.css\"><p>text";
        let links = links(html).expect("it is HTML");
        assert_eq!(links[0], ("/y/a-1.css".to_owned(), "a-1.css".to_owned()));
        assert_eq!(links[1], ("/y/b-2.css".to_owned(), "b-2.css".to_owned()));
        assert_eq!(
            with_link(html, "<link>").expect("it is HTML"),
            "<head><link><link rel=icon href=i.svg><p>text"
        );
    }
}
