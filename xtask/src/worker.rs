//! The service worker: `sw.js` with the list of files that it keeps and a version that changes with any of them.

use std::path::Path;

use crate::failure::{Failure, While};
use crate::project::Project;

/// Writes it into the folder of the page, whose files are given by their names.
pub(crate) fn write(
    project: &Project,
    folder: &Path,
    names: &[String],
    data: &str,
) -> Result<(), Failure> {
    let source = project.at("sw.js");
    let source =
        std::fs::read_to_string(&source).or_say(|| format!("read {}", source.display()))?;
    let page = std::fs::read(folder.join("index.html")).or_say(|| "read index.html".to_owned())?;
    let files: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| is_named_by_content(name))
        .collect();
    let written = filled(&source, &files, data, &page)?;
    std::fs::write(folder.join("sw.js"), written).or_say(|| "write sw.js".to_owned())
}

fn filled(source: &str, files: &[&str], data: &str, page: &[u8]) -> Result<String, Failure> {
    let mut version = Fnv::new();
    files.iter().for_each(|name| version.add(name.as_bytes()));
    version.add(page);
    let list = files
        .iter()
        .map(|name| format!("\"{name}\""))
        .collect::<Vec<_>>()
        .join(", ");
    let mut text = source.to_owned();
    for (place, value) in [
        ("\"%VERSION%\"", format!("\"{:016x}\"", version.0)),
        ("[\"%FILES%\"]", format!("[{list}]")),
        (
            "\"%DATA%\"",
            format!("\"{}\"", data.replace('\\', "\\\\").replace('"', "\\\"")),
        ),
    ] {
        if !text.contains(place) {
            return Err(Failure::new(format!("sw.js has no {place}")));
        }
        text = text.replace(place, &value);
    }
    Ok(text)
}

/// Whether a file's name changes with its content, as Trunk names it: `style-7ab02c4e5f60d1e2.css`, `…_bg.wasm`.
pub(crate) fn is_named_by_content(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    // A hash of 64 bits without its leading zeros.
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (12..=16).contains(&hash.len())
            && hash
                .chars()
                .all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
    })
}

/// FNV-1a of 64 bits: enough to tell versions apart, and the same in every Rust.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "const VERSION = \"%VERSION%\";\nconst FILES = [\"%FILES%\"];\nconst DATA = \"%DATA%\";";

    #[test]
    fn the_list_and_the_version_are_written() {
        let text = |files: &[&str], page: &[u8]| {
            filled(SOURCE, files, "data/2022.json", page).expect("all places")
        };
        let one = text(&["a-0123456789abcdef.js", "b.css"], b"page");
        assert!(
            one.contains("FILES = [\"a-0123456789abcdef.js\", \"b.css\"]"),
            "{one}"
        );
        assert!(one.contains("DATA = \"data/2022.json\""), "{one}");
        assert_eq!(
            one,
            text(&["a-0123456789abcdef.js", "b.css"], b"page"),
            "the same page is the same version"
        );
        assert_ne!(
            one.lines().next(),
            text(&["a-0123456789abcdef.js", "b.css"], b"pages")
                .lines()
                .next()
        );
        assert_ne!(
            one.lines().next(),
            text(&["a-0123456789abcdee.js", "b.css"], b"page")
                .lines()
                .next()
        );
        assert!(filled("", &[], "", b"").is_err());
    }

    #[test]
    fn files_are_known_whose_name_changes_with_their_content() {
        let table = [
            ("yearline-45a551f1f101829b_bg.wasm", true),
            ("yearline-45a551f1f101829b.js", true),
            ("components-fd3edabe64eceaa.css", true),
            ("embed.js", false),
            ("embed-demo.html", false),
            ("data/2022-report.json", false),
            ("index.html", false),
        ];
        for (name, expected) in table {
            assert_eq!(is_named_by_content(name), expected, "{name}");
        }
    }
}
