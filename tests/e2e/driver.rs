//! A browser behind its WebDriver: fantoccini's client, for scenarios that are plain functions.
//!
//! Each browser has a driver of its own, since geckodriver and WebKitWebDriver serve one session each. Dropping a [`Browser`] ends both, so
//! that a test that fails leaves nothing behind; [`end_all_when_interrupted`] is for a run that does not come to its end.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
#[cfg(unix)]
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::engine::Engine;

/// Longer than any single answer takes; a script has its own, shorter limit.
const ANSWER_WITHIN: Duration = Duration::from_secs(90);
/// How long a driver gets to listen, and to end by itself.
const DRIVER_WITHIN: Duration = Duration::from_secs(20);

/// The client is asynchronous, the scenarios are not: each waits for its answer.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime")
});

/// Waits for an answer of the driver.
pub(crate) fn wait<T>(answer: impl Future<Output = Result<T, CmdError>>) -> Result<T, CmdError> {
    RUNTIME
        .block_on(async { tokio::time::timeout(ANSWER_WITHIN, answer).await })
        .unwrap_or(Err(CmdError::WaitTimeout))
}

/// How many browsers were started.
static N_STARTED: AtomicU32 = AtomicU32::new(0);

/// Where the browsers' profiles lie while they run.
pub(crate) fn profiles() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("e2e-{}", std::process::id()))
}

/// A command that fantoccini has no function for: of one vendor, or new.
#[derive(Debug)]
struct Raw {
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(
        &self,
        base_url: &url::Url,
        session_id: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base_url.join(&format!(
            "session/{}{}",
            session_id.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}

/// A browser, running.
#[derive(Debug)]
pub(crate) struct Browser {
    /// What it is.
    pub(crate) engine: Engine,
    /// Its number, by which the servers know it.
    pub(crate) n: u32,
    /// fantoccini's client.
    pub(crate) client: Client,
    /// Where it puts what is downloaded.
    pub(crate) downloads: PathBuf,
    profile: PathBuf,
    // In the order in which they end.
    _driver: Group,
    _display: Option<Group>,
}

impl Browser {
    /// Starts a browser with a fresh profile.
    pub(crate) fn start(engine: Engine) -> Result<Self, String> {
        let n = N_STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = profiles().join(n.to_string());
        let downloads = profile.join("downloads");
        fs::create_dir_all(&downloads).map_err(|e| format!("make {}: {e}", downloads.display()))?;
        let (display, variables) = match engine {
            Engine::WebKit => {
                let (display, name) = display()?;
                let mut variables = webkit_variables(&profile, &downloads)?;
                variables.push(("DISPLAY", name));
                (Some(display), variables)
            }
            Engine::Chromium | Engine::Firefox => (None, Vec::new()),
        };
        let (driver, port) = start_driver(engine, variables)?;
        let client = wait(async {
            let connector = HttpConnector::new();
            let mut builder = ClientBuilder::new(connector);
            builder.capabilities(engine.capabilities(n, &profile, &downloads));
            Ok(builder.connect(&format!("http://127.0.0.1:{port}")).await)
        })
        .map_err(|e| format!("{} does not answer: {e}", engine.name()))?
        .map_err(|e| format!("start {}: {e}", engine.name()))?;
        let browser = Self {
            engine,
            n,
            client,
            downloads,
            profile,
            _driver: driver,
            _display: display,
        };
        browser.prepare().map_err(|e| e.to_string())?;
        Ok(browser)
    }

    /// What is set once, for all scenarios.
    fn prepare(&self) -> Result<(), CmdError> {
        match self.engine {
            Engine::Chromium => {
                let folder = json!({"behavior": "allow", "downloadPath": self.downloads});
                self.cdp("Browser.setDownloadBehavior", folder)?;
            }
            Engine::Firefox => {
                // The window may be as narrow as a phone, and keeps what is asked for by a page or a frame. What the reader's system
                // prefers is set for each page anew.
                self.chrome(
                    "document.documentElement.style.setProperty('min-width', '0', 'important'); \
                     window.wishes = {}; \
                     Services.obs.addObserver(context => { if (!context.parent) Object.assign(context, window.wishes) }, 'browsing-context-attached'); \
                     window.requests = []; \
                     Services.obs.addObserver(subject => { const channel = subject.QueryInterface(Ci.nsIHttpChannel); \
                         if (channel.loadInfo.browsingContextID) window.requests.push(channel.URI.spec) }, 'http-on-modify-request')",
                    json!([]),
                )?;
            }
            Engine::WebKit => {}
        }
        Ok(())
    }

    /// Runs a script and gives what it returns.
    pub(crate) fn execute(&self, script: &str, arguments: Value) -> Result<Value, CmdError> {
        wait(self.client.execute(script, list(arguments)))
    }

    /// Runs a script that calls back, its last argument, with what it finds.
    pub(crate) fn execute_async(&self, script: &str, arguments: Value) -> Result<Value, CmdError> {
        wait(self.client.execute_async(script, list(arguments)))
    }

    /// A command with a body that fantoccini has no function for.
    pub(crate) fn post(&self, path: &str, body: Value) -> Result<Value, CmdError> {
        self.raw(path, Some(body))
    }

    /// A question that fantoccini has no function for.
    pub(crate) fn get(&self, path: &str) -> Result<Value, CmdError> {
        self.raw(path, None)
    }

    fn raw(&self, path: &str, body: Option<Value>) -> Result<Value, CmdError> {
        let path = path.to_owned();
        wait(self.client.issue_cmd(Raw { path, body }))
    }

    /// A command of the Chrome DevTools Protocol, which only Chromium has.
    pub(crate) fn cdp(&self, command: &str, parameters: Value) -> Result<Value, CmdError> {
        self.post(
            "/goog/cdp/execute",
            json!({"cmd": command, "params": parameters}),
        )
    }

    /// A script in Firefox's own window, where it can do what the reader can do with the browser.
    pub(crate) fn chrome(&self, script: &str, arguments: Value) -> Result<Value, CmdError> {
        self.post("/moz/context", json!({"context": "chrome"}))?;
        let outcome = self.execute(script, arguments);
        self.post("/moz/context", json!({"context": "content"}))?;
        outcome
    }

    /// What Chromium wrote to a log since it was last asked for.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        match self.post("/se/log", json!({"type": kind})) {
            Ok(Value::Array(entries)) => entries,
            _ => Vec::new(),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = wait(self.client.clone().close());
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn list(arguments: Value) -> Vec<Value> {
    match arguments {
        Value::Array(list) => list,
        one => vec![one],
    }
}

/// The ids of the groups that run.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    RUNNING
        .lock()
        .expect("no thread panics while it holds this")
}

/// A program and what it has started, which end with this value.
#[derive(Debug)]
struct Group(Child);

impl Group {
    fn start(command: &mut Command) -> std::io::Result<Self> {
        #[cfg(unix)]
        command.process_group(0);
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn()?;
        running().insert(child.id());
        Ok(Self(child))
    }
}

/// Sends a signal to all processes of a group.
fn signal(name: &str, group: u32) {
    let _ = Command::new("kill")
        .args([name, "--", &format!("-{group}")])
        .stderr(Stdio::null())
        .status();
}

/// Ends all browsers and the run, when it is told to end: a terminal's Ctrl-C reaches its own group of processes only.
#[cfg(unix)]
pub(crate) fn end_all_when_interrupted() {
    use tokio::signal::unix::{SignalKind, signal as wait_for};

    for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
        RUNTIME.spawn(async move {
            match wait_for(kind) {
                Ok(mut signals) => signals.recv().await,
                Err(e) => return eprintln!("browsers will outlive an interrupted run: {e}"),
            };
            running().iter().for_each(|group| signal("-TERM", *group));
            tokio::time::sleep(Duration::from_secs(1)).await;
            // Those too that were started meanwhile.
            running().iter().for_each(|group| signal("-KILL", *group));
            let _ = fs::remove_dir_all(profiles());
            // As a shell has it for a program that a signal has ended.
            std::process::exit(128 + kind.as_raw_value());
        });
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // A driver ends its browser when it is asked to; who does not answer any more is not asked twice.
        for name in ["-TERM", "-KILL"] {
            signal(name, self.0.id());
            let deadline = Instant::now() + Duration::from_secs(5);
            while Instant::now() < deadline && matches!(self.0.try_wait(), Ok(None)) {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
        running().remove(&self.0.id());
    }
}

/// Starts a driver on a free port.
fn start_driver(engine: Engine, variables: Vec<(&str, String)>) -> Result<(Group, u16), String> {
    let (variable, program) = engine.driver();
    let free = TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map_err(|e| format!("look for a free port: {e}"))?
        .port();
    let mut command = Command::new(&program);
    command
        .args(engine.driver_arguments(free))
        .envs(variables)
        .stdout(Stdio::piped());
    // What goes to the loopback is nobody else's.
    for proxy in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(proxy).env_remove(proxy.to_uppercase());
    }
    let mut driver = Group::start(&mut command)
        .map_err(|e| format!("start {}: {e} ({variable} names it)", program.display()))?;
    let silent = || {
        format!(
            "{} does not say on which port it listens",
            program.display()
        )
    };
    let output = driver.0.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let port = match engine.says_its_port() {
        Some(before) => lines
            .find_map(|line| {
                let (_, port) = line.split_once(before)?;
                port.trim_end_matches('.').parse::<u16>().ok()
            })
            .ok_or_else(silent)?,
        None => {
            let deadline = Instant::now() + DRIVER_WITHIN;
            while TcpStream::connect(("127.0.0.1", free)).is_err() {
                if Instant::now() > deadline {
                    return Err(silent());
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            free
        }
    };
    // What else it writes is read, so that it never waits for room in the pipe.
    std::thread::spawn(move || lines.for_each(drop));
    Ok((driver, port))
}

/// A display for one browser that has a window: as small as can be, with the pointer in its middle, so that without a window manager the
/// window has the focus.
fn display() -> Result<(Group, String), String> {
    let mut command = Command::new("Xvfb");
    command
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "200x200x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped());
    let mut display = Group::start(&mut command).map_err(|e| format!("start Xvfb: {e}"))?;
    let output = display.0.stdout.take().expect("it is piped");
    let number = BufReader::new(output).lines().map_while(Result::ok).next();
    let number = number.ok_or("Xvfb names no display")?;
    Ok((display, format!(":{}", number.trim())))
}

/// What MiniBrowser is told by its surroundings: where it downloads to, that its tool bar takes no width (or no window could be as narrow
/// as a phone), and the language.
fn webkit_variables(
    profile: &Path,
    downloads: &Path,
) -> Result<Vec<(&'static str, String)>, String> {
    let files = [
        (
            "user-dirs.dirs",
            format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display()),
        ),
        (
            "gtk-3.0/gtk.css",
            "toolbar, toolbar *, box, entry, button { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }\n\
             toolbar image, button image { -gtk-icon-transform: scale(0); }\n\
             toolbar label, entry, entry * { font-size: 1px; }\n"
                .to_owned(),
        ),
        (
            "gtk-3.0/settings.ini",
            "[Settings]\ngtk-toolbar-icon-size=GTK_ICON_SIZE_MENU\n".to_owned(),
        ),
    ];
    let config = profile.join("config");
    for (name, text) in files {
        let file = config.join(name);
        file.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&file, text))
            .map_err(|e| format!("{}: {e}", file.display()))?;
    }
    let folder = |name: &str| profile.join(name).display().to_string();
    Ok(vec![
        ("HOME", folder("home")),
        ("XDG_CONFIG_HOME", folder("config")),
        ("XDG_DATA_HOME", folder("data")),
        ("XDG_CACHE_HOME", folder("cache")),
        ("LANG", "en_GB.UTF-8".to_owned()),
        ("NO_AT_BRIDGE", "1".to_owned()),
    ])
}
