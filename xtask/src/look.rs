//! What is on this machine, found with as few started programs as possible: a file's presence and a stamp of ours
//! tell most of it, so that a command with nothing to set up loses no time.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::pins;
use crate::plan::Need;
use crate::project::Project;
use crate::run;
use crate::step::Package;

/// A thing that is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its version, where one was looked for.
    pub(crate) version: Option<String>,
    /// Its file or folder.
    pub(crate) place: PathBuf,
}

/// What matters of this machine to the set-up. A tool that is here in another version than the pinned one counts as
/// missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// The version of wasm-bindgen that `Cargo.lock` asks for.
    pub(crate) wasm_bindgen_wanted: String,
    /// rustup, with which parts of the toolchain can be added.
    pub(crate) rustup: Option<Found>,
    /// Rust's standard library for wasm32-unknown-unknown.
    pub(crate) wasm_target: Option<Found>,
    /// The source of Rust's standard library.
    pub(crate) rust_src: Option<Found>,
    /// clippy.
    pub(crate) clippy: Option<Found>,
    /// rustfmt.
    pub(crate) rustfmt: Option<Found>,
    /// Trunk.
    pub(crate) trunk: Option<Found>,
    /// wasm-bindgen, with its test runner beside it.
    pub(crate) wasm_bindgen: Option<Found>,
    /// `cargo binstall`, which fetches tools ready made.
    pub(crate) binstall: Option<Found>,
    /// node.
    pub(crate) node: Option<Found>,
    /// npm.
    pub(crate) npm: Option<Found>,
    /// wasm-opt.
    pub(crate) wasm_opt: Option<Found>,
    /// What minifies scripts.
    pub(crate) terser: Option<Found>,
    /// The accessibility checker.
    pub(crate) axe: Option<Found>,
    /// Those of [`pins::RESIZERS`] that are missing.
    pub(crate) resizers_missing: Vec<Package>,
    /// What drives the browser for the benchmark.
    pub(crate) playwright: Option<Found>,
    /// A browser of the Chromium family.
    pub(crate) chromium: Option<Found>,
    /// ChromeDriver.
    pub(crate) chromedriver: Option<Found>,
    /// A font with Chinese characters; screenshots want it, nothing else does.
    pub(crate) chinese_font: bool,
    /// Debian's apt-get, and the right to use it.
    pub(crate) apt: Option<Found>,
}

/// Looks around for what `need` asks for. Starts `--version` of a program only where no stamp of ours answers.
pub(crate) fn look(project: &Project, need: Need) -> Result<State, Failure> {
    let wasm_bindgen_wanted = pins::wasm_bindgen(&project.cargo_lock()?)?;
    let sysroot = sysroot(project);
    let browsers = browsers();
    let mut state = State {
        rustup: found_on_path("rustup"),
        wasm_target: sysroot.as_deref().and_then(wasm_target_in),
        rust_src: sysroot.as_deref().and_then(rust_src_in),
        clippy: of_toolchain(sysroot.as_deref(), "cargo-clippy"),
        rustfmt: of_toolchain(sysroot.as_deref(), "rustfmt"),
        trunk: own_or_on_path(project, "trunk", pins::TRUNK, &["trunk"]),
        wasm_bindgen: own_or_on_path(
            project,
            "wasm-bindgen",
            &wasm_bindgen_wanted,
            &["wasm-bindgen", "wasm-bindgen-test-runner"],
        ),
        binstall: found_on_path("cargo-binstall"),
        node: found_on_path("node"),
        npm: found_on_path("npm"),
        wasm_opt: wasm_opt(project),
        terser: is_installed(project, pins::TERSER).then(|| Found {
            version: Some(pins::TERSER.version.to_owned()),
            place: project.node_modules().join(pins::TERSER.name),
        }),
        axe: (project.stamp("axe-core").as_deref() == Some(pins::AXE_CORE)
            && project.axe().is_file())
        .then(|| Found {
            version: Some(pins::AXE_CORE.to_owned()),
            place: project.axe(),
        }),
        resizers_missing: pins::RESIZERS
            .into_iter()
            .filter(|package| !is_installed(project, *package))
            .collect(),
        playwright: (project.stamp("playwright-core").as_deref() == Some(pins::PLAYWRIGHT_CORE))
            .then(|| project.npm().join("node_modules").join("playwright-core"))
            .filter(|dir| dir.is_dir())
            .map(plain),
        chromium: browsers.chromium.map(plain),
        chromedriver: browsers.chromedriver.map(plain),
        chinese_font: need != Need::Tests || chinese_font(project),
        apt: None,
        wasm_bindgen_wanted,
    };
    if state.chromium.is_none() || state.chromedriver.is_none() || !state.chinese_font {
        state.apt = found_on_path("apt-get").filter(|_| may_use_apt(project));
    }
    Ok(state)
}

/// Whether an npm package is here in that version.
fn is_installed(project: &Project, package: Package) -> bool {
    project.stamp(package.stamp().as_str()).as_deref() == Some(package.version)
        && project
            .node_modules()
            .join(package.name)
            .join("package.json")
            .is_file()
}

/// The browser and its driver: those that `CHROME` and `CHROMEDRIVER` name, or those on `PATH`, or where the
/// system's installers put them.
struct Browsers {
    chromium: Option<PathBuf>,
    chromedriver: Option<PathBuf>,
}

fn browsers() -> Browsers {
    let named = |variable: &str| {
        std::env::var_os(variable)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    let usual = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    ];
    Browsers {
        chromium: named("CHROME")
            .or_else(|| names.iter().find_map(|name| run::on_path(name)))
            .or_else(|| usual.iter().map(PathBuf::from).find(|file| file.is_file())),
        chromedriver: named("CHROMEDRIVER").or_else(|| run::on_path("chromedriver")),
    }
}

/// The folder of the toolchain that runs us. cargo says where it lies itself: in `bin` below it. That saves asking
/// rustc, which takes longer than all the rest here.
fn sysroot(project: &Project) -> Option<PathBuf> {
    let beside_cargo = std::env::var_os("CARGO")
        .map(PathBuf::from)
        .and_then(|cargo| Some(cargo.parent()?.parent()?.to_owned()))
        .filter(|dir| dir.join("lib").join("rustlib").is_dir());
    beside_cargo.or_else(|| {
        let mut rustc = run::program(project, "rustc");
        rustc.args(["--print", "sysroot"]);
        let output = run::answer(rustc).ok()?;
        Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()))
    })
}

fn wasm_target_in(sysroot: &Path) -> Option<Found> {
    let dir = sysroot
        .join("lib")
        .join("rustlib")
        .join("wasm32-unknown-unknown")
        .join("lib");
    dir.is_dir().then(|| plain(dir))
}

fn rust_src_in(sysroot: &Path) -> Option<Found> {
    let dir = sysroot
        .join("lib")
        .join("rustlib")
        .join("src")
        .join("rust")
        .join("library");
    dir.join("Cargo.lock").is_file().then(|| plain(dir))
}

fn of_toolchain(sysroot: Option<&Path>, name: &str) -> Option<Found> {
    run::in_dir(&sysroot?.join("bin"), name).map(plain)
}

/// A tool of this exact version: ours by its stamp, or one that the user has.
fn own_or_on_path(
    project: &Project,
    tool: &str,
    version: &str,
    programs: &[&str],
) -> Option<Found> {
    let bin = project.tools_bin();
    let own = project.stamp(tool).as_deref() == Some(version)
        && programs
            .iter()
            .all(|program| run::in_dir(&bin, program).is_some());
    if own {
        return Some(Found {
            version: Some(version.to_owned()),
            place: bin,
        });
    }
    let first = run::on_path(programs.first()?)?;
    let dir = first.parent()?;
    let complete = programs
        .iter()
        .all(|program| run::in_dir(dir, program).is_some());
    (complete && run::version_of(&first).as_deref() == Some(version)).then(|| Found {
        version: Some(version.to_owned()),
        place: dir.to_owned(),
    })
}

fn wasm_opt(project: &Project) -> Option<Found> {
    let own = (project.stamp("binaryen").as_deref() == Some(pins::BINARYEN))
        .then(|| run::in_dir(&project.npm_bin(), "wasm-opt"))
        .flatten();
    if let Some(place) = own {
        return Some(Found {
            version: Some(pins::BINARYEN.to_owned()),
            place,
        });
    }
    let place = run::on_path("wasm-opt")?;
    let version = run::version_of(&place)?;
    (version == pins::wasm_opt()).then_some(Found {
        version: Some(version),
        place,
    })
}

/// Whether fontconfig knows a font for Chinese. Systems without fontconfig bring their own.
fn chinese_font(project: &Project) -> bool {
    if !cfg!(target_os = "linux")
        || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file()
    {
        return true;
    }
    let mut fonts = run::program(project, "fc-list");
    fonts.arg(":lang=zh");
    run::answer(fonts).is_ok_and(|output| !output.stdout.is_empty())
}

/// apt-get is only for root, and we never ask for a password.
fn may_use_apt(project: &Project) -> bool {
    let mut id = run::program(project, "id");
    id.arg("-u");
    run::answer(id).is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn found_on_path(name: &str) -> Option<Found> {
    run::on_path(name).map(plain)
}

fn plain(place: PathBuf) -> Found {
    Found {
        version: None,
        place,
    }
}
