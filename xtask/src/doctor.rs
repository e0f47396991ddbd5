//! `doctor`: what is here, what is missing, what would be set up. It changes nothing.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::engines::Engine;
use crate::project::Project;
use crate::setup::{self, Need};

/// Prints the report. Succeeds where `build` has nothing to set up.
pub(crate) fn doctor(project: &Project) -> Result<ExitCode> {
    for program in ["rustc", "rustup", "cc", "node", "npm"] {
        print(program, project.which(program), "");
    }
    for tool in setup::tools(project)? {
        for program in tool.programs {
            print(program, project.which(program), &tool.version);
        }
    }
    print(
        "wasm-opt",
        project.which("wasm-opt"),
        "for the released page",
    );
    for engine in Engine::ALL {
        for part in engine.parts(project) {
            let name = if part.package.is_empty() {
                part.variable.to_lowercase()
            } else {
                part.package.to_owned()
            };
            print(&name, part.place, "for `test`");
        }
    }
    println!();
    let commands = [
        ("serve", Need::Page),
        ("build", Need::Release),
        ("test --quick", Need::Lints),
        ("test and bench", Need::Browser),
    ];
    for (command, need) in commands {
        let steps = setup::missing(project, need)?;
        if steps.is_empty() {
            println!("cargo xtask {command}: nothing to set up");
            continue;
        }
        println!("cargo xtask {command} would set up:");
        for step in steps {
            println!("  {}  {}", step.command(), step.estimate());
        }
    }
    let can_build = setup::missing(project, Need::Release)?.is_empty();
    Ok(ExitCode::from(u8::from(!can_build)))
}

fn print(name: &str, place: Option<PathBuf>, wanted: &str) {
    match place {
        Some(place) => {
            let version = setup::version(&place).unwrap_or_default();
            println!("{name:<25} {version:<16} {}", place.display());
        }
        None => println!("{name:<25} MISSING          {wanted}"),
    }
}
