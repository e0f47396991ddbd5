//! `check` and `convert`: what `yearline-sheets` does, from the folder in which the command was given. It is a program of its own,
//! compiled when it is first needed, so that the other commands do not wait for its readers of workbooks.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::args::SheetsOptions;
use crate::project::Project;

/// Runs a command of `yearline-sheets`; its exit code is the command's.
pub(crate) fn run(project: &Project, command: &str, options: &SheetsOptions) -> Result<ExitCode> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "run",
            "--quiet",
            "--package",
            "yearline-sheets",
            "--manifest-path",
        ])
        .arg(project.at("Cargo.toml"))
        .args(["--", command])
        .args(&options.words)
        .status()
        .context("cargo run --package yearline-sheets")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
