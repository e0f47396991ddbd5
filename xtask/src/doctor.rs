//! `doctor`: what is here, what is missing, what would be done. It changes nothing.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::look::{self, Found, State};
use crate::pins;
use crate::plan::{self, Need};
use crate::project::Project;
use crate::run;
use crate::step::Step;

/// Prints the report; succeeds where all is here that `build` needs.
pub(crate) fn doctor(project: &Project) -> Result<ExitCode, Failure> {
    let state = look::look(project, Need::Tests)?;
    for (name, found, wanted) in rows(&state) {
        println!("{}", row(name, found.as_ref(), &wanted));
    }
    for package in pins::RESIZERS {
        let here = Found {
            version: Some(package.version.to_owned()),
            place: project.node_modules().join(package.name),
        };
        let found = Some(&here).filter(|_| !state.resizers_missing.contains(&package));
        println!("{}", row(package.name, found, package.version));
    }
    if !state.chinese_font {
        println!(
            "{:<14} {:<16} for screenshots of the Chinese page",
            "Chinese font", "MISSING"
        );
    }
    println!();
    let commands = [
        ("serve", Need::Page),
        ("build", Need::Release),
        ("test", Need::Tests),
        ("bench", Need::Bench),
    ];
    for (command, need) in commands {
        let steps = plan::plan(&state, need);
        if steps.is_empty() {
            println!("cargo xtask {command}: nothing to set up");
            continue;
        }
        println!("cargo xtask {command} would set up:");
        for step in steps {
            match &step {
                Step::ByHand(line) => println!("  by hand: {line}"),
                Step::Advice(line) => println!("  optional: {line}"),
                _ => println!("  {}   ({})", step.command(), step.estimate()),
            }
        }
    }
    let can_build = plan::plan(&state, Need::Release).is_empty();
    Ok(if can_build {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Each thing that the commands use, and the version that they want.
fn rows(state: &State) -> Vec<(&'static str, Option<Found>, String)> {
    let any = String::new;
    let linker = || {
        ["cc", "clang", "gcc", "link"]
            .iter()
            .find_map(|name| run::on_path(name))
            .map(plain)
    };
    vec![
        ("rustc", run::on_path("rustc").map(plain), any()),
        ("rustup", state.rustup.clone(), any()),
        ("wasm32 target", state.wasm_target.clone(), any()),
        (
            "rust-src",
            state.rust_src.clone(),
            "optional: a smaller page".to_owned(),
        ),
        ("clippy", state.clippy.clone(), any()),
        ("rustfmt", state.rustfmt.clone(), any()),
        ("C compiler", linker(), any()),
        ("trunk", state.trunk.clone(), pins::TRUNK.to_owned()),
        (
            "wasm-bindgen",
            state.wasm_bindgen.clone(),
            state.wasm_bindgen_wanted.clone(),
        ),
        (
            "cargo-binstall",
            state.binstall.clone(),
            "optional".to_owned(),
        ),
        (
            "node",
            state.node.clone(),
            format!("{} or newer", pins::NODE_MAJOR_AT_LEAST),
        ),
        ("npm", state.npm.clone(), any()),
        (
            "wasm-opt",
            state.wasm_opt.clone(),
            pins::BINARYEN.to_owned(),
        ),
        (
            "terser",
            state.terser.clone(),
            pins::TERSER.version.to_owned(),
        ),
        ("axe-core", state.axe.clone(), pins::AXE_CORE.to_owned()),
        (
            "playwright",
            state.playwright.clone(),
            "optional: for `bench`".to_owned(),
        ),
        ("chromium", state.chromium.clone(), any()),
        ("chromedriver", state.chromedriver.clone(), any()),
    ]
}

fn plain(place: std::path::PathBuf) -> Found {
    Found {
        version: None,
        place,
    }
}

fn row(name: &str, found: Option<&Found>, wanted: &str) -> String {
    let Some(found) = found else {
        let wanted = if wanted.is_empty() {
            String::new()
        } else {
            format!(" wanted: {wanted}")
        };
        return format!("{name:<14} MISSING         {wanted}")
            .trim_end()
            .to_owned();
    };
    // Only here is there time to ask each program for its version.
    let version = found.version.clone().or_else(|| {
        found
            .place
            .is_file()
            .then(|| run::version_of(&found.place))
            .flatten()
    });
    format!(
        "{name:<14} {:<16} {}",
        version.as_deref().unwrap_or("here"),
        found.place.display()
    )
}
