//! How other programs are found and started.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, While};
use crate::project::Project;

/// How many lines of a log are shown when its step failed.
const N_TAIL_LINES: usize = 20;

/// A program to start in the project's folder, without what cargo told *this* program about itself: another cargo
/// must not take that for its own.
pub(crate) fn program(project: &Project, name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project.root());
    for (key, _) in std::env::vars_os() {
        let text = key.to_string_lossy();
        let of_this_crate = [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ]
        .iter()
        .any(|prefix| text.starts_with(prefix));
        if of_this_crate || text == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(&key);
        }
    }
    command
}

/// The cargo that runs us.
pub(crate) fn cargo(project: &Project) -> Command {
    program(
        project,
        std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")),
    )
}

/// `PATH` with the project's own tools before everything else.
pub(crate) fn path_with_tools(project: &Project) -> Result<OsString, Failure> {
    let own = [project.tools_bin(), project.npm_bin()];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited))).or_say(|| {
        "put the project's tools on PATH (its folder's name has a character that PATH can't hold)".to_owned()
    })
}

/// The file of a program, looked up on `PATH` as the system's shell would.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find_map(|dir| in_dir(&dir, name))
}

/// The file of a program in one folder: on Windows with one of its endings.
pub(crate) fn in_dir(dir: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| dir.join(format!("{name}{ending}")))
        .find(|file| file.is_file())
}

/// What a program prints for `--version`, or nothing if it can't be started or fails.
pub(crate) fn version_of(file: &Path) -> Option<String> {
    let output = Command::new(file)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let version = crate::pins::version_in_output(&text)?;
    output.status.success().then(|| version.to_owned())
}

/// Runs to the end with its output into a log file; on failure prints the log's tail. `what` completes "… failed".
pub(crate) fn logged(
    mut command: Command,
    what: &str,
    log: &Path,
    limit: Option<Duration>,
) -> Result<(), Failure> {
    if let Some(dir) = log.parent() {
        std::fs::create_dir_all(dir).or_say(|| format!("make {}", dir.display()))?;
    }
    let file = File::create(log).or_say(|| format!("write {}", log.display()))?;
    let twin = file
        .try_clone()
        .or_say(|| format!("write {}", log.display()))?;
    let shown = shown(&command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(twin)
        .spawn()
        .or_say(|| format!("start `{shown}`"))?;
    let started = Instant::now();
    let status = loop {
        let Some(limit) = limit else {
            break child.wait().or_say(|| format!("wait for `{shown}`"))?;
        };
        if let Some(status) = child.try_wait().or_say(|| format!("wait for `{shown}`"))? {
            break status;
        }
        if started.elapsed() > limit {
            // It may have ended in between; then there is nothing to kill and nothing to say.
            let _ended_already = child.kill();
            let _status = child.wait();
            return Err(Failure::new(format!(
                "{what} did not end within {}",
                duration(limit)
            )));
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{what} failed ({status}): `{shown}`; its output is in {}",
        log.display()
    )))
}

/// The last lines of a log, each indented.
pub(crate) fn tail(log: &Path) -> String {
    let text = std::fs::read(log)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(N_TAIL_LINES);
    lines[from..]
        .iter()
        .map(|line| format!("    {line}\n"))
        .collect()
}

/// Runs to the end with its output on ours.
pub(crate) fn shown_to_reader(mut command: Command) -> Result<(), Failure> {
    let shown = shown(&command);
    let status = command.status().or_say(|| format!("start `{shown}`"))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{shown}` failed ({status})")))
}

/// Runs to the end and hands back what it printed.
pub(crate) fn answer(mut command: Command) -> Result<Output, Failure> {
    let shown = shown(&command);
    command
        .stdin(Stdio::null())
        .output()
        .or_say(|| format!("start `{shown}`"))
}

/// The command as one would type it, without folders before the program's name.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program
        .file_stem()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned();
    std::iter::once(name)
        .chain(
            command
                .get_args()
                .map(|argument| argument.to_string_lossy().into_owned()),
        )
        .collect::<Vec<_>>()
        .join(" ")
}

/// A duration as one says it: `0.3 s`, `42 s`, `2 min 5 s`.
pub(crate) fn duration(of: Duration) -> String {
    let seconds = of.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", of.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_as_one_says_them() {
        let table = [
            (0, "0.0 s"),
            (340, "0.3 s"),
            (9_900, "9.9 s"),
            (42_000, "42 s"),
            (125_000, "2 min 5 s"),
        ];
        for (milliseconds, expected) in table {
            assert_eq!(duration(Duration::from_millis(milliseconds)), expected);
        }
    }

    #[test]
    fn a_command_is_shown_without_folders() {
        let mut command = Command::new(Path::new("some").join("where").join("npm"));
        command.args(["install", "x@1"]);
        assert_eq!(shown(&command), "npm install x@1");
    }
}
