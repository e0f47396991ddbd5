//! Takes the steps that are missing, side by side, and says what it does.
//!
//! The tools are compiled at opt-level 0, without LTO, at 16 codegen units and without debug information: that is
//! what a page from nothing waits for, and what they then do for us takes a second or so. Each is compiled in its
//! own folder, because two cargos can't work in one at a time, and few jobs at once: many more processes than cores
//! only slow each other down. The folders are removed afterwards: they are about 1 GB, and serve again only
//! when a pin changes.

use std::fs::File;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::build;
use crate::failure::{Failure, While};
use crate::library::Library;
use crate::look::{self, State};
use crate::plan::{self, Need};
use crate::project::Project;
use crate::run;
use crate::step::{CargoTool, Package, Step};

/// How long fetching a ready-made tool may take before it is compiled instead.
const FETCH_LIMIT: Duration = Duration::from_secs(90);

/// How often a long set-up says that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// Brings about what is needed, and hands back what is here then. Silent where nothing is to do.
pub(crate) fn set_up(project: &Project, need: Need) -> Result<State, Failure> {
    let state = look::look(project, need)?;
    if !has_work(&plan::plan(&state, need)) {
        return Ok(state);
    }
    // Two set-ups at once would write to the same folders: the second waits, then looks again.
    std::fs::create_dir_all(project.tools()).or_say(|| "make .tools".to_owned())?;
    let lock =
        File::create(project.tools().join("lock")).or_say(|| "make .tools/lock".to_owned())?;
    if lock.try_lock().is_err() {
        println!("set-up: another one is under way, waiting for it");
        lock.lock().or_say(|| "lock .tools".to_owned())?;
    }
    let state = look::look(project, need)?;
    let steps = plan::plan(&state, need);
    if !has_work(&steps) {
        return Ok(state);
    }
    take(project, &steps, need)?;

    let state = look::look(project, need)?;
    let missing = plan::plan(&state, need);
    match missing
        .iter()
        .find(|step| is_work(step) && **step != Step::LibrarySource)
    {
        None => Ok(state),
        Some(step) => Err(Failure::new(format!(
            "after the set-up this is still missing: {}",
            step.title()
        ))),
    }
}

fn is_work(step: &Step) -> bool {
    !matches!(step, Step::Advice(_))
}

fn has_work(steps: &[Step]) -> bool {
    steps.iter().any(is_work)
}

/// Takes all the steps; fails with the first fault once every step that runs has ended.
fn take(project: &Project, steps: &[Step], need: Need) -> Result<(), Failure> {
    let by_hand: Vec<&str> = steps
        .iter()
        .filter_map(|step| match step {
            Step::ByHand(line) => Some(line.as_str()),
            _ => None,
        })
        .collect();
    if let Some((first, rest)) = by_hand.split_first() {
        for line in rest {
            eprintln!("xtask: {line}");
        }
        return Err(Failure::new(*first));
    }
    // What an earlier set-up wrote must not be taken for this one's progress.
    let _nothing_there_is_fine = std::fs::remove_dir_all(project.tools().join("log"));
    let started = Instant::now();
    let done = AtomicBool::new(false);
    let lanes = lanes(steps, need);
    let is_shared = lanes
        .iter()
        .filter(|lane| lane.iter().any(Work::compiles))
        .count()
        > 1;
    let outcomes: Vec<Result<(), Failure>> = std::thread::scope(|scope| {
        let running: Vec<_> = lanes
            .iter()
            .map(|lane| {
                scope.spawn(move || {
                    lane.iter()
                        .try_for_each(|work| work.carry_out(project, work.n_jobs(is_shared)))
                })
            })
            .collect();
        scope.spawn(|| beat(project, started, &done));
        let outcomes = running.into_iter().map(join).collect();
        done.store(true, Ordering::Relaxed);
        outcomes
    });
    outcomes.into_iter().collect::<Result<(), Failure>>()?;
    println!("set-up: done in {}", run::duration(started.elapsed()));
    // Only disk space is lost when this fails.
    let _removed = std::fs::remove_dir_all(project.tools_build());
    Ok(())
}

/// What one lane does, one after the other, while the other lanes do theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Work {
    /// A step of the plan.
    Step(Step),
    /// Compile the page, as far as that can be done before Trunk does it.
    Page {
        /// In the profile of `build`, not of `serve`.
        is_release: bool,
    },
}

impl Work {
    fn compiles(&self) -> bool {
        matches!(self, Self::Page { .. } | Self::Step(Step::Install { .. }))
    }

    /// How many of cargo's jobs it may run: one a core, so that no core is idle when one lane has ended. Only
    /// wasm-bindgen, which would otherwise hold up Trunk and ends long before it, is held back.
    fn n_jobs(&self, is_shared: bool) -> usize {
        let is_bindgen = matches!(
            self,
            Self::Step(Step::Install {
                tool: CargoTool::WasmBindgen,
                ..
            })
        );
        let n_cores = std::thread::available_parallelism().map_or(1, usize::from);
        if is_shared && is_bindgen {
            n_cores.div_ceil(2)
        } else {
            n_cores
        }
    }

    fn carry_out(&self, project: &Project, n_jobs: usize) -> Result<(), Failure> {
        match self {
            Self::Step(step) => announced(project, step, n_jobs),
            Self::Page { is_release } => {
                compile_ahead(project, *is_release, n_jobs);
                Ok(())
            }
        }
    }
}

/// Spreads the steps over lanes: Trunk, which takes longest, in one; wasm-bindgen and then the page in another, which
/// takes about as long; what only waits for the network in a third.
///
/// The page is compiled ahead only while Trunk is compiled: otherwise Trunk, which shows what it does, may as well.
fn lanes(steps: &[Step], need: Need) -> Vec<Vec<Work>> {
    let (mut trunk, mut bindgen, mut network) = (Vec::new(), Vec::new(), Vec::new());
    for step in steps {
        let lane = match step {
            Step::Install {
                tool: CargoTool::Trunk,
                ..
            } => &mut trunk,
            // The page needs what rustup adds.
            Step::Install { .. } | Step::Rustup { .. } | Step::LibrarySource => &mut bindgen,
            _ => &mut network,
        };
        lane.push(Work::Step(step.clone()));
    }
    let takes_minutes = steps.iter().any(|step| {
        matches!(
            step,
            Step::Install {
                tool: CargoTool::Trunk,
                fetch_first: false,
                ..
            }
        )
    });
    if takes_minutes {
        bindgen.push(Work::Page {
            is_release: need != Need::Page,
        });
    }
    [trunk, bindgen, network]
        .into_iter()
        .filter(|lane| !lane.is_empty())
        .collect()
}

fn join(thread: std::thread::ScopedJoinHandle<'_, Result<(), Failure>>) -> Result<(), Failure> {
    thread.join().unwrap_or_else(|_| {
        Err(Failure::new(
            "a step of the set-up broke off; this is a fault of xtask",
        ))
    })
}

/// Takes a step, with a line before and after.
fn announced(project: &Project, step: &Step, n_jobs: usize) -> Result<(), Failure> {
    let title = step.title();
    match step {
        Step::Advice(_) => {
            println!("set-up: {title}");
            return Ok(());
        }
        Step::Install {
            fetch_first: false, ..
        } => println!("set-up: compiling {title} ({})", step.estimate()),
        _ => println!("set-up: {title} ({})", step.estimate()),
    }
    let started = Instant::now();
    let outcome = match step {
        Step::Rustup { target, components } => add_by_rustup(project, *target, components),
        Step::LibrarySource => add_by_rustup(project, false, &["rust-src"]),
        Step::Install {
            tool,
            version,
            fetch_first,
        } => install(project, *tool, version, *fetch_first, n_jobs),
        Step::Npm(packages) => npm(project, packages),
        Step::Apt(packages) => apt(project, packages),
        Step::ByHand(line) => Err(Failure::new(line)),
        Step::Advice(_) => Ok(()),
    };
    let after = run::duration(started.elapsed());
    match &outcome {
        Ok(()) => println!("set-up: {title}: {after}"),
        // Said at once: the other lanes may go on for minutes.
        Err(failure) => println!("set-up: {failure} (after {after})"),
    }
    // What can be done without holds nothing up.
    if *step == Step::LibrarySource {
        Ok(())
    } else {
        outcome
    }
}

fn add_by_rustup(project: &Project, target: bool, components: &[&str]) -> Result<(), Failure> {
    if target {
        let mut rustup = run::program(project, "rustup");
        rustup.args(["target", "add", "wasm32-unknown-unknown"]);
        run_with_tail(rustup, "rustup target add", "rustup", project)?;
    }
    if !components.is_empty() {
        let mut rustup = run::program(project, "rustup");
        rustup.args(["component", "add"]).args(components);
        run_with_tail(rustup, "rustup component add", "rustup-component", project)?;
    }
    Ok(())
}

/// Brings one of cargo's tools into `.tools/bin`.
fn install(
    project: &Project,
    tool: CargoTool,
    version: &str,
    fetch_first: bool,
    n_jobs: usize,
) -> Result<(), Failure> {
    let fetched = fetch_first && fetch(project, tool, version);
    if !fetched {
        compile(project, tool, version, n_jobs)?;
    }
    let programs = tool.programs();
    project.put_stamp(programs.first().copied().unwrap_or_default(), version)
}

/// Whether the tool could be fetched ready made, all of its programs at the right version.
fn fetch(project: &Project, tool: CargoTool, version: &str) -> bool {
    let mut binstall = run::cargo(project);
    binstall
        .args([
            "binstall",
            "--no-confirm",
            "--force",
            "--disable-strategies",
            "compile",
            "--root",
        ])
        .arg(project.tools())
        .arg(format!("{}@{version}", tool.package()));
    let log = project.log(&format!("{}-fetch", tool.package()));
    let outcome = run::logged(binstall, "fetching it ready made", &log, Some(FETCH_LIMIT))
        .and_then(|()| {
            let right = tool.programs().iter().all(|program| {
                let file = run::in_dir(&project.tools_bin(), program);
                file.as_deref().and_then(run::version_of).as_deref() == Some(version)
            });
            if right {
                Ok(())
            } else {
                Err(Failure::new("what was fetched is of another version"))
            }
        });
    match outcome {
        Ok(()) => true,
        Err(failure) => {
            println!(
                "set-up: {failure}; compiling {} instead (some minutes, once)",
                tool.name()
            );
            false
        }
    }
}

fn compile(
    project: &Project,
    tool: CargoTool,
    version: &str,
    n_jobs: usize,
) -> Result<(), Failure> {
    let name = tool.package();
    let command = |locked: bool| {
        let mut cargo = run::cargo(project);
        cargo.args([
            "install",
            name,
            "--version",
            version,
            "--force",
            "--jobs",
            &n_jobs.to_string(),
        ]);
        cargo.arg("--root").arg(project.tools());
        cargo
            .arg("--target-dir")
            .arg(project.tools_build().join(name));
        for program in tool.programs() {
            cargo.args(["--bin", program]);
        }
        if locked {
            cargo.arg("--locked");
        }
        if tool == CargoTool::Trunk {
            // Without TLS and the look for updates: it downloads nothing here and serves on this machine only.
            cargo.arg("--no-default-features");
        }
        let profile = [
            ("OPT_LEVEL", "0"),
            ("LTO", "false"),
            ("CODEGEN_UNITS", "16"),
            ("DEBUG", "false"),
        ];
        for (key, value) in profile {
            cargo.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
        }
        // What the user sets for their own builds must not change or break the tools'.
        cargo
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET");
        cargo
    };
    // With the versions that the tool's makers tested, if all of them are to be had; that shows within a second.
    let log = project.log(name);
    if run::logged(command(true), name, &log, None).is_ok() {
        return Ok(());
    }
    let compiled_something = crates_compiled(&log) > 0;
    if compiled_something {
        eprint!("{}", run::tail(&log));
        return Err(Failure::new(format!(
            "compiling {name} failed; its output is in {}",
            log.display()
        )));
    }
    run_with_tail(command(false), &format!("compiling {name}"), name, project)
}

/// Installs into `.tools/npm`; packages already there stay.
fn npm(project: &Project, packages: &[Package]) -> Result<(), Failure> {
    let dir = project.npm();
    std::fs::create_dir_all(&dir).or_say(|| format!("make {}", dir.display()))?;
    // Marks the folder as npm's own, else it would look for a package further up.
    let manifest = dir.join("package.json");
    if !manifest.is_file() {
        std::fs::write(&manifest, "{ \"private\": true }\n")
            .or_say(|| format!("write {}", manifest.display()))?;
    }
    let npm = run::on_path("npm").unwrap_or_else(|| PathBuf::from("npm"));
    let mut command = run::program(project, npm);
    command.arg("install").arg("--prefix").arg(&dir);
    command.args([
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--save-exact",
    ]);
    command.args(
        packages
            .iter()
            .map(|package| format!("{}@{}", package.name, package.version)),
    );
    run_with_tail(command, "npm install", "npm", project)?;
    packages
        .iter()
        .try_for_each(|package| project.put_stamp(&package.stamp(), package.version))
}

fn apt(project: &Project, packages: &[&str]) -> Result<(), Failure> {
    let apt_get = |arguments: &[&str]| {
        let mut command = run::program(project, "apt-get");
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run_with_tail(apt_get(&["update", "-q"]), "apt-get update", "apt", project)?;
    let mut install = apt_get(&["install", "-y", "-q", "--no-install-recommends"]);
    install.args(packages);
    run_with_tail(install, "apt-get install", "apt", project)
}

/// Runs with its output in a log, whose tail is shown on failure.
fn run_with_tail(
    command: std::process::Command,
    what: &str,
    log_name: &str,
    project: &Project,
) -> Result<(), Failure> {
    let log = project.log(log_name);
    run::logged(command, what, &log, None).inspect_err(|_| eprint!("{}", run::tail(&log)))
}

/// Compiles what Trunk will ask cargo for, with the same words, so that Trunk finds it done. A fault in it is not
/// ours to report: Trunk will meet it again and show it.
fn compile_ahead(project: &Project, is_release: bool, n_jobs: usize) {
    let mut cargo = run::cargo(project);
    cargo.args([
        "build",
        "--target=wasm32-unknown-unknown",
        "--bin",
        "yearline",
        "--jobs",
        &n_jobs.to_string(),
        "--manifest-path",
    ]);
    cargo.arg(project.at("Cargo.toml"));
    if is_release {
        cargo.arg("--release");
        match look::look(project, Need::Release) {
            Ok(state) => build::prepare_release(&mut cargo, Library::choose(project, &state)),
            Err(_) => return,
        }
    }
    let _met_again_by_trunk = run::logged(cargo, "compiling the page", &project.log("page"), None);
}

/// Says every now and then how far the long steps are, until they are done.
fn beat(project: &Project, started: Instant, done: &AtomicBool) {
    let mut next = HEARTBEAT;
    while !done.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(100));
        if started.elapsed() < next {
            continue;
        }
        next += HEARTBEAT;
        let logs = [
            ("Trunk", "trunk"),
            ("wasm-bindgen", "wasm-bindgen-cli"),
            ("the page", "page"),
        ];
        let counts: Vec<String> = logs
            .iter()
            .map(|(name, log)| (name, crates_compiled(&project.log(log))))
            .filter(|(_, n_crates)| *n_crates > 0)
            .map(|(name, n_crates)| format!("{name} {n_crates}"))
            .collect();
        let counts = if counts.is_empty() {
            String::new()
        } else {
            format!(", crates so far: {}", counts.join(", "))
        };
        println!("set-up: {} gone{counts}", run::duration(started.elapsed()));
    }
}

/// How many crates cargo has begun to compile, by its log.
fn crates_compiled(log: &std::path::Path) -> usize {
    std::fs::read_to_string(log)
        .map(|text| {
            text.lines()
                .filter(|line| line.trim_start().starts_with("Compiling "))
                .count()
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn install(tool: CargoTool) -> Step {
        Step::Install {
            tool,
            version: "1".to_owned(),
            fetch_first: false,
        }
    }

    #[test]
    fn trunk_and_the_rest_that_compiles_take_a_lane_each() {
        let rustup = Step::Rustup {
            target: true,
            components: Vec::new(),
        };
        let (trunk, bindgen) = (install(CargoTool::Trunk), install(CargoTool::WasmBindgen));
        let apt = Step::Apt(vec!["chromium"]);
        let step = |step: &Step| Work::Step(step.clone());
        let page = |is_release| Work::Page { is_release };

        let all = [apt.clone(), rustup.clone(), trunk.clone(), bindgen.clone()];
        let expected = vec![
            vec![step(&trunk)],
            vec![step(&rustup), step(&bindgen), page(true)],
            vec![step(&apt)],
        ];
        assert_eq!(lanes(&all, Need::Tests), expected);

        assert_eq!(
            lanes(std::slice::from_ref(&trunk), Need::Page),
            [vec![step(&trunk)], vec![page(false)]]
        );
        assert_eq!(
            lanes(std::slice::from_ref(&bindgen), Need::Page),
            [vec![step(&bindgen)]]
        );
        assert_eq!(
            lanes(std::slice::from_ref(&rustup), Need::Lints),
            [vec![step(&rustup)]]
        );
    }
}
