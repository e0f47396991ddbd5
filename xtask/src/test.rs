//! `test`: every check, one after the other, up to the first that fails.
//!
//! The browser's tests are test targets of the application, `wasm` and `e2e`, declared with `test = false` so that
//! `cargo test --workspace` leaves them alone. Here each is run by its name.

use std::fs;
use std::io::{Write, stdout};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xshell::{Cmd, Shell, cmd};

use crate::args::{BuildOptions, TestOptions};
use crate::build;
use crate::engines::Engine;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::single;
use crate::tally::Tally;
use crate::weight;

/// How wasm-bindgen's runner has Chromium started: without a window, as root in a container too, and without its own traffic.
const CHROMIUM_FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Sets up, runs the checks, and ends with the sum of what the test runners counted.
pub(crate) fn test(project: &Project, options: &TestOptions) -> Result<ExitCode> {
    let need = if options.quick {
        Need::Lints
    } else {
        Need::Browser
    };
    setup::set_up(project, need)?;
    let mut checks = Checks {
        project,
        tally: Tally::default(),
    };
    let outcome = if options.e2e_only {
        checks.e2e(options)
    } else {
        checks.all(options)
    };
    println!();
    if let Err(error) = &outcome {
        println!("FAILED: {error:#}");
    }
    // The last line, from which CI reads the counts.
    println!("{}", checks.tally);
    Ok(ExitCode::from(u8::from(outcome.is_err())))
}

/// The checks and what they share.
struct Checks<'a> {
    project: &'a Project,
    tally: Tally,
}

impl Checks<'_> {
    fn all(&mut self, options: &TestOptions) -> Result<()> {
        let sh = &self.project.shell()?;
        step("formatting", || {
            cmd!(sh, "cargo fmt --all --check")
                .run()
                .context("`cargo fmt --all` mends it")
        })?;
        step("clippy", || {
            cmd!(sh, "cargo clippy --workspace --all-targets -- -D warnings").run()?;
            // `--all-targets` leaves out what is declared with `test = false`.
            Ok(cmd!(sh, "cargo clippy -p yearline --test e2e -- -D warnings").run()?)
        })?;
        step("clippy for wasm", || {
            Ok(cmd!(
                sh,
                "cargo clippy --target wasm32-unknown-unknown -p yearline --bin yearline --test wasm -- -D warnings"
            )
            .run()?)
        })?;
        if !options.quick {
            step("documentation", || {
                let doc = cmd!(
                    sh,
                    "cargo doc --no-deps --workspace --document-private-items"
                );
                Ok(doc.env("RUSTDOCFLAGS", "-D warnings").run()?)
            })?;
        }
        // By itself, as the page is built: in one compilation with the application, the components would be compiled once more, with the
        // features of both.
        let tests = cmd!(
            sh,
            "cargo test --workspace --exclude yearline-prerender --no-fail-fast"
        );
        step("native tests", || runner(&mut self.tally, tests))?;
        let tests = cmd!(sh, "cargo test -p yearline-prerender --no-fail-fast");
        step("tests of the prerendered page", || {
            runner(&mut self.tally, tests)
        })?;
        if options.quick {
            return Ok(());
        }
        let tests = self.wasm_tests(sh)?;
        step("tests in the browser", || runner(&mut self.tally, tests))?;
        step("release build", || {
            build::trunk_build(self.project, &BuildOptions::default())
        })?;
        step("weight of the page", || {
            let weight = weight::weigh(self.project)?;
            println!("{weight}");
            weight.check()
        })?;
        step("the page as one file", || {
            single::pack(self.project, None).map(|file| println!("{}", file.display()))
        })?;
        self.e2e(options)
    }

    /// The tests that wasm-bindgen's runner carries into the browser.
    fn wasm_tests<'s>(&self, sh: &'s Shell) -> Result<Cmd<'s>> {
        let capabilities = self.project.tools().join("webdriver.json");
        let chromium = setup::chromium(self.project);
        let chrome =
            json!({ "goog:chromeOptions": { "binary": chromium, "args": CHROMIUM_FLAGS } });
        fs::create_dir_all(self.project.tools())?;
        fs::write(&capabilities, chrome.to_string())?;
        let mut tests = cmd!(
            sh,
            "cargo test --target wasm32-unknown-unknown -p yearline --test wasm"
        )
        // By name, found on PATH: cargo splits this value at blanks, and the project's folder may have some in its name.
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
        .env(
            "CHROMEDRIVER",
            setup::chromedriver(self.project).unwrap_or_default(),
        );
        // In seconds. The runner's own 20 for all tests and 5 for the driver are short for two busy cores.
        for (limit, seconds) in [
            ("WASM_BINDGEN_TEST_TIMEOUT", "180"),
            ("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60"),
        ] {
            if std::env::var_os(limit).is_none() {
                tests = tests.env(limit, seconds);
            }
        }
        // The runner would prefer these.
        for other in [
            "GECKODRIVER",
            "SAFARIDRIVER",
            "GECKODRIVER_REMOTE",
            "SAFARIDRIVER_REMOTE",
            "CHROMEDRIVER_REMOTE",
        ] {
            tests = tests.env_remove(other);
        }
        Ok(tests)
    }

    /// The tests that drive the page of `dist/` as a reader would, as often as asked for.
    fn e2e(&mut self, options: &TestOptions) -> Result<()> {
        let n_threads = thread::available_parallelism()
            .map_or(1, usize::from)
            .min(4)
            .to_string();
        let filter = options.filter.as_ref();
        let sh = &self.project.shell()?;
        let engines = self.engines(options)?;
        let (mut n_failed, mut n_runs) = (0, 0);
        for run in 1..=options.repeat {
            for &engine in &engines {
                let mut name = format!("end-to-end tests in {}", engine.name());
                if options.repeat > 1 {
                    name += &format!(", run {run} of {}", options.repeat);
                }
                let mut tests = cmd!(
                    sh,
                    "cargo test -p yearline --test e2e -- --test-threads {n_threads} {filter...}"
                )
                .env("YEARLINE_DIST", self.project.dist())
                .env("YEARLINE_ENGINE", engine.name());
                for part in engine.parts(self.project) {
                    if let (false, Some(place)) = (part.variable.is_empty(), part.place) {
                        tests = tests.env(part.variable, place);
                    }
                }
                n_runs += 1;
                // The other runs tell how often it fails.
                n_failed += usize::from(step(&name, || runner(&mut self.tally, tests)).is_err());
            }
        }
        ensure!(
            n_failed == 0,
            "end-to-end tests: {n_failed} of {n_runs} runs failed"
        );
        Ok(())
    }

    /// The engines to test in: those that are asked for, or all that are here. Which are left out is said loudly.
    fn engines(&self, options: &TestOptions) -> Result<Vec<Engine>> {
        if !options.engine.is_empty() {
            return Ok(options.engine.clone());
        }
        let is_here = |engine: &Engine| engine.is_here(self.project);
        let (here, missing): (Vec<_>, Vec<_>) = Engine::ALL.into_iter().partition(is_here);
        for engine in &missing {
            let parts = engine.parts(self.project).into_iter();
            let lacks: Vec<_> = parts
                .filter(|part| part.place.is_none())
                .map(|part| format!("{}{}", part.package, part.variable.to_lowercase()))
                .collect();
            println!(
                "\n!! LEFT OUT: end-to-end tests in {}, since this is not here: {}",
                engine.name(),
                lacks.join(", ")
            );
        }
        ensure!(!here.is_empty(), "no browser is here");
        Ok(here)
    }
}

/// Runs tests, passes their output on, and counts.
fn runner(tally: &mut Tally, command: Cmd<'_>) -> Result<()> {
    let shown = command.to_string();
    let mut child = Command::from(command).stdout(Stdio::piped()).spawn()?;
    let passed_on = child
        .stdout
        .take()
        .map_or(Ok(()), |output| tally.pass_on(output, stdout()));
    let status = child.wait()?;
    passed_on?;
    ensure!(status.success(), "`{shown}` failed");
    Ok(())
}

/// Runs one check between a line that names it and a line with its time.
fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    // Programs write to the same terminal by themselves: what was printed here has to be there first.
    stdout().flush()?;
    let started = Instant::now();
    let outcome = work();
    let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
    println!("== {name}: {verdict}, {:.1?}", started.elapsed());
    outcome.with_context(|| name.to_owned())
}
