//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::engines::Engine;

/// The project's commands.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Set up what is missing, build, serve on this machine, reload on change
    Serve(ServeOptions),
    /// Build the page into dist/, for any static host and any path
    Build(BuildOptions),
    /// Run every check
    Test(TestOptions),
    /// Measure: natively, the page in Chromium, and beside other libraries
    Bench(BenchOptions),
    /// Say what is here, what is missing and what would be set up; changes nothing
    Doctor,
    /// Write the synthetic dataset
    Sample(SampleOptions),
    /// Say everything that is wrong with datasets, workbooks and tables; fails on errors
    Check(SheetsOptions),
    /// Make .json or .xlsx of a dataset, a workbook or tables; --template OUT writes the empty template
    Convert(SheetsOptions),
    /// The post-build step, called by Trunk
    Finish,
}

#[derive(Debug, Default, Args)]
pub(crate) struct ServeOptions {
    /// Open a browser once the page is there
    #[arg(long)]
    pub(crate) open: bool,
    /// The port; without it the first free one from 8080 on
    #[arg(long)]
    pub(crate) port: Option<u16>,
    /// Serve the page as `build` makes it, which takes minutes
    #[arg(long)]
    pub(crate) release: bool,
}

#[derive(Debug, Default, Args)]
pub(crate) struct BuildOptions {
    /// Write this before the addresses in the page, in place of relative ones
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// The address at which the page will be: https://…/
    #[arg(long, value_name = "URL", value_parser = site_url)]
    pub(crate) site_url: Option<String>,
    /// Pack the page into one file as well, in dist-single/
    #[arg(long)]
    pub(crate) single_file: bool,
    /// The dataset in that one file; index.html names the one of dist/
    #[arg(long, value_name = "FILE", requires = "single_file")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Default, Args)]
pub(crate) struct TestOptions {
    /// Leave out what needs a browser or a release build
    #[arg(long, conflicts_with = "e2e_only")]
    pub(crate) quick: bool,
    /// Run only the end-to-end tests, on the page that is in dist/
    #[arg(long)]
    pub(crate) e2e_only: bool,
    /// Run the end-to-end tests in these engines, with commas between them
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "chromium"
    )]
    pub(crate) engine: Vec<Engine>,
    /// Run the end-to-end tests so many times
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) repeat: usize,
    /// Run only the end-to-end tests whose name contains this
    #[arg(requires = "e2e_only")]
    pub(crate) filter: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct BenchOptions {
    /// Only what runs natively
    #[arg(long, conflicts_with_all = ["page", "yardstick", "against"])]
    pub(crate) native: bool,
    /// Only what runs in the browser
    #[arg(long)]
    pub(crate) page: bool,
    /// The folder of the side-by-side benchmark, to measure the page beside other libraries
    #[arg(long, value_name = "DIR")]
    pub(crate) yardstick: Option<PathBuf>,
    /// Only the side-by-side benchmark
    #[arg(long, requires = "yardstick", conflicts_with_all = ["native", "page"])]
    pub(crate) yardstick_only: bool,
    /// The dist/ of another build, to measure in the same run
    #[arg(long, value_name = "DIR")]
    pub(crate) against: Option<PathBuf>,
    /// How many activities, for what runs in the browser
    #[arg(long = "n", value_name = "LIST", value_delimiter = ',', default_values_t = [60, 10_000, 100_000])]
    pub(crate) sizes: Vec<usize>,
    /// How many runs the medians are of
    #[arg(long = "runs", value_name = "N", default_value_t = 5)]
    pub(crate) n_runs: usize,
    /// The others of the side-by-side benchmark to measure beside, with commas between them
    #[arg(long, value_name = "LIST")]
    pub(crate) only: Option<String>,
    /// Measure the page that is in dist/
    #[arg(long)]
    pub(crate) no_build: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SampleOptions {
    /// How many activities
    #[arg(long = "n", value_name = "N", default_value_t = 300)]
    pub(crate) n_activities: usize,
    /// Where the pseudo-random numbers start
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// The file
    #[arg(long, value_name = "FILE", default_value = "data/sample.json")]
    pub(crate) out: PathBuf,
}

/// Files and options for `yearline-sheets`, which says itself what it takes.
#[derive(Debug, Args)]
pub(crate) struct SheetsOptions {
    /// The files; --json, --lang en|zh, --dates day-first|month-first, --period PERIOD, --title TITLE
    #[arg(
        value_name = "FILE",
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub(crate) words: Vec<String>,
}

impl Default for SampleOptions {
    fn default() -> Self {
        Self {
            n_activities: 300,
            seed: 1,
            out: PathBuf::from("data/sample.json"),
        }
    }
}

/// The address of a folder on the web, with a slash at its end.
fn site_url(value: &str) -> Result<String, String> {
    let host = value
        .strip_prefix("https://")
        .or_else(|| value.strip_prefix("http://"));
    if host.is_none_or(str::is_empty) || value.contains(['?', '#', '"', ' ']) {
        return Err("an address such as https://college.example/year/ is needed".to_owned());
    }
    Ok(format!("{}/", value.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(["xtask"].into_iter().chain(line.split_whitespace()))
    }

    #[test]
    fn the_options_fit_together() {
        Cli::command().debug_assert();
        for line in [
            "serve --open --port=9000 --release",
            "build --single-file --data next.json",
            "test --e2e-only --repeat 20 --engine firefox,webkit embed",
            "bench --page --yardstick ../y --against ../old/dist --n 60,1000 --only limit --no-build",
            "sample --n 5 --seed 7 --out x.json",
            "check next.xlsx --json",
            "convert activities.csv kinds.csv next.json --period 2022",
            "convert --template empty.xlsx",
        ] {
            assert!(parse(line).is_ok(), "{line}");
        }
        for line in [
            "build --data next.json",
            "test embed",
            "bench --native --against ../old/dist",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_site_is_a_folder_on_the_web() {
        assert_eq!(
            site_url("https://college.example/year").as_deref(),
            Ok("https://college.example/year/")
        );
        for value in ["/year/", "https://", "https://a.example/?b"] {
            assert!(site_url(value).is_err(), "{value}");
        }
    }

    #[test]
    fn the_defaults_of_the_sample_are_one() {
        let Ok(Command::Sample(parsed)) = parse("sample").map(|cli| cli.command) else {
            panic!("sample takes no option by force");
        };
        assert_eq!(
            format!("{parsed:?}"),
            format!("{:?}", SampleOptions::default())
        );
    }
}
