//! WebDriver, as far as these tests need it: ChromeDriver as a child, and a browser in it as a value that ends with its scope.
//!
//! Everything waits for its answer, so a test that fails leaves no browser behind: dropping does the rest.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Longer than any single answer takes; a script has its own, shorter limit.
const ANSWER_WITHIN: Duration = Duration::from_secs(90);
/// How long the children get to end by themselves.
const END_WITHIN: Duration = Duration::from_secs(5);

/// What ChromeDriver refused, or why it could not be asked.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The name of the error in WebDriver: "stale element reference".
    pub(crate) error: String,
    /// What it says.
    pub(crate) message: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.error, self.message)
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(ANSWER_WITHIN))
        // What goes to the loopback is nobody else's.
        .proxy(None)
        .build()
        .into()
}

/// ChromeDriver, running.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    address: String,
    browser: PathBuf,
    profiles: PathBuf,
    n_started: AtomicU32,
}

impl Driver {
    /// Starts ChromeDriver on a port of its own choice.
    pub(crate) fn start() -> Result<Self, String> {
        let program = std::env::var_os("CHROMEDRIVER")
            .map_or_else(|| PathBuf::from("chromedriver"), PathBuf::from);
        let browser =
            std::env::var_os("CHROME").map_or_else(|| PathBuf::from("chromium"), PathBuf::from);
        let mut child = Command::new(&program)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("start {}: {e} (CHROMEDRIVER names it)", program.display()))?;
        let mut lines = BufReader::new(child.stdout.take().expect("it is piped"))
            .lines()
            .map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        // What else it writes is read, so that it never waits for room in the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let Some(port) = port else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!(
                "{} did not say on which port it listens",
                program.display()
            ));
        };
        let profiles =
            PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("e2e-{}", std::process::id()));
        Ok(Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
            browser,
            profiles,
            n_started: AtomicU32::new(0),
        })
    }

    /// Starts a browser with a fresh profile.
    pub(crate) fn browser(&self) -> Result<Browser, String> {
        let n = self.n_started.fetch_add(1, Ordering::Relaxed);
        let profile = self.profiles.join(n.to_string());
        let downloads = profile.join("downloads");
        std::fs::create_dir_all(&downloads)
            .map_err(|e| format!("make {}: {e}", downloads.display()))?;
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
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "timeouts": {"script": 60_000, "pageLoad": 30_000, "implicit": 0},
            "unhandledPromptBehavior": "accept",
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "goog:chromeOptions": {
                "binary": self.browser, "args": arguments, "perfLoggingPrefs": {"enableNetwork": true, "enablePage": false},
            },
        }}});
        let agent = agent();
        let answer = ask(
            agent.post(format!("{}/session", self.address)),
            Some(&wanted),
        )
        .map_err(|e| e.to_string())?;
        let id = answer["sessionId"]
            .as_str()
            .ok_or("ChromeDriver names no session")?;
        let browser = Browser {
            agent,
            address: format!("{}/session/{id}", self.address),
            profile,
            downloads,
        };
        browser
            .cdp(
                "Browser.setDownloadBehavior",
                json!({"behavior": "allow", "downloadPath": browser.downloads}),
            )
            .map_err(|e| e.to_string())?;
        Ok(browser)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It ends its browsers as well, which a kill would not.
        let _ = agent().get(format!("{}/shutdown", self.address)).call();
        let deadline = Instant::now() + END_WITHIN;
        while Instant::now() < deadline && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.profiles);
    }
}

/// A browser, running.
#[derive(Debug)]
pub(crate) struct Browser {
    agent: ureq::Agent,
    address: String,
    profile: PathBuf,
    /// Where it puts what is downloaded.
    pub(crate) downloads: PathBuf,
}

impl Browser {
    /// A command with a body.
    pub(crate) fn post(&self, path: &str, body: Value) -> Result<Value, Refusal> {
        ask(
            self.agent.post(format!("{}{path}", self.address)),
            Some(&body),
        )
    }

    /// A question.
    pub(crate) fn get(&self, path: &str) -> Result<Value, Refusal> {
        answer(self.agent.get(format!("{}{path}", self.address)).call())
    }

    /// A command of the Chrome DevTools Protocol.
    pub(crate) fn cdp(&self, command: &str, parameters: Value) -> Result<Value, Refusal> {
        self.post(
            "/goog/cdp/execute",
            json!({"cmd": command, "params": parameters}),
        )
    }

    /// What was written to a log since it was last asked for.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        match self.post("/se/log", json!({"type": kind})) {
            Ok(Value::Array(entries)) => entries,
            _ => Vec::new(),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.address).call();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

fn ask(
    request: ureq::RequestBuilder<ureq::typestate::WithBody>,
    body: Option<&Value>,
) -> Result<Value, Refusal> {
    answer(request.send_json(body))
}

fn answer(
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Value, Refusal> {
    let unanswered = |e: ureq::Error| Refusal {
        error: "no answer".to_owned(),
        message: e.to_string(),
    };
    let mut response = response.map_err(unanswered)?;
    // A picture of the whole page is larger than the client's own limit.
    let mut answer: Value = response
        .body_mut()
        .with_config()
        .limit(256 << 20)
        .read_json()
        .map_err(unanswered)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) if !response.status().is_success() => Err(Refusal {
            error: error.to_owned(),
            message: value["message"]
                .as_str()
                .unwrap_or_default()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
        }),
        _ => Ok(value),
    }
}
