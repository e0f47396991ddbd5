//! The project's commands: `cargo xtask serve | build | test | bench | doctor | sample`, and `finish` for Trunk.
//!
//! It is the first thing that a fresh clone compiles, so it has no dependencies. How it hangs together, in
//! reading order:
//!
//! - [`args`]: what was asked for.
//! - [`pins`]: which version of which tool; the only place that says so.
//! - [`project`]: where things lie.
//! - [`look`]: what is on this machine, found without starting anything slow.
//! - [`plan`]: from what is here and what is needed to the [`step`]s that are missing; a pure function.
//! - [`setup`]: takes these steps, side by side, and says what it does.
//! - [`run`]: how other programs are started; [`library`]: what the released page is compiled with.
//! - [`finish`]: what is done to a page that Trunk has built: [`year`] puts the year into it as text, [`worker`] writes the service
//!   worker, [`headers`] what hosts are to answer with, [`compress`] the compressed forms of its files; [`script`] is what other
//!   people's pages are sent.
//! - [`serve`], [`build`], [`check`], [`mod@bench`], [`doctor`], [`sample`]: the commands; [`single`] packs the built page into one file, [`size`] weighs the built page,
//!   [`tally`] counts what the test runners counted.

mod args;
mod bench;
mod build;
mod check;
mod compress;
mod doctor;
mod failure;
mod finish;
mod headers;
mod library;
mod look;
mod pins;
mod plan;
mod project;
mod run;
mod sample;
mod script;
mod serve;
mod setup;
mod single;
mod size;
mod step;
mod tally;
mod tighten;
mod worker;
mod year;

use std::process::ExitCode;

use args::Command;
use failure::Failure;
use project::Project;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match obey(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Carries out the command that the arguments name.
fn obey(arguments: &[String]) -> Result<ExitCode, Failure> {
    let command = args::parse(arguments)?;
    let project = Project::find()?;
    match command {
        Command::Help => {
            print!("{}", args::USAGE);
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve(options) => serve::serve(&project, &options),
        Command::Build(options) => build::build(&project, &options).map(|()| ExitCode::SUCCESS),
        Command::Finish => finish::finish(&project).map(|()| ExitCode::SUCCESS),
        Command::Test { quick } => check::check(&project, quick),
        Command::Bench(options) => bench::bench(&project, &options).map(|()| ExitCode::SUCCESS),
        Command::Doctor => doctor::doctor(&project),
        Command::Sample(options) => sample::write(&project, &options).map(|()| ExitCode::SUCCESS),
    }
}
