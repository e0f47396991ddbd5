//! `bench`: how fast the page and what is inside it are, as tables, and as JSON in `target/bench/`.
//!
//! Three parts. The native one measures the rooms without a page by criterion (`bench/benches/engine.rs`). The second measures the built page
//! alone, in Chromium (`bench/page.mjs`), with synthetic years of each size. The third is for who has the side-by-side benchmark at
//! hand: it is copied, so that nothing is written into it, the page is entered as one more subject (`bench/adapter.mjs`), and
//! its own runner measures all of them in one go, so that the ratios hold.

use std::fs;
use std::path::{Path, PathBuf};

use crate::args::{BenchOptions, BuildOptions, SampleOptions};
use crate::build;
use crate::failure::{Failure, While};
use crate::library::Library;
use crate::look::State;
use crate::plan::Need;
use crate::project::Project;
use crate::run;
use crate::sample;
use crate::setup;

/// The name under which the page takes part beside the others.
const SUBJECT: &str = "yearline";

/// Measures what was asked for.
pub(crate) fn bench(project: &Project, options: &BenchOptions) -> Result<(), Failure> {
    if options.native {
        let mut cargo = run::cargo(project);
        cargo.args(["bench", "--package", "yearline-bench", "--bench", "engine"]);
        run::shown_to_reader(cargo)?;
    }
    if !options.page && options.yardstick.is_none() {
        return Ok(());
    }
    let state = setup::set_up(project, Need::Bench)?;
    if options.build {
        build::trunk_build(
            project,
            Library::choose(project, &state),
            &BuildOptions::default(),
        )?;
    }
    if options.page {
        page(project, &state, options)?;
    }
    match &options.yardstick {
        Some(yardstick) => side_by_side(project, &state, options, yardstick),
        None => Ok(()),
    }
}

fn page(project: &Project, state: &State, options: &BenchOptions) -> Result<(), Failure> {
    let dir = results(project)?;
    let mut node = run::program(project, "node");
    node.arg("bench/page.mjs")
        .arg("--chromium")
        .arg(chromium(state)?);
    node.arg("--runs")
        .arg(options.n_runs.to_string())
        .arg("--json")
        .arg(dir.join("page.json"));
    for &n_activities in &options.sizes {
        let out = dir.join(format!("{n_activities}.json"));
        sample::write(
            project,
            &SampleOptions {
                n_activities,
                out: out.clone(),
                ..SampleOptions::default()
            },
        )?;
        let mut argument = std::ffi::OsString::from(format!("{n_activities}="));
        argument.push(out);
        node.arg(argument);
    }
    run::shown_to_reader(node)?;
    println!("as JSON: {}", dir.join("page.json").display());
    Ok(())
}

fn side_by_side(
    project: &Project,
    state: &State,
    options: &BenchOptions,
    yardstick: &Path,
) -> Result<(), Failure> {
    let copy = results(project)?.join("yardstick");
    copy_folder(yardstick, &copy)?;
    let list = copy.join("subjects.json");
    let peers = fs::read_to_string(&list).or_say(|| format!("read {}", list.display()))?;
    let with_us = enter(&peers, &project.root().to_string_lossy()).ok_or_else(|| {
        Failure::new(format!(
            "{} is no list of subjects: is this the side-by-side benchmark?",
            list.display()
        ))
    })?;
    let entered = copy.join("subjects.all.json");
    fs::write(&entered, with_us).or_say(|| format!("write {}", entered.display()))?;

    let in_copy = |program: &str| {
        let mut command = run::program(project, program);
        command.current_dir(&copy);
        command
    };
    if !copy.join("node_modules").is_dir() {
        let mut npm = in_copy("npm");
        npm.args(["install", "--no-audit", "--no-fund"]);
        run::shown_to_reader(npm)?;
    }
    let mut node = in_copy("node");
    node.arg("build.mjs");
    run::shown_to_reader(node)?;
    let sizes: Vec<String> = options.sizes.iter().map(usize::to_string).collect();
    let mut node = in_copy("node");
    node.args([
        "run.mjs",
        "--subjects",
        "subjects.all.json",
        "--name",
        "side-by-side",
    ]);
    node.args([
        "--n",
        &sizes.join(","),
        "--runs",
        &options.n_runs.to_string(),
    ]);
    if let Some(only) = &options.only {
        node.args(["--only", &format!("{only},{SUBJECT}")]);
    }
    node.env("BENCH_CHROMIUM", chromium(state)?);
    // It fails where one run was invalid; what it measured stands in its report all the same.
    let outcome = run::shown_to_reader(node);
    println!(
        "the report: {}",
        copy.join("out").join("side-by-side.md").display()
    );
    outcome
}

/// The list of subjects with the page as one more of them.
fn enter(peers: &str, root: &str) -> Option<String> {
    let list = peers.trim_end().strip_suffix(']')?.trim_end();
    // Its runner takes folders relative to itself: the copy lies three folders below the project.
    let separator = if list.ends_with('[') { "" } else { "," };
    let adapter = format!(
        "file://{}/bench/adapter.mjs",
        root.replace('\\', "/").replace(' ', "%20")
    );
    let subject = format!(
        r#"{{ "name": "{SUBJECT}", "dir": "../../../dist", "url": "/", "adapter": "{adapter}", "panzoom": false }}"#
    );
    Some(format!("{list}{separator}\n  {subject}\n]\n"))
}

fn results(project: &Project) -> Result<PathBuf, Failure> {
    let dir = project.at("target").join("bench");
    fs::create_dir_all(&dir).or_say(|| format!("make {}", dir.display()))?;
    Ok(dir)
}

fn chromium(state: &State) -> Result<&PathBuf, Failure> {
    let found = state.chromium.as_ref().map(|found| &found.place);
    found.ok_or_else(|| {
        Failure::new("no browser was found after the set-up; see `cargo xtask doctor`")
    })
}

/// Copies what is no result and no package; what was installed or measured in the copy stays.
fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    let what = || format!("copy {}", from.display());
    fs::create_dir_all(to).or_say(what)?;
    for entry in fs::read_dir(from).or_say(what)? {
        let path = entry.or_say(what)?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        if ["node_modules", "out", "dist", "data", ".git"]
            .iter()
            .any(|left_out| name == *left_out)
        {
            continue;
        }
        if path.is_dir() {
            copy_folder(&path, &to.join(name))?;
        } else {
            // Written rather than copied, so that a file that may not be changed can be written again next time.
            fs::write(to.join(name), fs::read(&path).or_say(what)?).or_say(what)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_becomes_one_more_subject() {
        for peers in ["[]", "[\n  { \"name\": \"limit\" }\n]\n"] {
            let all = enter(peers, "/a folder").expect("a list");
            assert!(
                all.contains("file:///a%20folder/bench/adapter.mjs"),
                "{all}"
            );
            assert_eq!(
                all.matches(r#""name""#).count(),
                peers.matches(r#""name""#).count() + 1,
                "{all}"
            );
            assert!(!all.contains("[,") && !all.contains("}\n  {"), "{all}");
        }
        assert_eq!(enter("{}", "/"), None);
    }
}
