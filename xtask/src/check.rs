//! `test`: every check, one after the other, up to the first that fails.
//!
//! The browser's tests are cargo test targets of the app, `wasm` and `e2e`, declared with `test = false` so that
//! `cargo test --workspace` leaves them alone; here each is run by its name.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use crate::args::BuildOptions;
use crate::build;
use crate::failure::{Failure, While};
use crate::library::Library;
use crate::look::State;
use crate::plan::Need;
use crate::project::Project;
use crate::run;
use crate::setup;
use crate::single;
use crate::size;
use crate::tally::Tally;

/// The target that the page is compiled for.
const WASM: &str = "wasm32-unknown-unknown";

/// How Chromium is started: without a window, as root in a container too, and without its own traffic.
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
pub(crate) fn check(project: &Project, quick: bool) -> Result<ExitCode, Failure> {
    let need = if quick { Need::Lints } else { Need::Tests };
    let state = setup::set_up(project, need)?;
    let mut checks = Checks {
        project,
        state: &state,
        tally: Tally::default(),
    };
    let outcome = checks.all(quick);
    // Past this line nothing is printed: CI reads the counts from the end.
    let tally = checks.tally;
    match outcome {
        Ok(()) => {
            println!("\n{tally}");
            Ok(ExitCode::SUCCESS)
        }
        Err(failure) => {
            println!("\nFAILED: {failure}");
            println!("{tally}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The checks and what they share.
struct Checks<'a> {
    project: &'a Project,
    state: &'a State,
    tally: Tally,
}

impl Checks<'_> {
    fn all(&mut self, quick: bool) -> Result<(), Failure> {
        step("formatting", || {
            self.cargo(&["fmt", "--all", "--check"])
                .map_err(|failure| Failure::new(format!("{failure}; `cargo fmt --all` mends it")))
        })?;
        step("clippy", || {
            self.cargo(&[
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ])?;
            // `--all-targets` leaves out what is declared with `test = false`.
            self.cargo(&[
                "clippy", "-p", "yearline", "--test", "e2e", "--", "-D", "warnings",
            ])
        })?;
        step("clippy for wasm", || {
            self.cargo(&[
                "clippy", "--target", WASM, "-p", "yearline", "--", "-D", "warnings",
            ])?;
            self.cargo(&[
                "clippy", "--target", WASM, "-p", "yearline", "--test", "wasm", "--", "-D",
                "warnings",
            ])
        })?;
        if !quick {
            step("documentation", || {
                let mut cargo = run::cargo(self.project);
                cargo.args([
                    "doc",
                    "--no-deps",
                    "--workspace",
                    "--document-private-items",
                ]);
                cargo.env("RUSTDOCFLAGS", "-D warnings");
                run::shown_to_reader(cargo)
            })?;
        }
        let tests = self.cargo_command(&["test", "--workspace", "--no-fail-fast"]);
        step("native tests", || self.runner(tests))?;
        if quick {
            return Ok(());
        }
        let library = Library::choose(self.project, self.state);
        step("release build", || {
            build::trunk_build(self.project, library, &BuildOptions::default())
        })?;
        step("weight of the page", || {
            let weight = size::weigh(self.project)?;
            println!("{weight}");
            if library == Library::Ready {
                // The budget is for the page as it is meant to be built.
                println!("not held against the budget: built with the ready standard library");
                return Ok(());
            }
            weight.within_budget()
        })?;
        step("the page as one file", || {
            single::pack(self.project, None).map(|file| println!("{}", file.display()))
        })?;
        let tests = self.wasm_tests()?;
        step("tests in the browser", || self.runner(tests))?;
        let tests = self.e2e_tests();
        step("end-to-end tests", || self.runner(tests))?;
        Ok(())
    }

    fn cargo_command(&self, arguments: &[&str]) -> Command {
        let mut cargo = run::cargo(self.project);
        cargo.args(arguments);
        cargo
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), Failure> {
        run::shown_to_reader(self.cargo_command(arguments))
    }

    /// Runs tests, passes their output on, and counts.
    fn runner(&mut self, mut command: Command) -> Result<(), Failure> {
        let shown = run::shown(&command);
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .or_say(|| format!("start `{shown}`"))?;
        let passed_on = match child.stdout.take() {
            Some(output) => self.tally.pass_on(output, std::io::stdout()),
            None => Ok(()),
        };
        let status = child.wait().or_say(|| format!("wait for `{shown}`"))?;
        passed_on?;
        if status.success() {
            return Ok(());
        }
        Err(Failure::new(format!("`{shown}` failed ({status})")))
    }

    /// The tests that wasm-bindgen's runner carries into the browser.
    fn wasm_tests(&self) -> Result<Command, Failure> {
        let (chromium, chromedriver) = self.browser()?;
        let capabilities = self.project.tools().join("webdriver.json");
        fs::write(&capabilities, capabilities_json(chromium))
            .or_say(|| format!("write {}", capabilities.display()))?;
        let mut cargo =
            self.cargo_command(&["test", "--target", WASM, "-p", "yearline", "--test", "wasm"]);
        cargo
            // By name, found on PATH: cargo splits this value at blanks, and our folder's name may hold some.
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("PATH", run::path_with_tools(self.project)?)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
            // In seconds, for all tests together; 20 would be its own.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("CHROMEDRIVER", chromedriver);
        // The runner's own 20 s for all tests and 5 s for the driver are short for two busy cores.
        for (limit, seconds) in [
            ("WASM_BINDGEN_TEST_TIMEOUT", "180"),
            ("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60"),
        ] {
            if std::env::var_os(limit).is_none() {
                cargo.env(limit, seconds);
            }
        }
        // The runner would prefer these to ours.
        for other in [
            "GECKODRIVER",
            "SAFARIDRIVER",
            "GECKODRIVER_REMOTE",
            "SAFARIDRIVER_REMOTE",
            "CHROMEDRIVER_REMOTE",
        ] {
            cargo.env_remove(other);
        }
        Ok(cargo)
    }

    /// The tests that drive the built page as a reader would.
    fn e2e_tests(&self) -> Command {
        let n_threads = std::thread::available_parallelism()
            .map_or(1, usize::from)
            .min(4)
            .to_string();
        let mut cargo = self.cargo_command(&["test", "-p", "yearline", "--test", "e2e", "--"]);
        cargo.args(["--test-threads", &n_threads]);
        cargo
            .env("YEARLINE_DIST", self.project.dist())
            .env("YEARLINE_AXE", self.project.axe());
        cargo.env("YEARLINE_NPM", self.project.node_modules());
        if let Ok((chromium, chromedriver)) = self.browser() {
            cargo
                .env("CHROME", chromium)
                .env("CHROMEDRIVER", chromedriver);
        }
        cargo
    }

    fn browser(&self) -> Result<(&PathBuf, &PathBuf), Failure> {
        match (&self.state.chromium, &self.state.chromedriver) {
            (Some(chromium), Some(chromedriver)) => Ok((&chromium.place, &chromedriver.place)),
            _ => Err(Failure::new(
                "no browser was found after the set-up; see `cargo xtask doctor`",
            )),
        }
    }
}

/// Runs one check between a line that names it and a line with its time.
fn step(name: &str, work: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    println!("\n== {name}");
    // Programs write to the same terminal by themselves: what we have said must stand there first.
    std::io::stdout()
        .flush()
        .or_say(|| "write to the terminal".to_owned())?;
    let started = Instant::now();
    let outcome = work();
    let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
    println!("== {name}: {verdict}, {}", run::duration(started.elapsed()));
    outcome.map_err(|failure| Failure::new(format!("{name}: {failure}")))
}

/// What wasm-bindgen's runner asks of ChromeDriver.
fn capabilities_json(chromium: &Path) -> String {
    let flags: Vec<String> = CHROMIUM_FLAGS
        .iter()
        .map(|flag| json_string(flag))
        .collect();
    format!(
        "{{ \"goog:chromeOptions\": {{ \"binary\": {}, \"args\": [{}] }} }}\n",
        json_string(&chromium.to_string_lossy()),
        flags.join(", ")
    )
}

fn json_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_name_the_browser_and_its_flags() {
        let json = capabilities_json(Path::new("C:\\Chrome \"x\"\\chrome.exe"));
        assert!(
            json.contains(r#""binary": "C:\\Chrome \"x\"\\chrome.exe""#),
            "{json}"
        );
        assert!(
            json.contains(r#""args": ["--headless", "--no-sandbox","#),
            "{json}"
        );
    }
}
