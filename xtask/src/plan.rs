//! From what is here and what is needed to the steps that are missing. Pure: it starts nothing and asks nobody.

use crate::look::State;
use crate::pins;
use crate::step::{CargoTool, Package, Step};

/// What a command needs of the machine, beside Rust and a linker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Check the code: no page is built.
    Lints,
    /// Build the page as developers see it.
    Page,
    /// Build the page as it is put on a host.
    Release,
    /// All that, and test it in a browser.
    Tests,
    /// Build it as it is put on a host, and measure it in a browser.
    Bench,
}

impl Need {
    fn page(self) -> bool {
        self != Self::Lints
    }

    fn release(self) -> bool {
        matches!(self, Self::Release | Self::Tests | Self::Bench)
    }

    fn lints(self) -> bool {
        matches!(self, Self::Lints | Self::Tests)
    }

    fn browser(self) -> bool {
        matches!(self, Self::Tests | Self::Bench)
    }
}

/// The steps that are missing, none if all is here. Those that only the reader can take come first.
pub(crate) fn plan(state: &State, need: Need) -> Vec<Step> {
    let mut steps = Vec::new();
    steps.extend(browser_steps(state, need));
    steps.extend(npm_step(state, need));
    steps.extend(rustup_step(state, need));
    steps.extend(library_step(state, need));
    if need.page() && state.trunk.is_none() {
        steps.push(install(state, CargoTool::Trunk, pins::TRUNK));
    }
    if need.page() && state.wasm_bindgen.is_none() {
        steps.push(install(
            state,
            CargoTool::WasmBindgen,
            &state.wasm_bindgen_wanted,
        ));
    }
    steps.sort_by_key(|step| !matches!(step, Step::ByHand(_)));
    steps
}

fn install(state: &State, tool: CargoTool, version: &str) -> Step {
    Step::Install {
        tool,
        version: version.to_owned(),
        fetch_first: state.binstall.is_some(),
    }
}

fn rustup_step(state: &State, need: Need) -> Option<Step> {
    let target = state.wasm_target.is_none();
    let mut components = Vec::new();
    if need.lints() {
        components.extend(state.clippy.is_none().then_some("clippy"));
        components.extend(state.rustfmt.is_none().then_some("rustfmt"));
    }
    if !target && components.is_empty() {
        return None;
    }
    if state.rustup.is_some() {
        return Some(Step::Rustup { target, components });
    }
    let mut missing = components;
    if target {
        missing
            .push("the wasm32-unknown-unknown target (Debian: the package libstd-rust-dev-wasm32)");
    }
    Some(Step::ByHand(format!(
        "this Rust has no rustup to add to it: install {} the way you installed Rust",
        missing.join(", ")
    )))
}

/// Without it the page is larger, and that is said when it is built.
fn library_step(state: &State, need: Need) -> Option<Step> {
    (need.release() && state.rust_src.is_none() && state.rustup.is_some())
        .then_some(Step::LibrarySource)
}

fn npm_step(state: &State, need: Need) -> Option<Step> {
    let mut packages = Vec::new();
    if need.release() && state.wasm_opt.is_none() {
        packages.push(Package {
            name: "binaryen",
            version: pins::BINARYEN,
        });
    }
    packages.extend(Some(pins::TERSER).filter(|_| need.release() && state.terser.is_none()));
    if need == Need::Bench && state.playwright.is_none() {
        packages.push(Package {
            name: "playwright-core",
            version: pins::PLAYWRIGHT_CORE,
        });
    }
    if need == Need::Tests && state.axe.is_none() {
        packages.push(Package {
            name: "axe-core",
            version: pins::AXE_CORE,
        });
    }
    if need == Need::Tests {
        packages.extend(&state.resizers_missing);
    }
    // node weighs the page too, so it is needed where no package is.
    if need.release() && (state.node.is_none() || (state.npm.is_none() && !packages.is_empty())) {
        return Some(Step::ByHand(format!(
            "node {} or newer and npm are not on PATH: install them (Debian: apt-get install nodejs npm)",
            pins::NODE_MAJOR_AT_LEAST
        )));
    }
    (!packages.is_empty()).then_some(Step::Npm(packages))
}

fn browser_steps(state: &State, need: Need) -> Vec<Step> {
    if !need.browser() {
        return Vec::new();
    }
    let mut packages = Vec::new();
    packages.extend(state.chromium.is_none().then_some("chromium"));
    packages.extend(state.chromedriver.is_none().then_some("chromium-driver"));
    let font = (!state.chinese_font).then_some("fonts-noto-cjk");
    if state.apt.is_some() {
        packages.extend(font);
        return if packages.is_empty() {
            Vec::new()
        } else {
            vec![Step::Apt(packages)]
        };
    }
    let mut steps = Vec::new();
    if !packages.is_empty() {
        steps.push(Step::ByHand(format!(
            "the browser tests want Chromium or Chrome and ChromeDriver: install them (Debian, as root: apt-get \
             install {}) or name them in CHROME and CHROMEDRIVER",
            packages.join(" ")
        )));
    }
    if font.is_some() {
        steps.push(Step::Advice(
            "no font has Chinese characters, so screenshots will show boxes: install one (Debian: fonts-noto-cjk)"
                .to_owned(),
        ));
    }
    steps
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::look::Found;

    fn here() -> Option<Found> {
        Some(Found {
            version: None,
            place: PathBuf::new(),
        })
    }

    /// A name, a change to a machine with everything, and what is then planned.
    type Case = (&'static str, fn(&mut State), &'static str);

    /// A machine with everything.
    fn complete() -> State {
        State {
            wasm_bindgen_wanted: "0.2.1".into(),
            rustup: here(),
            wasm_target: here(),
            rust_src: here(),
            clippy: here(),
            rustfmt: here(),
            trunk: here(),
            wasm_bindgen: here(),
            binstall: None,
            node: here(),
            npm: here(),
            wasm_opt: here(),
            terser: here(),
            axe: here(),
            resizers_missing: Vec::new(),
            playwright: here(),
            chromium: here(),
            chromedriver: here(),
            chinese_font: true,
            apt: here(),
        }
    }

    /// A fresh machine: Rust by rustup with the host's target only, node and npm, Debian, root.
    fn fresh() -> State {
        State {
            wasm_bindgen_wanted: "0.2.1".into(),
            rustup: here(),
            clippy: here(),
            rustfmt: here(),
            node: here(),
            npm: here(),
            resizers_missing: pins::RESIZERS.to_vec(),
            apt: here(),
            ..State::default()
        }
    }

    fn lines(state: &State, need: Need) -> Vec<String> {
        plan(state, need)
            .iter()
            .map(|step| match step {
                Step::ByHand(line) => format!("by hand: {line}"),
                Step::Advice(line) => format!("advice: {line}"),
                other => other.command(),
            })
            .collect()
    }

    #[test]
    fn nothing_is_planned_where_all_is_here() {
        for need in [
            Need::Lints,
            Need::Page,
            Need::Release,
            Need::Tests,
            Need::Bench,
        ] {
            assert_eq!(lines(&complete(), need), [""; 0], "{need:?}");
        }
    }

    #[test]
    fn a_fresh_machine_gets_what_the_command_needs_and_no_more() {
        let target = "rustup target add wasm32-unknown-unknown";
        let trunk = &format!(
            "cargo install trunk --version {} --root .tools",
            pins::TRUNK
        );
        let bindgen = "cargo install wasm-bindgen-cli --version 0.2.1 --root .tools";
        let binaryen = &format!(
            "npm install --prefix .tools/npm binaryen@{}",
            pins::BINARYEN
        );
        let small = &format!("{binaryen} terser@{}", pins::TERSER.version);
        let resizers = pins::RESIZERS
            .map(|p| format!("{}@{}", p.name, p.version))
            .join(" ");
        let all = &format!("{small} axe-core@{} {resizers}", pins::AXE_CORE);
        let source = "rustup component add rust-src";
        let apt = "apt-get update && apt-get install --no-install-recommends chromium chromium-driver fonts-noto-cjk";
        let table: [(Need, &[&str]); 4] = [
            (Need::Lints, &[target]),
            (Need::Page, &[target, trunk, bindgen]),
            (Need::Release, &[small, target, source, trunk, bindgen]),
            (Need::Tests, &[apt, all, target, source, trunk, bindgen]),
        ];
        for (need, expected) in table {
            assert_eq!(lines(&fresh(), need), expected, "{need:?}");
        }
    }

    #[test]
    fn one_missing_thing_is_one_step() {
        let bindgen = "cargo install wasm-bindgen-cli --version 0.2.1 --root .tools";
        let cases: [Case; 8] = [
            (
                "the library's source",
                |s| s.rust_src = None,
                "rustup component add rust-src",
            ),
            (
                "one of the scripts that size frames",
                |s| s.resizers_missing = vec![pins::RESIZERS[1]],
                "npm install --prefix .tools/npm pym.js@1.3.2",
            ),
            ("wasm-bindgen", |s| s.wasm_bindgen = None, bindgen),
            ("clippy", |s| s.clippy = None, "rustup component add clippy"),
            (
                "target and rustfmt",
                |s| (s.wasm_target, s.rustfmt) = (None, None),
                "rustup target add wasm32-unknown-unknown; rustup component add rustfmt",
            ),
            (
                "driver",
                |s| s.chromedriver = None,
                "apt-get update && apt-get install --no-install-recommends chromium-driver",
            ),
            (
                "font",
                |s| s.chinese_font = false,
                "apt-get update && apt-get install --no-install-recommends fonts-noto-cjk",
            ),
            (
                "wasm-bindgen, with binstall",
                |s| (s.wasm_bindgen, s.binstall) = (None, here()),
                "cargo binstall wasm-bindgen-cli@0.2.1 --root .tools",
            ),
        ];
        for (name, change, expected) in cases {
            let mut state = complete();
            change(&mut state);
            assert_eq!(lines(&state, Need::Tests), [expected], "{name}");
        }
    }

    #[test]
    fn what_only_the_reader_can_do_is_one_line_each_and_comes_first() {
        let cases: [Case; 4] = [
            (
                "no rustup",
                |s| (s.rustup, s.wasm_target) = (None, None),
                "wasm32-unknown-unknown",
            ),
            ("no node", |s| s.node = None, "node"),
            ("no npm", |s| (s.npm, s.wasm_opt) = (None, None), "npm"),
            ("no apt", |s| (s.apt, s.chromium) = (None, None), "chromium"),
        ];
        for (name, change, expected) in cases {
            let mut state = complete();
            change(&mut state);
            state.trunk = None;
            let lines = lines(&state, Need::Tests);
            assert_eq!(lines.len(), 2, "{name}: {lines:?}");
            assert!(
                lines[0].starts_with("by hand: ") && lines[0].contains(expected),
                "{name}: {lines:?}"
            );
            assert!(!lines[0].contains('\n'), "{name}");
        }
    }

    #[test]
    fn a_missing_font_without_apt_is_advice_only() {
        let mut state = complete();
        (state.apt, state.chinese_font) = (None, false);
        assert!(matches!(
            plan(&state, Need::Tests).as_slice(),
            [Step::Advice(_)]
        ));
    }

    #[test]
    fn the_librarys_source_is_done_without_where_rustup_is() {
        let mut state = complete();
        (state.rustup, state.rust_src) = (None, None);
        assert_eq!(plan(&state, Need::Release), []);
    }

    #[test]
    fn npm_is_not_wanted_where_its_packages_are_here() {
        let mut state = complete();
        state.npm = None;
        assert_eq!(plan(&state, Need::Tests), []);
        state.node = None;
        assert_eq!(
            plan(&state, Need::Page),
            [],
            "the developers' page is built without node"
        );
    }
}
