//! The page from end to end, as a reader meets it: the release build, served below a path under the strict policy, in one engine.
//!
//! `cargo xtask test` runs these after it has built the page, once in each engine that is there. By hand:
//! `YEARLINE_ENGINE=firefox YEARLINE_DIST=dist cargo test --test e2e -- --test-threads 2 [part of a name]`; without the first, Chromium.
//! `CHROME` and `CHROMEDRIVER`, `FIREFOX` and `GECKODRIVER`, `MINIBROWSER` and `WEBKIT_DRIVER` name browsers and their drivers,
//! `YEARLINE_AXE` the file of axe-core, `YEARLINE_NPM` the folder of the scripts that size frames, `YEARLINE_SINGLE` the page that is
//! one file. Pictures are kept under `target/screenshots/`.
//!
//! Every scenario ends with the same question: has the console held an error, has the policy forbidden something, has anything
//! been asked of another origin? One that is about such a thing says so. Chromium and Firefox answer from their own logs, for frames as well.
//! WebKit has none: there the page itself notes uncaught errors, the console and what it has loaded, so what happens in a frame of another
//! origin is not noticed, and a picture is of the visible part only.

mod broken;
mod driver;
mod early;
mod engine;
mod folders;
mod hosts;
mod many;
mod page;
mod pdf;
mod scenarios;
mod site;
mod world;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use engine::{Engine, Need};
use page::Page;
use world::World;

/// A scenario: what it shows, how, and what the browser must be able to do for it beyond WebDriver.
pub(crate) type Scenario = (&'static str, fn(&Page<'_>), &'static [Need]);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    #[cfg(unix)]
    driver::end_all_when_interrupted();
    let world = Engine::named().and_then(|engine| {
        // A list needs no browser.
        let world = (!arguments.list).then(|| World::start(engine).map(Arc::new));
        Ok((engine, world.transpose()?))
    });
    let (engine, world) = match world {
        Ok(started) => started,
        Err(fault) => {
            eprintln!("the browser tests cannot start: {fault}");
            return ExitCode::FAILURE;
        }
    };
    let mut left_out: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let trials = scenarios::all().map(|(name, scenario, needs)| {
        let why = needs.iter().find_map(|need| engine.lacks(*need));
        if let Some(why) = why {
            left_out.entry(why).or_default().push(name);
        }
        let world = world.clone();
        Trial::test(name, move || match world {
            Some(world) => play(&world, name, scenario),
            None => Ok(()),
        })
        .with_kind(engine.name())
        .with_ignored_flag(why.is_some())
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    if !arguments.list && arguments.filter.is_none() {
        for (why, names) in &left_out {
            println!(
                "{}, {} left out, since {why}: {}",
                engine.name(),
                names.len(),
                names.join(", ")
            );
        }
    }
    // Ends the browsers, their drivers and the servers.
    drop(world);
    conclusion.exit_code()
}

/// Plays a scenario in a browser. One in which a scenario failed is not used again.
fn play(world: &World, name: &str, scenario: fn(&Page<'_>)) -> Result<(), Failed> {
    let browser = world.browser()?;
    let page = Page::new(world, &browser).map_err(|e| e.to_string())?;
    let outcome = catch_unwind(AssertUnwindSafe(|| scenario(&page)));
    let complaints = page.complaints();
    if let Err(panic) = outcome {
        let file = format!("failed/{}", name.replace([' ', '/', ':'], "-"));
        let kept = page
            .try_picture(&file)
            .map_or_else(|e| e, |()| format!("{file}.png in target/screenshots"));
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
