//! `bench`: how fast the page and what is inside it are, as tables, and as JSON in `target/bench/`.
//!
//! Three parts. Criterion measures natively what needs no browser (`bench/benches/engine.rs`). `bench/page.mjs` measures the built page alone,
//! in Chromium, with synthetic years of each size. The side-by-side benchmark measures it beside other libraries, for those who have that
//! benchmark: it is copied, so that nothing is written into it, and the page is entered as one more subject (`bench/adapter.mjs`). Another
//! build of the page, if one is given, takes part in both: only what one run measures can be compared.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};
use url::Url;
use walkdir::WalkDir;
use xshell::cmd;

use crate::args::{BenchOptions, BuildOptions, SampleOptions};
use crate::build;
use crate::finish::prerender;
use crate::project::Project;
use crate::sample;
use crate::setup::{self, Need};

/// The name under which the page takes part beside the others.
const SUBJECT: &str = "yearline";

/// The name under which it is timed until its prerendered pictures are painted, which is before its program can answer.
const PAINTED: &str = "yearline-painted";

/// The name of the other build of the page.
const OTHER_BUILD: &str = "yearline-against";

/// Measures what was asked for.
pub(crate) fn bench(project: &Project, options: &BenchOptions) -> Result<()> {
    let shell = project.shell()?;
    if !options.page && !options.yardstick_only {
        cmd!(shell, "cargo bench --package yearline-bench --bench engine").run()?;
    }
    if options.native {
        return Ok(());
    }
    setup::set_up(project, Need::Browser)?;
    let chromium = setup::chromium(project).context("no browser, see `cargo xtask doctor`")?;
    if !options.no_build {
        build::trunk_build(project, &BuildOptions::default())?;
    }
    fs::create_dir_all(project.at("target/bench"))?;
    if !options.yardstick_only {
        page(project, &chromium, options)?;
    }
    match &options.yardstick {
        Some(yardstick) => side_by_side(project, &chromium, options, yardstick),
        None => Ok(()),
    }
}

fn page(project: &Project, chromium: &Path, options: &BenchOptions) -> Result<()> {
    let mut years = Vec::new();
    for &n_activities in &options.sizes {
        let out = project.at(format!("target/bench/{n_activities}.json"));
        years.push(format!("{n_activities}={}", out.display()));
        let sample = SampleOptions {
            n_activities,
            out,
            ..SampleOptions::default()
        };
        sample::write(project, &sample)?;
    }
    let shell = project.shell()?;
    let (runs, json) = (
        options.n_runs.to_string(),
        project.at("target/bench/page.json"),
    );
    let against = options.against.iter();
    let against = against.flat_map(|dist| [OsStr::new("--against"), dist.as_os_str()]);
    cmd!(
        shell,
        "node bench/page.mjs --chromium {chromium} --runs {runs} --json {json} {against...} {years...}"
    )
    .run()?;
    println!("as JSON: {}", json.display());
    Ok(())
}

fn side_by_side(
    project: &Project,
    chromium: &Path,
    options: &BenchOptions,
    yardstick: &Path,
) -> Result<()> {
    let copy = project.at("target/bench/yardstick");
    copy_folder(yardstick, &copy)?;
    let subjects = fs::read_to_string(copy.join("subjects.json"))
        .context("is this the side-by-side benchmark?")?;
    let mut subjects: Vec<Value> = serde_json::from_str(&subjects).context("subjects.json")?;
    let mut only = options.only.clone();
    let shell = project.shell()?;
    prerender::compile(&shell).run()?;
    let prerender = project.at(format!("target/debug/yearline-prerender{EXE_SUFFIX}"));
    let prerendered = [("prerender", prerender.as_path())];
    let painted = [("ready", Path::new("painted"))].into_iter();
    let painted: Vec<_> = painted.chain(prerendered).collect();
    let builds = [
        (SUBJECT, Some(project.dist()), prerendered.as_slice()),
        (PAINTED, Some(project.dist()), painted.as_slice()),
        (OTHER_BUILD, options.against.clone(), &[]),
    ];
    for (name, dist, parameters) in builds {
        let Some(dist) = dist else { continue };
        let dist = fs::canonicalize(&dist).with_context(|| dist.display().to_string())?;
        subjects.push(subject(project, name, &dist, parameters, &copy)?);
        only = only.map(|only| format!("{only},{name}"));
    }
    let list = copy.join("subjects.all.json");
    fs::write(&list, serde_json::to_string_pretty(&subjects)?)?;

    shell.change_dir(&copy);
    if !copy.join("node_modules").is_dir() {
        cmd!(shell, "npm install --no-audit --no-fund").run()?;
    }
    cmd!(shell, "node build.mjs").run()?;
    let sizes: Vec<String> = options.sizes.iter().map(usize::to_string).collect();
    let (sizes, runs) = (sizes.join(","), options.n_runs.to_string());
    let only = only.iter().flat_map(|only| ["--only", only]);
    // It fails where one run was invalid. What it measured is in its report all the same.
    let outcome = cmd!(
        shell,
        "node run.mjs --subjects subjects.all.json --name side-by-side --n {sizes} --runs {runs} {only...}"
    )
    .env("BENCH_CHROMIUM", chromium)
    .run();
    println!("the report: {}", copy.join("out/side-by-side.md").display());
    Ok(outcome?)
}

/// A build of the page as a subject. The benchmark joins a subject's folder to its own, so it has to be relative to that.
fn subject(
    project: &Project,
    name: &str,
    dist: &Path,
    parameters: &[(&str, &Path)],
    benchmark: &Path,
) -> Result<Value> {
    let n_above = fs::canonicalize(benchmark)?.components().count() - 1;
    let dir: PathBuf = std::iter::repeat_n("..", n_above).collect();
    let dir = dir.join(dist.strip_prefix("/").unwrap_or(dist));
    let file = Url::from_file_path(project.at("bench/adapter.mjs"));
    let mut adapter = file.map_err(|()| anyhow!("the project's folder has no absolute path"))?;
    let parameters = parameters.iter().copied().chain([("dist", dist)]);
    let parameters = parameters.map(|(name, path)| (name, path.to_string_lossy()));
    adapter.query_pairs_mut().extend_pairs(parameters);
    Ok(
        json!({ "name": name, "dir": dir, "url": "/", "adapter": adapter.as_str(), "panzoom": name != PAINTED }),
    )
}

/// Copies what is no result and no package. What was installed or measured in the copy stays.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let left_out = ["node_modules", "out", "dist", "data", ".git"];
    let files = WalkDir::new(from).into_iter();
    let files = files.filter_entry(|entry| !left_out.iter().any(|name| entry.file_name() == *name));
    for entry in files {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            // Written rather than copied: the copy of a read-only file could not be written again next time.
            fs::write(target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}
