//! Where things lie in the project.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, While};

/// The project's folder, and the places in it that the commands read and write.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The project that this program belongs to: cargo says where while it runs it.
    pub(crate) fn find() -> Result<Self, Failure> {
        let crate_dir = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        match crate_dir.parent() {
            Some(root) if root.join("Trunk.toml").is_file() => Ok(Self {
                root: root.to_owned(),
            }),
            _ => Err(Failure::new(
                "this is not the project's folder; run `cargo xtask` inside it",
            )),
        }
    }

    /// The top of the project.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder of the project.
    pub(crate) fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// Everything that the set-up makes; ignored by git, may be deleted at any time.
    pub(crate) fn tools(&self) -> PathBuf {
        self.at(".tools")
    }

    /// The compiled tools.
    pub(crate) fn tools_bin(&self) -> PathBuf {
        self.tools().join("bin")
    }

    /// Where the tools are compiled; emptied afterwards.
    pub(crate) fn tools_build(&self) -> PathBuf {
        self.tools().join("build")
    }

    /// The folder that npm installs into.
    pub(crate) fn npm(&self) -> PathBuf {
        self.tools().join("npm")
    }

    /// The npm packages.
    pub(crate) fn node_modules(&self) -> PathBuf {
        self.npm().join("node_modules")
    }

    /// The launchers of the npm packages' programs.
    pub(crate) fn npm_bin(&self) -> PathBuf {
        self.node_modules().join(".bin")
    }

    /// The accessibility checker's script.
    pub(crate) fn axe(&self) -> PathBuf {
        self.node_modules().join("axe-core").join("axe.min.js")
    }

    /// The output of a long step.
    pub(crate) fn log(&self, name: &str) -> PathBuf {
        self.tools().join("log").join(format!("{name}.log"))
    }

    /// The page as built for release.
    pub(crate) fn dist(&self) -> PathBuf {
        self.at("dist")
    }

    /// Where the page goes that is one file.
    pub(crate) fn single(&self) -> PathBuf {
        self.at("dist-single")
    }

    /// The page as `serve` builds it: another folder, since Trunk writes a reloading script into it that must not
    /// reach a host.
    pub(crate) fn dist_of_serve(&self) -> PathBuf {
        self.at("target").join("serve")
    }

    /// The text of `Cargo.lock`.
    pub(crate) fn cargo_lock(&self) -> Result<String, Failure> {
        std::fs::read_to_string(self.at("Cargo.lock")).or_say(|| "read Cargo.lock".to_owned())
    }

    /// The version that the stamp of a tool in `.tools/` holds.
    pub(crate) fn stamp(&self, tool: &str) -> Option<String> {
        let text = std::fs::read_to_string(self.tools().join("stamp").join(tool)).ok()?;
        Some(text.trim().to_owned())
    }

    /// Notes that a tool of this version is now complete in `.tools/`.
    pub(crate) fn put_stamp(&self, tool: &str, version: &str) -> Result<(), Failure> {
        let dir = self.tools().join("stamp");
        std::fs::create_dir_all(&dir)
            .and_then(|()| std::fs::write(dir.join(tool), format!("{version}\n")))
            .or_say(|| format!("note that {tool} is installed in {}", dir.display()))
    }
}
