//! `build`: the page as files in `dist/`, for any static host and under any path; and, if asked for, as one file.

use std::fs;

use anyhow::Result;
use xshell::cmd;

use crate::args::BuildOptions;
use crate::finish::{self, prerender};
use crate::project::Project;
use crate::setup::{self, Need};
use crate::single;
use crate::weight;

/// Sets up, builds, and says what the page weighs.
pub(crate) fn build(project: &Project, options: &BuildOptions) -> Result<()> {
    setup::set_up(project, Need::Release)?;
    // Before minutes are spent on the page that it would go into.
    if let Some(data) = &options.data {
        prerender::check(project, data)?;
    }
    trunk_build(project, options)?;
    println!("{}", weight::weigh(project)?);
    println!("the page is in dist/: upload all of it, to any folder of any host");
    if options.single_file {
        let file = single::pack(project, options.data.as_deref())?;
        let n_bytes = fs::metadata(&file)?.len();
        println!(
            "the page as one file is {}: {n_bytes} bytes",
            file.display()
        );
    }
    Ok(())
}

/// Has Trunk build for release. All that it needs must be set up.
pub(crate) fn trunk_build(project: &Project, options: &BuildOptions) -> Result<()> {
    let shell = project.shell()?;
    let mut trunk = cmd!(shell, "trunk build --release --skip-version-check");
    if let Some(url) = &options.public_url {
        trunk = trunk.args(["--public-url", url]);
    }
    // Trunk hands its environment on to `finish`.
    trunk = match &options.site_url {
        Some(url) => trunk.env(finish::SITE_URL, url),
        None => trunk.env_remove(finish::SITE_URL),
    };
    trunk.env_remove(finish::DEMO).run()?;
    Ok(())
}
