//! The command: what it writes, and what it says of a dataset with faults.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of its own with a page and a dataset in it.
fn folder(name: &str, dataset: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("data")).unwrap_or_else(|e| panic!("{e}"));
    fs::write(folder.join("index.html"), crate::common::PAGE).unwrap_or_else(|e| panic!("{e}"));
    fs::write(folder.join("data/2022.json"), dataset).unwrap_or_else(|e| panic!("{e}"));
    folder
}

fn report() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/2022.json"))
        .unwrap_or_else(|e| panic!("{e}"))
}

fn run(arguments: &[&str], folder: &std::path::Path) -> Output {
    let page = folder.join("index.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_yearline-prerender"));
    command
        .arg("--page")
        .arg(page)
        .args(arguments)
        .output()
        .unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn a_page_gets_its_year_and_the_files_beside_it() {
    let folder = folder("whole", &report());
    let output = run(&["--beside", "--installable"], &folder);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let said: serde_json::Value =
        serde_json::from_str(&said).unwrap_or_else(|e| panic!("{said}: {e}"));
    assert_eq!(said["name"], "college-party-building-year");
    assert_eq!(said["file"], "data/2022.json");
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    assert!(page.contains("<title>A college’s year of party building, 2022</title>"));
    for file in ["oembed.json", "manifest.webmanifest"] {
        assert!(page.contains(file) && folder.join(file).is_file(), "{file}");
    }
}

#[test]
fn faults_are_told_as_the_page_tells_them_and_fail() {
    let broken = report()
        .replacen("\"initiative\": \"", "\"initiative\": \"x", 1)
        .replacen("\"when\": \"", "\"when\": \"May ", 1);
    let folder = folder("faulty", &broken);
    let output = run(&[], &folder);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(
        said.starts_with("2022.json is not shown: it has faults to be mended"),
        "{said}"
    );
    assert!(
        said.contains("Fault: activities, row 2, column initiative")
            && said.contains("Did you mean"),
        "{said}"
    );
    assert!(
        said.contains("column when") && said.contains("This is no date that can be read."),
        "{said}"
    );
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    assert_eq!(page, crate::common::PAGE, "the page stays as it was");
    let output = run(&["--lenient"], &folder);
    assert!(
        output.status.success() && output.stdout.is_empty(),
        "developers see the faults on the page itself"
    );
}

#[test]
fn a_dataset_can_be_checked_alone() {
    for (dataset, is_good) in [(report(), true), ("{".to_owned(), false)] {
        let folder = folder(if is_good { "good" } else { "bad" }, &dataset);
        let mut command = Command::new(env!("CARGO_BIN_EXE_yearline-prerender"));
        let output = command
            .arg("--data")
            .arg(folder.join("data/2022.json"))
            .output()
            .unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(
            output.status.success(),
            is_good,
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn another_dataset_can_stand_in_the_page() {
    let folder = folder("other", "{}");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/sample.json");
    let output = run(&["--in-page", "--data", sample], &folder);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    assert!(page.contains("Fernhill Community College") && !page.contains("oembed"));
}
