//! `serve`: the page on this machine, built anew and reloaded whenever a source changes.
//!
//! The page is built in the dev profile: release takes LTO and wasm-opt, a minute instead of seconds at each change.
//!
//! On Unix this process *becomes* Trunk, so that whoever ends it ends Trunk: no signal has to be passed on, and none
//! can be lost. So it is Trunk that says when the page is there, and where.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::args::ServeOptions;
use crate::build;
use crate::failure::{Failure, While};
use crate::finish;
use crate::library::Library;
use crate::plan::Need;
use crate::project::Project;
use crate::run;
use crate::setup;

/// The port tried first.
const FIRST_PORT: u16 = 8080;

/// How many further ports are tried.
const N_FURTHER_PORTS: u16 = 50;

/// What the page is made from; all else at the top of the project is ignored when it changes. The project is watched
/// as a whole nevertheless: a file that is watched by itself is lost once an editor puts a new one in its place.
const SOURCES: [&str; 12] = [
    "src",
    "crates",
    "style",
    "data",
    "assets",
    "embed",
    "demo",
    "index.html",
    "head.js",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
];

/// Sets up, builds, serves until ended.
pub(crate) fn serve(project: &Project, options: &ServeOptions) -> Result<ExitCode, Failure> {
    let state = setup::set_up(
        project,
        if options.release {
            Need::Release
        } else {
            Need::Page
        },
    )?;
    let port = match options.port {
        Some(port) => is_free(port).then_some(port).ok_or_else(|| {
            Failure::new(format!(
                "port {port} is taken; leave out `--port` to get the next free one"
            ))
        })?,
        None => first_free_port()?,
    };
    let mut trunk = run::program(project, "trunk");
    trunk
        .env("PATH", run::path_with_tools(project)?)
        .env(finish::DEMO, "1");
    trunk.args([
        "serve",
        "--skip-version-check",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    trunk.arg("--dist").arg(project.dist_of_serve());
    for path in ignored(project)? {
        trunk.arg("--ignore").arg(path);
    }
    if options.open {
        trunk.arg("--open");
    }
    if options.release {
        trunk.arg("--release");
        build::prepare_release(&mut trunk, Library::choose(project, &state));
    }
    println!(
        "building the page; when Trunk says \"server listening\" it is at http://127.0.0.1:{port}/ \
         (it reloads when a file is saved; Ctrl-C ends it)"
    );
    become_trunk(trunk)
}

/// What lies at the top of the project and is no source.
fn ignored(project: &Project) -> Result<Vec<PathBuf>, Failure> {
    let what = || format!("read {}", project.root().display());
    let entries = std::fs::read_dir(project.root()).or_say(what)?;
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.or_say(what)?;
        if !SOURCES.iter().any(|source| entry.file_name() == *source) {
            paths.push(entry.path());
        }
    }
    Ok(paths)
}

#[cfg(unix)]
fn become_trunk(mut trunk: Command) -> Result<ExitCode, Failure> {
    use std::os::unix::process::CommandExt;

    let error = trunk.exec();
    Err(Failure::new(format!("could not start trunk: {error}")))
}

/// Where no process can become another, Ctrl-C reaches both.
#[cfg(not(unix))]
fn become_trunk(mut trunk: Command) -> Result<ExitCode, Failure> {
    let status = trunk.status().or_say(|| "start trunk".to_owned())?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn first_free_port() -> Result<u16, Failure> {
    (FIRST_PORT..=FIRST_PORT + N_FURTHER_PORTS)
        .find(|port| is_free(*port))
        .ok_or_else(|| {
            Failure::new(format!(
                "no port from {FIRST_PORT} on is free; give another with `--port`"
            ))
        })
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_not_free() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("its address").port();
        assert!(!is_free(port));
    }
}
