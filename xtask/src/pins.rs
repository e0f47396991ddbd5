//! Which version of which tool: the only place that says so.
//!
//! wasm-bindgen is not pinned here: its command-line tool must be of exactly the version that the page is
//! compiled against, so it is read from `Cargo.lock`. `Trunk.toml` has to name wasm-opt's version once more for
//! Trunk itself; a test below holds the two together.

use crate::failure::Failure;
use crate::step::Package;

/// Trunk, which builds and serves the page. 0.22 wants a newer Rust than this workspace does.
pub(crate) const TRUNK: &str = "0.21.14";

/// The npm package that brings wasm-opt, as plain JavaScript that runs wherever node does.
pub(crate) const BINARYEN: &str = "132.0.0";

/// The npm package of the accessibility checker that the end-to-end tests load into the page.
pub(crate) const AXE_CORE: &str = "4.14.1";

/// The npm packages whose scripts size frames on many a website: the end-to-end tests put them around the page. `iframe-resizer` 5 has
/// another licence and another protocol.
pub(crate) const RESIZERS: [Package; 3] = [
    Package {
        name: "iframe-resizer",
        version: "4.3.2",
    },
    Package {
        name: "pym.js",
        version: "1.3.2",
    },
    Package {
        name: "@open-iframe-resizer/core",
        version: "2.1.0",
    },
];

/// The npm package that minifies wasm-bindgen's script: plain JavaScript as well.
pub(crate) const TERSER: Package = Package {
    name: "terser",
    version: "5.51.4",
};

/// The npm package that drives Chromium for the benchmark.
pub(crate) const PLAYWRIGHT_CORE: &str = "1.65.1";

/// The oldest node that can weigh the page (`zlib.brotliCompressSync`) and run binaryen.
pub(crate) const NODE_MAJOR_AT_LEAST: u32 = 18;

/// What `wasm-opt --version` calls [`BINARYEN`]'s version: its major number alone.
pub(crate) fn wasm_opt() -> &'static str {
    BINARYEN.split('.').next().unwrap_or(BINARYEN)
}

/// The version of wasm-bindgen that the page is compiled against, out of the text of `Cargo.lock`.
pub(crate) fn wasm_bindgen(cargo_lock: &str) -> Result<String, Failure> {
    version_in_lock(cargo_lock, "wasm-bindgen").ok_or_else(|| {
        Failure::new("Cargo.lock names no wasm-bindgen; `cargo update --workspace` writes it anew")
    })
}

/// The version of a package in the text of `Cargo.lock`. Of several, the first.
fn version_in_lock(cargo_lock: &str, package: &str) -> Option<String> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = cargo_lock
        .lines()
        .skip_while(|line| line.trim() != name_line);
    lines.next()?;
    let version = lines
        .next()?
        .trim()
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

/// The first word of a program's `--version` output that looks like a version: `wasm-opt version 132 (…)` gives
/// `132`, `wasm-bindgen 0.2.130` gives `0.2.130`, `v20.20.2` gives `20.20.2`.
pub(crate) fn version_in_output(output: &str) -> Option<&str> {
    output
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|word| word.trim_end_matches([')', ',']))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn file_of_project(name: &str) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
        std::fs::read_to_string(&path).expect(name)
    }

    #[test]
    fn the_version_is_the_one_below_the_name() {
        let lock = "\
[[package]]
name = \"wasm-bindgen-shared\"
version = \"9.9.9\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
";
        assert_eq!(wasm_bindgen(lock), Ok("0.2.130".to_owned()));
        assert_eq!(version_in_lock(lock, "trunk"), None);
        assert_eq!(version_in_lock("name = \"trunk\"", "trunk"), None);
        assert!(wasm_bindgen("").is_err());
    }

    #[test]
    fn versions_as_programs_say_them() {
        let table = [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("v20.20.2", Some("20.20.2")),
            (
                "Chromium 156.0.8078.79 built on a system",
                Some("156.0.8078.79"),
            ),
            ("cc (A System 12.2.0-14) 12.2.0", Some("12.2.0-14")),
            ("no version here", None),
            ("", None),
        ];
        for (output, expected) in table {
            assert_eq!(version_in_output(output), expected, "{output}");
        }
    }

    #[test]
    fn the_projects_files_agree_with_the_pins() {
        let lock = file_of_project("Cargo.lock");
        assert!(wasm_bindgen(&lock).is_ok(), "Cargo.lock has wasm-bindgen");

        let trunk_toml = file_of_project("Trunk.toml");
        let said = |key: &str| {
            trunk_toml
                .lines()
                .find_map(|line| line.trim().strip_prefix(key)?.trim().strip_prefix("= "))
        };
        assert_eq!(
            said("wasm_opt"),
            Some(format!("\"version_{}\"", wasm_opt()).as_str())
        );
        assert_eq!(
            said("wasm_bindgen"),
            None,
            "Trunk reads it from Cargo.lock; a second pin could drift"
        );
        assert_eq!(
            said("trunk-version"),
            Some(format!("\"={TRUNK}\"").as_str())
        );
    }
}
