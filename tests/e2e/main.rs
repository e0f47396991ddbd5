//! The page from end to end, as a reader meets it: the release build, served below a path under the strict policy, in Chromium.
//!
//! `cargo xtask test` runs these after it has built the page. By hand:
//! `YEARLINE_DIST=dist cargo test --test e2e -- --test-threads 2 [part of a name]`; `CHROME` and `CHROMEDRIVER` name the
//! browser, `YEARLINE_AXE` the file of axe-core, `YEARLINE_NPM` the folder of the scripts that size frames, `YEARLINE_SINGLE` the page that is
//! one file. Pictures are kept under `target/screenshots/`.
//!
//! Every scenario ends with the same question: has the console held an error, has the policy forbidden something, has anything
//! been asked of another origin? One that is about such a thing says so.

mod broken;
mod driver;
mod folders;
mod hosts;
mod many;
mod page;
mod scenarios;
mod site;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use page::Page;
use world::World;

/// A scenario: what it shows, and how.
pub(crate) type Scenario = (&'static str, fn(&Page<'_>));

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if arguments.list {
        let trials = scenarios::all()
            .map(|(name, _)| Trial::test(name, || Ok(())))
            .collect();
        return libtest_mimic::run(&arguments, trials).exit_code();
    }
    let world = match World::start() {
        Ok(world) => Arc::new(world),
        Err(fault) => {
            eprintln!("the browser tests cannot start: {fault}");
            return ExitCode::FAILURE;
        }
    };
    let trials = scenarios::all().map(|(name, scenario)| {
        let world = Arc::clone(&world);
        Trial::test(name, move || play(&world, name, scenario))
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    // Ends the browsers, the driver and the servers.
    drop(world);
    conclusion.exit_code()
}

/// Plays a scenario in a browser. One in which a scenario failed is not used again.
fn play(world: &World, name: &str, scenario: fn(&Page<'_>)) -> Result<(), Failed> {
    let browser = world.browser()?;
    let page = Page::new(world, &browser)?;
    let outcome = catch_unwind(AssertUnwindSafe(|| scenario(&page)));
    let complaints = page.complaints();
    if let Err(panic) = outcome {
        let file = format!("failed/{}", name.replace([' ', '/', ':'], "-"));
        let kept = page.try_picture(&file).map_or_else(
            |e| e.to_string(),
            |()| format!("target/screenshots/{file}.png"),
        );
        let said = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
            .unwrap_or_default();
        return Err(format!("{said}\npicture: {kept}\n{}", complaints.join("\n")).into());
    }
    if !complaints.is_empty() {
        return Err(complaints.join("\n").into());
    }
    page.leave();
    world.keep(browser);
    Ok(())
}
