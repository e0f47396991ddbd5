//! What a command needs of the machine, and how what is missing gets there.
//!
//! Trunk and wasm-bindgen are compiled into `.tools/`, side by side and without optimisation: that is what somebody with a fresh
//! clone waits for, and what they then do for us takes a second or so. rustup reads `rust-toolchain.toml`, npm `package-lock.json`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use xshell::{Cmd, cmd};

use crate::engines::{self, Engine};
use crate::finish::prerender;
use crate::project::Project;

/// How often a long set-up says how far it is.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// How many lines of a log are shown when its step failed.
const N_TAIL_LINES: usize = 20;

/// What the log of the program is called that prerenders the page.
const PRERENDERER: &str = "prerenderer";

/// What a command needs beside Rust and a C compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Check the code; no page is built.
    Lints,
    /// Build the page as developers see it.
    Page,
    /// Build the page as a host gets it.
    Release,
    /// Build that page and open it in Chromium.
    Browser,
    /// Build that page and open it in other engines too.
    Engines,
}

/// One step of the set-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Have rustup add to the toolchain what `rust-toolchain.toml` lists.
    Rustup(&'static str),
    /// Compile one of cargo's tools.
    Install(Tool),
    /// Install the packages of `package-lock.json`.
    NodePackages,
    /// Install Debian's packages.
    Apt(Vec<&'static str>),
    /// What only the reader can do.
    ByHand(String),
}

/// A tool that cargo installs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tool {
    /// Its package.
    pub(crate) package: &'static str,
    /// Its exact version.
    pub(crate) version: String,
    /// Its programs that are used, the main one first.
    pub(crate) programs: &'static [&'static str],
    /// Further arguments of `cargo install`.
    arguments: &'static [&'static str],
}

impl Step {
    /// The command that a person would type for it.
    pub(crate) fn command(&self) -> String {
        match self {
            Self::Rustup(arguments) => format!("rustup {arguments}"),
            Self::Install(tool) => {
                let Tool {
                    package, version, ..
                } = tool;
                format!("cargo install {package} --version {version} --root .tools")
            }
            Self::NodePackages => "npm ci --ignore-scripts".to_owned(),
            Self::Apt(packages) => {
                format!(
                    "apt-get install --no-install-recommends {}",
                    packages.join(" ")
                )
            }
            Self::ByHand(line) => format!("by hand: {line}"),
        }
    }

    /// How long it takes on two cores, roughly.
    pub(crate) fn estimate(&self) -> &'static str {
        match self {
            Self::Rustup(_) | Self::NodePackages => "about 10 s",
            Self::Install(_) => "2 to 5 min, once",
            Self::Apt(_) => "about 1 min",
            Self::ByHand(_) => "",
        }
    }

    fn compiles(&self) -> bool {
        matches!(self, Self::Install(_))
    }
}

/// The driver of Firefox, which only the tests in it need.
fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        version: "0.37.1".to_owned(),
        programs: &["geckodriver"],
        arguments: &["--locked"],
    }
}

/// The tools that Trunk and the tests run.
pub(crate) fn tools(project: &Project) -> Result<[Tool; 2]> {
    let trunk = Tool {
        package: "trunk",
        version: project.trunk_version()?,
        programs: &["trunk"],
        // Without TLS: it downloads nothing here, and serves on this machine only.
        arguments: &["--locked", "--no-default-features"],
    };
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        version: project.wasm_bindgen_version()?,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        arguments: &[],
    };
    Ok([trunk, wasm_bindgen])
}

/// The steps that are missing.
pub(crate) fn missing(project: &Project, need: Need) -> Result<Vec<Step>> {
    let mut steps = rust(project, need)?;
    if need == Need::Lints {
        return Ok(steps);
    }
    let is_here = |tool: &Tool| {
        let found = tool.programs.iter().map(|program| project.which(program));
        let found: Option<Vec<PathBuf>> = found.collect();
        found.is_some_and(|found| version(&found[0]).as_deref() == Some(tool.version.as_str()))
    };
    let tools = tools(project)?.into_iter().filter(|tool| !is_here(tool));
    steps.extend(tools.map(Step::Install));
    if need == Need::Page {
        return Ok(steps);
    }
    if !has_node_packages(project)? {
        steps.push(match project.which("npm") {
            Some(_) => Step::NodePackages,
            None => Step::ByHand("install Node.js 18 or newer and npm".to_owned()),
        });
    }
    if matches!(need, Need::Browser | Need::Engines) {
        steps.extend(engines::packages(project, need)?);
    }
    if need == Need::Engines {
        let [.., driver] = &Engine::Firefox.parts(project)[..] else {
            return Ok(steps);
        };
        steps.extend(driver.place.is_none().then(|| Step::Install(geckodriver())));
    }
    Ok(steps)
}

/// What `rust-toolchain.toml` lists. rustup brings it by itself, unless it was told not to or isn't there.
fn rust(project: &Project, need: Need) -> Result<Vec<Step>> {
    let shell = project.shell()?;
    let folders = cmd!(
        shell,
        "rustc --print sysroot --print target-libdir --target wasm32-unknown-unknown"
    );
    let folders = folders.quiet().read()?;
    let mut folders = folders.lines().map(PathBuf::from);
    let (Some(sysroot), Some(target)) = (folders.next(), folders.next()) else {
        bail!("rustc does not say where its libraries are");
    };
    let mut missing = Vec::new();
    if !target.is_dir() {
        missing.push("target add wasm32-unknown-unknown");
    }
    let has = |program| which::which_in(program, Some(sysroot.join("bin")), ".").is_ok();
    if matches!(need, Need::Lints | Need::Browser | Need::Engines)
        && !(has("cargo-clippy") && has("rustfmt"))
    {
        missing.push("component add clippy rustfmt");
    }
    let has_rustup = project.which("rustup").is_some();
    let step = |arguments| {
        if has_rustup {
            Step::Rustup(arguments)
        } else {
            Step::ByHand(format!(
                "this Rust has no rustup for `rustup {arguments}`: install that the way you installed Rust \
                 (Debian: libstd-rust-dev-wasm32, rust-clippy, rustfmt)"
            ))
        }
    };
    Ok(missing.into_iter().map(step).collect())
}

/// Whether npm has installed the packages of `package-lock.json`: it leaves a copy of that file beside them.
fn has_node_packages(project: &Project) -> Result<bool> {
    let read = |file: PathBuf| -> Result<Value> {
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        serde_json::from_str(&text).with_context(|| file.display().to_string())
    };
    let wanted = read(project.at("package-lock.json"))?;
    let Ok(installed) = read(project.node_modules().join(".package-lock.json")) else {
        return Ok(false);
    };
    let packages = wanted["packages"].as_object().into_iter().flatten();
    Ok(packages
        .filter(|(name, package)| !name.is_empty() && package["optional"] != true)
        .all(|(name, package)| installed["packages"][name]["version"] == package["version"]))
}

/// A browser of the Chromium family: the one that `CHROME` names, or one on `PATH`.
pub(crate) fn chromium(project: &Project) -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    std::env::var_os("CHROME")
        .map(PathBuf::from)
        .or_else(|| names.iter().find_map(|name| project.which(name)))
}

/// ChromeDriver: the one that `CHROMEDRIVER` names, or the one on `PATH`.
pub(crate) fn chromedriver(project: &Project) -> Option<PathBuf> {
    std::env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .or_else(|| project.which("chromedriver"))
}

/// What a program answers to `--version`, without its name.
pub(crate) fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut words = text.split_whitespace();
    let version = words.find(|word| word.contains(|c: char| c.is_ascii_digit()))?;
    Some(version.trim_matches(['v', ')', ',']).to_owned())
}

/// Brings about what is needed. Silent where nothing is to do.
pub(crate) fn set_up(project: &Project, need: Need) -> Result<()> {
    if missing(project, need)?.is_empty() {
        return Ok(());
    }
    // Two set-ups at once would write to the same folders: the second one waits, then looks again.
    fs::create_dir_all(project.tools())?;
    let lock = File::create(project.tools().join("lock"))?;
    if lock.try_lock().is_err() {
        println!("set-up: another one is under way, waiting for it");
        lock.lock()?;
    }
    let steps = missing(project, need)?;
    let by_hand: Vec<String> = steps
        .iter()
        .filter(|step| matches!(step, Step::ByHand(_)))
        .map(Step::command)
        .collect();
    if !by_hand.is_empty() {
        bail!(
            "something is missing that can't be set up from here\n{}",
            by_hand.join("\n")
        );
    }
    let started = Instant::now();
    take(project, steps, need)?;
    match missing(project, need)?.first() {
        None => {
            println!("set-up: done in {:.0?}", started.elapsed());
            Ok(())
        }
        Some(step) => bail!("after the set-up this is still missing: {}", step.command()),
    }
}

/// Takes the steps, in lanes that run side by side: Trunk, which takes longest; wasm-bindgen and then the page and its prerenderer, which
/// take about as long together; what waits for the network. Fails once every lane has ended.
fn take(project: &Project, steps: Vec<Step>, need: Need) -> Result<()> {
    // Trunk shows what it compiles, so the page is compiled ahead only while Trunk itself is compiled.
    let is_trunk = |step: &Step| matches!(step, Step::Install(tool) if tool.package == "trunk");
    let (trunk, others): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(is_trunk);
    let is_rust = |step: &Step| step.compiles() || matches!(step, Step::Rustup(_));
    let (rust, network): (Vec<Step>, Vec<Step>) = others.into_iter().partition(is_rust);
    let compiles_ahead = !trunk.is_empty();

    // The heartbeat counts what the logs say, so those of an earlier set-up go.
    let _ = fs::remove_dir_all(project.tools().join("log"));
    fs::create_dir_all(project.tools().join("log"))?;

    let (ended, wait) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let lane =
            |steps: Vec<Step>| move || steps.iter().try_for_each(|step| announced(project, step));
        let lanes = [
            scope.spawn(lane(trunk)),
            scope.spawn(move || {
                lane(rust)()?;
                if compiles_ahead {
                    compile_ahead(project, need != Need::Page)?;
                }
                Ok(())
            }),
            scope.spawn(lane(network)),
        ];
        scope.spawn(|| heartbeat(project, wait));
        let outcomes = lanes.map(|lane| {
            lane.join()
                .unwrap_or_else(|_| Err(anyhow!("a step panicked")))
        });
        drop(ended);
        outcomes.into_iter().collect::<Result<()>>()
    })?;
    // About 1 GB that is of use again only when a version changes. Where it can't be removed, only space is lost.
    let _ = fs::remove_dir_all(project.tools().join("build"));
    Ok(())
}

/// Takes a step, with a line before and after.
fn announced(project: &Project, step: &Step) -> Result<()> {
    let command = step.command();
    println!("set-up: {command} ({})", step.estimate());
    let started = Instant::now();
    let outcome = perform(project, step);
    let verdict = if outcome.is_ok() { "done" } else { "FAILED" };
    // At once, since the other lanes may go on for minutes.
    println!(
        "set-up: {command}: {verdict} after {:.0?}",
        started.elapsed()
    );
    outcome
}

fn perform(project: &Project, step: &Step) -> Result<()> {
    let shell = project.shell()?;
    match step {
        Step::Rustup(arguments) => {
            let arguments = arguments.split(' ');
            logged(project, "rustup", cmd!(shell, "rustup {arguments...}"))
        }
        Step::Install(tool) => {
            let Tool {
                package,
                version,
                arguments,
                ..
            } = tool;
            let (root, build) = (project.tools(), project.tools().join("build").join(package));
            let arguments = arguments.iter();
            let programs = tool.programs.iter().flat_map(|program| ["--bin", program]);
            let install = cmd!(
                shell,
                "cargo install {package} --version {version} --force --root {root} --target-dir {build} {programs...} {arguments...}"
            );
            let install = install
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
                .env("CARGO_PROFILE_RELEASE_LTO", "false")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
                // What is set for the reader's own builds is not meant for the tools.
                .env_remove("RUSTFLAGS")
                .env_remove("CARGO_BUILD_TARGET");
            logged(project, package, install)
        }
        Step::NodePackages => {
            let install = cmd!(shell, "npm ci --ignore-scripts --no-audit --no-fund");
            logged(project, "npm", install)
        }
        Step::Apt(packages) => {
            logged(project, "apt", cmd!(shell, "apt-get update -q"))?;
            let install = cmd!(
                shell,
                "apt-get install -y -q --no-install-recommends {packages...}"
            );
            logged(
                project,
                "apt",
                install.env("DEBIAN_FRONTEND", "noninteractive"),
            )
        }
        Step::ByHand(line) => bail!("{line}"),
    }
}

/// Compiles what Trunk and its hook will ask cargo for, with the same arguments, so that they find it done. They meet a fault in it again
/// and show it.
fn compile_ahead(project: &Project, is_release: bool) -> Result<()> {
    let shell = project.shell()?;
    let release = is_release.then_some("--release");
    let build = cmd!(
        shell,
        "cargo build --target=wasm32-unknown-unknown --bin yearline {release...}"
    );
    let _ = logged(project, "page", build);
    let _ = logged(project, PRERENDERER, prerender::compile(&shell));
    Ok(())
}

/// Runs with the output in a file, whose end is part of the error.
fn logged(project: &Project, name: &str, command: Cmd<'_>) -> Result<()> {
    let shown = command.to_string();
    let path = log_file(project, name);
    let log = File::create(&path).with_context(|| path.display().to_string())?;
    let status = Command::from(command)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .status()
        .with_context(|| format!("could not start `{shown}`"))?;
    if status.success() {
        return Ok(());
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let tail = lines[lines.len().saturating_sub(N_TAIL_LINES)..].join("\n    ");
    bail!(
        "`{shown}` failed; the end of {}:\n    {tail}",
        path.display()
    )
}

fn log_file(project: &Project, name: &str) -> PathBuf {
    project.tools().join("log").join(format!("{name}.log"))
}

/// Says every now and then how far the long steps are, until they have ended.
fn heartbeat(project: &Project, ended: mpsc::Receiver<()>) {
    let started = Instant::now();
    while ended.recv_timeout(HEARTBEAT) == Err(RecvTimeoutError::Timeout) {
        let logs = [
            "trunk",
            "wasm-bindgen-cli",
            "geckodriver",
            "page",
            PRERENDERER,
        ];
        let counts = logs.map(|name| {
            let log = fs::read_to_string(log_file(project, name)).unwrap_or_default();
            let is_crate = |line: &&str| line.trim_start().starts_with("Compiling ");
            format!("{name} {}", log.lines().filter(is_crate).count())
        });
        println!(
            "set-up: {:.0?} gone, crates so far: {}",
            started.elapsed(),
            counts.join(", ")
        );
    }
}
