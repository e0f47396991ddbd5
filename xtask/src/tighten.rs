//! A built page made tight: one style sheet, short names between program and script, the script minified, and what the program needs
//! asked for first. What is done is in `tighten.js`, which node runs: the minifier is JavaScript.

use std::path::Path;

use crate::failure::Failure;
use crate::pins;
use crate::project::Project;
use crate::run;

/// What tightens.
const SCRIPT: &str = concat!(include_str!("tag.js"), include_str!("tighten.js"));

/// Tightens the page in a folder.
pub(crate) fn tighten(project: &Project, folder: &Path) -> Result<(), Failure> {
    let terser = project.node_modules().join(pins::TERSER.name);
    if !terser.is_dir() {
        return Err(Failure::new(
            "terser is not here, which makes scripts small: `cargo xtask build` gets it",
        ));
    }
    let mut node = run::program(project, "node");
    node.args(["-e", SCRIPT, "--"]).args([folder, &terser]);
    run::shown_to_reader(node)
        .map_err(|_| Failure::new("node could not tighten the page, for the reason above"))
}
