//! `build --single-file`: the page, its program and a dataset in one file, which opens from a disk.
//!
//! It is made from the files of `dist/`: styles and scripts are put in as they are, the program compressed and in base64, the dataset as the
//! text that it is. A policy in the page names the hash of each script and style, so nothing else runs.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use lol_html::html_content::ContentType::Html;
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};
use yearline_core::text::one_file::dataset_element;

use crate::finish::compress;
use crate::finish::prerender::{self, Prerender};
use crate::project::Project;

/// Packs the page of `dist/` into one file, with another dataset if one is given, and returns that file.
pub(crate) fn pack(project: &Project, data: Option<&Path>) -> Result<PathBuf> {
    let (dist, folder) = (project.dist(), project.at("dist-single"));
    let page = project.at("target/single.html");
    fs::create_dir_all(&folder)?;
    fs::copy(dist.join("index.html"), &page).context("`cargo xtask build` makes dist/")?;
    let prerender = Prerender {
        folder: Some(&dist),
        data,
        in_page: true,
        ..Prerender::default()
    };
    let year = prerender::write(project, &page, &prerender)?.context("the page got no year")?;
    let dataset = fs::read_to_string(&year.path)?;
    let name = year.path.file_name().unwrap_or_default().to_string_lossy();
    let html = packed(&fs::read_to_string(&page)?, &dist, &dataset, &name)?;
    let file = folder.join(format!("{}.html", file_name(&year.name)));
    fs::write(&file, html)?;
    Ok(file)
}

/// The page in one file without a dataset, as the page asks for it.
pub(crate) const EMPTY: &str = "yearline-page.html";

/// Puts the page in one file, without a dataset, beside a page that has no year in it yet. The page puts the dataset that it shows into it.
pub(crate) fn write_empty(folder: &Path) -> Result<()> {
    let page = fs::read_to_string(folder.join("index.html"))?;
    fs::write(folder.join(EMPTY), packed(&page, folder, "", "")?)?;
    Ok(())
}

/// What a page asks for, read from its files.
#[derive(Debug, Default)]
struct Parts {
    style: String,
    head: String,
    glue: String,
    program: Vec<u8>,
}

fn packed(html: &str, dist: &Path, dataset: &str, name: &str) -> Result<String> {
    let (html, parts) = taken_apart(html, dist)?;
    let style = parts.style.trim();
    let head = script(&parts.head)?;
    // What a module exports may be in a script of the page too, and its own names are at hand there.
    let glue = script(&parts.glue)?;
    let module = format!(
        r#"{glue}
try {{
  const packed = Uint8Array.from(atob(document.getElementById("program").textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await {init}({{ module_or_path: await new Response(stream).arrayBuffer() }});
}} catch (error) {{
  document.getElementById("boot-problem")?.removeAttribute("hidden");
  throw error;
}}"#,
        init = default_export(&glue)?
    );
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src 'self' data: blob:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'",
        hash(&head),
        hash(&module),
        hash(style)
    );
    let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    let program = BASE64_STANDARD.encode(compress::gzip(&parts.program)?);
    let head = format!("<script>{head}</script><style>{style}</style>");
    let body = format!(
        r#"{}<script id="program" type="text/plain">{program}</script><script type="module">{module}</script>"#,
        dataset_element(&file_name(name), dataset)
    );
    let insert = |selector: &'static str, html: String| {
        element!(selector, move |element: &mut Element<'_, '_>| {
            element.after(&html, Html);
            Ok(())
        })
    };
    let handlers = vec![
        insert("meta[charset]", policy),
        insert("title", head),
        insert("#static", body),
    ];
    let packed = rewrite(&html, handlers)?;
    for part in [r#"<script id="program""#, "<style>", "<meta http-equiv="] {
        ensure!(packed.contains(part), "the page has no place for {part}");
    }
    Ok(packed)
}

/// The page without what it asks for, and that.
fn taken_apart(html: &str, dist: &Path) -> Result<(String, Parts)> {
    let parts = RefCell::new(Parts::default());
    let file = |element: &Element<'_, '_>, attribute: &str| {
        let address = element.get_attribute(attribute).unwrap_or_default();
        let name = address.rsplit('/').next().unwrap_or_default();
        fs::read(dist.join(name)).with_context(|| address.clone())
    };
    let text = |element: &Element<'_, '_>, attribute: &str| -> Result<String> {
        Ok(String::from_utf8(file(element, attribute)?)?)
    };
    let handlers = vec![
        element!("link[rel=icon]", |link| {
            let icon = BASE64_STANDARD.encode(file(link, "href")?);
            let icon = format!(r#"<link rel="icon" href="data:image/svg+xml;base64,{icon}">"#);
            link.replace(&icon, Html);
            Ok(())
        }),
        element!("link[rel=stylesheet]", |link| {
            parts.borrow_mut().style += &text(link, "href")?;
            link.remove();
            Ok(())
        }),
        element!("link[rel=modulepreload]", |link| {
            parts.borrow_mut().glue = text(link, "href")?;
            link.remove();
            Ok(())
        }),
        element!("link[type='application/wasm']", |link| {
            parts.borrow_mut().program = file(link, "href")?;
            link.remove();
            Ok(())
        }),
        // One file has no second program beside it.
        element!("meta[name=sheets-worker]", |meta| {
            meta.remove();
            Ok(())
        }),
        element!("link#dataset", |link| {
            link.remove();
            Ok(())
        }),
        // What is one file need not be kept for when there is no network.
        element!("script[defer]", |script| {
            script.remove();
            Ok(())
        }),
        element!("script[src]:not([defer])", |script| {
            parts.borrow_mut().head += &text(script, "src")?;
            script.remove();
            Ok(())
        }),
    ];
    let html = rewrite(html, handlers)?;
    let parts = parts.into_inner();
    for (name, is_here) in [
        ("style sheet", !parts.style.is_empty()),
        ("script", !parts.head.is_empty()),
        ("module", !parts.glue.is_empty()),
        ("program", !parts.program.is_empty()),
    ] {
        ensure!(is_here, "the page has no {name}");
    }
    Ok((html, parts))
}

fn rewrite(html: &str, handlers: Vec<Handler<'_>>) -> Result<String> {
    let settings = RewriteStrSettings {
        element_content_handlers: handlers,
        ..RewriteStrSettings::new()
    };
    Ok(rewrite_str(html, settings)?)
}

/// What `element!` makes.
type Handler<'h> = (
    std::borrow::Cow<'h, lol_html::Selector>,
    lol_html::ElementContentHandlers<'h>,
);

/// A script as it may be written into a page: its first end tag would end it, wherever that is.
fn script(source: &str) -> Result<String> {
    ensure!(
        !source.to_lowercase().contains("</script") && !source.contains("<!--"),
        "a script holds a tag that would end it"
    );
    Ok(source.replace("\r\n", "\n").trim().to_owned())
}

/// The name of what a module exports as its default: `export { initSync, __wbg_init as default };`.
fn default_export(module: &str) -> Result<&str> {
    let (before, _) = module
        .rsplit_once(" as default")
        .context("wasm-bindgen's script has no default export")?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    Ok(&before[before.trim_end_matches(is_name).len()..])
}

/// A dataset's name as the name of a file.
fn file_name(name: &str) -> String {
    let is_fine = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.chars()
        .map(|c| if is_fine(c) { c } else { '-' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_makes_a_file_that_any_system_can_hold() {
        for (name, expected) in [
            ("a-year.2", "a-year.2"),
            ("a/../b: c", "a-..-b--c"),
            ("年度", "年度"),
        ] {
            assert_eq!(file_name(name), expected);
        }
    }

    #[test]
    fn a_module_names_what_starts_it() {
        for module in [
            "let a;export{b,__wbg_init as default};",
            "export { __wbg_init as default, b }",
        ] {
            assert_eq!(default_export(module).ok(), Some("__wbg_init"), "{module}");
        }
        assert!(default_export("export default x").is_err());
    }
}
