//! Checks and converts files for pipelines: `yearline-sheets check FILE… [--json]`, `yearline-sheets convert IN… OUT`. Called by
//! `cargo xtask`. It is the only part of this crate that touches files; what it says is said by the product's own words.
//!
//! Tables that are files of their own (`.csv`, `.tsv`) make one workbook together.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value as Json, json};
use yearline_core::domain::{Dataset, Lang, Placement};
use yearline_core::ingest::{self, Diagnostic, Severity};
use yearline_core::text::Locale;
use yearline_sheets::dates::DayOrder;
use yearline_sheets::draft::Draft;
use yearline_sheets::grid::{Form, Workbook};
use yearline_sheets::read::{Sniffed, read, sniff};
use yearline_sheets::{assemble, recognise, write};

const USAGE: &str = "\
check FILE… [--json]       say everything that is wrong with datasets, workbooks and tables
convert IN… OUT            make .json or .xlsx of a dataset, a workbook or tables
convert --template OUT     write the empty template

  --lang en|zh             the language of what is said
  --dates day-first|month-first
                           which comes first in 03/04/2022
  --period PERIOD          the period, where no sheet says it: 2022, 2022-09/2023-08
  --title TITLE            the title, where no sheet says it";

/// What was asked for.
#[derive(Default)]
struct Wanted {
    is_convert: bool,
    is_json: bool,
    is_template: bool,
    lang: Lang,
    order: Option<DayOrder>,
    period: Option<String>,
    title: Option<String>,
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let done = wanted(std::env::args().skip(1)).and_then(|wanted| {
        if wanted.is_convert {
            convert(wanted)
        } else {
            check(&wanted)
        }
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(mut words: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let mut wanted = Wanted::default();
    match words.next().as_deref() {
        Some("check") => {}
        Some("convert") => wanted.is_convert = true,
        _ => return Err(USAGE.to_owned()),
    }
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
        match word.as_str() {
            "--json" => wanted.is_json = true,
            "--template" => wanted.is_template = true,
            "--lang" => {
                let tag = value()?;
                wanted.lang =
                    Lang::serving(&tag).ok_or_else(|| format!("--lang: {tag} is not en or zh"))?;
            }
            "--dates" => {
                wanted.order = Some(match value()?.as_str() {
                    "day-first" => DayOrder::DayFirst,
                    "month-first" => DayOrder::MonthFirst,
                    other => {
                        return Err(format!("--dates: {other} is not day-first or month-first"));
                    }
                });
            }
            "--period" => wanted.period = Some(value()?),
            "--title" => wanted.title = Some(value()?),
            other if other.starts_with("--") => {
                return Err(format!("there is no {other}\n{USAGE}"));
            }
            _ => wanted.files.push(word.into()),
        }
    }
    let n_needed = if wanted.is_convert && !wanted.is_template {
        2
    } else {
        1
    };
    if wanted.files.len() < n_needed {
        return Err(USAGE.to_owned());
    }
    Ok(wanted)
}

/// What came of one dataset.
struct Outcome {
    name: String,
    dataset: Option<Dataset>,
    diagnostics: Vec<Diagnostic>,
    n_more: usize,
}

impl Outcome {
    fn is_right(&self) -> bool {
        self.dataset.is_some()
    }
}

/// Reads files: each is a dataset, but for tables, which are one together.
fn outcomes(files: &[PathBuf], wanted: &Wanted) -> Result<Vec<Outcome>, String> {
    let mut outcomes = Vec::new();
    let (mut tables, mut names) = (Workbook::default(), Vec::new());
    for file in files {
        let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file.display().to_string();
        let form = sniff(&bytes, &name);
        if form == Sniffed::Json {
            let reading = ingest::read(&bytes);
            outcomes.push(Outcome {
                name,
                dataset: reading.dataset,
                diagnostics: reading.diagnostics,
                n_more: reading.n_more,
            });
            continue;
        }
        match read(&bytes, &name) {
            Err(fault) => outcomes.push(Outcome {
                name,
                dataset: None,
                diagnostics: vec![*fault],
                n_more: 0,
            }),
            Ok(book) if matches!(form, Sniffed::Tables(Form::Csv | Form::Tsv)) => {
                tables.add(book);
                names.push(name);
            }
            Ok(book) => outcomes.push(of_workbook(name, &book, wanted)),
        }
    }
    if !names.is_empty() {
        outcomes.push(of_workbook(names.join(" + "), &tables, wanted));
    }
    Ok(outcomes)
}

fn of_workbook(name: String, book: &Workbook, wanted: &Wanted) -> Outcome {
    let mut mapping = recognise(book);
    mapping.period.clone_from(&wanted.period);
    mapping.title.clone_from(&wanted.title);
    if let Some(order) = wanted.order {
        mapping.set_order(order);
    }
    let assembled = assemble(book, &mapping);
    Outcome {
        name,
        dataset: assembled.dataset,
        diagnostics: assembled.diagnostics,
        n_more: assembled.n_more,
    }
}

fn check(wanted: &Wanted) -> Result<bool, String> {
    let outcomes = outcomes(&wanted.files, wanted)?;
    if wanted.is_json {
        let all: Vec<Json> = outcomes.iter().map(as_json).collect();
        say(&format!("{:#}\n", Json::Array(all)));
    } else {
        for outcome in &outcomes {
            say(&as_text(outcome, Locale::new(wanted.lang)));
        }
    }
    Ok(outcomes.iter().all(Outcome::is_right))
}

/// Prints a text. Who reads it may stop before its end (`| head`): that is no fault.
fn say(text: &str) {
    use std::io::Write as _;
    let _is_read_to_its_end: bool = std::io::stdout().write_all(text.as_bytes()).is_ok();
}

fn convert(mut wanted: Wanted) -> Result<bool, String> {
    let out = wanted.files.pop().unwrap_or_default();
    let ending = out
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_lowercase();
    if wanted.is_template {
        let bytes =
            write::template(&Lang::ALL.map(Lang::tag)).map_err(|error| error.to_string())?;
        return save(&out, &bytes);
    }
    let mut outcomes = outcomes(&wanted.files, &wanted)?;
    let (Some(outcome), true) = (outcomes.pop(), outcomes.is_empty()) else {
        return Err("only tables can be several files of one dataset".to_owned());
    };
    eprint!("{}", as_text(&outcome, Locale::new(wanted.lang)));
    let Some(dataset) = &outcome.dataset else {
        return Ok(false);
    };
    let draft = Draft::of(dataset);
    match ending.as_str() {
        "json" => save(&out, draft.to_json().as_bytes()),
        "xlsx" => save(
            &out,
            &write::workbook(&draft).map_err(|error| error.to_string())?,
        ),
        _ => Err(format!(
            "{}: only .json and .xlsx are written",
            out.display()
        )),
    }
}

fn save(out: &Path, bytes: &[u8]) -> Result<bool, String> {
    fs::write(out, bytes).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(true)
}

/// How many activities a dataset has, and how many of them without a month. That is said, and no fault.
fn counts(dataset: &Dataset) -> (usize, usize) {
    let is_undated = |placement| placement == Placement::Undated;
    let n_undated = dataset
        .activities()
        .filter(|activity| is_undated(activity.placement()))
        .count();
    (dataset.n_activities(), n_undated)
}

/// A file's faults for people, a line each.
fn as_text(outcome: &Outcome, locale: Locale) -> String {
    let mut text = format!("{}: ", outcome.name);
    let mut said = Vec::new();
    if let Some(dataset) = &outcome.dataset {
        let (n, n_undated) = counts(dataset);
        said.push(match locale.lang {
            Lang::En => format!("{n} activities, {n_undated} of them without a month"),
            Lang::ZhHans => format!("{n}项活动，其中{n_undated}项没有月份"),
        });
    }
    if !outcome.diagnostics.is_empty() {
        said.push(locale.report_count(&outcome.diagnostics));
    }
    text.push_str(&said.join("; "));
    text.push('\n');
    for diagnostic in &outcome.diagnostics {
        let words = locale.diagnostic(diagnostic);
        let mark = match diagnostic.severity {
            Severity::Error => "✗",
            Severity::Warning => "·",
        };
        let found = match diagnostic.found.as_str() {
            "" => String::new(),
            found => format!(" “{found}”"),
        };
        let place = match words.place.as_str() {
            "" | "$" => String::new(),
            place => format!(" {place}"),
        };
        let _in_memory = writeln!(
            text,
            "  {mark}{place}{found}: {} {}",
            words.wrong, words.remedy
        );
    }
    if outcome.n_more > 0 {
        let _in_memory = writeln!(text, "  {}", locale.and_more(outcome.n_more).trim());
    }
    text
}

/// A file's faults for programs.
fn as_json(outcome: &Outcome) -> Json {
    let diagnostics: Vec<Json> = outcome
        .diagnostics
        .iter()
        .map(|d| {
            let [en, zh] = Lang::ALL.map(|lang| Locale::new(lang).diagnostic(d));
            json!({
                "code": d.code.as_str(),
                "severity": d.severity,
                "cell": d.cell.as_ref().map(ToString::to_string),
                "path": d.path.to_string(),
                "line": d.place.map(|place| place.line),
                "column": d.place.map(|place| place.column),
                "found": d.found,
                "wrong": {"en": en.wrong, "zh-Hans": zh.wrong},
                "remedy": {"en": en.remedy, "zh-Hans": zh.remedy},
            })
        })
        .collect();
    let counts = outcome.dataset.as_ref().map(counts);
    json!({
        "file": outcome.name,
        "ok": outcome.is_right(),
        "activities": counts.map(|(n, _)| n),
        "undated": counts.map(|(_, n)| n),
        "more": outcome.n_more,
        "diagnostics": diagnostics,
    })
}
