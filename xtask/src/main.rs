//! The project's commands: `cargo xtask serve | build | test | bench | doctor | sample | check | convert`, and `finish` for Trunk.
//!
//! - [`args`]: the command line.
//! - [`project`]: the project's folders, the versions that it pins, and how other programs are started.
//! - [`setup`]: what a command needs of the machine, and how what is missing gets there.
//! - [`finish`]: the post-build step that `Trunk.toml` names; [`single`] packs the built page into one file.
//! - [`serve`], [`build`], [`mod@test`], [`mod@bench`], [`doctor`], [`sample`],
//!   [`sheets`]: the commands. [`weight`] weighs the built page,
//!   [`tally`] sums up what the test runners counted.

mod args;
mod bench;
mod build;
mod doctor;
mod engines;
mod finish;
mod project;
mod sample;
mod serve;
mod setup;
mod sheets;
mod single;
mod tally;
mod test;
mod weight;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use project::Project;

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    let project = Project::find()?;
    match command {
        Command::Serve(options) => return serve::serve(&project, &options),
        Command::Build(options) => build::build(&project, &options)?,
        Command::Test(options) => return test::test(&project, &options),
        Command::Bench(options) => bench::bench(&project, &options)?,
        Command::Doctor => return doctor::doctor(&project),
        Command::Sample(options) => sample::write(&project, &options)?,
        Command::Check(options) => return sheets::run(&project, "check", &options),
        Command::Convert(options) => return sheets::run(&project, "convert", &options),
        Command::Finish => finish::finish(&project)?,
    }
    Ok(ExitCode::SUCCESS)
}
