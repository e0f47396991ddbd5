//! `build --single-file`: the page, its program and a dataset in one file, which opens from a disk.
//!
//! It is made from the files of `dist/`. node does the packing, as it does the compressing: it has both the hashes and the compression
//! that it takes.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, While};
use crate::project::Project;
use crate::run;
use crate::year::{self, Year};

/// What packs.
const SCRIPT: &str = concat!(include_str!("tag.js"), include_str!("single.js"));

/// Packs what lies in `dist/` into one file, with another dataset if one is given, and says where that file lies.
pub(crate) fn pack(project: &Project, data: Option<&Path>) -> Result<PathBuf, Failure> {
    let (dist, folder) = (project.dist(), project.single());
    let page = project.at("target").join("single.html");
    std::fs::create_dir_all(&folder).or_say(|| format!("make {}", folder.display()))?;
    std::fs::copy(dist.join("index.html"), &page)
        .or_say(|| format!("copy the page to {}", page.display()))?;
    let data = data.map(|data| project.at(data));
    let wanted = Year {
        folder: Some(&dist),
        data: data.as_deref(),
        in_page: true,
        ..Year::default()
    };
    let put =
        year::put(project, &page, &wanted)?.ok_or_else(|| Failure::new("the page got no year"))?;
    let out = folder.join(format!("{}.html", file_name(&put.name)));
    let mut node = run::program(project, "node");
    node.args(["-e", SCRIPT, "--"])
        .args([&dist, &page, &put.path, &out]);
    run::shown_to_reader(node)
        .map_err(|_| Failure::new("node could not pack the page, for the reason above"))?;
    Ok(out)
}

/// A dataset's name as the name of a file.
fn file_name(name: &str) -> String {
    name.chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
                c
            } else {
                '-'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_makes_a_file_that_any_system_can_hold() {
        for (name, expected) in [
            ("a-year.2", "a-year.2"),
            ("a/../b: c", "a-..-b--c"),
            ("年度", "年度"),
        ] {
            assert_eq!(file_name(name), expected);
        }
    }
}
