//! `build`: the page as files in `dist/`, for any static host and under any path; and, if asked for, as one file.

use std::process::Command;

use crate::args::BuildOptions;
use crate::failure::{Failure, While};
use crate::finish;
use crate::library::Library;
use crate::plan::Need;
use crate::project::Project;
use crate::run;
use crate::setup;
use crate::single;
use crate::size;
use crate::year;

/// Sets up, builds, and says what the page weighs.
pub(crate) fn build(project: &Project, options: &BuildOptions) -> Result<(), Failure> {
    let state = setup::set_up(project, Need::Release)?;
    // Before a minute is spent on what it would go into.
    if let Some(data) = &options.data {
        year::check(project, &project.at(data))?;
    }
    trunk_build(project, Library::choose(project, &state), options)?;
    println!("{}", size::weigh(project)?);
    println!("the page is in dist/: upload all of it, to any folder of any host");
    if options.single_file {
        let file = single::pack(project, options.data.as_deref())?;
        let n_bytes = std::fs::metadata(&file)
            .or_say(|| format!("look at {}", file.display()))?
            .len();
        let name = file.strip_prefix(project.root()).unwrap_or(&file);
        println!(
            "the page as one file is {}: {n_bytes} bytes",
            name.display()
        );
    }
    Ok(())
}

/// Has Trunk build for release; all that it needs must be set up.
pub(crate) fn trunk_build(
    project: &Project,
    library: Library,
    options: &BuildOptions,
) -> Result<(), Failure> {
    let mut trunk = run::program(project, "trunk");
    trunk.env("PATH", run::path_with_tools(project)?);
    prepare_release(&mut trunk, library);
    trunk
        .args(["build", "--release", "--skip-version-check", "--dist"])
        .arg(project.dist());
    if let Some(url) = &options.public_url {
        trunk.args(["--public-url", url]);
    }
    // Trunk hands its environment on to `finish`.
    match &options.site_url {
        Some(url) => trunk.env(finish::SITE_URL, url),
        None => trunk.env_remove(finish::SITE_URL),
    };
    trunk.env_remove(finish::DEMO);
    run::shown_to_reader(trunk)
}

/// Tells cargo, or what starts it, how the released page is compiled.
pub(crate) fn prepare_release(command: &mut Command, library: Library) {
    library.tell(command);
    // Panics name the file that they come from: not where it lay on this machine. Cargo joins this with the flags of its configuration.
    let registry = cargo_home().map(|home| home.join("registry").join("src"));
    let remap =
        registry.map(|registry| format!("--remap-path-prefix={}=crates", registry.display()));
    let remap = remap.filter(|remap| !remap.contains(char::is_whitespace));
    let flags: Vec<&str> = remap
        .as_deref()
        .into_iter()
        .chain(library.flags())
        .collect();
    if !flags.is_empty() {
        command.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            flags.join(" "),
        );
    }
}

/// Where Cargo keeps what it fetched: `CARGO_HOME`, or `.cargo` in the home folder.
fn cargo_home() -> Option<std::path::PathBuf> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    std::env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(home)
}
