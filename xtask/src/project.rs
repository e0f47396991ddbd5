//! The project's folders, the versions that its files pin, and how other programs are started in it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::Shell;

/// The project's folder.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The project that this program belongs to.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let root = root.filter(|root| root.join("Trunk.toml").is_file());
        let root = root.context("the project was moved: `touch xtask/src/main.rs`, then again")?;
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// A file or folder of the project.
    pub(crate) fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// What the set-up compiles. Git ignores it, and it may be deleted at any time.
    pub(crate) fn tools(&self) -> PathBuf {
        self.at(".tools")
    }

    /// What `npm ci` installs.
    pub(crate) fn node_modules(&self) -> PathBuf {
        self.at("node_modules")
    }

    /// The released page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.at("dist")
    }

    /// The project's own tools, before what is on `PATH`.
    pub(crate) fn path(&self) -> Result<OsString> {
        let own = [self.tools().join("bin"), self.node_modules().join(".bin")];
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited)))
            .context("the name of the project's folder has a character that PATH can't hold")
    }

    /// A shell in the project's folder that finds the project's own tools first.
    pub(crate) fn shell(&self) -> Result<Shell> {
        let shell = Shell::new()?;
        shell.change_dir(&self.root);
        shell.set_var("PATH", self.path()?);
        Ok(shell)
    }

    /// A program among the project's own tools or on `PATH`.
    pub(crate) fn which(&self, program: &str) -> Option<PathBuf> {
        which::which_in(program, self.path().ok(), &self.root).ok()
    }

    /// The version of Trunk that `Trunk.toml` requires.
    pub(crate) fn trunk_version(&self) -> Result<String> {
        let trunk = self.toml("Trunk.toml")?;
        let required = trunk.get("trunk-version").and_then(toml::Value::as_str);
        let exact = required.and_then(|version| version.strip_prefix('='));
        Ok(exact
            .context("Trunk.toml requires no exact Trunk")?
            .to_owned())
    }

    /// The version of wasm-bindgen that the page is compiled against. Its command-line tool has to be the same.
    pub(crate) fn wasm_bindgen_version(&self) -> Result<String> {
        let lock = self.toml("Cargo.lock")?;
        let packages = lock.get("package").and_then(toml::Value::as_array);
        let package = packages.into_iter().flatten().find(|package| {
            package.get("name").and_then(toml::Value::as_str) == Some("wasm-bindgen")
        });
        let version = package.and_then(|package| package.get("version")?.as_str());
        Ok(version
            .context("Cargo.lock has no wasm-bindgen")?
            .to_owned())
    }

    fn toml(&self, name: &str) -> Result<toml::Table> {
        let text = fs::read_to_string(self.at(name)).with_context(|| name.to_owned())?;
        text.parse().with_context(|| name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_files_pin_the_same_versions() {
        let project = Project::find().expect("the project");
        assert!(project.trunk_version().is_ok());
        assert!(project.wasm_bindgen_version().is_ok());

        let trunk = project.toml("Trunk.toml").expect("Trunk.toml");
        let package = fs::read_to_string(project.at("package.json")).expect("package.json");
        let package: serde_json::Value = serde_json::from_str(&package).expect("package.json");
        let binaryen = package["devDependencies"]["binaryen"].as_str();
        let major = binaryen.and_then(|version| version.split('.').next());
        assert_eq!(
            trunk["tools"]["wasm_opt"].as_str(),
            major.map(|major| format!("version_{major}")).as_deref()
        );
        assert_eq!(
            trunk["tools"].get("wasm_bindgen"),
            None,
            "Trunk reads it from Cargo.lock"
        );
    }
}
