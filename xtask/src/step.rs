//! The steps of the set-up: what each is called, which command a person would type for it, how long it takes.

/// A tool that cargo installs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CargoTool {
    /// Trunk.
    Trunk,
    /// wasm-bindgen and its test runner.
    WasmBindgen,
}

/// One step of the set-up. Steps of different kinds do not wait for one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Add parts to the user's Rust toolchain by rustup.
    Rustup {
        /// The wasm32-unknown-unknown target.
        target: bool,
        /// clippy and rustfmt, those of them that are missing.
        components: Vec<&'static str>,
    },
    /// Add the source of Rust's standard library to the user's toolchain. The page can be built without it.
    LibrarySource,
    /// Bring a tool into the project's folder: fetched ready made where that works, compiled otherwise.
    Install {
        /// Which.
        tool: CargoTool,
        /// Its exact version.
        version: String,
        /// Try `cargo binstall` first.
        fetch_first: bool,
    },
    /// Install npm packages into the project's folder.
    Npm(Vec<Package>),
    /// Install Debian's packages.
    Apt(Vec<&'static str>),
    /// What only the reader can do; the set-up can't go on without.
    ByHand(String),
    /// What the reader may want to do; the set-up goes on.
    Advice(String),
}

/// An npm package at an exact version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its version.
    pub(crate) version: &'static str,
}

impl Package {
    /// The name under which it is noted as installed: a scope's slash would make a folder of it.
    pub(crate) fn stamp(self) -> String {
        self.name.replace('/', "+")
    }
}

impl Step {
    /// What is being done, for the line that announces it.
    pub(crate) fn title(&self) -> String {
        match self {
            Self::Rustup { .. } => format!("adding to your Rust toolchain: {}", self.command()),
            Self::LibrarySource => format!("adding to your Rust toolchain: {}", self.command()),
            Self::Install { tool, version, .. } => format!("{} {version}", tool.name()),
            Self::Npm(packages) => {
                let names: Vec<_> = packages
                    .iter()
                    .map(|p| format!("{} {}", p.name, p.version))
                    .collect();
                format!("npm packages into .tools/npm: {}", names.join(", "))
            }
            Self::Apt(packages) => {
                format!("installing on your system, as root: {}", packages.join(" "))
            }
            Self::ByHand(line) | Self::Advice(line) => line.clone(),
        }
    }

    /// The command that a person would type for it.
    pub(crate) fn command(&self) -> String {
        match self {
            Self::Rustup { target, components } => {
                let mut commands = Vec::new();
                if *target {
                    commands.push("rustup target add wasm32-unknown-unknown".to_owned());
                }
                if !components.is_empty() {
                    commands.push(format!("rustup component add {}", components.join(" ")));
                }
                commands.join("; ")
            }
            Self::LibrarySource => "rustup component add rust-src".to_owned(),
            Self::Install {
                tool,
                version,
                fetch_first: true,
            } => {
                format!("cargo binstall {}@{version} --root .tools", tool.package())
            }
            Self::Install {
                tool,
                version,
                fetch_first: false,
            } => {
                format!(
                    "cargo install {} --version {version} --root .tools",
                    tool.package()
                )
            }
            Self::Npm(packages) => {
                let names: Vec<_> = packages
                    .iter()
                    .map(|p| format!("{}@{}", p.name, p.version))
                    .collect();
                format!("npm install --prefix .tools/npm {}", names.join(" "))
            }
            Self::Apt(packages) => {
                format!(
                    "apt-get update && apt-get install --no-install-recommends {}",
                    packages.join(" ")
                )
            }
            Self::ByHand(_) | Self::Advice(_) => String::new(),
        }
    }

    /// How long it takes, roughly: as measured on two cores.
    pub(crate) fn estimate(&self) -> &'static str {
        match self {
            Self::Rustup { .. } | Self::LibrarySource => "about 10 s",
            Self::Install {
                fetch_first: true, ..
            } => "about 10 s, or some minutes if it must be compiled",
            Self::Install {
                tool: CargoTool::Trunk,
                ..
            } => "3 to 5 min on two cores, once",
            Self::Install {
                tool: CargoTool::WasmBindgen,
                ..
            } => "2 to 3 min on two cores, once",
            Self::Npm(_) => "about 5 s",
            Self::Apt(_) => "about 1 min",
            Self::ByHand(_) | Self::Advice(_) => "",
        }
    }
}

impl CargoTool {
    /// Its name in sentences.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Trunk => "Trunk",
            Self::WasmBindgen => "wasm-bindgen",
        }
    }

    /// The package to install.
    pub(crate) fn package(self) -> &'static str {
        match self {
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen-cli",
        }
    }

    /// The programs of the package that are used, the main one first, which also names the stamp.
    pub(crate) fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Trunk => &["trunk"],
            Self::WasmBindgen => &["wasm-bindgen", "wasm-bindgen-test-runner"],
        }
    }
}
