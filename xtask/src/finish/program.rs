//! The links to the program, as `head.js` wants them.
//!
//! Trunk writes them at the end of the head. They are moved before the script, which asks for it at once: it comes while the page is still
//! being read.
//!
//! The checksum of the program is the `integrity` of a `preload`. Browsers ignore that for what is fetched, and Chromium warns of it at
//! each load. It is kept where the script finds it and the browser does not look.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use lol_html::html_content::ContentType::Html;
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// Changes the links of a page.
pub(crate) fn place_links(page: &Path) -> Result<()> {
    fs::write(page, placed(&fs::read_to_string(page)?)?)?;
    Ok(())
}

fn placed(html: &str) -> Result<String> {
    let mut links = String::new();
    let take = element!(
        "link[rel=modulepreload], link[type='application/wasm']",
        |link| {
            if let Some(integrity) = link.get_attribute("integrity")
                && link.get_attribute("rel").as_deref() == Some("preload")
            {
                link.remove_attribute("integrity");
                link.set_attribute("data-integrity", &integrity)?;
            }
            links += &tag(link);
            link.remove();
            Ok(())
        }
    );
    let settings = RewriteStrSettings {
        element_content_handlers: vec![take],
        ..RewriteStrSettings::new()
    };
    let html = rewrite_str(html, settings)?;
    let mut is_placed = false;
    // Trunk leaves out the tags of the head where it minifies the page.
    let place = element!("script[src]", |script| {
        if !is_placed {
            script.before(&links, Html);
            is_placed = true;
        }
        Ok(())
    });
    let settings = RewriteStrSettings {
        element_content_handlers: vec![place],
        ..RewriteStrSettings::new()
    };
    let html = rewrite_str(&html, settings)?;
    ensure!(is_placed, "the page has no script that starts its program");
    Ok(html)
}

/// An element that has no content, as it is written.
fn tag(element: &Element<'_, '_>) -> String {
    let mut tag = format!("<{}", element.tag_name());
    for attribute in element.attributes() {
        // A value comes as it is in the page, escapes and all.
        let value = attribute.value().replace('"', "&quot;");
        tag += &format!(" {}=\"{value}\"", attribute.name());
    }
    tag + ">"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_links_stand_before_the_script_and_the_checksum_is_kept() {
        let html = "<html><script src=head.js></script><link rel=stylesheet integrity=z href=a.css>\
            <link rel=modulepreload integrity=y href=a.js>\
            <link rel=preload as=fetch crossorigin type=application/wasm integrity=x href=a.wasm><body></body></html>";
        let placed = placed(html).expect("it is a page");
        assert_eq!(
            placed,
            "<html><link rel=\"modulepreload\" integrity=\"y\" href=\"a.js\">\
             <link rel=\"preload\" as=\"fetch\" crossorigin=\"\" type=\"application/wasm\" href=\"a.wasm\" data-integrity=\"x\">\
             <script src=head.js></script><link rel=stylesheet integrity=z href=a.css><body></body></html>"
        );
    }

    #[test]
    fn a_page_without_its_script_is_none() {
        assert!(placed("<html><head><link rel=modulepreload href=a.js></head></html>").is_err());
    }
}
