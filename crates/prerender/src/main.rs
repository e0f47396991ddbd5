//! Puts a year into a built page: `yearline-prerender --page FILE [--folder FOLDER] [--in-page [--data FILE]] [--site-url URL] [--beside]
//! [--installable] [--lenient]`.
//!
//! With `--data` alone the dataset is checked and nothing is written.
//!
//! Called by `cargo xtask`. The dataset is the one that the page names, unless `--data` gives another. On success its name and file
//! are printed as JSON, on failure its faults, in the words of the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use yearline_core::domain::{Dataset, Lang};
use yearline_core::ingest::{self, Severity};
use yearline_core::text::Locale;
use yearline_prerender::{Year, dataset_of, icon_of, manifest, oembed, put};

/// What was asked for.
#[derive(Debug, Default)]
struct Wanted {
    /// The page, changed in place; without one the dataset is only checked.
    page: Option<PathBuf>,
    /// Where the other files of the page lie, if not beside it.
    folder: Option<PathBuf>,
    /// The dataset, if not the one that the page names.
    data: Option<PathBuf>,
    /// Whether the dataset will stand in the page itself.
    in_page: bool,
    /// Where the page will lie.
    site: Option<String>,
    /// Write the files beside the page.
    beside: bool,
    /// Have it installable.
    installable: bool,
    /// Leave a page whose dataset has faults as it is: it tells them itself.
    lenient: bool,
}

fn main() -> ExitCode {
    let wanted = match wanted(std::env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    };
    match write(&wanted) {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            if wanted.lenient {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

fn wanted(mut words: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let mut wanted = Wanted::default();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
        match word.as_str() {
            "--page" => wanted.page = Some(value()?.into()),
            "--folder" => wanted.folder = Some(value()?.into()),
            "--in-page" => wanted.in_page = true,
            "--data" => wanted.data = Some(value()?.into()),
            "--site-url" => wanted.site = Some(value()?),
            "--beside" => wanted.beside = true,
            "--installable" => wanted.installable = true,
            "--lenient" => wanted.lenient = true,
            _ => return Err(format!("there is no {word}")),
        }
    }
    Ok(wanted)
}

/// Writes all that is wanted and tells of which dataset.
fn write(wanted: &Wanted) -> Result<String, String> {
    let Some(file) = &wanted.page else {
        let data = wanted
            .data
            .as_deref()
            .ok_or("there is neither a --page nor --data")?;
        return read(data).map(|_| String::new());
    };
    let page =
        fs::read_to_string(file).map_err(|e| format!("could not read {}: {e}", file.display()))?;
    let beside = file.parent().unwrap_or(Path::new("."));
    let folder = wanted.folder.as_deref().unwrap_or(beside);
    let named = dataset_of(&page).map_err(|e| e.to_string())?;
    let path = wanted.data.clone().unwrap_or_else(|| folder.join(&named));
    let data = Arc::new(read(&path)?);
    let year = Year {
        data: &data,
        file: (!wanted.in_page).then_some(named.as_str()),
        site: wanted.site.as_deref(),
        is_installable: wanted.installable,
    };
    let save = |path: &Path, text: String| {
        fs::write(path, text).map_err(|e| format!("could not write {}: {e}", path.display()))
    };
    save(file, put(&page, &year).map_err(|e| e.to_string())?)?;
    if wanted.beside {
        save(&folder.join("oembed.json"), oembed(&year))?;
    }
    if wanted.installable {
        save(
            &folder.join("manifest.webmanifest"),
            manifest(&year, icon_of(&page).as_deref()),
        )?;
    }
    Ok(serde_json::json!({ "name": data.meta().name, "file": named, "path": path }).to_string())
}

/// Reads a dataset, or says what is wrong with it as the page would. Remarks do not keep it from being shown.
fn read(path: &Path) -> Result<Dataset, String> {
    let bytes = fs::read(path).map_err(|e| format!("could not read {}: {e}", path.display()))?;
    let reading = ingest::read(&bytes);
    let locale = Locale::new(Lang::En);
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy();
    let mut telling = locale.report_headline(&name, reading.dataset.is_some(), None);
    for diagnostic in &reading.diagnostics {
        let said = locale.diagnostic(diagnostic);
        let severity = if diagnostic.severity == Severity::Error {
            locale.messages.fault
        } else {
            locale.messages.remark
        };
        let found = if diagnostic.found.is_empty() {
            String::new()
        } else {
            format!(" `{}`", diagnostic.found)
        };
        telling += &format!(
            "\n  {severity}: {}{found}\n    {} {}",
            said.place, said.wrong, said.remedy
        );
    }
    if reading.n_more > 0 {
        telling += &format!("\n  {}", locale.and_more(reading.n_more).trim_end());
    }
    match reading.dataset {
        Some(dataset) => {
            if !reading.diagnostics.is_empty() {
                eprintln!("{telling}");
            }
            Ok(dataset)
        }
        None => Err(telling),
    }
}
