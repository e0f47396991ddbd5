//! The browsers that play the scenarios: how each is called and started, and what WebDriver can't ask of it.
//!
//! It knows no page. `YEARLINE_ENGINE` names the one that a run is in.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

/// The browser's own name in its `User-Agent`, by which the server knows it; its number follows.
pub(crate) const AGENT: &str = "yearline-e2e/";

/// An engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, by ChromeDriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver.
    WebKit,
}

/// What a scenario asks of the browser that WebDriver has no command for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// What an input method composes.
    Composition,
    /// The languages that the reader prefers.
    Languages,
    /// The size of the reader's letters.
    Letters,
    /// A medium or a preference: print, dark, less motion, forced colours.
    Media,
    /// No network.
    Network,
    /// The page on paper.
    Paper,
    /// Sheets of A4 with a foot of the page's own.
    Sheets,
    /// No scripts.
    Scripts,
    /// The clipboard.
    Clipboard,
    /// How far things moved: the Layout Instability API.
    Shifts,
    /// To notice that a body is shorter than was promised.
    Length,
    /// Minutes: walks through every file at every width.
    Minutes,
    /// A wheel that a picture is told of.
    Wheel,
    /// The same pixels from a picture on the screen and in a file.
    Raster,
    /// Scripts that run before those of a page that lies on disk.
    Disk,
    /// Other eyes: what people see who tell colours apart less.
    Vision,
    /// A preference for more contrast.
    Contrast,
    /// A finger in place of a mouse.
    Touch,
    /// The whole tree that assistive technology gets.
    Tree,
    /// A picture of a part of the window.
    Clip,
    /// Deferred scripts that wait for style sheets.
    Deferral,
}

impl Engine {
    /// The engine that `YEARLINE_ENGINE` names; Chromium without it.
    pub(crate) fn named() -> Result<Self, String> {
        let all = [Self::Chromium, Self::Firefox, Self::WebKit];
        match std::env::var("YEARLINE_ENGINE").ok() {
            None => Ok(Self::Chromium),
            Some(name) => all
                .into_iter()
                .find(|engine| engine.name() == name)
                .ok_or_else(|| {
                    format!("YEARLINE_ENGINE is chromium, firefox or webkit, not {name}")
                }),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Why this engine can't do what a scenario needs; `None` where it can.
    pub(crate) fn lacks(self, need: Need) -> Option<&'static str> {
        use Need as N;
        match (self, need) {
            (Self::Chromium, _) => None,
            (_, N::Composition) => Some("WebDriver has no input methods"),
            (_, N::Scripts) => Some("without scripts WebDriver can't look at the page"),
            (_, N::Sheets) => Some("it has no margin boxes (css-page-3)"),
            (_, N::Shifts) => Some("it has no Layout Instability API"),
            (_, N::Vision | N::Contrast | N::Touch | N::Tree | N::Clip) => {
                Some("only Chromium's DevTools Protocol has a command for it")
            }
            (_, N::Raster) => Some("it draws letters differently in a file and on the screen"),
            (_, N::Disk) => {
                Some("its driver has no command for early scripts, and no server sends the page")
            }
            (Self::WebKit, N::Paper) => Some("WebKitWebDriver has no Print command"),
            (_, N::Minutes) => Some("they take minutes, and one engine shows them for all"),
            (Self::Firefox, _) => None,
            (Self::WebKit, N::Deferral) => {
                Some("its deferred scripts wait for no style sheet, and its forms for no layout")
            }
            (Self::WebKit, N::Length) => Some("it takes a body that breaks off for a whole one"),
            (Self::WebKit, N::Wheel) => {
                Some("what WebKitWebDriver 2.50 turns did not arrive at the picture")
            }
            (Self::WebKit, N::Clipboard) => Some("WebKitWebDriver grants no permissions"),
            (Self::WebKit, N::Languages | N::Letters | N::Media | N::Network) => {
                Some("WebKitWebDriver has no command for it")
            }
        }
    }

    /// The driver, and the variable that names another one.
    pub(crate) fn driver(self) -> (&'static str, PathBuf) {
        let (variable, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKIT_DRIVER", "WebKitWebDriver"),
        };
        (variable, variable_or(variable, program))
    }

    /// The driver's arguments. Of its own accord WebKit's takes no port that is free.
    pub(crate) fn driver_arguments(self, port: u16) -> Vec<String> {
        let arguments: &[&str] = match self {
            Self::Chromium => &["--port=0", "--log-level=SEVERE"],
            // Its own scripts may then set what a reader sets in the browser: sizes of letters, colours, no network.
            Self::Firefox => &[
                "--port=0",
                "--websocket-port=0",
                "--allow-system-access",
                "--log=info",
            ],
            Self::WebKit => return vec![format!("--port={port}")],
        };
        arguments.iter().map(|s| (*s).to_owned()).collect()
    }

    /// The part of a line before the port, where the driver says on which one it listens.
    pub(crate) fn says_its_port(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("started successfully on port "),
            Self::Firefox => Some("Listening on 127.0.0.1:"),
            Self::WebKit => None,
        }
    }

    /// What a session of the browser with that number is asked for, with a profile and a folder for downloads.
    pub(crate) fn capabilities(
        self,
        n: u32,
        profile: &Path,
        downloads: &Path,
    ) -> Map<String, Value> {
        let mut wanted = json!({
            "timeouts": {"script": 60_000, "pageLoad": 30_000, "implicit": 0},
            "unhandledPromptBehavior": "accept",
        });
        let (name, options) = match self {
            Self::Chromium => {
                wanted["goog:loggingPrefs"] = json!({"browser": "ALL", "performance": "ALL"});
                wanted["goog:chromeOptions"] = json!({
                    "binary": variable_or("CHROME", "chromium"),
                    "args": chromium_arguments(profile),
                    "perfLoggingPrefs": {"enableNetwork": true, "enablePage": false},
                });
                return object(with_name(wanted, "chrome"));
            }
            Self::Firefox => (
                ("firefox", "moz:firefoxOptions"),
                json!({
                    "binary": variable_or("FIREFOX", "firefox-esr"),
                    "args": ["-headless"],
                    "prefs": firefox_preferences(n, downloads),
                }),
            ),
            Self::WebKit => (
                ("MiniBrowser", "webkitgtk:browserOptions"),
                json!({
                    "binary": minibrowser().unwrap_or_default(),
                    "args": ["--automation", format!("--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15 {AGENT}{n}")],
                }),
            ),
        };
        wanted[name.1] = options;
        object(with_name(wanted, name.0))
    }
}

fn with_name(mut wanted: Value, name: &str) -> Value {
    wanted["browserName"] = json!(name);
    wanted
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// A program by the variable that names it, or where it lies on `PATH`: ChromeDriver does not look there.
fn variable_or(variable: &str, program: &str) -> PathBuf {
    let on_path = || {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path)
            .map(|folder| folder.join(program))
            .find(|file| file.is_file())
    };
    std::env::var_os(variable)
        .filter(|named| !named.is_empty())
        .map(PathBuf::from)
        .or_else(on_path)
        .unwrap_or_else(|| PathBuf::from(program))
}

/// WebKitGTK's own small browser, which lies among its libraries.
fn minibrowser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("MINIBROWSER") {
        return Some(named.into());
    }
    let libraries = ["/usr/lib", "/usr/libexec"].map(PathBuf::from);
    let below = |folder: &PathBuf| -> Vec<PathBuf> {
        let inside = std::fs::read_dir(folder).into_iter().flatten().flatten();
        inside.map(|entry| entry.path()).collect()
    };
    let mut folders: Vec<PathBuf> = libraries.iter().flat_map(below).collect();
    folders.extend(libraries);
    let names = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    names.iter().find_map(|name| {
        let places = folders.iter().map(|f| f.join(name).join("MiniBrowser"));
        places.into_iter().find(|place| place.is_file())
    })
}

fn chromium_arguments(profile: &Path) -> Vec<String> {
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-proxy-server",
        "--lang=en-GB",
        "--accept-lang=en-GB",
        "--window-size=1366,768",
    ];
    let mut arguments: Vec<String> = arguments.map(str::to_owned).to_vec();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments
}

fn firefox_preferences(n: u32, downloads: &Path) -> Value {
    json!({
        "general.useragent.override": format!("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 {AGENT}{n}"),
        "intl.accept_languages": "en-GB",
        "network.proxy.type": 0,
        // The tests' servers are as far away as others while there is no network.
        "network.disable-localhost-when-offline": true,
        "browser.download.dir": downloads,
        "browser.download.folderList": 2,
        "browser.download.alwaysOpenPanel": false,
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.helperApps.neverAsk.saveToDisk": "text/csv,text/calendar,image/svg+xml,image/png,application/json,text/html,application/octet-stream",
        "dom.events.testing.asyncClipboard": true,
    })
}
