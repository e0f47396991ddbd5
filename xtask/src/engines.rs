//! The browsers that the end-to-end tests run in, and where each and its driver are.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::project::Project;
use crate::setup;

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
