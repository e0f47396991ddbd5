//! The command line: words to a [`Command`].

use std::path::PathBuf;

use crate::failure::Failure;

/// What `cargo xtask help` prints.
pub(crate) const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--open] [--port N] [--release]   set up what is missing, build, serve on this machine, reload on change
  build [--public-url URL]                the page as files, in dist/, for any static host and under any path
        [--site-url URL]                  … which say where they will lie: https://…/
        [--single-file [--data FILE]]     … and as one file with a dataset in it, in dist-single/
  test [--quick]                          every check; --quick leaves out what needs a browser or a release build
  bench [--native | --page] [--yardstick DIR] [--n LIST] [--runs R] [--only LIST] [--no-build]
                                          measure: the rooms natively, the page in Chromium, beside others where DIR is
  doctor                                  what is here, what is missing, what would be done; changes nothing
  sample [--n N] [--seed S] [--out FILE]  write the synthetic dataset (300 activities, seed 1, data/sample.json)
  finish                                  for Trunk, which calls it after each build
  help                                    this
";

/// One command, its options read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print the usage.
    Help,
    /// Build, serve and reload.
    Serve(ServeOptions),
    /// Build `dist/`.
    Build(BuildOptions),
    /// Finish what Trunk has built.
    Finish,
    /// Run the checks.
    Test {
        /// Only those that need neither browser nor release build.
        quick: bool,
    },
    /// Measure.
    Bench(BenchOptions),
    /// Report on this machine.
    Doctor,
    /// Write the synthetic dataset.
    Sample(SampleOptions),
}

/// What to build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BuildOptions {
    /// Replaces the relative URLs in the page when given.
    pub(crate) public_url: Option<String>,
    /// Where the page will lie: absolute, with a slash at its end.
    pub(crate) site_url: Option<String>,
    /// Also make one file of it.
    pub(crate) single_file: bool,
    /// The dataset in that one file, relative to the project unless absolute; that of the page when missing.
    pub(crate) data: Option<PathBuf>,
}

/// How to serve.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// Open a browser once the page is there.
    pub(crate) open: bool,
    /// The port asked for; without one, the first free from 8080 on.
    pub(crate) port: Option<u16>,
    /// Serve the small, slow-to-build page that `build` makes.
    pub(crate) release: bool,
}

/// What to measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    /// The rooms without a page.
    pub(crate) native: bool,
    /// The built page alone.
    pub(crate) page: bool,
    /// The folder of the side-by-side benchmark, to measure the page beside the others.
    pub(crate) yardstick: Option<PathBuf>,
    /// How many activities, each in turn; for what runs in the browser.
    pub(crate) sizes: Vec<usize>,
    /// How many runs the medians are of.
    pub(crate) n_runs: usize,
    /// The others to measure beside, separated by commas; all where it is not said.
    pub(crate) only: Option<String>,
    /// Build the page first.
    pub(crate) build: bool,
}

impl Default for BenchOptions {
    fn default() -> Self {
        let sizes = vec![60, 10_000, 100_000];
        Self {
            native: true,
            page: true,
            yardstick: None,
            sizes,
            n_runs: 5,
            only: None,
            build: true,
        }
    }
}

/// Which synthetic dataset to write, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SampleOptions {
    /// How many activities.
    pub(crate) n_activities: usize,
    /// Where the pseudo-random numbers start.
    pub(crate) seed: u64,
    /// The file, relative to the project unless absolute.
    pub(crate) out: PathBuf,
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

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(arguments: &[String]) -> Result<Command, Failure> {
    let Some((name, rest)) = arguments.split_first() else {
        return Ok(Command::Help);
    };
    // `--name=value` counts as two words.
    let rest = rest.iter().flat_map(|word| match word.split_once('=') {
        Some((option, value)) if option.starts_with("--") => {
            vec![option.to_owned(), value.to_owned()]
        }
        _ => vec![word.clone()],
    });
    let mut words = Words {
        command: name,
        rest: rest.collect::<Vec<_>>().into_iter(),
    };
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "serve" => {
            let mut options = ServeOptions::default();
            while let Some(word) = words.next() {
                match word.as_str() {
                    "--open" => options.open = true,
                    "--release" => options.release = true,
                    "--port" => options.port = Some(words.number("--port")?),
                    _ => return Err(words.unknown(&word)),
                }
            }
            Ok(Command::Serve(options))
        }
        "build" => {
            let mut options = BuildOptions::default();
            while let Some(word) = words.next() {
                match word.as_str() {
                    "--public-url" => options.public_url = Some(words.value("--public-url")?),
                    "--site-url" => options.site_url = Some(words.site_url()?),
                    "--single-file" => options.single_file = true,
                    "--data" => options.data = Some(PathBuf::from(words.value("--data")?)),
                    _ => return Err(words.unknown(&word)),
                }
            }
            if options.data.is_some() && !options.single_file {
                return Err(Failure::new(
                    "`build --data` is for `--single-file`; the dataset of dist/ is named in index.html",
                ));
            }
            Ok(Command::Build(options))
        }
        "test" => {
            let mut quick = false;
            while let Some(word) = words.next() {
                match word.as_str() {
                    "--quick" => quick = true,
                    _ => return Err(words.unknown(&word)),
                }
            }
            Ok(Command::Test { quick })
        }
        "bench" => {
            let mut options = BenchOptions::default();
            while let Some(word) = words.next() {
                match word.as_str() {
                    "--native" => options.page = false,
                    "--page" => options.native = false,
                    "--yardstick" => {
                        options.yardstick = Some(PathBuf::from(words.value("--yardstick")?))
                    }
                    "--n" => options.sizes = words.numbers("--n")?,
                    "--runs" => options.n_runs = words.number("--runs")?,
                    "--only" => options.only = Some(words.value("--only")?),
                    "--no-build" => options.build = false,
                    _ => return Err(words.unknown(&word)),
                }
            }
            Ok(Command::Bench(options))
        }
        "doctor" => match words.next() {
            None => Ok(Command::Doctor),
            Some(word) => Err(words.unknown(&word)),
        },
        "finish" => match words.next() {
            None => Ok(Command::Finish),
            Some(word) => Err(words.unknown(&word)),
        },
        "sample" => {
            let mut options = SampleOptions::default();
            while let Some(word) = words.next() {
                match word.as_str() {
                    "--n" => options.n_activities = words.number("--n")?,
                    "--seed" => options.seed = words.number("--seed")?,
                    "--out" => options.out = PathBuf::from(words.value("--out")?),
                    _ => return Err(words.unknown(&word)),
                }
            }
            Ok(Command::Sample(options))
        }
        _ => Err(Failure::new(format!(
            "there is no command `{name}`; `cargo xtask help` lists them"
        ))),
    }
}

/// The words that are still to be read, and the command that they belong to.
struct Words<'a> {
    command: &'a str,
    rest: std::vec::IntoIter<String>,
}

impl Words<'_> {
    fn next(&mut self) -> Option<String> {
        self.rest.next()
    }

    fn value(&mut self, option: &str) -> Result<String, Failure> {
        let command = self.command;
        self.next().ok_or_else(|| {
            Failure::new(format!(
                "`{command} {option}` wants a value; see `cargo xtask help`"
            ))
        })
    }

    fn number<N: std::str::FromStr>(&mut self, option: &str) -> Result<N, Failure> {
        let command = self.command;
        let value = self.value(option)?;
        value.parse().map_err(|_| {
            Failure::new(format!(
                "`{command} {option}` wants a number in range, not `{value}`"
            ))
        })
    }

    /// The address of a folder on the web, with a slash at its end.
    fn site_url(&mut self) -> Result<String, Failure> {
        let value = self.value("--site-url")?;
        let host = ["https://", "http://"]
            .iter()
            .find_map(|scheme| value.strip_prefix(scheme));
        let is_plain = !value.contains(['?', '#', '"', ' ']);
        if host.is_none_or(str::is_empty) || !is_plain {
            return Err(Failure::new(format!(
                "`build --site-url` wants an address such as https://…/year/, not `{value}`"
            )));
        }
        Ok(if value.ends_with('/') {
            value
        } else {
            format!("{value}/")
        })
    }

    fn numbers<N: std::str::FromStr>(&mut self, option: &str) -> Result<Vec<N>, Failure> {
        let command = self.command;
        let value = self.value(option)?;
        value
            .split(',')
            .map(|number| number.trim().parse())
            .collect::<Result<_, _>>()
            .map_err(|_| {
                Failure::new(format!(
                    "`{command} {option}` wants numbers with commas between them, not `{value}`"
                ))
            })
    }

    fn unknown(&self, word: &str) -> Failure {
        let command = self.command;
        Failure::new(format!(
            "`{command}` has no `{word}`; see `cargo xtask help`"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&words).map_err(|failure| failure.to_string())
    }

    #[test]
    fn commands_and_their_options() {
        let serve = |open, port, release| {
            Ok(Command::Serve(ServeOptions {
                open,
                port,
                release,
            }))
        };
        let sample = |n_activities, seed, out: &str| {
            Ok(Command::Sample(SampleOptions {
                n_activities,
                seed,
                out: PathBuf::from(out),
            }))
        };
        let build = |public_url: Option<&str>, site_url: Option<&str>| {
            let [public_url, site_url] = [public_url, site_url].map(|url| url.map(str::to_owned));
            Ok(Command::Build(BuildOptions {
                public_url,
                site_url,
                ..BuildOptions::default()
            }))
        };
        let single = |data: Option<&str>| {
            let data = data.map(PathBuf::from);
            Ok(Command::Build(BuildOptions {
                single_file: true,
                data,
                ..BuildOptions::default()
            }))
        };
        let table = [
            ("", Ok(Command::Help)),
            ("help", Ok(Command::Help)),
            ("--help", Ok(Command::Help)),
            ("serve", serve(false, None, false)),
            (
                "serve --open --port 9000 --release",
                serve(true, Some(9000), true),
            ),
            ("serve --port=9000", serve(false, Some(9000), false)),
            ("build", build(None, None)),
            ("build --public-url /year/", build(Some("/year/"), None)),
            (
                "build --site-url https://college.example/year",
                build(None, Some("https://college.example/year/")),
            ),
            ("build --single-file", single(None)),
            (
                "build --single-file --data next.json",
                single(Some("next.json")),
            ),
            ("finish", Ok(Command::Finish)),
            ("test", Ok(Command::Test { quick: false })),
            ("test --quick", Ok(Command::Test { quick: true })),
            ("bench", Ok(Command::Bench(BenchOptions::default()))),
            (
                "bench --native",
                Ok(Command::Bench(BenchOptions {
                    page: false,
                    ..BenchOptions::default()
                })),
            ),
            (
                "bench --page --yardstick ../y --n 60,1000 --runs 3 --only limit --no-build",
                Ok(Command::Bench(BenchOptions {
                    native: false,
                    page: true,
                    yardstick: Some("../y".into()),
                    sizes: vec![60, 1000],
                    n_runs: 3,
                    only: Some("limit".into()),
                    build: false,
                })),
            ),
            ("doctor", Ok(Command::Doctor)),
            ("sample", sample(300, 1, "data/sample.json")),
            ("sample --n 5 --seed 7 --out x.json", sample(5, 7, "x.json")),
        ];
        for (line, expected) in table {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let table = [
            ("deploy", "deploy"),
            ("serve --prot 1", "--prot"),
            ("serve --port", "wants a value"),
            ("serve --port 70000", "70000"),
            ("serve --port x", "`x`"),
            ("build --data next.json", "--single-file"),
            ("build --site-url /year/", "/year/"),
            ("build --site-url https://", "https://"),
            ("build --site-url https://a.example/?b", "?b"),
            ("bench --n 60;70", "60;70"),
            ("doctor now", "now"),
            ("test fast", "fast"),
        ];
        for (line, expected) in table {
            let line_of_failure = read(line).expect_err(line);
            assert!(
                line_of_failure.contains(expected),
                "{line}: {line_of_failure}"
            );
            assert!(!line_of_failure.contains('\n'), "{line}: one line");
        }
    }
}
