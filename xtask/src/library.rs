//! Which standard library goes into the released page: one compiled along with it, or the ready one of the toolchain.
//!
//! The ready one is compiled for speed, and brings along how to word a panic, which every check of an index then refers to. Compiled
//! along, for size and with panics that only stop the program, it takes an eighth off the page. cargo and rustc can do it
//! and call it unstable, which is why they have to be told that this is known: `RUSTC_BOOTSTRAP`. So it is with the one attribute
//! `optimize(speed)`, which stands (behind `cfg(speed)`) on the functions that every row of a file goes through, in a page that is
//! compiled for size. All else is the stable language, and only the released page is built so. Where it can't be had, the page
//! is built with the ready one: the same page, larger.

use std::process::Command;

use crate::failure::Failure;
use crate::look::State;
use crate::project::Project;
use crate::run;

/// What cargo is told by its environment, whether we start it or Trunk does.
const SETTINGS: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
];

/// The standard library of a released page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Library {
    /// Compiled along with the page.
    Own,
    /// As the toolchain has it.
    Ready,
}

impl Library {
    /// The own one where its source is here and what it depends on can be fetched; else the ready one, and why.
    pub(crate) fn choose(project: &Project, state: &State) -> Self {
        match obstacle(project, state) {
            None => Self::Own,
            Some(reason) => {
                println!(
                    "the page gets the toolchain's ready standard library and becomes larger for it: {reason}"
                );
                Self::Ready
            }
        }
    }

    /// What rustc is told of the page's code: with the own library it may be told which of the page's functions are to be fast.
    pub(crate) fn flags(self) -> Option<&'static str> {
        (self == Self::Own).then_some("--cfg speed")
    }

    /// Tells cargo, or a program that starts it.
    pub(crate) fn tell(self, command: &mut Command) {
        if self == Self::Own {
            command.envs(SETTINGS);
        }
    }
}

/// Why there can be no own one.
fn obstacle(project: &Project, state: &State) -> Option<Failure> {
    if state.rust_src.is_none() {
        return Some(Failure::new(
            "its source is not here (rustup component add rust-src)",
        ));
    }
    // It has a lock file of its own, with a dozen crates. Takes part of a second where they are here.
    let mut cargo = run::cargo(project);
    cargo.args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]);
    Library::Own.tell(&mut cargo);
    run::logged(
        cargo,
        "fetching what it depends on",
        &project.log("library"),
        None,
    )
    .err()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::SETTINGS;

    #[test]
    fn trunk_takes_every_setting_back_before_it_calls_us() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join("Trunk.toml");
        let text = std::fs::read_to_string(path).expect("Trunk.toml");
        for (name, _) in SETTINGS {
            assert!(text.contains(&format!("\"-u\", \"{name}\"")), "{name}");
            assert!(
                text.contains(&format!("set {name}=&&")),
                "{name}, on Windows"
            );
        }
    }
}
