//! The checksum of the program, kept where `head.js` finds it and the browser does not look.
//!
//! Trunk writes it as the `integrity` of a `preload`. Browsers ignore that for what is fetched, and Chromium warns of it at each load.

use std::fs;
use std::path::Path;

use anyhow::Result;
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// Renames the attribute in a page.
pub(crate) fn keep_for_script(page: &Path) -> Result<()> {
    fs::write(page, kept(&fs::read_to_string(page)?)?)?;
    Ok(())
}

fn kept(html: &str) -> Result<String> {
    let rename = element!("link[rel=preload][integrity]", |link| {
        if let Some(integrity) = link.get_attribute("integrity") {
            link.remove_attribute("integrity");
            link.set_attribute("data-integrity", &integrity)?;
        }
        Ok(())
    });
    let settings = RewriteStrSettings {
        element_content_handlers: vec![rename],
        ..RewriteStrSettings::new()
    };
    Ok(rewrite_str(html, settings)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_browser_ignores_is_renamed() {
        let html = "<link rel=preload as=fetch integrity=x href=a.wasm><link rel=modulepreload integrity=y href=a.js>";
        let kept = kept(html).expect("it is a page");
        assert!(
            kept.contains("data-integrity=\"x\"") && !kept.contains(" integrity=x"),
            "{kept}"
        );
        assert!(
            kept.contains("<link rel=modulepreload integrity=y"),
            "{kept}"
        );
    }
}
