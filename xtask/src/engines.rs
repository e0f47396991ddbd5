//! The browsers that the end-to-end tests run in, and where each and its driver are.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;
use xshell::cmd;

use crate::project::Project;
use crate::setup::{self, Need, Step};

/// An engine, as `YEARLINE_ENGINE` and `--engine` name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// Chromium, by ChromeDriver
    Chromium,
    /// Firefox ESR, by geckodriver
    Firefox,
    /// WebKitGTK, by WebKitWebDriver, on a display of Xvfb
    Webkit,
}

impl Engine {
    /// All of them, in the order in which they are tested.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What the tests need of it: the variable that names a program, the package of Debian that has it, and where it is.
    pub(crate) fn parts(self, project: &Project) -> Vec<Part> {
        let part = |variable, package, place| Part {
            variable,
            package,
            place,
        };
        let named = |variable: &str, program: &str| {
            std::env::var_os(variable)
                .map(PathBuf::from)
                .or_else(|| project.which(program))
        };
        match self {
            Self::Chromium => vec![
                part("CHROME", "chromium", setup::chromium(project)),
                part(
                    "CHROMEDRIVER",
                    "chromium-driver",
                    setup::chromedriver(project),
                ),
            ],
            Self::Firefox => vec![
                part(
                    "FIREFOX",
                    "firefox-esr",
                    named("FIREFOX", "firefox-esr").or_else(|| project.which("firefox")),
                ),
                // Debian has no package of it: cargo compiles it.
                part("GECKODRIVER", "", named("GECKODRIVER", "geckodriver")),
            ],
            Self::Webkit => vec![
                part(
                    "WEBKIT_DRIVER",
                    "webkit2gtk-driver",
                    named("WEBKIT_DRIVER", "WebKitWebDriver"),
                ),
                part("", "xvfb", project.which("Xvfb")),
            ],
        }
    }

    /// Whether the tests can run in it.
    pub(crate) fn is_here(self, project: &Project) -> bool {
        self.parts(project).iter().all(|part| part.place.is_some())
    }
}

/// A program that an engine's tests need.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The environment variable with its place; empty where there is none.
    pub(crate) variable: &'static str,
    /// Debian's package; empty where there is none.
    pub(crate) package: &'static str,
    /// Where it is.
    pub(crate) place: Option<PathBuf>,
}

/// Whether screenshots can show Chinese characters. Systems without fontconfig bring fonts of their own.
fn has_chinese_font(project: &Project) -> Result<bool> {
    if !cfg!(target_os = "linux") {
        return Ok(true);
    }
    let shell = project.shell()?;
    let fonts = cmd!(shell, "fc-list :lang=zh")
        .quiet()
        .ignore_stderr()
        .read();
    Ok(fonts.is_ok_and(|fonts| !fonts.is_empty()))
}

/// What apt has to bring so that the tests can open the page, or what is to be done by hand.
pub(crate) fn packages(project: &Project, need: Need) -> Result<Option<Step>> {
    let lacks = |engine: Engine| -> Vec<&'static str> {
        let parts = engine.parts(project).into_iter();
        let lacking = parts.filter(|part| part.place.is_none() && !part.package.is_empty());
        lacking.map(|part| part.package).collect()
    };
    let mut packages = lacks(Engine::Chromium);
    // What the printed page is read and drawn by.
    let poppler = ["pdftotext", "pdftoppm"];
    if poppler
        .iter()
        .any(|program| project.which(program).is_none())
    {
        packages.push("poppler-utils");
    }
    let has_font = has_chinese_font(project)?;
    // Only root may use apt-get, and nobody is asked for a password.
    let shell = project.shell()?;
    let is_root = || {
        cmd!(shell, "id -u")
            .quiet()
            .read()
            .is_ok_and(|id| id == "0")
    };
    let others: &[Engine] = match need {
        Need::Engines => &[Engine::Firefox, Engine::Webkit],
        _ => &[],
    };
    let others: Vec<_> = others.iter().copied().flat_map(lacks).collect();
    if packages.is_empty() && others.is_empty() && has_font {
        return Ok(None);
    }
    if project.which("apt-get").is_some() && is_root() {
        packages.extend(others);
        packages.extend((!has_font).then_some("fonts-noto-cjk"));
        return Ok(Some(Step::Apt(packages)));
    }
    // Without the font the screenshots have boxes, and the tests say which engine is not there.
    Ok((!packages.is_empty()).then(|| {
        Step::ByHand(format!(
            "install what the end-to-end tests need: Chromium and ChromeDriver, unless CHROME and CHROMEDRIVER name them, \
             and poppler's programs (Debian, as root: apt-get install {})",
            packages.join(" ")
        ))
    }))
}
