//! `serve`: the page on this machine, built anew and reloaded whenever a source changes.
//!
//! The page is built in the dev profile: release takes LTO and wasm-opt, minutes instead of seconds at each change. It goes into a
//! folder of its own, since Trunk writes a script into it that must not reach a host.

use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::args::ServeOptions;
use crate::finish;
use crate::project::Project;
use crate::setup::{self, Need};

/// The ports that are tried where none is asked for.
const PORTS: std::ops::RangeInclusive<u16> = 8080..=8130;

/// Sets up, builds, serves until ended.
pub(crate) fn serve(project: &Project, options: &ServeOptions) -> Result<ExitCode> {
    let need = if options.release {
        Need::Release
    } else {
        Need::Page
    };
    setup::set_up(project, need)?;
    let port = match options.port {
        Some(port) => {
            ensure!(
                is_free(port),
                "port {port} is taken; without `--port` the next free one is used"
            );
            port
        }
        None => PORTS
            .into_iter()
            .find(|port| is_free(*port))
            .context("no port from 8080 on is free; give another with `--port`")?,
    };
    let shell = project.shell()?;
    let port = port.to_string();
    let dist = project.at("target/serve");
    let mut trunk = cmd!(
        shell,
        "trunk serve --skip-version-check --port {port} --dist {dist}"
    );
    trunk = trunk.env(finish::DEMO, "1");
    if options.open {
        trunk = trunk.arg("--open");
    }
    if options.release {
        trunk = trunk.arg("--release");
    }
    println!(
        "building the page; when Trunk says \"server listening\" it is at http://127.0.0.1:{port}/ \
         (it reloads when a file is saved; Ctrl-C ends it)"
    );
    run(trunk.into())
}

/// Becomes Trunk, so that whoever ends this process ends Trunk.
#[cfg(unix)]
fn run(mut trunk: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;

    Err(trunk.exec()).context("could not start trunk")
}

#[cfg(not(unix))]
fn run(mut trunk: Command) -> Result<ExitCode> {
    let status = trunk.status().context("could not start trunk")?;
    Ok(ExitCode::from(u8::from(!status.success())))
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}
